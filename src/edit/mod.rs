//! A site and a wish to changes of its text files: which bytes, in which file. `mv` moves pages and
//! rewrites what refers to them; `impact` only tells what does. Touches no disk: `write` applies all of it or nothing.

mod alias;
mod impact;
mod place;
mod references;
mod verify;
mod written;

pub use impact::{Dependent, Way, dependents};
pub use place::{Moves, moves, page};
pub use references::{Rewrite, rewrite};
pub use verify::{Differences, differences};
