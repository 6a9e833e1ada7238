//! leidraad compiles a folder of Markdown pages with YAML front matter into a cross-linked static
//! site, through a content model that the site declares. The modules are the stages, ground floor
//! first; `ARCHITECTURE.md` is the map.

pub mod base;
pub mod build;
pub mod cli;
pub mod diag;
pub mod model;
pub mod parse;
pub mod serve;
pub mod write;
