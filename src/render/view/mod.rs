//! All that a template may see: the views, a documented contract. Every `url` holds the base path
//! and is percent-encoded; every `html` is safe to print as it is; everything else is plain text.

mod card;
mod lists;
mod page;
mod site;

pub use card::{CardView, DateView, FacetTextView, ImageView, KindRefView, LinkView, StatusView};
pub use lists::{
    AzEntryView, AzView, FacetValueView, FacetView, GroupView, KindView, LetterView, ListView, TermView,
};
pub use page::{
    BacklinkView, CitationView, CompareRowView, CompareView, EdgeView, FieldView, ItemView, OutlineView,
    PageView, RelationView, ValueView,
};
pub use site::{FactView, RouteView, SiteView};
