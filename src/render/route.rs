//! One address: which template it gets, which views, and what came of it.

use serde::Serialize;
use tera::Context;

use super::lists::folder_title;
use super::renderer::{Renderer, capital};
use super::view::{LinkView, RouteView};
use crate::base::paths::UrlPath;
use crate::diag::Diagnostic;
use crate::diag::codes::theme::TEMPLATE_FAULT;
use crate::site::{Crumb, PageIx, Route};

/// What came of a route.
#[derive(Debug)]
pub struct Html {
    /// The page.
    pub text: String,
    /// Faults found while rendering it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Renderer<'_> {
    /// Renders an address. `None` for one whose bytes are a file's.
    pub fn render(&self, url: &UrlPath, route: &Route) -> Option<Html> {
        let mut diagnostics = Vec::new();
        let (template, language, page) = match route {
            Route::Home { language, landing } => ("home.html".to_owned(), *language, *landing),
            Route::Page(ix) => (self.template(*ix), self.language_of(*ix), Some(*ix)),
            Route::KindIndex { language, .. }
            | Route::FacetIndex { language, .. }
            | Route::Folder { language, .. } => ("kind.html".to_owned(), *language, None),
            Route::Facet { language, .. } => ("facet.html".to_owned(), *language, None),
            Route::Compare { language, .. } => ("compare.html".to_owned(), *language, None),
            Route::Az { language, .. } => ("az.html".to_owned(), *language, None),
            Route::New { language } => ("new.html".to_owned(), *language, None),
            Route::Search { language } => ("search.html".to_owned(), *language, None),
            Route::NotFound { language } => ("not-found.html".to_owned(), *language, None),
            Route::Redirect { to } => ("redirect.html".to_owned(), self.language_of(*to), None),
            Route::Asset(_) | Route::ThemeAsset(_) => return None,
        };
        let mut context = Context::new();
        context.insert_value("site", self.shared.views[language].clone());
        let mut title = String::new();
        let mut description = String::new();
        let about = match route {
            Route::Redirect { to } => Some(*to),
            Route::KindIndex { landing, .. } => *landing,
            _ => page,
        };
        let window_title =
            about.and_then(|ix| self.site.page(ix).parsed.checked.builtins.window_title.clone());
        if let Some(ix) = page {
            let view = self.page_view(ix, language, &mut diagnostics);
            title.clone_from(&view.card.title);
            description.clone_from(&view.card.summary);
            context.insert("page", &view);
        }
        match route {
            Route::Home { .. } => insert(&mut context, "home_lists", &self.home_lists(language)),
            Route::KindIndex { kind, landing, .. } => {
                let view = self.kind_view(*kind, language, *landing, None, &mut diagnostics);
                title = landing
                    .map_or_else(|| capital(&view.kind.label_many), |ix| self.card(ix, language).title);
                description.clone_from(&view.summary);
                insert(&mut context, "kind", &view);
            }
            Route::FacetIndex { kind, facet, .. } => {
                let view = self.facet_index(*kind, *facet, language, &mut diagnostics);
                title = format!(
                    "{}: {}",
                    capital(&view.kind.label_many),
                    view.facets.first().map_or("", |f| f.label.as_str())
                );
                insert(&mut context, "kind", &view);
            }
            Route::Facet { kind, facet, value, .. } => {
                let view = self.kind_view(*kind, language, None, Some((*facet, *value)), &mut diagnostics);
                if let Some(chosen) = &view.chosen {
                    title = format!("{}: {}", capital(&view.kind.label_many), chosen.label);
                }
                insert(&mut context, "kind", &view);
            }
            Route::Compare { kind, .. } => {
                let (view, compare) = self.kind_compared(*kind, language);
                let many = self.text(language, "compare-of").replace("{kind}", &view.kind.label_many);
                title = capital(&many);
                insert(&mut context, "kind", &view);
                insert(&mut context, "compare", &compare);
            }
            Route::Folder { folder, .. } => {
                let view = self.folder_view(folder, language);
                title.clone_from(&view.kind.label_many);
                insert(&mut context, "kind", &view);
            }
            Route::Az { letter, .. } => {
                let view = self.az_view(language, *letter);
                let own = view.letters.iter().find(|letter| letter.current);
                let az = self.text(language, "az");
                title = own.map_or_else(|| az.to_owned(), |own| format!("{az}: {}", own.letter));
                insert(&mut context, "az", &view);
            }
            Route::Search { .. } => title = self.text(language, "search").to_owned(),
            Route::NotFound { .. } => title = self.text(language, "not-found").to_owned(),
            Route::New { .. } => {
                insert(&mut context, "list", &self.new_view(language));
                title = self.text(language, "new").to_owned();
            }
            Route::Redirect { to } => {
                context.insert("target", &self.site.config.href(self.site.page(*to).url.as_str()));
                title.clone_from(&self.site.page(*to).parsed.checked.builtins.title);
            }
            Route::Page(_) | Route::Asset(_) | Route::ThemeAsset(_) => {}
        }
        let view = RouteView {
            name: name(route),
            url: self.site.config.href(url.as_str()),
            canonical: self.canonical(url, route),
            title,
            window_title: window_title.unwrap_or_default(),
            description,
            breadcrumbs: self.breadcrumbs(route, language),
            noindex: matches!(route, Route::NotFound { .. } | Route::Redirect { .. } | Route::Search { .. })
                || page.is_some_and(|ix| !self.site.is_public(ix) || self.site.state(ix).withdrawn),
        };
        insert(&mut context, "route", &view);
        let text = match self.theme.render(&template, &context) {
            Ok(text) => text,
            Err(fault) => {
                diagnostics.push(match page {
                    Some(ix) => self.during(*fault, ix),
                    None => *fault,
                });
                String::new()
            }
        };
        Some(Html { text, diagnostics })
    }

