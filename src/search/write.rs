//! The files of one language's index, as bytes. The format is written down here and nowhere else; `reader`
//! and `search.js` read it. Every file is a raw deflate stream; numbers are little-endian base-128 varints.
//!
//! ```text
//! meta.bin          JSON, see `Meta`; the only file whose address does not change
//! <hash>/l/N.bin    words, sorted: byte lcp<<4|length (15: varint follows), rest of the word, zigzag varint
//!                   of the term less the last one, byte 8*log2(pages)+1 or 0
//! <hash>/p/N.bin    terms: varint length of what follows; varint pages*2|keys?; with keys: varint count, each
//!                   varint n, n terms, varint m, m times (term, byte of 100); varint listed; postings
//! <hash>/o/T.bin    the rest of a long list: varint count, postings
//! <hash>/c/N.bin    cards: JSON, each [address, title, summary, kind, [headings], {n: anchor}, day of review]
//! <hash>/t/N.bin    texts: JSON, each [text of section, ..]
//! <hash>/f/N.bin    facets: JSON, one file
//! <hash>/all.bin    in a small site l, p, c and f one after the other instead
//!
//! posting           varint gap to the last document, byte impact | 64 title | 128 headings, title: byte
//!                   words in it, headings: bytes n (128: more follow)
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::deflate::{Deflated, Deflater, Effort, FileBytes};
use super::index::{HEADINGS, Index, Posting, Term};
use crate::base::hash::ContentHash;

/// Raises when a reader of this version could not read the files.
pub const FORMAT: u32 = 3;
/// Bytes of a file of words, and of postings, before deflating.
const WORDS: usize = 4_000;
const POSTINGS: usize = 6_000;
/// Documents whose cards, and whose texts, lie in one file.
const CARDS: usize = 5;
const TEXTS: usize = 10;
/// Postings of a term that are read at first.
const LISTED: usize = 2_048;
/// How much of the hash of everything stands in addresses, in hexadecimal digits.
const DIGITS: usize = 12;
/// Up to so many bytes, deflated, all but the texts is one file.
const SMALL: usize = 300_000;

/// What the searcher knows before the first query.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Meta {
    /// `FORMAT`.
    pub version: u32,
    /// The folder of the other files.
    pub hash: String,
    /// How many documents there are.
    pub documents: usize,
    /// How many cards a file holds.
    pub cards: usize,
    /// How many texts a file holds.
    pub texts: usize,
    /// The first word of each file of words, as far as it differs from the word before.
    pub words: Vec<String>,
    /// How many terms each file of postings holds; the last may hold more.
    pub terms: Vec<u32>,
    /// Names of kinds, which cards refer to by number.
    pub kinds: Vec<String>,
    /// Words without meaning, parted by spaces.
    pub stop: String,
    /// How questions begin.
    pub frames: Vec<String>,
    /// What may stand within compounds.
    pub links: Vec<String>,
    /// In a small site: the lengths of the files within `all.bin`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<Lengths>,
}

/// How long each file within `all.bin` is, in their order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lengths {
    /// Files of words.
    pub l: Vec<usize>,
    /// Files of postings.
    pub p: Vec<usize>,
    /// Files of cards.
    pub c: Vec<usize>,
    /// The facets.
    pub f: Vec<usize>,
}

/// What becomes files beside the index.
pub struct Contents<'a> {
    /// Makes the index, while other threads deflate the texts.
    pub index: &'a (dyn Fn() -> Index + Sync),
    /// Each document's card, as JSON.
    pub cards: Vec<String>,
    /// Adds a document's text by section, as JSON: a large site's texts are never all there at once.
    pub text: &'a (dyn Fn(usize, &mut Vec<u8>) + Sync),
    /// The facets, as JSON.
    pub facets: String,
    /// What is known already of `Meta`.
    pub meta: Meta,
}

