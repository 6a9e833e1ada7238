//! All that a template may see: the views, a documented contract. Every `url` holds the base path
//! and is percent-encoded; every `html` is safe to print as it is; everything else is plain text.

use indexmap::IndexMap;
use serde::Serialize;

/// `site`: shared by every template of one language.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// What the site is about.
    pub description: String,
    /// The language of this page's site: `nl`.
    pub language: String,
    /// All languages of the site; empty when there is one.
    pub languages: Vec<LinkView>,
    /// "" or a path without a slash at its end, such as `/repo`.
    pub base_path: String,
    /// The home page.
    pub url: String,
    /// Addresses of the built-in pages: `az`, `new`, `search`.
    pub paths: IndexMap<String, String>,
    /// Menus by name: `main`, `footer`.
    pub menus: IndexMap<String, Vec<LinkView>>,
    /// The theme's and the site's texts in this language.
    pub strings: IndexMap<String, String>,
    /// Kinds by name.
    pub kinds: IndexMap<String, KindRefView>,
    /// The lists of the model that belong to the site, by name.
    pub lists: IndexMap<String, ListView>,
    /// Facts of the model by name.
    pub facts: IndexMap<String, FactView>,
    /// Style sheets and scripts of the theme by file name: `site.css` to its address.
    pub assets: IndexMap<String, String>,
    /// The day of the build.
    pub today: DateView,
    /// The free space of `leidraad.yaml`.
    pub extra: serde_json::Value,
}

/// `route`: the page being rendered, whatever it shows.
#[derive(Clone, Debug, Serialize)]
pub struct RouteView {
    /// `home`, `page`, `kind`, `facet`, `az`, `new`, `search`, `not-found`, `redirect`.
    pub name: &'static str,
    /// Its own address, with the base path.
    pub url: String,
    /// Its address with the origin, when the site declares one.
    pub canonical: Option<String>,
    /// For the title of the window, without the site's.
    pub title: String,
    /// One or two sentences, or "".
    pub description: String,
    /// From the home page down to the parent; the page itself is not in it.
    pub breadcrumbs: Vec<LinkView>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// What people read.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether this is the page being rendered, or the language of this page's site.
    pub current: bool,
    /// The language of what it leads to, when that is another; "" otherwise.
    pub language: String,
}

/// A fact of the model.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// Its name in the model.
    pub name: String,
    /// The value, as text shows it.
    pub value: String,
    /// What it is.
    pub label: String,
    /// A link for it, such as `tel:08002000`.
    pub url: Option<String>,
}

/// A kind, as others name it.
#[derive(Clone, Debug, Serialize)]
pub struct KindRefView {
    /// The name in the model.
    pub name: String,
    /// One of them.
    pub label: String,
    /// Many of them.
    pub label_many: String,
    /// Its index, when it has one.
    pub url: Option<String>,
}

/// A page in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// The id.
    pub id: String,
    /// The kind's name.
    pub kind: String,
    /// The kind's label for one.
    pub kind_label: String,
    /// The title.
    pub title: String,
    /// The short title; the title when there is none.
    pub short_title: String,
    /// The summary, or "".
    pub summary: String,
    /// The address.
    pub url: String,
    /// Published, when known.
    pub published: Option<DateView>,
    /// Last changed or published, when known.
    pub updated: Option<DateView>,
    /// The state's name and label.
    pub status: StatusView,
    /// Facet values that tell cards apart: label and text.
    pub facets: Vec<FacetTextView>,
}

/// A facet's value on a card.
#[derive(Clone, Debug, Serialize)]
pub struct FacetTextView {
    /// The field's name.
    pub name: String,
    /// The field's label.
    pub label: String,
    /// Its values' labels, joined.
    pub text: String,
    /// Its values' names.
    pub values: Vec<String>,
}

/// A state of the life cycle.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The word in front matter.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Whether the public build has it.
    pub public: bool,
    /// Whether readers get a notice.
    pub notice: bool,
    /// Whether it is withdrawn.
    pub withdrawn: bool,
}

/// A day.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// `2026-11-23`.
    pub iso: String,
    /// `23 november 2026`, in the page's language.
    pub text: String,
}

