//! The nouns everyone uses: paths, keys, spans, sources, slugs, dates, localised text, YAML with
//! positions, and the one error of a tool that failed. Knows nothing of sites, models or Markdown.

pub mod collate;
pub mod date;
pub mod edit;
pub mod error;
pub mod glob;
pub mod hash;
pub mod host;
pub mod html;
pub mod letters;
pub mod localized;
pub mod paths;
pub mod slug;
pub mod source;
pub mod suggest;
pub mod yaml;
