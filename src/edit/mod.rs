//! A site and a wish to changes of its text files: which bytes, in which file. `mv` moves pages and
//! rewrites what refers to them; `impact` only tells what does. Touches no disk: `write` applies all of it or nothing.

mod alias;
mod impact;
mod pair;
mod place;
mod references;
mod rewrite;
mod settings;
mod verify;
mod written;

pub use impact::{Dependent, Way, dependents};
pub use pair::Rewrite;
pub use place::{Moves, moves, page};
pub use rewrite::rewrite;
pub use verify::{Differences, differences};
