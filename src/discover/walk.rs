//! One folder as it is on disk now. Leaves out what is hidden or an editor's leftovers, and follows no
//! link out of the site.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

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
    /// Where a symbolic link leads.
    pub target: Option<PathBuf>,
    /// By what it is told from another version of itself, without reading it.
    pub stamp: Stamp,
}

/// What the system says of a file without reading it. Two that are equal are one version, unless it was
/// written while it was being read or just before; see `Stamp::is_sure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Change of the inode and its number, where the system has these: nobody can set them back.
    inode: Option<(i64, i64, u64, u64)>,
}

/// Times on disk are this coarse at worst (two seconds on FAT); a file that is younger when it is read
/// may be written again within the same tick.
const COARSE: std::time::Duration = std::time::Duration::from_millis(2500);

impl Stamp {
    fn of(meta: &std::fs::Metadata) -> Stamp {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt;
            Some((meta.ctime(), meta.ctime_nsec(), meta.ino(), meta.dev()))
        };
        #[cfg(not(unix))]
        let inode = None;
        Stamp { bytes: meta.len(), modified: meta.modified().ok(), inode }
    }

    /// How many bytes the file has.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether a file that has this stamp still is what was read at `read`.
    pub fn is_sure(&self, read: SystemTime) -> bool {
        let old = |time: SystemTime| time.checked_add(COARSE).is_some_and(|time| time < read);
        #[cfg(unix)]
        let changed = self.inode.and_then(|(seconds, ..)| {
            let seconds = u64::try_from(seconds).ok()?;
            SystemTime::UNIX_EPOCH.checked_add(std::time::Duration::from_secs(seconds + 1))
        });
        #[cfg(not(unix))]
        let changed = self.modified;
        self.modified.is_some_and(old) && changed.is_some_and(old)
    }
}

/// What stands in one folder.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Its files.
    pub files: Vec<Entry>,
    /// The names of its folders.
    pub folders: Vec<String>,
    /// What is neither.
    pub found: Vec<Diagnostic>,
}

/// Lists `folder`, a path below the site's root, which is `real_root` with its links resolved. `None`
/// when there is no such folder. Of the way down only `top`, one of the site's own folders, may be a
/// link, and only to a folder of the site.
pub(super) fn list(root: &Path, real_root: &Path, top: &str, folder: &str) -> Option<Listed> {
    let mut listed = Listed::default();
    if std::fs::symlink_metadata(root.join(top)).ok()?.is_symlink()
        && !root.join(top).canonicalize().ok()?.starts_with(real_root)
    {
        listed.found.push(at(SourcePath::new(top), "link-outside"));
        return Some(listed);
    }
    let ends = folder.match_indices('/').map(|(slash, _)| slash).chain([folder.len()]);
    for end in ends.filter(|end| *end > top.len()) {
        if !std::fs::symlink_metadata(root.join(&folder[..end])).ok()?.is_dir() {
            return None;
        }
    }
    let unreadable = |error: std::io::Error| {
        let path = SourcePath::new(folder);
        at(path, "unreadable").arg("message", error)
    };
    let read = match std::fs::read_dir(root.join(folder)) {
        Ok(read) => read,
        Err(error)
            if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) =>
        {
            return None;
        }
        Err(error) => {
            listed.found.push(unreadable(error));
            return Some(listed);
        }
    };
    for entry in read {
        match entry {
            Ok(entry) => add(&entry, real_root, folder, &mut listed),
            Err(error) => listed.found.push(unreadable(error)),
        }
    }
    Some(listed)
}

fn add(entry: &std::fs::DirEntry, real_root: &Path, folder: &str, listed: &mut Listed) {
    let name = entry.file_name();
    let lossy = name.to_string_lossy();
    if hidden(&lossy) {
        return;
    }
    let path = SourcePath::new(&format!("{folder}/{lossy}"));
    let Some(name) = name.to_str() else {
        listed.found.push(at(path, "name"));
        return;
    };
    // What is gone between listing and looking was never there.
    let Ok(kind) = entry.file_type() else { return };
    if kind.is_dir() {
        listed.folders.push(name.to_owned());
        return;
    }
    let file = entry.path();
    let mut target = None;
    let meta = if kind.is_symlink() {
        match link(&file, real_root) {
            Ok(real) => target = Some(real),
            Err(form) => {
                listed.found.push(at(path, form));
                return;
            }
        }
        std::fs::metadata(&file)
    } else if kind.is_file() {
        entry.metadata()
    } else {
        listed.found.push(at(path, "special"));
        return;
    };
    if let Ok(meta) = meta {
        listed.files.push(Entry { path, file, target, stamp: Stamp::of(&meta) });
    }
}

/// Where a link leads, when that is a file of the site. An error is the form of the finding.
fn link(file: &Path, real_root: &Path) -> Result<PathBuf, &'static str> {
    let Ok(target) = file.canonicalize() else { return Err("link-dangling") };
    let Ok(inside) = target.strip_prefix(real_root) else { return Err("link-outside") };
    let secret = inside.components().any(|part| hidden(&part.as_os_str().to_string_lossy()));
    match secret {
        true => Err("link-hidden"),
        false if !target.is_file() => Err("link-folder"),
        false => Ok(target),
    }
}

/// A file in the site's root by its name; `None` when it is not there. An error is a finding about it.
pub(super) fn single(root: &Path, name: &str) -> Result<Option<Entry>, Box<Diagnostic>> {
    let file = root.join(name);
    let path = SourcePath::new(name);
    match std::fs::metadata(&file) {
        Ok(meta) if meta.is_file() => Ok(Some(Entry { path, file, target: None, stamp: Stamp::of(&meta) })),
        _ if file.symlink_metadata().is_ok() => Err(Box::new(at(path, "special"))),
        _ => Ok(None),
    }
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

/// Whether a name is hidden, or that of an editor's leftovers.
pub(super) fn hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with('#')
        || name == "4913"
        || name.ends_with(".swp")
}

/// A finding about a file as such.
pub(super) fn at(path: SourcePath, form: &str) -> Diagnostic {
    Diagnostic::new(&NOT_A_FILE, Source::new(path, "").span(0..0)).form(form)
}
