//! Links to pages of the site that lost one of their brackets: readers see the brackets that are left.

use std::sync::LazyLock;

use regex::Regex;

use crate::diag::Diagnostic;
use crate::diag::codes::links::WIKILINK_TORN;
use crate::parse::body::Body;
use crate::site::{Named, PageIx, Site};

/// A link with a bracket too few; what it names.
static TORN: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"([^\[\]|#<>\n]{1,80})(?:#[^\[\]|<>\n]*)?(?:\\?\|[^\[\]<>\n]*)?";
    Regex::new(&format!(r"\[\[{name}\]?|\[{name}\]\]")).expect("a pattern that compiles")
});

/// Checks the text of one page.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    for body in page.bodies() {
        if body.html.contains("[[") || body.html.contains("]]") {
            in_body(site, ix, body, found);
        }
    }
}

/// Whether a page, or a fact after a `=`, has this name.
fn is_known(site: &Site, ix: PageIx, name: &str) -> bool {
    match name.strip_prefix('=') {
        Some(fact) => site.model.facts.contains_key(fact.trim()),
        None => matches!(site.page_named(name, &site.page(ix).parsed.language), Named::One(_)),
    }
}

fn in_body(site: &Site, ix: PageIx, body: &Body, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let source = &page.source;
    for range in &body.running_text {
        let text = &body.html[range.start as usize..range.end as usize];
        for torn in TORN.captures_iter(text) {
            let (whole, name) = (torn.get(0), torn.get(1).or(torn.get(2)));
            let (Some(whole), Some(name)) = (whole, name) else { continue };
            // Only what surely was a link: its name is that of a page. Without any bracket behind it, the
            // name may end at the first word.
            let word = name.as_str().split([' ', '.', ',', ';', ')']).next().unwrap_or("");
            let names = [name.as_str(), word];
            let Some(written) = names.into_iter().find(|name| is_known(site, ix, name.trim())) else {
                continue;
            };
            // Where it stands in the file: the first such text that has no bracket more.
            let place = source.text.match_indices(written).find(|(at, _)| {
                let (before, after) = (&source.text[..*at], &source.text[at + written.len()..]);
                let end = after.find(['[', ']', '\n']).map_or("", |end| &after[end..]);
                let (open, close) = (before.ends_with("[["), end.starts_with("]]"));
                before.ends_with('[') && open != close && open == whole.as_str().starts_with("[[")
            });
            let Some((at, _)) = place else { continue };
            let start = at - if whole.as_str().starts_with("[[") { 2 } else { 1 };
            let finding = Diagnostic::new(&WIKILINK_TORN, source.span(start..at + written.len()));
            found.push(finding.arg("name", written.trim()).help("help"));
        }
    }
}
