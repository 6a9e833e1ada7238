//! Words to terms, for one language: stems, and the parts of compounds. Goes in: the words that its pages
//! hold. Comes out: for each the terms it stands for, and for each word that people may type its term.

use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

use rayon::prelude::*;

use super::analysis::{Analyser, Compounds, token};
use super::memo::{PageWords, Words};
use super::sums::sums;
use super::synonyms::Synonyms;

/// Below so many pages a part of compounds needs to stand on two only.
const SMALL: usize = 300;

/// How the words of one language's pages are counted.
pub struct Vocabulary {
    /// By a word's number in `Words`: what it stands for. Empty for words of other languages.
    pub spoken: Vec<Spoken>,
    /// Words that may be typed, each with its term; in no order.
    pub surfaces: HashMap<String, u32>,
    /// Stems by term.
    pub terms: Vec<String>,
    /// Runs of words in titles and headings that have a term as a whole: names of which hardly a word has
    /// meaning (`voor het object`), and two words that others write as one (`pagina einde`).
    pub names: HashMap<Box<[u32]>, u32>,
}

/// Most words of a name that has a term as a whole, and most of them that have meaning.
const NAME: usize = 6;
const MEANT: usize = 2;

/// What a word of a text stands for.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// Its own term.
    pub term: u32,
    /// The terms of its parts.
    pub parts: Box<[u32]>,
    /// Whether it carries no meaning.
    pub stop: bool,
}

impl Vocabulary {
    /// Counts and splits the words of `pages`.
    pub fn of(
        words: &Words,
        pages: &[Arc<PageWords>],
        analyser: &Analyser,
        synonyms: &Synonyms,
    ) -> Vocabulary {
        let counts = counts(words.len(), pages);
        // In alphabetical order, so that what follows does not depend on when a word was first met.
        let mut used: Vec<(&str, usize)> =
            words.iter().enumerate().filter(|(n, _)| counts[*n] > 0).map(|(n, word)| (&**word, n)).collect();
        used.par_sort_unstable();
        let read: Vec<_> = used.par_iter().map(|(word, _)| token(word)).collect();
        let mut on_pages: HashMap<&str, u32> = HashMap::with_capacity(used.len());
        let mut written: HashMap<&str, &[String]> = HashMap::new();
        for (token, (_, n)) in read.iter().zip(&used) {
            for piece in std::iter::once(&token.word).chain(&token.parts) {
                *on_pages.entry(piece).or_default() += counts[*n];
            }
            if !token.parts.is_empty() {
                written.entry(&token.word).or_insert(&token.parts);
            }
        }
        let compounds = Compounds {
            analyser,
            pages: &on_pages,
            least: if pages.len() < SMALL { 2 } else { 3 },
            given: &synonyms.parts,
        };
        let mut whole: Vec<&str> = read.iter().map(|token| &*token.word).collect();
        whole.dedup();
        let learned = compounds.of(&whole);
        let mut vocabulary = Vocabulary {
            spoken: vec![Spoken::default(); words.len()],
            surfaces: HashMap::with_capacity(2 * used.len()),
            terms: vec![],
            names: HashMap::new(),
        };
        let mut stems: HashMap<String, u32> = HashMap::with_capacity(used.len());
        // Stems are the slow part, and each stands on its own.
        let stem = |word: &str| analyser.stem(word, &|other| on_pages.contains_key(other)).into_owned();
        let ready: HashMap<&str, String> = whole.par_iter().map(|word| (*word, stem(word))).collect();
        let stem = |word: &str| ready.get(word).cloned().unwrap_or_else(|| stem(word));
        let is_stop = |word: &str| {
            (analyser.is_stop(word) || synonyms.stop.iter().any(|stop| stop == word))
                && !synonyms.never_stop.iter().any(|kept| kept == word)
        };
        for (token, (_, n)) in read.iter().zip(&used) {
            let term = vocabulary.add(&token.word, &stem, &mut stems);
            let parts = match written.get(&*token.word) {
                Some(parts) => parts,
                None => learned.get(&*token.word).map_or(&[][..], Vec::as_slice),
            };
            let parts = parts.iter().filter(|part| !is_stop(part));
            let parts = parts.map(|part| vocabulary.add(part, &stem, &mut stems)).collect();
            vocabulary.spoken[*n] = Spoken { term, parts, stop: is_stop(&token.word) };
        }
        for (token, _) in
            read.iter().zip(&used).filter(|(token, (_, n))| token.parts.is_empty() && counts[*n] >= 2)
        {
            let form = analyser.other_form(&token.word).filter(|form| !on_pages.contains_key(&**form));
            if let (Some(form), Some(term)) = (form, vocabulary.surfaces.get(&token.word).copied()) {
                vocabulary.surfaces.entry(form).or_insert(term);
            }
        }
        let mut plain = vec![""; words.len()];
        read.iter().zip(&used).for_each(|(token, (_, n))| plain[*n] = &token.word);
        let names = vocabulary.names(&plain, pages, &stem, &mut stems);
        vocabulary.names = names;
        // What people type and no page holds has a term too, which leads on.
        for entry in &synonyms.entries {
            for phrase in entry.equal.iter().chain(&entry.avoided) {
                for word in phrase.iter().filter(|word| !is_stop(word)) {
                    vocabulary.add(word, &stem, &mut stems);
                }
            }
        }
        vocabulary
    }

