//! Links, images, facts and transclusions in text.

use super::alike::{self, relative};
use crate::base::paths::SourcePath;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::diag::Diagnostic;
use crate::diag::codes::links::{
    AMBIGUOUS_NAME, BROKEN_WIKILINK, IMAGE_ELSEWHERE, IMAGE_MISSING, LINK_HEADING, LINK_HIDDEN, LINK_PAGE,
    LINK_WITHDRAWN, UNKNOWN_FACT,
};
use crate::diag::codes::model::UNKNOWN_STATE;
use crate::diag::codes::page::{FRONT_MATTER_TOML, FRONT_MATTER_UNCLOSED};
use crate::diag::codes::yaml;
use crate::parse::body::{Body, LinkTarget};
use crate::site::{Destination, Lead, Named, PageIx, Resolved, Site, Target, bodies};

/// Checks the text of one page.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let mut leads = site.leads(ix).iter();
    for body in bodies(&site.page(ix).parsed) {
        for (link, lead) in body.links.iter().zip(&mut leads) {
            match lead {
                Lead::Page(to) => unfit_target(site, ix, *to, &link.span, found),
                Lead::Fine => {}
                Lead::Wrong => self::link(site, ix, &link.target, &link.span, found),
            }
        }
        images(site, ix, body, found);
        for (name, span) in &body.facts {
            fact(site, name, span, found);
        }
    }
}

fn link(site: &Site, from: PageIx, target: &LinkTarget, span: &Span, found: &mut Vec<Diagnostic>) {
    let language = &site.page(from).parsed.language;
    let at = || span.clone();
    match site.resolve(from, target) {
        Resolved::To(Destination::Page { page, .. }) => unfit_target(site, from, page, span, found),
        Resolved::To(_) | Resolved::Refused => {}
        Resolved::NoAnchor { page, anchor } => found.push(no_anchor(site, page, &anchor, span)),
        Resolved::Several(pages) => {
            let name = written(target);
            found.push(ambiguous(site, name, &pages, at()));
        }
        Resolved::Missing => match target {
            LinkTarget::Wiki { kind, name, .. } => {
                let (kind, name) = site.of_kind(kind.as_deref(), name);
                let kinds: Vec<&str> = kind.into_iter().collect();
                found.push(missing(site, &name, &kinds, language, at()));
            }
            LinkTarget::File { path, .. } | LinkTarget::Root { path, .. }
                if let Some(finding) = alike::file(site, from, path, span) =>
            {
                found.push(finding);
            }
            LinkTarget::File { path, .. } => {
                let finding = Diagnostic::new(&LINK_PAGE, at()).arg("path", path);
                let file = site.page(from).parsed.source.path.join(path);
                let near = file.and_then(|file| site.nearest_file(file.as_str()));
                found.push(
                    match near.map(|near| relative(site.page(from).parsed.source.path.as_str(), &near)) {
                        Some(near) => finding.arg("near", near).help("near"),
                        None => finding,
                    },
                );
            }
            LinkTarget::Root { path, .. } => {
                let finding = Diagnostic::new(&LINK_PAGE, at()).form("path").arg("path", path);
                found.push(match site.nearest_url(path) {
                    Some(near) => finding.arg("near", near).help("near"),
                    None => finding,
                });
            }
            _ => {}
        },
    }
}

/// A finding for a name that no page has, with the nearest that one has.
pub(super) fn missing(site: &Site, name: &str, kinds: &[&str], language: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(&BROKEN_WIKILINK, span).arg("name", name);
    let near = site.nearest_pages(name, kinds, language, 1).first().copied();
    // Before a colon may stand what was meant as a kind.
    let near = near.or_else(|| match site.page_named(name.split_once(':')?.1, language) {
        Named::One(ix) => Some(ix),
        _ => None,
    });
    match &near {
        Some(near) => finding.arg("near", &site.page(*near).parsed.id.id).help("near"),
        None => finding.help("help"),
    }
}

/// A finding for a name that several pages have.
pub(super) fn ambiguous(site: &Site, name: &str, pages: &[PageIx], span: Span) -> Diagnostic {
    let candidates: Vec<String> = pages.iter().map(|ix| site.page(*ix).parsed.id.to_string()).collect();
    Diagnostic::new(&AMBIGUOUS_NAME, span)
        .arg("name", name)
        .arg("candidates", candidates.join(", "))
        .help("help")
}

