//! What lists show of a page: cards, dates, states.

use super::renderer::Renderer;
use super::view::{CardView, DateView, FacetTextView, StatusView};
use crate::base::date::Date;
use crate::model::schema::Place;
use crate::model::value::Value;
use crate::site::{FacetValue, PageIx};

/// The most facets that a card shows: those that the model declares first.
const CARD_FACETS: usize = 3;

impl Renderer<'_> {
    /// A page in a list, its labels in `language`.
    pub(super) fn card(&self, ix: PageIx, language: usize) -> CardView {
        let page = self.site.page(ix);
        let tag = self.tag(language);
        let kind = self.site.kind(ix);
        let builtins = &page.parsed.checked.builtins;
        CardView {
            id: page.parsed.id.id.to_string(),
            kind: kind.name.to_string(),
            kind_label: kind.label.get(tag).to_owned(),
            title: builtins.title.clone(),
            short_title: builtins.short_title.clone().unwrap_or_else(|| builtins.title.clone()),
            summary: self.summary(ix),
            url: self.site.config.href(page.url.as_str()),
            image: self.image(ix),
            published: builtins.published.map(|day| self.date(day, language)),
            updated: self.site.changed(ix).map(|day| self.date(day, language)),
            status: self.status(ix, language),
            facets: self.facet_texts(ix, language),
        }
    }

    /// The summary; for a term without one its definition.
    fn summary(&self, ix: PageIx) -> String {
        let checked = &self.site.page(ix).parsed.checked;
        let definition = || match checked.fields.get(self.site.kind(ix).glossary.as_deref()?)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        checked.builtins.summary.clone().or_else(definition).unwrap_or_default()
    }

    fn status(&self, ix: PageIx, language: usize) -> StatusView {
        let state = self.site.state(ix);
        StatusView {
            name: state.name.clone(),
            label: state.label.get(self.tag(language)).to_owned(),
            public: self.site.is_public(ix),
            notice: state.notice,
            withdrawn: state.withdrawn,
        }
    }

    fn facet_texts(&self, ix: PageIx, language: usize) -> Vec<FacetTextView> {
        let tag = self.tag(language);
        let mut views: Vec<FacetTextView> = Vec::new();
        for (facet, value) in self.site.facet_values(ix) {
            // What the fact box shows tells cards apart; what stands beside every page does not.
            if facet.place != Place::Facts {
                continue;
            }
            let range = self.range_of(ix, &facet.name, language);
            let label = range.clone().unwrap_or_else(|| self.facet_label(value, language));
            let full = views.len() == CARD_FACETS;
            match views.last_mut().filter(|view| view.name == facet.name) {
                Some(view) => {
                    // The bands that a range overlaps are for finding it; people read the range once.
                    if range.is_none() {
                        view.text.push_str(", ");
                        view.text.push_str(&label);
                    }
                    view.values.push(value.name.clone());
                }
                None if full => break,
                None => views.push(FacetTextView {
                    name: facet.name.clone(),
                    label: facet.label.get(tag).to_owned(),
                    text: label,
                    values: vec![value.name.clone()],
                }),
            }
        }
        views
    }

    /// What people read for a facet's value.
    pub(super) fn facet_label(&self, value: &FacetValue, language: usize) -> String {
        match value.name.as_str() {
            "true" if value.label.is_empty() => self.text(language, "yes").to_owned(),
            "false" if value.label.is_empty() => self.text(language, "no").to_owned(),
            _ => value.label.get(self.tag(language)).to_owned(),
        }
    }

    /// A day, as people of the language write it.
    pub(super) fn date(&self, day: Date, language: usize) -> DateView {
        let month = format!("month-{}", day.month());
        let text = self
            .text(language, "date-format")
            .replace("{day}", &day.day().to_string())
            .replace("{month}", self.text(language, &month))
            .replace("{year}", &day.year().to_string());
        DateView { iso: day.to_string(), text }
    }
}
