//! The A-Z: titles, other names and terms where a reader of the language looks for them.

use super::page::{PageIx, Visible};
use super::whole::Site;
use crate::base::collate::Collation;
use crate::base::slug::fold;

/// A letter with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// `0-9`, or one upper-case letter.
    pub letter: String,
    /// The lines, in order.
    pub entries: Vec<AzEntry>,
}

/// A line of the A-Z.
#[derive(Clone, Debug, PartialEq)]
pub struct AzEntry {
    /// What people read.
    pub text: String,
    /// The page.
    pub page: Visible,
    /// Whether it is a name other than the title.
    pub other_name: bool,
}

impl Site {
    /// All lines in a language. Digits come first; a title that starts with digits also stands under
    /// the letter after them and under the word for the number.
    pub fn az(&self, language: &str) -> Vec<Letter> {
        let collation = Collation::of(language);
        let mut lines: Vec<(Place, Vec<u8>, AzEntry)> = Vec::new();
        for page in self.visible_pages() {
            let parsed = &self.page(page.ix()).parsed;
            if *parsed.language != *language || parsed.landing || !self.kind(page.ix()).listed {
                continue;
            }
            for (text, other_name) in self.names_of(page.ix()) {
                for sorted in sorted_forms(&text, language) {
                    let key = collation.key(&sorted);
                    let place = Place::of(collation.without_article(&sorted));
                    lines.push((place, key, AzEntry { text: text.clone(), page, other_name }));
                }
            }
        }
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
