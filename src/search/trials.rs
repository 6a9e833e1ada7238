//! The tests of a site's search that its owner wrote: what is typed, and which page must come among the first.
//! Goes in: `data/search-tests.yaml` and the files of the search. Comes out: what is not as it says.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_yaml::Value;

use super::deflate::FileBytes;
use super::documents::documents;
use super::keys::unknown;
use super::query::{Found, search};
use super::reader::Reader;
use crate::base::paths::UrlPath;
use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};
use crate::diag::codes::search::{SEARCH_TEST, SEARCH_TEST_WRONG};
use crate::diag::{Diagnostic, yaml_fault};
use crate::site::{Named, PageIx, Site};

/// Where a site keeps them.
pub const FILE: &str = "data/search-tests.yaml";
/// Among how many a page must be when its test does not say.
const WITHIN: usize = 3;
/// The most that a test may say.
const MOST: usize = 20;
/// How many results are told that came instead.
const TOLD: usize = 3;
const KEYS: [&str; 5] = ["query", "page", "within", "nothing", "language"];

/// One test.
struct Trial {
    query: String,
    language: String,
    within: usize,
    /// Pages that must be found, each with its place in the file; none: nothing may come.
    pages: Vec<(PageIx, Span)>,
    span: Span,
}

/// What was indexed in one language: its reader, and its pages by document.
type Searched = (Reader, Vec<PageIx>);

/// Runs the tests of `source`; `files` makes the files of the search, which is only done when there are tests.
pub fn run<'f>(
    site: &Site,
    source: &Arc<Source>,
    files: &dyn Fn() -> &'f BTreeMap<UrlPath, FileBytes>,
) -> Vec<Diagnostic> {
    let block = match Block::read(source, 0..source.text.len(), true) {
        Ok(block) => block,
        Err(fault) => return vec![yaml_fault(fault)],
    };
    let mut found = Vec::new();
    let mut indexed: BTreeMap<&str, Vec<PageIx>> = BTreeMap::new();
    for language in &site.config.languages {
        let pages = documents(site, &language.tag).iter().map(|document| document.page).collect();
        indexed.insert(&language.tag, pages);
    }
    let trials = read(site, &block, &indexed, &mut found);
    if trials.is_empty() {
        return found;
    }
    let files = files();
    let searched: BTreeMap<&str, Searched> = indexed
        .into_iter()
        .filter_map(|(language, pages)| {
            let below = format!("/search/{language}/");
            let own = files.iter().filter_map(|(url, bytes)| {
                Some((url.as_str().strip_prefix(&below)?.to_owned(), Arc::clone(bytes)))
            });
            Some((language, (Reader::new(&own.collect())?, pages)))
        })
        .collect();
    let told = trials.par_iter().flat_map_iter(|trial| {
        let searched = searched.get(&*trial.language);
        searched.map(|searched| held(site, trial, searched)).unwrap_or_default()
    });
    found.extend(told.collect::<Vec<_>>());
    found
}

/// What is not as one test says.
fn held(site: &Site, trial: &Trial, (reader, pages): &Searched) -> Vec<Diagnostic> {
    let found = search(reader, &trial.query, MOST).map(|answer| answer.found).unwrap_or_default();
    let finding = |span: &Span| Diagnostic::new(&SEARCH_TEST, span.clone()).arg("query", &trial.query);
    if trial.pages.is_empty() {
        let first = found.first().map(|first| {
            finding(&trial.span).form("something").arg("first", &first.title).help("something-help")
        });
        return first.into_iter().collect();
    }
    let mut told = Vec::new();
    for (page, span) in &trial.pages {
        let place = found.iter().position(|hit| pages.get(hit.document as usize) == Some(page));
        if place.is_some_and(|place| place < trial.within) {
            continue;
        }
        let title = &site.page(*page).parsed.checked.builtins.title;
        let finding = finding(span).arg("title", title).arg("within", trial.within);
        let finding = match place {
            Some(place) => finding.form("place").arg("place", place + 1),
            None => finding.form("absent"),
        };
        let came = |(n, hit): (usize, &Found)| format!("{}. {}", n + 1, hit.title);
        let came: Vec<String> = found.iter().take(TOLD).enumerate().map(came).collect();
        told.push(match came.is_empty() {
            true => finding.help("nothing"),
            false => finding.arg("found", came.join("; ")).help("instead"),
        });
    }
    told
}

