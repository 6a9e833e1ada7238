//! What a word of a query may stand for, and how surely.

use crate::search::reader::Entry;

/// A way to understand a word.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The word that stands in the index.
    pub word: String,
    /// Its term.
    pub term: u32,
    /// What it counts; a word as typed counts 1.
    pub weight: f64,
}

impl Candidate {
    /// A word of the index.
    pub fn of(entry: &Entry, weight: f64) -> Candidate {
        Candidate { word: entry.word.clone(), term: entry.term, weight }
    }
}

/// What one word of a query may stand for.
#[derive(Clone, Debug)]
pub struct Group {
    /// As it was typed, folded.
    pub typed: String,
    /// What was taken instead, when nothing of the site begins as it does.
    pub corrected: Option<String>,
    /// Its term, when it stands in the index as it was typed.
    pub exact: Option<u32>,
    /// All ways, for each term one.
    pub candidates: Vec<Candidate>,
}

/// Adds a candidate; of two for one term the weightier stays.
pub fn add(best: &mut Vec<Candidate>, candidate: Candidate) {
    match best.iter_mut().find(|known| known.term == candidate.term) {
        Some(known) if known.weight >= candidate.weight => {}
        Some(known) => *known = candidate,
        None => best.push(candidate),
    }
}
