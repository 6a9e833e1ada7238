//! `writing:` of `leidraad.yaml`: the figures and lists that rules about language and personal data go by.
//! Goes in: the value of that key. Comes out: what holds, the rest being told.

use serde_yaml::{Mapping, Value};

use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::diag::Diagnostic;
use crate::diag::codes::config::{CONFIG_UNKNOWN_KEY, CONFIG_WRONG_VALUE};

const KEYS: [&str; 4] = ["sentence_words", "reading_ease", "abbreviations", "public_contacts"];

/// What rules about language and personal data go by.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// The most words that a sentence has before it is told as long.
    pub sentence_words: usize,
    /// The least figure of readability that a page has before it is told as hard.
    pub reading_ease: usize,
    /// Abbreviations that readers of this site know.
    pub abbreviations: Vec<String>,
    /// Addresses and telephone numbers that may stand on the site; `@example.org` for all of a domain.
    pub public_contacts: Vec<String>,
}

impl Default for Writing {
    fn default() -> Self {
        Writing {
            sentence_words: 25,
            reading_ease: 60,
            abbreviations: Vec::new(),
            public_contacts: Vec::new(),
        }
    }
}

/// Reads the value of `writing`; what is wrong in it becomes findings, the rest is used.
pub(super) fn read(block: &Block, value: Option<&Value>, found: &mut Vec<Diagnostic>) -> Writing {
    let mut reader = Reader { block, found };
    match value {
        None | Some(Value::Null) => Writing::default(),
        Some(Value::Mapping(map)) => reader.all(map),
        Some(_) => {
            let span = block.value_span(&["writing".into()]);
            reader.found.push(Diagnostic::new(&CONFIG_WRONG_VALUE, span).form("map"));
            Writing::default()
        }
    }
}

struct Reader<'b, 'f> {
    block: &'b Block,
    found: &'f mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn all(&mut self, map: &Mapping) -> Writing {
        for name in map.keys().map(|key| key.as_str().unwrap_or_default()) {
            if !KEYS.contains(&name) {
                let span = self.block.key_span(&path(name));
                let finding = Diagnostic::new(&CONFIG_UNKNOWN_KEY, span).arg("key", name);
                self.found.push(match nearest(name, KEYS, 1).first() {
                    Some(near) => finding.arg("near", near).help("near"),
                    None => finding.arg("allowed", KEYS.join(", ")).help("allowed"),
                });
            }
        }
        let default = Writing::default();
        Writing {
            sentence_words: self.number(map, "sentence_words", 5, 100).unwrap_or(default.sentence_words),
            reading_ease: self.number(map, "reading_ease", 0, 100).unwrap_or(default.reading_ease),
            abbreviations: self.texts(map, "abbreviations"),
            public_contacts: self.texts(map, "public_contacts"),
        }
    }

    fn number(&mut self, map: &Mapping, name: &str, min: usize, max: usize) -> Option<usize> {
        let value = map.get(name)?;
        let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
        let fit = number.filter(|number| (min..=max).contains(number));
        if fit.is_none() {
            let finding = Diagnostic::new(&CONFIG_WRONG_VALUE, self.block.value_span(&path(name)));
            self.found.push(finding.form("number").arg("min", min).arg("max", max));
        }
        fit
    }

    fn texts(&mut self, map: &Mapping, name: &str) -> Vec<String> {
        let items = match map.get(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Sequence(items)) => items,
            Some(_) => {
                self.wrong(&path(name), "texts");
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let mut place = path(name);
            place.push(at.into());
            match item {
                Value::String(text) => texts.push(text.clone()),
                // A telephone number without quotes is a number to YAML; what was written is meant.
                Value::Number(_) => texts.extend(self.block.raw(&place)),
                _ => self.wrong(&place, "text"),
            }
        }
        texts
    }

    fn wrong(&mut self, path: &[Seg], form: &str) {
        self.found.push(Diagnostic::new(&CONFIG_WRONG_VALUE, self.block.value_span(path)).form(form));
    }
}

fn path(name: &str) -> Vec<Seg> {
    vec!["writing".into(), name.into()]
}
