//! Every reference of a site whose meaning a move would change, and the bytes that keep it. What counts
//! is what a reference leads to before and after, not how it looks: a name that another page takes over
//! is rewritten too, and what still leads where it led stays as its author wrote it.

use super::alias;
use super::pair::{Pair, Rewrite, join};
use super::written;
use crate::base::paths::SourcePath;
use crate::base::source::{Source, Span};
use crate::base::yaml::Seg;
use crate::model::value::{Reference, Value};
use crate::parse::body::{Citation, LinkTarget};
use crate::site::{PageIx, Resolved, Site, Target, bodies};

/// The edits of one page.
pub(super) fn rewrite(pair: &Pair<'_>, ix: PageIx, to: PageIx, out: &mut Rewrite) {
    let page = Page { pair, ix, to };
    page.own(out);
    page.links(out);
    page.references(out);
    page.files(out);
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
            for (_, value, span) in body.components.iter().flat_map(|call| &call.args) {
                self.argument(value, source, span, out);
            }
        }
    }

    /// A component's argument that is the address of something of the site, or the path of a file of it.
    fn argument(&self, value: &str, source: &Source, span: &Span, out: &mut Rewrite) {
        let end = value.find(['#', '?']).unwrap_or(value.len());
        let path = value[..end].to_owned();
        let target = match path.starts_with('/') {
            true => LinkTarget::Root { path: path.clone(), anchor: None },
            // A word may be the name of anything; a path to a file has an ending.
            false if path.contains('.') => LinkTarget::File { path: path.clone(), anchor: None },
            false => return,
        };
        if let Some(new) = self.target(&target) {
            let new = new.map(|new| if path.contains('%') { new } else { written::decoded(&new) });
            match new.and_then(|new| written::argument(source, span, &path, &new)) {
                Some(edit) => out.add(edit),
                None => out.unsure(source, span),
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
        let places = at.map(|at| std::iter::once(start + at..start + at + citation.name.len()).collect());
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
            let new = new.map(|new| written::decoded(&new));
            match new.and_then(|new| written::scalar(&page.source, &span, text, &new)) {
                Some(edit) => out.add(edit),
                None => out.unsure(&page.source, &span),
            }
        }
    }
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
