//! Removing what leidraad wrote, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::manifest::{MANIFEST, Manifest};
use super::stage;
use crate::base::error::{Error, Result};

/// What `clean` did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Files removed.
    pub removed: usize,
    /// Files of ours that somebody changed since; they stay.
    pub kept: Vec<String>,
}

/// Removes the files of an output folder that its manifest names and that are still as they were
/// written, then the manifest, then folders that are empty. `None` when there is no such folder.
pub fn clean(output: &Path) -> Result<Option<Cleaned>> {
    stage::remove_dead(output);
    if output.symlink_metadata().is_err() {
        return Ok(None);
    }
    let Some(manifest) = Manifest::read(output)? else {
        return Err(Error::usage(format!(
            "{} holds no {MANIFEST}, so leidraad did not write it; nothing was removed",
            output.display()
        )));
    };
    let mut cleaned = Cleaned::default();
    let mut folders = BTreeSet::new();
    for path in manifest.paths() {
        match remove_ours(output, path, &manifest)? {
            Removal::Removed => {
                cleaned.removed += 1;
                folders.extend(Path::new(path).parent().map(Path::to_path_buf));
            }
            Removal::Changed => cleaned.kept.push(path.to_owned()),
            Removal::Absent => {}
        }
    }
    let path = output.join(MANIFEST);
    fs::remove_file(&path).map_err(Error::io("remove", &path))?;
    remove_empty(output, folders);
    // Fails when something of somebody else is left, as it should.
    let _ = fs::remove_dir(output);
    Ok(Some(cleaned))
}

/// What became of a file that was to go.
pub enum Removal {
    /// It is gone.
    Removed,
    /// It is not what leidraad wrote, so it stayed.
    Changed,
    /// It was not there.
    Absent,
}

/// Removes `path` below `output` when it is an ordinary file that holds what leidraad wrote there.
pub fn remove_ours(output: &Path, path: &str, manifest: &Manifest) -> Result<Removal> {
    if !safe(path) || linked_folder(output, path).is_some() {
        return Ok(Removal::Changed);
    }
    let file = output.join(path);
    match file.symlink_metadata() {
        Err(_) => return Ok(Removal::Absent),
        Ok(found) if !found.is_file() => return Ok(Removal::Changed),
        Ok(_) => {}
    }
    let bytes = fs::read(&file).map_err(Error::io("read", &file))?;
    if !manifest.wrote(path, &bytes) {
        return Ok(Removal::Changed);
    }
    fs::remove_file(&file).map_err(Error::io("remove", &file))?;
    Ok(Removal::Removed)
}

/// A manifest is a file like any other: a path in it that leads elsewhere is not followed.
fn safe(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The first folder above `path`, below `output`, that is a link: what lies beyond is not ours.
pub fn linked_folder(output: &Path, path: &str) -> Option<PathBuf> {
    let mut folder = output.to_path_buf();
    let parents = path.rsplit_once('/').map_or("", |(parents, _)| parents);
    parents.split('/').filter(|part| !part.is_empty()).find_map(|part| {
        folder.push(part);
        folder.symlink_metadata().is_ok_and(|found| found.is_symlink()).then(|| folder.clone())
    })
}

/// Removes these folders (below `output`) and those above them, deepest first, as far as they are empty.
pub fn remove_empty(output: &Path, folders: BTreeSet<PathBuf>) {
    let mut all = BTreeSet::new();
    for folder in &folders {
        all.extend(folder.ancestors().filter(|above| !above.as_os_str().is_empty()).map(Path::to_path_buf));
    }
    // A folder sorts before what it contains.
    for folder in all.into_iter().rev() {
        let _ = fs::remove_dir(output.join(folder));
    }
}
