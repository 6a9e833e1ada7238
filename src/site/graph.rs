//! Relations between pages, both ways, and links in running text with their sentence.

use rayon::prelude::*;

use super::page::PageIx;
use super::resolve::{Destination, Resolved};
use super::rows::Rows;
use super::tables::{Backlink, Edge, Graph, Lead, Links, Target};
use super::whole::Site;
use crate::base::yaml::Seg;
use crate::model::value::Reference;
use crate::parse::body::{Body, Link};
use crate::parse::{Key, ParsedPage};

impl Graph {
    pub fn of(site: &Site) -> Graph {
        let maker = Maker::of(site);
        let (targets, mut from): (Vec<Vec<Target>>, Vec<Vec<Edge>>) =
            (0..site.pages.len() as PageIx).into_par_iter().map(|ix| maker.rows(ix)).unzip();
        mirror(site, &mut from);
        let to = turn_round(site, &from);
        Graph { from: Rows::of(from), to: Rows::of(to), targets: Rows::of(targets), links: Links::default() }
    }
}

/// Makes the rows of pages.
pub(super) struct Maker<'s> {
    site: &'s Site,
    kinds: Vec<Makes>,
}

impl Maker<'_> {
    pub fn of(site: &Site) -> Maker<'_> {
        Maker { site, kinds: (0..site.model.kinds.len()).map(|kind| Makes::of(site, kind)).collect() }
    }

    /// What a page's references lead to, and the edges that it makes itself.
    pub fn rows(&self, ix: PageIx) -> (Vec<Target>, Vec<Edge>) {
        let text = FromText::of(self.site, ix, &self.kinds[self.site.page(ix).parsed.kind]);
        let targets = resolve_references(self.site, ix);
        let edges = edges_of(self.site, ix, &targets, &text);
        (targets, edges)
    }

    /// Whether pages of a kind may cite.
    pub fn cites(&self, kind: usize) -> bool {
        self.kinds[kind].sources.is_some()
    }

    /// Whether text makes edges of a symmetric relation.
    pub fn mirrors_text(&self) -> bool {
        let made = self.kinds.iter().flat_map(|kind| kind.sources.iter().chain(&kind.terms));
        made.into_iter().any(|relation| self.site.model.relations[*relation].symmetric)
    }
}

/// Gives the other page of a symmetric relation its edge, unless it declared that itself.
fn mirror(site: &Site, from: &mut [Vec<Edge>]) {
    let symmetric: Vec<bool> = site.model.relations.iter().map(|relation| relation.symmetric).collect();
    if !symmetric.contains(&true) {
        return;
    }
    for ix in 0..from.len() {
        for at in 0..from[ix].len() {
            let Edge { page, relation, reference, .. } = from[ix][at];
            let other = page as usize;
            if symmetric[relation] && !known(&from[other], ix as PageIx, relation) {
                from[other].push(Edge { page: ix as PageIx, relation, inverse: false, reference });
            }
        }
    }
}

/// The other side of each edge: into each page, by title of the page it comes from.
fn turn_round(site: &Site, from: &[Vec<Edge>]) -> Vec<Vec<Edge>> {
    let mut sizes: Vec<usize> = vec![0; from.len()];
    for edge in from.iter().flatten() {
        sizes[edge.page as usize] += 1;
    }
    let mut to: Vec<Vec<Edge>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for ix in site.by_title() {
        for (page, edge) in turned(site, ix, &from[ix as usize]) {
            to[page as usize].push(edge);
        }
    }
    to
}

/// The other sides of a page's edges, with the pages that they belong to. The two sides of a symmetric
/// relation are both there already.
pub(super) fn turned(site: &Site, ix: PageIx, from: &[Edge]) -> Vec<(PageIx, Edge)> {
    let mut own: Vec<&Edge> =
        from.iter().filter(|edge| !site.model.relations[edge.relation].symmetric).collect();
    own.sort_by_key(|edge| (edge.relation, edge.page));
    own.dedup_by_key(|edge| (edge.relation, edge.page));
    let other = |edge: &Edge| {
        (edge.page, Edge { page: ix, relation: edge.relation, inverse: true, reference: edge.reference })
    };
    own.into_iter().map(other).collect()
}

