//! Bytes to raw deflate streams (RFC 1951), which every browser takes apart by itself, and back.

use std::collections::HashMap;
use std::sync::Arc;

use libdeflater::{CompressionLvl, Compressor, DecompressionError, Decompressor};

use crate::base::hash::ContentHash;

/// How hard to try, by libdeflate's levels of 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// For words and lists of pages, which have hardly a run that stands twice.
    Lists,
    /// For texts, of which a large site has much.
    Texts,
    /// For cards and the rest: small, and read by every search.
    Cards,
}

impl Effort {
    /// What more would save is less than a hundredth, for half the time again.
    const fn level(self) -> i32 {
        match self {
            Effort::Lists => 1,
            Effort::Texts => 3,
            Effort::Cards => 6,
        }
    }
}

/// What is inflated at most: far more than any file of the search, and no harm to a machine.
const MOST: usize = 256 << 20;

/// The bytes of a file.
pub type FileBytes = Arc<[u8]>;

/// Deflated files by the hash of what is in them.
pub type Deflated = HashMap<ContentHash, FileBytes>;

/// Makes streams; one for each thread, since it keeps its tables between two.
#[derive(Default)]
pub struct Deflater {
    compressors: Vec<(Effort, Compressor)>,
    room: Vec<u8>,
}

impl Deflater {
    /// One stream.
    pub fn deflate(&mut self, bytes: &[u8], effort: Effort) -> FileBytes {
        let at = match self.compressors.iter().position(|(known, _)| *known == effort) {
            Some(at) => at,
            None => {
                let level = CompressionLvl::new(effort.level()).unwrap_or_default();
                self.compressors.push((effort, Compressor::new(level)));
                self.compressors.len() - 1
            }
        };
        let compressor = &mut self.compressors[at].1;
        let bound = compressor.deflate_compress_bound(bytes.len());
        if self.room.len() < bound {
            self.room.resize(bound, 0);
        }
        // The bound is what the library says is always enough.
        let length = compressor.deflate_compress(bytes, &mut self.room).unwrap_or_default();
        self.room[..length].into()
    }
}

/// What was deflated. `None` when that is damaged, or too large to be ours.
pub fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut decompressor = Decompressor::new();
    let mut room = vec![0; 4 * bytes.len() + 1024];
    loop {
        match decompressor.deflate_decompress(bytes, &mut room) {
            Ok(length) => {
                room.truncate(length);
                return Some(room);
            }
            Err(DecompressionError::InsufficientSpace) if room.len() < MOST => room.resize(2 * room.len(), 0),
            Err(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Deflater, Effort, inflate};

    #[test]
    fn what_is_deflated_comes_back_and_what_is_damaged_does_not() {
        let mut deflater = Deflater::default();
        // Far smaller when deflated, so that the room for it must grow; as random as bytes get; nothing.
        let many = "zo'n woord ".repeat(100_000).into_bytes();
        let random: Vec<u8> = (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [many, random, Vec::new()] {
            for effort in [Effort::Lists, Effort::Texts, Effort::Cards] {
                let stream = deflater.deflate(&bytes, effort);
                assert_eq!(inflate(&stream).as_ref(), Some(&bytes), "{effort:?}");
                assert_eq!(inflate(&stream[..stream.len() - 1]), None, "{effort:?}, cut off");
            }
        }
        assert_eq!(inflate(&[0xFF; 40]), None);
    }
}
