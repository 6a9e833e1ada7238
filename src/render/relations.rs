//! Relations of a page as templates see them, and the sentences in which others link to it.

use indexmap::IndexMap;

use super::renderer::Renderer;
use super::values::OnPage;
use super::view::{BacklinkView, EdgeView, RelationView};
use crate::model::schema::{Place, Relation};
use crate::model::value::{Reference, Value};
use crate::site::{PageIx, Target, bodies};

/// A row of a relation.
pub(super) enum Listed<'s> {
    /// A page; without a reference when no field of the page names it.
    Page(PageIx, Option<&'s Reference>),
    /// Text that names no page.
    Text(&'s Reference),
}

impl Renderer<'_> {
    /// Every relation of a page that has something to show, in the model's order: its number in the
    /// model, its place, its view.
    pub(super) fn relation_views(&self, on: &mut OnPage<'_>) -> Vec<(usize, Place, RelationView)> {
        let mut views = Vec::new();
        for (n, relation) in self.site.model.relations.iter().enumerate() {
            // What a page field refers to is shown as that field.
            if !relation.implied {
                let place = self.place(n, on.ix);
                let view = self.outgoing(n, relation, on);
                views.extend(view.map(|view| (n, place, view)));
            }
            if let Some((place, view)) = self.inverse(n, relation, on) {
                views.push((n, place, view));
            }
        }
        for (n, _, view) in &mut views {
            if self.site.model.relations[*n].compare {
                view.compare = self.compared_with(on.ix, view, on.language);
            }
        }
        views
    }

    fn place(&self, n: usize, ix: PageIx) -> Place {
        self.site.model.place_of(n, self.site.page(ix).parsed.kind)
    }

    /// The other side of a relation, when it has one and some page declared it.
    pub(super) fn inverse(
        &self,
        n: usize,
        relation: &Relation,
        on: &OnPage<'_>,
    ) -> Option<(Place, RelationView)> {
        let inverse = relation.inverse.as_ref()?;
        let edges = self.incoming(n, on);
        let view = RelationView {
            name: inverse.name.clone(),
            label: inverse.label.get(self.tag(on.language)).to_owned(),
            inverse: true,
            ordered: relation.ordered,
            edges,
            none: None,
            compare: None,
        };
        (!view.edges.is_empty()).then_some((inverse.place, view))
    }

    /// A relation as the page that declares it has it.
    pub(super) fn outgoing(
        &self,
        n: usize,
        relation: &Relation,
        on: &mut OnPage<'_>,
    ) -> Option<RelationView> {
        let place = self.place(n, on.ix);
        on.at(place);
        let mut edges: Vec<EdgeView> = Vec::new();
        for listed in self.listed(n, on.ix) {
            let (mut edge, reference) = match listed {
                Listed::Page(page, None) => (self.edge(page, None, on.language), None),
                Listed::Page(page, Some(reference)) => {
                    let edge = self.edge(page, reference.anchor.as_deref(), on.language);
                    (edge, Some(reference))
                }
                Listed::Text(reference) => (text_edge(&reference.name), Some(reference)),
            };
            if let Some(reference) = reference {
                edge.carries = self.fields_view(&relation.carries, &reference.carries, on);
                edge.part.clone_from(&reference.part);
            }
            edges.push(edge);
        }
        if let Some(cites) = on.cites.as_deref().filter(|cites| cites.relation == n) {
            edges.extend(cites.taken_in().map(|page| self.edge(page, None, on.language)));
        }
        if place == Place::References {
            for (edge, number) in edges.iter_mut().zip(1..) {
                edge.number = Some(number);
            }
        }
        let none = match self.site.page(on.ix).parsed.checked.fields.get(&relation.field) {
            Some(Value::None(label)) => Some(label.get(self.tag(on.language)).to_owned()),
            _ => None,
        };
        (!edges.is_empty() || none.is_some()).then(|| RelationView {
            name: relation.name.clone(),
            label: relation.label.get(self.tag(on.language)).to_owned(),
            inverse: false,
            ordered: relation.ordered,
            edges,
            none,
            compare: None,
        })
    }

    /// What a page shows of a relation: what its fields name, then edges that no reference of it made,
    /// from text or declared on the other side.
    pub(super) fn listed(&self, n: usize, ix: PageIx) -> Vec<Listed<'_>> {
        let site = self.site;
        let mut rows = Vec::new();
        let mut seen: Vec<PageIx> = Vec::new();
        let references = &site.page(ix).parsed.checked.references;
        let own = references.iter().zip(site.targets(ix));
        for (reference, target) in own.filter(|(reference, _)| reference.relation as usize == n) {
            match target {
                // Named again it is shown again only when that says more: another place, another part.
                Target::Page(page)
                    if site.visible(*page).is_some()
                        && (!seen.contains(page)
                            || reference.anchor.is_some()
                            || !reference.carries.is_empty()) =>
                {
                    seen.push(*page);
                    rows.push(Listed::Page(*page, Some(reference)));
                }
                Target::Text => rows.push(Listed::Text(reference)),
                _ => {}
            }
        }
        for edge in site.edges_from(ix).iter().filter(|edge| edge.relation == n) {
            if site.visible(edge.page).is_some() && !seen.contains(&edge.page) {
                seen.push(edge.page);
                rows.push(Listed::Page(edge.page, None));
            }
        }
        rows
    }

    fn incoming(&self, n: usize, on: &OnPage<'_>) -> Vec<EdgeView> {
        let edges = self.site.edges_to(on.ix).iter().filter(|edge| edge.relation == n);
        edges
            .filter_map(|edge| self.site.visible(edge.page))
            .map(|page| self.edge(page.ix(), None, on.language))
            .collect()
    }

    fn edge(&self, page: PageIx, anchor: Option<&str>, language: usize) -> EdgeView {
        let card = self.card(page, language);
        let anchor = anchor.and_then(|anchor| self.site.anchor(page, anchor));
        EdgeView {
            title: card.title.clone(),
            url: Some(anchor.map_or_else(|| card.url.clone(), |anchor| format!("{}#{anchor}", card.url))),
            page: Some(card),
            carries: IndexMap::new(),
            number: None,
            part: None,
            citations: Vec::new(),
        }
    }

    /// Pages that link here in running text, each with its first sentence. Pages that a relation
    /// already shows are left out only where the template leaves them out.
    pub(super) fn backlink_views(&self, ix: PageIx, language: usize) -> Vec<BacklinkView> {
        let mut views = Vec::new();
        for backlink in self.site.backlinks(ix) {
            let Some(from) = self.site.visible(backlink.page) else { continue };
            let page = self.card(from.ix(), language);
            let source = &self.site.page(from.ix()).parsed;
            let Some(link) = bodies(source).get(backlink.body).and_then(|body| body.links.get(backlink.link))
            else {
                continue;
            };
            let title = &self.site.page(ix).parsed.checked.builtins.title;
            let text = if link.sentence.link.is_empty() { title } else { &link.sentence.link };
            views.push(BacklinkView {
                url: match &link.section {
                    Some(section) => format!("{}#{section}", page.url),
                    None => page.url.clone(),
                },
                page,
                before: link.sentence.before.clone(),
                link: text.clone(),
                after: link.sentence.after.clone(),
            });
        }
        views
    }
}

fn text_edge(text: &str) -> EdgeView {
    EdgeView {
        title: text.to_owned(),
        url: None,
        page: None,
        carries: IndexMap::new(),
        number: None,
        part: None,
        citations: Vec::new(),
    }
}
