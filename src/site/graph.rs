//! Relations between pages, both ways, and links in running text with their sentence.

use rayon::prelude::*;

use super::page::PageIx;
use super::resolve::{Destination, Resolved};
use super::tables::{Backlink, Edge, Graph, Target};
use super::whole::Site;
use crate::base::yaml::Seg;
use crate::parse::body::{Body, Link};

impl Graph {
    pub fn of(site: &Site) -> Graph {
        let count = site.pages.len();
        let targets: Vec<Vec<Target>> =
            (0..count as PageIx).into_par_iter().map(|ix| resolve_references(site, ix)).collect();
        let cited: Vec<Vec<PageIx>> =
            (0..count as PageIx).into_par_iter().map(|ix| cited_pages(site, ix)).collect();
        let mut graph = Graph {
            from: vec![Vec::new(); count],
            to: vec![Vec::new(); count],
            targets,
            backlinks: vec![Vec::new(); count],
        };
        for ix in 0..count as PageIx {
            graph.add_page(site, ix, &cited[ix as usize]);
        }
        for incoming in &mut graph.to {
            incoming.sort_by(|a, b| site.title_order(a.page, b.page).then(a.relation.cmp(&b.relation)));
        }
        graph
    }

    fn add_page(&mut self, site: &Site, ix: PageIx, cited: &[PageIx]) {
        let references = &site.page(ix).parsed.checked.references;
        for (n, reference) in references.iter().enumerate() {
            let Target::Page(page) = self.targets[ix as usize][n] else { continue };
            let relation = reference.relation as usize;
            self.add(site, ix, page, relation, Some((ix, n)));
        }
        if let Some(relation) = site.model.sources_of(site.page(ix).parsed.kind) {
            for source in cited {
                self.add(site, ix, *source, relation, None);
            }
        }
        let automatic = site.model.relations.iter().position(|relation| {
            relation.automatic && (relation.from.is_empty() || relation.from.contains(&site.kind(ix).name))
        });
        if let Some(relation) = automatic {
            let to = &site.model.relations[relation].to;
            for term in site.glossary.terms_on(site, ix) {
                if to.is_empty() || to.contains(&site.kind(term).name) {
                    self.add(site, ix, term, relation, None);
                }
            }
        }
    }

    fn add(
        &mut self,
        site: &Site,
        from: PageIx,
        to: PageIx,
        relation: usize,
        reference: Option<(PageIx, usize)>,
    ) {
        if from == to {
            return;
        }
        let known = |edges: &[Edge], page| {
            edges.iter().any(|e| e.page == page && e.relation == relation && !e.inverse)
        };
        let twice = known(&self.from[from as usize], to);
        if twice && reference.is_none() {
            return;
        }
        if site.model.relations[relation].symmetric {
            // Declared on one side or on both, it is one edge.
            if !twice {
                self.from[from as usize].push(Edge { page: to, relation, inverse: false, reference });
            }
            if !known(&self.from[to as usize], from) {
                self.from[to as usize].push(Edge { page: from, relation, inverse: false, reference });
            }
        } else {
            self.from[from as usize].push(Edge { page: to, relation, inverse: false, reference });
            // Pages are read one after another, so what this one declared stands at the end: a page that
            // thousands point to is not searched from its beginning for each of them.
            let mut own = self.to[to as usize].iter().rev().take_while(|edge| edge.page == from);
            if !own.any(|edge| edge.relation == relation) {
                self.to[to as usize].push(Edge { page: from, relation, inverse: true, reference });
            }
        }
    }
}

fn resolve_references(site: &Site, ix: PageIx) -> Vec<Target> {
    let page = &site.page(ix).parsed;
    let one = |reference: &crate::model::value::Reference| {
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
    page.checked.references.iter().map(one).collect()
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

/// All bodies of a page, in a fixed order: the page's own, the components in it, those of fields.
pub fn bodies(page: &crate::parse::ParsedPage) -> Vec<&Body> {
    fn add<'b>(body: &'b Body, all: &mut Vec<&'b Body>) {
        all.push(body);
        for component in &body.components {
            add(&component.body, all);
        }
    }
    let mut all = Vec::with_capacity(1 + page.fields.len());
    add(&page.body, &mut all);
    for field in &page.fields {
        add(field, &mut all);
    }
    all
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

/// For each page, the links that lead to it from other pages' text, one a page: the first.
pub(super) fn backlinks(site: &Site) -> Vec<Vec<Backlink>> {
    let per_page: Vec<Vec<(PageIx, Backlink)>> = (0..site.pages.len() as PageIx)
        .into_par_iter()
        .map(|page| {
            let mut found: Vec<(PageIx, Backlink)> = Vec::new();
            for (body, content) in bodies(&site.page(page).parsed).into_iter().enumerate() {
                for (link, written) in content.links.iter().enumerate() {
                    let Some(to) = leads_to(site, page, written) else { continue };
                    if to != page && !found.iter().any(|(known, _)| *known == to) {
                        found.push((to, Backlink { page, body, link }));
                    }
                }
            }
            found
        })
        .collect();
    let mut all = vec![Vec::new(); site.pages.len()];
    for (to, backlink) in per_page.into_iter().flatten() {
        all[to as usize].push(backlink);
    }
    for links in &mut all {
        links.sort_by(|a: &Backlink, b: &Backlink| site.title_order(a.page, b.page));
    }
    all
}

fn leads_to(site: &Site, from: PageIx, link: &Link) -> Option<PageIx> {
    match site.resolve(from, &link.target) {
        Resolved::To(Destination::Page { page, .. }) | Resolved::NoAnchor { page, .. } => Some(page),
        _ => None,
    }
}
