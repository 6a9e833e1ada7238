//! A field as it is declared, and the keys that fields may have.

use super::reader::Cursor;
use crate::diag::Diagnostic;
use crate::diag::codes::model::MODEL_UNKNOWN_KEY;

/// Keys of every field.
pub(super) const SHARED: [&str; 17] = [
    "type",
    "any_of",
    "many",
    "required",
    "required_when",
    "label",
    "help",
    "message",
    "facet",
    "none",
    "default",
    "unique",
    "names",
    "derived",
    "place",
    "unit",
    "mistaken_for",
];

/// Every type and its own keys.
pub(super) const TYPES: [(&str, &[&str]); 12] = [
    ("text", &["min", "max", "pattern", "format"]),
    ("markdown", &["inline", "min", "max", "pattern"]),
    ("boolean", &[]),
    ("integer", &["min", "max"]),
    ("range", &["min", "max", "also", "bands"]),
    ("date", &["not_after", "not_before", "precision"]),
    ("choice", &["values", "from"]),
    ("url", &[]),
    ("file", &[]),
    ("page", &["of", "where", "relation", "inverse"]),
    ("group", &["fields", "rules"]),
    ("part", &["fields", "rules", "flow", "of"]),
];

/// A field as declared in up to two places: the kind's own settings, then the common ones.
pub(super) struct Spec<'r> {
    /// Nearest first; at least one.
    pub layers: Vec<Cursor<'r>>,
}

impl<'r> Spec<'r> {
    /// The nearest declaration's value of `key`.
    pub(super) fn get(&self, key: &str) -> Option<Cursor<'r>> {
        self.layers.iter().find_map(|layer| layer.get(key))
    }

    /// Where the field is declared.
    pub(super) fn at(&self) -> &Cursor<'r> {
        &self.layers[0]
    }

    /// Reports keys that no field has, or that fields of this type do not have.
    pub(super) fn only(&self, shared: &[&str], own: &[&str], ty: &str) {
        let elsewhere = TYPES.iter().flat_map(|(_, keys)| keys.iter());
        let elsewhere: Vec<&str> = elsewhere.copied().chain(SHARED).collect();
        for layer in &self.layers {
            for (key, at) in layer.entries() {
                if shared.contains(&key.as_str()) || own.contains(&key.as_str()) {
                    continue;
                }
                if elsewhere.contains(&key.as_str()) {
                    let found = Diagnostic::new(&MODEL_UNKNOWN_KEY, at.key_span()).form("type");
                    at.report(found.arg("key", key).arg("type", ty));
                } else {
                    at.unknown(&key, &[shared, own].concat());
                }
            }
        }
    }
}

/// A name as a label: `first-aid` is `First aid`.
pub(super) fn capital(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
