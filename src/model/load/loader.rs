//! What is known while a model is being read, and the field names that must turn out to exist.

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;

use super::reader::{Cursor, Reader};
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::MODEL_UNKNOWN_NAME;
use crate::model::schema::{Field, FieldType, Names, Relation};

/// What is known while a model is being read.
pub(super) struct Loader<'r> {
    pub reader: &'r Reader<'r>,
    pub names: Names,
    pub states: Vec<String>,
    pub vocabularies: IndexMap<String, IndexMap<String, Localized>>,
    pub kind_names: Vec<Arc<str>>,
    pub declared_relations: Vec<String>,
    pub relations: Vec<Relation>,
    /// Implied relations by dotted field path and inverse.
    pub implied: HashMap<(String, Option<String>), usize>,
    /// Field names that must turn out to exist.
    pub wanted: Vec<Wanted<'r>>,
    /// Fields named by `mistaken_for`, and part fields named by `of`.
    pub mistaken: Vec<(String, Cursor<'r>)>,
    pub parts: Vec<(String, Cursor<'r>, Vec<usize>)>,
    /// Folders and addresses of kinds, to find two alike.
    pub folders: Vec<(String, Cursor<'r>)>,
    pub urls: Vec<(String, Cursor<'r>)>,
    /// Where kinds and relations, by number, say that they are compared.
    pub compared_kinds: Vec<(usize, Cursor<'r>)>,
    pub compared_relations: Vec<(usize, Cursor<'r>)>,
    /// Where kinds, by number, say which field is the picture of a card.
    pub images: Vec<(usize, Cursor<'r>)>,
    /// The kinds whose fields are being read; empty for all.
    pub scope: Vec<usize>,
    /// The path of the field being read.
    pub dotted: Vec<String>,
}

/// A field that some part of the model names.
pub(super) struct Wanted<'r> {
    pub path: Vec<String>,
    pub at: Cursor<'r>,
    /// Whether the name stands as a key.
    pub key: bool,
    /// At least one of these kinds must have it; empty for all kinds.
    pub kinds: Vec<usize>,
    /// Whether it is a field of the pages that a page field points to.
    pub target: bool,
}

impl<'r> Loader<'r> {
    /// Checks the field names wanted since `mark` against the fields of a group.
    pub(super) fn settle(&mut self, mark: usize, fields: &IndexMap<String, Field>) {
        for wanted in self.wanted.split_off(mark) {
            // Conditions on the target of a page field look at other pages, not at this group.
            if wanted.target {
                self.wanted.push(wanted);
            } else if !find_path(fields, &wanted.path) {
                self.no_field(&wanted, fields.keys().map(String::as_str));
            }
        }
    }

    /// Notes that one of the kinds `of` must have `field`.
    pub(super) fn want_of(&mut self, of: &[Arc<str>], field: &str, at: &Cursor<'r>) {
        let kinds =
            (0..self.kind_names.len()).filter(|kind| of.is_empty() || of.contains(&self.kind_names[*kind]));
        let path = field.split('.').map(str::to_owned).collect();
        self.wanted.push(Wanted { path, at: at.clone(), key: true, kinds: kinds.collect(), target: true });
    }

    pub(super) fn no_field<'n>(&self, wanted: &Wanted<'r>, names: impl IntoIterator<Item = &'n str>) {
        let span = if wanted.key { wanted.at.key_span() } else { wanted.at.span() };
        let name = wanted.path.join(".");
        let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, span).form("field").arg("name", &name);
        self.reader.report(Cursor::suggest(found, &name, names));
    }
}

/// Whether `path` leads to a field, through groups and parts.
pub(super) fn find_path(fields: &IndexMap<String, Field>, path: &[String]) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    let Some(field) = fields.get(first) else { return false };
    match &field.ty {
        _ if rest.is_empty() => true,
        FieldType::Group { fields, .. } => find_path(fields, rest),
        FieldType::Part { fields, .. } => rest == ["id"] || find_path(fields, rest),
        FieldType::Range(_) => rest.len() == 1,
        _ => false,
    }
}
