//! Reads the files of one language's index again, as `search.js` does: for tests that hold what is found
//! against what was written. Damaged files give `None`, never a panic.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::deflate::{FileBytes, inflate};
use super::write::{FORMAT, Lengths, Meta};

/// An index as read from its files.
#[derive(Debug)]
pub struct Reader {
    /// What stands in `meta.bin`.
    pub meta: Meta,
    /// The first term of each file of postings.
    starts: Vec<u32>,
    files: BTreeMap<String, Vec<u8>>,
    /// Files of words that were read.
    blocks: Vec<OnceLock<Option<Arc<Vec<Entry>>>>>,
}

/// A word of the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Folded; several words for a name.
    pub word: String,
    /// Its term.
    pub term: u32,
    /// On how many pages that stands, about; 0 when on none.
    pub pages: f64,
}

impl Entry {
    /// The order of words by how many pages have them, the most first.
    pub fn commoner(&self, other: &Entry) -> Ordering {
        other.pages.total_cmp(&self.pages).then_with(|| self.word.cmp(&other.word))
    }
}

/// A phrase that leads elsewhere: the terms after its first, and where to, with how much it counts of 100.
pub type Leads = (Vec<u32>, Vec<(u32, u8)>);

/// One page as a term's list has it: the document, the impact, the title's words or 0, the headings.
pub type Hit = (u32, u8, u8, Vec<u8>);

impl Reader {
    /// Reads files by their names below the language's folder.
    pub fn new(files: &BTreeMap<String, FileBytes>) -> Option<Reader> {
        let meta: Meta = serde_json::from_slice(&inflate(files.get("meta.bin")?)?).ok()?;
        let below = |name: &str| name.strip_prefix(&format!("{}/", meta.hash)).map(str::to_owned);
        let mut read = BTreeMap::new();
        for (name, bytes) in files {
            if let Some(name) = below(name) {
                read.insert(name, inflate(bytes)?);
            }
        }
        if let (Some(lengths), Some(all)) = (&meta.all, read.remove("all.bin")) {
            let mut at = 0_usize;
            let mut take = |name: String, length: usize| {
                let end = at.checked_add(length)?;
                let bytes = all.get(at..end)?.to_vec();
                at = end;
                read.insert(name, bytes);
                Some(())
            };
            let Lengths { l, p, c, f } = lengths;
            for (letter, lengths) in [("l", l), ("p", p), ("c", c), ("f", f)] {
                for (n, length) in lengths.iter().enumerate() {
                    take(format!("{letter}/{}/{n}.bin", n >> 8), *length)?;
                }
            }
        }
        let starts = std::iter::once(&0).chain(&meta.terms).scan(0_u32, |first, terms| {
            *first = first.checked_add(*terms)?;
            Some(*first)
        });
        let starts = starts.collect();
        let blocks = meta.words.iter().map(|_| OnceLock::new()).collect();
        (meta.version == FORMAT).then_some(Reader { meta, starts, files: read, blocks })
    }

    /// The term of a folded word.
    pub fn term(&self, word: &str) -> Option<u32> {
        Some(self.entry(word)??.term)
    }

    /// The word as it stands in the index. `None` when its file is damaged.
    pub fn entry(&self, word: &str) -> Option<Option<Entry>> {
        let block = self.block(self.block_of(word))?;
        let at = block.partition_point(|entry| entry.word.as_str() < word);
        Some(block.get(at).filter(|entry| entry.word == word).cloned())
    }

    /// Calls `each` with every single word that begins with `start`. `None` when a file is damaged.
    pub fn beginning(&self, start: &str, each: &mut dyn FnMut(&Entry)) -> Option<()> {
        let first = self.block_of(start);
        for n in first..self.meta.words.len() {
            if n > first && !self.meta.words[n].starts_with(start) {
                break;
            }
            let block = self.block(n)?;
            let from = block.partition_point(|entry| entry.word.as_str() < start);
            let those = block[from..].iter().take_while(|entry| entry.word.starts_with(start));
            those.filter(|entry| !entry.word.contains(' ')).for_each(&mut *each);
        }
        Some(())
    }

    /// Those of them that stand on most pages and have at most `length` letters.
    pub fn commonest(&self, start: &str, limit: usize, length: usize) -> Option<Vec<Entry>> {
        let mut all: Vec<Entry> = Vec::new();
        self.beginning(start, &mut |entry| {
            if entry.word.chars().count() <= length {
                all.push(entry.clone());
            }
        })?;
        all.sort_by(Entry::commoner);
        all.truncate(limit);
        Some(all)
    }

    /// The words of one file, with their terms.
    pub fn words(&self, n: usize) -> Option<Vec<(String, u32)>> {
        Some(self.block(n)?.iter().map(|entry| (entry.word.clone(), entry.term)).collect())
    }

