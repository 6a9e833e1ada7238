//! What is wrong in `data/synonyms.yaml`, and titles with words that it says the site does not write. Reading
//! the file for the index is left to `synonyms`, which passes over what is told here.

use std::collections::HashMap;
use std::sync::Arc;

use serde_yaml::Value;

use super::analysis::{Analyser, tokens};
use super::keys::unknown;
use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};
use crate::diag::codes::search::{SYNONYMS_AVOIDED, SYNONYMS_WRONG};
use crate::diag::{Diagnostic, yaml_fault};
use crate::site::Site;

/// Keys of the file and of an entry; each also has a name in Dutch.
const ENTRIES: [&str; 2] = ["words", "woorden"];
const LANGUAGE: [&str; 2] = ["language", "taal"];
const LISTS: [&str; 4] = ["question_words", "stopwoorden_vraag", "no_stop_words", "geen_stopwoord"];
const OTHER: [&str; 3] = ["version", "versie", "note"];
const PREFERRED: [&str; 2] = ["preferred", "voorkeur"];
const AVOIDED: [&str; 2] = ["avoided", "vermijd"];
const PHRASES: [&str; 10] =
    ["equal", "gelijk", "narrower", "smaller", "related", "verwant", "avoided", "vermijd", "parts", "delen"];
const REMARKS: [&str; 3] = ["id", "note", "let_op"];

/// A phrase that the site does not write.
struct Avoided {
    words: Vec<String>,
    text: String,
    preferred: String,
    span: Span,
}

/// Checks the file, and the titles of pages.
pub fn check(site: &Site, source: &Arc<Source>) -> Vec<Diagnostic> {
    let block = match Block::read(source, 0..source.text.len(), true) {
        Ok(block) => block,
        Err(fault) => return vec![yaml_fault(fault)],
    };
    let mut found = Vec::new();
    let all: Vec<&str> = [&ENTRIES[..], &LANGUAGE, &LISTS, &OTHER].concat();
    unknown(&SYNONYMS_WRONG, &block, &[], block.map(), &all, &mut found);
    let wrong =
        |path: &[Seg], form: &str| Diagnostic::new(&SYNONYMS_WRONG, block.value_span(path)).form(form);
    let mut language = site.config.language().to_string();
    for key in LANGUAGE.iter().filter(|key| block.map().contains_key(**key)) {
        language = block.raw(&[(*key).into()]).unwrap_or_default();
        if !site.config.languages.iter().any(|known| *known.tag == *language) {
            found.push(wrong(&[(*key).into()], "language").arg("language", &language));
        }
    }
    for key in LISTS {
        phrases(&block, &[key.into()], block.map().get(key), &mut found);
    }
    let mut avoided = Vec::new();
    let mut preferred: HashMap<Vec<String>, Span> = HashMap::new();
    for key in ENTRIES {
        let rows = match block.map().get(key) {
            None | Some(Value::Null) => continue,
            Some(Value::Sequence(rows)) => rows,
            Some(_) => {
                found.push(wrong(&[key.into()], "entries"));
                continue;
            }
        };
        for (n, row) in rows.iter().enumerate() {
            entry(&block, &[key.into(), n.into()], row, &mut preferred, &mut avoided, &mut found);
        }
    }
    titles(site, &language, &avoided, &mut found);
    found
}

