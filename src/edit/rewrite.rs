//! All that a move changes in the texts of a site, page by page and then the site's own files.

use super::pair::{Pair, Rewrite};
use super::place::Moves;
use super::{references, settings};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::site::{PageIx, Site};

/// The edits that keep every reference of `old` when its files go as `moves` say. `new` is that site
/// with the files in their new places and the texts as they were; `text` gives the site's own files.
pub fn rewrite<'s>(
    old: &'s Site,
    new: &'s Site,
    moves: &'s Moves,
    text: &dyn Fn(&SourcePath) -> Option<&'s Source>,
) -> Rewrite {
    let pair = Pair::of(old, new, moves);
    let mut out = Rewrite::default();
    for ix in 0..old.pages.len() as PageIx {
        let Some(to) = pair.pages[ix as usize] else { continue };
        references::rewrite(&pair, ix, to, &mut out);
    }
    settings::rewrite(&pair, text, &mut out);
    out.edits.values_mut().for_each(|edits| {
        edits.sort();
        edits.dedup();
    });
    out
}
