//! Joins the stages: a `Session` reads a site, a `Snapshot` is that site as a value. `build` renders
//! every address of a snapshot, the preview renders the one that was asked for.

mod imagined;
mod pages;
pub mod session;
mod snapshot;

pub use session::{Options, Session};
pub use snapshot::{Rendered, Snapshot, Stages};
