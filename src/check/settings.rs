//! What the configuration and the model say about pages: menus, sources of facts, templates of kinds.

use std::collections::BTreeSet;

use crate::base::glob::Glob;
use crate::base::paths::SourcePath;
use crate::base::source::Span;
use crate::base::suggest::nearest;
use crate::config::{MenuTarget, on_site};
use crate::diag::Diagnostic;
use crate::diag::codes::config::{CONFIG_NO_TITLE, CONFIG_PATH_UNUSED};
use crate::diag::codes::site::{FACT_DUE, MENU_TARGET};
use crate::diag::codes::theme::UNKNOWN_TEMPLATE;
use crate::site::{Named, Site};
use crate::theme::Theme;

/// Checks the configuration and the model against the pages.
pub(super) fn check(site: &Site, theme: &Theme, found: &mut Vec<Diagnostic>) {
    let config = &site.config;
    let file = |name: &str| Span { path: SourcePath::new(name), start: 0, end: 0 };
    if config.title.is_empty() {
        found.push(Diagnostic::new(&CONFIG_NO_TITLE, file(crate::config::FILE)).help("help"));
    }
    unused_patterns(site, found);
    for item in config.menus.values().flatten() {
        match &item.target {
            MenuTarget::Page(name) => {
                let finding = || Diagnostic::new(&MENU_TARGET, item.span.clone()).arg("name", name);
                match site.page_named(name, config.language()) {
                    Named::One(ix) if site.visible(ix).is_some() => {}
                    Named::One(_) => found.push(finding().form("hidden")),
                    _ => {
                        let near = site.nearest_pages(name, &[] as &[&str], config.language(), 1);
                        found.push(match near.first() {
                            Some(near) => finding().arg("near", &site.page(*near).parsed.id.id).help("near"),
                            None => finding(),
                        });
                    }
                }
            }
            MenuTarget::Url(url)
                if on_site(url)
                    && site.routes().find(url.split(['#', '?']).next().unwrap_or(url)).is_none() =>
            {
                found.push(Diagnostic::new(&MENU_TARGET, item.span.clone()).form("url").arg("name", url));
            }
            MenuTarget::Url(_) => {}
        }
    }
    for (name, fact) in &site.model.facts {
        if let Some(source) = &fact.source
            && !matches!(site.page_named(source, config.language()), Named::One(_))
        {
            found.push(super::links::missing(site, source, &[], config.language(), fact.span.clone()));
        }
        if let Some(due) = fact.review.filter(|due| *due < config.today) {
            found.push(
                Diagnostic::new(&FACT_DUE, fact.review_span.clone()).arg("name", name).arg("date", due),
            );
        }
    }
    for kind in &site.model.kinds {
        let name = format!("{}.html", kind.template);
        if !theme.has_template(&name) && !theme.stands_in() {
            found.push(
                Diagnostic::new(&UNKNOWN_TEMPLATE, file(crate::discover::MODEL_FILE))
                    .arg("name", &kind.template),
            );
        }
    }
}

/// Patterns of `checks: paths:` that no file fits. What a site has beside its pages and their files is not
/// known here, so a pattern that leads into a folder of it is left alone.
fn unused_patterns(site: &Site, found: &mut Vec<Diagnostic>) {
    let config = &site.config;
    let folders = ["data", "static", "templates", "themes", "assets", "strings"];
    let files = [crate::config::FILE, crate::discover::MODEL_FILE, crate::discover::LOCK_FILE];
    for (pattern, span) in &config.checks.patterns {
        let text = pattern.as_str().trim_start_matches("./").trim_start_matches('/');
        let first = text.split('/').next().unwrap_or_default();
        let pages = site.pages.iter().map(|page| page.parsed.source.path.as_str());
        let paths = || pages.clone().chain(site.assets.keys().map(SourcePath::as_str)).chain(files);
        if folders.contains(&first) || paths().any(|path| pattern.fits(path)) {
            continue;
        }
        let finding = Diagnostic::new(&CONFIG_PATH_UNUSED, span.clone()).arg("pattern", pattern.as_str());
        // Written from the folder of pages, as links are, or with a slip in a folder's name.
        let within = format!("{}/{text}", config.content);
        let near = if paths().any(|path| Glob::new(&within).fits(path)) {
            Some(within)
        } else {
            slip(text, &paths().collect::<Vec<_>>())
        };
        found.push(match near {
            Some(near) => finding.arg("near", near).help("near"),
            None => finding.help("help"),
        });
    }
}

/// A pattern with the first name that no path has there replaced by the nearest that one has, when then a
/// path fits.
fn slip(pattern: &str, paths: &[&str]) -> Option<String> {
    let parts: &Vec<&str> = &pattern.trim_end_matches('/').split('/').collect();
    let begins = &|path: &str, depth: usize| path.split('/').take(depth).eq(parts[..depth].iter().copied());
    let known = |depth: usize| paths.iter().filter(move |path| begins(path, depth));
    let depth = (0..parts.len()).find(|depth| known(depth + 1).next().is_none())?;
    let beside: BTreeSet<&str> = known(depth).filter_map(|path| path.split('/').nth(depth)).collect();
    let near = nearest(parts[depth], beside, 1);
    let mut better = parts.clone();
    better[depth] = near.first()?;
    let better = better.join("/") + if pattern.ends_with('/') { "/" } else { "" };
    paths.iter().any(|path| Glob::new(&better).fits(path)).then_some(better)
}
