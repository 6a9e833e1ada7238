//! What the configuration and the model say about pages: menus, sources of facts, templates of kinds.

use crate::base::paths::SourcePath;
use crate::base::source::Span;
use crate::config::{MenuTarget, on_site};
use crate::diag::Diagnostic;
use crate::diag::codes::config::CONFIG_NO_TITLE;
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
