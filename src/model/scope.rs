//! Whether a condition holds for a page, or for one item of a group. Goes in: a checked page. Comes
//! out: yes, or the first test that does not hold. Text is matched on what readers see.

use indexmap::IndexMap;

use super::condition::{Condition, Matcher, Test, truth};
use super::schema::{Field, FieldType, Model};
use super::value::{Bound, Checked, Reference, Value};
use crate::base::date::{Date, months_between};
use crate::base::slug::fold;

/// What a condition is asked of.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The model.
    pub model: &'a Model,
    /// The page's kind: an index into `Model::kinds`.
    pub kind: usize,
    /// The page.
    pub page: &'a Checked,
    /// The day of the build.
    pub today: Date,
    /// The body as plain text.
    pub text: &'a str,
    /// The item of a group, with its fields; paths then start at the item.
    pub item: Option<Item<'a>>,
}

/// An item's fields in the model, and its values.
pub type Item<'a> = (&'a IndexMap<String, Field>, &'a IndexMap<String, Value>);

/// One plain value at the end of a path.
enum Plain<'a> {
    Text(&'a str),
    Boolean(bool),
    Integer(i64),
    Date(Date),
    Reference(&'a Reference),
    Other,
}

impl<'a> Scope<'a> {
    /// Whether every test of `condition` holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        self.failing(condition).is_none()
    }

    /// The first test that does not hold.
    pub fn failing<'c>(&self, condition: &'c Condition) -> Option<&'c Test> {
        condition.tests.iter().find(|test| !self.test(test))
    }

    /// What the condition's text test matched.
    pub fn found(&self, condition: &Condition) -> Option<String> {
        condition.tests.iter().find_map(|test| match test {
            Test::Text(pattern) => self.text_match(pattern),
            _ => None,
        })
    }

    /// Whether the field at a dotted path is there.
    pub fn is_set(&self, path: &[String]) -> bool {
        !self.values(path).is_empty()
    }

    /// The first date at `path`.
    pub fn date(&self, path: &[String]) -> Option<Date> {
        self.values(path).into_iter().find_map(|value| match value {
            Plain::Date(date) => Some(date),
            _ => None,
        })
    }

    fn test(&self, test: &Test) -> bool {
        let set = |name: &String| {
            let path: Vec<String> = name.split('.').map(str::to_owned).collect();
            self.is_set(&path)
        };
        let state = &self.model.lifecycle.states[self.page.builtins.state];
        match test {
            Test::Field(path, matcher) => self.matches(path, matcher),
            Test::Kind(kinds) => kinds.iter().any(|kind| **kind == *self.model.kinds[self.kind].name),
            Test::Public(public) => (state.public && !state.withdrawn) == *public,
            Test::State(states) => states.contains(&state.name),
            Test::ExactlyOneOf(names) => names.iter().filter(|name| set(name)).count() == 1,
            Test::AnyOf(names) => names.iter().any(set),
            Test::Text(pattern) => self.text_match(pattern).is_some(),
        }
    }

    fn matches(&self, path: &[String], matcher: &Matcher) -> bool {
        let values = self.values(path);
        let equal =
            |words: &[String]| values.iter().any(|value| words.iter().any(|word| equals(value, word)));
        let dates =
            || values.iter().filter_map(|v| if let Plain::Date(date) = v { Some(*date) } else { None });
        match matcher {
            Matcher::OneOf(words) => equal(words),
            Matcher::Not(words) => !equal(words),
            Matcher::Set(set) => values.is_empty() != *set,
            Matcher::Pattern(pattern) => {
                values.iter().any(|value| text(value).is_some_and(|text| pattern.is_match(text)))
            }
            Matcher::Extension(endings) => values.iter().any(|value| {
                let name = text(value).unwrap_or_default();
                let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
                endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
            }),
            Matcher::After(other) => {
                let other = self.date(other);
                other.is_none_or(|other| dates().all(|date| date > other))
            }
            Matcher::NotAfter(other) => {
                let other = if *other == ["today"] { Some(self.today) } else { self.date(other) };
                other.is_none_or(|other| dates().all(|date| date <= other))
            }
            Matcher::MonthsAfter { field, at_most } => {
                let other = self.date(field);
                other.is_none_or(|other| dates().all(|date| months_between(other, date) <= *at_most))
            }
            Matcher::AtMostYearsOld(years) => dates().all(|date| {
                date >= self.today || months_between(date, self.today) <= years.saturating_mul(12)
            }),
            Matcher::NotStartsWith(other) => {
                let others = self.values(other);
                let other = others.iter().find_map(text).map(fold).filter(|other| !other.is_empty());
                other.is_none_or(|other| {
                    values.iter().filter_map(text).all(|own| !starts_with(&fold(own), &other))
                })
            }
            Matcher::Between(min, max) => values.iter().all(|value| match value {
                Plain::Integer(number) => {
                    min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
                }
                _ => true,
            }),
        }
    }

    fn text_match(&self, pattern: &regex::Regex) -> Option<String> {
        let mut texts: Vec<&str> = vec![&self.page.builtins.title];
        texts.extend(self.page.builtins.summary.as_deref());
        self.page.fields.values().for_each(|value| texts_of(value, self.page, &mut texts));
        texts.push(self.text);
        texts.into_iter().find_map(|text| pattern.find(text)).map(|found| found.as_str().to_owned())
    }

    /// All plain values at `path`: several when lists lie on the way, none when it is not set.
    fn values(&self, path: &[String]) -> Vec<Plain<'a>> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let mut out = Vec::new();
        if let Some((fields, item)) = self.item {
            if let Some(value) = item.get(first) {
                self.collect(value, fields.get(first), rest, &mut out);
            }
            return out;
        }
        let page = self.page;
        let fields = &self.model.kinds[self.kind].fields;
        if let Some(value) = page.fields.get(first) {
            self.collect(value, fields.get(first), rest, &mut out);
        } else {
            self.builtin(self.model.names.builtin(first).unwrap_or(first), &mut out);
        }
        if out.is_empty() && rest.is_empty() {
            let relations = &self.model.relations;
            let own = page.references.iter().filter(|reference| {
                *reference.field == **first || relations[reference.relation as usize].name == *first
            });
            out.extend(own.map(Plain::Reference));
        }
        out
    }

    fn builtin(&self, name: &str, out: &mut Vec<Plain<'a>>) {
        let builtins = &self.page.builtins;
        let text = |text: &'a Option<String>| text.as_deref().map(Plain::Text);
        match name {
            "title" => out.extend((!builtins.title.is_empty()).then_some(Plain::Text(&builtins.title))),
            "window_title" => out.extend(text(&builtins.window_title)),
            "short_title" => out.extend(text(&builtins.short_title)),
            "summary" => out.extend(text(&builtins.summary)),
            "status" => out.push(Plain::Text(&self.model.lifecycle.states[builtins.state].name)),
            "published" => out.extend(builtins.published.map(Plain::Date)),
            "updated" => out.extend(builtins.updated.map(Plain::Date)),
            "slug" => out.extend(text(&builtins.slug)),
            "aliases" => out.extend(builtins.aliases.iter().map(|text| Plain::Text(text))),
            "synonyms" => out.extend(builtins.synonyms.iter().map(|text| Plain::Text(text))),
            "weight" => out.extend(builtins.weight.map(Plain::Integer)),
            "template" => out.extend(text(&builtins.template)),
            "search" => out.push(Plain::Boolean(!builtins.hidden_from_search)),
            _ => {}
        }
    }

    fn collect(&self, value: &'a Value, field: Option<&'a Field>, rest: &[String], out: &mut Vec<Plain<'a>>) {
        let inside = || match field.map(|field| &field.ty) {
            Some(FieldType::Group { fields, .. } | FieldType::Part { fields, .. }) => Some(fields),
            _ => None,
        };
        match (value, rest.split_first()) {
            (Value::List(items), _) => items.iter().for_each(|item| self.collect(item, field, rest, out)),
            (Value::Part { id, .. }, Some((first, []))) if first == "id" => out.push(Plain::Text(id)),
            (Value::Group(fields) | Value::Part { fields, .. }, Some((first, rest))) => {
                if let Some(value) = fields.get(first) {
                    self.collect(value, inside().and_then(|fields| fields.get(first)), rest, out);
                }
            }
            (Value::Range(from, to), Some((first, []))) => {
                let end = if first == self.model.names.of("from") { from } else { to };
                match end {
                    Bound::Open => {}
                    Bound::Number(number) => out.push(Plain::Integer(*number)),
                    Bound::Word(word) => out.push(Plain::Text(word)),
                }
            }
            (_, Some(_)) => {}
            (Value::None(label), None) => {
                let word = field.and_then(|field| field.none.iter().find(|(_, text)| *text == label));
                out.push(word.map_or(Plain::Other, |(word, _)| Plain::Text(word)));
            }
            (Value::Text(text) | Value::Choice(text) | Value::Url(text), None)
            | (Value::File(text) | Value::PartOf(text), None) => out.push(Plain::Text(text)),
            (Value::Markdown(index), None) => {
                out.extend(self.page.markdown.get(*index as usize).map(|text| Plain::Text(&text.text)));
            }
            (Value::Boolean(value), None) => out.push(Plain::Boolean(*value)),
            (Value::Integer(value), None) => out.push(Plain::Integer(*value)),
            (Value::Date { first, .. }, None) => out.push(Plain::Date(*first)),
            (Value::Page(index), None) => {
                out.extend(self.page.references.get(*index as usize).map(Plain::Reference));
            }
            (Value::Range(..) | Value::Group(_) | Value::Part { .. }, None) => out.push(Plain::Other),
        }
    }
}

