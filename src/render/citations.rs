//! Citations in text become the numbers of sources.

use std::fmt::Write as _;

use super::body::Filling;
use super::html::escape;
use super::relations::Listed;
use super::renderer::Renderer;
use super::sources::Sources;
use crate::parse::body::Citation;
use crate::site::{PageIx, Target};

impl Renderer<'_> {
    /// The numbers of a page's sources; `None` for a page that has no list of them.
    pub(super) fn cites(&self, ix: PageIx) -> Option<Sources> {
        let relation = self.site.model.sources_of(self.site.page(ix).parsed.kind)?;
        let row = |listed: Listed<'_>| match listed {
            Listed::Page(page, _) => Some(page),
            Listed::Text(_) => None,
        };
        Some(Sources::new(relation, self.listed(relation, ix).into_iter().map(row).collect()))
    }
}

impl Filling<'_, '_> {
    /// The numbers of cited sources. A source without a number here is a link with its title.
    pub(super) fn citations(&mut self, out: &mut String, group: &[Citation]) {
        let site = self.renderer.site;
        let (mut numbers, mut titles) = (Vec::new(), Vec::new());
        for citation in group {
            let page = match site.cited(self.from, citation) {
                // What this build hides leaves no trace.
                Target::Page(page) if site.visible(page).is_none() => continue,
                Target::Page(page) => page,
                _ => {
                    numbers.push(format!("<span class=\"broken-link\">{}</span>", escape(&citation.name)));
                    continue;
                }
            };
            match self.number(page, citation) {
                Some(number) => numbers.push(number),
                None => {
                    let builtins = &site.page(page).parsed.checked.builtins;
                    let title = builtins.short_title.as_ref().unwrap_or(&builtins.title);
                    let url = site.config.href(site.page(page).url.as_str());
                    let mut link = format!("<a href=\"{}\">{}</a>", escape(&url), escape(title));
                    if let Some(locator) = &citation.locator {
                        let _ = write!(link, ", {}", escape(locator));
                    }
                    titles.push(link);
                }
            }
        }
        if !numbers.is_empty() {
            let _ = write!(out, "<sup class=\"citations\">{}</sup>", numbers.join(", "));
        }
        if !titles.is_empty() {
            let _ = write!(out, " ({})", titles.join("; "));
        }
    }

    /// The link of a number; `None` when the page that is rendered has no place for this source.
    fn number(&mut self, page: PageIx, citation: &Citation) -> Option<String> {
        let site = self.renderer.site;
        let cites = self.cites.as_deref_mut()?;
        let relation = site.model.cited_by(site.page(self.from).parsed.kind);
        if relation != Some(cites.relation) || page == self.inside[0].0 {
            return None;
        }
        let row = cites.row(page);
        let number = (row + 1).to_string();
        let mut link = format!("<a class=\"citation\" href=\"#source-{number}\"");
        if let Some(id) = cites.mark(row, citation.locator.as_deref()) {
            let _ = write!(link, " id=\"{id}\"");
        }
        let key = if citation.locator.is_some() { "citation-locator" } else { "citation" };
        let name = self.renderer.text(self.language, key).replace("{number}", &number);
        let name = name.replace("{locator}", citation.locator.as_deref().unwrap_or_default());
        let name = name.replace("{title}", &site.page(page).parsed.checked.builtins.title);
        let _ = write!(link, " role=\"doc-biblioref\" aria-label=\"{}\">{number}</a>", escape(&name));
        Some(link)
    }
}
