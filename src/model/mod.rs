//! The content model: what a site's pages are made of. `load` reads `model.yaml`; `check` holds one
//! front matter against it. Knows nothing of Markdown, of other pages, of disk.

pub mod address;
mod check;
pub mod condition;
mod context;
mod field;
pub mod json_schema;
mod load;
mod pattern;
pub mod schema;
pub mod scope;
pub mod value;

pub use context::PageContext;
pub use schema::Model;
pub use value::Checked;

use std::sync::Arc;

use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::Diagnostic;

/// Reads a model. `None` gives the model of a site that declares none: one open kind, `page`.
/// `language` is the site's default language. Never fails: what is wrong becomes findings, and
/// the model is what could be understood.
pub fn load(source: Option<&Arc<Source>>, language: &str) -> (Model, Vec<Diagnostic>) {
    let (mut model, found) = load::load(source, language);
    let landing = load::landing(&model);
    model.kinds.push(landing);
    (model, found)
}

impl Model {
    /// Holds a front matter against the model. Findings go to `found`; the result holds what could
    /// be understood.
    pub fn check(&self, block: &Block, page: PageContext<'_>, found: &mut Vec<Diagnostic>) -> Checked {
        check::check(self, block, page, found)
    }
}
