//! A change to files that certainly mends a finding: what `check --fix` applies without asking, and what
//! an editor's program offers. Knows nothing of how it is applied.

use crate::base::edit::Edit;
use crate::base::source::Span;
use crate::diag::code::Both;
use crate::diag::message::Message;

/// Edits that together mend a finding; none makes sense without the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: Message,
    /// What changes; an empty place inserts, an empty text removes.
    pub edits: Vec<Edit>,
}

const REPLACE: Both = Both { nl: "Maak hiervan: {text}", en: "change to: {text}" };
const INSERT: Both = Both { nl: "Voeg toe: {text}", en: "insert: {text}" };
const REMOVE: Both = Both { nl: "Haal dit weg", en: "remove this" };

impl Fix {
    /// One place becomes `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Fix {
        let text = text.into();
        let title = match (text.is_empty(), span.start == span.end) {
            (true, _) => Message::ours(REMOVE),
            (false, true) => Message::ours(INSERT).arg("text", text.trim()),
            (false, false) => Message::ours(REPLACE).arg("text", text.trim()),
        };
        Fix { title, edits: vec![Edit::new(span, text)] }
    }

    /// One place is taken away.
    pub fn remove(span: Span) -> Fix {
        Fix::replace(span, "")
    }

    /// Several places at once, with what that does in both languages.
    pub fn all(title: Both, edits: Vec<Edit>) -> Fix {
        Fix { title: Message::ours(title), edits }
    }
}
