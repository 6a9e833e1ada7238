//! Curly quotes, dashes and ellipses in running text, by language.

use std::borrow::Cow;

/// The quotation marks of a language: opening and closing.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    double: [&'static str; 2],
    single: [&'static str; 2],
}

impl Marks {
    /// The marks for `language`; those of Dutch and English for a language that has no others here.
    pub fn of(language: &str) -> Marks {
        match language.split('-').next().unwrap_or_default() {
            "de" => Marks { double: ["„", "“"], single: ["‚", "‘"] },
            "fr" => Marks { double: ["«\u{a0}", "\u{a0}»"], single: ["‹\u{a0}", "\u{a0}›"] },
            _ => Marks { double: ["“", "”"], single: ["‘", "’"] },
        }
    }
}

/// Sets `text` in type. `before` is the character that stands before it, a space at the start of a
/// block.
pub fn set<'t>(text: &'t str, before: char, marks: Marks) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    // The byte after the last opening quote, since a quote right behind it opens as well.
    let mut opened = usize::MAX;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (length, mark) = match bytes[at] {
            byte @ (b'"' | b'\'') => {
                let previous = text[..at].chars().next_back().unwrap_or(before);
                let next = text[at + 1..].chars().next();
                let opens = (opened == at || opens_after(previous)) && !next.is_some_and(char::is_whitespace);
                let pair = if byte == b'"' { marks.double } else { marks.single };
                if next.is_none_or(char::is_whitespace) && previous.is_whitespace() {
                    // A quote on its own stays what it is.
                    at += 1;
                    continue;
                } else if byte == b'\'' && (!opens || elided(&rest[1..])) {
                    (1, if opens || previous.is_alphanumeric() { "’" } else { pair[1] })
                } else if opens {
                    opened = at + 1;
                    (1, pair[0])
                } else {
                    (1, pair[1])
                }
            }
            b'-' if rest.starts_with(b"--")
                && matches!(rest.get(2), None | Some(b' '))
                && text[..at].chars().next_back().unwrap_or(before) == ' ' =>
            {
                (2, "–")
            }
            b'.' if rest.starts_with(b"...") && rest.get(3) != Some(&b'.') && !text[..at].ends_with('.') => {
                (3, "…")
            }
            _ => {
                at += 1;
                continue;
            }
        };
        out.push_str(&text[copied..at]);
        out.push_str(mark);
        at += length;
        copied = at;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

fn opens_after(previous: char) -> bool {
    previous.is_whitespace() || matches!(previous, '(' | '[' | '{' | '/' | '-' | '–' | '—' | '“' | '‘' | '„')
}

/// Whether an apostrophe before `rest` stands for left-out letters: `'s avonds`, `'t`, `'90`.
fn elided(rest: &[u8]) -> bool {
    let ends = |at: usize| !rest.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    match rest.first() {
        Some(b's' | b't' | b'n' | b'k' | b'm' | b'r' | b'S' | b'T' | b'N' | b'K') => {
            ends(1) && rest.get(1) != Some(&b'\'')
        }
        Some(b'0'..=b'9') => {
            rest.get(1).is_some_and(u8::is_ascii_digit) && ends(2) && rest.get(2) != Some(&b'\'')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_set_as_a_printer_would() {
        let table = [
            ("plain text. One.", "plain text. One."),
            ("\"Ja\", zei ze", "“Ja”, zei ze"),
            ("(\"Ja\")", "(“Ja”)"),
            ("opa's en 'n oma", "opa’s en ’n oma"),
            ("'s avonds in 's-Hertogenbosch", "’s avonds in ’s-Hertogenbosch"),
            ("'steun' en 't", "‘steun’ en ’t"),
            ("'s'", "‘s’"),
            ("\"'a' b\"", "“‘a’ b”"),
            ("1 -- 2 --", "1 – 2 –"),
            ("a--b --- c", "a--b --- c"),
            ("en zo... verder....", "en zo… verder...."),
            ("in '90", "in ’90"),
            ("a \" b", "a \" b"),
        ];
        for (text, expected) in table {
            assert_eq!(set(text, ' ', Marks::of("nl")), expected, "{text}");
        }
        assert_eq!(set("\" x", 'a', Marks::of("en")), "” x");
        assert_eq!(set("\"x\"", ' ', Marks::of("de-AT")), "„x“");
    }
}
