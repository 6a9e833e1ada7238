//! Every reference of a site whose meaning a move would change, and the bytes that keep it. What counts
//! is what a reference leads to before and after, not how it looks: a name that another page takes over
//! is rewritten too, and what still leads where it led stays as its author wrote it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::alias;
use super::place::Moves;
use super::written;
use crate::base::edit::Edit;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};
use crate::model::value::{Reference, Value};
use crate::parse::body::{Citation, LinkTarget};
use crate::site::{Named, PageIx, Resolved, Route, Site, Target, bodies};

/// What a move asks of the texts of a site.
#[derive(Debug, Default)]
pub struct Rewrite {
    /// Edits by file, named as it was.
    pub edits: BTreeMap<SourcePath, Vec<Edit>>,
    /// References that nobody can rewrite surely: where, and the name as it stands there.
    pub unsure: Vec<(Span, String)>,
    /// Pages whose address changes: (from, to, whether the old one leads on).
    pub addresses: Vec<(UrlPath, UrlPath, bool)>,
    /// Pages whose id changes: (from, to).
    pub ids: Vec<(String, String)>,
    /// Pages that would become of another kind: (file, kind).
    pub kinds: Vec<(SourcePath, String)>,
}

/// The pages of a site, before and after, beside each other.
pub(super) struct Pair<'s> {
    pub old: &'s Site,
    pub new: &'s Site,
    pub moves: &'s Moves,
    /// For each old page, the same page in the new site.
    pub pages: Vec<Option<PageIx>>,
}

impl<'s> Pair<'s> {
    pub fn of(old: &'s Site, new: &'s Site, moves: &'s Moves) -> Pair<'s> {
        // Entries of a register share a file; the language tells translations of one id apart.
        let key = |site: &'s Site, ix: usize| {
            let parsed = &site.pages[ix].parsed;
            let entry = !parsed.source.path.as_str().ends_with(".md");
            (parsed.source.path.clone(), entry.then(|| parsed.id.clone()))
        };
        let known: HashMap<_, PageIx> = (0..new.pages.len()).map(|ix| (key(new, ix), ix as PageIx)).collect();
        let same = |ix: usize| {
            let (path, id) = key(old, ix);
            known.get(&(moves.of(&path), id)).copied()
        };
        let pages = (0..old.pages.len()).map(same).collect();
        Pair { old, new, moves, pages }
    }

    /// Whether `name` is the id of a page exactly as written, and that page gets another: an author who
    /// writes ids means the id, also where a synonym of the page is the same word.
    fn by_lost_id(&self, page: PageIx, name: &str) -> bool {
        let id = &self.old.page(page).parsed.id.id;
        let new = self.pages[page as usize].map(|to| &self.new.page(to).parsed.id.id);
        **id == *name && new.is_some_and(|new| new != id)
    }

    fn is(&self, old: PageIx, new: PageIx) -> bool {
        self.pages[old as usize] == Some(new)
    }
}

/// The edits that keep every reference of `old` when its files go as `moves` say. `new` is that site
/// with the files in their new places and the texts as they were; `text` gives the site's own files.
pub fn rewrite<'s>(
    old: &'s Site,
    new: &'s Site,
    moves: &'s Moves,
    text: &dyn Fn(&SourcePath) -> Option<&'s Source>,
) -> Rewrite {
    let pair = Pair::of(old, new, moves);
    let mut out = Rewrite::default();
    for ix in 0..old.pages.len() as PageIx {
        let Some(to) = pair.pages[ix as usize] else { continue };
        let page = Page { pair: &pair, ix, to };
        page.own(&mut out);
        page.links(&mut out);
        page.references(&mut out);
        page.files(&mut out);
    }
    settings(&pair, text, &mut out);
    out.edits.values_mut().for_each(|edits| {
        edits.sort();
        edits.dedup();
    });
    out
}

impl Rewrite {
    fn add(&mut self, edit: Edit) {
        self.edits.entry(edit.span.path.clone()).or_default().push(edit);
    }

    fn replace(
        &mut self,
        source: &Source,
        places: Option<Vec<Range<usize>>>,
        span: &Span,
        new: Option<String>,
    ) {
        match (places, new) {
            (Some(places), Some(new)) => {
                for place in places {
                    self.add(Edit::new(source.span(place), new.clone()));
                }
            }
            _ => self.unsure(source, span),
        }
    }

