//! Files that people will edit: written once, never over anything.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::base::error::{Error, Result};

/// Writes a file that does not exist yet, and the folders above it. `false` when something stands
/// there already; that stays as it is.
pub fn write_new(path: &Path, text: &str) -> Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(Error::io("write", path)(error)),
    };
    file.write_all(text.as_bytes()).map_err(Error::io("write", path))?;
    Ok(true)
}
