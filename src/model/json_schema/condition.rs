//! Conditions and rules of the model as schemas. A condition that looks at anything but values of the same
//! page, or of the same item, cannot be said and gives nothing: `check` holds it all the same.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::scalar::{Schema, object, spellings};
use crate::diag::Severity;
use crate::model::condition::{Condition, Matcher, Rule, Test, truth};
use crate::model::pattern::shared;
use crate::model::schema::{Field, FieldType, Kind, Model, State};

/// Something that is not nothing.
pub(super) fn filled() -> Schema {
    object(json!({
        "type": ["string", "number", "boolean", "object", "array"], "pattern": r"\S", "minItems": 1,
    }))
}

/// That a field is there and says something.
pub(super) fn set(name: &str) -> Value {
    json!({"required": [name], "properties": {name: filled()}})
}

/// That the page's state is one for which `wanted` holds.
pub(super) fn state(model: &Model, wanted: impl Fn(&State) -> bool) -> Value {
    let lifecycle = &model.lifecycle;
    let name = model.names.of("status");
    let names = |yes: bool| -> Vec<&str> {
        let states = lifecycle.states.iter().filter(|state| wanted(state) == yes);
        states.map(|state| state.name.as_str()).collect()
    };
    let one_of = |words: Vec<&str>| json!({"required": [name], "properties": {name: {"enum": words}}});
    // A page without a state has the default one.
    match wanted(&lifecycle.states[lifecycle.default]) {
        true => json!({"not": one_of(names(false))}),
        false => one_of(names(true)),
    }
}

/// That the page is public and not withdrawn.
pub(super) fn public(model: &Model) -> Value {
    state(model, |state| state.public && !state.withdrawn)
}

/// What `required_when` asks of these fields. With `kind` they are those of a page, else of an item.
pub(super) fn of_fields(model: &Model, kind: Option<&Kind>, fields: &IndexMap<String, Field>) -> Vec<Value> {
    let reader = Reader { model, kind, fields };
    let wanted = fields.values().filter(|field| field.default.is_none() && field.derived.is_none());
    wanted
        .filter_map(|field| {
            let when = reader.all(field.required_when.as_ref()?)?;
            Some(json!({"if": when, "then": set(&field.name)}))
        })
        .collect()
}

/// The rules of a page or an item that a schema can say. Only errors: a schema knows no warnings.
pub(super) fn of_rules(
    model: &Model,
    kind: Option<&Kind>,
    fields: &IndexMap<String, Field>,
    rules: &[Rule],
) -> Vec<Value> {
    let reader = Reader { model, kind, fields };
    let firm = rules.iter().filter(|rule| rule.severity == Severity::Error && !rule.expect.tests.is_empty());
    firm.filter_map(|rule| {
        let expect = reader.all(&rule.expect)?;
        Some(match reader.all(&rule.when)? {
            Value::Bool(true) => expect,
            when => json!({"if": when, "then": expect}),
        })
    })
    .collect()
}

struct Reader<'a> {
    model: &'a Model,
    kind: Option<&'a Kind>,
    fields: &'a IndexMap<String, Field>,
}

impl Reader<'_> {
    /// That every test holds.
    fn all(&self, condition: &Condition) -> Option<Value> {
        let mut tests: Vec<Value> =
            condition.tests.iter().map(|test| self.test(test)).collect::<Option<_>>()?;
        tests.retain(|test| *test != Value::Bool(true));
        Some(match tests.len() {
            0 => Value::Bool(true),
            1 => tests.pop().unwrap_or_default(),
            _ => json!({"allOf": tests}),
        })
    }

    fn test(&self, test: &Test) -> Option<Value> {
        let plain = |names: &[String]| names.iter().all(|name| self.plain(name));
        match test {
            Test::Kind(kinds) => {
                let kind = self.kind?;
                Some(Value::Bool(kinds.iter().any(|name| **name == *kind.name)))
            }
            Test::Public(yes) if self.kind.is_some() => Some(match yes {
                true => public(self.model),
                false => json!({"not": public(self.model)}),
            }),
            Test::State(states) if self.kind.is_some() => {
                Some(state(self.model, |state| states.contains(&state.name)))
            }
            Test::ExactlyOneOf(names) if plain(names) => {
                Some(json!({"oneOf": names.iter().map(|name| set(name)).collect::<Vec<_>>()}))
            }
            Test::AnyOf(names) if plain(names) => {
                Some(json!({"anyOf": names.iter().map(|name| set(name)).collect::<Vec<_>>()}))
            }
            Test::Field(path, matcher) => match path.as_slice() {
                [name] if self.plain(name) => self.matches(name, matcher),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a field's value is what stands there: no default takes its place, nothing is worked out, and
    /// nothing else adds to it.
    fn plain(&self, name: &str) -> bool {
        let relation = || self.kind.is_some_and(|kind| kind.relation_fields.contains_key(name));
        match self.fields.get(name) {
            Some(field) => field.default.is_none() && field.derived.is_none(),
            None => relation(),
        }
    }

    fn matches(&self, name: &str, matcher: &Matcher) -> Option<Value> {
        match matcher {
            Matcher::OneOf(words) => Some(self.one_of(name, words)),
            Matcher::Not(words) => Some(json!({"not": self.one_of(name, words)})),
            Matcher::Set(true) => Some(set(name)),
            Matcher::Set(false) => Some(json!({"not": set(name)})),
            Matcher::Pattern(pattern) => {
                let pattern = shared(pattern.as_str()).ok()?;
                Some(has(name, &json!({"type": "string", "pattern": pattern})))
            }
            Matcher::Extension(endings) => {
                let endings: Vec<String> = endings.iter().map(|ending| any_case(ending)).collect();
                let pattern = format!(r"\.(?:{})$", endings.join("|"));
                Some(has(name, &json!({"type": "string", "pattern": pattern})))
            }
            _ => None,
        }
    }

    fn one_of(&self, name: &str, words: &[String]) -> Value {
        let boolean = matches!(self.fields.get(name).map(|field| &field.ty), Some(FieldType::Boolean));
        let mut values: Vec<Value> = Vec::new();
        for word in words {
            values.extend(spellings(word));
            if let Some(yes) = truth(word).filter(|_| boolean) {
                values.push(Value::from(yes));
                let same = ["ja", "nee", "yes", "no", "true", "false"];
                values.extend(same.into_iter().filter(|word| truth(word) == Some(yes)).map(Value::from));
            }
        }
        let mut once: Vec<Value> = Vec::new();
        values.into_iter().for_each(|value| {
            if !once.contains(&value) {
                once.push(value);
            }
        });
        has(name, &json!({"enum": once}))
    }
}

/// That a field's value, or one of its values, is such.
fn has(name: &str, one: &Value) -> Value {
    let several = json!({"type": "array", "contains": one});
    json!({"required": [name], "properties": {name: {"anyOf": [one, several]}}})
}

/// A pattern for a word in small letters and capitals.
fn any_case(word: &str) -> String {
    let letter = |c: char| match c.is_ascii_alphabetic() {
        true => format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase()),
        false if c.is_ascii_alphanumeric() => c.to_string(),
        false => format!("\\{c}"),
    };
    word.chars().map(letter).collect()
}
