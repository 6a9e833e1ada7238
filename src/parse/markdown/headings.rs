//! Headings: their anchors, unique on the page, and the outline.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, HeadingLevel};

use super::escape;
use super::html::is_language;
use super::open::OpenHeading;
use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{DUPLICATE_ANCHOR, HEADING_ATTRIBUTE, HEADING_LEVEL_ONE};
use crate::parse::body::{Heading, SectionText};

impl Writer<'_, '_> {
    /// Starts a heading.
    pub fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'_>>,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        place: Range<usize>,
    ) {
        self.break_block();
        self.out.fresh_line();
        let note = self.in_note();
        let title = level == HeadingLevel::H1 && self.mode.title && self.title.is_none() && self.nest == 0;
        let line = self.first_line(&place);
        if level == HeadingLevel::H1 && !title {
            let found = Diagnostic::new(&HEADING_LEVEL_ONE, self.span(line.clone())).help("help");
            self.doc.diagnostics.push(found);
        }
        let level = (level as u8).max(2);
        let start = self.out.at();
        let holes = self.out.holes.len();
        if note {
            self.out.html.push_str("<p><strong>");
        } else {
            self.out.html.push_str(["<h2", "<h3", "<h4", "<h5", "<h6"][usize::from(level - 2)]);
            let good: Vec<&str> = classes.iter().map(|class| &**class).filter(|class| plain(class)).collect();
            if !good.is_empty() {
                self.out.html.push_str(" class=\"");
                escape::attribute(&mut self.out.html, &good.join(" "));
                self.out.html.push('"');
            }
            if let Some(tag) = attributes.iter().find_map(language) {
                self.out.html.push_str(&format!(" lang=\"{tag}\""));
            }
            self.out.html.push('>');
        }
        let wrong_id = id.as_deref().filter(|id| !plain(id)).map(|id| format!("#{id}"));
        let wrong_class = classes.iter().filter(|class| !plain(class)).map(|class| format!(".{class}"));
        let wrong = attributes.iter().filter(|attribute| language(attribute).is_none());
        let wrong = wrong.map(|(name, _)| name.to_string());
        for name in wrong_id.into_iter().chain(wrong_class).chain(wrong) {
            let found = Diagnostic::new(&HEADING_ATTRIBUTE, self.span(line.clone()));
            self.doc.diagnostics.push(found.arg("name", name).help("help"));
        }
        let id = id.filter(|id| plain(id)).map(|id| id.to_string());
        self.heading = Some(OpenHeading { level, id, start, holes, place: line, title, note });
    }

    /// Ends the heading: now its text is known, and with it its anchor.
    pub fn end_heading(&mut self) {
        self.flush();
        let Some(heading) = self.heading.take() else { return };
        let text = self.block.trim().to_owned();
        if heading.title {
            self.finish_links(None);
            self.out.cut(heading.start, heading.holes);
            self.block.clear();
            self.title = Some(text);
            return;
        }
        if heading.note {
            self.out.html.push_str("</strong></p>\n");
            self.break_block();
            return;
        }
        let span = self.span(heading.place.clone());
        self.skipped(heading.level, &span);
        let id: Arc<str> = match heading.id {
            Some(id) => {
                if let Some(first) = self.doc.anchors.used.get(&*id) {
                    let found = Diagnostic::new(&DUPLICATE_ANCHOR, span.clone()).arg("anchor", &id);
                    self.doc.diagnostics.push(found.label(first.clone(), "first").help("help"));
                    self.doc.anchors.unique(&id).into()
                } else {
                    id.into()
                }
            }
            None => self.doc.anchors.unique(&text).into(),
        };
        self.doc.anchors.used.insert(id.clone(), span.clone());
        let attribute = format!(" id=\"{id}\"");
        self.out.insert(heading.start + 3, &attribute);
        self.out.html.push_str(
            ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(heading.level - 2)],
        );
        // The links of a heading belong to its own section.
        self.doc.sections.push(SectionText { anchor: Some(id.clone()), text: String::new() });
        self.finish_links(Some(id.clone()));
        self.block.clear();
        self.before = ' ';
        while let Some((at, level, nest)) = self.open_sections.last().copied() {
            if nest < self.nest || level < heading.level {
                break;
            }
            self.outline[at].end = heading.start;
            self.open_sections.pop();
        }
        self.open_sections.push((self.outline.len(), heading.level, self.nest));
        self.outline.push(Heading {
            level: heading.level,
            id,
            text,
            start: heading.start,
            end: heading.start,
            span,
        });
    }

    /// Ends the sections that began deeper than `nest`, since their list or quote ends here.
    pub fn end_sections(&mut self, nest: usize) {
        let end = self.out.at();
        while let Some((at, _, _)) = self.open_sections.last().copied().filter(|(_, _, deep)| *deep > nest) {
            self.outline[at].end = end;
            self.open_sections.pop();
        }
    }
}

/// The language that an attribute names, when it does.
fn language<'a>((name, value): &'a (CowStr<'_>, Option<CowStr<'_>>)) -> Option<&'a str> {
    let tag = value.as_deref()?.trim_matches(['"', '\'']);
    (**name == *"lang" && is_language(tag)).then_some(tag)
}

/// Whether `name` may stand in an `id` or `class` as it is.
fn plain(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(allowed)
}
