//! Who is meant: ids, titles and other names to pages.

use std::collections::HashMap;

use super::page::{Page, PageIx};
use crate::base::slug::fold;

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// One page.
    One(PageIx),
    /// Several pages with equal right.
    Several(Vec<PageIx>),
    /// None.
    Nobody,
}

/// All names, folded.
#[derive(Default)]
pub(super) struct Names {
    pages: HashMap<String, Vec<(Rank, PageIx)>>,
    files: HashMap<String, PageIx>,
    default_language: String,
}

/// The right by which a page bears a name; the first wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Id,
    Title,
    Other,
}

impl Names {
    pub fn of(pages: &[Page], default_language: &str) -> Names {
        let mut names = Names { default_language: default_language.to_owned(), ..Names::default() };
        names.pages.reserve(pages.len() * 2);
        names.files.reserve(pages.len());
        for (ix, page) in pages.iter().enumerate() {
            let ix = ix as PageIx;
            let id = &page.parsed.id;
            names.add(fold(&id.id), Rank::Id, ix);
            for (n, name) in page.parsed.folded_names.iter().enumerate() {
                names.add(name.clone(), if n == 0 { Rank::Title } else { Rank::Other }, ix);
            }
            // Entries of a register share a file, which is no page.
            let path = page.parsed.source.path.as_str();
            if path.ends_with(".md") {
                names.files.entry(path.to_owned()).or_insert(ix);
            }
        }
        names
    }

    fn add(&mut self, name: String, rank: Rank, ix: PageIx) {
        let bearers = self.pages.entry(name).or_default();
        if !bearers.iter().any(|(_, bearer)| *bearer == ix) {
            bearers.push((rank, ix));
        }
    }

    /// The page whose file this is. Entries of a register share a file and have none.
    pub fn file(&self, path: &str) -> Option<PageIx> {
        self.files.get(path).copied()
    }

    /// The pages called `name`: those of the right kinds, in the asker's language first, then in the
    /// site's default one; among them those with the best right to the name.
    pub fn find(&self, pages: &[Page], name: &str, kinds: &[impl AsRef<str>], language: &str) -> Named {
        let Some(bearers) = self.pages.get(&fold(name)) else { return Named::Nobody };
        for language in [language, &self.default_language] {
            let mut best: Vec<(Rank, PageIx)> = bearers
                .iter()
                .filter(|(_, ix)| {
                    let id = &pages[*ix as usize].parsed.id;
                    &*id.language == language
                        && (kinds.is_empty() || kinds.iter().any(|kind| kind.as_ref() == &*id.kind))
                })
                .copied()
                .collect();
            best.sort();
            let Some((rank, first)) = best.first().copied() else { continue };
            // An id written exactly wins over one that only folds to the same.
            let exact = best.iter().find(|(_, ix)| &*pages[*ix as usize].parsed.id.id == name);
            let equal: Vec<PageIx> = best.iter().filter(|(r, _)| *r == rank).map(|(_, ix)| *ix).collect();
            return match exact {
                Some((Rank::Id, ix))
                    if equal.iter().filter(|ix| &*pages[**ix as usize].parsed.id.id == name).count() == 1 =>
                {
                    Named::One(*ix)
                }
                _ if equal.len() == 1 => Named::One(first),
                _ => Named::Several(equal),
            };
        }
        Named::Nobody
    }
}
