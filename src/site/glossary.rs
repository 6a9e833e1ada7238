//! Terms of the glossary in running text: which pages use them, and where they stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::graph::bodies;
use super::page::PageIx;
use super::tables::{Glossary, Sieve, TermName, Terms};
use super::whole::Site;
use crate::parse::body::{Body, word_hash};
use crate::parse::words::{NEVER, joined, words};

/// A term found in a body's HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct TermHit {
    /// The bytes of the HTML.
    pub range: Range<usize>,
    /// The term's page.
    pub term: PageIx,
}

impl Glossary {
    pub fn of(site: &Site) -> Glossary {
        let mut languages: HashMap<String, Terms> = HashMap::new();
        for page in site.visible_pages() {
            let term = page.ix();
            if site.kind(term).glossary.is_none() || site.state(term).withdrawn {
                continue;
            }
            let parsed = &site.page(term).parsed;
            let terms = languages.entry(parsed.language.to_string()).or_default();
            for name in parsed.folded_names.iter().filter(|name| name.chars().count() >= 3) {
                terms.add(name, term);
            }
        }
        for name in languages.values_mut().flat_map(|terms| terms.names.values_mut()) {
            // Of two names that begin alike, the longer is meant.
            name.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        Glossary { languages }
    }

    /// The terms that a page's text uses, by their pages.
    pub fn terms_on(&self, site: &Site, ix: PageIx) -> Vec<PageIx> {
        let parsed = &site.page(ix).parsed;
        let mut used: Vec<PageIx> = Vec::new();
        let Some(terms) = self.languages.get(&*parsed.language) else { return used };
        for body in bodies(parsed) {
            let may = terms.in_words(&body.words);
            if may.iter().any(|(_, name)| name.words.len() > 1) {
                // Words that all stand in the text may stand apart in it, and hide a shorter name.
                used.extend(find(&terms.names, body, ix).into_iter().map(|hit| hit.term));
                continue;
            }
            // A name of one word is used where its word stands on its own: of several pages with it, the
            // first is meant.
            let mut uses: Vec<(u16, PageIx)> = Vec::new();
            let mut last = None;
            for (at, name) in may {
                let first = body.first_uses.get(at).copied().unwrap_or(NEVER);
                if name.term != ix && last != Some(at) && first != NEVER {
                    last = Some(at);
                    uses.push((first, name.term));
                }
            }
            uses.sort_unstable();
            used.extend(uses.into_iter().map(|(_, term)| term));
        }
        let mut seen = HashSet::new();
        used.retain(|term| seen.insert(*term));
        used
    }
}

impl Terms {
    fn add(&mut self, name: &str, term: PageIx) {
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let hashes: Vec<u32> = words.iter().map(|word| word_hash(word)).collect();
        let Some(first) = hashes.first().copied() else { return };
        self.sieve.set(first);
        self.names.entry(first).or_default().push(TermName { words, hashes, term });
    }

    /// The names of which every word is among these, each with the place of its first word.
    fn in_words(&self, words: &[u32]) -> Vec<(usize, &TermName)> {
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| self.sieve.may_have(**word)) {
            let names = self.names.get(word).into_iter().flatten();
            let all =
                |name: &&TermName| name.hashes[1..].iter().all(|hash| words.binary_search(hash).is_ok());
            found.extend(names.filter(all).map(|name| (at, name)));
        }
        found
    }
}

impl Sieve {
    fn place(hash: u32) -> (usize, u64) {
        // The high bits of the hash are the better mixed ones.
        let bit = hash >> 16;
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    fn set(&mut self, hash: u32) {
        let (at, bit) = Sieve::place(hash);
        self.bits[at] |= bit;
    }

    fn may_have(&self, hash: u32) -> bool {
        let (at, bit) = Sieve::place(hash);
        self.bits[at] & bit != 0
    }
}

impl Site {
    /// Where terms stand in the bytes `within` of a body of page `ix`: each term once, unless `seen` has it already.
    pub fn term_hits(
        &self,
        ix: PageIx,
        body: &Body,
        within: &Range<usize>,
        seen: &mut Vec<PageIx>,
    ) -> Vec<TermHit> {
        let language = &self.page(ix).parsed.language;
        let Some(terms) = self.glossary.languages.get(&**language) else { return Vec::new() };
        if terms.in_words(&body.words).is_empty() {
            return Vec::new();
        }
        let mut hits = find(&terms.names, body, ix);
        hits.retain(|hit| {
            let new = within.contains(&hit.range.start) && !seen.contains(&hit.term);
            if new {
                seen.push(hit.term);
            }
            new
        });
        hits
    }
}

/// Every use of a term in a body, left to right, not overlapping.
fn find(names: &HashMap<u32, Vec<TermName>>, body: &Body, own: PageIx) -> Vec<TermHit> {
    let mut hits = Vec::new();
    for range in &body.running_text {
        let start = range.start as usize;
        let Some(text) = body.html.get(start..range.end as usize) else { continue };
        let words = words(text);
        let mut at = 0;
        while at < words.len() {
            let hit = names.get(&word_hash(&words[at].1)).and_then(|names| {
                names.iter().find(|name| {
                    name.term != own
                        && words.len() - at >= name.words.len()
                        && name.words.iter().zip(&words[at..]).all(|(name, (_, word))| name == word)
                })
            });
            let Some(name) = hit else {
                at += 1;
                continue;
            };
            let last = at + name.words.len() - 1;
            let range = start + words[at].0.start..start + words[last].0.end;
            // Within a longer name no shorter term is meant either: all its words are passed.
            if !joined(&body.html, &range) {
                hits.push(TermHit { range, term: name.term });
            }
            at = last + 1;
        }
    }
    hits
}
