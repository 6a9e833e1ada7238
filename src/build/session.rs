//! A session keeps what one reading of a site may reuse in the next; a snapshot is one reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::imagined;
use super::pages::{self, Memo};
use super::snapshot::{SEARCHER, Snapshot, Stages, Whole};
use crate::base::date::Date;
use crate::base::error::{Error, Result};
use crate::base::hash::ContentHash;
use crate::base::localized::Language;
use crate::config::{self, Config, split_base_url};
use crate::diag::{Diagnostic, Severity};
use crate::discover::{self, Changes, Files, Stopwatch, Tree};
use crate::model::{self, Model};
use crate::parse::ParsedPage;
use crate::search;
use crate::site::Site;
use crate::theme::Theme;
use crate::write::Patch;

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
    /// Whether warnings are errors.
    pub strict: bool,
    /// The day of the build. Read once, by whoever reads the clock.
    pub today: Option<Date>,
}

/// Reads a site again and again, parsing only files that changed.
pub struct Session {
    options: Options,
    config_file: PathBuf,
    root: PathBuf,
    today: Date,
    /// The files as they were last seen.
    tree: Tree,
    /// Parsed pages by what they were made from: the one memo of content.
    memo: Memo,
    /// The words of pages for the search, of the very pages that `memo` holds.
    words: Arc<search::Memo>,
    /// The content model by the text it was made from.
    model: Option<(ModelKey, Arc<Model>, Vec<Diagnostic>)>,
    /// The compiled templates by the texts they were made from.
    theme: Option<(ContentHash, Arc<Theme>, Vec<Diagnostic>)>,
    /// The hash of the configuration's text.
    config: Option<ContentHash>,
    /// The last reading: of what must be the same, the next makes nothing anew.
    before: Option<Snapshot>,
    /// Whether a reading went wrong half way, so that the next may trust nothing.
    doubt: bool,
    /// What files are taken to be, instead of what they are.
    imagined: Option<Patch>,
}