fn text<'a>(value: &Plain<'a>) -> Option<&'a str> {
    match value {
        Plain::Text(text) => Some(text),
        Plain::Reference(reference) => Some(&reference.name),
        _ => None,
    }
}

fn equals(value: &Plain<'_>, word: &str) -> bool {
    match value {
        Plain::Text(text) => *text == word,
        Plain::Boolean(value) => truth(word) == Some(*value),
        Plain::Integer(number) => word.parse() == Ok(*number),
        Plain::Date(date) => date.to_string() == word,
        Plain::Reference(reference) => reference.name == word,
        Plain::Other => false,
    }
}

/// Whether `text` starts with the whole words of `start`; both folded.
fn starts_with(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Every text that readers see in a value.
fn texts_of<'a>(value: &'a Value, page: &'a Checked, out: &mut Vec<&'a str>) {
    match value {
        Value::Text(text) => out.push(text),
        Value::Markdown(index) => {
            out.extend(page.markdown.get(*index as usize).map(|text| text.text.as_str()))
        }
        Value::List(items) => items.iter().for_each(|item| texts_of(item, page, out)),
        Value::Group(fields) | Value::Part { fields, .. } => {
            fields.values().for_each(|value| texts_of(value, page, out));
        }
        _ => {}
    }
}

impl Model {
    /// Whether a condition over one page holds.
    pub fn holds(&self, condition: &Condition, kind: usize, page: &Checked, today: Date) -> bool {
        Scope { model: self, kind, page, today, text: "", item: None }.holds(condition)
    }
}
