//! Relations of a model, each declared once for both sides. Keys:
//!
//! `from`, `to` (kinds: a name, a list, or `any`); `field` (the front matter field; the relation's name
//! when left out); `min` (a number, or `{published: 1}`, `{always: 1}`), `max`; `label`, `help`,
//! `message`; `place`; `inverse` (`{name, label, place}`, or a name); `symmetric`; `acyclic`; `ordered`;
//! `excludes` (another relation that may not point to the same page); `carries` (fields of each edge)
//! and `key` (in such an item, the key of the page; the relation's field when left out); `or`
//! (`{type: text, max}`: text may stand instead of a page); `none` (words for "there is none");
//! `automatic: glossary` (edges come from terms in the text, and there is no field); `facet`;
//! `compare` (see `compare.rs`); `rules` (`{expect, severity, message}`: what must hold for a page that a
//! public page points to).

use std::sync::Arc;

use super::loader::Loader;
use super::reader::Cursor;
use super::spec::{Spec, capital};
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_BOUNDS, MODEL_PLACE, MODEL_UNKNOWN_NAME};
use crate::model::schema::{Inverse, Place, Relation, RelationUse};

const KEYS: [&str; 22] = [
    "from",
    "to",
    "field",
    "min",
    "max",
    "label",
    "help",
    "message",
    "place",
    "inverse",
    "symmetric",
    "acyclic",
    "ordered",
    "excludes",
    "key",
    "carries",
    "or",
    "none",
    "automatic",
    "facet",
    "compare",
    "rules",
];

impl<'r> Loader<'r> {
    /// Reads all declared relations; their carried fields last, as those may imply relations.
    pub(super) fn read_relations(&mut self, at: Option<Cursor<'r>>) {
        let entries = at.map(|at| at.entries()).unwrap_or_default();
        self.declared_relations = entries.iter().map(|(name, _)| name.clone()).collect();
        for (name, at) in &entries {
            let relation = self.one_relation(name, at);
            if let Some(at) = at.get("compare").filter(|_| relation.compare) {
                self.compared_relations.push((self.relations.len(), at));
            }
            self.relations.push(relation);
        }
        for (index, (_, at)) in entries.iter().enumerate() {
            self.scope = self.ending_kinds(index);
            self.relations[index].rules = self.target_rules(at.get("rules"));
            self.dotted.push(self.relations[index].field.clone());
            self.scope = self.starting_kinds(index);
            let carries = self.group_fields(at.get("carries"));
            self.dotted.pop();
            self.scope.clear();
            let relation = &mut self.relations[index];
            if !carries.is_empty() && relation.key.is_none() {
                relation.key = Some(relation.field.clone());
            }
            relation.carries = carries;
        }
    }

    /// The kinds a relation starts from, as numbers; all when it starts from any.
    pub(super) fn starting_kinds(&self, relation: usize) -> Vec<usize> {
        let from = &self.relations[relation].from;
        (0..self.kind_names.len())
            .filter(|kind| from.is_empty() || from.contains(&self.kind_names[*kind]))
            .collect()
    }

    /// The kinds a relation may point to, as numbers; all when it may point to any.
    fn ending_kinds(&self, relation: usize) -> Vec<usize> {
        let to = &self.relations[relation].to;
        (0..self.kind_names.len())
            .filter(|kind| to.is_empty() || to.contains(&self.kind_names[*kind]))
            .collect()
    }

    fn one_relation(&mut self, name: &str, at: &Cursor<'r>) -> Relation {
        at.only(&KEYS);
        let flag = |key: &str| at.get(key).and_then(|at| at.boolean()).unwrap_or(false);
        let symmetric = flag("symmetric");
        let inverse = at.get("inverse").and_then(|at| self.inverse(&at));
        if let Some(at) = at.get("inverse").filter(|_| symmetric) {
            at.report(Diagnostic::new(&MODEL_PLACE, at.key_span()).form("inverse"));
        }
        let or_text = at.get("or").map(|at| {
            at.only(&["type", "min", "max", "pattern", "format"]);
            if let Some(ty) = at.get("type") {
                ty.word(&[("text", ())]);
            }
            self.text_rule(&Spec { layers: vec![at] })
        });
        let label = match self.localized(at, "label") {
            label if label.is_empty() => Localized::plain(capital(name)),
            label => label,
        };
        let kinds = |loader: &Self, key: &str| at.get(key).map(|at| loader.kinds_of(&at)).unwrap_or_default();
        Relation {
            name: name.to_owned(),
            field: at.get("field").and_then(|at| at.text()).unwrap_or_else(|| name.to_owned()),
            from: kinds(self, "from"),
            to: kinds(self, "to").into(),
            label,
            inverse: inverse.filter(|_| !symmetric),
            symmetric,
            bounds: self.relation_use(at, RelationUse::default(), &[]),
            acyclic: flag("acyclic"),
            ordered: flag("ordered"),
            excludes: at.get("excludes").and_then(|at| {
                let other = at.text()?;
                self.relation_named(&other, &at).then_some(other)
            }),
            key: at.get("key").and_then(|at| at.text()),
            carries: Default::default(),
            or_text,
            none: at.get("none").map(|at| self.labels(&at)).unwrap_or_default(),
            automatic: at.get("automatic").and_then(|at| at.word(&[("glossary", ())])).is_some(),
            facet: flag("facet"),
            compare: flag("compare"),
            place: at.get("place").and_then(|at| at.word(&Place::NAMES)).unwrap_or(Place::Aside),
            message: self.localized(at, "message"),
            help: self.localized(at, "help"),
            rules: Vec::new(),
            implied: false,
            span: at.key_span(),
        }
    }

