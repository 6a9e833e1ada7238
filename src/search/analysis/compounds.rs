//! Compounds, learned from the site: `netwerkanalyse` is `netwerk` and `analyse` when the site has both.
//! Goes in: how many pages hold each word. Comes out: the parts of each compound.

use foldhash::HashMap;

use rayon::prelude::*;

use super::language::Analyser;

/// Shortest part, in letters; a first part of one less must stand on so many times the pages.
const PART: usize = 4;
const SHORTER: u32 = 4;
/// Shortest compound, in letters.
const WHOLE: usize = 2 * PART;
/// Deepest nesting of parts in parts.
const DEPTH: u8 = 3;

/// What decides how a word is taken apart.
pub struct Compounds<'a> {
    /// The language.
    pub analyser: &'a Analyser,
    /// How many pages hold a folded word.
    pub pages: &'a HashMap<&'a str, u32>,
    /// On how many pages a part must stand; 3, or 2 in a small site.
    pub least: u32,
    /// What the site says itself: a compound and its parts. No parts: it stays whole.
    pub given: &'a HashMap<String, Vec<String>>,
}

impl Compounds<'_> {
    /// The parts of all of `words` that are compounds.
    pub fn of<'w>(&self, words: &[&'w str]) -> HashMap<&'w str, Vec<String>> {
        let split = words.par_iter().filter_map(|word| Some((*word, self.split(word)?)));
        split.collect()
    }

    /// The parts of one word, and the parts of those that are compounds too; `None` when it is no compound.
    pub fn split(&self, word: &str) -> Option<Vec<String>> {
        if let Some(parts) = self.given.get(word) {
            return (!parts.is_empty()).then(|| parts.clone());
        }
        if self.analyser.links.is_empty() {
            return None;
        }
        self.learned(word, DEPTH)
    }

    fn learned(&self, word: &str, depth: u8) -> Option<Vec<String>> {
        // Letters without accents: folding has seen to that, and bytes are letters.
        if depth == 0 || word.len() < WHOLE || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let mut best: Option<(f64, &str, &str)> = None;
        for at in PART - 1..=word.len() - PART {
            let (before, last) = word.split_at(at);
            let Some(of_last) = self.part(last).filter(|_| !self.analyser.not_last.contains(last)) else {
                continue;
            };
            let links = std::iter::once("").chain(self.analyser.links.iter().map(String::as_str));
            for link in links {
                let Some(first) = before.strip_suffix(link).filter(|first| first.len() >= PART - 1) else {
                    continue;
                };
                let Some(of_first) = self.part(first).filter(|_| !self.analyser.not_first.contains(first))
                else {
                    continue;
                };
                if first.len() < PART && of_first < SHORTER * self.least {
                    continue;
                }
                let weight = if link.is_empty() { 1.0 } else { 0.6 };
                let weight = if first.len() < PART { weight / 2.0 } else { weight };
                let score = (f64::from(of_first) * f64::from(of_last)).sqrt() * weight;
                if best.is_none_or(|(known, ..)| score > known) {
                    best = Some((score, first, last));
                }
            }
        }
        let (_, first, last) = best?;
        let mut parts = Vec::new();
        for part in [first, last] {
            parts.push(part.to_owned());
            parts.extend(self.learned(part, depth - 1).unwrap_or_default());
        }
        Some(parts)
    }

    /// On how many pages a piece stands as a word, when that is enough for a part.
    fn part(&self, piece: &str) -> Option<u32> {
        let pages = *self.pages.get(piece)?;
        (pages >= self.least && !self.analyser.is_stop(piece) && !self.analyser.not_last.contains(piece))
            .then_some(pages)
    }
}
