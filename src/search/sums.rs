//! Sums over all pages, each thread its share of them.

use rayon::prelude::*;

/// `length` sums over `pages`. `add` adds a share of them, which are neighbours, to sums that begin at 0.
pub fn sums<P: Sync>(length: usize, pages: &[P], add: impl Fn(&[P], &mut [u32]) + Sync) -> Vec<u32> {
    let share = pages.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = pages.par_chunks(share).map(|pages| {
        let mut sums = vec![0; length];
        add(pages, &mut sums);
        sums
    });
    let plus = |mut all: Vec<u32>, more: Vec<u32>| {
        all.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        all
    };
    parts.reduce_with(plus).unwrap_or_else(|| vec![0; length])
}
