//! Pages as such: their template, their ids and addresses, values that may stand once, pages that must
//! exist.

use std::collections::BTreeMap;

use super::alike;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::Span;
use crate::base::yaml::Seg;
use crate::diag::codes::links::LINK_PAGE;
use crate::diag::codes::site::{
    DUPLICATE_ID, EMPTY_PAGE, MISSING_PAGE, NOT_UNIQUE, ORPHAN, REDIRECT_LOOP, REVIEW_OVERDUE, URL_COLLISION,
    URL_IMPOSSIBLE,
};
use crate::diag::codes::theme::UNKNOWN_TEMPLATE;
use crate::diag::{Diagnostic, Severity};
use crate::model::value::Value;
use crate::site::{Collision, PageIx, Route, Site};
use crate::theme::Theme;

/// Checks one page.
pub(super) fn check_one(site: &Site, theme: &Theme, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    if let Some(name) = &page.checked.builtins.template
        && !theme.has_template(&format!("{name}.html"))
        && !theme.stands_in()
    {
        let span = page.front.value_span(&[site.model.names.of("template").into()]);
        found.push(Diagnostic::new(&UNKNOWN_TEMPLATE, span).arg("name", name));
    }
    if page.source.text.trim().is_empty() {
        found.push(Diagnostic::new(&EMPTY_PAGE, page.front.start_span()).help("help"));
    }
    for (name, value) in &page.checked.fields {
        files(site, ix, value, &mut vec![name.as_str().into()], found);
    }
    review(site, ix, found);
}

