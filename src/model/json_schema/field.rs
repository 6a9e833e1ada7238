//! One field, one relation, one group of fields: what may stand there, and how often.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::condition;
use super::scalar::{self, LABELS, Schema, object};
use super::words::{self, pick};
use crate::model::condition::Rule;
use crate::model::schema::{Field, FieldType, Many, Model, Relation, RelationUse, Required};

/// What all fields need to know.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub model: &'a Model,
    pub language: &'a str,
}

impl Context<'_> {
    /// What may stand in a field.
    pub(super) fn field(&self, field: &Field) -> Value {
        if field.derived.is_some() {
            return Value::Bool(false);
        }
        let always = field.required == Required::Always;
        let wanted = field.required != Required::Never || field.required_when.is_some();
        let one = self.one(&field.ty, always);
        let mut ways: Vec<Schema> = Vec::new();
        if !field.none.is_empty() {
            ways.push(scalar::choice(&field.none, self.language));
        }
        match &field.many {
            None => ways.push(one),
            Some(many) => {
                if many.min <= 1 {
                    ways.push(one.clone());
                }
                // A list that is still empty is as good as none, in a draft.
                if wanted && !always && many.min > 0 {
                    ways.push(object(json!({"type": "array", "maxItems": 0})));
                }
                ways.push(list(one, many, matches!(field.ty, FieldType::Markdown { .. }), always));
            }
        }
        let mut out = any_of(ways, !always);
        if let Some(default) = field.default.as_ref().and_then(|value| serde_json::to_value(value).ok()) {
            out.insert("default".into(), default);
        }
        words::describe(field, self.language, &mut out);
        let own = field.message.get(self.language);
        if !own.is_empty() {
            out.insert("errorMessage".into(), json!(own));
            out.insert("patternErrorMessage".into(), json!(own));
        }
        Value::Object(out)
    }

    /// One value of a type; `filled` when it may not be blank.
    fn one(&self, ty: &FieldType, filled: bool) -> Schema {
        let language = self.language;
        match ty {
            FieldType::Text(rule) | FieldType::Markdown { rule, .. } => scalar::text(rule, filled, language),
            FieldType::Boolean => scalar::boolean(language),
            FieldType::Integer { min, max } => scalar::integer(*min, *max, language),
            FieldType::Range(rule) => {
                let mut end = scalar::integer(rule.min, None, language);
                if let Some(max) = rule.max {
                    end.insert("maximum".into(), json!(max));
                }
                let mut ways = vec![end];
                if !rule.also.is_empty() {
                    ways.push(scalar::choice(&rule.also, language));
                }
                let names = &self.model.names;
                let mut ends = Schema::new();
                for name in ["from", "to"] {
                    let mut end = any_of(ways.clone(), true);
                    end.insert("title".into(), json!(names.of(name)));
                    ends.insert(names.of(name).to_owned(), Value::Object(end));
                }
                let mut out = object(json!({
                    "type": "object", "properties": ends, "additionalProperties": false,
                }));
                if filled {
                    out.insert("minProperties".into(), json!(1));
                }
                out
            }
            FieldType::Date { precision, .. } => scalar::date(*precision, !self.model.declared, language),
            FieldType::Choice(values) => scalar::choice(values, language),
            FieldType::Url => scalar::url(language),
            FieldType::File => scalar::file(language),
            FieldType::Page(rule) => self.reference(&self.model.relations[rule.relation]),
            FieldType::PartOf(_) => scalar::name(),
            FieldType::Group { fields, rules } => self.group(fields, rules, false),
            FieldType::Part { fields, rules, .. } => self.group(fields, rules, true),
            FieldType::AnyOf(types) => any_of(types.iter().map(|ty| self.one(ty, filled)).collect(), false),
        }
    }

    /// The fields of a group; a part has an id as well.
    fn group(&self, fields: &IndexMap<String, Field>, rules: &[Rule], part: bool) -> Schema {
        let mut properties = Schema::new();
        let mut required: Vec<&str> = Vec::new();
        if part {
            let mut id = scalar::slug(self.language);
            let help = pick(
                self.language,
                "De naam waarmee je naar dit onderdeel verwijst.",
                "The name by which this part is linked to.",
            );
            words::put(&mut id, "id", help, &[]);
            properties.insert("id".into(), Value::Object(id));
            required.push("id");
        }
        for (name, field) in fields {
            properties.insert(name.clone(), self.field(field));
            if field.required == Required::Always && field.default.is_none() {
                required.push(name);
            }
        }
        let mut out =
            object(json!({"type": "object", "properties": properties, "additionalProperties": false}));
        if !required.is_empty() {
            out.insert("required".into(), json!(required));
        }
        let mut all = condition::of_fields(self.model, None, fields);
        all.extend(condition::of_rules(self.model, None, fields, rules));
        if !all.is_empty() {
            out.insert("allOf".into(), json!(all));
        }
        out
    }

    /// One page that a relation points to: its name, or that and what the edge carries.
    fn reference(&self, relation: &Relation) -> Schema {
        let name = scalar::name();
        let Some(key) = relation.key.as_ref().filter(|_| !relation.implied) else { return name };
        let mut properties = Schema::new();
        let mut own = name.clone();
        own.insert("title".into(), json!(relation.label.get(self.language)));
        properties.insert(key.clone(), Value::Object(own));
        let mut required = vec![key.as_str()];
        for (name, field) in &relation.carries {
            properties.insert(name.clone(), self.field(field));
            if field.required == Required::Always {
                required.push(name);
            }
        }
        let map = json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false,
        });
        any_of(vec![name, object(map)], false)
    }

    /// The field of a declared relation, with the bounds that hold for the kind. `least`: at least so many
    /// stand in this very field, as far as a schema can know.
    pub(super) fn relation(&self, relation: &Relation, bounds: RelationUse, least: u32) -> Value {
        let one = self.reference(relation);
        let mut ways = Vec::new();
        if !relation.none.is_empty() {
            ways.push(scalar::choice(&relation.none, self.language));
        }
        if least <= 1 {
            ways.push(one.clone());
        }
        let many = Many { min: least, max: bounds.max, unique: relation.key.is_none() };
        ways.push(list(one, &many, false, false));
        let mut out = any_of(ways, least == 0);
        let label = relation.label.get(self.language);
        let say = |nl, en| pick(self.language, nl, en);
        let mut facts = Vec::new();
        if least > 0 {
            facts.push(say("Verplicht.", "Required.").to_owned());
        } else if bounds.min_published > 0 {
            let words = say("Verplicht zodra de pagina openbaar is.", "Required once the page is public.");
            facts.push(words.to_owned());
        }
        facts.extend(words::count(&Many { min: least, max: bounds.max, unique: false }, self.language));
        if !relation.to.is_empty() {
            let to = relation.to.join(", ");
            facts.push(format!("{} {to}.", say("De naam van een pagina:", "The name of a page:")));
        }
        let title = if label.is_empty() { relation.field.as_str() } else { label };
        words::put(&mut out, title, relation.help.get(self.language), &facts);
        let own = relation.message.get(self.language);
        if !own.is_empty() {
            out.insert("errorMessage".into(), json!(own));
        }
        Value::Object(out)
    }
}

