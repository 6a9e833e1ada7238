//! What was found on disk, kept from one reading to the next: a file is read again only when it is, or
//! may be, another version than the one that was read. Which files those are, the disk says; who tells
//! of changes only names the folders that are worth a look.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::files::{Asset, Files, LOCK_FILE, MODEL_FILE};
use super::read::{Read, Role, read};
use super::seen::File;
use super::single::Single;
use super::walk::{self, Entry, Listed};
use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::diag::Diagnostic;

/// Where something may have changed.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    everything: bool,
    places: BTreeSet<PathBuf>,
}

impl Changes {
    /// Anywhere: every folder is worth a look.
    pub fn everything() -> Changes {
        Changes { everything: true, places: BTreeSet::new() }
    }

    /// At `path`, be it a file or a folder, there now or not.
    pub fn at(&mut self, path: impl Into<PathBuf>) {
        self.places.insert(path.into());
    }

    /// Here, and where `other` says.
    pub fn join(&mut self, other: Changes) {
        self.everything |= other.everything;
        self.places.extend(other.places);
    }

    /// Whether nothing is worth a look.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.places.is_empty()
    }
}

/// The files of a site as they were last seen.
#[derive(Debug)]
pub struct Tree {
    root: PathBuf,
    /// What decides which folders count and what their files are for.
    shape: Option<Shape>,
    folders: BTreeMap<String, Folder>,
    model: Single,
    lock: Single,
}

#[derive(Clone, Debug, PartialEq)]
struct Shape {
    content: String,
    theme: String,
}

#[derive(Debug, Default)]
struct Folder {
    files: BTreeMap<SourcePath, File>,
    folders: BTreeSet<String>,
    /// Whether a file in it is a symbolic link.
    links: bool,
    found: Vec<Diagnostic>,
}

/// A folder that must be looked at.
struct Look {
    folder: String,
    /// Whether the folders in it must be looked at too, those that are known as well.
    deep: bool,
}

impl Tree {
    /// Nothing seen yet.
    pub fn new(root: &Path) -> Tree {
        Tree {
            root: root.to_path_buf(),
            shape: None,
            folders: BTreeMap::new(),
            model: Single::new(MODEL_FILE),
            lock: Single::new(LOCK_FILE),
        }
    }

    /// Forgets everything, so that every file is read again.
    pub fn forget(&mut self) {
        *self = Tree::new(&self.root);
    }

    /// Looks where `changes` says; everywhere the first time, and when the configuration names other
    /// folders. Tells whether anything is not as it was. `fresh` hears of folders that were not known.
    pub fn look(&mut self, config: &Config, changes: &Changes, fresh: &mut Changes) -> Result<bool> {
        let shape = Shape { content: config.content.clone(), theme: format!("themes/{}", config.theme) };
        let same = self.shape.as_ref() == Some(&shape);
        if !same {
            self.forget();
        }
        let everything = changes.everything || !same;
        let real_root = self.root.canonicalize().map_err(Error::io("read", &self.root))?;
        let tops = [&*shape.content, "data", "static", "strings", "templates", &*shape.theme];
        let named: BTreeSet<SourcePath> =
            changes.places.iter().filter_map(|place| relative(&self.root, place)).collect();
        // A name that we cannot place may stand for anything.
        let everything = everything || named.len() < changes.places.len();
        let mut looks = if everything { all(&tops) } else { self.places(&tops, &named) };
        let worth = |name| everything || named.contains(&SourcePath::new(name));
        let mut changed = worth(MODEL_FILE) && self.model.look(&self.root);
        changed |= worth(LOCK_FILE) && self.lock.look(&self.root);
        let mut candidates = Vec::new();
        let started = SystemTime::now();
        let mut done = BTreeSet::new();
        while !looks.is_empty() {
            let root = &self.root;
            let listed: Vec<(Look, Option<Listed>)> = looks
                .into_par_iter()
                .map(|look| {
                    let top = tops.iter().find(|top| is_in(&look.folder, top)).copied().unwrap_or_default();
                    let listed = walk::list(root, &real_root, top, &look.folder);
                    (look, listed)
                })
                .collect();
            looks = Vec::new();
            for (look, listed) in listed {
                if !done.insert(look.folder.clone()) {
                    continue;
                }
                match listed {
                    None => changed |= self.drop_folder(&look.folder),
                    Some(listed) => {
                        changed |= self.take(look, listed, &named, &mut candidates, &mut looks, fresh);
                    }
                }
            }
            looks.retain(|look| !done.contains(&look.folder));
        }
        changed |= self.read(candidates, &shape, started);
        self.shape = Some(shape);
        Ok(changed)
    }

    /// The folders to look at for the places that were named.
    fn places(&self, tops: &[&str], named: &BTreeSet<SourcePath>) -> Vec<Look> {
        let mut looks: BTreeMap<String, bool> = BTreeMap::new();
        for place in named {
            let path = place.as_str();
            // A folder that is above one of ours may have come or gone with all that is in it.
            for top in tops.iter().filter(|top| is_in(top, path)) {
                looks.insert((*top).to_owned(), true);
            }
            let Some(top) = tops.iter().find(|top| is_in(path, top)) else { continue };
            if self.folders.contains_key(path) {
                looks.insert(path.to_owned(), true);
            }
            // The nearest folder above it that is known shows what is new in it, and what went.
            let mut above = place.folder();
            while above.len() > top.len() && !self.folders.contains_key(above) {
                above = above.rsplit_once('/').map_or("", |(above, _)| above);
            }
            if above.len() >= top.len() {
                let unknown = !self.folders.contains_key(above);
                *looks.entry(above.to_owned()).or_insert(unknown) |= unknown;
            }
        }
        // A link is looked at whenever anything is: its target may stand where nobody watches.
        for (path, _) in self.folders.iter().filter(|(_, folder)| folder.links) {
            looks.entry(path.clone()).or_insert(false);
        }
        looks.into_iter().map(|(folder, deep)| Look { folder, deep }).collect()
    }

