//! What depends on a page: every place of the site that leads to it, and whether it would be broken if
//! the page went.

use crate::base::paths::SourcePath;
use crate::base::source::{Source, Span};
use crate::base::yaml::Seg;
use crate::config::MenuTarget;
use crate::parse::body::{Body, HoleKind};
use crate::site::{Lead, Named, PageIx, Route, Site, Target, bodies};

/// A place that leads to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependent {
    /// Where.
    pub span: Span,
    /// The title of the page it stands on; `None` for the configuration and the model.
    pub title: Option<String>,
    /// Whether readers see that page.
    pub public: bool,
    /// How it leads there.
    pub way: Way,
    /// Whether it is broken without the page. What the page itself declares goes with it.
    pub breaks: bool,
}

/// How a place leads to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// A link in text.
    Link,
    /// The page, or a part of it, stands within another.
    Inside,
    /// A citation in text.
    Citation,
    /// A relation that the other page declares.
    Relation(String),
    /// A relation that the page itself declares, as the other page shows it.
    Inverse(String),
    /// A line of a menu.
    Menu(String),
    /// A fact whose source it is.
    Fact(String),
}

/// Every place that leads to the page at `ix`, by file and place.
pub fn dependents<'s>(
    site: &Site,
    ix: PageIx,
    text: &dyn Fn(&SourcePath) -> Option<&'s Source>,
) -> Vec<Dependent> {
    let mut found = Vec::new();
    for from in (0..site.pages.len() as PageIx).filter(|from| *from != ix) {
        let page = &site.page(from).parsed;
        let mut add = |span: Span, way: Way, breaks: bool| {
            let title = Some(page.checked.builtins.title.clone());
            found.push(Dependent { span, title, public: site.is_public(from), way, breaks });
        };
        let mut leads = site.leads(from).iter();
        for body in bodies(page) {
            for (n, link) in body.links.iter().enumerate() {
                if leads.next() == Some(&Lead::Page(ix)) {
                    add(link.span.clone(), if inside(body, n) { Way::Inside } else { Way::Link }, true);
                }
            }
        }
        for body in std::iter::once(&page.body).chain(&page.fields) {
            for citation in body.cited() {
                if site.cited(from, citation) == Target::Page(ix) {
                    add(citation.span.clone(), Way::Citation, true);
                }
            }
        }
        for (reference, target) in page.checked.references.iter().zip(site.targets(from)) {
            if matches!(target, Target::Page(to) | Target::MissingAnchor(to) if *to == ix) {
                let way = Way::Relation(reference.field.to_string());
                add(page.front.value_span(&reference.path), way, true);
            }
        }
        for edge in site.edges_to(from).iter().filter(|edge| edge.page == ix) {
            let relation = &site.model.relations[edge.relation];
            if let Some(inverse) = relation.inverse.as_ref().filter(|_| edge.inverse) {
                add(page.front.start_span(), Way::Inverse(inverse.name.clone()), false);
            }
        }
    }
    let mut add = |span: Span, way: Way| {
        found.push(Dependent { span, title: None, public: true, way, breaks: true });
    };
    let language = site.config.language();
    for (name, items) in &site.config.menus {
        for item in items {
            let leads = match &item.target {
                MenuTarget::Page(page) => site.page_named(page, language) == Named::One(ix),
                MenuTarget::Url(url) => {
                    let path = url.split(['#', '?']).next().unwrap_or(url);
                    matches!(site.routes().find(path), Some(Route::Page(to) | Route::Redirect { to }) if *to == ix)
                }
            };
            if leads {
                add(item.span.clone(), Way::Menu(name.clone()));
            }
        }
    }
    for (name, fact) in &site.model.facts {
        let source = fact.source.as_ref().map(|source| site.page_named(source, language));
        if source == Some(Named::One(ix)) {
            add(fact_source(name, &fact.span, text), Way::Fact(name.clone()));
        }
    }
    found.sort_by(|a, b| a.span.cmp(&b.span));
    found
}

/// Where a fact names its source.
fn fact_source<'s>(name: &str, span: &Span, text: &dyn Fn(&SourcePath) -> Option<&'s Source>) -> Span {
    let place = || {
        let source = text(&span.path)?;
        let source = std::sync::Arc::new(Source::new(source.path.clone(), &*source.text));
        let block = crate::base::yaml::Block::read(&source, 0..source.text.len(), true).ok()?;
        Some(block.value_span(&["facts".into(), Seg::from(name), "source".into()]))
    };
    place().unwrap_or_else(|| span.clone())
}

fn inside(body: &Body, link: usize) -> bool {
    let is = |kind: &HoleKind| matches!(kind, HoleKind::Transclusion(n) if *n as usize == link);
    body.holes.iter().any(|hole| is(&hole.kind))
}
