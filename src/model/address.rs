//! Addresses on the web that surely, or very likely, are not what was meant: in a link, in a field, in the
//! configuration. Judges the address alone; asks nobody.

use crate::base::host::is_local;
use crate::base::source::Span;
use crate::diag::code::Severity;
use crate::diag::codes::slips::{LINK_LOCAL, LINK_MISTYPED, LINK_TRACKING};
use crate::diag::{CodeRow, Diagnostic};

/// What advertisers add to an address to follow who reads.
const TRACKERS: [&str; 6] = ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "msclkid="];
/// Addresses that only lead on to the one in their query, and note who came by.
const DETOURS: [(&str, &str); 5] = [
    ("safelinks.protection.outlook.com/", "url="),
    ("www.google.com/url", "q="),
    ("www.google.nl/url", "q="),
    ("l.facebook.com/l.php", "u="),
    ("urldefense.com/v2/url", "u="),
];
/// Hosts of documents that only who is logged in can open.
const LOGINS: [&str; 4] = [".sharepoint.com", "teams.microsoft.com", "outlook.office.com", "mail.google.com"];

/// What is wrong with an address, and what it should be.
#[derive(Debug, PartialEq)]
pub struct Slip {
    code: &'static CodeRow,
    form: &'static str,
    near: Option<String>,
    host: String,
}

impl Slip {
    /// The finding for an address at `span`.
    pub fn finding(&self, span: Span) -> Diagnostic {
        let finding = Diagnostic::new(self.code, span).form(self.form).arg("host", &self.host);
        let finding = if self.form == "end" { finding.severity(Severity::Warning) } else { finding };
        match &self.near {
            Some(near) => finding.arg("near", near).help("near"),
            None if self.form == "cut" => finding.help("cut-help"),
            None if self.form == "login" => finding.help("login-help"),
            None => finding.help("help"),
        }
    }

    /// Whether the address exists only on the writer's own machine or network.
    pub fn is_local(&self) -> bool {
        self.form == "local"
    }
}

/// What is wrong with `address`, when anything is. `shown` when readers see the address itself, where a
/// sentence may end right behind it.
pub fn slip(address: &str, shown: bool) -> Option<Slip> {
    let (scheme, rest) = address.split_once(':')?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !web {
        return None;
    }
    let lower = rest.trim_start_matches('/').to_ascii_lowercase();
    let host = lower.split(['/', '?', '#']).next().unwrap_or("");
    let slip = |code, form, near: Option<String>| Some(Slip { code, form, near, host: host.to_owned() });
    if !rest.starts_with("//") {
        let near = format!("{scheme}://{}", rest.trim_start_matches('/'));
        return slip(&LINK_MISTYPED, "slashes", Some(near));
    }
    if ["http:/", "https:/", "http//", "https//"].iter().any(|twice| lower.starts_with(twice)) {
        let near = &rest.trim_start_matches('/')[lower.find("//").map_or(0, |at| at + 2)..];
        return slip(&LINK_MISTYPED, "twice", Some(format!("https://{near}")));
    }
    if !shown && is_local(host) {
        return slip(&LINK_LOCAL, "local", None);
    }
    let of = |known: &&str| host == *known || known.starts_with('.') && host.ends_with(*known);
    if LOGINS.iter().any(of) {
        return slip(&LINK_LOCAL, "login", None);
    }
    if address.ends_with('…')
        || address.ends_with("...")
        || address.contains("/…/")
        || address.contains("/.../")
    {
        return slip(&LINK_MISTYPED, "cut", None);
    }
    let open = |c: char| address.matches(c).count();
    let end = address.ends_with(['.', ',', ';']) || address.ends_with(')') && open(')') > open('(');
    // An anchor may well end so.
    if end && !shown && !address.contains('#') {
        let near = address.trim_end_matches(['.', ',', ';', ')']);
        return slip(&LINK_MISTYPED, "end", Some(near.to_owned()));
    }
    if let Some(near) = beyond(&lower, address) {
        return slip(&LINK_TRACKING, "detour", Some(near));
    }
    slip(&LINK_TRACKING, "tracking", Some(untracked(address)?))
}

/// Where an address leads that is only a detour; `lower` is it in small letters, without its scheme.
fn beyond(lower: &str, address: &str) -> Option<String> {
    let (_, key) = DETOURS.iter().find(|(start, _)| lower.find(start).is_some_and(|at| at < 40))?;
    let query = address.split_once('?')?.1;
    let value = query.split('&').find_map(|part| part.strip_prefix(key))?;
    let near = percent_encoding::percent_decode_str(value).decode_utf8().ok()?;
    near.starts_with("http").then(|| untracked(&near).unwrap_or_else(|| near.clone().into_owned()))
}

/// The address without what follows who reads; `None` when it has nothing of the kind.
fn untracked(address: &str) -> Option<String> {
    let tracks = |part: &&str| TRACKERS.iter().any(|tracker| part.starts_with(tracker));
    let (page, anchor) =
        address.split_once('#').map_or((address, None), |(page, anchor)| (page, Some(anchor)));
    let (page, query) = page.split_once('?')?;
    if !query.split('&').any(|part| tracks(&part)) {
        return None;
    }
    let kept: Vec<&str> = query.split('&').filter(|part| !tracks(part)).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let anchor = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
    Some(format!("{page}{query}{anchor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_an_address_is_named_and_what_was_meant() {
        let table = [
            ("https://https://a.nl/b", "twice", Some("https://a.nl/b")),
            ("https:/a.nl", "slashes", Some("https://a.nl")),
            ("https://a.nl/een-lange-na…", "cut", None),
            ("https://a.nl/…/naam", "cut", None),
            ("https://a.nl/b,", "end", Some("https://a.nl/b")),
            ("https://a.nl/?utm_source=x&p=1#k", "tracking", Some("https://a.nl/?p=1#k")),
            ("https://team.sharepoint.com/sites/x", "login", None),
            (
                "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.nl%2Fb&data=jan%40b.nl",
                "detour",
                Some("https://a.nl/b"),
            ),
            ("https://www.google.com/url?q=https://a.nl/b&sa=D", "detour", Some("https://a.nl/b")),
        ];
        for (address, form, near) in table {
            let found = slip(address, false).unwrap_or_else(|| panic!("{address}"));
            assert_eq!((found.form, found.near.as_deref()), (form, near), "{address}");
        }
        for address in [
            "https://a.nl/b",
            "https://a.nl/b_(c)",
            "https://a.nl/?q=1",
            "mailto:a@b.nl",
            "a.nl",
            "https://sharepoint.com/",
        ] {
            assert_eq!(slip(address, false), None, "{address}");
        }
    }
}
