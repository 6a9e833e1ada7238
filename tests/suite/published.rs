//! `urls.lock`: what was published stays, or somebody said why not. From `lock` over `check`, `build` and
//! `mv` to what git makes of two people's additions.

use crate::test_site::TestSite;

const MODEL: &str = "\
-- leidraad.yaml --
title: T
language: nl
languages: {nl: Nederlands, en: English}
-- model.yaml --
version: 1
names: {aliases: eerder, title: titel}
kinds:
  ding:
    label: {one: ding, many: dingen}
    folder: dingen
    url: /dingen/{id}/
    index: /dingen/
lifecycle:
  field: status
  default: klad
  states:
    klad: {label: Klad, public: false}
    live: {label: Live, public: true}
";

fn site(rest: &str) -> TestSite {
    TestSite::new(&format!(
        "{MODEL}\
-- content/dingen/een.md --
---
titel: Een
status: live
---
## Eerste kop

Tekst.
-- content/dingen/een.en.md --
---
titel: One
status: live
---
Text.
-- content/dingen/klad.md --
---
titel: Klad
---
## Geheim

Tekst.
-- content/dingen/later.md --
---
titel: Later
status: live
published: 2027-01-01
---
Tekst.
{rest}"
    ))
}

/// The codes and the messages of what `check` finds.
fn found(site: &TestSite) -> Vec<String> {
    let findings = site.findings();
    findings.iter().map(|finding| format!("{}: {}", finding.text("code"), finding.text("message"))).collect()
}

