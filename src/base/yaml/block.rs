//! A piece of YAML in a file: its value, and where each part of it stands.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde_yaml::{Mapping, Value};

use super::fault::{Fault, FaultKind, MAX_BYTES, MAX_OPEN};
use super::mend::mend;
use super::seg::Seg;
use super::tree::{self, Node, NodeKind};
use crate::base::edit::Edit;
use crate::base::source::{Source, Span};

/// A map of YAML in a file: front matter, or a whole file.
#[derive(Clone, Debug)]
pub struct Block {
    source: Arc<Source>,
    range: Range<usize>,
    /// What is read instead of the file's own bytes: the same, with blanks where it cannot be read.
    blanked: Option<Arc<str>>,
    value: Arc<Value>,
    /// Where in the file's value this block's map stands: not empty for an entry of a register.
    prefix: Vec<Seg>,
    tree: Arc<OnceLock<Option<Node>>>,
    /// Where text had characters that show nothing; the value is without them.
    hidden: Arc<[Vec<Seg>]>,
}

impl Block {
    /// Reads the bytes `range` of `source` as a map. Empty text is an empty map. The limits are those
    /// of front matter unless `large` is set, as it is for the site's own files.
    pub fn read(source: &Arc<Source>, range: Range<usize>, large: bool) -> Result<Block, Fault> {
        Block::read_as(source, range, None, large)
    }

    /// The same; `blanked` stands for the bytes `range` and is as long as they are.
    pub(super) fn read_as(
        source: &Arc<Source>,
        range: Range<usize>,
        blanked: Option<Arc<str>>,
        large: bool,
    ) -> Result<Block, Fault> {
        let text = blanked.as_deref().unwrap_or(&source.text[range.clone()]);
        let block = |mut value| {
            let mut hidden = Vec::new();
            uncover(&mut value, &mut Vec::new(), &mut hidden);
            Block {
                source: source.clone(),
                range: range.clone(),
                blanked: blanked.clone(),
                value: Arc::new(value),
                prefix: Vec::new(),
                tree: Arc::default(),
                hidden: hidden.into(),
            }
        };
        let fault = |kind, bytes: Range<usize>| {
            let place = |bytes: Range<usize>| source.span(range.start + bytes.start..range.start + bytes.end);
            let mend = mend(text, &kind, &bytes).into_iter();
            let mend = mend.map(|(bytes, new)| Edit::new(place(bytes), new)).collect();
            Err(Fault { kind, span: place(bytes), mend })
        };
        if text.len() > MAX_BYTES && !large {
            return fault(FaultKind::TooLarge, 0..0);
        }
        if let Some(at) = too_deep(text) {
            return fault(FaultKind::TooDeep, at..at + 1);
        }
        match serde_yaml::from_str::<Value>(text) {
            // Front matter is for people: what makes a value stand elsewhere, or vanish, is refused.
            Ok(Value::Mapping(_))
                if !large && text.contains(['&', '*', '!']) && tree::property(text).is_some() =>
            {
                let (sign, bytes) = tree::property(text).unwrap_or(('&', 0..0));
                fault(FaultKind::ReservedStart(sign), bytes)
            }
            Ok(value @ Value::Mapping(_)) => Ok(block(value)),
            Ok(Value::Null) => Ok(block(Value::Mapping(Mapping::new()))),
            Ok(_) => {
                let start = text.len() - text.trim_start().len();
                fault(FaultKind::NotAMap, start..start + text[start..].lines().next().unwrap_or("").len())
            }
            Err(error) => {
                let (kind, bytes) = super::explain::explain(text, &error, tree::read(text).as_ref());
                match kind {
                    super::explain::Explained::Kind(kind) => fault(kind, bytes),
                    super::explain::Explained::Duplicate { key, first } => {
                        let first = source.span(range.start + first.start..range.start + first.end);
                        fault(FaultKind::Duplicate { key, first }, bytes)
                    }
                }
            }
        }
    }

    /// A map with nothing in it, standing at byte `at` of `source`.
    pub fn empty(source: &Arc<Source>, at: usize) -> Block {
        Block {
            source: source.clone(),
            range: at..at,
            blanked: None,
            value: Arc::new(Value::Mapping(Mapping::new())),
            prefix: Vec::new(),
            tree: Arc::default(),
            hidden: Arc::default(),
        }
    }

