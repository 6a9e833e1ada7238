//! What is being shown: the last good snapshot, and what is wrong with a later one.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use crate::build::Snapshot;

/// One state of the preview. Immutable; a change makes a new one.
pub struct State {
    /// The last good reading of the site.
    pub snapshot: Snapshot,
    /// Why a later reading failed altogether.
    pub trouble: Option<String>,
}

/// The current state, shared by all requests.
pub struct Preview {
    state: RwLock<Arc<State>>,
    changes: watch::Sender<u64>,
}

impl Preview {
    /// Starts with a first reading.
    pub fn new(snapshot: Snapshot) -> Preview {
        let state = RwLock::new(Arc::new(State { snapshot, trouble: None }));
        Preview { state, changes: watch::Sender::new(0) }
    }

    /// The state as it is now; what is done with it is not disturbed by later changes.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A new reading takes the place of the old, which is given back: to let go of a large site takes a
    /// while.
    pub fn show(&self, snapshot: Snapshot) -> Arc<State> {
        self.swap(State { snapshot, trouble: None })
    }

    /// A reading failed: the last good one stays up.
    pub fn trouble(&self, text: String) {
        let snapshot = self.state().snapshot.clone();
        self.swap(State { snapshot, trouble: Some(text) });
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
