//! One text to a body: what the parser reads, and who writes it.

use std::collections::HashMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{BrokenLink, CowStr, Options, Parser};

use super::containers::{self, Container};
use super::document::{Definitions, Document, Mode};
use super::escape;
use super::label;
use super::place::Origin;
use super::slips::{Seen, slips};
use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{COMPONENT_PLACE, MARKDOWN_FAILED};
use crate::parse::body::{Body, SectionText};

pub const SYNTAX: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_WIKILINKS);

impl Document {
    /// Renders the page's body. With `title`, the first heading of level one becomes the second part
    /// of the result instead of a part of the body.
    pub fn body(&mut self, text: &str, origin: &Origin<'_>, title: bool) -> (Body, Option<String>) {
        self.level = 1;
        self.guarded(text, origin, Mode { title, inline: false })
    }

    /// Renders the Markdown of a field; `inline` without paragraphs.
    pub fn field(&mut self, text: &str, origin: &Origin<'_>, inline: bool) -> Body {
        // What stands above a field is the theme's to say.
        self.level = 0;
        self.guarded(text, origin, Mode { title: false, inline }).0
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
    pub fn render(
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
        let cites = self.cites;
        let resolve = |link: BrokenLink<'_>| match outer.get(&link.reference) {
            Some((address, title)) => {
                Some((CowStr::from(address.to_owned()), CowStr::from(title.to_owned())))
            }
            None => {
                let written = visible.get(link.span).unwrap_or("");
                let cited = cites && label::is_one(link.link_type, &link.reference, written);
                cited.then(|| (CowStr::from(label::CITED), CowStr::from("")))
            }
        };
        let resolve = (cites || !outer.is_empty()).then_some(resolve);
        let parser = Parser::new_with_broken_link_callback(visible, SYNTAX, resolve);
        let mut definitions = Definitions { own: HashMap::new(), outer: Some(outer) };
        if !found.is_empty() {
            for (name, link) in parser.reference_definitions().iter() {
                definitions.add(name, &link.dest, link.title.as_deref().unwrap_or(""));
            }
        }
        let mut writer = Writer::new(self, text, visible, range.start, origin, found, &definitions, mode);
        let mut seen = Seen::default();
        for (event, place) in parser.into_offset_iter() {
            seen.see(&event, &place);
            writer.event(event, place);
        }
        let (body, title, unseen) = writer.finish();
        let span = |place: Range<usize>| origin.span(range.start + place.start..range.start + place.end);
        let slips = slips(visible, &self.language, &seen, &span);
        self.diagnostics.extend(slips);
        for container in unseen {
            let found = Diagnostic::new(&COMPONENT_PLACE, origin.span(container.fence.clone())).help("help");
            self.diagnostics.push(found);
        }
        (body, title)
    }
}
