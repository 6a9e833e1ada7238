//! One page as a browser gets it: its bytes, the script tag, and the stamp by which it knows whether
//! it is still the same.

use crate::base::hash::ContentHash;

/// The stamp of a page: of the page without the addresses of its style sheets, and of those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    body: String,
    styles: String,
}

/// How a page differs from what a browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Not at all.
    None,
    /// Only in its style sheets.
    Styles,
    /// In itself.
    Page,
}

impl Stamp {
    /// Takes the stamp of `html`; `content` gives what stands at the address of a style sheet.
    pub fn of(html: &[u8], content: impl Fn(&str) -> Option<Vec<u8>>) -> Stamp {
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
        Stamp {
            body: ContentHash::of_parts(parts).short(16),
            styles: ContentHash::of_parts(styles.iter().map(Vec::as_slice)).short(16),
        }
    }

    /// The stamp as it travels.
    pub fn text(&self) -> String {
        format!("{}-{}", self.body, self.styles)
    }

    /// What changed since a browser saw `seen`.
    pub fn since(&self, seen: &str) -> Difference {
        match seen.split_once('-') {
            Some((body, styles)) if body == self.body && styles == self.styles => Difference::None,
            Some((body, _)) if body == self.body => Difference::Styles,
            _ => Difference::Page,
        }
    }
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

/// Puts the script's tag before the end of the body.
pub fn with_script(mut html: Vec<u8>, stamp: &Stamp, language: &str) -> Vec<u8> {
    let language: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let tag = format!(
        "<script src=\"/_leidraad/live.js\" data-seen=\"{}\" data-language=\"{language}\" defer></script>",
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
    fn a_page_knows_whether_it_or_only_its_style_changed() {
        let page = |href: &str, text: &str| {
            format!("<head><link rel=\"stylesheet\" href=\"{href}\"></head><body>{text}</body>").into_bytes()
        };
        let stamp = |html: &[u8], css: &str| Stamp::of(html, |_| Some(css.as_bytes().to_vec()));
        let seen = stamp(&page("/a.css", "x"), "one").text();
        assert_eq!(stamp(&page("/a.css", "x"), "one").since(&seen), Difference::None);
        assert_eq!(stamp(&page("/a.css", "x"), "two").since(&seen), Difference::Styles);
        assert_eq!(stamp(&page("/b.css", "x"), "one").since(&seen), Difference::Styles);
        assert_eq!(stamp(&page("/a.css", "y"), "one").since(&seen), Difference::Page);
        assert_eq!(stamp(&page("/a.css", "x"), "one").since("rubbish"), Difference::Page);
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body_and_nothing_else_changes() {
        let html = "<link rel=icon href=/i.svg><link href='/s.css' rel='stylesheet'><body>é</BODY></html>";
        assert_eq!(style_addresses(html.as_bytes()), ["/s.css"]);
        let stamp = Stamp::of(html.as_bytes(), |_| None);
        let with = String::from_utf8(with_script(html.as_bytes().to_vec(), &stamp, "nl\"><x")).unwrap();
        let start = with.find("<script").unwrap();
        let end = with.find("</script>").unwrap() + "</script>".len();
        assert!(with[end..].starts_with("</BODY>"));
        assert!(with.contains("data-language=\"nlx\""));
        assert_eq!(format!("{}{}", &with[..start], &with[end..]), html);
        assert!(with_script(b"no body".to_vec(), &stamp, "nl").ends_with(b"</script>"));
    }
}
