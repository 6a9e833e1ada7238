//! The top of `model.yaml`: which key is read when, and what comes of it all.

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use serde_yaml::Value;

use super::loader::Loader;
use super::reader::{Cursor, Reader};
use super::{lifecycle, lost, open, verify};
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::codes::model::{MODEL_MISSING, MODEL_VERSION};
use crate::diag::{Diagnostic, Severity, sort, yaml_fault};
use crate::model::schema::Model;

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

/// See `model::load`.
pub(in crate::model) fn load(source: Option<&Arc<Source>>, _language: &str) -> (Model, Vec<Diagnostic>) {
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
    if lost::lost(&Cursor { reader: &Reader::new(&block), value: &root, path: Vec::new() }, &KEYS) {
        found.retain(|found| !lost::follows(found));
    }
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
        compared_kinds: Vec::new(),
        compared_relations: Vec::new(),
        images: Vec::new(),
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
    loader.settle_compare(&mut model);
    loader.settle_images(&mut model);
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
