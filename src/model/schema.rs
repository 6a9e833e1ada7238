//! What a site declares: kinds, fields, relations, life cycle, lists, facts. Plain data, read by
//! every later stage; `load` makes it, `check` holds pages against it.

use std::sync::Arc;

use indexmap::IndexMap;

use super::condition::{Condition, Rule};
pub use super::field::{
    DayLimit, Derived, Field, FieldType, Format, IntegerLimit, Many, PageRule, Place, Precision, RangeRule,
    Required, TextRule,
};
use crate::base::date::Date;
use crate::base::localized::Localized;
use crate::base::source::Span;

/// A site's content model.
#[derive(Debug)]
pub struct Model {
    /// Whether the site declared a model; without one there is one open kind, `page`.
    pub declared: bool,
    /// The site's names for built-in fields.
    pub names: Names,
    /// States and review.
    pub lifecycle: Lifecycle,
    /// Kinds, in declared order. `Kind` numbers elsewhere index this.
    pub kinds: Vec<Kind>,
    /// Relations: the declared ones, then one for each page field that names none.
    pub relations: Vec<Relation>,
    /// Lists by name.
    pub lists: IndexMap<String, List>,
    /// Facts by name.
    pub facts: IndexMap<String, Fact>,
    /// Pages that must exist.
    pub require_pages: Vec<RequiredPage>,
    /// The relation whose first target gives the breadcrumb: an index into `relations`.
    pub breadcrumb: Option<usize>,
    /// Names of the lists that the home page shows, in order.
    pub home: Vec<String>,
}

/// What the site's editors call the built-in fields. English unless `names:` says otherwise.
#[derive(Clone, Debug)]
pub struct Names {
    /// (built-in name, the site's name).
    pub pairs: Vec<(&'static str, String)>,
}

impl Names {
    /// The site's name for a built-in field; the built-in name itself when none was given.
    pub fn of<'a>(&'a self, builtin: &'a str) -> &'a str {
        self.pairs.iter().find(|(name, _)| *name == builtin).map_or(builtin, |(_, site)| site)
    }

    /// The built-in field behind a name of the site.
    pub fn builtin(&self, site: &str) -> Option<&'static str> {
        if let Some((builtin, _)) = self.pairs.iter().find(|(_, name)| name == site) {
            return Some(builtin);
        }
        let renamed = |builtin: &str| self.pairs.iter().any(|(name, _)| *name == builtin);
        BUILTINS.into_iter().find(|builtin| *builtin == site && !renamed(builtin))
    }
}

/// The name of the kind of landing pages; no site can declare it.
pub const LANDING: &str = "_landing";

/// The built-in fields, by their own names.
pub const BUILTINS: [&str; 16] = [
    "kind",
    "title",
    "short_title",
    "window_title",
    "summary",
    "status",
    "published",
    "updated",
    "slug",
    "aliases",
    "synonyms",
    "weight",
    "template",
    "search",
    "language",
    "extra",
];

/// States of a page, and its review.
#[derive(Clone, Debug)]
pub struct Lifecycle {
    /// The states, in declared order; at least one.
    pub states: Vec<State>,
    /// The state of a page that names none: an index into `states`.
    pub default: usize,
    /// Path of the field or relation that names who keeps a page right; empty when not declared.
    pub owner: Vec<String>,
    /// Path of the date of the last review, split at dots; empty when reviews are not declared.
    pub reviewed: Vec<String>,
    /// Path of the person or body that reviewed.
    pub reviewed_by: Vec<String>,
    /// Path of the date by which the next review is due.
    pub due: Vec<String>,
    /// At most so many months between review and due date.
    pub at_most_months: Option<i32>,
    /// Warn editors so many days before the due date.
    pub warn_days_before: i32,
}

/// One state of the life cycle.
#[derive(Clone, Debug)]
pub struct State {
    /// The word in front matter.
    pub name: String,
    /// What people read.
    pub label: Localized,
    /// Whether the public build has pages in this state.
    pub public: bool,
    /// Whether readers get a notice that the page is under revision.
    pub notice: bool,
    /// Whether the page is withdrawn: its address stays, with a line why and its successor.
    pub withdrawn: bool,
    /// Fields or relations that a page in this state must have.
    pub requires: Vec<String>,
}

