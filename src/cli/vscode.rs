//! Sets up Visual Studio Code for a site: schemas for the files that are YAML as a whole, a task whose
//! findings come into the list of problems and into the text, and the extension that reads schemas. What
//! somebody has there already stays as it is, and is told what could be added.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::language::pick;
use super::schema::path;
use super::terminal::Terminal;
use crate::base::error::Result;
use crate::config;
use crate::model::Model;
use crate::write::write_new;

/// The folder with what Visual Studio Code reads.
const FOLDER: &str = ".vscode";

/// The files for a site with this model: name below the site's root, and text.
pub(super) fn files(model: &Model) -> Vec<(String, String)> {
    let mut out = vec![("settings.json", settings(model)), ("extensions.json", extensions()), ("tasks.json", tasks())];
    out.drain(..)
        .map(|(name, value)| {
            let text = serde_json::to_string_pretty(&value).unwrap_or_default();
            (format!("{FOLDER}/{name}"), format!("{text}\n"))
        })
        .collect()
}

/// Writes those that are not there; of the others it says so.
pub(super) fn set_up(root: &Path, model: &Model, language: &str, terminal: &Terminal) -> Result<()> {
    for (name, text) in files(model) {
        if write_new(&root.join(&name), &text)? {
            let word = pick(language, "nieuw", "new");
            terminal.note(&format!("{name}: {word}"));
            continue;
        }
        if std::fs::read_to_string(root.join(&name)).is_ok_and(|there| there == text) {
            continue;
        }
        let stays = pick(
            language,
            "is er al en blijft zoals het is; hierin zou dit staan",
            "is there already and stays as it is; this could stand in it",
        );
        terminal.note(&format!("{name} {stays}:\n{}", text.trim_end()));
    }
    Ok(())
}

/// Which schema goes with which file. Front matter is not among them: see the manual.
fn settings(model: &Model) -> Value {
    let mut schemas = Map::new();
    schemas.insert(path(config::FILE, false), json!(config::FILE));
    for kind in &model.kinds {
        if let Some(register) = &kind.register {
            schemas.insert(path(&kind.name, true), json!(register));
        }
    }
    json!({"yaml.schemas": schemas})
}

/// The extension that completes and checks YAML by a schema.
fn extensions() -> Value {
    json!({"recommendations": ["redhat.vscode-yaml"]})
}

/// `check`, with its findings as problems, and the preview.
fn tasks() -> Value {
    // One finding a line, none left out; every member in the order in which it is written.
    let pattern = json!({
        "regexp": "^\\{\"code\":\"([^\"]*)\",\"severity\":\"([a-z]*)\",\"file\":\"([^\"]*)\",\"line\":(\\d+),\"column\":(\\d+),\"end_line\":(\\d+),\"end_column\":(\\d+),\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"",
        "code": 1, "severity": 2, "file": 3, "line": 4, "column": 5, "endLine": 6, "endColumn": 7, "message": 8,
    });
    json!({
        "version": "2.0.0",
        "tasks": [
            {
                "label": "leidraad check",
                "type": "process",
                "command": "leidraad",
                "args": ["check", "--format", "json"],
                "group": {"kind": "build", "isDefault": true},
                "presentation": {"reveal": "silent", "clear": true},
                "problemMatcher": {
                    "owner": "leidraad",
                    "source": "leidraad",
                    "severity": "info",
                    "fileLocation": ["relative", "${workspaceFolder}"],
                    "pattern": pattern,
                },
            },
            {
                "label": "leidraad serve",
                "type": "process",
                "command": "leidraad",
                "args": ["serve", "--open"],
                "isBackground": true,
                "problemMatcher": [],
            },
        ],
    })
}
