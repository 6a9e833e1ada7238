//! The site as a value, and what can be asked of it directly.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::Names;
use super::page::{Page, PageIx, Visible};
use super::route::Routes;
use super::tables::{Backlink, Edge, Facet, FacetValue, Facets, Glossary, Graph, Lead, Nav, Near, Target};
use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::discover::Asset;
use crate::model::Model;
use crate::model::schema::{Kind, State};

/// The site as a value.
pub struct Site {
    /// How it is built.
    pub config: Arc<Config>,
    /// What it is made of.
    pub model: Arc<Model>,
    /// All pages, drafts too, by path of their file.
    pub pages: Vec<Page>,
    /// Published files by path.
    pub assets: BTreeMap<SourcePath, Asset>,
    /// For each page, its place among all pages by title.
    pub(super) ranks: Arc<Vec<u32>>,
    pub(super) names: Arc<Names>,
    pub(super) graph: Graph,
    pub(super) glossary: Arc<Glossary>,
    pub(super) facets: Arc<Facets>,
    pub(super) nav: Arc<Nav>,
    pub(super) routes: Arc<Routes>,
    pub(super) near: Arc<Near>,
    /// By language, the letters of the A-Z that have an address of their own.
    pub(super) letters: Arc<Vec<Vec<String>>>,
}

impl Site {
    /// The page at `ix`.
    pub fn page(&self, ix: PageIx) -> &Page {
        &self.pages[ix as usize]
    }

    /// The page as one this build shows.
    pub fn visible(&self, ix: PageIx) -> Option<Visible> {
        Visible::of(ix, self.page(ix))
    }

    /// All pages that this build shows, in the order of their files.
    pub fn visible_pages(&self) -> impl Iterator<Item = Visible> + '_ {
        (0..self.pages.len() as PageIx).filter_map(|ix| self.visible(ix))
    }

    /// The kind of a page.
    pub fn kind(&self, ix: PageIx) -> &Kind {
        &self.model.kinds[self.page(ix).parsed.kind]
    }

    /// The state of a page.
    pub fn state(&self, ix: PageIx) -> &State {
        &self.model.lifecycle.states[self.page(ix).parsed.checked.builtins.state]
    }

    /// Whether the public may see a page: its state is public and its day has come. Landing pages are
    /// always public.
    pub fn is_public(&self, ix: PageIx) -> bool {
        let page = self.page(ix);
        page.landing || page.public && !page.scheduled
    }

    /// The route table.
    pub fn routes(&self) -> &Routes {
        &self.routes
    }

    /// Relations out of a page, in the order they were written, hidden targets too.
    pub fn edges_from(&self, ix: PageIx) -> &[Edge] {
        self.graph.from(ix)
    }

    /// Relations into a page, by title of the page they come from, hidden ones too.
    pub fn edges_to(&self, ix: PageIx) -> &[Edge] {
        self.graph.to(ix)
    }

    /// What each reference of a page leads to, in the order of `Checked::references`.
    pub fn targets(&self, ix: PageIx) -> &[Target] {
        self.graph.targets(ix)
    }

    /// Where the links in a page's text lead, in the order of `bodies` and of their links.
    pub fn leads(&self, ix: PageIx) -> &[Lead] {
        self.graph.links.leads.get(ix)
    }

    /// Pages that link to this one in running text.
    pub fn backlinks(&self, ix: PageIx) -> &[Backlink] {
        self.graph.backlinks(ix)
    }

    /// How many edges of each relation the site has between pages that this build shows.
    pub fn edge_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.model.relations.len()];
        for page in self.visible_pages() {
            for edge in self.edges_from(page.ix()).iter().filter(|edge| !edge.inverse) {
                counts[edge.relation] += usize::from(self.visible(edge.page).is_some());
            }
        }
        counts
    }

    /// The facets of a kind, with the pages that this build shows.
    pub fn facets(&self, kind: usize) -> &[Facet] {
        self.facets.of_kind(kind)
    }

    /// The facet values that a page has, in the order of its kind's facets: (facet, value).
    pub fn facet_values(&self, ix: PageIx) -> impl Iterator<Item = (&Facet, &FacetValue)> {
        let facets = self.facets(self.page(ix).parsed.kind);
        self.facets.of_page(ix).iter().map(|(facet, value)| {
            let facet = &facets[*facet as usize];
            (facet, &facet.values[*value as usize])
        })
    }

    /// Pages in the order of their titles.
    pub fn sort_by_title(&self, pages: &mut [Visible]) {
        pages.sort_by(|a, b| self.title_order(a.ix(), b.ix()));
    }

    /// All pages in the order of their titles.
    pub(super) fn by_title(&self) -> Vec<PageIx> {
        let mut order = vec![0; self.pages.len()];
        for (rank, ix) in self.ranks.iter().zip(0..) {
            order[*rank as usize] = ix;
        }
        order
    }

    pub(super) fn title_order(&self, a: PageIx, b: PageIx) -> std::cmp::Ordering {
        self.ranks[a as usize].cmp(&self.ranks[b as usize])
    }
}
