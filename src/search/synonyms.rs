//! Words that mean the same, less, or something near: the site's `data/synonyms.yaml`. Goes in: its text.
//! Comes out: for each entry the phrases of its four strengths. What cannot be read is left out here; a
//! rule of `check` tells it.

use std::collections::HashMap;

use serde::Deserialize;

use super::analysis::{fold, tokens};

/// Where a site keeps them.
pub const FILE: &str = "data/synonyms.yaml";

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

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    #[serde(alias = "language")]
    taal: String,
    #[serde(alias = "words")]
    woorden: Vec<Row>,
    #[serde(alias = "question_words")]
    stopwoorden_vraag: Vec<String>,
    #[serde(alias = "no_stop_words")]
    geen_stopwoord: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Row {
    #[serde(alias = "preferred")]
    voorkeur: String,
    #[serde(alias = "equal")]
    gelijk: Vec<String>,
    #[serde(alias = "narrower")]
    smaller: Vec<String>,
    #[serde(alias = "related")]
    verwant: Vec<String>,
    #[serde(alias = "avoided")]
    vermijd: Vec<String>,
    #[serde(alias = "parts")]
    delen: Vec<String>,
}

impl Synonyms {
    /// Reads the file for one language; `default` is the site's own, for a file that names none.
    pub fn read(text: &str, language: &str, default: &str) -> Synonyms {
        let file: File = serde_yaml::from_str(text).unwrap_or_default();
        let of = if file.taal.is_empty() { default } else { &file.taal };
        if of != language {
            return Synonyms::default();
        }
        let mut read = Synonyms {
            stop: file.stopwoorden_vraag.iter().map(|word| fold(word)).collect(),
            never_stop: file.geen_stopwoord.iter().map(|word| fold(word)).collect(),
            ..Synonyms::default()
        };
        for row in &file.woorden {
            if !row.delen.is_empty() {
                let whole = tokens(&row.voorkeur).into_iter().next().map(|token| token.word);
                let parts = row.delen.iter().map(|part| fold(part)).collect();
                read.parts.extend(whole.map(|whole| (whole, parts)));
            }
            let own = std::iter::once(&row.voorkeur).chain(&row.gelijk);
            read.entries.push(Entry {
                equal: own.flat_map(|text| phrase(text)).collect(),
                avoided: row.vermijd.iter().flat_map(|text| phrase(text)).collect(),
                narrower: row.smaller.iter().flat_map(|text| phrase(text)).collect(),
                related: row.verwant.iter().flat_map(|text| phrase(text)).collect(),
            });
        }
        read
    }
}

fn phrase(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    (!words.is_empty()).then_some(words)
}
