//! Requests that no browser makes. Two hundred of them, some slow, leave the preview serving, and none gets
//! more than the site's own pages.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::preview::{Preview, SITE};
use crate::test_site::TestSite;

/// Paths that try to leave the site, or to break what reads them.
const PATHS: [&str; 44] = [
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/..%5c..%5cetc%5cpasswd",
    "/..\\..\\etc\\passwd",
    "/%252e%252e/%252e%252e/etc/passwd",
    "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "/map/../leidraad.yaml",
    "/map/%2e%2e/leidraad.yaml",
    "/map/..;/leidraad.yaml",
    "/leidraad.yaml",
    "/map/leidraad.yaml",
    "/map/model.yaml",
    "/map/content/artikelen/een.md",
    "/map/artikelen/een.md",
    "/map/.git/config",
    "/map/.env",
    "/map/templates/page.html",
    "/map//etc/passwd",
    "//etc/passwd",
    "///etc/passwd",
    "/map/static/../../leidraad.yaml",
    "/map/robots.txt/../../../leidraad.yaml",
    "/map/robots.txt%00.html",
    "/map/%00",
    "/map/%0d%0aSet-Cookie:%20a=b",
    "/map/%0a%0d",
    "/map/%",
    "/map/%zz",
    "/map/%ff%fe",
    "/map/%e2%80%ae",
    "/map/a\u{0}b",
    "/map/con/",
    "/map/aux.html",
    "/map/c:/windows/win.ini",
    "/map/file:///etc/passwd",
    "/_leidraad/../leidraad.yaml",
    "/_leidraad/%2e%2e/leidraad.yaml",
    "/_leidraad/live.js/../../leidraad.yaml",
    "/_leidraad/findings.json?page=/../../etc/passwd",
    "/_leidraad/findings.json?page=%00%ff",
    "/_leidraad/nothing",
    "/map/?page=../../etc/passwd",
];

