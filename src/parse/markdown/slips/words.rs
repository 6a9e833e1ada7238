//! Words that nobody meant so: one that stands twice, one that is broken, a sentence that stops halfway. The
//! words that may stand so are few and are listed for each language; another language is left alone.

use std::ops::Range;

use super::seen::{Seen, What};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::text::{TEXT_UNFINISHED, WORD_TORN, WORD_TWICE};

/// What the words of a language may do.
struct Language {
    tag: &'static str,
    /// Words that can stand twice in a good sentence.
    double: &'static str,
    /// Words that may follow a hyphen and a space: *jeugd- en gezinshulp*.
    joining: &'static str,
    /// Words that no sentence ends with.
    never_last: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        tag: "nl",
        double: include_str!("words/nl-double.txt"),
        joining: include_str!("words/nl-joining.txt"),
        never_last: include_str!("words/nl-never-last.txt"),
    },
    Language {
        tag: "en",
        double: include_str!("words/en-double.txt"),
        joining: include_str!("words/en-joining.txt"),
        never_last: include_str!("words/en-never-last.txt"),
    },
];

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// Looks at all text that readers see, which is in `language`.
pub fn find(
    text: &str,
    language: &str,
    seen: &Seen,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let Some(own) = LANGUAGES.iter().find(|own| language.split('-').next() == Some(own.tag)) else { return };
    let mut last: Option<Range<usize>> = None;
    let mut before: Option<Range<usize>> = None;
    for run in &seen.runs {
        for word in words(text, run.clone()) {
            if let Some(first) = last.clone() {
                if twice(text, before.as_ref(), &first, &word, own) {
                    let finding = Diagnostic::new(&WORD_TWICE, span(first.start..word.end));
                    found.push(finding.arg("word", &text[word.clone()]).help("help"));
                } else if torn(text, &first, &word, own) {
                    let place = first.start..word.end;
                    let finding = Diagnostic::new(&WORD_TORN, span(place.clone())).arg("text", &text[place]);
                    let near = format!("{}{}", &text[first.clone()], &text[word.clone()]);
                    found.push(finding.arg("near", near).help("help"));
                }
            }
            before = last.replace(word);
        }
    }
    unfinished(text, own, seen, span, found);
}

/// The words in a part of the text: runs of letters.
fn words(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..part.end)?;
        let start = at + rest.find(char::is_alphabetic)?;
        let rest = &text[start..part.end];
        let end = start + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        at = end;
        Some(start..end)
    })
}

/// Whether two words are one that stands twice, with nothing but a space or the end of a line between them.
fn twice(
    text: &str,
    before: Option<&Range<usize>>,
    first: &Range<usize>,
    second: &Range<usize>,
    own: &Language,
) -> bool {
    let (a, b) = (&text[first.clone()], &text[second.clone()]);
    // The cheapest first: nearly all words differ.
    if a.len() != b.len() || a.len() < 2 || !b.starts_with(char::is_lowercase) || a.to_lowercase() != b {
        return false;
    }
    let gap = &text[first.end..second.start];
    let near = !gap.is_empty()
        && gap.bytes().all(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
        && gap.matches('\n').count() < 2;
    let glued =
        |c: char| matches!(c, '-' | '\'' | '’' | '.' | '/' | '_' | '@' | '\u{2011}') || c.is_alphanumeric();
    let apart = !text[..first.start].ends_with(glued)
        && !text[..first.start].ends_with("::")
        && !text[second.end..].starts_with(|c: char| glued(c) && c != '.');
    // Three times is meant: heel heel heel klein.
    let thrice = before.is_some_and(|third| text[third.clone()].to_lowercase() == b)
        || text[second.end..].trim_start().starts_with(b);
    near && apart && !thrice && !has(own.double, b)
}

/// Whether a hyphen and a space part two words that were one.
fn torn(text: &str, first: &Range<usize>, second: &Range<usize>, own: &Language) -> bool {
    // The cheapest first: nearly all words have another gap between them.
    if &text[first.end..second.start] != "- " {
        return false;
    }
    let (a, b) = (&text[first.clone()], &text[second.clone()]);
    let lower = |word: &str| word.chars().all(char::is_lowercase);
    // pre- and post- tests
    let before = text[..first.start].trim_end();
    let hung = own
        .joining
        .split_whitespace()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.trim_end_matches(' ').ends_with('-')));
    a.len() > 2
        && b.len() > 2
        && lower(&a[a.char_indices().nth(1).map_or(0, |(at, _)| at)..])
        && lower(b)
        && !text[..first.start].ends_with(['-', '/'])
        && !hung
        && !has(own.joining, b)
}

/// Paragraphs and items of lists that end with a word that is never the last.
fn unfinished(
    text: &str,
    own: &Language,
    seen: &Seen,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let paragraphs = seen.blocks.iter().enumerate().filter(|(at, block)| {
        // What a list, a table or a picture goes on with is no end.
        let next = seen.blocks.get(at + 1).map(|next| &next.what);
        let ends = matches!(next, None | Some(What::Paragraph(_) | What::Heading(_)));
        !block.nested && matches!(block.what, What::Paragraph(_)) && ends
    });
    let places = paragraphs.map(|(_, block)| &block.place).chain(seen.items.iter().map(|(_, place)| place));
    for place in places {
        let written = text.get(place.clone()).unwrap_or("").trim_end();
        let line = written.lines().next_back().unwrap_or("");
        let word = line.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let at = place.start + written.len() - word.len()..place.start + written.len();
        if line.split_whitespace().count() > 5
            && has(own.never_last, word)
            && !text[..at.start].ends_with(|c: char| c.is_alphanumeric() || "'’-\"“‘".contains(c))
            && seen.raw(text, at.start)
            && found.last().is_none_or(|last| last.code != &TEXT_UNFINISHED || last.span != span(at.clone()))
        {
            found.push(Diagnostic::new(&TEXT_UNFINISHED, span(at)).arg("word", word).help("help"));
        }
    }
}
