//! The page that text and values are shown for, and what they note on the way.

use super::sources::Sources;
use crate::diag::Diagnostic;
use crate::model::schema::Place;
use crate::site::PageIx;

/// The page a value stands on, and where findings go.
pub(super) struct OnPage<'f> {
    pub ix: PageIx,
    pub language: usize,
    pub found: &'f mut Vec<Diagnostic>,
    /// Whether the value is shown on another page: then it has no anchors, and leads to its own page.
    pub elsewhere: bool,
    /// The numbers of its sources, where the list of them is shown too.
    pub cites: Option<&'f mut Sources>,
}

impl OnPage<'_> {
    /// Says where on the page the next text stands.
    pub fn at(&mut self, place: Place) {
        if let Some(cites) = &mut self.cites {
            cites.place = place;
        }
    }
}