fn list(one: Schema, many: &Many, sentences: bool, filled: bool) -> Schema {
    let mut out = object(json!({"type": "array", "items": any_of(vec![one], true)}));
    let min = many.min.max(u32::from(filled));
    if min > 0 {
        out.insert("minItems".into(), json!(min));
    }
    if let Some(max) = many.max {
        out.insert("maxItems".into(), json!(max));
    }
    if many.unique || sentences {
        out.insert("uniqueItems".into(), json!(true));
    }
    out
}

/// One of several, flat where that can be; `or_nothing` lets the value be left out behind the colon.
pub(super) fn any_of(ways: Vec<Schema>, or_nothing: bool) -> Schema {
    let mut flat: Vec<Schema> = Vec::new();
    for way in ways {
        match way.get("anyOf") {
            Some(Value::Array(inner)) if way.len() == 1 => flat.extend(inner.iter().cloned().map(object)),
            _ => flat.push(way),
        }
    }
    if or_nothing {
        match flat.as_mut_slice() {
            [only] if only.contains_key("type") => {
                let types = match only.shift_remove("type") {
                    Some(Value::Array(types)) => types,
                    other => other.into_iter().collect(),
                };
                let types: Vec<Value> = types.into_iter().chain([json!("null")]).collect();
                only.insert("type".into(), json!(types));
            }
            [only] if only.contains_key("enum") => {
                for (key, nothing) in [("enum", Value::Null), (LABELS[0], json!("")), (LABELS[1], json!(""))]
                {
                    if let Some(Value::Array(values)) = only.get_mut(key) {
                        values.push(nothing);
                    }
                }
            }
            _ => flat.push(object(json!({"type": "null"}))),
        }
    }
    match flat.len() {
        1 => flat.pop().unwrap_or_default(),
        _ => object(json!({"anyOf": flat})),
    }
}
