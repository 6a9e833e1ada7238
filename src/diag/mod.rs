//! Findings: what is wrong in a file of the site, where, and the way out. A finding is data; the
//! renderers (`human`, `json`) are peers that read the same list. Knows nothing of what is checked.

pub mod code;
pub mod codes;
mod diagnostic;
mod human;
mod json;
mod yaml;

pub use code::{Both, CodeRow, Severity};
pub use diagnostic::{Diagnostic, Fix, Label, Message, sort};
pub use human::human;
pub use json::json;
pub use yaml::{yaml_fault, yaml_hidden, yaml_odd};
