//! What a page says, once its front matter has been held against the model: typed values, and every
//! reference to another page, at whatever depth it stood.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::base::date::Date;
use crate::base::localized::Localized;
use crate::base::yaml::Seg;

/// A typed value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The field's word for "there is none" (`replaced-by: none`), with the text that readers see.
    None(Localized),
    /// Plain text.
    Text(String),
    /// Markdown: an index into `Checked::markdown`.
    Markdown(u32),
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// From and to, both inclusive; either may be a word of the field's `also`.
    Range(Bound, Bound),
    /// A day; `precision: year` fields may hold a year or a month only.
    Date { first: Date, written: String },
    /// One of the declared values, by its name.
    Choice(String),
    /// An address on the web, checked for its scheme.
    Url(String),
    /// A file, as written: relative to the page, or from `/static`.
    File(String),
    /// A part of this page, by its id.
    PartOf(String),
    /// A page, or a part of one: an index into `Checked::references`.
    Page(u32),
    /// Several values.
    List(Vec<Value>),
    /// A group with fields of its own, in the model's order.
    Group(IndexMap<String, Value>),
    /// A part: a group with an id local to the page.
    Part {
        /// The id, which is also the anchor.
        id: String,
        /// Its fields, in the model's order.
        fields: IndexMap<String, Value>,
    },
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    /// No end on this side.
    Open,
    /// A number in the field's unit.
    Number(i64),
    /// A word from the field's `also`; it sorts before every number.
    Word(String),
}

/// A reference from a field to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where in the front matter, without list positions: `measure.role`.
    pub field: Arc<str>,
    /// The relation that this edge belongs to: an index into `Model::relations`. A page field that
    /// names no relation has an implied one of its own.
    pub relation: u32,
    /// Kinds that are allowed, by name; empty for any.
    pub of: Arc<[Arc<str>]>,
    /// A kind written before the name: `role:inspector`.
    pub kind: Option<String>,
    /// The id, title, alias or synonym as written.
    pub name: String,
    /// A heading or part of the page: `plan#stap-2`.
    pub anchor: Option<String>,
    /// Fields that the relation carries.
    pub carries: IndexMap<String, Value>,
    /// Whether text that names no page is a value in its own right (`issuer: The Board`).
    pub or_text: bool,
    /// The part of the page this reference stands in, by its id.
    pub part: Option<String>,
    /// Conditions on the target's fields, checked when linking: `(field, allowed values)`.
    pub conditions: Vec<(String, Vec<String>)>,
    /// Where in the front matter the name stands; the page's block knows the place in the file.
    pub path: Vec<Seg>,
}

impl Reference {
    /// The reference as it was written: `kind:name#anchor`.
    pub fn written(&self) -> String {
        let kind = self.kind.iter().flat_map(|kind| [kind.as_str(), ":"]);
        let anchor = self.anchor.iter().flat_map(|anchor| ["#", anchor.as_str()]);
        kind.chain([self.name.as_str()]).chain(anchor).collect()
    }
}

/// A field's Markdown, for the parser.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkdownText {
    /// The text.
    pub text: String,
    /// Where in the front matter.
    pub path: Vec<Seg>,
    /// Whether only inline Markdown is meant: no paragraphs around it.
    pub inline: bool,
}

/// The built-in fields of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Builtins {
    /// The title; "" when there is none, and then a finding says so.
    pub title: String,
    /// A shorter title for menus and crumbs.
    pub short_title: Option<String>,
    /// What the browser's tab and history show instead of the title.
    pub window_title: Option<String>,
    /// What the page is about, plain text.
    pub summary: Option<String>,
    /// Index into `Lifecycle::states`.
    pub state: usize,
    /// First published.
    pub published: Option<Date>,
    /// Last changed.
    pub updated: Option<Date>,
    /// Last reviewed, from the field that the life cycle names.
    pub reviewed: Option<Date>,
    /// Review due, from the field that the life cycle names.
    pub review_due: Option<Date>,
    /// The last part of the address, instead of the id.
    pub slug: Option<String>,
    /// Old addresses, each starting with `/`.
    pub aliases: Vec<String>,
    /// Other names people look for, from the built-in field.
    pub synonyms: Vec<String>,
    /// Order in lists: small first.
    pub weight: Option<i64>,
    /// A template other than the kind's.
    pub template: Option<String>,
    /// Whether search and lists leave the page out.
    pub hidden_from_search: bool,
}

/// A front matter held against the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The built-in fields.
    pub builtins: Builtins,
    /// Every other field that was given or has a default, in the model's order. What stands in the
    /// field of a declared relation is in `references`; here only its word for "there is none".
    pub fields: IndexMap<String, Value>,
    /// All references, from every depth, in the order they were written.
    pub references: Vec<Reference>,
    /// All Markdown of fields.
    pub markdown: Vec<MarkdownText>,
    /// Names from fields with `names: true` (other names, abbreviations), for links and search.
    pub names: Vec<String>,
    /// Values of `unique` fields: (field, scope, value, where).
    pub uniques: Vec<Unique>,
    /// The free space: `extra:`, and unknown fields of a kind with open fields.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A value that may stand only once.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique {
    /// The field.
    pub field: String,
    /// On the whole site, or among pages of the kind.
    pub site_wide: bool,
    /// The value, folded.
    pub key: String,
    /// Where in the front matter it stands.
    pub path: Vec<Seg>,
}

impl Checked {
    /// The ids of the parts of the page, in order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        fn ids<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
            match value {
                Value::List(values) => values.iter().for_each(|value| ids(value, found)),
                Value::Part { id, .. } => found.push(id),
                _ => {}
            }
        }
        let mut found = Vec::new();
        self.fields.values().for_each(|value| ids(value, &mut found));
        found.into_iter()
    }
}

impl Value {
    /// Whether this value, or one of its list, is one of these choices or texts.
    pub fn names_any(&self, allowed: &[String]) -> bool {
        match self {
            Value::List(values) => values.iter().any(|value| value.names_any(allowed)),
            Value::Choice(text) | Value::Text(text) => allowed.contains(text),
            _ => false,
        }
    }
}
