//! Leidraad's own words in its two languages, and which of them a person reads.

use std::env;

/// Picks the Dutch or the English text; English for any language but Dutch.
pub fn pick<'a>(language: &str, nl: &'a str, en: &'a str) -> &'a str {
    if language == "nl" || language.starts_with("nl-") { nl } else { en }
}

/// A count with its word: `1 fout`, `2 fouten`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The language of the machine, from the usual variables; `None` when they name none.
pub fn of_machine() -> Option<&'static str> {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())?;
    match value.get(..2) {
        Some("nl") => Some("nl"),
        Some(_) if value != "POSIX" && !value.starts_with("C.") => Some("en"),
        _ => None,
    }
}

/// A duration for people: `0,42 s`.
pub fn seconds(language: &str, time: std::time::Duration) -> String {
    let text = format!("{:.2} s", time.as_secs_f64());
    if pick(language, "nl", "en") == "nl" { text.replace('.', ",") } else { text }
}

/// A number for people: `3.980` in Dutch, `3,980` in English.
pub fn thousands(language: &str, number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(pick(language, ".", ","));
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(thousands("nl", 3980), "3.980");
        assert_eq!(thousands("en", 1_234_567), "1,234,567");
        assert_eq!(thousands("en", 100), "100");
        assert_eq!(seconds("nl", std::time::Duration::from_millis(420)), "0,42 s");
    }
}
