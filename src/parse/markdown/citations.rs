//! Citations as Pandoc writes them: `[@name]`, `[@name, p. 12]`, `[@one; @other, chapter 3]`. Which
//! source is meant, and its number, are for others to say.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::writer::Writer;
use super::{label, typography};
use crate::parse::body::{Citation, HoleKind};

impl Writer<'_, '_> {
    /// Writes a citation. What stands between its brackets is not shown.
    pub fn cite(&mut self, kind: LinkType, written_label: &str, place: Range<usize>) {
        self.flush();
        self.citing = true;
        if self.image.is_some() || self.link.is_some() {
            return;
        }
        self.other();
        self.line_start = false;
        let written = self.visible.get(place.clone()).unwrap_or("");
        let mut from = 0;
        // Of two that touch, the parser reads the first as a link's text and gives the second's label.
        let first = match kind {
            LinkType::ReferenceUnknown => label::touching(written).unwrap_or(""),
            _ => "",
        };
        // A quotation that goes on has its mark before each line.
        let first: Vec<&str> = first.lines().map(|line| line.trim_start_matches(['>', ' '])).collect();
        let first = first.join(" ");
        let mut cited = Vec::new();
        for (name, place_in) in [&first, written_label].into_iter().flat_map(|label| label::read(label)) {
            let at = written[from..].find(&format!("@{name}")).map_or(from, |at| from + at);
            from = (at + 1 + name.len()).min(written.len());
            let place_in = place_in.replace("--", "–");
            let place_in = match self.doc.marks {
                Some(marks) => typography::set(&place_in, ' ', marks).into_owned(),
                None => place_in,
            };
            cited.push(Citation {
                name: name.to_owned(),
                locator: (!place_in.is_empty()).then_some(place_in),
                span: self.span(place.start + at..place.start + from),
            });
        }
        self.close_up();
        let at = self.out.at();
        match self.out.holes.last().filter(|hole| hole.at == at).map(|hole| &hole.kind) {
            // Numbers that touch are one group, or 1 and 2 would read as 12.
            Some(HoleKind::Citations(n)) => self.body.citations[*n as usize].append(&mut cited),
            _ => {
                self.out.hole(HoleKind::Citations(self.body.citations.len() as u32));
                self.body.citations.push(cited);
            }
        }
        self.before = 'x';
    }

    /// Takes back the space before a number: it stands against the word it belongs to, and the plain
    /// text, which has no numbers, keeps no gap.
    fn close_up(&mut self) {
        let held = self.waiting.iter().map(|waiting| waiting.text.end).max().unwrap_or(0);
        let length = self.block.trim_end().len().max(held);
        if length < self.block.len() {
            self.block.truncate(length);
            self.out.trim_end();
        }
    }
}