    /// The other side of a relation.
    pub(super) fn inverse(&self, at: &Cursor<'r>) -> Option<Inverse> {
        if let Some(name) = at.scalar() {
            let label = Localized::plain(capital(&name));
            return Some(Inverse { name, label, place: Place::Aside });
        }
        at.only(&["name", "label", "place"]);
        let name = self.need(at, "name")?.text()?;
        let label = match self.localized(at, "label") {
            label if label.is_empty() => Localized::plain(capital(&name)),
            label => label,
        };
        let place = at.get("place").and_then(|at| at.word(&Place::NAMES)).unwrap_or(Place::Aside);
        Some(Inverse { name, label, place })
    }

    /// `min` and `max` of a relation, over `base`. Other keys than these and `more` are not checked
    /// here when `more` is empty.
    pub(super) fn relation_use(&self, at: &Cursor<'r>, base: RelationUse, more: &[&str]) -> RelationUse {
        let mut bounds = base;
        if !more.is_empty() {
            at.only(more);
        }
        if let Some(min) = at.get("min") {
            if min.value.is_mapping() {
                min.only(&["published", "always"]);
                let count = |key: &str| min.get(key).and_then(|at| at.count());
                bounds.min = count("always").unwrap_or(bounds.min);
                bounds.min_published = count("published").unwrap_or(bounds.min_published);
            } else {
                bounds.min = min.count().unwrap_or(bounds.min);
            }
        }
        if let Some(max) = at.get("max") {
            bounds.max = max.count().or(bounds.max);
        }
        if !more.is_empty()
            && let Some(place) = at.get("place")
        {
            bounds.place = place.word(&Place::NAMES);
        }
        let least = bounds.min.max(bounds.min_published);
        if let Some(max) = bounds.max.filter(|max| least > *max) {
            let place = at.get("min").or_else(|| at.get("max")).unwrap_or_else(|| at.clone());
            at.report(Diagnostic::new(&MODEL_BOUNDS, place.span()).arg("min", least).arg("max", max));
        }
        bounds
    }

    /// Kinds: a name, a list, or `any`, which is an empty list.
    pub(super) fn kinds_of(&self, at: &Cursor<'r>) -> Vec<Arc<str>> {
        if at.value.as_str() == Some("any") {
            return Vec::new();
        }
        at.texts()
            .iter()
            .filter_map(|(name, at)| Some(self.kind_names[self.kind(name, at)?].clone()))
            .collect()
    }

    /// The number of a kind, or a finding.
    pub(super) fn kind(&self, name: &str, at: &Cursor<'r>) -> Option<usize> {
        let index = self.kind_names.iter().position(|kind| &**kind == name);
        if index.is_none() {
            self.unknown_name(at, "kind", name, self.kind_names.iter().map(|kind| &**kind));
        }
        index
    }

    /// The number of a declared relation, or a finding.
    pub(super) fn relation(&self, name: &str, at: &Cursor<'r>) -> Option<usize> {
        self.relation_named(name, at)
            .then(|| self.declared_relations.iter().position(|known| known == name))?
    }

    fn relation_named(&self, name: &str, at: &Cursor<'r>) -> bool {
        let known = self.declared_relations.iter().any(|known| known == name);
        if !known {
            self.unknown_name(at, "relation", name, self.declared_relations.iter().map(String::as_str));
        }
        known
    }

    /// The state's name, or a finding.
    pub(super) fn state(&self, name: &str, at: &Cursor<'r>) -> Option<usize> {
        let index = self.states.iter().position(|state| state == name);
        if index.is_none() {
            self.unknown_name(at, "state", name, self.states.iter().map(String::as_str));
        }
        index
    }

    /// Says that the model does not declare `name`; `form` is a form of `model-unknown-name`.
    pub(super) fn unknown_name<'n>(
        &self,
        at: &Cursor<'r>,
        form: &str,
        name: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form(form).arg("name", name);
        at.report(Cursor::suggest(found, name, names));
    }
}
