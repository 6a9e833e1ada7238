//! The old addresses in a page's front matter: one more, and none that is the page's own again. Only
//! that value changes.

use crate::base::edit::Edit;
use crate::base::paths::UrlPath;
use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};

use super::written::plain;

/// Adds `old` to the field `name` of a page that now lives at `new`, whose own address goes from the
/// list. `None` when there is nothing to change, or the value has a form that cannot be changed surely.
pub fn add(source: &Source, front: &Block, name: &str, old: &UrlPath, new: &UrlPath) -> Option<Edit> {
    let same = |alias: &str, url: &UrlPath| alias.trim_end_matches('/') == url.as_str().trim_end_matches('/');
    let line_end = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let spelled =
        if plain(old.as_str()) { old.to_string() } else { format!("'{}'", old.as_str().replace('\'', "''")) };
    let at = |start: usize, end: usize, text: String| {
        Some(Edit::new(Span { path: source.path.clone(), start: start as u32, end: end as u32 }, text))
    };
    let Some(value) = front.map().get(name) else {
        let block = front.range();
        if block.is_empty() && !source.text.starts_with("---") {
            return at(0, 0, format!("---{line_end}{name}: [{spelled}]{line_end}---{line_end}"));
        }
        return at(block.end, block.end, format!("{name}: [{spelled}]{line_end}"));
    };
    let key = front.key_span(&[Seg::from(name)]);
    if let Some(one) = value.as_str() {
        let span = front.value_span(&[Seg::from(name)]);
        let raw = source.text.get(span.start as usize..span.end as usize)?;
        let list = if same(one, new) { spelled } else { format!("{raw}, {spelled}") };
        return (!same(one, old)).then(|| Edit::new(span, format!("[{list}]")));
    }
    let items = value.as_sequence()?;
    let span = |n: usize| front.value_span(&[Seg::from(name), Seg::Index(n)]);
    let spans: Vec<Span> = (0..items.len()).map(span).collect();
    let raw = |span: &Span| source.text.get(span.start as usize..span.end as usize);
    let gone = items.iter().position(|item| item.as_str().is_some_and(|alias| same(alias, new)));
    if items.iter().any(|item| item.as_str().is_some_and(|alias| same(alias, old))) {
        return None;
    }
    // The address that is the page's own again makes room for the one that it leaves.
    if let Some(gone) = gone {
        return Some(Edit::new(spans[gone].clone(), spelled));
    }
    let Some(last) = spans.last() else {
        let span = front.value_span(&[Seg::from(name)]);
        return (raw(&span) == Some("[]")).then(|| Edit::new(span, format!("[{spelled}]")));
    };
    let between = source.text.get(key.end as usize..spans[0].start as usize)?;
    if between.contains('[') {
        return at(last.end as usize, last.end as usize, format!(", {spelled}"));
    }
    // Below each other: a line more, with the dash where the others have it.
    let start = source.text[..last.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let lead = source.text.get(start..last.start as usize)?;
    let end = source.text[last.end as usize..]
        .find('\n')
        .map_or(source.text.len(), |at| last.end as usize + at + 1);
    lead.trim_start().starts_with('-').then(|| at(end, end, format!("{lead}{spelled}{line_end}")))?
}
