//! Where a link leads, from what was written: wiki names, paths, anchors, addresses elsewhere.

use percent_encoding::percent_decode_str;

use crate::parse::body::LinkTarget;

/// Schemes that may become a link.
const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The longest address that is looked for in running text, in bytes.
const LONGEST: usize = 2048;

/// The target of an ordinary link. `written` is what Markdown gives: entities and escapes are
/// resolved. The scheme is decided after control characters are gone, since browsers drop them too.
pub fn target(written: &str) -> LinkTarget {
    let clean: String = written.trim().chars().filter(|c| !c.is_control()).collect();
    if let Some(anchor) = clean.strip_prefix('#') {
        return LinkTarget::Anchor(decode(anchor));
    }
    if let Some(scheme) = scheme(&clean) {
        let allowed = ALLOWED.iter().any(|name| name.eq_ignore_ascii_case(&scheme));
        // Only the plain spelling is an address; `java script:` is nobody's.
        let plain = clean.as_bytes().get(scheme.len()) == Some(&b':') && clean.starts_with(&scheme);
        return if allowed && plain { LinkTarget::External(clean) } else { LinkTarget::Refused(clean) };
    }
    let slash = |c: char| c == '/' || c == '\\';
    let mut start = clean.chars();
    match (start.next().is_some_and(slash), start.next().is_some_and(slash)) {
        // Browsers read two slashes, of either kind, as another host.
        (true, true) => LinkTarget::External(format!("https://{}", clean.trim_start_matches(slash))),
        (true, false) => {
            let (path, anchor) = path(&clean);
            LinkTarget::Root { path, anchor }
        }
        _ => {
            let (path, anchor) = path(&clean);
            match anchor {
                _ if clean.is_empty() => LinkTarget::Refused(String::new()),
                Some(anchor) if path.is_empty() => LinkTarget::Anchor(anchor),
                anchor => LinkTarget::File { path, anchor },
            }
        }
    }
}

/// The scheme a browser might see: letters before the first colon of the first part, with spaces and
/// invisible characters dropped. `None` when there is none.
fn scheme(address: &str) -> Option<String> {
    let (before, _) = address.split_once(':')?;
    if before.contains(['/', '?', '#', '\\']) {
        return None;
    }
    let visible: String = before.chars().filter(|c| !c.is_whitespace() && !invisible(*c)).collect();
    let lettered = visible.starts_with(|c: char| c.is_ascii_alphabetic());
    let shaped = visible.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (lettered && shaped).then_some(visible)
}

/// The word to show for a refused target: its scheme.
pub fn refused_scheme(address: &str) -> String {
    scheme(address).unwrap_or_else(|| address.chars().take(20).collect())
}

fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Path and anchor, both percent-decoded; a query is left out.
fn path(address: &str) -> (String, Option<String>) {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(decode(anchor))),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    (decode(path), anchor.filter(|anchor| !anchor.is_empty()))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().chars().filter(|c| !c.is_control()).collect()
}

/// The target of `[[kind:name#anchor]]`. A kind is one word directly before a colon that has no space
/// behind it, so that a title with a colon stays a title.
pub fn wiki(written: &str) -> LinkTarget {
    let written = written.trim().trim_end_matches('\\').trim_end();
    let (name, anchor) = match written.split_once('#') {
        Some((name, anchor)) if !anchor.trim().is_empty() => (name.trim(), Some(anchor.trim().to_owned())),
        _ => (written, None),
    };
    let kind = name.split_once(':').filter(|(kind, rest)| {
        let word = kind.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        word && !kind.is_empty() && !rest.is_empty() && !rest.starts_with([' ', '/'])
    });
    match kind {
        Some((kind, name)) => LinkTarget::Wiki { kind: Some(kind.to_owned()), name: name.to_owned(), anchor },
        None => LinkTarget::Wiki { kind: None, name: name.to_owned(), anchor },
    }
}

/// A bare web address in running text.
#[derive(Debug, PartialEq)]
pub struct Bare {
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// The address, complete.
    pub address: String,
}

