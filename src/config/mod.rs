//! The site's configuration: the text of `leidraad.yaml` to a `Config`. Every mistake in it becomes a
//! finding, and the rest is used. Reads no disk, no environment.

mod base_url;
mod checks;
mod editor;
mod read;
mod read_checks;
mod schema;
mod settings;
mod writing;

pub use base_url::split_base_url;
pub use checks::{Checks, Choice};
pub use editor::EditorLink;
pub use read::read;
pub use schema::schema;
pub use settings::{Config, FILE, Markdown, MenuItem, MenuTarget, SiteLanguage, external_href, on_site};
pub use writing::Writing;
