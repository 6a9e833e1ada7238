//! A site and a wish to changes of its text files: which bytes, in which file. `mv` moves pages and
//! rewrites what refers to them, `check --fix` mends what is certain; `impact` only tells what depends on
//! a page. Touches no disk: `write` applies all of it or nothing.

mod alias;
mod fixes;
mod impact;
mod pair;
mod place;
mod published;
mod references;
mod rewrite;
mod settings;
mod verify;
mod written;

pub use fixes::{Fixed, fixes};
pub use impact::{Dependent, Way, dependents};
pub use pair::Rewrite;
pub use place::{Moves, moves, page};
pub use published::moved_away;
pub use rewrite::rewrite;
pub use verify::{Differences, differences};
