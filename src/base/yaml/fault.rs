//! What can be wrong with a piece of YAML before anyone looks at what it means.

use std::ops::Range;

use super::tree::Node;
use crate::base::source::Span;

/// The most bytes a piece of front matter may have. Above it, deep nesting takes the parser seconds.
pub const MAX_BYTES: usize = 64 << 10;
/// The most brackets that may be open at once.
pub const MAX_OPEN: usize = 64;

/// Why a piece of YAML could not be read.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, as near as the parser says.
    pub span: Span,
}

/// The kinds of fault that need words of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// More than `MAX_BYTES`.
    TooLarge,
    /// More than `MAX_OPEN` brackets open, or blocks nested beyond the parser's bound.
    TooDeep,
    /// The same key twice in one map; `first` is where it stood first.
    Duplicate {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Span,
    },
    /// The value is a list or a single value where a map of fields is expected.
    NotAMap,
    /// A tab where YAML wants spaces.
    Tab,
    /// A `: ` inside a value without quotes.
    ColonInValue {
        /// The key whose value has the colon.
        key: String,
        /// The value as it was written.
        value: String,
    },
    /// A quote that is never closed.
    UnclosedQuote,
    /// A value that starts with a character that means something else in YAML.
    ReservedStart(char),
    /// Anything else, in the parser's words.
    Syntax(String),
}

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
    let offset = error.location().map_or(0, |at| at.index().min(text.len()));
    for line in lines_near(text, offset) {
        if let Some((kind, range)) = trap(text, line) {
            return (Explained::Kind(kind), range);
        }
    }
    let line = line_at(text, offset);
    let short = message.split(" at line ").next().unwrap_or(&message).to_owned();
    let start = line.start + (text[line.clone()].len() - text[line.clone()].trim_start().len());
    (Explained::Kind(FaultKind::Syntax(short)), start..line.end.max(start))
}

/// The lines that most likely hold the cause: the one the parser stopped at, then those before it.
fn lines_near(text: &str, offset: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = Some(line_at(text, offset));
    std::iter::from_fn(move || {
        let line = next.take()?;
        next = (line.start > 0).then(|| line_at(text, line.start - 1));
        Some(line)
    })
}

fn line_at(text: &str, offset: usize) -> Range<usize> {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..start + text[start..end].trim_end().len()
}

/// A known trap on one line.
fn trap(text: &str, line: Range<usize>) -> Option<(FaultKind, Range<usize>)> {
    let content = &text[line.clone()];
    let indent = content.len() - content.trim_start().len();
    if let Some(tab) = content[..indent].find('\t') {
        return Some((FaultKind::Tab, line.start + tab..line.start + tab + 1));
    }
    let body = content.trim_start().trim_start_matches("- ");
    let (key, value) = body.split_once(": ")?;
    let value = value.trim();
    let start = line.end - value.len();
    let range = start..start + value.len();
    match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let closed = value.len() > 1 && value[1..].contains(quote);
            (!closed).then_some((FaultKind::UnclosedQuote, range))
        }
        '[' | '{' | '|' | '>' => None,
        reserved @ ('@' | '`' | '%' | '*' | '&' | '!') => Some((FaultKind::ReservedStart(reserved), range)),
        _ if value.contains(": ") || value.ends_with(':') => {
            let kind = FaultKind::ColonInValue { key: key.trim().to_owned(), value: value.to_owned() };
            Some((kind, range))
        }
        _ => None,
    }
}
