//! Reads a YAML value with its path, so that whatever is wrong becomes a finding with a place and the
//! nearest word that would do. Knows nothing of what the keys mean.

use std::cell::RefCell;

use serde_yaml::Value;

use crate::base::date::{self, Date};
use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::diag::codes::model::{
    MODEL_PATTERN, MODEL_PATTERN_EDITOR, MODEL_TYPE, MODEL_UNKNOWN_KEY, MODEL_WORD,
};
use crate::diag::{CodeRow, Diagnostic};
use crate::model::pattern::shared;

/// The file being read, and what was found wrong in it.
pub(super) struct Reader<'b> {
    block: &'b Block,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'b> Reader<'b> {
    /// A reader of `block` that has found nothing yet.
    pub(super) fn new(block: &'b Block) -> Self {
        Reader { block, found: RefCell::default() }
    }

    /// Adds a finding.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// All findings, the reader being done.
    pub(super) fn into_found(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// The file's first line, for findings about the whole of it.
    pub(super) fn start(&self) -> Span {
        self.block.start_span()
    }
}

/// A value of the file and the path that leads to it.
#[derive(Clone)]
pub(super) struct Cursor<'r> {
    /// The file.
    pub reader: &'r Reader<'r>,
    /// The value.
    pub value: &'r Value,
    /// Where it stands.
    pub path: Vec<Seg>,
}

impl<'r> Cursor<'r> {
    /// The last key of the path: what people call this place.
    pub(super) fn name(&self) -> &str {
        let key = |seg: &'_ Seg| matches!(seg, Seg::Key(_));
        match self.path.iter().rev().find(|seg| key(seg)) {
            Some(Seg::Key(name)) => name,
            _ => "model.yaml",
        }
    }

    /// Where the value stands.
    pub(super) fn span(&self) -> Span {
        self.reader.block.value_span(&self.path)
    }

    /// Where the key stands.
    pub(super) fn key_span(&self) -> Span {
        self.reader.block.key_span(&self.path)
    }