    fn unsure(&mut self, source: &Source, span: &Span) {
        let written = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        self.unsure.push((span.clone(), written.to_owned()));
    }
}

/// One page, before and after.
struct Page<'p, 's> {
    pair: &'p Pair<'s>,
    ix: PageIx,
    to: PageIx,
}

impl Page<'_, '_> {
    /// What changes of the page itself: id, kind, address.
    fn own(&self, out: &mut Rewrite) {
        let (old, new) = (self.pair.old.page(self.ix), self.pair.new.page(self.to));
        if old.parsed.id.kind != new.parsed.id.kind {
            out.kinds.push((new.parsed.source.path.clone(), new.parsed.id.kind.to_string()));
        }
        if old.parsed.id.id != new.parsed.id.id {
            out.ids.push((old.parsed.id.id.to_string(), new.parsed.id.id.to_string()));
        }
        if old.url == new.url {
            return;
        }
        // Nobody outside knows the address of what was never public.
        let known = self.pair.old.is_public(self.ix);
        let field = self.pair.old.model.names.of("aliases");
        let added = known
            .then(|| alias::add(&old.parsed.source, &old.parsed.front, field, &old.url, &new.url))
            .flatten();
        out.addresses.push((old.url.clone(), new.url.clone(), added.is_some()));
        if let Some(edit) = added {
            out.add(edit);
        }
    }

    fn links(&self, out: &mut Rewrite) {
        let page = &self.pair.old.page(self.ix).parsed;
        let source = &page.source;
        for (n, body) in bodies(page).into_iter().enumerate() {
            // The text below the front matter, or all fields.
            let field = n >= bodies(page).len() - fields(page);
            let whole = if field { page.front.range() } else { page.front.range().end..source.text.len() };
            for link in &body.links {
                if let Some(new) = self.target(&link.target) {
                    out.replace(source, written::places(source, &whole, body, link), &link.span, new);
                }
            }
            for image in &body.images {
                if let Some(new) = self.target(&image.target) {
                    let count = || body.images.iter().filter(|other| other.target == image.target).count();
                    let places = written::targets(source, &whole, &image.target, &image.span, count);
                    out.replace(source, places, &image.span, new);
                }
            }
            for citation in body.cited() {
                self.citation(citation, source, out);
            }
        }
    }

    /// What must be written now for a target to lead where it led; `None` when nothing must, and within
    /// it `None` when nothing can.
    fn target(&self, target: &LinkTarget) -> Option<Option<String>> {
        let Pair { old, new, moves, .. } = self.pair;
        match target {
            LinkTarget::Wiki { kind, name, anchor } => {
                let page = match old.resolve(self.ix, target) {
                    Resolved::To(crate::site::Destination::Page { page, .. })
                    | Resolved::NoAnchor { page, .. } => page,
                    _ => return None,
                };
                let leads = |target: &LinkTarget| match new.resolve(self.to, target) {
                    Resolved::To(crate::site::Destination::Page { page: to, .. })
                    | Resolved::NoAnchor { page: to, .. } => self.pair.is(page, to),
                    _ => false,
                };
                if name.is_empty() || leads(target) && !self.pair.by_lost_id(page, name) {
                    return None;
                }
                let spelled = |(kind, name): &(Option<String>, String)| {
                    leads(&LinkTarget::Wiki {
                        kind: kind.clone(),
                        name: name.clone(),
                        anchor: anchor.clone(),
                    })
                };
                Some(self.names(page, kind.is_some()).into_iter().find(spelled).map(join))
            }
            LinkTarget::File { path, .. } => {
                let (from, to) =
                    (&old.page(self.ix).parsed.source.path, &new.page(self.to).parsed.source.path);
                let meant = from.join(path)?;
                let is_there = old.assets.contains_key(&meant) || page_at(old, &meant);
                let wanted = moves.of(&meant);
                if !is_there || to.join(path).as_ref() == Some(&wanted) {
                    return None;
                }
                Some(Some(written::as_path(&written::relative(to.as_str(), wanted.as_str(), path))))
            }
            LinkTarget::Root { path, .. } => Some(Some(written::as_path(&self.pair.address(path)?))),
            _ => None,
        }
    }

