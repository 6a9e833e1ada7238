//! A session keeps what one reading of a site may reuse in the next; a snapshot is one reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::error::Result;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::Source;
use crate::diag::Diagnostic;

/// What the command line says about reading a site.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the search for the configuration starts (`--root`); the current folder when `None`.
    pub root: Option<PathBuf>,
    /// The configuration's file (`--config`), instead of searching upward for `leidraad.yaml`.
    pub config: Option<PathBuf>,
    /// Instead of the configured base URL.
    pub base_url: Option<String>,
    /// Instead of the configured output folder.
    pub output: Option<PathBuf>,
    /// Show pages in states that are not public.
    pub drafts: bool,
    /// Show pages whose publication date lies ahead.
    pub future: bool,
    /// The day of the build; from `SOURCE_DATE_EPOCH` or the clock when `None`.
    pub today: Option<Date>,
}

/// Reads a site again and again, parsing only files that changed.
pub struct Session {
    options: Options,
}

/// One reading of a site: immutable, cheap to clone, shared between threads.
#[derive(Clone)]
pub struct Snapshot {
    inner: Arc<()>,
}

/// A route, rendered.
pub struct Rendered {
    /// What is served and written.
    pub bytes: Vec<u8>,
    /// For example `text/html; charset=utf-8`.
    pub content_type: String,
    /// Faults found while rendering.
    pub diagnostics: Vec<Diagnostic>,
}

impl Session {
    /// Finds the site. An error says what to do when there is none.
    pub fn open(options: Options) -> Result<Session> {
        Ok(Session { options })
    }

    /// The site's root: the folder of the configuration.
    pub fn root(&self) -> &Path {
        self.options.root.as_deref().unwrap_or(Path::new("."))
    }

    /// Reads the site as it is now. What is wrong in its files becomes findings of the snapshot.
    pub fn load(&mut self) -> Result<Snapshot> {
        unimplemented!("written by the build room")
    }
}

impl Snapshot {
    /// Everything found up to rendering, in order.
    pub fn findings(&self) -> &[Diagnostic] {
        let _ = &self.inner;
        &[]
    }

    /// The language of messages to editors.
    pub fn language(&self) -> &str {
        "nl"
    }

    /// The content model: kinds for `new`, and counts for the report.
    pub fn model(&self) -> &crate::model::Model {
        unimplemented!()
    }

    /// The day of the build.
    pub fn today(&self) -> Date {
        unimplemented!()
    }

    /// The text of a file of the site, for showing a finding.
    pub fn source(&self, path: &SourcePath) -> Option<&Source> {
        let _ = path;
        None
    }

    /// Every address of the site.
    pub fn routes(&self) -> Vec<UrlPath> {
        Vec::new()
    }

    /// One route. `None` when the site has no such address.
    pub fn render(&self, url: &UrlPath) -> Option<Rendered> {
        let _ = url;
        None
    }

    /// "" or a path such as `/repo`: what stands before every address.
    pub fn base_path(&self) -> &str {
        ""
    }

    /// The output folder.
    pub fn output(&self) -> &Path {
        Path::new("public")
    }

    /// Folders to watch: content, theme, templates, static files, data, and the root for its files.
    pub fn watched(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Public pages by kind label, in the model's order.
    pub fn pages_by_kind(&self) -> Vec<(String, usize)> {
        Vec::new()
    }

    /// Edges by relation name, in the model's order.
    pub fn edges_by_relation(&self) -> Vec<(String, usize)> {
        Vec::new()
    }

    /// Pages left out because of their state or date: (drafts, scheduled).
    pub fn left_out(&self) -> (usize, usize) {
        (0, 0)
    }
}
