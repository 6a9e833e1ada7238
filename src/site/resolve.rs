//! Where a link in text leads.

use std::borrow::Cow;
use std::sync::Arc;

use super::names::Named;
use super::page::PageIx;
use super::route::Route;
use super::tables::Target;
use super::whole::Site;
use crate::base::paths::SourcePath;
use crate::base::slug::slug;
use crate::base::suggest::Index;
use crate::parse::body::{Citation, LinkTarget};

/// The deepest that pages may stand inside one another.
pub const MAX_INSIDE: usize = 16;
/// The most that one page may take in from others; beyond it a link stands in.
pub const MAX_TAKEN_IN: usize = 256;

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// It leads somewhere.
    To(Destination),
    /// The page is there, the heading is not.
    NoAnchor {
        /// The page.
        page: PageIx,
        /// What was asked for.
        anchor: String,
    },
    /// Nothing has that name or path.
    Missing,
    /// Several pages have that name.
    Several(Vec<PageIx>),
    /// The scheme is not allowed.
    Refused,
}

/// A place to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A page of the site, and a heading or part of it.
    Page {
        /// The page.
        page: PageIx,
        /// The anchor, without `#`.
        anchor: Option<String>,
    },
    /// An address on the site, without base path, with its anchor.
    Path(String),
    /// A place on the same page.
    Anchor(String),
    /// An address elsewhere.
    External(String),
}

impl Site {
    /// Where `target`, written on page `from`, leads.
    pub fn resolve(&self, from: PageIx, target: &LinkTarget) -> Resolved {
        let page = &self.page(from).parsed;
        match target {
            LinkTarget::Wiki { name, anchor: Some(anchor), .. } if name.is_empty() => {
                self.own_anchor(from, anchor)
            }
            LinkTarget::Wiki { kind, name, anchor } => {
                let (kind, name) = self.of_kind(kind.as_deref(), name);
                let kinds: Vec<&str> = kind.into_iter().collect();
                match self.find(&name, &kinds, &page.language) {
                    Named::One(ix) => self.at(ix, anchor.as_deref()),
                    Named::Several(pages) => Resolved::Several(pages),
                    Named::Nobody => Resolved::Missing,
                }
            }
            LinkTarget::File { path, anchor } => {
                let Some(file) = page.source.path.join(path) else { return Resolved::Missing };
                if let Some(ix) = self.names.file(file.as_str()) {
                    return self.at(ix, anchor.as_deref());
                }
                match self.asset_url(&file).filter(|_| self.assets.contains_key(&file)) {
                    Some(url) => Resolved::To(Destination::Path(url)),
                    // The file of a draft is there; it has no address until the draft has.
                    None if self.assets.contains_key(&file) => Resolved::Refused,
                    None => Resolved::Missing,
                }
            }
            LinkTarget::Root { path, anchor } => match self.routes.find(path) {
                Some(Route::Page(ix)) => self.at(*ix, anchor.as_deref()),
                Some(_) => {
                    let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
                    Resolved::To(Destination::Path(format!("{path}{anchor}")))
                }
                None => Resolved::Missing,
            },
            LinkTarget::Anchor(anchor) => self.own_anchor(from, anchor),
            LinkTarget::External(url) => Resolved::To(Destination::External(url.clone())),
            LinkTarget::Refused(_) => Resolved::Refused,
        }
    }

    /// The page that a field or a citation names. `of` holds the kinds that are allowed there, empty
    /// for any; `kind` stood before the name.
    pub fn named(&self, name: &str, kind: Option<&str>, of: &[Arc<str>], language: &str) -> Target {
        let (kind, name) = self.of_kind(kind, name);
        let allowed = |ix: PageIx| of.is_empty() || of.contains(&self.page(ix).parsed.id.kind);
        let found = match kind {
            Some(kind) => self.find(&name, &[kind], language),
            None => self.find(&name, of, language),
        };
        match found {
            // Without a kind only those were asked for that are allowed.
            Named::One(ix) if kind.is_some() && !allowed(ix) => Target::WrongKind(ix),
            Named::One(ix) => Target::Page(ix),
            Named::Several(pages) => Target::Several(pages),
            Named::Nobody => match self.find(&name, &[] as &[&str], language) {
                Named::One(ix) if !allowed(ix) || kind.is_some() => Target::WrongKind(ix),
                _ => Target::Missing,
            },
        }
    }

