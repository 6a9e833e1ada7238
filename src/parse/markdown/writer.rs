//! Events to HTML: the state of the writer, and which event is whose work.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::containers::Container;
use super::document::{Definitions, Document, Mode};
use super::label;
use super::open::{Code, Html, Notes, OpenHeading, OpenImage, OpenLink, Paragraph, PendingLink, Table};
use super::output::Output;
use super::place::Origin;
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::page::MARKDOWN_TOO_DEEP;
use crate::parse::body::{Body, Heading};

/// Writes one body.
pub struct Writer<'t, 'd> {
    /// What the page shares.
    pub doc: &'d mut Document,
    /// The whole text, with containers.
    pub text: &'t str,
    /// The part being written, containers masked.
    pub visible: &'t str,
    /// Where that part starts in the text.
    pub base: usize,
    /// Where the text stands in a file.
    pub origin: &'t Origin<'t>,
    /// Containers in this part, and whether each was met.
    pub containers: &'t [Container],
    /// See `containers`.
    pub met: Vec<bool>,
    /// Link definitions that containers may use.
    pub definitions: &'t Definitions<'t>,
    /// How the text is read.
    pub mode: Mode,

    /// The HTML.
    pub out: Output,
    /// Links, images, components, facts.
    pub body: Body,
    /// Headings so far.
    pub outline: Vec<Heading>,
    /// Headings whose section goes on: place in the outline, level, nesting.
    pub open_sections: Vec<(usize, u8, usize)>,
    /// The title, once it was found.
    pub title: Option<String>,

    /// Text that has arrived and is not yet written, and where it stands.
    pub pending: String,
    /// See `pending`.
    pub pending_place: Range<usize>,
    /// The plain text of the block at hand.
    pub block: String,
    /// What the block at hand takes from elsewhere: where in it, and the name of a page's title or a fact's value.
    pub borrowed: Vec<(Range<usize>, String)>,
    /// The character before the next text, for quotation marks.
    pub before: char,
    /// Whether the next text starts a line of a block.
    pub line_start: bool,
    /// Links of the block at hand, which wait for its sentences.
    pub waiting: Vec<PendingLink>,

    /// How many events are open.
    depth: usize,
    /// How many lists, quotes and notes are open.
    pub nest: usize,
    /// The heading being written.
    pub heading: Option<OpenHeading>,
    /// The paragraph being written.
    pub paragraph: Option<Paragraph>,
    /// The link being written.
    pub link: Option<OpenLink>,
    /// Whether a citation is being read: it is written, its text is not shown.
    pub citing: bool,
    /// The image being read.
    pub image: Option<OpenImage>,
    /// The code being read.
    pub code: Option<Code>,
    /// The raw HTML being read.
    pub html: Option<Html>,
    /// The table being written.
    pub table: Option<Table>,
    /// Where the tags of open list items stand.
    pub items: Vec<u32>,
    /// Whether the label of a task is open.
    pub label: bool,
    /// The footnotes.
    pub notes: Notes,
}

