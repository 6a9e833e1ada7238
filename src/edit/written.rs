//! The bytes of a reference within what was written: which of them name the page, and how the new name
//! is spelled there.

use std::ops::Range;

use crate::base::edit::Edit;
use crate::base::source::{Source, Span};
use crate::parse::body::{Body, Link, LinkTarget};
use crate::parse::{link_target, wiki_target};

/// The bytes of `link`'s name or path, without its anchor, in the file; several when one definition or
/// field holds it more than once. `None` when nobody can tell which bytes they are.
pub fn places(source: &Source, whole: &Range<usize>, body: &Body, link: &Link) -> Option<Vec<Range<usize>>> {
    targets(source, whole, &link.target, &link.span, || {
        body.links.iter().filter(|other| other.target == link.target).count()
    })
}

/// The same, of any target at `span`; `count` tells how many there are of its like.
pub fn targets(
    source: &Source,
    whole: &Range<usize>,
    target: &LinkTarget,
    span: &Span,
    count: impl Fn() -> usize,
) -> Option<Vec<Range<usize>>> {
    let (start, end) = (span.start as usize, span.end as usize);
    let slice = source.text.get(start..end)?;
    if read(slice, target).as_ref() == Some(target) {
        return Some(vec![name_of(slice, start)]);
    }
    // A link whose target is defined elsewhere in the text, or a field of Markdown, whose place is known
    // only as a whole.
    let found = match label(slice) {
        Some(label) => definitions(&source.text, whole, target, label),
        None => search(&source.text, whole, target),
    };
    let sure = found.len() == 1 || label(slice).is_none() && found.len() == count();
    (!found.is_empty() && sure).then_some(found)
}

/// The label in `[text][label]`, `[label][]` or `[label]`; `None` for what is no such link.
fn label(slice: &str) -> Option<&str> {
    let inner = slice.trim_start_matches('!').strip_prefix('[')?.strip_suffix(']')?;
    if inner.starts_with('[') {
        return None;
    }
    match inner.rsplit_once("][") {
        Some((text, "")) => Some(text),
        Some((_, label)) => Some(label),
        None => Some(inner.strip_suffix("][").unwrap_or(inner)),
    }
}

/// The targets of lines `[label]: target`.
fn definitions(text: &str, region: &Range<usize>, target: &LinkTarget, label: &str) -> Vec<Range<usize>> {
    let start = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
    let own = |range: &Range<usize>| {
        let line = text[start(range.start)..range.start].trim_start_matches([' ', '>']);
        let name = line.strip_prefix('[').and_then(|line| line.split_once("]:"));
        name.is_some_and(|(name, _)| name.trim().to_lowercase() == label.trim().to_lowercase())
    };
    let mut found = search(text, region, target);
    found.retain(own);
    found
}

fn read(slice: &str, like: &LinkTarget) -> Option<LinkTarget> {
    if slice.contains('\n') {
        return None;
    }
    Some(match like {
        LinkTarget::Wiki { .. } => wiki_target(slice),
        _ => link_target(slice),
    })
}

/// What stands before the anchor or query, without the spaces around it.
fn name_of(slice: &str, start: usize) -> Range<usize> {
    let name = &slice[..slice.find(['#', '?', '|', '\\']).unwrap_or(slice.len())];
    let lead = name.len() - name.trim_start().len();
    start + lead..start + lead + name.trim().len()
}

