//! Lists, indexes of kinds and facets, the A-Z, what is new.

use indexmap::IndexMap;

use super::renderer::{Renderer, capital};
use super::view::{
    AzEntryView, AzView, CardView, CompareView, FacetValueView, FacetView, GroupView, KindRefView, KindView,
    LetterView, ListView, TermView,
};
use crate::base::collate::Collation;
use crate::diag::Diagnostic;
use crate::model::schema::{FieldType, List};
use crate::model::value::Value;
use crate::site::{AzEntry, GroupKey, PageIx, Route, Visible, letter_slug};

/// The most pages that "new and revised" shows.
const NEWEST: usize = 50;

impl Renderer<'_> {
    pub(super) fn kind_ref(&self, kind: usize, language: usize) -> KindRefView {
        let tag = self.tag(language);
        let declared = &self.site.model.kinds[kind];
        KindRefView {
            name: declared.name.to_string(),
            label: declared.label.get(tag).to_owned(),
            label_many: declared.label_many.get(tag).to_owned(),
            url: self.site.kind_url(kind, tag).map(|url| self.site.config.href(&url)),
        }
    }

    /// The lists that the home page shows, in the model's order; without any, all pages by folder.
    pub(super) fn home_lists(&self, language: usize) -> Vec<ListView> {
        let model = &self.site.model;
        let named = model.home.iter().filter_map(|name| model.lists.get_key_value(name));
        let lists: Vec<ListView> =
            named.map(|(name, list)| self.list_view(name, list, None, language)).collect();
        if lists.is_empty() { vec![self.all_pages(language)] } else { lists }
    }

    fn all_pages(&self, language: usize) -> ListView {
        let tag = self.tag(language);
        let groups: Vec<GroupView> = if self.site.model.declared {
            let pages_of = |kind: usize| self.pages_of_kind(kind, language);
            (0..self.site.model.kinds.len())
                .filter(|kind| self.site.model.kinds[*kind].listed)
                .map(|kind| {
                    let view = self.kind_ref(kind, language);
                    GroupView {
                        name: view.name,
                        label: capital(&view.label_many),
                        url: view.url,
                        pages: self.cards(&pages_of(kind), language),
                    }
                })
                .filter(|group| !group.pages.is_empty())
                .collect()
        } else {
            self.site
                .folders(tag)
                .map(|(folder, pages)| GroupView {
                    name: folder.to_owned(),
                    label: match folder {
                        "" => self.text(language, "kind-pages").to_owned(),
                        folder => folder_title(folder),
                    },
                    url: None,
                    pages: pages.iter().map(|ix| self.card(*ix, language)).collect(),
                })
                .collect()
        };
        let total = groups.iter().map(|group| group.pages.len()).sum();
        ListView {
            name: "all".into(),
            label: self.text(language, "all-pages").to_owned(),
            pages: Vec::new(),
            groups,
            total,
        }
    }

    pub(super) fn list_view(&self, name: &str, list: &List, on: Option<PageIx>, language: usize) -> ListView {
        let tag = self.tag(language);
        let listed = self.site.list(list, on, tag);
        let mut view = ListView {
            name: name.to_owned(),
            label: list.label.get(tag).to_owned(),
            pages: Vec::new(),
            groups: Vec::new(),
            total: listed.total,
        };
        for group in listed.groups {
            let pages = self.cards(&group.pages, language);
            let (name, label, url) = match &group.key {
                GroupKey::All => {
                    view.pages = pages;
                    continue;
                }
                GroupKey::Kind(kind) => {
                    let kind = self.kind_ref(*kind, language);
                    (kind.name, capital(&kind.label_many), kind.url)
                }
                GroupKey::Value(value) => {
                    let field = list.group.as_deref().unwrap_or_default();
                    let url = list.kinds.iter().find_map(|kind| {
                        let kind = self.site.model.kind_named(kind)?;
                        self.site.facet_url(kind, field, Some(value), tag)
                    });
                    (
                        value.clone(),
                        self.choice_label(field, value, language),
                        url.map(|url| self.site.config.href(&url)),
                    )
                }
                GroupKey::Rest => ("".into(), self.text(language, "related").to_owned(), None),
            };
            view.groups.push(GroupView { name, label, url, pages });
        }
        view
    }

    fn choice_label(&self, field: &str, value: &str, language: usize) -> String {
        let label = self.site.model.kinds.iter().find_map(|kind| match &kind.fields.get(field)?.ty {
            FieldType::Choice(choices) => {
                choices.get(value).map(|label| label.get(self.tag(language)).to_owned())
            }
            _ => None,
        });
        label.unwrap_or_else(|| value.to_owned())
    }

    pub(super) fn cards(&self, pages: &[Visible], language: usize) -> Vec<CardView> {
        pages.iter().map(|page| self.card(page.ix(), language)).collect()
    }

    fn pages_of_kind(&self, kind: usize, language: usize) -> Vec<Visible> {
        let tag = self.tag(language);
        let mut pages: Vec<Visible> = self
            .site
            .visible_pages()
            .filter(|page| {
                let parsed = &self.site.page(page.ix()).parsed;
                parsed.kind == kind && *parsed.language == *tag && !parsed.landing
            })
            .collect();
        self.sort(&mut pages, kind);
        pages
    }

    fn sort(&self, pages: &mut [Visible], kind: usize) {
        let keys = &self.site.model.kinds[kind].sort;
        pages.sort_by(|a, b| self.site.compare(a.ix(), b.ix(), keys));
    }

    /// The index of a kind; with `chosen` the pages that have one value of one facet.
    pub(super) fn kind_view(
        &self,
        kind: usize,
        language: usize,
        landing: Option<PageIx>,
        chosen: Option<(usize, usize)>,
        found: &mut Vec<Diagnostic>,
    ) -> KindView {
        let pages = match chosen {
            None => self.pages_of_kind(kind, language),
            Some((facet, value)) => {
                let mut pages = self.site.facets(kind)[facet].values[value].pages.clone();
                pages.retain(|page| *self.site.page(page.ix()).parsed.language == *self.tag(language));
                self.sort(&mut pages, kind);
                pages
            }
        };
        let html = landing.map(|ix| self.body_html(ix, language, found)).unwrap_or_default();
        let summary = landing.and_then(|ix| self.site.page(ix).parsed.checked.builtins.summary.clone());
        let facets = self.facet_views(kind, language, chosen);
        let chosen = facets.iter().flat_map(|facet| &facet.values).find(|value| value.current).cloned();
        let terms = match &self.site.model.kinds[kind].glossary {
            Some(field) => self.terms(&pages, field, language),
            None => Vec::new(),
        };
        KindView {
            kind: self.kind_ref(kind, language),
            html,
            summary: summary.unwrap_or_default(),
            pages: self.cards(&pages, language),
            terms,
            facets,
            chosen,
            values: pages.iter().map(|page| self.tokens(page.ix())).collect(),
            compare_url: self.compare_url(kind, language),
        }
    }

    fn compare_url(&self, kind: usize, language: usize) -> Option<String> {
        let url = self.site.routes().compare(kind, language)?;
        Some(self.site.config.href(url.as_str()))
    }

    /// The id of a page, and what it has of every facet.
    fn tokens(&self, ix: PageIx) -> (String, Vec<String>) {
        let values = self.site.facet_values(ix);
        let tokens = values.map(|(facet, value)| format!("{}:{}", facet.name, value.name));
        (self.site.page(ix).parsed.id.id.to_string(), tokens.collect())
    }

    /// All pages of a kind beside each other; with the kind as its index has it, but for the text.
    pub(super) fn kind_compared(&self, kind: usize, language: usize) -> (KindView, CompareView) {
        let mut view = self.kind_view(kind, language, None, None, &mut Vec::new());
        view.values.clear();
        let tag = self.tag(language);
        if let Some(url) = self.site.kind_url(kind, tag)
            && let Some(Route::KindIndex { landing: Some(ix), .. }) = self.site.routes().find(&url)
        {
            view.summary = self.site.page(*ix).parsed.checked.builtins.summary.clone().unwrap_or_default();
        }
        let compare = self.compared(&self.pages_of_kind(kind, language), language);
        (view, compare)
    }

    /// One facet of a kind with all its values.
    pub(super) fn facet_index(
        &self,
        kind: usize,
        facet: usize,
        language: usize,
        found: &mut Vec<Diagnostic>,
    ) -> KindView {
        let mut view = self.kind_view(kind, language, None, None, found);
        let name = &self.site.facets(kind)[facet].name;
        view.facets.retain(|facet| facet.name == *name);
        view.terms.clear();
        view
    }

    /// A folder of an undeclared site.
    pub(super) fn folder_view(&self, folder: &str, language: usize) -> KindView {
        let tag = self.tag(language);
        let inside = |other: &str| {
            other == folder || other.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let pages =
            self.site.folders(tag).filter(|(other, _)| inside(other)).flat_map(|(_, pages)| pages.iter());
        let title = folder_title(folder);
        KindView {
            kind: KindRefView { name: folder.to_owned(), label: title.clone(), label_many: title, url: None },
            html: String::new(),
            summary: String::new(),
            pages: pages.map(|ix| self.card(*ix, language)).collect(),
            terms: Vec::new(),
            facets: Vec::new(),
            chosen: None,
            values: IndexMap::new(),
            compare_url: None,
        }
    }

    fn facet_views(&self, kind: usize, language: usize, chosen: Option<(usize, usize)>) -> Vec<FacetView> {
        let tag = self.tag(language);
        let views = self.site.facets(kind).iter().enumerate().map(|(f, facet)| {
            let values = facet.values.iter().enumerate().filter_map(|(v, value)| {
                let in_language = |page: &&Visible| *self.site.page(page.ix()).parsed.language == *tag;
                let count = value.pages.iter().filter(in_language).count();
                if count == 0 {
                    return None;
                }
                let url = self.site.facet_url(kind, &facet.name, Some(&value.name), tag)?;
                Some(FacetValueView {
                    field: facet.label.get(tag).to_owned(),
                    name: value.name.clone(),
                    label: self.facet_label(value, language),
                    url: self.site.config.href(&url),
                    count,
                    current: chosen == Some((f, v)),
                })
            });
            let mut values: Vec<FacetValueView> = values.collect();
            // Pages stand by title, and the title is another in each language.
            if facet.values.iter().any(|value| value.page.is_some()) {
                let collation = Collation::of(tag);
                values.sort_by_cached_key(|value| collation.key(&value.label));
            }
            FacetView { name: facet.name.clone(), label: facet.label.get(tag).to_owned(), values }
        });
        views.filter(|facet| !facet.values.is_empty()).collect()
    }

    fn terms(&self, pages: &[Visible], field: &str, language: usize) -> Vec<TermView> {
        let term = |page: &Visible| TermView {
            page: self.card(page.ix(), language),
            id: format!("term-{}", crate::base::slug::slug(&self.site.page(page.ix()).parsed.id.id)),
            definition: match self.site.page(page.ix()).parsed.checked.fields.get(field) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            },
        };
        pages.iter().map(term).collect()
    }

    /// The A-Z, or what stands on the page of one letter.
    pub(super) fn az_view(&self, language: usize, chosen: Option<usize>) -> AzView {
        let split = !self.site.own_letters(language).is_empty();
        let letters = self.site.az(language).iter().enumerate().map(|(n, letter)| {
            let id = format!("letter-{}", letter_slug(&letter.letter));
            let current = chosen == Some(n);
            let own = self.site.routes().letter_url(self.site, language, n);
            let end = |entry: Option<&AzEntry>| entry.map(|entry| entry.text.clone()).unwrap_or_default();
            let shown = if split && !current { &[] } else { &*letter.entries };
            LetterView {
                url: own.map_or_else(|| format!("#{id}"), |url| self.site.config.href(url.as_str())),
                id,
                current,
                count: letter.entries.len(),
                ends: [end(letter.entries.first()), end(letter.entries.last())],
                entries: shown.iter().map(|entry| self.az_entry(entry, language)).collect(),
                letter: letter.letter.clone(),
            }
        });
        AzView { overview: split && chosen.is_none(), letters: letters.collect() }
    }

    fn az_entry(&self, entry: &AzEntry, language: usize) -> AzEntryView {
        let page = self.site.page(entry.page.ix());
        AzEntryView {
            see: entry.other_name.then(|| page.parsed.checked.builtins.title.clone()),
            text: entry.text.clone(),
            url: self.site.config.href(page.url.as_str()),
            kind_label: self.site.kind(entry.page.ix()).label.get(self.tag(language)).to_owned(),
        }
    }

    pub(super) fn new_view(&self, language: usize) -> ListView {
        let tag = self.tag(language);
        let mut pages: Vec<Visible> = self
            .site
            .visible_pages()
            .filter(|page| {
                let parsed = &self.site.page(page.ix()).parsed;
                *parsed.language == *tag
                    && !parsed.landing
                    && self.site.kind(page.ix()).listed
                    && !self.site.state(page.ix()).withdrawn
                    && self.site.changed(page.ix()).is_some()
            })
            .collect();
        pages.sort_by(|a, b| self.site.compare(a.ix(), b.ix(), &["-updated".to_owned()]));
        let total = pages.len();
        pages.truncate(NEWEST);
        ListView {
            name: "new".into(),
            label: self.text(language, "new").to_owned(),
            pages: self.cards(&pages, language),
            groups: Vec::new(),
            total,
        }
    }
}

/// A folder's name as a title: `intake-en-aanmelding` is `Intake en aanmelding`.
pub(super) fn folder_title(folder: &str) -> String {
    let last = folder.rsplit('/').next().unwrap_or(folder);
    capital(&last.replace(['-', '_'], " "))
}
