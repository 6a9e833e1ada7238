//! One status line for work that takes long: only on a terminal, only after half a second.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::terminal::Terminal;

/// Shown while it lives; the line is wiped when it is dropped.
pub struct Progress {
    shared: Option<Arc<Shared>>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    doing: String,
    total: AtomicUsize,
    done: AtomicUsize,
    over: AtomicBool,
}

impl Progress {
    /// Starts; `total` 0 means that it is not known. Draws nothing when stderr is no terminal.
    pub fn start(terminal: &Terminal, doing: impl Into<String>, total: usize) -> Progress {
        if !terminal.lively() {
            return Progress { shared: None, thread: None };
        }
        let shared = Arc::new(Shared {
            doing: doing.into(),
            total: AtomicUsize::new(total),
            done: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        });
        let drawn = Arc::clone(&shared);
        let thread = thread::Builder::new().name("progress".into()).spawn(move || draw(&drawn)).ok();
        Progress { shared: Some(shared), thread }
    }

    /// There is more to do.
    pub fn more(&self, number: usize) {
        if let Some(shared) = &self.shared {
            shared.total.fetch_add(number, Ordering::Relaxed);
        }
    }

    /// One more is done.
    pub fn step(&self) {
        if let Some(shared) = &self.shared {
            shared.done.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn draw(shared: &Shared) {
    thread::park_timeout(Duration::from_millis(500));
    let mut drawn = false;
    while !shared.over.load(Ordering::Acquire) {
        let mut err = std::io::stderr().lock();
        let _ = match shared.total.load(Ordering::Relaxed) {
            0 => write!(err, "\r\x1b[K{} ...", shared.doing),
            total => write!(err, "\r\x1b[K{} {}/{total}", shared.doing, shared.done.load(Ordering::Relaxed)),
        };
        let _ = err.flush();
        drop(err);
        drawn = true;
        thread::park_timeout(Duration::from_millis(100));
    }
    if drawn {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(shared) = &self.shared {
            shared.over.store(true, Ordering::Release);
        }
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}
