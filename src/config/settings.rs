//! What `leidraad.yaml` says, as the rest of the program sees it.

use indexmap::IndexMap;

use super::checks::Checks;
use super::editor::EditorLink;
use super::writing::Writing;
use crate::base::date::Date;
use crate::base::localized::{Language, Localized};
use crate::base::source::Span;

/// The file's name at the site's root.
pub const FILE: &str = "leidraad.yaml";

/// How a site is built.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's title.
    pub title: Localized,
    /// What the site is about.
    pub description: Localized,
    /// All languages; the first is the default, which lives at `/`.
    pub languages: Vec<SiteLanguage>,
    /// Scheme and host, `https://example.org`, when the site declares where it will live.
    pub origin: Option<String>,
    /// "" or a path without a slash at its end: `/repo`.
    pub base_path: String,
    /// The theme's name.
    pub theme: String,
    /// Where the theme is named, for findings about it.
    pub theme_span: Option<Span>,
    /// Menus by name.
    pub menus: IndexMap<String, Vec<MenuItem>>,
    /// How Markdown becomes HTML.
    pub markdown: Markdown,
    /// Addresses of built-in pages (`az`, `new`, `search`, `compare`) instead of the theme's own words.
    pub paths: IndexMap<String, Localized>,
    /// The folder of pages, relative to the site's root.
    pub content: String,
    /// The output folder, relative to the site's root.
    pub output: String,
    /// How an editor opens a file from the preview.
    pub editor: Option<EditorLink>,
    /// How bad findings are on this site.
    pub checks: Checks,
    /// What rules about language and personal data go by.
    pub writing: Writing,
    /// Free space for templates.
    pub extra: serde_json::Value,
    /// The day of the build.
    pub today: Date,
    /// Whether pages in states that are not public are shown.
    pub drafts: bool,
    /// Whether pages whose publication date lies ahead are shown.
    pub future: bool,
}

/// One language of the site.
#[derive(Clone, Debug)]
pub struct SiteLanguage {
    /// The tag: `nl`.
    pub tag: Language,
    /// Its name in itself: `Nederlands`.
    pub label: String,
}

/// A line of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// What people read; the page's short title when empty.
    pub label: Localized,
    /// Where it leads.
    pub target: MenuTarget,
    /// Where it is declared.
    pub span: Span,
}

/// Where a line of a menu leads.
#[derive(Clone, Debug)]
pub enum MenuTarget {
    /// A path on the site, or an address elsewhere.
    Url(String),
    /// A page, named as in a wikilink.
    Page(String),
}

/// How Markdown becomes HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// Whether raw HTML in content is let through.
    pub html: bool,
    /// Whether quotes and dashes are set as printers do.
    pub typography: bool,
    /// Whether code is coloured.
    pub highlight: bool,
}

impl Config {
    /// The default language.
    pub fn language(&self) -> &Language {
        &self.languages[0].tag
    }

    /// What stands before every address in `language`: "" or `/en`.
    pub fn language_prefix(&self, language: &str) -> String {
        if &**self.language() == language { String::new() } else { format!("/{language}") }
    }

    /// An address that stands in the configuration or the model: on the site when it starts with a
    /// slash, elsewhere otherwise.
    pub fn link_href(&self, link: &str) -> String {
        if !on_site(link) {
            return external_href(link);
        }
        // What stands behind the path is written as in an address already.
        let end = link.find(['?', '#']).unwrap_or(link.len());
        format!("{}{}", self.href(&link[..end]), external_href(&link[end..]))
    }

    /// An address on the site as a link holds it: base path, percent-encoding.
    pub fn href(&self, path: &str) -> String {
        use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
        const UNSAFE: &AsciiSet =
            &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'%').add(b'?').add(b'\\');
        let (path, anchor) = path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)));
        let mut out = self.base_path.clone();
        out.extend(utf8_percent_encode(path, UNSAFE));
        if let Some(anchor) = anchor {
            out.push('#');
            out.extend(utf8_percent_encode(anchor, UNSAFE));
        }
        out
    }
}

/// Whether an address that stands in the configuration or the model is one on the site.
pub fn on_site(link: &str) -> bool {
    link.starts_with('/') && !link.starts_with("//")
}

/// An address elsewhere as a link holds it: what may not stand in a URL is percent-encoded, what is
/// encoded already stays.
pub fn external_href(url: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSAFE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'`')
        .add(b'\\')
        .add(b'^')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(url, UNSAFE).to_string()
}
