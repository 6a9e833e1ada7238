//! Addresses of links that surely, or very likely, are not what was meant.

use std::ops::Range;

use super::seen::{Address, Seen};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::code::Severity;
use crate::diag::codes::slips::{LINK_LOCAL, LINK_MISTYPED, LINK_TRACKING};

/// What advertisers add to an address to follow who reads.
const TRACKERS: [&str; 6] = ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "msclkid="];

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
    let (scheme, rest) = to.split_once(':')?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let at = || {
        let written = text.get(link.place.clone()).unwrap_or("");
        let start = written.rfind(to).map(|start| link.place.start + start);
        span(start.map_or(link.place.clone(), |start| start..start + to.len()))
    };
    if scheme.eq_ignore_ascii_case("mailto") && !link.shown {
        let (name, host) = rest.split('?').next().unwrap_or("").split_once(['@', '%']).unwrap_or(("", ""));
        // Without an address, but with a text to send on, a reader chooses to whom.
        let shared = rest.starts_with('?');
        let wrong = !shared && (name.is_empty() || host.is_empty());
        return wrong.then(|| Diagnostic::new(&LINK_MISTYPED, at()).form("mail").help("mail-help"));
    }
    if !web {
        return None;
    }
    let lower = rest.trim_start_matches('/').to_ascii_lowercase();
    if !rest.starts_with("//") {
        let near = format!("{scheme}://{}", rest.trim_start_matches('/'));
        return Some(Diagnostic::new(&LINK_MISTYPED, at()).form("slashes").arg("near", near).help("near"));
    }
    if ["http:/", "https:/", "http//", "https//"].iter().any(|twice| lower.starts_with(twice)) {
        let near = &rest.trim_start_matches('/')[lower.find("//").map_or(0, |at| at + 2)..];
        let near = format!("https://{near}");
        return Some(Diagnostic::new(&LINK_MISTYPED, at()).arg("near", near).help("near"));
    }
    let host = lower.split(['/', '?', '#']).next().unwrap_or("");
    if !link.shown && is_local(host) {
        // Instructions name such an address as it is.
        let written = text.get(link.place.clone()).unwrap_or("");
        let same = written
            .strip_prefix('[')
            .and_then(|rest| rest.split_once(']'))
            .is_some_and(|(shown, _)| shown.to_ascii_lowercase().contains(host));
        return (!same).then(|| Diagnostic::new(&LINK_LOCAL, at()).arg("host", host).help("help"));
    }
    let open = |c: char| to.matches(c).count();
    let end = to.ends_with(['.', ',', ';']) || to.ends_with(')') && open(')') > open('(');
    // An anchor may well end so.
    if end && !link.shown && !to.contains('#') {
        let near = to.trim_end_matches(['.', ',', ';', ')']);
        let finding = Diagnostic::new(&LINK_MISTYPED, at()).form("end").severity(Severity::Warning);
        return Some(finding.arg("near", near).help("near"));
    }
    let query = to.split_once('?').map_or("", |(_, query)| query);
    if query.split('&').any(|part| TRACKERS.iter().any(|tracker| part.starts_with(tracker))) {
        let (page, anchor) = to.split_once('#').map_or((to, None), |(page, anchor)| (page, Some(anchor)));
        let (page, query) = page.split_once('?').unwrap_or((page, ""));
        let kept: Vec<&str> = query
            .split('&')
            .filter(|part| !TRACKERS.iter().any(|tracker| part.starts_with(tracker)))
            .collect();
        let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
        let anchor = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
        let finding = Diagnostic::new(&LINK_TRACKING, at()).arg("near", format!("{page}{query}{anchor}"));
        return Some(finding.help("near"));
    }
    None
}

/// Whether a host is one that only the writer's own machine or network knows.
fn is_local(host: &str) -> bool {
    let host = host.rsplit('@').next().unwrap_or(host);
    let name = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) };
    let numbers = name.split('.').count() == 4 && name.split('.').all(|part| part.parse::<u8>().is_ok());
    let own = ["127.", "10.", "192.168.", "0.0.0.0"].iter().any(|start| name.starts_with(start));
    name == "localhost"
        || name.starts_with("[::1]")
        || numbers && own
        || [".localhost", ".local", ".internal", ".ngrok.io", ".ngrok-free.app"]
            .iter()
            .any(|end| name.ends_with(end))
        || name.starts_with("deploy-preview-")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn a_host_of_ones_own_is_told_from_one_that_all_can_reach() {
        for host in ["localhost", "localhost:1717", "127.0.0.1:80", "[::1]:80", "192.168.1.4", "nas.local"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["example.org", "10.nl", "localhost.nl", "127.0.0.example", "local"] {
            assert!(!is_local(host), "{host}");
        }
    }
}
