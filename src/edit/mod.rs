//! A site and a wish to changes of its text files: which bytes, in which file. `mv` moves pages and
//! rewrites what refers to them, `check --fix` mends what is certain. Touches no disk: `write` applies
//! all of it or nothing.

mod alias;
mod fixes;
mod place;
mod references;
mod verify;
mod written;

pub use fixes::{Fixed, fixes};
pub use place::{Moves, moves};
pub use references::{Rewrite, rewrite};
pub use verify::{Differences, differences};