/// `page`: one page of content.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// What lists show of it.
    #[serde(flatten)]
    pub card: CardView,
    /// Its language.
    pub language: String,
    /// The schema.org type, when the model gives one.
    pub schema_org: Option<String>,
    /// JSON-LD, escaped for a `<script type="application/ld+json">`.
    pub json_ld: String,
    /// The body.
    pub html: String,
    /// Headings of level 2, with those of level 3 below them.
    pub outline: Vec<OutlineView>,
    /// Every field by name, whatever its place.
    pub fields: IndexMap<String, FieldView>,
    /// Every relation that has something, by name; inverses by theirs.
    pub relations: IndexMap<String, RelationView>,
    /// Fields and relations by where the model places them: `lead`, `facts`, `notice`, `main`,
    /// `evidence`, `aside`, `references`, `next`. Every place is there, maybe empty.
    pub places: IndexMap<String, Vec<ItemView>>,
    /// Pages that link here in running text, with the sentence.
    pub backlinks: Vec<BacklinkView>,
    /// Lists of the model that this kind of page has, by name.
    pub lists: IndexMap<String, ListView>,
    /// Along an ordered relation or the folder: the page before.
    pub previous: Option<CardView>,
    /// And the page after.
    pub next: Option<CardView>,
    /// Last reviewed.
    pub reviewed: Option<DateView>,
    /// Who reviewed.
    pub reviewed_by: Option<LinkView>,
    /// Who keeps the page right.
    pub owner: Option<LinkView>,
    /// Review due.
    pub review_due: Option<DateView>,
    /// Whether the review is overdue on the day of the build.
    pub overdue: bool,
    /// For a withdrawn page: what came instead.
    pub successors: Vec<CardView>,
    /// The same page in other languages.
    pub translations: Vec<LinkView>,
    /// The file, relative to the site's root.
    pub source: String,
    /// Minutes to read.
    pub reading_time: u32,
    /// The free space of the front matter.
    pub extra: serde_json::Value,
}

/// A heading.
#[derive(Clone, Debug, Serialize)]
pub struct OutlineView {
    /// The anchor.
    pub id: String,
    /// The text.
    pub text: String,
    /// Headings below it.
    pub children: Vec<OutlineView>,
}

/// A field or a relation at its place; `type` is `field` or `relation`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ItemView {
    /// A field.
    Field(FieldView),
    /// A relation.
    Relation(RelationView),
}

/// A field and its value.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// Its name in front matter.
    pub name: String,
    /// What people read.
    pub label: String,
    /// The value.
    pub value: ValueView,
}

/// A value. `kind` says which members matter; `text` is always there, as plain text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ValueView {
    /// `none, text, html, boolean, integer, range, date, choice, url, file, page, list, group, part`.
    pub kind: &'static str,
    /// The value as plain text, in the page's language.
    pub text: String,
    /// For `html`: rendered Markdown. "" otherwise.
    pub html: String,
    /// For `url`, `file`, `page`, and `choice` with a page of its facet: where it leads.
    pub url: Option<String>,
    /// For `choice`: the value's name. For `date`: the ISO day. For `part`: its id and anchor.
    pub name: Option<String>,
    /// For `boolean`.
    pub yes: bool,
    /// For `list`: the values.
    pub items: Vec<ValueView>,
    /// For `group` and `part`: the fields that are there.
    pub fields: IndexMap<String, FieldView>,
    /// For `page`: the page.
    pub page: Option<Box<CardView>>,
}

/// A relation of this page, or an inverse one.
#[derive(Clone, Debug, Serialize)]
pub struct RelationView {
    /// Its name; the inverse's name for an inverse.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Whether other pages declared it.
    pub inverse: bool,
    /// Whether the model says that order matters.
    pub ordered: bool,
    /// The pages.
    pub edges: Vec<EdgeView>,
    /// The text of the word for "there is none", when that was written.
    pub none: Option<String>,
}

/// One page of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct EdgeView {
    /// What people read: the page's title, or the free text.
    pub title: String,
    /// Where it leads, with the anchor; `None` for free text.
    pub url: Option<String>,
    /// The page; `None` for free text.
    pub page: Option<CardView>,
    /// Fields that the edge carries.
    pub carries: IndexMap<String, FieldView>,
    /// For the numbered list of sources: its number, from 1; the anchor is `source-{number}`.
    pub number: Option<u32>,
    /// For an edge out of a part of this page: the part's anchor.
    pub part: Option<String>,
}

/// A page that links here, and the sentence in which it does.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkView {
    /// The page.
    pub page: CardView,
    /// Where exactly: the section's address.
    pub url: String,
    /// The sentence before the link.
    pub before: String,
    /// The link's text.
    pub link: String,
    /// The sentence after the link.
    pub after: String,
}

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

/// `az`: everything by letter.
#[derive(Clone, Debug, Serialize)]
pub struct AzView {
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
    /// Titles and other names.
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
