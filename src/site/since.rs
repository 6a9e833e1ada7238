//! What is other on a site than on the one before it, and what of that other pages can see. Here, and
//! only here, it is decided which tables of the site before still hold.
//!
//! Invariant: a site linked with the help of the one before it equals one linked afresh. It rests on this.
//! A table is a function of the configuration, the model, the theme's words, the paths of published files,
//! and the pages in their order. Of a page that is not their own, tables see no more than its *place* (all
//! that `same_place` compares) and its *names* (`same_names`). So:
//!
//! - Unless configuration, model and paths of published files are the very same, nothing is carried over;
//!   the same holds when too many pages changed, or when a page of one file became another page.
//! - With the same pages in the same order, places and names, only the rows that a changed page makes
//!   itself are others (and the rows of pages to which it leads now or led before).
//! - With other names, also the rows of pages that name something by a name which came or went, or which
//!   look it up by more than a hash (`Key::Other`, citations); the latter too with other places.
//! - With pages that came or went the same, seen from their names, and every number of a page is another.
//! - The glossary sees the places and names of terms only. When one of those is another, each page's text
//!   may mean other terms, and no row of the graph is carried over.
//!
//! What is compared is all that is compared: a new field of a page that linking looks at belongs in
//! `same_place` or `same_names`.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::page::{Page, PageIx};
use super::rows::{NONE, Numbers};
use super::whole::Site;
use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::discover::Asset;
use crate::model::Model;
use crate::model::value::Builtins;
use crate::parse::ParsedPage;

/// What is other than on the site before.
pub(super) struct Since<'s> {
    /// The site before.
    pub before: &'s Site,
    /// Pages that are new or another version.
    pub changed: Vec<PageIx>,
    /// Pages that are no longer there, as the site before numbered them.
    pub gone: Vec<PageIx>,
    /// Hashes of names that came, went or stand in another rank.
    pub renamed: HashSet<u64>,
    /// Whether all places are the same; false when pages came or went.
    pub places: bool,
    /// Whether all places and names are the same.
    pub faces: bool,
    /// Whether the terms of the glossary are the same pages with the same names.
    pub terms: bool,
    /// What the pages are numbered.
    pub numbers: Numbers,
}

