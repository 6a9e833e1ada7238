//! The front matter of one kind as a whole: its fields and relations, what a state asks for, and the rules.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::condition;
use super::field::Context;
use super::scalar::{Schema, object};
use super::words::{self, pick};
use crate::model::schema::{Field, FieldType, Kind, LANDING, Model, RelationUse, Required};

/// The draft the documents are written in.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// One kind, and the language of the words.
pub(super) struct Page<'a> {
    pub model: &'a Model,
    pub kind: &'a Kind,
    pub language: &'a str,
}

impl Page<'_> {
    /// The whole schema.
    pub(super) fn schema(&self) -> Value {
        let (model, kind) = (self.model, self.kind);
        let title = model.names.of("title");
        let mut required: Vec<&str> = Vec::new();
        let mut properties = Schema::new();
        self.name_of_kind(&mut properties);
        let context = Context { model, language: self.language };
        for (name, field) in &kind.fields {
            let mut own = context.field(field);
            if field.required == Required::Always && field.default.is_none() {
                required.push(name);
            } else if name == title && model.declared {
                required.push(name);
                if let Value::Object(own) = &mut own {
                    own.entry("pattern").or_insert_with(|| json!(r"\S"));
                    own.insert("type".into(), json!(["string", "number", "boolean"]));
                }
            }
            if name == model.names.of("slug") {
                self.slug(&mut own);
            }
            properties.insert(name.clone(), own);
        }
        for (name, index) in &kind.relation_fields {
            let relation = &model.relations[*index];
            let bounds = kind.relations.get(&relation.name).copied().unwrap_or_default();
            let least = if self.counted(*index) { bounds.min } else { 0 };
            if least > 0 {
                required.push(name);
            }
            properties.insert(name.clone(), context.relation(relation, bounds, least));
        }
        self.others(&mut properties);
        let mut out = Schema::new();
        out.insert("$schema".into(), json!(DRAFT));
        let label = kind.label.get(self.language);
        let label = if *kind.name == *LANDING {
            pick(self.language, "beginpagina van een map", "landing page of a folder")
        } else if label.is_empty() {
            &kind.name
        } else {
            label
        };
        out.insert("title".into(), json!(label));
        out.insert("type".into(), json!("object"));
        out.insert("properties".into(), Value::Object(properties));
        if !required.is_empty() {
            out.insert("required".into(), json!(required));
        }
        if !kind.open {
            out.insert("additionalProperties".into(), json!(false));
        }
        let all = self.conditions();
        if !all.is_empty() {
            out.insert("allOf".into(), json!(all));
        }
        Value::Object(out)
    }

    /// The field that names the kind itself.
    fn name_of_kind(&self, properties: &mut Schema) {
        if !self.model.declared || *self.kind.name == *LANDING {
            return;
        }
        let mut own = object(json!({"enum": [&*self.kind.name, null]}));
        let title = pick(self.language, "Soort pagina", "Kind of page");
        words::put(&mut own, title, "", &[]);
        properties.insert(self.model.names.of("kind").to_owned(), Value::Object(own));
    }

    /// What every page may have besides its fields.
    fn others(&self, properties: &mut Schema) {
        let names = &self.model.names;
        let mut extra = object(json!({"type": ["object", "null"]}));
        let help = pick(self.language, "Eigen waarden voor sjablonen.", "Values of your own for templates.");
        words::put(&mut extra, "extra", help, &[]);
        properties.insert(names.of("extra").to_owned(), Value::Object(extra));
        let mut language = Schema::new();
        let help = pick(
            self.language,
            "De taal volgt uit de naam van het bestand.",
            "The language follows from the name of the file.",
        );
        words::put(&mut language, names.of("language"), help, &[]);
        properties.insert(names.of("language").to_owned(), Value::Object(language));
        if *self.kind.name == *LANDING && self.model.declared {
            properties.insert(names.of("kind").to_owned(), json!({}));
        }
    }

    /// Only what is an address already can be one.
    fn slug(&self, own: &mut Value) {
        if let Value::Object(own) = own {
            for (key, value) in super::scalar::slug(self.language) {
                own.insert(key, value);
            }
            own.insert("type".into(), json!(["string", "number", "boolean", "null"]));
        }
    }

    /// Whether what stands in the relation's own field is all there is of it: no other field adds to it, and
    /// nothing that the text cites.
    fn counted(&self, relation: usize) -> bool {
        let kind = self.model.kind_named(&self.kind.name);
        let cited = kind.is_some_and(|kind| self.model.sources_of(kind) == Some(relation));
        let mut carried =
            self.kind.relation_fields.values().map(|index| &self.model.relations[*index].carries);
        !cited && !adds(&self.kind.fields, relation) && !carried.any(|fields| adds(fields, relation))
    }

    fn conditions(&self) -> Vec<Value> {
        let (model, kind) = (self.model, self.kind);
        let mut all = Vec::new();
        let mut when_public = published(&kind.fields);
        for (name, index) in &kind.relation_fields {
            let relation = &model.relations[*index];
            let bounds: RelationUse = kind.relations.get(&relation.name).copied().unwrap_or_default();
            if bounds.min_published > bounds.min && self.counted(*index) {
                let mut own = condition::filled();
                own.insert("minItems".into(), json!(bounds.min_published));
                demand(&mut when_public, name, own);
            }
        }
        if !when_public.is_empty() {
            all.push(json!({"if": condition::public(model), "then": when_public}));
        }
        for state in &model.lifecycle.states {
            let known =
                |name: &&String| kind.fields.contains_key(*name) || kind.relation_fields.contains_key(*name);
            let asked: Vec<Value> =
                state.requires.iter().filter(known).map(|name| condition::set(name)).collect();
            if !asked.is_empty() {
                let when = condition::state(model, |one| one.name == state.name);
                all.push(json!({"if": when, "then": {"allOf": asked}}));
            }
        }
        all.extend(condition::of_fields(model, Some(kind), &kind.fields));
        all.extend(condition::of_rules(model, Some(kind), &kind.fields, &kind.rules));
        all
    }
}

