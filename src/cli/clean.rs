//! `leidraad clean`: removes what leidraad wrote, and nothing else.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::terminal::Terminal;
use super::whole;
use crate::base::error::{Error, Result};
use crate::build::{Options, Session};
use crate::write::{self, SiteLock};

/// The arguments of `clean`.
#[derive(Debug, Args)]
pub struct Clean {
    /// The output folder, instead of the configured one
    #[arg(short, long, value_name = "DIR")]
    output_dir: Option<PathBuf>,
}

impl Clean {
    /// Removes the output by its manifest, and the cache.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let mut session = Session::open(Options { output: self.output_dir, ..global.options()? })?;
        let lock = SiteLock::acquire(session.root(), || {
            terminal.note("another leidraad is building this site; waiting for it");
        });
        let snapshot = whole::load(&mut session, terminal)?;
        let language = snapshot.language();
        let output = snapshot.output();
        let cleaned = write::clean(output)?;
        // An open file cannot be removed on every system.
        drop(lock);
        let cache = session.root().join(".leidraad");
        match fs::remove_dir_all(&cache) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::io("remove", &cache)(error));
            }
            _ => {}
        }
        let Some(cleaned) = cleaned else {
            terminal.note(pick(language, "er was niets om op te ruimen", "there was nothing to remove"));
            return Ok(Exit::Fine);
        };
        for path in &cleaned.kept {
            let why =
                pick(language, "is na het bouwen veranderd en blijft staan", "was changed since and stays");
            terminal.warning(language, &format!("{} {why}", output.join(path).display()));
        }
        let files =
            count(cleaned.removed, pick(language, "bestand", "file"), pick(language, "bestanden", "files"));
        terminal.note(&format!("{files} {}", pick(language, "verwijderd", "removed")));
        Ok(Exit::Fine)
    }
}
