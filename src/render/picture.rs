//! Pictures: their address and size, and the sibling for a dark ground. In text they are a tag, on a card a
//! view.

use super::renderer::Renderer;
use super::view::ImageView;
use crate::base::paths::{SourcePath, is_picture};
use crate::model::value::Value;
use crate::site::PageIx;

/// A picture of the site.
pub(super) struct Picture {
    /// Its address, with the base path.
    pub url: String,
    /// Width and height, when the file says them.
    pub pixels: Option<(u32, u32)>,
    /// The same for its `.dark` sibling, when it has one.
    pub dark: Option<(String, Option<(u32, u32)>)>,
}

impl Renderer<'_> {
    /// A file as a picture; `None` when the site does not publish it.
    pub(super) fn picture(&self, file: &SourcePath) -> Option<Picture> {
        let (url, pixels) = self.published(file)?;
        let dark = file.variant("dark").and_then(|dark| self.published(&dark));
        Some(Picture { url, pixels, dark })
    }

    fn published(&self, file: &SourcePath) -> Option<(String, Option<(u32, u32)>)> {
        let asset = self.site.assets.get(file)?;
        Some((self.site.config.href(&self.site.asset_url(file)?), asset.pixels))
    }

    /// The picture on a page's card, when its kind has one and the page gives it. A file that no browser
    /// shows as a picture is none.
    pub(super) fn image(&self, ix: PageIx) -> Option<ImageView> {
        let (first, rest) = self.site.kind(ix).image.split_first()?;
        let name = first_file(self.site.page(ix).parsed.checked.fields.get(first)?, rest)?;
        let file = self.site.file(ix, name).filter(|file| is_picture(file.name()))?;
        let picture = self.picture(&file)?;
        let (width, height) = picture.pixels.unzip();
        Some(ImageView { url: picture.url, width, height, dark: picture.dark.map(|(url, _)| url) })
    }
}

/// The first file at a path in a value.
fn first_file<'v>(value: &'v Value, path: &[String]) -> Option<&'v str> {
    match (value, path) {
        (Value::File(name), []) => Some(name),
        (Value::List(values), _) => values.iter().find_map(|value| first_file(value, path)),
        (Value::Group(fields) | Value::Part { fields, .. }, [first, rest @ ..]) => {
            first_file(fields.get(first)?, rest)
        }
        _ => None,
    }
}
