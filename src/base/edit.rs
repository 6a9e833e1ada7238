//! Changes to a text by its bytes, and how they look as a diff. In go a text and edits; out comes the
//! new text, every other byte as it was. Knows nothing of why, and touches no disk.

use super::source::{Source, Span};

/// Replace the bytes of `span` by `text`. An empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced, in bytes of the file's text (without byte-order mark).
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn new(span: Span, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }
}

/// What applying edits to one text gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// How many edits were left out, because they reach into one before them or beyond the text.
    pub left_out: usize,
}

/// Applies the edits of one file to its text, in the order of their places; the same edit twice counts
/// once. Where two overlap the first stands and the other is left out.
pub fn apply(text: &str, edits: &[Edit]) -> Edited {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    let mut left_out = 0;
    let mut last: Option<&Edit> = None;
    for edit in in_order(edits) {
        if last == Some(edit) {
            continue;
        }
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        // Two insertions in one place have no order that anybody meant.
        let twice = last.is_some_and(|last| last.span == edit.span);
        match text.get(start..end).filter(|_| start >= at && !twice) {
            Some(_) => {
                out.push_str(&text[at..start]);
                out.push_str(&edit.text);
                at = end;
                last = Some(edit);
            }
            None => left_out += 1,
        }
    }
    out.push_str(&text[at..]);
    Edited { text: out, left_out }
}

/// The edits of one file as a unified diff with `context` lines around each change; "" when they change
/// nothing. `to` is the file's name afterwards. Line ends of Windows are not shown.
pub fn diff(source: &Source, to: &str, edits: &[Edit], context: usize) -> String {
    let changes = changes(source, edits);
    let mut out = String::new();
    let mut shift = 0isize;
    let mut rest = changes.as_slice();
    while !rest.is_empty() {
        // Changes near each other share their context.
        let near = |pair: &&[Change]| pair[1].first <= pair[0].after() + 2 * context;
        let together = 1 + rest.windows(2).take_while(near).count();
        let (hunk, others) = rest.split_at(together);
        let from = hunk[0].first.saturating_sub(context).max(1);
        let until = (hunk[together - 1].after() + context).min(source.line_count() + 1);
        let mut lines = String::new();
        let (mut at, mut more) = (from, 0isize);
        for change in hunk {
            (at..change.first).for_each(|line| lines.push_str(&format!(" {}\n", source.line(line))));
            change.old.iter().for_each(|line| lines.push_str(&format!("-{line}\n")));
            change.new.iter().for_each(|line| lines.push_str(&format!("+{line}\n")));
            at = change.after();
            more += change.new.len() as isize - change.old.len() as isize;
        }
        (at..until).for_each(|line| lines.push_str(&format!(" {}\n", source.line(line))));
        let (old, new_from) = (until - from, from.saturating_add_signed(shift));
        let new = old.saturating_add_signed(more);
        out.push_str(&format!("@@ -{from},{old} +{new_from},{new} @@\n{lines}"));
        shift += more;
        rest = others;
    }
    if out.is_empty() { out } else { format!("--- {}\n+++ {to}\n{out}", source.path) }
}

/// The edits by whole lines that make `new` of a text: the lines that differ, or all between the first and
/// the last that differ when there are more or fewer of them.
pub fn lines(source: &Source, new: &str) -> Vec<Edit> {
    let old: Vec<&str> = source.text.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (from, to) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut at: usize = old[..head].iter().map(|line| line.len()).sum();
    if from.len() != to.len() {
        let length: usize = from.iter().map(|line| line.len()).sum();
        return vec![Edit::new(source.span(at..at + length), to.concat())];
    }
    let mut edits = Vec::new();
    for (old, new) in from.iter().zip(to) {
        if old != new {
            edits.push(Edit::new(source.span(at..at + old.len()), *new));
        }
        at += old.len();
    }
    edits
}

fn in_order(edits: &[Edit]) -> Vec<&Edit> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    // Stable: of two in one place the first given stands.
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    sorted
}

/// Lines of a text that become others.
struct Change {
    /// The number of the first, from 1.
    first: usize,
    old: Vec<String>,
    new: Vec<String>,
}

impl Change {
    /// The number of the line after the last.
    fn after(&self) -> usize {
        self.first + self.old.len()
    }
}

/// The lines that edits change, those of one place together.
fn changes(source: &Source, edits: &[Edit]) -> Vec<Change> {
    let mut groups: Vec<(usize, usize, Vec<Edit>)> = Vec::new();
    for edit in in_order(edits) {
        let line = |offset: u32| source.position(offset).line;
        let (first, last) = (line(edit.span.start), line(edit.span.end));
        match groups.last_mut() {
            Some((_, upto, group)) if first <= *upto => {
                *upto = last.max(*upto);
                group.push(edit.clone());
            }
            _ => groups.push((first, last, vec![edit.clone()])),
        }
    }
    let lines = |text: &str| -> Vec<String> {
        text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect()
    };
    let one = |(first, last, mut group): (usize, usize, Vec<Edit>)| {
        let (start, end) = (source.offset(first, 1), source.offset(last, usize::MAX));
        for edit in &mut group {
            edit.span.start -= start as u32;
            edit.span.end -= start as u32;
        }
        let own = &source.text[start..end];
        let (mut old, mut new) = (lines(own), lines(&apply(own, &group).text));
        let mut first = first;
        while old.last().is_some() && old.last() == new.last() {
            old.pop();
            new.pop();
        }
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        old.drain(..same);
        new.drain(..same);
        first += same;
        Change { first, old, new }
    };
    let changes = groups.into_iter().map(one);
    changes.filter(|change| !change.old.is_empty() || !change.new.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;

    fn at(start: u32, end: u32, text: &str) -> Edit {
        Edit::new(Span { path: SourcePath::new("a.md"), start, end }, text)
    }

    #[test]
    fn only_the_bytes_of_edits_change_and_the_first_of_two_stands() {
        let text = "één\r\ntwee";
        // Half a character cannot be replaced.
        assert_eq!(apply(text, &[at(0, 1, "e")]), Edited { text: text.into(), left_out: 1 });
        let edited = apply(text, &[at(7, 11, "drie"), at(0, 2, "e"), at(0, 2, "e"), at(8, 9, "x")]);
        assert_eq!((edited.text.as_str(), edited.left_out), ("eén\r\ndrie", 1));
        assert_eq!(apply(text, &[at(90, 91, "x")]).left_out, 1);
    }

    #[test]
    fn a_diff_shows_lines_that_change_come_and_go() {
        let text = (1..=12).map(|line| format!("{line}\r\n")).collect::<String>();
        let source = Source::new(SourcePath::new("a.md"), text);
        let line = |line| source.offset(line, 1) as u32;
        let edits =
            [at(line(2), line(2) + 1, "twee"), at(line(4), line(4), "x\r\n"), at(line(12), line(13), "")];
        let shown = diff(&source, "b.md", &edits, 1);
        assert_eq!(
            shown,
            "--- a.md\n+++ b.md\n@@ -1,4 +1,5 @@\n 1\n-2\n+twee\n 3\n+x\n 4\n@@ -11,2 +12,1 @@\n 11\n-12\n"
        );
        assert_eq!(diff(&source, "b.md", &[at(0, 1, "1")], 1), "");
    }
}
