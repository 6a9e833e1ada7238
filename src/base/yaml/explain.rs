//! From the parser's error to the nearest kind of fault and its place. The parser says where it stopped,
//! which may be far below the cause.

use std::ops::Range;

use super::fault::FaultKind;
use super::slip;
use super::tree::Node;

/// A fault as found in the text, its place in bytes of that text.
pub(super) enum Explained {
    Kind(FaultKind),
    Duplicate { key: String, first: Range<usize> },
}

/// Turns the parser's error into the nearest kind and place.
pub(super) fn explain(
    text: &str,
    error: &serde_yaml::Error,
    tree: Option<&Node>,
) -> (Explained, Range<usize>) {
    if let Some((second, first)) = tree.and_then(Node::duplicate) {
        let key = second.scalar().cloned().unwrap_or_default();
        return (Explained::Duplicate { key, first: first.range.clone() }, second.range.clone());
    }
    let message = error.to_string();
    if message.contains("recursion limit") || message.contains("repetition limit") {
        return (Explained::Kind(FaultKind::TooDeep), 0..0);
    }
    let line = told(text, error);
    if message.contains("as u128") || message.contains("as i128") {
        let place = tree.and_then(Node::huge).map_or(line, |node| node.range.clone());
        return (Explained::Kind(FaultKind::HugeNumber), place);
    }
    if message.contains("control characters") {
        return (Explained::Kind(FaultKind::Control), line);
    }
    if let Some((kind, range)) = slip::find(text).filter(|slip| plausible(text, slip, &line)) {
        if matches!(kind, FaultKind::NoColon | FaultKind::Indent) && is_item(&text[range.clone()]) {
            return (Explained::Kind(FaultKind::ListMark), range);
        }
        return (Explained::Kind(kind), range);
    }
    if message.contains("more than one document") {
        let marks = text.match_indices("\n---").map(|(at, _)| slip::line_at(text, at + 1));
        let mark = marks.into_iter().find(|mark| !text[..mark.start].trim().is_empty());
        return (Explained::Kind(FaultKind::Documents), mark.unwrap_or(line));
    }
    let kind = if message.contains("escape") || message.contains("hex") {
        FaultKind::Escape
    } else if message.contains("unknown anchor") {
        FaultKind::ReservedStart('*')
    } else {
        FaultKind::Syntax
    };
    let indent = text[line.clone()].len() - text[line.clone()].trim_start().len();
    (Explained::Kind(kind), line.start + indent..line.end)
}

/// Whether a line was meant as an item of a list: a hyphen without its space, or what a word processor
/// puts for it.
fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('-') => chars.next().is_some_and(|next| next.is_alphabetic() || next == '\u{a0}'),
        Some('–' | '—' | '•' | '·' | '▪') => true,
        _ => false,
    }
}

/// The line at which the parser stopped, or the last before it that has something on it.
fn told(text: &str, error: &serde_yaml::Error) -> Range<usize> {
    let mut line = slip::line_at(text, error.location().map_or(0, |at| at.index()));
    while line.start > 0 && text[line.clone()].trim().is_empty() {
        line = slip::line_at(text, line.start - 1);
    }
    line
}

/// Whether a slip explains that the parser stopped at `line`. A quote or bracket left open may be far
/// back. Anything else stands there or just before it, or the parser gets further without it.
fn plausible(text: &str, (kind, range): &(FaultKind, Range<usize>), line: &Range<usize>) -> bool {
    if matches!(kind, FaultKind::UnclosedQuote | FaultKind::UnclosedBracket(_)) {
        return range.start <= line.end;
    }
    let own = slip::line_at(text, range.start);
    if own.start > line.start {
        return text[line.end..own.start].trim().is_empty();
    }
    if text[own.end.min(line.start)..line.start].trim().is_empty() {
        return true;
    }
    // Without its colon, a field takes the lines indented below it for its own text.
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut below = text[own.end..line.start].lines().filter(|line| !line.trim().is_empty());
    if *kind == FaultKind::NoColon && below.all(|line| indent(line) > indent(&text[own.clone()])) {
        return true;
    }
    let without = format!("{}{}{}", &text[..own.start], " ".repeat(own.len()), &text[own.end..]);
    match serde_yaml::from_str::<serde_yaml::Value>(&without) {
        Ok(_) => true,
        Err(error) => told(&without, &error).start > line.start,
    }
}
