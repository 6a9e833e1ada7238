//! What all Markdown of one page shares, and how one text of it is to be read.

use std::collections::HashMap;

use super::anchors::Anchors;
use super::typography::Marks;
use crate::base::source::Span;
use crate::diag::codes::page::{HEADING_LEVEL_ONE, RAW_HTML};
use crate::diag::{Diagnostic, few_of};
use crate::parse::body::SectionText;

/// How Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// Whether raw HTML is passed on; else it is shown as text.
    pub html: bool,
    /// Whether quotes, dashes and ellipses are set in type.
    pub typography: bool,
    /// Whether code is coloured.
    pub highlight: bool,
    /// How deep blocks and inline marks may nest.
    pub max_depth: usize,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        MarkdownOptions { html: false, typography: true, highlight: true, max_depth: 256 }
    }
}

/// What all Markdown of one page shares: anchors, the section at hand, findings.
pub struct Document {
    pub options: MarkdownOptions,
    /// The language of the text at hand.
    pub language: String,
    pub marks: Option<Marks>,
    /// Whether `[@name]` cites a source; else it is text.
    pub cites: bool,
    pub anchors: Anchors,
    /// Sections of the text at hand; the last is open. Never empty.
    pub sections: Vec<SectionText>,
    pub diagnostics: Vec<Diagnostic>,
    /// Where raw HTML was escaped first, and how often.
    pub raw_html: Option<(Span, usize)>,
    /// Whether it was told that something nests too deep.
    pub too_deep: bool,
    /// How many bodies with footnotes there are, so that their ids differ.
    pub noted: usize,
    /// The level of the last heading of the text at hand, 1 for the page's title; 0 where none can be named.
    pub level: u8,
}

impl Document {
    /// A page in `language`; `text` is its body, for the anchors that it sets itself.
    pub fn new(options: MarkdownOptions, language: &str, text: &str) -> Document {
        Document {
            options,
            language: language.to_owned(),
            marks: options.typography.then(|| Marks::of(language)),
            cites: false,
            anchors: Anchors::reserving(text),
            sections: vec![SectionText::default()],
            diagnostics: Vec::new(),
            raw_html: None,
            too_deep: false,
            noted: 0,
            level: 0,
        }
    }

    /// Text in another language begins; gives what to call this with when it ends.
    pub fn speak(&mut self, language: &str) -> String {
        self.marks = self.options.typography.then(|| Marks::of(language));
        std::mem::replace(&mut self.language, language.to_owned())
    }

    /// What was wrong in everything that was rendered.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        few_of(&HEADING_LEVEL_ONE, &mut self.diagnostics);
        if let Some((span, count)) = self.raw_html.take() {
            let form = if count == 1 { "one" } else { "many" };
            self.diagnostics
                .push(Diagnostic::new(&RAW_HTML, span).form(form).arg("count", count).help("help"));
        }
        self.diagnostics
    }
}

/// How one text is to be read.
#[derive(Clone, Copy, Default)]
pub struct Mode {
    /// The first heading of level one is the page's title and leaves the text.
    pub title: bool,
    /// No paragraphs.
    pub inline: bool,
}

/// Link definitions of the text around a container, which hold inside it too.
#[derive(Default)]
pub struct Definitions<'o> {
    pub own: HashMap<String, (String, String)>,
    pub outer: Option<&'o Definitions<'o>>,
}

impl Definitions<'_> {
    fn key(name: &str) -> String {
        name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }

    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.outer.is_none_or(|outer| outer.is_empty())
    }

    pub fn add(&mut self, name: &str, address: &str, title: &str) {
        self.own.entry(Self::key(name)).or_insert_with(|| (address.to_owned(), title.to_owned()));
    }

    pub fn get(&self, name: &str) -> Option<(&str, &str)> {
        match self.own.get(&Self::key(name)) {
            Some((address, title)) => Some((address, title)),
            None => self.outer?.get(name),
        }
    }
}
