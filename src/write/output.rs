//! An output folder being written: files are staged as they come, and put in place at the end.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::clean::{Removal, linked_folder, remove_empty, remove_ours};
use super::manifest::{MANIFEST, Manifest, stamp};
use super::refuse;
use super::stage::{self, Stage};
use crate::base::error::{Error, Result};
use crate::base::paths::{OutputPath, UrlPath};

/// What the command line allows beyond the ordinary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Permit {
    /// Replace files of somebody else that stand in our way; nothing else of theirs is touched.
    pub force: bool,
    /// The output may be a symbolic link: its path was given on the command line.
    pub link: bool,
}

/// An output folder that a build writes to. Dropped before `finish`, it leaves the folder as it was.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// Invariant: `None` exactly when the folder was absent, and then all goes into the stage.
    old: Option<Manifest>,
    permit: Permit,
    stage: OnceLock<Stage>,
    making: Mutex<()>,
    /// Folders in the stage that are there.
    made: Mutex<HashSet<String>>,
    entries: Mutex<BTreeMap<String, (Written, String)>>,
}

/// What `put` found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// There was no such file.
    Created,
    /// There was one with other content.
    Changed,
    /// It was there, byte for byte; it is not touched.
    Same,
}

/// What `finish` did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// New.
    pub created: usize,
    /// Replaced.
    pub changed: usize,
    /// Left alone, being the same.
    pub same: usize,
    /// Removed, being ours and no longer part of the site.
    pub removed: usize,
}

