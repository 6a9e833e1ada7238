//! Where the front matter of a page ends and its text begins.

use std::ops::Range;
use std::sync::Arc;

use crate::base::source::Source;
use crate::base::yaml::{Block, salvage};
use crate::diag::codes::page::{FRONT_MATTER_TOML, FRONT_MATTER_UNCLOSED};
use crate::diag::{Diagnostic, Fix, yaml_fault, yaml_hidden, yaml_odd};

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
/// A line that was clearly meant as one of these counts as it, with a finding.
/// Never fails: with a fault in one field the others are still read, with one in the whole there are none,
/// and the text still begins where it can be told.
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
        line if line.trim_start().starts_with("---") && opens(text, first.end) => {}
        _ => return none(0, Vec::new()),
    }
    let almost = |line: &Range<usize>| {
        let own = text[line.clone()].trim();
        (own != "---" || text[line.clone()].starts_with([' ', '\t'])).then(|| {
            let start = line.start + text[line.clone()].len() - text[line.clone()].trim_start().len();
            let span = source.span(start..start + own.len());
            // A word processor makes dashes of hyphens; with anything else on the line, somebody may mean it.
            let dashes = own.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}'));
            let whole = source.span(line.start..start + own.len());
            let fix = dashes.then(|| Fix::replace(whole, "---"));
            Diagnostic::new(&FRONT_MATTER_UNCLOSED, span).form("almost").help("almost-help").mend_if(fix)
        })
    };
    let mut diagnostics: Vec<Diagnostic> = almost(&first).into_iter().collect();
    let exact = closing(text, first.end, &["---", "..."]);
    let nearly =
        nearly(text, first.end..exact.as_ref().map_or(text.len(), |close| close.start), exact.is_none());
    let close = match (nearly, exact) {
        (Some(line), _) => {
            diagnostics.extend(almost(&line));
            line
        }
        (None, Some(close)) => close,
        (None, None) => {
            let last = last_field(text, first.end).unwrap_or(0..3);
            let fix = below(source, first.end, &last);
            let found = Diagnostic::new(&FRONT_MATTER_UNCLOSED, source.span(last)).help("help").mend_if(fix);
            return none(first.end, vec![found]);
        }
    };
    match Block::read(source, first.end..close.start, false) {
        Ok(block) => {
            diagnostics.extend(yaml_hidden(&block));
            diagnostics.extend(yaml_odd(source, first.end..close.start));
            FrontMatter { block, body_start: close.end, diagnostics }
        }
        Err(fault) => {
            let (block, faults) = salvage(source, first.end..close.start, fault);
            diagnostics.extend(faults.into_iter().map(yaml_fault));
            FrontMatter { block, body_start: close.end, diagnostics }
        }
    }
}

/// Whether fields stand below byte `from`, and a line of hyphens below these.
fn opens(text: &str, from: usize) -> bool {
    let field = |line: &str| {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        line.split_once(':').is_some_and(|(name, rest)| {
            !name.is_empty() && name.chars().all(word) && (rest.is_empty() || rest.starts_with(' '))
        })
    };
    let mut lines = text[from..].lines().skip_while(|line| line.trim().is_empty());
    lines.next().is_some_and(|line| field(line.trim_end()))
        && lines.any(|line| line.trim().starts_with("---"))
}

/// The last line of the fields that begin at byte `from`, below which the closing line should stand.
fn last_field(text: &str, mut from: usize) -> Option<Range<usize>> {
    let mut last = None;
    while from < text.len() {
        let line = line(text, from);
        let own = text[line.clone()].trim_end();
        let name = own.split_once(':').map(|(name, _)| name);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let field = name.is_some_and(|name| !name.is_empty() && name.chars().all(word));
        let below = last.is_some() && own.starts_with([' ', '\t', '-', ']', '}']);
        if !field && !below {
            break;
        }
        last = Some(line.start..line.start + own.len());
        from = line.end;
    }
    last
}

