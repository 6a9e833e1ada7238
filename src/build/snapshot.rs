//! One reading of a site: immutable, cheap to clone, shared between threads.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::base::date::Date;
use crate::base::error::Result;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::Source;
use crate::check;
use crate::diag::codes;
use crate::diag::codes::model::{MODEL_FIRST, UNKNOWN_KEY_OPEN};
use crate::diag::{Diagnostic, Severity, sort};
use crate::discover::{self, MODEL_FILE};
use crate::model::Model;
use crate::parse::synonyms;
use crate::render::{Renderer, Shared};
use crate::search;
use crate::site::{Route, Site};
use crate::theme::{AssetBytes, Theme};

/// The files of the searcher among those of the theme.
pub(super) const SEARCHER: [&str; 2] = ["search.js", "search-more.js"];
/// Where pages and other programs find them, whatever the theme.
const SEARCH: &str = "/search/";

/// A site, its theme, and what was found.
#[derive(Clone)]
pub struct Snapshot(Arc<Inner>);

struct Inner {
    whole: Whole,
    /// What all pages share, made when the first page is.
    shared: OnceLock<Shared>,
    /// Everything that was found, worked out when somebody asks.
    found: OnceLock<Vec<Diagnostic>>,
    /// The files of the search, made when somebody asks for one of them.
    search: OnceLock<BTreeMap<UrlPath, search::FileBytes>>,
}

/// The parts of a snapshot.
pub(super) struct Whole {
    pub site: Site,
    pub theme: Arc<Theme>,
    /// Found before the pages were held against each other; not the findings of single pages.
    pub early: Vec<Diagnostic>,
    /// Whether nobody can say what pages lack, since the model has errors or cannot be read.
    pub blind: bool,
    /// The addresses that the site has published, when it keeps them.
    pub lock: Option<Arc<Source>>,
    /// Files other than pages and templates.
    pub sources: Vec<Arc<Source>>,
    /// Folders of the site beside those that are read, where files stand that links lead to.
    pub linked: BTreeSet<PathBuf>,
    pub output: PathBuf,
    pub root: PathBuf,
    pub stages: Stages,
    /// The words of pages that were searched before.
    pub words: Arc<search::Memo>,
}

/// How long the stages of a reading took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stages {
    /// Looking at folders and reading files.
    pub files: Duration,
    /// The content model and the templates.
    pub prepare: Duration,
    /// Parsing what is another version.
    pub parse: Duration,
    /// Joining the pages.
    pub link: Duration,
}

impl Stages {
    /// The stages by name, in their order.
    pub fn named(&self) -> [(&'static str, Duration); 4] {
        [("files", self.files), ("prepare", self.prepare), ("parse", self.parse), ("link", self.link)]
    }
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
        Snapshot(Arc::new(Inner {
            whole,
            shared: OnceLock::new(),
            found: OnceLock::new(),
            search: OnceLock::new(),
        }))
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.0.whole.site
    }

    /// Whether this is its theme.
    pub(super) fn has_theme(&self, theme: &Arc<Theme>) -> bool {
        Arc::ptr_eq(&self.0.whole.theme, theme)
    }

    /// Everything found up to rendering, in order. Worked out when first asked for: a page does not wait
    /// for it.
    pub fn findings(&self) -> &[Diagnostic] {
        self.0.found.get_or_init(|| self.0.whole.check(self))
    }

    /// The findings, when somebody has asked for them before.
    pub fn known_findings(&self) -> Option<&[Diagnostic]> {
        self.0.found.get().map(Vec::as_slice)
    }

    /// How long the stages of this reading took.
    pub fn stages(&self) -> Stages {
        self.0.whole.stages
    }

    /// The language of messages to editors.
    pub fn language(&self) -> &str {
        self.0.whole.site.config.language()
    }

    /// The content model: kinds for `new`, and counts for the report.
    pub fn model(&self) -> &Model {
        &self.0.whole.site.model
    }

    /// The day of the build.
    pub fn today(&self) -> Date {
        self.0.whole.site.config.today
    }

    /// The text of a file of the site, for showing a finding.
    pub fn source(&self, path: &SourcePath) -> Option<&Source> {
        let page = self.0.whole.site.pages.binary_search_by(|page| page.parsed.source.path.cmp(path)).ok();
        if let Some(page) = page {
            return Some(&self.0.whole.site.pages[page].parsed.source);
        }
        let other = self
            .0
            .whole
            .sources
            .iter()
            .find(|source| source.path == *path)
            .or_else(|| self.0.whole.theme.source(path));
        other.map(|source| &**source)
    }

