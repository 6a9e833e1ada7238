//! Bytes to raw deflate streams, which every browser takes apart by itself.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::base::hash::ContentHash;

/// How hard to try, of 9. Beyond this, deflating takes twice the time for half a hundredth of the bytes.
pub const SMALLEST: u32 = 6;
/// For what is large and seldom read: two thirds of the time, and a hundredth more bytes.
pub const QUICK: u32 = 4;

/// The bytes of a file.
pub type FileBytes = Arc<[u8]>;

/// Deflated files by the hash of what is in them.
pub type Deflated = HashMap<ContentHash, FileBytes>;

/// One stream; `level` is from 1 to 9.
pub fn deflate(bytes: &[u8], level: u32) -> FileBytes {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(level));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().into()
}
