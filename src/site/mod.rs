//! All parsed pages joined to one immutable site: names, relations and their inverses, backlinks,
//! facets, glossary, navigation and the route table. Built afresh each time; only joins what parsing
//! prepared. Judges nothing: `check` reads what could not be resolved.

mod az;
mod facets;
mod glossary;
mod graph;
mod lists;
mod names;
mod nav;
mod resolve;
mod routes;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::paths::{SourcePath, UrlPath};
use crate::config::Config;
use crate::discover::Asset;
use crate::model::Model;
use crate::model::schema::{Kind, State};
use crate::parse::ParsedPage;

pub use az::{AzEntry, Letter};
pub use facets::{Facet, FacetValue};
pub use glossary::TermHit;
pub use graph::{Backlink, Edge, Target, bodies};
pub use lists::{Group, GroupKey, Listed};
pub use names::Named;
pub use nav::Crumb;
pub use resolve::{Destination, Resolved};
pub use routes::{Collision, Route, RouteOwner, Routes};

/// A page of the site: an index into `Site::pages`.
pub type PageIx = u32;

/// A page that this build shows. Only `Site` makes these, so that a draft cannot leak by forgetting
/// a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visible(PageIx);

impl Visible {
    /// The page.
    pub fn ix(self) -> PageIx {
        self.0
    }
}

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
    names: names::Names,
    graph: graph::Graph,
    glossary: glossary::Glossary,
    facets: Vec<Vec<Facet>>,
    nav: nav::Nav,
    routes: Routes,
}

/// A page and its place on the site.
pub struct Page {
    /// What its file says.
    pub parsed: Arc<ParsedPage>,
    /// Its address.
    pub url: UrlPath,
    /// Whether this build shows it.
    pub visible: bool,
    /// Whether it is left out because its publication date lies ahead.
    pub scheduled: bool,
}

/// The words that the theme gives for addresses of built-in pages, by language and key.
pub type PathWords<'a> = &'a dyn Fn(&str, &str) -> String;

impl Site {
    /// Joins the pages. `words` gives the last part of built-in addresses in a language: `az`, `new`,
    /// `search`.
    pub fn link(
        config: Arc<Config>,
        model: Arc<Model>,
        parsed: Vec<Arc<ParsedPage>>,
        assets: BTreeMap<SourcePath, Asset>,
        theme_assets: &[String],
        words: PathWords<'_>,
    ) -> Site {
        let pages: Vec<Page> = parsed.into_iter().map(|parsed| place(&config, &model, parsed)).collect();
        let names = names::Names::of(&pages, config.language());
        let mut site = Site {
            config,
            model,
            pages,
            assets,
            names,
            graph: graph::Graph::default(),
            glossary: glossary::Glossary::default(),
            facets: Vec::new(),
            nav: nav::Nav::default(),
            routes: Routes::default(),
        };
        site.glossary = glossary::Glossary::of(&site);
        site.graph = graph::Graph::of(&site);
        site.facets = facets::of(&site);
        site.nav = nav::Nav::of(&site);
        site.routes = Routes::of(&site, theme_assets, words);
        site.graph.read_text(graph::backlinks(&site));
        site
    }

    /// The page at `ix`.
    pub fn page(&self, ix: PageIx) -> &Page {
        &self.pages[ix as usize]
    }

    /// The page as one this build shows.
    pub fn visible(&self, ix: PageIx) -> Option<Visible> {
        self.page(ix).visible.then_some(Visible(ix))
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
        page.parsed.landing || self.state(ix).public && !page.scheduled
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
        self.facets.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Pages in the order of their titles.
    pub fn sort_by_title(&self, pages: &mut [Visible]) {
        pages.sort_by(|a, b| self.title_order(a.0, b.0));
    }

    fn title_order(&self, a: PageIx, b: PageIx) -> std::cmp::Ordering {
        let key = |ix: PageIx| (&self.page(ix).parsed.sort_key, &self.page(ix).parsed.id);
        key(a).cmp(&key(b))
    }
}

/// Gives a page its address and says whether this build shows it.
fn place(config: &Config, model: &Model, parsed: Arc<ParsedPage>) -> Page {
    let kind = &model.kinds[parsed.kind];
    let builtins = &parsed.checked.builtins;
    let state = &model.lifecycle.states[builtins.state];
    let scheduled = builtins.published.is_some_and(|day| day > config.today) && !config.future;
    let visible = parsed.landing || (state.public || config.drafts) && !scheduled;
    let url = nav::address(config, kind, &parsed);
    Page { url, visible, scheduled: scheduled && !parsed.landing, parsed }
}
