//! Reads the files of a site, configuration first, in a fixed order, and hands over text; in a later
//! reading only those that are another version. Files that are no text are only listed, images with
//! their size. Parses nothing.

mod files;
mod image;
mod read;
mod seen;
mod single;
mod stopwatch;
mod tree;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::config;
use crate::diag::Diagnostic;

pub use files::{Asset, Files, LOCK_FILE, MODEL_FILE};
pub use stopwatch::Stopwatch;
pub use tree::{Changes, Tree};

/// Finds the configuration: `given`, else `leidraad.yaml` in `start` or a folder above it.
pub fn find(start: &Path, given: Option<&Path>) -> Result<PathBuf> {
    if let Some(file) = given {
        return if file.is_file() {
            Ok(file.to_path_buf())
        } else {
            Err(Error::usage(format!("there is no file {}", file.display())))
        };
    }
    let absolute = std::path::absolute(start).map_err(Error::io("find", start))?;
    if !absolute.is_dir() {
        return Err(Error::usage(format!("there is no folder {}", start.display())));
    }
    absolute.ancestors().map(|folder| folder.join(config::FILE)).find(|file| file.is_file()).ok_or_else(|| {
        Error::usage(format!(
            "no {} in {} or any folder above it\nstart a site here with `leidraad init`, or name its folder with `--root DIR`",
            config::FILE,
            absolute.display()
        ))
    })
}

/// Reads the configuration's text.
pub fn config_source(file: &Path) -> Result<(Arc<Source>, Vec<Diagnostic>)> {
    let name = file.file_name().map_or_else(|| config::FILE.into(), |name| name.to_string_lossy());
    let path = SourcePath::new(&name);
    let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
    let mut found = Vec::new();
    let source =
        read::text(path.clone(), bytes, &mut found).unwrap_or_else(|| Arc::new(Source::new(path, "")));
    Ok((source, found))
}

/// The bytes of a published file.
pub fn bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(Error::io("read", file))
}
