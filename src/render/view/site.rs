//! What every page has: `site`, the same for a whole language, and `route`.

use indexmap::IndexMap;
use serde::Serialize;

use super::card::{DateView, KindRefView, LinkView};
use super::lists::ListView;

/// `site`: shared by every template of one language.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// What the site is about.
    pub description: String,
    /// The language of this page's site: `nl`.
    pub language: String,
    /// All languages of the site; empty when there is one.
    pub languages: Vec<LinkView>,
    /// "" or a path without a slash at its end, such as `/repo`.
    pub base_path: String,
    /// The home page.
    pub url: String,
    /// Addresses of the built-in pages: `az`, `new`, `search`.
    pub paths: IndexMap<String, String>,
    /// Menus by name: `main`, `footer`.
    pub menus: IndexMap<String, Vec<LinkView>>,
    /// The theme's and the site's texts in this language.
    pub strings: IndexMap<String, String>,
    /// Kinds by name.
    pub kinds: IndexMap<String, KindRefView>,
    /// The lists of the model that belong to the site, by name.
    pub lists: IndexMap<String, ListView>,
    /// Facts of the model by name.
    pub facts: IndexMap<String, FactView>,
    /// Style sheets and scripts of the theme by file name: `site.css` to its address.
    pub assets: IndexMap<String, String>,
    /// The day of the build.
    pub today: DateView,
    /// The free space of `leidraad.yaml`.
    pub extra: serde_json::Value,
}

/// `route`: the page being rendered, whatever it shows.
#[derive(Clone, Debug, Serialize)]
pub struct RouteView {
    /// `home`, `page`, `kind`, `facet`, `compare`, `az`, `new`, `search`, `not-found`, `redirect`.
    pub name: &'static str,
    /// Its own address, with the base path.
    pub url: String,
    /// Its address with the origin, when the site declares one.
    pub canonical: Option<String>,
    /// What the page is called.
    pub title: String,
    /// What the window, its tab and its history show, when the page asks for something else than its
    /// title; to be shown as it is, without the site's. "" otherwise.
    pub window_title: String,
    /// One or two sentences, or "".
    pub description: String,
    /// From the home page down to the parent; the page itself is not in it.
    pub breadcrumbs: Vec<LinkView>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
}

/// A fact of the model.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// Its name in the model.
    pub name: String,
    /// The value, as text shows it.
    pub value: String,
    /// What it is.
    pub label: String,
    /// A link for it, such as `tel:08002000`.
    pub url: Option<String>,
}
