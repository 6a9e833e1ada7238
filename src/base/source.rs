//! The text of a file, and places in it. Lines and columns are looked up only when shown.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::hash::ContentHash;
use super::paths::SourcePath;

/// A file of the site as text. A byte-order mark is not part of the text.
#[derive(Debug)]
pub struct Source {
    /// Where the file stands.
    pub path: SourcePath,
    /// What it says.
    pub text: Arc<str>,
    /// The hash of the text.
    pub hash: ContentHash,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// Takes a file's text as it was read.
    pub fn new(path: SourcePath, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let hash = ContentHash::of(text.as_bytes());
        Self { path, text, hash, lines: OnceLock::new() }
    }

    /// A place in this file.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span { path: self.path.clone(), start: bytes.start as u32, end: bytes.end as u32 }
    }

    /// Line and column, from 1, columns in characters. Offsets beyond the end mean the end; `\n`,
    /// `\r\n` and a lone `\r` end a line.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = starts.partition_point(|start| *start as usize <= offset);
        let start = starts[line - 1] as usize;
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte offset of line `line` (from 1), column `column` (from 1, in characters); the line's
    /// end when the column is beyond it.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let text = self.line(line);
        let start = self.line_starts().get(line.max(1) - 1).map_or(self.text.len(), |s| *s as usize);
        start + text.char_indices().nth(column.max(1) - 1).map_or(text.len(), |(at, _)| at)
    }

    /// The text of line `line` (from 1) without its end; "" when there is no such line.
    pub fn line(&self, line: usize) -> &str {
        let starts = self.line_starts();
        let Some(start) = line.checked_sub(1).and_then(|i| starts.get(i)) else { return "" };
        let end = starts.get(line).map_or(self.text.len(), |end| *end as usize);
        self.text[*start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are; nothing after the last line's end is no line.
    pub fn line_count(&self) -> usize {
        let starts = self.line_starts();
        starts.len() - usize::from(starts.last().is_some_and(|start| *start as usize == self.text.len()))
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for (i, byte) in bytes.iter().enumerate() {
                if *byte == b'\n' || *byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
                    starts.push(i as u32 + 1);
                }
            }
            starts
        })
    }
}

/// A place in a file of the site, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub path: SourcePath,
    /// The first byte.
    pub start: u32,
    /// The byte after the last; equal to `start` for a place between two characters.
    pub end: u32,
}

/// A line and a column, both from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_every_line_end_counts() {
        let source = Source::new(SourcePath::new("x.md"), "é1\r\nb\rc\nd");
        let at = |offset| {
            let p = source.position(offset);
            (p.line, p.column)
        };
        assert_eq!(at(2), (1, 2));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(7), (3, 1));
        assert_eq!(at(99), (4, 2));
        assert_eq!(source.line(1), "é1");
        assert_eq!(source.line(9), "");
        assert_eq!(source.offset(1, 2), 2);
    }
}
