//! Words that the site does not write, as its file of synonyms lists them, and the word that it writes instead.

use std::collections::HashMap;
use std::ops::Range;

use indexmap::IndexMap;

use super::texts::Text;
use crate::base::slug::fold;
use crate::diag::Diagnostic;
use crate::diag::codes::writing::WORD_AVOIDED;
use crate::parse::ParsedPage;
use crate::parse::synonyms::Synonyms;

/// The words of a site, for one language.
#[derive(Default)]
pub(super) struct Avoided {
    language: String,
    entries: Vec<Entry>,
    /// Entries by the first word of what they avoid.
    first: HashMap<String, Vec<usize>>,
    /// What abbreviations stand for, by the abbreviation as written.
    meanings: HashMap<String, String>,
}

struct Entry {
    /// Each word, folded.
    words: Vec<String>,
    /// As written, when case counts: an abbreviation.
    exact: Option<String>,
    near: String,
}

impl Avoided {
    /// Reads the site's file; `own` is the site's language.
    pub fn read(text: &str, own: &str) -> Avoided {
        let file = Synonyms::read(text);
        let language = if file.language.is_empty() { own.to_owned() } else { file.language };
        let mut read = Avoided { language, ..Avoided::default() };
        for word in file.words {
            for avoided in &word.avoided {
                read.add(avoided, &word.preferred);
            }
            let names = word.equal.iter().chain([&word.preferred]).filter(|name| is_short(name));
            for short in names.cloned().collect::<Vec<_>>() {
                let long = word.equal.iter().chain([&word.preferred]).find(|name| name.contains(' '));
                read.meanings.extend(long.map(|long| (short, long.clone())));
            }
        }
        read
    }

    /// What an abbreviation stands for.
    pub fn meaning(&self, short: &str, language: &str) -> Option<&str> {
        self.meanings.get(short).filter(|_| self.language == language).map(String::as_str)
    }

    fn add(&mut self, written: &str, near: &str) {
        let exact = is_short(written).then(|| written.to_owned());
        let words: Vec<String> = tokens(written).into_iter().map(|(_, word)| word).collect();
        let Some((last, before)) = words.split_last() else { return };
        if fold(near) == fold(written) {
            return;
        }
        let forms = if exact.is_none() && self.language.starts_with("nl") && before.is_empty() {
            inflected(last)
        } else {
            vec![last.clone()]
        };
        for form in forms {
            let words: Vec<String> = before.iter().cloned().chain([form]).collect();
            self.first.entry(words[0].clone()).or_default().push(self.entries.len());
            self.entries.push(Entry { words, exact: exact.clone(), near: near.to_owned() });
        }
    }

    /// Tells of each word on a page where it stands first.
    pub fn check(&self, page: &ParsedPage, texts: &[Text], found: &mut Vec<Diagnostic>) {
        if self.entries.is_empty() || *self.language != *page.language {
            return;
        }
        // For each word: what it was, where it stood first, and how often it stands there.
        let mut told: IndexMap<String, (&Entry, &Text, Range<usize>, usize)> = IndexMap::new();
        for text in texts {
            let words = tokens(&text.passage.text);
            for at in 0..words.len() {
                let Some((entry, range)) = self.at(page, text, &words[at..]) else { continue };
                let first = told.entry(fold(&text.passage.text[range.clone()]));
                first.or_insert((entry, text, range, 0)).3 += 1;
            }
        }
        for (entry, text, range, count) in told.into_values() {
            let word = &text.passage.text[range.clone()];
            let finding = Diagnostic::new(&WORD_AVOIDED, text.span(page, range.clone()));
            let finding = finding.arg("word", word).arg("near", &entry.near).arg("count", count);
            found.push(match (entry.near.is_empty(), count) {
                (true, _) => finding.form("plain"),
                (_, 1) => finding,
                _ => finding.form("many"),
            });
        }
    }

    /// What a text writes and had better not, from the first of `words` on.
    fn at(
        &self,
        page: &ParsedPage,
        text: &Text,
        words: &[(Range<usize>, String)],
    ) -> Option<(&Entry, Range<usize>)> {
        let entries = self.first.get(&words[0].1)?.iter().map(|entry| &self.entries[*entry]);
        let fit = entries.filter(|entry| {
            entry.words.iter().eq(words.iter().take(entry.words.len()).map(|(_, word)| word))
        });
        let entry = fit.max_by_key(|entry| entry.words.len())?;
        let range = words[0].0.start..words[entry.words.len() - 1].0.end;
        let written = &text.passage.text;
        let name = format!(" {} ", entry.words.join(" "));
        // A page on a word writes it.
        let own = page.folded_names.iter().any(|own| format!(" {own} ").contains(&name));
        let other_case = entry.exact.as_ref().is_some_and(|exact| *exact != written[range.clone()]);
        let quiet = own || other_case || joined(written, &range);
        (!quiet && !text.passage.in_link(&range) && !text.is_quoted(&range)).then_some((entry, range))
    }
}

/// Whether a name is an abbreviation, whose case counts.
fn is_short(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && !name.contains(' ') && !name.contains(char::is_lowercase)
}

/// The words of a text, folded, with their bytes.
fn tokens(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push((start..at, fold(&text[start..at])));
        }
    }
    found
}

/// Whether a word is a piece of a compound: `plan` of `plan-B`.
fn joined(text: &str, range: &Range<usize>) -> bool {
    let mut after = text[range.end..].chars();
    text[..range.start].ends_with('-')
        || after.next() == Some('-') && after.next().is_some_and(char::is_alphanumeric)
}

/// The forms in which a Dutch word is written, folded: itself, with an ending, and with the letter that an
/// ending doubles or drops. Forms that no word has do no harm.
fn inflected(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.chars().count() < 4 || !word.is_ascii() {
        return forms;
    }
    forms.extend(["n", "en", "s", "e"].map(|ending| format!("{word}{ending}")));
    let (stem, last) = word.split_at(word.len() - 1);
    if !last.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        forms.extend(["en", "e"].map(|ending| format!("{word}{last}{ending}")));
        let twice = stem.len() > 2 && ["aa", "ee", "oo", "uu"].iter().any(|vowels| stem.ends_with(vowels));
        if twice {
            let short = &stem[..stem.len() - 1];
            forms.extend(["en", "e"].map(|ending| format!("{short}{last}{ending}")));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_known() {
        for (word, form) in [
            ("allochtoon", "allochtonen"),
            ("gezin", "gezinnen"),
            ("jongere", "jongeren"),
            ("zwakbegaafd", "zwakbegaafde"),
        ] {
            assert!(inflected(word).iter().any(|known| known == form), "{form}");
        }
        assert!(!inflected("client").iter().any(|known| known == "clientele"));
    }

    #[test]
    fn a_piece_of_a_compound_is_another_word() {
        let text = "plan-B, een plan - of -plan";
        let told: Vec<_> = tokens(text).iter().map(|(range, _)| joined(text, range)).collect();
        assert_eq!(told, [true, true, false, false, false, true]);
    }
}
