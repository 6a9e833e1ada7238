//! Where a page stands: its address, the pages above it, before it and after it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::page::{PageIx, Visible};
use super::tables::{Nav, Target};
use super::whole::Site;
use crate::base::paths::UrlPath;
use crate::config::Config;
use crate::model::Model;
use crate::model::schema::Kind;
use crate::parse::ParsedPage;

/// A step of the way from the home page down.
#[derive(Clone, Debug, PartialEq)]
pub enum Crumb {
    /// A page.
    Page(Visible),
    /// The index of a kind.
    Kind(usize),
    /// A folder without a page of its own: path below `content/`.
    Folder(String),
}

/// The file's path below `content/`, without ending, language suffix and `index`.
pub(super) fn stem<'p>(config: &Config, page: &'p ParsedPage) -> &'p str {
    let path = page.source.path.as_str();
    let path = path.strip_prefix(&*config.content).unwrap_or(path).trim_start_matches('/');
    let mut path = path.strip_suffix(".md").unwrap_or(path);
    if let Some(shorter) = path.strip_suffix(&*page.language).and_then(|rest| rest.strip_suffix('.')) {
        path = shorter;
    }
    for index in ["_index", "index"] {
        if path == index {
            return "";
        }
        if let Some(folder) = path.strip_suffix(index).and_then(|rest| rest.strip_suffix('/')) {
            return folder;
        }
    }
    path
}

/// The address of a page. Asks nothing of other pages.
pub fn address(config: &Config, model: &Model, page: &ParsedPage) -> UrlPath {
    let prefix = config.language_prefix(&page.language);
    if page.landing {
        let folder = stem(config, page);
        // The landing page of a kind's folder is the kind's index, whatever its address is called.
        let of_folder = |kind: &&Kind| !folder.is_empty() && kind.folder.as_deref() == Some(folder);
        let index = model.kinds.iter().find(of_folder).and_then(|kind| kind.index.as_ref());
        return UrlPath::new(&match index {
            Some(index) => format!("{prefix}{}", index.get(&page.language)),
            None if folder.is_empty() => format!("{prefix}/"),
            None => format!("{prefix}/{folder}/"),
        });
    }
    let kind = &model.kinds[page.kind];
    let slug = page.checked.builtins.slug.as_deref();
    let id = slug.unwrap_or(&page.id.id);
    let mut path = Cow::Borrowed(stem(config, page));
    if let Some(slug) = slug {
        path = path
            .rsplit_once('/')
            .map_or_else(|| slug.into(), |(folder, _)| format!("{folder}/{slug}").into());
    }
    let mut url = prefix;
    let mut rest = kind.url.get(&page.language);
    while let Some(open) = rest.find('{') {
        url.push_str(&rest[..open]);
        rest = &rest[open..];
        let holes = [("{id}", id), ("{slug}", id), ("{path}", &*path)];
        let (hole, value) = holes.into_iter().find(|(hole, _)| rest.starts_with(hole)).unwrap_or(("{", "{"));
        url.push_str(value);
        rest = &rest[hole.len()..];
    }
    url.push_str(rest);
    UrlPath::new(&if url.contains("//") { url.replace("//", "/") } else { url })
}

impl Nav {
    pub fn of(site: &Site) -> Nav {
        let mut nav = Nav { translations: translations(site), ..Nav::default() };
        let mut folders: BTreeMap<(&str, &str), Vec<PageIx>> = BTreeMap::new();
        for (ix, page) in site.pages.iter().enumerate() {
            let ix = ix as PageIx;
            if page.parsed.landing {
                let stem = stem(&site.config, &page.parsed).to_owned();
                nav.landings.insert((stem, page.parsed.language.to_string()), ix);
            } else if page.visible && site.kind(ix).open {
                let stem = stem(&site.config, &page.parsed);
                let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
                folders.entry((&*page.parsed.language, folder)).or_default().push(ix);
            }
        }
        let owned = |((language, folder), pages): ((&str, &str), Vec<PageIx>)| {
            ((language.to_owned(), folder.to_owned()), pages)
        };
        nav.folders = folders.into_iter().map(owned).collect();
        for pages in nav.folders.values_mut() {
            let weight = |ix: PageIx| site.page(ix).parsed.checked.builtins.weight.unwrap_or(i64::MAX);
            pages.sort_by_cached_key(|ix| (weight(*ix), site.ranks[*ix as usize]));
        }
        nav.neighbours = neighbours(site, &nav.folders);
        nav
    }
}

/// The pages that are one page in several languages, by kind and id; none on a site of one language.
fn translations(site: &Site) -> HashMap<(Arc<str>, Arc<str>), Vec<PageIx>> {
    let mut all: HashMap<(Arc<str>, Arc<str>), Vec<PageIx>> = HashMap::new();
    if site.config.languages.len() > 1 {
        for (ix, page) in site.pages.iter().enumerate() {
            let id = &page.parsed.id;
            all.entry((id.kind.clone(), id.id.clone())).or_default().push(ix as PageIx);
        }
    }
    all
}

