//! References in fields: that they lead to a page, of the right kind, not to the page itself, and not
//! against another relation. Circles stand in `circles.rs`.

use std::sync::Arc;

use super::links;
use crate::base::source::Span;
use crate::diag::codes::site::{
    RELATION_CONTRADICTION, RELATION_RULE, RELATION_SELF, RELATION_UNFIT, RELATION_WRONG_KIND,
};
use crate::diag::{Diagnostic, Severity};
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
                let relation = reference.relation as usize;
                rules(site, ix, (relation, &reference.name), *to, &span, found);
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
    // A field that is wrong in itself is told where it stands.
    let wrong = |found: &Diagnostic| found.severity == Severity::Error;
    if reference.conditions.is_empty() || site.page(to).parsed.diagnostics.iter().any(wrong) {
        return;
    }
    for (field, allowed) in &reference.conditions {
        let value = site.page(to).parsed.checked.fields.get(field);
        if !value.is_some_and(|value| value.names_any(allowed)) {
            let finding = Diagnostic::new(&RELATION_UNFIT, span());
            let finding = finding.arg("field", &reference.field).arg("name", &reference.name);
            found.push(finding.arg("condition", format!("{field}: {}", allowed.join(", "))));
        }
    }
}

/// What a relation asks of the page that a public page points to.
pub(super) fn rules(
    site: &Site,
    from: PageIx,
    (relation, name): (usize, &str),
    to: PageIx,
    span: &dyn Fn() -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let relation = &site.model.relations[relation];
    if relation.rules.is_empty() || !site.is_public(from) || site.page(from).withdrawn {
        return;
    }
    let target = &site.page(to).parsed;
    for rule in &relation.rules {
        let fields: Vec<_> = rule.expect.fields().collect();
        // A field that is wrong in itself is told where it stands.
        let wrong = target.diagnostics.iter().any(|found| found.severity == Severity::Error);
        let keeps = || site.model.holds(&rule.expect, target.kind, &target.checked, site.config.today);
        if fields.is_empty() || wrong || keeps() {
            continue;
        }
        let finding = Diagnostic::new(&RELATION_RULE, span()).severity(rule.severity);
        let finding = finding.arg("field", &relation.field).arg("name", name);
        let finding = finding.arg("title", &target.checked.builtins.title);
        found.push(match rule.message.is_empty() {
            true => finding,
            false => finding.words(rule.message.clone()),
        });
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
