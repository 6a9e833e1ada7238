//! All parsed pages joined to one immutable site: names, relations and their inverses, backlinks,
//! facets, glossary, navigation and the route table. Only joins what parsing prepared, and keeps of the site
//! before what must be the same. Judges nothing: `check` reads what could not be resolved.

mod az;
mod carry;
mod facets;
mod find;
mod glossary;
mod graph;
mod link;
mod lists;
mod names;
mod nav;
mod orphans;
mod page;
pub mod published;
mod resolve;
mod route;
mod routes;
mod rows;
mod since;
mod tables;
mod whole;

pub use az::letter_slug;
pub use glossary::TermHit;
pub use graph::bodies;
pub use lists::{Group, GroupKey, Listed};
pub use names::Named;
pub use nav::{Crumb, address};
pub use page::{Page, PageIx, Visible};
pub use resolve::{Destination, MAX_INSIDE, MAX_TAKEN_IN, Resolved};
pub use route::{Collision, Route, RouteOwner, Routes};
pub use routes::PathWords;
pub use tables::{AzEntry, Backlink, Edge, Facet, FacetValue, Lead, Letter, Target};
pub use whole::Site;
