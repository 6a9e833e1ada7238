//! The state of a check, the walk over all fields, and what every kind of field needs of it.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_yaml::{Mapping, Value as Yaml};

use crate::base::localized::Localized;
use crate::base::slug::fold;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::diag::Diagnostic;
use crate::diag::codes::model::{UNKNOWN_FIELD, UNKNOWN_KEY_OPEN};
use crate::model::context::PageContext;
use crate::model::schema::{Field, FieldType, Kind, Model};
use crate::model::scope::Scope;
use crate::model::value::{Checked, Unique, Value};

/// What is known while a front matter is being checked.
pub(super) struct Checker<'a, 'f> {
    pub model: &'a Model,
    pub kind: &'a Kind,
    pub block: &'a Block,
    pub page: PageContext<'a>,
    pub found: &'f mut Vec<Diagnostic>,
    pub out: Checked,
    /// Where the value being checked stands.
    pub path: Vec<Seg>,
    /// Top-level fields with a finding: rules about them stay silent.
    pub broken: Vec<&'a str>,
    /// The part being checked, by its id.
    pub part: Option<String>,
    /// Part ids by part field, with their positions.
    pub parts: IndexMap<&'a str, Vec<(usize, &'a str)>>,
    /// Whether the page's state is public and not withdrawn.
    pub public: bool,
}

