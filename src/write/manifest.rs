//! The manifest: what leidraad wrote in an output folder, so that it removes nothing else. Sorted,
//! without times: one site gives one manifest.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::error::{Error, Result};
use crate::base::hash::ContentHash;

/// The manifest's name, at the top of the output folder.
pub const MANIFEST: &str = ".leidraad-manifest.json";

const VERSION: u32 = 1;

/// Files that leidraad wrote, with the hash of what it wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    version: u32,
    /// Path below the output folder, with `/`, to hash.
    pub files: BTreeMap<String, String>,
    /// What a build was about to write; only there while it is at it, or after it was killed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
}

/// The hash as the manifest holds it.
pub fn stamp(bytes: &[u8]) -> String {
    ContentHash::of(bytes).short(32)
}

impl Manifest {
    /// A manifest of these files.
    pub fn new(files: BTreeMap<String, String>) -> Manifest {
        Manifest { version: VERSION, files, pending: BTreeMap::new() }
    }

    /// Reads the manifest of `folder`. `None` when there is none.
    pub fn read(folder: &Path) -> Result<Option<Manifest>> {
        let path = folder.join(MANIFEST);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("read", &path)(error)),
        };
        let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
            Error::usage(format!(
                "{} is damaged ({error}), so leidraad cannot tell its own files from yours; \
                 move the folder away or choose another output folder",
                path.display()
            ))
        })?;
        if manifest.version != VERSION {
            return Err(Error::usage(format!(
                "{} was written by another version of leidraad; move the folder away and build again",
                path.display()
            )));
        }
        Ok(Some(manifest))
    }

    /// The manifest as it is written.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Puts the manifest in `folder` in one step.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(MANIFEST);
        let staged = folder.join(format!("{MANIFEST}.new"));
        fs::write(&staged, self.text()).map_err(Error::io("write", &staged))?;
        fs::rename(&staged, &path).map_err(Error::io("write", &path))
    }

    /// Whether a file with this path was written by leidraad, whatever it holds now.
    pub fn knows(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.pending.contains_key(path)
    }

    /// Whether `bytes` are what leidraad wrote at this path.
    pub fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        let stamp = stamp(bytes);
        self.files.get(path) == Some(&stamp) || self.pending.get(path) == Some(&stamp)
    }

    /// Every path that leidraad wrote or was about to write, once, in order.
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self.files.keys().chain(self.pending.keys()).map(String::as_str).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
