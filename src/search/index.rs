//! The index of one language: for each term the pages that hold it, and how much it counts there. Goes in:
//! documents and their words. Comes out: words, terms and postings in a fixed order. Leaves bytes to `write`.

use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use super::analysis::Analyser;
use super::memo::{PageWords, Words};
use super::phrases::{Key, Phrases};
use super::sums::sums;
use super::synonyms::Synonyms;
use super::vocabulary::{Spoken, Vocabulary};

/// Weight of a field and how far its length counts against it (BM25F: Zaragoza et al., TREC-13, 2004).
struct Field {
    weight: f32,
    length: f32,
}

const TITLE: Field = Field { weight: 6.0, length: 0.3 };
const NAMES: Field = Field { weight: 3.0, length: 0.0 };
const HEADING: Field = Field { weight: 1.5, length: 0.75 };
const SUMMARY: Field = Field { weight: 1.5, length: 0.3 };
const BODY: Field = Field { weight: 1.0, length: 0.7 };
const FIELDS: [Field; 5] = [TITLE, NAMES, HEADING, SUMMARY, BODY];
/// How soon more of the same stops counting.
const K1: f32 = 1.2;
/// What a part of a compound counts of the whole.
const PART: f32 = 0.35;
/// What a word counts above the first heading, where a page says what it is about, of one further down.
const OPENING: f32 = 1.3;
/// An impact is a number of so many steps.
pub const STEPS: u8 = 63;
/// Titles longer than this are all equally long.
pub const LONGEST_TITLE: u8 = 15;
/// JavaScript compares text by 16-bit units. That is the order of bytes, unless a character begins with this byte
/// or a higher one: those from U+E000 on, of which the ones beyond U+FFFF come first there.
const BEYOND: u8 = 0xEE;
/// Headings after so many are not told apart.
pub const HEADINGS: u8 = 31;

/// The index of one language.
#[derive(Debug, Default)]
pub struct Index {
    /// Words that people may type, in the order in which JavaScript compares text.
    pub words: Vec<Word>,
    /// What they stand for, in the order of the first word of each; then what no word stands for.
    pub terms: Vec<Term>,
    /// Where they stand, term after term, each by document.
    postings: Vec<Posting>,
}

/// A word that may be typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Its term.
    pub term: u32,
}

/// A term and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// Phrases that begin with it and lead to other terms.
    pub keys: Vec<Key>,
    /// On how many pages it stands.
    pub pages: usize,
    /// The first of its postings.
    first: usize,
}

/// One term on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posting {
    /// The document.
    pub document: u32,
    /// How much it counts, from 1 to `STEPS`.
    pub impact: u8,
    /// How many words the title has that count, when the term is one of them; else 0.
    pub title: u8,
    /// In which headings it stands, a bit for each; those after `HEADINGS` share the last.
    pub headings: u32,
}

/// What one page holds of a term, while counting.
#[derive(Clone, Default)]
struct Held {
    frequency: f32,
    title: bool,
    headings: u32,
}

/// What one page holds of every term; made once, and empty between two pages.
struct Tally {
    /// By term. Invariant: those that are not in `terms` have a frequency of 0.
    held: Vec<Held>,
    /// Terms that the page holds.
    terms: Vec<u32>,
}

impl Tally {
    fn of(terms: usize) -> Tally {
        Tally { held: vec![Held::default(); terms], terms: Vec::new() }
    }

    fn add(&mut self, term: u32, amount: f32, title: bool, headings: u32) {
        let held = &mut self.held[term as usize];
        if held.frequency == 0.0 {
            self.terms.push(term);
        }
        held.frequency += amount;
        held.title |= title;
        held.headings |= headings;
    }

    fn take(&mut self) -> impl Iterator<Item = (u32, Held)> {
        self.terms.drain(..).map(|term| (term, std::mem::take(&mut self.held[term as usize])))
    }
}

impl Index {
    /// Where a term stands, by document.
    pub fn postings(&self, term: &Term) -> &[Posting] {
        &self.postings[term.first..term.first + term.pages]
    }

