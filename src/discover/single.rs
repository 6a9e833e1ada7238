//! One file at the site's root that has its name from us: `model.yaml`, `urls.lock`. Kept from one reading
//! to the next as the files of folders are.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::read::{Read, Role, read};
use super::seen::File;
use super::walk;
use crate::base::source::Source;
use crate::diag::{Diagnostic, Severity};

/// A file of a fixed name, there or not.
#[derive(Debug)]
pub(super) struct Single {
    name: &'static str,
    file: Option<File>,
    /// What is wrong with the file as such.
    fault: Option<Diagnostic>,
}

impl Single {
    /// Not seen yet.
    pub fn new(name: &'static str) -> Single {
        Single { name, file: None, fault: None }
    }

    /// Looks at it, and reads it. Whether it says something else than before.
    pub fn look(&mut self, root: &Path) -> bool {
        let started = SystemTime::now();
        let before = self.file.take();
        let (entry, fault) = match walk::single(root, self.name) {
            Ok(entry) => (entry, None),
            Err(fault) => (None, Some(fault.severity(Severity::Error))),
        };
        let mut changed = self.fault != fault;
        self.fault = fault;
        self.file =
            entry.and_then(|entry| File::of(&entry, started, read(&entry, Role::Text), before.as_ref()));
        changed |= before.map(|file| file.says()) != self.file.as_ref().map(File::says);
        changed
    }

    /// Its text, when it is there and has one; what is wrong with it goes to `found`. The second says
    /// whether it is there and cannot be read.
    pub fn text(&self, found: &mut Vec<Diagnostic>) -> (Option<Arc<Source>>, bool) {
        found.extend(self.fault.clone());
        match self.file.as_ref().map(|file| &file.read) {
            Some(Read::Text(source, faults)) => {
                found.extend_from_slice(faults);
                (source.clone(), source.is_none() || self.fault.is_some())
            }
            _ => (None, self.fault.is_some()),
        }
    }
}
