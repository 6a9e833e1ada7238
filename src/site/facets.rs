//! Facets: for each kind, the values in use and the pages that have them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use rayon::prelude::*;

use super::page::{PageIx, Visible};
use super::since::Since;
use super::tables::{Facet, FacetValue, Facets};
use super::whole::Site;
use crate::base::localized::Localized;
use crate::base::slug::slug;
use crate::model::schema::{Field, FieldType, Kind, Place};
use crate::model::value::{Bound, Value};

impl Facets {
    /// `since` knows the values of pages that did not change.
    pub fn of(site: &Site, since: Option<&Since<'_>>) -> Facets {
        let mut by_kind: Vec<Vec<Visible>> = vec![Vec::new(); site.model.kinds.len()];
        for page in site.by_title().into_iter().filter_map(|ix| site.visible(ix)) {
            if !site.page(page.ix()).landing {
                by_kind[site.page(page.ix()).parsed.kind].push(page);
            }
        }
        let kinds: Vec<(&Kind, &Vec<Visible>)> = site.model.kinds.iter().zip(&by_kind).collect();
        let kinds: Vec<Vec<Facet>> = kinds
            .into_par_iter()
            .enumerate()
            .map(|(n, (kind, pages))| of_one(site, since, n, kind, pages))
            .collect();
        // For each page where its own begin in one list; one more for the end.
        let mut starts: Vec<u32> = vec![0; site.pages.len() + 1];
        for page in kinds.iter().flatten().flat_map(|facet| &facet.values).flat_map(|value| &value.pages) {
            starts[page.ix() as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut values = vec![(0, 0); starts.last().map_or(0, |end| *end as usize)];
        for facets in &kinds {
            for (f, facet) in facets.iter().enumerate() {
                for (v, value) in facet.values.iter().enumerate() {
                    for page in &value.pages {
                        let at = &mut next[page.ix() as usize];
                        values[*at as usize] = (f as u16, v as u32);
                        *at += 1;
                    }
                }
            }
        }
        Facets { kinds, starts, values }
    }

    /// Whether the facets have the values that they had before, in the same order, so that all have the
    /// same addresses. Which languages a value is used in, only places and relations of pages can change.
    pub fn have_addresses_of(&self, since: &Since<'_>) -> bool {
        let names = |facet: &'_ Facet| {
            let values = facet.values.iter().map(|value| value.name.clone());
            std::iter::once(facet.name.clone()).chain(values).collect::<Vec<_>>()
        };
        let all = |facets: &Facets| -> Vec<Vec<Vec<String>>> {
            facets.kinds.iter().map(|kind| kind.iter().map(names).collect()).collect()
        };
        all(self) == all(&since.before.facets)
    }
}

fn of_one(site: &Site, since: Option<&Since<'_>>, n: usize, kind: &Kind, pages: &[Visible]) -> Vec<Facet> {
    // Facets live below the kind's index; a kind without one has them only in an open site.
    if kind.index.is_none() && !kind.open {
        return Vec::new();
    }
    let fields: Vec<&Field> = kind.fields.values().filter(|field| field.facet).collect();
    let fields: Vec<Facet> =
        fields.into_par_iter().map(|field| of_field(site, since, n, field, pages)).collect();
    let relations = site.model.relations.iter().enumerate();
    let relations =
        relations.filter(|(_, relation)| relation.facet && kind.relations.contains_key(&relation.name));
    let relations = relations.map(|(ix, _)| of_relation(site, ix, n, pages));
    let mut facets: Vec<Facet> =
        fields.into_iter().chain(relations).filter(|facet| !facet.values.is_empty()).collect();
    // What the fact box shows tells pages of a kind apart best.
    facets.sort_by_key(|facet| facet.place != Place::Facts);
    facets
}

fn of_field(site: &Site, since: Option<&Since<'_>>, kind: usize, field: &Field, pages: &[Visible]) -> Facet {
    let mut values: Vec<FacetValue> = match &field.ty {
        FieldType::Choice(choices) => {
            choices.iter().map(|(name, label)| value(name, label.clone())).collect()
        }
        FieldType::Range(rule) => {
            rule.bands.iter().map(|(name, label, ..)| value(name, label.clone())).collect()
        }
        // Without a label: the theme has the words for yes and no.
        FieldType::Boolean => {
            [true, false].iter().map(|yes| value(&yes.to_string(), Localized::default())).collect()
        }
        _ => Vec::new(),
    };
    let free = matches!(field.ty, FieldType::Text(_));
    let mut index: HashMap<String, usize> =
        values.iter().enumerate().map(|(at, value)| (value.name.clone(), at)).collect();
    let given = |page: Visible, found: &mut dyn FnMut(Cow<'_, str>)| {
        if let Some(given) = site.page(page.ix()).parsed.checked.fields.get(&field.name) {
            each_name(field, given, found);
        }
    };
    if free {
        let mut taken: HashSet<String> = HashSet::new();
        for page in pages {
            given(*page, &mut |name| {
                // Free texts are one value when they differ in case only; two that look alike in an
                // address get two addresses.
                let plain = name.chars().all(|c| c.is_lowercase() || c.is_ascii() && !c.is_ascii_uppercase());
                let known = if plain { Cow::Borrowed(&*name) } else { Cow::Owned(name.to_lowercase()) };
                let at = index.get(&*known).copied().unwrap_or_else(|| {
                    let key = unused(&slug(&name), &mut taken);
                    values.push(value(&key, Localized::plain(&*name)));
                    index.insert(known.into_owned(), values.len() - 1);
                    values.len() - 1
                });
                values[at].pages.push(*page);
            });
        }
    } else {
        // The values of a page that did not change are those it had.
        let known = since.map(|since| Known::of(since, kind, &field.name, &index));
        let of_some = |pages: &[Visible]| {
            let mut found = Vec::new();
            for page in pages {
                match known.as_ref().and_then(|known| known.of_page(*page)) {
                    Some(known) => found.extend(known.map(|at| (at, *page))),
                    None => {
                        given(*page, &mut |name| found.extend(index.get(&*name).map(|at| (*at, *page))));
                    }
                }
            }
            found
        };
        let found: Vec<Vec<(usize, Visible)>> = pages.par_chunks(512).map(of_some).collect();
        for (at, page) in found.into_iter().flatten() {
            values[at].pages.push(page);
        }
    }
    if free {
        values.sort_by(|a, b| a.name.cmp(&b.name));
    }
    values.retain(|value| !value.pages.is_empty());
    for value in &mut values {
        value.pages = once(std::mem::take(&mut value.pages));
    }
    Facet { name: field.name.clone(), label: field.label.clone(), place: field.place, values }
}

/// The values that pages had of one facet on the site before, as places among those of now.
struct Known<'s> {
    since: &'s Since<'s>,
    facet: Option<usize>,
    now: Vec<Option<usize>>,
}

