//! Fields of a model. Keys of every field:
//!
//! `type` (see below) or `any_of` (a list of alternatives, each with its own `type`); `many` (`true`, or
//! `{min, max, unique}`; lists of choices and of pages hold each value once unless `unique: false`);
//! `required` (`never`, `published`, `always`); `required_when` (a condition); `label`, `help`,
//! `message` (the site's words for any fault); `facet`; `none` (a word that means "there is none", or
//! words with what readers see); `default`; `unique` (`kind` or `site`); `names` (its values are names
//! of the page too); `derived` (`reading_time`, `word_count`); `place`; `unit`; `mistaken_for` (a field
//! that editors mix this one up with).
//!
//! | type | its own keys |
//! |---|---|
//! | `text` | `min`, `max` (characters), `pattern`, `format` (`isbn`, `doi`, `email`) |
//! | `markdown` | `inline`, `min`, `max`, `pattern` |
//! | `boolean`, `url`, `file` | |
//! | `integer` | `min`, `max` (a number or `this-year`) |
//! | `range` | `min`, `max`, `also` (words before every number), `bands` (`name: {label, from, to}`) |
//! | `date` | `not_after`, `not_before` (a day or `today`), `precision` (`day`, `month`, `year`) |
//! | `choice` | `values` (`name: label` or a list of names), or `from` (a vocabulary) |
//! | `page` | `of` (kinds), `where` (fields of the target), `relation`, or `inverse` of its own |
//! | `group` | `fields`, `rules` |
//! | `part` | `fields`, `rules`, `flow` (path of the field that leads to another part); or `of`: a part of this page |

use indexmap::IndexMap;
use serde_yaml::Value;

use super::loader::Loader;
use super::reader::Cursor;
use super::spec::{SHARED, Spec, TYPES, capital};
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_BOUNDS, MODEL_MISSING, MODEL_TYPE};
use crate::model::schema::{Derived, Field, FieldType, Many, Place, Required};

/// What `required:` may say.
pub(super) const REQUIRED: [(&str, Required); 3] =
    [("never", Required::Never), ("published", Required::Published), ("always", Required::Always)];

impl<'r> Loader<'r> {
    /// Fields below a `fields:` key of a group or a part.
    pub(super) fn group_fields(&mut self, at: Option<Cursor<'r>>) -> IndexMap<String, Field> {
        let mark = self.wanted.len();
        let mut fields = IndexMap::new();
        for (name, at) in at.map(|at| at.entries()).unwrap_or_default() {
            let field = self.field(&name, &Spec { layers: vec![at] });
            fields.insert(name, field);
        }
        self.settle(mark, &fields);
        fields
    }

    /// One field.
    pub(super) fn field(&mut self, name: &str, spec: &Spec<'r>) -> Field {
        self.dotted.push(name.to_owned());
        let own = Spec { layers: vec![spec.at().clone()] };
        // A kind that gives a type of its own starts afresh.
        let fresh = spec.layers.len() > 1 && (own.at().has("type") || own.at().has("any_of"));
        let spec = if fresh { &own } else { spec };
        let ty = if let Some(any) = spec.get("any_of") {
            spec.only(&SHARED, &[], "any_of");
            let items = any.items();
            if items.is_empty() {
                any.report(Diagnostic::new(&MODEL_MISSING, any.key_span()).arg("key", "type"));
            }
            FieldType::AnyOf(
                items
                    .into_iter()
                    .filter_map(|at| self.typed(&Spec { layers: vec![at] }, &["type"]))
                    .collect(),
            )
        } else {
            self.typed(spec, &SHARED).unwrap_or_else(|| FieldType::Text(Default::default()))
        };
        let field = self.with_type(name, spec, ty);
        self.dotted.pop();
        field
    }

    /// The field around its type.
    pub(super) fn with_type(&mut self, name: &str, spec: &Spec<'r>, ty: FieldType) -> Field {
        let localized = |key: &str| spec.get(key).map(|at| at.localized()).unwrap_or_default();
        let flag = |key: &str| spec.get(key).and_then(|at| at.boolean()).unwrap_or(false);
        let many = spec.get("many").and_then(|at| self.many(&at, &ty));
        let derived = [("reading_time", Derived::ReadingTime), ("word_count", Derived::WordCount)];
        let default = spec.get("default").map(|at| {
            if crate::model::check::default_value(&ty, many.is_some(), at.value).is_none() {
                at.report(Diagnostic::new(&MODEL_TYPE, at.span()).arg("key", "default").form("default"));
            }
            at.value.clone()
        });
        let label = match localized("label") {
            label if label.is_empty() => Localized::plain(capital(name)),
            label => label,
        };
        Field {
            name: name.to_owned(),
            many,
            required: spec.get("required").and_then(|at| at.word(&REQUIRED)).unwrap_or_default(),
            required_when: spec.get("required_when").map(|at| self.condition(&at)),
            label,
            help: localized("help"),
            message: localized("message"),
            facet: flag("facet"),
            none: spec.get("none").map(|at| self.labels(&at)).unwrap_or_default(),
            default,
            unique: spec.get("unique").and_then(|at| at.word(&[("kind", false), ("site", true)])),
            names: flag("names"),
            derived: spec.get("derived").and_then(|at| at.word(&derived)),
            place: spec.get("place").and_then(|at| at.word(&Place::NAMES)).unwrap_or_default(),
            unit: localized("unit"),
            mistaken_for: spec.get("mistaken_for").and_then(|at| {
                let name = at.text()?;
                self.mistaken.push((name.clone(), at));
                Some(name)
            }),
            span: spec.at().key_span(),
            ty,
        }
    }

