//! Texts: their length and form, numbers with a check digit, addresses and files.

use std::sync::LazyLock;

use indexmap::IndexMap;
use regex::Regex;
use serde_yaml::Value as Yaml;

use super::checker::Checker;
use crate::base::paths::is_picture;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::access::IMAGE_ALT;
use crate::diag::codes::fields::TEXT_MARKUP;
use crate::diag::codes::model::{TEXT_FORMAT, TEXT_LENGTH, TEXT_PATTERN};
use crate::model::address::slip;
use crate::model::schema::{Field, Format, TextRule};
use crate::model::value::Value;

/// Markup as HTML, Markdown and wikis write it, where nobody can mean anything else.
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)</?(?:strong|b|em|i|u|br|p|span|div|a|h[1-6]|ul|ol|li|font)(?:\s[^<>]*)?/?>|\*\*[^*\s][^*]*\*\*|\[[^\[\]]+\]\((?:https?:|/|\.)[^)\s]*\)")
        .expect("a pattern that stands in the program")
});

impl Checker<'_, '_> {
    /// Reports what a text's rule does not allow.
    pub(super) fn text_rule(&mut self, text: &str, rule: &TextRule, field: &Field) {
        if rule.min.is_some() || rule.max.is_some() {
            let count = text.chars().count();
            let limit = match (rule.min, rule.max) {
                (_, Some(max)) if count > max as usize => Some(("long", max)),
                (Some(min), _) if count < min as usize => {
                    Some((if count == 1 { "short-one" } else { "short" }, min))
                }
                _ => None,
            };
            if let Some((form, limit)) = limit {
                let found = Diagnostic::new(&TEXT_LENGTH, self.span()).form(form).arg("field", &field.name);
                self.report(found.arg("count", count).arg("limit", limit), &field.message);
            }
        }
        if let Some(sign) = MARKUP.find(text) {
            let found = Diagnostic::new(&TEXT_MARKUP, self.span()).arg("field", &field.name);
            self.report(found.arg("text", sign.as_str()).help("help"), &field.message);
        }
        if let Some(pattern) = rule.pattern.as_ref().filter(|pattern| !pattern.is_match(text)) {
            let found = Diagnostic::new(&TEXT_PATTERN, self.span()).arg("value", text);
            let found = found.arg("field", &field.name).arg("pattern", pattern.as_str());
            self.report(found, &field.message);
        }
        match rule.format {
            Some(Format::Isbn) => self.isbn(text, field),
            Some(Format::Doi) => self.doi(text, field),
            Some(Format::Email) if !is_email(text) => {
                let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("email").arg("value", text);
                self.report(found, &field.message);
            }
            _ => {}
        }
    }

    fn isbn(&mut self, text: &str, field: &Field) {
        let found = match isbn(text) {
            Isbn::Right => return,
            Isbn::Digit(digit) => {
                Diagnostic::new(&TEXT_FORMAT, self.span()).form("isbn-digit").arg("digit", digit)
            }
            Isbn::Length(count) => {
                let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("isbn").arg("value", text);
                found.arg("count", count)
            }
        };
        self.report(found, &field.message);
    }

    fn doi(&mut self, text: &str, field: &Field) {
        if is_doi(text) {
            return;
        }
        let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("doi").arg("value", text);
        let bare = text.find("10.").map(|at| &text[at..]).filter(|bare| is_doi(bare));
        let found = match bare {
            Some(near) => {
                let before = text.strip_suffix(near).unwrap_or_default();
                let resolver =
                    ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:", "DOI: "];
                let fix = self.mend_value(text, near).filter(|_| resolver.contains(&before));
                found.arg("near", near).help("doi-help").mend_if(fix)
            }
            None => found,
        };
        self.report(found, &field.message);
    }

