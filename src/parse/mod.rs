//! One file to one parsed page. A pure function of the file, the configuration and the content model:
//! never fails, reads nothing else. What depends on other files is left open as a hole.

pub mod body;
pub mod front;
mod markdown;
pub mod page;
pub mod reading;
pub mod synonyms;
pub mod words;

pub use body::Body;
pub use front::{FrontMatter, front_matter};
pub use markdown::{
    MarkdownOptions, PIECE, Passage, PassageKind, link_target, prose, sentences, wiki_target,
};
pub use page::{Address, Key, PageInput, ParseContext, ParsedPage, page};