/// Whole requests that are not as they should be.
fn malformed(port: u16) -> Vec<Vec<u8>> {
    let host = format!("Host: localhost:{port}\r\n");
    let long = "a".repeat(200_000);
    let mut requests: Vec<Vec<u8>> = Vec::new();
    let mut add = |text: String| requests.push(text.into_bytes());
    for method in
        ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "G\u{c9}T", ""]
    {
        add(format!("{method} /map/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    }
    for version in ["HTTP/0.9", "HTTP/1.0", "HTTP/1.9", "HTTP/2.0", "HTTP/9", "HTTP", "http/1.1", ""] {
        add(format!("GET /map/ {version}\r\n{host}Connection: close\r\n\r\n"));
    }
    for line in [
        "GET",
        "GET ",
        "GET  /map/  HTTP/1.1",
        "GET /map/ HTTP/1.1 HTTP/1.1",
        "GET\t/map/\tHTTP/1.1",
        "GET * HTTP/1.1",
        "GET http://localhost/map/ HTTP/1.1",
        "GET http://evil.example/map/ HTTP/1.1",
        "GET map/ HTTP/1.1",
    ] {
        add(format!("{line}\r\n{host}Connection: close\r\n\r\n"));
    }
    for headers in [
        String::new(),
        "Host: evil.example\r\n".into(),
        "Host: localhost.evil.example\r\n".into(),
        format!("{host}Host: evil.example\r\n"),
        "Host: \r\n".into(),
        "Host: localhost:99999999\r\n".into(),
        "Host: [::1\r\n".into(),
        format!("{host}Origin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\n"),
        format!("{host}X: {long}\r\n"),
        format!("{host}{}", (0..2000).map(|n| format!("X-{n}: y\r\n")).collect::<String>()),
        format!("{host}Content-Length: 99999999999\r\n"),
        format!("{host}Content-Length: -1\r\n"),
        format!("{host}Content-Length: 5\r\nContent-Length: 6\r\n"),
        format!("{host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
        format!("{host}Transfer-Encoding: chunked, identity\r\n"),
        format!("{host}Range: bytes=0-99999999999\r\n"),
        format!("{host}Expect: 100-continue\r\n"),
        format!("{host}Upgrade: websocket\r\nConnection: Upgrade\r\n"),
        format!("{host}: no name\r\n"),
        format!("{host}folded: a\r\n b\r\n"),
        format!("{host}X: a\u{0}b\r\n"),
        format!("{host}\u{e9}: \u{e9}\r\n"),
    ] {
        add(format!("GET /map/ HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
    }
    add(format!("GET /{long} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    add(format!("GET /map/{}/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n", "a/".repeat(4000)));
    add(format!("GET /map/?{} HTTP/1.1\r\n{host}Connection: close\r\n\r\n", "page=%2f&".repeat(3000)));
    add(format!("GET /map/ HTTP/1.1\n{host}\n"));
    add(format!("\r\n\r\n\r\nGET /map/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    // Many at once on one connection.
    add(format!("GET /map/ HTTP/1.1\r\n{host}\r\n").repeat(50)
        + &format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    requests.push(vec![0; 4096]);
    requests.push((0..=255).cycle().take(10_000).collect());
    requests.push(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec());
    requests.push(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec());
    requests
}

#[test]
fn two_hundred_hostile_requests_leave_the_preview_serving_and_get_nothing() {
    let site = TestSite::new(SITE);
    site.write(".env", "GEHEIM=1");
    let preview = Preview::start(&site, &[]);
    let page = preview.get("/map/artikelen/een/");
    assert_eq!(page.status, 200);
    // Slow ones first: they hold their connections while the others come.
    let slow = |start: &str| {
        let mut stream = preview.connect();
        stream.write_all(start.as_bytes()).expect("a connection");
        stream
    };
    let starts = ["G", "GET /map/", "GET /map/ HTTP/1.1\r\n", "GET /map/ HTTP/1.1\r\nHost: localhost\r\nX: "];
    let mut slow: Vec<_> = starts.iter().cycle().take(64).map(|start| slow(start)).collect();
    let mut requests = malformed(preview.port);
    for path in PATHS {
        for host in [format!("localhost:{}", preview.port), "evil.example".to_owned()] {
            requests.push(
                format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into_bytes(),
            );
        }
    }
    // What a fuzzer would send: a good request with some bytes turned over.
    let good = format!(
        "GET /map/artikelen/een/ HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        preview.port
    );
    for number in 0..64_usize {
        let mut bytes = good.clone().into_bytes();
        for step in 1..4 {
            let at = (number * 37 + step * 101) % (bytes.len() - 4);
            bytes[at] ^= 1 << (number % 8);
        }
        requests.push(bytes);
    }
    assert!(requests.len() + slow.len() >= 200, "{}", requests.len());
    for request in &requests {
        let shown = || String::from_utf8_lossy(&request[..request.len().min(120)]).into_owned();
        // Half a request waits for its other half: that is the slow ones' part.
        let mut stream = preview.connect();
        stream.set_read_timeout(Some(Duration::from_millis(1500))).expect("a timeout");
        let _ = stream.write_all(request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut bytes = Vec::new();
        let _ = std::io::Read::read_to_end(&mut stream, &mut bytes);
        let text = String::from_utf8_lossy(&bytes);
        for secret in
            ["root:x:", "GEHEIM=1", "base_url: https", "lifecycle:", "set-cookie", "access-control-allow"]
        {
            assert!(!text.to_lowercase().contains(&secret.to_lowercase()), "{secret} for {}", shown());
        }
        assert!(!text.contains("title: Een"), "the source of a page for {}", shown());
    }
    for stream in &mut slow {
        let _ = stream.write_all(b"x");
    }
    let start = Instant::now();
    let after = preview.get("/map/artikelen/een/");
    assert!(start.elapsed() < Duration::from_secs(5), "the preview became slow");
    assert_eq!((after.status, after.body), (200, page.body));
    site.write("content/artikelen/een.md", "---\ntitle: Nog levend\n---\n\nTekst.\n");
    preview.becomes_fresh(&site, "after the hostile requests", None);
}

#[test]
fn other_names_and_other_sites_are_turned_away() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let ask = |path: &str, headers: &str| {
        let request = format!("GET {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        preview.ask(request).map_or(0, |reply| reply.status)
    };
    let own = format!("Host: localhost:{}", preview.port);
    assert_eq!(ask("/map/", &own), 200);
    assert_eq!(ask("/map/", "Host: evil.example"), 403);
    assert_eq!(ask("/map/", "Host: 192.168.1.5"), 403);
    assert_eq!(ask("/map/", &format!("{own}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors")), 403);
    let list = "/_leidraad/findings.json";
    assert_eq!(ask(list, &format!("{own}\r\nOrigin: http://evil.example")), 403);
    assert_eq!(ask(list, &format!("{own}\r\nOrigin: http://localhost:{}", preview.port)), 200);
    let reply = preview.get("/map/");
    assert!(!reply.head.contains("access-control-"), "{}", reply.head);
}
