//! The base URL: where a site will live, as origin and path. Text in, parts out; nothing is asked of a network.

/// `https://host/repo/` as origin and base path; a bare path has no origin. `None` for anything else.
pub fn split_base_url(text: &str) -> Option<(Option<String>, String)> {
    let (origin, path) = match text.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => {
            let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
            // No name or password: they would stand on every page of the site.
            let (host, port) = match authority.find(']') {
                Some(end) => authority.split_at(end + 1),
                None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
            };
            let named = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(address) => address.parse::<core::net::Ipv6Addr>().is_ok(),
                None => host.trim_end_matches('.').split('.').all(|label| {
                    !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
                }),
            };
            let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
            let number = |port: &str| digits(port) && port.parse::<u16>().is_ok_and(|port| port > 0);
            if !named || !(port.is_empty() || port.strip_prefix(':').is_some_and(number)) {
                return None;
            }
            (Some(format!("{scheme}://{authority}")), path)
        }
        Some(_) => return None,
        None => (None, text.strip_prefix('/').filter(|path| !path.starts_with('/'))?),
    };
    let path = path.trim_matches('/');
    let unfit = |c: char| c.is_whitespace() || c.is_control() || "?#\\\"'<>`{}|^".contains(c);
    let empty_or_dots = |part: &str| matches!(part, "" | "." | "..");
    if path.contains(unfit) || !path.is_empty() && path.split('/').any(empty_or_dots) {
        return None;
    }
    Some((origin, if path.is_empty() { String::new() } else { format!("/{path}") }))
}

#[cfg(test)]
mod tests {
    use super::split_base_url;

    #[test]
    fn a_base_url_is_a_host_with_a_port_and_a_path_and_nothing_else() {
        let good = [
            ("https://example.org", Some("https://example.org"), ""),
            ("https://example.org/a/b/", Some("https://example.org"), "/a/b"),
            ("http://localhost:1717/", Some("http://localhost:1717"), ""),
            ("http://[::1]:80/x", Some("http://[::1]:80"), "/x"),
            ("https://zorgwijzer-één.nl", Some("https://zorgwijzer-één.nl"), ""),
            ("/repo/", None, "/repo"),
            ("/", None, ""),
        ];
        for (text, origin, path) in good {
            assert_eq!(split_base_url(text), Some((origin.map(str::to_owned), path.to_owned())), "{text}");
        }
        let bad = [
            "https://jan:geheim@example.org/",
            "https://jan@example.org/",
            "https://exa\"mple.org/",
            "https://example.org\"onload=x/",
            "https://example.org/<script>",
            "https://example.org/a'b",
            "https://exam ple.org/",
            "https://example.org/a b",
            "https://example.org/a\tb",
            "https://example.org:0/",
            "https://example.org:65536/",
            "https://example.org:+80/",
            "https://example.org:/",
            "https://example.org:80:90/",
            "https://[::1/",
            "https://[x]/",
            "https://.example.org/",
            "https:///a",
            "https://example.org/a//b",
            "https://example.org/../b",
            "ftp://example.org/",
            "example.org",
            "//example.org/",
            "",
        ];
        for text in bad {
            assert_eq!(split_base_url(text), None, "{text}");
        }
    }
}
