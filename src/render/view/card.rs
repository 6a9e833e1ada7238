//! What the other views are made of: a link, a kind, a day, a state, a page in a list.

use serde::Serialize;

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
    /// The picture, when the kind has one and the page gives it. It goes with an empty text alternative: the
    /// title stands beside it.
    pub image: Option<ImageView>,
    /// Published, when known.
    pub published: Option<DateView>,
    /// Last changed or published, when known.
    pub updated: Option<DateView>,
    /// The state's name and label.
    pub status: StatusView,
    /// Facet values that tell cards apart: label and text.
    pub facets: Vec<FacetTextView>,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// The address.
    pub url: String,
    /// The width in pixels, when the file says it; then it says both.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// The address of the one for a dark ground, when there is one.
    pub dark: Option<String>,
}

/// A facet's value on a card.
#[derive(Clone, Debug, Serialize)]
pub struct FacetTextView {
    /// The field's name.
    pub name: String,
    /// The field's label.
    pub label: String,
    /// Its values' labels, joined; for a range the range itself.
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
