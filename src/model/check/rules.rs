//! Rules of the model over the whole page, and the review that its life cycle asks for.

use super::checker::Checker;
use crate::base::date::months_between;
use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{REVIEW_DATE, RULE};
use crate::model::condition::{Rule, Test};
use crate::model::scope::Scope;
use crate::model::value::Value;

/// A rule that does not hold: the field to point at, and what its text test matched.
pub(super) fn failed(scope: &Scope<'_>, rule: &Rule) -> Option<(Vec<String>, Option<String>)> {
    if !scope.holds(&rule.when) {
        return None;
    }
    let test = scope.failing(&rule.expect)?;
    let split = |name: &String| -> Vec<String> { name.split('.').map(str::to_owned).collect() };
    let field = match test {
        Test::Field(path, _) => path.clone(),
        Test::ExactlyOneOf(names) | Test::AnyOf(names) => {
            let set = names.iter().find(|name| scope.is_set(&split(name)));
            set.or(names.last()).map(split).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    Some((field, scope.found(&rule.when)))
}

impl<'a> Checker<'a, '_> {
    /// Rules over the whole page.
    pub(super) fn rules(&mut self) {
        let kind = self.kind;
        for rule in &kind.rules {
            if rule.forbid.is_some() {
                self.forbid(rule);
            }
            let named: Vec<_> = rule.when.fields().chain(rule.expect.fields()).collect();
            let broken = |name: &String| self.broken.contains(&name.as_str());
            if rule.expect.tests.is_empty() || named.iter().filter_map(|path| path.first()).any(broken) {
                continue;
            }
            let failure = failed(&self.scope(), rule);
            if let Some((field, found)) = failure {
                self.rule_broken(rule, &field, found);
                if let Some(name) = field.first()
                    && let Some((name, _)) = kind.fields.get_key_value(name)
                {
                    self.broken.push(name);
                }
            }
        }
    }

    /// Reports a rule that does not hold for the page or item at the current path.
    pub(super) fn rule_broken(&mut self, rule: &Rule, field: &[String], text: Option<String>) {
        let mut path = self.path.clone();
        path.extend(field.iter().map(|name| Seg::from(name.as_str())));
        let there = self.path.is_empty() && !self.block.map().contains_key(field.first().map_or("", |f| f));
        let span = match text.as_deref().filter(|_| there).and_then(|text| self.first(text)) {
            Some(span) => span,
            None if there => self.block.start_span(),
            None => self.block.value_span(&path),
        };
        let found = Diagnostic::new(&RULE, span).severity(rule.severity).arg("field", field.join("."));
        let found = found.arg("found", text.unwrap_or_default());
        self.found.push(if rule.message.is_empty() { found } else { found.words(rule.message.clone()) });
    }

    /// Where words of the page's text stand first in its file.
    fn first(&self, words: &str) -> Option<Span> {
        let file = self.block.source();
        let from = self.page.body_start.min(file.text.len());
        let below = file.text.get(from..).and_then(|text| text.find(words)).map(|at| from + at);
        let at = below.or_else(|| {
            file.text
                .get(self.block.range())
                .and_then(|text| text.find(words))
                .map(|at| self.block.range().start + at)
        })?;
        Some(file.span(at..at + words.len()))
    }

    /// Texts that may not stand anywhere on the page.
    fn forbid(&mut self, rule: &Rule) {
        let Some(pattern) = &rule.forbid else { return };
        if !self.scope().holds(&rule.when) {
            return;
        }
        let mut hits: Vec<(Span, String)> = Vec::new();
        let mut hit = |path: &[Seg], text: &str| {
            if let Some(found) = pattern.find(text) {
                hits.push((self.block.value_span(path), found.as_str().to_owned()));
            }
        };
        let names = &self.model.names;
        hit(&[Seg::from(names.of("title"))], &self.out.builtins.title);
        if let Some(summary) = &self.out.builtins.summary {
            hit(&[Seg::from(names.of("summary"))], summary);
        }
        for (name, value) in &self.out.fields {
            visit(value, &mut vec![Seg::from(name.as_str())], &mut hit);
        }
        for text in &self.out.markdown {
            hit(&text.path, &text.text);
        }
        let file = self.block.source();
        let mut from = self.page.body_start.min(file.text.len());
        for found in pattern.find_iter(self.page.text).take(20) {
            // The plain text has no places; the same words stand in the file, further on each time.
            let at = file.text.get(from..).and_then(|rest| rest.find(found.as_str()));
            let span = match at {
                Some(at) => {
                    let start = from + at;
                    from = start + found.len();
                    file.span(start..from)
                }
                None => file.span(from..from),
            };
            hits.push((span, found.as_str().to_owned()));
        }
        for (span, text) in hits {
            let found =
                Diagnostic::new(&RULE, span).form("forbid").severity(rule.severity).arg("found", text);
            self.found.push(if rule.message.is_empty() { found } else { found.words(rule.message.clone()) });
        }
    }

    /// The dates of the last review and of the next.
    pub(super) fn review(&mut self) {
        let lifecycle = &self.model.lifecycle;
        let clear = |path: &[String]| path.first().is_some_and(|name| !self.broken.contains(&name.as_str()));
        let scope = self.scope();
        let date = |path: &[String]| if path.is_empty() { None } else { scope.date(path) };
        let (reviewed, due) = (date(&lifecycle.reviewed), date(&lifecycle.due));
        let (reviewed_clear, due_clear) = (clear(&lifecycle.reviewed), clear(&lifecycle.due));
        self.out.builtins.reviewed = reviewed;
        self.out.builtins.review_due = due;
        let span = |path: &[String]| {
            let path: Vec<Seg> = path.iter().map(|name| Seg::from(name.as_str())).collect();
            self.block.value_span(&path)
        };
        let Some(reviewed) = reviewed else { return };
        if reviewed > self.page.today && reviewed_clear {
            let found = Diagnostic::new(&REVIEW_DATE, span(&lifecycle.reviewed)).arg("value", reviewed);
            self.report(found, &Localized::default());
            return;
        }
        let Some(due) = due.filter(|_| due_clear && reviewed_clear) else { return };
        let limit = lifecycle.at_most_months.unwrap_or(i32::MAX);
        let form = if due <= reviewed {
            "before"
        } else if months_between(reviewed, due) > limit {
            "far"
        } else {
            return;
        };
        let found = Diagnostic::new(&REVIEW_DATE, span(&lifecycle.due)).form(form).arg("value", due);
        let found = found.arg("limit", limit).arg("reviewed", reviewed);
        self.report(found, &Localized::default());
    }
}

/// Every text of a value that readers see, with its path. Markdown is not among them.
fn visit(value: &Value, path: &mut Vec<Seg>, hit: &mut impl FnMut(&[Seg], &str)) {
    match value {
        Value::Text(text) => hit(path, text),
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(Seg::Index(at));
                visit(item, path, hit);
                path.pop();
            }
        }
        Value::Group(fields) | Value::Part { fields, .. } => {
            for (name, value) in fields {
                path.push(Seg::from(name.as_str()));
                visit(value, path, hit);
                path.pop();
            }
        }
        _ => {}
    }
}
