//! Conditions and rules of a model. A condition is a map of field paths to what is asked of them:
//!
//! | written | holds when |
//! |---|---|
//! | `field: word` · `field: [a, b]` | the value is that word, or one of them |
//! | `field: {not: word}` | it is not |
//! | `field: {set: true}` | the field is there (`false`: is not) |
//! | `field: {pattern: regex}` | its text matches |
//! | `field: {extension: [pdf]}` | the file has one of these endings |
//! | `field: {after: other}` · `{not_after: other}` | a date later, or not later, than another field's; `today` will do for `not_after` |
//! | `field: {months_after: {field: other, at_most: 36}}` | at most so many months after another field's date |
//! | `field: {at_most_years_old: 5}` | a date not longer ago |
//! | `field: {not_starts_with: other}` | the text does not start with another field's |
//! | `field: {min: 1, max: 9}` | a number within bounds |
//! | `kind: [a, b]` | the page is of one of these kinds |
//! | `status: word` · `status: {public: true}` | the state is that one, or is public and not withdrawn |
//! | `text: regex` | the page's text matches; the match fills `{found}` |
//! | `exactly_one_of: [a, b]` · `any_of: [a, b]` | exactly, or at least, one of these fields is there |
//!
//! Several lines must all hold. A path has dots (`review.date`); inside a group it starts at the group.
//! A rule has `expect` or `forbid` (a regex no text may match), and may have `when`, `severity`
//! (error, warning, advice) and `message`.

use super::loader::{Loader, Wanted};
use super::reader::Cursor;
use crate::diag::codes::model::MODEL_MISSING;
use crate::diag::{Diagnostic, Severity};
use crate::model::condition::{Condition, Matcher, Rule, Test};

const MATCHERS: [&str; 11] = [
    "set",
    "not",
    "pattern",
    "extension",
    "after",
    "not_after",
    "months_after",
    "at_most_years_old",
    "not_starts_with",
    "min",
    "max",
];

impl<'r> Loader<'r> {
    /// A condition; the fields it names are checked later, when all are known.
    pub(super) fn condition(&mut self, at: &Cursor<'r>) -> Condition {
        let mut tests = Vec::new();
        // A condition that asks nothing would always hold, which nobody means.
        if at.value.as_mapping().is_none_or(|map| map.is_empty()) {
            at.wrong("map");
            return Condition::default();
        }
        let status = self.names.of("status").to_owned();
        for (key, value) in at.entries() {
            match key.as_str() {
                "kind" => {
                    let kinds = value.texts();
                    for (name, at) in &kinds {
                        self.kind(name, at);
                    }
                    tests.push(Test::Kind(kinds.into_iter().map(|(name, _)| name).collect()));
                }
                "text" => tests.extend(value.pattern().map(Test::Text)),
                "exactly_one_of" => tests.push(Test::ExactlyOneOf(self.field_names(&value))),
                "any_of" => tests.push(Test::AnyOf(self.field_names(&value))),
                key if key == "status" || key == status => {
                    if value.value.is_mapping() {
                        value.only(&["public"]);
                        let public = value.get("public").and_then(|at| at.boolean());
                        tests.extend(public.map(Test::Public));
                    } else {
                        let states = value.texts();
                        for (name, at) in &states {
                            self.state(name, at);
                        }
                        tests.push(Test::State(states.into_iter().map(|(name, _)| name).collect()));
                    }
                }
                _ => {
                    let path = self.want_field(&key, &value, true);
                    for matcher in self.matchers(&value) {
                        tests.push(Test::Field(path.clone(), matcher));
                    }
                }
            }
        }
        Condition { tests }
    }

