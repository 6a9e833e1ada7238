//! The anchors of a page, each once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::base::slug::slug;
use crate::base::source::Span;

/// The anchors of a page.
#[derive(Default)]
pub struct Anchors {
    /// Those that a heading sets itself, anywhere on the page: others keep off them.
    pub reserved: HashSet<String>,
    pub used: HashMap<Arc<str>, Span>,
    /// The next number to try for a slug, so that many equal headings take no quadratic time.
    pub next: HashMap<String, usize>,
}

impl Anchors {
    /// No anchors yet, but for those set with `{#…}` in `text`.
    pub fn reserving(text: &str) -> Anchors {
        let after = |part: &str| {
            let end = part.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(part.len());
            part[..end].to_owned()
        };
        let reserved = text.split("{#").skip(1).map(after).filter(|name| !name.is_empty()).collect();
        Anchors { reserved, ..Anchors::default() }
    }

    /// The anchor for a heading with this text: no other has it.
    pub fn unique(&mut self, text: &str) -> String {
        let base = slug(text);
        let taken = |name: &str| self.used.contains_key(name) || self.reserved.contains(name);
        if !taken(&base) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let name = format!("{base}-{next}");
            *next += 1;
            if !self.used.contains_key(&*name) && !self.reserved.contains(&name) {
                return name;
            }
        }
    }
}