/// The bytes of each file by its name below the language's folder.
///
/// `known` holds files deflated before by the hash of what is in them; afterwards those of this time.
pub fn write(contents: Contents<'_>, known: &mut Deflated) -> BTreeMap<String, FileBytes> {
    let Contents { index, cards, text, facets, mut meta } = contents;
    let seen: &Deflated = known;
    let packed = |deflater: &mut Deflater, (name, effort, bytes): Raw| -> Packed {
        let key = ContentHash::of(&bytes);
        let bytes = seen.get(&key).cloned().unwrap_or_else(|| deflater.deflate(&bytes, effort));
        (name, key, bytes)
    };
    let documents = cards.len();
    let texts = (0..documents.div_ceil(TEXTS)).into_par_iter().map_init(Deflater::default, |deflater, n| {
        let mut bytes = Vec::new();
        for document in n * TEXTS..documents.min((n + 1) * TEXTS) {
            bytes.push(if bytes.is_empty() { b'[' } else { b',' });
            text(document, &mut bytes);
        }
        bytes.push(b']');
        packed(deflater, (place("t", n), Effort::Texts, bytes))
    });
    let lists = || {
        let index = index();
        (words(&index), terms(&index))
    };
    // Much of the index is made by one thread: texts keep the others at work.
    let (((first_words, words), (first_terms, terms, rest)), mut files) =
        rayon::join(lists, || texts.collect::<Vec<Packed>>());
    let cards = together(&cards, CARDS);
    let facets = vec![facets.into_bytes()];
    meta.version = FORMAT;
    meta.cards = CARDS;
    meta.texts = TEXTS;
    meta.words = first_words;
    meta.terms = first_terms.windows(2).map(|pair| pair[1] - pair[0]).collect();

    let mut raw: Vec<Raw> = Vec::new();
    let mut add = |letter: &str, effort, files: Vec<Vec<u8>>| {
        let named = files.into_iter().enumerate().map(|(n, bytes)| (place(letter, n), effort, bytes));
        raw.extend(named);
    };
    let lengths = |files: &[Vec<u8>]| files.iter().map(Vec::len).collect();
    let all = Lengths { l: lengths(&words), p: lengths(&terms), c: lengths(&cards), f: lengths(&facets) };
    add("l", Effort::Lists, words);
    add("p", Effort::Lists, terms);
    add("c", Effort::Cards, cards);
    add("f", Effort::Cards, facets);

    let mut small: Option<Vec<u8>> = None;
    let bytes: usize = raw.iter().map(|(.., bytes)| bytes.len()).sum();
    // Text deflates to a third at best: what is far larger needs no trial.
    if bytes < 4 * SMALL {
        let whole: Vec<u8> = raw.iter().flat_map(|(.., bytes)| bytes).copied().collect();
        small = Some(whole).filter(|whole| deflate(whole, Effort::Cards).len() <= SMALL);
    }
    if let Some(whole) = small {
        meta.all = Some(all);
        raw.clear();
        raw.push(("all.bin".into(), Effort::Cards, whole));
    }
    raw.extend(rest.into_iter().map(|(term, bytes)| (place("o", term), Effort::Lists, bytes)));

    files.par_extend(raw.into_par_iter().map_init(Deflater::default, packed));
    known.clear();
    known.extend(files.iter().map(|(_, key, bytes)| (*key, Arc::clone(bytes))));
    let about = serde_json::to_vec(&meta).unwrap_or_default();
    let whole = files.iter().flat_map(|(name, key, _)| [name.as_bytes(), key.as_bytes()]);
    meta.hash = ContentHash::of_parts(whole.chain([&*about])).short(DIGITS);
    let about = serde_json::to_vec(&meta).unwrap_or_default();
    let files = files.into_iter().map(|(name, _, bytes)| (format!("{}/{name}", meta.hash), bytes));
    files.chain([("meta.bin".to_owned(), deflate(&about, Effort::Cards))]).collect()
}

/// A file before it is deflated.
type Raw = (String, Effort, Vec<u8>);
/// And after, with the hash of what is in it.
type Packed = (String, ContentHash, FileBytes);

fn deflate(bytes: &[u8], effort: Effort) -> FileBytes {
    Deflater::default().deflate(bytes, effort)
}

/// Where the file of this number lies: no folder holds more than 256.
fn place(letter: &str, n: usize) -> String {
    format!("{letter}/{}/{n}.bin", n >> 8)
}

/// JSON values, so many in a list.
fn together(values: &[String], group: usize) -> Vec<Vec<u8>> {
    values.chunks(group).map(|chunk| format!("[{}]", chunk.join(",")).into_bytes()).collect()
}

