//! Raw HTML, passed on or shown as text; and components, which stand masked as HTML comments.

use std::ops::Range;

use super::containers;
use super::document::Mode;
use super::escape;
use super::open::Html;
use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{COMPONENT_ARGUMENT, COMPONENT_UNCLOSED};
use crate::parse::body::{ComponentCall, Heading, HoleKind};

impl Writer<'_, '_> {
    /// Starts a block of raw HTML: its text is gathered.
    pub fn start_html(&mut self, place: Range<usize>) {
        self.break_block();
        self.html = Some(Html { text: String::new(), place });
    }

    /// A line of an HTML block; where a container was masked, the container.
    pub fn html_line(&mut self, line: &str, place: Range<usize>) {
        let (start, end) = (self.base + place.start, self.base + place.end);
        let masked = self.containers.partition_point(|container| container.end <= start);
        if let Some(container) = self.containers.get(masked).filter(|c| c.fence.start < end) {
            if !self.met[masked] && container.fence.start >= start {
                self.met[masked] = true;
                self.end_html();
                self.component(masked);
                self.html = Some(Html { text: String::new(), place });
            }
            return;
        }
        if let Some(html) = &mut self.html {
            if html.text.is_empty() {
                html.place = place;
            }
            html.text.push_str(line);
        }
    }

    /// Writes a block of raw HTML, or its text.
    pub fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        let text = without_comments(&html.text);
        if text.trim().is_empty() {
            return;
        }
        self.out.fresh_line();
        if self.doc.options.html {
            self.out.html.push_str(&text);
            self.out.fresh_line();
        } else {
            if is_html(&text) {
                self.escaped_html(html.place);
            }
            self.out.html.push_str("<p>");
            escape::text(&mut self.out.html, text.trim());
            self.out.html.push_str("</p>\n");
        }
    }

    /// A tag within a line.
    pub fn inline_html(&mut self, html: &str, place: Range<usize>) {
        self.flush();
        if self.image.is_some() || self.silent() || html.starts_with("<!--") {
            return;
        }
        self.other();
        let tag = html.trim_matches(['<', '>', '/', ' ']);
        if tag.eq_ignore_ascii_case("br") && !html.starts_with("</") {
            // A line break is harmless, and a table's cell has no other.
            self.hard_break();
        } else if self.doc.options.html {
            self.out.html.push_str(html);
        } else {
            if is_html(html) {
                self.escaped_html(place);
            }
            self.verbatim(html);
        }
    }

    fn escaped_html(&mut self, place: Range<usize>) {
        match &mut self.doc.raw_html {
            Some((_, count)) => *count += 1,
            None => {
                let line = self.first_line(&place);
                self.doc.raw_html = Some((self.span(line), 1));
            }
        }
    }

    /// A component: its arguments, and its body as a text of its own.
    fn component(&mut self, at: usize) {
        let container = &self.containers[at];
        let name = &self.text[container.name.clone()];
        let span = self.origin.span(container.name.clone());
        if !container.closed {
            let found = Diagnostic::new(&COMPONENT_UNCLOSED, span.clone()).arg("name", name);
            let fence = &self.text[container.fence.clone()];
            self.doc.diagnostics.push(found.arg("fence", fence).help("help"));
        }
        let (found, wrong) = containers::arguments(&self.text[container.args.clone()]);
        let place = |range: Range<usize>| {
            self.origin.span(container.args.start + range.start..container.args.start + range.end)
        };
        for range in wrong {
            self.doc.diagnostics.push(Diagnostic::new(&COMPONENT_ARGUMENT, place(range)).help("help"));
        }
        let mut args: Vec<(String, String, _)> = Vec::with_capacity(found.len());
        for (key, value, range) in found {
            if args.iter().any(|(known, _, _)| *known == key) {
                let found =
                    Diagnostic::new(&COMPONENT_ARGUMENT, place(range)).form("twice").arg("name", &key);
                self.doc.diagnostics.push(found);
            } else {
                args.push((key, value, place(range)));
            }
        }
        // Whatever the component makes of it, the text inside is in that language.
        let spoken = args.iter().find(|(key, ..)| key == "lang").map(|(_, tag, place)| (tag.as_str(), place));
        let outside = spoken.map(|(tag, place)| {
            if !is_language(tag) {
                let found = Diagnostic::new(&COMPONENT_ARGUMENT, place.clone()).form("language");
                self.doc.diagnostics.push(found.arg("name", tag).help("language-help"));
            }
            self.doc.speak(tag)
        });
        let mode = Mode { title: false, inline: false };
        let inside = container.body.clone();
        let (body, _) =
            self.doc.render(self.text, inside, self.origin, &container.children, self.definitions, mode);
        if let Some(outside) = outside {
            self.doc.speak(&outside);
        }
        self.out.fresh_line();
        let here = self.outer_end();
        let joined = body.outline.iter().map(|heading| Heading { start: here, end: here, ..heading.clone() });
        self.outline.extend(joined);
        self.out.hole(HoleKind::Component(self.body.components.len() as u32));
        self.out.html.push('\n');
        self.body.components.push(ComponentCall { name: name.to_owned(), args, body, span });
    }
}

/// Whether a text has the form of a language tag: `en`, `nl-BE`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic()) && parts.all(plain)
}

/// Elements that people write by hand, or that come along when text is pasted.
const ELEMENTS: &str = "a abbr acronym address area article aside audio b base bdi bdo big blockquote body \
    br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt \
    em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr \
    html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript \
    object ol optgroup option output p param path picture pre progress q rp rt ruby s samp script search section \
    select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot \
    th thead time title tr track tt u ul var video wbr";

/// Whether a text in angle brackets holds an element of HTML. `List<T>` and `<naam>` are what their writer wants
/// readers to see, and that is what they see. A name with a dash or a colon is one of somebody's own elements.
fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: &str =
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').next().unwrap_or("");
        let own = name.contains(['-', ':']) && name.starts_with(|c: char| c.is_ascii_lowercase());
        own || rest.starts_with(['!', '?'])
            || ELEMENTS.split(' ').any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// HTML without its comments, which are notes of editors to each other. Scripts and styles stay as
/// they are: `<!--` means something else there.
fn without_comments(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    if lower.contains("<script") || lower.contains("<style") || !html.contains("<!--") {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        rest = rest[start + 4..].find("-->").map_or("", |end| &rest[start + 4 + end + 3..]);
    }
    out.push_str(rest);
    out
}