    /// Where texts stand that had control or direction characters in them. The values are without.
    pub fn hidden(&self) -> impl Iterator<Item = Span> {
        self.hidden.iter().map(|path| self.value_span(path))
    }

    /// The map's value.
    pub fn map(&self) -> &Mapping {
        static EMPTY: OnceLock<Mapping> = OnceLock::new();
        let mut value: &Value = &self.value;
        for seg in &self.prefix {
            value = match (value, seg) {
                (Value::Mapping(map), Seg::Key(key)) => map.get(key.as_str()).unwrap_or(&Value::Null),
                (Value::Sequence(items), Seg::Index(index)) => items.get(*index).unwrap_or(&Value::Null),
                _ => &Value::Null,
            };
        }
        value.as_mapping().unwrap_or_else(|| EMPTY.get_or_init(Mapping::new))
    }

    /// The map below `key`, as a block of its own that knows its place in this file.
    pub fn entry(&self, key: &str) -> Block {
        let mut entry = self.clone();
        entry.prefix.push(Seg::from(key));
        entry
    }

    /// The file this block stands in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes of the file that hold the YAML.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Where the value at `path` stands; where its nearest existing parent's key stands otherwise.
    pub fn value_span(&self, path: &[Seg]) -> Span {
        self.locate(path, |root, path| {
            let (node, taken) = root.descend(path);
            if taken == path.len() {
                let empty = node.range.is_empty();
                if empty { root.key(path).unwrap_or(node) } else { node }
            } else {
                root.key(&path[..taken]).unwrap_or(node)
            }
        })
    }

    /// Where the key at the end of `path` stands; its value when it is no key; its parent otherwise.
    pub fn key_span(&self, path: &[Seg]) -> Span {
        self.locate(path, |root, path| {
            root.key(path).unwrap_or_else(|| {
                let (node, taken) = root.descend(path);
                if taken == path.len() { node } else { root.key(&path[..taken]).unwrap_or(node) }
            })
        })
    }

    /// The scalar at `path` as it was written, before YAML made a number or a date of it.
    pub fn raw(&self, path: &[Seg]) -> Option<String> {
        let full: Vec<Seg> = self.prefix.iter().chain(path).cloned().collect();
        let (node, taken) = self.tree()?.descend(&full);
        match &node.kind {
            NodeKind::Scalar(text) if taken == full.len() => Some(text.clone()),
            _ => None,
        }
    }

    /// The block's first line, for findings about the whole of it.
    pub fn start_span(&self) -> Span {
        if self.prefix.is_empty() {
            let text = &self.source.text[self.range.clone()];
            let line = text.lines().next().unwrap_or("").trim_end().len();
            self.source.span(self.range.start..self.range.start + line)
        } else {
            self.key_span(&[])
        }
    }

    fn tree(&self) -> Option<&Node> {
        let text = || self.blanked.as_deref().unwrap_or(&self.source.text[self.range.clone()]);
        self.tree.get_or_init(|| tree::read(text())).as_ref()
    }

    fn locate<'s>(&'s self, path: &[Seg], find: impl Fn(&'s Node, &[Seg]) -> &'s Node) -> Span {
        let full: Vec<Seg> = self.prefix.iter().chain(path).cloned().collect();
        match self.tree() {
            Some(root) => {
                let node = find(root, &full);
                // A whole map or a long list is pointed at by its first line.
                let text = &self.source.text[self.range.clone()][node.range.clone()];
                let line = text.lines().next().unwrap_or("").trim_end().len();
                let start = self.range.start + node.range.start;
                self.source.span(start..start + line)
            }
            None => self.source.span(self.range.start..self.range.start),
        }
    }
}

/// Takes characters that show nothing out of every text below `value`, and notes where they were.
fn uncover(value: &mut Value, path: &mut Vec<Seg>, found: &mut Vec<Vec<Seg>>) {
    let hidden = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match value {
        Value::String(text) if text.contains(hidden) => {
            text.retain(|c| !hidden(c));
            found.push(path.clone());
        }
        Value::Sequence(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                path.push(Seg::Index(at));
                uncover(item, path, found);
                path.pop();
            }
        }
        Value::Mapping(map) => {
            for (key, item) in map.iter_mut() {
                path.push(Seg::from(key.as_str().unwrap_or_default()));
                uncover(item, path, found);
                path.pop();
            }
        }
        Value::Tagged(tagged) => uncover(&mut tagged.value, path, found),
        _ => {}
    }
}

