//! What the words of a query may stand for: as typed, as beginnings, two that are one. Goes in: the query.
//! Comes out: groups of candidates in the order of the words.

use std::collections::HashSet;

use super::candidate::{Candidate, Group, add};
use super::guess::guessed;
use crate::search::analysis::{Token, tokens};
use crate::search::reader::Reader;

/// What a way of matching counts; a word as typed counts 1.
const PREFIX: f64 = 0.85;
const PREFIX_OF_KNOWN: f64 = 0.35;
const NAME: f64 = 0.6;
/// How many words a beginning may stand for.
const PREFIXES: usize = 20;
/// A query is cut after so many words, and a word after so many letters.
pub const LONGEST_QUERY: usize = 24;
const LONGEST_WORD: usize = 48;

/// Whether the last word of a query may be unfinished.
pub fn open(query: &str) -> bool {
    !query.ends_with(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// The groups of a query; `stop` holds words without meaning. `None` when a file is damaged.
pub fn groups(reader: &Reader, stop: &HashSet<&str>, query: &str) -> Option<Vec<Group>> {
    let mut words: Vec<Token> = tokens(query).into_iter().take(LONGEST_QUERY).collect();
    for token in &mut words {
        token.word = token.word.chars().take(LONGEST_WORD).collect();
    }
    let last = words.len().checked_sub(1).filter(|_| open(query));
    let mut words: Vec<(Token, bool)> =
        words.into_iter().enumerate().map(|(n, token)| (token, Some(n) == last)).collect();
    let joined = |words: &[(Token, bool)]| {
        words.iter().map(|(token, _)| token.word.as_str()).collect::<Vec<_>>().join(" ")
    };
    let said = joined(&words);
    if let Some(frame) = reader.meta.frames.iter().find(|frame| said.starts_with(&format!("{frame} "))) {
        words.drain(..frame.split(' ').count());
    }
    let name = joined(&words);
    let alone = words.len() == 1;
    let means = |(token, open): &(Token, bool)| !stop.contains(&*token.word) || *open && alone;
    let meaning = words.iter().filter(|word| means(word)).count();
    let named = words.len() > 1 && words.len() <= 6 && meaning < words.len() && meaning <= 2;
    let whole = if named { reader.entry(&name)? } else { None };
    if meaning > 0 {
        words.retain(|word| means(word));
    }
    let shortest = if words.len() > 1 { 3 } else { 2 };
    let mut groups = Vec::new();
    for (token, open) in &words {
        if token.parts.is_empty() || reader.entry(&token.word)?.is_some() {
            groups.extend(candidates(reader, &token.word, *open, shortest)?);
            continue;
        }
        for part in &token.parts {
            groups.extend(candidates(reader, part, false, 3)?);
        }
    }
    for n in 1..groups.len() {
        let (first, second) = (groups[n - 1].typed.clone(), groups[n].typed.clone());
        if first.chars().count() < 3 || second.chars().count() < 3 {
            continue;
        }
        for link in std::iter::once("").chain(reader.meta.links.iter().map(String::as_str)) {
            if let Some(whole) =
                reader.entry(&format!("{first}{link}{second}"))?.filter(|whole| whole.pages > 0.0)
            {
                let whole = Candidate::of(&whole, 1.0);
                groups[n - 1].candidates.push(whole.clone());
                groups[n].candidates.push(whole);
            }
        }
    }
    if name.contains(' ')
        && let Some(one) = reader.entry(&name.replace(' ', ""))?.filter(|one| one.pages > 0.0)
    {
        groups.iter_mut().for_each(|group| group.candidates.push(Candidate::of(&one, 1.0)));
    }
    if let Some(whole) = whole {
        let candidates = vec![Candidate::of(&whole, NAME)];
        groups.push(Group { typed: name, corrected: None, exact: None, candidates });
    }
    Some(groups)
}

fn candidates(reader: &Reader, typed: &str, unfinished: bool, shortest: usize) -> Option<Vec<Group>> {
    let length = typed.chars().count();
    let exact = reader.entry(typed)?;
    let mut best: Vec<Candidate> = Vec::new();
    best.extend(exact.as_ref().map(|exact| Candidate::of(exact, 1.0)));
    if (unfinished || exact.is_none()) && length >= shortest {
        let (limit, weight) =
            if exact.is_some() { (PREFIXES, PREFIX_OF_KNOWN) } else { (2 * PREFIXES, PREFIX) };
        let mut only = None;
        for entry in reader.commonest(typed, limit, usize::MAX)? {
            let file = if reader.meta.all.is_some() { 0 } else { reader.file_of(entry.term) };
            if *only.get_or_insert(file) == file && entry.word != typed {
                let letters = entry.word.chars().count();
                add(&mut best, Candidate::of(&entry, weight * (length as f64 / letters as f64).sqrt()));
            }
        }
    }
    if best.is_empty() {
        return guessed(reader, typed, unfinished);
    }
    let exact = exact.map(|exact| exact.term);
    Some(vec![Group { typed: typed.to_owned(), corrected: None, exact, candidates: best }])
}
