//! From the path of a request to an address of the site. Nothing here touches a disk.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::base::paths::UrlPath;

/// What may stand in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b'@');

/// What a path asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Something of the preview itself: the name after `/_leidraad/`.
    Own(String),
    /// An address of the site.
    Page(UrlPath),
    /// The site stands under its base path: go there.
    Elsewhere(String),
    /// No address at all.
    Nothing,
}

/// Reads the path of a request; `base` is "" or a path such as `/repo`.
pub fn asked(path: &str, base: &str) -> Asked {
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return Asked::Nothing };
    if !path.starts_with('/') || path.chars().any(|c| c.is_control() || c == '\\') {
        return Asked::Nothing;
    }
    if let Some(own) = path.strip_prefix("/_leidraad/") {
        return Asked::Own(own.to_owned());
    }
    match path.strip_prefix(base) {
        Some(rest) if rest.starts_with('/') => Asked::Page(UrlPath::new(rest)),
        Some("") => Asked::Elsewhere(format!("{}/", encoded(base))),
        _ if path == "/" => Asked::Elsewhere(format!("{}/", encoded(base))),
        _ => Asked::Nothing,
    }
}

/// The path as a browser writes it.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The decoded value of `name` in a query.
pub fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    query?.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let value = percent_decode_str(value).decode_utf8().ok()?;
        (key == name).then(|| value.into_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address_and_never_a_file() {
        let page = |path: &str| Asked::Page(UrlPath::new(path));
        assert_eq!(asked("/", ""), page("/"));
        assert_eq!(asked("/caf%C3%A9/", ""), page("/café/"));
        assert_eq!(asked("/_leidraad/live.js", "/repo"), Asked::Own("live.js".into()));
        for odd in ["/%00", "/a%5cb", "/a\\b", "*", "/%ff", "/%0d%0aX:%20y", "http://x/"] {
            assert_eq!(asked(odd, ""), Asked::Nothing, "{odd}");
        }
        // These are addresses like any other, and the site has none of them.
        assert_eq!(asked("/../etc/passwd", ""), page("/../etc/passwd"));
        assert_eq!(asked("/%2e%2e/etc", ""), page("/../etc"));
    }

    #[test]
    fn a_base_path_is_part_of_every_address() {
        assert_eq!(asked("/repo/a/", "/repo"), Asked::Page(UrlPath::new("/a/")));
        assert_eq!(asked("/repo", "/repo"), Asked::Elsewhere("/repo/".into()));
        assert_eq!(asked("/", "/repo"), Asked::Elsewhere("/repo/".into()));
        assert_eq!(asked("/repository/", "/repo"), Asked::Nothing);
        assert_eq!(asked("/a/", "/repo"), Asked::Nothing);
    }

    #[test]
    fn a_query_gives_its_values() {
        assert_eq!(parameter(Some("a=1&page=%2Fa%2F%C3%A9"), "page").as_deref(), Some("/a/é"));
        assert_eq!(parameter(Some("page"), "page"), None);
        assert_eq!(parameter(None, "page"), None);
    }
}
