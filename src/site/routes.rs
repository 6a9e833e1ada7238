//! The route table: every address the site will have, and what it is.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::collections::hash_map::Entry;

use super::az::letter_slug;
use super::page::{PageIx, Visible};
use super::route::{Collision, Route, Routes};
use super::whole::Site;
use crate::base::paths::{SourcePath, UrlPath};
use crate::parse::Address;

/// The words that the theme gives for addresses of built-in pages, by language and key.
pub type PathWords<'a> = &'a dyn Fn(&str, &str) -> String;

/// What the visible pages take up, gathered once: asked of every kind and folder.
struct InUse<'s> {
    /// Kinds and the languages in which they have pages.
    kinds: HashSet<(usize, &'s str)>,
    /// Addresses of pages, gathered when the site has folders, which may want them too.
    urls: LazyCell<HashSet<&'s UrlPath>, Box<dyn FnOnce() -> HashSet<&'s UrlPath> + 's>>,
}

impl<'s> InUse<'s> {
    fn of(site: &'s Site) -> InUse<'s> {
        let pages = || site.visible_pages().map(|page| site.page(page.ix()));
        let own = pages().filter(|page| !page.parsed.landing);
        InUse {
            kinds: own.map(|page| (page.parsed.kind, &*page.parsed.language)).collect(),
            urls: LazyCell::new(Box::new(move || pages().map(|page| &page.url).collect())),
        }
    }
}

impl Routes {
    pub(super) fn of(site: &Site, theme_assets: &[String], words: PathWords<'_>) -> Routes {
        let mut routes = Routes::default();
        routes.table.reserve(site.pages.len() + 64);
        let in_use = InUse::of(site);
        for language in 0..site.config.languages.len() {
            routes.language(site, language, &in_use, words);
        }
        for page in site.visible_pages() {
            routes.take(&site.page(page.ix()).parsed.address, Route::Page(page.ix()));
        }
        for path in site.assets.keys() {
            if let Some(url) = site.asset_url(path) {
                routes.add(UrlPath::new(&url), Route::Asset(path.clone()));
            }
        }
        for name in theme_assets {
            routes.add(UrlPath::new(&format!("/assets/{name}")), Route::ThemeAsset(name.clone()));
        }
        for page in site.visible_pages() {
            for alias in &site.page(page.ix()).parsed.checked.builtins.aliases {
                let url =
                    if alias.ends_with('/') || is_file(alias) { alias.clone() } else { format!("{alias}/") };
                routes.add(UrlPath::new(&url), Route::Redirect { to: page.ix() });
            }
        }
        routes
    }

