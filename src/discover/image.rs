//! The size of an image, read from its header, so that a page does not jump when it loads.

use std::io::Read;
use std::path::Path;

/// How much of an SVG is read: a licence and other comments may stand before its element, in bytes.
const SVG_HEAD: u64 = 1 << 16;

/// Width and height in pixels; `None` for files that are no image or do not say.
pub(super) fn pixels(file: &Path) -> Option<(u32, u32)> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "svg" => {
            let mut head = Vec::new();
            std::fs::File::open(file).ok()?.take(SVG_HEAD).read_to_end(&mut head).ok()?;
            svg(&String::from_utf8_lossy(&head))
        }
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => {
            let size = imagesize::size(file).ok()?;
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        }
        _ => None,
    }
}

/// The size of an SVG: `width` and `height` in pixels, else those of its `viewBox`; one of the two gives
/// the other by the shape of the box.
fn svg(text: &str) -> Option<(u32, u32)> {
    let start = element(text)?;
    let tag = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let named = |at: &usize| tag[..*at].ends_with(char::is_whitespace);
        let at = tag.match_indices(name).map(|(at, _)| at).find(named)? + name.len();
        let value = tag[at..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    };
    let number =
        |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|n| *n >= 1.0 && *n < 1e6);
    let own = |name: &str| attribute(name).and_then(number);
    let shape = attribute("viewBox").and_then(|shape| {
        let parts = shape.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        number(parts.get(2)?).zip(number(parts.get(3)?))
    });
    let (width, height) = match (own("width"), own("height"), shape) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) if attribute("height").is_none() => (width, width * h / w),
        (None, Some(height), Some((w, h))) if attribute("width").is_none() => (height * w / h, height),
        (_, _, shape) => shape?,
    };
    Some((width.round().max(1.0) as u32, height.round().max(1.0) as u32))
}

/// Where the element `svg` starts; one within a comment is none.
fn element(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let svg = from + text[from..].find("<svg")?;
        match text[from..svg].find("<!--") {
            Some(comment) => {
                let comment = from + comment;
                from = comment + text[comment..].find("-->")? + 3;
            }
            None => return Some(svg),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn an_svg_says_its_size_or_its_box() {
        assert_eq!(svg("<?xml?><svg xmlns='x' width=\"12px\" height='8'>"), Some((12, 8)));
        assert_eq!(svg("<svg viewBox=\"0 0 640 360.4\" width=\"100%\">"), Some((640, 360)));
        let table = [
            ("<svg\n\tviewBox='0 0\n640,360' stroke-width=\"3\">", Some((640, 360))),
            ("<svg viewBox=\"0 0 640 360\" width=\"320\">", Some((320, 180))),
            ("<svg viewBox=\"0 0 640 360\" height=\"90\">", Some((160, 90))),
            ("<svg viewBox=\"0 0 640 360\" width=\"320\" height=\"100%\">", Some((640, 360))),
            ("<!-- <svg width='1' height='1'> -->\n<svg width = \"5\" height=\"6\">", Some((5, 6))),
            ("<svg viewBox=\"0 0 640\">", None),
            ("<!-- <svg width='1' height='1'>", None),
            ("<svg>", None),
        ];
        for (text, expected) in table {
            assert_eq!(svg(text), expected, "{text}");
        }
        assert_eq!(svg("<svg width=\"a"), None);
    }
}
