//! Reads every file of the site once, configuration first, in a fixed order, and hands over text.
//! Files that are no text are only listed, images with their size. Parses nothing.

mod image;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::config::{self, Config};
use crate::diag::codes::files::{FILE_TOO_LARGE, NOT_A_FILE, NOT_UTF8};
use crate::diag::{Diagnostic, Severity};
use walk::Entry;

/// The content model's file at the site's root.
pub const MODEL_FILE: &str = "model.yaml";

/// The most a text file may hold, in bytes.
const MAX_TEXT: u64 = 4 << 20;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Files {
    /// `model.yaml`, when there is one.
    pub model: Option<Arc<Source>>,
    /// Whether there is a `model.yaml` that cannot be read.
    pub model_unreadable: bool,
    /// The pages, by path.
    pub pages: Vec<Arc<Source>>,
    /// Templates, strings, data and the theme's own description, by path.
    pub texts: BTreeMap<SourcePath, Arc<Source>>,
    /// Files that are published as they are, by path.
    pub assets: BTreeMap<SourcePath, Asset>,
    /// Folders that stand in `themes/`.
    pub themes: Vec<String>,
    /// What was wrong with files as such.
    pub found: Vec<Diagnostic>,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is on this machine.
    pub file: PathBuf,
    /// Width and height in pixels, for images whose header says so.
    pub pixels: Option<(u32, u32)>,
}

/// Finds the configuration: `given`, else `leidraad.yaml` in `start` or a folder above it.
pub fn find(start: &Path, given: Option<&Path>) -> Result<PathBuf> {
    if let Some(file) = given {
        return if file.is_file() {
            Ok(file.to_path_buf())
        } else {
            Err(Error::usage(format!("there is no file {}", file.display())))
        };
    }
    let absolute = std::path::absolute(start).map_err(Error::io("find", start))?;
    if !absolute.is_dir() {
        return Err(Error::usage(format!("there is no folder {}", start.display())));
    }
    absolute.ancestors().map(|folder| folder.join(config::FILE)).find(|file| file.is_file()).ok_or_else(|| {
        Error::usage(format!(
            "no {} in {} or any folder above it\nstart a site here with `leidraad init`, or name its folder with `--root DIR`",
            config::FILE,
            absolute.display()
        ))
    })
}

/// Reads the configuration's text.
pub fn config_source(file: &Path) -> Result<(Arc<Source>, Vec<Diagnostic>)> {
    let name = file.file_name().map_or_else(|| config::FILE.into(), |name| name.to_string_lossy());
    let path = SourcePath::new(&name);
    let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
    let mut found = Vec::new();
    let source = text(path.clone(), bytes, &mut found).unwrap_or_else(|| Arc::new(Source::new(path, "")));
    Ok((source, found))
}

/// Reads the site below `root`.
pub fn files(root: &Path, config: &Config) -> Result<Files> {
    let mut files = Files::default();
    let content = format!("{}/", config.content);
    let mut entries = Vec::new();
    let theme = format!("themes/{}", config.theme);
    for folder in [&*config.content, "data", "static", "strings", "templates", &theme] {
        walk::walk(root, folder, &mut entries, &mut files.found)?;
    }
    let model = root.join(MODEL_FILE);
    if model.is_file() {
        entries.push(Entry { path: SourcePath::new(MODEL_FILE), file: model });
    } else if model.symlink_metadata().is_ok() {
        files.found.push(walk::at(SourcePath::new(MODEL_FILE), "special").severity(Severity::Error));
        files.model_unreadable = true;
    }
    let read: Vec<(Entry, Read)> = entries
        .into_par_iter()
        .map(|entry| {
            let what = role(&entry.path, &content, &theme);
            let read = match what {
                Role::Text => read_text(&entry),
                Role::Asset => Read::Asset(image::pixels(&entry.file)),
                Role::Ending => Read::Text(None, vec![walk::at(entry.path.clone(), "ending")]),
                Role::Nothing => Read::Nothing,
            };
            (entry, read)
        })
        .collect();
    for (entry, read) in read {
        match read {
            Read::Text(source, found) => {
                files.found.extend(found);
                files.model_unreadable |= source.is_none() && entry.path.as_str() == MODEL_FILE;
                let Some(source) = source else { continue };
                if entry.path.as_str() == MODEL_FILE {
                    files.model = Some(source);
                } else if entry.path.as_str().starts_with(&content) {
                    files.pages.push(source);
                } else {
                    files.texts.insert(entry.path, source);
                }
            }
            Read::Asset(pixels) => {
                files.assets.insert(entry.path, Asset { file: entry.file, pixels });
            }
            Read::Nothing => {}
        }
    }
    files.pages.sort_by(|a, b| a.path.cmp(&b.path));
    files.themes = walk::folders(&root.join("themes"));
    Ok(files)
}

/// The bytes of a published file.
pub fn bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(Error::io("read", file))
}

enum Role {
    Text,
    /// A page whose name does not end as pages do.
    Ending,
    Asset,
    Nothing,
}

/// What a file is for, by where it stands and how its name ends.
fn role(path: &SourcePath, content: &str, theme: &str) -> Role {
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

enum Read {
    Text(Option<Arc<Source>>, Vec<Diagnostic>),
    Asset(Option<(u32, u32)>),
    Nothing,
}

fn read_text(entry: &Entry) -> Read {
    let mut found = Vec::new();
    let nowhere = || Source::new(entry.path.clone(), "").span(0..0);
    match std::fs::metadata(&entry.file) {
        Ok(meta) if meta.len() > MAX_TEXT => {
            let size = format!("{:.1}", meta.len() as f64 / f64::from(1 << 20));
            found.push(
                Diagnostic::new(&FILE_TOO_LARGE, nowhere())
                    .arg("size", size)
                    .arg("limit", MAX_TEXT >> 20)
                    .help("help"),
            );
            return Read::Text(None, found);
        }
        _ => {}
    }
    match std::fs::read(&entry.file) {
        Ok(bytes) => Read::Text(text(entry.path.clone(), bytes, &mut found), found),
        // A file that was there a moment ago and is gone now was never there.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Read::Nothing,
        Err(error) => {
            found.push(
                Diagnostic::new(&NOT_A_FILE, nowhere())
                    .form("unreadable")
                    .severity(Severity::Error)
                    .arg("message", error),
            );
            Read::Text(None, found)
        }
    }
}

/// Bytes as text, without a byte-order mark.
fn text(path: SourcePath, bytes: Vec<u8>, found: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
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
