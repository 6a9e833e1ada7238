//! leidraad compiles a folder of Markdown pages with YAML front matter into a cross-linked static
//! site, through a content model that the site declares. The modules are the stages, ground floor
//! first; `ARCHITECTURE.md` is the map.

pub mod base;
pub mod build;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod discover;
pub mod model;
pub mod parse;
pub mod render;
pub mod serve;
pub mod site;
pub mod theme;
pub mod write;
