//! Pages in time: translations older than what they translate or not there, withdrawn successors, pages that
//! nobody keeps.

use super::links;
use crate::base::date::{self, Date};
use crate::base::source::Span;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::site::{
    NO_OWNER, PUBLISHED_FAR, REDIRECT_CHAIN, TRANSLATION_MISSING, TRANSLATION_OLDER, UPDATED_FUTURE,
};
use crate::site::{PageIx, Site, Target};

/// The most withdrawn pages that are followed one after another.
const MOST: usize = 64;

/// Checks one page that the public sees.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    far(site, ix, found);
    if !site.is_public(ix) || site.page(ix).landing {
        return;
    }
    if site.page(ix).withdrawn {
        return chain(site, ix, found);
    }
    owner(site, ix, found);
    future(site, ix, found);
    if site.config.languages.len() > 1 {
        translation(site, ix, found);
    }
}

/// The successor that a withdrawn page names, and where; the last that its state asks for.
fn successor(site: &Site, ix: PageIx) -> Option<(PageIx, usize)> {
    let requires = &site.state(ix).requires;
    let references = site.page(ix).parsed.checked.references.iter().zip(site.targets(ix)).enumerate();
    references.rev().find_map(|(n, (reference, target))| match target {
        Target::Page(to) if requires.iter().any(|field| **field == *reference.field) => Some((*to, n)),
        _ => None,
    })
}

/// A withdrawn page whose successor is withdrawn too: readers are sent on and on.
fn chain(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let Some((first, reference)) = successor(site, ix) else { return };
    let page = &site.page(ix).parsed;
    let span = || page.front.value_span(&page.checked.references[reference].path);
    if !site.is_public(first) {
        found.push(links::hidden(site, first, &span()));
    }
    if !site.page(first).withdrawn || first == ix {
        return;
    }
    let mut last = first;
    for _ in 0..MOST {
        match successor(site, last).filter(|_| site.page(last).withdrawn) {
            Some((next, _)) => last = next,
            None => break,
        }
        // A circle is told as that.
        if last == ix || last == first {
            return;
        }
    }
    let finding = Diagnostic::new(&REDIRECT_CHAIN, span());
    let finding = finding.arg("title", &site.page(first).parsed.checked.builtins.title);
    found.push(if site.page(last).withdrawn || !site.is_public(last) {
        finding
    } else {
        finding.arg("near", &site.page(last).parsed.id.id).help("help")
    });
}

/// A page that appears only after more than a year.
fn far(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let Some(day) = site.page(ix).parsed.checked.builtins.published else { return };
    if site.page(ix).public && date::months_between(site.config.today, day) > 12 {
        let finding = Diagnostic::new(&PUBLISHED_FAR, place(site, ix, "published")).arg("date", day);
        found.push(finding.help("help"));
    }
}

/// A page without the owner that the life cycle speaks of, where the model itself does not demand one.
fn owner(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let Some(name) = site.model.lifecycle.owner.first() else { return };
    let (page, kind) = (&site.page(ix).parsed, site.kind(ix));
    let demanded = match kind.relation_fields.get(name) {
        Some(relation) => {
            let bounds = site.model.relations[*relation].bounds;
            let own = kind.relations.get(&site.model.relations[*relation].name).copied();
            // A kind that was let off needs none either.
            [Some(bounds), own].into_iter().flatten().any(|use_| use_.min.max(use_.min_published) > 0)
        }
        None => match kind.fields.get(name) {
            Some(field) => field.required != crate::model::schema::Required::Never,
            None => return,
        },
    };
    let given = page.checked.fields.contains_key(name)
        || page
            .checked
            .references
            .iter()
            .any(|reference| reference.path.first() == Some(&Seg::from(name.as_str())))
        || page.front.map().contains_key(name.as_str());
    if !demanded && !given && page.diagnostics.is_empty() {
        found.push(Diagnostic::new(&NO_OWNER, page.front.start_span()).arg("field", name).help("help"));
    }
}

/// A last change on a day that has not come. A model that says so of the field itself has told it.
fn future(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let builtins = &page.checked.builtins;
    let Some(updated) = builtins.updated else { return };
    let tomorrow = site.config.today.tomorrow().unwrap_or(updated);
    let span = place(site, ix, "updated");
    let scheduled = builtins.published.is_some_and(|published| published >= updated);
    if updated > tomorrow && !scheduled && page.diagnostics.iter().all(|told| told.span != span) {
        let finding = Diagnostic::new(&UPDATED_FUTURE, span).arg("date", updated);
        found.push(finding.help("help"));
    }
}

/// When a page was changed last, as far as it says so, and where it says so.
fn changed(site: &Site, ix: PageIx) -> Option<(Date, &'static str)> {
    let builtins = &site.page(ix).parsed.checked.builtins;
    let updated = builtins.updated.map(|day| (day, "updated"));
    updated.or(builtins.published.map(|day| (day, "published")))
}

fn translation(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let default: &str = site.config.language();
    if *page.language == *default {
        if site.kind(ix).translated {
            missing(site, ix, found);
        }
        return;
    }
    let others = site.all_translations(ix);
    let source = others.iter().find(|other| *site.page(**other).parsed.id.language == *default);
    let Some(source) = source.copied().filter(|source| site.is_public(*source)) else { return };
    let (Some((original, _)), Some((own, field))) = (changed(site, source), changed(site, ix)) else {
        return;
    };
    if own < original {
        let span = page.front.value_span(&[site.model.names.of(field).into()]);
        let label = changed(site, source).map_or_else(
            || site.page(source).parsed.front.start_span(),
            |(_, field)| place(site, source, field),
        );
        let finding = Diagnostic::new(&TRANSLATION_OLDER, span).arg("date", own).arg("source", original);
        found.push(finding.label(label, "source").help("help"));
    }
}

fn place(site: &Site, ix: PageIx, field: &str) -> Span {
    site.page(ix).parsed.front.value_span(&[site.model.names.of(field).into()])
}

/// Languages of the site that lack a page which the model wants in all of them. A draft is under way.
fn missing(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let there = site.all_translations(ix);
    let has = |tag: &str| there.iter().any(|other| *site.page(*other).parsed.language == *tag);
    let lacking: Vec<&str> =
        site.config.languages.iter().map(|own| &*own.tag).filter(|tag| !has(tag)).collect();
    if let Some(tag) = lacking.first() {
        let path = page.source.path.as_str();
        let near = path.strip_suffix(".md").map_or(path.to_owned(), |stem| format!("{stem}.{tag}.md"));
        let finding = Diagnostic::new(&TRANSLATION_MISSING, page.front.start_span());
        found.push(finding.arg("languages", lacking.join(", ")).arg("near", near).help("help"));
    }
}
