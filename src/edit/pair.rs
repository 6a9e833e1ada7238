//! A site before and after a move, beside each other, and what the move asks of its texts.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::place::Moves;
use crate::base::edit::Edit;
use crate::base::paths::{SourcePath, UrlPath};
use crate::base::source::{Source, Span};
use crate::site::{PageIx, Route, Site};

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
    pub(super) fn by_lost_id(&self, page: PageIx, name: &str) -> bool {
        let id = &self.old.page(page).parsed.id.id;
        let new = self.pages[page as usize].map(|to| &self.new.page(to).parsed.id.id);
        **id == *name && new.is_some_and(|new| new != id)
    }

    pub(super) fn is(&self, old: PageIx, new: PageIx) -> bool {
        self.pages[old as usize] == Some(new)
    }
}

impl Rewrite {
    pub(super) fn add(&mut self, edit: Edit) {
        self.edits.entry(edit.span.path.clone()).or_default().push(edit);
    }

    pub(super) fn replace(
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

    pub(super) fn unsure(&mut self, source: &Source, span: &Span) {
        let written = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        self.unsure.push((span.clone(), written.to_owned()));
    }
}

impl Pair<'_> {
    /// The new address of what a path of the site showed, when it is another.
    pub(super) fn address(&self, path: &str) -> Option<String> {
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

/// A name with the kind before it, when there is one.
pub(super) fn join((kind, name): (Option<String>, String)) -> String {
    kind.map_or(name.clone(), |kind| format!("{kind}:{name}"))
}
