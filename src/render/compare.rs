//! Pages beside each other: a kind's comparison, and that of a page with those of a relation. What makes a
//! row is the model's; what a cell holds is what the page itself shows of it.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::renderer::Renderer;
use super::values::OnPage;
use super::view::{CompareRowView, CompareView, FieldView, ItemView, RelationView, ValueView};
use crate::model::schema::CompareRow;
use crate::site::{PageIx, Visible};

impl<'s> Renderer<'s> {
    /// Pages beside each other. Pages of several kinds share the rows whose names they share.
    pub(super) fn compared(&self, pages: &[Visible], language: usize) -> CompareView {
        let mut rows: IndexMap<&str, CompareRowView> = IndexMap::new();
        for (column, page) in pages.iter().enumerate() {
            for row in &self.site.kind(page.ix()).compare {
                let (name, label) = self.heading(page.ix(), row, language);
                let row_view = rows.entry(name).or_insert_with(|| CompareRowView {
                    name: name.to_owned(),
                    label: label.to_owned(),
                    cells: vec![None; pages.len()],
                });
                row_view.cells[column] = self.cell(page.ix(), row, language);
            }
        }
        rows.retain(|_, row| row.cells.iter().any(Option::is_some));
        CompareView { pages: self.cards(pages, language), rows: rows.into_values().collect() }
    }

    /// A page and the pages of one of its relations, in that relation's order. `None` when it shows none.
    pub(super) fn compared_with(
        &self,
        ix: PageIx,
        relation: &RelationView,
        language: usize,
    ) -> Option<CompareView> {
        let shown = relation.edges.iter().enumerate();
        let order: HashMap<&str, usize> = shown
            .rev()
            .filter_map(|(n, edge)| edge.page.as_ref().map(|page| (page.url.as_str(), n)))
            .collect();
        let related = self.site.related(ix, &relation.name).into_iter().filter_map(|page| {
            let url = self.site.config.href(self.site.page(page.ix()).url.as_str());
            order.get(url.as_str()).map(|place| (*place, page))
        });
        let related: BTreeMap<usize, Visible> = related.collect();
        if related.is_empty() {
            return None;
        }
        let pages: Vec<Visible> = self.site.visible(ix).into_iter().chain(related.into_values()).collect();
        Some(self.compared(&pages, language))
    }

    /// The name and label of a row on a page.
    fn heading(&self, ix: PageIx, row: &'s CompareRow, language: usize) -> (&'s str, &'s str) {
        let tag = self.tag(language);
        let relations = &self.site.model.relations;
        match row {
            CompareRow::Field(name) => {
                (name, self.site.kind(ix).fields.get(name).map_or("", |field| field.label.get(tag)))
            }
            CompareRow::Relation(n) => (&relations[*n].name, relations[*n].label.get(tag)),
            CompareRow::Inverse(n) => match &relations[*n].inverse {
                Some(inverse) => (&inverse.name, inverse.label.get(tag)),
                None => ("", ""),
            },
        }
    }

    fn cell(&self, ix: PageIx, row: &CompareRow, language: usize) -> Option<ItemView> {
        // What is wrong with a value is told on its own page.
        let mut on = OnPage { ix, language, found: &mut Vec::new(), elsewhere: true, cites: None };
        let relations = &self.site.model.relations;
        let mut view = match row {
            CompareRow::Field(name) => return self.field_cell(name, &mut on).map(ItemView::Field),
            CompareRow::Relation(n) => self.outgoing(*n, &relations[*n], &mut on)?,
            CompareRow::Inverse(n) => self.inverse(*n, &relations[*n], &on)?.1,
        };
        for edge in &mut view.edges {
            // Anchors of the page itself, which mean nothing here.
            edge.number = None;
            edge.part = None;
        }
        Some(ItemView::Relation(view))
    }

    fn field_cell(&self, name: &str, on: &mut OnPage<'_>) -> Option<FieldView> {
        let field = self.site.kind(on.ix).fields.get(name)?;
        let checked = &self.site.page(on.ix).parsed.checked;
        let day = |day: Option<_>| {
            let date = self.date(day?, on.language);
            Some(ValueView { kind: "date", text: date.text, name: Some(date.iso), ..ValueView::default() })
        };
        let value = match self.site.model.names.builtin(name) {
            None => {
                return match field.derived {
                    Some(derived) => Some(self.derived_view(field, derived, on)),
                    None => self.field_view(field, checked.fields.get(name)?, on),
                };
            }
            Some("published") => day(checked.builtins.published)?,
            Some("updated") => day(checked.builtins.updated)?,
            Some("summary") => {
                let text = checked.builtins.summary.clone()?;
                ValueView { kind: "text", text, ..ValueView::default() }
            }
            Some(_) => return None,
        };
        let label = field.label.get(self.tag(on.language)).to_owned();
        Some(FieldView { name: name.to_owned(), label, value })
    }
}

impl CompareView {
    /// The same without the pages for which `leave` holds; `None` when only the first one remains.
    pub(super) fn without(self, leave: impl Fn(&str) -> bool) -> Option<CompareView> {
        let stays: Vec<bool> =
            self.pages.iter().enumerate().map(|(n, page)| n == 0 || !leave(&page.url)).collect();
        if stays.iter().filter(|stays| **stays).count() < 2 {
            return None;
        }
        let mut rows = self.rows;
        for row in &mut rows {
            row.cells = kept(std::mem::take(&mut row.cells), &stays);
        }
        rows.retain(|row| row.cells.iter().any(Option::is_some));
        Some(CompareView { pages: kept(self.pages, &stays), rows })
    }
}

fn kept<T>(items: Vec<T>, stays: &[bool]) -> Vec<T> {
    items.into_iter().zip(stays).filter(|(_, stays)| **stays).map(|(item, _)| item).collect()
}