    /// The spellings of a page's name, the author's kind of spelling first.
    fn names(&self, page: PageIx, with_kind: bool) -> Vec<(Option<String>, String)> {
        let Some(to) = self.pair.pages[page as usize] else { return Vec::new() };
        let id = &self.pair.new.page(to).parsed.id;
        let bare = (None, id.id.to_string());
        let kind = (Some(id.kind.to_string()), id.id.to_string());
        if with_kind { vec![kind, bare] } else { vec![bare, kind] }
    }

    fn citation(&self, citation: &Citation, source: &Source, out: &mut Rewrite) {
        let Pair { old, new, .. } = self.pair;
        let Target::Page(page) = old.cited(self.ix, citation) else { return };
        let leads = |citation: &Citation| matches!(new.cited(self.to, citation), Target::Page(to) if self.pair.is(page, to));
        let name = citation.name.rsplit(':').next().unwrap_or_default();
        if leads(citation) && !self.pair.by_lost_id(page, name) {
            return;
        }
        let names = self.names(page, citation.name.contains(':')).into_iter().map(join);
        let fits = |name: &String| leads(&Citation { name: name.clone(), ..citation.clone() });
        let found = names.into_iter().find(fits);
        let (start, end) = (citation.span.start as usize, citation.span.end as usize);
        let at = source.text.get(start..end).and_then(|written| written.rfind(&*citation.name));
        let places = at.map(|at| vec![start + at..start + at + citation.name.len()]);
        out.replace(source, places, &citation.span, found);
    }

    fn references(&self, out: &mut Rewrite) {
        let Pair { old, new, .. } = self.pair;
        let page = &old.page(self.ix).parsed;
        for (n, (reference, target)) in page.checked.references.iter().zip(old.targets(self.ix)).enumerate() {
            let (Target::Page(meant) | Target::MissingAnchor(meant)) = target else { continue };
            let leads = |target: &Target| matches!(target, Target::Page(to) | Target::MissingAnchor(to) if self.pair.is(*meant, *to));
            let still = new.targets(self.to).get(n).is_some_and(leads);
            if still && !self.pair.by_lost_id(*meant, &reference.name) {
                continue;
            }
            let span = page.front.value_span(&reference.path);
            let language = &new.page(self.to).parsed.language;
            let fits = |(kind, name): &(Option<String>, String)| {
                leads(&new.named(name, kind.as_deref(), &reference.of, language))
            };
            let found = self.names(*meant, reference.kind.is_some()).into_iter().find(fits).map(join);
            let was = Reference { anchor: None, ..reference.clone() }.written();
            match found.and_then(|new| written::scalar(&page.source, &span, &was, &new)) {
                Some(edit) => out.add(edit),
                None => out.unsure(&page.source, &span),
            }
        }
    }

    /// Files named in fields.
    fn files(&self, out: &mut Rewrite) {
        let page = &self.pair.old.page(self.ix).parsed;
        let mut named = Vec::new();
        page.checked.fields.values().for_each(|value| files_in(value, &mut named));
        if named.is_empty() {
            return;
        }
        let mut places = Vec::new();
        scalars(&serde_yaml::Value::Mapping(page.front.map().clone()), &mut Vec::new(), &mut places);
        for (path, text) in places.iter().filter(|(_, text)| named.contains(&text.as_str())) {
            let target = match text.starts_with('/') {
                true => LinkTarget::Root { path: text.clone(), anchor: None },
                false => LinkTarget::File { path: text.clone(), anchor: None },
            };
            let Some(new) = self.target(&target) else { continue };
            let span = page.front.value_span(path);
            // A path in a field is no address: nothing is encoded.
            let new =
                new.map(|new| percent_encoding::percent_decode_str(&new).decode_utf8_lossy().into_owned());
            match new.and_then(|new| written::scalar(&page.source, &span, text, &new)) {
                Some(edit) => out.add(edit),
                None => out.unsure(&page.source, &span),
            }
        }
    }
}

impl Pair<'_> {
    /// The new address of what a path of the site showed, when it is another.
    fn address(&self, path: &str) -> Option<String> {
        let url = match self.old.routes().find(path)? {
            Route::Page(page) => {
                let to = self.pages[*page as usize]?;
                if self.new.page(to).url == self.old.page(*page).url {
                    return None;
                }
                self.new.page(to).url.to_string()
            }
            Route::Asset(file) => self.new.asset_url(&self.moves.of(file))?,
            _ => return None,
        };
        (url != path && format!("{path}/") != url).then_some(url)
    }
}

