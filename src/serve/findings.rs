//! What the overlay shows: the findings of the site, those of one page's rendering, and why the last
//! reading failed. Plain text throughout; the script sets it as text nodes.

use serde_json::{Value, json};

use super::place::{Reach, href, page_of, title};
use super::preview::State;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::{Source, Span};
use crate::diag::{Diagnostic, Severity};

/// So many findings are listed; of the others is told how many they are.
const MOST: usize = 100;
/// The most characters of a line that are shown before, at and after a place.
const AROUND: usize = 60;

/// The findings as `{total, more, findings}`; one of them has `severity, code, file, line, column,
/// message, help, here, edit, page, excerpt`. `here` tells those in the file of the page that asks, or
/// found while rendering it, and errors in what all pages are made with.
pub fn list(state: &State, reach: &Reach, url: Option<&UrlPath>, page: &[Diagnostic]) -> String {
    let site = state.snapshot.site();
    let asking = url.and_then(|url| page_of(site.routes().get(url)?));
    let file = asking.map(|page| &site.page(page).parsed.source.path);
    let rest = state.snapshot.findings().iter().filter(|finding| !page.contains(finding));
    let here = |finding: &Diagnostic| {
        Some(&finding.span.path) == file || finding.severity == Severity::Error && of_all(&finding.span.path)
    };
    let mut all: Vec<(bool, &Diagnostic)> =
        page.iter().map(|f| (true, f)).chain(rest.map(|f| (here(f), f))).collect();
    // Those of one severity stay in the order of their files.
    all.sort_by_key(|(here, finding)| (!here, finding.severity));
    let total = all.len() + usize::from(state.trouble.is_some());
    let mut shown = Vec::new();
    if let Some(trouble) = &state.trouble {
        shown.push(json!({"severity": "error", "message": trouble, "here": true}));
    }
    shown.extend(all.iter().take(MOST).map(|(here, finding)| one(state, reach, finding, *here)));
    json!({"total": total, "more": total - shown.len(), "findings": shown}).to_string()
}

/// Whether a file is one that all pages are made with: settings, model, theme.
fn of_all(path: &SourcePath) -> bool {
    let path = path.as_str();
    !path.contains('/') || ["templates/", "themes/", "strings/"].iter().any(|folder| path.starts_with(folder))
}

fn one(state: &State, reach: &Reach, finding: &Diagnostic, here: bool) -> Value {
    let snapshot = &state.snapshot;
    let (site, language) = (snapshot.site(), snapshot.language());
    let source = snapshot.source(&finding.span.path);
    let at = source.map(|source| source.position(finding.span.start));
    let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
    let page = site.page_around(&finding.span);
    let page = page.and_then(|page| Some(json!({"href": href(site, page)?, "title": title(site, page)})));
    json!({
        "severity": finding.severity.name(),
        "code": finding.code.name,
        "file": finding.span.path.as_str(),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "message": finding.message.text(language),
        "help": finding.help.as_ref().map(|help| help.text(language)),
        "here": here,
        "edit": reach.edit(&site.config, &finding.span.path, line, column),
        "page": page,
        "excerpt": source.and_then(|source| excerpt(source, &finding.span)),
    })
}

/// The line of a place, in three: what stands before it, the place itself, what follows. `None` for an
/// empty line.
fn excerpt(source: &Source, place: &Span) -> Option<Value> {
    let position = source.position(place.start);
    let line = source.line(position.line);
    let first = source.offset(position.line, 1);
    let floor = |mut at: usize| {
        at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor((place.start as usize).saturating_sub(first));
    let end = floor((place.end as usize).saturating_sub(first)).max(start);
    let shown = |text: &str| text.replace(|c: char| c != '\t' && c.is_control(), "\u{fffd}");
    let (before, at, after) = (&line[..start], &line[start..end], &line[end..]);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let cut = |text: &str| {
        let short: String = text.chars().take(AROUND).collect();
        if short.len() < text.len() { format!("{}…", shown(&short)) } else { shown(&short) }
    };
    let before: String = before.chars().skip(skipped).collect();
    let before = if skipped > 0 { format!("…{}", shown(&before)) } else { shown(&before) };
    (!line.trim().is_empty())
        .then(|| json!({"line": position.line, "before": before, "at": cut(at), "after": cut(after)}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_in_its_line_and_a_long_line_in_part() {
        let source = Source::new(SourcePath::new("a.md"), "één <b> twee\n\n");
        let at = source.text.find("<b>").unwrap();
        let shown = excerpt(&source, &source.span(at..at + 3)).unwrap();
        assert_eq!(shown, json!({"line": 1, "before": "één ", "at": "<b>", "after": " twee"}));
        assert_eq!(excerpt(&source, &source.span(source.text.len() - 1..source.text.len())), None);
        let long = Source::new(SourcePath::new("b.md"), format!("{}X{}", "é".repeat(9000), "b".repeat(9000)));
        let shown = excerpt(&long, &long.span(18000..18001)).unwrap();
        assert_eq!(shown["before"].as_str().unwrap().chars().count(), AROUND + 1);
        assert_eq!((shown["at"].as_str(), shown["after"].as_str().unwrap().len()), (Some("X"), AROUND + 3));
    }
}
