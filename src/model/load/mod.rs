//! `model.yaml` to a `Model`. Top-level keys: `version` (1), `language` (of the model's own texts),
//! `names`, `lifecycle`, `vocabularies`, `facts`, `fields` (common to all kinds), `rules` (of all kinds),
//! `require_pages`, `kinds`, `relations`, `navigation`, `lists`. Each file of this folder documents the
//! keys it reads. A label, a help text, a message and an address are a text, or a text by language.
//!
//! Never fails: what is wrong becomes a finding, and the model is what could be understood.

mod builtins;
mod compare;
mod conditions;
mod fields;
mod image;
mod kinds;
mod lifecycle;
mod loader;
mod lost;
mod open;
mod read;
mod reader;
mod relations;
mod site;
mod spec;
mod types;
mod verify;

#[cfg(test)]
mod tests;

pub(super) use open::landing;
pub(super) use read::load;
