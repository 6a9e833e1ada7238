//! Alphabetical order as people of a language expect it: accents, case and hyphens count only to
//! break ties, leading articles not at all, and Dutch IJ stands under I (CLDR collation).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

/// The order of one language.
#[derive(Debug)]
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
    articles: &'static [&'static str],
}

impl Collation {
    /// The order of `language`; the root order for languages without one of their own.
    pub fn of(language: &str) -> Self {
        let locale: icu_locale::Locale = language.parse().unwrap_or(icu_locale::Locale::UNKNOWN);
        let articles: &[&str] = match language.split('-').next() {
            Some("nl") => &["de ", "het ", "een ", "'t ", "\u{2019}t ", "'n "],
            Some("en") => &["the ", "a ", "an "],
            _ => &[],
        };
        Self { collator: Collator::try_new(locale.into(), CollatorOptions::default()).ok(), articles }
    }

    /// `text` without a leading article. An article alone stays.
    pub fn without_article<'t>(&self, text: &'t str) -> &'t str {
        let article = self
            .articles
            .iter()
            .find(|article| text.get(..article.len()).is_some_and(|start| start.to_lowercase() == **article));
        let rest = article.map_or(text, |article| text[article.len()..].trim_start());
        if rest.is_empty() { text } else { rest }
    }

    /// Bytes that sort as people sort titles.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let plain: String = self.without_article(text).chars().filter(|c| !is_hyphen(*c)).collect();
        let mut key = Vec::with_capacity(plain.len() * 3);
        if let Some(collator) = &self.collator {
            let Ok(()) = collator.write_sort_key_to(&plain, &mut key);
        }
        // Texts that the language holds equal still have one order.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_titles_stand_where_a_dutch_reader_looks() {
        let collation = Collation::of("nl");
        let mut titles = [
            "Zuid",
            "IJmuiden",
            "een éénling",
            "ab",
            "a-b",
            "ijs",
            "Echo",
            "Ooievaar",
            "école",
            "Isaac",
            "De aap",
            "2 dagen",
        ];
        titles.sort_by_key(|title| collation.key(title));
        assert_eq!(
            titles,
            [
                "2 dagen",
                "De aap",
                "a-b",
                "ab",
                "Echo",
                "école",
                "een éénling",
                "IJmuiden",
                "ijs",
                "Isaac",
                "Ooievaar",
                "Zuid"
            ]
        );
        assert_eq!(collation.without_article("De "), "De ");
    }
}
