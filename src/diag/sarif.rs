//! Findings as SARIF 2.1.0 (OASIS), for code scanning and other programs. Paths are relative to the
//! repository, columns count UTF-16 code units, as that standard's readers expect.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::code::{CodeRow, Severity};
use super::codes;
use super::diagnostic::Diagnostic;
use super::fix::Fix;
use crate::base::edit::Edit;
use crate::base::hash::ContentHash;
use crate::base::paths::SourcePath;
use crate::base::source::{Position, Source, Span};

/// What may stand in a path of a URI as it is (RFC 3986, unreserved).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// All findings as one document. `folder` stands before every path: "" or `docs/`, the site's place in the
/// repository.
pub fn sarif<'s>(
    findings: &[Diagnostic],
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
    folder: &str,
) -> String {
    let rows: Vec<&CodeRow> = codes::all().collect();
    let number: HashMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (row.name, at)).collect();
    let place = Place { find, folder };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let mut result = place.result(finding, language);
            result["ruleIndex"] = json!(number.get(finding.code.name));
            // The same fault twice on lines that read alike: counted, so that each keeps its own.
            let print = place.fingerprint(finding);
            let count = seen.entry(print.clone()).or_default();
            *count += 1;
            result["partialFingerprints"] = json!({"leidraadFinding/v1": format!("{print}:{count}")});
            result
        })
        .collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "leidraad",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": if language.starts_with("nl") { "nl" } else { "en" },
                "rules": rows.iter().map(|row| rule(row, language)).collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
        Severity::Off => "none",
    }
}

fn rule(row: &CodeRow, language: &str) -> Value {
    let words = row.explain;
    let (first, second) =
        if language.starts_with("nl") { (words.nl, words.en) } else { (words.en, words.nl) };
    let short = first.find(". ").map_or(first, |at| &first[..=at]);
    json!({
        "id": row.name,
        "shortDescription": {"text": short},
        "fullDescription": {"text": first},
        "help": {"text": format!("{first}\n\n{second}")},
        "defaultConfiguration": {"level": level(row.severity), "enabled": row.severity != Severity::Off},
    })
}

struct Place<'f, F> {
    find: &'f F,
    folder: &'f str,
}

impl<'s, F: Fn(&SourcePath) -> Option<&'s Source>> Place<'_, F> {
    fn result(&self, finding: &Diagnostic, language: &str) -> Value {
        let mut text = finding.message.text(language);
        if let Some(help) = &finding.help {
            text = format!("{text}\n{}", help.text(language));
        }
        let mut result = json!({
            "ruleId": finding.code.name,
            "level": level(finding.severity),
            "message": {"text": text},
            "locations": [{"physicalLocation": self.physical(&finding.span)}],
        });
        let related: Vec<Value> = finding
            .labels
            .iter()
            .enumerate()
            .map(|(id, label)| {
                json!({
                    "id": id,
                    "physicalLocation": self.physical(&label.span),
                    "message": {"text": label.message.text(language)},
                })
            })
            .collect();
        if !related.is_empty() {
            result["relatedLocations"] = json!(related);
        }
        if let Some(fix) = finding.fix.as_ref().and_then(|fix| self.fix(fix, language)) {
            result["fixes"] = json!([fix]);
        }
        result
    }

    fn physical(&self, span: &Span) -> Value {
        let mut place = json!({"artifactLocation": self.artifact(&span.path)});
        if let Some(region) = self.region(span) {
            place["region"] = region;
        }
        place
    }

    fn artifact(&self, path: &SourcePath) -> Value {
        let path = format!("{}{path}", self.folder);
        json!({"uri": utf8_percent_encode(&path, PATH).to_string(), "uriBaseId": "SRCROOT"})
    }

    fn region(&self, span: &Span) -> Option<Value> {
        let source = (self.find)(&span.path)?;
        let (start, end) = (source.position(span.start), source.position(span.end));
        Some(json!({
            "startLine": start.line,
            "startColumn": units(source, start),
            "endLine": end.line,
            "endColumn": units(source, end),
        }))
    }

    /// `None` when the text of a file is not known, so that nobody can say which lines change.
    fn fix(&self, fix: &Fix, language: &str) -> Option<Value> {
        let mut files: Vec<(&SourcePath, Vec<Value>)> = Vec::new();
        for Edit { span, text } in &fix.edits {
            let change = json!({"deletedRegion": self.region(span)?, "insertedContent": {"text": text}});
            match files.iter_mut().find(|(path, _)| *path == &span.path) {
                Some((_, changes)) => changes.push(change),
                None => files.push((&span.path, vec![change])),
            }
        }
        let changes = files
            .into_iter()
            .map(|(path, changes)| json!({"artifactLocation": self.artifact(path), "replacements": changes}));
        let changes: Vec<Value> = changes.collect();
        Some(json!({"description": {"text": fix.title.text(language)}, "artifactChanges": changes}))
    }

    /// What stays the same when lines are added above: the code, the file, the words, the line's text.
    fn fingerprint(&self, finding: &Diagnostic) -> String {
        let source = (self.find)(&finding.span.path);
        let line = source.map_or("", |source| source.line(source.position(finding.span.start).line).trim());
        let message = finding.message.text("en");
        let parts = [finding.code.name, finding.span.path.as_str(), &message, line];
        ContentHash::of_parts(parts.map(str::as_bytes)).short(32)
    }
}

/// The column of a place in UTF-16 code units, from 1.
fn units(source: &Source, at: Position) -> usize {
    source.line(at.line).chars().take(at.column - 1).map(char::len_utf16).sum::<usize>() + 1
}