fn words(index: &Index) -> (Vec<String>, Vec<Vec<u8>>) {
    let (mut firsts, mut files) = (Vec::new(), Vec::new());
    let mut current: Vec<u8> = Vec::new();
    let (mut last, mut term) = ("", 0_i64);
    for word in &index.words {
        if current.len() > WORDS {
            files.push(std::mem::take(&mut current));
        }
        if current.is_empty() {
            // Enough of it to tell it from the word before.
            let same = |(a, b): &(char, char)| a == b;
            let apart = last.chars().zip(word.text.chars()).take_while(same).count() + 1;
            firsts.push(word.text.chars().take(apart).collect());
            (last, term) = ("", 0);
        }
        let mut common = last.bytes().zip(word.text.bytes()).take(15).take_while(|(a, b)| a == b).count();
        while !word.text.is_char_boundary(common) {
            common -= 1;
        }
        let rest = &word.text.as_bytes()[common..];
        if rest.len() < 15 {
            current.push((common << 4 | rest.len()) as u8);
        } else {
            current.push((common << 4 | 15) as u8);
            varint(rest.len() as u64, &mut current);
        }
        current.extend_from_slice(rest);
        let step = i64::from(word.term) - term;
        varint(((step << 1) ^ (step >> 63)) as u64, &mut current);
        let pages = index.terms[word.term as usize].pages;
        current.push(if pages == 0 { 0 } else { ((pages as f64).log2() * 8.0) as u8 + 1 });
        (last, term) = (&word.text, i64::from(word.term));
    }
    // One file at least, so that readers need not ask.
    files.push(current);
    firsts.resize_with(files.len(), String::new);
    (firsts, files)
}

type Rest = Vec<(usize, Vec<u8>)>;

fn terms(index: &Index) -> (Vec<u32>, Vec<Vec<u8>>, Rest) {
    let encoded: Vec<(Vec<u8>, Option<Vec<u8>>)> =
        index.terms.par_iter().map(|one| term(one, index.postings(one))).collect();
    let (mut firsts, mut files, mut rests) = (vec![0], Vec::new(), Vec::new());
    let mut current: Vec<u8> = Vec::new();
    for (n, (bytes, rest)) in encoded.into_iter().enumerate() {
        if !current.is_empty() && current.len() + bytes.len() > POSTINGS {
            files.push(std::mem::take(&mut current));
            firsts.push(n as u32);
        }
        varint(bytes.len() as u64, &mut current);
        current.extend(bytes);
        rests.extend(rest.map(|rest| (n, rest)));
    }
    files.push(current);
    (firsts, files, rests)
}

fn term(term: &Term, found: &[Posting]) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut out = Vec::with_capacity(8 + 3 * found.len().min(LISTED));
    varint((found.len() as u64) << 1 | u64::from(!term.keys.is_empty()), &mut out);
    if !term.keys.is_empty() {
        varint(term.keys.len() as u64, &mut out);
        for key in &term.keys {
            varint(key.rest.len() as u64, &mut out);
            key.rest.iter().for_each(|term| varint(u64::from(*term), &mut out));
            varint(key.leads.len() as u64, &mut out);
            for (term, strength) in &key.leads {
                varint(u64::from(*term), &mut out);
                out.push(*strength);
            }
        }
    }
    if found.len() <= LISTED {
        postings(found.iter(), found.len(), &mut out);
        return (out, None);
    }
    let mut best: Vec<usize> = (0..found.len()).collect();
    // With its place in it, so that no two are alike.
    let worth = |n: &usize| {
        let posting = &found[*n];
        (posting.title == 0, posting.headings == 0, std::cmp::Reverse(posting.impact), *n)
    };
    best.select_nth_unstable_by_key(LISTED, worth);
    let mut rest = best.split_off(LISTED);
    best.sort_unstable();
    rest.sort_unstable();
    postings(best.iter().map(|n| &found[*n]), LISTED, &mut out);
    let mut more = Vec::new();
    postings(rest.iter().map(|n| &found[*n]), rest.len(), &mut more);
    (out, Some(more))
}

fn postings<'p>(postings: impl Iterator<Item = &'p Posting>, count: usize, out: &mut Vec<u8>) {
    varint(count as u64, out);
    let mut next = 0;
    for posting in postings {
        varint(u64::from(posting.document - next), out);
        next = posting.document + 1;
        let flags = u8::from(posting.title > 0) << 6 | u8::from(posting.headings > 0) << 7;
        out.push(posting.impact | flags);
        if posting.title > 0 {
            out.push(posting.title);
        }
        let mut left = posting.headings;
        while left > 0 {
            let n = left.trailing_zeros() as u8;
            left &= left - 1;
            out.push(n.min(HEADINGS) | if left > 0 { 128 } else { 0 });
        }
    }
}

fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}
