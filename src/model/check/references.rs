//! References to pages: from page fields, and from the fields of declared relations. What is written is
//! taken apart here; whether it leads anywhere is for linking to say.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_yaml::Value as Yaml;

use super::checker::{Checker, key_text};
use crate::base::yaml::Seg;
use crate::model::schema::{Field, PageRule};
use crate::model::value::{Reference, Value};

impl<'a> Checker<'a, '_> {
    /// The value of a page field.
    pub(super) fn page_value(
        &mut self,
        field: &'a Field,
        rule: &'a PageRule,
        value: &'a Yaml,
        or_text: bool,
    ) -> Option<Value> {
        let model = self.model;
        let relation = &model.relations[rule.relation];
        let depth = self.path.len();
        let dotted = self.dotted();
        let read = match (value, &relation.key) {
            (Yaml::Mapping(map), Some(key)) if !relation.implied => self.item(map, key, &relation.carries),
            _ => self.text(value).map(|name| (name, IndexMap::new())),
        };
        let read = read.and_then(|(name, carries)| self.reference(&name, rule.relation, carries));
        self.path.truncate(depth);
        let mut reference = read.or_else(|| self.wrong("page", field))?;
        reference.field = dotted;
        reference.of = rule.of.clone();
        reference.or_text = or_text || relation.or_text.is_some();
        reference.conditions.clone_from(&rule.conditions);
        let index = self.out.references.len() as u32;
        self.out.references.push(reference);
        Some(Value::Page(index))
    }

    /// The field of a declared relation: one item or a list.
    pub(super) fn relation(&mut self, index: usize, value: &'a Yaml) {
        let model = self.model;
        let relation = &model.relations[index];
        if let Some(label) = value.as_str().and_then(|word| relation.none.get(word)) {
            self.out.fields.insert(relation.field.clone(), Value::None(label.clone()));
            return;
        }
        let field: Arc<str> = Arc::from(relation.field.as_str());
        let single = std::slice::from_ref(value);
        let (items, list) = match value {
            Yaml::Sequence(items) => (items.as_slice(), true),
            _ => (single, false),
        };
        let mut seen: Vec<(String, usize)> = Vec::new();
        for (at, item) in items.iter().enumerate().filter(|(_, item)| !item.is_null()) {
            let depth = self.path.len();
            if list {
                self.path.push(Seg::Index(at));
            }
            let read = match (item, &relation.key) {
                (Yaml::Mapping(map), Some(key)) => self.item(map, key, &relation.carries),
                _ => self.text(item).map(|name| (name, IndexMap::new())),
            };
            let read = read.and_then(|(name, carries)| self.reference(&name, index, carries));
            match read {
                None => self.wrong_type("page", &relation.field, &relation.message),
                Some(mut reference) => {
                    let written = reference.written();
                    let first = seen.iter().find(|(known, _)| *known == written).map(|(_, at)| *at);
                    // A source may be named twice, for two places in it.
                    if let Some(first) = first.filter(|_| reference.carries.is_empty()) {
                        self.twice(first, &written, &relation.field, &relation.message);
                    }
                    seen.push((written, at));
                    reference.field = field.clone();
                    reference.of = relation.to.clone();
                    reference.or_text = relation.or_text.is_some();
                    self.out.references.push(reference);
                }
            }
            self.path.truncate(depth);
        }
    }

    /// An item of a relation written as a map: the page's name, and what the edge carries. The path
    /// then ends at the name.
    fn item(
        &mut self,
        map: &'a serde_yaml::Mapping,
        key: &str,
        fields: &'a IndexMap<String, Field>,
    ) -> Option<(String, IndexMap<String, Value>)> {
        let mut carries = IndexMap::new();
        let mut name = None;
        for (entry, value) in map {
            let Some(entry) = key_text(entry) else { continue };
            self.path.push(Seg::Key(entry.clone().into_owned()));
            if entry == key {
                name = self.text(value);
            } else if let Some(field) = fields.get(entry.as_ref()) {
                if let Some(value) = self.field(field, value) {
                    carries.insert(entry.into_owned(), value);
                }
            } else {
                let names: Vec<&str> =
                    std::iter::once(key).chain(fields.keys().map(String::as_str)).collect();
                self.unknown_field(&entry, &names, true);
            }
            self.path.pop();
        }
        carries.sort_by(|a, _, b, _| fields.get_index_of(a).cmp(&fields.get_index_of(b)));
        let required: Vec<&'a Field> = fields.values().collect();
        for field in required {
            if field.required == crate::model::schema::Required::Always && !carries.contains_key(&field.name)
            {
                self.missing(field, "always");
            }
        }
        let name = name?;
        self.path.push(Seg::from(key));
        Some((name, carries))
    }

    /// A reference as written, taken apart. `None` for a name of nothing.
    fn reference(
        &mut self,
        written: &str,
        relation: usize,
        carries: IndexMap<String, Value>,
    ) -> Option<Reference> {
        // Editors also write what they write in running text.
        let written = written.trim();
        let bare = written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(written);
        let (name, anchor) = match bare.split_once('#') {
            Some((name, anchor)) if !name.is_empty() && !anchor.is_empty() => (name, Some(anchor.to_owned())),
            _ => (bare, None),
        };
        let (kind, name) = match name.split_once(':') {
            // A title may hold a colon; a kind has no spaces, and no address follows it.
            Some((kind, rest))
                if !kind.is_empty()
                    && !kind.contains(char::is_whitespace)
                    && !rest.starts_with("//")
                    && !rest.starts_with(char::is_whitespace)
                    && !rest.is_empty() =>
            {
                (Some(kind.to_owned()), rest)
            }
            _ => (None, name),
        };
        let name = name.trim();
        (!name.is_empty()).then(|| Reference {
            field: Arc::from(""),
            relation: relation as u32,
            of: Arc::from([]),
            kind,
            name: name.to_owned(),
            anchor,
            carries,
            or_text: false,
            part: self.part.clone(),
            conditions: Vec::new(),
            path: self.path.clone(),
        })
    }

    /// The current path without positions: `measure.role`.
    fn dotted(&self) -> Arc<str> {
        let mut out = String::new();
        for seg in &self.path {
            if let Seg::Key(key) = seg {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(key);
            }
        }
        Arc::from(out)
    }
}
