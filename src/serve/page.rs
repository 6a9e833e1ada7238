//! One page as a browser gets it: its bytes, the script tag, and the stamp by which it knows whether
//! it is still the same.

use super::words::escape;
use crate::base::hash::ContentHash;

/// The stamp of a page: of the page without the addresses of its style sheets, of those, and of its
/// pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    body: String,
    styles: String,
    pictures: String,
}

/// How a page differs from what a browser shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// In itself; the rest does not matter then.
    pub page: bool,
    /// In its style sheets.
    pub styles: bool,
    /// In its pictures.
    pub pictures: bool,
}

impl Stamp {
    /// Takes the stamp of `html`; `content` gives what stands at the address of a style sheet, `picture`
    /// something that changes with the picture at an address.
    pub fn of(
        html: &[u8],
        content: impl Fn(&str) -> Option<Vec<u8>>,
        picture: impl Fn(&str) -> Option<String>,
    ) -> Stamp {
        let text = String::from_utf8_lossy(html);
        let sheets = style_sheets(&text);
        let mut parts = Vec::new();
        let mut at = 0;
        for range in &sheets {
            parts.push(&text.as_bytes()[at..range.start]);
            at = range.end;
        }
        parts.push(&text.as_bytes()[at..]);
        let mut styles = Vec::new();
        for range in &sheets {
            let href = &text[range.clone()];
            styles.push(href.as_bytes().to_vec());
            styles.push(content(href).unwrap_or_default());
        }
        let pictures: Vec<String> = pictures(&text).iter().map(|a| picture(a).unwrap_or_default()).collect();
        Stamp {
            body: ContentHash::of_parts(parts).short(16),
            styles: ContentHash::of_parts(styles.iter().map(Vec::as_slice)).short(16),
            pictures: ContentHash::of_parts(pictures.iter().map(String::as_bytes)).short(16),
        }
    }

    /// The stamp as it travels.
    pub fn text(&self) -> String {
        format!("{}-{}-{}", self.body, self.styles, self.pictures)
    }

    /// What changed since a browser saw `seen`.
    pub fn since(&self, seen: &str) -> Difference {
        let parts: Vec<&str> = seen.split('-').collect();
        match parts[..] {
            [body, styles, pictures] if body == self.body => {
                Difference { page: false, styles: styles != self.styles, pictures: pictures != self.pictures }
            }
            _ => Difference { page: true, ..Difference::default() },
        }
    }
}

/// The addresses of the pictures of a page, each once, in order.
pub fn picture_addresses(html: &[u8]) -> Vec<String> {
    pictures(&String::from_utf8_lossy(html))
}

fn pictures(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["<img ", "<source "].iter().flat_map(|tag| html.match_indices(tag)).map(|(at, _)| at) {
        let tag = &html[start..html[start..].find('>').map_or(html.len(), |at| start + at)];
        for (name, many) in [(" src=\"", false), (" srcset=\"", true)] {
            let Some(value) = tag.split(name).nth(1).and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            let value = value.replace("&amp;", "&");
            let addresses: Vec<&str> = match many {
                true => {
                    value.split(',').filter_map(|candidate| candidate.split_whitespace().next()).collect()
                }
                false => vec![&value],
            };
            for address in addresses {
                if address.starts_with('/') && !found.iter().any(|known| known == address) {
                    found.push(address.to_owned());
                }
            }
        }
    }
    found
}

/// The addresses of the page's style sheets, in order.
pub fn style_addresses(html: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(html);
    style_sheets(&text).into_iter().map(|range| text[range].replace("&amp;", "&")).collect()
}

/// Where in `html` the addresses of style sheets stand.
fn style_sheets(html: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find("<link ").map(|at| from + at) {
        let end = html[start..].find('>').map_or(html.len(), |at| start + at);
        let tag = &html[start..end];
        if tag.contains("stylesheet")
            && let Some(at) = tag.find("href=")
        {
            let value = start + at + "href=".len();
            let quote = html[value..end].chars().next().filter(|c| matches!(c, '"' | '\''));
            let begin = value + usize::from(quote.is_some());
            let stop = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
            found.push(begin..html[begin..end].find(stop).map_or(end, |at| begin + at));
        }
        from = end;
    }
    found
}