/// The first bare address in `text` at or after `from`: `https://…`, `http://…` or `www.…` at the
/// start of a word, as GitHub has it: punctuation at the end does not belong to it.
pub fn bare(text: &str, from: usize) -> Option<Bare> {
    let bytes = text.as_bytes();
    (from..bytes.len().saturating_sub(4)).filter(|at| matches!(bytes[*at], b'h' | b'w')).find_map(|start| {
        let rest = &bytes[start..];
        let prefix =
            ["https://", "http://", "www."].into_iter().find(|prefix| rest.starts_with(prefix.as_bytes()))?;
        let before = text[..start].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace() && !"*_~([\"'“‘".contains(c)) {
            return None;
        }
        let ends = |(at, c): (usize, char)| (c.is_whitespace() || c == '<' || at > LONGEST).then_some(at);
        let end = text[start..].char_indices().find_map(ends).unwrap_or(rest.len());
        let length = trimmed(&text[start..start + end]);
        let address = &text[start..start + length];
        let host = address.get(if prefix == "www." { 0 } else { prefix.len() }..)?;
        let host = host.split(['/', '?', '#', ':']).next()?;
        let scheme = if prefix == "www." { "https://" } else { "" };
        let found = || Bare { start, end: start + length, address: format!("{scheme}{address}") };
        (end <= LONGEST && is_host(host)).then(found)
    })
}

/// The length of an address without the punctuation behind it.
fn trimmed(address: &str) -> usize {
    let mut closing = address.matches(')').count();
    let opening = address.matches('(').count();
    let mut length = address.len();
    while let Some(last) = address[..length].chars().next_back() {
        let drop = match last {
            ')' if closing > opening => {
                closing -= 1;
                true
            }
            c => "?!.,:;*_~'\"“”‘’»]…".contains(c),
        };
        if !drop {
            break;
        }
        length -= last.len_utf8();
    }
    length
}

fn is_host(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.len().saturating_sub(2);
    parts.len() > 1
        && parts.iter().enumerate().all(|(at, part)| {
            !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_' && at < last)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_told_by_its_form() {
        let file = |path: &str, anchor: Option<&str>| LinkTarget::File {
            path: path.into(),
            anchor: anchor.map(Into::into),
        };
        let table = [
            ("../a/b.md", file("../a/b.md", None)),
            ("b%20c.md?x=1#kop", file("b c.md", Some("kop"))),
            ("a.md#", file("a.md", None)),
            ("/a/", LinkTarget::Root { path: "/a/".into(), anchor: None }),
            ("#kop%20x", LinkTarget::Anchor("kop x".into())),
            ("?a#kop", LinkTarget::Anchor("kop".into())),
            ("https://x.nl/a", LinkTarget::External("https://x.nl/a".into())),
            ("HTTPS://x.nl", LinkTarget::External("HTTPS://x.nl".into())),
            ("mailto:a@b.nl", LinkTarget::External("mailto:a@b.nl".into())),
            ("//x.nl/a", LinkTarget::External("https://x.nl/a".into())),
            ("/\\x.nl", LinkTarget::External("https://x.nl".into())),
            ("a/b:c.md", file("a/b:c.md", None)),
            ("", LinkTarget::Refused(String::new())),
        ];
        for (written, expected) in table {
            assert_eq!(target(written), expected, "{written}");
        }
    }

    #[test]
    fn no_spelling_of_a_scheme_that_runs_something_is_a_link() {
        for written in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "java script:alert(1)",
            "java\u{200b}script:x",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "C:\\x",
            "ht tps://x.nl",
        ] {
            assert!(matches!(target(written), LinkTarget::Refused(_)), "{written:?}");
        }
    }

    #[test]
    fn a_wiki_name_may_hold_kind_and_anchor() {
        let table = [
            ("a", None, "a", None),
            ("k:a#b", Some("k"), "a", Some("b")),
            (" Een titel: met punt ", None, "Een titel: met punt", None),
            ("#b", None, "", Some("b")),
            ("C#", None, "C#", None),
            ("a\\", None, "a", None),
        ];
        for (written, kind, name, anchor) in table {
            let expected = LinkTarget::Wiki {
                kind: kind.map(Into::into),
                name: name.into(),
                anchor: anchor.map(Into::into),
            };
            assert_eq!(wiki(written), expected, "{written}");
        }
    }

    #[test]
    fn bare_addresses_end_before_punctuation() {
        let table = [
            ("zie https://a.nl/x_y.", Some(("https://a.nl/x_y", "https://a.nl/x_y"))),
            ("(www.a.nl)", Some(("www.a.nl", "https://www.a.nl"))),
            ("http://a.nl/b(c)).", Some(("http://a.nl/b(c)", "http://a.nl/b(c)"))),
            ("xhttps://a.nl", None),
            ("https://localhost", None),
            ("www.", None),
            ("httpx www https:// http", None),
            ("wwww.a.nl www.b.nl", Some(("www.b.nl", "https://www.b.nl"))),
        ];
        for (text, expected) in table {
            let found = bare(text, 0);
            let found = found.as_ref().map(|b| (&text[b.start..b.end], b.address.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
