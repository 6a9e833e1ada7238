//! Findings: what is wrong in a file of the site, where, and the way out. A finding is data; the
//! renderers (`human`, `json`, `github`, `sarif`, `markdown`) are peers that read the same list. Knows nothing of what is checked.

pub mod code;
pub mod codes;
mod diagnostic;
mod fix;
mod github;
mod human;
mod json;
mod markdown;
mod message;
mod sarif;
mod yaml;

pub use code::{Both, CodeRow, Severity};
pub use diagnostic::{Diagnostic, Label, few, few_of, sort};
pub use fix::Fix;
pub use github::github;
pub use human::human;
pub use json::json;
pub use markdown::markdown;
pub use message::Message;
pub use sarif::sarif;
pub use yaml::{yaml_fault, yaml_hidden, yaml_odd};
