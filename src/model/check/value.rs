//! One value against one field: how many, and of which type.

use serde_yaml::Value as Yaml;

use super::checker::Checker;
use super::number::{integer, open_range};
use crate::base::localized::Localized;
use crate::base::suggest::nearest;
use crate::base::yaml::{Seg, double_quoted};
use crate::diag::Diagnostic;
use crate::diag::codes::model::{
    DERIVED_FIELD, DUPLICATE_ITEM, ITEM_COUNT, UNKNOWN_CHOICE, UNKNOWN_PART, WRONG_TYPE,
};
use crate::model::condition::truth;
use crate::model::schema::{Field, FieldType, IntegerLimit, Many, Precision, Required};
use crate::model::value::{MarkdownText, Value};

impl<'a> Checker<'a, '_> {
    /// The value of a field; `None` when nothing stands there or nothing could be understood.
    pub(super) fn field(&mut self, field: &'a Field, value: &'a Yaml) -> Option<Value> {
        if field.derived.is_some() {
            let found = Diagnostic::new(&DERIVED_FIELD, self.key_span()).arg("field", &field.name);
            self.report(found, &field.message);
            return None;
        }
        let wanted = field.required != Required::Never || field.required_when.is_some();
        if value.is_null() || wanted && blank(value) || open_range(&field.ty, value) {
            return None;
        }
        if let Some(label) = value.as_str().and_then(|word| field.none.get(word)) {
            return Some(Value::None(label.clone()));
        }
        match (&field.many, value) {
            (Some(many), Yaml::Sequence(items)) => Some(self.list(field, many, items)),
            (Some(many), _) => {
                let value = self.one(field, &field.ty, value)?;
                self.count(1, many.min, many.max, &field.name, &field.message);
                Some(Value::List(vec![value]))
            }
            (None, Yaml::Sequence(_)) => {
                self.wrong_type("single", &field.name, &field.message);
                None
            }
            (None, _) => self.one(field, &field.ty, value),
        }
    }

    fn list(&mut self, field: &'a Field, many: &Many, items: &'a [Yaml]) -> Value {
        let mut values = Vec::with_capacity(items.len());
        let mut seen: Vec<(String, usize)> = Vec::new();
        let mut count = 0;
        for (at, item) in items.iter().enumerate() {
            if item.is_null() || item.as_str().is_some_and(|text| text.trim().is_empty()) {
                continue;
            }
            count += 1;
            self.path.push(Seg::Index(at));
            if let Some(value) = self.one(field, &field.ty, item) {
                // Nobody writes a whole sentence twice on purpose.
                let sentence = matches!(value, Value::Markdown(_));
                let key = if many.unique || sentence { self.item_key(&value) } else { None };
                let first =
                    key.as_ref().and_then(|key| seen.iter().find(|(known, _)| known == key)).map(|s| s.1);
                if let Some(first) = first {
                    self.twice(first, key.as_deref().unwrap_or_default(), &field.name, &field.message);
                }
                seen.extend(key.map(|key| (key, at)));
                values.push(value);
            }
            self.path.pop();
        }
        self.count(count, many.min, many.max, &field.name, &field.message);
        Value::List(values)
    }

    /// Reports the item at the current path as standing in its list before, at position `first`.
    pub(super) fn twice(&mut self, first: usize, value: &str, field: &str, words: &Localized) {
        let mut path = self.path.clone();
        if let Some(last) = path.iter_mut().rev().find(|seg| matches!(seg, Seg::Index(_))) {
            *last = Seg::Index(first);
        }
        let first = self.block.value_span(&path);
        let found = Diagnostic::new(&DUPLICATE_ITEM, self.span()).arg("field", field).arg("value", value);
        self.report(found.label(first, "first").help("help"), words);
    }

    /// What makes two items of a list the same.
    fn item_key(&self, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) | Value::Choice(text) | Value::Url(text) => Some(text.clone()),
            Value::File(text) | Value::PartOf(text) => Some(text.clone()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Markdown(index) => self.out.markdown.get(*index as usize).map(|own| own.text.clone()),
            Value::Page(index) => self.out.references.get(*index as usize).map(|r| r.written()),
            _ => None,
        }
    }

    /// Reports too few or too many.
    pub(super) fn count(&mut self, count: usize, min: u32, max: Option<u32>, field: &str, words: &Localized) {
        let (form, limit) = if count < min as usize {
            (if count == 1 { "few-one" } else { "few" }, min)
        } else if let Some(max) = max.filter(|max| count > *max as usize) {
            ("many", max)
        } else {
            return;
        };
        let found = Diagnostic::new(&ITEM_COUNT, self.span()).form(form).arg("field", field);
        self.report(found.arg("count", count).arg("limit", limit), words);
    }

    /// One value of type `ty`.
    pub(super) fn one(&mut self, field: &'a Field, ty: &'a FieldType, value: &'a Yaml) -> Option<Value> {
        match ty {
            FieldType::Text(rule) => {
                let text = self.text(value).or_else(|| self.wrong("text", field))?;
                self.text_rule(&text, rule, field);
                Some(Value::Text(text))
            }
            FieldType::Markdown { inline, rule } => {
                let text = self.text(value).or_else(|| self.wrong("text", field))?;
                self.text_rule(&text, rule, field);
                let index = self.out.markdown.len() as u32;
                self.out.markdown.push(MarkdownText { text, path: self.path.clone(), inline: *inline });
                Some(Value::Markdown(index))
            }
            FieldType::Boolean => {
                let value = boolean(value).or_else(|| self.wrong("boolean", field))?;
                Some(Value::Boolean(value))
            }
            FieldType::Integer { min, max } => {
                let number = self.integer(value, field)?.or_else(|| self.wrong("integer", field))?;
                let max = max.map(|max| match max {
                    IntegerLimit::Number(max) => max,
                    IntegerLimit::ThisYear => i64::from(self.page.today.year()),
                });
                self.within(number, *min, max, field);
                Some(Value::Integer(number))
            }
            FieldType::Range(rule) => self.range(field, rule, value),
            FieldType::Date { not_after, not_before, precision } => {
                self.date(field, value, not_after.as_ref(), not_before.as_ref(), *precision)
            }
            FieldType::Choice(values) => {
                let text = self.text(value).or_else(|| self.wrong("text", field))?;
                if values.contains_key(&text) {
                    return Some(Value::Choice(text));
                }
                self.no_choice(&text, values.keys().map(String::as_str).collect(), field);
                None
            }
            FieldType::Url => self.url(field, value),
            FieldType::File => self.file(field, value),
            FieldType::Page(rule) => self.page_value(field, rule, value, false),
            FieldType::PartOf(parts) => {
                let text = self.text(value).or_else(|| self.wrong("text", field))?;
                if self.has_part(parts, &text) {
                    return Some(Value::PartOf(text));
                }
                self.no_part(&text, field, ty);
                None
            }
            FieldType::Group { fields, rules } => {
                let Yaml::Mapping(map) = value else {
                    self.fields_wanted(field, fields.keys());
                    return None;
                };
                Some(Value::Group(self.group(fields, rules, map, false)))
            }
            FieldType::Part { fields, rules, flow } => {
                let Yaml::Mapping(map) = value else {
                    self.fields_wanted(field, fields.keys());
                    return None;
                };
                self.part(field, fields, rules, flow.as_deref(), map)
            }
            FieldType::AnyOf(types) => self.any_of(field, ty, types, value),
        }
    }

    /// The first alternative that fits. A word that is no choice and no part may still be a page.
    fn any_of(
        &mut self,
        field: &'a Field,
        whole: &'a FieldType,
        types: &'a [FieldType],
        value: &'a Yaml,
    ) -> Option<Value> {
        for ty in types {
            let fits = match ty {
                FieldType::PartOf(parts) => self.text(value).is_some_and(|text| self.has_part(parts, &text)),
                FieldType::Choice(values) => self.text(value).is_some_and(|text| values.contains_key(&text)),
                FieldType::Boolean => boolean(value).is_some(),
                FieldType::Integer { .. } => integer(value).is_some(),
                FieldType::Date { precision, .. } => super::date::read(value, *precision).is_some(),
                FieldType::Url => value.as_str().is_some_and(|text| text.contains("://")),
                FieldType::Range(_) | FieldType::Group { .. } | FieldType::Part { .. } => value.is_mapping(),
                _ => false,
            };
            if fits {
                return self.one(field, ty, value);
            }
        }
        let free = types.iter().any(|ty| matches!(ty, FieldType::Text(_)));
        let rest =
            |ty: &&FieldType| matches!(ty, FieldType::Text(_) | FieldType::Markdown { .. } | FieldType::File);
        if let Some(FieldType::Page(rule)) = types.iter().find(|ty| matches!(ty, FieldType::Page(_))) {
            return self.page_value(field, rule, value, free);
        }
        if let Some(ty) = types.iter().find(rest) {
            return self.one(field, ty, value);
        }
        let words = types.iter().any(|ty| matches!(ty, FieldType::PartOf(_) | FieldType::Choice(_)));
        match self.text(value).filter(|_| words) {
            Some(text) => self.no_part(&text, field, whole),
            None => self.wrong_type("any", &field.name, &field.message),
        }
        None
    }

    fn has_part(&self, parts: &str, id: &str) -> bool {
        self.parts.get(parts).is_some_and(|ids| ids.iter().any(|(_, known)| *known == id))
    }

    /// Reports a word that names no part, and no choice where that would do too.
    fn no_part(&mut self, text: &str, field: &Field, ty: &FieldType) {
        let mut names: Vec<&str> = Vec::new();
        let mut part = false;
        let single = std::slice::from_ref(ty);
        let types = if let FieldType::AnyOf(types) = ty { types.as_slice() } else { single };
        for ty in types {
            match ty {
                FieldType::PartOf(parts) => {
                    part = true;
                    names.extend(self.parts.get(parts.as_str()).into_iter().flatten().map(|(_, id)| *id));
                }
                FieldType::Choice(values) => names.extend(values.keys().map(String::as_str)),
                _ => {}
            }
        }
        if !part {
            self.no_choice(text, names, field);
            return;
        }
        let found = Diagnostic::new(&UNKNOWN_PART, self.span()).arg("field", &field.name).arg("value", text);
        let found = match nearest(text, names.iter().copied(), 1).first() {
            Some(near) => found.arg("near", near).help("suggest"),
            None => found.arg("allowed", names.join(", ")).help("list"),
        };
        self.report(found, &field.message);
    }

    fn no_choice(&mut self, text: &str, names: Vec<&str>, field: &Field) {
        let found =
            Diagnostic::new(&UNKNOWN_CHOICE, self.span()).arg("value", text).arg("field", &field.name);
        let near = nearest(text, names.iter().copied(), 1).first().map(|near| (*near).to_owned());
        let found = match (near, &field.mistaken_for) {
            (Some(near), _) => {
                found.arg("near", near).help("suggest").mend_if(self.mend_choice(text, &names))
            }
            (None, Some(other)) => {
                found.form("mistaken").arg("other", other).arg("allowed", names.join(", ")).help("list")
            }
            (None, None) => found.arg("allowed", names.join(", ")).help("list"),
        };
        self.report(found, &field.message);
    }

    /// Reports the wrong type, and gives nothing.
    pub(super) fn wrong<T>(&mut self, form: &str, field: &Field) -> Option<T> {
        self.wrong_type(form, &field.name, &field.message);
        None
    }

    /// Reports the wrong type: a form of `wrong-type`.
    pub(super) fn wrong_type(&mut self, form: &str, field: &str, words: &Localized) {
        let span = self.span();
        let source = &self.block.source().text;
        let written = &source[span.start as usize..span.end as usize];
        let found = Diagnostic::new(&WRONG_TYPE, span.clone()).form(form).arg("field", field);
        let bracket = written.starts_with("[[")
            || source[..span.start as usize].ends_with('[') && written.starts_with('[');
        let found = if bracket {
            let name = written.trim_matches(['[', ']']);
            found.arg("name", name).help("wikilink-help")
        } else if form == "text" && !written.is_empty() && !written.starts_with(['[', '{', '-']) {
            let quoted = double_quoted(written);
            found.arg("quoted", quoted).help("colon-help")
        } else {
            found
        };
        self.report(found, words);
    }

    fn fields_wanted<'n>(&mut self, field: &Field, names: impl Iterator<Item = &'n String>) {
        let names: Vec<&str> = names.map(String::as_str).collect();
        let found = Diagnostic::new(&WRONG_TYPE, self.span()).form("group").arg("field", &field.name);
        self.report(found.arg("allowed", names.join(", ")).help("help-fields"), &field.message);
    }

    /// A scalar as it was written; `None` for lists and maps.
    pub(super) fn text(&self, value: &Yaml) -> Option<String> {
        match value {
            Yaml::String(text) => Some(text.trim_end().to_owned()),
            // Numbers keep their zeros: `1.10` is not `1.1`.
            Yaml::Number(_) | Yaml::Bool(_) => self.block.raw(&self.path),
            _ => None,
        }
    }
}

