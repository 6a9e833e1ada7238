//! The second reading: the same YAML as a tree of byte ranges, from `saphyr-parser`'s marks.

use std::ops::Range;

use saphyr_parser::{Event, Parser};

use super::seg::Seg;

/// A value and where it stands, in bytes of the YAML text.
#[derive(Debug)]
pub(super) struct Node {
    pub range: Range<usize>,
    pub kind: NodeKind,
}

#[derive(Debug)]
pub(super) enum NodeKind {
    /// The text as the parser reads it, before it is taken for a number or a date.
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// Reads `text` as one tree; `None` when the second parser does not accept it.
pub(super) fn read(text: &str) -> Option<Node> {
    let mut builder = Builder { bytes: Offsets::new(text), text, open: Vec::new(), root: None };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        builder.event(event, span.start.index(), span.end.index());
        if builder.root.is_some() {
            break;
        }
    }
    builder.root
}

/// The first anchor, alias or tag in `text`: its sign, and where it stands up to the next space.
pub(super) fn property(text: &str) -> Option<(char, Range<usize>)> {
    let bytes = Offsets::new(text);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        let sign = match &event {
            Event::Alias(_) => '*',
            Event::Scalar(_, _, anchor, _) if *anchor > 0 => '&',
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) if *anchor > 0 => '&',
            Event::Scalar(_, _, _, Some(_)) => '!',
            Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => '!',
            _ => continue,
        };
        // The parser marks what it belongs to; it stands just before.
        let near = bytes.of(span.start.index());
        let end = text[near..].find('\n').map_or(text.len(), |end| near + end);
        let at = if text[near..].starts_with(sign) { near } else { text[..end].rfind(sign)? };
        let token = text[at..].find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}'));
        return Some((sign, at..token.map_or(text.len(), |len| at + len)));
    }
    None
}

impl Node {
    /// The node at `path`, as far as it exists, and how many steps were taken.
    pub fn descend(&self, path: &[Seg]) -> (&Node, usize) {
        let mut node = self;
        for (taken, seg) in path.iter().enumerate() {
            let next = match (&node.kind, seg) {
                (NodeKind::Map(pairs), Seg::Key(key)) => {
                    pairs.iter().find(|(k, _)| k.scalar() == Some(key)).map(|(_, value)| value)
                }
                (NodeKind::List(items), Seg::Index(index)) => items.get(*index),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => return (node, taken),
            }
        }
        (node, path.len())
    }

    /// The key node of the last step of `path`, when that step is a key that exists.
    pub fn key(&self, path: &[Seg]) -> Option<&Node> {
        let (Seg::Key(last), parents) = path.split_last()? else { return None };
        let (parent, taken) = self.descend(parents);
        let NodeKind::Map(pairs) = &parent.kind else { return None };
        (taken == parents.len()).then(|| pairs.iter().map(|(k, _)| k).find(|k| k.scalar() == Some(last)))?
    }

    /// The first key that stands twice in one map, depth first: its second and first place.
    pub fn duplicate(&self) -> Option<(&Node, &Node)> {
        match &self.kind {
            NodeKind::Scalar(_) => None,
            NodeKind::List(items) => items.iter().find_map(Node::duplicate),
            NodeKind::Map(pairs) => pairs
                .iter()
                .enumerate()
                .find_map(|(i, (key, _))| {
                    let earlier = pairs[..i].iter().find(|(k, _)| k.scalar() == key.scalar())?;
                    key.scalar().map(|_| (key, &earlier.0))
                })
                .or_else(|| pairs.iter().find_map(|(_, value)| value.duplicate())),
        }
    }

    /// The first whole number that does not fit in 64 bits.
    pub fn huge(&self) -> Option<&Node> {
        match &self.kind {
            NodeKind::Scalar(text) => {
                let digits = text.trim_start_matches(['-', '+']);
                let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
                let fits = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
                (whole && !fits).then_some(self)
            }
            NodeKind::List(items) => items.iter().find_map(Node::huge),
            NodeKind::Map(pairs) => pairs.iter().find_map(|(key, value)| key.huge().or_else(|| value.huge())),
        }
    }

    /// The scalar's text.
    pub fn scalar(&self) -> Option<&String> {
        match &self.kind {
            NodeKind::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

struct Builder<'t> {
    bytes: Offsets,
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
}

struct Open {
    start: usize,
    map: bool,
    items: Vec<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        let (start, end) = (self.bytes.of(start), self.bytes.of(end));
        match event {
            Event::Scalar(value, ..) => {
                let kind = NodeKind::Scalar(value.into_owned());
                self.close(Node { range: self.trim(start, end), kind });
            }
            Event::Alias(_) => {
                let kind = NodeKind::Scalar(String::new());
                self.close(Node { range: self.trim(start, end), kind });
            }
            Event::SequenceStart(..) => self.open.push(Open { start, map: false, items: Vec::new() }),
            Event::MappingStart(..) => self.open.push(Open { start, map: true, items: Vec::new() }),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else { return };
                let last = open.items.last().map_or(open.start, |node| node.range.end);
                let flow = self.text[open.start..].starts_with(['[', '{']);
                let range = self.trim(open.start, if flow { end.max(last) } else { last });
                let kind = if open.map { map(open.items) } else { NodeKind::List(open.items) };
                self.close(Node { range, kind });
            }
            _ => {}
        }
    }

    fn close(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = Some(node),
        }
    }

    /// The range without white space at its end.
    fn trim(&self, start: usize, end: usize) -> Range<usize> {
        let end = end.max(start);
        start..start + self.text[start..end].trim_end().len()
    }
}

fn map(items: Vec<Node>) -> NodeKind {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    NodeKind::Map(pairs)
}

/// Character positions, as the parser counts them, to bytes.
struct Offsets(Option<Vec<u32>>, usize);

impl Offsets {
    fn new(text: &str) -> Self {
        let map = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at as u32).collect());
        Self(map, text.len())
    }

    fn of(&self, index: usize) -> usize {
        match &self.0 {
            None => index.min(self.1),
            Some(map) => map.get(index).map_or(self.1, |at| *at as usize),
        }
    }
}
