//! What the overlay shows: the findings of the site, those of one page's rendering, and why the last
//! reading failed. Plain text throughout; the script sets it as text nodes.

use serde_json::{Value, json};

use super::preview::State;
use crate::base::paths::{SourcePath, UrlPath};
use crate::diag::{self, Diagnostic};
use crate::site::Route;

/// The findings as a JSON list of `{severity, code, file, line, column, message, help, here}`. `here`
/// tells those in the file of the page that asks, or found while rendering it.
pub fn list(state: &State, url: Option<&UrlPath>, page: &[Diagnostic]) -> String {
    let file = url.and_then(|url| file(state, url));
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
    all.extend(site.iter().map(|finding| one(state, finding, Some(&finding.span.path) == file)));
    Value::Array(all).to_string()
}

/// The file whose page stands at an address.
fn file<'s>(state: &'s State, url: &UrlPath) -> Option<&'s SourcePath> {
    let site = state.snapshot.site();
    let page = match site.routes().get(url)? {
        Route::Page(page) => *page,
        Route::Home { landing, .. } | Route::KindIndex { landing, .. } => (*landing)?,
        _ => return None,
    };
    Some(&site.page(page).parsed.source.path)
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
