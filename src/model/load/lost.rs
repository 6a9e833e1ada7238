//! Which findings in a model only follow from a part of it that could not be read.
//!
//! A misspelt `kinds:` leaves every name of a kind unknown: dozens of findings that one word mends. What
//! declares names can be lost in three ways: under a key that is not known, as a value that is no map, or
//! (for the kinds) by not being there. The loss itself is told by whoever reads that key.

use super::reader::Cursor;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_MISSING, MODEL_UNKNOWN_NAME};

/// The keys at the top that declare names, or give a name or a type to what stands elsewhere.
const DECLARING: [&str; 7] = ["names", "lifecycle", "vocabularies", "fields", "kinds", "relations", "lists"];

/// Whether a part that declares names is lost; `known` are the keys that the top of a model may have.
pub(super) fn lost(root: &Cursor<'_>, known: &[&str]) -> bool {
    let unread = |key: &str| root.get(key).is_some_and(|at| !at.value.is_mapping() && !at.value.is_null());
    // A word or number under an unknown key declares nothing, so nothing is lost with it.
    let astray = root.value.as_mapping().is_some_and(|map| {
        map.iter().any(|(key, value)| {
            (value.is_mapping() || value.is_sequence())
                && !key.as_str().is_some_and(|key| known.contains(&key))
        })
    });
    let no_kind = root.get("kinds").is_none_or(|at| at.value.as_mapping().is_none_or(|map| map.is_empty()));
    astray || no_kind || DECLARING.into_iter().any(unread)
}

/// Whether `found` may be so only because names or types are lost.
pub(super) fn follows(found: &Diagnostic) -> bool {
    let untyped = || found.code == &MODEL_MISSING && found.message.argument("key") == Some("type");
    found.code == &MODEL_UNKNOWN_NAME || untyped()
}
