//! One finding: a rule, a place, words, the way out, and sometimes a change that certainly mends it.

use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::diag::code::{Both, CodeRow, Severity};
use crate::diag::fix::Fix;
use crate::diag::message::{Message, Words, printable};

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

impl Diagnostic {
    /// A finding with the usual message of its code.
    pub fn new(code: &'static CodeRow, span: Span) -> Self {
        let words = code.forms.first().map_or(code.explain, |(_, words)| *words);
        Diagnostic {
            code,
            severity: code.severity,
            span,
            message: Message::ours(words),
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

    /// Offers a change that certainly mends it: the bytes of `span` become `text`. Not for what is only
    /// likely: `--fix` applies it without asking.
    pub fn fix(self, span: Span, text: impl Into<String>) -> Self {
        self.mend(Fix::replace(span, text))
    }

    /// Offers a change of more than one place, or with a title of its own.
    pub fn mend(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Offers a change when there is one.
    pub fn mend_if(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.or(self.fix);
        self
    }
}

fn form(code: &CodeRow, name: &str) -> Both {
    let found = code.forms.iter().find(|(form, _)| *form == name);
    debug_assert!(found.is_some(), "{} has no message {name:?}", code.name);
    found.map_or(code.explain, |(_, words)| *words)
}

/// So many findings of one code are told one by one on a page.
const FEW: usize = 4;

/// Findings of one code about one page, in its order: each, or when they are more than a few the first
/// alone, in the code's form `many`, which says how many (`{count}`). Who makes a page mends a habit at once.
pub fn few(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let count = found.len();
    if count > FEW {
        found.truncate(1);
        found = found.into_iter().map(|first| first.arg("count", count).form("many")).collect();
    }
    found
}

/// Does as `few` with the findings of `code` among others.
pub fn few_of(code: &'static CodeRow, found: &mut Vec<Diagnostic>) {
    if found.iter().filter(|one| one.code == code).count() > FEW {
        let (own, others) = std::mem::take(found).into_iter().partition(|one| one.code == code);
        *found = others;
        found.extend(few(own));
    }
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
