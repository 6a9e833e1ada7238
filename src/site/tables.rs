//! What linking works out and the site holds: relations, terms of the glossary, facets, neighbours.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::page::{PageIx, Visible};
use super::rows::Rows;
use crate::base::localized::Localized;
use crate::base::suggest::Index;
use crate::model::schema::Place;

/// What a reference in a field leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A page, or a part of it.
    Page(PageIx),
    /// Text that names no page, where the model allows that.
    Text,
    /// Nobody has that name.
    Missing,
    /// A page has the name, but its kind is not allowed here.
    WrongKind(PageIx),
    /// The page is there, but not the part or heading.
    MissingAnchor(PageIx),
    /// Several pages have the name.
    Several(Vec<PageIx>),
}

/// One relation, as one of its two pages sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The other page.
    pub page: PageIx,
    /// An index into `Model::relations`.
    pub relation: usize,
    /// Whether the other page declared it. Symmetric relations are declared by both.
    pub inverse: bool,
    /// The reference that declared it: (page, index into its `Checked::references`). `None` for an
    /// edge made from text.
    pub reference: Option<(PageIx, usize)>,
}

/// A link in running text.
#[derive(Clone, Debug)]
pub struct Backlink {
    /// The page that links.
    pub page: PageIx,
    /// Which of its bodies, in the order of `bodies`.
    pub body: usize,
    /// Which link of that body.
    pub link: usize,
}

/// All edges, by page.
#[derive(Default)]
pub(super) struct Graph {
    pub from: Rows<Edge>,
    pub to: Rows<Edge>,
    pub targets: Rows<Target>,
    pub links: Links,
}

/// The links of running text, by page.
#[derive(Default)]
pub(super) struct Links {
    /// Where they lead, body by body.
    pub leads: Rows<Lead>,
    /// The pages that hear of them, each once.
    pub heard: Rows<PageIx>,
    /// What a page hears of those of others, by title.
    pub backlinks: Rows<Backlink>,
}

/// Where a link in text leads, in a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lead {
    /// To a page, and a place on it that is there.
    Page(PageIx),
    /// To something else that is there, or elsewhere.
    Fine,
    /// Not where it should, or nowhere: `Site::resolve` says why.
    Wrong,
}

impl Graph {
    pub fn from(&self, ix: PageIx) -> &[Edge] {
        self.from.get(ix)
    }

    pub fn to(&self, ix: PageIx) -> &[Edge] {
        self.to.get(ix)
    }

    pub fn targets(&self, ix: PageIx) -> &[Target] {
        self.targets.get(ix)
    }

    pub fn backlinks(&self, ix: PageIx) -> &[Backlink] {
        self.links.backlinks.get(ix)
    }
}

/// The names of all terms, by language.
#[derive(Default)]
pub(super) struct Glossary {
    pub languages: HashMap<String, Terms>,
}

/// The names of a language's terms, by the hash of their first word.
#[derive(Default)]
pub(super) struct Terms {
    pub names: HashMap<u32, Vec<TermName>>,
    pub sieve: Sieve,
}

/// Tells at a glance of most words that no name begins with them.
pub(super) struct Sieve {
    pub bits: Box<[u64; 1024]>,
}

impl Default for Sieve {
    fn default() -> Sieve {
        Sieve { bits: Box::new([0; 1024]) }
    }
}

/// A name of a term, word by word.
pub(super) struct TermName {
    pub words: Vec<String>,
    /// The words' hashes, as bodies hold those of their text.
    pub hashes: Vec<u32>,
    pub term: PageIx,
}

/// A field or relation by which a kind's pages can be narrowed.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The field's or relation's name.
    pub name: String,
    /// What people read.
    pub label: Localized,
    /// Where pages show it.
    pub place: Place,
    /// Values in use, in the model's order; for pages and free text, by label.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// The value's name, for addresses.
    pub name: String,
    /// What people read.
    pub label: Localized,
    /// The page that is the value, for a relation.
    pub page: Option<PageIx>,
    /// The pages that have it, by title.
    pub pages: Vec<Visible>,
}

/// The facets of each kind, and the values that each page has.
#[derive(Default)]
pub(super) struct Facets {
    pub kinds: Vec<Vec<Facet>>,
    /// For each page where its values begin; one more for the end.
    pub starts: Vec<u32>,
    pub values: Vec<(u16, u32)>,
}

impl Facets {
    pub fn of_kind(&self, kind: usize) -> &[Facet] {
        self.kinds.get(kind).map_or(&[], Vec::as_slice)
    }

    pub fn of_page(&self, ix: PageIx) -> &[(u16, u32)] {
        match self.starts.get(ix as usize..) {
            Some([from, to, ..]) => &self.values[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// Landing pages and neighbours.
#[derive(Default)]
pub(super) struct Nav {
    pub landings: HashMap<(String, String), PageIx>,
    /// By page.
    pub neighbours: Vec<(Option<PageIx>, Option<PageIx>)>,
    pub folders: BTreeMap<(String, String), Vec<PageIx>>,
    pub translations: HashMap<(Arc<str>, Arc<str>), Vec<PageIx>>,
}

/// A letter with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// `0-9`, or one upper-case letter, or `#` for all else.
    pub letter: String,
    /// The lines, in order.
    pub entries: Vec<AzEntry>,
}

/// A line of the A-Z.
#[derive(Clone, Debug, PartialEq)]
pub struct AzEntry {
    /// What people read.
    pub text: String,
    /// The page.
    pub page: Visible,
    /// Whether it is a name other than the title.
    pub other_name: bool,
}

/// Names to suggest, made when somebody asks first.
#[derive(Default)]
pub(super) struct Near {
    pub names: OnceLock<Index<PageIx>>,
    pub files: OnceLock<Index<String>>,
    /// Files by what their paths have in common with others that some file system takes for the same.
    pub alike: OnceLock<HashMap<String, String>>,
    pub urls: OnceLock<Index<String>>,
    /// The A-Z, by language.
    pub az: OnceLock<Vec<Vec<Letter>>>,
}