impl Output {
    /// Opens an output folder that is absent, empty, or ours by its manifest. `protect` names folders
    /// and files of the site that it may not be, contain or lie in. Stages of dead builds are removed.
    pub fn open(path: &Path, protect: &[PathBuf], permit: Permit) -> Result<Output> {
        if path.symlink_metadata().is_ok_and(|found| found.is_symlink()) && !permit.link {
            return Err(Error::said(
                format!(
                    "de uitvoermap {} is een symbolische link; geef hem met --output-dir op om hem te volgen",
                    path.display()
                ),
                format!(
                    "the output folder {} is a symbolic link; give it with --output-dir to follow it",
                    path.display()
                ),
            ));
        }
        let folder = refuse::resolve(path)?;
        refuse::check(&folder, protect)?;
        stage::remove_dead(&folder);
        let old = match fs::read_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(_) if folder.is_file() => {
                return Err(Error::said(
                    format!(
                        "de uitvoermap {} is een bestand; verplaats het, of kies een andere map met --output-dir",
                        path.display()
                    ),
                    format!(
                        "the output folder {} is a file; move it away or choose another folder with --output-dir",
                        path.display()
                    ),
                ));
            }
            Err(error) => return Err(Error::io("read", &folder)(error)),
            Ok(entries) => match Manifest::read(&folder)? {
                Some(manifest) => Some(manifest),
                None => {
                    let mut names: Vec<String> = entries
                        .flatten()
                        .map(|entry| entry.file_name().to_string_lossy().into_owned())
                        .collect();
                    names.sort();
                    if !names.is_empty() && !permit.force {
                        return Err(foreign(path, &names));
                    }
                    Some(Manifest::new(BTreeMap::new()))
                }
            },
        };
        Ok(Output {
            folder,
            old,
            permit,
            stage: OnceLock::new(),
            making: Mutex::new(()),
            made: Mutex::default(),
            entries: Mutex::default(),
        })
    }

    /// Takes one file of the site. Safe to call from many threads.
    pub fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Written> {
        let written = self.compare(path, bytes);
        if written != Written::Same {
            let file = self.stage()?.path().join(path.as_str());
            let below = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
            if let Some(folder) = file.parent().filter(|_| !guard(&self.made).contains(below)) {
                fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
                guard(&self.made).insert(below.to_owned());
            }
            fs::write(&file, bytes).map_err(Error::io("write", &file))?;
        }
        guard(&self.entries).insert(path.as_str().to_owned(), (written, stamp(bytes)));
        Ok(written)
    }

    /// Puts all files in place, removes those of ours that are no longer part of the site, and writes
    /// the manifest last.
    pub fn finish(mut self) -> Result<Summary> {
        let entries = std::mem::take(&mut *guard(&self.entries));
        let mut summary = Summary::default();
        for (written, _) in entries.values() {
            match written {
                Written::Created => summary.created += 1,
                Written::Changed => summary.changed += 1,
                Written::Same => summary.same += 1,
            }
        }
        let hashes = entries.iter().map(|(path, (_, hash))| (path.clone(), hash.clone())).collect();
        let new = Manifest::new(hashes);
        let Some(old) = self.old.take() else {
            let path = self.stage()?.path().join(MANIFEST);
            fs::write(&path, new.text()).map_err(Error::io("write", &path))?;
            if let Some(stage) = self.stage.take() {
                stage.become_output(&self.folder)?;
            }
            return Ok(summary);
        };
        let staged: Vec<&str> =
            entries.iter().filter(|(_, (w, _))| *w != Written::Same).map(|(path, _)| path.as_str()).collect();
        let obstacles = self.obstacles(&staged, &old, &new)?;
        let stale: Vec<&str> =
            old.paths().into_iter().filter(|path| !new.files.contains_key(*path)).collect();
        if staged.is_empty() && stale.is_empty() && old == new && self.folder.join(MANIFEST).is_file() {
            return Ok(summary);
        }
        // A build that is killed from here on leaves a manifest that knows both what was there and
        // what came, so that the next build takes neither for somebody else's.
        let mut both = old.clone();
        both.pending = new.files.clone();
        both.write(&self.folder)?;
        for obstacle in obstacles {
            obstacle.clear(&self.folder, &old)?;
        }
        for path in staged {
            self.place(path)?;
        }
        summary.removed = self.remove_stale(&stale, &old, &new)?;
        new.write(&self.folder)?;
        Ok(summary)
    }

    /// Leaves the output as it was and removes the stage.
    pub fn abandon(self) {
        drop(self);
    }

    fn compare(&self, path: &OutputPath, bytes: &[u8]) -> Written {
        if self.old.is_none() {
            return Written::Created;
        }
        let file = self.folder.join(path.as_str());
        match file.symlink_metadata() {
            Err(_) => Written::Created,
            Ok(found) if !found.is_file() || found.len() != bytes.len() as u64 => Written::Changed,
            Ok(_) if fs::read(&file).is_ok_and(|there| there == bytes) => Written::Same,
            Ok(_) => Written::Changed,
        }
    }

    /// The stage, made when the first file needs it: a build that changes nothing makes none.
    fn stage(&self) -> Result<&Stage> {
        let _one_at_a_time = guard(&self.making);
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        let stage = Stage::create(&self.folder)?;
        Ok(self.stage.get_or_init(|| stage))
    }

    /// What stands where staged files must go and may be cleared. An error names what may not.
    fn obstacles(&self, staged: &[&str], old: &Manifest, new: &Manifest) -> Result<Vec<Obstacle>> {
        let mut found = BTreeMap::new();
        let mut foreign = BTreeSet::new();
        for path in staged {
            if let Some(link) = linked_folder(&self.folder, path) {
                let name = below(&self.folder, &link);
                found.insert(name.clone(), Obstacle::Alien(name.clone()));
                foreign.insert(name);
                continue;
            }
            for (at, _) in path.match_indices('/') {
                let parent = &path[..at];
                if self.folder.join(parent).is_file() {
                    let stale = old.knows(parent) && !new.files.contains_key(parent);
                    if !stale {
                        foreign.insert(parent.to_owned());
                    }
                    found.insert(parent.to_owned(), Obstacle::Alien(parent.to_owned()));
                }
            }
            let Ok(there) = self.folder.join(path).symlink_metadata() else { continue };
            if there.is_dir() {
                let inside: Vec<String> = files_below(&self.folder, path)?;
                if let Some(other) = inside.iter().find(|p| !old.knows(p) || new.files.contains_key(*p)) {
                    return Err(Error::said(
                        format!(
                            "{} moet een bestand worden, maar in die map staat {other}, en dat is niet van leidraad; verplaats het",
                            self.folder.join(path).display()
                        ),
                        format!(
                            "{} must become a file, but that folder holds {other}, which is not leidraad's; move it",
                            self.folder.join(path).display()
                        ),
                    ));
                }
                found.insert((*path).to_owned(), Obstacle::OurFolder((*path).to_owned(), inside));
            } else if !old.knows(path) {
                foreign.insert((*path).to_owned());
            }
        }
        if !foreign.is_empty() && !self.permit.force {
            let names: Vec<String> = foreign.into_iter().collect();
            return Err(self::foreign(&self.folder, &names));
        }
        Ok(found.into_values().collect())
    }

    /// Moves one staged file to its place.
    fn place(&self, path: &str) -> Result<()> {
        let target = self.folder.join(path);
        let staged = self.stage()?.path().join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
        }
        match fs::rename(&staged, &target) {
            // The output is a mount point: the copy waits inside it.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                let inside = self.folder.join(format!("{MANIFEST}.part"));
                fs::copy(&staged, &inside).map_err(Error::io("write", &inside))?;
                fs::rename(&inside, &target).map_err(Error::io("write", &target))
            }
            result => result.map_err(Error::io("write", &target)),
        }
    }

    fn remove_stale(&self, stale: &[&str], old: &Manifest, new: &Manifest) -> Result<usize> {
        let mut alike: HashMap<UrlPath, Vec<&str>> = HashMap::new();
        for path in new.files.keys() {
            alike.entry(UrlPath::new(path).collision_key()).or_default().push(path);
        }
        let mut removed = 0;
        let mut folders = BTreeSet::new();
        for path in stale {
            // Where case or Unicode form does not count, the old name may be the new file.
            let twins = alike.get(&UrlPath::new(path).collision_key());
            let here = self.folder.join(path).canonicalize().ok();
            let same = |twin: &&str| self.folder.join(twin).canonicalize().ok() == here;
            if here.is_some() && twins.is_some_and(|twins| twins.iter().any(same)) {
                continue;
            }
            if let Removal::Removed = remove_ours(&self.folder, path, old)? {
                removed += 1;
                folders.extend(Path::new(path).parent().map(Path::to_path_buf));
            }
        }
        remove_empty(&self.folder, folders);
        Ok(removed)
    }
}

