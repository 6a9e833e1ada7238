//! Fills a page as its kind asks: what every state needs as values, what publication needs as comments
//! to be opened later. Reads only the model; relations get ids of pages that exist.

use std::sync::Arc;

use super::node::Node;
use crate::base::date::Date;
use crate::cli::language::pick;
use crate::model::Model;
use crate::model::condition::{Condition, Matcher, Test};
use crate::model::schema::{
    DayLimit, Field, FieldType, Format, IntegerLimit, Kind, Precision, Relation, RelationUse, Required,
    TextRule,
};

/// What filling needs to know.
pub struct Fill<'a> {
    /// The site's model.
    pub model: &'a Model,
    /// The kind of the page.
    pub kind: &'a Kind,
    /// The editors' language.
    pub language: &'a str,
    /// The day of the build.
    pub today: Date,
    /// Ids of existing pages of these kinds.
    pub ids: &'a dyn Fn(&[Arc<str>]) -> Vec<String>,
}

/// A page ready to be written.
pub struct Filled {
    /// The whole file.
    pub text: String,
    /// Labels of required fields for which nothing could be filled in.
    pub unfilled: Vec<String>,
}

/// One line of front matter to come.
struct Entry {
    key: String,
    label: String,
    comments: Vec<String>,
    node: Option<Node>,
    open: bool,
}

