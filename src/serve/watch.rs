//! Tells where something changed in the site's folders. What changed is for the session to find out:
//! files, not events, say that.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Result, Watcher};

use crate::discover::Changes;

/// After an event, so long nothing must happen before we act.
const QUIET: Duration = Duration::from_millis(10);
/// And so long at most while things go on happening.
const PATIENCE: Duration = Duration::from_millis(100);
/// How often is looked when nobody tells.
const POLL: Duration = Duration::from_secs(1);
/// After so long a folder that came is looked at once more: what was put in it before it was watched,
/// nobody tells.
const AGAIN: Duration = Duration::from_millis(250);

/// Watches folders.
///
/// Every path that an event names is kept until it is acted upon. A debouncer that joins events (a file
/// renamed and then removed becomes one removal) would lose some.
pub struct Watch {
    /// `None` when we look ourselves.
    native: Option<RecommendedWatcher>,
    /// Folders, and whether with all below them.
    watched: BTreeMap<PathBuf, bool>,
    told: Receiver<Told>,
    /// Keeps the channel open when nobody tells.
    _open: Sender<Told>,
    /// What is looked at once more, and when.
    again: Option<(Instant, Changes)>,
}

/// What the system tells.
enum Told {
    /// Something happened at these places. `moved` when they may stand for another folder now.
    At { places: Vec<PathBuf>, moved: bool },
    /// Something happened, and nobody knows where.
    Anywhere,
    /// It will tell no more.
    Full(String),
}

impl Watch {
    /// Starts. When the system will not tell of changes, `note` hears so and the folders are looked at
    /// once a second.
    pub fn start(poll: bool, note: &mut impl FnMut(&str)) -> Watch {
        let (sender, told) = channel();
        let native = match poll {
            true => None,
            false => native(sender.clone()).map_err(|error| note(&fallback(&error.to_string()))).ok(),
        };
        Watch { native, watched: BTreeMap::new(), told, _open: sender, again: None }
    }

    /// Whether the folders are looked at now and then, since nobody tells.
    pub fn polls(&self) -> bool {
        self.native.is_none()
    }

    /// Watches these folders and no others: `true` with all below them. Tells which are new: what
    /// happened in them before now, nobody told.
    pub fn follow(&mut self, folders: &[(PathBuf, bool)], note: &mut impl FnMut(&str)) -> Changes {
        let wanted: BTreeMap<PathBuf, bool> = folders.iter().cloned().collect();
        let other = |(folder, deep): &(&PathBuf, &bool)| wanted.get(*folder) != Some(*deep);
        for gone in self.watched.iter().filter(other).map(|(folder, _)| folder.clone()).collect::<Vec<_>>() {
            self.forget(&gone);
        }
        let mut new = Changes::default();
        for (folder, deep) in wanted {
            if self.watched.contains_key(&folder) {
                continue;
            }
            let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match self.native.as_mut().map(|native| native.watch(&folder, mode)) {
                None | Some(Ok(())) => {}
                // A folder that has just gone again is no reason to give up being told.
                Some(Err(_)) if !folder.is_dir() => continue,
                Some(Err(error)) => self.give_up(&error.to_string(), note),
            }
            new.at(folder.clone());
            self.watched.insert(folder, deep);
        }
        new
    }

    /// Asks for another look at these places in a while.
    pub fn again(&mut self, changes: Changes) {
        if !changes.is_empty() {
            let (_, waiting) = self.again.get_or_insert_with(|| (Instant::now() + AGAIN, Changes::default()));
            waiting.join(changes);
        }
    }

    /// Waits until something changed and it is quiet again, at most for `longest`. Says where it changed:
    /// nowhere when the time is up. `None` when nobody will ever tell any more.
    pub fn wait(&mut self, longest: Option<Duration>, note: &mut impl FnMut(&str)) -> Option<Changes> {
        let mut changes = Changes::default();
        let until =
            longest.into_iter().chain(self.polls().then_some(POLL)).min().map(|time| Instant::now() + time);
        loop {
            let due = self.again.as_ref().map(|(due, _)| *due);
            let told = match [until, due].into_iter().flatten().min() {
                Some(time) => self.told.recv_timeout(time.saturating_duration_since(Instant::now())),
                None => self.told.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match told {
                Ok(told) => {
                    self.take(told, &mut changes, note);
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Some((_, waiting)) = self.again.take_if(|(due, _)| *due <= Instant::now()) {
                return Some(waiting);
            }
            if until.is_some_and(|until| until <= Instant::now()) {
                return Some(if self.polls() { Changes::everything() } else { changes });
            }
        }
        let patience = Instant::now() + PATIENCE;
        while let Some(left) = patience.checked_duration_since(Instant::now()) {
            match self.told.recv_timeout(QUIET.min(left)) {
                Ok(more) => self.take(more, &mut changes, note),
                Err(_) => break,
            }
        }
        Some(changes)
    }

    fn take(&mut self, told: Told, changes: &mut Changes, note: &mut impl FnMut(&str)) {
        match told {
            Told::At { places, moved } => {
                for place in places {
                    // A watched folder that went is forgotten, so that one of the same name is watched anew.
                    if moved && self.watched.contains_key(&place) {
                        self.forget(&place);
                    }
                    changes.at(place);
                }
            }
            Told::Anywhere => {
                // Folders that came meanwhile are not watched: all are watched anew.
                for folder in self.watched.keys().cloned().collect::<Vec<_>>() {
                    self.forget(&folder);
                }
                changes.join(Changes::everything());
            }
            Told::Full(why) => {
                self.give_up(&why, note);
                changes.join(Changes::everything());
            }
        }
    }

    fn forget(&mut self, folder: &Path) {
        if let Some(native) = &mut self.native {
            // Fails when the folder is gone, and then there is nothing left to unwatch.
            let _ = native.unwatch(folder);
        }
        self.watched.remove(folder);
    }

    /// From now on we look ourselves.
    fn give_up(&mut self, why: &str, note: &mut impl FnMut(&str)) {
        if self.native.take().is_some() {
            note(&fallback(why));
        }
    }
}

fn native(sender: Sender<Told>) -> Result<RecommendedWatcher> {
    let tell = move |event: Result<Event>| {
        let told = match event {
            Ok(event) if event.need_rescan() => Told::Anywhere,
            Ok(event) if only_read(&event.kind) => return,
            Ok(event) => {
                let moved =
                    matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
                Told::At { places: event.paths, moved }
            }
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => Told::Full(error.to_string()),
            Err(_) => Told::Anywhere,
        };
        // Nobody hears when the preview is ending.
        let _ = sender.send(told);
    };
    // A link may lead out of the site, where nothing is ours to watch.
    RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))
}

/// Reading a file is no change; without this our own reading would set us off again.
fn only_read(kind: &EventKind) -> bool {
    !matches!(kind, EventKind::Access(AccessKind::Close(AccessMode::Write))) && kind.is_access()
}

fn fallback(why: &str) -> String {
    let limit = if why.contains("limit") || why.contains("No space") {
        " (raise fs.inotify.max_user_watches to be told at once)"
    } else {
        ""
    };
    format!("the system does not tell of changes here: {why}{limit}; looking once a second instead")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let place = tempfile::TempDir::new().unwrap();
        let root = place.path().canonicalize().unwrap();
        let content = root.join("content");
        fs::create_dir(&content).unwrap();
        fs::write(content.join("a.md"), "a").unwrap();
        (place, root, content)
    }

