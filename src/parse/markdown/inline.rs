//! Text within a block: typography, bare addresses, escaping, running text and its words.

use std::borrow::Cow;
use std::ops::Range;

use super::writer::Writer;
use super::{escape, sentence, typography, url};
use crate::base::slug::fold;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{COMPONENT_PLACE, COMPONENT_STRAY};
use crate::parse::body::{self, word_hash};

impl Writer<'_, '_> {
    /// Takes in text. Pieces that touch are joined first, since Markdown parts them at any mark.
    pub fn arrive(&mut self, text: &str, place: Range<usize>) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
        } else if !self.link.as_ref().is_some_and(|link| link.silent) {
            if self.pending.is_empty() {
                self.pending_place = place.clone();
            }
            self.pending_place.end = place.end;
            self.pending.push_str(text);
        }
    }

    /// Writes the text that has arrived.
    pub fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        if let Some(image) = &mut self.image {
            image.alt.push_str(&text);
        } else {
            let place = self.pending_place.clone();
            if self.line_start && text.trim_start().starts_with(":::") {
                self.stray(&text, &place);
            }
            if text.contains("[^") {
                self.missing_notes(&place);
            }
            if self.paragraph.is_some() && !text.trim().is_empty() {
                self.other();
            }
            self.addresses(&text, &place);
            self.line_start = false;
        }
        self.pending = text;
        self.pending.clear();
    }

    /// Tells of `:::` at the start of a line that no container took.
    fn stray(&mut self, text: &str, place: &Range<usize>) {
        let line = self.visible[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let first = self.visible[line..place.start].trim_matches(' ').is_empty();
        let rest = text.trim().trim_start_matches(':');
        let span = self.span(place.clone());
        let found = if first && rest.is_empty() {
            Diagnostic::new(&COMPONENT_STRAY, span)
        } else if first && !rest.trim_start().starts_with(char::is_alphabetic) {
            Diagnostic::new(&COMPONENT_STRAY, span).form("name")
        } else {
            Diagnostic::new(&COMPONENT_PLACE, span)
        };
        self.doc.diagnostics.push(found.help("help"));
    }

    /// Writes text with the bare addresses in it as links.
    fn addresses(&mut self, text: &str, place: &Range<usize>) {
        let mut from = 0;
        if self.link.is_none() && (text.contains("://") || text.contains("www.")) {
            // Where escapes or entities were resolved, a byte of the text has no place of its own.
            let exact = self.visible.get(place.clone()) == Some(text);
            while let Some(bare) = url::bare(text, from) {
                self.write(&text[from..bare.start]);
                let at = if exact { place.start + bare.start..place.start + bare.end } else { place.clone() };
                self.bare_link(&text[bare.start..bare.end], &bare.address, at);
                from = bare.end;
            }
        }
        self.write(&text[from..]);
    }

    /// Writes running text.
    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let set = match self.doc.marks {
            Some(marks) => typography::set(text, self.before, marks),
            None => Cow::Borrowed(text),
        };
        self.before = text.chars().next_back().unwrap_or(' ');
        self.block.push_str(&set);
        let start = self.out.at();
        escape::text(&mut self.out.html, &set);
        if self.link.is_none() && self.heading.is_none() {
            self.out.ran(start);
            words(&set, &mut self.body.words);
        }
    }

    /// Writes text as it is: no typography, no running text.
    pub fn verbatim(&mut self, text: &str) {
        self.block.push_str(text);
        escape::text(&mut self.out.html, text);
        self.before = 'x';
    }

    /// Writes a tag within a line.
    pub fn inline_tag(&mut self, tag: &str) {
        self.flush();
        if self.image.is_none() && !self.silent() {
            self.other();
            self.out.html.push_str(tag);
        }
    }

    /// Whether the text at hand is the name in a link whose text will be the target's title.
    pub fn silent(&self) -> bool {
        self.link.as_ref().is_some_and(|link| link.silent)
    }

    /// Writes code within a line.
    pub fn inline_code(&mut self, code: &str) {
        self.flush();
        if let Some(image) = &mut self.image {
            image.alt.push_str(code);
        } else {
            self.other();
            self.line_start = false;
            self.out.html.push_str("<code>");
            self.verbatim(code);
            self.out.html.push_str("</code>");
        }
    }

    /// A line break that means a space.
    pub fn soft_break(&mut self) {
        self.flush();
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
        } else if !self.silent() {
            let start = self.out.at();
            self.out.html.push('\n');
            if self.link.is_none() && self.heading.is_none() && start > 0 {
                self.out.ran(start);
            }
            self.broke();
        }
    }

    /// A line break that stays one.
    pub fn hard_break(&mut self) {
        self.flush();
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
        } else {
            self.out.html.push_str("<br>\n");
            self.broke();
        }
    }

    fn broke(&mut self) {
        self.block.push(' ');
        self.before = ' ';
        self.line_start = true;
    }

    /// Notes that the paragraph at hand holds more than images or transclusions.
    pub fn other(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.other = true;
        }
    }

    /// Ends the block at hand: its text joins the section, its links get their sentences.
    pub fn break_block(&mut self) {
        self.flush();
        if self.label {
            self.out.html.push_str("</label>");
            self.label = false;
        }
        self.finish_links(None);
        if let Some(section) = self.doc.sections.last_mut() {
            let before = section.text.len();
            let mut from = self.block.len() - self.block.trim_start().len();
            let end = self.block.trim_end().len();
            for (place, name) in self.borrowed.drain(..) {
                let at = place.start.clamp(from, end.max(from));
                section.text.push_str(&self.block[from..at]);
                body::borrow(&mut section.text, &name);
                from = place.end.clamp(at, end.max(at));
            }
            section.text.push_str(self.block.get(from..end).unwrap_or(""));
            if section.text.len() > before {
                section.text.push('\n');
            }
        }
        self.block.clear();
        self.before = ' ';
        self.line_start = true;
    }

    /// Gives the links of the block their sentences, and the section of a heading they stand in.
    pub fn finish_links(&mut self, section: Option<std::sync::Arc<str>>) {
        for waiting in self.waiting.drain(..) {
            if let Some(link) = self.body.links.get_mut(waiting.link as usize) {
                link.sentence =
                    sentence::around(&self.block, waiting.text.start, waiting.text.end, waiting.own);
                if section.is_some() {
                    link.section.clone_from(&section);
                }
            }
        }
    }
}

/// Adds the hashes of the folded words in `text`. Words of plain letters are folded on the way; the
/// rest goes through `fold`.
fn words(text: &str, out: &mut Vec<u32>) {
    const START: u32 = 0x811c_9dc5;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut hash = START;
        let mut plain = true;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                    hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
                }
                b'\'' => {}
                0x80.. => plain = false,
                _ => break,
            }
            at += 1;
        }
        if !plain {
            out.extend(fold(&text[start..at]).split(' ').filter(|word| !word.is_empty()).map(word_hash));
        } else if hash != START {
            out.push(hash);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_hashed_as_fold_folds_them() {
        for text in ["Opa's één-op-één (x) 2x", "‘Zo’", "a", "", "…", "naïef_woord", "ﬁets A–B"]
        {
            let mut found = Vec::new();
            words(text, &mut found);
            let folded = fold(text);
            let expected: Vec<u32> = folded.split(' ').filter(|w| !w.is_empty()).map(word_hash).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
