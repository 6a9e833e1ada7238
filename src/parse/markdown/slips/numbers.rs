//! What stays behind in a text when it is pasted or rearranged: numbers of notes that are not there, numbers of
//! lists that do not go up, comments that never end, letters that are none, headings that shout.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::seen::{Seen, What};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::MARKUP_LIST;
use crate::diag::codes::text::{COMMENT_UNCLOSED, HEADING_LOUD, LIST_NUMBERS, NOTE_MARK, TEXT_STYLED};

/// The number of a note behind a word or the end of a sentence.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Ll}.,;:)’”] ?(\[\d{1,2}\])(?:[\s.,;:)]|$)")
        .expect("a pattern that stands in the program")
});

/// Looks at all text that readers see.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    if let Some(mark) = MARK
        .captures_iter(text)
        .filter_map(|captures| captures.get(1))
        .find(|mark| seen.raw(text, mark.start()))
    {
        let finding = Diagnostic::new(&NOTE_MARK, span(mark.range())).arg("text", mark.as_str());
        found.push(finding.arg("near", mark.as_str().replace('[', "[^")).help("help"));
    }
    lists(text, seen, span, found);
    boxes(text, seen, span, found);
    comment(text, seen, span, found);
    styled(text, seen, span, found);
    for block in &seen.blocks {
        let written = text.get(block.place.clone()).unwrap_or("").trim_end();
        if matches!(block.what, What::Heading(_)) && loud(written) {
            let place = block.place.start..block.place.start + written.len();
            found.push(Diagnostic::new(&HEADING_LOUD, span(place)).help("help"));
        }
    }
}

/// The first number of each list that does not follow the one before. A list of ones numbers itself.
fn lists(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    // Items of a list within one stand between its own.
    let mut lists: BTreeMap<usize, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    for (list, place) in seen.items.iter().filter_map(|(list, place)| Some(((*list)?, place))) {
        let written = text.get(place.clone()).unwrap_or("");
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(number) = written[..digits].parse() {
            lists.entry(list).or_default().push((number, place.start..place.start + digits));
        }
    }
    for own in lists.values().filter(|own| own.iter().any(|(number, _)| *number != own[0].0)) {
        let wrong = own.iter().zip(own[0].0..).find(|((number, _), shown)| number != shown);
        if let Some(((number, place), shown)) = wrong {
            let finding = Diagnostic::new(&LIST_NUMBERS, span(place.clone()));
            found.push(finding.arg("written", number).arg("shown", shown).help("help"));
        }
    }
}

/// `- [] text`, which lacks the space that makes a box.
fn boxes(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    for line in text.match_indices("[] ").map(|(at, _)| at) {
        let start = text[..line].rfind('\n').map_or(0, |end| end + 1);
        let mark = text[start..line].trim_start_matches([' ', '\t', '>']);
        if matches!(mark, "- " | "* " | "+ ") && seen.raw(text, line) {
            let finding = Diagnostic::new(&MARKUP_LIST, span(line..line + 2)).form("box");
            found.push(finding.arg("mark", mark.trim_end()).help("box-help"));
        }
    }
}

/// A comment without an end.
fn comment(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    // A block of another part of the page stands here as a comment that is empty.
    let open = |at: &usize| !text[*at..].contains("-->") && !text[at + 4..].trim().is_empty();
    let Some(at) = text.rfind("<!--").filter(open) else { return };
    let within = |block: &&super::seen::Block| block.place.contains(&at);
    let hidden = seen.blocks.iter().rfind(within).is_some_and(|block| block.what == What::Html);
    if hidden || seen.raw(text, at) {
        let finding = Diagnostic::new(&COMMENT_UNCLOSED, span(at..at + 4));
        found.push(finding.form(if hidden { "hidden" } else { "text" }).help("help"));
    }
}

/// Words in letters that are mathematical signs. One of them alone may be mathematics.
fn styled(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let sign = |c: char| matches!(c, '\u{1d400}'..='\u{1d7ff}');
    if !text.contains(sign) {
        return;
    }
    for run in &seen.runs {
        let part = &text[run.clone()];
        let Some(start) = part.find(sign) else { continue };
        let end = part[start..].find(|c: char| !sign(c) && c != ' ').map_or(part.len(), |end| start + end);
        let words = part[start..end].trim_end();
        if words.chars().filter(|c| sign(*c)).count() > 3 {
            let near: String = words.nfkc().collect();
            let place = run.start + start..run.start + start + words.len();
            found.push(Diagnostic::new(&TEXT_STYLED, span(place)).arg("near", near).help("help"));
        }
    }
}

/// Whether a heading shouts: three words or more in capitals, or exclamation marks in a row.
fn loud(heading: &str) -> bool {
    let words = heading.trim_start_matches('#').split(" {#").next().unwrap_or("");
    if words.contains('`') {
        return false;
    }
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let long = words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    words.contains("!!")
        || letters > 12
            && words.split_whitespace().count() > 2
            && long.count() > 1
            && !words.contains(char::is_lowercase)
            && !words.contains('_')
}