impl Fill<'_> {
    /// Makes the page; `with_kind` when its folder does not tell the kind.
    pub fn page(&self, title: &str, with_kind: bool) -> Filled {
        let names = &self.model.names;
        let mut lines = vec!["---".to_owned()];
        if with_kind {
            lines.push(format!("{}: {}", names.of("kind"), self.kind.name));
        }
        let title_key = names.of("title");
        let title = self.fitting(title, self.kind.fields.get(title_key));
        lines.extend(Node::text(&title).lines(title_key));
        let states = &self.model.lifecycle.states;
        if let Some(state) = states.get(self.model.lifecycle.default).filter(|_| states.len() > 1) {
            let all: Vec<&str> = states.iter().map(|state| state.name.as_str()).collect();
            lines.push(format!("# {}", self.choice_line(&all)));
            lines.push(format!("{}: {}", names.of("status"), state.name));
        }
        let entries = self.entries(&[title_key, names.of("status"), names.of("kind")]);
        let mut unfilled = Vec::new();
        for entry in entries.iter().filter(|entry| entry.open) {
            lines.extend(entry.comments.iter().map(|line| format!("# {line}")));
            match &entry.node {
                Some(node) => lines.extend(node.lines(&entry.key)),
                None => {
                    lines.push(format!("# {}: ", entry.key).trim_end().to_owned());
                    unfilled.push(entry.label.clone());
                }
            }
        }
        if entries.iter().any(|entry| !entry.open) {
            lines.push(String::new());
            lines.push(format!(
                "# {}",
                pick(
                    self.language,
                    "Nodig om te publiceren: haal dan het hekje weg en vul in.",
                    "Needed to publish: take away the hash then, and fill in."
                )
            ));
        }
        for entry in entries.iter().filter(|entry| !entry.open) {
            lines.extend(entry.comments.iter().map(|line| format!("#   {line}")));
            let value =
                entry.node.as_ref().map_or_else(|| vec![format!("{}:", entry.key)], |n| n.lines(&entry.key));
            lines.extend(value.iter().map(|line| format!("# {line}")));
        }
        lines.push("---".to_owned());
        lines.push(String::new());
        lines.push(pick(self.language, "Schrijf hier de tekst.", "Write the text here.").to_owned());
        lines.push(String::new());
        Filled { text: lines.join("\n"), unfilled }
    }

    fn entries(&self, done: &[&str]) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self
            .kind
            .fields
            .values()
            .filter(|field| !done.contains(&field.name.as_str()) && field.derived.is_none())
            .filter(|field| field.required != Required::Never)
            .map(|field| self.entry(field, field.required == Required::Always))
            .collect();
        for relation in &self.model.relations {
            let bounds = self.bounds(relation);
            let of_kind = relation.from.is_empty() || relation.from.contains(&self.kind.name);
            if of_kind && !relation.implied && !relation.automatic && bounds.min.max(bounds.min_published) > 0
            {
                entries.push(self.relation(relation, bounds));
            }
        }
        // What other fields or rules ask for, given what stands there now.
        let wanted = self.kind.fields.values().filter(|field| {
            !entries.iter().any(|entry| entry.open && entry.key == field.name)
                && (field.required_when.as_ref().is_some_and(|when| holds(when, &entries))
                    || self.kind.rules.iter().any(|rule| {
                        holds(&rule.when, &entries) && asked(&rule.expect, &field.name, self.kind, &entries)
                    }))
        });
        let wanted: Vec<Entry> = wanted.map(|field| self.entry(field, true)).collect();
        entries.retain(|entry| !wanted.iter().any(|other| other.key == entry.key));
        entries.extend(wanted);
        entries
    }

    fn bounds(&self, relation: &Relation) -> RelationUse {
        self.kind.relations.get(&relation.name).copied().unwrap_or(relation.bounds)
    }

    fn entry(&self, field: &Field, open: bool) -> Entry {
        Entry {
            key: field.name.clone(),
            label: self.label(field),
            comments: self.comments(field),
            node: self.field(field, &[field.name.as_str()]),
            open,
        }
    }

    fn relation(&self, relation: &Relation, bounds: RelationUse) -> Entry {
        let ids = (self.ids)(&relation.to);
        let label = relation.label.get(self.language);
        let help = relation.help.get(self.language);
        let mut comments = vec![if help.is_empty() { label.to_owned() } else { format!("{label}. {help}") }];
        let shown: Vec<&str> = ids.iter().map(String::as_str).collect();
        if !shown.is_empty() {
            comments.push(self.choice_line(&shown));
        }
        let needed = bounds.min.max(1) as usize;
        let text = relation.or_text.as_ref().map(|rule| self.placeholder(label, rule));
        let values: Vec<Node> = if ids.is_empty() {
            text.iter().map(|text| Node::text(text)).collect()
        } else {
            ids.iter().take(needed).map(|id| Node::text(id)).collect()
        };
        let node = match values.len() {
            0 => None,
            1 if bounds.max == Some(1) => values.into_iter().next(),
            _ => Some(Node::List(values)),
        };
        Entry { key: relation.field.clone(), label: label.to_owned(), comments, node, open: bounds.min > 0 }
    }

    fn label(&self, field: &Field) -> String {
        let label = field.label.get(self.language);
        if label.is_empty() { field.name.clone() } else { label.to_owned() }
    }

    fn comments(&self, field: &Field) -> Vec<String> {
        let help = field.help.get(self.language);
        let mut first = self.label(field);
        if !help.is_empty() {
            let stop = if first.ends_with(['?', '.', '!']) { "" } else { "." };
            first = format!("{first}{stop} {help}");
        }
        let mut comments: Vec<String> = first.lines().map(str::to_owned).collect();
        match &field.ty {
            FieldType::Choice(values) => {
                comments.push(self.choice_line(&values.keys().map(String::as_str).collect::<Vec<_>>()));
            }
            FieldType::Text(TextRule { min, max, .. }) if min.or(*max).is_some() => {
                let (from, to) = (
                    pick(self.language, "minstens", "at least"),
                    pick(self.language, "hoogstens", "at most"),
                );
                let bounds = [min.map(|n| format!("{from} {n}")), max.map(|n| format!("{to} {n}"))];
                let bounds: Vec<String> = bounds.into_iter().flatten().collect();
                comments.push(format!(
                    "{} {}",
                    bounds.join(", "),
                    pick(self.language, "tekens", "characters")
                ));
            }
            FieldType::Boolean => comments.push("true / false".to_owned()),
            _ => {}
        }
        if !field.none.is_empty() {
            let none: Vec<&str> = field.none.keys().map(String::as_str).collect();
            comments.push(format!(
                "{}: {}",
                pick(self.language, "Niets? Schrijf", "Nothing? Write"),
                none.join(", ")
            ));
        }
        comments
    }

    fn choice_line(&self, values: &[&str]) -> String {
        const SHOWN: usize = 12;
        let more = if values.len() > SHOWN { ", ..." } else { "" };
        let shown = values.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        format!("{}: {shown}{more}", pick(self.language, "Kies uit", "One of"))
    }

    /// A value for a field; `path` is where it stands.
    fn field(&self, field: &Field, path: &[&str]) -> Option<Node> {
        let Some(many) = field.many else { return self.value(&field.ty, field, path, 0) };
        let items: Vec<Node> =
            (0..many.min.max(1) as usize).filter_map(|at| self.value(&field.ty, field, path, at)).collect();
        (!items.is_empty()).then_some(Node::List(items))
    }

    /// The `at`-th value of a type: values in a list differ.
    fn value(&self, ty: &FieldType, field: &Field, path: &[&str], at: usize) -> Option<Node> {
        let scalar = |text: String| Some(Node::Scalar(text));
        match ty {
            FieldType::Text(rule) => Some(Node::text(&self.placeholder(&self.numbered(field, at), rule))),
            FieldType::Markdown { rule, .. } => {
                Some(Node::text(&self.placeholder(&self.numbered(field, at), rule)))
            }
            FieldType::Boolean => scalar("false".into()),
            FieldType::Integer { min, max } => scalar(match max {
                Some(IntegerLimit::ThisYear) => self.today.year().to_string(),
                Some(IntegerLimit::Number(max)) => min.unwrap_or(0).min(*max).to_string(),
                None => min.unwrap_or(0).to_string(),
            }),
            FieldType::Range(rule) => {
                let (from, to) = (rule.min.unwrap_or(0), rule.max.unwrap_or(rule.min.unwrap_or(0)));
                let names = &self.model.names;
                Some(Node::Map(vec![
                    (names.of("from").to_owned(), Vec::new(), Node::Scalar(from.to_string())),
                    (names.of("to").to_owned(), Vec::new(), Node::Scalar(to.to_string())),
                ]))
            }
            FieldType::Date { not_after, not_before, precision } => {
                let day = self.day(path, not_after.as_ref(), not_before.as_ref());
                scalar(match precision {
                    Precision::Year => day.year().to_string(),
                    Precision::Day | Precision::Month => day.to_string(),
                })
            }
            FieldType::Choice(values) => {
                values.keys().nth(at).or(values.keys().next()).map(|v| Node::text(v))
            }
            FieldType::Url => Some(Node::text(&format!("https://example.org/{}", at + 1))),
            FieldType::File => None,
            FieldType::Page(rule) => (self.ids)(&rule.of).get(at).map(|id| Node::text(id)),
            FieldType::PartOf(_) => Some(Node::text(&self.part_id(0))),
            FieldType::Group { fields, .. } => self.group(fields.values(), path, None),
            FieldType::Part { fields, .. } => self.group(fields.values(), path, Some(self.part_id(at))),
            FieldType::AnyOf(types) => types.iter().find_map(|ty| self.value(ty, field, path, at)),
        }
    }

    fn group<'f>(
        &self,
        fields: impl Iterator<Item = &'f Field>,
        path: &[&str],
        id: Option<String>,
    ) -> Option<Node> {
        let mut entries: Vec<(String, Vec<String>, Node)> =
            id.into_iter().map(|id| ("id".to_owned(), Vec::new(), Node::text(&id))).collect();
        for field in fields.filter(|field| field.required != Required::Never && field.derived.is_none()) {
            let mut path = path.to_vec();
            path.push(&field.name);
            // A part of the group that cannot be filled leaves the group to a person.
            entries.push((field.name.clone(), self.comments(field), self.field(field, &path)?));
        }
        (!entries.is_empty()).then_some(Node::Map(entries))
    }

    fn part_id(&self, at: usize) -> String {
        format!("{}-{}", pick(self.language, "stap", "step"), at + 1)
    }

    fn numbered(&self, field: &Field, at: usize) -> String {
        let label = self.label(field);
        if at == 0 { label } else { format!("{label} {}", at + 1) }
    }

    fn day(&self, path: &[&str], not_after: Option<&DayLimit>, not_before: Option<&DayLimit>) -> Date {
        let limit = |limit: &DayLimit| match limit {
            DayLimit::Today => self.today,
            DayLimit::Day(day) => *day,
        };
        let lifecycle = &self.model.lifecycle;
        let mut day = self.today;
        if !lifecycle.due.is_empty() && lifecycle.due.iter().map(String::as_str).eq(path.iter().copied()) {
            let months = lifecycle.at_most_months.unwrap_or(12);
            day = day.saturating_add(jiff::Span::new().months(months));
        }
        if let Some(limit) = not_before.map(limit) {
            day = day.max(limit);
        }
        not_after.map(limit).map_or(day, |limit| day.min(limit))
    }

    /// A text to be replaced that keeps to the rule.
    fn placeholder(&self, label: &str, rule: &TextRule) -> String {
        match rule.format {
            Some(Format::Isbn) => return "9780306406157".into(),
            Some(Format::Doi) => return "10.1000/182".into(),
            Some(Format::Email) => return "name@example.org".into(),
            None => {}
        }
        let todo = pick(self.language, "Nog te schrijven", "To be written");
        let mut text = format!("{todo} ({})", label.trim_end_matches(['?', '.', '!']).to_lowercase());
        while (text.chars().count() as u32) < rule.min.unwrap_or(0) {
            text = format!("{text}. {todo}");
        }
        let text: String = text.chars().take(rule.max.map_or(usize::MAX, |max| max as usize)).collect();
        self.matching(text.trim_end().to_owned(), rule)
    }

    fn fitting(&self, title: &str, field: Option<&Field>) -> String {
        match field.map(|field| &field.ty) {
            Some(FieldType::Text(rule)) => self.matching(title.to_owned(), rule),
            _ => title.to_owned(),
        }
    }

    /// The text, with the sign at its end that the pattern asks for, when that is all it asks.
    fn matching(&self, text: String, rule: &TextRule) -> String {
        let Some(pattern) = &rule.pattern else { return text };
        [text.clone(), format!("{text}?"), format!("{text}."), "0".to_owned()]
            .into_iter()
            .find(|candidate| pattern.is_match(candidate))
            .unwrap_or(text)
    }
}

