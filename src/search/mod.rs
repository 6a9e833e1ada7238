//! What the browser searches: the pages as documents, an index for each language, and its files. Reads the
//! site; knows no templates and no disk. The searcher itself is an asset of the theme, `search.js`.
//!
//! `analysis` turns text into terms; `documents` the site into what is to be found; `memo` keeps the words of
//! pages that did not change; `vocabulary`, `phrases` and `index` make postings, with `sums` over all pages; `write` makes files of them,
//! `reader` reads those again, and `query` searches in them as the browser does, for `trials`, the tests of a
//! site's search that its owner wrote. `wording` checks the synonyms.

mod analysis;
mod deflate;
mod documents;
mod files;
mod index;
mod keys;
mod memo;
mod phrases;
mod query;
mod reader;
mod sums;
mod synonyms;
mod trials;
mod vocabulary;
mod wording;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::paths::UrlPath;
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::parse::synonyms::FILE as SYNONYMS;
use crate::site::Site;

pub use deflate::{FileBytes, inflate};
pub use documents::{Document, Section};
pub use memo::Memo;
pub use query::{Answer, Found, search};
pub use reader::Reader;

/// The files of a site's search, by address. `synonyms` is the text of the site's `data/synonyms.yaml`.
pub fn files(site: &Site, synonyms: Option<&str>, memo: &Memo) -> BTreeMap<UrlPath, FileBytes> {
    files::of(site, synonyms, memo)
}

/// What is wrong with the site's own files on its search, and with what it finds. `file` gives a file of the site;
/// `files` makes those of the search, when there are tests of it.
pub fn check<'f>(
    site: &Site,
    file: &dyn Fn(&str) -> Option<&'f Arc<Source>>,
    files: &dyn Fn() -> &'f BTreeMap<UrlPath, FileBytes>,
) -> Vec<Diagnostic> {
    let mut found = file(SYNONYMS).map(|source| wording::check(site, source)).unwrap_or_default();
    found.extend(file(trials::FILE).into_iter().flat_map(|source| trials::run(site, source, files)));
    found
}
