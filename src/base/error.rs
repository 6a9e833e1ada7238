//! The tool failed: disk, port, usage. Faults in a site's files are `Diagnostic`s, never this.

use std::io::ErrorKind;
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
    /// The same, where an editor meets it too: in Dutch and in English.
    #[error("{en}")]
    Said { nl: String, en: String },
}

impl Error {
    /// Wraps an I/O error with what was being done to which path.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| Error::Io { doing, path, source }
    }

    /// What to tell a person who reads `language`.
    pub fn text(&self, language: &str) -> String {
        if language != "nl" && !language.starts_with("nl-") {
            return self.to_string();
        }
        match self {
            Error::Io { doing, path, source } => {
                let doing = DOING.iter().find(|known| known.en == *doing).map_or(*doing, |known| known.nl);
                let (before, after) = doing.split_once('_').unwrap_or((doing, ""));
                let (before, after) = (before.trim(), after.trim());
                let known = CAUSES.iter().find(|known| known.kind == source.kind());
                let cause = known.map_or_else(|| source.to_string(), |known| known.nl.to_owned());
                let words = [before, &path.display().to_string(), after].map(str::to_owned);
                let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
                format!("{} lukte niet: {cause}", words.join(" "))
            }
            Error::Usage(text) => text.clone(),
            Error::Said { nl, .. } => nl.clone(),
        }
    }

    /// An error that tells an editor what to do, in both languages.
    pub fn said(nl: impl Into<String>, en: impl Into<String>) -> Error {
        Error::Said { nl: nl.into(), en: en.into() }
    }

    /// An error that tells a person what to do.
    pub fn usage(text: impl Into<String>) -> Error {
        Error::Usage(text.into())
    }
}

/// The result of what touches the machine.
pub type Result<T> = std::result::Result<T, Error>;

/// What was being done, in both languages; in Dutch the path stands at the `_`.
struct Doing {
    en: &'static str,
    nl: &'static str,
}

const DOING: [Doing; 15] = [
    Doing { en: "read", nl: "_ lezen" },
    Doing { en: "write", nl: "_ schrijven" },
    Doing { en: "write in", nl: "in de map _ schrijven" },
    Doing { en: "make the folder", nl: "de map _ maken" },
    Doing { en: "move", nl: "_ verplaatsen" },
    Doing { en: "remove", nl: "_ verwijderen" },
    Doing { en: "replace", nl: "_ vervangen" },
    Doing { en: "find", nl: "_ vinden" },
    Doing { en: "find the folder", nl: "de map _ vinden" },
    Doing { en: "start", nl: "_ starten" },
    Doing { en: "start serving from", nl: "de voorbeeldsite op _ starten" },
    Doing { en: "serve", nl: "de voorbeeldsite op _ tonen" },
    Doing { en: "listen at", nl: "luisteren op _" },
    Doing { en: "watch", nl: "_ in het oog houden" },
    Doing { en: "open", nl: "_ openen" },
];

/// A usual cause in Dutch; of another the machine's own words are given.
struct Cause {
    kind: ErrorKind,
    nl: &'static str,
}

const CAUSES: [Cause; 9] = [
    Cause { kind: ErrorKind::PermissionDenied, nl: "daar mag u niet schrijven of lezen (geen rechten)" },
    Cause { kind: ErrorKind::NotFound, nl: "dat bestaat niet" },
    Cause { kind: ErrorKind::AlreadyExists, nl: "dat bestaat al" },
    Cause { kind: ErrorKind::StorageFull, nl: "de schijf is vol" },
    Cause { kind: ErrorKind::ReadOnlyFilesystem, nl: "deze schijf is alleen te lezen" },
    Cause { kind: ErrorKind::NotADirectory, nl: "een deel van dit pad is een bestand en geen map" },
    Cause { kind: ErrorKind::IsADirectory, nl: "dat is een map en geen bestand" },
    Cause { kind: ErrorKind::DirectoryNotEmpty, nl: "die map is niet leeg" },
    Cause { kind: ErrorKind::AddrInUse, nl: "dat adres is al in gebruik" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_told_in_the_language_of_the_site() {
        let failed = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let error = Error::io("make the folder", Path::new("a/b"))(failed());
        assert_eq!(error.text("en"), "could not make the folder a/b: permission denied");
        let nl = "de map a/b maken lukte niet: daar mag u niet schrijven of lezen (geen rechten)";
        assert_eq!(error.text("nl"), nl);
        assert_eq!(error.text("nl-BE"), nl);
        assert_eq!(
            Error::io("x", Path::new("a"))(failed()).text("nl"),
            "x a lukte niet: daar mag u niet schrijven of lezen (geen rechten)"
        );
        assert_eq!(Error::said("dicht", "closed").text("nl"), "dicht");
        assert_eq!(Error::said("dicht", "closed").text("en"), "closed");
    }
}
