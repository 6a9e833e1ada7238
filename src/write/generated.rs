//! Files that are made from others and committed with them: written only where they differ, never over a
//! file that somebody else made, and removed when nothing makes them any more.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::clean::linked_folder;
use crate::base::error::{Error, Result};

/// What a generated file needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// It is not there yet.
    New,
    /// It says something else.
    Changed,
    /// Nothing makes it any more.
    Left,
}

/// The files that are not as they should be, by path below `root`, in order. `files` are (path below
/// `root`, text), all directly in `folder`; those that hold `mark` are ours. With `write` they are made so.
/// An error for a file that is not ours, that a link leads to, or that the machine refuses; everything is
/// looked at before anything is written.
pub fn generate(
    root: &Path,
    folder: &str,
    files: &[(String, String)],
    mark: &str,
    write: bool,
) -> Result<Vec<(String, Stale)>> {
    let mut out = Vec::new();
    for (name, text) in files {
        let file = root.join(name);
        if linked_folder(root, name).is_some()
            || file.symlink_metadata().is_ok_and(|found| found.is_symlink())
        {
            return Err(Error::usage(format!(
                "{name} is reached through a symbolic link; nothing was changed"
            )));
        }
        match fs::read_to_string(&file) {
            Ok(there) if there.replace("\r\n", "\n") == *text => {}
            Ok(there) if there.contains(mark) => out.push((name.clone(), Stale::Changed)),
            Ok(_) => {
                return Err(Error::usage(format!(
                    "{name} is there already and was not made by leidraad; move it away. Nothing was changed"
                )));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => out.push((name.clone(), Stale::New)),
            Err(error) => return Err(Error::io("read", &file)(error)),
        }
    }
    for name in ours(root, folder, mark)? {
        if files.iter().all(|(known, _)| *known != name) {
            out.push((name, Stale::Left));
        }
    }
    out.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, stale) in out.iter().filter(|_| write) {
        let file = root.join(name);
        let text = files.iter().find(|(known, _)| known == name).map(|(_, text)| text);
        match (stale, text) {
            (Stale::New | Stale::Changed, Some(text)) => replace(&file, text)?,
            _ => fs::remove_file(&file).map_err(Error::io("remove", &file))?,
        }
    }
    Ok(out)
}

/// The files directly in `folder` that hold `mark`.
fn ours(root: &Path, folder: &str, mark: &str) -> Result<Vec<String>> {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", &root.join(folder))(error)),
    };
    let names = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let ours = names.filter(|entry| fs::read_to_string(entry.path()).is_ok_and(|text| text.contains(mark)));
    Ok(ours.map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy())).collect())
}

/// Writes `text` in one step.
fn replace(file: &Path, text: &str) -> Result<()> {
    use std::io::Write;
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
    let mut made = tempfile::Builder::new();
    // Others who work on the site read these files too.
    #[cfg(unix)]
    made.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let made = made.prefix(".leidraad-").suffix(".part").tempfile_in(folder);
    let mut part = made.map_err(Error::io("write in", folder))?;
    part.write_all(text.as_bytes()).and_then(|()| part.flush()).map_err(Error::io("write", file))?;
    part.persist(file).map(drop).map_err(|error| Error::io("write", file)(error.error))
}
