//! The numbers of the sources that a page cites: a row of its list each, and the ways back from there.

use super::view::{CitationView, RelationView};
use crate::base::letters::letters;
use crate::model::schema::Place;
use crate::site::PageIx;

/// The list of sources of the page being rendered, and what its text cites so far.
pub(super) struct Sources {
    /// The relation that is the list: an index into `Model::relations`.
    pub relation: usize,
    /// Where the text at hand stands on the page.
    pub place: Place,
    /// The rows of the list; `None` for free text.
    rows: Vec<Option<PageIx>>,
    /// How many rows the page has of its own; the others came with text of other pages.
    own: usize,
    marks: Vec<Mark>,
}

/// A number in the text.
struct Mark {
    /// The row, from 0.
    row: usize,
    /// Counts the numbers of this row, from 1.
    count: usize,
    place: Place,
    locator: Option<String>,
}

impl Sources {
    /// The numbers for the rows of the list, of which none is cited yet.
    pub fn new(relation: usize, rows: Vec<Option<PageIx>>) -> Sources {
        let own = rows.len();
        Sources { relation, place: Place::Main, rows, own, marks: Vec::new() }
    }

    /// The row of a source, from 0; a source that text of another page brought along gets one.
    pub fn row(&mut self, page: PageIx) -> usize {
        let known = self.rows.iter().position(|source| *source == Some(page));
        known.unwrap_or_else(|| {
            self.rows.push(Some(page));
            self.rows.len() - 1
        })
    }

    /// Notes a number in the text: its anchor. None where no template shows the text by itself, since
    /// nothing could lead back there.
    pub fn mark(&mut self, row: usize, locator: Option<&str>) -> Option<String> {
        if self.place == Place::None {
            return None;
        }
        let count = 1 + self.marks.iter().filter(|mark| mark.row == row).count();
        self.marks.push(Mark { row, count, place: self.place, locator: locator.map(str::to_owned) });
        Some(id(row, count))
    }

    /// Sources that text of other pages brought along.
    pub fn taken_in(&self) -> impl Iterator<Item = PageIx> + '_ {
        self.rows[self.own..].iter().copied().flatten()
    }

    /// Gives the rows of the list their ways back to the text, in the order of the page.
    pub fn lead_back(&self, list: &mut RelationView) {
        for (row, edge) in list.edges.iter_mut().enumerate() {
            let mut marks: Vec<&Mark> = self.marks.iter().filter(|mark| mark.row == row).collect();
            marks.sort_by_key(|mark| mark.place.order());
            let views = marks.into_iter().zip(1..).map(|(mark, nth)| CitationView {
                id: id(row, mark.count),
                label: letters(nth),
                locator: mark.locator.clone(),
            });
            edge.citations = views.collect();
        }
    }
}

fn id(row: usize, count: usize) -> String {
    format!("cite-{}-{count}", row + 1)
}