/// Whether a condition holds for what is filled in; in doubt it does not.
fn holds(condition: &Condition, entries: &[Entry]) -> bool {
    let value = |path: &[String]| {
        let [key] = path else { return None };
        entries.iter().find(|entry| entry.open && entry.key == *key)?.node.as_ref()
    };
    let word = |text: &str| match text {
        "nee" | "no" => "false".to_owned(),
        "ja" | "yes" => "true".to_owned(),
        other => other.trim_matches('"').to_owned(),
    };
    let one_of = |node: &Node, values: &[String]| match node {
        Node::Scalar(text) => values.iter().any(|value| word(value) == word(text)),
        Node::List(items) => items.iter().any(
            |item| matches!(item, Node::Scalar(text) if values.iter().any(|value| word(value) == word(text))),
        ),
        Node::Map(_) => false,
    };
    condition.tests.iter().all(|test| match test {
        Test::Field(path, Matcher::OneOf(values)) => value(path).is_some_and(|node| one_of(node, values)),
        Test::Field(path, Matcher::Not(values)) => !value(path).is_some_and(|node| one_of(node, values)),
        Test::Field(path, Matcher::Set(set)) => value(path).is_some() == *set,
        Test::Public(public) => !public,
        _ => false,
    })
}

/// Whether what a rule expects is, for now, that this field be filled in.
fn asked(expect: &Condition, field: &str, kind: &Kind, entries: &[Entry]) -> bool {
    expect.tests.iter().any(|test| match test {
        Test::Field(path, Matcher::Set(true)) => path.as_slice() == [field],
        Test::ExactlyOneOf(fields) | Test::AnyOf(fields) => {
            let given = entries.iter().any(|entry| entry.open && fields.contains(&entry.key));
            // A file cannot be made up, so another of the fields is taken when there is one.
            let easy = |name: &&String| {
                kind.fields.get(*name).is_some_and(|field| !matches!(field.ty, FieldType::File))
            };
            let chosen = fields.iter().find(easy).or(fields.first());
            !given && chosen.is_some_and(|chosen| chosen == field)
        }
        _ => false,
    })
}