/// The closing line below `last`, the last line of fields that begin at byte `from`: where these can be read,
/// an empty line parts them from the text, and nothing in the text looks like more of them.
fn below(source: &Arc<Source>, from: usize, last: &Range<usize>) -> Option<Fix> {
    let text = &*source.text;
    let end = line(text, last.start).end;
    let block =
        Block::read(source, from..end.max(from), false).ok().filter(|block| !block.map().is_empty())?;
    let mut rest = text[end..].lines();
    let parted = rest.next().is_none_or(|line| line.trim().is_empty());
    let first = rest.clone().find(|line| !line.trim().is_empty());
    let indented = first.is_some_and(|line| line.starts_with([' ', '\t', '-']));
    let field = |line: &str| {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(word))
    };
    if !parted || indented || rest.any(field) || block.map().keys().any(|key| key.as_str().is_none()) {
        return None;
    }
    let windows = text[..end].ends_with("\r\n") || !text[..end].ends_with('\n') && text.contains("\r\n");
    let mark = match (text[..end].ends_with('\n'), windows) {
        (true, true) => "---\r\n",
        (true, false) => "---\n",
        (false, true) => "\r\n---\r\n",
        (false, false) => "\n---\n",
    };
    Some(Fix::replace(source.span(end..end), mark))
}

/// The first line in `range` that was meant to close the fields: hyphens with something behind them or,
/// when `loose`, white space before them.
fn nearly(text: &str, range: Range<usize>, loose: bool) -> Option<Range<usize>> {
    let mut from = range.start;
    while from < range.end {
        let line = line(text, from);
        let own = &text[line.clone()];
        let own = if loose { own.trim_start() } else { own };
        let behind = own.strip_prefix("---").map(|rest| rest.trim_start_matches('-'));
        if behind.is_some_and(|rest| loose || rest.trim().is_empty() || rest.starts_with([' ', '\t'])) {
            return Some(line);
        }
        // A word processor makes one long dash of three hyphens, or of two.
        let dashes = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | ' ');
        let own = own.trim_end();
        let rule = own.len() >= 3
            && ["*", "_", "="].iter().any(|sign| own.trim_matches(|c: char| sign.contains(c)).is_empty());
        if loose && rule {
            return Some(line);
        }
        if loose && own.chars().all(dashes) && (own.contains(['–', '—']) || own.matches('-').count() > 1)
        {
            return Some(line);
        }
        from = line.end;
    }
    None
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
            ("---\na: \"b\\x1b\"\n---\nx", 1, "x", "yaml-syntax"),
            ("---\na: b: c\n---\nx", 0, "x", "yaml-syntax"),
            ("----\nx", 0, "----\nx", ""),
            ("----\n\nNote: x\n", 0, "----\n\nNote: x\n", ""),
            (" ---\na: 1\n---\nx", 1, "x", "front-matter-unclosed"),
            ("\t---\na: 1\n---\nx", 1, "x", "front-matter-unclosed"),
            ("--- x\na: 1\n---\nx", 1, "x", "front-matter-unclosed"),
            ("----\na: 1\n----\nx", 1, "x", "front-matter-unclosed,front-matter-unclosed"),
            ("---\na: 1\n--- x\ny\n\n---\nz", 1, "y\n\n---\nz", "front-matter-unclosed"),
            ("---\na: 1\n ---\ny", 1, "y", "front-matter-unclosed"),
            ("---\na: |\n  ---\n  b\n---\ny", 1, "y", ""),
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

    #[test]
    fn a_line_that_almost_closes_the_fields_is_told_itself() {
        let source = Arc::new(Source::new(SourcePath::new("a.md"), "---\na: 1\n--- x\ny\n"));
        let found = &front_matter(&source).diagnostics[0];
        assert_eq!(&source.text[found.span.start as usize..found.span.end as usize], "--- x");
        assert!(found.message.text("nl").contains("---"));
    }
}
