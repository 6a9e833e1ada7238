//! The files below a folder, in a fixed order. Leaves out what is hidden or an editor's leftovers, and
//! follows no link out of the site.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::diag::codes::files::NOT_A_FILE;

/// A file of the site.
#[derive(Debug)]
pub(super) struct Entry {
    /// Relative to the site's root.
    pub path: SourcePath,
    /// On this machine.
    pub file: PathBuf,
}

/// Adds the files below `folder`, which may be absent.
pub(super) fn walk(
    root: &Path,
    folder: &str,
    entries: &mut Vec<Entry>,
    found: &mut Vec<Diagnostic>,
) -> Result<()> {
    let start = root.join(folder);
    if !start.is_dir() {
        return Ok(());
    }
    let real_root = root.canonicalize().map_err(Error::io("read", root))?;
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !hidden(&entry.file_name().to_string_lossy());
    for entry in WalkDir::new(&start).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error
                    .path()
                    .and_then(|path| relative(root, path))
                    .unwrap_or_else(|| SourcePath::new(folder));
                let message = error.io_error().map_or_else(|| "?".into(), ToString::to_string);
                found.push(at(path, "unreadable").arg("message", message));
                continue;
            }
        };
        let Some(path) = relative(root, entry.path()) else {
            let lossy =
                SourcePath::new(&entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy());
            found.push(at(lossy, "name"));
            continue;
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        if kind.is_symlink() {
            let target = entry.path().canonicalize();
            match target {
                Ok(target) if target.starts_with(&real_root) => {
                    let inside = target.strip_prefix(&real_root).unwrap_or(&target);
                    let secret = inside.components().any(|part| hidden(&part.as_os_str().to_string_lossy()));
                    if secret || !target.is_file() {
                        found.push(at(path, if secret { "link-hidden" } else { "link-folder" }));
                        continue;
                    }
                }
                Ok(_) => {
                    found.push(at(path, "link-outside"));
                    continue;
                }
                Err(_) => {
                    found.push(at(path, "link-dangling"));
                    continue;
                }
            }
        } else if !kind.is_file() {
            found.push(at(path, "special"));
            continue;
        }
        entries.push(Entry { path, file: entry.into_path() });
    }
    Ok(())
}

/// The names of the folders directly below `folder`, in order.
pub(super) fn folders(folder: &Path) -> Vec<String> {
    let Ok(read) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = read
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !hidden(name))
        .collect();
    names.sort();
    names
}

fn hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with('#')
        || name == "4913"
        || name.ends_with(".swp")
}

fn relative(root: &Path, path: &Path) -> Option<SourcePath> {
    path.strip_prefix(root).ok()?.to_str().map(SourcePath::new)
}

/// A finding about a file as such.
pub(super) fn at(path: SourcePath, form: &str) -> Diagnostic {
    Diagnostic::new(&NOT_A_FILE, Source::new(path, "").span(0..0)).form(form)
}
