//! Slips in text: what Markdown takes without a word and readers get as raw code or rubbish. In go the
//! events of one text, out come findings. Looks only at this one text; changes nothing in what is written.

mod address;
mod bullets;
mod characters;
mod conflict;
mod days;
mod language;
mod leftovers;
mod lines;
mod marks;
mod numbers;
mod seen;
mod shape;
mod words;

#[cfg(test)]
mod tests;

pub use seen::Seen;

use std::ops::Range;

use crate::base::source::{Source, Span};
use crate::diag::Diagnostic;

/// Every slip in `text`, of which `seen` are the events and `language` the language. `span` gives a place in
/// the file.
pub fn slips(
    text: &str,
    language: &str,
    seen: &Seen,
    span: &dyn Fn(Range<usize>) -> Span,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    lines::find(text, seen, span, &mut found);
    marks::find(text, seen, span, &mut found);
    characters::find(text, seen, span, &mut found);
    leftovers::find(text, seen, span, &mut found);
    address::find(text, seen, span, &mut found);
    shape::find(text, seen, span, &mut found);
    numbers::find(text, seen, span, &mut found);
    days::find(text, seen, span, &mut found);
    words::find(text, language, seen, span, &mut found);
    language::find(text, language, seen, span, &mut found);
    found
}

/// What is wrong with a whole file, whose text begins at byte `body`: marks of git, and damaged characters in
/// its fields. Where git left two versions nothing else is told: all of it follows from that.
pub fn in_file(source: &Source, body: usize, found: &mut Vec<Diagnostic>) {
    // Entries of a register share a file that is no page.
    if !source.path.as_str().ends_with(".md") {
        return;
    }
    let span = |place: Range<usize>| source.span(place);
    let conflicts = conflict::find(&source.text, &span);
    if !conflicts.is_empty() {
        *found = conflicts;
        return;
    }
    characters::garbled(&source.text, 0..body, &span, found);
}
