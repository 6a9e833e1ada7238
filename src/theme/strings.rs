//! The texts of the interface, a flat map a language; and whether somebody reads those of the site.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_yaml::Value;

use super::layers::Layers;
use crate::base::source::Source;
use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::config::Config;
use crate::diag::codes::theme::{STRING_NOT_TEXT, UNKNOWN_STRING};
use crate::diag::{Diagnostic, yaml_fault};

/// The texts of each language of the site, the default language first. A key that a language lacks has
/// the English text, so that no page is without.
pub(super) fn read(
    layers: &Layers,
    config: &Config,
    found: &mut Vec<Diagnostic>,
) -> IndexMap<String, IndexMap<String, String>> {
    let mut all = IndexMap::new();
    let english = language(layers, "en", found);
    for site in &config.languages {
        let mut texts = english.clone();
        if &*site.tag != "en" {
            let base = site.tag.split('-').next().unwrap_or(&site.tag);
            if base != &*site.tag {
                texts.extend(language(layers, base, found));
            }
            texts.extend(language(layers, &site.tag, found));
        }
        all.insert(site.tag.to_string(), texts);
    }
    all
}

fn language(layers: &Layers, tag: &str, found: &mut Vec<Diagnostic>) -> IndexMap<String, String> {
    let mut texts = IndexMap::new();
    // The site's own file comes last, so by then the keys of the theme are known.
    for source in layers.strings.get(tag).into_iter().flatten() {
        let block = match Block::read(source, 0..source.text.len(), true) {
            Ok(block) => block,
            Err(fault) => {
                found.push(yaml_fault(fault));
                continue;
            }
        };
        for (key, value) in block.map() {
            let Some(key) = key.as_str() else { continue };
            let path = [Seg::from(key)];
            if is_own(source) && !texts.contains_key(key) && !is_read(layers, key) {
                found.push(unknown(&block, key, layers));
            }
            let text = match value {
                Value::String(text) => Some(text.clone()),
                Value::Mapping(_) | Value::Sequence(_) => None,
                _ => block.raw(&path),
            };
            match text {
                Some(text) => drop(texts.insert(key.to_owned(), text)),
                None => found.push(Diagnostic::new(&STRING_NOT_TEXT, block.key_span(&path)).arg("key", key)),
            }
        }
    }
    texts
}

/// Whether a file of texts is the site's own, not a theme's.
fn is_own(source: &Source) -> bool {
    source.path.as_str().starts_with("strings/")
}

/// Whether a template names this key, or a theme has it in some language. Templates name keys in quotes.
fn is_read(layers: &Layers, key: &str) -> bool {
    let named = |quote: char| {
        let quoted = format!("{quote}{key}{quote}");
        layers.templates.values().flatten().any(|source| source.text.contains(&quoted))
    };
    themes(layers).contains(key) || named('"') || named('\'')
}

/// The keys of the themes, in all languages.
fn themes(layers: &Layers) -> BTreeSet<String> {
    let sources = layers.strings.values().flatten().filter(|source| !is_own(source));
    let blocks = sources.filter_map(|source| Block::read(source, 0..source.text.len(), true).ok());
    blocks
        .flat_map(|block| {
            block.map().keys().filter_map(|key| key.as_str().map(str::to_owned)).collect::<Vec<_>>()
        })
        .collect()
}

/// A text that nobody reads, with the key that was probably meant.
fn unknown(block: &Block, key: &str, layers: &Layers) -> Diagnostic {
    let known = themes(layers);
    let diagnostic = Diagnostic::new(&UNKNOWN_STRING, block.key_span(&[Seg::from(key)])).arg("key", key);
    match nearest(key, known.iter().map(String::as_str), 1).first() {
        Some(near) => diagnostic.arg("near", near).help("near"),
        None => diagnostic,
    }
}
