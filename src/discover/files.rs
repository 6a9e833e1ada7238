//! What was read of a site, as the stages after it take it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::Diagnostic;

/// The content model's file at the site's root.
pub const MODEL_FILE: &str = "model.yaml";

/// The file of published addresses at the site's root, when the site keeps one.
pub const LOCK_FILE: &str = "urls.lock";

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Files {
    /// `model.yaml`, when there is one.
    pub model: Option<Arc<Source>>,
    /// Whether there is a `model.yaml` that cannot be read.
    pub model_unreadable: bool,
    /// `urls.lock`, when there is one.
    pub lock: Option<Arc<Source>>,
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