/// Something in the way of a file that is to come.
enum Obstacle {
    /// A file or a link where a folder must come.
    Alien(String),
    /// A folder of ours where a file must come, with the files in it.
    OurFolder(String, Vec<String>),
}

impl Obstacle {
    fn clear(&self, output: &Path, old: &Manifest) -> Result<()> {
        match self {
            Obstacle::Alien(path) => {
                let path = output.join(path);
                fs::remove_file(&path).or_else(|_| fs::remove_dir(&path)).map_err(Error::io("replace", &path))
            }
            Obstacle::OurFolder(folder, files) => {
                let mut folders = BTreeSet::from([PathBuf::from(folder)]);
                for file in files {
                    remove_ours(output, file, old)?;
                    folders.extend(Path::new(file).parent().map(Path::to_path_buf));
                }
                remove_empty(output, folders);
                Ok(())
            }
        }
    }
}

/// Every file below `folder`/`path`, relative to `folder`, with `/`.
fn files_below(folder: &Path, path: &str) -> Result<Vec<String>> {
    let start = folder.join(path);
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&start).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::io("read", &start)(error.into()))?;
        if !entry.file_type().is_dir() {
            files.push(below(folder, entry.path()));
        }
    }
    Ok(files)
}

fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn foreign(folder: &Path, names: &[String]) -> Error {
    let shown = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if names.len() > 3 { format!(" and {} more", names.len() - 3) } else { String::new() };
    let more_nl = if names.len() > 3 { format!(" en nog {}", names.len() - 3) } else { String::new() };
    Error::said(
        format!(
            "in {} staan bestanden die leidraad niet heeft geschreven ({shown}{more_nl}); verplaats ze, kies een \
             andere map met --output-dir, of bouw met --force om alleen te vervangen wat in de weg staat",
            folder.display()
        ),
        format!(
            "{} holds files that leidraad did not write ({shown}{more}); move them, choose another folder with \
             --output-dir, or build with --force to replace only those that stand in the way",
            folder.display()
        ),
    )
}

/// A panic in another thread leaves these values whole: nothing panics while holding them.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
