//! Words that become text only when shown: leidraad's own in two languages, or the site's.

use crate::base::localized::Localized;
use crate::diag::code::Both;

/// Words that become text only when shown, in the language of who reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub(super) words: Words,
    pub(super) args: Vec<(&'static str, String)>,
    /// What is said after it.
    pub(super) then: Option<Box<Message>>,
}

/// Whose words.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// Leidraad's.
    Ours(Both),
    /// As the site's model declares them.
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

impl Message {
    /// Words of leidraad's own, without arguments yet.
    pub fn ours(words: Both) -> Message {
        Message { words: Words::Ours(words), args: Vec::new(), then: None }
    }

    /// Fills `{name}`.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Message {
        self.args.push((name, printable(&value.to_string())));
        self
    }

    /// The value of an argument, as it was given.
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

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
pub(super) fn printable(text: &str) -> String {
    if !text.contains(hidden) {
        return text.to_owned();
    }
    text.chars().map(|c| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Whether a character shows nothing and changes how what follows is shown.
pub(super) fn hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
