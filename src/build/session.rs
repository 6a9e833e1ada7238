//! A session keeps what one reading of a site may reuse in the next; a snapshot is one reading.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::pages;
use super::snapshot::{Snapshot, Whole};
use crate::base::date::Date;
use crate::base::error::{Error, Result};
use crate::base::hash::ContentHash;
use crate::config::{self, Config, split_base_url};
use crate::diag::codes::model::UNKNOWN_KEY_OPEN;
use crate::diag::codes::yaml;
use crate::diag::{Diagnostic, sort};
use crate::discover;
use crate::model::{self, Model};
use crate::parse::ParsedPage;
use crate::render::Shared;
use crate::site::Site;
use crate::theme::Theme;

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
    /// The day of the build. Read once, by whoever reads the clock.
    pub today: Option<Date>,
}

/// Reads a site again and again, parsing only files that changed.
pub struct Session {
    options: Options,
    config_file: PathBuf,
    root: PathBuf,
    today: Date,
    /// Parsed pages by the hash of everything they were made from: the one memo of content.
    memo: HashMap<ContentHash, Arc<ParsedPage>>,
}

impl Session {
    /// Finds the site. An error says what to do when there is none.
    pub fn open(options: Options) -> Result<Session> {
        let start = options.root.clone().unwrap_or_else(|| PathBuf::from("."));
        let config_file = discover::find(&start, options.config.as_deref())?;
        let root =
            config_file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let today = options.today.ok_or_else(|| Error::usage("the day of the build is not known"))?;
        if let Some(url) = &options.base_url
            && split_base_url(url).is_none()
        {
            return Err(Error::usage(format!(
                "'{url}' is no base URL\nwrite one like https://example.org/folder/"
            )));
        }
        Ok(Session { root: root.to_path_buf(), config_file, options, today, memo: HashMap::new() })
    }

    /// The site's root: the folder of the configuration.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads the site as it is now. What is wrong in its files becomes findings of the snapshot.
    pub fn load(&mut self) -> Result<Snapshot> {
        let (config_source, mut found) = discover::config_source(&self.config_file)?;
        let (mut config, config_found) = config::read(&config_source, self.today);
        found.extend(config_found);
        self.apply(&mut config);
        let config = Arc::new(config);
        let mut files = discover::files(&self.root, &config)?;
        found.append(&mut files.found);
        let (model, model_faults) = model::load(files.model.as_ref(), config.language());
        let (theme, theme_found) = Theme::load(&files, &config);
        found.extend(theme_found);
        let parsed = self.parse(&config, &model, &files, &mut found);
        // Without the model nobody can say what pages lack: its own fault is told, and no consequence.
        let blind =
            files.model_unreadable || model_faults.iter().any(|fault| yaml::ROWS.contains(&fault.code));
        found.extend(model_faults);
        if !blind {
            let of_pages = parsed.iter().flat_map(|page| page.diagnostics.iter());
            found.extend(once_a_key(of_pages).cloned());
        }
        let assets = std::mem::take(&mut files.assets);
        let own =
            |path: &str| path.starts_with("static/") || path.starts_with(&format!("{}/", config.content));
        let assets = assets.into_iter().filter(|(path, _)| own(path.as_str())).collect();
        let theme_assets: Vec<String> = theme.assets().keys().cloned().collect();
        let words = |language: &str, key: &str| theme.text(language, &format!("path-{key}")).to_owned();
        let site = Site::link(config.clone(), Arc::new(model), parsed, assets, &theme_assets, &words);
        if !blind {
            found.extend(crate::check::check(&site, &theme));
        }
        sort(&mut found);
        let shared = Shared::of(&site, &theme);
        let output = self.options.output.clone().unwrap_or_else(|| self.root.join(&config.output));
        let mut sources: Vec<_> = vec![config_source];
        sources.extend(files.model);
        sources.extend(files.texts.into_values());
        Ok(Snapshot::new(Whole { site, theme, shared, found, sources, output, root: self.root.clone() }))
    }

    fn apply(&self, config: &mut Config) {
        config.drafts = self.options.drafts;
        config.future = self.options.future;
        if let Some((origin, base_path)) = self.options.base_url.as_deref().and_then(split_base_url) {
            config.origin = origin;
            config.base_path = base_path;
        }
    }

    /// Parses what changed since the last time and takes the rest from the memo.
    fn parse(
        &mut self,
        config: &Config,
        model: &Model,
        files: &discover::Files,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<ParsedPage>> {
        // Everything that all pages depend on, besides their own text.
        let model_text = files.model.as_ref().map_or(&[][..], |source| source.text.as_bytes());
        let settings = format!(
            "{} {:?} {:?} {} {}",
            env!("CARGO_PKG_VERSION"),
            config.markdown,
            config.languages,
            config.content,
            config.today
        );
        let common = ContentHash::of_parts([settings.as_bytes(), model_text]);
        let (parsed, memo) = pages::parse(config, model, files, common, &self.memo, found);
        self.memo = memo;
        parsed
    }
}

/// Without a model, a key that the program does not know stands on every page of a site; it is told
/// where it stands first.
fn once_a_key<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> impl Iterator<Item = &'d Diagnostic> {
    let mut told = HashSet::new();
    found.filter(move |finding| *finding.code != UNKNOWN_KEY_OPEN || told.insert(finding.message.text("en")))
}
