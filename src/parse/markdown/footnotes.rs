//! Footnotes: gathered while the text is written, set below it with the ways back.

use std::fmt::Write as _;
use std::ops::Range;

use super::writer::Writer;
use crate::base::letters::letters;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{FOOTNOTE_DUPLICATE, FOOTNOTE_MISSING, FOOTNOTE_UNUSED};
use crate::parse::body::HoleKind;

impl Writer<'_, '_> {
    /// Whether a footnote's text is being written.
    pub fn in_note(&self) -> bool {
        !self.notes.outer.is_empty()
    }

    /// Where the text itself has come to, also while a note is written.
    pub fn outer_end(&self) -> u32 {
        self.notes.outer.first().map_or(self.out.at(), |(outer, _)| outer.at())
    }

    /// Writes the number of a note that is defined somewhere in this text.
    pub fn note_reference(&mut self, label: &str) {
        if self.notes.body == 0 {
            self.doc.noted += 1;
            self.notes.body = self.doc.noted;
        }
        let at = self.notes.find(label);
        if self.notes.notes[at].references == 0 {
            self.notes.order.push(at);
            self.notes.notes[at].number = self.notes.order.len();
        }
        let note = &mut self.notes.notes[at];
        note.references += 1;
        let (number, count) = (note.number, note.references);
        let (to, mut from) = (self.notes.id("fn", number), self.notes.id("fnref", number));
        if count > 1 {
            let _ = write!(from, "_{count}");
        }
        let _ = write!(
            self.out.html,
            "<sup class=\"footnote-ref\"><a href=\"#{to}\" id=\"{from}\" role=\"doc-noteref\">{number}</a></sup>"
        );
        self.before = 'x';
    }

    /// Starts the text of a note: it is written apart.
    pub fn start_note(&mut self, label: &str, place: Range<usize>) {
        self.break_block();
        let at = self.notes.find(label);
        let place = self.first_line(&place);
        let target = if self.notes.notes[at].text.is_some() {
            let found = Diagnostic::new(&FOOTNOTE_DUPLICATE, self.span(place)).arg("label", label);
            self.doc.diagnostics.push(found.help("help"));
            None
        } else {
            self.notes.notes[at].place = place;
            Some(at)
        };
        let outer = std::mem::take(&mut self.out);
        self.notes.outer.push((outer, target));
    }

    /// Ends the text of a note.
    pub fn end_note(&mut self) {
        self.break_block();
        let Some((outer, target)) = self.notes.outer.pop() else { return };
        let text = std::mem::replace(&mut self.out, outer);
        if let Some(target) = target {
            self.notes.notes[target].text = Some(text);
        }
    }

    /// Sets the notes below the text.
    pub fn write_notes(&mut self) {
        let mut notes = std::mem::take(&mut self.notes);
        for note in notes.notes.iter().filter(|note| note.references == 0) {
            let found = Diagnostic::new(&FOOTNOTE_UNUSED, self.span(note.place.clone()));
            self.doc.diagnostics.push(found.arg("label", &note.label).help("help"));
        }
        if notes.order.is_empty() {
            return;
        }
        self.out.fresh_line();
        self.out.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.out.hole(HoleKind::Text("footnotes"));
        self.out.html.push_str("\">\n<ol>\n");
        for at in std::mem::take(&mut notes.order) {
            let note = &mut notes.notes[at];
            let (number, references) = (note.number, note.references);
            let mut text = note.text.take().unwrap_or_default();
            let _ = writeln!(self.out.html, "<li id=\"{}\">", notes.id("fn", number));
            // The way back stands in the last paragraph, when the note ends with one.
            let closing = ["</p>\n", "</p>"].into_iter().find(|end| text.html.ends_with(end));
            if let Some(end) = closing {
                text.html.truncate(text.html.len() - end.len());
            }
            self.out.append(text);
            for count in 1..=references {
                let mut from = notes.id("fnref", number);
                if count > 1 {
                    let _ = write!(from, "_{count}");
                }
                let _ = write!(
                    self.out.html,
                    " <a href=\"#{from}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\""
                );
                self.out.hole(HoleKind::Text("footnote-back"));
                let letter = if references > 1 { letters(count) } else { String::new() };
                let shown = if references > 1 { &letter } else { "↩" };
                let _ = write!(self.out.html, " {number}{letter}\">{shown}</a>");
            }
            self.out.html.push_str(closing.unwrap_or("\n"));
            self.out.fresh_line();
            self.out.html.push_str("</li>\n");
        }
        self.out.html.push_str("</ol>\n</section>\n");
    }

    /// Tells of `[^label]` that stayed text because nothing defines it. `place` is where the text
    /// stands.
    pub fn missing_notes(&mut self, place: &Range<usize>) {
        let written = self.visible.get(place.clone()).unwrap_or("");
        let mut from = 0;
        while let Some(start) = written[from..].find("[^").map(|at| from + at) {
            from = start + 2;
            let label = written[from..].split(['[', ']', '\n']).next().unwrap_or("");
            let end = from + label.len();
            let closed = written[end..].starts_with(']');
            if closed && !label.is_empty() && !written[..start].ends_with('\\') {
                let at = place.start + start..place.start + end + 1;
                let found = Diagnostic::new(&FOOTNOTE_MISSING, self.span(at)).arg("label", label);
                self.doc.diagnostics.push(found.help("help"));
            }
        }
    }
}
