//! The graph carried over from the site before: only rows that can be others are made again. What can be
//! another is said in `since`; the outcome is that of `Graph::of` and `Links::of`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::graph::{LinksOf, Maker, known, links_of, turned};
use super::page::PageIx;
use super::since::Since;
use super::tables::{Backlink, Edge, Graph, Lead, Links, Target};
use super::whole::Site;
use crate::parse::{Key, ParsedPage};

impl Graph {
    /// The graph of `site`, without the links of text. `None` when it must be made afresh.
    pub fn carried(site: &Site, since: &Since<'_>) -> Option<Graph> {
        let maker = Maker::of(site);
        // An edge made from text does not tell which of its pages made it.
        if !since.terms || maker.mirrors_text() {
            return None;
        }
        let work = Work::of(site, since, maker);
        let from = work.from()?;
        let (stale, fresh) = work.turned(&from)?;
        let before = &since.before.graph;
        let to = turn(site, since, &before.to, stale, fresh, |edge| edge.page, |edge| since.edge(edge))?;
        let targets = work.made.into_iter().map(|(ix, (targets, _))| (ix, targets)).collect();
        Some(Graph {
            targets: before.targets.carried(&since.numbers, &targets, |target| since.target(target))?,
            from: before.from.carried(&since.numbers, &from, |edge| since.edge(edge))?,
            to,
            links: Links::default(),
        })
    }

    /// Whether tables beside the graph see in it what they saw before: the edges of relations that make
    /// facets, orders and crumbs, and what the references of each field lead to.
    pub fn same_for_tables(&self, site: &Site, since: &Since<'_>) -> bool {
        let before = &since.before.graph;
        let seen = |edge: &&Edge| {
            let relation = &site.model.relations[edge.relation];
            relation.facet || relation.ordered || site.model.breadcrumb == Some(edge.relation)
        };
        !since.moved()
            && (0..site.pages.len() as PageIx).all(|ix| {
                let (was, is) = (since.before.page(ix), site.page(ix));
                let fields = |page: &'_ ParsedPage| {
                    page.checked
                        .references
                        .iter()
                        .map(|reference| reference.field.clone())
                        .collect::<Vec<_>>()
                };
                std::ptr::eq(before.from(ix), self.from(ix))
                    && std::ptr::eq(before.targets(ix), self.targets(ix))
                    || before.from(ix).iter().filter(seen).eq(self.from(ix).iter().filter(seen))
                        && before.targets(ix) == self.targets(ix)
                        && (std::sync::Arc::ptr_eq(&was.parsed, &is.parsed)
                            || fields(&was.parsed) == fields(&is.parsed))
            })
    }
}

impl Links {
    /// The links of `site`. `shaken` says that an address may lead elsewhere than before.
    pub fn carried(site: &Site, since: &Since<'_>, shaken: bool) -> Option<Links> {
        let again = |page: &ParsedPage| {
            page.link_keys.iter().any(|key| since.may_differ(key, shaken || !since.faces))
        };
        let pages = since.pages(site, shaken, again);
        let made: BTreeMap<PageIx, LinksOf> =
            pages.into_par_iter().map(|ix| (ix, links_of(site, ix))).collect();
        let before = &since.before.graph.links;
        let olds: HashSet<PageIx> =
            made.keys().filter_map(|ix| since.was(*ix)).chain(since.gone.iter().copied()).collect();
        let mut fresh: BTreeMap<PageIx, Vec<Backlink>> = BTreeMap::new();
        for old in &olds {
            for to in before.heard.get(*old).iter().filter_map(|to| since.now(*to)) {
                fresh.entry(to).or_default();
            }
        }
        let (mut leads, mut heard) = (BTreeMap::new(), BTreeMap::new());
        for (ix, row) in made {
            leads.insert(ix, row.leads);
            heard.insert(ix, row.heard.iter().map(|(to, _)| *to).collect());
            for (to, backlink) in row.heard {
                fresh.entry(to).or_default().push(backlink);
            }
        }
        let now = |link: &Backlink| Some(Backlink { page: since.now(link.page)?, ..link.clone() });
        Some(Links {
            leads: before.leads.carried(&since.numbers, &leads, |lead| match lead {
                Lead::Page(page) => since.now(*page).map(Lead::Page),
                other => Some(*other),
            })?,
            heard: before.heard.carried(&since.numbers, &heard, |page| since.now(*page))?,
            backlinks: turn(site, since, &before.backlinks, olds, fresh, |link| link.page, now)?,
        })
    }
}

