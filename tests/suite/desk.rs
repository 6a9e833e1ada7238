//! What the preview tells editors besides the pages themselves: findings, the page they look at, the
//! dashboard; in the site's language, with everything a site can say set as text.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::test_site::{TODAY, TestSite};

/// A title that would run as a script wherever it is not escaped.
const SITE: &str = "
-- leidraad.yaml --
title: Proef & <script>alert(1)</script>
language: nl
preview:
  editor: \"vscode://file/{path}:{line}:{column}\"
-- model.yaml --
version: 1
language: nl
lifecycle:
  field: stand
  default: concept
  states:
    concept: {label: Concept, public: false}
    beoordeling: {label: In beoordeling, public: false}
    openbaar: {label: Openbaar, public: true}
  review: {reviewed: gezien, due: herzien, warn_days_before: 30}
fields:
  gezien: {type: date}
  herzien: {type: date}
kinds:
  stuk:
    label: {one: stuk <b>, many: stukken <b>}
    folder: stukken
    url: /stukken/{id}/
    index: /stukken/
    fields: {}
  ander:
    label: {one: ander, many: andere}
    folder: anderen
    url: /anderen/{id}/
    fields: {}
relations:
  zie:
    from: [stuk, ander]
    to: [stuk, ander]
    label: Zie ook
    inverse: {name: gezien-door, label: Wordt genoemd door <i>}
-- content/stukken/een.md --
---
title: 'Een <script>alert(\"x\")</script>'
stand: openbaar
gezien: 2026-01-02
herzien: 2026-11-01
published: 2026-01-02
---

Tekst.
-- content/stukken/twee.md --
---
title: Twee
stand: openbaar
herzien: 2026-12-01
published: 2027-05-03
zie: [stuk:een, drie]
---

Tekst over [[stuk:een]].
-- content/stukken/drie.md --
---
title: Drie
stand: beoordeling
---

Zie [[nergens<img src=x onerror=alert(1)>]].
-- content/anderen/een.md --
---
title: Nog een
stand: openbaar
---

Tekst.
";

/// The program, serving a site; stopped when dropped.
struct Serving {
    process: Child,
    port: u16,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Serving {
    fn start(site: &TestSite) -> Serving {
        let mut process = Command::new(env!("CARGO_BIN_EXE_leidraad"))
            .args(["serve", "--date", TODAY, "--port", "0"])
            .current_dir(site.root())
            .env("NO_COLOR", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(process.stderr.take().expect("a pipe"));
        let address = regex::Regex::new(r"http://[^ ]*:(\d+)/").expect("a pattern");
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(said.read_line(&mut line).expect("text") > 0, "the preview never was ready");
            if let Some(found) = address.captures(&line) {
                break found[1].parse().expect("a port");
            }
        };
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Serving { process, port }
    }

    /// The head and the body of an answer.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the preview listens");
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("a connection");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        (head.to_owned(), body.to_owned())
    }

    fn json(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(&self.get(path).1).expect("JSON")
    }
}

#[test]
fn a_page_tells_its_link_its_file_what_leads_to_it_and_its_review() {
    let site = TestSite::new(SITE);
    let serving = Serving::start(&site);
    let about = serving.json("/_leidraad/page.json?page=/stukken/een/");
    // Another kind has a page of the same id, so the id alone is not enough.
    assert_eq!(about["link"], "[[stuk:een]]");
    assert_eq!(about["file"], "content/stukken/een.md");
    let path = site.root().join("content/stukken/een.md").to_string_lossy().into_owned();
    assert_eq!(about["edit"], format!("vscode://file{path}:2:1"));
    assert_eq!(about["banner"], serde_json::Value::Null);
    let tones: Vec<_> = about["readers"].as_array().unwrap().iter().map(|line| &line["tone"]).collect();
    assert_eq!(tones, ["good", "good", "late"], "{about}");
    let labels: Vec<_> = about["incoming"].as_array().unwrap().iter().map(|group| &group["label"]).collect();
    assert_eq!(labels, ["Wordt genoemd door <i>", "Links in tekst"]);
    assert_eq!(about["incoming"][0]["pages"][0]["href"], "/stukken/twee/");
    let later = serving.json("/_leidraad/page.json?page=/stukken/twee/");
    assert_eq!(later["link"], "[[twee]]");
    assert_eq!(later["banner"], "Verschijnt op 3 mei 2027: staat nog niet op de openbare site");
    let review = serving.json("/_leidraad/page.json?page=/stukken/drie/");
    assert_eq!(review["banner"], "In beoordeling: staat niet op de openbare site");
    for other in ["/a-z/", "/nergens/", "/%00", "/_leidraad/"] {
        assert!(serving.json(&format!("/_leidraad/page.json?page={other}")).is_null(), "{other}");
    }
    // The banner travels with the script's tag and is in no byte of the page itself.
    let (_, html) = serving.get("/stukken/twee/");
    assert!(html.contains(" data-banner=\"Verschijnt op 3 mei 2027: "), "{html}");
    assert!(!serving.get("/stukken/een/").1.contains("data-banner"));
}

