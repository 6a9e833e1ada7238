//! The running text of a page as a person wrote it, block by block, with the place of every character in the
//! file: for rules that read words and sentences. Goes in: a text of Markdown. Comes out: its passages,
//! without code, addresses, images, raw HTML and the names in links. Judges nothing.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::containers::{self, Container};
use super::label::CITED;
use super::render::SYNTAX;

/// What stands for a piece that is no text, such as code within a line: one word without letters.
pub const PIECE: char = '\u{fffc}';

/// A block of text, on one line.
#[derive(Debug, Default)]
pub struct Passage {
    /// What stands there.
    pub text: String,
    /// What it is.
    pub what: PassageKind,
    /// The bytes of `text` that are the text of a link.
    pub linked: Vec<Range<usize>>,
    /// Pieces of `text` that stand in the Markdown as they are: where they begin here and there.
    pieces: Vec<(usize, Range<usize>)>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, an item of a list, a note.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// Anything in a quotation: somebody else's words.
    Quote,
}

impl Passage {
    /// Plain text, whose bytes stand in the file from `at` on.
    pub fn plain(text: &str, at: usize) -> Passage {
        Passage { text: text.to_owned(), pieces: vec![(0, at..at + text.len())], ..Passage::default() }
    }

    /// Where the bytes `range` of the text stand in the Markdown that it was made from.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start, false);
        start..self.at(range.end, true).max(start)
    }

    fn at(&self, byte: usize, end: bool) -> usize {
        // The end of a range belongs to the piece before it.
        let next = self.pieces.partition_point(|(at, _)| if end { *at < byte } else { *at <= byte });
        let Some((at, place)) = next.checked_sub(1).map(|last| &self.pieces[last]) else { return 0 };
        (place.start + (byte - at)).min(place.end)
    }

    /// Whether the bytes `range` of the text touch the text of a link.
    pub fn in_link(&self, range: &Range<usize>) -> bool {
        self.linked.iter().any(|link| link.start < range.end && range.start < link.end)
    }
}

/// The passages of a text, in order.
pub fn prose(text: &str) -> Vec<Passage> {
    let mut found = Vec::new();
    read(text, 0..text.len(), &containers::scan(text), &mut found);
    found
}

fn read(text: &str, range: Range<usize>, inside: &[Container], found: &mut Vec<Passage>) {
    let masked;
    let visible = if inside.is_empty() {
        &text[range.clone()]
    } else {
        masked = containers::mask(text, range.clone(), inside);
        &masked
    };
    let cited = |link: BrokenLink<'_>| {
        link.reference.starts_with('@').then(|| (CowStr::from(CITED), CowStr::from("")))
    };
    let mut reader = Reader { base: range.start, ..Reader::default() };
    for (event, place) in
        Parser::new_with_broken_link_callback(visible, SYNTAX, Some(cited)).into_offset_iter()
    {
        reader.event(event, place);
    }
    reader.end();
    found.append(&mut reader.found);
    for container in inside {
        read(text, container.body.clone(), &container.children, found);
    }
}

#[derive(Default)]
struct Reader {
    base: usize,
    found: Vec<Passage>,
    now: Passage,
    /// What is open whose text does not count: code, images, names in links.
    mute: usize,
    /// Links that are open: whether the text of each is mute, and where it begins.
    links: Vec<(bool, usize)>,
    /// Quotes and boxes that are open: whether each is a quote.
    quotes: Vec<bool>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.close(tag),
            _ if self.mute > 0 => {}
            Event::Text(text) => self.text(&text, place),
            Event::Code(_) => self.piece(&place),
            Event::SoftBreak => self.now.text.push(' '),
            Event::HardBreak => self.now.text.push('\n'),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        let at = self.now.text.len();
        self.now.text.push_str(text);
        self.now.pieces.push((at, self.base + place.start..self.base + place.end));
    }

    fn piece(&mut self, place: &Range<usize>) {
        self.text(PIECE.encode_utf8(&mut [0; 4]), place.clone());
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => self.block(PassageKind::Heading),
            Tag::TableCell => self.block(PassageKind::Cell),
            Tag::Paragraph
            | Tag::Item
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::TableHead
            | Tag::TableRow => self.end(),
            Tag::BlockQuote(kind) => {
                self.end();
                // A box is the page's own.
                self.quotes.push(kind.is_none());
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end();
                self.mute += 1;
            }
            Tag::Image { .. } => self.mute += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let name = matches!(link_type, LinkType::WikiLink { has_pothole: false });
                let shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let cited = **dest_url == *CITED;
                self.links.push((name || shown || cited, self.now.text.len()));
                if (name || shown) && self.mute == 0 {
                    self.now.text.push(PIECE);
                }
                self.mute += usize::from(name || shown || cited);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.end();
                self.quotes.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.mute = self.mute.saturating_sub(1),
            TagEnd::Link => {
                let Some((mute, start)) = self.links.pop() else { return };
                self.mute -= usize::from(mute).min(self.mute);
                self.now.linked.push(start..self.now.text.len());
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => self.end(),
        }
    }

    fn block(&mut self, what: PassageKind) {
        self.end();
        self.now.what = what;
    }

    fn end(&mut self) {
        let mut done = std::mem::take(&mut self.now);
        if self.quotes.contains(&true) {
            done.what = PassageKind::Quote;
        }
        if !done.text.trim().is_empty() {
            self.found.push(done);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_read_and_nothing_else() {
        let text = "# Kop\n\nEen `x` **vet** \\*woord\nen [tekst](b.md), [[c]], <https://a.nl>.\n\n> citaat\n\n> [!NOTE]\n> doos\n\n- een\n- twee\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n:::doos titel=\"x\"\nbinnen\n:::\n\n![beeld](a.png) na [@bron, p. 2] noot[^1]\n\n[^1]: onder\n";
        let found = prose(text);
        let said: Vec<_> = found.iter().map(|passage| passage.text.trim()).collect();
        let expected = [
            "Kop",
            "Een \u{fffc} vet *woord en tekst, \u{fffc}, \u{fffc}.",
            "citaat",
            "doos",
            "een",
            "twee",
            "a",
            "b",
            "c",
            "d",
            "na  noot",
            "onder",
            "binnen",
        ];
        assert_eq!(said, expected);
        assert_eq!(
            (found[0].what, found[2].what, found[6].what),
            (PassageKind::Heading, PassageKind::Quote, PassageKind::Cell)
        );
        for (passage, word) in [(1, "vet"), (1, "*woord"), (1, "tekst"), (5, "twee"), (12, "binnen")] {
            let at = found[passage].text.find(word).unwrap();
            assert_eq!(&text[found[passage].place(at..at + word.len())], word);
        }
        let at = found[1].text.find("tekst").unwrap();
        assert!(found[1].in_link(&(at..at + 5)) && !found[1].in_link(&(0..3)));
    }
}
