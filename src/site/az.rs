//! The A-Z: titles, other names and terms where a reader of the language looks for them. In a large site each
//! letter has an address of its own, so that nobody fetches thousands of lines to read a few.

use std::collections::BTreeSet;

use super::page::PageIx;
use super::tables::{AzEntry, Letter};
use super::whole::Site;
use crate::base::collate::Collation;
use crate::base::slug::fold;

/// More lines than this are split by letter.
const MOST_LINES: usize = 1_000;

/// A letter in addresses: lower case, and a word for what has none.
pub fn letter_slug(letter: &str) -> String {
    if letter == "#" { "other".into() } else { letter.to_lowercase() }
}

impl Site {
    /// All lines in a language. Digits come first; a title that starts with digits also stands under
    /// the letter after them and under the word for the number.
    pub fn az(&self, language: usize) -> &[Letter] {
        let all = || (0..self.config.languages.len()).map(|language| self.by_letter(language)).collect();
        &self.near.az.get_or_init(all)[language]
    }

    /// The letters that have an address of their own, in order; none when the A-Z is one page.
    pub fn own_letters(&self, language: usize) -> &[String] {
        self.letters.get(language).map_or(&[], Vec::as_slice)
    }

    /// See `own_letters`, for all languages.
    pub(super) fn letters_of_languages(&self) -> Vec<Vec<String>> {
        let of = |language: usize| {
            let (mut places, mut lines) = (BTreeSet::new(), 0);
            self.each_line(language, &mut |place, _, _| {
                places.insert(place);
                lines += 1;
            });
            let split = lines > MOST_LINES;
            places.iter().filter(|_| split).map(Place::name).collect()
        };
        (0..self.config.languages.len()).map(of).collect()
    }

    fn by_letter(&self, language: usize) -> Vec<Letter> {
        let collation = Collation::of(&self.config.languages[language].tag);
        let mut lines: Vec<(Place, Vec<u8>, AzEntry)> = Vec::new();
        self.each_line(language, &mut |place, sorted, entry| {
            lines.push((place, collation.key(sorted), entry));
        });
        lines.sort_by(|a, b| (&a.0, &a.1, a.2.page).cmp(&(&b.0, &b.1, b.2.page)));
        lines.dedup_by(|a, b| a.0 == b.0 && a.2 == b.2);
        let mut letters: Vec<Letter> = Vec::new();
        for (place, _, entry) in lines {
            let letter = place.name();
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.entries.push(entry),
                None => letters.push(Letter { letter, entries: vec![entry] }),
            }
        }
        letters
    }

    /// Calls `each` with every line: its place, what it is sorted by there, and itself.
    fn each_line(&self, language: usize, each: &mut dyn FnMut(Place, &str, AzEntry)) {
        let tag = &*self.config.languages[language].tag;
        let collation = Collation::of(tag);
        for page in self.visible_pages() {
            let parsed = &self.page(page.ix()).parsed;
            if *parsed.language != *tag || parsed.landing || !self.kind(page.ix()).listed {
                continue;
            }
            for (text, other_name) in self.names_of(page.ix()) {
                for sorted in sorted_forms(&text, tag) {
                    let place = Place::of(collation.without_article(&sorted));
                    each(place, &sorted, AzEntry { text: text.clone(), page, other_name });
                }
            }
        }
    }

    /// The title and other names of a page: (text, whether it is another name).
    fn names_of(&self, ix: PageIx) -> Vec<(String, bool)> {
        let checked = &self.page(ix).parsed.checked;
        let title = &checked.builtins.title;
        let mut names = vec![(title.clone(), false)];
        for name in checked.names.iter().chain(&checked.builtins.synonyms) {
            if !names.iter().any(|(known, _)| fold(known) == fold(name)) {
                names.push((name.clone(), true));
            }
        }
        names
    }
}

/// Where a line stands: digits, then letters, then everything else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Digits,
    Letter(char),
    Other,
}

impl Place {
    fn of(text: &str) -> Place {
        match fold(text).chars().next() {
            Some(c) if c.is_ascii_digit() => Place::Digits,
            Some(c) if c.is_alphabetic() => Place::Letter(c.to_uppercase().next().unwrap_or(c)),
            _ => Place::Other,
        }
    }

    fn name(&self) -> String {
        match self {
            Place::Digits => "0-9".into(),
            Place::Letter(c) => c.to_string(),
            Place::Other => "#".into(),
        }
    }
}

/// The text as it stands, and for one that starts with digits also without them and with the word.
fn sorted_forms(text: &str, language: &str) -> Vec<String> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].trim_start();
    if digits == 0 || rest.is_empty() {
        return vec![text.to_owned()];
    }
    let words: &[&str] = match language.split('-').next() {
        Some("nl") => &[
            "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
            "twaalf",
        ],
        Some("en") => &[
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        ],
        _ => &[],
    };
    let word = text[..digits].parse::<usize>().ok().and_then(|n| words.get(n));
    let mut forms = vec![text.to_owned(), rest.to_owned()];
    // "één" without accents is an article in Dutch; joined to what follows it is a number.
    forms.extend(word.map(|word| format!("{word}{rest}")));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_digit_stands_in_three_places() {
        let places: Vec<String> =
            sorted_forms("1Gezin1Plan", "nl").iter().map(|form| Place::of(form).name()).collect();
        assert_eq!(places, ["0-9", "G", "E"]);
        assert_eq!(sorted_forms("2026", "nl"), ["2026"]);
        assert_eq!(Place::of("IJsland").name(), "I");
    }
}
