//! An address of the site and what it shows; the table of them all.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::page::PageIx;
use crate::base::paths::{SourcePath, UrlPath};

/// What an address shows. Languages are indices into `Config::languages`.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The home page, with its landing page when there is one.
    Home { language: usize, landing: Option<PageIx> },
    /// A page of content.
    Page(PageIx),
    /// The index of a kind, with its landing page when there is one.
    KindIndex { kind: usize, language: usize, landing: Option<PageIx> },
    /// All pages of a kind beside each other.
    Compare { kind: usize, language: usize },
    /// All values of a facet of a kind.
    FacetIndex { kind: usize, language: usize, facet: usize },
    /// The pages of a kind with one value of a facet.
    Facet { kind: usize, language: usize, facet: usize, value: usize },
    /// The pages of a folder of an undeclared site.
    Folder { folder: String, language: usize },
    /// Everything by letter; of a large site what one letter has, by its place among `own_letters`.
    Az { language: usize, letter: Option<usize> },
    /// What is new or revised.
    New { language: usize },
    /// The search page.
    Search { language: usize },
    /// What is shown for an address that does not exist.
    NotFound { language: usize },
    /// An old address of a page.
    Redirect { to: PageIx },
    /// A file of the site.
    Asset(SourcePath),
    /// A file of the theme.
    ThemeAsset(String),
}

/// Who makes what an address shows. `search` joins when the index does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteOwner {
    /// The site's content.
    Site,
    /// The theme's files.
    Theme,
}

impl Route {
    /// Who makes it.
    pub fn owner(&self) -> RouteOwner {
        if matches!(self, Route::ThemeAsset(_)) { RouteOwner::Theme } else { RouteOwner::Site }
    }

    /// Whether its bytes are those of a file.
    pub fn is_file(&self) -> bool {
        matches!(self, Route::Asset(_) | Route::ThemeAsset(_))
    }

    /// Whether it may show any number of pages, and so take far longer than one page does.
    pub fn is_list(&self) -> bool {
        !self.is_file() && !matches!(self, Route::Page(_) | Route::Redirect { .. } | Route::NotFound { .. })
    }

    /// Whether it shows this page as its landing page.
    pub(super) fn has_landing(&self, ix: PageIx) -> bool {
        match self {
            Route::Home { landing, .. } | Route::KindIndex { landing, .. } => *landing == Some(ix),
            _ => false,
        }
    }
}

/// Two things that want one address.
#[derive(Clone, Debug, PartialEq)]
pub struct Collision {
    /// The address.
    pub url: UrlPath,
    /// What has it.
    pub first: Route,
    /// What wants it too.
    pub second: Route,
}

/// All addresses.
#[derive(Debug, Default)]
pub struct Routes {
    pub(super) table: HashMap<UrlPath, Route>,
    /// For addresses that are not written in the way that some file system takes for all of their like:
    /// that way, and the first that has it.
    pub(super) taken: HashMap<UrlPath, UrlPath>,
    /// All addresses in order, made when somebody asks.
    order: OnceLock<Vec<UrlPath>>,
    pub(super) builtin: BTreeMap<(String, usize), UrlPath>,
    pub(super) compare: BTreeMap<(usize, usize), UrlPath>,
    /// Addresses wanted twice.
    pub collisions: Vec<Collision>,
    /// Addresses that no file may have: (address, why, what wanted it).
    pub impossible: Vec<(UrlPath, &'static str, Route)>,
}

impl Routes {
    /// All addresses, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&UrlPath, &Route)> {
        let order = self.order.get_or_init(|| {
            let mut order: Vec<UrlPath> = self.table.keys().cloned().collect();
            order.sort_unstable();
            order
        });
        order.iter().filter_map(|url| Some((url, self.table.get(url)?)))
    }

    /// What an address shows.
    pub fn get(&self, url: &UrlPath) -> Option<&Route> {
        self.table.get(url)
    }

    /// What a path in a link shows; a missing slash at its end is forgiven.
    pub fn find(&self, path: &str) -> Option<&Route> {
        let path = path.split('?').next().unwrap_or(path);
        self.get(&UrlPath::new(path)).or_else(|| self.get(&UrlPath::new(&format!("{path}/"))))
    }

    /// The address that is this path but for case and for how accents are stored.
    pub fn alike(&self, path: &str) -> Option<&UrlPath> {
        let slashed = (!path.ends_with('/')).then(|| format!("{path}/"));
        [Some(path.to_owned()), slashed].into_iter().flatten().find_map(|path| {
            let key = UrlPath::new(&path).collision_key();
            let url = self.taken.get(&key).unwrap_or(&key);
            self.table.get_key_value(url).map(|(url, _)| url)
        })
    }

    /// The address of a built-in page: `az`, `new`, `search`.
    pub fn builtin(&self, key: &str, language: usize) -> Option<&UrlPath> {
        self.builtin.get(&(key.to_owned(), language))
    }

    /// The address where all pages of a kind stand beside each other, when the kind has one.
    pub fn compare(&self, kind: usize, language: usize) -> Option<&UrlPath> {
        let url = self.compare.get(&(kind, language))?;
        (self.get(url) == Some(&Route::Compare { kind, language })).then_some(url)
    }
}
