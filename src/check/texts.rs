//! The texts of links: that each says where it leads, and leads to one place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::base::slug::fold;
use crate::diag::codes::access::{LINK_TEXT, LINK_TEXT_ADDRESS, LINK_TEXT_SAME};
use crate::diag::{Diagnostic, few};
use crate::parse::body::{Link, LinkTarget};
use crate::site::{Lead, PageIx, Site, bodies};
use crate::theme::Theme;

/// The key of the theme's texts that say nothing as the text of a link.
const VAGUE: &str = "vague-link-texts";

/// The texts that say nothing, folded, for each language of the site.
pub(super) struct Vague(Vec<(String, Vec<String>)>);

impl Vague {
    /// What the theme and the site say of it.
    pub fn of(site: &Site, theme: &Theme) -> Vague {
        let texts = |tag: &str| theme.text(tag, VAGUE).split('|').map(fold).filter(|text| !text.is_empty());
        let languages = site.config.languages.iter();
        Vague(languages.map(|own| (own.tag.to_string(), texts(&own.tag).collect())).collect())
    }

    fn has(&self, language: &str, folded: &str) -> bool {
        let own = self.0.iter().find(|(tag, _)| tag == language);
        own.is_some_and(|(_, texts)| texts.iter().any(|text| text == folded))
    }
}

/// Checks the texts of one page's links.
pub(super) fn check(site: &Site, vague: &Vague, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let mut leads = site.leads(ix).iter();
    let (mut addresses, mut same) = (Vec::new(), Vec::new());
    // The first link of each text, and whether another of that text was told.
    let mut first: HashMap<String, (Place<'_>, &Link, bool)> = HashMap::new();
    for body in bodies(page) {
        for (link, lead) in body.links.iter().zip(&mut leads) {
            // Without a text of its own a link has its target's title; one that leads nowhere is told as that.
            if link.text.is_empty() || *lead == Lead::Wrong || matches!(link.target, LinkTarget::Refused(_)) {
                continue;
            }
            if is_address(&link.text) {
                if !of_raw_link(&page.source.text, link) && !quoted(&page.source.text, link) {
                    let finding = Diagnostic::new(&LINK_TEXT_ADDRESS, link.span.clone());
                    addresses.push(finding.arg("text", &link.text).help("help"));
                }
                continue;
            }
            let folded = fold(&link.text);
            if vague.has(&page.language, &folded) && !is_name(site, ix, *lead, &link.target, &folded) {
                found.push(says_nothing(site, *lead, link));
                continue;
            }
            // A row of contents calls a part of the page by its name, as a link in that part may call what is
            // elsewhere.
            if !folded.contains(char::is_alphabetic) || own_heading(&link.target).is_some() {
                continue;
            }
            let place = Place::of(*lead, &link.target);
            match first.entry(folded) {
                Entry::Vacant(free) => drop(free.insert((place, link, false))),
                Entry::Occupied(mut taken) => {
                    let (known, other, told) = taken.get_mut();
                    if *known != place && !std::mem::replace(told, true) {
                        let finding = Diagnostic::new(&LINK_TEXT_SAME, link.span.clone());
                        let finding = finding.arg("text", &link.text).help("help");
                        same.push(finding.label(other.span.clone(), "first"));
                    }
                }
            }
        }
    }
    found.extend(few(addresses));
    found.extend(few(same));
}

/// The anchor of a link that names nothing but a heading of its own page.
fn own_heading(target: &LinkTarget) -> Option<&str> {
    match target {
        LinkTarget::Anchor(anchor) => Some(anchor),
        LinkTarget::Wiki { name, anchor, .. } if name.is_empty() => anchor.as_deref(),
        _ => None,
    }
}

/// Whether a text is how the place that the link leads to is called: then it says all.
fn is_name(site: &Site, ix: PageIx, lead: Lead, target: &LinkTarget, folded: &str) -> bool {
    let page = &site.page(ix).parsed;
    match (own_heading(target), lead) {
        (Some(anchor), _) => bodies(page)
            .iter()
            .flat_map(|body| &body.outline)
            .any(|heading| *heading.id == *anchor && fold(&heading.text) == folded),
        (None, Lead::Page(to)) => fold(&site.page(to).parsed.checked.builtins.title) == folded,
        _ => false,
    }
}

fn says_nothing(site: &Site, lead: Lead, link: &Link) -> Diagnostic {
    let finding = Diagnostic::new(&LINK_TEXT, link.span.clone()).arg("text", &link.text);
    match lead {
        Lead::Page(to) => finding.arg("title", &site.page(to).parsed.checked.builtins.title).help("title"),
        _ => finding.help("help"),
    }
}

/// Where a link leads, as far as readers would tell two places apart: not by a heading of one page.
#[derive(PartialEq)]
enum Place<'l> {
    Page(PageIx),
    Name(&'l str),
    File(&'l str),
    Elsewhere(&'l str),
}

impl<'l> Place<'l> {
    fn of(lead: Lead, target: &'l LinkTarget) -> Place<'l> {
        match (lead, target) {
            (Lead::Page(ix), _) => Place::Page(ix),
            (_, LinkTarget::External(url)) => Place::Elsewhere(plain(url)),
            (_, LinkTarget::File { path, .. } | LinkTarget::Root { path, .. }) => Place::File(path),
            (_, LinkTarget::Wiki { name, .. } | LinkTarget::Anchor(name) | LinkTarget::Refused(name)) => {
                Place::Name(name)
            }
        }
    }
}

/// An address without what does not change the page that it shows.
fn plain(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

/// Whether an address stands bare in a text because the link around it is torn, which is told already.
fn of_raw_link(text: &str, link: &Link) -> bool {
    let before = text.get(..link.span.start as usize).unwrap_or("");
    let after = text.get(link.span.end as usize..).unwrap_or("");
    before.ends_with("] (") || before.ends_with("](") && !after.starts_with([')', ' '])
}

/// Whether an address stands between quotation marks: what to type, or an answer of a program.
fn quoted(text: &str, link: &Link) -> bool {
    let before = text.get(..link.span.start as usize).unwrap_or("");
    let after = text.get(link.span.end as usize..).unwrap_or("");
    [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('„', '”')]
        .into_iter()
        .any(|(opens, closes)| before.ends_with(opens) && after.starts_with(closes))
}

/// Whether a text is a web address. The name of a site alone, `www.site.nl`, is a name.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return false;
    }
    let web = ["http://", "https://"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(start)));
    web || text.strip_prefix("www.").is_some_and(|rest| rest.trim_end_matches('/').contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_the_name_of_a_site() {
        for text in ["https://a.nl", "HTTP://a.nl/b", "www.a.nl/b/c"] {
            assert!(is_address(text), "{text}");
        }
        for text in ["www.a.nl", "www.a.nl/", "a.nl", "zie https://a.nl", "http", "é", "me@a.nl"] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn two_ways_to_write_one_address_are_one_place() {
        assert_eq!(plain("https://www.a.nl/b/#c"), plain("http://a.nl/b"));
        assert_ne!(plain("https://a.nl/b?c"), plain("https://a.nl/b"));
    }
}
