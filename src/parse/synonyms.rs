//! `data/synonyms.yaml`: words that mean the same, less or something near, and words that the site does not
//! write. Goes in: the file's text. Comes out: its entries as they were written, for whoever looks for words
//! (search) and whoever judges them (check). What cannot be read is left out: telling of it is for `check`.

use serde::Deserialize;
use serde_yaml::Value;

/// Where a site keeps them.
pub const FILE: &str = "data/synonyms.yaml";

/// All of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Synonyms {
    /// The language that it is about; "" for the site's own.
    #[serde(alias = "taal", deserialize_with = "text")]
    pub language: String,
    /// In the order of the file.
    #[serde(alias = "woorden", deserialize_with = "entries")]
    pub words: Vec<Entry>,
    /// More words without meaning in what people type.
    #[serde(alias = "stopwoorden_vraag", deserialize_with = "texts")]
    pub question_words: Vec<String>,
    /// Words that always count.
    #[serde(alias = "geen_stopwoord", deserialize_with = "texts")]
    pub no_stop_words: Vec<String>,
}

/// One meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The word that the site writes.
    #[serde(alias = "voorkeur", deserialize_with = "text")]
    pub preferred: String,
    /// Others for the same, which it may write as well.
    #[serde(alias = "gelijk", deserialize_with = "texts")]
    pub equal: Vec<String>,
    /// Words for less than it.
    #[serde(alias = "smaller", deserialize_with = "texts")]
    pub narrower: Vec<String>,
    /// Words for something near.
    #[serde(alias = "verwant", deserialize_with = "texts")]
    pub related: Vec<String>,
    /// Words that people type and the site does not write.
    #[serde(alias = "vermijd", deserialize_with = "texts")]
    pub avoided: Vec<String>,
    /// The parts of a compound.
    #[serde(alias = "delen", deserialize_with = "texts")]
    pub parts: Vec<String>,
}

impl Synonyms {
    /// Reads the file; empty when it is no YAML. A faulty entry costs itself only.
    pub fn read(text: &str) -> Synonyms {
        serde_yaml::from_str(text).unwrap_or_default()
    }

    /// Reads the file for one language; `own` is the site's own, for a file that names none.
    pub fn for_language(text: &str, language: &str, own: &str) -> Synonyms {
        let read = Synonyms::read(text);
        let of = if read.language.is_empty() { own } else { &read.language };
        if of == language { read } else { Synonyms::default() }
    }
}

fn text<'d, D: serde::Deserializer<'d>>(from: D) -> Result<String, D::Error> {
    Ok(word(&Value::deserialize(from)?).unwrap_or_default())
}

fn texts<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Sequence(items) => items.iter().filter_map(word).collect(),
        one => word(&one).into_iter().collect(),
    })
}

fn entries<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Vec<Entry>, D::Error> {
    let Value::Sequence(items) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(items.into_iter().filter_map(|item| serde_yaml::from_value(item).ok()).collect())
}

/// A word; a number that was not put between quotes is one too.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_of_keys_are_read_and_faults_cost_themselves_only() {
        let read = Synonyms::read(
            "versie: 1\ntaal: nl\nwoorden:\n- voorkeur: gezin\n  vermijd: [x, 1, {a: b}]\n- fout\n- preferred: b\n  avoided: c\n",
        );
        let words: Vec<_> = read.words.iter().map(|e| (e.preferred.as_str(), e.avoided.clone())).collect();
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words, [("gezin", texts(&["x", "1"])), ("b", texts(&["c"]))]);
        assert!(Synonyms::read("a: [").words.is_empty() && Synonyms::read("woorden: 3").words.is_empty());
        assert!(Synonyms::for_language("taal: nl\nwoorden: [{voorkeur: a}]", "en", "en").words.is_empty());
    }
}