impl<'s> Known<'s> {
    fn of(since: &'s Since<'s>, kind: usize, name: &str, index: &HashMap<String, usize>) -> Known<'s> {
        let facets = since.before.facets(kind);
        // A facet that no page had a value of was none.
        let facet = facets.iter().position(|facet| facet.name == name);
        let values = facet.map_or(&[][..], |facet| &facets[facet].values);
        let now = values.iter().map(|value| index.get(&value.name).copied()).collect();
        Known { since, facet, now }
    }

    fn of_page(&self, page: Visible) -> Option<impl Iterator<Item = usize> + '_> {
        let old = self.since.was(page.ix()).filter(|_| !self.since.is_changed(page.ix()))?;
        let own = self.since.before.facets.of_page(old).iter();
        let own = own.filter(|(facet, _)| Some(usize::from(*facet)) == self.facet);
        Some(own.filter_map(|(_, value)| self.now[*value as usize]))
    }
}

/// A page and its translations are one value, called in each language as that language calls it.
fn of_relation(site: &Site, ix: usize, kind: usize, pages: &[Visible]) -> Facet {
    let relation = &site.model.relations[ix];
    let mut found: IndexMap<(&str, &str), Found> = IndexMap::new();
    for page in pages {
        for edge in site.edges_from(page.ix()).iter().filter(|edge| edge.relation == ix && !edge.inverse) {
            if site.visible(edge.page).is_none() {
                continue;
            }
            let target = &site.page(edge.page).parsed;
            let value = found.entry((&*target.id.kind, &*target.id.id)).or_default();
            value.pages.push(*page);
            let builtins = &target.checked.builtins;
            let title = builtins.short_title.as_ref().unwrap_or(&builtins.title);
            value.titles.entry(target.language.to_string()).or_insert((edge.page, title));
        }
    }
    let mut found: Vec<(&str, Found)> = found.into_iter().map(|((_, id), found)| (id, found)).collect();
    let first = |found: &Found| found.titles.values().map(|(page, _)| *page).next();
    found.sort_by(|(_, a), (_, b)| match (first(a), first(b)) {
        (Some(a), Some(b)) => site.title_order(a, b),
        (a, b) => a.cmp(&b),
    });
    let mut taken: HashSet<String> = HashSet::new();
    let values = found.into_iter().map(|(id, found)| FacetValue {
        name: unused(&slug(id), &mut taken),
        page: first(&found),
        label: Localized::by_language(found.titles.into_iter().map(|(tag, (_, title))| (tag, title.clone()))),
        pages: once(found.pages),
    });
    let values = values.collect();
    let place = site.model.place_of(ix, kind);
    Facet { name: relation.name.clone(), label: relation.label.clone(), place, values }
}