/// Puts the script's tag before the end of the body. `banner` is what the script shows above the page;
/// it travels with the tag, so that nothing moves when it comes.
pub fn with_script(mut html: Vec<u8>, stamp: &Stamp, language: &str, banner: Option<&str>) -> Vec<u8> {
    let language: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let banner = banner.map(|text| format!(" data-banner=\"{}\"", escape(text))).unwrap_or_default();
    let tag = format!(
        "<script src=\"/_leidraad/live.js\" data-seen=\"{}\" data-language=\"{language}\"{banner} defer></script>",
        stamp.text()
    );
    let end = b"</body>";
    let at =
        html.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    html.splice(at..at, tag.into_bytes());
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_what_of_it_changed() {
        let page = |href: &str, text: &str| {
            format!("<head><link rel=\"stylesheet\" href=\"{href}\"></head><body><img src=\"/p.png\">{text}</body>")
                .into_bytes()
        };
        let stamp = |html: &[u8], css: &str, picture: &str| {
            Stamp::of(html, |_| Some(css.as_bytes().to_vec()), |_| Some(picture.to_owned()))
        };
        let seen = stamp(&page("/a.css", "x"), "one", "1").text();
        let since = |html: &[u8], css, picture| stamp(html, css, picture).since(&seen);
        let (none, whole) = (Difference::default(), Difference { page: true, ..Difference::default() });
        assert_eq!(since(&page("/a.css", "x"), "one", "1"), none);
        assert_eq!(since(&page("/a.css", "x"), "two", "1"), Difference { styles: true, ..none });
        assert_eq!(
            since(&page("/b.css", "x"), "one", "2"),
            Difference { styles: true, pictures: true, ..none }
        );
        assert_eq!(since(&page("/a.css", "x"), "one", "2"), Difference { pictures: true, ..none });
        assert_eq!(since(&page("/a.css", "y"), "one", "1"), whole);
        assert_eq!(stamp(&page("/a.css", "x"), "one", "1").since("rubbish"), whole);
    }

    #[test]
    fn pictures_are_found_with_their_sets_and_elsewhere_is_left_alone() {
        let html = "<picture><source srcset=\"/a.webp 1x, /b.webp 2x\"><img alt=\"\" src=\"/a.png?x&amp;y\"></picture>\
                    <img data-src=\"/no.png\" src=\"https://example.org/c.png\"><img src=\"/a.webp\">";
        let mut found = picture_addresses(html.as_bytes());
        found.sort();
        assert_eq!(found, ["/a.png?x&y", "/a.webp", "/b.webp"]);
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body_and_nothing_else_changes() {
        let html = "<link rel=icon href=/i.svg><link href='/s.css' rel='stylesheet'><body>é</BODY></html>";
        assert_eq!(style_addresses(html.as_bytes()), ["/s.css"]);
        let stamp = Stamp::of(html.as_bytes(), |_| None, |_| None);
        let banner = Some("\"><script>x</script>");
        let with = with_script(html.as_bytes().to_vec(), &stamp, "nl\"><x", banner);
        let with = String::from_utf8(with).unwrap();
        let start = with.find("<script").unwrap();
        let end = with.find("</script>").unwrap() + "</script>".len();
        assert!(with[end..].starts_with("</BODY>"));
        assert!(with.contains("data-language=\"nlx\""));
        assert!(with.contains("data-banner=\"&quot;&gt;&lt;script&gt;x"));
        assert_eq!(format!("{}{}", &with[..start], &with[end..]), html);
        assert!(with_script(b"no body".to_vec(), &stamp, "nl", None).ends_with(b"</script>"));
    }
}
