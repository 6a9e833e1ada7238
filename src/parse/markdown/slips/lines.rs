//! Lines that were to be a heading, a table or a box, and became text.

use std::ops::Range;

use super::bullets::Bullets;
use super::seen::Seen;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::{BOX_UNKNOWN, MARKUP_HEADING, MARKUP_TABLE, TABLE_CELLS};

/// The boxes that exist.
const BOXES: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Looks at each line once.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let mut bullets = Bullets::default();
    let mut from = 0;
    // Where the last row of bars without a table ends.
    let mut bars: Option<(Range<usize>, usize)> = None;
    for whole in text.split_inclusive('\n') {
        let start = from;
        from += whole.len();
        let line = whole.trim_end();
        let at = start + line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let body = &text[at..start + line.len()];
        let place = at..start + line.len();
        let raw = !body.is_empty() && seen.raw(text, at);
        bullets.line(body, at - start, raw, place.clone(), span, found);
        let mut row = None;
        match body.as_bytes().first() {
            Some(b'#') if raw => heading(text, start, body, place, span, found),
            Some(b'[') if raw && body.starts_with("[!") => quoted(text, start, body, place, span, found),
            Some(b'|') if raw && body.len() > 4 && body.ends_with('|') => {
                let cells = cells(body);
                if cells > 1 || body.bytes().all(|byte| b"|-: ".contains(&byte)) {
                    row = Some((place, cells));
                }
            }
            _ => {}
        }
        if let (Some((first, cells)), Some(_)) = (&bars, &row)
            && *cells > 0
        {
            let line = format!("|{}", " --- |".repeat(*cells));
            let finding = Diagnostic::new(&MARKUP_TABLE, span(first.clone()));
            found.push(finding.arg("line", line).help("help"));
            // Told once for all its rows.
            row = row.map(|(place, _)| (place, 0));
        } else if bars.as_ref().is_some_and(|(_, cells)| *cells == 0) {
            row = row.map(|(place, _)| (place, 0));
        }
        bars = row;
    }
    bullets.end(span, found);
    rows(text, seen, span, found);
}

fn heading(
    text: &str,
    start: usize,
    body: &str,
    place: Range<usize>,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let marks = body.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &body[marks..];
    let word = rest.chars().next().unwrap_or(' ');
    // One mark before a word may be a hashtag, unless the line stands alone and reads as a heading.
    let meant = match marks {
        1 => {
            let empty = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
            let alone = empty(text[..start].lines().next_back()) && empty(text[place.end..].lines().nth(1));
            let ends = rest.ends_with(['.', '!', '?', ':', ',']);
            alone && word.is_uppercase() && rest.contains(' ') && !rest.contains('#') && !ends
        }
        2..=6 => word.is_alphanumeric(),
        _ => false,
    };
    if meant {
        let near = format!("{} {rest}", &body[..marks]);
        found.push(Diagnostic::new(&MARKUP_HEADING, span(place)).arg("near", near).help("help"));
    }
}

/// `[!WORD]` at the start of a line that became text.
fn quoted(
    text: &str,
    start: usize,
    body: &str,
    place: Range<usize>,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let Some((word, rest)) = body[2..].split_once(']') else { return };
    let fit =
        !word.is_empty() && word.len() < 30 && word.chars().all(|c| c.is_alphabetic() || " -_".contains(c));
    if !fit || rest.starts_with(['(', '[', ':']) {
        return;
    }
    let known = BOXES.into_iter().find(|name| name.eq_ignore_ascii_case(word));
    let in_quote = text[start..place.start].contains('>');
    let at = place.start..place.start + 3 + word.len();
    let finding = Diagnostic::new(&BOX_UNKNOWN, span(at)).arg("word", word).arg("known", BOXES.join(", "));
    found.push(match known {
        Some(_) if !in_quote => finding.form("quote").help("quote-help"),
        Some(_) => finding.form("alone").help("alone-help"),
        None if !in_quote => return,
        None => match nearest(word, BOXES, 1).first() {
            Some(near) => finding.arg("near", near).help("near"),
            None => finding.help("help"),
        },
    });
}

/// Rows whose cells are not as many as their table has columns.
fn rows(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    for (place, columns) in &seen.rows {
        let Some(row) = text.get(place.clone()).map(str::trim) else { continue };
        // A bar in a link breaks a row too: that is another finding. A line without any bar, below a table
        // without an empty line, is a row as well.
        if row.contains("[[") {
            continue;
        }
        let count = cells(row);
        if count != *columns {
            let form = if count > *columns { "more" } else { "fewer" };
            let start = place.start + text[place.clone()].len() - text[place.clone()].trim_start().len();
            let finding = Diagnostic::new(&TABLE_CELLS, span(start..start + row.len()));
            let finding = finding.arg("count", count).arg("columns", columns).form(form);
            found.push(finding.help(if count == 1 && !row.contains('|') {
                "below"
            } else {
                form_help(form)
            }));
        }
    }
}

fn form_help(form: &str) -> &'static str {
    if form == "more" { "more-help" } else { "fewer-help" }
}

/// How many cells a row has: parted by bars that no backslash stands before.
fn cells(row: &str) -> usize {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let mut escaped = false;
    let mut count = 1;
    let mut last = false;
    for byte in inner.bytes() {
        last = byte == b'|' && !escaped;
        count += usize::from(last);
        escaped = byte == b'\\' && !escaped;
    }
    count - usize::from(last)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_parted_by_bars_without_a_backslash() {
        let table =
            [("| a | b |", 2), ("a | b", 2), ("| a \\| b |", 1), ("|a|b|c", 3), ("| a | |", 2), ("é", 1)];
        for (row, expected) in table {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