    /// The index of the pages of one language.
    /// `worth` says what each page counts, of 1.
    pub fn of(
        words: &Words,
        pages: &[Arc<PageWords>],
        worth: &[f32],
        analyser: &Analyser,
        synonyms: &Synonyms,
    ) -> Index {
        let vocabulary = Vocabulary::of(words, pages, analyser, synonyms);
        let stop = |word: &str| {
            (analyser.is_stop(word) || synonyms.stop.iter().any(|stop| stop == word))
                && !synonyms.never_stop.iter().any(|kept| kept == word)
        };
        let phrases = Phrases::of(synonyms, &vocabulary, &stop);
        let counter = Counter {
            spoken: &vocabulary.spoken,
            names: &vocabulary.names,
            phrases: &phrases,
            average: average(pages),
            own: vocabulary.terms.len() as u32,
        };
        let counted: Vec<Vec<(u32, Posting)>> = pages
            .par_iter()
            .enumerate()
            .map_init(
                || Tally::of((counter.own + phrases.meanings) as usize),
                |tally, (n, page)| counter.page(n as u32, page, worth[n], tally),
            )
            .collect();

        // Terms are numbered by their first word, so that words with one beginning lie together.
        let mut order: Vec<(String, u32)> = vocabulary.surfaces.into_iter().collect();
        match order.iter().all(|(word, _)| word.bytes().all(|byte| byte < BEYOND)) {
            true => order.par_sort_unstable(),
            false => order.par_sort_unstable_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16())),
        }
        let mut number = vec![u32::MAX; vocabulary.terms.len() + phrases.meanings as usize];
        let mut next = 0;
        for (_, term) in &order {
            if number[*term as usize] == u32::MAX {
                number[*term as usize] = next;
                next += 1;
            }
        }
        // Every term has a word; meanings have none, and come last.
        for meaning in number.iter_mut().skip(vocabulary.terms.len()) {
            *meaning = next;
            next += 1;
        }
        let (mut terms, postings) = inverted(&counted, &number);
        let meaning = |n: u32| number[vocabulary.terms.len() + n as usize];
        for key in &phrases.keys {
            let leads = key.leads.iter().map(|(n, strength)| (meaning(*n), *strength));
            let leads: Vec<(u32, u8)> = leads.filter(|(term, _)| terms[*term as usize].pages > 0).collect();
            if !leads.is_empty() {
                let first = number[key.first as usize];
                let rest = key.rest.iter().map(|term| number[*term as usize]).collect();
                terms[first as usize].keys.push(Key { first, rest, leads });
            }
        }
        let words = order.into_iter().map(|(text, term)| Word { text, term: number[term as usize] });
        Index { words: words.collect(), terms, postings }
    }
}

/// What pages hold of terms to where terms stand; `number` gives each term its new number.
fn inverted(counted: &[Vec<(u32, Posting)>], number: &[u32]) -> (Vec<Term>, Vec<Posting>) {
    let threads = rayon::current_num_threads();
    let pages = sums(number.len(), counted, |counted, pages| {
        counted.iter().flatten().for_each(|(term, _)| pages[number[*term as usize] as usize] += 1);
    });
    let mut terms = Vec::with_capacity(pages.len());
    let mut all = 0;
    for pages in pages {
        terms.push(Term { pages: pages as usize, first: all, keys: Vec::new() });
        all += pages as usize;
    }
    // Each thread fills the lists of some terms, which lie together.
    let mut postings = vec![Posting::default(); all];
    let mut parts = Vec::new();
    let (mut left, mut from) = (&mut postings[..], 0);
    for part in 1..=threads {
        let to = terms.partition_point(|term| term.first < all * part / threads);
        let start = terms.get(from).map_or(all, |term| term.first);
        let (own, rest) = left.split_at_mut(terms.get(to).map_or(all, |term| term.first) - start);
        parts.push((from..to, start, own));
        (left, from) = (rest, to);
    }
    parts.into_par_iter().for_each(|(range, start, own)| {
        let mut ends: Vec<usize> = terms[range.clone()].iter().map(|term| term.first - start).collect();
        for (term, posting) in counted.iter().flatten() {
            let term = number[*term as usize] as usize;
            if range.contains(&term) {
                let end = &mut ends[term - range.start];
                own[*end] = posting.clone();
                *end += 1;
            }
        }
    });
    (terms, postings)
}