impl<'t, 'd> Writer<'t, 'd> {
    /// A writer for `visible`, which starts at byte `base` of `text`.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        doc: &'d mut Document,
        text: &'t str,
        visible: &'t str,
        base: usize,
        origin: &'t Origin<'t>,
        containers: &'t [Container],
        definitions: &'t Definitions<'t>,
        mode: Mode,
    ) -> Self {
        let mut out = Output::default();
        out.html.reserve(visible.len() + visible.len() / 4);
        Writer {
            doc,
            text,
            visible,
            base,
            origin,
            containers,
            met: vec![false; containers.len()],
            definitions,
            mode,
            out,
            body: Body::default(),
            outline: Vec::new(),
            open_sections: Vec::new(),
            title: None,
            pending: String::new(),
            pending_place: 0..0,
            block: String::new(),
            before: ' ',
            line_start: true,
            waiting: Vec::new(),
            borrowed: Vec::new(),
            depth: 0,
            nest: 0,
            heading: None,
            paragraph: None,
            link: None,
            citing: false,
            image: None,
            code: None,
            html: None,
            table: None,
            items: Vec::new(),
            label: false,
            notes: Notes::default(),
        }
    }

    /// The place in a file of bytes of the visible text.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(self.base + range.start..self.base + range.end)
    }

    /// The first line of a block's place.
    pub fn first_line(&self, place: &Range<usize>) -> Range<usize> {
        let written = self.visible.get(place.clone()).unwrap_or("");
        let line = written.lines().next().unwrap_or("").trim_end().len();
        place.start..place.start + line
    }

    /// Writes one event.
    pub fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        let limit = self.doc.options.max_depth;
        if self.citing && !matches!(event, Event::End(TagEnd::Link)) {
            return;
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth == limit + 1 {
                    self.flush();
                    if !std::mem::replace(&mut self.doc.too_deep, true) {
                        let found = Diagnostic::new(&MARKDOWN_TOO_DEEP, self.span(self.first_line(&place)));
                        self.doc.diagnostics.push(found.arg("limit", limit).help("help"));
                    }
                }
                if self.depth <= limit {
                    self.start(tag, place);
                }
            }
            Event::End(tag) => {
                if self.depth <= limit {
                    self.end(tag);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            _ if self.depth > limit => {}
            Event::Text(text) => self.arrive(&text, place),
            Event::Code(code) => self.inline_code(&code),
            Event::Html(html) => self.html_line(&html, place),
            Event::InlineHtml(html) => self.inline_html(&html, place),
            Event::FootnoteReference(label) => {
                self.flush();
                self.other();
                if self.image.is_none() {
                    self.note_reference(&label);
                }
            }
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.break_block();
                self.out.fresh_line();
                self.out.html.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(done),
            // TeX formulas are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.arrive(&text, place),
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, id, classes, attrs } => {
                self.start_heading(level, id, &classes, &attrs, place);
            }
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind, place),
            Tag::HtmlBlock => self.start_html(place),
            Tag::List(first) => self.start_list(first),
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => {
                self.nest += 1;
                self.start_note(&label, place);
            }
            Tag::Table(alignments) => self.start_table(alignments, place),
            Tag::TableHead => self.start_head(&place),
            Tag::TableRow => self.start_row(&place),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.inline_tag("<em>"),
            Tag::Strong => self.inline_tag("<strong>"),
            Tag::Strikethrough => self.inline_tag("<del>"),
            Tag::Link { link_type, dest_url, id, .. } if *dest_url == *label::CITED => {
                self.cite(link_type, &id, place);
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, place);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.start_image(link_type, &dest_url, &title, place);
            }
            // Not switched on.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => self.end_quote(kind),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(ordered) => self.end_list(ordered),
            TagEnd::Item => self.end_item(),
            TagEnd::FootnoteDefinition => {
                self.end_note();
                self.nest -= 1;
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.out.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.inline_tag("</em>"),
            TagEnd::Strong => self.inline_tag("</strong>"),
            TagEnd::Strikethrough => self.inline_tag("</del>"),
            TagEnd::Link if self.citing => self.citing = false,
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Ends the text: the body, the title that was taken out, and the containers that were not met.
    pub fn finish(mut self) -> (Body, Option<String>, Vec<&'t Container>) {
        self.break_block();
        let end = self.out.at();
        for (at, _, _) in std::mem::take(&mut self.open_sections) {
            self.outline[at].end = end;
        }
        self.write_notes();
        let unseen = self.containers.iter().zip(&self.met).filter(|(_, met)| !**met);
        let unseen = unseen.map(|(container, _)| container).collect();
        let mut body = self.body;
        body.html = self.out.html;
        body.holes = self.out.holes;
        body.running_text = self.out.running;
        body.outline = self.outline;
        body.words.sort_unstable();
        body.words.dedup();
        (body, self.title, unseen)
    }
}
