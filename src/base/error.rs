//! The tool failed: disk, port, usage. Faults in a site's files are `Diagnostic`s, never this.

use std::path::{Path, PathBuf};

/// Why a command could not go on. Printed by `main`, with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading or writing failed; `doing` is a verb phrase such as "read".
    #[error("could not {doing} {}: {source}", path.display())]
    Io { doing: &'static str, path: PathBuf, source: std::io::Error },
    /// Anything a person can mend: what is wrong and the way out, in one or two sentences.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// Wraps an I/O error with what was being done to which path.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| Error::Io { doing, path, source }
    }

    /// An error that tells a person what to do.
    pub fn usage(text: impl Into<String>) -> Error {
        Error::Usage(text.into())
    }
}

/// The result of what touches the machine.
pub type Result<T> = std::result::Result<T, Error>;
