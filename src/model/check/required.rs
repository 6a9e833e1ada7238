//! What should have been there: required fields, what a state asks for, and how many pages a relation
//! names.

use super::checker::Checker;
use super::number::open_range;
use super::value::{blank, default_value};
use crate::base::localized::Localized;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MISSING_FIELD, RELATION_COUNT, STATE_REQUIRES};
use crate::model::schema::{Field, Required};
use crate::model::value::Value;

impl<'a> Checker<'a, '_> {
    /// Reports a field that is missing at the current path. `form` says why it should be there.
    pub(super) fn missing(&mut self, field: &Field, form: &str) {
        let item = self.path.last().is_some_and(|seg| matches!(seg, Seg::Index(_)));
        let (form, number) = if item && form != "when" { ("item", self.number()) } else { (form, 0) };
        let group = self.name().to_owned();
        let span = if self.path.is_empty() {
            // An empty value stands at its own key.
            match self.block.map().contains_key(field.name.as_str()) {
                true => self.block.key_span(&[Seg::from(field.name.as_str())]),
                false => self.block.start_span(),
            }
        } else {
            self.span()
        };
        let found = Diagnostic::new(&MISSING_FIELD, span).form(form).arg("field", &field.name);
        let found = found.arg("group", group).arg("number", number);
        let help = field.help.get(self.page.language);
        let found = if help.is_empty() || !field.message.is_empty() {
            found
        } else {
            found.arg("help", help).help("about")
        };
        self.report(found, &field.message);
    }

    /// Whether the page gives this field or relation something.
    fn given(&self, name: &str) -> bool {
        let range = |value| self.kind.fields.get(name).is_some_and(|field| open_range(&field.ty, value));
        self.block.map().get(name).is_some_and(|value| !blank(value) && !range(value))
    }

    /// Defaults of fields that were left out, then required fields.
    pub(super) fn required_fields(&mut self) {
        let kind = self.kind;
        let title = self.model.names.of("title");
        for field in kind.fields.values().filter(|field| field.name != title && field.derived.is_none()) {
            if self.given(&field.name) {
                continue;
            }
            if let Some(default) = &field.default
                && let Some(value) = default_value(&field.ty, field.many.is_some(), default)
            {
                match self.model.names.builtin(&field.name) {
                    Some(builtin) => self.builtin(builtin, value),
                    None => drop(self.out.fields.insert(field.name.clone(), value)),
                }
                continue;
            }
            let form = match field.required {
                Required::Always => Some("always"),
                Required::Published if self.public => Some("published"),
                _ => {
                    let when = field.required_when.as_ref();
                    when.is_some_and(|when| self.scope().holds(when)).then_some("when")
                }
            };
            if let Some(form) = form
                && !self.broken.contains(&field.name.as_str())
            {
                self.missing(field, form);
                self.broken.push(&field.name);
            }
        }
        self.out.fields.sort_by(|a, _, b, _| kind.fields.get_index_of(a).cmp(&kind.fields.get_index_of(b)));
    }

    /// What the page's state asks for.
    pub(super) fn state_requires(&mut self) {
        let model = self.model;
        let state = &model.lifecycle.states[self.out.builtins.state];
        for name in &state.requires {
            let top = name.split('.').next().unwrap_or(name);
            let path: Vec<String> = name.split('.').map(str::to_owned).collect();
            let known = self.kind.fields.contains_key(top) || self.kind.relation_fields.contains_key(top);
            let none = matches!(self.out.fields.get(top), Some(Value::None(_)));
            if !known || none || self.scope().is_set(&path) || self.broken.contains(&top) {
                continue;
            }
            let span = self.block.value_span(&[Seg::from(model.names.of("status"))]);
            let found = Diagnostic::new(&STATE_REQUIRES, span).arg("state", &state.name).arg("field", name);
            let relation = self.kind.relation_fields.get(top).map(|index| &model.relations[*index]);
            let field = self.kind.fields.get(top).map(|field| &field.none);
            let word = relation.map(|relation| &relation.none).or(field).and_then(|none| none.keys().next());
            let found = match word {
                Some(word) => found.arg("word", word).help("none"),
                None => found,
            };
            self.report(found, relation.map_or(&Localized::default(), |relation| &relation.message));
        }
    }

    /// How many pages each relation names.
    pub(super) fn relation_bounds(&mut self) {
        let model = self.model;
        for (field, index) in &self.kind.relation_fields {
            let relation = &model.relations[*index];
            let Some(bounds) = self.kind.relations.get(&relation.name).copied() else { continue };
            if self.broken.contains(&field.as_str()) || self.out.fields.contains_key(field) {
                continue;
            }
            let edges = self.out.references.iter().filter(|reference| reference.relation as usize == *index);
            let all = edges.clone().count() + self.only_cited(*index);
            let own = edges.filter(|reference| *reference.field == **field).count();
            let least = if self.public { bounds.min.max(bounds.min_published) } else { bounds.min };
            let span = || {
                let there = self.block.map().contains_key(field.as_str());
                if there {
                    self.block.key_span(&[Seg::from(field.as_str())])
                } else {
                    self.block.start_span()
                }
            };
            let found = if all < least as usize {
                let form = if all == 0 { "missing" } else { "few" };
                Diagnostic::new(&RELATION_COUNT, span()).form(form).arg("limit", least).arg("count", all)
            } else if let Some(max) = bounds.max.filter(|max| own > *max as usize) {
                Diagnostic::new(&RELATION_COUNT, span()).form("many").arg("limit", max).arg("count", own)
            } else {
                continue;
            };
            self.report(found.arg("field", field), &relation.message);
            self.broken.push(field);
        }
    }
    /// How many pages of a relation the text cites that its field does not name. In fields, whose
    /// Markdown is not yet read, every citation counts: rather silent than wrong.
    fn only_cited(&self, relation: usize) -> usize {
        if self.model.sources_of(self.page.kind) != Some(relation) {
            return 0;
        }
        let named = |name: &str| {
            let mut references = self.out.references.iter();
            references.any(|known| known.relation as usize == relation && known.written() == name)
        };
        let fields: usize = self.out.markdown.iter().map(|field| field.text.matches("[@").count()).sum();
        self.page.cited.iter().filter(|name| !named(name)).count() + fields
    }
}
