//! The heading that a result leads to, and how nearly a name is what was typed.

use std::collections::{HashMap, HashSet};

use super::candidate::Group;
use super::rank::Weighed;
use super::understand::{LONGEST_QUERY, open};
use crate::search::analysis::tokens;

/// What a title counts more that is just what was typed, and a heading.
const SAME_TITLE: f64 = 2.0;
const SAME_HEADING: f64 = 1.8;
/// Sums that differ by less are the same.
const EQUAL: f64 = 1e-4;

/// The heading with most of the words and least besides; `None` when the title is nearer.
pub fn heading(page: &Weighed, headings: &[String], words: usize) -> Option<usize> {
    let most = page.headings.iter().fold(0.0, |most: f64, value| most.max(*value));
    if most == 0.0 || page.heading < 0.6 || page.heading < page.title {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for (n, heading) in headings.iter().enumerate().take(32) {
        if page.headings[n] < most - EQUAL {
            continue;
        }
        let length = tokens(heading).len();
        if best.is_none_or(|(_, least)| length < least) {
            best = Some((n, length));
        }
    }
    let (place, least) = best?;
    let nearer = page.heading <= page.title + EQUAL && words as f64 / words.max(least) as f64 <= page.exact;
    (!nearer).then_some(place)
}

/// A word as it was meant, and whether it may be unfinished.
pub type Said = (String, bool);

/// The words of a query as they were meant.
pub fn said(query: &str, groups: &[Group]) -> Vec<Said> {
    let corrected: HashMap<&str, &str> =
        groups.iter().filter_map(|group| Some((&*group.typed, &**group.corrected.as_ref()?))).collect();
    let words: Vec<String> = tokens(query).into_iter().take(LONGEST_QUERY).map(|token| token.word).collect();
    let last = words.len().saturating_sub(1);
    let meant = words.into_iter().enumerate().map(|(n, word)| match corrected.get(&*word) {
        Some(other) => ((*other).to_owned(), false),
        None => (word, n == last && open(query)),
    });
    meant.collect()
}

/// How nearly a name is what was typed, in that form: 0 to 1.
pub fn likeness(name: &str, said: &[Said], stop: &HashSet<&str>) -> f64 {
    let all: Vec<String> = tokens(name).into_iter().map(|token| token.word).collect();
    let is = |own: &str, (word, open): &Said| own == word || *open && own.starts_with(&**word);
    let same = all.len() == said.len() && all.iter().zip(said).all(|(own, said)| is(own, said));
    let typed: String = said.iter().map(|(word, _)| word.as_str()).collect();
    if same || all.concat() == typed {
        return 1.0;
    }
    let kept: Vec<&String> = all.iter().filter(|word| !stop.contains(&***word)).collect();
    let typed: Vec<&Said> = said.iter().filter(|(word, _)| !stop.contains(&**word)).collect();
    let common = typed.iter().filter(|said| kept.iter().any(|own| is(own, said))).count();
    0.9 * common as f64 / kept.len().max(typed.len()).max(1) as f64
}

/// What a result counts more whose title, or heading, is that near.
pub fn same(title: f64, heading: f64) -> f64 {
    (1.0 + (SAME_TITLE - 1.0) * title.powi(3)).max(1.0 + (SAME_HEADING - 1.0) * heading.powi(3))
}