    /// A text beside a picture in one group that is only the name of its file.
    pub(super) fn picture_text(&mut self, values: &IndexMap<String, Value>) {
        let file = values.values().find_map(|value| match value {
            Value::File(path) if is_picture(path) => path.rsplit('/').next(),
            _ => None,
        });
        let Some(file) = file else { return };
        for (name, value) in values {
            if matches!(value, Value::Text(text) if text == file) {
                self.path.push(Seg::Key(name.clone()));
                let found = Diagnostic::new(&IMAGE_ALT, self.span()).form("name").help("field");
                self.path.pop();
                self.found.push(found);
            }
        }
    }

    /// An address on the web.
    pub(super) fn url(&mut self, field: &Field, value: &Yaml) -> Option<Value> {
        let text = self.text(value).or_else(|| self.wrong("text", field))?;
        let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let right = host.is_some_and(|host| !host.is_empty()) && !text.contains(char::is_whitespace);
        if right {
            if let Some(slip) = slip(&text, false) {
                let found = slip.finding(self.span());
                self.report(found, &field.message);
            }
            return Some(Value::Url(text));
        }
        let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("url").arg("value", &text);
        self.report(found.help("url-help"), &field.message);
        None
    }

    /// A file of the site; whether it exists is for linking to say.
    pub(super) fn file(&mut self, field: &Field, value: &Yaml) -> Option<Value> {
        let text = self.text(value).or_else(|| self.wrong("text", field))?;
        if text.is_empty() || text.contains("://") || text.starts_with("//") {
            let found = Diagnostic::new(&TEXT_FORMAT, self.span()).form("file").arg("value", &text);
            self.report(found, &field.message);
            return None;
        }
        Some(Value::File(text))
    }
}

/// What an ISBN's digits say (ISO 2108).
#[derive(Debug, PartialEq)]
enum Isbn {
    Right,
    /// The last digit should be this one.
    Digit(char),
    /// So many digits stand there.
    Length(usize),
}

fn isbn(text: &str) -> Isbn {
    let digits: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2011}')).collect();
    let (last, body) = match digits.split_last() {
        Some((last, body)) if matches!(digits.len(), 10 | 13) => (last, body),
        _ => return Isbn::Length(digits.len()),
    };
    let ten = digits.len() == 10;
    let mut sum = 0;
    for (at, c) in body.iter().enumerate() {
        let Some(digit) = c.to_digit(10) else {
            return Isbn::Length(body.iter().filter(|c| c.is_ascii_digit()).count());
        };
        let weight = match (ten, at % 2) {
            (true, _) => 10 - at as u32,
            (false, 0) => 1,
            (false, _) => 3,
        };
        sum += digit * weight;
    }
    let check = if ten { (11 - sum % 11) % 11 } else { (10 - sum % 10) % 10 };
    let check = char::from_digit(check, 10).unwrap_or('X');
    if last.to_ascii_uppercase() == check { Isbn::Right } else { Isbn::Digit(check) }
}

/// `10.`, a registrant of digits and dots, a slash, and something behind it (ISO 26324).
fn is_doi(text: &str) -> bool {
    let Some((registrant, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let digits =
        registrant.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    // A dash in it was a hyphen, before a word processor made it longer.
    let plain = !suffix.contains(|c: char| c.is_whitespace() || matches!(c, '\u{2010}'..='\u{2015}'));
    digits && registrant.len() >= 4 && !suffix.is_empty() && plain
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let plain = !text.contains(char::is_whitespace) && !host.contains('@');
    plain && !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_isbn_is_told_its_last_digit() {
        assert_eq!(isbn("978-0-306-40615-7"), Isbn::Right);
        assert_eq!(isbn("978-0-306-40615-1"), Isbn::Digit('7'));
        assert_eq!(isbn("0-8044-2957-X"), Isbn::Right);
        assert_eq!(isbn("0-306-40615-1"), Isbn::Digit('2'));
        assert_eq!(isbn("12345"), Isbn::Length(5));
    }
}