/// What the pages of a relation have in common: a page they point to.
#[derive(Default)]
struct Found<'s> {
    /// In each language: the page, and what people read.
    titles: IndexMap<String, (PageIx, &'s String)>,
    pages: Vec<Visible>,
}

/// Pages without those that stand twice in a row.
fn once(mut pages: Vec<Visible>) -> Vec<Visible> {
    pages.dedup();
    pages
}

/// `base`, or with a number behind it when that is taken: two values never share an address.
fn unused(base: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    let mut names = std::iter::once(base.to_owned()).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or_else(|| base.to_owned())
}

fn value(name: &str, label: Localized) -> FacetValue {
    FacetValue { name: name.to_owned(), label, page: None, pages: Vec::new() }
}

/// The names of the facet values that a field's value stands for.
pub(super) fn names(field: &Field, given: &Value) -> Vec<String> {
    let mut names = Vec::new();
    each_name(field, given, &mut |name| names.push(name.into_owned()));
    names
}

fn each_name<'v>(field: &'v Field, given: &'v Value, found: &mut dyn FnMut(Cow<'v, str>)) {
    match (given, &field.ty) {
        (Value::List(values), _) => values.iter().for_each(|value| each_name(field, value, found)),
        (Value::Choice(name), _) | (Value::Text(name), _) => found(name.into()),
        (Value::Boolean(yes), _) => found(if *yes { "true" } else { "false" }.into()),
        (Value::Range(from, to), FieldType::Range(rule)) => {
            let low = |bound: &Bound| match bound {
                Bound::Number(n) => *n,
                _ => i64::MIN,
            };
            // A word stands before every number; a range of one point lies in the band that it begins.
            let high = |bound: &Bound| match bound {
                Bound::Number(n) => *n,
                Bound::Word(_) => i64::MIN,
                Bound::Open => i64::MAX,
            };
            let (low, high) = (low(from), high(to));
            let overlap = |from_band: i64, to_band: i64| {
                low < to_band && (high > from_band || low == high && low >= from_band)
            };
            rule.bands
                .iter()
                .filter(|(_, _, a, b)| overlap(*a, *b))
                .for_each(|(name, ..)| found(name.into()));
        }
        _ => {}
    }
}
