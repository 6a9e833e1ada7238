//! What the overlay shows: the findings of the site, those of one page's rendering, and why the last
//! reading failed. Plain text throughout; the script sets it as text nodes.

use serde_json::{Value, json};

use super::preview::State;
use crate::diag::{self, Diagnostic};

/// The findings as a JSON list of `{severity, code, file, line, column, message, help, here}`. `here`
/// tells those that came up while rendering the page that asks.
pub fn list(state: &State, page: &[Diagnostic]) -> String {
    let mut all = Vec::new();
    if let Some(trouble) = &state.trouble {
        all.push(json!({
            "severity": "error", "code": null, "file": null, "line": null, "column": null,
            "message": trouble, "help": null, "here": true,
        }));
    }
    let snapshot = &state.snapshot;
    let mut site = snapshot.findings().to_vec();
    let mut own = page.to_vec();
    diag::sort(&mut own);
    site.retain(|finding| !own.contains(finding));
    all.extend(own.iter().map(|finding| one(state, finding, true)));
    all.extend(site.iter().map(|finding| one(state, finding, false)));
    Value::Array(all).to_string()
}

fn one(state: &State, finding: &Diagnostic, here: bool) -> Value {
    let language = state.snapshot.language();
    let at = state.snapshot.source(&finding.span.path).map(|source| source.position(finding.span.start));
    json!({
        "severity": finding.severity.name(),
        "code": finding.code.name,
        "file": finding.span.path.as_str(),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "message": finding.message.text(language),
        "help": finding.help.as_ref().map(|help| help.text(language)),
        "here": here,
    })
}
