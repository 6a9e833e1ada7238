//! `page`: one page of content, with its fields and relations.

use indexmap::IndexMap;
use serde::Serialize;

use super::card::{CardView, DateView, LinkView};
use super::lists::ListView;

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
    /// `evidence`, `aside`, `references`, `next`. Every place is there, maybe empty. What is told
    /// already is not told again: a relation here lacks the pages that stand in a list of the page, and
    /// an inverse those that the relation itself has in the same place.
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
    /// When the model compares along it: this page and those of the relation beside each other.
    pub compare: Option<CompareView>,
}

/// `compare`: pages beside each other, row by row.
#[derive(Clone, Debug, Serialize)]
pub struct CompareView {
    /// The pages: the columns.
    pub pages: Vec<CardView>,
    /// What the model compares them by; what none of them says something about is left out.
    pub rows: Vec<CompareRowView>,
}

/// A row of a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct CompareRowView {
    /// The field's or relation's name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// One a page, in the order of `pages`; null when the page says nothing about it.
    pub cells: Vec<Option<ItemView>>,
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
    /// For the numbered list of sources: where the text cites it, from top to bottom.
    pub citations: Vec<CitationView>,
}

/// A place in the text that cites a source.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// Its anchor, such as `cite-3-1`.
    pub id: String,
    /// `a` for the first, then `b`.
    pub label: String,
    /// The place in the source, when it was written: `p. 12`.
    pub locator: Option<String>,
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