    /// The file of published addresses, when the site keeps one.
    pub fn lock(&self) -> Option<&Source> {
        self.0.whole.lock.as_deref()
    }

    /// Every address of the site, in order, and those of its search. Makes the index.
    pub fn routes(&self) -> Vec<UrlPath> {
        let mut routes = self.unsearched();
        routes.extend(self.search().keys().cloned());
        routes
    }

    /// Every address but those of the index: none of them waits for it.
    pub fn unsearched(&self) -> Vec<UrlPath> {
        let site = self.0.whole.site.routes().iter().map(|(url, _)| url.clone());
        let searcher = SEARCHER.iter().filter(|name| self.searcher(name).is_some());
        site.chain(searcher.map(|name| UrlPath::new(&format!("{SEARCH}{name}")))).collect()
    }

    /// A file of the searcher, which the theme has and whose address is its own.
    fn searcher(&self, name: &str) -> Option<&AssetBytes> {
        self.0.whole.theme.assets().get(name)
    }

    /// The files of the search by address. The first call makes the index: a page never waits for it.
    pub fn search(&self) -> &BTreeMap<UrlPath, search::FileBytes> {
        self.0.search.get_or_init(|| {
            let whole = &self.0.whole;
            let synonyms = whole.file(synonyms::FILE);
            search::files(&whole.site, synonyms.map(|source| &*source.text), &whole.words)
        })
    }

    /// One address. `None` when the site has no such address. An error when a file that was there at
    /// the reading cannot be read now.
    pub fn render(&self, url: &UrlPath) -> Result<Option<Rendered>> {
        let Some(route) = self.0.whole.site.routes().get(url) else {
            // Nobody else may have an address there.
            let bytes = match url.as_str().strip_prefix(SEARCH) {
                Some(name) if SEARCHER.contains(&name) => self.searcher(name).map(read).transpose()?,
                Some(_) => self.search().get(url).map(|bytes| bytes.to_vec()),
                None => None,
            };
            let rendered =
                |bytes| Rendered { bytes, content_type: content_type(url), diagnostics: Vec::new() };
            return Ok(bytes.map(rendered));
        };
        let bytes = match route {
            Route::Asset(path) => match self.0.whole.site.assets.get(path) {
                Some(asset) => discover::bytes(&asset.file)?,
                None => return Ok(None),
            },
            Route::ThemeAsset(name) => match self.0.whole.theme.assets().get(name) {
                Some(asset) => read(asset)?,
                None => return Ok(None),
            },
            _ => {
                let whole = &self.0.whole;
                let shared = self.0.shared.get_or_init(|| Shared::of(&whole.site, &whole.theme));
                let renderer = Renderer::new(&whole.site, &whole.theme, shared);
                let Some(html) = renderer.render(url, route) else { return Ok(None) };
                let mut diagnostics = html.diagnostics;
                whole.site.config.checks.apply(&mut diagnostics);
                let content_type = "text/html; charset=utf-8".into();
                return Ok(Some(Rendered { bytes: html.text.into_bytes(), content_type, diagnostics }));
            }
        };
        Ok(Some(Rendered { bytes, content_type: content_type(url), diagnostics: Vec::new() }))
    }

    /// "" or a path such as `/repo`: what stands before every address.
    pub fn base_path(&self) -> &str {
        &self.0.whole.site.config.base_path
    }

    /// The site's root folder.
    pub fn root(&self) -> &Path {
        &self.0.whole.root
    }

    /// The output folder.
    pub fn output(&self) -> &Path {
        &self.0.whole.output
    }

    /// Folders to watch that exist, and whether with everything below them.
    pub fn watched(&self) -> Vec<(PathBuf, bool)> {
        let config = &self.0.whole.site.config;
        let theme = format!("themes/{}", config.theme);
        let folders = [&*config.content, "data", "static", "strings", "templates", &theme];
        let all = folders.iter().map(|folder| (self.0.whole.root.join(folder), true));
        // A theme that is not there yet comes in this folder.
        let shallow = [self.0.whole.root.clone(), self.0.whole.root.join("themes")];
        let shallow =
            shallow.into_iter().chain(self.0.whole.linked.iter().cloned()).map(|folder| (folder, false));
        let mut watched: Vec<(PathBuf, bool)> = all.collect();
        for (folder, deep) in shallow {
            if !watched.iter().any(|(other, deep)| folder == *other || *deep && folder.starts_with(other)) {
                watched.push((folder, deep));
            }
        }
        watched.retain(|(folder, _)| folder.is_dir());
        watched
    }

