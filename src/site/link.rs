//! Joins parsed pages to a site, each table when what it needs is there. A table of the site before stays
//! when `Since` says that it still holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::Names;
use super::page::Page;
use super::route::Routes;
use super::routes::PathWords;
use super::since::Since;
use super::tables::{Facets, Glossary, Graph, Links, Nav};
use super::whole::Site;
use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::discover::Asset;
use crate::model::Model;
use crate::parse::ParsedPage;

impl Site {
    /// Joins the pages. `words` gives the last part of built-in addresses in a language: `az`, `new`,
    /// `search`. `before` is a site made with the same theme, of which holds what still can.
    pub fn link(
        config: Arc<Config>,
        model: Arc<Model>,
        parsed: Vec<Arc<ParsedPage>>,
        assets: BTreeMap<SourcePath, Asset>,
        theme_assets: &[String],
        words: PathWords<'_>,
        before: Option<&Site>,
    ) -> Site {
        let pages: Vec<Page> = parsed.into_iter().map(|parsed| place(&config, &model, parsed)).collect();
        let since = Since::of(before, &config, &model, &pages, &assets);
        let since = since.as_ref();
        // What only sees the pages, their places and names.
        let same = since.filter(|since| since.faces).map(|since| since.before);
        let (names, ranks) = match same {
            Some(before) => (Arc::clone(&before.names), Arc::clone(&before.ranks)),
            None => rayon::join(|| Arc::new(Names::of(&pages, &config)), || Arc::new(ranks(&pages))),
        };
        let mut site = Site {
            config,
            model,
            pages,
            assets,
            ranks,
            names,
            graph: Graph::default(),
            glossary: Arc::default(),
            facets: Arc::default(),
            nav: Arc::default(),
            routes: Arc::default(),
            near: Arc::default(),
            letters: Arc::default(),
        };
        site.glossary = match same {
            Some(before) => Arc::clone(&before.glossary),
            None => Arc::new(Glossary::of(&site)),
        };
        site.graph = since.and_then(|since| Graph::carried(&site, since)).unwrap_or_else(|| Graph::of(&site));
        // What sees the relations of pages too.
        let related = since.filter(|since| site.graph.same_for_tables(&site, since));
        let same = related.filter(|since| since.faces);
        if let Some(Since { before, .. }) = same {
            (site.facets, site.nav) = (Arc::clone(&before.facets), Arc::clone(&before.nav));
            (site.routes, site.near) = (Arc::clone(&before.routes), Arc::clone(&before.near));
            site.letters = Arc::clone(&before.letters);
        } else {
            let tables = || rayon::join(|| Facets::of(&site, since), || Nav::of(&site));
            let ((facets, nav), letters) = rayon::join(tables, || site.letters_of_languages());
            (site.facets, site.nav, site.letters) = (Arc::new(facets), Arc::new(nav), Arc::new(letters));
            let same_places = |since: &&Since<'_>| {
                since.places && site.facets.have_addresses_of(since) && site.letters == since.before.letters
            };
            site.routes = match related.filter(same_places) {
                Some(since) => Arc::clone(&since.before.routes),
                None => Arc::new(Routes::of(&site, theme_assets, words)),
            };
        }
        site.graph.links = since
            .and_then(|since| Links::carried(&site, since, same.is_none()))
            .unwrap_or_else(|| Links::of(&site));
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
