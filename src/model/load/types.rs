//! The types of fields with the keys of their own, and the relation behind a field that holds pages.

use std::sync::Arc;

use super::loader::{Loader, find_path};
use super::reader::Cursor;
use super::spec::{Spec, capital};
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_BOUNDS, MODEL_EMPTY_CHOICE, MODEL_PLACE, MODEL_UNKNOWN_NAME};
use crate::model::schema::{
    DayLimit, FieldType, Format, IntegerLimit, PageRule, Place, Precision, RangeRule, Relation, RelationUse,
    TextRule,
};

impl<'r> Loader<'r> {
    /// The type named `name`, one of `TYPES`.
    pub(super) fn of_type(&mut self, name: &str, spec: &Spec<'r>) -> FieldType {
        match name {
            "markdown" => FieldType::Markdown {
                inline: spec.get("inline").and_then(|at| at.boolean()).unwrap_or(false),
                rule: self.text_rule(spec),
            },
            "boolean" => FieldType::Boolean,
            "integer" => self.integer(spec),
            "range" => FieldType::Range(self.range(spec)),
            "date" => self.date(spec),
            "choice" => self.choice(spec),
            "url" => FieldType::Url,
            "file" => FieldType::File,
            "page" => self.page(spec),
            "group" => {
                let fields = self.group_fields(spec.get("fields"));
                let mark = self.wanted.len();
                let rules = self.rules(spec.get("rules"));
                self.settle(mark, &fields);
                FieldType::Group { fields, rules }
            }
            "part" => self.part(spec),
            _ => FieldType::Text(self.text_rule(spec)),
        }
    }

    /// Bounds of a text.
    pub(super) fn text_rule(&mut self, spec: &Spec<'r>) -> TextRule {
        let (min, max) = self.bounds_of(spec, |at| at.count());
        let formats = [("isbn", Format::Isbn), ("doi", Format::Doi), ("email", Format::Email)];
        TextRule {
            min,
            max,
            pattern: spec.get("pattern").and_then(|at| at.pattern_for_editors()),
            format: spec.get("format").and_then(|at| at.word(&formats)),
        }
    }

    fn integer(&mut self, spec: &Spec<'r>) -> FieldType {
        if let Some(max) = spec.get("max").filter(|at| at.value.is_string()) {
            let max = max.word(&[("this-year", IntegerLimit::ThisYear)]);
            let min = spec.get("min").and_then(|at| at.number());
            return FieldType::Integer { min, max };
        }
        let (min, max) = self.bounds_of(spec, |at| at.number());
        FieldType::Integer { min, max: max.map(IntegerLimit::Number) }
    }

    fn range(&mut self, spec: &Spec<'r>) -> RangeRule {
        let (min, max) = self.bounds_of(spec, |at| at.number());
        let mut bands = Vec::new();
        for (name, at) in spec.get("bands").map(|at| at.entries()).unwrap_or_default() {
            at.only(&["label", "from", "to"]);
            let from = self.need(&at, "from").and_then(|at| at.number());
            let to = self.need(&at, "to").and_then(|at| at.number());
            let label = match self.localized(&at, "label") {
                label if label.is_empty() => Localized::plain(capital(&name)),
                label => label,
            };
            let (Some(from), Some(to)) = (from, to) else { continue };
            if from > to {
                let found = Diagnostic::new(&MODEL_BOUNDS, at.key_span());
                at.report(found.arg("min", from).arg("max", to));
            }
            bands.push((name, label, from, to));
        }
        let also = spec.get("also").map(|at| self.labels(&at)).unwrap_or_default();
        RangeRule { min, max, also, bands }
    }

    /// A date field's settings.
    pub(super) fn date(&mut self, spec: &Spec<'r>) -> FieldType {
        let limit = |key: &str| {
            let at = spec.get(key)?;
            match at.value.as_str() {
                Some("today") => Some(DayLimit::Today),
                _ => at.date().map(DayLimit::Day),
            }
        };
        let precisions = [("day", Precision::Day), ("month", Precision::Month), ("year", Precision::Year)];
        FieldType::Date {
            not_after: limit("not_after"),
            not_before: limit("not_before"),
            precision: spec.get("precision").and_then(|at| at.word(&precisions)).unwrap_or_default(),
        }
    }

