//! What a parser of YAML takes and nobody means: a walk over the lines of a front matter that it accepted.

use std::ops::Range;

/// What is odd at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A `#` after a space, with text right behind it: all of it is a comment.
    Comment,
    /// A line with a hyphen that became part of the text above it.
    Joined,
    /// A bracket or a curly quote without its other half, in a value without quotes.
    Half,
    /// A character that shows nothing; its name.
    Invisible(&'static str),
}

/// The odd places in `text`, in bytes, in order.
pub fn odd(text: &str) -> Vec<(Odd, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    // Lines further in than this belong to a block of text.
    let mut block: Option<usize> = None;
    // Whether the line above holds a value without quotes, and where what belongs to it must stand.
    let mut plain: Option<usize> = None;
    // The column of a field without a value on the line above.
    let mut above: Option<usize> = None;
    let mut quote: Option<char> = None;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end();
        let start = from;
        from += raw.len();
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let invisible = line.char_indices().find_map(|(at, c)| Some((at, c, invisible(c)?)));
        if let Some((at, c, name)) = invisible {
            found.push((Odd::Invisible(name), start + at..start + at + c.len_utf8()));
        }
        if body.is_empty() || quote.is_none() && body.starts_with('#') {
            continue;
        }
        if block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = None;
        let joined = plain.is_some_and(|outer| indent > outer);
        if quote.is_none() && joined && body.starts_with("- ") {
            found.push((Odd::Joined, start + indent..start + line.len()));
        }
        let (comment, open) = scan(line, quote.take());
        quote = open;
        if let Some(at) = comment
            && line[at + 1..]
                .starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '-' | '=' | '!' | '*'))
        {
            found.push((Odd::Comment, start + at..start + line.len()));
        }
        if joined || quote.is_some() {
            continue;
        }
        let mut rest = &line[indent..comment.unwrap_or(line.len())];
        let mut column = indent;
        let mut outer = indent;
        while let Some(item) = rest.strip_prefix("- ") {
            outer = column;
            column += rest.len() - item.trim_start().len();
            rest = item.trim_start();
        }
        let keyed = rest.split_once(": ").filter(|_| !rest.starts_with(['[', '{', '"', '\'']));
        let value = keyed.map_or(rest, |(_, value)| value).trim();
        let bare = rest.trim_end().ends_with(':') || value.is_empty() || value == "-";
        if keyed.is_some() || bare {
            outer = column;
        } else if let Some(key) = above.filter(|_| outer == column) {
            outer = key;
        }
        above = (bare && rest != "-").then_some(outer);
        if value.starts_with(['|', '>']) {
            block = Some(outer);
        }
        if !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']) && half(value) {
            let at = value.as_ptr() as usize - line.as_ptr() as usize;
            found.push((Odd::Half, start + at..start + at + value.len()));
        }
        plain =
            (!bare && !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!'])).then_some(outer);
    }
    found
}

/// Where a comment begins in a line, and the quote that is open at its end.
fn scan(line: &str, mut quote: Option<char>) -> (Option<usize>, Option<char>) {
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match quote {
            Some('"') if c == '\\' => drop(chars.next()),
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '#' && before.is_whitespace() => return (Some(at), None),
            // A quote opens only where a value begins.
            None if matches!(c, '"' | '\'')
                && matches!(
                    line[..at].trim_end().chars().next_back(),
                    None | Some(':' | '-' | '[' | '{' | ',')
                )
                && (before.is_whitespace() || matches!(before, '[' | '{' | ',')) =>
            {
                quote = Some(c);
            }
            None => {}
        }
        before = c;
    }
    (None, quote)
}

/// Whether a text has a bracket or a curly quote too few.
fn half(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    count('[') != count(']') || count('{') != count('}') || count('“') > count('”')
}

/// The name of a character that nobody sees and that no script needs.
fn invisible(c: char) -> Option<&'static str> {
    match c {
        '\u{ad}' => Some("U+00AD"),
        '\u{200b}' => Some("U+200B"),
        '\u{2060}' => Some("U+2060"),
        '\u{feff}' => Some("U+FEFF"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_and_not_meant_is_found_and_its_neighbours_are_not() {
        // (text, what is pointed at)
        let table: [(&str, &[&str]); 22] = [
            ("a: groep #1\n", &["#1"]),
            ("a: #x\n", &["#x"]),
            ("a: b # een opmerking\n", &[]),
            ("a: \"groep #1\"\nb: 'x #2'\n", &[]),
            ("a: C#1\n", &[]),
            ("a: |\n  #1\n  - x\nb: 1\n", &[]),
            ("a: >-\n  groep #1\n", &[]),
            ("#weg: 1\na: 1\n", &[]),
            ("a: het 's avonds #1\n", &["#1"]),
            ("a:\n  - een\n    - twee\n", &["- twee"]),
            ("a: een\n  - twee\n", &["- twee"]),
            ("a:\n  - een\n  - twee\n", &[]),
            ("a:\n  - b: 1\n    c:\n      - d\n", &[]),
            ("a:\n  - \"een\n    - twee\"\n", &[]),
            ("a:\n- een\n- twee\n", &[]),
            ("a:\n   een\n  - twee\n", &["- twee"]),
            ("a:\n  - id: x\n    b: y\n    c:\n      - {d: e}\n      - {d: e}\n", &[]),
            ("a: thema]\nb: [x, y]\nc: zie [x]\n", &["thema]"]),
            ("a: “Ik\nb: “Ik” zegt ze\n", &["“Ik"]),
            ("#---\na: 1 #===\n", &[]),
            ("a:\n  - {b: een, c: twee}\n  - {b: drie}\n", &[]),
            ("a: so\u{ad}ep\nb: x\u{200b}\n", &["\u{ad}", "\u{200b}"]),
        ];
        for (text, places) in table {
            let found: Vec<&str> = odd(text).into_iter().map(|(_, range)| &text[range]).collect();
            assert_eq!(found, places, "{text}");
        }
    }
}
