//! The texts of the interface, a flat map a language.

use indexmap::IndexMap;
use serde_yaml::Value;

use super::layers::Layers;
use crate::base::yaml::{Block, Seg};
use crate::config::Config;
use crate::diag::codes::theme::STRING_NOT_TEXT;
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