fn entry(
    block: &Block,
    at: &[Seg; 2],
    row: &Value,
    preferred: &mut HashMap<Vec<String>, Span>,
    avoided: &mut Vec<Avoided>,
    found: &mut Vec<Diagnostic>,
) {
    let wrong =
        |path: &[Seg], form: &str| Diagnostic::new(&SYNONYMS_WRONG, block.value_span(path)).form(form);
    let of = |key: &str| [at[0].clone(), at[1].clone(), key.into()];
    let Some(map) = row.as_mapping() else {
        found.push(wrong(at, "preferred"));
        return;
    };
    let all: Vec<&str> = [&PREFERRED[..], &PHRASES, &REMARKS].concat();
    unknown(&SYNONYMS_WRONG, block, at, map, &all, found);
    let key = PREFERRED.into_iter().find(|key| map.contains_key(*key));
    let own = match key.map(|key| (of(key), map.get(key))) {
        Some((path, Some(value))) if !value.is_null() => {
            text(block, &path, value, found).map(|words| (path, words))
        }
        empty => {
            found.push(empty.map_or_else(|| wrong(at, "preferred"), |(path, _)| wrong(&path, "preferred")));
            None
        }
    };
    if let Some((path, words)) = &own {
        let span = block.value_span(path);
        match preferred.get(words) {
            Some(first) => found.push(
                wrong(path, "twice")
                    .arg("text", block.raw(path).unwrap_or_default())
                    .label(first.clone(), "first"),
            ),
            None => drop(preferred.insert(words.clone(), span)),
        }
    }
    for key in PHRASES {
        let all = phrases(block, &of(key), map.get(key), found);
        if AVOIDED.contains(&key) {
            let preferred = own.as_ref().and_then(|(path, _)| block.raw(path)).unwrap_or_default();
            avoided.extend(all.into_iter().map(|(words, span, text)| Avoided {
                words,
                text,
                preferred: preferred.clone(),
                span,
            }));
        }
    }
}

/// The phrases of a list: their folded words, where they stand, and as they are written.
fn phrases(
    block: &Block,
    at: &[Seg],
    value: Option<&Value>,
    found: &mut Vec<Diagnostic>,
) -> Vec<(Vec<String>, Span, String)> {
    let rows = match value {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Sequence(rows)) => rows,
        Some(_) => {
            found.push(Diagnostic::new(&SYNONYMS_WRONG, block.value_span(at)).form("list"));
            return Vec::new();
        }
    };
    let read = rows.iter().enumerate().filter_map(|(n, row)| {
        let path: Vec<Seg> = at.iter().cloned().chain([n.into()]).collect();
        let words = text(block, &path, row, found)?;
        Some((words, block.value_span(&path), block.raw(&path)?))
    });
    read.collect()
}

/// The folded words of a text; tells what is none.
fn text(block: &Block, at: &[Seg], value: &Value, found: &mut Vec<Diagnostic>) -> Option<Vec<String>> {
    let wrong = |form: &str| Diagnostic::new(&SYNONYMS_WRONG, block.value_span(at)).form(form);
    let Some(text) = value.as_str() else {
        found.push(wrong("text"));
        return None;
    };
    let words = words_of(text);
    if words.is_empty() {
        found.push(wrong("no-word").arg("text", text));
        return None;
    }
    Some(words)
}

fn words_of(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

/// Tells titles that hold a phrase to be avoided, in any of its forms.
fn titles(site: &Site, language: &str, avoided: &[Avoided], found: &mut Vec<Diagnostic>) {
    if avoided.is_empty() {
        return;
    }
    let analyser = Analyser::of(language);
    let stems = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| analyser.stem(word, &|_| false).into_owned()).collect()
    };
    let ready: Vec<(Vec<String>, &Avoided)> = avoided.iter().map(|one| (stems(&one.words), one)).collect();
    for page in site.visible_pages() {
        let page = &site.page(page.ix()).parsed;
        // A work of others is called what they called it.
        if *page.language != *language || site.model.kinds[page.kind].bibliography {
            continue;
        }
        // A page on a word, which has it among its other names, may write it.
        let names = page.checked.builtins.synonyms.iter().chain(&page.checked.names);
        let names: Vec<Vec<String>> = names.map(|name| words_of(name)).collect();
        let title = stems(&words_of(&page.checked.builtins.title));
        let held = |phrase: &[String]| title.windows(phrase.len()).any(|run| run == phrase);
        let told = |(phrase, one): &&(Vec<String>, &Avoided)| held(phrase) && !names.contains(&one.words);
        for (_, one) in ready.iter().filter(told) {
            let span = page.front.value_span(&[site.model.names.of("title").into()]);
            let finding = Diagnostic::new(&SYNONYMS_AVOIDED, span)
                .arg("word", &one.text)
                .arg("preferred", &one.preferred)
                .label(one.span.clone(), "listed");
            found.push(finding.help("help"));
        }
    }
}
