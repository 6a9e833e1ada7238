//! The size of an image, read from its header, so that a page does not jump when it loads.

use std::io::Read;
use std::path::Path;

/// Width and height in pixels; `None` for files that are no image or do not say.
pub(super) fn pixels(file: &Path) -> Option<(u32, u32)> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "svg" => {
            let mut head = Vec::with_capacity(4096);
            std::fs::File::open(file).ok()?.take(4096).read_to_end(&mut head).ok()?;
            svg(&String::from_utf8_lossy(&head))
        }
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => {
            let size = imagesize::size(file).ok()?;
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        }
        _ => None,
    }
}

/// The size of an SVG: `width` and `height` in pixels, else those of its `viewBox`.
fn svg(text: &str) -> Option<(u32, u32)> {
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=")).or_else(|| tag.find(&format!("\n{name}=")))? + name.len() + 2;
        let quote = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        tag[at + 1..].split(quote).next()
    };
    let number =
        |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|n| *n >= 1.0 && *n < 1e6);
    let direct = attribute("width").and_then(number).zip(attribute("height").and_then(number));
    let (width, height) = direct.or_else(|| {
        let mut parts = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        parts.next().and_then(number).zip(parts.next().and_then(number))
    })?;
    Some((width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn an_svg_says_its_size_or_its_box() {
        assert_eq!(svg("<?xml?><svg xmlns='x' width=\"12px\" height='8'>"), Some((12, 8)));
        assert_eq!(svg("<svg viewBox=\"0 0 640 360.4\" width=\"100%\">"), Some((640, 360)));
        assert_eq!(svg("<svg>"), None);
        assert_eq!(svg("<svg width=\"a"), None);
    }
}
