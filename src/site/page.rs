//! A page of the site, and a page that this build shows.

use std::sync::Arc;

use crate::base::paths::UrlPath;
use crate::parse::ParsedPage;

/// A page of the site: an index into `Site::pages`.
pub type PageIx = u32;

/// A page that this build shows. Only `Site` makes these, so that a draft cannot leak by forgetting
/// a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visible(PageIx);

impl Visible {
    /// The page at `ix`, when this build shows it.
    pub(super) fn of(ix: PageIx, page: &Page) -> Option<Visible> {
        page.visible.then_some(Visible(ix))
    }

    /// The page.
    pub fn ix(self) -> PageIx {
        self.0
    }
}

/// A page and its place on the site.
pub struct Page {
    /// What its file says.
    pub parsed: Arc<ParsedPage>,
    /// Whether it is a folder's landing page.
    pub landing: bool,
    /// Its address.
    pub url: UrlPath,
    /// Whether this build shows it.
    pub visible: bool,
    /// Whether its state is one that the public sees.
    pub public: bool,
    /// Whether its state says that it no longer holds.
    pub withdrawn: bool,
    /// Whether it is left out because its publication date lies ahead.
    pub scheduled: bool,
}
