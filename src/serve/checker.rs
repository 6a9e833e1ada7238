//! Works out the findings of what is shown, beside the preview's own work: no page waits for them, and of
//! two readings that come shortly after each other only the last is checked.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::news::{News, Tell};
use super::preview::{Preview, State};
use crate::base::error::{Error, Result};
use crate::build::Snapshot;
use crate::diag::Diagnostic;

/// How long a reading waits before it is checked, so that the pages that browsers ask for are served first.
const SHORTEST: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_millis(150);

/// Hands readings to the thread that checks them.
pub struct Checker(Arc<Desk>);

#[derive(Default)]
struct Desk {
    job: Mutex<Option<Job>>,
    bell: Condvar,
}

struct Job {
    snapshot: Snapshot,
    time: Duration,
    /// Not before: the page that a browser asks for comes first.
    from: Instant,
    /// What was shown before, let go of here.
    before: Vec<Arc<State>>,
}

impl Checker {
    /// Starts the thread; `tell` hears of each reading once it is checked.
    pub fn start(preview: Arc<Preview>, tell: Tell) -> Result<Checker> {
        let desk = Arc::new(Desk::default());
        let mine = Arc::clone(&desk);
        // One thread of its own, so that the other core is free for the next edit.
        let start = |error: std::io::Error| Error::io("start", std::path::Path::new("checking"))(error);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .thread_name(|_| "checking".into())
            .build()
            .map_err(|error| start(std::io::Error::other(error)))?;
        std::thread::Builder::new()
            .name("checker".into())
            .spawn(move || {
                let mut known: Option<Vec<Diagnostic>> = None;
                loop {
                    let Job { snapshot, time, before, .. } = mine.take();
                    drop(before);
                    let findings = pool.install(|| snapshot.findings());
                    let changed = known.as_deref() != Some(findings);
                    if changed {
                        known = Some(findings.to_vec());
                    }
                    tell(News::Loaded { snapshot: &snapshot, time, changed });
                    preview.checked();
                }
            })
            .map_err(start)?;
        Ok(Checker(desk))
    }

    /// Has a reading checked, in the place of one that waits; `before` is let go of.
    pub fn check(&self, snapshot: Snapshot, time: Duration, before: Option<Arc<State>>) {
        let mut job = self.0.job.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<Arc<State>> = job.take().map(|waiting| waiting.before).unwrap_or_default();
        all.extend(before);
        // Browsers ask at once; on a large site one takes about as long to serve as a reading takes.
        let from = Instant::now() + (time * 2).clamp(SHORTEST, LONGEST);
        *job = Some(Job { snapshot, time, from, before: all });
        self.0.bell.notify_one();
    }
}

impl Desk {
    fn take(&self) -> Job {
        let mut job = self.job.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let wait = match &*job {
                Some(job) => job.from.saturating_duration_since(Instant::now()),
                None => Duration::MAX,
            };
            // One that came meanwhile is waited for afresh.
            job = match job.take() {
                Some(job) if wait.is_zero() => return job,
                None => self.bell.wait(job).unwrap_or_else(PoisonError::into_inner),
                waiting => {
                    *job = waiting;
                    self.bell.wait_timeout(job, wait).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}
