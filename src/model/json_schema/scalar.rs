//! Single values: text, numbers, days, choices, addresses. Each as `check` reads it, so a number without
//! quotes is also text, and yes and no have the words of people.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::words::pick;
use crate::base::localized::Localized;
use crate::model::pattern::shared;
use crate::model::schema::{Format, IntegerLimit, Precision, TextRule};

/// An object of JSON, in the order of writing.
pub(super) type Schema = Map<String, Value>;

/// Where editors read what each word of a choice means.
pub(super) const LABELS: [&str; 2] = ["enumDescriptions", "markdownEnumDescriptions"];

/// Makes an object of what `json!` made.
pub(super) fn object(value: Value) -> Schema {
    match value {
        Value::Object(map) => map,
        _ => Schema::new(),
    }
}

/// Plain text, or anything that YAML reads from plain text. `filled`: white space will not do.
pub(super) fn text(rule: &TextRule, filled: bool, language: &str) -> Schema {
    let mut out = object(json!({"type": ["string", "number", "boolean"]}));
    if let Some(min) = rule.min {
        out.insert("minLength".into(), json!(min));
    }
    if let Some(max) = rule.max {
        out.insert("maxLength".into(), json!(max));
    }
    let own = rule.pattern.as_ref().and_then(|pattern| shared(pattern.as_str()).ok());
    let format = rule.format.map(|format| format_of(format).to_owned());
    let filled = (filled && rule.min.unwrap_or(0) == 0).then(|| r"\S".to_owned());
    let mut patterns: Vec<String> = own.into_iter().chain(format).chain(filled).collect();
    if let Some(last) = patterns.pop() {
        out.insert("pattern".into(), json!(last));
    }
    if !patterns.is_empty() {
        let more: Vec<Value> = patterns.iter().map(|pattern| json!({"pattern": pattern})).collect();
        out.insert("allOf".into(), json!(more));
    }
    match rule.format {
        Some(Format::Email) => {
            let words = pick(language, "Schrijf een e-mailadres.", "Write an e-mail address.");
            out.insert("patternErrorMessage".into(), json!(words));
        }
        Some(Format::Doi) => {
            let words =
                pick(language, "Schrijf een DOI zoals 10.1000/182.", "Write a DOI such as 10.1000/182.");
            out.insert("patternErrorMessage".into(), json!(words));
        }
        _ => {}
    }
    out
}

/// The form of a format, as far as a pattern can tell; check digits it cannot.
fn format_of(format: Format) -> &'static str {
    match format {
        Format::Isbn => r"^[- \u2011]*(?:[0-9][- \u2011]*){9}(?:(?:[0-9][- \u2011]*){3})?[0-9Xx][- \u2011]*$",
        Format::Doi => r"^10\.(?=[0-9.]{4,}\/)[0-9]+(?:\.[0-9]+)*\/\S+$",
        Format::Email => r"^[^@\s]+@[^@\s.][^@\s]*\.[^@\s]*[^@\s.]$|^[^@\s]+@[^@\s.]\.[^@\s.]$",
    }
}

/// Yes or no, in the words of the editors' language first.
pub(super) fn boolean(language: &str) -> Schema {
    let own = pick(language, "ja nee", "yes no").split(' ');
    let words: Vec<Value> = own.map(Value::from).collect();
    object(json!({
        "anyOf": [
            {"enum": words},
            {"type": "boolean"},
            {"type": "string", "pattern": "^(?:[jJ][aA]|[nN][eE]{2}|[yY][eE][sS]|[nN][oO]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$"},
        ],
        "errorMessage": pick(language, "Schrijf ja of nee.", "Write yes or no."),
    }))
}

/// A whole number, also one in quotes. The end that moves with the calendar is left out.
pub(super) fn integer(min: Option<i64>, max: Option<IntegerLimit>, language: &str) -> Schema {
    let mut out = object(json!({"type": ["integer", "string"], "pattern": r"^\s*[+-]?[0-9]+\s*$"}));
    if let Some(min) = min {
        out.insert("minimum".into(), json!(min));
    }
    if let Some(IntegerLimit::Number(max)) = max {
        out.insert("maximum".into(), json!(max));
    }
    out.insert(
        "patternErrorMessage".into(),
        json!(pick(language, "Schrijf een heel getal.", "Write a whole number.")),
    );
    out
}