/// The edges that a page itself makes, in the order in which they were written.
fn edges_of(site: &Site, ix: PageIx, targets: &[Target], text: &FromText) -> Vec<Edge> {
    let references = &site.page(ix).parsed.checked.references;
    let mut edges: Vec<Edge> = Vec::with_capacity(references.len() + text.len());
    for (n, (reference, target)) in references.iter().zip(targets).enumerate() {
        let (Target::Page(page), relation) = (target, reference.relation as usize) else { continue };
        // Declared twice, on one side or on both, a symmetric edge is one.
        let once = site.model.relations[relation].symmetric && known(&edges, *page, relation);
        if *page != ix && !once {
            edges.push(Edge { page: *page, relation, inverse: false, reference: Some((ix, n)) });
        }
    }
    // There may be many, each once: held against what stood here before them, not against each other.
    for (relation, pages) in text.sources.iter().chain(&text.terms) {
        let before = edges.len();
        for page in pages.iter().filter(|page| **page != ix) {
            if !known(&edges[..before], *page, *relation) {
                edges.push(Edge { page: *page, relation: *relation, inverse: false, reference: None });
            }
        }
    }
    edges
}

pub(super) fn known(edges: &[Edge], page: PageIx, relation: usize) -> bool {
    edges.iter().any(|edge| edge.page == page && edge.relation == relation && !edge.inverse)
}

/// The edges that a page's text makes: relations, and the pages they lead to.
struct FromText {
    /// What it cites.
    sources: Option<(usize, Vec<PageIx>)>,
    /// The terms that it uses, in the order of their first use.
    terms: Option<(usize, Vec<PageIx>)>,
}

/// The relations that the text of a kind's pages makes.
struct Makes {
    sources: Option<usize>,
    terms: Option<usize>,
}

impl Makes {
    fn of(site: &Site, kind: usize) -> Makes {
        let name = &site.model.kinds[kind].name;
        let terms = site.model.relations.iter().position(|relation| {
            relation.automatic && (relation.from.is_empty() || relation.from.contains(name))
        });
        Makes { sources: site.model.sources_of(kind), terms }
    }
}

impl FromText {
    fn of(site: &Site, ix: PageIx, makes: &Makes) -> FromText {
        let terms = |relation: usize| {
            let to = &site.model.relations[relation].to;
            let mut terms = site.glossary.terms_on(site, ix);
            terms.retain(|term| to.is_empty() || to.contains(&site.kind(*term).name));
            terms
        };
        FromText {
            sources: makes.sources.map(|relation| (relation, cited_pages(site, ix))),
            terms: makes.terms.map(|relation| (relation, terms(relation))),
        }
    }

    fn len(&self) -> usize {
        self.sources.iter().chain(&self.terms).map(|(_, pages)| pages.len()).sum()
    }
}

fn resolve_references(site: &Site, ix: PageIx) -> Vec<Target> {
    let page = &site.page(ix).parsed;
    let language = site.language(&page.language);
    let full = |reference: &Reference| {
        let kind = reference.kind.as_deref();
        let (known, _) = site.of_kind(kind, &reference.name);
        match site.named(&reference.name, kind, &reference.of, &page.language) {
            Target::Page(ix) => match &reference.anchor {
                Some(anchor) if site.anchor(ix, anchor).is_none() => Target::MissingAnchor(ix),
                _ => Target::Page(ix),
            },
            Target::Missing | Target::WrongKind(_) if reference.or_text && known.is_none() => Target::Text,
            other => other,
        }
    };
    let one = |(reference, key): (&Reference, &Key)| {
        let plain = match key {
            Key::Name(hash) => site.find_only(*hash, &reference.of, language),
            _ => None,
        };
        plain.map_or_else(|| full(reference), Target::Page)
    };
    page.checked.references.iter().zip(&page.reference_keys).map(one).collect()
}

