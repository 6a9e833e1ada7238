//! Slugs for anchors and addresses, and the folding under which two names are the same name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A lower-case, hyphenated ASCII form of `text`: `Wie hoort erbij?` is `wie-hoort-erbij`. Never
/// empty: text without letters or digits gives `section`.
pub fn slug(text: &str) -> String {
    let plain = deunicode::deunicode(text);
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    if out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { "section".into() } else { out }
}

/// The form under which names are compared: lower case, without accents, hyphens, apostrophes and
/// repeated spaces. `Eén-op-één` and `een op een` are equal.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        // Most names: what follows does the same, ten times slower.
        for byte in text.bytes() {
            match byte {
                b'\'' => {}
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte.to_ascii_lowercase())),
                _ if out.is_empty() || out.ends_with(' ') => {}
                _ => out.push(' '),
            }
        }
        if out.ends_with(' ') {
            out.pop();
        }
        return out;
    }
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{ad}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_stable_under_itself_and_never_empty() {
        for text in ["Wie hoort erbij?", "Opa's en oma's", "één – twee", "???", "日本", "1Gezin1Plan"] {
            let once = slug(text);
            assert!(!once.is_empty());
            assert_eq!(slug(&once), once, "{text}");
        }
        assert_eq!(slug("Opa's en oma's"), "opas-en-omas");
    }

    #[test]
    fn names_that_differ_in_dress_are_one_name() {
        assert_eq!(fold("Eén-op-één"), fold("een op een"));
        assert_eq!(fold("Eigen Kracht-conferentie"), "eigen kracht conferentie");
        // Text of plain letters is folded as any other is.
        for text in ["", " ", "A-b's  c_", "--x--", "1 2", "'"] {
            assert_eq!(fold(text), fold(&format!("{text}\u{ad}")), "{text:?}");
        }
    }
}
