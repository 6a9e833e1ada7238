//! Changes to the files that people edit: all of them or none. In go a site's root, new texts with what
//! the files said when they were read, and moves. Out comes a site in which everything was done, or, with
//! an error, nothing. Knows nothing of why a file changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::error::{Error, Result};
use crate::base::hash::ContentHash;
use crate::base::paths::SourcePath;

/// The mark of UTF-8 at a file's start; no text in this program has it.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What is to become of files.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    /// New texts by file, with the hash of the text that each must still have; `None` for a file that
    /// must not be there yet.
    pub texts: BTreeMap<SourcePath, (Option<ContentHash>, String)>,
    /// Files and folders that go elsewhere after their texts changed: (from, to).
    pub moves: Vec<(SourcePath, SourcePath)>,
}

/// Where a file stands after `moves`, of which each is (from, to); a folder goes with all that is in it.
pub fn moved(moves: &[(SourcePath, SourcePath)], path: &SourcePath) -> SourcePath {
    let there = moves.iter().find_map(|(from, to)| {
        let rest = path.as_str().strip_prefix(from.as_str())?;
        let whole = rest.is_empty() || rest.starts_with('/');
        whole.then(|| SourcePath::new(&format!("{to}{rest}")))
    });
    there.unwrap_or_else(|| path.clone())
}

/// Done so far, to be undone when the rest fails.
enum Done {
    Text { file: PathBuf, before: Option<Vec<u8>> },
    Move { from: PathBuf, to: PathBuf },
    Folder(PathBuf),
}

/// A new text that waits beside its file.
struct Waiting {
    file: PathBuf,
    part: tempfile::TempPath,
    before: Option<Vec<u8>>,
}

/// Does all of `patch` to the site at `root`, or nothing. A byte-order mark and a file's permissions
/// stay. An error names the file that changed since it was read, that stands in the way, that lies
/// outside the site, or that the machine refused.
pub fn apply(root: &Path, patch: &Patch) -> Result<()> {
    let root = root.canonicalize().map_err(Error::io("find", root))?;
    for (from, to) in &patch.moves {
        movable(&root, from, to)?;
    }
    // Everything that can fail for want of room or rights happens before the first file changes.
    let waiting: Vec<Waiting> =
        patch.texts.iter().map(|(path, new)| wait(&root, path, new)).collect::<Result<_>>()?;
    let mut done = Vec::new();
    let outcome = perform(&root, waiting, patch, &mut done);
    if outcome.is_err() {
        done.into_iter().rev().for_each(undo);
    }
    outcome
}

fn perform(root: &Path, waiting: Vec<Waiting>, patch: &Patch, done: &mut Vec<Done>) -> Result<()> {
    for Waiting { file, part, before } in waiting {
        part.persist(&file).map_err(|error| Error::io("write", &file)(error.error))?;
        done.push(Done::Text { file, before });
    }
    for (from, to) in &patch.moves {
        let (from, to) = (root.join(from.as_str()), root.join(to.as_str()));
        if let Some(folder) = to.parent() {
            make_folders(folder, done)?;
        }
        fs::rename(&from, &to).map_err(Error::io("move", &from))?;
        done.push(Done::Move { from, to });
    }
    for (from, _) in &patch.moves {
        let mut folder = root.join(from.as_str());
        // A folder that a page left behind empty says nothing; one with anything in it stays.
        while folder.pop() && folder != root && fs::remove_dir(&folder).is_ok() {}
    }
    Ok(())
}

fn make_folders(folder: &Path, done: &mut Vec<Done>) -> Result<()> {
    let missing: Vec<PathBuf> =
        folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect();
    for folder in missing.into_iter().rev() {
        fs::create_dir(&folder).map_err(Error::io("make the folder", &folder))?;
        done.push(Done::Folder(folder));
    }
    Ok(())
}

/// Goes as far back as the machine allows; what failed first is what a person hears.
fn undo(done: Done) {
    let _ = match done {
        Done::Text { file, before: Some(bytes) } => beside(&file, &bytes)
            .and_then(|part| part.persist(&file).map_err(|error| Error::io("write", &file)(error.error))),
        Done::Text { file, before: None } => fs::remove_file(&file).map_err(Error::io("remove", &file)),
        Done::Move { from, to } => fs::rename(&to, &from).map_err(Error::io("move", &to)),
        Done::Folder(folder) => fs::remove_dir(&folder).map_err(Error::io("remove", &folder)),
    };
}

fn wait(root: &Path, path: &SourcePath, (expected, text): &(Option<ContentHash>, String)) -> Result<Waiting> {
    let file = root.join(path.as_str());
    inside(root, &file, path)?;
    let Some(expected) = expected else {
        if file.symlink_metadata().is_ok() {
            return Err(Error::said(
                format!("{path} is er al; er is niets veranderd"),
                format!("{path} is there already; nothing was changed"),
            ));
        }
        return Ok(Waiting { part: beside(&file, text.as_bytes())?, file, before: None });
    };
    let bytes = fs::read(&file).map_err(Error::io("read", &file))?;
    let (bom, old) = match bytes.strip_prefix(BOM) {
        Some(rest) => (BOM, rest),
        None => (&[][..], &bytes[..]),
    };
    if ContentHash::of(old) != *expected {
        return Err(Error::said(
            format!("{path} is intussen veranderd; er is niets gedaan, probeer het opnieuw"),
            format!("{path} was changed while this ran; nothing was changed, run it again"),
        ));
    }
    let permissions = fs::metadata(&file).map_err(Error::io("read", &file))?.permissions();
    if permissions.readonly() {
        return Err(Error::said(
            format!("{path} mag niet worden geschreven (alleen lezen); er is niets veranderd"),
            format!("{path} may not be written; nothing was changed"),
        ));
    }
    let part = beside(&file, &[bom, text.as_bytes()].concat())?;
    fs::set_permissions(&part, permissions).map_err(Error::io("write", &file))?;
    Ok(Waiting { file, part, before: Some(bytes) })
}

