//! Tells that something changed in the site's folders. What changed is for the session to find out:
//! files, not events, say that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify_debouncer_full::notify::{
    Config, PollWatcher, RecommendedWatcher, RecursiveMode, Result, Watcher,
};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

/// After the first event, so long nothing must happen before we act.
const QUIET: Duration = Duration::from_millis(10);
/// And so long at most while things go on happening.
const PATIENCE: Duration = Duration::from_millis(100);
/// How often a polling watcher looks.
const POLL: Duration = Duration::from_secs(1);

/// Watches folders.
pub struct Watch {
    kind: Kind,
    root: PathBuf,
    watched: BTreeSet<PathBuf>,
    events: Receiver<DebounceEventResult>,
    sender: Sender<DebounceEventResult>,
}

enum Kind {
    Native(Debouncer<RecommendedWatcher, NoCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

fn debouncer<W: Watcher>(
    sender: Sender<DebounceEventResult>,
    config: Config,
) -> Result<Debouncer<W, NoCache>> {
    new_debouncer_opt(QUIET, None, sender, NoCache, config)
}

fn polling(sender: Sender<DebounceEventResult>) -> Result<Kind> {
    let config = Config::default().with_poll_interval(POLL);
    debouncer::<PollWatcher>(sender, config).map(Kind::Polling)
}

impl Watch {
    /// Starts; of `root` only its own files are watched, of other folders everything. When the system
    /// will not tell of changes, `note` hears so and the folders are looked at once a second.
    pub fn start(root: &Path, poll: bool, note: &mut impl FnMut(&str)) -> Result<Watch> {
        let (sender, events) = channel();
        let native = if poll { None } else { Some(debouncer(sender.clone(), Config::default())) };
        let kind = match native {
            Some(Ok(native)) => Kind::Native(native),
            Some(Err(error)) => {
                note(&fallback(&error.to_string()));
                polling(sender.clone())?
            }
            None => polling(sender.clone())?,
        };
        Ok(Watch { kind, root: root.to_path_buf(), watched: BTreeSet::new(), events, sender })
    }

    /// Watches these folders and no others; those that are not there yet are taken up when they come.
    pub fn follow(&mut self, folders: &[PathBuf], note: &mut impl FnMut(&str)) {
        let wanted: BTreeSet<PathBuf> = folders.iter().filter(|folder| folder.is_dir()).cloned().collect();
        for gone in self.watched.difference(&wanted).cloned().collect::<Vec<_>>() {
            self.drop_folder(&gone);
        }
        for new in wanted {
            if self.watched.contains(&new) {
                continue;
            }
            if let Err(error) = self.add(&new) {
                let native = matches!(self.kind, Kind::Native(_));
                // A folder that has just gone again is no reason to give up being told.
                if native && new.is_dir() {
                    note(&fallback(&error.to_string()));
                    if let Ok(kind) = polling(self.sender.clone()) {
                        self.kind = kind;
                        self.watched.clear();
                        return self.follow(folders, note);
                    }
                }
                continue;
            }
            self.watched.insert(new);
        }
    }

    /// Waits until something changed and it is quiet again. `false` when nobody will ever tell any more.
    pub fn wait(&mut self) -> bool {
        let mut relevant = false;
        while !relevant {
            let Ok(first) = self.events.recv() else { return false };
            relevant = self.take(&first);
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.events.recv_timeout(QUIET) {
                Ok(more) => drop(self.take(&more)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        true
    }

    /// Whether these events matter. A watched folder that went is forgotten, so that one of the same
    /// name is watched anew.
    fn take(&mut self, result: &DebounceEventResult) -> bool {
        let Ok(events) = result else { return true };
        let mut relevant = false;
        for event in events {
            if ignored(&event.kind) {
                continue;
            }
            relevant = true;
            if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
                for path in &event.paths {
                    if self.watched.contains(path) && *path != self.root {
                        self.drop_folder(path);
                    }
                }
            }
        }
        relevant
    }

    fn add(&mut self, folder: &Path) -> Result<()> {
        let mode = if folder == self.root { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        match &mut self.kind {
            Kind::Native(watcher) => watcher.watch(folder, mode),
            Kind::Polling(watcher) => watcher.watch(folder, mode),
        }
    }

    fn drop_folder(&mut self, folder: &Path) {
        // Fails when the folder is gone, and then there is nothing left to unwatch.
        let _ = match &mut self.kind {
            Kind::Native(watcher) => watcher.unwatch(folder),
            Kind::Polling(watcher) => watcher.unwatch(folder),
        };
        self.watched.remove(folder);
    }
}

/// Reading a file is no change; without this our own reading would set us off again.
fn ignored(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
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

    #[test]
    fn a_change_is_told_and_reading_is_not() {
        let place = tempfile::TempDir::new().unwrap();
        let root = place.path().canonicalize().unwrap();
        let content = root.join("content");
        fs::create_dir(&content).unwrap();
        fs::write(content.join("a.md"), "a").unwrap();
        let mut watch = Watch::start(&root, false, &mut |_| {}).unwrap();
        watch.follow(&[root.clone(), content.clone(), root.join("absent")], &mut |_| {});
        assert_eq!(watch.watched.len(), 2);
        fs::read(content.join("a.md")).unwrap();
        fs::read_dir(&content).unwrap().count();
        let quiet = watch.events.recv_timeout(Duration::from_millis(150));
        assert!(quiet.is_err() || !watch.take(&quiet.unwrap()), "reading told as a change");
        fs::write(content.join("a.md"), "b").unwrap();
        assert!(watch.wait());
        // A folder that is made anew under the same name is watched anew.
        fs::remove_dir_all(&content).unwrap();
        assert!(watch.wait());
        fs::create_dir(&content).unwrap();
        watch.follow(&[root.clone(), content.clone()], &mut |_| {});
        fs::write(content.join("b.md"), "b").unwrap();
        assert!(watch.wait());
    }
}
