//! Fold and tokenise: the one piece of linguistics that the browser does too. `search.js` holds the same
//! two functions, and `tests/search/vectors.json` holds both to the same answers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word, folded, without apostrophes and hyphens: `eigenkrachtconferentie`.
    pub word: String,
    /// Its own parts of two characters or more, when it was written with hyphens (`eigen`, `kracht`) or
    /// mixes letters and digits (`1gezin1plan`: `gezin`, `plan`); none otherwise.
    pub parts: Vec<String>,
}

/// The form in which letters are compared: compatibility forms dissolved (`ﬁ` is `fi`, `ĳ` is `ij`), lower
/// case, without accents; `ß æ œ ø đ ł ð þ ı ς` as people type them; one apostrophe and one hyphen; what
/// has no width gone.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Adds that form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    // Marks never pass an ASCII letter, so what lies between such letters can be dissolved by itself.
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, other) = rest.split_at(run(rest, true));
        let from = out.len();
        out.push_str(plain);
        out[from..].make_ascii_lowercase();
        let (other, after) = other.split_at(run(other, false));
        if !other.is_empty() {
            dissolve(other, out);
        }
        rest = after;
    }
}

/// How many bytes of ASCII, or of what is none, `text` begins with; both end where a character ends.
fn run(text: &str, ascii: bool) -> usize {
    const STEP: usize = 32;
    let bytes = text.as_bytes();
    let mut at = 0;
    // Long runs of ASCII are most of any text in Latin letters.
    while ascii && bytes.get(at..at + STEP).is_some_and(<[u8]>::is_ascii) {
        at += STEP;
    }
    bytes[at..].iter().position(|byte| byte.is_ascii() != ascii).map_or(bytes.len(), |more| at + more)
}

fn dissolve(text: &str, out: &mut String) {
    // What typography puts between words stays as it is.
    if text.chars().all(|c| matches!(c, '\u{2013}' | '\u{2014}' | '\u{201c}'..='\u{201e}' | '\u{b7}')) {
        return out.push_str(text);
    }
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            c => out.push(c),
        }
    }
}

/// The words of a text, in order: runs of letters and digits, joined by single apostrophes and hyphens. A
/// possessive `'s` at the end is dropped.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut found = Vec::new();
    each_run(&folded, |run| found.push(token(run)));
    found
}

/// Whether words are made of this byte, for those of ASCII.
const LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        letters[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

/// Calls `each` with every word of a folded text as it stands there; `token` says what it is.
pub fn each_run<'t>(text: &'t str, mut each: impl FnMut(&'t str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        if LETTERS[usize::from(*byte)] || !byte.is_ascii() {
            at = letters(text, at);
        }
        if at == start {
            at += width(text, at);
            continue;
        }
        // An apostrophe or a hyphen joins when a letter follows.
        while matches!(bytes.get(at), Some(b'\'' | b'-')) {
            let end = letters(text, at + 1);
            if end == at + 1 {
                break;
            }
            at = end;
        }
        each(&text[start..at]);
    }
}

/// Where the letters and digits end that begin at a place.
#[inline]
fn letters(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let letters = first_letters(u64::from_le_bytes(*eight));
            at += letters;
            if letters < 8 {
                break;
            }
        }
        while bytes.get(at).is_some_and(|byte| LETTERS[usize::from(*byte)]) {
            at += 1;
        }
        if bytes.get(at).is_none_or(u8::is_ascii) || !text[at..].starts_with(char::is_alphanumeric) {
            return at;
        }
        at += width(text, at);
    }
}

/// With how many letters and digits of ASCII eight bytes begin, the first of which is the lowest. All eight are
/// looked at together: words are short, and where each ends no processor can foresee.
fn first_letters(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // The high bit of each byte, which has none of its own, says whether the byte is in the range.
    let within = |bytes: u64, first: u8, last: u8| {
        (bytes + u64::from(0x80 - first) * EACH) & !(bytes + u64::from(0x7F - last) * EACH)
    };
    let plain = eight & !HIGH;
    let letters = within(plain | (0x20 * EACH), b'a', b'z') | within(plain, b'0', b'9');
    ((!(letters & !eight) & HIGH).trailing_zeros() / 8) as usize
}

/// Bytes of the character at a place.
fn width(text: &str, at: usize) -> usize {
    if text.as_bytes()[at].is_ascii() { 1 } else { text[at..].chars().next().map_or(1, char::len_utf8) }
}

/// What a word of a folded text is, as it stands there.
pub fn token(run: &str) -> Token {
    let run = run.strip_suffix("'s").unwrap_or(run);
    let word: String = run.chars().filter(|c| !matches!(c, '\'' | '-')).collect();
    let mut parts = Vec::new();
    if run.contains('-') {
        let pieces = run.split('-').map(|piece| piece.replace('\'', ""));
        parts.extend(pieces.filter(|piece| piece.chars().nth(1).is_some()));
    } else if word.bytes().any(|byte| byte.is_ascii_digit()) {
        let pieces = word.split(|c: char| c.is_ascii_digit());
        parts.extend(pieces.filter(|piece| piece.chars().nth(1).is_some()).map(str::to_owned));
    }
    Token { word, parts }
}

/// The anchor that most headings have, as the browser can make it again from the heading's text; only
/// others are stored.
pub fn plain_anchor(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    for c in fold(heading).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            '\'' => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LETTERS, first_letters, letters};

    proptest! {
        #[test]
        fn letters_end_where_one_by_one_they_would(bytes: [u8; 8], text in "[\\PC\\x00-\\x7f]{0,40}") {
            let one_by_one = bytes.iter().take_while(|byte| LETTERS[usize::from(**byte)]).count();
            prop_assert_eq!(first_letters(u64::from_le_bytes(bytes)), one_by_one);
            let end = text.find(|c: char| !c.is_alphanumeric());
            prop_assert_eq!(letters(&text, 0), end.unwrap_or(text.len()));
        }
    }

    #[test]
    fn every_byte_is_a_letter_or_none_wherever_it_stands() {
        for byte in 0..=255 {
            for before in 0..8 {
                let mut bytes = [b'x'; 8];
                bytes[before] = byte;
                let letters = if LETTERS[usize::from(byte)] { 8 } else { before };
                assert_eq!(first_letters(u64::from_le_bytes(bytes)), letters, "{byte} at {before}");
            }
        }
    }
}
