//! The built-in fields: state, title, dates, addresses; front matter of other generators; and what is
//! done when all fields have been read.

use serde_yaml::Value as Yaml;

use super::checker::{Checker, to_json};
use super::value::boolean;
use crate::base::localized::Localized;
use crate::base::slug::slug;
use crate::base::suggest::nearest;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MISSING_TITLE, TEXT_FORMAT, UNKNOWN_KIND, UNKNOWN_STATE};
use crate::model::schema::{Derived, LANDING};
use crate::model::value::{Checked, Value};

impl<'a> Checker<'a, '_> {
    /// The page's state, which says what else must be there.
    pub(super) fn state(&mut self) {
        let lifecycle = &self.model.lifecycle;
        self.out.builtins.state = lifecycle.default;
        let map = self.block.map();
        let name = self.model.names.of("status");
        if !self.model.declared
            && map.get("draft").and_then(boolean) == Some(true)
            && let Some(draft) = lifecycle.states.iter().position(|state| !state.public)
        {
            self.out.builtins.state = draft;
        }
        if let Some(value) = map.get(name).filter(|value| !value.is_null()) {
            self.path.push(Seg::from(name));
            let word = self.text(value).unwrap_or_default();
            match lifecycle.states.iter().position(|state| state.name == word) {
                Some(index) => self.out.builtins.state = index,
                None if !self.model.declared => {
                    self.out.extra.insert(name.to_owned(), to_json(value));
                }
                None => self.no_state(&word),
            }
            self.path.pop();
        }
        let state = &lifecycle.states[self.out.builtins.state];
        self.public = state.public && !state.withdrawn;
    }

    fn no_state(&mut self, word: &str) {
        let names: Vec<&str> = self.model.lifecycle.states.iter().map(|state| state.name.as_str()).collect();
        let found = Diagnostic::new(&UNKNOWN_STATE, self.span()).arg("value", word);
        let found = match nearest(word, names.iter().copied(), 1).first() {
            Some(near) => found.arg("near", near).help("suggest"),
            None => found.arg("allowed", names.join(", ")).help("list"),
        };
        let words = self.kind.fields.get(self.model.names.of("status")).map(|field| field.message.clone());
        self.report(found, &words.unwrap_or_default());
    }

    /// The kind as named in front matter, when there is no such kind.
    pub(super) fn named_kind(&mut self, value: &Yaml) {
        let word = self.text(value).unwrap_or_default();
        if value.is_null() || self.model.kind_named(&word).is_some() {
            return;
        }
        let kinds = self.model.kinds.iter().map(|kind| &*kind.name);
        let names: Vec<&str> = kinds.filter(|name| *name != LANDING).collect();
        let found = Diagnostic::new(&UNKNOWN_KIND, self.span()).arg("value", &word);
        let found = match nearest(&word, names.iter().copied(), 1).first() {
            Some(near) => found.arg("near", near).help("suggest").mend_if(self.mend_choice(&word, &names)),
            None => found.arg("allowed", names.join(", ")).help("list"),
        };
        self.found.push(found);
    }

    /// The field that is meant by a key: without a model, keys of other generators will do.
    pub(super) fn meant<'k>(&self, key: &'k str) -> &'k str {
        match key {
            "description" if !self.model.declared => "summary",
            "date" if !self.model.declared => "published",
            "lastmod" if !self.model.declared => "updated",
            key => key,
        }
    }

    /// Keys of other generators that need no word: whether `name` is one.
    pub(super) fn foreign(&mut self, name: &str, _value: &Yaml) -> bool {
        matches!(name, "draft" | "layout")
    }

    /// Puts a built-in field's value in its place.
    pub(super) fn builtin(&mut self, name: &str, value: Value) {
        let text = |value: Value| match value {
            Value::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        };
        let texts = |value: Value| match value {
            Value::List(items) => items.into_iter().filter_map(text).collect::<Vec<String>>(),
            value => text(value).into_iter().collect(),
        };
        let date = |value: Value| match value {
            Value::Date { first, .. } => Some(first),
            _ => None,
        };
        let out = &mut self.out.builtins;
        match name {
            "title" => out.title = text(value).unwrap_or_default(),
            "short_title" => out.short_title = text(value),
            "window_title" => out.window_title = text(value).filter(|text| !text.trim().is_empty()),
            "summary" => out.summary = text(value),
            "published" => out.published = date(value),
            "updated" => out.updated = date(value),
            "slug" => {
                out.slug = text(value);
                self.slug();
            }
            "aliases" => {
                let slashed = |path: String| if path.starts_with('/') { path } else { format!("/{path}") };
                out.aliases = texts(value).into_iter().map(slashed).collect();
            }
            "synonyms" => out.synonyms = texts(value),
            "weight" => {
                out.weight = if let Value::Integer(number) = value { Some(number) } else { None };
            }
            // Templates of other generators do not exist here.
            "template" if !self.model.declared => {}
            "template" => out.template = text(value),
            "search" => out.hidden_from_search = value == Value::Boolean(false),
            _ => {}
        }
    }

    fn slug(&mut self) {
        let Some(written) = self.out.builtins.slug.clone() else { return };
        let near = slug(&written);
        if near == written {
            return;
        }
        let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("slug").arg("value", &written);
        // The page lives there already.
        let found = found.arg("near", &near).help("slug-help").mend_if(self.mend_value(&written, &near));
        self.report(found, &Localized::default());
        self.out.builtins.slug = Some(near);
    }

    /// All that looks at more than one field; the end of the check.
    pub(super) fn finish(mut self) -> Checked {
        self.title();
        self.derived();
        self.required_fields();
        self.state_requires();
        self.relation_bounds();
        self.rules();
        self.flows();
        self.review();
        self.out
    }

    fn title(&mut self) {
        if !self.out.builtins.title.is_empty() {
            return;
        }
        let name = self.model.names.of("title");
        if !self.model.declared
            && let Some(heading) = self.page.heading.map(str::trim).filter(|heading| !heading.is_empty())
        {
            self.out.builtins.title = heading.to_owned();
            return;
        }
        if self.broken.contains(&name) {
            return;
        }
        let there = self.block.map().contains_key(name);
        let path = [Seg::from(name)];
        let span = if there {
            self.block.key_span(&path)
        } else if self.block.map().is_empty() {
            self.block.source().span(self.page.body_start..self.page.body_start)
        } else {
            self.block.start_span()
        };
        let words = self.kind.fields.get(name).map(|field| field.message.clone()).unwrap_or_default();
        let found = Diagnostic::new(&MISSING_TITLE, span).arg("field", name).help("help");
        self.report(found, &words);
        self.broken.push(name);
    }

    /// Values that leidraad works out.
    fn derived(&mut self) {
        let words = i64::from(self.page.words);
        for field in self.kind.fields.values() {
            let number = match field.derived {
                None => continue,
                // 200 words a minute, and no page takes no time.
                Some(Derived::ReadingTime) => ((words + 100) / 200).max(1),
                Some(Derived::WordCount) => words,
            };
            self.out.fields.insert(field.name.clone(), Value::Integer(number));
        }
    }
}
