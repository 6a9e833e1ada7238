//! Citations in text: that each means one source, which readers can see.

use super::{links, relations};
use crate::diag::Diagnostic;
use crate::diag::codes::links::UNKNOWN_SOURCE;
use crate::diag::codes::site::RELATION_SELF;
use crate::parse::body::Citation;
use crate::site::{PageIx, Site, Target, bodies};

/// Checks the citations of one page.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    for body in bodies(&site.page(ix).parsed) {
        for citation in body.citations.iter().flatten() {
            one(site, ix, citation, found);
        }
    }
}

fn one(site: &Site, ix: PageIx, citation: &Citation, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let Some(number) = site.model.cited_by(page.kind) else { return };
    let relation = &site.model.relations[number];
    let span = || citation.span.clone();
    match site.cited(ix, citation) {
        Target::Page(to) if to == ix => {
            found.push(Diagnostic::new(&RELATION_SELF, span()).arg("field", &relation.field));
        }
        Target::Page(to) => {
            links::unfit_target(site, ix, to, &citation.span, found);
            // Named in the field too, it is told there.
            if !page.checked.references.iter().zip(site.targets(ix)).any(|(reference, target)| {
                reference.relation as usize == number && *target == Target::Page(to)
            }) {
                relations::rules(site, ix, (number, &citation.name), to, &span, found);
            }
        }
        Target::WrongKind(to) => {
            let field = (&*relation.field, &*relation.to);
            found.push(relations::wrong_kind(site, field, &citation.name, to, span()));
        }
        Target::Several(pages) => found.push(links::ambiguous(site, &citation.name, &pages, span())),
        Target::Missing | Target::MissingAnchor(_) | Target::Text => {
            let finding = Diagnostic::new(&UNKNOWN_SOURCE, span()).arg("name", &citation.name);
            let near = site.nearest_pages(&citation.name, &relation.to, &page.language, 1);
            found.push(match near.first() {
                Some(near) => finding.arg("near", &site.page(*near).parsed.id.id).help("near"),
                None => finding.help("help"),
            });
        }
    }
}
