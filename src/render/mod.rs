//! A route to bytes: the views that templates see, the holes of bodies filled, the template rendered.
//! A pure function of site, theme and route; knows nothing of disk or network.

mod body;
mod cards;
mod citations;
mod compare;
mod component;
mod html;
mod lists;
mod page;
mod picture;
mod relations;
mod renderer;
mod route;
mod shared;
mod sources;
mod values;
pub mod view;

pub use renderer::{Renderer, Shared};
pub use route::Html;
