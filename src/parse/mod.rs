//! One file to one parsed page. A pure function of the file, the configuration and the content model:
//! never fails, reads nothing else. What depends on other files is left open as a hole.

pub mod body;
pub mod page;

pub use body::Body;
pub use page::ParsedPage;
