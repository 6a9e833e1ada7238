//! Groups and parts: fields inside a field, with rules of their own for each item.

use indexmap::IndexMap;
use serde_yaml::Mapping;

use super::checker::{Checker, key_text};
use super::number::open_range;
use super::value::{blank, default_value};
use crate::base::slug::slug;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{FLOW, PART_ID, UNKNOWN_FIELD};
use crate::model::condition::Rule;
use crate::model::schema::{Field, Required};
use crate::model::scope::Scope;
use crate::model::value::Value;

impl<'a> Checker<'a, '_> {
    /// The fields of one group.
    pub(super) fn group(
        &mut self,
        fields: &'a IndexMap<String, Field>,
        rules: &'a [Rule],
        map: &'a Mapping,
        part: bool,
    ) -> IndexMap<String, Value> {
        let mut values = IndexMap::with_capacity(map.len());
        let mut given: Vec<&str> = Vec::with_capacity(map.len());
        let mut broken: Vec<&str> = Vec::new();
        let mut meant: Vec<&str> = Vec::new();
        for (key, value) in map {
            let Some(name) = key_text(key) else {
                let found = Diagnostic::new(&UNKNOWN_FIELD, self.span()).form("name");
                self.found.push(found);
                continue;
            };
            if part && name == "id" {
                continue;
            }
            let before = self.found.len();
            self.path.push(Seg::Key(name.clone().into_owned()));
            match fields.get_key_value(name.as_ref()) {
                Some((known, field)) => {
                    if !blank(value) && !open_range(&field.ty, value) {
                        given.push(known);
                    }
                    if let Some(value) = self.field(field, value) {
                        values.insert(known.clone(), value);
                    }
                    if self.found.len() > before {
                        broken.push(known);
                    }
                }
                None => {
                    let id = part.then_some("id");
                    let names: Vec<&str> = fields.keys().map(String::as_str).chain(id).collect();
                    // What was meant is not also missing.
                    if let Some(near) = self.unknown_field(&name, &names, true) {
                        meant.push(near);
                    }
                }
            }
            self.path.pop();
        }
        values.sort_by(|a, _, b, _| fields.get_index_of(a).cmp(&fields.get_index_of(b)));
        for field in fields.values() {
            if given.contains(&field.name.as_str()) {
                continue;
            }
            if let Some(value) = field
                .default
                .as_ref()
                .and_then(|default| default_value(&field.ty, field.many.is_some(), default))
            {
                values.insert(field.name.clone(), value);
                continue;
            }
            if meant.contains(&field.name.as_str()) {
                broken.push(&field.name);
            } else if let Some(form) = self.wanting(field, fields, &values) {
                self.missing(field, form);
                broken.push(&field.name);
            }
        }
        self.picture_text(&values);
        for rule in rules {
            let named = rule.when.fields().chain(rule.expect.fields());
            let mut firsts = named.filter_map(|path| path.first().cloned());
            if firsts.any(|name| broken.contains(&name.as_str())) {
                continue;
            }
            let scope = Scope { item: Some((fields, &values)), ..self.scope() };
            let failed = super::rules::failed(&scope, rule);
            if let Some((field, found)) = failed {
                self.rule_broken(rule, &field, found);
            }
        }
        values
    }

    /// Why a field that was not given should have been; `None` when it need not be.
    fn wanting(
        &self,
        field: &Field,
        fields: &IndexMap<String, Field>,
        values: &IndexMap<String, Value>,
    ) -> Option<&'static str> {
        match field.required {
            Required::Always => return Some("always"),
            Required::Published if self.public => return Some("published"),
            _ => {}
        }
        let when = field.required_when.as_ref()?;
        let scope = Scope { item: Some((fields, values)), ..self.scope() };
        scope.holds(when).then_some("when")
    }

    /// One part: a group with an id that is unique on the page.
    pub(super) fn part(
        &mut self,
        field: &'a Field,
        fields: &'a IndexMap<String, Field>,
        rules: &'a [Rule],
        flow: Option<&[String]>,
        map: &'a Mapping,
    ) -> Option<Value> {
        let id = map.get("id").and_then(|id| {
            self.path.push(Seg::from("id"));
            let text = self.text(id);
            self.path.pop();
            text
        });
        let id = id.filter(|id| !id.is_empty());
        match &id {
            None => {
                let number = self.number();
                let found = Diagnostic::new(&PART_ID, self.span()).form("missing").arg("number", number);
                self.report(found.arg("group", &field.name), &field.message);
            }
            Some(id) => self.part_id(id),
        }
        self.part.clone_from(&id);
        let values = self.group(fields, rules, map, true);
        self.part = None;
        let id = id?;
        if let Some(flow) = flow {
            let mut targets = Vec::new();
            flow_targets(&values, flow, &mut self.path.clone(), &mut targets);
            if let Some((_, path)) = targets.iter().find(|(target, _)| *target == id) {
                let span = self.block.value_span(path);
                self.report(Diagnostic::new(&FLOW, span).arg("value", &id), &field.message);
            }
        }
        Some(Value::Part { id, fields: values })
    }

    fn part_id(&mut self, id: &str) {
        let near = slug(id);
        let mut path = self.path.clone();
        path.push(Seg::from("id"));
        if near != id {
            let found = Diagnostic::new(&PART_ID, self.block.value_span(&path)).form("form").arg("value", id);
            self.found.push(found.arg("near", near).help("form-help"));
        }
        let mine = self.number().saturating_sub(1);
        let list = self.path.first().cloned();
        for (field, ids) in &self.parts {
            let same = list.as_ref().is_some_and(|seg| *seg == Seg::from(*field));
            let first = ids.iter().find(|(at, known)| *known == id && (!same || *at < mine));
            // Of two part fields with one id, the later one is told.
            let earlier = same || self.kind.fields.get_index_of(*field) < self.index_of(&list);
            if let Some((at, _)) = first.filter(|_| earlier) {
                let first = self.block.value_span(&[Seg::from(*field), Seg::Index(*at), Seg::from("id")]);
                let found = Diagnostic::new(&PART_ID, self.block.value_span(&path)).form("twice");
                self.found.push(found.arg("value", id).label(first, "first"));
                return;
            }
        }
    }

    fn index_of(&self, seg: &Option<Seg>) -> Option<usize> {
        match seg {
            Some(Seg::Key(name)) => self.kind.fields.get_index_of(name),
            _ => None,
        }
    }

    /// The position of the current item, from 1.
    pub(super) fn number(&self) -> usize {
        let index = self.path.iter().rev().find_map(|seg| match seg {
            Seg::Index(at) => Some(*at),
            Seg::Key(_) => None,
        });
        index.map_or(1, |at| at + 1)
    }
}

/// The parts that lie at the end of a path, and where each is named.
fn flow_targets<'v>(
    fields: &'v IndexMap<String, Value>,
    path: &[String],
    at: &mut Vec<Seg>,
    out: &mut Vec<(&'v str, Vec<Seg>)>,
) {
    let Some((first, rest)) = path.split_first() else { return };
    let Some(value) = fields.get(first) else { return };
    at.push(Seg::from(first.as_str()));
    let one = |value: &'v Value, at: &mut Vec<Seg>, out: &mut Vec<(&'v str, Vec<Seg>)>| match value {
        Value::Group(fields) => flow_targets(fields, rest, at, out),
        Value::PartOf(id) if rest.is_empty() => out.push((id, at.clone())),
        _ => {}
    };
    match value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                at.push(Seg::Index(n));
                one(item, at, out);
                at.pop();
            }
        }
        value => one(value, at, out),
    }
    at.pop();
}