    fn wait(watch: &mut Watch) -> Changes {
        watch.wait(Some(Duration::from_secs(5)), &mut |_| {}).unwrap()
    }

    #[test]
    fn a_change_is_told_and_reading_is_not() {
        let (_place, root, content) = place();
        let mut watch = Watch::start(false, &mut |_| {});
        let folders = [(root.clone(), false), (content.clone(), true)];
        let new = watch.follow(&folders, &mut |_| {});
        assert!(!new.is_empty());
        assert!(watch.follow(&folders, &mut |_| {}).is_empty());
        fs::read(content.join("a.md")).unwrap();
        fs::read_dir(&content).unwrap().count();
        let quiet = watch.wait(Some(Duration::from_millis(150)), &mut |_| {}).unwrap();
        assert!(quiet.is_empty(), "reading told as a change: {quiet:?}");
        fs::write(content.join("a.md"), "b").unwrap();
        assert!(format!("{:?}", wait(&mut watch)).contains("a.md"));
        // A folder that is made anew under the same name is watched anew.
        fs::remove_dir_all(&content).unwrap();
        assert!(!wait(&mut watch).is_empty());
        fs::create_dir(&content).unwrap();
        assert!(!watch.follow(&folders, &mut |_| {}).is_empty());
        fs::write(content.join("b.md"), "b").unwrap();
        assert!(format!("{:?}", wait(&mut watch)).contains("b.md"));
    }

    #[test]
    fn when_the_queue_ran_over_everything_is_looked_at_and_watched_anew() {
        let (_place, _, content) = place();
        let mut watch = Watch::start(false, &mut |_| {});
        watch.follow(&[(content.clone(), true)], &mut |_| {});
        watch._open.send(Told::Anywhere).unwrap();
        assert_eq!(format!("{:?}", wait(&mut watch)), format!("{:?}", Changes::everything()));
        assert!(watch.watched.is_empty());
        watch.follow(&[(content.clone(), true)], &mut |_| {});
        fs::write(content.join("b.md"), "b").unwrap();
        assert!(format!("{:?}", wait(&mut watch)).contains("b.md"));
    }

    #[test]
    fn when_the_system_tells_no_more_we_say_so_and_look_ourselves() {
        let (_place, _, content) = place();
        let mut watch = Watch::start(false, &mut |_| {});
        watch.follow(&[(content, true)], &mut |_| {});
        watch._open.send(Told::Full("OS file watch limit reached.".into())).unwrap();
        let mut notes = Vec::new();
        let changes = watch.wait(None, &mut |text| notes.push(text.to_owned())).unwrap();
        assert_eq!(format!("{changes:?}"), format!("{:?}", Changes::everything()));
        assert!(watch.polls());
        assert!(notes.len() == 1 && notes[0].contains("max_user_watches"), "{notes:?}");
        let start = Instant::now();
        assert!(!watch.wait(None, &mut |_| {}).unwrap().is_empty());
        assert!(start.elapsed() >= POLL);
    }

    #[test]
    fn a_burst_is_gathered_and_a_folder_that_came_is_looked_at_once_more() {
        let (_place, _, content) = place();
        let mut watch = Watch::start(false, &mut |_| {});
        watch.follow(&[(content.clone(), true)], &mut |_| {});
        for number in 0..200 {
            fs::write(content.join(format!("{number}.md")), "x").unwrap();
        }
        let told = format!("{:?}", wait(&mut watch));
        assert!(told.contains("/0.md") && told.contains("/150.md"), "{told}");
        let mut fresh = Changes::default();
        fresh.at(content.join("new"));
        watch.again(fresh);
        assert!(format!("{:?}", wait(&mut watch)).contains("new"));
    }
}