/// One kind of page.
#[derive(Clone, Debug)]
pub struct Kind {
    /// The word in front matter and in `[[kind:name]]`.
    pub name: Arc<str>,
    /// One of them.
    pub label: Localized,
    /// Many of them.
    pub label_many: Localized,
    /// The folder below `content/` whose pages are of this kind, without slashes at the ends.
    pub folder: Option<String>,
    /// The address by language: `/measures/{id}/`, with `{id}`, `{slug}` or `{path}`.
    pub url: Localized,
    /// The address of the kind's own index page by language, when it has one.
    pub index: Option<Localized>,
    /// The template, without folder and ending.
    pub template: String,
    /// The schema.org type.
    pub schema_org: Option<String>,
    /// A YAML file of entries that are pages of this kind, relative to the site's root.
    pub register: Option<String>,
    /// The field that defines a term, when pages of this kind make the glossary.
    pub glossary: Option<String>,
    /// The path of the field whose file is the picture on a page's card; empty when cards have none.
    pub image: Vec<String>,
    /// Whether pages of this kind are the sources that others cite.
    pub bibliography: bool,
    /// Whether the pages stand in the A-Z and in other lists of everything.
    pub listed: bool,
    /// Whether each page is to be there in all languages of the site.
    pub translated: bool,
    /// Order of the kind's index: field names, `-` before one for descending.
    pub sort: Vec<String>,
    /// Its fields: the common ones as changed by the kind, then its own. Built-in fields too.
    pub fields: IndexMap<String, Field>,
    /// Every declared relation that pages of this kind can have, by relation name, with the bounds
    /// that hold for this kind.
    pub relations: IndexMap<String, RelationUse>,
    /// Front matter fields that hold a relation of this kind: the field's name and an index into
    /// `Model::relations`.
    pub relation_fields: IndexMap<String, usize>,
    /// Rules over one page.
    pub rules: Vec<Rule>,
    /// What pages of this kind are compared by, in the order of the rows; empty when they are not.
    pub compare: Vec<CompareRow>,
    /// Whether unknown fields are kept instead of refused.
    pub open: bool,
}

/// A row of the table in which pages of a kind stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareRow {
    /// A field, by name.
    Field(String),
    /// A relation, as the page that declares it sees it: an index into `Model::relations`.
    Relation(usize),
    /// A relation, as the page that it points to sees it.
    Inverse(usize),
}

/// How one kind uses a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RelationUse {
    /// At least so many, in every state.
    pub min: u32,
    /// At least so many when published.
    pub min_published: u32,
    /// At most so many.
    pub max: Option<u32>,
    /// Where pages of this kind show it, when that is not where the relation says.
    pub place: Option<Place>,
}

/// A relation, declared once for both sides.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name.
    pub name: String,
    /// The front matter field that holds it on `from` pages.
    pub field: String,
    /// Kinds it may start from; empty for any.
    pub from: Vec<Arc<str>>,
    /// Kinds it may point to; empty for any.
    pub to: Arc<[Arc<str>]>,
    /// What people read on the `from` side.
    pub label: Localized,
    /// The other side; `None` when it has none.
    pub inverse: Option<Inverse>,
    /// Whether both sides are the same relation.
    pub symmetric: bool,
    /// Bounds for every kind, before a kind's own.
    pub bounds: RelationUse,
    /// No page may reach itself along it.
    pub acyclic: bool,
    /// Whether the order of writing matters, as it does for previous and next.
    pub ordered: bool,
    /// A relation that may not point to the same page: by name.
    pub excludes: Option<String>,
    /// In `{source: id, page: p. 3}`: the key of the page itself.
    pub key: Option<String>,
    /// Fields that each edge carries.
    pub carries: IndexMap<String, Field>,
    /// Text may stand instead of a page.
    pub or_text: Option<TextRule>,
    /// Words that mean "there is none".
    pub none: IndexMap<String, Localized>,
    /// Whether glossary terms in the text make its edges.
    pub automatic: bool,
    /// Whether lists can be narrowed by it.
    pub facet: bool,
    /// Whether a page stands beside the pages of this relation in a table.
    pub compare: bool,
    /// Where pages show it.
    pub place: Place,
    /// The site's words for any fault in it.
    pub message: Localized,
    /// What it is for, for editors.
    pub help: Localized,
    /// What must hold for a page that it points to, once the page that points is public: the `expect` of each.
    pub rules: Vec<Rule>,
    /// Whether it stands for a page field rather than a declared relation.
    pub implied: bool,
    /// Where the model declares it.
    pub span: Span,
}

