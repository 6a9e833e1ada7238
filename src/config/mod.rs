//! The site's configuration: the text of `leidraad.yaml` to a `Config`. Every mistake in it becomes a
//! finding, and the rest is used. Reads no disk, no environment.

mod read;
mod settings;

pub use read::{read, split_base_url};
pub use settings::{Config, FILE, Markdown, MenuItem, MenuTarget, SiteLanguage, external_href, on_site};
