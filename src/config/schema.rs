//! `leidraad.yaml` as JSON Schema, for editors' programs. Goes in: a language; comes out the document. Its
//! settings stand in `schema.json` beside this file, its codes in the table of codes.

use serde_json::{Map, Value, json};

use crate::diag::codes;

const TEXT: &str = include_str!("schema.json");

/// The schema of `leidraad.yaml`, with words in `language`.
pub fn schema(language: &str) -> Value {
    let mut out: Value = serde_json::from_str(TEXT).unwrap_or_default();
    in_language(&mut out, language);
    let severity = json!({"$ref": "#/definitions/severity"});
    let mut checks: Map<String, Value> = codes::all()
        .map(|row| {
            let about = row.explain.get(language);
            (row.name.to_owned(), json!({"allOf": [severity], "description": about}))
        })
        .collect();
    let files = json!({"type": "object", "properties": checks.clone(), "additionalProperties": false});
    checks.insert("paths".into(), json!({"type": "object", "additionalProperties": files}));
    if let Some(place) = out.pointer_mut("/properties/checks/properties") {
        *place = Value::Object(checks);
    }
    out
}

/// Puts one text where a text in two languages stands.
fn in_language(value: &mut Value, language: &str) {
    let own = if language == "nl" { "nl" } else { "en" };
    match value {
        Value::Object(map) if map.len() == 2 && map.contains_key("nl") && map.contains_key("en") => {
            *value = map.remove(own).unwrap_or_default();
        }
        Value::Object(map) => map.values_mut().for_each(|inner| in_language(inner, language)),
        Value::Array(items) => items.iter_mut().for_each(|inner| in_language(inner, language)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read::KEYS;

    #[test]
    fn the_schema_knows_the_settings_that_are_read() {
        for language in ["nl", "en"] {
            let schema = schema(language);
            let known: Vec<&str> =
                schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(known, KEYS);
            assert!(!schema.to_string().contains("\"nl\":"), "{schema}");
        }
    }
}
