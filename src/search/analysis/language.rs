//! What is known of a language: its stemmer, and a file of words beside this one. A language without a file
//! has its stemmer only; one without a stemmer has its words as they are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use pagefind_stem::{Algorithm, Stemmer};
use serde::Deserialize;

use super::dutch;

/// A language's analysis.
pub struct Analyser {
    stemmer: Option<Stemmer>,
    /// Whether the stemmer's work is mended with what the site writes.
    mended: bool,
    /// Stems of words that the stemmer gets wrong.
    exceptions: HashMap<String, String>,
    /// Stems that belong to such words alone, and where others go that the stemmer would give them.
    apart: HashSet<String>,
    /// Beginnings of verbs that part from them.
    parting: Vec<String>,
    /// Words without meaning.
    pub stop: HashSet<String>,
    /// How questions begin, word by word.
    pub frames: Vec<Vec<String>>,
    /// What may stand between the parts of a compound; empty when the language has no compounds.
    pub links: Vec<String>,
    /// Pieces that are no last part.
    pub not_last: HashSet<String>,
    /// Pieces that are no first part.
    pub not_first: HashSet<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    stop: String,
    frames: Vec<String>,
    links: Vec<String>,
    not_last: String,
    not_first: String,
    #[serde(default)]
    parting: String,
    stems: HashMap<String, Vec<String>>,
}

impl Analyser {
    /// The analysis of the language with this tag; the part after a hyphen (`nl-BE`) does not count.
    pub fn of(tag: &str) -> Analyser {
        let language = tag.split(['-', '_']).next().unwrap_or(tag);
        let (algorithm, words) = match language {
            "nl" => (Some(Algorithm::Dutch), include_str!("nl.yaml")),
            "en" => (Some(Algorithm::English), include_str!("en.yaml")),
            "de" => (Some(Algorithm::German), ""),
            "fr" => (Some(Algorithm::French), ""),
            "es" => (Some(Algorithm::Spanish), ""),
            "it" => (Some(Algorithm::Italian), ""),
            "pt" => (Some(Algorithm::Portuguese), ""),
            "da" => (Some(Algorithm::Danish), ""),
            "sv" => (Some(Algorithm::Swedish), ""),
            "nb" | "nn" | "no" => (Some(Algorithm::Norwegian), ""),
            "fi" => (Some(Algorithm::Finnish), ""),
            "pl" => (Some(Algorithm::Polish), ""),
            "tr" => (Some(Algorithm::Turkish), ""),
            _ => (None, ""),
        };
        // The files are part of the program, and a test reads them all.
        let words: Words =
            if words.is_empty() { Words::default() } else { serde_yaml::from_str(words).unwrap_or_default() };
        let set = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let frames = words.frames.iter().map(|frame| frame.split(' ').map(str::to_owned).collect());
        let mut exceptions = HashMap::new();
        for (stem, words) in &words.stems {
            exceptions.extend(words.iter().map(|word| (word.clone(), stem.clone())));
        }
        Analyser {
            stemmer: algorithm.map(Stemmer::create),
            parting: words.parting.split_whitespace().map(str::to_owned).collect(),
            mended: language == "nl",
            apart: words.stems.into_keys().collect(),
            exceptions,
            stop: set(&words.stop),
            frames: frames.collect(),
            links: words.links,
            not_last: set(&words.not_last),
            not_first: set(&words.not_first),
        }
    }

    /// The stem of a folded word; `known` says whether a word stands on the site.
    pub fn stem<'w>(&'w self, word: &'w str, known: &dyn Fn(&str) -> bool) -> Cow<'w, str> {
        if let Some(stem) = self.exceptions.get(word) {
            return Cow::Borrowed(stem);
        }
        match &self.stemmer {
            Some(stemmer) if word.len() > 3 && word.chars().all(char::is_alphabetic) => {
                let plain = |word: &str| stemmer.stem(word).into_owned();
                let stem = match self.mended {
                    true => Cow::Owned(dutch::stem(word, known, &plain)),
                    false => stemmer.stem(word),
                };
                // `gezinnen` is one of the family of `gezin`; `gezind` is not, though it may stem alike.
                if self.apart.contains(&*stem) && *stem != *word {
                    return Cow::Borrowed(word);
                }
                stem
            }
            _ => Cow::Borrowed(word),
        }
    }

    /// A form of a word that people may type, and that the search would not lead to it by itself.
    pub fn other_form(&self, word: &str) -> Option<String> {
        let form = || dutch::participle(word, &self.parting).or_else(|| dutch::plural(word));
        self.mended.then(form).flatten()
    }

    /// Whether a folded word carries no meaning.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }
}
