//! The site's documents to the files of its search, language by language.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::analysis::{Analyser, plain_anchor};
use super::deflate::{Deflated, FileBytes};
use super::documents::{Document, documents, facets};
use super::index::{HEADINGS, Index};
use super::memo::Memo;
use super::synonyms::Synonyms;
use super::write::{Contents, Meta, write};
use crate::base::paths::UrlPath;
use crate::parse::body::resolved;
use crate::site::{Named, Site};

/// The longest piece of a section that excerpts are made from, in characters.
const LONGEST_TEXT: usize = 1_500;
/// What a source that others cite counts of a page of the site's own: whoever searches wants the latter first.
const CITED: f32 = 0.7;

/// All files by address.
pub fn of(site: &Site, synonyms: Option<&str>, memo: &Memo) -> BTreeMap<UrlPath, FileBytes> {
    let languages: Vec<&str> = site.config.languages.iter().map(|language| &*language.tag).collect();
    let all: Vec<Vec<Document<'_>>> = languages.iter().map(|language| documents(site, language)).collect();
    memo.with(&all, |words, pages, deflated| {
        deflated.resize_with(languages.len(), Deflated::default);
        let mut files = BTreeMap::new();
        for (((language, documents), pages), known) in languages.iter().zip(&all).zip(pages).zip(deflated) {
            if documents.is_empty() {
                continue;
            }
            let default = site.config.language();
            let synonyms = synonyms.map(|text| Synonyms::read(text, language, default)).unwrap_or_default();
            let analyser = Analyser::of(language);
            let worth: Vec<f32> = documents.iter().map(|document| worth(site, document)).collect();
            let contents = Contents {
                index: &|| Index::of(words, pages, &worth, &analyser, &synonyms),
                cards: documents.par_iter().map(card).collect(),
                text: &|n, out| texts(site, &documents[n], out),
                facets: json(&facets(site, language, documents)),
                meta: meta(site, language, documents.len(), &analyser, &synonyms),
            };
            let written = write(contents, known);
            files.extend(
                written
                    .into_iter()
                    .map(|(name, bytes)| (UrlPath::new(&format!("/search/{language}/{name}")), bytes)),
            );
        }
        files
    })
}

fn worth(site: &Site, document: &Document<'_>) -> f32 {
    if site.kind(document.page).bibliography { CITED } else { 1.0 }
}

fn meta(site: &Site, language: &str, documents: usize, analyser: &Analyser, synonyms: &Synonyms) -> Meta {
    let mut stop: Vec<&str> = analyser.stop.iter().chain(&synonyms.stop).map(String::as_str).collect();
    stop.retain(|word| !synonyms.never_stop.iter().any(|kept| kept == word));
    stop.sort_unstable();
    stop.dedup();
    Meta {
        documents,
        kinds: site.model.kinds.iter().map(|kind| kind.label.get(language).to_owned()).collect(),
        stop: stop.join(" "),
        frames: analyser.frames.iter().map(|frame| frame.join(" ")).collect(),
        links: analyser.links.clone(),
        ..Meta::default()
    }
}

/// `[address, title, summary, kind, [headings], {n: anchor}, reviewed]`; anchors that the heading tells are left out,
/// and so is what is empty at the end.
fn card(document: &Document<'_>) -> String {
    let sections = || document.sections.iter().skip(1).take(usize::from(HEADINGS) + 1);
    let headings: Vec<&str> = sections().map(|section| section.heading).collect();
    let other = sections().enumerate().filter(|(_, section)| plain_anchor(section.heading) != section.anchor);
    let anchors: serde_json::Map<String, Value> =
        other.map(|(n, section)| (n.to_string(), section.anchor.into())).collect();
    let reviewed = document.parsed.checked.builtins.reviewed.map(|day| day.to_string());
    let rest = [
        (json!(headings), headings.is_empty()),
        (json!(anchors), anchors.is_empty()),
        (json!(reviewed), reviewed.is_none()),
    ];
    let told = rest.iter().rposition(|(_, empty)| !empty).map_or(0, |last| last + 1);
    let mut card =
        vec![json!(document.url), json!(document.title), json!(document.summary), json!(document.kind)];
    card.extend(rest.into_iter().take(told).map(|(value, _)| value));
    Value::Array(card).to_string()
}

/// Adds `[text of section, ..]`.
fn texts(site: &Site, document: &Document<'_>, out: &mut Vec<u8>) {
    let language = &document.parsed.language;
    let of = |name: &str| match name.strip_prefix('=') {
        Some(fact) => Some(site.model.facts.get(fact)?.value.get(language).to_owned()),
        None => match site.page_named(name.split('#').next().filter(|page| !page.is_empty())?, language) {
            // What is not public is nowhere, neither in a passage.
            Named::One(page) if site.visible(page).is_some() => {
                Some(site.page(page).parsed.checked.builtins.title.clone())
            }
            _ => None,
        },
    };
    for (n, section) in document.sections.iter().enumerate() {
        out.push(if n == 0 { b'[' } else { b',' });
        // Text written to memory cannot fail.
        let _ = serde_json::to_writer(&mut *out, cut(&resolved(&section.text, of)));
    }
    // A document has one section at least.
    out.push(b']');
}

/// The first `LONGEST_TEXT` characters.
fn cut(text: &str) -> &str {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(at, _)| &text[..at])
}

/// JSON of what cannot fail to be written.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