#[test]
fn findings_show_their_line_lead_to_page_and_file_and_are_cut_short() {
    let site = TestSite::new(SITE);
    for n in 0..150 {
        site.write(&format!("content/stukken/n{n:03}.md"), format!("---\ntitle: N{n}\n---\n\n[[weg{n}]]\n"));
    }
    let serving = Serving::start(&site);
    let list = serving.json("/_leidraad/findings.json?page=/stukken/drie/");
    let findings = list["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 100);
    assert_eq!(list["more"].as_u64().unwrap() + 100, list["total"].as_u64().unwrap());
    let first = &findings[0];
    assert_eq!((first["here"].as_bool(), first["severity"].as_str()), (Some(true), Some("error")), "{first}");
    assert_eq!(first["excerpt"]["before"], "Zie [[");
    assert!(first["excerpt"]["at"].as_str().unwrap().contains("<img src=x onerror"), "{first}");
    assert_eq!(first["page"]["href"], "/stukken/drie/");
    assert!(first["edit"].as_str().unwrap().ends_with("content/stukken/drie.md:6:7"), "{first}");
    assert!(first["message"].as_str().unwrap().contains("Er is geen pagina"), "{first}");
}

#[test]
fn the_dashboard_escapes_all_that_a_site_says_and_lists_what_is_to_be_done() {
    let site = TestSite::new(SITE);
    let serving = Serving::start(&site);
    let (head, html) = serving.get("/_leidraad/");
    assert!(
        head.to_lowercase().contains("content-security-policy: default-src 'none'; style-src 'self'"),
        "{head}"
    );
    let scripts: Vec<_> = html.match_indices("<script").collect();
    assert_eq!(scripts.len(), 1, "only its own script: {html}");
    for hostile in ["<script>alert", "<img", "<b>", "<i>", " style=", " onload"] {
        assert!(!html.contains(hostile), "{hostile}");
    }
    assert!(html.contains("<html lang=\"nl\">") && html.contains("Een &lt;script&gt;alert(&quot;x&quot;)"));
    for said in [
        "<th scope=\"row\"><a href=\"/stukken/\">Stukken &lt;b&gt;</a></th><td class=\"none\">0</td><td>1</td><td>2</td><td>3</td>",
        "<h3>Fouten (1)</h3>",
        "<h3>Te laat: 1</h3>",
        "<h3>De drie maanden erna: 1</h3>",
        "<h3>In beoordeling (1)</h3>",
        "<h3>Verschijnt later (1)</h3>",
        "<span class=\"soft\">3 mei 2027</span>",
        "<circle ",
        "<tr><th scope=\"row\">Zie ook</th><td class=\"text\">Stuk &lt;b&gt;</td>",
    ] {
        assert!(html.contains(said), "{said} is not in {html}");
    }
    // A page that only a hidden page leads to has nothing that leads to it yet.
    let orphans = &html[html.find("id=\"orphans\"").unwrap()..html.find("id=\"relations\"").unwrap()];
    assert!(orphans.contains("/stukken/een/") && orphans.contains("/anderen/een/"), "{orphans}");
    assert!(!orphans.contains("/stukken/drie/"), "{orphans}");
}

#[test]
fn a_site_in_english_hears_english_and_one_without_a_model_has_a_dashboard_too() {
    let site = TestSite::new(
        "-- leidraad.yaml --\ntitle: Notes\nlanguage: en\n-- content/one.md --\n---\ntitle: One\n---\n\nSee [[two]].\n\
         -- content/two.md --\n---\ntitle: Two\ndraft: true\n---\n\nText.\n",
    );
    let serving = Serving::start(&site);
    let (_, html) = serving.get("/_leidraad/");
    for said in [
        "<html lang=\"en\">",
        "Overview: Notes",
        "Pages by kind and state",
        "No errors.",
        "There are no relations.",
    ] {
        assert!(html.contains(said), "{said} is not in {html}");
    }
    let about = serving.json("/_leidraad/page.json?page=/two/");
    assert_eq!(about["incoming"][0]["label"], "Links in text");
    // Without the setting no path of this machine leaves it.
    assert_eq!(about["edit"], serde_json::Value::Null);
    assert!(!html.contains(&*site.root().to_string_lossy()));
    assert!(about["readers"][0]["text"].as_str().unwrap().contains("public site"), "{about}");
}