    fn language(&mut self, site: &Site, language: usize, in_use: &InUse<'_>, words: PathWords<'_>) {
        let tag = &site.config.languages[language].tag;
        let prefix = site.config.language_prefix(tag);
        let home = format!("{prefix}/");
        // In a site without a model, a page at the top is the home page.
        let at_home = |page: &Visible| site.page(page.ix()).url.as_str() == home;
        let landing = site.landing("", tag).or_else(|| site.visible_pages().find(at_home).map(Visible::ix));
        self.add(UrlPath::new(&format!("{prefix}/")), Route::Home { language, landing });
        let builtin = [
            ("az", Route::Az { language, letter: None }),
            ("new", Route::New { language }),
            ("search", Route::Search { language }),
        ];
        let word = |key: &str| match site.config.paths.get(key).map(|path| path.get(tag).trim_matches('/')) {
            Some(path) if !path.is_empty() => path.to_owned(),
            _ => words(tag, key),
        };
        for (key, route) in builtin {
            let url = UrlPath::new(&format!("{prefix}/{}/", word(key)));
            self.builtin.insert((key.to_owned(), language), url.clone());
            self.add(url, route);
        }
        for n in 0..site.own_letters(language).len() {
            if let Some(url) = self.letter_url(site, language, n) {
                self.add(url, Route::Az { language, letter: Some(n) });
            }
        }
        self.add(UrlPath::new(&format!("{prefix}/404.html")), Route::NotFound { language });
        for (n, kind) in site.model.kinds.iter().enumerate() {
            let used = in_use.kinds.contains(&(n, tag));
            if language > 0 && !used {
                continue;
            }
            let base = match &kind.index {
                Some(index) => {
                    let index = index.get(tag);
                    let url = UrlPath::new(&format!("{prefix}{index}"));
                    let folder = index.trim_matches('/');
                    let landing = kind
                        .folder
                        .as_deref()
                        .and_then(|folder| site.landing(folder, tag))
                        .or_else(|| site.landing(folder, tag));
                    self.add(url, Route::KindIndex { kind: n, language, landing });
                    if used && !kind.compare.is_empty() {
                        let url = UrlPath::new(&format!("{prefix}/{folder}/{}/", word("compare")));
                        self.compare.insert((n, language), url.clone());
                        self.add(url, Route::Compare { kind: n, language });
                    }
                    format!("{prefix}/{folder}/")
                }
                None => format!("{prefix}/"),
            };
            for (f, facet) in site.facets(n).iter().enumerate() {
                let own = |page: &super::page::Visible| site.page(page.ix()).parsed.language == *tag;
                if facet.values.iter().any(|value| value.pages.iter().any(own)) {
                    let url = UrlPath::new(&format!("{base}{}/", facet.name));
                    self.add(url, Route::FacetIndex { kind: n, language, facet: f });
                }
                for (v, value) in facet.values.iter().enumerate() {
                    let any = value.pages.iter().any(|page| site.page(page.ix()).parsed.language == *tag);
                    if any {
                        let url = UrlPath::new(&format!("{base}{}/{}/", facet.name, value.name));
                        self.add(url, Route::Facet { kind: n, language, facet: f, value: v });
                    }
                }
            }
        }
        let mut folders: Vec<String> = Vec::new();
        for (folder, _) in site.folders(tag) {
            let mut upto = Some(folder);
            while let Some(folder) = upto.filter(|folder| !folder.is_empty()) {
                folders.push(folder.to_owned());
                upto = folder.rsplit_once('/').map(|(above, _)| above);
            }
        }
        folders.sort();
        folders.dedup();
        for folder in folders {
            let url = UrlPath::new(&format!("{prefix}/{folder}/"));
            if !in_use.urls.contains(&url) {
                self.add(url, Route::Folder { folder, language });
            }
        }
    }

    /// The address of a letter that has one.
    pub fn letter_url(&self, site: &Site, language: usize, letter: usize) -> Option<UrlPath> {
        let slug = letter_slug(site.own_letters(language).get(letter)?);
        Some(UrlPath::new(&format!("{}{slug}/", self.builtin("az", language)?)))
    }

    fn add(&mut self, url: UrlPath, route: Route) {
        self.take(&Address::of(url), route);
    }