    /// Adds a finding.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.reader.report(diagnostic);
    }

    /// Says that the value is of the wrong type: a form of `model-type`.
    pub(super) fn wrong(&self, form: &str) {
        self.report(Diagnostic::new(&MODEL_TYPE, self.span()).arg("key", self.name()).form(form));
    }

    /// A finding with the nearest of `names` as help.
    pub(super) fn suggest<'n>(
        diagnostic: Diagnostic,
        wrong: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Diagnostic {
        match nearest(wrong, names, 1).first() {
            Some(near) => diagnostic.arg("near", near).help("suggest"),
            None => diagnostic,
        }
    }

    /// The value below `key`; `None` when the value is no map or has no such key.
    pub(super) fn get(&self, key: &str) -> Option<Cursor<'r>> {
        let value = self.value.as_mapping()?.get(key)?;
        Some(self.below(Seg::from(key), value))
    }

    /// Whether `key` stands here.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value.as_mapping().is_some_and(|map| map.contains_key(key))
    }

    fn below(&self, seg: Seg, value: &'r Value) -> Cursor<'r> {
        let mut path = self.path.clone();
        path.push(seg);
        Cursor { reader: self.reader, value, path }
    }

    /// Keys and values of a map, as written. Nothing at all is an empty map.
    pub(super) fn entries(&self) -> Vec<(String, Cursor<'r>)> {
        let Some(map) = self.value.as_mapping() else {
            if !self.value.is_null() {
                self.wrong("map");
            }
            return Vec::new();
        };
        map.iter()
            .filter_map(|(key, value)| {
                let name = match key {
                    Value::String(text) => text.clone(),
                    Value::Number(number) => number.to_string(),
                    Value::Bool(word) => word.to_string(),
                    _ => {
                        self.wrong("map");
                        return None;
                    }
                };
                Some((name.clone(), self.below(Seg::Key(name), value)))
            })
            .collect()
    }

    /// The items of a list; a single value is a list of one.
    pub(super) fn items(&self) -> Vec<Cursor<'r>> {
        match self.value {
            Value::Sequence(items) => {
                items.iter().enumerate().map(|(at, value)| self.below(Seg::Index(at), value)).collect()
            }
            Value::Null => Vec::new(),
            _ => vec![self.clone()],
        }
    }

    /// Reports every key that is not one of `allowed`.
    pub(super) fn only(&self, allowed: &[&str]) {
        for (key, at) in self.entries() {
            if !allowed.contains(&key.as_str()) {
                at.unknown(&key, allowed);
            }
        }
    }

    /// Reports this key as unknown, with what would do.
    pub(super) fn unknown(&self, key: &str, allowed: &[&str]) {
        let found = Diagnostic::new(&MODEL_UNKNOWN_KEY, self.key_span()).arg("key", key);
        let found = match nearest(key, allowed.iter().copied(), 1).first() {
            Some(near) => found.arg("near", near).help("suggest"),
            None => found.arg("allowed", allowed.join(", ")).help("allowed"),
        };
        self.report(found);
    }

    /// The scalar as it was written; `None` for lists, maps and nothing, without a finding.
    pub(super) fn scalar(&self) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => self.reader.block.raw(&self.path),
            _ => None,
        }
    }

    /// Text, or a finding.
    pub(super) fn text(&self) -> Option<String> {
        let text = self.scalar();
        if text.is_none() {
            self.wrong("text");
        }
        text
    }

    /// Texts with their places: a list, or a single one.
    pub(super) fn texts(&self) -> Vec<(String, Cursor<'r>)> {
        self.items().into_iter().filter_map(|item| Some((item.text()?, item))).collect()
    }

    /// A text, or a text by language.
    pub(super) fn localized(&self) -> Localized {
        if let Some(text) = self.scalar() {
            return Localized::plain(text);
        }
        let tag = |key: &str| {
            let language = key.split('-').next().unwrap_or_default();
            matches!(language.len(), 2 | 3) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let entries = if self.value.is_mapping() { self.entries() } else { Vec::new() };
        if entries.is_empty() || !entries.iter().all(|(key, _)| tag(key)) {
            self.wrong("localized");
            return Localized::default();
        }
        Localized::by_language(entries.into_iter().filter_map(|(key, at)| Some((key, at.text()?))))
    }

    /// True or false, or a finding. The words of people will do.
    pub(super) fn boolean(&self) -> Option<bool> {
        let value = match self.value {
            Value::Bool(value) => Some(*value),
            Value::String(text) => crate::model::condition::truth(text),
            _ => None,
        };
        if value.is_none() {
            self.wrong("boolean");
        }
        value
    }

    /// A whole number, or a finding.
    pub(super) fn number(&self) -> Option<i64> {
        let number = self.value.as_i64();
        if number.is_none() {
            self.wrong("number");
        }
        number
    }

    /// A whole number of 0 or more, or a finding.
    pub(super) fn count(&self) -> Option<u32> {
        let number = self.value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            self.wrong("count");
        }
        number
    }

    /// A day, or a finding.
    pub(super) fn date(&self) -> Option<Date> {
        let day = self.value.as_str().and_then(date::parse);
        if day.is_none() {
            self.wrong("date");
        }
        day
    }

    /// One of fixed words, or a finding.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text()?;
        let value = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if value.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.not_a_word(&MODEL_WORD, &text, &names);
        }
        value
    }

    /// Says that `text` is none of `names`.
    pub(super) fn not_a_word(&self, code: &'static CodeRow, text: &str, names: &[&str]) {
        let found = Diagnostic::new(code, self.span()).arg("value", text).arg("key", self.name());
        self.report(match nearest(text, names.iter().copied(), 1).first() {
            Some(near) => found.arg("near", near).help("suggest"),
            None => found.arg("allowed", names.join(", ")).help("allowed"),
        });
    }

    /// A regular expression, or a finding.
    pub(super) fn pattern(&self) -> Option<regex::Regex> {
        let text = self.text()?;
        regex::RegexBuilder::new(&text)
            .size_limit(4 << 20)
            .build()
            .map_err(|error| {
                let message = error.to_string();
                let last = message.lines().last().unwrap_or_default().trim();
                let message = last.strip_prefix("error: ").unwrap_or(last);
                self.report(Diagnostic::new(&MODEL_PATTERN, self.span()).arg("message", message));
            })
            .ok()
    }

    /// A regular expression that goes into the schemas for editors too; a finding when only we know it.
    pub(super) fn pattern_for_editors(&self) -> Option<regex::Regex> {
        let pattern = self.pattern()?;
        if let Err(piece) = shared(pattern.as_str()) {
            let found = Diagnostic::new(&MODEL_PATTERN_EDITOR, self.span()).arg("piece", piece);
            self.report(found.help("help"));
        }
        Some(pattern)
    }
}