/// Bytes in a file of their own next to `file`, gone again unless they take its place.
fn beside(file: &Path, bytes: &[u8]) -> Result<tempfile::TempPath> {
    use std::io::Write;
    let folder = file.parent().unwrap_or(file);
    let mut made = tempfile::Builder::new();
    let made = made.prefix(".leidraad-").suffix(".part").tempfile_in(folder);
    let mut part = made.map_err(Error::io("write in", folder))?;
    part.write_all(bytes).and_then(|()| part.flush()).map_err(Error::io("write", file))?;
    Ok(part.into_temp_path())
}

/// Refuses what a link leads out of the site, or to another file of it: a new text would take the
/// link's place.
fn inside(root: &Path, file: &Path, path: &SourcePath) -> Result<()> {
    let linked = file.symlink_metadata().is_ok_and(|found| found.is_symlink());
    let folder = file.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(root);
    let there = folder.canonicalize().map_err(Error::io("find", folder))?;
    if linked || !there.starts_with(root) {
        return Err(Error::said(
            format!(
                "{path} loopt via een symbolische link; verander het waar het echt staat. Er is niets veranderd"
            ),
            format!(
                "{path} is reached through a symbolic link; change it where it stands. Nothing was changed"
            ),
        ));
    }
    Ok(())
}

fn movable(root: &Path, from: &SourcePath, to: &SourcePath) -> Result<()> {
    let (old, new) = (root.join(from.as_str()), root.join(to.as_str()));
    inside(root, &old, from)?;
    inside(root, &new, to)?;
    old.symlink_metadata().map_err(Error::io("find", &old))?;
    if new.symlink_metadata().is_ok() {
        // On some file systems a name in other letters is the same file.
        let same = from.as_str().to_lowercase() == to.as_str().to_lowercase()
            && old.canonicalize().ok() == new.canonicalize().ok();
        if !same {
            return Err(Error::said(
                format!("{to} is er al; er is niets veranderd"),
                format!("{to} is there already; nothing was changed"),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Patch) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("a/b")).unwrap();
        fs::write(dir.path().join("a/x.md"), b"\xef\xbb\xbfold\r\n").unwrap();
        fs::write(dir.path().join("a/b/y.md"), "y").unwrap();
        let mut patch = Patch::default();
        let text = (Some(ContentHash::of(b"old\r\n")), "new\r\n".to_owned());
        patch.texts.insert(SourcePath::new("a/x.md"), text);
        patch.moves.push((SourcePath::new("a/b/y.md"), SourcePath::new("c/d/y.md")));
        (dir, patch)
    }

    fn all(root: &Path) -> Vec<(String, Vec<u8>)> {
        let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
        walk.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap_or_default()))
            .collect()
    }

    #[test]
    fn texts_change_files_move_and_empty_folders_go() {
        let (dir, patch) = site();
        apply(dir.path(), &patch).unwrap();
        assert_eq!(fs::read(dir.path().join("a/x.md")).unwrap(), b"\xef\xbb\xbfnew\r\n");
        assert_eq!(fs::read(dir.path().join("c/d/y.md")).unwrap(), b"y");
        assert!(!dir.path().join("a/b").exists());
    }

    #[test]
    fn what_fails_leaves_everything_as_it_was() {
        let wrong: [fn(&Path, &mut Patch); 5] = [
            |root, _| fs::write(root.join("a/x.md"), "another").unwrap(),
            |root, _| {
                fs::create_dir_all(root.join("c/d")).unwrap();
                fs::write(root.join("c/d/y.md"), "mine").unwrap();
            },
            // The second of two moves fails half way: a file stands where its folder must come.
            |root, patch| {
                fs::write(root.join("f"), "").unwrap();
                patch.moves.push((SourcePath::new("a/x.md"), SourcePath::new("f/x.md")));
            },
            |_, patch| patch.moves.push((SourcePath::new("a/none.md"), SourcePath::new("n.md"))),
            |_, patch| {
                patch.texts.insert(SourcePath::new("a/b/y.md"), (None, String::new()));
            },
        ];
        for change in wrong {
            let (dir, mut patch) = site();
            change(dir.path(), &mut patch);
            let before = all(dir.path());
            assert!(apply(dir.path(), &patch).is_err());
            assert_eq!(all(dir.path()), before);
        }
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (dir, patch) = site();
        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join("x.md"), "old\r\n").unwrap();
        fs::remove_file(dir.path().join("a/x.md")).unwrap();
        std::os::unix::fs::symlink(other.path().join("x.md"), dir.path().join("a/x.md")).unwrap();
        assert!(apply(dir.path(), &patch).is_err());
        assert_eq!(fs::read(other.path().join("x.md")).unwrap(), b"old\r\n");
    }
}