/// The other side of a relation.
#[derive(Clone, Debug)]
pub struct Inverse {
    /// Its name, for templates and lists.
    pub name: String,
    /// What people read.
    pub label: Localized,
    /// Where pages show it.
    pub place: Place,
}

/// A list that templates receive by name.
#[derive(Clone, Debug)]
pub struct List {
    /// What people read above it.
    pub label: Localized,
    /// Kinds in it; empty for any.
    pub kinds: Vec<Arc<str>>,
    /// Only pages for which this holds.
    pub filter: Option<Condition>,
    /// For a list on a page: the kinds that have it. Empty for a list of the site.
    pub on: Vec<Arc<str>>,
    /// For a list on a page: the relation or inverse, by name, along which its pages are found.
    pub relation: Option<String>,
    /// A field of the page the list stands on that puts pages in order; others follow.
    pub order: Option<String>,
    /// Field names, `-` before one for descending; `title`, `weight`, `published`, `updated` too.
    pub sort: Vec<String>,
    /// Group by this field, or by `kind`.
    pub group: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
    /// Where the model declares it.
    pub span: Span,
}

/// A fact that stands in one place.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The value, as text shows it.
    pub value: Localized,
    /// What it is.
    pub label: Localized,
    /// A link for it, such as `tel:08002000`.
    pub link: Option<String>,
    /// The source page's name.
    pub source: Option<String>,
    /// To be checked again by then.
    pub review: Option<Date>,
    /// Where that stands, or where the fact does.
    pub review_span: Span,
    /// Where the link stands, or where the fact does.
    pub link_span: Span,
    /// Where the model declares it.
    pub span: Span,
}

/// A page that the site must have.
#[derive(Clone, Debug)]
pub struct RequiredPage {
    /// Its kind.
    pub kind: Arc<str>,
    /// What holds for it.
    pub condition: Condition,
    /// Exactly so many.
    pub count: usize,
    /// The site's words when it is missing.
    pub message: Localized,
    /// Where the model declares it.
    pub span: Span,
}

impl Model {
    /// The kind to which the nearest folder of a page file belongs, for pages that name no kind
    /// themselves. `path` is relative to `content/`. `None` when no folder fits.
    pub fn kind_by_folder(&self, path: &str) -> Option<usize> {
        let below = |folder: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let folder = |index: &usize| self.kinds[*index].folder.as_deref();
        (0..self.kinds.len())
            .filter(|index| folder(index).is_some_and(below))
            .max_by_key(|index| folder(index).map_or(0, str::len))
    }

    /// The kind of landing pages, which every model has.
    pub fn landing(&self) -> usize {
        self.kinds.len() - 1
    }

    /// Where pages of a kind show a relation; both are numbers of this model.
    pub fn place_of(&self, relation: usize, kind: usize) -> Place {
        let relation = &self.relations[relation];
        let own = self.kinds[kind].relations.get(&relation.name).and_then(|own| own.place);
        own.unwrap_or(relation.place)
    }

    /// The relation that holds the sources which pages of this kind cite in their text: what they show as
    /// their numbered list. `None` for a kind whose pages have no such list.
    pub fn sources_of(&self, kind: usize) -> Option<usize> {
        (0..self.relations.len()).find(|n| {
            let relation = &self.relations[*n];
            !relation.automatic
                && !relation.implied
                && self.kinds[kind].relations.contains_key(&relation.name)
                && self.place_of(*n, kind) == Place::References
        })
    }

    /// The relation by which a citation is understood on a page of this kind: its own, else that of the
    /// first kind which has one. `None` when text cannot cite at all.
    pub fn cited_by(&self, kind: usize) -> Option<usize> {
        self.sources_of(kind).or_else(|| (0..self.kinds.len()).find_map(|kind| self.sources_of(kind)))
    }

    /// The kind with this name.
    pub fn kind_named(&self, name: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| &*kind.name == name)
    }
}
