//! Pages that nothing leads to. One definition for the finding, the work list and the editors' dashboard.

use super::names::Named;
use super::page::PageIx;
use super::route::Route;
use super::whole::Site;
use crate::config::MenuTarget;
use crate::model::schema::Place;

impl Site {
    /// Whether nothing on the site leads readers to a page: no relation of another page, whichever side
    /// declared it, that the other page shows; no link in another page's text; no menu. `public` tells which
    /// pages readers see. Never true of pages that they do not see, of withdrawn ones, of a folder's page or
    /// the home page; nor of what is looked up instead of led to: entries of a register, terms, sources, and
    /// kinds that stand in no list.
    pub fn is_orphan(&self, ix: PageIx, public: &dyn Fn(PageIx) -> bool) -> bool {
        let (page, kind) = (self.page(ix), self.kind(ix));
        let looked_up = !kind.listed || kind.glossary.is_some() || kind.bibliography;
        if looked_up || page.landing || page.withdrawn || !public(ix) || self.led_to(ix, public) {
            return false;
        }
        let file = page.parsed.source.path.as_str().ends_with(".md");
        let home = || matches!(self.routes.get(&page.url), Some(Route::Home { .. }));
        file && !home() && !self.in_menu(ix)
    }

    fn led_to(&self, ix: PageIx, public: &dyn Fn(PageIx) -> bool) -> bool {
        let other = |page: PageIx| page != ix && public(page);
        self.backlinks(ix).iter().any(|link| other(link.page))
            || self.edges_to(ix).iter().any(|edge| other(edge.page))
            || self.edges_from(ix).iter().any(|edge| other(edge.page) && self.shows_back(edge.relation))
    }

    /// Whether the page that a relation points to shows the page that it comes from.
    fn shows_back(&self, relation: usize) -> bool {
        let relation = &self.model.relations[relation];
        relation.symmetric
            || relation.inverse.as_ref().is_some_and(|inverse| {
                let listed = |name: &str| name == inverse.name;
                inverse.place != Place::None
                    || self.model.lists.values().any(|list| list.relation.as_deref().is_some_and(listed))
            })
    }

    fn in_menu(&self, ix: PageIx) -> bool {
        let page = self.page(ix);
        self.config.menus.values().flatten().any(|item| match &item.target {
            MenuTarget::Page(name) => {
                let named = |language: &str| self.page_named(name, language) == Named::One(ix);
                named(self.config.language()) || named(&page.parsed.language)
            }
            MenuTarget::Url(url) => url.trim_end_matches('/') == page.url.as_str().trim_end_matches('/'),
        })
    }
}
