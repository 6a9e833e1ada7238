//! The HTML being written, with its holes and running text, which move together.

use std::ops::Range;

use crate::parse::body::{Hole, HoleKind};

/// A piece of HTML with its holes.
#[derive(Default)]
pub struct Output {
    /// The HTML so far.
    pub html: String,
    /// Its holes.
    pub holes: Vec<Hole>,
    /// Where its running text stands.
    pub running: Vec<Range<u32>>,
    /// Whether running text may go on where it stopped: nothing came between.
    joined: bool,
}

impl Output {
    /// The byte at which the next one goes.
    pub fn at(&self) -> u32 {
        self.html.len() as u32
    }

    /// Leaves a hole here.
    pub fn hole(&mut self, kind: HoleKind) {
        self.joined = false;
        self.holes.push(Hole { at: self.at(), kind });
    }

    /// Starts a line, unless one has just begun.
    pub fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Takes back white space at the end, unless a hole stands behind it.
    pub fn trim_end(&mut self) {
        let held = self.holes.last().map_or(0, |hole| hole.at) as usize;
        let length = self.html.trim_end_matches([' ', '\n']).len().max(held);
        self.html.truncate(length.min(self.html.len()));
        if let Some(last) = self.running.last_mut() {
            last.end = last.end.min(length as u32);
        }
        self.running.pop_if(|last| last.start >= last.end);
        self.joined = false;
    }

    /// Marks the bytes from `start` to here as running text.
    pub fn ran(&mut self, start: u32) {
        let end = self.at();
        match self.running.last_mut() {
            Some(last) if self.joined && last.end == start => last.end = end,
            _ if start < end => self.running.push(start..end),
            _ => {}
        }
        self.joined = true;
    }

    /// Puts `text` at `place`, which is not inside running text; what stands behind it moves.
    pub fn insert(&mut self, place: u32, text: &str) {
        let length = text.len() as u32;
        self.html.insert_str(place as usize, text);
        for hole in self.holes.iter_mut().rev().take_while(|hole| hole.at >= place) {
            hole.at += length;
        }
        for range in self.running.iter_mut().rev().take_while(|range| range.start >= place) {
            *range = range.start + length..range.end + length;
        }
    }

    /// Takes back everything from byte `place` on, but the first `holes` holes.
    pub fn cut(&mut self, place: u32, holes: usize) {
        self.html.truncate(place as usize);
        self.holes.truncate(holes);
        while let Some(last) = self.running.last_mut() {
            if last.start >= place {
                self.running.pop();
            } else {
                last.end = last.end.min(place);
                break;
            }
        }
        self.joined = false;
    }

    /// Adds `other` behind this.
    pub fn append(&mut self, other: Output) {
        let base = self.at();
        self.joined = false;
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|hole| Hole { at: hole.at + base, kind: hole.kind }));
        self.running.extend(other.running.into_iter().map(|r| r.start + base..r.end + base));
    }
}
