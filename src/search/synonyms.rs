//! Words that mean the same, less, or something near: the site's `data/synonyms.yaml`. Goes in: its text, read
//! by `parse`. Comes out: for each entry the phrases of its four strengths, as folded words.

use foldhash::HashMap;

use super::analysis::{fold, tokens};
use crate::parse::synonyms::Synonyms as Written;

/// How much a page counts that holds another word for what was typed, of 100.
pub const EQUAL: u8 = 90;
/// A narrower word.
pub const NARROWER: u8 = 60;
/// A word for something else that people often mean too.
pub const RELATED: u8 = 30;

/// All entries.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// Compounds and their parts, folded.
    pub parts: HashMap<String, Vec<String>>,
    /// More words without meaning.
    pub stop: Vec<String>,
    /// Words that always count.
    pub never_stop: Vec<String>,
}

/// One meaning: phrases, each as its folded words.
#[derive(Debug, Default)]
pub struct Entry {
    /// Words for it, the preferred one first, that the site may write.
    pub equal: Vec<Vec<String>>,
    /// Words that people type and the site does not write: they find, and are found, and are never shown.
    pub avoided: Vec<Vec<String>>,
    /// Words for less than it.
    pub narrower: Vec<Vec<String>>,
    /// Words for something near.
    pub related: Vec<Vec<String>>,
}

impl Synonyms {
    /// Reads the file for one language; `default` is the site's own, for a file that names none.
    pub fn read(text: &str, language: &str, default: &str) -> Synonyms {
        let file = Written::for_language(text, language, default);
        let mut read = Synonyms {
            stop: file.question_words.iter().map(|word| fold(word)).collect(),
            never_stop: file.no_stop_words.iter().map(|word| fold(word)).collect(),
            ..Synonyms::default()
        };
        for row in &file.words {
            if !row.parts.is_empty() {
                let whole = tokens(&row.preferred).into_iter().next().map(|token| token.word);
                let parts = row.parts.iter().map(|part| fold(part)).collect();
                read.parts.extend(whole.map(|whole| (whole, parts)));
            }
            let own = std::iter::once(&row.preferred).chain(&row.equal);
            read.entries.push(Entry {
                equal: own.flat_map(|text| phrase(text)).collect(),
                avoided: row.avoided.iter().flat_map(|text| phrase(text)).collect(),
                narrower: row.narrower.iter().flat_map(|text| phrase(text)).collect(),
                related: row.related.iter().flat_map(|text| phrase(text)).collect(),
            });
        }
        read
    }
}

fn phrase(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    (!words.is_empty()).then_some(words)
}
