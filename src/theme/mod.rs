//! Templates, components, strings and assets: the built-in theme, a theme of the site over it, and the
//! site's own files over both, file by file. Compiles templates; knows nothing of pages.

mod asset;
mod call;
mod layers;
mod ready;
mod strings;
mod templates;

pub use asset::AssetBytes;
pub use ready::{Theme, VIEWS};