    fn take(&mut self, address: &Address, route: Route) {
        let Address { url, key, fault } = address;
        if let Some(why) = fault {
            self.impossible.push((url.clone(), why, route));
            return;
        }
        let reserved = !matches!(route, Route::Search { .. })
            && ["/_leidraad/", "/search/"].iter().any(|prefix| key.as_str().starts_with(prefix));
        if reserved {
            self.impossible.push((url.clone(), "own", route));
            return;
        }
        // Most addresses have themselves in common, and stand in one table only.
        let taken = if self.taken.is_empty() { key } else { self.taken.get(key).unwrap_or(key) };
        if key == url && taken == key {
            match self.table.entry(url.clone()) {
                Entry::Vacant(place) => _ = place.insert(route),
                Entry::Occupied(first) => collide(&mut self.collisions, (url, url), first.get(), route),
            }
            return;
        }
        match self.table.get(taken) {
            Some(first) => collide(&mut self.collisions, (taken, url), first, route),
            None => {
                self.taken.insert(key.clone(), url.clone());
                self.table.insert(url.clone(), route);
            }
        }
    }
}

/// Notes that two want one address, written in these two ways. A landing page stands where it is shown.
fn collide(collisions: &mut Vec<Collision>, urls: (&UrlPath, &UrlPath), first: &Route, second: Route) {
    let shown = urls.0 == urls.1 && matches!(second, Route::Page(ix) if first.has_landing(ix));
    if !shown {
        collisions.push(Collision { url: urls.1.clone(), first: first.clone(), second });
    }
}

/// Whether an old address is that of a file: its last part ends as files do, `.html` and not `.0`.
fn is_file(alias: &str) -> bool {
    let last = alias.rsplit('/').next().unwrap_or_default();
    last.rsplit_once('.').is_some_and(|(_, ending)| {
        ending.len() <= 5
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

impl Site {
    /// The address of a published file: beside its page for one in a page's folder, else by its path.
    pub fn asset_url(&self, path: &SourcePath) -> Option<String> {
        let text = path.as_str();
        if let Some(rest) = text.strip_prefix("static/") {
            return Some(format!("/{rest}"));
        }
        let rest = text.strip_prefix(&*self.config.content)?.strip_prefix('/')?;
        let mut folder = path.folder();
        loop {
            let tags =
                self.config.languages.iter().map(|language| format!("{folder}/index.{}.md", language.tag));
            let pages = std::iter::once(format!("{folder}/index.md")).chain(tags);
            let pages: Vec<PageIx> = pages.filter_map(|path| self.names.file(&path)).collect();
            if !pages.is_empty() {
                // A draft's files are as hidden as the draft.
                let page =
                    pages.into_iter().find_map(|ix| self.visible(ix)).map(|page| self.page(page.ix()))?;
                return Some(format!("{}{}", page.url, &text[folder.len() + 1..]));
            }
            match folder.rsplit_once('/') {
                Some((above, _)) if above.len() >= self.config.content.len() => folder = above,
                _ => return Some(format!("/{rest}")),
            }
        }
    }

    /// The file named in a field of a page: beside the page, or by its address from the site's root. `None`
    /// when there is no such file, or this build hides it.
    pub fn file(&self, ix: PageIx, path: &str) -> Option<SourcePath> {
        if path.starts_with('/') {
            return match self.routes.find(path)? {
                Route::Asset(file) => Some(file.clone()),
                _ => None,
            };
        }
        let file = self.page(ix).parsed.source.path.join(path)?;
        (self.assets.contains_key(&file) && self.asset_url(&file).is_some()).then_some(file)
    }

    /// The address of a file named in a field of a page: beside the page, or from the site's root.
    pub fn file_url(&self, ix: PageIx, path: &str) -> Option<String> {
        if path.starts_with('/') {
            return self.routes.find(path).map(|_| path.to_owned());
        }
        self.asset_url(&self.file(ix, path)?)
    }

    /// The address of a kind's index in a language, when it has one.
    pub fn kind_url(&self, kind: usize, language: &str) -> Option<String> {
        let index = self.model.kinds[kind].index.as_ref()?.get(language);
        let url = format!("{}{index}", self.config.language_prefix(language));
        self.routes.get(&UrlPath::new(&url)).map(|_| url)
    }

    /// The address of a facet's value, or of the facet itself, when the site has it.
    pub fn facet_url(&self, kind: usize, facet: &str, value: Option<&str>, language: &str) -> Option<String> {
        let base = match &self.model.kinds[kind].index {
            Some(index) => format!("/{}/", index.get(language).trim_matches('/')),
            None => "/".into(),
        };
        let value = value.map(|value| format!("{value}/")).unwrap_or_default();
        let url = format!("{}{base}{facet}/{value}", self.config.language_prefix(language));
        self.routes.get(&UrlPath::new(&url)).map(|_| url)
    }
}
