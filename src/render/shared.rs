//! `site`: what every template of one language shares.

use indexmap::IndexMap;
use tera::Value;

use super::renderer::{Renderer, Shared};
use super::view::{FactView, KindRefView, LinkView, SiteView};
use crate::config::{MenuItem, MenuTarget};
use crate::site::{Named, Site};
use crate::theme::Theme;

impl Shared {
    /// Makes the shared views.
    pub fn of(site: &Site, theme: &Theme) -> Shared {
        let views = (0..site.config.languages.len())
            .map(|language| Value::from_serializable(&site_view(site, theme, language)));
        Shared { views: views.collect() }
    }
}

/// Makes the view for a language.
fn site_view(site: &Site, theme: &Theme, language: usize) -> SiteView {
    let none = Shared { views: Vec::new() };
    let renderer = Renderer::new(site, theme, &none);
    let config = &site.config;
    let tag: &str = &config.languages[language].tag;
    let prefix = config.language_prefix(tag);
    let languages = config.languages.iter().map(|other| LinkView {
        title: other.label.clone(),
        url: config.href(&format!("{}/", config.language_prefix(&other.tag))),
        current: *other.tag == *tag,
        language: other.tag.to_string(),
    });
    let kinds = (0..site.model.kinds.len()).map(|kind| {
        let view = renderer.kind_ref(kind, language);
        (view.name.clone(), view)
    });
    let path = |key: &str| {
        site.routes().builtin(key, language).map(|url| config.href(url.as_str())).unwrap_or_default()
    };
    let lists = site
        .model
        .lists
        .iter()
        .filter(|(_, list)| list.on.is_empty())
        .map(|(name, list)| (name.clone(), renderer.list_view(name, list, None, language)));
    let facts = site.model.facts.iter().map(|(name, fact)| {
        let view = FactView {
            name: name.clone(),
            value: fact.value.get(tag).to_owned(),
            label: fact.label.get(tag).to_owned(),
            url: fact.link.as_ref().map(|link| config.link_href(link)),
        };
        (name.clone(), view)
    });
    let menus = config.menus.iter().map(|(name, items)| {
        (name.clone(), items.iter().filter_map(|item| menu_link(site, &renderer, item, language)).collect())
    });
    SiteView {
        title: config.title.get(tag).to_owned(),
        description: config.description.get(tag).to_owned(),
        language: tag.to_owned(),
        languages: if config.languages.len() > 1 { languages.collect() } else { Vec::new() },
        base_path: config.base_path.clone(),
        url: config.href(&format!("{prefix}/")),
        paths: ["az", "new", "search"].iter().map(|key| ((*key).to_owned(), path(key))).collect(),
        menus: menus.collect(),
        strings: theme.texts(tag),
        kinds: kinds.collect::<IndexMap<String, KindRefView>>(),
        lists: if theme.names_lists() { lists.collect() } else { IndexMap::new() },
        facts: facts.collect(),
        assets: theme
            .assets()
            .keys()
            .map(|name| (name.clone(), config.href(&format!("/assets/{name}"))))
            .collect(),
        today: renderer.date(config.today, language),
        extra: config.extra.clone(),
    }
}

/// A line of a menu; `None` for a page that is not there or not shown.
fn menu_link(site: &Site, renderer: &Renderer<'_>, item: &MenuItem, language: usize) -> Option<LinkView> {
    let tag: &str = &site.config.languages[language].tag;
    let label = item.label.get(tag);
    match &item.target {
        MenuTarget::Url(url) => Some(LinkView {
            title: label.to_owned(),
            url: site.config.link_href(url),
            current: false,
            language: String::new(),
        }),
        MenuTarget::Page(name) => {
            let Named::One(ix) = site.page_named(name, tag) else { return None };
            site.visible(ix)?;
            let card = renderer.card(ix, language);
            let title = if label.is_empty() { card.short_title } else { label.to_owned() };
            Some(LinkView { title, url: card.url, current: false, language: String::new() })
        }
    }
}
