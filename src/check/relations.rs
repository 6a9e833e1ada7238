//! References in fields: that they lead to a page, of the right kind, not to the page itself, not in a
//! circle, and not against another relation.

use std::collections::HashMap;
use std::sync::Arc;

use super::links;
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::site::{
    RELATION_CIRCLE, RELATION_CONTRADICTION, RELATION_SELF, RELATION_UNFIT, RELATION_WRONG_KIND,
};
use crate::model::value::Reference;
use crate::site::{PageIx, Site, Target};

/// Checks the references of one page.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    for (reference, target) in page.checked.references.iter().zip(site.targets(ix)) {
        let span = || page.front.value_span(&reference.path);
        let kinds: Vec<&str> = reference.of.iter().map(AsRef::as_ref).collect();
        match target {
            Target::Page(to) if *to == ix => {
                found.push(Diagnostic::new(&RELATION_SELF, span()).arg("field", &reference.field));
            }
            Target::Page(to) => {
                links_to(site, ix, *to, &span, found);
                conditions(site, reference, *to, &span, found);
                contradiction(site, ix, reference, *to, &span, found);
            }
            Target::Text => {}
            Target::Missing => {
                let (_, name) = site.of_kind(reference.kind.as_deref(), &reference.name);
                found.push(links::missing(site, &name, &kinds, &page.language, span()));
            }
            Target::WrongKind(to) => {
                let field = (&*reference.field, &*reference.of);
                found.push(wrong_kind(site, field, &reference.name, *to, span()));
            }
            Target::MissingAnchor(to) => {
                let anchor = reference.anchor.as_deref().unwrap_or_default();
                found.push(links::no_anchor(site, *to, anchor, &span()));
            }
            Target::Several(pages) => found.push(links::ambiguous(site, &reference.name, pages, span())),
        }
    }
}

/// A place is looked up only when there is something to say about it.
fn links_to(site: &Site, from: PageIx, to: PageIx, span: &dyn Fn() -> Span, found: &mut Vec<Diagnostic>) {
    if !site.is_public(to) || site.state(to).withdrawn {
        links::unfit_target(site, from, to, &span(), found);
    }
}

/// A finding for a page whose kind is not among those that `field` takes.
pub(super) fn wrong_kind(
    site: &Site,
    (field, of): (&str, &[Arc<str>]),
    name: &str,
    to: PageIx,
    span: Span,
) -> Diagnostic {
    let target = &site.page(to).parsed;
    let label = |name: &str| {
        let kind = site.model.kind_named(name).map(|kind| &site.model.kinds[kind]);
        kind.map_or(name.to_owned(), |kind| kind.label.get(site.config.language()).to_owned())
    };
    let allowed: Vec<String> = of.iter().map(|name| label(name)).collect();
    Diagnostic::new(&RELATION_WRONG_KIND, span)
        .arg("field", field)
        .arg("name", name)
        .arg("kind", label(&target.id.kind))
        .arg("allowed", allowed.join(", "))
}

fn conditions(
    site: &Site,
    reference: &Reference,
    to: PageIx,
    span: &dyn Fn() -> Span,
    found: &mut Vec<Diagnostic>,
) {
    for (field, allowed) in &reference.conditions {
        let value = site.page(to).parsed.checked.fields.get(field);
        if !value.is_some_and(|value| value.names_any(allowed)) {
            let finding = Diagnostic::new(&RELATION_UNFIT, span());
            let finding = finding.arg("field", &reference.field).arg("name", &reference.name);
            found.push(finding.arg("condition", format!("{field}: {}", allowed.join(", "))));
        }
    }
}

/// The same page under two relations that exclude each other.
fn contradiction(
    site: &Site,
    ix: PageIx,
    reference: &Reference,
    to: PageIx,
    span: &dyn Fn() -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let relation = &site.model.relations[reference.relation as usize];
    let Some(other) = &relation.excludes else { return };
    let page = &site.page(ix).parsed;
    let references = page.checked.references.iter().zip(site.targets(ix));
    let against =
        references.filter(|(reference, _)| site.model.relations[reference.relation as usize].name == *other);
    for (second, target) in against {
        if *target == Target::Page(to) {
            let finding = Diagnostic::new(&RELATION_CONTRADICTION, span());
            let finding =
                finding.arg("field", &reference.field).arg("other", other).arg("name", &reference.name);
            found.push(finding.label(page.front.value_span(&second.path), "other"));
        }
    }
}

/// Pages that reach themselves along a relation that may not lead back.
pub(super) fn circles(site: &Site, found: &mut Vec<Diagnostic>) {
    for (n, relation) in site.model.relations.iter().enumerate().filter(|(_, relation)| relation.acyclic) {
        let next: HashMap<PageIx, Vec<PageIx>> = (0..site.pages.len() as PageIx)
            .map(|ix| {
                let edges = site.edges_from(ix).iter().filter(|edge| edge.relation == n && !edge.inverse);
                (ix, edges.map(|edge| edge.page).collect::<Vec<_>>())
            })
            .filter(|(_, to)| !to.is_empty())
            .collect();
        let mut starts: Vec<PageIx> = next.keys().copied().collect();
        starts.sort_unstable();
        let mut told: Vec<PageIx> = Vec::new();
        for start in starts {
            let Some(circle) = circle(start, &next).filter(|_| !told.contains(&start)) else { continue };
            told.extend(&circle);
            let page = &site.page(start).parsed;
            let to = circle.get(1).copied().unwrap_or(start);
            let references = page.checked.references.iter().zip(site.targets(start));
            let at = references
                .filter(|(reference, target)| {
                    reference.relation as usize == n && **target == Target::Page(to)
                })
                .map(|(reference, _)| page.front.value_span(&reference.path))
                .next();
            let way: Vec<String> =
                circle.iter().chain([&start]).map(|ix| site.page(*ix).parsed.id.id.to_string()).collect();
            found.push(
                Diagnostic::new(&RELATION_CIRCLE, at.unwrap_or_else(|| page.front.start_span()))
                    .arg("relation", &relation.name)
                    .arg("way", way.join(" → "))
                    .help("help"),
            );
        }
    }
}

/// The way from `start` back to itself, if there is one.
fn circle(start: PageIx, next: &HashMap<PageIx, Vec<PageIx>>) -> Option<Vec<PageIx>> {
    let mut came_from: HashMap<PageIx, PageIx> = HashMap::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for to in next.get(&at).into_iter().flatten() {
            if *to == start {
                let mut way = vec![at];
                let mut at = at;
                while let Some(before) = came_from.get(&at).filter(|_| at != start) {
                    way.push(*before);
                    at = *before;
                }
                way.reverse();
                return Some(way);
            }
            if *to != start && !came_from.contains_key(to) {
                came_from.insert(*to, at);
                open.push(*to);
            }
        }
    }
    None
}
