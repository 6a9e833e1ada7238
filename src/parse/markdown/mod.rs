//! Markdown to HTML with holes. Text and its place in the file go in; a `Body` and findings come
//! out. CommonMark is `pulldown-cmark`'s work; the HTML, anchors, links and containers are ours.
//! Knows no other page: what depends on one is a hole.

mod blocks;
mod code;
mod containers;
mod escape;
mod footnotes;
mod headings;
mod html;
mod inline;
mod links;
mod output;
mod place;
mod sentence;
mod typography;
mod url;
mod writer;

#[cfg(test)]
mod safety;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{BrokenLink, CowStr, Options, Parser};

pub use place::Origin;

use super::body::{Body, SectionText};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{COMPONENT_PLACE, MARKDOWN_FAILED, RAW_HTML};
use containers::Container;
use headings::Anchors;
use typography::Marks;
use writer::Writer;

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

const SYNTAX: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_WIKILINKS);

/// What all Markdown of one page shares: anchors, the section at hand, findings.
pub struct Document {
    options: MarkdownOptions,
    marks: Option<Marks>,
    anchors: Anchors,
    /// Sections of the text at hand; the last is open. Never empty.
    sections: Vec<SectionText>,
    diagnostics: Vec<Diagnostic>,
    /// Where raw HTML was escaped first, and how often.
    raw_html: Option<(Span, usize)>,
    /// Whether it was told that something nests too deep.
    too_deep: bool,
    /// How many bodies with footnotes there are, so that their ids differ.
    noted: usize,
}

/// How one text is to be read.
#[derive(Clone, Copy, Default)]
struct Mode {
    /// The first heading of level one is the page's title and leaves the text.
    title: bool,
    /// No paragraphs.
    inline: bool,
}

impl Document {
    /// A page in `language`; `text` is its body, for the anchors that it sets itself.
    pub fn new(options: MarkdownOptions, language: &str, text: &str) -> Document {
        Document {
            options,
            marks: options.typography.then(|| Marks::of(language)),
            anchors: Anchors::reserving(text),
            sections: vec![SectionText::default()],
            diagnostics: Vec::new(),
            raw_html: None,
            too_deep: false,
            noted: 0,
        }
    }

    /// Renders the page's body. With `title`, the first heading of level one becomes the second part
    /// of the result instead of a part of the body.
    pub fn body(&mut self, text: &str, origin: &Origin<'_>, title: bool) -> (Body, Option<String>) {
        self.guarded(text, origin, Mode { title, inline: false })
    }

    /// Renders the Markdown of a field; `inline` without paragraphs.
    pub fn field(&mut self, text: &str, origin: &Origin<'_>, inline: bool) -> Body {
        self.guarded(text, origin, Mode { title: false, inline }).0
    }

    /// What was wrong in everything that was rendered.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        if let Some((span, count)) = self.raw_html.take() {
            let form = if count == 1 { "one" } else { "many" };
            self.diagnostics
                .push(Diagnostic::new(&RAW_HTML, span).form(form).arg("count", count).help("help"));
        }
        self.diagnostics
    }

    /// A panic of the Markdown parser costs one text, and is told.
    fn guarded(&mut self, text: &str, origin: &Origin<'_>, mode: Mode) -> (Body, Option<String>) {
        self.sections = vec![SectionText::default()];
        let render = || {
            let found = containers::scan(text);
            self.render(text, 0..text.len(), origin, &found, &Definitions::default(), mode)
        };
        let (mut body, title) = catch_unwind(AssertUnwindSafe(render)).unwrap_or_else(|_| {
            let line = text.lines().next().map_or(0, str::len);
            self.diagnostics.push(Diagnostic::new(&MARKDOWN_FAILED, origin.span(0..line)).help("help"));
            let mut html = String::from("<pre tabindex=\"0\">");
            escape::text(&mut html, text);
            html.push_str("</pre>\n");
            self.sections = vec![SectionText { anchor: None, text: text.to_owned() }];
            (Body { html, ..Body::default() }, None)
        });
        body.sections = std::mem::take(&mut self.sections);
        for section in &mut body.sections {
            section.text.truncate(section.text.trim_end().len());
        }
        body.sections.retain(|section| section.anchor.is_some() || !section.text.is_empty());
        (body, title)
    }

    /// Renders the bytes `range` of `text`, whose containers are known. Sections go to the document.
    fn render(
        &mut self,
        text: &str,
        range: Range<usize>,
        origin: &Origin<'_>,
        found: &[Container],
        outer: &Definitions<'_>,
        mode: Mode,
    ) -> (Body, Option<String>) {
        let masked;
        let visible = if found.is_empty() {
            &text[range.clone()]
        } else {
            masked = containers::mask(text, range.clone(), found);
            &masked
        };
        let resolve = |link: BrokenLink<'_>| {
            let (address, title) = outer.get(&link.reference)?;
            Some((CowStr::from(address.to_owned()), CowStr::from(title.to_owned())))
        };
        let resolve = (!outer.is_empty()).then_some(resolve);
        let parser = Parser::new_with_broken_link_callback(visible, SYNTAX, resolve);
        let mut definitions = Definitions { own: HashMap::new(), outer: Some(outer) };
        if !found.is_empty() {
            for (name, link) in parser.reference_definitions().iter() {
                definitions.add(name, &link.dest, link.title.as_deref().unwrap_or(""));
            }
        }
        let mut writer = Writer::new(self, text, visible, range.start, origin, found, &definitions, mode);
        for (event, place) in parser.into_offset_iter() {
            writer.event(event, place);
        }
        let (body, title, unseen) = writer.finish();
        for container in unseen {
            let found = Diagnostic::new(&COMPONENT_PLACE, origin.span(container.fence.clone())).help("help");
            self.diagnostics.push(found);
        }
        (body, title)
    }
}

/// Link definitions of the text around a container, which hold inside it too.
#[derive(Default)]
struct Definitions<'o> {
    own: HashMap<String, (String, String)>,
    outer: Option<&'o Definitions<'o>>,
}

impl Definitions<'_> {
    fn key(name: &str) -> String {
        name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.outer.is_none_or(|outer| outer.is_empty())
    }

    fn add(&mut self, name: &str, address: &str, title: &str) {
        self.own.entry(Self::key(name)).or_insert_with(|| (address.to_owned(), title.to_owned()));
    }

    fn get(&self, name: &str) -> Option<(&str, &str)> {
        match self.own.get(&Self::key(name)) {
            Some((address, title)) => Some((address, title)),
            None => self.outer?.get(name),
        }
    }
}
