//! What checking a front matter must know besides it.

use crate::base::date::Date;

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
    /// The sources that the body cites, as written, each once.
    pub cited: &'a [&'a str],
    /// Words in the body.
    pub words: u32,
    /// Where a finding about the whole page points when the front matter is empty: a byte offset.
    pub body_start: usize,
}
