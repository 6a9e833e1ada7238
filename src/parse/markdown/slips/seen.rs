//! What the Markdown parser made of a text, kept until the slips in it are looked for: which bytes are
//! plain text, the blocks, the links.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

/// What was seen of a text.
#[derive(Default)]
pub struct Seen {
    /// The bytes that readers see as text, in order, touching ones joined over a backslash between them.
    pub runs: Vec<Range<usize>>,
    /// Blocks in the order in which they begin, lists and quotes around them left out.
    pub blocks: Vec<Block>,
    /// Links with an address written out.
    pub links: Vec<Address>,
    /// Rows of tables, with the number of columns of their table.
    pub rows: Vec<(Range<usize>, usize)>,
    /// Items of lists, each with the number of its list when that is a numbered one.
    pub items: Vec<(Option<usize>, Range<usize>)>,
    /// How many lists there were, and those that are open: each its number, when it is a numbered one.
    lists: (usize, Vec<Option<usize>>),
    /// Columns of the table at hand.
    columns: usize,
    /// Lists, quotes, notes and tables that are open.
    nest: usize,
    /// What is open whose text is no text of the page: code, and names in links.
    mute: usize,
    /// Links that are open, each with whether its text is mute.
    open: Vec<bool>,
}

/// A block.
pub struct Block {
    pub what: What,
    pub place: Range<usize>,
    /// Whether it stands in a list, a quote, a note or a table.
    pub nested: bool,
    /// Whether it says itself in which language it is.
    pub foreign: bool,
}

/// What a block is.
#[derive(Clone, PartialEq)]
pub enum What {
    /// A paragraph; the bytes of it that are one piece in bold.
    Paragraph(Option<Range<usize>>),
    Heading(u8),
    Fenced,
    Indented,
    /// A list, quote, note or table.
    Outer,
    /// The text of a note, which stands elsewhere on the page.
    Note,
    Html,
    Other,
}

/// A link whose address stands in the text.
pub struct Address {
    /// The whole link.
    pub place: Range<usize>,
    /// Where it leads, as Markdown has it.
    pub to: String,
    /// Whether the address is also what readers see.
    pub shown: bool,
}

impl Seen {
    /// Takes in one event.
    pub fn see(&mut self, event: &Event<'_>, place: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.mute == 0 => match self.runs.last_mut() {
                Some(last) if last.end == place.start => last.end = place.end,
                _ => self.runs.push(place.clone()),
            },
            Event::Rule => self.block(What::Other, place),
            _ => {}
        }
    }

    fn block(&mut self, what: What, place: &Range<usize>) {
        self.blocks.push(Block { what, place: place.clone(), nested: self.nest > 0, foreign: false });
    }

    fn start(&mut self, tag: &Tag<'_>, place: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.block(What::Paragraph(None), place),
            Tag::Heading { level, attrs, .. } => {
                self.block(What::Heading(*level as u8), place);
                if let Some(block) = self.blocks.last_mut() {
                    block.foreign = attrs.iter().any(|(name, _)| **name == *"lang");
                }
            }
            Tag::CodeBlock(kind) => {
                let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                self.block(if fenced { What::Fenced } else { What::Indented }, place);
                self.mute += 1;
            }
            Tag::HtmlBlock => self.block(What::Html, place),
            Tag::FootnoteDefinition(_) => {
                self.block(What::Note, place);
                self.nest += 1;
            }
            Tag::List(first) => {
                self.block(What::Outer, place);
                self.nest += 1;
                self.lists.0 += 1;
                self.lists.1.push(first.map(|_| self.lists.0));
            }
            Tag::Item => {
                self.items.push((self.lists.1.last().copied().flatten(), place.clone()));
            }
            Tag::BlockQuote(_) => {
                self.block(What::Outer, place);
                self.nest += 1;
            }
            Tag::Table(columns) => {
                self.block(What::Outer, place);
                self.columns = columns.len();
                self.nest += 1;
            }
            Tag::TableRow => self.rows.push((place.clone(), self.columns)),
            Tag::Strong => {
                if let Some(Block { what: What::Paragraph(bold @ None), .. }) = self.blocks.last_mut() {
                    *bold = Some(place.clone());
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let mute = shown || matches!(link_type, LinkType::WikiLink { has_pothole: false });
                self.mute += usize::from(mute);
                self.open.push(mute);
                if !matches!(link_type, LinkType::WikiLink { .. }) {
                    self.links.push(Address { place: place.clone(), to: dest_url.to_string(), shown });
                }
            }
            Tag::Image { .. } => self.mute += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition | TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table => {
                if matches!(tag, TagEnd::List(_)) {
                    self.lists.1.pop();
                }
                self.nest = self.nest.saturating_sub(1);
            }
            TagEnd::Link => self.mute -= usize::from(self.open.pop().unwrap_or(false)).min(self.mute),
            TagEnd::CodeBlock | TagEnd::Image => self.mute = self.mute.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether readers see the byte at `at` as text that no backslash protects.
    pub fn raw(&self, text: &str, at: usize) -> bool {
        let next = self.runs.partition_point(|run| run.start <= at);
        let within = next > 0 && at < self.runs[next - 1].end;
        within && text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0
    }
}

/// The line that holds the byte at `at`, without its end.
pub fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..start + text[start..end].trim_end().len()
}
