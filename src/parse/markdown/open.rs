//! What is being written: the blocks, links and notes that have begun and not yet ended.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::Alignment;

use super::output::Output;
use crate::parse::body::LinkTarget;

/// A paragraph being written.
pub struct Paragraph {
    pub start: u32,
    pub holes: usize,
    /// Images in it.
    pub images: usize,
    /// Pages to insert in it.
    pub transclusions: usize,
    /// Whether there is anything else in it.
    pub other: bool,
}

/// A heading being written.
pub struct OpenHeading {
    pub level: u8,
    pub id: Option<String>,
    /// Where its tag starts, and how many holes stood before it.
    pub start: u32,
    pub holes: usize,
    pub place: Range<usize>,
    pub title: bool,
    /// Inside a footnote: no anchor, no outline.
    pub note: bool,
}

/// A code block being read.
pub struct Code {
    pub language: String,
    /// The code so far.
    pub text: String,
    pub place: Range<usize>,
}

/// A table being written.
pub struct Table {
    pub columns: Vec<Alignment>,
    pub column: usize,
    pub head: bool,
    /// Columns that have a name.
    pub named: usize,
    pub rows: usize,
    pub cell: u32,
    pub place: Range<usize>,
}

/// A block of raw HTML being read.
pub struct Html {
    pub text: String,
    pub place: Range<usize>,
}

/// A link being written.
pub struct OpenLink {
    /// Its place in the body's links.
    pub link: Option<u32>,
    /// Where its text starts in the block.
    pub start: usize,
    /// Whether its opening tag is a hole that must be closed.
    pub hole: bool,
    /// Whether the text within is a name that is not shown.
    pub silent: bool,
    /// How many images stood before it.
    pub images: usize,
    /// Where its text is written.
    pub place: Range<usize>,
}

/// A link that waits for the end of its block.
pub struct PendingLink {
    /// Its place in the body's links.
    pub link: u32,
    /// Its text in the block.
    pub text: Range<usize>,
    /// Whether that is its own text.
    pub own: bool,
}

/// An image being read: everything within is its text alternative.
pub struct OpenImage {
    pub target: LinkTarget,
    /// The text alternative so far.
    pub alt: String,
    pub title: Option<String>,
    pub place: Range<usize>,
    /// Written in double brackets.
    pub wiki: bool,
    /// Images within.
    pub inner: usize,
    /// A page to insert instead of an image.
    pub transclusion: bool,
    /// Written without a text of its own: a file's name is no text alternative.
    pub nameless: bool,
}

/// The footnotes of one body.
#[derive(Default)]
pub struct Notes {
    /// By lower-case label.
    pub by_label: HashMap<String, usize>,
    pub notes: Vec<Note>,
    /// Notes in the order of their first reference.
    pub order: Vec<usize>,
    /// The body's number on the page, from its first note on; 1 for the first body.
    pub body: usize,
    /// What was being written when a definition began, and the note it defines.
    pub outer: Vec<(Output, Option<usize>)>,
}

#[derive(Default)]
pub struct Note {
    pub label: String,
    pub references: usize,
    pub number: usize,
    pub text: Option<Output>,
    pub place: Range<usize>,
}

impl Notes {
    pub fn find(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        let at = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if at == next {
            self.notes.push(Note { label: label.to_owned(), ..Note::default() });
        }
        at
    }

    pub fn id(&self, name: &str, number: usize) -> String {
        // Slugs never hold an underscore, so no heading has this id.
        if self.body > 1 { format!("{name}_{}_{number}", self.body) } else { format!("{name}_{number}") }
    }
}
