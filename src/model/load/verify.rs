//! What can be checked only when the whole model is known: names that must exist, names that may stand
//! for one thing only, and which kinds a common rule goes to.

use super::loader::{Loader, find_path};
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::MODEL_DUPLICATE;
use crate::model::condition::Rule;
use crate::model::schema::{FieldType, Kind, Model};

impl Loader<'_> {
    /// Reports what does not hold together.
    pub(super) fn verify(&self, model: &Model) {
        self.wanted_fields(model);
        self.unique_names(model);
        for (list, form) in [(&self.folders, "folder"), (&self.urls, "url")] {
            for (at, (name, cursor)) in list.iter().enumerate() {
                // The same address in two languages of one kind is no clash.
                let kind = |path: &[Seg]| path.get(1).cloned();
                let first = list[..at].iter().find(|(n, c)| n == name && kind(&c.path) != kind(&cursor.path));
                if let Some((_, first)) = first {
                    let found = Diagnostic::new(&MODEL_DUPLICATE, cursor.span()).form(form).arg("name", name);
                    cursor.report(found.label(first.span(), "first"));
                }
            }
        }
        for (name, at) in &self.mistaken {
            let known = model.kinds.iter().any(|kind| has(kind, std::slice::from_ref(name)));
            if !known {
                let names =
                    model.kinds.iter().flat_map(|kind| kind.fields.keys().chain(kind.relation_fields.keys()));
                self.unknown_name(at, "field", name, names.map(String::as_str));
            }
        }
        for (name, at, kinds) in &self.parts {
            let mut kinds = kinds.iter().map(|kind| &model.kinds[*kind]);
            let part = |kind: &Kind| {
                kind.fields.get(name).is_some_and(|field| matches!(field.ty, FieldType::Part { .. }))
            };
            if !kinds.clone().any(part) {
                let names = kinds.next().map(|kind| kind.fields.keys()).into_iter().flatten();
                self.unknown_name(at, "part", name, names.map(String::as_str));
            }
        }
    }

    fn wanted_fields(&self, model: &Model) {
        for wanted in &self.wanted {
            // What the common fields and rules name must be a field of some kind; what a kind names,
            // of that kind.
            let common =
                matches!(wanted.at.path.first(), Some(Seg::Key(key)) if key == "fields" || key == "rules");
            let all = wanted.kinds.is_empty() || common && !wanted.target;
            let in_scope = |index: &usize| all || wanted.kinds.contains(index);
            let kinds: Vec<&Kind> =
                (0..model.kinds.len()).filter(in_scope).map(|index| &model.kinds[index]).collect();
            if !kinds.iter().any(|kind| has(kind, &wanted.path)) {
                let names =
                    kinds.iter().flat_map(|kind| kind.fields.keys().chain(kind.relation_fields.keys()));
                self.no_field(wanted, names.map(String::as_str));
            }
        }
    }

    /// Relations and inverses have names of their own, also apart from the fields of their pages.
    fn unique_names(&self, model: &Model) {
        let mut names: Vec<(&str, &crate::base::source::Span)> = Vec::new();
        for relation in &model.relations {
            let inverse = relation.inverse.as_ref().map(|inverse| inverse.name.as_str());
            let own = (!relation.implied).then_some(relation.name.as_str());
            for name in own.into_iter().chain(inverse) {
                if let Some((_, first)) = names.iter().find(|(known, _)| *known == name) {
                    let found = Diagnostic::new(&MODEL_DUPLICATE, relation.span.clone()).arg("name", name);
                    self.reader.report(found.label((*first).clone(), "first"));
                }
                names.push((name, &relation.span));
            }
            let clash = |name: &str, kind: &Kind| {
                let found = Diagnostic::new(&MODEL_DUPLICATE, relation.span.clone()).form("field");
                self.reader.report(found.arg("name", name).arg("kind", &kind.name));
            };
            for kind in &model.kinds {
                let own = kind.relation_fields.get(&relation.field);
                let mine = own.is_some_and(|index| model.relations[*index].name == relation.name);
                if !relation.implied && mine && kind.fields.contains_key(&relation.field) {
                    clash(&relation.field, kind);
                }
                let target = relation.to.is_empty() || relation.to.contains(&kind.name);
                if let Some(name) = inverse.filter(|_| target)
                    && (kind.fields.contains_key(name)
                        || kind.relation_fields.get(name).is_some_and(|i| model.relations[*i].name != name))
                {
                    clash(name, kind);
                }
            }
        }
    }
}

/// Gives the common rules to every kind that has the fields they name.
pub(super) fn add_common_rules(model: &mut Model, rules: Vec<Rule>) {
    for kind in &mut model.kinds {
        for rule in &rules {
            let fields = rule.when.fields().chain(rule.expect.fields());
            let mut fields = fields.filter(|path| path.as_ref() != ["today"]);
            if rule.when.may_hold_for(&kind.name) && fields.all(|path| has(kind, &path)) {
                kind.rules.push(rule.clone());
            }
        }
    }
}

/// Whether pages of `kind` can have the field or relation at `path`.
fn has(kind: &Kind, path: &[String]) -> bool {
    let relation = path.len() == 1
        && path
            .first()
            .is_some_and(|name| kind.relation_fields.contains_key(name) || kind.relations.contains_key(name));
    relation || find_path(&kind.fields, path)
}