    /// What was written before and after a colon, as kind and name; without such a kind the colon belongs
    /// to the name.
    pub fn of_kind<'n>(&self, kind: Option<&'n str>, name: &'n str) -> (Option<&'n str>, Cow<'n, str>) {
        match kind {
            Some(kind) if self.model.kind_named(kind).is_none() => (None, format!("{kind}:{name}").into()),
            kind => (kind, name.into()),
        }
    }

    /// Whether taking in a page, or a section of it, would take it into itself. `inside` holds what stands
    /// around that place.
    pub fn goes_round(
        &self,
        inside: &[(PageIx, Option<String>)],
        page: PageIx,
        section: Option<&str>,
    ) -> bool {
        inside.iter().any(|(around, within)| *around == page && within.as_deref() == section)
    }

    /// The source that `citation`, written on page `from`, means.
    pub fn cited(&self, from: PageIx, citation: &Citation) -> Target {
        let page = &self.page(from).parsed;
        let Some(relation) = self.model.cited_by(page.kind) else { return Target::Missing };
        let (kind, name) = match citation.name.split_once(':') {
            Some((kind, name)) => (Some(kind), name),
            None => (None, citation.name.as_str()),
        };
        self.named(name, kind, &self.model.relations[relation].to, &page.language)
    }

    fn own_anchor(&self, from: PageIx, anchor: &str) -> Resolved {
        match self.anchor(from, anchor) {
            Some(anchor) => Resolved::To(Destination::Anchor(anchor)),
            None if self.is_title(from, anchor) => {
                Resolved::To(Destination::Page { page: from, anchor: None })
            }
            None => Resolved::NoAnchor { page: from, anchor: anchor.to_owned() },
        }
    }

    fn at(&self, page: PageIx, anchor: Option<&str>) -> Resolved {
        match anchor {
            None => Resolved::To(Destination::Page { page, anchor: None }),
            Some(wanted) => match self.anchor(page, wanted) {
                Some(anchor) => Resolved::To(Destination::Page { page, anchor: Some(anchor) }),
                None if self.is_title(page, wanted) => Resolved::To(Destination::Page { page, anchor: None }),
                None => Resolved::NoAnchor { page, anchor: wanted.to_owned() },
            },
        }
    }

    /// Whether an anchor names the first heading, which is the page's title and leads to the page itself.
    fn is_title(&self, page: PageIx, anchor: &str) -> bool {
        slug(&self.page(page).parsed.checked.builtins.title) == slug(anchor)
    }

    /// The anchor on a page that `wanted` names: an id of a heading or part, a heading's text, or the id
    /// that another program would give a heading. Those differ in where they leave hyphens.
    pub fn anchor(&self, page: PageIx, wanted: &str) -> Option<String> {
        let known = |id: &str| {
            let parsed = &self.page(page).parsed;
            parsed.body.outline.iter().any(|heading| &*heading.id == id)
                || parsed.checked.parts().any(|part| part == id)
        };
        if known(wanted) {
            return Some(wanted.to_owned());
        }
        let slugged = slug(wanted);
        if known(&slugged) {
            return Some(slugged);
        }
        let bare = |id: &str| id.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (wanted, outline) = (bare(&slugged), &self.page(page).parsed.body.outline);
        let mut alike = outline.iter().filter(|heading| bare(&heading.id) == wanted);
        alike.next().filter(|_| alike.next().is_none()).map(|heading| heading.id.to_string())
    }

    /// All anchors of a page, for suggestions.
    pub fn anchors(&self, page: PageIx) -> Vec<String> {
        let parsed = &self.page(page).parsed;
        let headings = parsed.body.outline.iter().map(|heading| heading.id.to_string());
        headings.chain(parsed.checked.parts().map(str::to_owned)).collect()
    }

    /// The page with this name, as `[[name]]` on a page in `language` means it; `kind:name` too.
    pub fn page_named(&self, name: &str, language: &str) -> Named {
        if let Some((kind, rest)) = name.split_once(':')
            && self.model.kind_named(kind).is_some()
        {
            return self.find(rest, &[kind], language);
        }
        self.find(name, &[] as &[&str], language)
    }

    /// Ids that someone who wrote `wrong` may have meant, best first.
    pub fn nearest_pages(
        &self,
        wrong: &str,
        kinds: &[impl AsRef<str>],
        language: &str,
        limit: usize,
    ) -> Vec<PageIx> {
        let fits = |ix: &PageIx| {
            let id = &self.page(*ix).parsed.id;
            &*id.language == language
                && (kinds.is_empty() || kinds.iter().any(|kind| kind.as_ref() == &*id.kind))
        };
        let index = self.near.names.get_or_init(|| {
            let names = (0..self.pages.len() as PageIx).flat_map(|ix| {
                let parsed = &self.page(ix).parsed;
                let others = parsed.folded_names.iter().map(String::as_str);
                others.chain([&*parsed.id.id]).map(move |name| (name, ix))
            });
            Index::of(names)
        });
        index.nearest(wrong, fits, limit)
    }

    /// The file whose name is nearest to that of a path that does not exist.
    pub fn nearest_file(&self, wrong: &str) -> Option<String> {
        let name = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let index = self.near.files.get_or_init(|| {
            let pages = self.pages.iter().map(|page| page.parsed.source.path.as_str());
            let paths = pages.chain(self.assets.keys().map(|path| path.as_str()));
            let named: Vec<(String, String)> = paths.map(|path| (name(path), path.to_owned())).collect();
            Index::of(named.iter().map(|(name, path)| (name.as_str(), path.clone())))
        });
        index.nearest(&name(wrong), |_| true, 1).pop()
    }

    /// The file whose path is this one but for case and for how accents are stored.
    pub fn file_alike(&self, wrong: &SourcePath) -> Option<&str> {
        let alike = self.near.alike.get_or_init(|| {
            let pages = self.pages.iter().map(|page| &page.parsed.source.path);
            let paths = pages.chain(self.assets.keys());
            paths.map(|path| (path.collision_key(), path.to_string())).collect()
        });
        alike.get(&wrong.collision_key()).map(String::as_str)
    }

    /// The address of the site that is nearest to one that it does not have.
    pub fn nearest_url(&self, wrong: &str) -> Option<String> {
        let index = self.near.urls.get_or_init(|| {
            Index::of(self.routes.iter().map(|(url, _)| (url.as_str(), url.as_str().to_owned())))
        });
        index.nearest(wrong, |_| true, 1).pop()
    }
}
