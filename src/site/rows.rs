//! Rows by page, a few pages to a block. Blocks are shared between one site and the next: what did not
//! change is neither copied nor freed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::page::PageIx;
use super::since::Since;

/// So many pages share a block: few enough to make one again for an edit, many enough that there are few.
const BLOCK: usize = 16;

/// For each page a row of things.
#[derive(Debug)]
pub(super) struct Rows<T> {
    blocks: Vec<Arc<Block<T>>>,
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
        since: &Since<'_>,
        new: &BTreeMap<PageIx, Vec<T>>,
        now: impl Fn(&T) -> Option<T> + Sync,
    ) -> Option<Rows<T>> {
        let blocks = (0..since.count.div_ceil(BLOCK)).into_par_iter().map(|n| {
            let first = n * BLOCK;
            let pages = first as PageIx..(first + BLOCK).min(since.count) as PageIx;
            if !since.moved() && new.range(pages.clone()).next().is_none() {
                return self.blocks.get(n).cloned();
            }
            let mut block = Block::new();
            for ix in pages {
                match new.get(&ix) {
                    Some(row) => block.add(row.iter().cloned()),
                    None if since.moved() => {
                        let row: Option<Vec<T>> = self.get(since.was(ix)?).iter().map(&now).collect();
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
