//! A preview that runs: the real program with `serve`, asked over HTTP as a browser asks, beside what a
//! fresh reading of the same files gives.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};
use regex::bytes::Regex;

use crate::test_site::{TODAY, TestSite};

/// How long is waited for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The program, serving a site; stopped when dropped.
pub struct Preview {
    process: Child,
    /// Where it answers.
    pub port: u16,
    said: Arc<Mutex<String>>,
}

/// An answer over HTTP.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    /// The lines above the body, in lower case.
    pub head: String,
    pub body: Vec<u8>,
}

impl Preview {
    /// Starts on a port of its own, drafts and later pages shown.
    pub fn start(site: &TestSite, args: &[&str]) -> Preview {
        Preview::start_with(site, &[&["--port", "0"], args].concat(), &[])
    }

    /// The same, with these arguments and variables and no others.
    pub fn start_with(site: &TestSite, args: &[&str], variables: &[(&str, &str)]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leidraad"));
        command.args(["serve", "--date", TODAY]).args(args).current_dir(site.root());
        command.env("NO_COLOR", "1").envs(variables.iter().copied());
        let mut process =
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let said = Arc::new(Mutex::new(String::new()));
        let hears = Arc::clone(&said);
        let stderr = BufReader::new(process.stderr.take().expect("a pipe"));
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let mut said = hears.lock().expect("a text");
                said.push_str(&line);
                said.push('\n');
            }
        });
        let mut preview = Preview { process, port: 0, said };
        let address = regex::Regex::new(r"http://[^ ]*:(\d+)/").expect("a pattern");
        let start = Instant::now();
        while preview.port == 0 {
            let said = preview.said();
            if let Some(found) = address.captures(&said) {
                preview.port = found[1].parse().expect("a port");
            }
            assert!(start.elapsed() < PATIENCE, "the preview never was ready:\n{said}");
            std::thread::sleep(Duration::from_millis(5));
        }
        preview
    }

    /// What it said so far.
    pub fn said(&self) -> String {
        self.said.lock().expect("a text").clone()
    }

    /// Asks for a path, as a browser does.
    pub fn get(&self, path: &str) -> Reply {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
            .unwrap_or_else(|| panic!("no answer for {path}\n{}", self.said()))
    }

    /// Sends these bytes and reads what comes. `None` when nothing does.
    pub fn ask(&self, request: impl AsRef<[u8]>) -> Option<Reply> {
        let mut stream = self.connect();
        let _ = stream.write_all(request.as_ref());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let body = &bytes[end + 4..];
        Some(Reply { status, head, body: body.to_vec() })
    }

    /// A connection on which nothing was said yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// Opens the stream of events of a page whose browser has seen `seen`.
    pub fn events(&self, page: &str, seen: &str) -> Events {
        let mut stream = self.connect();
        let request = format!(
            "GET /_leidraad/events?page={page}&seen={seen} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("a connection");
        Events { lines: BufReader::new(stream) }
    }

    /// The stamp by which a browser knows what it shows.
    pub fn seen(&self, page: &str) -> String {
        let html = self.get(page).body;
        let stamp = Regex::new("data-seen=\"([^\"]+)\"").expect("a pattern");
        let found = stamp.captures(&html).expect("the preview's script");
        String::from_utf8_lossy(&found[1]).into_owned()
    }

    /// Waits until what is served is what a fresh reading of the site gives, byte for byte: the pages at
    /// `only`, or every page, and nothing else.
    pub fn becomes_fresh(&self, site: &TestSite, what: &str, only: Option<&[String]>) {
        let fresh = fresh(site);
        let routes: Vec<String> = fresh.routes().iter().map(|url| url.as_str().to_owned()).collect();
        let start = Instant::now();
        let mut asked: BTreeMap<&str, bool> =
            only.unwrap_or(&routes).iter().map(|url| (&**url, false)).collect();
        loop {
            let mut wrong = None;
            for (url, fine) in asked.iter_mut().filter(|(_, fine)| !**fine) {
                *fine = self.is(url, &fresh);
                if !*fine {
                    wrong = Some((*url).to_owned());
                    break;
                }
            }
            match wrong {
                // All at one moment, not one after the other.
                None if asked.keys().all(|url| self.is(url, &fresh)) => return,
                None => asked.values_mut().for_each(|fine| *fine = false),
                Some(url) => {
                    assert!(
                        start.elapsed() < PATIENCE,
                        "{what}: {url} is not what a fresh build gives\nserved:\n{}\n{}",
                        String::from_utf8_lossy(
                            &self.get(&format!("{}{}", fresh.base_path(), encoded(&url))).body
                        ),
                        self.said()
                    );
                    std::thread::sleep(Duration::from_millis(10));
                }
            }
        }
    }

    fn is(&self, url: &str, fresh: &Snapshot) -> bool {
        let wanted = fresh.render(&leidraad::base::paths::UrlPath::new(url)).expect("a readable file");
        let reply = self.get(&format!("{}{}", fresh.base_path(), encoded(url)));
        match wanted {
            Some(wanted) => reply.status == 200 && plain(&reply.body) == wanted.bytes,
            None => reply.status == 404,
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A stream of events.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event that is about what is shown, not what is told of it: its name and data. `None` when none comes for a while.
    pub fn next(&mut self, patience: Duration) -> Option<(String, String)> {
        let start = Instant::now();
        let mut name = String::new();
        while start.elapsed() < patience {
            let left = patience.saturating_sub(start.elapsed()).max(Duration::from_millis(1));
            self.lines.get_ref().set_read_timeout(Some(left)).expect("a timeout");
            let mut line = String::new();
            match self.lines.read_line(&mut line) {
                Ok(0) | Err(_) => return None,
                Ok(_) => {}
            }
            if let Some(event) = line.trim_end().strip_prefix("event: ") {
                event.clone_into(&mut name);
            } else if let Some(data) = line.trim_end().strip_prefix("data: ")
                && !["findings", "about"].contains(&&*name)
            {
                return Some((name, data.to_owned()));
            }
        }
        None
    }
}

/// The site as a session that knows nothing reads it, with what the preview shows.
pub fn fresh(site: &TestSite) -> Snapshot {
    let options = Options {
        root: Some(site.root()),
        drafts: true,
        future: true,
        today: date::parse(TODAY),
        ..Options::default()
    };
    Session::open(options).and_then(|mut session| session.load()).expect("a site that can be read")
}

/// A page without the preview's script.
fn plain(html: &[u8]) -> Vec<u8> {
    let tag = Regex::new("<script src=\"/_leidraad/live.js\"[^>]*></script>").expect("a pattern");
    tag.replace(html, &b""[..]).into_owned()
}

/// A path as a browser writes it.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A small site with a bit of everything: kinds, relations both ways, an order, terms, a register, facets,
/// lists, a template and texts of its own, files.
pub const SITE: &str = "
-- leidraad.yaml --
title: Proef
language: nl
base_url: https://example.org/map/
menus:
  main:
    - {label: Een, page: een}
-- model.yaml --
version: 1
language: nl
lifecycle:
  field: status
  default: klaar
  states:
    concept: {label: Concept, public: false}
    klaar: {label: Klaar, public: true}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    sort: [title]
    fields:
      thema: {type: choice, values: {aarde: Aarde, water: Water}, many: true, facet: true, label: Thema}
      kern: {type: text, label: Kern}
  begrip:
    label: {one: begrip, many: begrippen}
    folder: begrippen
    url: /begrippen/{id}/
    glossary: {definition: uitleg}
    fields:
      uitleg: {type: text, required: always, label: Uitleg}
  bron:
    label: {one: bron, many: bronnen}
    folder: bronnen
    url: /bronnen/{id}/
    register: data/bronnen.yaml
relations:
  hoort-bij:
    from: [artikel]
    to: [artikel]
    label: Hoort bij
    facet: true
    inverse: {name: omvat, label: Omvat}
  volgt-op:
    from: [artikel]
    to: [artikel]
    max: 1
    ordered: true
    acyclic: true
    label: Volgt op
    inverse: {name: gaat-voor, label: Gaat voor}
  steunt-op:
    from: [artikel]
    to: [bron]
    label: Steunt op
    inverse: {name: steunt, label: Steunt}
  gebruikt:
    from: [artikel]
    to: [begrip]
    automatic: glossary
    label: Gebruikt
    inverse: {name: gebruikt-in, label: Staat in}
lists:
  nieuw: {label: Nieuw, kind: [artikel], sort: [-published], limit: 3}
  per-thema: {label: Naar thema, kind: [artikel], group: thema, sort: [title]}
navigation:
  home: [nieuw, per-thema]
-- data/bronnen.yaml --
boek: {title: Een boek}
-- strings/nl.yaml --
home: Begin
-- templates/parts/after-body.html --
<p class=\"own\">{{ page.title }} in {{ site.title }}</p>
-- static/robots.txt --
User-agent: *
-- content/_index.md --
---
title: Voorpagina
---

Begin bij [[een]].
-- content/artikelen/een.md --
---
title: Een
published: 2026-01-01
thema: [aarde]
steunt-op: [boek]
---

Zie [[twee]] en het netwerk.

## Deel

Tekst.
-- content/artikelen/twee.md --
---
title: Twee
published: 2026-02-01
thema: [water]
hoort-bij: [een]
volgt-op: een
---

Zie [een](een.md#deel) en [drie](diep/drie/index.md). ![tekening](diep/drie/t.svg)
-- content/artikelen/diep/drie/index.md --
---
title: Drie
published: 2026-03-01
aliases: [/oud/drie]
hoort-bij: [een, twee]
---

![[een#deel]]

Een plan van het netwerk.
-- content/artikelen/diep/drie/t.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='3' height='4'/>
-- content/artikelen/vier.md --
---
title: Vier
status: concept
volgt-op: twee
---

Niet af: [[nergens]].
-- content/begrippen/netwerk.md --
---
title: Netwerk
uitleg: Mensen om iemand heen.
---
-- content/begrippen/plan.md --
---
title: Plan van het netwerk
uitleg: Wat een netwerk afspreekt.
---
";
