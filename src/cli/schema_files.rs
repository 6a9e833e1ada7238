//! The files with schemas: where they stand, what they say, and the mark by which they are known as ours.

use serde_json::Value;

use crate::config;
use crate::model::Model;

/// Where schemas stand, below the site's root.
pub(super) const FOLDER: &str = "schemas";
/// One of the files there.
pub(super) const FIRST: &str = "schemas/leidraad.yaml.schema.json";
/// What every file that this command made says.
pub(super) const MARK: &str = "made by leidraad schema";

/// All schemas: path below the site's root, and text.
pub(super) fn files(model: &Model, language: &str) -> Vec<(String, String)> {
    let mut out = vec![(path(config::FILE, false), text(config::schema(language)))];
    for document in model.json_schemas(language) {
        out.push((path(&document.kind, document.register), text(document.schema)));
    }
    out
}

/// Where the schema of a kind stands.
pub(super) fn path(kind: &str, register: bool) -> String {
    format!("{FOLDER}/{kind}{}.schema.json", if register { ".register" } else { "" })
}

/// A schema as a file of ours.
pub(super) fn text(schema: Value) -> String {
    let mut out = serde_json::Map::new();
    if let Value::Object(schema) = schema {
        for (key, value) in schema {
            let first = key == "$schema";
            out.insert(key, value);
            if first {
                out.insert("$comment".into(), Value::from(format!("{MARK}; do not edit, run it again")));
            }
        }
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(out)).unwrap_or_default();
    text.push('\n');
    text
}
