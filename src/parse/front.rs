//! Where the front matter of a page ends and its text begins.

use std::ops::Range;
use std::sync::Arc;

use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::codes::page::{FRONT_MATTER_TOML, FRONT_MATTER_UNCLOSED};
use crate::diag::{Diagnostic, yaml_fault};

/// The fields at the top of a page, and where the rest begins.
#[derive(Debug)]
pub struct FrontMatter {
    /// The fields; empty when there are none or they cannot be read.
    pub block: Block,
    /// The first byte of the text below them.
    pub body_start: usize,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the front matter: what stands between a first line `---` and the next line `---` or `...`.
/// Never fails: with a fault the fields are empty and the text still begins where it can be told.
pub fn front_matter(source: &Arc<Source>) -> FrontMatter {
    let text = &*source.text;
    let first = line(text, 0);
    let none = |body_start, diagnostics| FrontMatter {
        block: Block::empty(source, body_start),
        body_start,
        diagnostics,
    };
    match text[first.clone()].trim_end() {
        "---" => {}
        "+++" => {
            let found = Diagnostic::new(&FRONT_MATTER_TOML, source.span(0..3)).help("help");
            let body = closing(text, first.end, &["+++"]).map_or(first.end, |close| close.end);
            return none(body, vec![found]);
        }
        _ => return none(0, Vec::new()),
    }
    let Some(close) = closing(text, first.end, &["---", "..."]) else {
        let found = Diagnostic::new(&FRONT_MATTER_UNCLOSED, source.span(0..3)).help("help");
        return none(first.end, vec![found]);
    };
    match Block::read(source, first.end..close.start, false) {
        Ok(block) => FrontMatter { block, body_start: close.end, diagnostics: Vec::new() },
        Err(fault) => none(close.end, vec![yaml_fault(fault)]),
    }
}

/// The first line at or after `from` that is one of `marks` and nothing else, with its line end.
fn closing(text: &str, mut from: usize, marks: &[&str]) -> Option<Range<usize>> {
    while from < text.len() {
        let line = line(text, from);
        if marks.contains(&text[line.clone()].trim_end()) {
            return Some(line);
        }
        from = line.end;
    }
    None
}

/// The line that starts at `from`, with its end.
fn line(text: &str, from: usize) -> Range<usize> {
    let end = text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    from..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;

    #[test]
    fn front_matter_ends_where_its_second_line_of_hyphens_stands() {
        // (file, keys, body, code)
        let table = [
            ("---\na: 1\n---\nx", 1, "x", ""),
            ("---\r\na: 1\r\nb: 2\r\n---\r\nx", 2, "x", ""),
            ("---\na: 1\n...\nx", 1, "x", ""),
            ("---\n---\n", 0, "", ""),
            ("--- \na: 1\n---", 1, "", ""),
            ("text\n---\n", 0, "text\n---\n", ""),
            ("", 0, "", ""),
            ("---", 0, "", "front-matter-unclosed"),
            ("---\na: 1\n\ntext", 0, "a: 1\n\ntext", "front-matter-unclosed"),
            ("+++\na = 1\n+++\nx", 0, "x", "front-matter-toml"),
            ("+++\nx", 0, "x", "front-matter-toml"),
            ("---\na: b: c\n---\nx", 0, "x", "yaml-syntax"),
            ("----\nx", 0, "----\nx", ""),
        ];
        for (file, keys, body, code) in table {
            let source = Arc::new(Source::new(SourcePath::new("a.md"), file));
            let front = front_matter(&source);
            assert_eq!(front.block.map().len(), keys, "{file:?}");
            assert_eq!(&source.text[front.body_start..], body, "{file:?}");
            let codes: Vec<_> = front.diagnostics.iter().map(|d| d.code.name).collect();
            assert_eq!(codes.join(","), code, "{file:?}");
        }
    }
}