/// What the configuration and the model say of pages.
fn settings<'s>(pair: &Pair<'s>, text: &dyn Fn(&SourcePath) -> Option<&'s Source>, out: &mut Rewrite) {
    use crate::config::MenuTarget;
    let language = pair.old.config.language();
    let block = |name: &str| {
        let source = text(&SourcePath::new(name))?;
        let source = std::sync::Arc::new(Source::new(source.path.clone(), &*source.text));
        Block::read(&source, 0..source.text.len(), true).ok()
    };
    // The new spelling of a page's name, when the old one leads elsewhere now.
    let renamed = |name: &str| -> Option<String> {
        let Named::One(page) = pair.old.page_named(name, language) else { return None };
        let leads =
            |name: &str| matches!(pair.new.page_named(name, language), Named::One(to) if pair.is(page, to));
        let lost = pair.by_lost_id(page, name.rsplit(':').next().unwrap_or_default());
        let to = pair.pages[page as usize].filter(|_| lost || !leads(name))?;
        let id = &pair.new.page(to).parsed.id;
        [id.id.to_string(), id.to_string()].into_iter().find(|name| leads(name))
    };
    let mut put = |block: &Option<Block>, path: &[Seg], was: &str, new: String| {
        let Some(block) = block else { return };
        let span = block.value_span(path);
        match written::scalar(block.source(), &span, was, &new) {
            Some(edit) => out.add(edit),
            None => out.unsure(block.source(), &span),
        }
    };
    let config = block(crate::config::FILE);
    for (menu, items) in &pair.old.config.menus {
        for (n, item) in items.iter().enumerate() {
            let at = vec![Seg::from("menus"), Seg::from(menu.as_str()), Seg::Index(n)];
            let below = |key: &str| {
                let of_map =
                    config.as_ref().is_some_and(|block| block.map()["menus"][menu.as_str()][n].is_mapping());
                at.iter().cloned().chain(of_map.then(|| Seg::from(key))).collect::<Vec<_>>()
            };
            match &item.target {
                MenuTarget::Page(name) => {
                    if let Some(new) = renamed(name) {
                        put(&config, &below("page"), name, new);
                    }
                }
                MenuTarget::Url(url) => {
                    let path = url.split(['#', '?']).next().unwrap_or(url);
                    if let Some(new) = pair.address(path) {
                        put(&config, &below("url"), path, new);
                    }
                }
            }
        }
    }
    let model = block(crate::discover::MODEL_FILE);
    for (name, fact) in &pair.old.model.facts {
        if let Some((source, new)) = fact.source.as_ref().and_then(|source| Some((source, renamed(source)?)))
        {
            put(&model, &["facts".into(), Seg::from(name.as_str()), "source".into()], source, new);
        }
    }
}

fn join((kind, name): (Option<String>, String)) -> String {
    kind.map_or(name.clone(), |kind| format!("{kind}:{name}"))
}

fn page_at(site: &Site, path: &SourcePath) -> bool {
    site.pages.binary_search_by(|page| page.parsed.source.path.cmp(path)).is_ok()
}

/// How many of a page's bodies are those of fields.
fn fields(page: &crate::parse::ParsedPage) -> usize {
    fn count(body: &crate::parse::Body) -> usize {
        1 + body.components.iter().map(|component| count(&component.body)).sum::<usize>()
    }
    page.fields.iter().map(count).sum()
}

fn files_in<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::File(path) => found.push(path),
        Value::List(items) => items.iter().for_each(|item| files_in(item, found)),
        Value::Group(fields) | Value::Part { fields, .. } => {
            fields.values().for_each(|item| files_in(item, found));
        }
        _ => {}
    }
}

/// Every text below a value, with its place.
fn scalars(value: &serde_yaml::Value, path: &mut Vec<Seg>, found: &mut Vec<(Vec<Seg>, String)>) {
    match value {
        serde_yaml::Value::String(text) => found.push((path.clone(), text.clone())),
        serde_yaml::Value::Sequence(items) => {
            for (n, item) in items.iter().enumerate() {
                path.push(Seg::Index(n));
                scalars(item, path, found);
                path.pop();
            }
        }
        serde_yaml::Value::Mapping(map) => {
            for (key, item) in map {
                path.push(Seg::from(key.as_str().unwrap_or_default()));
                scalars(item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}
