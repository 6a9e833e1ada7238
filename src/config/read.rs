//! Reads `leidraad.yaml`, key by key.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_yaml::Value;

use super::base_url::split_base_url;
use super::editor::EditorLink;
use super::read_checks;
use super::settings::{Config, Markdown, MenuItem, MenuTarget, SiteLanguage};
use super::writing;
use crate::base::date::Date;
use crate::base::host::is_local;
use crate::base::localized::Localized;
use crate::base::source::Source;
use crate::base::suggest::{nearest, slip};
use crate::base::yaml::{Block, Seg, rewritten};
use crate::diag::codes::config::{CONFIG_UNKNOWN_KEY, CONFIG_WRONG_VALUE};
use crate::diag::codes::slips::LINK_LOCAL;
use crate::diag::{Diagnostic, Fix, yaml_fault};

pub(super) const KEYS: [&str; 15] = [
    "title",
    "description",
    "language",
    "languages",
    "base_url",
    "theme",
    "menus",
    "markdown",
    "paths",
    "content",
    "output",
    "preview",
    "checks",
    "writing",
    "extra",
];

/// Reads the configuration. `today` is the day of the build.
pub fn read(source: &Arc<Source>, today: Date) -> (Config, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let read = Block::read(source, 0..source.text.len(), true);
    let broken = read.is_err();
    let block = read.unwrap_or_else(|fault| {
        found.push(yaml_fault(fault));
        Block::empty(source, 0)
    });
    let mut reader = Reader { block: &block, found };
    let mut config = reader.config(today);
    if broken {
        // A title that cannot be read is not missing, and the editors' language stands in the text.
        config.title = Localized::plain("…");
        if let Some(tag) = source.text.lines().find_map(|line| line.strip_prefix("language:")) {
            let tag = tag.trim().trim_matches(['"', '\'']);
            config.languages[0] = SiteLanguage { tag: tag.into(), label: own_name(tag).to_owned() };
        }
    }
    (config, reader.found)
}

