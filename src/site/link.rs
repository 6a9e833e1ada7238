//! Joins parsed pages to a site, each table when what it needs is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::graph;
use super::names::Names;
use super::page::Page;
use super::route::Routes;
use super::routes::PathWords;
use super::tables::{Facets, Glossary, Graph, Nav, Near};
use super::whole::Site;
use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::discover::Asset;
use crate::model::Model;
use crate::parse::ParsedPage;

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
        let (names, ranks) = rayon::join(|| Names::of(&pages, &config), || ranks(&pages));
        let mut site = Site {
            config,
            model,
            pages,
            assets,
            ranks,
            names,
            graph: Graph::default(),
            glossary: Glossary::default(),
            facets: Facets::default(),
            nav: Nav::default(),
            routes: Routes::default(),
            near: Near::default(),
        };
        site.glossary = Glossary::of(&site);
        site.graph = Graph::of(&site);
        site.facets = Facets::of(&site);
        site.nav = Nav::of(&site);
        site.routes = Routes::of(&site, theme_assets, words);
        site.graph.read_text(graph::links(&site));
        site
    }
}

/// The place of each page among all by title; pages of one title by their ids.
fn ranks(pages: &[Page]) -> Vec<u32> {
    // The first bytes of a key mostly decide, and lie side by side.
    let head = |key: &[u8]| {
        let mut head = [0; 16];
        let length = key.len().min(16);
        head[..length].copy_from_slice(&key[..length]);
        u128::from_be_bytes(head)
    };
    let mut order: Vec<(u128, u32)> =
        pages.iter().zip(0..).map(|(page, ix)| (head(&page.parsed.sort_key), ix)).collect();
    let key = |ix: u32| {
        let parsed = &pages[ix as usize].parsed;
        (&parsed.sort_key, &parsed.id, ix)
    };
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(&key(b.1))));
    let mut ranks = vec![0; pages.len()];
    for ((_, ix), rank) in order.into_iter().zip(0..) {
        ranks[ix as usize] = rank;
    }
    ranks
}

/// Gives a page its address and says whether this build shows it.
fn place(config: &Config, model: &Model, parsed: Arc<ParsedPage>) -> Page {
    let builtins = &parsed.checked.builtins;
    let state = &model.lifecycle.states[builtins.state];
    let scheduled = builtins.published.is_some_and(|day| day > config.today) && !config.future;
    let visible = parsed.landing || (state.public || config.drafts) && !scheduled;
    let url = parsed.address.url.clone();
    let scheduled = scheduled && !parsed.landing;
    Page {
        url,
        visible,
        public: state.public,
        withdrawn: state.withdrawn,
        scheduled,
        landing: parsed.landing,
        parsed,
    }
}
