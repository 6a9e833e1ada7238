//! What a word may stand for that stands nowhere: a slip of the pen, a compound of known parts, an inflection.

use super::candidate::{Candidate, Group, add};
use crate::search::reader::{Entry, Reader};

/// What a guess counts; a word as typed counts 1.
const ONE_EDIT: f64 = 0.7;
const TWO_EDITS: f64 = 0.45;
const INFLECTION: f64 = 0.75;
const PART: f64 = 0.9;
/// Words that one edit apart, and two, may be taken for.
const SLIPS: usize = 8;

/// One group of candidates, or two for an unknown compound.
pub fn guessed(reader: &Reader, typed: &str, unfinished: bool) -> Option<Vec<Group>> {
    let letters: Vec<char> = typed.chars().collect();
    let pair = if letters.len() >= 8 { parts(reader, &letters)? } else { None };
    let long = pair.as_ref().is_some_and(|pair| pair[0].word.chars().count() > 3);
    let found = if long { Vec::new() } else { slips(reader, &letters, unfinished)? };
    let sure = found.iter().any(|entry| entry.weight >= ONE_EDIT);
    if let Some(pair) = pair.filter(|_| !sure) {
        let forms = inflections(reader, &letters)?;
        let group = |part: Entry| Group {
            typed: part.word.clone(),
            corrected: None,
            exact: None,
            candidates: std::iter::once(Candidate::of(&part, PART)).chain(forms.iter().cloned()).collect(),
        };
        return Some(pair.into_iter().map(group).collect());
    }
    let corrected = found.first().map(|entry| entry.word.clone());
    let mut candidates = Vec::new();
    let forms = if sure { Vec::new() } else { inflections(reader, &letters)? };
    found.into_iter().chain(forms).for_each(|entry| add(&mut candidates, entry));
    Some(vec![Group { typed: typed.to_owned(), corrected, exact: None, candidates }])
}

fn slips(reader: &Reader, typed: &[char], unfinished: bool) -> Option<Vec<Candidate>> {
    let most = match typed.len() {
        9.. => 2,
        5.. => 1,
        _ => return Some(Vec::new()),
    };
    let near = |start: &[char], open: bool| -> Option<Vec<Candidate>> {
        let mut best = most;
        let mut found: Vec<Entry> = Vec::new();
        reader.beginning(&start.iter().collect::<String>(), &mut |entry| {
            let other: Vec<char> = entry.word.chars().collect();
            let distance = edits(typed, &other, open);
            if distance > best {
                return;
            }
            if distance < best {
                found.clear();
            }
            best = distance;
            found.push(entry.clone());
        })?;
        let weight = if best == 1 { ONE_EDIT } else { TWO_EDITS } * if open { 0.8 } else { 1.0 };
        found.sort_by(Entry::commoner);
        Some(found.iter().take(SLIPS).map(|entry| Candidate::of(entry, weight)).collect())
    };
    let mut found = near(&typed[..2], false)?;
    if found.is_empty() {
        found = near(&typed[..1], false)?;
    }
    if found.is_empty() && typed[1] != typed[0] {
        found = near(&typed[1..2], false)?;
    }
    if found.is_empty() && unfinished {
        found = near(&typed[..2], true)?;
    }
    Some(found)
}

/// Edits between two words (Damerau-Levenshtein, no letter changed twice); to the nearest beginning of `b` when
/// `unfinished`. Not as fast as the browser's, which looks only where letters are near: so that a test compares
/// two ways.
fn edits(a: &[char], b: &[char], unfinished: bool) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                rows[i][j] = i + j;
                continue;
            }
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut cost = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = cost;
        }
    }
    let last = &rows[a.len()];
    if unfinished { last.iter().min().copied().unwrap_or_default() } else { last[b.len()] }
}

fn parts(reader: &Reader, typed: &[char]) -> Option<Option<[Entry; 2]>> {
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let mut best: Option<(f64, [Entry; 2])> = None;
    for at in (3..=typed.len() - 4).rev() {
        let Some(last) = reader.entry(&text(&typed[at..]))?.filter(|last| last.pages > 0.0) else { continue };
        let before = text(&typed[..at]);
        for link in std::iter::once("").chain(reader.meta.links.iter().map(String::as_str)) {
            let Some(first) = before.strip_suffix(link) else { continue };
            let letters = first.chars().count();
            if letters < 3 {
                continue;
            }
            let Some(first) = reader.entry(first)?.filter(|first| first.pages > 0.0) else { continue };
            let score = (first.pages * last.pages).sqrt()
                * if link.is_empty() { 1.0 } else { 0.6 }
                * if letters < 4 { 0.5 } else { 1.0 };
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, [first, last.clone()]));
            }
        }
    }
    Some(best.map(|(_, pair)| pair))
}

fn inflections(reader: &Reader, typed: &[char]) -> Option<Vec<Candidate>> {
    let least = typed.len().saturating_sub(3).max(4);
    for length in (least..typed.len()).rev() {
        let start: String = typed[..length].iter().collect();
        let found = reader.commonest(&start, 4, length + 2)?;
        if !found.is_empty() {
            return Some(found.iter().map(|entry| Candidate::of(entry, INFLECTION)).collect());
        }
    }
    Some(Vec::new())
}
