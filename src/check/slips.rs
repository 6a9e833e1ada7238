//! Slips that only the whole site can tell: links to the site by its full address, links of a page to
//! itself, names that belong to another page, free text that nearly names a page.

use std::borrow::Cow;

use crate::base::slug::fold;
use crate::diag::Diagnostic;
use crate::diag::code::Severity;
use crate::diag::codes::slips::{LINK_OWN_SITE, LINK_SELF, NAME_TAKEN, TEXT_NEAR_PAGE};
use crate::parse::body::{Link, LinkTarget};
use crate::site::{Destination, Lead, Named, PageIx, Resolved, Site, Target, bodies};

/// Checks one page.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let mut leads = site.leads(ix).iter();
    for body in bodies(&site.page(ix).parsed) {
        for (link, lead) in body.links.iter().zip(&mut leads) {
            match (&link.target, lead) {
                (LinkTarget::External(url), _) => own_site(site, ix, url, link, found),
                (
                    LinkTarget::Wiki { anchor: None, .. }
                    | LinkTarget::File { anchor: None, .. }
                    | LinkTarget::Root { anchor: None, .. },
                    Lead::Page(to),
                ) if *to == ix => {
                    found.push(Diagnostic::new(&LINK_SELF, link.span.clone()).help("help"));
                }
                _ => {}
            }
        }
    }
    names(site, ix, found);
    texts(site, ix, found);
}

/// The path on this site, from its slash on, when `url` is an address of it.
fn own_path<'u>(site: &Site, url: &'u str) -> Option<&'u str> {
    let origin = site.config.origin.as_deref()?;
    let host = |url: &'u str| {
        let (_, rest) = url.split_once("://")?;
        Some(rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())))
    };
    let plain = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
    let (own, (there, rest)) = (origin.split_once("://")?.1, host(url)?);
    if plain(own) != plain(there) {
        return None;
    }
    let path = rest.strip_prefix(site.config.base_path.as_str())?;
    (path.is_empty() || path.starts_with(['/', '?', '#'])).then_some(path)
}

fn own_site(site: &Site, ix: PageIx, url: &str, link: &Link, found: &mut Vec<Diagnostic>) {
    let Some(rest) = own_path(site, url) else { return };
    let (path, anchor) = rest.split_once('#').map_or((rest, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or("");
    let path =
        percent_encoding::percent_decode_str(if path.is_empty() { "/" } else { path }).decode_utf8_lossy();
    let target = LinkTarget::Root { path: path.clone().into_owned(), anchor: anchor.map(str::to_owned) };
    let finding = Diagnostic::new(&LINK_OWN_SITE, link.span.clone()).arg("path", &path);
    let finding = finding.severity(Severity::Warning);
    let near = |page: PageIx, anchor: Option<&str>| {
        let id = &site.page(page).parsed.id.id;
        anchor.map_or(Cow::Borrowed(id.as_ref()), |anchor| format!("{id}#{anchor}").into()).into_owned()
    };
    found.push(match site.resolve(ix, &target) {
        Resolved::To(Destination::Page { page, anchor }) => {
            finding.arg("near", near(page, anchor.as_deref())).help("page")
        }
        Resolved::NoAnchor { page, .. } => finding.arg("near", near(page, None)).help("page"),
        Resolved::Missing => {
            let finding = finding.form("missing").severity(Severity::Error);
            match site.nearest_url(&path) {
                Some(near) => finding.arg("near", near).help("near"),
                None => finding,
            }
        }
        _ => finding.help("path"),
    });
}

/// Other names of a page that lead to another page, since they are its title or id.
fn names(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    if page.checked.builtins.synonyms.is_empty() && page.checked.names.is_empty() {
        return;
    }
    let own = fold(&page.checked.builtins.title);
    for name in page.checked.builtins.synonyms.iter().chain(&page.checked.names) {
        let Named::One(to) = site.page_named(name, &page.language) else { continue };
        let other = &site.page(to).parsed;
        // Of another kind it may well be the same matter: a question by the name of what it is about. A
        // translation, and a page of the same title, are told elsewhere.
        if to == ix
            || other.kind != page.kind
            || other.id.id == page.id.id
            || fold(name) == own
            || other.language != page.language
        {
            continue;
        }
        let at = page
            .source
            .text
            .find(name.as_str())
            .map_or_else(|| page.front.start_span(), |at| page.source.span(at..at + name.len()));
        let finding = Diagnostic::new(&NAME_TAKEN, at).arg("name", name);
        let finding = finding.arg("title", &other.checked.builtins.title).help("help");
        found.push(finding.label(other.front.start_span(), "taken"));
    }
}

/// Text in a field that may name a page, one character off a name of one.
fn texts(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    for (reference, target) in page.checked.references.iter().zip(site.targets(ix)) {
        let wrong = fold(&reference.name);
        if *target != Target::Text || wrong.chars().count() < 5 {
            continue;
        }
        let kinds: Vec<&str> = reference.of.iter().map(AsRef::as_ref).collect();
        let Some(near) = site.nearest_pages(&reference.name, &kinds, &page.language, 1).first().copied()
        else {
            continue;
        };
        let other = &site.page(near).parsed;
        let names = other.folded_names.iter().map(String::as_str);
        if names.chain([&*fold(&other.id.id)]).any(|name| strsim::osa_distance(&wrong, name) <= 1) {
            let finding = Diagnostic::new(&TEXT_NEAR_PAGE, page.front.value_span(&reference.path));
            let finding = finding.arg("name", &reference.name).arg("near", &other.checked.builtins.title);
            found.push(finding.help("near"));
        }
    }
}
