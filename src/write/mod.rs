//! Artifacts to disk: writes only what changed, file by file in one step, and removes only what its
//! own manifest says it wrote. In go an output folder and the bytes of each file; out comes a summary.
//! Knows nothing of routes, of rendering, or of why a file is there.

mod clean;
mod generated;
mod lock;
mod manifest;
mod new_file;
mod output;
mod patch;
mod refuse;
mod stage;
#[cfg(test)]
mod tests;

pub use clean::{Cleaned, clean, linked_folder};
pub use generated::{Stale, generate};
pub use lock::SiteLock;
pub use manifest::MANIFEST;
pub use new_file::write_new;
pub use output::{Output, Permit, Summary, Written};
pub use patch::{Patch, apply, moved};
