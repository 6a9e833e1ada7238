//! A page as its own file tells it.

use std::sync::Arc;

use crate::base::hash::ContentHash;
use crate::base::localized::Language;
use crate::base::paths::PageId;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::Diagnostic;
use crate::model::Checked;
use crate::parse::Body;

/// What one file says. Depends on nothing but that file, the configuration and the content model.
#[derive(Debug)]
pub struct ParsedPage {
    /// Kind, id and language.
    pub id: PageId,
    /// The kind: an index into `Model::kinds`.
    pub kind: usize,
    /// The language.
    pub language: Language,
    /// The file.
    pub source: Arc<Source>,
    /// The hash of what this was made from.
    pub hash: ContentHash,
    /// The front matter, for places.
    pub front: Block,
    /// The front matter held against the model.
    pub checked: Checked,
    /// The body.
    pub body: Body,
    /// The Markdown of fields, in the order of `Checked::markdown`.
    pub fields: Vec<Body>,
    /// Whether the file is a folder's landing page, `_index.md`.
    pub landing: bool,
    /// Words in the body.
    pub words: u32,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Prepared for linking: the folded names of the page (title, short title, other names), each once.
    pub folded_names: Vec<String>,
    /// Prepared for linking: the bytes by which titles sort in the page's language.
    pub sort_key: Vec<u8>,
}
