//! One reading of a site: immutable, cheap to clone, shared between threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::error::Result;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::discover;
use crate::model::Model;
use crate::render::{Renderer, Shared};
use crate::site::{Route, Site};
use crate::theme::{AssetBytes, Theme};

/// A site, its theme, and what was found.
#[derive(Clone)]
pub struct Snapshot(Arc<Whole>);

/// The parts of a snapshot.
pub(super) struct Whole {
    pub site: Site,
    pub theme: Theme,
    pub shared: Shared,
    pub found: Vec<Diagnostic>,
    /// Files other than pages and templates.
    pub sources: Vec<Arc<Source>>,
    pub output: PathBuf,
    pub root: PathBuf,
}

/// A route, rendered.
#[derive(Debug)]
pub struct Rendered {
    /// What is served and written.
    pub bytes: Vec<u8>,
    /// For example `text/html; charset=utf-8`.
    pub content_type: String,
    /// Faults found while rendering.
    pub diagnostics: Vec<Diagnostic>,
}

impl Snapshot {
    pub(super) fn new(whole: Whole) -> Snapshot {
        Snapshot(Arc::new(whole))
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// Everything found up to rendering, in order.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.0.found
    }

    /// The language of messages to editors.
    pub fn language(&self) -> &str {
        self.0.site.config.language()
    }

    /// The content model: kinds for `new`, and counts for the report.
    pub fn model(&self) -> &Model {
        &self.0.site.model
    }

    /// The day of the build.
    pub fn today(&self) -> Date {
        self.0.site.config.today
    }

    /// The text of a file of the site, for showing a finding.
    pub fn source(&self, path: &SourcePath) -> Option<&Source> {
        let page = self.0.site.pages.binary_search_by(|page| page.parsed.source.path.cmp(path)).ok();
        if let Some(page) = page {
            return Some(&self.0.site.pages[page].parsed.source);
        }
        let other =
            self.0.sources.iter().find(|source| source.path == *path).or_else(|| self.0.theme.source(path));
        other.map(|source| &**source)
    }

    /// Every address of the site, in order.
    pub fn routes(&self) -> Vec<UrlPath> {
        self.0.site.routes().iter().map(|(url, _)| url.clone()).collect()
    }

    /// One address. `None` when the site has no such address. An error when a file that was there at
    /// the reading cannot be read now.
    pub fn render(&self, url: &UrlPath) -> Result<Option<Rendered>> {
        let Some(route) = self.0.site.routes().get(url) else { return Ok(None) };
        let bytes = match route {
            Route::Asset(path) => match self.0.site.assets.get(path) {
                Some(asset) => discover::bytes(&asset.file)?,
                None => return Ok(None),
            },
            Route::ThemeAsset(name) => match self.0.theme.assets().get(name) {
                Some(AssetBytes::Embedded(bytes)) => bytes.to_vec(),
                Some(AssetBytes::File(file)) => discover::bytes(file)?,
                None => return Ok(None),
            },
            _ => {
                let renderer = Renderer::new(&self.0.site, &self.0.theme, &self.0.shared);
                let Some(html) = renderer.render(url, route) else { return Ok(None) };
                return Ok(Some(Rendered {
                    bytes: html.text.into_bytes(),
                    content_type: "text/html; charset=utf-8".into(),
                    diagnostics: html.diagnostics,
                }));
            }
        };
        Ok(Some(Rendered { bytes, content_type: content_type(url), diagnostics: Vec::new() }))
    }

    /// "" or a path such as `/repo`: what stands before every address.
    pub fn base_path(&self) -> &str {
        &self.0.site.config.base_path
    }

    /// The output folder.
    pub fn output(&self) -> &Path {
        &self.0.output
    }

    /// Folders to watch that exist: the root for its own files, and everything below the others.
    pub fn watched(&self) -> Vec<PathBuf> {
        let config = &self.0.site.config;
        let theme = format!("themes/{}", config.theme);
        let folders = [&*config.content, "data", "static", "strings", "templates", &theme];
        let all = folders.iter().map(|folder| self.0.root.join(folder)).filter(|folder| folder.is_dir());
        std::iter::once(self.0.root.clone()).chain(all).collect()
    }

    /// Pages that this build shows by the label of their kind, in the model's order.
    pub fn pages_by_kind(&self) -> Vec<(String, usize)> {
        let site = &self.0.site;
        let mut counts = vec![0; site.model.kinds.len()];
        for page in site.visible_pages() {
            counts[site.page(page.ix()).parsed.kind] += 1;
        }
        let kinds = site.model.kinds.iter().zip(counts).filter(|(kind, _)| !kind.label.is_empty());
        kinds.map(|(kind, count)| (kind.label_many.get(self.language()).to_owned(), count)).collect()
    }

    /// Edges between pages that this build shows by the name of their relation, in the model's order.
    pub fn edges_by_relation(&self) -> Vec<(String, usize)> {
        let counts = self.0.site.edge_counts();
        self.0.site.model.relations.iter().zip(counts).map(|(r, count)| (r.name.clone(), count)).collect()
    }

    /// Pages left out because of their state or date: (drafts, scheduled).
    pub fn left_out(&self) -> (usize, usize) {
        let site = &self.0.site;
        let hidden = site.pages.iter().filter(|page| !page.visible);
        let scheduled = hidden.clone().filter(|page| page.scheduled).count();
        (hidden.count() - scheduled, scheduled)
    }
}

/// The content type of a published file, by its ending.
fn content_type(url: &UrlPath) -> String {
    let guess = mime_guess::from_path(url.as_str()).first_or_octet_stream();
    match guess.type_().as_str() {
        "text" => format!("{guess}; charset=utf-8"),
        _ => guess.to_string(),
    }
}
