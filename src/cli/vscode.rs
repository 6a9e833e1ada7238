//! Sets up Visual Studio Code for a site: schemas for the files that are YAML as a whole, a task whose
//! findings come into the list of problems and into the text, and the extension that reads schemas. What
//! somebody has there already stays as it is, and is told what could be added.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::language::pick;
use super::schema_files::path;
use super::terminal::Terminal;
use crate::base::error::{Error, Result};
use crate::config;
use crate::model::Model;
use crate::write::{linked_folder, write_new};

/// The files that are set up, below the site's root.
pub(super) const NAMES: [&str; 3] =
    [".vscode/settings.json", ".vscode/extensions.json", ".vscode/tasks.json"];

/// Writes those that are not there; of the others it says so, and `told` also what would stand in them. An
/// error where a link leads away, or the machine refuses.
pub(super) fn set_up(
    root: &Path,
    model: &Model,
    language: &str,
    told: bool,
    terminal: &Terminal,
) -> Result<()> {
    for (name, value) in NAMES.into_iter().zip([settings(model), extensions(), tasks()]) {
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        if linked_folder(root, name).is_some() {
            return Err(Error::usage(format!(
                "{name} is reached through a symbolic link; it was not written"
            )));
        }
        if write_new(&root.join(name), &text)? {
            if told {
                terminal.note(&format!("{name}: {}", pick(language, "nieuw", "new")));
            }
            continue;
        }
        if std::fs::read_to_string(root.join(name)).is_ok_and(|there| there == text) {
            continue;
        }
        let stays = pick(language, "is er al en blijft zoals het is", "is there already and stays as it is");
        let could = pick(language, "hierin zou dit staan", "this could stand in it");
        terminal.note(&match told {
            true => format!("{name} {stays}; {could}:\n{}", text.trim_end()),
            false => format!("{name} {stays}"),
        });
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
