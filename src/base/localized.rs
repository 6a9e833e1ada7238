//! Text in one or more languages, as `model.yaml` and `leidraad.yaml` write it: a string, or a map
//! by language.

use indexmap::IndexMap;

/// A language tag such as `nl` or `en`, as the site's configuration declares it.
pub type Language = std::sync::Arc<str>;

/// A text by language. A plain string stands for every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Localized {
    any: Option<String>,
    by_language: IndexMap<String, String>,
}

impl Localized {
    /// The same text in every language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { any: Some(text.into()), by_language: IndexMap::new() }
    }

    /// A text per language tag.
    pub fn by_language(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { any: None, by_language: texts.into_iter().collect() }
    }

    /// The text in `language`, else the plain one, else the first that was declared, else "".
    pub fn get(&self, language: &str) -> &str {
        self.by_language
            .get(language)
            .or(self.any.as_ref())
            .or_else(|| self.by_language.values().next())
            .map_or("", String::as_str)
    }

    /// Whether nothing was declared at all.
    pub fn is_empty(&self) -> bool {
        self.any.is_none() && self.by_language.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_declared_language_answers() {
        let both = Localized::by_language([("nl".into(), "bron".into()), ("en".into(), "source".into())]);
        assert_eq!((both.get("en"), both.get("de")), ("source", "bron"));
        assert_eq!(Localized::plain("x").get("nl"), "x");
        assert_eq!(Localized::default().get("nl"), "");
    }
}
