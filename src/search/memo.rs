//! What is remembered between two indexes of one site: the words of each page, as numbers. A page's words
//! depend on nothing but its own file, so a page that was not parsed again is not read again; everything
//! that depends on other pages (stems of compounds, weights, postings) is worked out afresh.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use indexmap::IndexSet;
use rayon::prelude::*;

use super::analysis::{each_run, fold_into, parted};
use super::deflate::Deflated;
use super::documents::Document;
use crate::base::paths::PageId;
use crate::parse::ParsedPage;
use crate::parse::body::resolved;

/// How many pages one thread reads before it looks for other work: at least so many, and at most this part of
/// its share. Each such chunk hands over every word that it has once.
const CHUNK: usize = 32;
const CHUNKS: usize = 4;

/// The words of one page, in their order, as numbers of `Words`.
#[derive(Debug, Default)]
pub struct PageWords {
    numbers: Vec<u32>,
    /// Where the title, the names and the summary end.
    ends: [u32; 3],
    /// Where each section's heading and text end.
    sections: Vec<[u32; 2]>,
}

impl PageWords {
    /// The words of the title.
    pub fn title(&self) -> &[u32] {
        &self.numbers[..self.ends[0] as usize]
    }

    /// Those of the other names.
    pub fn names(&self) -> &[u32] {
        &self.numbers[self.ends[0] as usize..self.ends[1] as usize]
    }

    /// Those of the summary.
    pub fn summary(&self) -> &[u32] {
        &self.numbers[self.ends[1] as usize..self.ends[2] as usize]
    }

    /// Those of each section's heading and text.
    pub fn sections(&self) -> impl Iterator<Item = (&[u32], &[u32])> {
        let starts = std::iter::once(self.ends[2]).chain(self.sections.iter().map(|ends| ends[1]));
        starts.zip(&self.sections).map(|(start, [heading, text])| {
            let (start, heading, text) = (start as usize, *heading as usize, *text as usize);
            (&self.numbers[start..heading], &self.numbers[heading..text])
        })
    }

    /// All of them.
    pub fn all(&self) -> &[u32] {
        &self.numbers
    }
}

/// Words as they stand in folded text, each with a number.
pub type Words = IndexSet<Box<str>, foldhash::fast::RandomState>;

/// The memo. Empty at first; it keeps what the last index used, and the words ever met.
#[derive(Debug, Default)]
pub struct Memo(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    words: Words,
    pages: HashMap<PageId, (Arc<ParsedPage>, Arc<PageWords>)>,
    /// For each group, its files as they were deflated: an edit leaves most of them as they are.
    deflated: Vec<Deflated>,
}

impl Memo {
    /// Hands `make` the words of all `documents`, group by group, reading only pages that were parsed since
    /// the last time. Numbers differ with what was read before: nothing may depend on their order.
    pub fn with<R>(
        &self,
        documents: &[Vec<Document<'_>>],
        make: impl FnOnce(&Words, &[Vec<Arc<PageWords>>], &mut Vec<Deflated>) -> R,
    ) -> R {
        // After a panic half way the memo is whole all the same: it is changed in one step at a time.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<&Document<'_>> = documents.iter().flatten().collect();
        let same = |document: &Document<'_>| {
            let (parsed, words) = known.pages.get(&document.parsed.id)?;
            Arc::ptr_eq(parsed, document.parsed).then(|| Arc::clone(words))
        };
        let mut pages: Vec<Option<Arc<PageWords>>> = all.iter().map(|document| same(document)).collect();
        let fresh: Vec<usize> = (0..all.len()).filter(|at| pages[*at].is_none()).collect();
        let read: Vec<(Words, Vec<PageWords>)> = fresh
            .par_chunks(CHUNK.max(fresh.len() / (CHUNKS * rayon::current_num_threads())))
            .map(|chunk| {
                let mut reading = Reading::new();
                let pages = chunk.iter().map(|at| reading.page(all[*at])).collect();
                (reading.words, pages)
            })
            .collect();
        let mut places = fresh.into_iter();
        for (words, read) in read {
            let numbers: Vec<u32> = words
                .into_iter()
                .map(|word| match known.words.get_index_of(&word) {
                    Some(number) => number as u32,
                    None => known.words.insert_full(word).0 as u32,
                })
                .collect();
            for mut page in read {
                page.numbers.iter_mut().for_each(|number| *number = numbers[*number as usize]);
                if let Some(at) = places.next() {
                    pages[at] = Some(Arc::new(page));
                }
            }
        }
        let pages: Vec<Arc<PageWords>> = pages.into_iter().flatten().collect();
        let kept = all.iter().zip(&pages).map(|(document, words)| {
            (document.parsed.id.clone(), (Arc::clone(document.parsed), Arc::clone(words)))
        });
        known.pages = kept.collect();
        let mut rest = pages.into_iter();
        let grouped: Vec<Vec<Arc<PageWords>>> =
            documents.iter().map(|group| rest.by_ref().take(group.len()).collect()).collect();
        let Known { words, deflated, .. } = &mut *known;
        make(words, &grouped, deflated)
    }
}