/// Every place, in order, in a stretch of text where `target` is written as a target.
fn search(text: &str, region: &Range<usize>, target: &LinkTarget) -> Vec<Range<usize>> {
    let opens: &[&str] = match target {
        LinkTarget::Wiki { .. } => &["[["],
        _ => &["](", "]:"],
    };
    let Some(within) = text.get(region.clone()) else { return Vec::new() };
    let mut found = Vec::new();
    for open in opens {
        for (at, _) in within.match_indices(open) {
            let from = at + open.len();
            let rest = &within[from..];
            let lead = rest.len() - rest.trim_start_matches([' ', '<']).len();
            let rest = &rest[lead..];
            let end = match target {
                LinkTarget::Wiki { .. } => rest.find(['|', ']', '\n']),
                _ => rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"' | '\'')),
            };
            let slice = &rest[..end.unwrap_or(rest.len())];
            if read(slice, target).as_ref() == Some(target) {
                found.push(name_of(slice, region.start + from + lead));
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// A path as a link in Markdown holds it.
pub fn as_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if matches!(c, ' ' | '(' | ')' | '<' | '>' | '%' | '#' | '?' | '|' | '\\' | '"' | '\'') {
            out.push_str(&format!("%{:02X}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

/// A path as it is named, without what a link encodes.
pub fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// Replaces `old`, with which the value of a component's argument `key=value` at `span` begins. Quotes stay,
/// and come when the new text needs them. `None` when it does not stand there as it is.
pub fn argument(source: &Source, span: &Span, old: &str, new: &str) -> Option<Edit> {
    let (start, end) = (span.start as usize, span.end as usize);
    let (key, raw) = source.text.get(start..end)?.split_once('=')?;
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let rest = raw[quote.map_or(0, char::len_utf8)..].strip_prefix(old)?;
    let needs = |c: char| c.is_whitespace() || matches!(c, '{' | '}');
    let text = match quote {
        Some(quote) if new.contains(quote) => return None,
        Some(quote) => format!("{quote}{new}{rest}"),
        None if !new.contains(needs) && !new.starts_with(['"', '\'']) => format!("{new}{rest}"),
        None if new.contains('"') || rest.contains('"') => return None,
        None => format!("\"{new}{rest}\""),
    };
    let at = start + key.len() + 1;
    Some(Edit::new(Span { start: at as u32, ..span.clone() }, text))
}

/// The way from the folder of one file of the site to another file, beginning as the author began.
pub fn relative(from: &str, to: &str, was: &str) -> String {
    let folder: Vec<&str> =
        from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let to: Vec<&str> = to.split('/').collect();
    let same = folder.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; folder.len() - same];
    parts.extend(&to[same..]);
    let way = parts.join("/");
    if was.starts_with("./") && !way.starts_with("..") { format!("./{way}") } else { way }
}

/// Replaces a name in a scalar of YAML: `old` within the bytes of `span` becomes `new`. Quotes stay, and
/// come when the new text needs them. `None` when `old` does not stand there as it is.
pub fn scalar(source: &Source, span: &Span, old: &str, new: &str) -> Option<Edit> {
    let (start, end) = (span.start as usize, span.end as usize);
    let slice = source.text.get(start..end)?;
    let quote = slice.chars().next().filter(|c| matches!(c, '"' | '\''));
    let mut at = slice.match_indices(old).map(|(at, _)| at);
    let at = match (at.next(), at.next()) {
        (Some(at), None) => at,
        // A short name may stand in a longer word before it: the whole of it, or behind its kind.
        (Some(_), Some(_)) => slice.rfind(old)?,
        _ => return None,
    };
    let edit = |range: Range<usize>, text: String| {
        let span =
            Span { start: (start + range.start) as u32, end: (start + range.end) as u32, ..span.clone() };
        Some(Edit::new(span, text))
    };
    let whole = format!("{}{new}{}", &slice[..at], &slice[at + old.len()..]);
    if quote.is_some() || plain(&whole) {
        return edit(at..at + old.len(), new.to_owned());
    }
    edit(0..slice.len(), format!("'{}'", whole.replace('\'', "''")))
}

/// Whether a text can stand in YAML, in a list between brackets too, and is that text.
pub fn plain(text: &str) -> bool {
    let same = |yaml: &str| {
        serde_yaml::from_str::<serde_yaml::Value>(yaml).is_ok_and(|value| {
            value.as_sequence().is_some_and(|items| items.len() == 1 && items[0].as_str() == Some(text))
        })
    };
    // YAML 1.1, which other tools still read, knows more words for yes and no.
    let word = ["yes", "no", "on", "off", "y", "n"].iter().any(|word| text.eq_ignore_ascii_case(word));
    !word && same(&format!("[{text}]")) && same(&format!("- {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_begins_as_the_author_began() {
        assert_eq!(relative("content/a/b.md", "content/a/d.md", "./x.md"), "./d.md");
        assert_eq!(relative("content/a/b.md", "content/c/d.md", "./x.md"), "../c/d.md");
        assert_eq!(relative("content/a/b.md", "content/a.md", "x"), "../a.md");
        assert_eq!(as_path("a b (c).md"), "a%20b%20%28c%29.md");
    }

    #[test]
    fn an_argument_keeps_its_form_and_gets_quotes_where_it_needs_them() {
        let change = |text: &str, new: &str| {
            let source = Source::new(crate::base::paths::SourcePath::new("x"), text);
            let edit = argument(&source, &source.span(0..text.len()), "/a/", new)?;
            Some(crate::base::edit::apply(text, &[edit]).text)
        };
        assert_eq!(change("to=/a/#k", "/b/").as_deref(), Some("to=/b/#k"));
        assert_eq!(change("to='/a/?x'", "/b/").as_deref(), Some("to='/b/?x'"));
        assert_eq!(change("to=/a/", "/b c/").as_deref(), Some("to=\"/b c/\""));
        assert_eq!(change("to='/a/'", "/b'c/"), None);
        assert_eq!(change("to=x/a/", "/b/"), None);
    }

    #[test]
    fn yaml_gets_quotes_only_where_it_needs_them() {
        assert!(plain("a-b") && plain("soort:a") && plain("/a/"));
        assert!(!plain("2020") && !plain("ja, nee") && !plain("no") && !plain("a: b") && !plain("true"));
    }
}
