//! A file as it was last seen: which version, and what reading it gave.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use super::read::Read;
use super::walk::{Entry, Stamp};
use crate::base::hash::ContentHash;
use crate::diag::Diagnostic;

/// A file, and what reading it gave.
#[derive(Debug)]
pub(super) struct File {
    pub on_disk: PathBuf,
    pub target: Option<PathBuf>,
    pub stamp: Stamp,
    /// When it was read, by the clock that stamps files.
    pub read_at: SystemTime,
    pub read: Read,
}

impl File {
    /// The file as it was read now; a text that is the same as before is not another. `None` when it
    /// went while it was being read.
    pub fn of(entry: &Entry, read_at: SystemTime, read: Option<Read>, before: Option<&File>) -> Option<File> {
        let read = match (before.map(|file| &file.read), read?) {
            (Some(Read::Text(Some(old), _)), Read::Text(Some(new), found)) if old.hash == new.hash => {
                Read::Text(Some(Arc::clone(old)), found)
            }
            (_, read) => read,
        };
        let (on_disk, target) = (entry.file.clone(), entry.target.clone());
        Some(File { on_disk, target, stamp: entry.stamp, read_at, read })
    }

    /// What the file says to the site: two that say the same give the same pages.
    pub fn says(&self) -> Says {
        match &self.read {
            Read::Text(source, found) => Says::Text(source.as_ref().map(|source| source.hash), found.clone()),
            // Its bytes are published as they are, and read when somebody asks.
            Read::Asset(pixels) => Says::Asset(*pixels, self.stamp),
            Read::Nothing => Says::Nothing,
        }
    }
}

/// What two versions of a file are compared by.
#[derive(PartialEq)]
pub(super) enum Says {
    Text(Option<ContentHash>, Vec<Diagnostic>),
    Asset(Option<(u32, u32)>, Stamp),
    Nothing,
}