/// What publication asks of fields, at whatever depth; empty when nothing.
fn published(fields: &IndexMap<String, Field>) -> Schema {
    let mut out = Schema::new();
    for field in fields.values().filter(|field| field.default.is_none() && field.derived.is_none()) {
        let now = field.required == Required::Published;
        let mut own = if now { condition::filled() } else { Schema::new() };
        if let FieldType::Group { fields, .. } | FieldType::Part { fields, .. } = &field.ty {
            let inner = published(fields);
            if !inner.is_empty() {
                own.insert("items".into(), Value::Object(inner.clone()));
                own.extend(inner);
            }
        }
        if now {
            if matches!(field.ty, FieldType::Range(_)) {
                own.insert("minProperties".into(), json!(1));
            }
            demand(&mut out, &field.name, own);
        } else if !own.is_empty() {
            allow(&mut out, &field.name, own);
        }
    }
    out
}

fn demand(out: &mut Schema, name: &str, own: Schema) {
    if let Value::Array(required) = out.entry("required").or_insert_with(|| json!([])) {
        required.push(json!(name));
    }
    allow(out, name, own);
}

fn allow(out: &mut Schema, name: &str, own: Schema) {
    if let Value::Object(properties) = out.entry("properties").or_insert_with(|| Value::Object(Map::new())) {
        properties.insert(name.to_owned(), Value::Object(own));
    }
}

/// Whether one of these fields names pages of a relation.
fn adds(fields: &IndexMap<String, Field>, relation: usize) -> bool {
    fn names(ty: &FieldType, relation: usize) -> bool {
        match ty {
            FieldType::Page(rule) => rule.relation == relation,
            FieldType::AnyOf(types) => types.iter().any(|one| names(one, relation)),
            FieldType::Group { fields, .. } | FieldType::Part { fields, .. } => adds(fields, relation),
            _ => false,
        }
    }
    fields.values().any(|field| names(&field.ty, relation))
}

/// The schema of a register: a file whose keys are ids, with the fields of a page below each.
pub(super) fn register(page: &Value, kind: &Kind, language: &str) -> Value {
    let mut entry = page.clone();
    if let Value::Object(entry) = &mut entry {
        entry.shift_remove("$schema");
    }
    let label = kind.label_many.get(language);
    let title = if label.is_empty() { &*kind.name } else { label };
    json!({"$schema": DRAFT, "title": title, "type": "object", "additionalProperties": entry})
}