/// A finding for a heading or part that a page does not have.
pub(super) fn no_anchor(site: &Site, page: PageIx, anchor: &str, span: &Span) -> Diagnostic {
    let anchors = site.anchors(page);
    let title = &site.page(page).parsed.checked.builtins.title;
    let finding = Diagnostic::new(&LINK_HEADING, span.clone()).arg("title", title).arg("anchor", anchor);
    match nearest(anchor, anchors.iter().map(String::as_str), 1).first() {
        Some(near) => finding.arg("near", near).help("near"),
        None if anchors.is_empty() => finding.help("none"),
        None => finding.arg("known", anchors.join(", ")).help("known"),
    }
}

/// A finding for a way to a page that readers cannot see.
pub(super) fn hidden(site: &Site, to: PageIx, span: &Span) -> Diagnostic {
    let target = &site.page(to).parsed;
    let state = match target.checked.builtins.published.filter(|_| site.page(to).scheduled) {
        Some(day) => day.to_string(),
        None => site.state(to).label.get(&target.language).to_owned(),
    };
    let finding = Diagnostic::new(&LINK_HIDDEN, span.clone());
    finding.arg("title", &target.checked.builtins.title).arg("state", state)
}

/// A public page that leads to one that readers cannot see, or that is withdrawn.
pub(super) fn unfit_target(site: &Site, from: PageIx, to: PageIx, span: &Span, found: &mut Vec<Diagnostic>) {
    // Nearly every link leads to such a page.
    if site.is_public(to) && !site.page(to).withdrawn {
        return;
    }
    let target = &site.page(to).parsed;
    // What state a page is in that cannot be read, nobody can say.
    let unknown = |found: &Diagnostic| {
        yaml::ROWS.contains(&found.code)
            || [&UNKNOWN_STATE, &FRONT_MATTER_UNCLOSED, &FRONT_MATTER_TOML].contains(&found.code)
    };
    if !site.is_public(from) || site.state(from).withdrawn || target.diagnostics.iter().any(unknown) {
        return;
    }
    let title = &target.checked.builtins.title;
    if !site.is_public(to) {
        found.push(hidden(site, to, span));
    } else if site.state(to).withdrawn {
        let finding = Diagnostic::new(&LINK_WITHDRAWN, span.clone()).arg("title", title);
        let requires = &site.state(to).requires;
        let references = target.checked.references.iter().zip(site.targets(to));
        let successor =
            references.filter(|(reference, _)| requires.iter().any(|field| **field == *reference.field));
        let mut successor = successor.filter_map(|(_, target)| match target {
            Target::Page(page) => Some(site.page(*page).parsed.id.id.to_string()),
            _ => None,
        });
        found.push(match successor.next_back() {
            Some(near) => finding.arg("near", near).help("help"),
            None => finding,
        });
    }
}

fn images(site: &Site, from: PageIx, body: &Body, found: &mut Vec<Diagnostic>) {
    for image in &body.images {
        let (path, file) = match &image.target {
            LinkTarget::File { path, .. } => (path, site.page(from).parsed.source.path.join(path)),
            LinkTarget::Root { path, .. } => {
                (path, Some(crate::base::paths::SourcePath::new(&format!("static{path}"))))
            }
            LinkTarget::External(_) => {
                found.push(Diagnostic::new(&IMAGE_ELSEWHERE, image.span.clone()).help("help"));
                continue;
            }
            _ => continue,
        };
        // An image of a draft is there for the draft, not for a page that readers see.
        let seen = |file: &SourcePath| site.visible(from).is_none() || site.asset_url(file).is_some();
        if file.as_ref().is_some_and(|file| site.assets.contains_key(file) && seen(file)) {
            continue;
        }
        if let Some(finding) = alike::file(site, from, path, &image.span) {
            found.push(finding);
            continue;
        }
        let finding = Diagnostic::new(&IMAGE_MISSING, image.span.clone()).arg("path", path);
        let near = file.and_then(|file| site.nearest_file(file.as_str()));
        found.push(match near.map(|near| relative(site.page(from).parsed.source.path.as_str(), &near)) {
            Some(near) => finding.arg("near", near).help("near"),
            None => finding,
        });
    }
}

fn fact(site: &Site, name: &str, span: &Span, found: &mut Vec<Diagnostic>) {
    if site.model.facts.contains_key(name) {
        return;
    }
    let finding = Diagnostic::new(&UNKNOWN_FACT, span.clone()).arg("name", name);
    found.push(match nearest(name, site.model.facts.keys().map(String::as_str), 1).first() {
        Some(near) => finding.arg("near", near).help("near"),
        None => finding.help("help"),
    });
}

fn written(target: &LinkTarget) -> &str {
    match target {
        LinkTarget::Wiki { name, .. } => name,
        LinkTarget::File { path, .. } | LinkTarget::Root { path, .. } => path,
        LinkTarget::Anchor(text) | LinkTarget::External(text) | LinkTarget::Refused(text) => text,
    }
}
