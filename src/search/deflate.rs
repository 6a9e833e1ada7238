//! FileBytes to raw deflate streams, which every browser takes apart by itself.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::base::hash::ContentHash;

/// Beyond this, deflating takes twice the time for half a hundredth of the bytes.
const LEVEL: Compression = Compression::new(6);

/// The bytes of a file.
pub type FileBytes = Arc<[u8]>;

/// Deflated files by the hash of what is in them.
pub type Deflated = HashMap<ContentHash, FileBytes>;

/// One stream.
pub fn deflate(bytes: &[u8]) -> FileBytes {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), LEVEL);
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().into()
}
