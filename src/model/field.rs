//! One field of a kind: what it holds, how many, when it must be there, and where pages show it.
//! Plain data, like the rest of the schema.

use std::sync::Arc;

use indexmap::IndexMap;

use super::condition::{Condition, Rule};
use crate::base::date::Date;
use crate::base::localized::Localized;
use crate::base::source::Span;

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Required {
    /// It may be left out.
    #[default]
    Never,
    /// When the page's state is public and not withdrawn.
    Published,
    /// In every state.
    Always,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in front matter.
    pub name: String,
    /// What it holds.
    pub ty: FieldType,
    /// Whether several are allowed, and how many.
    pub many: Option<Many>,
    /// When it must be there.
    pub required: Required,
    /// Also required when this holds.
    pub required_when: Option<Condition>,
    /// What people read.
    pub label: Localized,
    /// What it is for, for editors.
    pub help: Localized,
    /// The site's words for any fault in this field.
    pub message: Localized,
    /// Whether lists can be narrowed by it.
    pub facet: bool,
    /// Words that mean "there is none", with what readers see.
    pub none: IndexMap<String, Localized>,
    /// The value when the field is left out, as YAML.
    pub default: Option<serde_yaml::Value>,
    /// The value may stand once: on the site (`true`) or in the kind (`false`).
    pub unique: Option<bool>,
    /// Whether its values are also names of the page.
    pub names: bool,
    /// A derived value, which may not be typed in.
    pub derived: Option<Derived>,
    /// Where the page shows it.
    pub place: Place,
    /// The unit, for people.
    pub unit: Localized,
    /// Another field that editors mix this one up with.
    pub mistaken_for: Option<String>,
    /// Where the model declares it.
    pub span: Span,
}

/// How many values a field may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Many {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: Option<u32>,
    /// Each value once.
    pub unique: bool,
}

/// A value that leidraad works out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// Minutes to read the page, at 200 words a minute, at least 1.
    ReadingTime,
    /// Words in the body.
    WordCount,
}

/// Where a page shows a field or a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// First screen, before the body.
    Lead,
    /// The fact box.
    #[default]
    Facts,
    /// A warning box.
    Notice,
    /// After the body.
    Main,
    /// Recognition and research.
    Evidence,
    /// Beside the body.
    Aside,
    /// The numbered list of sources.
    References,
    /// At the foot: what comes next.
    Next,
    /// Nowhere by itself; templates may.
    None,
}

impl Place {
    /// The word in `model.yaml` and in views.
    pub const NAMES: [(&'static str, Place); 9] = [
        ("lead", Place::Lead),
        ("facts", Place::Facts),
        ("notice", Place::Notice),
        ("main", Place::Main),
        ("evidence", Place::Evidence),
        ("aside", Place::Aside),
        ("references", Place::References),
        ("next", Place::Next),
        ("none", Place::None),
    ];

    /// Where it comes on a page, from top to bottom; the text itself stands before `Main`.
    pub fn order(self) -> u8 {
        match self {
            Place::Notice => 0,
            Place::Lead => 1,
            Place::Facts => 2,
            Place::Main => 3,
            Place::Evidence => 4,
            Place::Next => 5,
            Place::Aside => 6,
            Place::References => 7,
            Place::None => 8,
        }
    }

    /// Whether it stands above the text.
    pub fn above_text(self) -> bool {
        self.order() < Place::Main.order()
    }

    /// The word for this place.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, place)| *place == self).map_or("none", |(name, _)| name)
    }
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum FieldType {
    /// Plain text.
    Text(TextRule),
    /// Markdown; `inline` for one line of it.
    Markdown { inline: bool, rule: TextRule },
    /// Yes or no.
    Boolean,
    /// A whole number; bounds inclusive.
    Integer { min: Option<i64>, max: Option<IntegerLimit> },
    /// From and to.
    Range(RangeRule),
    /// A day.
    Date { not_after: Option<DayLimit>, not_before: Option<DayLimit>, precision: Precision },
    /// One of the values, with labels.
    Choice(IndexMap<String, Localized>),
    /// An address on the web.
    Url,
    /// A file of the site.
    File,
    /// A page.
    Page(PageRule),
    /// A part of this page: the name of the part field.
    PartOf(String),
    /// A group with fields of its own.
    Group { fields: IndexMap<String, Field>, rules: Vec<Rule> },
    /// Groups with ids, that can be linked to. `flow` is the path of the field that leads from one
    /// part to the next.
    Part { fields: IndexMap<String, Field>, rules: Vec<Rule>, flow: Option<Vec<String>> },
    /// The first of these that fits.
    AnyOf(Vec<FieldType>),
}

/// An upper bound of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerLimit {
    /// A number.
    Number(i64),
    /// The year of the day of the build.
    ThisYear,
}

/// Bounds of a text.
#[derive(Clone, Debug, Default)]
pub struct TextRule {
    /// At least so many characters.
    pub min: Option<u32>,
    /// At most so many characters.
    pub max: Option<u32>,
    /// Must match.
    pub pattern: Option<regex::Regex>,
    /// A known form with its own check.
    pub format: Option<Format>,
}

/// Forms of text with a check of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ISBN-10 or ISBN-13, check digit included (ISO 2108).
    Isbn,
    /// A DOI name: `10.` prefix and suffix (ISO 26324).
    Doi,
    /// An e-mail address, roughly.
    Email,
}

/// A range of whole numbers.
#[derive(Clone, Debug, Default)]
pub struct RangeRule {
    /// Least number.
    pub min: Option<i64>,
    /// Greatest number.
    pub max: Option<i64>,
    /// Words that may stand for the beginning.
    pub also: IndexMap<String, Localized>,
    /// Named bands, for facets: (name, label, from, to).
    pub bands: Vec<(String, Localized, i64, i64)>,
}

/// A limit of a date.
#[derive(Clone, Debug, PartialEq)]
pub enum DayLimit {
    /// The day of the build.
    Today,
    /// A fixed day.
    Day(Date),
}

/// How exact a date must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// `2026-11-23`.
    #[default]
    Day,
    /// `2026-11` will do.
    Month,
    /// `2026` will do.
    Year,
}

/// What a reference may point to, and which relation it belongs to.
#[derive(Clone, Debug)]
pub struct PageRule {
    /// Kinds by name; empty for any.
    pub of: Arc<[Arc<str>]>,
    /// Index into `Model::relations`.
    pub relation: usize,
    /// Conditions on the target: (field, allowed values).
    pub conditions: Vec<(String, Vec<String>)>,
}
