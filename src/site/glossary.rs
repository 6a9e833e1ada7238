//! Terms of the glossary in running text: which pages use them, and where they stand.

use std::collections::HashMap;
use std::ops::Range;

use super::graph::bodies;
use super::page::PageIx;
use super::tables::{Glossary, Sieve, TermName, Terms};
use super::whole::Site;
use crate::base::slug::fold;
use crate::parse::body::{Body, word_hash};

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
        let mut used = Vec::new();
        let Some(terms) = self.languages.get(&*parsed.language) else { return used };
        for body in bodies(parsed) {
            let may = terms.in_words(&body.words);
            if may.iter().any(|(_, name)| name.words.len() > 1) {
                // Words that all stand in the text may stand apart in it, and hide a shorter name.
                used.extend(find(&terms.names, body, ix).into_iter().map(|hit| hit.term));
                continue;
            }
            // A name of one word is used where its word is: of several pages with it, the first is meant.
            let mut last = None;
            for (hash, name) in may {
                if name.term != ix && last != Some(hash) {
                    last = Some(hash);
                    used.push(name.term);
                }
            }
        }
        used.sort_unstable();
        used.dedup();
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

    /// The names of which every word is among these, each with the hash of its first word.
    fn in_words(&self, words: &[u32]) -> Vec<(u32, &TermName)> {
        let mut found = Vec::new();
        for word in words.iter().filter(|word| self.sieve.may_have(**word)) {
            let names = self.names.get(word).into_iter().flatten();
            let all =
                |name: &&TermName| name.hashes[1..].iter().all(|hash| words.binary_search(hash).is_ok());
            found.extend(names.filter(all).map(|name| (*word, name)));
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

/// The tags that may stand within a word.
const WITHIN_WORDS: [&str; 6] = ["<em>", "</em>", "<strong>", "</strong>", "<del>", "</del>"];

/// Whether the bytes `range` are a piece of a longer word or name: `plan` of `plan-B`, `-plan`, `plan's`.
fn joined(html: &str, range: &Range<usize>) -> bool {
    let (mut before, mut after) = (&html[..range.start], &html[range.end..]);
    while let Some(rest) = WITHIN_WORDS.iter().find_map(|tag| before.strip_suffix(tag)) {
        before = rest;
    }
    while let Some(rest) = WITHIN_WORDS.iter().find_map(|tag| after.strip_prefix(tag)) {
        after = rest;
    }
    ties(before.chars().rev()) || ties(after.chars())
}

/// Whether what stands beside a word, seen from the word, belongs to it.
fn ties(mut beside: impl Iterator<Item = char>) -> bool {
    match beside.next() {
        // With nothing behind it a hyphen stands for the rest of the word: `gezinsplan of -aanpak`.
        Some('-' | '\u{ad}' | '\u{2010}' | '\u{2011}') => true,
        Some('\'' | '\u{2019}') => beside.next().is_some_and(char::is_alphanumeric),
        beside => beside.is_some_and(char::is_alphanumeric),
    }
}

/// The words of escaped HTML text, folded, with their bytes. Entities are no words.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut entity = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if entity {
            entity = c != ';' && c != ' ';
        } else if c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}') && start.is_some() {
            start.get_or_insert(at);
        } else {
            if let Some(start) = start.take() {
                let word = text[start..at].trim_end_matches(['\'', '\u{2019}']);
                found.push((start..start + word.len(), fold(word)));
            }
            entity = c == '&';
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{joined, words};

    #[test]
    fn entities_are_no_words_and_apostrophes_stay_inside() {
        let found: Vec<String> =
            words("Opa&#x27;s &amp; oma’s één-op-één'").into_iter().map(|(_, w)| w).collect();
        assert_eq!(found, ["opa", "s", "omas", "een", "op", "een"]);
    }
    #[test]
    fn a_piece_of_a_longer_name_is_no_word_of_its_own() {
        let whole =
            ["het plan.", "(plan)", "plan – of", "'plan'", "<em>plan</em> is", "plan/doel", "plan<br>-x"];
        let piece = [
            "plan-B",
            "gezins-plan",
            "plan\u{2011}B",
            "plan- en doelgericht",
            "gezinszorg of -plan",
            "<strong>plan</strong>-B",
            "<em>plan</em>matig",
            "gezins<em>plan</em>",
            "<em>plan</em>’s",
        ];
        let told = |text: &str| {
            let at = text.find("plan").expect("the word is there");
            joined(text, &(at..at + 4))
        };
        assert_eq!(whole.map(told), [false; 7]);
        assert_eq!(piece.map(told), [true; 9]);
    }
}
