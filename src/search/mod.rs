//! What the browser searches: the pages as documents, an index for each language, and its files. Reads the
//! site; knows no templates and no disk. The searcher itself is an asset of the theme, `search.js`.
//!
//! `analysis` turns text into terms; `documents` the site into what is to be found; `memo` keeps the words of
//! pages that did not change; `vocabulary`, `phrases` and `index` make postings; `write` makes files of them,
//! `reader` reads those again, and `query` searches in them as the browser does, for tests of a site's search.

mod analysis;
mod deflate;
mod documents;
mod files;
mod index;
mod memo;
mod phrases;
mod query;
mod reader;
mod synonyms;
mod vocabulary;
mod write;

use std::collections::BTreeMap;

use crate::base::paths::UrlPath;
use crate::site::Site;

pub use documents::{Document, Section};
pub use memo::Memo;
pub use query::{Answer, Found, search};
pub use reader::Reader;
pub use synonyms::FILE as SYNONYMS;

/// The files of a site's search, by address. `synonyms` is the text of the site's `data/synonyms.yaml`.
pub fn files(site: &Site, synonyms: Option<&str>, memo: &Memo) -> BTreeMap<UrlPath, Vec<u8>> {
    files::of(site, synonyms, memo)
}
