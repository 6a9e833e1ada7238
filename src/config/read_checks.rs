//! Reads `checks:` of `leidraad.yaml`: codes with their severity, and under `paths` the same for the files
//! that fit a pattern.

use serde_yaml::{Mapping, Value};

use super::checks::{Checks, Choice};
use crate::base::glob::Glob;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::diag::codes::config::{CONFIG_UNKNOWN_KEY, CONFIG_WRONG_VALUE};
use crate::diag::{CodeRow, Diagnostic, Severity, codes};

/// Reads the value of `checks`; what is wrong in it becomes findings, the rest is used.
pub(super) fn read(block: &Block, value: Option<&Value>, found: &mut Vec<Diagnostic>) -> Checks {
    let mut reader = Reader { block, found, choices: Vec::new(), patterns: Vec::new() };
    let at = [Seg::from("checks")];
    match value {
        None | Some(Value::Null) => {}
        Some(Value::Mapping(map)) => reader.all(&at, map),
        Some(_) => reader.wrong(&at, "map"),
    }
    Checks { choices: reader.choices, patterns: reader.patterns, strict: false }
}

struct Reader<'b, 'f> {
    block: &'b Block,
    found: &'f mut Vec<Diagnostic>,
    choices: Vec<Choice>,
    patterns: Vec<(Glob, Span)>,
}

impl Reader<'_, '_> {
    /// What holds everywhere comes before what holds for some files, wherever `paths` stands.
    fn all(&mut self, at: &[Seg], map: &Mapping) {
        self.codes(at, map, None);
        match map.get("paths") {
            None => {}
            Some(Value::Mapping(paths)) => {
                for (pattern, codes) in paths {
                    let pattern = pattern.as_str().unwrap_or_default();
                    let at = below(&below(at, "paths"), pattern);
                    match codes {
                        Value::Mapping(codes) => {
                            let files = Glob::new(pattern);
                            self.codes(&at, codes, Some(&files));
                            self.patterns.push((files, self.block.key_span(&at)));
                        }
                        _ => self.wrong(&at, "severity-paths"),
                    }
                }
            }
            Some(_) => self.wrong(&below(at, "paths"), "map"),
        }
    }

    fn codes(&mut self, at: &[Seg], map: &Mapping, files: Option<&Glob>) {
        for (key, value) in map {
            let name = key.as_str().unwrap_or_default();
            let at = below(at, name);
            if name == "paths" && files.is_none() {
                continue;
            }
            let Some(code) = codes::all().find(|row| row.name == name) else {
                self.unknown(&at, name);
                continue;
            };
            let severity = match value {
                Value::String(word) => Severity::named(word),
                // Older YAML has `off` for false, and so have many editors' programs.
                Value::Bool(false) => Some(Severity::Off),
                _ => None,
            };
            match severity {
                None => self.wrong(&at, "severity"),
                Some(severity) if severity > Severity::Error && stays(code) => {
                    let finding = Diagnostic::new(&CONFIG_WRONG_VALUE, self.block.value_span(&at));
                    self.found.push(finding.form("firm").arg("code", name).help("firm-help"));
                }
                Some(severity) => self.choices.push(Choice { code, files: files.cloned(), severity }),
            }
        }
    }

    fn unknown(&mut self, at: &[Seg], name: &str) {
        let finding =
            Diagnostic::new(&CONFIG_UNKNOWN_KEY, self.block.key_span(at)).form("check").arg("key", name);
        let near = nearest(name, codes::all().map(|row| row.name), 1);
        self.found.push(match near.first() {
            Some(near) => finding.arg("near", near).help("near"),
            None => finding.help("check-help"),
        });
    }

    fn wrong(&mut self, at: &[Seg], form: &str) {
        self.found.push(Diagnostic::new(&CONFIG_WRONG_VALUE, self.block.value_span(at)).form(form));
    }
}

/// Whether the errors of a code cannot be made lighter.
fn stays(code: &CodeRow) -> bool {
    code.severity == Severity::Error && codes::firm(code)
}

fn below(at: &[Seg], name: &str) -> Vec<Seg> {
    at.iter().cloned().chain([Seg::from(name)]).collect()
}