/// A day; a month or a year where these are exact enough. `timed`: a time behind it is passed over.
pub(super) fn date(precision: Precision, timed: bool, language: &str) -> Schema {
    let day = r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
    let month = r"[0-9]{4}-(?:0[1-9]|1[0-2])";
    let (types, pattern) = match precision {
        _ if timed => (json!(["string"]), format!(r"^\s*{day}(?:[Tt ].*)?\s*$")),
        Precision::Day => (json!(["string"]), format!("^{day}$")),
        Precision::Month => (json!(["string"]), format!(r"^\s*(?:{day}|{month})\s*$")),
        Precision::Year => (json!(["string", "integer"]), format!(r"^\s*(?:{day}|{month}|[0-9]{{4}})\s*$")),
    };
    let mut out = object(json!({"type": types, "pattern": pattern}));
    if precision == Precision::Day && !timed {
        // Tells the 29th of February from one that there was not, to those that look at formats.
        out.insert("format".into(), json!("date"));
    }
    if precision == Precision::Year {
        out.insert("minimum".into(), json!(1000));
        out.insert("maximum".into(), json!(9999));
    }
    let words = pick(
        language,
        "Schrijf een datum die bestaat, zoals 2026-11-23.",
        "Write a day that exists, such as 2026-11-23.",
    );
    out.insert("patternErrorMessage".into(), json!(words));
    out
}

/// One of these words, with what they mean. A word that YAML reads as something else counts as well.
pub(super) fn choice(values: &IndexMap<String, Localized>, language: &str) -> Schema {
    let mut words = Vec::new();
    let mut labels = Vec::new();
    for (name, label) in values {
        for value in spellings(name) {
            words.push(value);
            labels.push(json!(label.get(language)));
        }
    }
    let mut out = object(json!({"enum": words}));
    for key in LABELS {
        out.insert(key.into(), json!(labels));
    }
    out
}

/// How a word can come out of YAML: as text, and as the number or yes and no it looks like.
pub(super) fn spellings(name: &str) -> Vec<Value> {
    let read = serde_yaml::from_str::<serde_yaml::Value>(name).ok();
    let other = read.and_then(|value| match value {
        serde_yaml::Value::Number(number) => number.as_i64().map(Value::from),
        serde_yaml::Value::Bool(yes) => Some(Value::from(yes)),
        _ => None,
    });
    std::iter::once(Value::from(name)).chain(other).collect()
}

/// An address on the web.
pub(super) fn url(language: &str) -> Schema {
    object(json!({
        "type": "string",
        "pattern": r"^https?:\/\/[^\/?#\s]\S*$",
        "patternErrorMessage": pick(
            language,
            "Schrijf een adres dat met https:// begint.",
            "Write an address that begins with https://.",
        ),
    }))
}

/// A file of the site.
pub(super) fn file(language: &str) -> Schema {
    object(json!({
        "type": ["string", "number", "boolean"],
        "pattern": r"^(?!\/\/)(?![\s\S]*:\/\/)[\s\S]+$",
        "patternErrorMessage": pick(
            language,
            "Schrijf de naam van een bestand van de site.",
            "Write the name of a file of the site.",
        ),
    }))
}

/// The name of a page or of a part.
pub(super) fn name() -> Schema {
    object(json!({"type": ["string", "number", "boolean"], "pattern": r"\S"}))
}

/// The last part of an address, or the id of a part.
pub(super) fn slug(language: &str) -> Schema {
    object(json!({
        "type": ["string", "number", "boolean"],
        "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "patternErrorMessage": pick(
            language,
            "Schrijf kleine letters, cijfers en streepjes.",
            "Write small letters, digits and hyphens.",
        ),
    }))
}