    /// Takes over what a folder holds now; files that may be another version become candidates.
    fn take(
        &mut self,
        look: Look,
        listed: Listed,
        named: &BTreeSet<SourcePath>,
        candidates: &mut Vec<Entry>,
        looks: &mut Vec<Look>,
        fresh: &mut Changes,
    ) -> bool {
        let below: BTreeSet<String> =
            listed.folders.into_iter().map(|name| format!("{}/{name}", look.folder)).collect();
        for path in below.iter().filter(|path| look.deep || !self.folders.contains_key(*path)) {
            looks.push(Look { folder: path.clone(), deep: true });
        }
        if !self.folders.contains_key(&look.folder) {
            fresh.at(self.root.join(&look.folder));
        }
        let folder = self.folders.entry(look.folder).or_default();
        let mut changed = folder.found != listed.found;
        folder.found = listed.found;
        folder.links = listed.files.iter().any(|entry| entry.target.is_some());
        let there: BTreeSet<&SourcePath> = listed.files.iter().map(|entry| &entry.path).collect();
        let before = folder.files.len();
        folder.files.retain(|path, _| there.contains(path));
        changed |= folder.files.len() != before;
        for entry in listed.files {
            let known = folder.files.get(&entry.path).is_some_and(|file| {
                file.stamp == entry.stamp
                    && file.stamp.is_sure(file.read_at)
                    && file.target.is_none()
                    && entry.target.is_none()
                    && !named.contains(&entry.path)
            });
            if !known {
                candidates.push(entry);
            }
        }
        let gone: Vec<String> = folder.folders.difference(&below).cloned().collect();
        folder.folders = below;
        for path in gone {
            changed |= self.drop_folder(&path);
        }
        changed
    }

    /// Forgets a folder that is gone, and those in it. Whether there was anything in it.
    fn drop_folder(&mut self, path: &str) -> bool {
        let below = format!("{path}/");
        let mut gone: Vec<String> = self
            .folders
            .range(below.clone()..)
            .map(|(name, _)| name)
            .take_while(|name| name.starts_with(&below))
            .cloned()
            .collect();
        gone.push(path.to_owned());
        let mut changed = false;
        for name in gone {
            changed |= self
                .folders
                .remove(&name)
                .is_some_and(|folder| !folder.files.is_empty() || !folder.found.is_empty());
        }
        changed
    }

    /// Reads these files, several at once. Whether any of them says something else than before.
    fn read(&mut self, candidates: Vec<Entry>, shape: &Shape, started: SystemTime) -> bool {
        let content = format!("{}/", shape.content);
        let read: Vec<(Entry, Option<Read>)> = candidates
            .into_par_iter()
            .map(|entry| {
                let read = read(&entry, Role::of(&entry.path, &content, &shape.theme));
                (entry, read)
            })
            .collect();
        let mut changed = false;
        for (entry, read) in read {
            let Some(folder) = self.folders.get_mut(entry.path.folder()) else { continue };
            let before = folder.files.remove(&entry.path);
            let file = File::of(&entry, started, read, before.as_ref());
            changed |= before.map(|file| file.says()) != file.as_ref().map(File::says);
            folder.files.extend(file.map(|file| (entry.path, file)));
        }
        changed
    }

    /// Everything that was read, in its fixed order.
    pub fn files(&self) -> Files {
        let mut files = Files::default();
        (files.model, files.model_unreadable) = self.model.text(&mut files.found);
        (files.lock, _) = self.lock.text(&mut files.found);
        let content = self.shape.as_ref().map(|shape| format!("{}/", shape.content)).unwrap_or_default();
        for folder in self.folders.values() {
            files.found.extend_from_slice(&folder.found);
            for (path, file) in &folder.files {
                match &file.read {
                    Read::Text(source, found) => {
                        files.found.extend_from_slice(found);
                        match source {
                            Some(source) if path.as_str().starts_with(&content) => {
                                files.pages.push(source.clone())
                            }
                            Some(source) => drop(files.texts.insert(path.clone(), source.clone())),
                            None => {}
                        }
                    }
                    Read::Asset(pixels) => {
                        let asset = Asset { file: file.on_disk.clone(), pixels: *pixels };
                        files.assets.insert(path.clone(), asset);
                    }
                    Read::Nothing => {}
                }
            }
        }
        // Folder by folder they stand in rows already.
        files.pages.sort_by(|a, b| a.path.cmp(&b.path));
        files.themes = walk::folders(&self.root.join("themes"));
        files
    }

    /// Folders outside the site's own where files stand that its links lead to.
    pub fn linked(&self) -> BTreeSet<PathBuf> {
        let folders = self.folders.values().filter(|folder| folder.links);
        let files = folders.flat_map(|folder| folder.files.values());
        files.filter_map(|file| file.target.as_ref()?.parent().map(Path::to_path_buf)).collect()
    }
}

fn all(tops: &[&str]) -> Vec<Look> {
    tops.iter().map(|top| Look { folder: (*top).to_owned(), deep: true }).collect()
}

fn relative(root: &Path, path: &Path) -> Option<SourcePath> {
    path.strip_prefix(root).ok()?.to_str().map(SourcePath::new)
}

/// Whether `path` is the folder `above` or stands below it.
fn is_in(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
