//! The pages as a search engine takes them: one typed value from which the index is made, and from which
//! an export to another engine can be. Goes in: the site. Comes out: for each language its documents in a
//! fixed order. Leaves words to `analysis`.

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::model::schema::{Field, Kind, Place};
use crate::model::value::Value;
use crate::parse::{Body, ParsedPage};
use crate::site::{PageIx, Site};

/// A page to be found.
#[derive(Debug)]
pub struct Document<'s> {
    /// The page.
    pub page: PageIx,
    /// What its file says.
    pub parsed: &'s Arc<ParsedPage>,
    /// Its address as a link holds it, base path included.
    pub url: String,
    /// The title.
    pub title: &'s str,
    /// Other names: the short title, synonyms, what fields of names hold.
    pub names: Vec<&'s str>,
    /// What it is about; "" when it does not say.
    pub summary: &'s str,
    /// The kind's name, an index into `Model::kinds`.
    pub kind: usize,
    /// Its text by section, the first without a heading.
    pub sections: Vec<Section<'s>>,
}

/// A piece of a page, with the place that a result can lead to.
#[derive(Debug, Default)]
pub struct Section<'s> {
    /// The anchor; "" at the top of the page.
    pub anchor: &'s str,
    /// The heading; "" when the piece has none.
    pub heading: &'s str,
    /// The text, blocks parted by newlines.
    pub text: Cow<'s, str>,
}

/// By what results can be narrowed, in one language.
#[derive(Debug, serde::Serialize)]
pub struct Facet {
    /// The field's or relation's name; `kind` for the kinds themselves.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Values in use.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, serde::Serialize)]
pub struct FacetValue {
    /// The value's name.
    pub name: String,
    /// What people read.
    pub label: String,
    /// The documents that have it: the first, then how much further each next one is.
    pub documents: Vec<u32>,
}

/// The documents of one language in the order of their files: those that this build shows and that do not
/// hide from search.
pub fn documents<'s>(site: &'s Site, language: &str) -> Vec<Document<'s>> {
    let shown = site.visible_pages().filter(|page| {
        let page = &site.page(page.ix()).parsed;
        *page.language == *language
            && !page.checked.builtins.hidden_from_search
            && !page.checked.builtins.title.is_empty()
    });
    let shown: Vec<PageIx> = shown.map(|page| page.ix()).collect();
    shown.into_par_iter().map(|page| document(site, page)).collect()
}

fn document(site: &Site, ix: PageIx) -> Document<'_> {
    let page = site.page(ix);
    let parsed = &page.parsed;
    let builtins = &parsed.checked.builtins;
    let names = builtins.short_title.iter().chain(&builtins.synonyms).chain(&parsed.checked.names);
    Document {
        page: ix,
        parsed,
        url: site.config.href(page.url.as_str()),
        title: &builtins.title,
        names: names.map(String::as_str).collect(),
        summary: builtins.summary.as_deref().unwrap_or_default(),
        kind: parsed.kind,
        sections: sections(parsed, site.kind(ix)),
    }
}

/// The sections of a page, which depend on nothing but its own file. Other names are told apart, and what a page
/// does not show is not found.
fn sections<'s>(parsed: &'s ParsedPage, kind: &Kind) -> Vec<Section<'s>> {
    let mut all = vec![Section::default()];
    of_body(&parsed.body, &mut all);
    for (name, value) in &parsed.checked.fields {
        let shown = |field: &Field| !field.names && field.place != Place::None;
        if kind.fields.get(name).is_none_or(shown) {
            of_value(parsed, value, &mut all, 0);
        }
    }
    all
}

fn of_body<'s>(body: &'s Body, all: &mut Vec<Section<'s>>) {
    let mut headings = body.outline.iter();
    for section in &body.sections {
        let found = section.anchor.as_ref().and_then(|anchor| headings.find(|known| known.id == *anchor));
        match (found, &section.anchor) {
            (Some(heading), _) => all.push(Section {
                anchor: &heading.id,
                heading: &heading.text,
                text: Cow::Borrowed(&section.text),
            }),
            (None, Some(anchor)) => {
                all.push(Section { anchor, heading: "", text: Cow::Borrowed(&section.text) })
            }
            (None, None) => add(&mut all[0], &section.text),
        }
    }
}

/// What a field says that people read: its text goes to the section at `at`; a part of the page is a section
/// of its own, called by its first text.
fn of_value<'s>(parsed: &'s ParsedPage, value: &'s Value, all: &mut Vec<Section<'s>>, at: usize) {
    let each = |fields: &'s IndexMap<String, Value>, all: &mut Vec<Section<'s>>, at| {
        fields.values().for_each(|value| of_value(parsed, value, all, at));
    };
    match value {
        Value::Text(text) => add(&mut all[at], text),
        Value::Markdown(n) => {
            for section in parsed.fields.get(*n as usize).into_iter().flat_map(|body| &body.sections) {
                add(&mut all[at], &section.text);
            }
        }
        Value::List(values) => values.iter().for_each(|value| of_value(parsed, value, all, at)),
        Value::Group(fields) => each(fields, all, at),
        Value::Part { id, fields } => {
            let heading = fields.values().find_map(|value| match value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            });
            all.push(Section { anchor: id, heading: heading.unwrap_or_default(), text: Cow::Borrowed("") });
            let at = all.len() - 1;
            each(fields, all, at);
        }
        _ => {}
    }
}

fn add<'s>(section: &mut Section<'s>, text: &'s str) {
    if section.text.is_empty() {
        section.text = Cow::Borrowed(text);
    } else if !text.is_empty() {
        let all = section.text.to_mut();
        all.push('\n');
        all.push_str(text);
    }
}

/// The facets of a language's documents: the kinds, then what the model makes facets of, those of one name
/// together over all kinds.
pub fn facets(site: &Site, language: &str, documents: &[Document<'_>]) -> Vec<Facet> {
    let mut all: IndexMap<&str, (String, IndexMap<&str, FacetValue>)> = IndexMap::new();
    for (n, document) in documents.iter().enumerate() {
        let kind = site.kind(document.page);
        if !kind.label.is_empty() && !document.parsed.landing {
            let facet = all.entry("kind").or_default();
            put(&mut facet.1, &kind.name, kind.label_many.get(language), n);
        }
        for (facet, value) in site.facet_values(document.page) {
            let entry = all.entry(&facet.name).or_default();
            if entry.0.is_empty() {
                entry.0 = facet.label.get(language).to_owned();
            }
            put(&mut entry.1, &value.name, value.label.get(language), n);
        }
    }
    let facets = all.into_iter().map(|(name, (label, values))| {
        let mut values: Vec<FacetValue> = values.into_values().collect();
        values.iter_mut().for_each(|value| gaps(&mut value.documents));
        Facet { name: name.to_owned(), label, values }
    });
    facets.collect()
}

fn put<'s>(values: &mut IndexMap<&'s str, FacetValue>, name: &'s str, label: &str, document: usize) {
    let value = values.entry(name).or_insert_with(|| FacetValue {
        name: name.to_owned(),
        label: if label.is_empty() { name.to_owned() } else { label.to_owned() },
        documents: Vec::new(),
    });
    let document = document as u32;
    if value.documents.last() != Some(&document) {
        value.documents.push(document);
    }
}

fn gaps(numbers: &mut [u32]) {
    for at in (1..numbers.len()).rev() {
        numbers[at] -= numbers[at - 1];
    }
}
