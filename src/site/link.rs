//! Joins parsed pages to a site, each table when what it needs is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::Names;
use super::page::Page;
use super::route::Routes;
use super::routes::PathWords;
use super::tables::{Facets, Glossary, Graph, Nav, Near};
use super::whole::Site;
use super::{graph, nav};
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
        let names = Names::of(&pages, config.language());
        let mut site = Site {
            config,
            model,
            pages,
            assets,
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
        site.graph.read_text(graph::backlinks(&site));
        site
    }
}

/// Gives a page its address and says whether this build shows it.
fn place(config: &Config, model: &Model, parsed: Arc<ParsedPage>) -> Page {
    let builtins = &parsed.checked.builtins;
    let state = &model.lifecycle.states[builtins.state];
    let scheduled = builtins.published.is_some_and(|day| day > config.today) && !config.future;
    let visible = parsed.landing || (state.public || config.drafts) && !scheduled;
    let url = nav::address(config, model, &parsed);
    Page { url, visible, scheduled: scheduled && !parsed.landing, parsed }
}