type ModelKey = (Option<ContentHash>, Language);

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
        Ok(Session {
            root: root.to_path_buf(),
            tree: Tree::new(root),
            config_file,
            options,
            today,
            memo: Memo::default(),
            words: Arc::default(),
            model: None,
            theme: None,
            config: None,
            before: None,
            doubt: false,
            imagined: None,
        })
    }

    /// The site's root: the folder of the configuration.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads the site as it is now, every file of it. What is wrong in its files becomes findings of the
    /// snapshot.
    pub fn load(&mut self) -> Result<Snapshot> {
        self.tree.forget();
        let (snapshot, _) = self.read(&Changes::everything(), &mut Changes::default())?;
        Ok(snapshot)
    }

    /// Looks where `changes` says, and reads what is another version there. `None` when the site still
    /// is what it was at the last reading. `fresh` hears of folders that were not known.
    pub fn look(&mut self, changes: &Changes, fresh: &mut Changes) -> Result<Option<Snapshot>> {
        let (snapshot, changed) = self.read(changes, fresh)?;
        Ok(changed.then_some(snapshot))
    }

    /// The site as it would be after `patch`, from what was read last. The next reading looks at all files
    /// again.
    pub fn imagine(&mut self, patch: Patch) -> Result<Snapshot> {
        self.imagined = Some(patch);
        let read = self.read(&Changes::default(), &mut Changes::default());
        self.imagined = None;
        self.doubt = true;
        self.config = None;
        read.map(|(snapshot, _)| snapshot)
    }

    fn read(&mut self, changes: &Changes, fresh: &mut Changes) -> Result<(Snapshot, bool)> {
        // Until this reading is done, the next cannot build on it.
        let doubt = std::mem::replace(&mut self.doubt, true);
        let mut stages = Stages::default();
        let mut clock = Stopwatch::start();
        let (mut config_source, mut found) = discover::config_source(&self.config_file)?;
        if let Some(patch) = &self.imagined {
            config_source = imagined::source(patch, config_source);
        }
        let (mut config, config_found) = config::read(&config_source, self.today);
        found.extend(config_found);
        self.apply(&mut config);
        let other_config = self.config.replace(config_source.hash) != Some(config_source.hash);
        // One text, one value: who holds the same one need not compare.
        let before = self.before.take().filter(|_| !doubt && !other_config);
        let config =
            before.as_ref().map_or_else(|| Arc::new(config), |before| Arc::clone(&before.site().config));
        let changes = if doubt { &Changes::everything() } else { changes };
        let changed = self.tree.look(&config, changes, fresh)? || other_config || doubt;
        if let Some(same) = before.clone().filter(|_| !changed && self.imagined.is_none()) {
            self.doubt = false;
            self.before = before;
            return Ok((same, false));
        }
        let mut files = self.tree.files();
        if let Some(patch) = &self.imagined {
            imagined::files(patch, &mut files);
        }
        found.append(&mut files.found);
        stages.files = clock.lap();
        let (model, model_faults) = self.model(&files, &config);
        let (theme, theme_found) = self.theme(&files, &config);
        found.extend(theme_found);
        stages.prepare = clock.lap();
        let parsed = self.parse(&config, &model, &files, &mut found);
        stages.parse = clock.lap();
        // Without the model nobody can say what pages lack: its own faults are told, and no consequence.
        let blind =
            files.model_unreadable || model_faults.iter().any(|fault| fault.severity == Severity::Error);
        found.extend(model_faults);
        let assets = std::mem::take(&mut files.assets);
        let own =
            |path: &str| path.starts_with("static/") || path.starts_with(&format!("{}/", config.content));
        let assets = assets.into_iter().filter(|(path, _)| own(path.as_str())).collect();
        let theme_assets: Vec<String> =
            theme.assets().keys().filter(|name| !SEARCHER.contains(&name.as_str())).cloned().collect();
        let words = |language: &str, key: &str| theme.text(language, &format!("path-{key}")).to_owned();
        let same_theme = before.as_ref().filter(|before| before.has_theme(&theme)).map(Snapshot::site);
        let site = Site::link(config.clone(), model, parsed, assets, &theme_assets, &words, same_theme);
        stages.link = clock.lap();
        let output = self.options.output.clone().unwrap_or_else(|| self.root.join(&config.output));
        let mut sources: Vec<_> = vec![config_source];
        sources.extend(files.model);
        sources.extend(files.lock.clone());
        sources.extend(files.texts.into_values());
        let linked = self.tree.linked();
        let root = self.root.clone();
        let words = Arc::clone(&self.words);
        let (early, lock) = (found, files.lock);
        let snapshot = Snapshot::new(Whole {
            site,
            theme,
            early,
            blind,
            lock,
            sources,
            linked,
            output,
            root,
            stages,
            words,
        });
        self.doubt = false;
        self.before = Some(snapshot.clone());
        Ok((snapshot, changed))
    }

    /// The content model, made anew only from another text.
    fn model(&mut self, files: &Files, config: &Config) -> (Arc<Model>, Vec<Diagnostic>) {
        let key = (files.model.as_ref().map(|source| source.hash), config.language().clone());
        if let Some((_, model, found)) = self.model.as_ref().filter(|(known, ..)| *known == key) {
            return (Arc::clone(model), found.clone());
        }
        let (model, found) = model::load(files.model.as_ref(), config.language());
        let model = Arc::new(model);
        self.model = Some((key, Arc::clone(&model), found.clone()));
        (model, found)
    }

    /// The theme, compiled anew only from other texts.
    fn theme(&mut self, files: &Files, config: &Config) -> (Arc<Theme>, Vec<Diagnostic>) {
        let key = Theme::key(files, config);
        if let Some((_, theme, found)) = self.theme.as_ref().filter(|(known, ..)| *known == key) {
            return (Arc::clone(theme), found.clone());
        }
        let (theme, found) = Theme::load(files, config);
        let theme = Arc::new(theme);
        self.theme = Some((key, Arc::clone(&theme), found.clone()));
        (theme, found)
    }

    fn apply(&self, config: &mut Config) {
        config.drafts = self.options.drafts;
        config.future = self.options.future;
        config.checks.strict = self.options.strict;
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
        files: &Files,
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
        pages::parse(config, model, files, common, &mut self.memo, found)
    }
}