fn read(
    site: &Site,
    block: &Block,
    indexed: &BTreeMap<&str, Vec<PageIx>>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Trial> {
    let wrong =
        |path: &[Seg], form: &str| Diagnostic::new(&SEARCH_TEST_WRONG, block.value_span(path)).form(form);
    unknown(&SEARCH_TEST_WRONG, block, &[], block.map(), &["tests"], found);
    let tests: Seg = "tests".into();
    let rows = match block.map().get("tests") {
        Some(Value::Sequence(rows)) => rows.as_slice(),
        None if block.map().is_empty() => return Vec::new(),
        _ => {
            found.push(wrong(&[tests], "list"));
            return Vec::new();
        }
    };
    let mut trials = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let at = [tests.clone(), n.into()];
        let of = |key: &str| [tests.clone(), n.into(), key.into()];
        let Some(map) = row.as_mapping() else {
            found.push(wrong(&at, "map"));
            continue;
        };
        let before = found.len();
        unknown(&SEARCH_TEST_WRONG, block, &at, map, &KEYS, found);
        let mut text = |key: &str| match map.get(key) {
            None | Some(Value::Null) => None,
            Some(Value::Sequence(_) | Value::Mapping(_)) => {
                found.push(wrong(&of(key), "text"));
                None
            }
            // `112` and `ja` are queries too, as they were written.
            Some(_) => block.raw(&of(key)).filter(|text| !text.trim().is_empty()),
        };
        let (query, language) = (text("query"), text("language"));
        let language = language.unwrap_or_else(|| site.config.language().to_string());
        if query.is_none() && found.len() == before {
            found.push(wrong(&at, "query"));
        }
        if !indexed.contains_key(&*language) {
            found.push(wrong(&of("language"), "language").arg("language", &language));
        }
        let within = match map.get("within") {
            None => Some(WITHIN),
            Some(value) => value.as_u64().map(|n| n as usize).filter(|n| (1..=MOST).contains(n)),
        };
        if within.is_none() {
            found.push(wrong(&of("within"), "within").arg("most", MOST));
        }
        let nothing = match map.get("nothing") {
            None => false,
            Some(Value::Bool(true)) => true,
            Some(_) => {
                found.push(wrong(&of("nothing"), "nothing"));
                false
            }
        };
        let mut pages = Vec::new();
        match map.get("page") {
            None if !nothing => found.push(wrong(&at, "expects")),
            None => {}
            // Of a language that the site has not, no page is to be found.
            Some(_) if !indexed.contains_key(&*language) => {}
            Some(_) if nothing => found.push(wrong(&of("nothing"), "both")),
            Some(value) => {
                let many = value.as_sequence().map_or(0, Vec::len);
                let places = (0..many).map(|i| vec![tests.clone(), n.into(), "page".into(), i.into()]);
                let places: Vec<Vec<Seg>> =
                    if value.is_sequence() { places.collect() } else { vec![of("page").to_vec()] };
                for place in places {
                    match page(site, block, &place, &language, indexed) {
                        Ok(page) => pages.push((page, block.value_span(&place))),
                        Err(wrong) => found.push(*wrong),
                    }
                }
            }
        }
        if let (Some(query), Some(within), true) = (query, within, found.len() == before) {
            trials.push(Trial { query, language, within, pages, span: block.value_span(&of("query")) });
        }
    }
    trials
}

/// The page that is named at `place`, which must be among those that are searched.
fn page(
    site: &Site,
    block: &Block,
    place: &[Seg],
    language: &str,
    indexed: &BTreeMap<&str, Vec<PageIx>>,
) -> Result<PageIx, Box<Diagnostic>> {
    let name = block.raw(place).unwrap_or_default();
    let finding = |form: &str| {
        Diagnostic::new(&SEARCH_TEST_WRONG, block.value_span(place)).form(form).arg("name", &name)
    };
    let id = |ix: PageIx| site.page(ix).parsed.id.clone();
    match site.page_named(&name, language) {
        Named::One(ix) if indexed.get(language).is_some_and(|pages| pages.contains(&ix)) => Ok(ix),
        Named::One(_) => Err(Box::new(finding("hidden"))),
        Named::Several(pages) => {
            let all: Vec<String> =
                pages.iter().map(|ix| format!("{}:{}", id(*ix).kind, id(*ix).id)).collect();
            Err(Box::new(finding("several").arg("near", all.join(", "))))
        }
        Named::Nobody => {
            let near = site.nearest_pages(&name, &[] as &[&str], language, 1);
            let finding = finding("page");
            Err(Box::new(match near.first() {
                Some(near) => finding.arg("near", id(*near).id).help("near"),
                None => finding,
            }))
        }
    }
}