/// Whether a value says nothing: no value, empty text, or only such items.
pub(super) fn blank(value: &Yaml) -> bool {
    match value {
        Yaml::Null => true,
        Yaml::String(text) => text.trim().is_empty(),
        Yaml::Sequence(items) => items.iter().all(blank),
        _ => false,
    }
}

/// Yes or no.
pub(super) fn boolean(value: &Yaml) -> Option<bool> {
    match value {
        Yaml::Bool(value) => Some(*value),
        Yaml::String(text) => truth(text),
        _ => None,
    }
}

/// The value that a field has when it is left out; `None` when `default:` does not fit the type.
pub(in crate::model) fn default_value(ty: &FieldType, many: bool, value: &Yaml) -> Option<Value> {
    if many {
        let single = std::slice::from_ref(value);
        let items = value.as_sequence().map_or(single, Vec::as_slice);
        let values: Option<Vec<Value>> = items.iter().map(|item| default_value(ty, false, item)).collect();
        return values.map(Value::List);
    }
    let text = || match value {
        Yaml::String(text) => Some(text.clone()),
        Yaml::Number(number) => Some(number.to_string()),
        Yaml::Bool(value) => Some(value.to_string()),
        _ => None,
    };
    match ty {
        FieldType::Text(_) => text().map(Value::Text),
        FieldType::Boolean => boolean(value).map(Value::Boolean),
        FieldType::Integer { .. } => integer(value).map(Value::Integer),
        FieldType::Choice(values) => text().filter(|text| values.contains_key(text)).map(Value::Choice),
        FieldType::Url => text().map(Value::Url),
        FieldType::File => text().map(Value::File),
        FieldType::Date { .. } => super::date::read(value, Precision::Day)
            .map(|first| Value::Date { first, written: first.to_string() }),
        FieldType::AnyOf(types) => types.iter().find_map(|ty| default_value(ty, false, value)),
        _ => None,
    }
}
