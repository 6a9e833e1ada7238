//! What stands around the pipeline: arguments, the environment, what is refused before anything is
//! written, and how much a person is shown.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::test_site::TestSite;

const PLAIN: &str = "
-- leidraad.yaml --
title: Plain
language: en
-- content/a.md --
# A

Some text.
";

#[test]
fn check_and_build_judge_alike_also_when_a_page_links_to_a_later_one() {
    let later = "
-- content/b.md --
# B

See [[later]].
-- content/later.md --
---
title: Later
published: 2030-01-01
---

Not yet, and [[nowhere]].
";
    let site = TestSite::new(&format!("{PLAIN}{later}"));
    for strict in [&[][..], &["--strict"]] {
        let run = |command: &str| site.run(&[&[command, "--format", "json"], strict].concat());
        let (check, build) = (run("check"), run("build"));
        assert_eq!(check.code, build.code, "{check}\n{build}");
        let findings = |text: &str| {
            text.lines().filter(|line| line.starts_with('{')).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(findings(&check.stdout), findings(&build.stderr), "{check}\n{build}");
        assert!(check.stdout.contains("link-hidden"), "{check}");
        assert!(check.stdout.contains("content/later.md"), "files of hidden pages are read too\n{check}");
    }
    site.write("content/later.md", "---\ntitle: Later\npublished: 2030-01-01\n---\n\nNot yet.\n");
    let (check, build) = (site.run(&["check", "--strict"]), site.run(&["build", "--strict"]));
    assert_eq!((check.code, build.code), (1, 1), "{check}\n{build}");
}

#[test]
fn a_folder_with_a_site_gets_no_second_one() {
    let site = TestSite::new(PLAIN);
    let before = site.tree("");
    for arguments in [&["init"][..], &["init", "-f"], &["init", "-f", "--language", "nl"]] {
        let answer = site.run(arguments);
        assert_eq!(answer.code, 2, "{answer}");
        assert!(answer.stderr.contains("there is a site here already"), "{answer}");
        assert_eq!(site.tree(""), before, "{answer}");
    }
}

#[test]
fn init_with_force_adds_only_what_is_missing() {
    let site = TestSite::new("-- README.md --\nmine\n-- content/topics/agreements.md --\nmine\n");
    site.run_ok(&["init", "-f", "--language", "en"]);
    assert_eq!(site.read("README.md"), "mine\n");
    assert_eq!(site.read("content/topics/agreements.md"), "mine\n");
    assert!(site.has("leidraad.yaml") && site.has("content/articles/preparing-a-talk.md"));
}

#[cfg(unix)]
#[test]
fn init_writes_nothing_where_a_link_or_something_else_is_in_the_way() {
    let elsewhere = TestSite::new("");
    let outside = elsewhere.root();
    let sites = [
        format!("-- content [link] --\n{}\n", outside.display()),
        "-- content [link] --\nnowhere\n".to_owned(),
        "-- leidraad.yaml [link] --\nnowhere\n".to_owned(),
        "-- leidraad.yaml/x --\nx\n".to_owned(),
        "-- model.yaml/x --\nx\n".to_owned(),
        "-- model.yaml [link] --\nnowhere\n".to_owned(),
        "-- content --\na file\n".to_owned(),
    ];
    for text in sites {
        let site = TestSite::new(&text);
        let before = site.tree("");
        let answer = site.run(&["init", "-f", "--language", "en"]);
        assert_eq!(answer.code, 2, "{text}\n{answer}");
        assert_eq!(site.tree(""), before, "{text}\n{answer}");
        assert!(elsewhere.tree("").is_empty(), "{text}\n{answer}");
    }
}

const MODEL: &str = "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
lifecycle:
  field: status
  default: concept
  states:
    concept: {label: Concept, public: false}
    klaar: {label: Klaar, public: true}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    fields:
      title: {min: 3, max: 60, label: Titel}
  boek:
    label: {one: boek, many: boeken}
    folder: boeken
    url: /boeken/{id}/
-- content/_index.md --
# Welkom
-- content/boeken/een.md --
---
title: Een boek
---
";

#[test]
fn a_page_that_would_not_be_read_is_not_made() {
    let site = TestSite::new(MODEL);
    let before = site.tree("");
    let names = [
        ".verborgen.md",
        "#verborgen.md",
        "rest~.md",
        "map/.x/a.md",
        ".md",
        "_index.md",
        "map/_index.md",
        "con.md",
        "NUL.md",
        "map/aux/a.md",
        "wat:dan.md",
        "Con",
        "Index",
        "???",
        "",
        "  ",
        "A",
        "../boeken/x.md",
        "content/boeken/xyz.md",
        "content/xyz.md",
        "../../xyz.md",
        "/tmp/xyz.md",
    ];
    for name in names {
        let answer = site.run(&["new", "artikel", "--", name]);
        assert_eq!(answer.code, 2, "{name:?}\n{answer}");
        assert_eq!(site.tree(""), before, "{name:?}\n{answer}");
    }
    let long = "een lange titel ".repeat(30);
    assert_eq!(site.run(&["new", "artikel", &long]).code, 2);
    insta::assert_snapshot!(site.run(&["new", "artikel", "con.md"]));
    for name in ["Een titel", "map/nog-een.md", "artikelen/derde.md", "content/artikelen/vierde/index.md"] {
        site.run_ok(&["new", "artikel", name]);
    }
    assert!(site.has("content/artikelen/een-titel.md") && site.has("content/artikelen/vierde/index.md"));
}

#[test]
fn a_new_page_with_an_error_stays_and_is_told() {
    let site = TestSite::new(MODEL);
    site.run_ok(&["new", "artikel", "deel/zelfde.md"]);
    let answer = site.run(&["new", "artikel", "ander/zelfde.md"]);
    assert_eq!(answer.code, 1, "{answer}");
    assert!(site.has("content/artikelen/ander/zelfde.md"), "{answer}");
}

#[test]
fn git_keeps_its_own_folder_also_by_force() {
    let site = TestSite::new(PLAIN);
    site.write(".git/HEAD", "ref: refs/heads/main\n");
    for folder in [".git", ".git/hooks", ".git/new/folder"] {
        let answer = site.run(&["build", "-f", "--output-dir", folder]);
        assert_eq!(answer.code, 2, "{answer}");
    }
    assert_eq!(site.tree(".git").len(), 1);
}

#[test]
fn a_base_url_comes_from_the_environment_unless_it_is_given() {
    let site = TestSite::new(PLAIN);
    let variables = [("LEIDRAAD_BASE_URL", "https://ergens.example/map/")];
    let built = |arguments: &[&str], variables: &[(&str, &str)]| {
        let answer = site.run_with(&[&["build"], arguments].concat(), variables);
        assert_eq!(answer.code, 0, "{answer}");
        site.read("public/index.html")
    };
    assert!(built(&[], &variables).contains("\"/map/"));
    assert!(built(&["-u", "https://ergens.example/anders/"], &variables).contains("\"/anders/"));
    assert!(!built(&[], &[("LEIDRAAD_BASE_URL", "")]).contains("\"/map/"));
    let wrong = [("LEIDRAAD_BASE_URL", "https://jan:geheim@ergens.example/")];
    assert_eq!(site.run_with(&["build"], &wrong).code, 2);
    assert_eq!(site.run(&["build", "-u", "https://ergens.example:99999/"]).code, 2);
}

#[test]
fn the_preview_stands_at_the_base_url_of_the_environment_too() {
    let site = TestSite::new(PLAIN);
    let mut child = Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args(["serve", "--port", "17917"])
        .current_dir(site.root())
        .env("LEIDRAAD_BASE_URL", "https://ergens.example/map/")
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let said = BufReader::new(child.stderr.take().expect("its stderr")).lines().map_while(Result::ok);
    let address = said.take(20).find(|line| line.contains("http://")).unwrap_or_default();
    child.kill().and_then(|()| child.wait()).expect("it can be stopped");
    assert!(address.contains("/map/"), "{address}");
}

#[test]
fn a_person_sees_the_first_of_many_findings_and_a_program_all() {
    let links = "[x](weg.md)\n\n";
    for (language, line) in [
        ("en", "and 1,980 more of link-page in this file (all with check --format json)"),
        ("nl", "en nog 1.980 van link-page in dit bestand (alle met check --format json)"),
    ] {
        let site = TestSite::new(&format!(
            "-- leidraad.yaml --\ntitle: T\nlanguage: {language}\n-- content/a.md [times 2000] --\n{links}"
        ));
        let answer = site.run(&["check"]);
        assert_eq!(answer.stdout.matches("[link-page]").count(), 20, "{answer}");
        assert_eq!(answer.stdout.lines().filter(|found| *found == line).count(), 1, "{answer}");
        assert!(answer.stderr.contains("2000 "), "the summary counts all\n{answer}");
        let build = site.run(&["build"]);
        assert!(build.stderr.contains(line), "{build}");
        assert_eq!(site.findings().iter().filter(|found| found.text("code") == "link-page").count(), 2000);
    }
}

#[test]
fn cleaning_a_dutch_site_warns_in_dutch() {
    let site =
        TestSite::new("-- leidraad.yaml --\ntitle: T\nlanguage: nl\n-- content/a.md --\n# A\n\nTekst.\n");
    site.run_ok(&["build"]);
    site.write("public/index.html", "met de hand");
    let answer = site.run_ok(&["clean"]);
    assert!(answer.stderr.starts_with("let op: "), "{answer}");
}

#[test]
fn work_lists_hold_what_their_names_say() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
language: nl
lifecycle:
  field: status
  default: concept
  states:
    concept: {label: Concept, public: false}
    klaar: {label: Klaar, public: true}
    weg: {label: Ingetrokken, public: true, withdrawn: true}
  review: {due: herzien, warn_days_before: 30}
fields:
  herzien: {type: date, label: Herzien}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
-- content/_index.md --
---
title: Welkom
---

Lees [[een]].
-- content/artikelen/een.md --
---
title: Een
status: klaar
herzien: 2026-12-20
---

Zie [[een]] en [[later]].
-- content/artikelen/geheim.md --
---
title: 'Geheim, en \"meer\"'
---

Zie [[wees]].
-- content/artikelen/later.md --
---
title: Later
status: klaar
published: 2027-01-01
---
-- content/artikelen/oud.md --
---
title: Oud
status: weg
herzien: 2020-01-01
---
-- content/artikelen/wees.md --
---
title: Wees
status: klaar
herzien: 2027-06-01
---
",
    );
    let ids = |which: &str| {
        let answer = site.run_ok(&["list", which, "--format", "json"]);
        let id = |line: &str| {
            let page: serde_json::Value = serde_json::from_str(line).expect("an object a line");
            page["id"].as_str().expect("an id").to_owned()
        };
        answer.stdout.lines().map(id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("drafts"), "geheim");
    assert_eq!(ids("future"), "later");
    assert_eq!(ids("stale"), "een");
    assert_eq!(ids("orphans"), "wees");
    assert_eq!(ids("pages"), "index een geheim later oud wees");
    let shown = ["human", "csv", "json"]
        .map(|format| site.run_ok(&["list", "pages", "--format", format]).to_string());
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_list_of_what_has_expired_and_of_any_finding() {
    let article = |name: &str, status: &str, due: &str| {
        format!(
            "-- content/artikelen/{name}.md --\n---\ntitle: {name}\nstatus: {status}\nherzien: {due}\n---\nTekst.\n"
        )
    };
    let site = TestSite::new(&format!(
        "\
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
lifecycle:
  field: status
  default: concept
  states:
    concept: {{label: Concept, public: false}}
    klaar: {{label: Klaar, public: true}}
    bezig: {{label: Wordt herzien, public: true, notice: true}}
    weg: {{label: Ingetrokken, public: true, withdrawn: true}}
  owner: wie
  review: {{due: herzien, warn_days_before: 30}}
fields:
  herzien: {{type: date, label: Herzien}}
  wie: {{type: text, label: Wie}}
kinds:
  artikel: {{label: Artikel, folder: artikelen, url: '/artikelen/{{id}}/'}}
  ding: {{label: Ding, register: data/dingen.yaml, url: '/dingen/{{id}}/'}}
-- data/dingen.yaml --
een: {{title: Een, status: klaar, wie: iemand}}
twee: {{title: Twee, status: klaar}}
{}{}{}{}{}",
        article("geheim", "concept", "2020-01-01"),
        article("ingetrokken", "weg", "2020-01-01"),
        article("in-bewerking", "bezig", "2026-11-22"),
        article("vandaag", "klaar", "2026-11-23"),
        article("vergeten", "klaar", "2026-11-22"),
    ));
    let titles = |which: &str| {
        let answer = site.run_ok(&["list", which, "--format", "csv"]);
        let title = |line: &str| line.split(',').nth(4).unwrap_or_default().to_owned();
        answer.stdout.lines().skip(1).map(title).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(titles("expired"), "in-bewerking vergeten");
    assert_eq!(titles("stale"), "in-bewerking vandaag vergeten");
    assert_eq!(titles("review-overdue"), "vergeten", "a finding's code is a list too");
    assert_eq!(
        titles("no-owner"),
        "in-bewerking vandaag vergeten Twee",
        "of a register only the entry itself"
    );
    assert_eq!(titles("broken-wikilink"), "");
    let wrong = site.run(&["list", "no-ownr"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("orphans"), "{wrong}");
}