impl<'a> Checker<'a, '_> {
    /// All fields in the order in which they were written.
    pub(super) fn fields(&mut self) {
        let block: &'a Block = self.block;
        let names = &self.model.names;
        for (key, value) in block.map() {
            let Some(name) = key_text(key) else {
                let span = self.block.start_span();
                self.found.push(Diagnostic::new(&UNKNOWN_FIELD, span).form("name"));
                continue;
            };
            let before = self.found.len();
            self.path.push(Seg::Key(name.clone().into_owned()));
            let name = name.as_ref();
            if name == names.of("kind") && self.model.declared {
                self.named_kind(value);
            } else if name == names.of("extra") {
                self.extra(value);
            } else if name == names.of("language") || name == names.of("status") {
                // The language is the file's; the state was read first.
            } else if let Some((known, field)) = self.kind.fields.get_key_value(self.meant(name)) {
                self.one_field(known, field, value);
                if self.found.len() > before {
                    self.broken.push(known);
                }
            } else if let Some((known, relation)) = self.kind.relation_fields.get_key_value(name) {
                self.relation(*relation, value);
                if self.found.len() > before {
                    self.broken.push(known);
                }
            } else {
                self.unknown(name, value);
            }
            self.path.pop();
        }
        let kind = self.kind;
        self.out.fields.sort_by(|a, _, b, _| kind.fields.get_index_of(a).cmp(&kind.fields.get_index_of(b)));
    }

    pub(super) fn one_field(&mut self, name: &'a str, field: &'a Field, value: &'a Yaml) {
        let Some(value) = self.field(field, value) else { return };
        self.note(field, &value);
        match self.model.names.builtin(name) {
            Some(builtin) => self.builtin(builtin, value),
            None => drop(self.out.fields.insert(name.to_owned(), value)),
        }
    }

    /// A key that the kind does not have.
    pub(super) fn unknown(&mut self, name: &str, value: &Yaml) {
        if self.kind.open {
            if !self.model.declared && self.foreign(name, value) {
                return;
            }
            self.out.extra.insert(name.to_owned(), to_json(value));
            if !self.model.declared {
                let found = Diagnostic::new(&UNKNOWN_KEY_OPEN, self.key_span()).arg("field", name);
                let near = nearest(name, self.kind.fields.keys().map(String::as_str), 1);
                self.found.push(match near.first() {
                    Some(near) => found.arg("near", near).help("suggest"),
                    None => found.help("help"),
                });
            }
            return;
        }
        let names = &self.model.names;
        let always = ["kind", "extra", "language"].map(|name| names.of(name));
        let fields = self.kind.fields.keys().chain(self.kind.relation_fields.keys()).map(String::as_str);
        let names: Vec<&str> = fields.chain(always).collect();
        // What was meant is not also missing.
        if let Some(near) = self.unknown_field(name, &names, false) {
            let kind = self.kind;
            let fields = kind.fields.keys().chain(kind.relation_fields.keys());
            self.broken.extend(fields.map(String::as_str).find(|known| *known == near));
        }
    }

    /// Reports the key at the current path as unknown. Gives the name that was meant, as far as that can be
    /// told.
    pub(super) fn unknown_field<'n>(&mut self, name: &str, names: &[&'n str], list: bool) -> Option<&'n str> {
        let found = Diagnostic::new(&UNKNOWN_FIELD, self.key_span()).arg("field", name);
        let near = nearest(name, names.iter().copied(), 1).first().copied();
        let found = match near {
            Some(near) => found.arg("near", near).help("suggest").mend_if(self.mend_key(name, names)),
            None if list => found.arg("allowed", names.join(", ")).help("allowed"),
            None => found,
        };
        self.found.push(found);
        near
    }

    pub(super) fn extra(&mut self, value: &Yaml) {
        match to_json(value) {
            serde_json::Value::Object(map) => self.out.extra.extend(map),
            serde_json::Value::Null => {}
            _ => {
                let field = self.name().to_owned();
                self.wrong_type("group", &field, &Localized::default());
            }
        }
    }

    /// Names and unique values that a top-level field gives.
    pub(super) fn note(&mut self, field: &Field, value: &Value) {
        if !field.names && field.unique.is_none() {
            return;
        }
        let single = std::slice::from_ref(value);
        let (items, list) = match value {
            Value::List(items) => (items.as_slice(), true),
            _ => (single, false),
        };
        for (at, item) in items.iter().enumerate() {
            let text = match item {
                Value::Text(text) | Value::Choice(text) | Value::Url(text) => Cow::Borrowed(text.as_str()),
                Value::Integer(number) => Cow::Owned(number.to_string()),
                _ => continue,
            };
            if field.names {
                self.out.names.push(text.clone().into_owned());
            }
            if let Some(site_wide) = field.unique {
                let mut path = self.path.clone();
                if list {
                    path.push(Seg::Index(at));
                }
                self.out.uniques.push(Unique {
                    field: field.name.clone(),
                    site_wide,
                    key: fold(&text),
                    path,
                });
            }
        }
    }

    /// The ids of all parts, so that fields before them can name them.
    pub(super) fn collect_parts(&mut self) {
        let block: &'a Block = self.block;
        for (name, field) in &self.kind.fields {
            if !matches!(field.ty, FieldType::Part { .. }) {
                continue;
            }
            let items = match block.map().get(name.as_str()) {
                Some(Yaml::Sequence(items)) => items.as_slice(),
                _ => continue,
            };
            let id = |item: &'a Yaml| item.as_mapping()?.get("id")?.as_str();
            let ids = items.iter().enumerate().filter_map(|(at, item)| Some((at, id(item)?))).collect();
            self.parts.insert(name, ids);
        }
    }

    /// Where the value at the current path stands.
    pub(super) fn span(&self) -> Span {
        self.block.value_span(&self.path)
    }

    /// Where the key at the current path stands.
    pub(super) fn key_span(&self) -> Span {
        self.block.key_span(&self.path)
    }

    /// The name of the field at the current path.
    pub(super) fn name(&self) -> &str {
        let key = self.path.iter().rev().find_map(|seg| match seg {
            Seg::Key(name) => Some(name.as_str()),
            Seg::Index(_) => None,
        });
        key.unwrap_or_default()
    }

    /// Adds a finding about a field, in the site's own words when the model has them; ours are then
    /// the help.
    pub(super) fn report(&mut self, mut found: Diagnostic, words: &Localized) {
        if !words.is_empty() {
            found = found.words_above(words.clone());
        }
        self.found.push(found);
    }

    /// Conditions about the whole page.
    pub(super) fn scope(&self) -> Scope<'_> {
        Scope {
            model: self.model,
            kind: self.page.kind,
            page: &self.out,
            today: self.page.today,
            text: self.page.text,
            item: None,
        }
    }
}

/// A key as text.
pub(super) fn key_text(key: &Yaml) -> Option<Cow<'_, str>> {
    match key {
        Yaml::String(text) => Some(Cow::Borrowed(text)),
        Yaml::Number(number) => Some(Cow::Owned(number.to_string())),
        Yaml::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
        _ => None,
    }
}

/// YAML as JSON, for what no field describes.
pub(super) fn to_json(value: &Yaml) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Yaml::Null => Json::Null,
        Yaml::Bool(value) => Json::Bool(*value),
        Yaml::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), _, _) => Json::from(number),
            (_, Some(number), _) => Json::from(number),
            (_, _, Some(number)) => Json::from(number),
            _ => Json::Null,
        },
        Yaml::String(text) => Json::String(text.clone()),
        Yaml::Sequence(items) => Json::Array(items.iter().map(to_json).collect()),
        Yaml::Mapping(map) => Json::Object(json_map(map)),
        Yaml::Tagged(tagged) => to_json(&tagged.value),
    }
}

fn json_map(map: &Mapping) -> serde_json::Map<String, serde_json::Value> {
    map.iter().filter_map(|(key, value)| Some((key_text(key)?.into_owned(), to_json(value)))).collect()
}
