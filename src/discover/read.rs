//! One file of the site: what it is for, and what it says.

use std::sync::Arc;

use super::files::{LOCK_FILE, MODEL_FILE};
use super::image;
use super::walk::{self, Entry};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::codes::files::{FILE_TOO_LARGE, NOT_A_FILE, NOT_UTF8};
use crate::diag::{Diagnostic, Severity};

/// The most a text file may hold, in bytes.
const MAX_TEXT: u64 = 4 << 20;

/// The most the file of addresses may hold, in bytes: it has a line for every heading of the site.
const MAX_LOCK: u64 = 64 << 20;

/// What a file is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    /// To be parsed.
    Text,
    /// A page whose name does not end as pages do.
    Ending,
    /// To be published as it is.
    Asset,
    /// Nothing that we know of.
    Nothing,
}

impl Role {
    /// What a file is for, by where it stands and how its name ends.
    pub fn of(path: &SourcePath, content: &str, theme: &str) -> Role {
        let text = path.as_str();
        if text == MODEL_FILE {
            return Role::Text;
        }
        if text.starts_with(content) {
            let ending = text.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            return match ending.as_str() {
                "md" if text.ends_with(".md") => Role::Text,
                "md" | "markdown" | "mdx" | "mdown" => Role::Ending,
                _ => Role::Asset,
            };
        }
        let own = text.strip_prefix(theme).and_then(|rest| rest.strip_prefix('/')).unwrap_or(text);
        match own.split('/').next() {
            Some("templates") if own.ends_with(".html") || own.ends_with(".xml") || own.ends_with(".txt") => {
                Role::Text
            }
            Some("strings") if own.ends_with(".yaml") => Role::Text,
            Some("data") if own.ends_with(".yaml") => Role::Text,
            Some("assets" | "static") => Role::Asset,
            Some("theme.yaml") => Role::Text,
            _ => Role::Nothing,
        }
    }
}

/// What reading a file gave.
#[derive(Clone, Debug)]
pub(super) enum Read {
    /// Its text, unless it has none, and what was wrong.
    Text(Option<Arc<Source>>, Vec<Diagnostic>),
    /// Its size in pixels, for an image.
    Asset(Option<(u32, u32)>),
    /// Nobody needs it.
    Nothing,
}

/// Reads a file. `None` when it is gone: a file that was there a moment ago was never there.
pub(super) fn read(entry: &Entry, role: Role) -> Option<Read> {
    match role {
        Role::Text => read_text(entry),
        Role::Asset => Some(Read::Asset(image::pixels(&entry.file))),
        Role::Ending => Some(Read::Text(None, vec![walk::at(entry.path.clone(), "ending")])),
        Role::Nothing => Some(Read::Nothing),
    }
}

fn read_text(entry: &Entry) -> Option<Read> {
    let mut found = Vec::new();
    let nowhere = || Source::new(entry.path.clone(), "").span(0..0);
    let limit = if entry.path.as_str() == LOCK_FILE { MAX_LOCK } else { MAX_TEXT };
    if entry.stamp.bytes() > limit {
        let size = format!("{:.1}", entry.stamp.bytes() as f64 / f64::from(1 << 20));
        found.push(
            Diagnostic::new(&FILE_TOO_LARGE, nowhere())
                .arg("size", size)
                .arg("limit", limit >> 20)
                .help("help"),
        );
        return Some(Read::Text(None, found));
    }
    match std::fs::read(&entry.file) {
        Ok(bytes) => Some(Read::Text(text(entry.path.clone(), bytes, &mut found), found)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            found.push(
                Diagnostic::new(&NOT_A_FILE, nowhere())
                    .form("unreadable")
                    .severity(Severity::Error)
                    .arg("message", error),
            );
            Some(Read::Text(None, found))
        }
    }
}

/// Bytes as text, without a byte-order mark.
pub(super) fn text(path: SourcePath, bytes: Vec<u8>, found: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
    let bom = bytes.starts_with(b"\xef\xbb\xbf");
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if bom {
                text.drain(..3);
            }
            Some(Arc::new(Source::new(path, text)))
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
            let span = Source::new(path, "").span(0..0);
            let finding = Diagnostic::new(&NOT_UTF8, span).arg("offset", offset);
            found.push(if utf16 { finding.form("utf16") } else { finding }.help("help"));
            None
        }
    }
}
