//! Which pages hold the words of a query, and how well: for each word its best match, weighed by how rare it
//! is; pages that hold all words before those that hold some, and words in the title before all.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::candidate::Group;
use crate::search::reader::{Hit, Reader};

/// How much rarer words count more: less than in proportion to what they tell.
const RARITY: f64 = 0.7;

/// A list of pages for one way to understand a word.
pub struct List {
    pages: u64,
    hits: Vec<Hit>,
    weight: f64,
    /// Whether the rest of the list was not read.
    cut: bool,
}

/// A page, weighed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Its number.
    pub document: u32,
    /// How well it fits, before names are looked at.
    pub score: f64,
    /// How much of the query stands in the title, from 0 to 1.
    pub title: f64,
    /// How much of the title is the query, from 0 to 1.
    pub exact: f64,
    /// How much of the query stands in one heading, from 0 to 1.
    pub heading: f64,
    /// The same by heading, not yet divided.
    pub headings: [f64; 32],
}

/// What ranking gave.
pub struct Ranked {
    /// The best, in order.
    pub best: Vec<Weighed>,
    /// How many pages hold any word.
    pub total: usize,
}

/// The lists of each group, synonyms' among them; to their ends when `deep`.
pub fn lists(reader: &Reader, groups: &[Group], deep: bool) -> Option<Vec<Vec<List>>> {
    let load = |term: u32, weight: f64| {
        let (pages, hits) = reader.list_of(term, deep)?;
        Some(List { pages, cut: (hits.len() as u64) < pages, hits, weight })
    };
    let mut lists = Vec::new();
    for group in groups {
        let all: Option<Vec<List>> =
            group.candidates.iter().map(|candidate| load(candidate.term, candidate.weight)).collect();
        lists.push(all?);
    }
    let mut led: BTreeMap<(usize, u32), u8> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate() {
        let Some(exact) = group.exact else { continue };
        for (rest, leads) in reader.leads(exact)? {
            let span = &groups[n + 1..];
            if span.len() < rest.len() || rest.iter().zip(span).any(|(term, next)| next.exact != Some(*term))
            {
                continue;
            }
            for (term, strength) in leads {
                led.extend((n..=n + rest.len()).map(|at| ((at, term), strength)));
            }
        }
    }
    for ((at, term), strength) in led {
        lists[at].push(load(term, f64::from(strength) / 100.0)?);
    }
    Some(lists)
}

/// Whether lists were not read to their ends, and fewer than `limit` pages hold every word as far as they were.
pub fn wants_more(lists: &[Vec<List>], limit: usize) -> bool {
    let known = lists.iter().filter(|group| group.iter().any(|list| list.pages > 0));
    let holders = known.map(|group| {
        let hits = group.iter().flat_map(|list| &list.hits);
        hits.map(|(document, ..)| *document).collect::<HashSet<u32>>()
    });
    let complete = holders.reduce(|all, next| &all & &next).map_or(0, |all| all.len());
    lists.iter().flatten().any(|list| list.cut) && complete < limit
}

/// What is summed of one page; in 32 bits, as the browser's arrays are.
#[derive(Default)]
struct Sums {
    score: f32,
    covered: f32,
    title: f32,
    title_words: u8,
    title_length: u8,
    headings: [f64; 32],
}

/// What one word found on a page.
#[derive(Default)]
struct Own {
    value: f32,
    title: f32,
    heading: f32,
    headings: u32,
}

/// The best `limit` pages.
pub fn ranked(reader: &Reader, lists: &[Vec<List>], limit: usize) -> Ranked {
    let total = reader.meta.documents as f64;
    let mut sums: HashMap<u32, Sums> = HashMap::new();
    let mut whole = 0.0;
    for group in lists {
        let mut touched: BTreeMap<u32, Own> = BTreeMap::new();
        let (mut pages, mut surest) = (0, 0.0_f64);
        for list in group {
            pages = pages.max(list.pages);
            surest = surest.max(list.weight);
            for (document, impact, title, headings) in &list.hits {
                let own = touched.entry(*document).or_default();
                own.value = own.value.max((list.weight * f64::from(*impact) / 63.0) as f32);
                let weight = list.weight as f32;
                if *title > 0 {
                    own.title = own.title.max(weight);
                    sums.entry(*document).or_default().title_length = *title;
                }
                if !headings.is_empty() {
                    own.heading = own.heading.max(weight);
                    headings.iter().for_each(|n| own.headings |= 1 << (n & 31));
                }
            }
        }
        let n = (pages as f64).max(touched.len() as f64).min(total);
        if n == 0.0 {
            continue;
        }
        let rarity = (1.0 + (total - n + 0.5) / (n + 0.5)).ln().powf(RARITY) * surest;
        whole += rarity;
        for (document, own) in touched {
            let sum = sums.entry(document).or_default();
            let plus = |sum: f32, value: f32| (f64::from(sum) + rarity * f64::from(value)) as f32;
            sum.score = plus(sum.score, own.value);
            sum.covered = plus(sum.covered, 1.0);
            if own.title > 0.0 {
                sum.title = plus(sum.title, own.title);
                sum.title_words += 1;
            }
            for n in (0..32).filter(|n| own.headings >> n & 1 == 1) {
                sum.headings[n] += rarity * f64::from(own.heading);
            }
        }
    }
    let found = sums.len();
    let mut all: Vec<Weighed> =
        sums.into_iter().map(|(document, sum)| weighed(document, &sum, whole, lists.len())).collect();
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
    all.truncate(limit);
    Ranked { best: all, total: found }
}

fn weighed(document: u32, sum: &Sums, whole: f64, words: usize) -> Weighed {
    let (covered, title) = (f64::from(sum.covered) / whole, f64::from(sum.title) / whole);
    let heading = sum.headings.iter().fold(0.0, |most: f64, value| most.max(*value)) / whole;
    let length = usize::from(sum.title_length).max(words) as f64;
    let exact = if sum.title_length > 0 { (f64::from(sum.title_words) / length).min(1.0) } else { 0.0 };
    let mut score = f64::from(sum.score)
        * covered
        * covered.sqrt()
        * (1.0 + 0.3 * title * title)
        * (1.0 + 0.7 * title * exact * exact);
    if heading > title {
        score *= 1.0 + 0.5 * heading.powi(3);
    }
    Weighed { document, score, title, exact, heading, headings: sum.headings }
}