/// The rows of what comes from other pages: without what `stale` pages of before gave, with what is
/// `fresh`, by title of the page it comes from.
fn turn<T: Clone + Send + Sync>(
    site: &Site,
    since: &Since<'_>,
    before: &super::rows::Rows<T>,
    stale: HashSet<PageIx>,
    mut fresh: BTreeMap<PageIx, Vec<T>>,
    source: impl Fn(&T) -> PageIx,
    now: impl Fn(&T) -> Option<T> + Sync,
) -> Option<super::rows::Rows<T>> {
    for (to, row) in &mut fresh {
        let old = since.was(*to).map_or(&[][..], |old| before.get(old));
        let kept = old.iter().filter(|thing| !stale.contains(&source(thing))).map(&now);
        row.extend(kept.collect::<Option<Vec<T>>>()?);
        // What one page gives stands together, in its order.
        row.sort_by_key(|thing| site.ranks[source(thing) as usize]);
    }
    before.carried(&since.numbers, &fresh, now)
}

/// The rows that a page makes itself.
type Made = (Vec<Target>, Vec<Edge>);

/// What is made again for the graph.
struct Work<'w> {
    site: &'w Site,
    since: &'w Since<'w>,
    made: BTreeMap<PageIx, Made>,
    /// The pages of before whose edges are made again, or gone.
    stale: HashSet<PageIx>,
}

