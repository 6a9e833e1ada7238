//! The site's names for built-in fields, and the life cycle of its pages.
//!
//! `names:` maps `kind`, `title`, `short_title`, `window_title`, `summary`, `status`, `published`, `updated`, `slug`,
//! `aliases`, `synonyms`, `weight`, `template`, `search`, `language`, `extra`, and the keys of ranges
//! `from` and `to`, to the site's words.
//!
//! `lifecycle:` has `field` (the site's word for `status`), `default` (a state; the first when left
//! out), `states` (`name: {label, public, notice, withdrawn, requires}`), `owner` (the field or relation
//! that names who keeps the page right) and `review` (`reviewed`, `by`
//! and `due`: paths of fields; `at_most_months`; `warn_days_before`, 60 when left out).

use super::loader::Loader;
use super::reader::Cursor;
use super::spec::capital;
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_DUPLICATE, MODEL_MISSING};
use crate::model::schema::{BUILTINS, Lifecycle, Names, State};

/// Every name that `names:` may give: the built-in fields and the two keys of a range.
pub(super) const NAMES: [&str; BUILTINS.len() + 2] = {
    let mut names = ["from"; BUILTINS.len() + 2];
    let mut at = 0;
    while at < BUILTINS.len() {
        names[at] = BUILTINS[at];
        at += 1;
    }
    names[BUILTINS.len() + 1] = "to";
    names
};

impl<'r> Loader<'r> {
    /// Reads `names:`.
    pub(super) fn read_names(&mut self, at: Option<Cursor<'r>>) {
        let Some(at) = at else { return };
        at.only(&NAMES);
        for (name, at) in at.entries() {
            let Some(builtin) = NAMES.iter().find(|known| **known == name) else { continue };
            let Some(word) = at.text() else { continue };
            self.rename(builtin, word, &at);
        }
    }

    fn rename(&mut self, builtin: &'static str, word: String, at: &Cursor<'r>) {
        // The ends of a range stand in a map of their own and clash only with each other.
        let end = |name: &str| matches!(name, "from" | "to");
        let taken = NAMES
            .iter()
            .filter(|name| **name != builtin && end(name) == end(builtin))
            .any(|name| self.names.pairs.iter().any(|(known, site)| known == name && *site == word));
        if taken {
            let found = Diagnostic::new(&MODEL_DUPLICATE, at.span()).form("builtin").arg("name", word);
            at.report(found);
            return;
        }
        self.names.pairs.retain(|(name, _)| *name != builtin);
        self.names.pairs.push((builtin, word));
    }

    /// Reads `lifecycle:`.
    pub(super) fn read_lifecycle(&mut self, at: Option<Cursor<'r>>) -> Lifecycle {
        let mut lifecycle = standard();
        let Some(at) = at else {
            self.states = lifecycle.states.iter().map(|state| state.name.clone()).collect();
            return lifecycle;
        };
        at.only(&["field", "default", "states", "owner", "review"]);
        if let Some(field) = at.get("field")
            && let Some(word) = field.text()
        {
            self.rename("status", word, &field);
        }
        if let Some(states) = at.get("states") {
            let read: Vec<State> =
                states.entries().into_iter().map(|(name, at)| self.one_state(name, &at)).collect();
            if read.is_empty() {
                let found = Diagnostic::new(&MODEL_MISSING, states.key_span()).arg("key", "states");
                states.report(found);
            } else {
                lifecycle.states = read;
                lifecycle.default = 0;
            }
        }
        self.states = lifecycle.states.iter().map(|state| state.name.clone()).collect();
        if let Some(default) = at.get("default")
            && let Some(name) = default.text()
            && let Some(index) = self.state(&name, &default)
        {
            lifecycle.default = index;
        }
        lifecycle.owner = self.field_path(at.get("owner"));
        if let Some(review) = at.get("review") {
            review.only(&["reviewed", "by", "due", "at_most_months", "warn_days_before"]);
            let mut path = |key: &str| self.field_path(review.get(key));
            lifecycle.reviewed = path("reviewed");
            lifecycle.reviewed_by = path("by");
            lifecycle.due = path("due");
            let count =
                |key: &str| review.get(key).and_then(|at| at.count()).and_then(|n| i32::try_from(n).ok());
            lifecycle.at_most_months = count("at_most_months");
            lifecycle.warn_days_before = count("warn_days_before").unwrap_or(lifecycle.warn_days_before);
        }
        lifecycle
    }

    fn one_state(&mut self, name: String, at: &Cursor<'r>) -> State {
        at.only(&["label", "public", "notice", "withdrawn", "requires"]);
        let flag = |key: &str| at.get(key).and_then(|at| at.boolean());
        let label = match self.localized(at, "label") {
            label if label.is_empty() => Localized::plain(capital(&name)),
            label => label,
        };
        State {
            public: flag("public").unwrap_or(false),
            notice: flag("notice").unwrap_or(false),
            withdrawn: flag("withdrawn").unwrap_or(false),
            requires: at.get("requires").map(|at| self.field_names(&at)).unwrap_or_default(),
            label,
            name,
        }
    }

    fn field_path(&mut self, at: Option<Cursor<'r>>) -> Vec<String> {
        at.and_then(|at| self.other_field(Some(at))).unwrap_or_default()
    }
}

/// The names when a model gives none: none differs from the built-in ones.
pub(super) fn no_names() -> Names {
    Names { pairs: Vec::new() }
}

/// The life cycle of a site that declares none: draft and published.
pub(super) fn standard() -> Lifecycle {
    let label = |nl: &str, en: &str| {
        Localized::by_language([("en".to_owned(), en.to_owned()), ("nl".to_owned(), nl.to_owned())])
    };
    let state = |name: &str, label: Localized, public: bool| State {
        name: name.to_owned(),
        label,
        public,
        notice: false,
        withdrawn: false,
        requires: Vec::new(),
    };
    Lifecycle {
        states: vec![
            state("draft", label("Concept", "Draft"), false),
            state("published", label("Gepubliceerd", "Published"), true),
        ],
        default: 1,
        owner: Vec::new(),
        reviewed: Vec::new(),
        reviewed_by: Vec::new(),
        due: Vec::new(),
        at_most_months: None,
        warn_days_before: 60,
    }
}