impl<'s> Since<'s> {
    /// Compares what is to be linked with a site that was. `None` when nothing can be carried over.
    pub fn of(
        before: Option<&'s Site>,
        config: &Arc<Config>,
        model: &Arc<Model>,
        pages: &[Page],
        assets: &BTreeMap<SourcePath, Asset>,
    ) -> Option<Since<'s>> {
        let before = before?;
        let same = Arc::ptr_eq(&before.config, config)
            && Arc::ptr_eq(&before.model, model)
            && before.assets.keys().eq(assets.keys());
        if !same {
            return None;
        }
        let mut since = Since {
            before,
            changed: Vec::new(),
            gone: Vec::new(),
            renamed: HashSet::new(),
            places: true,
            faces: true,
            terms: true,
            numbers: Numbers::default(),
        };
        // Both stand in the order of their files.
        let (mut was, mut now): (Vec<PageIx>, Vec<PageIx>) = (Vec::new(), Vec::new());
        let mut old = before.pages.iter().zip(0..).peekable();
        let most = pages.len() / 8 + 16;
        for (page, ix) in pages.iter().zip(0..) {
            let own = loop {
                let Some((other, at)) = old.peek().copied() else { break None };
                if Arc::ptr_eq(&other.parsed, &page.parsed) {
                    break Some((other, at));
                }
                match other.parsed.source.path.cmp(&page.parsed.source.path) {
                    std::cmp::Ordering::Less => {
                        since.goes(other, at);
                        now.push(NONE);
                        old.next();
                    }
                    std::cmp::Ordering::Equal if other.parsed.id == page.parsed.id => {
                        since.changes(other, page, ix);
                        break Some((other, at));
                    }
                    std::cmp::Ordering::Equal => return None,
                    std::cmp::Ordering::Greater => break None,
                }
            };
            match own {
                Some((_, at)) => {
                    old.next();
                    now.push(ix);
                    was.push(at);
                }
                None => {
                    since.comes(page, ix);
                    was.push(NONE);
                }
            }
            if since.changed.len() + since.gone.len() > most {
                return None;
            }
        }
        for (page, at) in old {
            since.goes(page, at);
            now.push(NONE);
        }
        let moved = !since.gone.is_empty() || was.contains(&NONE);
        since.numbers = Numbers { count: pages.len(), others: moved.then_some((now, was)) };
        (since.gone.len() <= most).then_some(since)
    }

    /// Whether pages came or went.
    pub fn moved(&self) -> bool {
        self.numbers.moved()
    }

    /// See `Numbers::now`.
    pub fn now(&self, old: PageIx) -> Option<PageIx> {
        self.numbers.now(old)
    }

    /// See `Numbers::was`.
    pub fn was(&self, ix: PageIx) -> Option<PageIx> {
        self.numbers.was(ix)
    }

    /// Whether a page is new or another version.
    pub fn is_changed(&self, ix: PageIx) -> bool {
        // They stand in order.
        self.changed.binary_search(&ix).is_ok()
    }

    fn changes(&mut self, old: &Page, new: &Page, ix: PageIx) {
        self.changed.push(ix);
        let places = same_place(&old.parsed, &new.parsed);
        let names = same_names(&old.parsed, &new.parsed);
        if !names {
            let [was, is] = [&old.parsed, &new.parsed].map(|page| ranked(page));
            self.renamed.extend(was.symmetric_difference(&is).map(|(_, hash)| *hash));
        }
        if !(places && names) {
            self.places &= places;
            self.shakes(new);
        }
    }

    fn comes(&mut self, page: &Page, ix: PageIx) {
        self.changed.push(ix);
        self.renamed.extend(&page.parsed.hashes);
        self.places = false;
        self.shakes(page);
    }

    fn goes(&mut self, page: &Page, old: PageIx) {
        self.gone.push(old);
        self.renamed.extend(&page.parsed.hashes);
        self.places = false;
        self.shakes(page);
    }

    fn shakes(&mut self, page: &Page) {
        self.faces = false;
        self.terms &= self.before.model.kinds[page.parsed.kind].glossary.is_none();
    }
}

/// The hashes of a page's names with the right by which it bears each.
fn ranked(page: &ParsedPage) -> HashSet<(usize, u64)> {
    page.hashes.iter().enumerate().map(|(at, hash)| (at.min(3), *hash)).collect()
}

/// Whether two versions of a page look the same to other pages, their names aside.
fn same_place(a: &ParsedPage, b: &ParsedPage) -> bool {
    // What is not looked at here is named, so that a new field must be thought about.
    let of = |page: &ParsedPage| {
        let Builtins {
            title: _,
            short_title: _,
            window_title: _,
            summary: _,
            state,
            published,
            updated,
            reviewed,
            review_due,
            slug,
            aliases,
            synonyms: _,
            weight,
            template,
            hidden_from_search,
        } = page.checked.builtins.clone();
        let days = (published, updated, reviewed, review_due);
        (state, days, slug, aliases, weight, template, hidden_from_search)
    };
    let anchors = |page: &'_ ParsedPage| page.body.outline.iter().map(|heading| heading.id.clone()).collect();
    let [one, other]: [Vec<Arc<str>>; 2] = [anchors(a), anchors(b)];
    a.id == b.id
        && a.kind == b.kind
        && a.language == b.language
        && a.landing == b.landing
        && a.source.path == b.source.path
        && a.address == b.address
        && a.checked.fields == b.checked.fields
        && of(a) == of(b)
        && one == other
}

/// Whether two versions of a page have the same names and sort alike.
fn same_names(a: &ParsedPage, b: &ParsedPage) -> bool {
    let of = |page: &ParsedPage| {
        let builtins = &page.checked.builtins;
        (builtins.title.clone(), builtins.short_title.clone(), builtins.synonyms.clone())
    };
    a.hashes == b.hashes
        && a.folded_names == b.folded_names
        && a.sort_key == b.sort_key
        && a.checked.names == b.checked.names
        && of(a) == of(b)
}
