//! Pages together: lists of the model, `kind`, facets, the glossary, `az`.

use indexmap::IndexMap;
use serde::Serialize;

use super::card::{CardView, KindRefView};

/// A list of pages.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// Its name in the model.
    pub name: String,
    /// What people read above it.
    pub label: String,
    /// The pages, when the list is not grouped.
    pub pages: Vec<CardView>,
    /// The groups, when it is.
    pub groups: Vec<GroupView>,
    /// How many pages there are in all, before the limit.
    pub total: usize,
}

/// A group in a list.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// The value's name.
    pub name: String,
    /// The value's label.
    pub label: String,
    /// Its own page: a facet's or a kind's.
    pub url: Option<String>,
    /// The pages.
    pub pages: Vec<CardView>,
}

/// `kind`: the index of a kind, or one value of one of its facets.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    /// The kind.
    #[serde(flatten)]
    pub kind: KindRefView,
    /// The landing page's body, or "".
    pub html: String,
    /// The landing page's summary, or "".
    pub summary: String,
    /// All pages of the kind, or those with the value.
    pub pages: Vec<CardView>,
    /// For a glossary: title and definition of each, in A-Z order. Empty otherwise.
    pub terms: Vec<TermView>,
    /// Facets with at least one value in use.
    pub facets: Vec<FacetView>,
    /// The facet value that this page is about.
    pub chosen: Option<FacetValueView>,
    /// On the kind's index and on facet pages: for each of `pages`, by id, what it has of every facet,
    /// as `facet:value`. Empty elsewhere.
    pub values: IndexMap<String, Vec<String>>,
    /// The page on which all pages of the kind stand beside each other, when there is one.
    pub compare_url: Option<String>,
}

/// A facet of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// The field's or relation's name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Values in use, in the model's order.
    pub values: Vec<FacetValueView>,
}

/// A value of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct FacetValueView {
    /// The field's label.
    pub field: String,
    /// The value's name.
    pub name: String,
    /// The value's label.
    pub label: String,
    /// The page with the pages that have it.
    pub url: String,
    /// How many there are.
    pub count: usize,
    /// Whether this is the page being rendered.
    pub current: bool,
}

/// A term of the glossary.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The term's page.
    pub page: CardView,
    /// The anchor in the glossary.
    pub id: String,
    /// The definition.
    pub definition: String,
}

/// `az`: everything by letter. Of a site with more than 1,000 lines each letter has a page of its own: there
/// that letter has entries, and on the page of all letters none has.
#[derive(Clone, Debug, Serialize)]
pub struct AzView {
    /// Whether this page only leads to those of the letters.
    pub overview: bool,
    /// Letters with entries, in order; digits first, as `0-9`.
    pub letters: Vec<LetterView>,
}

/// A letter of the A-Z.
#[derive(Clone, Debug, Serialize)]
pub struct LetterView {
    /// `0-9`, `A`, ...
    pub letter: String,
    /// The anchor.
    pub id: String,
    /// Where its entries are: an anchor, or the address of its page.
    pub url: String,
    /// Whether this is its page.
    pub current: bool,
    /// How many entries it has.
    pub count: usize,
    /// The first and the last of all its entries.
    pub ends: [String; 2],
    /// Titles and other names, where they stand on this page.
    pub entries: Vec<AzEntryView>,
}

/// A line in the A-Z.
#[derive(Clone, Debug, Serialize)]
pub struct AzEntryView {
    /// The title or other name.
    pub text: String,
    /// For another name: the title of the page.
    pub see: Option<String>,
    /// The page.
    pub url: String,
    /// Its kind's label.
    pub kind_label: String,
}