    /// `plain` holds each word as a token.
    fn names(
        &mut self,
        plain: &[&str],
        pages: &[Arc<PageWords>],
        stem: &dyn Fn(&str) -> String,
        stems: &mut HashMap<String, u32>,
    ) -> HashMap<Box<[u32]>, u32> {
        let mut names: HashMap<Box<[u32]>, u32> = HashMap::new();
        let mut joined = String::new();
        let mut found: Vec<(String, &[u32])> = Vec::new();
        for page in pages {
            for name in std::iter::once(page.title()).chain(page.sections().map(|(heading, _)| heading)) {
                let meant = name.iter().filter(|n| !self.spoken[**n as usize].stop).count();
                if (2..=NAME).contains(&name.len()) && meant <= MEANT && meant < name.len() {
                    let text: Vec<&str> = name.iter().map(|n| plain[*n as usize]).collect();
                    found.push((text.join(" "), name));
                }
                for pair in name.windows(2) {
                    joined.clear();
                    joined.extend(pair.iter().map(|n| plain[*n as usize]));
                    if let Some(term) = self.surfaces.get(&joined) {
                        names.insert(pair.into(), *term);
                    }
                }
            }
        }
        found.sort_unstable();
        for (text, name) in found {
            let term = self.add(&text, stem, stems);
            names.insert(name.into(), term);
        }
        names
    }

    /// The terms of a phrase, words without meaning left out; `None` when a word has none.
    pub fn phrase(&self, words: &[String], stop: &dyn Fn(&str) -> bool) -> Option<Vec<u32>> {
        let kept = words.iter().filter(|word| !stop(word));
        let terms: Option<Vec<u32>> = kept.map(|word| self.surfaces.get(word).copied()).collect();
        terms.filter(|terms| !terms.is_empty())
    }

    fn add(&mut self, word: &str, stem: &dyn Fn(&str) -> String, stems: &mut HashMap<String, u32>) -> u32 {
        if let Some(term) = self.surfaces.get(word) {
            return *term;
        }
        let stem = stem(word);
        let term = match stems.get(&stem) {
            Some(term) => *term,
            None => {
                let term = self.terms.len() as u32;
                self.terms.push(stem.clone());
                stems.insert(stem, term);
                term
            }
        };
        self.surfaces.insert(word.to_owned(), term);
        term
    }
}

/// On how many pages each word stands.
fn counts(words: usize, pages: &[Arc<PageWords>]) -> Vec<u32> {
    sums(words, pages, |pages, counts| {
        let mut last = vec![u32::MAX; words];
        for (n, page) in pages.iter().enumerate() {
            for word in page.all() {
                if last[*word as usize] != n as u32 {
                    last[*word as usize] = n as u32;
                    counts[*word as usize] += 1;
                }
            }
        }
    })
}