/// Files that fields name.
fn files(site: &Site, ix: PageIx, value: &Value, path: &mut Vec<Seg>, found: &mut Vec<Diagnostic>) {
    match value {
        Value::File(file) if site.file_url(ix, file).is_none() && !own_of_hidden(site, ix, file) => {
            let span = site.page(ix).parsed.front.value_span(path);
            found.push(match alike::file(site, ix, file, &span) {
                Some(finding) => finding,
                None => Diagnostic::new(&LINK_PAGE, span).arg("path", file),
            });
        }
        Value::List(values) => {
            for (n, value) in values.iter().enumerate() {
                path.push(n.into());
                files(site, ix, value, path, found);
                path.pop();
            }
        }
        Value::Group(fields) | Value::Part { fields, .. } => {
            for (name, value) in fields {
                path.push(name.as_str().into());
                files(site, ix, value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Whether a page that this build hides names a file that is there, and hidden with it.
fn own_of_hidden(site: &Site, ix: PageIx, file: &str) -> bool {
    let file = site.page(ix).parsed.source.path.join(file);
    site.visible(ix).is_none() && file.is_some_and(|file| site.assets.contains_key(&file))
}

/// A public page whose review is overdue, unless its state already says that it is being revised.
fn review(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let state = site.state(ix);
    let page = &site.page(ix).parsed;
    let builtins = &page.checked.builtins;
    let due = builtins.review_due.filter(|due| *due < site.config.today);
    // A due date before the review itself is another fault, told already.
    let due = due.filter(|due| builtins.reviewed.is_none_or(|reviewed| reviewed < *due));
    if let Some(due) = due.filter(|_| site.is_public(ix) && !state.withdrawn && !state.notice) {
        let path: Vec<Seg> = site.model.lifecycle.due.iter().map(|key| key.as_str().into()).collect();
        found.push(
            Diagnostic::new(&REVIEW_OVERDUE, page.front.value_span(&path)).arg("date", due).help("help"),
        );
    }
}

/// Checks pages against each other.
pub(super) fn check_all(site: &Site, found: &mut Vec<Diagnostic>) {
    orphans(site, found);
    ids(site, found);
    uniques(site, found);
    addresses(site, found);
    for required in &site.model.require_pages {
        let kind = site.model.kind_named(&required.kind);
        let fit = site.pages.iter().filter(|page| {
            Some(page.parsed.kind) == kind
                && !page.parsed.landing
                && site.model.holds(
                    &required.condition,
                    page.parsed.kind,
                    &page.parsed.checked,
                    site.config.today,
                )
        });
        // A page and its translations are one.
        let ids: std::collections::BTreeSet<_> = fit.map(|page| &page.parsed.id.id).collect();
        let count = ids.len();
        if count != required.count {
            let finding = Diagnostic::new(&MISSING_PAGE, required.span.clone());
            let finding =
                finding.arg("kind", &required.kind).arg("count", count).arg("wanted", required.count);
            found.push(if required.message.is_empty() || count > required.count {
                if count > required.count { finding.form("many") } else { finding }
            } else {
                finding.words(required.message.clone())
            });
        }
    }
}

/// Pages to which nothing leads. One that the index of its kind shows is told only among others that are led
/// to: where most stand alone, readers come by the index, and that is how the site is made.
fn orphans(site: &Site, found: &mut Vec<Diagnostic>) {
    if !site.model.declared {
        return;
    }
    let public = |page: PageIx| site.is_public(page);
    let mut alone: Vec<Vec<PageIx>> = vec![Vec::new(); site.model.kinds.len()];
    let mut all: Vec<usize> = vec![0; site.model.kinds.len()];
    for ix in (0..site.pages.len() as PageIx).filter(|ix| public(*ix) && !site.page(*ix).landing) {
        let page = &site.page(ix).parsed;
        all[page.kind] += 1;
        // What a page that cannot be read would be called, and so who leads to it, nobody can say.
        let broken = page.diagnostics.iter().any(|found| found.severity == Severity::Error);
        if !broken && site.is_orphan(ix, &public) {
            alone[page.kind].push(ix);
        }
    }
    for (alone, all) in alone.into_iter().zip(all) {
        let exceptions = all >= 4 && alone.len() * 4 <= all;
        for ix in alone {
            let page = &site.page(ix).parsed;
            let finding = Diagnostic::new(&ORPHAN, page.front.start_span());
            if site.kind_url(page.kind, &page.language).is_none() {
                found.push(finding.form("nowhere").help("help").severity(Severity::Warning));
            } else if exceptions {
                found.push(finding.help("help"));
            }
        }
    }
}

fn ids(site: &Site, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&crate::base::paths::PageId, PageIx> = BTreeMap::new();
    for (ix, page) in site.pages.iter().enumerate() {
        let id = &page.parsed.id;
        match seen.get(id) {
            None => drop(seen.insert(id, ix as PageIx)),
            Some(first) => found.push(
                Diagnostic::new(&DUPLICATE_ID, page.parsed.front.start_span())
                    .arg("id", &id.id)
                    .arg("kind", &id.kind)
                    .label(site.page(*first).parsed.front.start_span(), "first")
                    .help("help"),
            ),
        }
    }
}

fn uniques(site: &Site, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(&str, Option<usize>, &str, &str), PageIx> = BTreeMap::new();
    for (ix, page) in site.pages.iter().enumerate() {
        for unique in &page.parsed.checked.uniques {
            let kind = (!unique.site_wide).then_some(page.parsed.kind);
            let key = (unique.field.as_str(), kind, &*page.parsed.language, unique.key.as_str());
            match seen.get(&key) {
                None => drop(seen.insert(key, ix as PageIx)),
                Some(first) if *first == ix as PageIx => {}
                Some(first) => {
                    let other = site.page(*first);
                    let place = other
                        .parsed
                        .checked
                        .uniques
                        .iter()
                        .find(|u| u.field == unique.field && u.key == unique.key);
                    let place = place.map_or_else(
                        || other.parsed.front.start_span(),
                        |u| other.parsed.front.value_span(&u.path),
                    );
                    found.push(
                        Diagnostic::new(&NOT_UNIQUE, page.parsed.front.value_span(&unique.path))
                            .arg("field", &unique.field)
                            .arg("title", &other.parsed.checked.builtins.title)
                            .label(place, "first")
                            .help("help"),
                    );
                }
            }
        }
    }
}

fn addresses(site: &Site, found: &mut Vec<Diagnostic>) {
    let place = |route: &Route, url: &UrlPath| match route {
        Route::Page(ix) => Some(address_span(site, *ix)),
        Route::Redirect { to } => Some(alias_span(site, *to, url)),
        Route::Home { landing, .. } | Route::KindIndex { landing, .. } => {
            landing.map(|ix| site.page(ix).parsed.front.start_span())
        }
        Route::Asset(path) => Some(Span { path: path.clone(), start: 0, end: 0 }),
        _ => None,
    };
    let config = || Span { path: SourcePath::new(crate::config::FILE), start: 0, end: 0 };
    for collision in &site.routes().collisions {
        // A page file named twice is one fault, told where the ids are compared.
        if let (Route::Page(a), Route::Page(b)) = (&collision.first, &collision.second)
            && site.page(*a).parsed.id == site.page(*b).parsed.id
        {
            continue;
        }
        if let Some(finding) = to_itself(site, collision) {
            found.push(finding);
            continue;
        }
        let (first, second) =
            (place(&collision.first, &collision.url), place(&collision.second, &collision.url));
        let at = second.clone().or_else(|| first.clone()).unwrap_or_else(config);
        let finding = Diagnostic::new(&URL_COLLISION, at).arg("url", &collision.url);
        let finding = match &collision.second {
            Route::Redirect { .. } => finding.form("redirect"),
            _ => finding,
        };
        let builtin = name(&collision.first);
        found.push(match first.filter(|_| second.is_some()) {
            Some(first) => finding.label(first, "first").help("help"),
            None => finding.arg("what", builtin).help("builtin"),
        });
    }
    for (url, why, route) in &site.routes().impossible {
        let at = place(route, url).unwrap_or_else(config);
        found.push(Diagnostic::new(&URL_IMPOSSIBLE, at).arg("url", url).form(why).help("help"));
    }
}

/// A finding for an old address of a page that is the page's own, or stands there before.
fn to_itself(site: &Site, collision: &Collision) -> Option<Diagnostic> {
    let Route::Redirect { to } = collision.second else { return None };
    let form = match collision.first {
        Route::Page(first) if first == to && site.page(to).url == collision.url => "own",
        Route::Redirect { to: first } if first == to => "twice",
        _ => return None,
    };
    let at = alias_span(site, to, &collision.url);
    Some(Diagnostic::new(&REDIRECT_LOOP, at).form(form).arg("url", &collision.url).help("help"))
}

/// Where a page says its address: its slug, else its first line.
fn address_span(site: &Site, ix: PageIx) -> Span {
    let front = &site.page(ix).parsed.front;
    let slug = site.model.names.of("slug");
    if front.map().contains_key(slug) { front.value_span(&[slug.into()]) } else { front.start_span() }
}

/// Where a page names an old address.
fn alias_span(site: &Site, ix: PageIx, url: &UrlPath) -> Span {
    let page = &site.page(ix).parsed;
    let wanted = url.as_str().trim_end_matches('/');
    let aliases = &page.checked.builtins.aliases;
    // Of one address named twice the later is told.
    match aliases.iter().rposition(|alias| alias.trim_end_matches('/') == wanted) {
        Some(n) => page.front.value_span(&[site.model.names.of("aliases").into(), n.into()]),
        None => page.front.start_span(),
    }
}

/// What an address shows, in a word, for one that no file of the site stands behind.
fn name(route: &Route) -> &'static str {
    match route {
        Route::Home { .. } => "home",
        Route::KindIndex { .. } => "index",
        Route::Compare { .. } => "compare",
        Route::Facet { .. } | Route::FacetIndex { .. } => "facet",
        Route::Az { .. } => "az",
        Route::New { .. } => "new",
        Route::Search { .. } => "search",
        Route::NotFound { .. } => "404",
        Route::ThemeAsset(_) => "theme",
        Route::Folder { .. } => "folder",
        Route::Page(_) | Route::Redirect { .. } | Route::Asset(_) => "page",
    }
}
