//! The content model: what a site's pages are made of. `load` reads `model.yaml`; `check` holds one
//! front matter against it. Knows nothing of Markdown, of other pages, of disk.

mod check;
pub mod condition;
mod field;
mod load;
pub mod schema;
pub mod scope;
pub mod value;

pub use schema::Model;
pub use value::Checked;

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::Diagnostic;

/// What `check` must know of a page besides its front matter.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The kind: an index into `Model::kinds`.
    pub kind: usize,
    /// The page's language.
    pub language: &'a str,
    /// The day of the build.
    pub today: Date,
    /// The first heading of the body, for pages without a title field (only without a model).
    pub heading: Option<&'a str>,
    /// The body as plain text.
    pub text: &'a str,
    /// Words in the body.
    pub words: u32,
    /// Where a finding about the whole page points when the front matter is empty: a byte offset.
    pub body_start: usize,
}

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

    /// The kind to which the nearest folder of a page file belongs, for pages that name no kind
    /// themselves. `path` is relative to `content/`. `None` when no folder fits.
    pub fn kind_by_folder(&self, path: &str) -> Option<usize> {
        let below = |folder: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let folder = |index: &usize| self.kinds[*index].folder.as_deref();
        (0..self.kinds.len())
            .filter(|index| folder(index).is_some_and(below))
            .max_by_key(|index| folder(index).map_or(0, str::len))
    }

    /// Whether a condition over one page holds.
    pub fn holds(&self, condition: &condition::Condition, kind: usize, page: &Checked, today: Date) -> bool {
        scope::Scope { model: self, kind, page, today, text: "", item: None }.holds(condition)
    }

    /// The kind of landing pages, which every model has.
    pub fn landing(&self) -> usize {
        self.kinds.len() - 1
    }

    /// The kind with this name.
    pub fn kind_named(&self, name: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| &*kind.name == name)
    }
}
