//! What rendering starts from: a site, a theme and what all their pages share; and the small words that
//! every part of it says.

use tera::Value;

use super::view::LinkView;
use crate::site::{PageIx, Site};
use crate::theme::Theme;

/// A site and a theme, and what all their pages share.
pub struct Renderer<'s> {
    pub(super) site: &'s Site,
    pub(super) theme: &'s Theme,
    /// One `site` view a language, as templates see it.
    pub(super) shared: &'s Shared,
}

/// What all pages of a language share, made once a site.
pub struct Shared {
    pub(super) views: Vec<Value>,
}

impl<'s> Renderer<'s> {
    /// A renderer for one site.
    pub fn new(site: &'s Site, theme: &'s Theme, shared: &'s Shared) -> Self {
        Renderer { site, theme, shared }
    }

    pub(super) fn language_of(&self, ix: PageIx) -> usize {
        let language = &self.site.page(ix).parsed.language;
        self.site.config.languages.iter().position(|known| known.tag == *language).unwrap_or(0)
    }

    pub(super) fn tag(&self, language: usize) -> &'s str {
        &self.site.config.languages[language].tag
    }

    pub(super) fn text<'a>(&'a self, language: usize, key: &'a str) -> &'a str {
        self.theme.text(self.tag(language), key)
    }

    pub(super) fn kind_link(&self, kind: usize, language: usize) -> Option<LinkView> {
        let tag = self.tag(language);
        let url = self.site.kind_url(kind, tag)?;
        Some(self.link(&capital(self.site.model.kinds[kind].label_many.get(tag)), &url))
    }

    pub(super) fn link(&self, title: &str, path: &str) -> LinkView {
        LinkView {
            title: title.to_owned(),
            url: self.site.config.href(path),
            current: false,
            language: String::new(),
        }
    }
}

/// The first letter upper case, for a label that starts a line. Dutch IJ keeps together.
pub(super) fn capital(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
