//! How long the stages of a reading take, for people who ask.

use std::time::{Duration, Instant};

/// Measures one lap after the other.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts the first lap.
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// The time since the last lap; the next begins.
    pub fn lap(&mut self) -> Duration {
        std::mem::replace(&mut self.0, Instant::now()).elapsed()
    }
}
