//! Where a byte of Markdown stands in a file.

use std::cell::OnceCell;
use std::ops::Range;

use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};

/// Where a piece of Markdown comes from.
pub struct Origin<'a>(From<'a>);

enum From<'a> {
    File { source: &'a Source, base: usize },
    Field { block: &'a Block, path: &'a [Seg], span: OnceCell<Span> },
}

impl<'a> Origin<'a> {
    /// The text of a file from byte `base` on.
    pub fn file(source: &'a Source, base: usize) -> Origin<'a> {
        Origin(From::File { source, base })
    }

    /// The value of a field. YAML may quote and fold it, so every place in it is the whole field's;
    /// it is looked up when first asked for.
    pub fn field(block: &'a Block, path: &'a [Seg]) -> Origin<'a> {
        Origin(From::Field { block, path, span: OnceCell::new() })
    }

    /// The place of the bytes `range` of the Markdown.
    pub fn span(&self, range: Range<usize>) -> Span {
        match &self.0 {
            From::File { source, base } => source.span(base + range.start..base + range.end),
            From::Field { block, path, span } => span.get_or_init(|| block.value_span(path)).clone(),
        }
    }
}
