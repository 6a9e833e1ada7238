//! Markdown to HTML with holes. Text and its place in the file go in; a `Body` and findings come
//! out. CommonMark is `pulldown-cmark`'s work; the HTML, anchors, links and containers are ours.
//! Knows no other page: what depends on one is a hole.

mod access;
mod anchors;
mod blocks;
mod citations;
mod code;
mod containers;
mod document;
mod escape;
mod footnotes;
mod headings;
mod html;
mod inline;
mod label;
mod links;
mod open;
mod output;
mod place;
mod prose;
mod render;
mod sentence;
mod slips;
mod tables;
mod typography;
mod url;
mod writer;

#[cfg(test)]
mod safety;
#[cfg(test)]
mod tests;

pub use document::{Document, MarkdownOptions};
pub use place::Origin;
pub use prose::{PIECE, Passage, PassageKind, prose};
pub use sentence::sentences;
pub use slips::in_file;
pub use url::{target as link_target, wiki as wiki_target};
