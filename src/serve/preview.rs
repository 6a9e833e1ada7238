//! What is being shown: the last good snapshot, and what is wrong with a later one.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::watch;

use crate::base::error::Result;
use crate::base::paths::UrlPath;
use crate::build::{Rendered, Snapshot};

/// One state of the preview. Immutable; a change makes a new one.
pub struct State {
    /// The last good reading of the site.
    pub snapshot: Snapshot,
    /// Why a later reading failed altogether.
    pub trouble: Option<String>,
    /// Pages that were asked for: who hears that a page changed asks for it at once.
    made: Mutex<Vec<(UrlPath, Arc<Rendered>)>>,
}

/// So many pages are kept.
const KEPT: usize = 16;
/// And none of more bytes.
const LARGE: usize = 1 << 20;

impl State {
    fn new(snapshot: Snapshot, trouble: Option<String>) -> State {
        State { snapshot, trouble, made: Mutex::default() }
    }

    /// What stands at an address; see `Snapshot::render`.
    pub fn render(&self, url: &UrlPath) -> Result<Option<Arc<Rendered>>> {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kept)) = made().iter().find(|(known, _)| known == url) {
            return Ok(Some(Arc::clone(kept)));
        }
        let Some(rendered) = self.snapshot.render(url)?.map(Arc::new) else { return Ok(None) };
        // A file may be another one by the next time.
        let page = self.snapshot.site().routes().get(url).is_some_and(|route| !route.is_file());
        if page && rendered.bytes.len() <= LARGE {
            let mut made = made();
            if made.len() == KEPT {
                made.remove(0);
            }
            made.push((url.clone(), Arc::clone(&rendered)));
        }
        Ok(Some(rendered))
    }
}

/// The current state, shared by all requests.
pub struct Preview {
    state: RwLock<Arc<State>>,
    changes: watch::Sender<u64>,
}

impl Preview {
    /// Starts with a first reading.
    pub fn new(snapshot: Snapshot) -> Preview {
        let state = RwLock::new(Arc::new(State::new(snapshot, None)));
        Preview { state, changes: watch::Sender::new(0) }
    }

    /// The state as it is now; what is done with it is not disturbed by later changes.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A new reading takes the place of the old, which is given back: to let go of a large site takes a
    /// while.
    pub fn show(&self, snapshot: Snapshot) -> Arc<State> {
        self.swap(State::new(snapshot, None))
    }

    /// A reading failed: the last good one stays up.
    pub fn trouble(&self, text: String) {
        let snapshot = self.state().snapshot.clone();
        self.swap(State::new(snapshot, Some(text)));
    }

    /// The findings of what is shown are known now.
    pub fn checked(&self) {
        self.changes.send_modify(|number| *number += 1);
    }

    /// Tells of every change, and of findings that became known.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    fn swap(&self, state: State) -> Arc<State> {
        let new = Arc::new(state);
        let old = {
            let mut shown = self.state.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *shown, new)
        };
        self.changes.send_modify(|number| *number += 1);
        old
    }
}
