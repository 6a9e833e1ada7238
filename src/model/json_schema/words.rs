//! What an editor reads at a field: its label, its help, and what is asked of it, in plain words.

use serde_json::{Map, Value, json};

use crate::model::schema::{Derived, Field, FieldType, Many, Required, TextRule};

/// One of two texts, by the editors' language.
pub(super) fn pick<'t>(language: &str, nl: &'t str, en: &'t str) -> &'t str {
    if language == "nl" || language.starts_with("nl-") { nl } else { en }
}

/// Adds the words of a field to its schema.
pub(super) fn describe(field: &Field, language: &str, schema: &mut Map<String, Value>) {
    let label = field.label.get(language);
    let label = if label.is_empty() { field.name.as_str() } else { label };
    let facts = facts(field, language);
    let help = field.help.get(language);
    put(schema, label, help, &facts);
}

/// Adds a title, help and facts; what is empty is left out.
pub(super) fn put(schema: &mut Map<String, Value>, title: &str, help: &str, facts: &[String]) {
    schema.insert("title".into(), json!(title));
    let plain: Vec<&str> = [help].into_iter().chain(facts.iter().map(String::as_str)).collect();
    let plain = plain.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return;
    }
    schema.insert("description".into(), json!(plain));
    let list: String = facts.iter().map(|fact| format!("\n- {fact}")).collect();
    let list = list.trim_start_matches('\n');
    let between = if help.is_empty() || list.is_empty() { "" } else { "\n\n" };
    schema.insert("markdownDescription".into(), json!(format!("{help}{between}{list}")));
}

/// What is asked of a field, a sentence each.
fn facts(field: &Field, language: &str) -> Vec<String> {
    let say = |nl: &str, en: &str| pick(language, nl, en).to_owned();
    let mut out = Vec::new();
    match (field.required, &field.derived) {
        (_, Some(Derived::ReadingTime | Derived::WordCount)) => {
            out.push(say("Dit rekent leidraad zelf uit.", "leidraad works this out itself."));
        }
        (Required::Always, _) => out.push(say("Verplicht.", "Required.")),
        (Required::Published, _) => {
            out.push(say("Verplicht zodra de pagina openbaar is.", "Required once the page is public."))
        }
        (Required::Never, _) if field.required_when.is_some() => {
            out.push(say("Soms verplicht.", "Sometimes required."));
        }
        _ => {}
    }
    if let Some(many) = &field.many {
        out.extend(count(many, language));
    }
    match &field.ty {
        FieldType::Text(rule) | FieldType::Markdown { rule, .. } => out.extend(length(rule, language)),
        FieldType::Date { .. } => out.push(say("Een datum zoals 2026-11-23.", "A day such as 2026-11-23.")),
        FieldType::Page(rule) if !rule.of.is_empty() => {
            out.push(format!(
                "{} {}.",
                say("De naam van een pagina:", "The name of a page:"),
                rule.of.join(", ")
            ));
        }
        _ => {}
    }
    let unit = field.unit.get(language);
    if !unit.is_empty() {
        out.push(format!("{} {unit}.", say("In", "In")));
    }
    out
}

/// How long a text may be.
pub(super) fn length(rule: &TextRule, language: &str) -> Option<String> {
    let say = |nl: &str, en: &str| pick(language, nl, en).to_owned();
    Some(match (rule.min, rule.max) {
        (Some(min), Some(max)) => say(&format!("{min}–{max} tekens."), &format!("{min}–{max} characters.")),
        (Some(min), None) => say(&format!("Minstens {min} tekens."), &format!("At least {min} characters.")),
        (None, Some(max)) => say(&format!("Hoogstens {max} tekens."), &format!("At most {max} characters.")),
        (None, None) => return None,
    })
}

/// How many values there may be.
pub(super) fn count(many: &Many, language: &str) -> Option<String> {
    let say = |nl: &str, en: &str| pick(language, nl, en).to_owned();
    Some(match (many.min, many.max) {
        (0 | 1, None) => say("Meer mag ook.", "Several are fine too."),
        (0 | 1, Some(max)) => say(&format!("Hoogstens {max}."), &format!("At most {max}.")),
        (min, None) => say(&format!("Minstens {min}."), &format!("At least {min}.")),
        (min, Some(max)) => format!("{min}–{max}."),
    })
}