struct Counter<'a> {
    spoken: &'a [Spoken],
    names: &'a HashMap<Box<[u32]>, u32>,
    phrases: &'a Phrases,
    /// Words of a page in each field, on average.
    average: [f32; 5],
    /// How many terms are words; meanings follow.
    own: u32,
}

impl Counter<'_> {
    fn page(&self, document: u32, page: &PageWords, worth: f32, held: &mut Tally) -> Vec<(u32, Posting)> {
        let mut lengths = [page.title().len(), page.names().len(), 0, page.summary().len(), 0];
        for (heading, text) in page.sections() {
            lengths[2] += heading.len();
            lengths[4] += text.len();
        }
        let mut norms = [0.0; 5];
        for (n, field) in FIELDS.iter().enumerate() {
            let relative = lengths[n] as f32 / self.average[n].max(f32::MIN_POSITIVE);
            norms[n] = field.weight / (1.0 - field.length + field.length * relative);
        }
        self.field(page.title(), norms[0], true, 0, held);
        self.field(page.names(), norms[1], false, 0, held);
        self.field(page.summary(), norms[3], false, 0, held);
        for (n, (heading, text)) in page.sections().enumerate() {
            // The first section is the top of the page, which has no heading.
            let bit = if n == 0 { 0 } else { 1 << (n - 1).min(usize::from(HEADINGS)) };
            self.field(heading, norms[2], false, bit, held);
            let norm = if n == 0 { norms[4] * OPENING } else { norms[4] };
            self.field(text, norm, false, 0, held);
        }
        let mut title: Vec<u32> = page
            .title()
            .iter()
            .map(|n| &self.spoken[*n as usize])
            .filter(|s| !s.stop)
            .map(|s| s.term)
            .collect();
        title.sort_unstable();
        title.dedup();
        let title = title.len().clamp(1, usize::from(LONGEST_TITLE)) as u8;
        let postings = held.take().map(|(term, held)| {
            let saturated = worth * f32::from(STEPS) * held.frequency / (held.frequency + K1);
            let impact = ((saturated + 0.5) as u8).clamp(1, STEPS);
            let title = if held.title { title } else { 0 };
            (term, Posting { document, impact, title, headings: held.headings })
        });
        postings.collect()
    }

    fn field(&self, words: &[u32], norm: f32, title: bool, heading: u32, held: &mut Tally) {
        let mut add = |term: u32, amount: f32| held.add(term, amount, title, heading);
        if title || heading > 0 {
            let runs = std::iter::once(words).chain(words.windows(2));
            runs.filter_map(|run| self.names.get(run)).for_each(|term| add(*term, norm));
        }
        let mut kept = Vec::new();
        for word in words {
            let spoken = &self.spoken[*word as usize];
            if spoken.stop && !title {
                continue;
            }
            add(spoken.term, norm);
            spoken.parts.iter().for_each(|part| add(*part, norm * PART));
            if !spoken.stop && self.phrases.meanings > 0 {
                kept.push(spoken.term);
            }
        }
        for at in 0..kept.len() {
            self.phrases.at(&kept[at..], &mut |meaning| add(self.own + meaning, norm));
        }
    }
}

fn average(pages: &[Arc<PageWords>]) -> [f32; 5] {
    let mut sums = [0_usize; 5];
    for page in pages {
        sums[0] += page.title().len();
        sums[1] += page.names().len();
        sums[3] += page.summary().len();
        for (heading, text) in page.sections() {
            sums[2] += heading.len();
            sums[4] += text.len();
        }
    }
    sums.map(|sum| sum as f32 / pages.len().max(1) as f32)
}