/// Pages before and after: along a relation that the model calls ordered, else in the order that a
/// parent gives, else in the folder.
fn neighbours(
    site: &Site,
    folders: &BTreeMap<(String, String), Vec<PageIx>>,
) -> Vec<(Option<PageIx>, Option<PageIx>)> {
    let mut all = vec![(None, None); site.pages.len()];
    let mut chain = |pages: &[PageIx]| {
        for (n, ix) in pages.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| pages.get(n)).copied();
            let entry: &mut (Option<PageIx>, Option<PageIx>) = &mut all[*ix as usize];
            entry.0 = entry.0.or(before);
            entry.1 = entry.1.or(pages.get(n + 1).copied());
        }
    };
    for page in site.visible_pages() {
        for (n, relation) in site.model.relations.iter().enumerate() {
            let self_chain = relation.ordered && relation.acyclic && !relation.from.is_empty();
            if !self_chain || *relation.from != *relation.to {
                continue;
            }
            let next = site.edges_from(page.ix()).iter().find(|edge| edge.relation == n && !edge.inverse);
            if let Some(next) = next.and_then(|edge| site.visible(edge.page)) {
                chain(&[page.ix(), next.ix()]);
            }
        }
    }
    for list in site.model.lists.values() {
        let Some(order) = &list.order else { continue };
        for page in site.visible_pages().filter(|page| list.on.contains(&site.kind(page.ix()).name)) {
            let ordered: Vec<PageIx> = site
                .referenced(page.ix(), order)
                .into_iter()
                .filter(|ix| site.visible(*ix).is_some() && site.main_parent(*ix) == Some(page.ix()))
                .collect();
            chain(&ordered);
        }
    }
    for pages in folders.values() {
        chain(pages);
    }
    all
}

impl Site {
    /// The landing page of a folder below `content/`; "" for the home page.
    pub fn landing(&self, folder: &str, language: &str) -> Option<PageIx> {
        self.nav.landings.get(&(folder.to_owned(), language.to_owned())).copied()
    }

    /// The page above `ix`, by the relation that the model names for breadcrumbs.
    pub fn main_parent(&self, ix: PageIx) -> Option<PageIx> {
        let relation = self.model.breadcrumb?;
        let edge = self.edges_from(ix).iter().find(|edge| edge.relation == relation && !edge.inverse)?;
        self.visible(edge.page).map(Visible::ix)
    }

    /// The pages that a field of `ix` refers to, in the order of writing.
    pub fn referenced(&self, ix: PageIx, field: &str) -> Vec<PageIx> {
        let references = &self.page(ix).parsed.checked.references;
        let targets =
            references.iter().zip(self.targets(ix)).filter(|(reference, _)| &*reference.field == field);
        targets
            .filter_map(|(_, target)| match target {
                Target::Page(page) => Some(*page),
                _ => None,
            })
            .collect()
    }

    /// The way from the home page down to the page above `ix`; the home page is not in it.
    pub fn crumbs(&self, ix: PageIx) -> Vec<Crumb> {
        let page = &self.page(ix).parsed;
        let kind = self.kind(ix);
        if !page.landing {
            let mut above = Vec::new();
            let mut at = ix;
            while let Some(parent) =
                self.main_parent(at).filter(|parent| *parent != ix && !above.contains(parent))
            {
                above.push(parent);
                at = parent;
            }
            if !above.is_empty() {
                return above.into_iter().rev().filter_map(|ix| self.visible(ix)).map(Crumb::Page).collect();
            }
            if kind.index.is_some() {
                return vec![Crumb::Kind(page.kind)];
            }
            if !kind.open {
                return Vec::new();
            }
        }
        let stem = stem(&self.config, page);
        let mut crumbs = Vec::new();
        let mut upto = 0;
        while let Some(slash) = stem[upto..].find('/') {
            let folder = &stem[..upto + slash];
            crumbs.push(match self.landing(folder, &page.language).and_then(|ix| self.visible(ix)) {
                Some(landing) => Crumb::Page(landing),
                None => Crumb::Folder(folder.to_owned()),
            });
            upto += slash + 1;
        }
        crumbs
    }

    /// The pages before and after, as far as this build shows them.
    pub fn neighbours(&self, ix: PageIx) -> (Option<Visible>, Option<Visible>) {
        let (before, after) = self.nav.neighbours.get(ix as usize).copied().unwrap_or_default();
        let seen = |ix: Option<PageIx>| ix.and_then(|ix| self.visible(ix));
        (seen(before), seen(after))
    }

    /// Folders of an undeclared site: (path below `content/`, pages in order).
    pub fn folders<'s>(&'s self, language: &'s str) -> impl Iterator<Item = (&'s str, &'s [PageIx])> + 's {
        let own = self.nav.folders.iter().filter(move |((tag, _), _)| tag == language);
        own.map(|((_, folder), pages)| (folder.as_str(), pages.as_slice()))
    }

    /// A page and its translations, hidden ones too; nothing on a site of one language.
    pub fn all_translations(&self, ix: PageIx) -> &[PageIx] {
        let id = &self.page(ix).parsed.id;
        self.nav.translations.get(&(id.kind.clone(), id.id.clone())).map_or(&[], Vec::as_slice)
    }

    /// The same page in other languages.
    pub fn translations(&self, ix: PageIx) -> Vec<Visible> {
        let id = &self.page(ix).parsed.id;
        let all = self.nav.translations.get(&(id.kind.clone(), id.id.clone())).into_iter().flatten();
        let others = all.filter(|other| self.page(**other).parsed.id.language != id.language);
        others.filter_map(|ix| self.visible(*ix)).collect()
    }
}