    /// The type with its own keys; `None` when it is missing or unknown, with a finding.
    fn typed(&mut self, spec: &Spec<'r>, shared: &[&str]) -> Option<FieldType> {
        let Some(at) = spec.get("type") else {
            if spec.at().value.is_mapping() || spec.at().value.is_null() {
                let found = Diagnostic::new(&MODEL_MISSING, spec.at().key_span()).arg("key", "type");
                spec.at().report(found);
            } else {
                spec.at().wrong("map");
            }
            return None;
        };
        let words: Vec<(&'static str, &'static str)> = TYPES.iter().map(|(name, _)| (*name, *name)).collect();
        let name = at.word(&words)?;
        let own = TYPES.iter().find(|(word, _)| *word == name).map_or(&[][..], |(_, keys)| keys);
        spec.only(shared, own, name);
        Some(self.of_type(name, spec))
    }

    fn many(&self, at: &Cursor<'r>, ty: &FieldType) -> Option<Many> {
        let apart = match ty {
            FieldType::Choice(_) | FieldType::Page(_) | FieldType::PartOf(_) => true,
            FieldType::AnyOf(types) => types
                .iter()
                .all(|ty| matches!(ty, FieldType::Choice(_) | FieldType::Page(_) | FieldType::PartOf(_))),
            _ => false,
        };
        match at.value {
            Value::Bool(true) => Some(Many { min: 0, max: None, unique: apart }),
            Value::Bool(false) => None,
            Value::Mapping(_) => {
                at.only(&["min", "max", "unique"]);
                let (min, max) = self.bounds(at, |at| at.count());
                let unique = at.get("unique").and_then(|at| at.boolean()).unwrap_or(apart);
                Some(Many { min: min.unwrap_or(0), max, unique })
            }
            _ => {
                at.wrong("many");
                None
            }
        }
    }

    /// `min` and `max` below `at`, with a finding when they are the wrong way round.
    pub(super) fn bounds<T: PartialOrd + Copy + ToString>(
        &self,
        at: &Cursor<'r>,
        read: impl Fn(&Cursor<'r>) -> Option<T>,
    ) -> (Option<T>, Option<T>) {
        self.bounds_of(&Spec { layers: vec![at.clone()] }, read)
    }

    /// The same for a field in two layers.
    pub(super) fn bounds_of<T: PartialOrd + Copy + ToString>(
        &self,
        spec: &Spec<'r>,
        read: impl Fn(&Cursor<'r>) -> Option<T>,
    ) -> (Option<T>, Option<T>) {
        let min = spec.get("min").and_then(|at| read(&at));
        let max = spec.get("max").and_then(|at| read(&at));
        if let (Some(low), Some(high), Some(at)) = (min, max, spec.get("min"))
            && low > high
        {
            let found = Diagnostic::new(&MODEL_BOUNDS, at.span());
            at.report(found.arg("min", low.to_string()).arg("max", high.to_string()));
        }
        (min, max)
    }

    /// Words with what readers see: a word, a list of words, `word: text`, or `word: {label: text}`.
    pub(super) fn labels(&self, at: &Cursor<'r>) -> IndexMap<String, Localized> {
        if !at.value.is_mapping() {
            let texts = at.texts().into_iter();
            return texts.map(|(text, _)| (text.clone(), Localized::plain(text))).collect();
        }
        let label = |at: Cursor<'r>| match at.get("label") {
            Some(label) => {
                at.only(&["label"]);
                label.localized()
            }
            None => at.localized(),
        };
        at.entries().into_iter().map(|(name, at)| (name, label(at))).collect()
    }

    /// A localized text below `at`; empty when it is not there.
    pub(super) fn localized(&self, at: &Cursor<'r>, key: &str) -> Localized {
        at.get(key).map(|at| at.localized()).unwrap_or_default()
    }
}
