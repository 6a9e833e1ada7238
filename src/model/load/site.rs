//! What a model says of the site as a whole.
//!
//! - `vocabularies`: `name: {value: label}`, for choices with `from: name`.
//! - `facts`: `name: {value, label, link, source, review}`; text uses them as `[[=name]]`.
//! - `require_pages`: a list of `{kind, where, count, message}`; `count` is 1 when left out.
//! - `lists`: `name: {label, kind, filter, for, relation, order, sort, group, limit}`. With `for`, a list
//!   that pages of those kinds have; `relation` is the relation or inverse along which it is found.
//! - `navigation`: `breadcrumb` (a relation) and `home` (lists).

use std::sync::Arc;

use indexmap::IndexMap;

use super::loader::{Loader, Wanted};
use super::reader::Cursor;
use crate::diag::Diagnostic;
use crate::diag::codes::model::MODEL_UNKNOWN_NAME;
use crate::model::condition::Condition;
use crate::model::schema::{Fact, List, RequiredPage};

/// Names by which pages can always be put in order or grouped.
const ALWAYS: [&str; 7] = ["title", "short_title", "weight", "published", "updated", "kind", "status"];

impl<'r> Loader<'r> {
    /// Reads `vocabularies:`.
    pub(super) fn read_vocabularies(&mut self, at: Option<Cursor<'r>>) {
        for (name, at) in at.map(|at| at.entries()).unwrap_or_default() {
            let values = self.labels(&at);
            if values.is_empty() {
                at.wrong("map");
            }
            self.vocabularies.insert(name, values);
        }
    }

    /// Reads `facts:`.
    pub(super) fn read_facts(&self, at: Option<Cursor<'r>>) -> IndexMap<String, Fact> {
        let mut facts = IndexMap::new();
        for (name, at) in at.map(|at| at.entries()).unwrap_or_default() {
            at.only(&["value", "label", "link", "source", "review"]);
            let value = self.need(&at, "value").map(|at| at.localized()).unwrap_or_default();
            let fact = Fact {
                value,
                label: self.localized(&at, "label"),
                link: at.get("link").and_then(|at| at.text()),
                source: at.get("source").and_then(|at| at.text()),
                review: at.get("review").and_then(|at| at.date()),
                review_span: at.get("review").map_or_else(|| at.key_span(), |at| at.span()),
                link_span: at.get("link").map_or_else(|| at.key_span(), |at| at.span()),
                span: at.key_span(),
            };
            facts.insert(name, fact);
        }
        facts
    }

    /// Reads `require_pages:`.
    pub(super) fn read_required_pages(&mut self, at: Option<Cursor<'r>>) -> Vec<RequiredPage> {
        let mut out = Vec::new();
        for at in at.map(|at| at.items()).unwrap_or_default() {
            at.only(&["kind", "where", "count", "message"]);
            let kind = self.need(&at, "kind").and_then(|at| self.kind(&at.text()?, &at));
            let Some(kind) = kind else { continue };
            self.scope = vec![kind];
            let condition = at.get("where").map_or_else(Condition::default, |at| self.condition(&at));
            self.scope.clear();
            out.push(RequiredPage {
                kind: self.kind_names[kind].clone(),
                condition,
                count: at.get("count").and_then(|at| at.count()).map_or(1, |count| count as usize),
                message: self.localized(&at, "message"),
                span: at.span(),
            });
        }
        out
    }

    /// Reads `lists:`.
    pub(super) fn read_lists(&mut self, at: Option<Cursor<'r>>) -> IndexMap<String, List> {
        let mut lists = IndexMap::new();
        for (name, at) in at.map(|at| at.entries()).unwrap_or_default() {
            let list = self.one_list(&at);
            lists.insert(name, list);
        }
        lists
    }

    fn one_list(&mut self, at: &Cursor<'r>) -> List {
        at.only(&["label", "kind", "filter", "for", "relation", "order", "sort", "group", "limit"]);
        let kinds = at.get("kind").map(|at| self.kinds_of(&at)).unwrap_or_default();
        let on = at.get("for").map(|at| self.kinds_of(&at)).unwrap_or_default();
        let relation = at.get("relation").and_then(|at| {
            let name = at.text()?;
            let inverses = self.relations.iter().filter_map(|r| r.inverse.as_ref()).map(|i| i.name.as_str());
            let names: Vec<&str> =
                self.relations.iter().map(|relation| relation.name.as_str()).chain(inverses).collect();
            if !names.contains(&name.as_str()) {
                self.unknown_name(&at, "relation", &name, names);
            }
            Some(name)
        });
        self.scope = self.numbers(&on);
        let order = at.get("order").and_then(|at| self.other_field(Some(at))).map(|path| path.join("."));
        self.scope = self.numbers(&kinds);
        let list = List {
            label: self.localized(at, "label"),
            filter: at.get("filter").map(|at| self.condition(&at)),
            relation,
            order,
            sort: at.get("sort").map(|at| self.sort_names(&at)).unwrap_or_default(),
            group: at.get("group").and_then(|at| {
                let name = at.text()?;
                Some(self.sort_name(&name, &at))
            }),
            limit: at.get("limit").and_then(|at| at.count()).map(|limit| limit as usize),
            span: at.key_span(),
            kinds,
            on,
        };
        self.scope.clear();
        list
    }

    fn numbers(&self, kinds: &[Arc<str>]) -> Vec<usize> {
        kinds.iter().filter_map(|kind| self.kind_names.iter().position(|known| known == kind)).collect()
    }

    /// Names to sort by. Built-in fields get their built-in names, whichever were written.
    pub(super) fn sort_names(&mut self, at: &Cursor<'r>) -> Vec<String> {
        at.texts().into_iter().map(|(name, at)| self.sort_name(&name, &at)).collect()
    }

    fn sort_name(&mut self, written: &str, at: &Cursor<'r>) -> String {
        let (minus, name) = written.strip_prefix('-').map_or(("", written), |name| ("-", name));
        if ALWAYS.contains(&name) {
            return written.to_owned();
        }
        if let Some(builtin) = self.names.builtin(name) {
            return format!("{minus}{builtin}");
        }
        let path = name.split('.').map(str::to_owned).collect();
        self.wanted.push(Wanted {
            path,
            at: at.clone(),
            key: false,
            kinds: self.scope.clone(),
            target: false,
        });
        written.to_owned()
    }

    /// Reads `navigation:`: the breadcrumb's relation and the home page's lists.
    pub(super) fn read_navigation(
        &self,
        at: Option<Cursor<'r>>,
        lists: &IndexMap<String, List>,
    ) -> (Option<usize>, Vec<String>) {
        let Some(at) = at else { return (None, Vec::new()) };
        at.only(&["breadcrumb", "home"]);
        let breadcrumb = at.get("breadcrumb").and_then(|at| self.relation(&at.text()?, &at));
        let mut home = Vec::new();
        for (name, at) in at.get("home").map(|at| at.texts()).unwrap_or_default() {
            if lists.contains_key(&name) {
                home.push(name);
            } else {
                let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form("list").arg("name", &name);
                at.report(Cursor::suggest(found, &name, lists.keys().map(String::as_str)));
            }
        }
        (breadcrumb, home)
    }
}
