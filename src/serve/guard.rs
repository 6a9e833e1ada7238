//! Who may ask: pages of other sites, and names that were pointed at this machine, may not.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Uri};

/// The hosts under which the preview answers.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    interface: IpAddr,
}

impl Guard {
    /// For a server that listens at `interface`.
    pub fn new(interface: IpAddr) -> Guard {
        Guard { interface }
    }

    /// Whether this request may be answered at all. An error is the reason, for people.
    pub fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), &'static str> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok()).ok_or("the request names no host")?;
        if hosts.next().is_some() {
            return Err("the request names more than one host");
        }
        let named = uri.authority().map_or(host, |authority| authority.as_str());
        if !self.allows(host) || !self.allows(named) {
            return Err(
                "the preview does not answer under this name; use the address that leidraad serve printed",
            );
        }
        let says = |name: &str, value: &str| headers.get(name).is_some_and(|found| found == value);
        // A link that a person follows, in a page of its own; not a frame, a picture or a script.
        let followed = says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document");
        if says("sec-fetch-site", "cross-site") && !followed {
            return Err("pages of other sites may not read the preview");
        }
        Ok(())
    }

    /// Whether a request to `/_leidraad/` comes from a page of the preview itself.
    pub fn check_own(&self, headers: &HeaderMap) -> Result<(), &'static str> {
        let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
        let Some(origin) = headers.get(ORIGIN) else { return Ok(()) };
        let own = text(HOST).map(|host| format!("http://{host}"));
        if origin.to_str().ok().map(str::to_ascii_lowercase) == own.map(|own| own.to_ascii_lowercase()) {
            Ok(())
        } else {
            Err("pages of other sites may not read the preview")
        }
    }

    /// Loopback names and addresses, and the one we listen at. When that is every interface, any address
    /// in digits: only a name can be pointed here by somebody else.
    fn allows(&self, host: &str) -> bool {
        let Some(name) = host_name(host) else { return false };
        if let Ok(address) = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            return address.is_loopback() || address == self.interface || self.interface.is_unspecified();
        }
        let name = name.to_ascii_lowercase();
        name == "localhost" || name.ends_with(".localhost")
    }
}

/// The host without its port. `None` when it is not a host at all.
fn host_name(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let end = rest.find(']')? + 2;
            (&host[..end], &host[end..])
        }
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    (port && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(interface: &str, headers: &[(&str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(axum::http::HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
        }
        Guard::new(interface.parse().unwrap()).check(&Uri::from_static("/"), &map).is_ok()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let good =
            ["localhost", "localhost:1717", "LOCALHOST:1", "a.localhost:1717", "127.0.0.1:80", "[::1]:1717"];
        for host in good {
            assert!(ask("127.0.0.1", &[("host", host)]), "{host}");
        }
        let bad = [
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evillocalhost",
            "10.0.0.1",
            "",
            "localhost:x",
            "[::1",
            "[::1]x",
            "[fe80::1]",
            "127.0.0.1@evil.example",
            "localhost.",
        ];
        for host in bad {
            assert!(!ask("127.0.0.1", &[("host", host)]), "{host}");
        }
        assert!(!ask("127.0.0.1", &[]));
        assert!(!ask("127.0.0.1", &[("host", "localhost"), ("host", "evil.example")]));
    }

    #[test]
    fn an_address_of_the_network_is_answered_only_when_asked_for() {
        assert!(ask("192.168.1.5", &[("host", "192.168.1.5:1717")]));
        assert!(!ask("192.168.1.5", &[("host", "192.168.1.6:1717")]));
        assert!(ask("0.0.0.0", &[("host", "192.168.1.6:1717")]));
        assert!(!ask("0.0.0.0", &[("host", "evil.example")]));
    }

    #[test]
    fn other_sites_may_link_here_but_not_read() {
        let host = ("host", "localhost:1717");
        let cross = ("sec-fetch-site", "cross-site");
        assert!(!ask("127.0.0.1", &[host, cross, ("sec-fetch-mode", "no-cors")]));
        let navigate = ("sec-fetch-mode", "navigate");
        assert!(ask("127.0.0.1", &[host, cross, navigate, ("sec-fetch-dest", "document")]));
        for dest in ["iframe", "frame", "object", "embed", "image"] {
            assert!(!ask("127.0.0.1", &[host, cross, navigate, ("sec-fetch-dest", dest)]), "{dest}");
        }
        assert!(!ask("127.0.0.1", &[host, cross, navigate]));
        assert!(!ask("127.0.0.1", &[host, cross]));
        assert!(ask("127.0.0.1", &[host, ("sec-fetch-site", "same-origin"), ("sec-fetch-dest", "iframe")]));
        let guard = Guard::new("127.0.0.1".parse().unwrap());
        let own = |origin: Option<&'static str>| {
            let mut map = HeaderMap::new();
            map.insert(HOST, "localhost:1717".parse().unwrap());
            if let Some(origin) = origin {
                map.insert(ORIGIN, origin.parse().unwrap());
            }
            guard.check_own(&map).is_ok()
        };
        assert!(own(None) && own(Some("http://localhost:1717")));
        for origin in ["http://localhost:3000", "https://localhost:1717", "null", "http://evil.example"] {
            assert!(!own(Some(origin)), "{origin}");
        }
    }
}
