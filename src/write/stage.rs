//! The folder in which files wait until all of them are there: next to the output, on the same file
//! system, under a name that nobody else uses.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;

use super::manifest::MANIFEST;
use crate::base::error::{Error, Result};

/// In every stage, locked as long as its build lives. The first thing in it and the last to go, so that a
/// build killed at any moment leaves a stage that the next one knows for ours.
const MARKER: &str = ".leidraad-stage";

/// A stage that exists.
#[derive(Debug)]
pub struct Stage {
    path: PathBuf,
    marker: Option<File>,
}

impl Stage {
    /// Makes a stage for `output`: next to it, or inside when nothing may be made there.
    pub fn create(output: &Path) -> Result<Stage> {
        let beside = output.with_file_name(format!("{}{}", prefix(output), process::id()));
        let path = match fs::create_dir_all(output.parent().unwrap_or(output))
            .and_then(|()| fs::create_dir(&beside))
        {
            Ok(()) => beside,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(Error::said(
                    format!(
                        "{} wordt gebruikt door een andere build; wacht daarop, of verwijder die map",
                        beside.display()
                    ),
                    format!(
                        "{} is in use by another build; wait for it, or remove that folder",
                        beside.display()
                    ),
                ));
            }
            Err(error) if output.is_dir() => {
                let inside = output.join(format!(".leidraad.new-{}", process::id()));
                fs::create_dir(&inside).map_err(|_| Error::io("write", &beside)(error))?;
                inside
            }
            Err(error) => return Err(Error::io("write", &beside)(error)),
        };
        let marker = File::create(path.join(MARKER)).map_err(Error::io("write", &path))?;
        // A file system without locks costs only the cleaning up of stages of dead builds.
        let _ = marker.try_lock();
        Ok(Stage { path, marker: Some(marker) })
    }

    /// Where files wait.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Turns the whole stage into `output`, which must be absent.
    pub fn become_output(mut self, output: &Path) -> Result<()> {
        if cfg!(windows) {
            // There a folder with an open file in it cannot be renamed.
            drop(self.marker.take());
        }
        fs::rename(&self.path, output).map_err(Error::io("write", output))?;
        self.path = PathBuf::new();
        drop(self.marker.take());
        let _ = fs::remove_file(output.join(MARKER));
        Ok(())
    }
}

impl Drop for Stage {
    /// Removes the stage with what is still in it. What cannot be removed now is removed by a next build.
    fn drop(&mut self) {
        if self.path.as_os_str().is_empty() {
            return;
        }
        empty(&self.path);
        // The handle goes first: an open file cannot be removed on every system.
        drop(self.marker.take());
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Removes everything in a stage but its marker.
pub(super) fn empty(stage: &Path) {
    for entry in fs::read_dir(stage).into_iter().flatten().flatten() {
        let path = entry.path();
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_dir() => fs::remove_dir_all(&path),
            _ if entry.file_name() == MARKER => Ok(()),
            _ => fs::remove_file(&path),
        };
    }
}

/// What the name of a stage beside `output` starts with; a process id follows.
fn prefix(output: &Path) -> String {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.new-")
}

/// Removes the stages of builds that died: folders with exactly our name, and in them our marker that
/// no living process holds, or nothing. A marker left in `output` itself goes too.
pub fn remove_dead(output: &Path) {
    let beside = prefix(output);
    for (folder, prefix) in [(output.parent(), beside.as_str()), (Some(output), ".leidraad.new-")] {
        let Some(entries) = folder.and_then(|folder| fs::read_dir(folder).ok()) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let ours = name.to_str().and_then(|name| name.strip_prefix(prefix)).is_some_and(|id| {
                !id.is_empty() && id.len() <= 10 && id.bytes().all(|byte| byte.is_ascii_digit())
            });
            // The type of the entry itself: a link of that name is not followed.
            if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && dead(&entry.path()) {
                empty(&entry.path());
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
    // Of a build that was killed just after its stage had become the output.
    if output.join(MANIFEST).is_file() && abandoned(output) == Some(true) {
        let _ = fs::remove_file(output.join(MARKER));
    }
}

/// Whether no living process holds the marker in `folder`. `None` when there is none.
fn abandoned(folder: &Path) -> Option<bool> {
    let path = folder.join(MARKER);
    if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return None;
    }
    let marker = File::options().write(true).open(path).ok()?;
    Some(!matches!(marker.try_lock(), Err(TryLockError::WouldBlock)))
}

fn dead(stage: &Path) -> bool {
    let nothing = || fs::read_dir(stage).is_ok_and(|mut entries| entries.next().is_none());
    abandoned(stage).unwrap_or_else(nothing)
}