struct Reader<'b> {
    block: &'b Block,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn config(&mut self, today: Date) -> Config {
        let map = self.block.map();
        self.known(&[], map, &KEYS);
        let text = |key: &str| map.get(key);
        let language = self.string(&["language".into()], text("language")).unwrap_or_else(|| "en".into());
        let (origin, base_path) = self.base_url(text("base_url"));
        let theme_given = text("theme").is_some();
        Config {
            title: self.localized(&["title".into()], text("title")),
            description: self.localized(&["description".into()], text("description")),
            languages: self.languages(&language, text("languages")),
            origin,
            base_path,
            theme: self.string(&["theme".into()], text("theme")).unwrap_or_else(|| "leidraad".into()),
            theme_span: theme_given.then(|| self.block.value_span(&["theme".into()])),
            menus: self.menus(text("menus")),
            markdown: self.markdown(text("markdown")),
            paths: self.paths(text("paths")),
            content: self.folder("content", text("content")).unwrap_or_else(|| "content".into()),
            output: self.string(&["output".into()], text("output")).unwrap_or_else(|| "public".into()),
            editor: self.editor(text("preview")),
            checks: read_checks::read(self.block, text("checks"), &mut self.found),
            writing: writing::read(self.block, text("writing"), &mut self.found),
            extra: text("extra")
                .and_then(|v| serde_json::to_value(v).ok())
                .unwrap_or_else(|| serde_json::json!({})),
            today,
            drafts: false,
            future: false,
        }
    }

    fn known(&mut self, path: &[Seg], map: &serde_yaml::Mapping, allowed: &[&str]) {
        for key in map.keys() {
            let name = key.as_str().unwrap_or_default();
            if allowed.contains(&name) {
                continue;
            }
            let mut at = path.to_vec();
            at.push(Seg::from(name));
            let finding = Diagnostic::new(&CONFIG_UNKNOWN_KEY, self.block.key_span(&at)).arg("key", name);
            let near = nearest(name, allowed.iter().copied(), 1);
            self.found.push(match near.first() {
                Some(near) => {
                    // A slip, unless the setting that is meant stands there too.
                    let meant = slip(name, allowed.iter().copied()).filter(|meant| !map.contains_key(*meant));
                    let span = finding.span.clone();
                    let old = self.block.source().text.get(span.start as usize..span.end as usize);
                    let fix = meant.and_then(|meant| Some(Fix::replace(span, rewritten(old?, name, meant)?)));
                    finding.arg("near", near).help("near").mend_if(fix)
                }
                None => finding.arg("allowed", allowed.join(", ")).help("allowed"),
            });
        }
    }

    fn wrong(&mut self, path: &[Seg], form: &str) {
        self.found.push(Diagnostic::new(&CONFIG_WRONG_VALUE, self.block.value_span(path)).form(form));
    }

    fn string(&mut self, path: &[Seg], value: Option<&Value>) -> Option<String> {
        match value? {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => self.block.raw(path),
            _ => {
                self.wrong(path, "text");
                None
            }
        }
    }

    fn boolean(&mut self, path: &[Seg], value: Option<&Value>, default: bool) -> bool {
        match value {
            None => default,
            Some(Value::Bool(yes)) => *yes,
            Some(_) => {
                self.wrong(path, "boolean");
                default
            }
        }
    }

    fn localized(&mut self, path: &[Seg], value: Option<&Value>) -> Localized {
        let Some(Value::Mapping(map)) = value else {
            return self.string(path, value).map(Localized::plain).unwrap_or_default();
        };
        let mut texts = Vec::new();
        for (key, value) in map {
            let mut at = path.to_vec();
            at.push(Seg::from(key.as_str().unwrap_or_default()));
            if let (Some(key), Some(text)) = (key.as_str(), self.string(&at, Some(value))) {
                texts.push((key.to_owned(), text));
            }
        }
        Localized::by_language(texts)
    }

    fn languages(&mut self, default: &str, value: Option<&Value>) -> Vec<SiteLanguage> {
        let one = |tag: &str, label: String| SiteLanguage { tag: tag.into(), label };
        let mut all = vec![one(default, own_name(default).to_owned())];
        let Some(value) = value else { return all };
        let Value::Mapping(map) = value else {
            self.wrong(&["languages".into()], "languages");
            return all;
        };
        for (key, value) in map {
            let tag = key.as_str().unwrap_or_default();
            let path = ["languages".into(), Seg::from(tag)];
            let shaped =
                (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !shaped {
                self.wrong(&path, "language");
                continue;
            }
            let label = match value {
                Value::Null => own_name(tag).to_owned(),
                value => self.string(&path, Some(value)).unwrap_or_else(|| own_name(tag).to_owned()),
            };
            match all.iter_mut().find(|known| &*known.tag == tag) {
                Some(known) => known.label = label,
                None => all.push(one(tag, label)),
            }
        }
        all
    }

    fn base_url(&mut self, value: Option<&Value>) -> (Option<String>, String) {
        let path = ["base_url".into()];
        let Some(text) = self.string(&path, value) else { return (None, String::new()) };
        match split_base_url(&text) {
            Some(parts) => {
                let host = parts.0.as_deref().and_then(|origin| origin.split("://").nth(1));
                if let Some(host) = host.filter(|host| is_local(host)) {
                    let finding = Diagnostic::new(&LINK_LOCAL, self.block.value_span(&path)).form("config");
                    self.found.push(finding.arg("host", host).help("config-help"));
                }
                parts
            }
            None => {
                self.wrong(&path, "base-url");
                (None, String::new())
            }
        }
    }

    fn menus(&mut self, value: Option<&Value>) -> IndexMap<String, Vec<MenuItem>> {
        let mut menus = IndexMap::new();
        let Some(value) = value else { return menus };
        let Value::Mapping(map) = value else {
            self.wrong(&["menus".into()], "menus");
            return menus;
        };
        for (key, items) in map {
            let name = key.as_str().unwrap_or_default();
            let path = vec![Seg::from("menus"), Seg::from(name)];
            let Value::Sequence(items) = items else {
                self.wrong(&path, "menu");
                continue;
            };
            let items = items.iter().enumerate().filter_map(|(i, item)| {
                let mut path = path.clone();
                path.push(i.into());
                self.menu_item(&path, item)
            });
            menus.insert(name.to_owned(), items.collect());
        }
        menus
    }

    fn menu_item(&mut self, path: &[Seg], item: &Value) -> Option<MenuItem> {
        let below = |key: &str| path.iter().cloned().chain([Seg::from(key)]).collect::<Vec<_>>();
        let span = self.block.value_span(path);
        let map = match item {
            Value::String(page) => {
                return Some(MenuItem {
                    label: Localized::default(),
                    target: MenuTarget::Page(page.clone()),
                    span,
                });
            }
            Value::Mapping(map) => map,
            _ => {
                self.wrong(path, "menu-item");
                return None;
            }
        };
        self.known(path, map, &["label", "url", "page"]);
        let label = self.localized(&below("label"), map.get("label"));
        let url = self.string(&below("url"), map.get("url"));
        let page = self.string(&below("page"), map.get("page"));
        let target = match (url, page) {
            (Some(url), None) if !label.is_empty() => MenuTarget::Url(url),
            (None, Some(page)) => MenuTarget::Page(page),
            _ => {
                self.wrong(path, "menu-item");
                return None;
            }
        };
        Some(MenuItem { label, target, span })
    }

    fn markdown(&mut self, value: Option<&Value>) -> Markdown {
        let default = Markdown { html: false, typography: true, highlight: true };
        let path = |key: &str| [Seg::from("markdown"), Seg::from(key)];
        match value {
            None => default,
            Some(Value::Mapping(map)) => {
                self.known(&["markdown".into()], map, &["html", "typography", "highlight"]);
                Markdown {
                    html: self.boolean(&path("html"), map.get("html"), default.html),
                    typography: self.boolean(&path("typography"), map.get("typography"), default.typography),
                    highlight: self.boolean(&path("highlight"), map.get("highlight"), default.highlight),
                }
            }
            Some(_) => {
                self.wrong(&["markdown".into()], "map");
                default
            }
        }
    }

    fn paths(&mut self, value: Option<&Value>) -> IndexMap<String, Localized> {
        let mut paths = IndexMap::new();
        match value {
            None => {}
            Some(Value::Mapping(map)) => {
                self.known(&["paths".into()], map, &["az", "new", "search", "compare"]);
                for (key, value) in map {
                    let key = key.as_str().unwrap_or_default();
                    let text = self.localized(&["paths".into(), key.into()], Some(value));
                    paths.insert(key.to_owned(), text);
                }
            }
            Some(_) => self.wrong(&["paths".into()], "map"),
        }
        paths
    }

    fn editor(&mut self, preview: Option<&Value>) -> Option<EditorLink> {
        let Value::Mapping(map) = preview? else {
            self.wrong(&["preview".into()], "map");
            return None;
        };
        self.known(&["preview".into()], map, &["editor"]);
        let path = ["preview".into(), "editor".into()];
        let text = self.string(&path, map.get("editor"))?;
        let link = EditorLink::parse(&text);
        if link.is_none() {
            self.wrong(&path, "editor");
        }
        link
    }

    fn folder(&mut self, key: &str, value: Option<&Value>) -> Option<String> {
        let text = self.string(&[key.into()], value)?;
        let folder = text.trim_matches('/').to_owned();
        if folder.is_empty()
            || folder.split('/').any(|part| part == ".." || part == ".")
            || folder.contains(':')
        {
            self.wrong(&[key.into()], "folder");
            return None;
        }
        Some(folder)
    }
}

/// A language's name in itself, for the languages we know; the tag otherwise.
fn own_name(tag: &str) -> &str {
    match tag {
        "nl" => "Nederlands",
        "en" => "English",
        "de" => "Deutsch",
        "fr" => "Français",
        "fy" => "Frysk",
        "ar" => "العربية",
        "tr" => "Türkçe",
        "uk" => "Українська",
        tag => tag,
    }
}
