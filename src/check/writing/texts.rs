//! The text of a page as it was typed: of its summary, its fields and its body, with its places.

use std::ops::Range;

use crate::base::source::Span;
use crate::base::yaml::Seg;
use crate::model::value::Value;
use crate::parse::{ParsedPage, Passage, prose};
use crate::site::Site;

/// A passage and where it stands.
pub(super) struct Text {
    pub passage: Passage,
    /// Bytes of the passage between quotation marks: somebody else's words.
    pub quoted: Vec<Range<usize>>,
    /// The field it stands in; the page's body when `None`.
    field: Option<Vec<Seg>>,
}

impl Text {
    /// Whether it stands in the page's body.
    pub fn in_body(&self) -> bool {
        self.field.is_none()
    }

    /// Whether the bytes `range` of the passage stand between quotation marks.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.quoted.iter().any(|quote| quote.start <= range.start && range.end <= quote.end)
    }

    /// Where the bytes `range` of the passage stand in the file.
    pub fn span(&self, page: &ParsedPage, range: Range<usize>) -> Span {
        let Some(path) = &self.field else {
            let place = self.passage.place(range);
            return page.source.span(page.markdown.start + place.start..page.markdown.start + place.end);
        };
        // YAML may fold and quote a value; where the words stand as they are, they are pointed at. The place
        // of a value of more lines is its first.
        let whole = page.front.value_span(path);
        let (start, end) = (whole.start as usize, page.front.range().end.max(whole.end as usize));
        let words = &self.passage.text[range];
        match page.source.text.get(start..end).and_then(|value| value.find(words)) {
            Some(at) => page.source.span(start + at..start + at + words.len()),
            None => whole,
        }
    }
}

/// All text of a page that its editors wrote, in order.
pub(super) fn of(site: &Site, page: &ParsedPage) -> Vec<Text> {
    let mut found = Vec::new();
    if let Some(summary) = &page.checked.builtins.summary {
        let name = site.model.names.of("summary");
        if page.front.map().contains_key(name) {
            found.push(text(Passage::plain(summary, 0), Some(vec![name.into()])));
        }
    }
    for markdown in &page.checked.markdown {
        found.extend(prose(&markdown.text).into_iter().map(|p| text(p, Some(markdown.path.clone()))));
    }
    let body = page.source.text.get(page.markdown.clone()).unwrap_or("");
    found.extend(prose(body).into_iter().map(|passage| text(passage, None)));
    found
}

/// The text of fields that are no Markdown, where it is more than one word: a field that holds a number or an
/// address and nothing else was made for it.
pub(super) fn of_plain_fields(page: &ParsedPage) -> Vec<Text> {
    let mut found = Vec::new();
    for (name, value) in &page.checked.fields {
        plain(value, &mut vec![name.as_str().into()], &mut found);
    }
    found
}

fn plain(value: &Value, path: &mut Vec<Seg>, found: &mut Vec<Text>) {
    let mut below = |seg: Seg, value: &Value| {
        path.push(seg);
        plain(value, path, found);
        path.pop();
    };
    match value {
        Value::List(values) => values.iter().enumerate().for_each(|(n, value)| below(n.into(), value)),
        Value::Group(fields) | Value::Part { fields, .. } => {
            fields.iter().for_each(|(name, value)| below(name.as_str().into(), value));
        }
        Value::Text(words)
            if words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1 =>
        {
            found.push(text(Passage::plain(words, 0), Some(path.clone())));
        }
        _ => {}
    }
}

fn text(passage: Passage, field: Option<Vec<Seg>>) -> Text {
    Text { quoted: quotes(&passage.text), passage, field }
}

/// What stands between quotation marks, without the marks.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match open {
            Some((end, start)) if c == end => {
                found.push(start..at);
                open = None;
            }
            None => {
                let end = match c {
                    '"' if !before.is_alphanumeric() => Some('"'),
                    '“' | '„' => Some('”'),
                    '«' => Some('»'),
                    '‘' if !before.is_alphanumeric() => Some('’'),
                    '\'' if !before.is_alphanumeric() => Some('\''),
                    _ => None,
                };
                open = end.map(|end| (end, at + c.len_utf8()));
            }
            Some(_) => {}
        }
        before = c;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[test]
    fn quotations_are_found_and_apostrophes_are_none() {
        let table: [(&str, &[&str]); 6] = [
            ("zij zei: \"kom maar\" en ging", &["kom maar"]),
            ("„ja” en “nee” en «o» en ‘a b’", &["ja", "nee", "o", "a b"]),
            ("oma's huis, 5\" groot", &[]),
            ("'s avonds laat", &[]),
            ("een 'gewoon' woord", &["gewoon"]),
            ("nooit \"gesloten", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = quotes(text).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
