//! What certainly mends a piece of YAML that cannot be read: edits of the entry that has the fault, kept only
//! when the entry can be read after them, and only in one way.

use std::ops::Range;

use serde_yaml::Value;

use super::entry::entry_at;
use super::fault::FaultKind;

/// An edit of a text: its bytes and what comes there.
pub(super) type Mend = (Range<usize>, String);

/// The edits that mend `kind` at `range` of `text`; none when a person should judge.
pub(super) fn mend(text: &str, kind: &FaultKind, range: &Range<usize>) -> Vec<Mend> {
    match kind {
        FaultKind::Tab => tabs(text, range.start),
        FaultKind::NoSpace { key, value } => space(text, range.start, key, value),
        FaultKind::Control => control(text, range),
        _ => Vec::new(),
    }
}

/// Tabs before the lines of an entry become spaces, as many as one level has in the lines beside them. When
/// another number of spaces would mean something else, nothing is certain.
fn tabs(text: &str, at: usize) -> Vec<Mend> {
    let entry = entry_at(text, at);
    let mut ways: Vec<(Vec<Mend>, Value)> = Vec::new();
    for width in [2, 4, 1, 3, 6, 8] {
        let edits = spaces(text, entry.clone(), width);
        if let Ok(value) = serde_yaml::from_str::<Value>(&applied(text, entry.clone(), &edits)) {
            ways.push((edits, value));
        }
    }
    let mut ways = ways.into_iter();
    match ways.next() {
        Some((edits, value)) if ways.all(|(_, other)| other == value) => edits,
        _ => Vec::new(),
    }
}

/// Every tab before a line of `range` as `width` spaces.
fn spaces(text: &str, range: Range<usize>, width: usize) -> Vec<Mend> {
    let mut out = Vec::new();
    let mut from = range.start;
    for line in text[range].split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - body.len()];
        if indent.contains('\t') && !body.trim().is_empty() {
            out.push((from..from + indent.len(), indent.replace('\t', &" ".repeat(width))));
        }
        from += line.len();
    }
    out
}

/// A space behind the colon of a field, when that makes a field of it. Figures around a colon are a time.
fn space(text: &str, at: usize, key: &str, value: &str) -> Vec<Mend> {
    let colon = at + key.len();
    let word = key.starts_with(char::is_alphabetic) && !value.starts_with([':', '/', '\\']);
    if !word || value.is_empty() || text.get(colon..=colon) != Some(":") {
        return Vec::new();
    }
    let edits = vec![(colon + 1..colon + 1, " ".to_owned())];
    let entry = entry_at(text, at);
    let reads =
        serde_yaml::from_str::<Value>(&applied(text, entry, &edits)).is_ok_and(|value| value.is_mapping());
    if reads { edits } else { Vec::new() }
}

/// Characters that nothing can show go.
fn control(text: &str, range: &Range<usize>) -> Vec<Mend> {
    let shown = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let hidden = text[range.clone()].char_indices().filter(|(_, c)| !shown(*c));
    hidden.map(|(at, c)| (range.start + at..range.start + at + c.len_utf8(), String::new())).collect()
}

/// The bytes `range` of `text` with edits in it, which stand in order.
fn applied(text: &str, range: Range<usize>, edits: &[Mend]) -> String {
    let mut out = String::with_capacity(range.len() + 16);
    let mut at = range.start;
    for (place, new) in edits {
        out.push_str(&text[at..place.start]);
        out.push_str(new);
        at = place.end;
    }
    out.push_str(&text[at..range.end]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_become_spaces_when_that_can_mean_one_thing() {
        let mended = |text: &str| {
            let at = text.find('\t').unwrap();
            let edits = mend(text, &FaultKind::Tab, &(at..at + 1));
            (!edits.is_empty()).then(|| applied(text, 0..text.len(), &edits))
        };
        assert_eq!(mended("a:\n\tb: 1\n\tc: 2\n").as_deref(), Some("a:\n  b: 1\n  c: 2\n"));
        assert_eq!(mended("a:\n    b: 1\n\tc: 2\n").as_deref(), Some("a:\n    b: 1\n    c: 2\n"));
        assert_eq!(mended("a:\n\t- b\n\t- c\nd: 1\n").as_deref(), Some("a:\n  - b\n  - c\nd: 1\n"));
        assert_eq!(mended("a:\n- b: 1\n\tc: 2\n").as_deref(), Some("a:\n- b: 1\n  c: 2\n"));
        // Below another field, or beside it: with one space it would be the one, with two the other.
        assert_eq!(mended("a:\n  b:\n\tc: 2\n"), None);
        assert_eq!(mended("a: 1\n\tb: 2\n"), None);
    }
}