/// The pages that the text of a page cites, in the order in which a reader meets them, each once.
fn cited_pages(site: &Site, ix: PageIx) -> Vec<PageIx> {
    let mut pages = Vec::new();
    for body in in_reading_order(site, ix) {
        for citation in body.cited() {
            match site.cited(ix, citation) {
                Target::Page(page) if !pages.contains(&page) => pages.push(page),
                _ => {}
            }
        }
    }
    pages
}

/// All bodies of a page, in a fixed order.
pub fn bodies(page: &ParsedPage) -> Vec<&Body> {
    page.bodies()
}

/// The bodies of a page from top to bottom: fields that stand above the text, the text, the rest.
fn in_reading_order(site: &Site, ix: PageIx) -> Vec<&Body> {
    let page = &site.page(ix).parsed;
    let above = |path: &[Seg]| match path.first() {
        Some(Seg::Key(field)) => {
            site.kind(ix).fields.get(field.as_str()).is_some_and(|field| field.place.above_text())
        }
        _ => false,
    };
    let fields = page.fields.iter().zip(&page.checked.markdown);
    let (above, below): (Vec<_>, Vec<_>) = fields.partition(|(_, written)| above(&written.path));
    let above = above.into_iter().map(|(body, _)| body);
    above.chain([&page.body]).chain(below.into_iter().map(|(body, _)| body)).collect()
}

impl Links {
    pub fn of(site: &Site) -> Links {
        let rows: Vec<LinksOf> =
            (0..site.pages.len() as PageIx).into_par_iter().map(|page| links_of(site, page)).collect();
        let mut sizes: Vec<usize> = vec![0; site.pages.len()];
        for (to, _) in rows.iter().flat_map(|row| &row.heard) {
            sizes[*to as usize] += 1;
        }
        let mut backlinks: Vec<Vec<Backlink>> = sizes.into_iter().map(Vec::with_capacity).collect();
        // By title, so that they stand by title.
        for ix in site.by_title() {
            for (to, backlink) in &rows[ix as usize].heard {
                backlinks[*to as usize].push(backlink.clone());
            }
        }
        let backlinks = Rows::of(backlinks);
        let heard = Rows::of(rows.iter().map(|row| row.heard.iter().map(|(to, _)| *to).collect()));
        Links { leads: Rows::of(rows.into_iter().map(|row| row.leads)), heard, backlinks }
    }
}

/// The links in a page's text.
pub(super) struct LinksOf {
    /// Where they lead.
    pub leads: Vec<Lead>,
    /// Which pages hear of them, and what: of several links to one page the first.
    pub heard: Vec<(PageIx, Backlink)>,
}

pub(super) fn links_of(site: &Site, page: PageIx) -> LinksOf {
    let parsed = &site.page(page).parsed;
    let language = site.language(&parsed.language);
    let mut leads = Vec::with_capacity(parsed.link_keys.len());
    let mut heard: Vec<(PageIx, Backlink)> = Vec::new();
    let mut keys = parsed.link_keys.iter();
    for (body, content) in bodies(parsed).into_iter().enumerate() {
        for (link, key) in (0..content.links.len()).zip(&mut keys) {
            let plain = match key {
                Key::Name(hash) => site.find_only(*hash, &[] as &[&str], language),
                Key::File(hash) => site.names.file_of(*hash),
                Key::Other => None,
            };
            let (lead, to) = match plain {
                Some(to) => (Lead::Page(to), Some(to)),
                None => lead(site, page, &content.links[link]),
            };
            leads.push(lead);
            if let Some(to) = to.filter(|to| *to != page && !heard.iter().any(|(known, _)| known == to)) {
                heard.push((to, Backlink { page, body, link }));
            }
        }
    }
    LinksOf { leads, heard }
}

fn lead(site: &Site, from: PageIx, link: &Link) -> (Lead, Option<PageIx>) {
    match site.resolve(from, &link.target) {
        Resolved::To(Destination::Page { page, .. }) => (Lead::Page(page), Some(page)),
        Resolved::To(_) | Resolved::Refused => (Lead::Fine, None),
        Resolved::NoAnchor { page, .. } => (Lead::Wrong, Some(page)),
        Resolved::Missing | Resolved::Several(_) => (Lead::Wrong, None),
    }
}
