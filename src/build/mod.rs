//! Joins the stages: a `Session` reads a site, a `Snapshot` is that site as a value, `build` writes
//! every route of it.

pub mod session;

pub use session::{Options, Rendered, Session, Snapshot};