    /// Pages that this build shows by the label of their kind, in the model's order.
    pub fn pages_by_kind(&self) -> Vec<(String, usize)> {
        let site = &self.0.whole.site;
        let mut counts = vec![0; site.model.kinds.len()];
        for page in site.visible_pages() {
            counts[site.page(page.ix()).parsed.kind] += 1;
        }
        let kinds = site.model.kinds.iter().zip(counts).filter(|(kind, _)| !kind.label.is_empty());
        kinds.map(|(kind, count)| (kind.label_many.get(self.language()).to_owned(), count)).collect()
    }

    /// Edges between pages that this build shows by the name of their relation, in the model's order.
    pub fn edges_by_relation(&self) -> Vec<(String, usize)> {
        let counts = self.0.whole.site.edge_counts();
        self.0
            .whole
            .site
            .model
            .relations
            .iter()
            .zip(counts)
            .map(|(r, count)| (r.name.clone(), count))
            .collect()
    }

    /// Pages left out because of their state or date: (drafts, scheduled).
    pub fn left_out(&self) -> (usize, usize) {
        let site = &self.0.whole.site;
        let hidden = site.pages.iter().filter(|page| !page.visible);
        let scheduled = hidden.clone().filter(|page| page.scheduled).count();
        (hidden.count() - scheduled, scheduled)
    }
}

impl Whole {
    /// A file of the site that is neither a page nor a template.
    fn file(&self, path: &str) -> Option<&Arc<Source>> {
        self.sources.iter().find(|source| source.path.as_str() == path)
    }

    /// Says, at the first fault of the model, that findings about pages wait for it.
    ///
    /// Nothing when the model is no YAML or no text: that is one fault, and what waits for it is plain.
    fn model_first(&self) -> Option<Diagnostic> {
        let of_model = |finding: &&Diagnostic| finding.span.path.as_str() == MODEL_FILE;
        let faults = || self.early.iter().filter(of_model).filter(|found| found.severity == Severity::Error);
        if faults().any(|found| codes::of_writing(found.code)) {
            return None;
        }
        let first = faults().min_by_key(|finding| finding.span.start)?;
        Some(Diagnostic::new(&MODEL_FIRST, first.span.clone()).form("first").help("help"))
    }

    /// Everything that is wrong, in order; `snapshot` is the one of this reading.
    fn check(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let mut found = self.early.clone();
        let of_pages = self.site.pages.iter().flat_map(|page| &page.parsed.diagnostics);
        let mut later: Vec<_> = once_a_key(of_pages).cloned().collect();
        let synonyms = self.file(synonyms::FILE);
        later.extend(check::check(&self.site, &self.theme, synonyms.map(|source| &**source)));
        // With a fault in the settings, the model or the theme nobody can say where pages stand.
        let sure = self.early.iter().all(|found| found.severity != Severity::Error);
        if let Some(lock) = self.lock.as_ref().filter(|_| sure) {
            later.extend(check::published(&self.site, lock));
        }
        if self.blind {
            let all = later.len();
            later.retain(|finding| codes::of_writing(finding.code));
            if later.len() < all {
                found.extend(self.model_first());
            }
        } else {
            later.extend(search::check(&self.site, &|path| self.file(path), &|| snapshot.search()));
        }
        found.append(&mut later);
        self.site.config.checks.apply(&mut found);
        sort(&mut found);
        found
    }
}

/// Without a model, a key that the program does not know stands on every page of a site; it is told
/// where it stands first.
fn once_a_key<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> impl Iterator<Item = &'d Diagnostic> {
    let mut told = HashSet::new();
    found.filter(move |finding| *finding.code != UNKNOWN_KEY_OPEN || told.insert(finding.message.text("en")))
}

/// The bytes of a file of the theme.
fn read(asset: &AssetBytes) -> Result<Vec<u8>> {
    match asset {
        AssetBytes::Embedded(bytes) => Ok(bytes.to_vec()),
        AssetBytes::File(file) => discover::bytes(file),
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
