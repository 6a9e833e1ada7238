//! The shape of a text: headings with nothing below them, paragraphs that stand twice, text that became
//! code, a line in bold that plays a heading.

use std::collections::HashMap;
use std::ops::Range;

use super::seen::{Block, Seen, What};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::{
    BOLD_HEADING, CODE_UNCLOSED, HEADING_EMPTY_SECTION, PARAGRAPH_TWICE, TEXT_INDENTED,
};

/// A paragraph of so many bytes is nobody's twice by chance.
const LONG: usize = 100;

/// Looks at the blocks of a text.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    // Paragraphs, with the number and the words of the heading they last stood below: a remark that belongs
    // below several headings may stand there. What was pasted with its heading stands below the next one.
    let mut known: HashMap<&str, (Range<usize>, usize, &str)> = HashMap::new();
    let (mut section, mut below) = (0, "");
    let own: Vec<&Block> =
        seen.blocks.iter().filter(|block| !block.nested && block.what != What::Note).collect();
    for (at, block) in own.iter().enumerate() {
        let place = trimmed(text, block.place.clone());
        let written = &text[place.clone()];
        let next = own.get(at + 1);
        match &block.what {
            What::Heading(level) => {
                let empty = match next.map(|next| &next.what) {
                    None => *level > 1,
                    Some(What::Heading(below)) => below <= level && *level > 1,
                    Some(_) => false,
                };
                (section, below) = (section + 1, written);
                if empty && !needs_nothing(written) {
                    let form = if next.is_some() { "next" } else { "last" };
                    found.push(Diagnostic::new(&HEADING_EMPTY_SECTION, span(place)).form(form).help("help"));
                }
            }
            What::Paragraph(bold) => {
                // One that opens in bold is often a note that stands at each thing it holds for; one that opens
                // small goes on with what stands above it.
                let whole = !written.starts_with("**") && !written.starts_with(char::is_lowercase);
                if written.len() >= LONG && whole {
                    let last = known.insert(written, (place.clone(), section, below));
                    let twice = |(_, number, heading): &(_, usize, &str)| {
                        *number == section || *number + 1 == section && *heading == below
                    };
                    if let Some((first, ..)) = last.filter(twice) {
                        let finding = Diagnostic::new(&PARAGRAPH_TWICE, span(place));
                        found.push(finding.label(span(first), "first").help("help"));
                    }
                } else if bold.as_ref() == Some(&place) && next.is_some_and(|next| goes_below(&next.what)) {
                    let words = written.trim_matches('*').trim();
                    // A name in code is shown; arrows draw.
                    let shown = words.starts_with('`') && words.ends_with('`')
                        || ["->", "=>", "→", "↔"].iter().any(|arrow| words.contains(arrow));
                    if written.starts_with("**")
                        && written.len() < 64
                        && !shown
                        && !words.ends_with(['.', '!', '?', ':', ',', ';', ')'])
                    {
                        let finding = Diagnostic::new(&BOLD_HEADING, span(place)).arg("text", words);
                        found.push(finding.help("help"));
                    }
                }
            }
            _ => {}
        }
    }
    code(text, seen, span, found);
}

/// Whether a heading says all by itself: a name in code, of which the next is another form; a link; what will
/// be in the next version, or a version with its number.
fn needs_nothing(heading: &str) -> bool {
    let words = heading.trim_matches(['#', ' ', '=', '-']);
    let words = words.split(" {#").next().unwrap_or(words);
    let code = words.starts_with('`') && words.ends_with('`');
    let link = words.starts_with('[') && words.ends_with(')') && words.contains("](");
    let name = words.trim_start_matches(['[', 'v', 'V']);
    let next = name.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("unreleased"));
    let number = name.split([' ', ']']).next().unwrap_or("");
    let version = number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.trim_end_matches('.').contains('.')
        && number.split('.').count() > 2;
    code || link || next || version
}

fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let written = text.get(place.clone()).unwrap_or("");
    let start = place.start + written.len() - written.trim_start().len();
    start..start + written.trim().len()
}

/// Whether a block is what stands below a heading.
fn goes_below(what: &What) -> bool {
    matches!(what, What::Paragraph(_) | What::Outer)
}

/// Code that is not meant as code, or that never ends.
fn code(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let blocks = |what: What| seen.blocks.iter().filter(move |block| block.what == what);
    for block in blocks(What::Fenced) {
        let written = text.get(block.place.clone()).unwrap_or("").trim_end();
        let first = written.lines().next().unwrap_or("");
        let mark = &first[..first.bytes().take_while(|byte| matches!(byte, b'`' | b'~')).count()];
        let last = written.lines().skip(1).last().unwrap_or("").trim_matches([' ', '\t', '>']);
        let closed =
            !mark.is_empty() && last.starts_with(mark) && last.bytes().all(|byte| byte == mark.as_bytes()[0]);
        if !closed && !mark.is_empty() {
            let place = block.place.start..block.place.start + first.trim_end().len();
            found.push(Diagnostic::new(&CODE_UNCLOSED, span(place)).arg("mark", mark).help("help"));
        }
    }
    // Where a page shows code this way at all, it may well mean to.
    let mut indented = blocks(What::Indented);
    if let (Some(block), None) = (indented.next(), indented.next())
        && blocks(What::Fenced).next().is_none()
    {
        let place = trimmed(text, block.place.clone());
        if is_prose(&text[place.clone()]) {
            found.push(Diagnostic::new(&TEXT_INDENTED, span(place)).help("help"));
        }
    }
}

/// Whether a text is sentences of a person: words and what ends them, nothing that code has.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let begins = text.starts_with(|c: char| c.is_uppercase() || "'‘’“\"".contains(c));
    let code = text.contains(['{', '}', '=', ';', '<', '>', '$', '_', '\\', '#', '|', '`', '/', '@', '[']);
    words >= 6 && begins && !code && text.trim_end().ends_with(['.', '?', '!', ':'])
}

#[cfg(test)]
mod tests {
    use super::{is_prose, needs_nothing};

    #[test]
    fn headings_that_say_all_are_told_from_those_that_want_text() {
        for all in [
            "### `a.b(c)`",
            "## [Docs](https://a.nl)",
            "## [Unreleased]",
            "## [0.3.2] - 2015-03-26",
            "## v1.2.3",
        ] {
            assert!(needs_nothing(all), "{all}");
        }
        for more in ["## Kop", "## Gebruik `x`", "## 3. Stappen", "## 2.1 Wat je doet", "## [[a]] en b", "##"]
        {
            assert!(!needs_nothing(more), "{more}");
        }
    }

    #[test]
    fn sentences_are_told_from_code() {
        assert!(is_prose("Een wijkteam werkt samen met het netwerk van het gezin."));
        for code in
            ["cargo build", "let x = 1;", "Usage: leidraad [options] the site of a team.", "Een kort stuk."]
        {
            assert!(!is_prose(code), "{code}");
        }
    }
}