/// One thread's reading of pages.
struct Reading {
    words: Words,
    /// The number of each short word: a look here reads no other memory.
    short: foldhash::HashMap<Short, u32>,
    /// A folded text; empty between two.
    folded: String,
}

/// A word of few letters.
type Short = (u64, u64, u32);

impl Reading {
    fn new() -> Reading {
        Reading { words: Words::default(), short: Default::default(), folded: String::new() }
    }

    fn page(&mut self, document: &Document<'_>) -> PageWords {
        let mut page = PageWords::default();
        let length: usize = document.sections.iter().map(|section| section.text.len()).sum();
        page.numbers.reserve(length / 6);
        page.ends[0] = self.text(document.title, &mut page.numbers);
        page.ends[1] = page.ends[0];
        for name in &document.names {
            page.ends[1] = self.text(name, &mut page.numbers);
        }
        page.ends[2] = self.text(document.summary, &mut page.numbers);
        for section in &document.sections {
            let heading = self.text(section.heading, &mut page.numbers);
            let text = self.text(&resolved(&section.text, |_| None), &mut page.numbers);
            page.sections.push([heading, text]);
        }
        page.numbers.shrink_to_fit();
        page
    }

    /// Adds the words of a text, and says where they end.
    fn text(&mut self, text: &str, numbers: &mut Vec<u32>) -> u32 {
        let Reading { words, short: known, folded } = self;
        let mut number = |run: &str| match words.get_index_of(run) {
            Some(number) => number as u32,
            None => words.insert_full(run.into()).0 as u32,
        };
        fold_into(&parted(text), folded);
        each_run(folded, |run| {
            let Some(letters) = short(run) else { return numbers.push(number(run)) };
            numbers.push(*known.entry(letters).or_insert_with(|| number(run)));
        });
        folded.clear();
        numbers.len() as u32
    }
}

/// The letters of a word and their number, which no other word has; `None` when they are more than sixteen. Read
/// eight or four at a time, from both ends: the pieces may share some.
fn short(word: &str) -> Option<Short> {
    let bytes = word.as_bytes();
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let (first, last) = match bytes.len() {
        0..4 => (bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
        4..8 => (four(bytes.first_chunk()?), four(bytes.last_chunk()?)),
        8..=16 => (u64::from_le_bytes(*bytes.first_chunk()?), u64::from_le_bytes(*bytes.last_chunk()?)),
        _ => return None,
    };
    Some((first, last, bytes.len() as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::short;

    proptest! {
        #[test]
        fn words_that_differ_have_other_letters(a in "[ab]{1,17}", b in "[ab]{1,17}", c in "\\w{1,9}") {
            prop_assert_eq!(short(&a) == short(&b), a == b || a.len().min(b.len()) > 16);
            prop_assert_eq!(short(&c).is_some(), c.len() <= 16);
        }
    }
}
