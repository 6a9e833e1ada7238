//! One finding, and the message it carries.

use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::diag::code::{Both, CodeRow, Severity};

/// A fault with a place in a file of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Which rule.
    pub code: &'static CodeRow,
    /// How bad, after the site's configuration.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<Message>,
    /// A change to the file that certainly mends it.
    pub fix: Option<Fix>,
}

/// A second place, and why it matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why.
    pub message: Message,
}

/// Replace the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// Words that become text only when shown, in the language of who reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    words: Words,
    args: Vec<(&'static str, String)>,
    /// What is said after it.
    then: Option<Box<Message>>,
}

#[derive(Clone, Debug)]
enum Words {
    Ours(Both),
    Sites(Localized),
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Words::Ours(a), Words::Ours(b)) => a.en == b.en,
            (Words::Sites(a), Words::Sites(b)) => a == b,
            _ => false,
        }
    }
}

impl Diagnostic {
    /// A finding with the usual message of its code.
    pub fn new(code: &'static CodeRow, span: Span) -> Self {
        let words = code.forms.first().map_or(code.explain, |(_, words)| *words);
        Diagnostic {
            code,
            severity: code.severity,
            span,
            message: Message { words: Words::Ours(words), args: Vec::new(), then: None },
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Uses the form `name` of the code's messages instead of the first.
    pub fn form(mut self, name: &str) -> Self {
        self.message.words = Words::Ours(form(self.code, name));
        self
    }

    /// Uses the site's own words, and opens the help with ours, which say what exactly is wrong.
    pub fn words_above(mut self, text: Localized) -> Self {
        let then = self.help.take().map(Box::new);
        self.help = Some(Message { then, ..self.message.clone() });
        self.words(text)
    }

    /// Uses the site's own words, as its model declares them.
    pub fn words(mut self, text: Localized) -> Self {
        self.message.words = Words::Sites(text);
        self
    }

    /// Fills `{name}` in the message, and in help and labels added later.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.message.args.push((name, printable(&value.to_string())));
        self
    }

    /// Adds the form `name` of the code's messages as help; it sees the arguments given so far.
    pub fn help(mut self, name: &str) -> Self {
        let words = Words::Ours(form(self.code, name));
        self.help = Some(Message { words, args: self.message.args.clone(), then: None });
        self
    }

    /// Adds another place with the form `name` as its reason.
    pub fn label(mut self, span: Span, name: &str) -> Self {
        let words = Words::Ours(form(self.code, name));
        self.labels
            .push(Label { span, message: Message { words, args: self.message.args.clone(), then: None } });
        self
    }

    /// Changes how bad it is.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Offers a certain mend.
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }
}

fn form(code: &CodeRow, name: &str) -> Both {
    let found = code.forms.iter().find(|(form, _)| *form == name);
    debug_assert!(found.is_some(), "{} has no message {name:?}", code.name);
    found.map_or(code.explain, |(_, words)| *words)
}

impl Message {
    /// The text in `language`, its arguments filled in.
    pub fn text(&self, language: &str) -> String {
        let mut text = match &self.words {
            Words::Ours(words) => words.get(language),
            Words::Sites(words) => words.get(language),
        };
        let mut out = String::with_capacity(text.len());
        while let Some(open) = text.find('{') {
            out.push_str(&text[..open]);
            let rest = &text[open + 1..];
            let filled = rest.find('}').and_then(|close| {
                let (_, value) = self.args.iter().find(|(name, _)| *name == &rest[..close])?;
                Some((value, close))
            });
            match filled {
                Some((value, close)) => {
                    out.push_str(value);
                    text = &rest[close + 1..];
                }
                None => {
                    out.push('{');
                    text = rest;
                }
            }
        }
        out.push_str(text);
        if let Some(then) = &self.then {
            out.push_str(if out.ends_with(['.', '!', '?']) { " " } else { "; " });
            out.push_str(&then.text(language));
        }
        out
    }
}

/// Control and direction characters made visible, so that no file name can redraw a terminal.
fn printable(text: &str) -> String {
    if !text.contains(hidden) {
        return text.to_owned();
    }
    text.chars().map(|c| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Whether a character shows nothing and changes how what follows is shown.
pub(super) fn hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The order in which findings are shown: by file and place, then by code; one finding once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.span, a.severity, a.code.name)
            .cmp(&(&b.span, b.severity, b.code.name))
            .then_with(|| a.message.text("en").cmp(&b.message.text("en")))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;
    use crate::diag::codes::files::NOT_UTF8;

    #[test]
    fn arguments_are_filled_and_other_braces_stay() {
        let span = Span { path: SourcePath::new("x"), start: 0, end: 0 };
        let d = Diagnostic::new(&NOT_UTF8, span)
            .words(Localized::plain("{a} en {b} en {a"))
            .arg("a", "\u{1b}]0;")
            .arg("c", 1);
        assert_eq!(d.message.text("nl"), "\\u{1b}]0; en {b} en {a");
    }
}