/// The lines of the file without its head.
fn lines(site: &TestSite) -> Vec<String> {
    site.read("urls.lock").lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn only_what_the_public_gets_enters_and_nothing_leaves() {
    let site = site("-- content/dingen/folder.pdf --\nx\n-- content/dingen/beeld.png --\nx\n");
    site.run_ok(&["check"]);
    assert!(!site.has("urls.lock"), "without the file nothing is guarded, and nobody makes it unasked");
    let missing = site.run(&["lock", "--check"]);
    assert_eq!(missing.code, 1, "{missing}");
    assert!(!site.has("urls.lock"), "a look writes nothing");
    site.run_ok(&["lock"]);
    let all = lines(&site);
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(all, sorted);
    for there in
        ["/", "/dingen/", "/dingen/een/", "/dingen/een/#eerste-kop", "/en/dingen/een/", "/dingen/folder.pdf"]
    {
        assert!(all.iter().any(|line| line == there), "{there}: {all:?}");
    }
    let hidden =
        |line: &&String| ["klad", "later", "png", "404", "assets"].iter().any(|word| line.contains(word));
    assert_eq!(all.iter().find(hidden), None, "neither drafts nor what nobody comes back to");
    let before = site.read("urls.lock");
    site.run_ok(&["lock"]);
    assert_eq!(site.read("urls.lock"), before);
    site.run_ok(&["lock", "--check"]);
    // With what was lost nothing is added, and the line stays.
    site.write("content/dingen/nieuw.md", "---\ntitel: Nieuw\nstatus: live\n---\nTekst.\n");
    site.write("content/dingen/een.md", "---\ntitel: Een\nstatus: live\n---\nTekst.\n");
    let refused = site.run(&["lock"]);
    assert_eq!((refused.code, site.read("urls.lock")), (1, before), "{refused}");
}

#[test]
fn a_lost_address_stops_the_build_until_it_leads_on_or_may_go() {
    let site = site("");
    site.run_ok(&["lock"]);
    site.run_ok(&["build"]);
    let text = site.read("content/dingen/een.md");
    std::fs::rename(site.root().join("content/dingen/een.md"), site.root().join("content/dingen/ander.md"))
        .expect("a page can be renamed");
    let refused = site.run(&["build"]);
    assert_eq!(refused.code, 1, "{refused}");
    assert!(site.has("public/dingen/een/index.html"), "what was published stays");
    assert!(refused.stderr.contains("ander.md: eerder: [/dingen/een/]"), "the words to paste\n{refused}");
    assert_eq!(found(&site), ["url-lost: Het adres /dingen/een/ is gepubliceerd en zou verdwijnen."]);

    site.write("content/dingen/ander.md", text.replace("---\n##", "eerder: [/dingen/een/]\n---\n##"));
    assert_eq!(found(&site), [""; 0], "its headings come along");
    site.run_ok(&["lock"]);
    assert!(lines(&site).contains(&"/dingen/een/".to_owned()), "an old address is one too");

    // Without that, a reason will do, for the page and its headings.
    site.write("content/dingen/ander.md", text);
    let reason = "/dingen/een/ gone: het ding is opgeheven\n";
    site.write("urls.lock", site.read("urls.lock").replace("\n/dingen/een/\n", &format!("\n{reason}")));
    assert_eq!(found(&site), [""; 0]);
    site.run_ok(&["lock"]);
    assert!(site.read("urls.lock").contains(reason), "the reason stays");

    // Back again: the reason would hide the next loss.
    site.write("content/dingen/een.md", "---\ntitel: Een\nstatus: live\n---\n## Eerste kop\n\nIets.\n");
    assert_eq!(found(&site), ["lock-line: /dingen/een/ mag weg, maar is er."]);
    site.run_ok(&["check", "--fix"]);
    assert!(!site.read("urls.lock").contains("gone: het"), "{}", site.read("urls.lock"));
}

#[test]
fn a_heading_keeps_its_anchor_under_another_name() {
    let site = site("");
    site.run_ok(&["lock"]);
    let text = site.read("content/dingen/een.md");
    site.write("content/dingen/een.md", text.replace("## Eerste kop", "## Andere woorden"));
    let answer = site.run(&["check"]);
    assert!(answer.stdout.contains("anchor-lost"), "{answer}");
    assert!(answer.stdout.contains("zo: ## Andere woorden {#eerste-kop}."), "{answer}");
    site.write("content/dingen/een.md", text.replace("## Eerste kop", "## Andere woorden {#eerste-kop}"));
    assert_eq!(found(&site), [""; 0]);
}

#[test]
fn another_default_language_names_the_new_address_of_every_page() {
    let site = site("");
    site.run_ok(&["lock"]);
    site.write("leidraad.yaml", "title: T\nlanguage: en\nlanguages: {en: English, nl: Nederlands}\n");
    for name in ["een", "klad", "later"] {
        let file = |tag: &str| site.root().join(format!("content/dingen/{name}{tag}.md"));
        if file(".en").exists() {
            std::fs::rename(file(".en"), file(".tmp")).expect("a rename");
        }
        std::fs::rename(file(""), file(".nl")).expect("a rename");
        if file(".tmp").exists() {
            std::fs::rename(file(".tmp"), file("")).expect("a rename");
        }
    }
    let findings = site.findings();
    let of = |url: &str| {
        let one = findings.iter().find(|finding| finding.text("message").contains(url));
        one.map(|finding| finding.text("help").to_owned()).unwrap_or_default()
    };
    assert!(of("/en/dingen/een/").contains("is the page now at /dingen/een/?"), "{}", of("/en/dingen/een/"));
}

#[test]
fn mv_keeps_the_file_true() {
    let site = site(
        "-- content/dingen/groot/index.md --\n---\ntitel: Groot\nstatus: live\n---\n## Kop\n\n[f](f.pdf)\n-- content/dingen/groot/f.pdf --\nx\n",
    );
    site.run_ok(&["lock"]);
    let before = lines(&site);
    site.run_ok(&["mv", "een", "twee"]);
    assert_eq!(lines(&site), before, "an old address that leads on is as good as the page");
    assert_eq!(found(&site), [""; 0]);
    // A file beside a page cannot lead on: the line says where it went.
    site.run_ok(&["mv", "groot", "klein"]);
    assert!(
        lines(&site).contains(&"/dingen/groot/f.pdf gone: verhuisd naar /dingen/klein/f.pdf".to_owned()),
        "{:?}",
        lines(&site)
    );
    assert_eq!(found(&site), [""; 0]);
    site.run_ok(&["lock"]);
    let after = lines(&site);
    assert!(after.contains(&"/dingen/klein/#kop".to_owned()), "{after:?}");
}

#[test]
fn two_peoples_additions_never_contradict() {
    let site = site("");
    site.run_ok(&["lock"]);
    let text = site.read("urls.lock").replace(
        "\n/dingen/een/\n",
        "\n<<<<<<< HEAD\n/dingen/een/\n/dingen/weg/ gone: samengevoegd\n=======\n/dingen/een/\n/dingen/weg/\n>>>>>>> ander\n",
    );
    site.write("urls.lock", text.replace('\n', "\r\n"));
    assert_eq!(found(&site).len(), 3, "only the marks of git: {:?}", found(&site));
    site.run_ok(&["check", "--fix"]);
    site.run_ok(&["lock"]);
    let text = site.read("urls.lock");
    assert_eq!(text.matches("/dingen/een/\r\n").count(), 2, "once in each language: {text}");
    assert_eq!(text.matches("/dingen/weg/").count(), 1, "{text}");
    assert!(text.contains("/dingen/weg/ gone: samengevoegd\r\n"), "{text}");
}

#[test]
fn a_fault_that_may_be_the_cause_is_told_alone() {
    let site = site("");
    site.run_ok(&["lock"]);
    let model = site.read("model.yaml");
    site.write("model.yaml", model.replace("url: /dingen/{id}/", "url: dingen: x"));
    assert!(found(&site).iter().all(|found| !found.starts_with("url-lost")), "{:?}", found(&site));
    site.write("model.yaml", model);
    site.write("content/dingen/een.md", "---\ntitel: Een\nstatus: lve\n---\n## Eerste kop\n\nTekst.\n");
    assert!(found(&site).iter().all(|found| found.starts_with("unknown-state")), "{:?}", found(&site));
}