    /// Says in which page a template failed.
    fn during(&self, fault: Diagnostic, ix: PageIx) -> Diagnostic {
        let place = self.site.page(ix).parsed.front.start_span();
        if fault.code == &TEMPLATE_FAULT { fault.label(place, "page") } else { fault }
    }

    fn template(&self, ix: PageIx) -> String {
        let own = self.site.page(ix).parsed.checked.builtins.template.as_deref();
        let wanted = format!("{}.html", own.unwrap_or(&self.site.kind(ix).template));
        if self.theme.has_template(&wanted) { wanted } else { "page.html".into() }
    }

    /// The address with the origin; for a redirect that of its target.
    fn canonical(&self, url: &UrlPath, route: &Route) -> Option<String> {
        let origin = self.site.config.origin.as_ref()?;
        let path = match route {
            Route::NotFound { .. } => return None,
            Route::Redirect { to } => self.site.page(*to).url.as_str(),
            _ => url.as_str(),
        };
        Some(format!("{origin}{}", self.site.config.href(path)))
    }

    fn breadcrumbs(&self, route: &Route, language: usize) -> Vec<LinkView> {
        let mut links = Vec::new();
        match route {
            Route::Home { .. } => return links,
            Route::Page(ix) => {
                for crumb in self.site.crumbs(*ix) {
                    links.extend(self.crumb_link(&crumb, language));
                }
            }
            Route::Facet { kind, facet, .. } => {
                links.extend(self.kind_link(*kind, language));
                let facet = &self.site.facets(*kind)[*facet];
                if let Some(url) = self.site.facet_url(*kind, &facet.name, None, self.tag(language)) {
                    links.push(self.link(facet.label.get(self.tag(language)), &url));
                }
            }
            Route::FacetIndex { kind, .. } | Route::Compare { kind, .. } => {
                links.extend(self.kind_link(*kind, language))
            }
            Route::Folder { folder, .. } => {
                for (slash, _) in folder.match_indices('/') {
                    let crumb = Crumb::Folder(folder[..slash].to_owned());
                    links.extend(self.crumb_link(&crumb, language));
                }
            }
            Route::Az { letter: Some(_), .. } => {
                let url = self.site.routes().builtin("az", language);
                links.extend(url.map(|url| self.link(self.text(language, "az"), url.as_str())));
            }
            _ => {}
        }
        let prefix = self.site.config.language_prefix(self.tag(language));
        links.insert(0, self.link(self.text(language, "home"), &format!("{prefix}/")));
        links
    }

    fn crumb_link(&self, crumb: &Crumb, language: usize) -> Option<LinkView> {
        match crumb {
            Crumb::Page(page) => {
                let card = self.card(page.ix(), language);
                Some(LinkView {
                    title: card.short_title,
                    url: card.url,
                    current: false,
                    language: String::new(),
                })
            }
            Crumb::Kind(kind) => self.kind_link(*kind, language),
            Crumb::Folder(folder) => {
                let prefix = self.site.config.language_prefix(self.tag(language));
                let url = format!("{prefix}/{folder}/");
                self.site.routes().get(&UrlPath::new(&url))?;
                Some(self.link(&folder_title(folder), &url))
            }
        }
    }
}

fn insert<T: Serialize>(context: &mut Context, key: &'static str, value: &T) {
    context.insert(key, value);
}

fn name(route: &Route) -> &'static str {
    match route {
        Route::Home { .. } => "home",
        Route::Page(_) => "page",
        Route::KindIndex { .. } | Route::FacetIndex { .. } | Route::Folder { .. } => "kind",
        Route::Facet { .. } => "facet",
        Route::Compare { .. } => "compare",
        Route::Az { .. } => "az",
        Route::New { .. } => "new",
        Route::Search { .. } => "search",
        Route::NotFound { .. } => "not-found",
        Route::Redirect { .. } => "redirect",
        Route::Asset(_) | Route::ThemeAsset(_) => "file",
    }
}
