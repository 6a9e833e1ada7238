//! Findings for programs: JSON Lines, one object a finding.

use serde_json::json;

use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::diagnostic::Diagnostic;

/// One finding as a line of JSON: `code, severity, file, line, column, end_line, end_column, message,
/// help, fix`. Lines and columns from 1, columns in characters; null where the text is not known.
pub fn json<'s>(
    diagnostic: &Diagnostic,
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
) -> String {
    let place = |span: &crate::base::source::Span| {
        let source = find(&span.path)?;
        Some((source.position(span.start), source.position(span.end)))
    };
    let at = place(&diagnostic.span);
    json!({
        "code": diagnostic.code.name,
        "severity": diagnostic.severity.name(),
        "file": diagnostic.span.path.as_str(),
        "line": at.map(|(start, _)| start.line),
        "column": at.map(|(start, _)| start.column),
        "end_line": at.map(|(_, end)| end.line),
        "end_column": at.map(|(_, end)| end.column),
        "message": diagnostic.message.text(language),
        "help": diagnostic.help.as_ref().map(|help| help.text(language)),
        "fix": diagnostic.fix.as_ref().map(|fix| {
            let edits: Vec<_> = fix.edits.iter().map(|edit| {
                let at = place(&edit.span);
                json!({
                    "file": edit.span.path.as_str(),
                    "line": at.map(|(start, _)| start.line),
                    "column": at.map(|(start, _)| start.column),
                    "end_line": at.map(|(_, end)| end.line),
                    "end_column": at.map(|(_, end)| end.column),
                    "text": edit.text,
                })
            }).collect();
            json!({"title": fix.title.text(language), "edits": edits})
        }),
    })
    .to_string()
}
