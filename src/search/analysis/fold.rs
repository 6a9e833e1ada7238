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
    // Marks never pass an ASCII letter, so what lies between such letters can be dissolved by itself.
    for run in text.as_bytes().chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        // Both kinds of runs end where a character ends.
        let Ok(run) = std::str::from_utf8(run) else { continue };
        let from = out.len();
        if run.is_ascii() {
            out.push_str(run);
            out[from..].make_ascii_lowercase();
        } else {
            dissolve(run, &mut out);
        }
    }
    out
}

fn dissolve(text: &str, out: &mut String) {
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

/// Calls `each` with every word of a folded text as it stands there; `token` says what it is.
pub fn each_run<'t>(text: &'t str, mut each: impl FnMut(&'t str)) {
    // The character at a place, and whether words are made of it.
    let at = |place: usize| match text.as_bytes().get(place) {
        Some(byte) if byte.is_ascii() => Some((byte.is_ascii_alphanumeric(), 1)),
        _ => text[place..].chars().next().map(|c| (c.is_alphanumeric(), c.len_utf8())),
    };
    let (mut start, mut place) = (None, 0);
    while let Some((letter, width)) = at(place) {
        let joins = || {
            matches!(text.as_bytes()[place], b'\'' | b'-') && at(place + 1).is_some_and(|(letter, _)| letter)
        };
        match start {
            None if letter => start = Some(place),
            Some(from) if !letter && !joins() => {
                each(&text[from..place]);
                start = None;
            }
            _ => {}
        }
        place += width;
    }
    if let Some(from) = start {
        each(&text[from..]);
    }
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
