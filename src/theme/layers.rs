//! Which file counts: the site's, else the theme's, else the built-in one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::asset::AssetBytes;
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::config::Config;
use crate::discover::Files;

include!(concat!(env!("OUT_DIR"), "/embedded_theme.rs"));

/// The files of all layers, by what they are for.
pub(super) struct Layers {
    /// Template name to its versions, the one that counts first.
    pub templates: BTreeMap<String, Vec<Arc<Source>>>,
    /// The templates in the program, which stand in when those that count do not compile.
    pub builtin: BTreeMap<String, Arc<Source>>,
    /// Language to its string files, the one that counts last.
    pub strings: BTreeMap<String, Vec<Arc<Source>>>,
    /// Published files by name.
    pub assets: BTreeMap<String, AssetBytes>,
}

impl Layers {
    /// Sorts out what discovery found and what the program holds.
    pub fn of(files: &Files, config: &Config) -> Layers {
        let mut layers = Layers {
            templates: BTreeMap::new(),
            builtin: BTreeMap::new(),
            strings: BTreeMap::new(),
            assets: BTreeMap::new(),
        };
        let theme = format!("themes/{}/", config.theme);
        for (name, bytes) in FILES {
            layers.embedded(name, bytes);
        }
        for prefix in [theme.as_str(), ""] {
            for (path, source) in &files.texts {
                let Some(own) = path.as_str().strip_prefix(prefix) else { continue };
                if let Some(name) = own.strip_prefix("templates/") {
                    let versions = layers.templates.entry(name.to_owned()).or_default();
                    // A copy of the built-in theme takes its place; everything else lies over it.
                    if prefix == "themes/leidraad/" {
                        versions.clear();
                    }
                    versions.insert(0, source.clone());
                } else if let Some(language) =
                    own.strip_prefix("strings/").and_then(|n| n.strip_suffix(".yaml"))
                {
                    layers.strings.entry(language.to_owned()).or_default().push(source.clone());
                }
            }
        }
        for (path, asset) in &files.assets {
            if let Some(name) = path.as_str().strip_prefix(&theme).and_then(|own| own.strip_prefix("assets/"))
            {
                layers.assets.insert(name.to_owned(), AssetBytes::File(asset.file.clone()));
            }
        }
        layers
    }

    fn embedded(&mut self, name: &str, bytes: &'static [u8]) {
        let source = || {
            let path = SourcePath::new(&format!("themes/leidraad/{name}"));
            Arc::new(Source::new(path, String::from_utf8_lossy(bytes).into_owned()))
        };
        if let Some(template) = name.strip_prefix("templates/") {
            let source = source();
            self.builtin.insert(template.to_owned(), source.clone());
            self.templates.entry(template.to_owned()).or_default().push(source);
        } else if let Some(language) = name.strip_prefix("strings/").and_then(|n| n.strip_suffix(".yaml")) {
            self.strings.entry(language.to_owned()).or_default().push(source());
        } else if let Some(asset) = name.strip_prefix("assets/") {
            self.assets.insert(asset.to_owned(), AssetBytes::Embedded(bytes));
        }
    }
}
