//! A theme that is ready to render: its layers joined, its templates compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use tera::{ComponentInfo, Context, Tera};

use super::asset::AssetBytes;
use super::layers::Layers;
use super::{strings, templates};
use crate::base::hash::ContentHash;
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::config::Config;
use crate::diag::codes::theme::{THEME_MISSING, THEME_REQUIRES};
use crate::diag::{Diagnostic, yaml_fault};
use crate::discover::Files;

/// The version of the views' contract that this program offers; see `render::view`.
pub const VIEWS: u32 = 1;

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    /// Template name to where it came from.
    sources: BTreeMap<String, Arc<Source>>,
    strings: IndexMap<String, IndexMap<String, String>>,
    assets: BTreeMap<String, AssetBytes>,
    /// Whether the built-in templates stand in for some that do not compile.
    stand_in: bool,
    /// Whether a template may read the site's lists.
    names_lists: bool,
}

/// Holds what a theme's `theme.yaml` requires against what this program offers.
fn requires(source: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    let block = match Block::read(source, 0..source.text.len(), true) {
        Ok(block) => block,
        Err(fault) => {
            found.push(yaml_fault(fault));
            return;
        }
    };
    if let Some(version) =
        block.map().get("requires").filter(|version| version.as_u64() != Some(u64::from(VIEWS)))
    {
        let asked = version.as_u64().map_or_else(|| "?".to_owned(), |version| version.to_string());
        let span = block.value_span(&["requires".into()]);
        found.push(
            Diagnostic::new(&THEME_REQUIRES, span).arg("asked", asked).arg("offered", VIEWS).help("help"),
        );
    }
}

impl Theme {
    /// The hash of everything that `load` reads: what has the same gives the same theme.
    pub fn key(files: &Files, config: &Config) -> ContentHash {
        let settings =
            format!("{} {:?} {:?} {:?}", config.theme, config.theme_span, config.languages, files.themes);
        let ours = |path: &SourcePath| {
            ["templates/", "strings/", "themes/"].iter().any(|top| path.as_str().starts_with(top))
        };
        let texts = files.texts.iter().filter(|(path, _)| ours(path));
        let mut parts: Vec<Vec<u8>> = vec![settings.into_bytes()];
        for (path, source) in texts {
            parts.extend([path.as_str().into(), source.hash.to_string().into_bytes()]);
        }
        parts.extend(files.assets.keys().filter(|path| ours(path)).map(|path| path.as_str().into()));
        ContentHash::of_parts(parts.iter().map(Vec::as_slice))
    }

    /// Layers the site's files over the theme's over the built-in ones, and compiles what results.
    /// When a template does not compile, the built-in templates stand in, and a finding says why.
    pub fn load(files: &Files, config: &Config) -> (Theme, Vec<Diagnostic>) {
        let mut found = Vec::new();
        if config.theme != "leidraad" && !files.themes.contains(&config.theme) {
            let span = config
                .theme_span
                .clone()
                .unwrap_or_else(|| Source::new(SourcePath::new("leidraad.yaml"), "").span(0..0));
            let known = std::iter::once("leidraad").chain(files.themes.iter().map(String::as_str));
            found.push(
                Diagnostic::new(&THEME_MISSING, span)
                    .arg("theme", &config.theme)
                    .arg("known", known.collect::<Vec<_>>().join(", "))
                    .help("help"),
            );
        }
        if let Some(source) =
            files.texts.get(&SourcePath::new(&format!("themes/{}/theme.yaml", config.theme)))
        {
            requires(source, &mut found);
        }
        let layers = Layers::of(files, config);
        let strings = strings::read(&layers, config, &mut found);
        let before = found.len();
        let (tera, sources) = templates::compile(&layers, &mut found);
        let stand_in = found.len() > before;
        let names_lists = sources.values().any(|source| templates::may_read(&source.text, "site", "lists"));
        (Theme { tera, sources, strings, assets: layers.assets, stand_in, names_lists }, found)
    }

    /// The text for `key` in `language`, else in the default language's, else the key itself.
    pub fn text<'a>(&'a self, language: &str, key: &'a str) -> &'a str {
        let in_language = |language: &str| self.strings.get(language).and_then(|texts| texts.get(key));
        in_language(language)
            .or_else(|| self.strings.values().next().and_then(|texts| texts.get(key)))
            .map_or(key, String::as_str)
    }

    /// All texts in `language`.
    pub fn texts(&self, language: &str) -> IndexMap<String, String> {
        self.strings.get(language).or_else(|| self.strings.values().next()).cloned().unwrap_or_default()
    }

    /// Published files by name, relative to the theme's `assets/`.
    pub fn assets(&self) -> &BTreeMap<String, AssetBytes> {
        &self.assets
    }

    /// Whether there is a template of this name, such as `page.html`.
    pub fn has_template(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Whether the built-in templates stand in for some that do not compile, so that nobody can say
    /// which there are.
    pub fn stands_in(&self) -> bool {
        self.stand_in
    }

    /// Whether a template may read the site's lists. On a large site they take longer to make than a page,
    /// and few themes show one on every page.
    pub fn names_lists(&self) -> bool {
        self.names_lists
    }

    /// Renders a template. The finding points into the template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(templates::finding(&error, template, &self.sources)))
    }

    /// The component that Markdown may call by this name.
    pub fn component(&self, name: &str) -> Option<ComponentInfo> {
        let info = self.tera.get_component_definition(name)?;
        info.metadata().get("markdown").is_some_and(tera::Value::is_truthy).then_some(info)
    }

    /// The names of the components that Markdown may call, in order.
    pub fn components(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.tera.get_component_names().filter(|name| self.component(name).is_some()).collect();
        names.sort_unstable();
        names
    }

    /// Renders a component around `body`, which is HTML. `shared` holds what components take implicitly.
    pub fn render_component(
        &self,
        name: &str,
        args: &Context,
        shared: &Context,
        body: &str,
    ) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render_component_with_implicits(name, args, shared, Some(body), true)
            .map_err(|error| Box::new(templates::finding(&error, name, &self.sources)))
    }

    /// The text of a template by its path, for showing a finding in it; the built-in ones too.
    pub fn source(&self, path: &SourcePath) -> Option<&Arc<Source>> {
        // The site's own text comes before a built-in one of the same path.
        let own = self.sources.iter().filter(|(name, _)| name.starts_with("site/")).map(|(_, source)| source);
        own.chain(self.sources.values()).find(|source| source.path == *path)
    }
}