/// The byte at which more than `MAX_OPEN` brackets are open outside quotes and comments.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0usize;
    let mut quote = None;
    let mut before = b'\n';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), b) if b == q => quote = None,
            (Some(_), b'\n') => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if !before.is_ascii_alphanumeric() => quote = Some(byte),
            (None, b'[' | b'{') => {
                open += 1;
                if open > MAX_OPEN {
                    return Some(at);
                }
            }
            (None, b']' | b'}') => open = open.saturating_sub(1),
            _ => {}
        }
        before = byte;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;

    fn block(text: &str) -> Result<Block, Fault> {
        let source = Arc::new(Source::new(SourcePath::new("x.yaml"), text));
        Block::read(&source, 0..text.len(), false)
    }

    fn at(block: &Block, span: Span) -> String {
        block.source().text[span.start as usize..span.end as usize].to_owned()
    }

    #[test]
    fn a_value_deep_inside_is_found_behind_accents_and_flow_lists() {
        let b = block("titel: één\nerkenning:\n  - {databank: nji, datum: 2019-04-08}\n  - databank: xé\n    bron: [a, bé]\n").unwrap();
        let path: Vec<Seg> = vec!["erkenning".into(), 1.into(), "bron".into(), 1.into()];
        assert_eq!(at(&b, b.value_span(&path)), "bé");
        let path: Vec<Seg> = vec!["erkenning".into(), 0.into(), "datum".into()];
        assert_eq!(at(&b, b.value_span(&path)), "2019-04-08");
        assert_eq!(at(&b, b.key_span(&path)), "datum");
        let missing: Vec<Seg> = vec!["erkenning".into(), 1.into(), "niveau".into()];
        assert_eq!(at(&b, b.value_span(&missing)), "databank: xé");
    }

    #[test]
    fn a_number_can_be_read_as_it_was_written() {
        let b = block("versie: 1.10\nnul: 08\n").unwrap();
        assert_eq!(b.raw(&["versie".into()]).as_deref(), Some("1.10"));
        assert_eq!(b.raw(&["nul".into()]).as_deref(), Some("08"));
    }

    #[test]
    fn an_entry_of_a_register_knows_its_place() {
        let b = block("een: {titel: a}\ntwee: {titel: b}\n").unwrap().entry("twee");
        assert_eq!(b.map().get("titel").and_then(Value::as_str), Some("b"));
        assert_eq!(at(&b, b.value_span(&["titel".into()])), "b");
        assert_eq!(at(&b, b.key_span(&["niets".into()])), "twee");
    }

    #[test]
    fn characters_that_show_nothing_are_taken_out_and_told() {
        let b = block("a: x\nb: [ok, \"e\\x1b[2J\\0f\"]\nc: {d: \u{202e}om}\n").unwrap();
        let places: Vec<String> = b.hidden().map(|span| at(&b, span)).collect();
        assert_eq!(places, ["\"e\\x1b[2J\\0f\"", "\u{202e}om"]);
        assert_eq!(b.map()["b"][1], Value::from("e[2Jf"));
        assert_eq!(b.map()["c"]["d"], Value::from("om"));
    }

    #[test]
    fn each_fault_has_a_kind_and_a_place() {
        let kind = |text: &str| block(text).unwrap_err().kind;
        assert!(matches!(kind("a: 1\na: 2\n"), FaultKind::Duplicate { key, .. } if key == "a"));
        assert!(matches!(kind("titel: Netwerk: wie hoort erbij\n"), FaultKind::ColonInValue { .. }));
        assert!(matches!(kind("a:\n\tb: 1\n"), FaultKind::Tab));
        assert!(matches!(kind("- a\n- b\n"), FaultKind::NotAMap));
        assert!(matches!(kind(&format!("a: {}", "[".repeat(70))), FaultKind::TooDeep));
        assert!(matches!(kind(&"a".repeat(70_000)), FaultKind::TooLarge));
        assert!(matches!(kind("a: \"open\nb: c\n"), FaultKind::UnclosedQuote));
        assert!(matches!(kind("a: @x\n"), FaultKind::ReservedStart('@')));
    }
}