    fn matchers(&mut self, at: &Cursor<'r>) -> Vec<Matcher> {
        let empty = at.value.as_sequence().is_some_and(|items| items.is_empty());
        if !empty && (at.value.is_sequence() || at.scalar().is_some()) {
            return vec![Matcher::OneOf(at.texts().into_iter().map(|(text, _)| text).collect())];
        }
        if at.value.as_mapping().is_none_or(|map| map.is_empty()) {
            at.wrong("matcher");
            return Vec::new();
        }
        at.only(&MATCHERS);
        let mut out = Vec::new();
        let words =
            |at: Cursor<'r>| -> Vec<String> { at.texts().into_iter().map(|(text, _)| text).collect() };
        if let Some(value) = at.get("set") {
            out.extend(value.boolean().map(Matcher::Set));
        }
        if let Some(value) = at.get("not") {
            out.push(Matcher::Not(words(value)));
        }
        if let Some(value) = at.get("pattern") {
            out.extend(value.pattern().map(Matcher::Pattern));
        }
        if let Some(value) = at.get("extension") {
            let dotless = |text: String| text.trim_start_matches('.').to_lowercase();
            out.push(Matcher::Extension(words(value).into_iter().map(dotless).collect()));
        }
        if let Some(field) = self.other_field(at.get("after")) {
            out.push(Matcher::After(field));
        }
        if let Some(value) = at.get("not_after") {
            if value.value.as_str() == Some("today") {
                out.push(Matcher::NotAfter(vec!["today".to_owned()]));
            } else if let Some(field) = self.other_field(Some(value)) {
                out.push(Matcher::NotAfter(field));
            }
        }
        if let Some(value) = at.get("months_after") {
            value.only(&["field", "at_most"]);
            let at_most = value.get("at_most").and_then(|at| at.count()).and_then(|n| i32::try_from(n).ok());
            match (self.other_field(value.get("field")), at_most) {
                (Some(field), Some(at_most)) => out.push(Matcher::MonthsAfter { field, at_most }),
                _ => {
                    for key in ["field", "at_most"] {
                        self.need(&value, key);
                    }
                }
            }
        }
        if let Some(value) = at.get("at_most_years_old") {
            let years = value.count().and_then(|years| i32::try_from(years).ok());
            out.extend(years.map(Matcher::AtMostYearsOld));
        }
        if let Some(field) = self.other_field(at.get("not_starts_with")) {
            out.push(Matcher::NotStartsWith(field));
        }
        if at.has("min") || at.has("max") {
            let (min, max) = self.bounds(at, |at| at.number());
            out.push(Matcher::Between(min, max));
        }
        out
    }

    /// The field that a key names, noted as one that must exist.
    pub(super) fn other_field(&mut self, at: Option<Cursor<'r>>) -> Option<Vec<String>> {
        let at = at?;
        let name = at.text()?;
        Some(self.want_field(&name, &at, false))
    }

    /// Fields by name, noted as ones that must exist.
    pub(super) fn field_names(&mut self, at: &Cursor<'r>) -> Vec<String> {
        let names = at.texts();
        for (name, at) in &names {
            self.want_field(name, at, false);
        }
        names.into_iter().map(|(name, _)| name).collect()
    }

    /// Notes that a field of this name must exist, and gives its path.
    fn want_field(&mut self, name: &str, at: &Cursor<'r>, key: bool) -> Vec<String> {
        let path: Vec<String> = name.split('.').map(str::to_owned).collect();
        self.wanted.push(Wanted {
            path: path.clone(),
            at: at.clone(),
            key,
            kinds: self.scope.clone(),
            target: false,
        });
        path
    }

    /// Says that `key` is missing below `at`, unless it is there.
    pub(super) fn need(&self, at: &Cursor<'r>, key: &str) -> Option<Cursor<'r>> {
        let found = at.get(key);
        if found.is_none() {
            at.report(Diagnostic::new(&MODEL_MISSING, at.key_span()).arg("key", key));
        }
        found
    }

    /// A list of rules.
    pub(super) fn rules(&mut self, at: Option<Cursor<'r>>) -> Vec<Rule> {
        let items = at.map(|at| at.items()).unwrap_or_default();
        items.iter().filter_map(|item| self.rule(item)).collect()
    }

    fn rule(&mut self, at: &Cursor<'r>) -> Option<Rule> {
        at.only(&["when", "expect", "forbid", "severity", "message"]);
        if !at.value.is_mapping() {
            if at.value.is_null() {
                at.wrong("map");
            }
            return None;
        }
        let when = at.get("when").map(|at| self.condition(&at)).unwrap_or_default();
        let expect = at.get("expect").map(|at| self.condition(&at)).unwrap_or_default();
        let forbid = at.get("forbid").and_then(|at| at.pattern());
        if !at.has("expect") && !at.has("forbid") {
            let found = Diagnostic::new(&MODEL_MISSING, at.span()).form("rule").help("rule-help");
            at.report(found);
            return None;
        }
        let severities =
            [("error", Severity::Error), ("warning", Severity::Warning), ("advice", Severity::Advice)];
        Some(Rule {
            when,
            expect,
            forbid,
            severity: at.get("severity").and_then(|at| at.word(&severities)).unwrap_or(Severity::Error),
            message: self.localized(at, "message"),
            span: at.key_span(),
        })
    }

    /// Rules over the page that a relation points to: `expect`, `severity` (warning when left out), `message`.
    pub(super) fn target_rules(&mut self, at: Option<Cursor<'r>>) -> Vec<Rule> {
        let items = at.map(|at| at.items()).unwrap_or_default();
        let mut rules = Vec::new();
        for item in items {
            item.only(&["expect", "severity", "message"]);
            if let (Some(mut rule), false) = (self.rule(&item), item.has("forbid")) {
                if !item.has("severity") {
                    rule.severity = Severity::Warning;
                }
                rules.push(rule);
            }
        }
        rules
    }
}