    fn choice(&mut self, spec: &Spec<'r>) -> FieldType {
        let named = spec.get("from").and_then(|at| {
            let name = at.text()?;
            let values = self.vocabularies.get(&name).cloned();
            if values.is_none() {
                let names = self.vocabularies.keys().map(String::as_str);
                at.report(Cursor::suggest(
                    Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form("vocabulary").arg("name", &name),
                    &name,
                    names,
                ));
            }
            values
        });
        let mut values = named.unwrap_or_default();
        if let Some(at) = spec.get("values") {
            values.extend(self.labels(&at));
        }
        if values.is_empty() && spec.get("from").is_none() {
            let field = self.dotted.last().map_or("", String::as_str);
            let found = Diagnostic::new(&MODEL_EMPTY_CHOICE, spec.at().key_span());
            spec.at().report(found.arg("field", field).help("help"));
        }
        FieldType::Choice(values)
    }

    fn part(&mut self, spec: &Spec<'r>) -> FieldType {
        if let Some(at) = spec.get("of") {
            let name = at.text().unwrap_or_default();
            self.parts.push((name.clone(), at, self.scope.clone()));
            return FieldType::PartOf(name);
        }
        if self.dotted.len() > 1 {
            spec.at().report(Diagnostic::new(&MODEL_PLACE, spec.at().key_span()).form("part"));
        }
        let fields = self.group_fields(spec.get("fields"));
        let mark = self.wanted.len();
        let rules = self.rules(spec.get("rules"));
        self.settle(mark, &fields);
        let flow = spec.get("flow").and_then(|at| {
            let name = at.text()?;
            let path: Vec<String> = name.split('.').map(str::to_owned).collect();
            if find_path(&fields, &path) {
                return Some(path);
            }
            let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form("field").arg("name", &name);
            at.report(Cursor::suggest(found, &name, fields.keys().map(String::as_str)));
            None
        });
        FieldType::Part { fields, rules, flow }
    }

    fn page(&mut self, spec: &Spec<'r>) -> FieldType {
        let of = spec.get("of").map(|at| self.kinds_of(&at));
        let named = spec.get("relation").and_then(|at| {
            let name = at.text()?;
            let index = self.relation(&name, &at)?;
            self.refuse_kind(index, &at);
            Some(index)
        });
        let of: Arc<[Arc<str>]> = match (of, named) {
            (Some(of), _) => of.into(),
            (None, Some(index)) => self.relations[index].to.clone(),
            (None, None) => Arc::from([]),
        };
        let mut conditions = Vec::new();
        for (field, at) in spec.get("where").map(|at| at.entries()).unwrap_or_default() {
            self.want_of(&of, &field, &at);
            conditions.push((field, at.texts().into_iter().map(|(text, _)| text).collect()));
        }
        let relation = named.unwrap_or_else(|| self.implied(spec, &of));
        FieldType::Page(PageRule { of, relation, conditions })
    }

    /// Says so when pages of the kind being read cannot have this relation.
    fn refuse_kind(&self, index: usize, at: &Cursor<'r>) {
        let from = &self.relations[index].from;
        if let [kind] = self.scope[..]
            && !from.is_empty()
            && !from.contains(&self.kind_names[kind])
        {
            let found = Diagnostic::new(&MODEL_PLACE, at.span()).form("relation");
            at.report(found.arg("kind", &self.kind_names[kind]));
        }
    }

    /// The relation of a page field that names none. One common field is one relation for all kinds.
    fn implied(&mut self, spec: &Spec<'r>, of: &Arc<[Arc<str>]>) -> usize {
        let name = self.dotted.join(".");
        let inverse = spec.get("inverse").and_then(|at| self.inverse(&at));
        let key = (name.clone(), inverse.as_ref().map(|inverse| inverse.name.clone()));
        let from: Vec<Arc<str>> = self.scope.iter().map(|kind| self.kind_names[*kind].clone()).collect();
        if let Some(index) = self.implied.get(&key) {
            let relation = &mut self.relations[*index];
            for kind in from {
                if !relation.from.contains(&kind) {
                    relation.from.push(kind);
                }
            }
            if of.is_empty() || relation.to.is_empty() {
                relation.to = Arc::from([]);
            } else {
                let mut to: Vec<Arc<str>> = relation.to.to_vec();
                to.extend(of.iter().filter(|kind| !relation.to.contains(kind)).cloned());
                relation.to = to.into();
            }
            return *index;
        }
        let index = self.relations.len();
        self.relations.push(Relation {
            field: name.clone(),
            name,
            from,
            to: of.clone(),
            label: spec.get("label").map(|at| at.localized()).unwrap_or_default(),
            inverse,
            symmetric: false,
            bounds: RelationUse::default(),
            acyclic: false,
            ordered: false,
            excludes: None,
            key: None,
            carries: Default::default(),
            or_text: None,
            none: Default::default(),
            automatic: false,
            facet: false,
            compare: false,
            place: Place::None,
            message: Localized::default(),
            help: Localized::default(),
            rules: Vec::new(),
            implied: true,
            span: spec.at().key_span(),
        });
        self.implied.insert(key, index);
        index
    }
}
