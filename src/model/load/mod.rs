//! `model.yaml` to a `Model`. Top-level keys: `version` (1), `language` (of the model's own texts),
//! `names`, `lifecycle`, `vocabularies`, `facts`, `fields` (common to all kinds), `rules` (of all kinds),
//! `require_pages`, `kinds`, `relations`, `navigation`, `lists`. Each file of this folder documents the
//! keys it reads. A label, a help text, a message and an address are a text, or a text by language.
//!
//! Never fails: what is wrong becomes a finding, and the model is what could be understood.

mod builtins;
mod conditions;
mod fields;
mod kinds;
mod lifecycle;
mod open;
mod reader;
mod relations;
mod site;
mod types;
mod verify;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use serde_yaml::Value;

use self::reader::{Cursor, Reader};
use super::schema::{Field, FieldType, Model, Names, Relation};
use crate::base::localized::Localized;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::codes::model::{MODEL_MISSING, MODEL_UNKNOWN_NAME, MODEL_VERSION};
use crate::diag::{Diagnostic, Severity, sort, yaml_fault};

const KEYS: [&str; 13] = [
    "version",
    "language",
    "names",
    "lifecycle",
    "vocabularies",
    "facts",
    "fields",
    "rules",
    "require_pages",
    "kinds",
    "relations",
    "navigation",
    "lists",
];

/// What is known while a model is being read.
struct Loader<'r> {
    reader: &'r Reader<'r>,
    names: Names,
    states: Vec<String>,
    vocabularies: IndexMap<String, IndexMap<String, Localized>>,
    kind_names: Vec<Arc<str>>,
    declared_relations: Vec<String>,
    relations: Vec<Relation>,
    /// Implied relations by dotted field path and inverse.
    implied: HashMap<(String, Option<String>), usize>,
    /// Field names that must turn out to exist.
    wanted: Vec<Wanted<'r>>,
    /// Fields named by `mistaken_for`, and part fields named by `of`.
    mistaken: Vec<(String, Cursor<'r>)>,
    parts: Vec<(String, Cursor<'r>, Vec<usize>)>,
    /// Folders and addresses of kinds, to find two alike.
    folders: Vec<(String, Cursor<'r>)>,
    urls: Vec<(String, Cursor<'r>)>,
    /// The kinds whose fields are being read; empty for all.
    scope: Vec<usize>,
    /// The path of the field being read.
    dotted: Vec<String>,
}

/// A field that some part of the model names.
struct Wanted<'r> {
    path: Vec<String>,
    at: Cursor<'r>,
    /// Whether the name stands as a key.
    key: bool,
    /// At least one of these kinds must have it; empty for all kinds.
    kinds: Vec<usize>,
    /// Whether it is a field of the pages that a page field points to.
    target: bool,
}

/// The kind of landing pages.
pub(super) fn landing(model: &Model) -> super::schema::Kind {
    open::landing(model)
}

/// See `super::load`.
pub(super) fn load(source: Option<&Arc<Source>>, _language: &str) -> (Model, Vec<Diagnostic>) {
    let Some(source) = source else { return (open::model(), Vec::new()) };
    let block = match Block::read(source, 0..source.text.len(), true) {
        Ok(block) => block,
        // Pages of a site whose model cannot be read should not each complain of unknown fields.
        Err(fault) => return (Model { declared: true, ..open::model() }, vec![yaml_fault(fault)]),
    };
    let root = Value::Mapping(block.map().clone());
    let reader = Reader::new(&block);
    let model = read(&reader, &root);
    let mut found = reader.into_found();
    sort(&mut found);
    (model, found)
}

fn read<'r>(reader: &'r Reader<'r>, root: &'r Value) -> Model {
    let root = Cursor { reader, value: root, path: Vec::new() };
    let mut loader = Loader {
        reader,
        names: lifecycle::no_names(),
        states: Vec::new(),
        vocabularies: IndexMap::new(),
        kind_names: Vec::new(),
        declared_relations: Vec::new(),
        relations: Vec::new(),
        implied: HashMap::new(),
        wanted: Vec::new(),
        mistaken: Vec::new(),
        parts: Vec::new(),
        folders: Vec::new(),
        urls: Vec::new(),
        scope: Vec::new(),
        dotted: Vec::new(),
    };
    root.only(&KEYS);
    version(&root);
    if let Some(language) = root.get("language") {
        language.text();
    }
    loader.read_names(root.get("names"));
    let lifecycle = loader.read_lifecycle(root.get("lifecycle"));
    loader.read_vocabularies(root.get("vocabularies"));
    let facts = loader.read_facts(root.get("facts"));
    let entries = root.get("kinds").map(|at| at.entries()).unwrap_or_default();
    loader.kind_names = entries.iter().map(|(name, _)| Arc::from(name.as_str())).collect();
    loader.read_relations(root.get("relations"));
    let common = root.get("fields").map(|at| at.entries()).unwrap_or_default();
    let mut kinds = Vec::with_capacity(entries.len());
    for (index, (_, at)) in entries.iter().enumerate() {
        kinds.push(loader.one_kind(index, at, &common, &lifecycle));
    }
    let rules = loader.rules(root.get("rules"));
    let require_pages = loader.read_required_pages(root.get("require_pages"));
    let lists = loader.read_lists(root.get("lists"));
    let (breadcrumb, home) = loader.read_navigation(root.get("navigation"), &lists);
    if kinds.is_empty() {
        reader.report(Diagnostic::new(&MODEL_MISSING, reader.start()).form("kinds"));
        kinds = open::model().kinds;
    }
    let mut model = Model {
        declared: true,
        names: loader.names.clone(),
        lifecycle,
        kinds,
        relations: std::mem::take(&mut loader.relations),
        lists,
        facts,
        require_pages,
        breadcrumb,
        home,
    };
    loader.verify(&model);
    verify::add_common_rules(&mut model, rules);
    model
}

fn version(root: &Cursor<'_>) {
    match root.get("version") {
        Some(at) if at.value.as_i64() == Some(1) => {}
        Some(at) => {
            let version = at.scalar().unwrap_or_default();
            let found = Diagnostic::new(&MODEL_VERSION, at.span()).arg("version", version).help("help");
            at.report(found);
        }
        None => {
            let found = Diagnostic::new(&MODEL_VERSION, root.reader.start()).form("missing").help("help");
            root.report(found.severity(Severity::Warning));
        }
    }
}

impl<'r> Loader<'r> {
    /// Checks the field names wanted since `mark` against the fields of a group.
    fn settle(&mut self, mark: usize, fields: &IndexMap<String, Field>) {
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
    fn want_of(&mut self, of: &[Arc<str>], field: &str, at: &Cursor<'r>) {
        let kinds =
            (0..self.kind_names.len()).filter(|kind| of.is_empty() || of.contains(&self.kind_names[*kind]));
        let path = field.split('.').map(str::to_owned).collect();
        self.wanted.push(Wanted { path, at: at.clone(), key: true, kinds: kinds.collect(), target: true });
    }

    fn no_field<'n>(&self, wanted: &Wanted<'r>, names: impl IntoIterator<Item = &'n str>) {
        let span = if wanted.key { wanted.at.key_span() } else { wanted.at.span() };
        let name = wanted.path.join(".");
        let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, span).form("field").arg("name", &name);
        self.reader.report(Cursor::suggest(found, &name, names));
    }
}

/// Whether `path` leads to a field, through groups and parts.
fn find_path(fields: &IndexMap<String, Field>, path: &[String]) -> bool {
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
