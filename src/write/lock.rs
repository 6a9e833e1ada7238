//! One build of a site at a time.

use std::fs::{self, File, TryLockError};
use std::path::Path;

/// Held while a command writes; the system frees it when the process ends, however it ends.
#[derive(Debug)]
pub struct SiteLock {
    _file: Option<File>,
}

impl SiteLock {
    /// Takes the lock `.leidraad/lock` of the site at `root`; calls `waiting` once when another process
    /// has it. Where locks are not possible (a read-only or odd file system) it goes on without.
    pub fn acquire(root: &Path, waiting: impl FnOnce()) -> SiteLock {
        let folder = root.join(".leidraad");
        let file = fs::create_dir_all(&folder).and_then(|()| {
            File::options().create(true).truncate(false).write(true).open(folder.join("lock"))
        });
        let Ok(file) = file else { return SiteLock { _file: None } };
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        SiteLock { _file: locked.then_some(file) }
    }
}