impl<'w> Work<'w> {
    fn of(site: &'w Site, since: &'w Since<'w>, maker: Maker<'w>) -> Work<'w> {
        let again = |page: &ParsedPage| {
            page.reference_keys.iter().any(|key| since.may_differ(key, !since.faces))
                || maker.cites(page.kind) && page.bodies().iter().any(|body| !body.citations.is_empty())
        };
        let pages = since.pages(site, false, again);
        let made: BTreeMap<PageIx, Made> = pages.into_par_iter().map(|ix| (ix, maker.rows(ix))).collect();
        let stale = made.keys().filter_map(|ix| since.was(*ix)).chain(since.gone.iter().copied()).collect();
        Work { site, since, made, stale }
    }

    fn symmetric(&self, edge: &Edge) -> bool {
        self.site.model.relations[edge.relation].symmetric
    }

    /// The edges that a page itself made on the site before, as they are now.
    fn own_before(&self, old: PageIx) -> impl Iterator<Item = &Edge> {
        let edges = self.since.before.graph.from(old).iter();
        edges.filter(move |edge| edge.reference.is_none_or(|(page, _)| page == old))
    }

    /// The edges that a page itself makes now.
    fn own(&self, ix: PageIx) -> Option<Vec<Edge>> {
        match (self.made.get(&ix), self.since.was(ix)) {
            (Some((_, edges)), _) => Some(edges.clone()),
            (None, Some(old)) => self.own_before(old).map(|edge| self.since.edge(edge)).collect(),
            (None, None) => None,
        }
    }

    /// All rows of edges out of pages that are others.
    fn from(&self) -> Option<BTreeMap<PageIx, Vec<Edge>>> {
        // Who may give a page the other side of a symmetric edge, beside those that did before.
        let mut givers: BTreeMap<PageIx, BTreeSet<PageIx>> =
            self.made.keys().map(|ix| (*ix, BTreeSet::new())).collect();
        for old in &self.stale {
            for edge in self.own_before(*old).filter(|edge| self.symmetric(edge)) {
                let Some(to) = self.since.now(edge.page) else { continue };
                givers.entry(to).or_default();
                // Both may have declared it; what is left now is that of the other.
                if let Some(ix) = self.since.now(*old) {
                    givers.entry(ix).or_default().insert(to);
                }
            }
        }
        for (ix, (_, edges)) in &self.made {
            for edge in edges.iter().filter(|edge| self.symmetric(edge)) {
                givers.entry(edge.page).or_default().insert(*ix);
            }
        }
        let mut rows = BTreeMap::new();
        for (ix, mut givers) in givers {
            if let Some(old) = self.since.was(ix) {
                let given = self.since.before.graph.from(old).iter().filter_map(|edge| edge.reference);
                givers.extend(given.filter_map(|(page, _)| self.since.now(page)));
            }
            let mut row = self.own(ix)?;
            for giver in givers.into_iter().filter(|giver| *giver != ix) {
                for edge in self.own(giver)? {
                    if edge.page == ix && self.symmetric(&edge) && !known(&row, giver, edge.relation) {
                        row.push(Edge { page: giver, ..edge });
                    }
                }
            }
            rows.insert(ix, row);
        }
        Some(rows)
    }

    /// What the pages hear whose other side is another: the pages of before that no longer count, and
    /// what counts now.
    #[allow(clippy::type_complexity)]
    fn turned(
        &self,
        from: &BTreeMap<PageIx, Vec<Edge>>,
    ) -> Option<(HashSet<PageIx>, BTreeMap<PageIx, Vec<Edge>>)> {
        let mut fresh: BTreeMap<PageIx, Vec<Edge>> = BTreeMap::new();
        for old in &self.stale {
            for edge in self.since.before.graph.from(*old).iter().filter(|edge| !self.symmetric(edge)) {
                if let Some(to) = self.since.now(edge.page) {
                    fresh.entry(to).or_default();
                }
            }
        }
        for ix in self.made.keys() {
            for (to, edge) in turned(self.site, *ix, from.get(ix)?) {
                fresh.entry(to).or_default().push(edge);
            }
        }
        Some((self.stale.clone(), fresh))
    }
}

impl Since<'_> {
    /// Whether what is looked up by this key may be another than before; `shaken` when what decides
    /// beside hashes may be.
    fn may_differ(&self, key: &Key, shaken: bool) -> bool {
        match key {
            Key::Name(hash) | Key::File(hash) => self.renamed.contains(hash),
            Key::Other => shaken,
        }
    }

    /// The pages whose rows are made again: those that changed, and of the others those that `again` names
    /// when they see something that changed.
    fn pages(&self, site: &Site, shaken: bool, again: impl Fn(&ParsedPage) -> bool + Sync) -> Vec<PageIx> {
        if self.faces && !shaken {
            return self.changed.clone();
        }
        let all = (0..site.pages.len() as PageIx).into_par_iter();
        all.filter(|ix| self.is_changed(*ix) || again(&site.page(*ix).parsed)).collect()
    }

    fn edge(&self, edge: &Edge) -> Option<Edge> {
        let reference = match edge.reference {
            Some((page, n)) => Some((self.now(page)?, n)),
            None => None,
        };
        Some(Edge { page: self.now(edge.page)?, reference, ..edge.clone() })
    }

    fn target(&self, target: &Target) -> Option<Target> {
        Some(match target {
            Target::Page(page) => Target::Page(self.now(*page)?),
            Target::WrongKind(page) => Target::WrongKind(self.now(*page)?),
            Target::MissingAnchor(page) => Target::MissingAnchor(self.now(*page)?),
            Target::Several(pages) => {
                Target::Several(pages.iter().map(|page| self.now(*page)).collect::<Option<_>>()?)
            }
            other => other.clone(),
        })
    }
}
