//! Words in running text: where they stand in the HTML, and whether each stands on its own or is a piece
//! of a longer name.

use std::ops::Range;

use super::body::{Body, word_hash};
use crate::base::slug::fold;

/// A word that never stands on its own.
pub const NEVER: u16 = u16::MAX;

/// For each of the words of a body, its place in the order in which they first stand on their own.
pub fn first_uses(body: &Body) -> Vec<u16> {
    let mut first = vec![NEVER; body.words.len()];
    let mut next = 0;
    for running in &body.running_text {
        let start = running.start as usize;
        let Some(text) = body.html.get(start..running.end as usize) else { continue };
        each(text, &mut |word, bytes| {
            let Ok(at) = body.words.binary_search(&hash(word)) else { return };
            if first[at] == NEVER && !joined(&body.html, &(start + bytes.start..start + bytes.end)) {
                first[at] = next;
                // So many different words stand on no page; of those beyond, nobody asks which came first.
                next = (next + 1).min(NEVER - 1);
            }
        });
    }
    first
}

/// The hash of a word, folded.
fn hash(word: &str) -> u32 {
    if !word.is_ascii() {
        return word_hash(&fold(word));
    }
    // As `fold` does, without making the text.
    let bytes = word.bytes().filter(|byte| *byte != b'\'');
    bytes.fold(word_hash(""), |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

/// The words of escaped HTML text, folded, with their bytes. Entities are no words.
pub fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    each(text, &mut |word, bytes| found.push((bytes, fold(word))));
    found
}

fn each(text: &str, found: &mut dyn FnMut(&str, Range<usize>)) {
    let mut start = None;
    let mut entity = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if entity {
            entity = c != ';' && c != ' ';
        } else if c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}') && start.is_some() {
            start.get_or_insert(at);
        } else {
            if let Some(start) = start.take() {
                let word = text[start..at].trim_end_matches(['\'', '\u{2019}']);
                found(word, start..start + word.len());
            }
            entity = c == '&';
        }
    }
}

/// The tags that may stand within a word.
const WITHIN_WORDS: [&str; 6] = ["<em>", "</em>", "<strong>", "</strong>", "<del>", "</del>"];

/// Whether the bytes `range` are a piece of a longer word or name: `plan` of `plan-B`, `-plan`, `plan's`.
pub fn joined(html: &str, range: &Range<usize>) -> bool {
    let (mut before, mut after) = (&html[..range.start], &html[range.end..]);
    while let Some(rest) = WITHIN_WORDS.iter().find_map(|tag| before.strip_suffix(tag)) {
        before = rest;
    }
    while let Some(rest) = WITHIN_WORDS.iter().find_map(|tag| after.strip_prefix(tag)) {
        after = rest;
    }
    ties(before.chars().rev()) || ties(after.chars())
}

/// Whether what stands beside a word, seen from the word, belongs to it.
fn ties(mut beside: impl Iterator<Item = char>) -> bool {
    match beside.next() {
        // With nothing behind it a hyphen stands for the rest of the word: `gezinsplan of -aanpak`.
        Some('-' | '\u{ad}' | '\u{2010}' | '\u{2011}') => true,
        Some('\'' | '\u{2019}') => beside.next().is_some_and(char::is_alphanumeric),
        beside => beside.is_some_and(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use super::{hash, joined, words};
    use crate::base::slug::fold;
    use crate::parse::body::word_hash;

    #[test]
    fn a_word_is_hashed_as_fold_folds_it() {
        for word in ["Plan", "oma's", "2x", "é", "Eén", "a"] {
            assert_eq!(hash(word), word_hash(&fold(word)), "{word}");
        }
    }

    #[test]
    fn entities_are_no_words_and_apostrophes_stay_inside() {
        let found: Vec<String> =
            words("Opa&#x27;s &amp; oma’s één-op-één'").into_iter().map(|(_, w)| w).collect();
        assert_eq!(found, ["opa", "s", "omas", "een", "op", "een"]);
    }
    #[test]
    fn a_piece_of_a_longer_name_is_no_word_of_its_own() {
        let whole =
            ["het plan.", "(plan)", "plan – of", "'plan'", "<em>plan</em> is", "plan/doel", "plan<br>-x"];
        let piece = [
            "plan-B",
            "gezins-plan",
            "plan\u{2011}B",
            "plan- en doelgericht",
            "gezinszorg of -plan",
            "<strong>plan</strong>-B",
            "<em>plan</em>matig",
            "gezins<em>plan</em>",
            "<em>plan</em>’s",
        ];
        let told = |text: &str| {
            let at = text.find("plan").expect("the word is there");
            joined(text, &(at..at + 4))
        };
        assert_eq!(whole.map(told), [false; 7]);
        assert_eq!(piece.map(told), [true; 9]);
    }
}
