//! `page`: one page of content as templates see it.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::json;

use super::renderer::Renderer;
use super::values::OnPage;
use super::values::reading_time;
use super::view::{EdgeView, FieldView, ItemView, LinkView, ListView, OutlineView, PageView, RelationView};
use crate::diag::Diagnostic;
use crate::model::schema::Place;
use crate::parse::body::Heading;
use crate::site::{PageIx, Target};

impl Renderer<'_> {
    /// Makes the view of a page. Faults found on the way go to `found`.
    pub(super) fn page_view(&self, ix: PageIx, language: usize, found: &mut Vec<Diagnostic>) -> PageView {
        let site = self.site;
        let page = site.page(ix);
        let parsed = &page.parsed;
        let builtins = &parsed.checked.builtins;
        let mut cites = self.cites(ix);
        let mut on = OnPage { ix, language, found, elsewhere: false, cites: cites.as_mut() };
        let html = self.body_citing(&mut on);
        let mut places: IndexMap<String, Vec<ItemView>> = Place::NAMES
            .iter()
            .filter(|(_, place)| *place != Place::None)
            .map(|(name, _)| ((*name).to_owned(), Vec::new()))
            .collect();
        let fields = self.page_fields(&mut on, &mut places);
        let kind = site.kind(ix);
        let lists = site.model.lists.iter().filter(|(_, list)| list.on.contains(&kind.name));
        let lists = lists.map(|(name, list)| (name.clone(), self.list_view(name, list, Some(ix), language)));
        let lists: IndexMap<String, ListView> = lists.collect();
        let mut relations: IndexMap<String, RelationView> = IndexMap::new();
        let mut views = self.relation_views(&mut on);
        if let Some(cites) = &cites {
            let list = &site.model.relations[cites.relation].name;
            let list = views.iter_mut().find(|(_, _, view)| view.name == *list && !view.inverse);
            list.into_iter().for_each(|(_, _, view)| cites.lead_back(view));
        }
        // The other side of a relation comes right after it.
        let mut before = None;
        for (n, place, view) in views {
            let beside = before.replace((n, place)) == Some((n, place));
            let forward = relations.get(&site.model.relations[n].name).filter(|_| beside);
            if let Some(items) = places.get_mut(place.name())
                && let Some(untold) = self.untold(view.clone(), forward, &lists)
            {
                items.push(ItemView::Relation(untold));
            }
            relations.insert(view.name.clone(), view);
        }
        let (previous, next) = site.neighbours(ix);
        let card = self.card(ix, language);
        let state = site.state(ix);
        PageView {
            language: parsed.language.to_string(),
            schema_org: kind.schema_org.clone(),
            json_ld: self.json_ld(ix, &card.summary),
            html,
            outline: outline(&parsed.body.outline),
            fields,
            relations,
            places,
            backlinks: self.backlink_views(ix, language),
            lists,
            previous: previous.map(|page| self.card(page.ix(), language)),
            next: next.map(|page| self.card(page.ix(), language)),
            reviewed: builtins.reviewed.map(|day| self.date(day, language)),
            reviewed_by: self.linked(ix, &site.model.lifecycle.reviewed_by, language),
            owner: self.linked(ix, &site.model.lifecycle.owner, language),
            review_due: builtins.review_due.map(|day| self.date(day, language)),
            overdue: state.public
                && !state.withdrawn
                && builtins.review_due.is_some_and(|due| due < site.config.today),
            successors: self.successors(ix, language),
            translations: self.translations(ix, language),
            source: parsed.source.path.to_string(),
            reading_time: reading_time(parsed.words),
            extra: serde_json::Value::Object(parsed.checked.extra.clone()),
            card,
        }
    }

    /// What of a relation the page does not tell already: without the pages that stand in a list made of
    /// it, and for an inverse without those that the relation itself, `forward`, has in the same place.
    fn untold(
        &self,
        mut view: RelationView,
        forward: Option<&RelationView>,
        lists: &IndexMap<String, ListView>,
    ) -> Option<RelationView> {
        let told: HashSet<&str> = forward.into_iter().flat_map(|view| &view.edges).filter_map(url).collect();
        if !told.is_empty() {
            view.compare = view.compare.and_then(|compare| compare.without(|url| told.contains(url)));
        }
        let model = &self.site.model.lists;
        let made_of_it =
            |name: &str| model.get(name).is_some_and(|list| list.relation.as_deref() == Some(&*view.name));
        let lists: Vec<&ListView> =
            lists.iter().filter(|(name, _)| made_of_it(name)).map(|(_, list)| list).collect();
        let groups = lists.iter().flat_map(|list| list.groups.iter().flat_map(|group| &group.pages));
        let listed: HashSet<&str> =
            groups.chain(lists.iter().flat_map(|list| &list.pages)).map(|page| page.url.as_str()).collect();
        view.edges.retain(|edge| {
            let Some(page) = &edge.page else { return true };
            // A card in a list does not say what an edge carries, nor which part it leads from or to.
            let says_more =
                !edge.carries.is_empty() || edge.part.is_some() || edge.url.as_ref() != Some(&page.url);
            // No list offers a withdrawn page, so beside a list it is not missed.
            let withdrawn = page.status.withdrawn && !lists.is_empty();
            // To a number the text leads.
            edge.number.is_some()
                || !told.contains(&*page.url) && (says_more || !listed.contains(&*page.url) && !withdrawn)
        });
        (!view.edges.is_empty() || view.none.is_some() || view.compare.is_some()).then_some(view)
    }

    fn page_fields(
        &self,
        on: &mut OnPage<'_>,
        places: &mut IndexMap<String, Vec<ItemView>>,
    ) -> IndexMap<String, FieldView> {
        let mut views = IndexMap::new();
        let checked = &self.site.page(on.ix).parsed.checked;
        for (name, field) in &self.site.kind(on.ix).fields {
            on.at(field.place);
            let view = match (field.derived, checked.fields.get(name)) {
                (Some(derived), _) => Some(self.derived_view(field, derived, on)),
                (None, Some(value)) => self.field_view(field, value, on),
                // What is known about a page's evidence includes that nothing is.
                (None, None) if field.place == Place::Evidence => Some(self.absent_view(field, on)),
                (None, None) => None,
            };
            let Some(view) = view else { continue };
            if let Some(items) = places.get_mut(field.place.name()) {
                items.push(ItemView::Field(view.clone()));
            }
            views.insert(name.clone(), view);
        }
        views
    }

    /// The page that the field at `path` names.
    fn linked(&self, ix: PageIx, path: &[String], language: usize) -> Option<LinkView> {
        let page =
            self.site.referenced(ix, &path.join(".")).into_iter().find_map(|page| self.site.visible(page))?;
        let card = self.card(page.ix(), language);
        Some(LinkView { title: card.title, url: card.url, current: false, language: String::new() })
    }

    /// What came instead of a withdrawn page: the targets of what its state requires.
    fn successors(&self, ix: PageIx, language: usize) -> Vec<super::view::CardView> {
        let state = self.site.state(ix);
        if !state.withdrawn {
            return Vec::new();
        }
        let references = self.site.page(ix).parsed.checked.references.iter().zip(self.site.targets(ix));
        let named = references
            .filter(|(reference, _)| state.requires.iter().any(|field| **field == *reference.field));
        named
            .filter_map(|(_, target)| match target {
                Target::Page(page) => self.site.visible(*page),
                _ => None,
            })
            .map(|page| self.card(page.ix(), language))
            .collect()
    }

    fn translations(&self, ix: PageIx, language: usize) -> Vec<LinkView> {
        let views = self.site.translations(ix).into_iter().map(|page| {
            let parsed = &self.site.page(page.ix()).parsed;
            let label = self.site.config.languages.iter().find(|known| known.tag == parsed.language);
            let card = self.card(page.ix(), language);
            LinkView {
                title: label.map_or(card.title, |known| known.label.clone()),
                url: card.url,
                current: false,
                language: parsed.language.to_string(),
            }
        });
        views.collect()
    }

    /// schema.org's words for the page, safe inside a script element.
    fn json_ld(&self, ix: PageIx, summary: &str) -> String {
        let page = self.site.page(ix);
        let builtins = &page.parsed.checked.builtins;
        let Some(ty) = &self.site.kind(ix).schema_org else { return String::new() };
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": ty,
            "name": builtins.title,
            "inLanguage": &*page.parsed.language,
        });
        let mut set = |key: &str, value: Option<String>| {
            if let (Some(value), Some(map)) = (value, data.as_object_mut()) {
                map.insert(key.to_owned(), value.into());
            }
        };
        set("description", (!summary.is_empty()).then(|| summary.to_owned()));
        set("datePublished", builtins.published.map(|day| day.to_string()));
        set("dateModified", self.site.changed(ix).map(|day| day.to_string()));
        let origin = self.site.config.origin.as_ref();
        set("url", origin.map(|origin| format!("{origin}{}", self.site.config.href(page.url.as_str()))));
        let mut text = String::new();
        for c in data.to_string().chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => text.push_str(&format!("\\u{:04x}", c as u32)),
                c => text.push(c),
            }
        }
        text
    }
}

/// The address of the page at the other end.
fn url(edge: &EdgeView) -> Option<&str> {
    edge.page.as_ref().map(|page| page.url.as_str())
}

/// Headings of level 2, with those of level 3 below them; a level 3 without one above stands alone.
fn outline(headings: &[Heading]) -> Vec<OutlineView> {
    let mut views: Vec<OutlineView> = Vec::new();
    for heading in headings.iter().filter(|heading| heading.level <= 3) {
        let view =
            OutlineView { id: heading.id.to_string(), text: heading.text.clone(), children: Vec::new() };
        match views.last_mut().filter(|_| heading.level == 3) {
            Some(above) => above.children.push(view),
            None => views.push(view),
        }
    }
    views
}
