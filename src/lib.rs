//! leidraad compiles a folder of Markdown pages with YAML front matter into a cross-linked static
//! site, through a content model that the site declares. The modules are the stages, ground floor
//! first; `ARCHITECTURE.md` is the map.

pub mod base;
pub mod diag;

pub mod config;
pub mod model;
pub mod write;

pub mod discover;
pub mod parse;

pub mod site;
pub mod theme;

pub mod check;
pub mod render;
pub mod search;

pub mod build;
pub mod edit;

pub mod serve;

pub mod cli;
