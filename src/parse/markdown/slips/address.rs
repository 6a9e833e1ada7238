//! Addresses of links that surely, or very likely, are not what was meant.

use std::ops::Range;

use super::seen::{Address, Seen};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::LINK_MISTYPED;
use crate::model::address::slip;

/// Looks at each link whose address is written out.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    for link in &seen.links {
        if let Some(finding) = one(text, link, span) {
            found.push(finding);
        }
    }
}

fn one(text: &str, link: &Address, span: &dyn Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    let to = link.to.as_str();
    let written = text.get(link.place.clone()).unwrap_or("");
    let at = || {
        let start = written.rfind(to).map(|start| link.place.start + start);
        span(start.map_or(link.place.clone(), |start| start..start + to.len()))
    };
    let (scheme, rest) = to.split_once(':')?;
    if scheme.eq_ignore_ascii_case("mailto") && !link.shown {
        let (name, host) = rest.split('?').next().unwrap_or("").split_once(['@', '%']).unwrap_or(("", ""));
        // Without an address, but with a text to send on, a reader chooses to whom.
        let shared = rest.starts_with('?');
        let wrong = !shared && (name.is_empty() || host.is_empty());
        return wrong.then(|| Diagnostic::new(&LINK_MISTYPED, at()).form("mail").help("mail-help"));
    }
    let slip = slip(to, link.shown)?;
    // Instructions name an address of one's own machine as it is.
    let host = to.split('/').nth(2).unwrap_or(to).to_ascii_lowercase();
    let same = || {
        let shown = written.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        shown.is_some_and(|(shown, _)| shown.to_ascii_lowercase().contains(&host))
    };
    (!slip.is_local() || !same()).then(|| slip.finding(at()))
}
