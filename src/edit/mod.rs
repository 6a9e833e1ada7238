//! What a person asks to be changed in the site's files, as edits of texts: nothing is read or written
//! here. In go findings and texts, out comes what `write` applies, all of it or nothing.

mod fixes;

pub use fixes::{Fixed, fixes};