    fn block_of(&self, word: &str) -> usize {
        self.meta.words.partition_point(|first| first.as_str() <= word).saturating_sub(1)
    }

    fn block(&self, n: usize) -> Option<Arc<Vec<Entry>>> {
        self.blocks.get(n)?.get_or_init(|| self.read(n).map(Arc::new)).clone()
    }

    fn read(&self, n: usize) -> Option<Vec<Entry>> {
        let mut bytes = Bytes(self.files.get(&format!("l/{}/{n}.bin", n >> 8))?);
        let (mut words, mut last, mut term) = (Vec::new(), String::new(), 0_i64);
        while !bytes.0.is_empty() {
            let head = bytes.byte()?;
            let length = if head & 15 == 15 { bytes.varint()? as usize } else { usize::from(head & 15) };
            let rest = std::str::from_utf8(bytes.take(length)?).ok()?;
            let word = format!("{}{rest}", last.get(..usize::from(head >> 4))?);
            let step = bytes.varint()? as i64;
            term += (step >> 1) ^ -(step & 1);
            let size = bytes.byte()?;
            let pages = if size == 0 { 0.0 } else { 2_f64.powf(f64::from(size - 1) / 8.0) };
            words.push(Entry { word: word.clone(), term: u32::try_from(term).ok()?, pages });
            last = word;
        }
        Some(words)
    }

    /// The number of the file in which a term's list lies.
    pub fn file_of(&self, term: u32) -> usize {
        self.starts.partition_point(|first| *first <= term)
    }

    /// On how many pages a term stands, and those that stand in its list; with `deep` all of them.
    pub fn list_of(&self, term: u32, deep: bool) -> Option<(u64, Vec<Hit>)> {
        let (pages, _, mut bytes) = self.list(term)?;
        let mut hits = bytes.postings()?;
        if deep && (hits.len() as u64) < pages {
            hits.extend(Bytes(self.files.get(&format!("o/{}/{term}.bin", term >> 8))?).postings()?);
        }
        Some((pages, hits))
    }

    /// Where a term stands, the rest of a long list included, by document.
    pub fn hits(&self, term: u32) -> Option<Vec<Hit>> {
        let (_, mut hits) = self.list_of(term, true)?;
        hits.sort_unstable();
        Some(hits)
    }

    /// The phrases that begin with a term and lead elsewhere.
    pub fn leads(&self, term: u32) -> Option<Vec<Leads>> {
        self.list(term).map(|(_, leads, _)| leads)
    }

    /// A term's record: on how many pages it stands, its phrases, and the bytes of its list.
    fn list(&self, term: u32) -> Option<(u64, Vec<Leads>, Bytes<'_>)> {
        let n = self.starts.partition_point(|first| *first <= term).checked_sub(1)?;
        let mut bytes = Bytes(self.files.get(&format!("p/{}/{n}.bin", n >> 8))?);
        for _ in self.starts[n]..term {
            let length = bytes.varint()? as usize;
            bytes.take(length)?;
        }
        bytes.varint()?;
        let head = bytes.varint()?;
        let mut keys = Vec::new();
        if head & 1 == 1 {
            for _ in 0..bytes.varint()? {
                let mut rest = Vec::new();
                for _ in 0..bytes.varint()? {
                    rest.push(u32::try_from(bytes.varint()?).ok()?);
                }
                let mut leads = Vec::new();
                for _ in 0..bytes.varint()? {
                    leads.push((u32::try_from(bytes.varint()?).ok()?, bytes.byte()?));
                }
                keys.push((rest, leads));
            }
        }
        Some((head >> 1, keys, bytes))
    }

    /// A document's card.
    pub fn card(&self, document: u32) -> Option<serde_json::Value> {
        let n = (document as usize).checked_div(self.meta.cards)?;
        let cards: Vec<serde_json::Value> =
            serde_json::from_slice(self.files.get(&format!("c/{}/{n}.bin", n >> 8))?).ok()?;
        cards.into_iter().nth(document as usize % self.meta.cards)
    }
}

struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let taken = self.0.get(..length)?;
        self.0 = &self.0[length..];
        Some(taken)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    fn postings(&mut self) -> Option<Vec<Hit>> {
        let count = self.varint()?;
        let mut hits = Vec::new();
        let mut next = 0_u32;
        for _ in 0..count {
            let document = next.checked_add(u32::try_from(self.varint()?).ok()?)?;
            next = document.checked_add(1)?;
            let flags = self.byte()?;
            let title = if flags & 64 > 0 { self.byte()? } else { 0 };
            let mut headings = Vec::new();
            let mut more = flags & 128 > 0;
            while more {
                let byte = self.byte()?;
                headings.push(byte & 127);
                more = byte > 127;
            }
            hits.push((document, flags & 63, title, headings));
        }
        Some(hits)
    }
}
