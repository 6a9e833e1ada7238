//! `compare` of a kind and of a relation.
//!
//! On a kind it names what its pages are compared by, in the order of the rows: fields, relations and
//! inverses. A relation has `compare: true` when a page stands beside the pages of that relation; both its
//! sides must then be the same kinds, and those must say what they are compared by.
//!
//! Comes after everything else is read, since a row may name any relation's other side.

use std::sync::Arc;

use super::loader::Loader;
use super::reader::Cursor;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_DUPLICATE, MODEL_PLACE, MODEL_UNKNOWN_NAME};
use crate::model::schema::{CompareRow, FieldType, Kind, Model, Relation};

impl Loader<'_> {
    /// Gives each kind its rows, and reports what cannot be compared.
    pub(super) fn settle_compare(&self, model: &mut Model) {
        for (kind, at) in &self.compared_kinds {
            model.kinds[*kind].compare = self.rows(model, *kind, at);
        }
        let declares = |kind: usize| self.compared_kinds.iter().any(|(known, _)| *known == kind);
        for (relation, at) in &self.compared_relations {
            let found = Diagnostic::new(&MODEL_PLACE, at.span());
            let declared = &model.relations[*relation];
            let (from, to) = (self.kinds_in(&declared.from), self.kinds_in(&declared.to));
            if from != to {
                at.report(found.form("compare-kinds").help("compare-kinds-help"));
            } else if let Some(kind) = from.into_iter().find(|kind| !declares(*kind)) {
                let found = found.form("compare-rows").arg("kind", &self.kind_names[kind]);
                at.report(found.help("compare-rows-help"));
            }
        }
        for (kind, at) in &self.compared_kinds {
            let compares = |relation: usize| self.kinds_in(&model.relations[relation].from).contains(kind);
            let by_relation = self.compared_relations.iter().any(|(relation, _)| compares(*relation));
            if model.kinds[*kind].index.is_none() && !by_relation {
                let found = Diagnostic::new(&MODEL_PLACE, at.key_span()).form("compare-index");
                at.report(found.arg("kind", &self.kind_names[*kind]).help("compare-index-help"));
            }
        }
    }

    /// One side of a relation as numbers of kinds; all when it is open to any.
    fn kinds_in(&self, side: &[Arc<str>]) -> Vec<usize> {
        let all = 0..self.kind_names.len();
        all.filter(|kind| side.is_empty() || side.contains(&self.kind_names[*kind])).collect()
    }

    fn rows(&self, model: &Model, kind: usize, at: &Cursor<'_>) -> Vec<CompareRow> {
        if at.value.is_mapping() {
            at.wrong("list");
            return Vec::new();
        }
        let kind = &model.kinds[kind];
        let mut rows: Vec<CompareRow> = Vec::new();
        let mut places: Vec<Cursor<'_>> = Vec::new();
        for (name, at) in at.texts() {
            let Some(row) = row(model, kind, &name) else {
                self.no_row(model, kind, &name, &at);
                continue;
            };
            if let Some(first) = rows.iter().position(|known| *known == row) {
                let found = Diagnostic::new(&MODEL_DUPLICATE, at.span()).form("row").arg("name", &name);
                at.report(found.label(places[first].span(), "first"));
            } else if !fits(model, kind, &row) {
                at.report(Diagnostic::new(&MODEL_PLACE, at.span()).form("compare-field").arg("name", &name));
            } else {
                rows.push(row);
                places.push(at);
            }
        }
        rows
    }

    fn no_row(&self, model: &Model, kind: &Kind, name: &str, at: &Cursor<'_>) {
        let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form("row");
        let found = found.arg("name", name).arg("kind", &kind.name);
        let fields = kind.fields.keys().map(String::as_str);
        let fields = fields.filter(|name| fits(model, kind, &CompareRow::Field((*name).to_owned())));
        let inverses = model.relations.iter().filter(|relation| points_to(relation, kind));
        let inverses = inverses.filter_map(|relation| Some(relation.inverse.as_ref()?.name.as_str()));
        let names: Vec<&str> =
            fields.chain(kind.relations.keys().map(String::as_str)).chain(inverses).collect();
        at.report(Cursor::suggest(found, name, names));
    }
}

/// What a name means as a row of `kind`.
fn row(model: &Model, kind: &Kind, name: &str) -> Option<CompareRow> {
    if kind.fields.contains_key(name) {
        return Some(CompareRow::Field(name.to_owned()));
    }
    let named = |relation: &Relation| relation.name == name && !relation.implied;
    let own = model.relations.iter().position(named).filter(|_| kind.relations.contains_key(name));
    if let Some(relation) = own.or_else(|| kind.relation_fields.get(name).copied()) {
        return Some(CompareRow::Relation(relation));
    }
    let inverse = |relation: &Relation| {
        relation.inverse.as_ref().is_some_and(|inverse| inverse.name == name) && points_to(relation, kind)
    };
    model.relations.iter().position(inverse).map(CompareRow::Inverse)
}

fn points_to(relation: &Relation, kind: &Kind) -> bool {
    relation.to.is_empty() || relation.to.contains(&kind.name)
}

/// Whether what a row names can stand in a cell: parts are too long for one, and of the built-in fields
/// only those that say something to readers can.
fn fits(model: &Model, kind: &Kind, row: &CompareRow) -> bool {
    let CompareRow::Field(name) = row else { return true };
    let readable = match model.names.builtin(name) {
        Some(builtin) => ["summary", "published", "updated"].contains(&builtin),
        None => true,
    };
    readable && !kind.fields.get(name).is_some_and(|field| matches!(field.ty, FieldType::Part { .. }))
}
