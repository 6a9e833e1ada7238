//! What is wrong between files: links, relations, names, addresses, what the model asks of the site as
//! a whole. Reads the site, changes nothing; what one file alone can tell was found when it was parsed.

mod alike;
mod circles;
mod citations;
mod components;
mod lifetime;
mod links;
mod meant;
mod media;
mod pages;
mod published;
mod relations;
mod settings;
mod slips;
mod texts;
mod torn;
mod transclusions;
mod writing;

use rayon::prelude::*;

use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::site::{PageIx, Site};
use crate::theme::Theme;

pub use published::published;

/// Every finding about a linked site, in no particular order. `synonyms` is the file of words that mean the
/// same, when the site has one.
pub fn check(site: &Site, theme: &Theme, synonyms: Option<&Source>) -> Vec<Diagnostic> {
    let writing = writing::Writing::of(site, synonyms);
    let text_versions = media::Words::of(site, theme);
    let vague = texts::Vague::of(site, theme);
    let numbers = meant::Numbers::of(site);
    let mut found: Vec<Diagnostic> = (0..site.pages.len() as PageIx)
        .into_par_iter()
        .flat_map_iter(|ix| {
            let mut found = Vec::new();
            links::check(site, ix, &mut found);
            slips::check(site, ix, &mut found);
            torn::check(site, ix, &mut found);
            texts::check(site, &vague, ix, &mut found);
            meant::check(site, &numbers, ix, &mut found);
            media::check(site, &text_versions, ix, &mut found);
            citations::check(site, ix, &mut found);
            transclusions::check(site, ix, &mut found);
            components::check(site, theme, ix, &mut found);
            relations::check(site, ix, &mut found);
            lifetime::check(site, ix, &mut found);
            pages::check_one(site, theme, ix, &mut found);
            writing::check(site, &writing, ix, &mut found);
            found
        })
        .collect();
    circles::check(site, &mut found);
    pages::check_all(site, &mut found);
    settings::check(site, theme, &mut found);
    meant::check_all(site, &mut found);
    found
}
