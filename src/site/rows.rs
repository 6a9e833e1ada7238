//! Rows by page, a few pages to a block. Blocks are shared between one site and the next: what did not
//! change is neither copied nor freed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::page::PageIx;

/// So many pages share a block: few enough to make one again for an edit, many enough that there are few.
const BLOCK: usize = 16;

/// For each page a row of things.
#[derive(Debug)]
pub(super) struct Rows<T> {
    blocks: Vec<Arc<Block<T>>>,
}

/// What the pages of one site are numbered on the next.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// How many pages there are on the next.
    pub count: usize,
    /// When pages came or went: their numbers now by those before, and the other way round; `NONE` for
    /// none.
    pub others: Option<(Vec<PageIx>, Vec<PageIx>)>,
}

/// No page.
pub(super) const NONE: PageIx = PageIx::MAX;

impl Numbers {
    /// Whether pages came or went, so that others have another number.
    pub fn moved(&self) -> bool {
        self.others.is_some()
    }

    /// The number of a page of the site before; `None` when it is gone.
    pub fn now(&self, old: PageIx) -> Option<PageIx> {
        match &self.others {
            Some((now, _)) => now.get(old as usize).copied().filter(|ix| *ix != NONE),
            None => Some(old),
        }
    }

    /// The number that a page had on the site before; `None` when it is new.
    pub fn was(&self, ix: PageIx) -> Option<PageIx> {
        match &self.others {
            Some((_, was)) => was.get(ix as usize).copied().filter(|ix| *ix != NONE),
            None => Some(ix),
        }
    }
}

#[derive(Debug)]
struct Block<T> {
    /// Where each page's row begins; one more for the end.
    starts: Vec<u32>,
    things: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Rows<T> {
        Rows { blocks: Vec::new() }
    }
}

impl<T> Block<T> {
    fn new() -> Block<T> {
        Block { starts: vec![0], things: Vec::new() }
    }

    fn add(&mut self, row: impl IntoIterator<Item = T>) {
        self.things.extend(row);
        self.starts.push(self.things.len() as u32);
    }

    fn get(&self, at: usize) -> &[T] {
        match self.starts.get(at..) {
            Some([from, to, ..]) => &self.things[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn done(mut self) -> Arc<Block<T>> {
        self.things.shrink_to_fit();
        Arc::new(self)
    }
}

impl<T> Rows<T> {
    /// The rows of all pages, in their order.
    pub fn of(rows: impl IntoIterator<Item = Vec<T>>) -> Rows<T> {
        let (mut blocks, mut block) = (Vec::new(), Block::new());
        for row in rows {
            block.add(row);
            if block.starts.len() > BLOCK {
                blocks.push(std::mem::replace(&mut block, Block::new()).done());
            }
        }
        if block.starts.len() > 1 {
            blocks.push(block.done());
        }
        Rows { blocks }
    }

    /// The row of a page.
    pub fn get(&self, ix: PageIx) -> &[T] {
        self.blocks.get(ix as usize / BLOCK).map_or(&[], |block| block.get(ix as usize % BLOCK))
    }
}

impl<T: Clone + Send + Sync> Rows<T> {
    /// These rows for the site after this one: `new` has the rows that are others, `now` says of a thing
    /// what it is there. `None` when a thing is no longer there, though its row was to be carried over.
    pub fn carried(
        &self,
        numbers: &Numbers,
        new: &BTreeMap<PageIx, Vec<T>>,
        now: impl Fn(&T) -> Option<T> + Sync,
    ) -> Option<Rows<T>> {
        let blocks = (0..numbers.count.div_ceil(BLOCK)).into_par_iter().map(|n| {
            let first = n * BLOCK;
            let pages = first as PageIx..(first + BLOCK).min(numbers.count) as PageIx;
            if !numbers.moved() && new.range(pages.clone()).next().is_none() {
                return self.blocks.get(n).cloned();
            }
            let mut block = Block::new();
            for ix in pages {
                match new.get(&ix) {
                    Some(row) => block.add(row.iter().cloned()),
                    None if numbers.moved() => {
                        let row: Option<Vec<T>> = self.get(numbers.was(ix)?).iter().map(&now).collect();
                        block.add(row?);
                    }
                    None => block.add(self.get(ix).iter().cloned()),
                }
            }
            Some(block.done())
        });
        Some(Rows { blocks: blocks.collect::<Option<Vec<_>>>()? })
    }
}
