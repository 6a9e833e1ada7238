//! Marks within a line that became text: emphasis without its other half, links with a space or without
//! an end, characters written by their code twice.

use std::ops::Range;

use super::seen::{Seen, line_of};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::{ENTITY_DOUBLE, MARKUP_EMPHASIS, MARKUP_LINK};

/// Names of characters that people write by their code.
const ENTITIES: [&str; 22] = [
    "nbsp", "amp", "lt", "gt", "quot", "apos", "euro", "ndash", "mdash", "hellip", "shy", "eacute", "euml",
    "egrave", "iuml", "ouml", "uuml", "lsquo", "rsquo", "ldquo", "rdquo", "bull",
];

/// Looks at all text that readers see.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    if text.contains("**") {
        emphasis(text, seen, span, found);
    }
    if text.contains("](") {
        // Told once a line, which one bracket too few can make into many.
        let mut told = 0;
        for at in raw(text, seen, "](") {
            if at >= told && torn_link(text, at, span, found) {
                told = line_of(text, at).end;
            }
        }
    }
    if text.contains("] (") {
        for at in raw(text, seen, "] (") {
            parted_link(text, at, span, found);
        }
    }
    if text.contains("&amp;") {
        for at in raw(text, seen, "&amp;") {
            let rest = &text[at + 5..];
            let name = rest.split(';').next().filter(|name| name.len() < rest.len()).unwrap_or("");
            let number = name.strip_prefix('#').is_some_and(|n| {
                let n = n.strip_prefix(['x', 'X']).unwrap_or(n);
                (2..6).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_hexdigit())
            });
            if number || ENTITIES.contains(&name) {
                let finding = Diagnostic::new(&ENTITY_DOUBLE, span(at..at + 6 + name.len()));
                found.push(finding.arg("name", name).help("help"));
            }
        }
    }
}

/// Where `needle` begins in text that readers see as it is.
fn raw<'a>(text: &'a str, seen: &'a Seen, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(needle).map(|(at, _)| at).filter(|at| seen.raw(text, *at))
}

/// Two stars that stayed text, told once a line.
fn emphasis(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let mut told = 0;
    let mut spaced: Option<(usize, Range<usize>)> = None;
    for at in raw(text, seen, "**") {
        let (before, after) = (text[..at].chars().next_back(), text[at + 2..].chars().next());
        if at < told || before == Some('*') || after == Some('*') {
            continue;
        }
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // `**kwargs` is how a programmer names what is left over.
        let name = text[at + 2..].split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("");
        let code = ["kwargs", "args", "opts", "options", "kw", "params"].contains(&name);
        let edge = word(before) && (space(after) || after.is_some_and(|c| ".,:;!?)".contains(c)))
            || word(after) && (space(before) || before.is_some_and(|c| "(\"'“‘".contains(c))) && !code;
        if !(edge || space(before) && space(after)) {
            continue;
        }
        let line = line_of(text, at);
        let mut place = at..at + 2;
        let form = if edge {
            "half"
        } else if space(before) && space(after) && at > line.start {
            match spaced.replace((at, line.clone())) {
                Some((first, of)) if of == line => {
                    place = first..at + 2;
                    "spaces"
                }
                _ => continue,
            }
        } else if space(before) && space(after) && line.len() > 2 {
            spaced = Some((at, line.clone()));
            continue;
        } else {
            continue;
        };
        told = line.end;
        let finding = Diagnostic::new(&MARKUP_EMPHASIS, span(place));
        found.push(if form == "half" {
            finding.help("help")
        } else {
            finding.form("spaces").help("spaces-help")
        });
    }
}

/// The text of a link before the bracket that closes at `close`, and where it opens.
fn label(text: &str, close: usize) -> Option<usize> {
    let line = line_of(text, close);
    let open = text[line.start..close].rfind('[')? + line.start;
    let label = &text[open + 1..close];
    (!text[..open].ends_with('\\')
        && !label.trim().is_empty()
        && !label.starts_with(['^', '@', '!'])
        && !label.contains(']'))
    .then_some(open)
}

/// `[text](address` that became no link.
fn torn_link(
    text: &str,
    at: usize,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let Some(open) = label(text, at) else { return false };
    let line = line_of(text, at);
    let rest = &text[at + 2..line.end];
    let shown = &text[open + 1..at];
    match rest.find(')') {
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let finding = Diagnostic::new(&MARKUP_LINK, span(open..at + 2 + end)).form("open");
            found.push(finding.arg("near", format!("[{shown}]({})", &rest[..end])).help("help"));
        }
        Some(close) if rest[..close].trim().contains(' ') && !rest[..close].contains('"') => {
            let finding = Diagnostic::new(&MARKUP_LINK, span(open..at + 3 + close)).form("spaces");
            found.push(finding.arg("near", format!("[{shown}](<{}>)", rest[..close].trim())).help("help"));
        }
        Some(_) => return false,
    }
    true
}

/// `[text] (address)`.
fn parted_link(text: &str, at: usize, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let Some(open) = label(text, at) else { return };
    let line = line_of(text, at);
    let rest = &text[at + 3..line.end];
    let Some((to, _)) = rest.split_once(')') else { return };
    let starts = ["http://", "https://", "www.", "mailto:", "./", "../", "/"];
    let address = starts.iter().any(|start| to.starts_with(start))
        || to.split('#').next().is_some_and(|to| to.ends_with(".md"));
    if address && !to.contains(' ') {
        let finding = Diagnostic::new(&MARKUP_LINK, span(open..at + 4 + to.len()));
        found.push(finding.arg("near", format!("[{}]({to})", &text[open + 1..at])).help("help"));
    }
}
