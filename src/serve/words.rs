//! The preview's own words in the language of the site's editors: days, numbers, and text for HTML.

use std::borrow::Cow;

use crate::base::date::Date;
use crate::base::html;
use crate::diag::Both;

/// The Dutch or the English text; English for any language but Dutch.
pub fn say(language: &str, nl: &'static str, en: &'static str) -> &'static str {
    Both { nl, en }.get(language)
}

/// A day as people write it: `3 mei 2026`.
pub fn day(language: &str, day: Date) -> String {
    const NL: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(day.month().unsigned_abs()) - 1;
    format!("{} {} {}", day.day(), say(language, NL[month], EN[month]), day.year())
}

/// A number as people write it: `3.980` in Dutch, `3,980` in English.
pub fn number(language: &str, number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(say(language, ".", ","));
        }
        text.push(digit);
    }
    text
}

/// A text that begins a line: its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Text for HTML, in an element or a quoted attribute. Characters that steer a display are marked.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return html::escape(text);
    }
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    html::escape(&text.chars().map(shown).collect::<String>()).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date;

    #[test]
    fn days_numbers_and_text_are_written_as_the_language_does() {
        let may = date::parse("2026-05-03").unwrap();
        assert_eq!((day("nl", may), day("en-GB", may)), ("3 mei 2026".into(), "3 May 2026".into()));
        assert_eq!((number("nl", 10_000), number("en", 1_234_567)), ("10.000".into(), "1,234,567".into()));
        assert_eq!(escape("<script>'\"&\u{1b}"), "&lt;script&gt;&#39;&quot;&amp;\u{fffd}");
        assert_eq!(capital("één"), "Één");
    }
}
