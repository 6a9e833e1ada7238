//! Text made safe for HTML.

/// Appends `text` with the characters escaped that mean something in HTML text. NUL becomes the
/// replacement character, as CommonMark asks.
pub fn text(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        0 => Some("\u{fffd}"),
        _ => None,
    });
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn attribute(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        0 => Some("\u{fffd}"),
        _ => None,
    });
}

fn escape(out: &mut String, text: &str, with: impl Fn(u8) -> Option<&'static str>) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = with(byte) {
            out.push_str(&text[copied..at]);
            out.push_str(escaped);
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
}
