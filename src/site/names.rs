//! Who is meant: ids, titles and other names to pages.

use super::page::{Page, PageIx};
use crate::config::Config;
use crate::parse::page::name_hash;

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

/// All names, by their hashes: 64 bits, so that in a hundred million sites one has two names for one.
pub(super) struct Names {
    /// Pages by their names.
    pub bearers: Table<Bearer>,
    files: Table<PageIx>,
}

/// A page by one of its names, with what decides whether it is meant: none of it is looked up elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bearer {
    pub rank: Rank,
    pub page: PageIx,
    pub kind: u16,
    pub language: u16,
}

/// Rows by hash.
pub(super) struct Table<R> {
    /// In the order of their hashes.
    rows: Vec<(u64, R)>,
    /// For each value of a hash's first bits, where its rows begin; one more for the end.
    starts: Vec<u32>,
    bits: u32,
}

impl<R: Copy + Ord> Table<R> {
    fn of(given: Vec<(u64, R)>) -> Table<R> {
        let bits = given.len().max(2).ilog2();
        let bucket = |hash: u64| (hash >> (64 - bits)) as usize;
        let mut starts = vec![0; (1 << bits) + 1];
        for (hash, _) in &given {
            starts[bucket(*hash) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        // Hashes fall evenly: each row has its place at once, and few share one.
        let mut next = starts.clone();
        let mut rows = given.clone();
        for row in given {
            let at = &mut next[bucket(row.0)];
            rows[*at as usize] = row;
            *at += 1;
        }
        for ends in starts.windows(2) {
            rows[ends[0] as usize..ends[1] as usize].sort_unstable();
        }
        Table { rows, starts, bits }
    }

    /// The rows with this hash.
    pub fn get(&self, hash: u64) -> impl Iterator<Item = R> + '_ {
        let near = match self.starts.get((hash.checked_shr(64 - self.bits).unwrap_or(0)) as usize..) {
            Some([from, to, ..]) => &self.rows[*from as usize..*to as usize],
            _ => &[],
        };
        near.iter().filter(move |(own, _)| *own == hash).map(|(_, row)| *row)
    }
}

/// The right by which a page bears a name; the first wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Id,
    Title,
    Other,
}

impl Names {
    pub fn of(pages: &[Page], config: &Config) -> Names {
        let mut bearers = Vec::with_capacity(pages.len() * 3);
        let mut files = Vec::with_capacity(pages.len());
        for (page, ix) in pages.iter().zip(0..) {
            let parsed = &page.parsed;
            let language = language(config, &parsed.language).unwrap_or(0);
            let (file, names) = parsed.hashes.split_first().unwrap_or((&0, &[]));
            let ranks = [Rank::Id, Rank::Title].into_iter().chain(std::iter::repeat(Rank::Other));
            for (hash, rank) in names.iter().zip(ranks) {
                bearers.push((*hash, Bearer { rank, page: ix, kind: parsed.kind as u16, language }));
            }
            // Entries of a register share a file, which is no page.
            if parsed.source.path.as_str().ends_with(".md") {
                files.push((*file, ix));
            }
        }
        Names { bearers: Table::of(bearers), files: Table::of(files) }
    }

    /// The page whose file this is. Entries of a register share a file and have none.
    pub fn file(&self, path: &str) -> Option<PageIx> {
        self.file_of(name_hash(path))
    }

    /// The same, by the hash of its path.
    pub fn file_of(&self, hash: u64) -> Option<PageIx> {
        self.files.get(hash).next()
    }
}

/// A language by its place in the configuration.
pub(super) fn language(config: &Config, tag: &str) -> Option<u16> {
    config.languages.iter().position(|known| *known.tag == *tag).map(|at| at as u16)
}
