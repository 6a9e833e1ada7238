//! Synonyms made ready: each strength of an entry becomes a term of its own, which stands on every page
//! that holds one of its phrases; what people type leads to those terms. So a query costs no more than one
//! list a strength, and a phrase is found only where its words stand together.

use foldhash::HashMap;

use super::synonyms::{EQUAL, Entry, NARROWER, RELATED, Synonyms};
use super::vocabulary::Vocabulary;

/// Phrases to look for in texts, and what they stand for.
#[derive(Debug, Default)]
pub struct Phrases {
    /// By the first term: the terms that follow, and the meaning.
    found: HashMap<u32, Vec<(Vec<u32>, u32)>>,
    /// How many meanings there are.
    pub meanings: u32,
    /// What people type: the first term, those that follow, and where it leads.
    pub keys: Vec<Key>,
}

/// A phrase that leads to other terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its first term.
    pub first: u32,
    /// The terms that follow.
    pub rest: Vec<u32>,
    /// Meanings, and how much each counts, of 100.
    pub leads: Vec<(u32, u8)>,
}

impl Phrases {
    /// Makes `synonyms` ready.
    pub fn of(synonyms: &Synonyms, vocabulary: &Vocabulary, stop: &dyn Fn(&str) -> bool) -> Phrases {
        let mut phrases = Phrases::default();
        for entry in &synonyms.entries {
            phrases.add(entry, vocabulary, stop);
        }
        phrases
    }

    fn add(&mut self, entry: &Entry, vocabulary: &Vocabulary, stop: &dyn Fn(&str) -> bool) {
        let ready = |all: &[Vec<String>]| -> Vec<Vec<u32>> {
            let mut all: Vec<Vec<u32>> =
                all.iter().filter_map(|words| vocabulary.phrase(words, stop)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let own: Vec<Vec<String>> = entry.equal.iter().chain(&entry.avoided).cloned().collect();
        let own = ready(&own);
        let mut leads = Vec::new();
        let strengths =
            [(own.clone(), EQUAL), (ready(&entry.narrower), NARROWER), (ready(&entry.related), RELATED)];
        for (all, strength) in strengths {
            // A meaning with one phrase for itself is that phrase.
            if all.is_empty() || strength == EQUAL && all.len() == 1 {
                continue;
            }
            for phrase in all {
                let Some((first, rest)) = phrase.split_first() else { continue };
                self.found.entry(*first).or_default().push((rest.to_vec(), self.meanings));
            }
            leads.push((self.meanings, strength));
            self.meanings += 1;
        }
        if leads.is_empty() {
            return;
        }
        for phrase in own {
            let Some((first, rest)) = phrase.split_first() else { continue };
            self.keys.push(Key { first: *first, rest: rest.to_vec(), leads: leads.clone() });
        }
    }

    /// Calls `each` with every meaning of which a phrase begins at the start of `terms`.
    pub fn at(&self, terms: &[u32], each: &mut dyn FnMut(u32)) {
        let Some((first, rest)) = terms.split_first() else { return };
        for (follows, meaning) in self.found.get(first).into_iter().flatten() {
            if rest.starts_with(follows) {
                each(*meaning);
            }
        }
    }
}
