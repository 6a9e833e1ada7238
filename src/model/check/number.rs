//! Whole numbers and ranges of them.

use serde_yaml::Value as Yaml;

use super::checker::{Checker, key_text};
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{OUT_OF_RANGE, RANGE_REVERSED, WRONG_TYPE};
use crate::model::schema::{Field, FieldType, RangeRule};
use crate::model::value::{Bound, Value};

impl<'a> Checker<'a, '_> {
    /// Reports a number outside its bounds.
    pub(super) fn within(&mut self, number: i64, min: Option<i64>, max: Option<i64>, field: &Field) {
        let (form, limit) = match (min, max) {
            (Some(min), _) if number < min => ("low", min),
            (_, Some(max)) if number > max => ("high", max),
            _ => return,
        };
        let found = Diagnostic::new(&OUT_OF_RANGE, self.span()).form(form).arg("value", number);
        self.report(found.arg("field", &field.name).arg("limit", limit), &field.message);
    }

    /// A whole number; `Some(None)` when it is none, `None` when it was reported as written with a zero
    /// before it or in another base, which YAML reads as another number than people do.
    pub(super) fn integer(&mut self, value: &Yaml, field: &Field) -> Option<Option<i64>> {
        let Some(number) = integer(value) else { return Some(None) };
        let raw = self.block.raw(&self.path).unwrap_or_default();
        let digits = raw.trim().trim_start_matches(['-', '+']);
        let zero = digits.len() > 1 && digits.starts_with('0');
        let base = digits.contains(|c: char| c.is_ascii_alphabetic());
        if !zero && !base {
            return Some(Some(number));
        }
        let form = if base { "base" } else { "zero" };
        let found = Diagnostic::new(&WRONG_TYPE, self.span()).form(form).arg("field", &field.name);
        // Nobody counts in another base without meaning to; a zero before a number of figures says nothing.
        let plain = !base && raw.trim().trim_start_matches('-').bytes().all(|b| b.is_ascii_digit());
        let sign = if raw.trim().starts_with('-') { "-" } else { "" };
        let bare = match digits.trim_start_matches('0') {
            "" => "0".to_owned(),
            rest => format!("{sign}{rest}"),
        };
        let fix = if plain { self.mend_value(raw.trim(), &bare) } else { None };
        let found = found.arg("value", raw.trim()).arg("near", number).help("zero-help").mend_if(fix);
        self.report(found, &field.message);
        None
    }

    /// A range: a map with a beginning, an end, or both.
    pub(super) fn range(&mut self, field: &'a Field, rule: &RangeRule, value: &'a Yaml) -> Option<Value> {
        let names = &self.model.names;
        let (from_name, to_name) = (names.of("from"), names.of("to"));
        let Yaml::Mapping(map) = value else {
            let found = Diagnostic::new(&WRONG_TYPE, self.span()).form("range").arg("field", &field.name);
            let found = found.arg("from", from_name).arg("to", to_name).help("range-help");
            self.report(found, &field.message);
            return None;
        };
        for key in map.keys().filter_map(key_text) {
            if key != from_name && key != to_name {
                self.path.push(Seg::Key(key.clone().into_owned()));
                self.unknown_field(&key, &[from_name, to_name], true);
                self.path.pop();
            }
        }
        let mut ends = [Bound::Open, Bound::Open];
        for (end, name) in ends.iter_mut().zip([from_name, to_name]) {
            self.path.push(Seg::from(name));
            *end = self.bound(field, rule, map.get(name)).unwrap_or(Bound::Open);
            self.path.pop();
        }
        let [from, to] = ends;
        if let (Bound::Number(low), Bound::Number(high)) = (&from, &to)
            && low > high
        {
            let found = Diagnostic::new(&RANGE_REVERSED, self.span()).arg("field", &field.name);
            self.report(found.arg("from", low).arg("to", high), &field.message);
        }
        Some(Value::Range(from, to))
    }

    fn bound(&mut self, field: &Field, rule: &RangeRule, value: Option<&Yaml>) -> Option<Bound> {
        let value = value.filter(|value| !value.is_null())?;
        if let Some(number) = self.integer(value, field)? {
            self.within(number, rule.min, rule.max, field);
            return Some(Bound::Number(number));
        }
        let word = value.as_str().unwrap_or_default();
        if rule.also.contains_key(word) {
            return Some(Bound::Word(word.to_owned()));
        }
        let written = self.text(value).unwrap_or_default();
        let found = Diagnostic::new(&OUT_OF_RANGE, self.span()).form("word").arg("value", written);
        let found = found.arg("field", &field.name);
        let words: Vec<&str> = rule.also.keys().map(String::as_str).collect();
        let found =
            if words.is_empty() { found } else { found.arg("allowed", words.join(", ")).help("word-help") };
        self.report(found, &field.message);
        None
    }
}

/// A whole number, also one in quotes.
pub(super) fn integer(value: &Yaml) -> Option<i64> {
    match value {
        Yaml::Number(number) => number.as_i64(),
        Yaml::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Whether a value is a range without ends.
pub(super) fn open_range(ty: &FieldType, value: &Yaml) -> bool {
    let open = |map: &serde_yaml::Mapping| map.values().all(Yaml::is_null);
    matches!(ty, FieldType::Range(_)) && value.as_mapping().is_some_and(open)
}
