//! What `build` promises of the output folder: the same bytes from the same input, only what changed,
//! only what is ours, and never a word of a draft.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use regex::Regex;

use crate::test_site::{TODAY, TestSite, project, tree};

const SITE: &str = "
-- leidraad.yaml --
title: Proef
language: nl
base_url: https://proef.example/
-- model.yaml --
version: 1
language: nl
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
      soort: {type: choice, values: {kort: Kort, lang: Lang}, facet: true, label: Soort}
relations:
  zie-ook:
    from: any
    to: any
    label: Zie ook
    inverse: {name: genoemd-op, label: Genoemd op}
-- content/_index.md --
---
title: Welkom
---

Begin bij [[een]].
-- content/artikelen/een.md --
---
title: Een
status: klaar
soort: kort
zie-ook: [twee]
---

Lees ook [twee](twee.md#straks).
-- content/artikelen/twee.md --
---
title: Twee
status: klaar
soort: lang
---

## Straks

Tekst met `code` en een [verwijzing](https://elders.example/).
-- content/artikelen/geheim.md --
---
title: Zwanenzang
status: concept
soort: kort
synonyms: [zwanendans]
zie-ook: [een]
---

Niemand leest zwanenveren.
-- content/artikelen/later.md --
---
title: Morgenrood
status: klaar
published: 2027-01-01
soort: kort
---

Pas volgend jaar.
-- static/los.txt --
los
";

fn site() -> TestSite {
    TestSite::new(SITE)
}

fn modified(site: &TestSite) -> BTreeMap<String, SystemTime> {
    let time =
        |path: &str| fs::metadata(site.root().join("public").join(path)).and_then(|file| file.modified());
    let files = site.tree("public").into_iter().map(|(path, _)| path);
    files.map(|path| (path.clone(), time(&path).expect("a time of change"))).collect()
}

#[test]
fn a_build_says_what_it_made() {
    let mut answer = site().run(&["build"]);
    // How many files the theme brings is the theme's own affair: only those of the site are counted here.
    let theme = tree(&project().join("themes/leidraad/assets")).len();
    let written = Regex::new(r"(\d+) geschreven").expect("a pattern");
    let all: usize = written.captures(&answer.stderr).map_or(0, |found| found[1].parse().expect("a number"));
    let own = format!("{} geschreven", all.saturating_sub(theme));
    answer.stderr = written.replace(&answer.stderr, own).into_owned();
    insta::assert_snapshot!(answer);
}

#[test]
fn two_builds_are_the_same_in_any_folder_time_zone_and_number_of_threads() {
    let reference = site();
    reference.run_ok(&["build"]);
    let expected = reference.tree("public");
    assert!(expected.iter().any(|(path, _)| path == "artikelen/een/index.html"));
    for (zone, locale, threads) in
        [("Pacific/Auckland", "C", "1"), ("America/Anchorage", "tr_TR.UTF-8", "7"), ("UTC", "nl_NL", "2")]
    {
        let other = site();
        let variables = [("TZ", zone), ("LC_ALL", locale), ("RAYON_NUM_THREADS", threads)];
        let answer = other.run_with(&["build"], &variables);
        assert_eq!(answer.code, 0, "{answer}");
        for ((path, bytes), (same, others)) in expected.iter().zip(&other.tree("public")) {
            assert_eq!(path, same);
            assert!(bytes == others, "{path} differs with {variables:?}");
        }
        assert_eq!(expected.len(), other.tree("public").len());
    }
}

#[test]
fn the_day_may_come_from_the_environment_and_gives_the_same_bytes() {
    // 2026-11-23T12:00:00Z. `run_with` gives --date as well; here only the variable may speak.
    let (with_flag, with_variable) = (site(), site());
    with_flag.run_ok(&["build"]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_leidraad"));
    command.arg("build").current_dir(with_variable.root()).env("SOURCE_DATE_EPOCH", "1795435200");
    assert!(command.output().expect("the program starts").status.success(), "{TODAY}");
    assert_eq!(with_flag.tree("public"), with_variable.tree("public"));
}

#[test]
fn a_base_path_stands_before_every_address_of_the_site() {
    let site = site();
    site.run_ok(&["build", "--base-url", "https://gebruiker.example/repo/"]);
    let addresses = Regex::new(r#"(?:href|src|action)="(/[^"]*)""#).expect("a pattern");
    for (path, bytes) in site.tree("public").iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for found in addresses.captures_iter(&html) {
            assert!(found[1].starts_with("/repo/"), "{path}: {}", &found[0]);
        }
        assert!(!html.contains("<a href=\"https://gebruiker.example/"), "{path}: links bear no origin");
    }
    assert!(site.read("public/artikelen/een/index.html").contains("\"/repo/artikelen/twee/#straks\""));
}

#[test]
fn drafts_and_scheduled_pages_are_nowhere_in_the_output() {
    let site = site();
    site.run_ok(&["build"]);
    for (path, text) in site.published() {
        assert!(!path.contains("geheim") && !path.contains("later"), "{path}");
        let text = text.to_lowercase();
        for word in ["zwanen", "geheim", "morgenrood", "/later/"] {
            assert!(!text.contains(word), "{path} holds {word:?} of a page that is not public");
        }
    }
    site.run_ok(&["build", "--drafts", "--future"]);
    assert!(site.has("public/artikelen/geheim/index.html"), "--drafts shows them");
    assert!(site.has("public/artikelen/later/index.html"), "--future shows them");
    site.run_ok(&["build"]);
    assert!(!site.has("public/artikelen/geheim/index.html"), "and the next build takes them away");
    assert!(!site.has("public/artikelen/geheim"), "with the folder that is empty now");
}

#[test]
fn a_link_to_a_draft_is_told_as_that_and_not_as_missing() {
    let site = site();
    site.write("content/artikelen/vier.md", "---\ntitle: Vier\nstatus: klaar\n---\n\nZie [[geheim]].\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn an_unchanged_rebuild_writes_nothing() {
    let site = site();
    site.run_ok(&["build"]);
    let before = modified(&site);
    let answer = site.run_ok(&["build"]);
    assert_eq!(before, modified(&site), "{answer}");
}

#[test]
fn a_changed_page_rewrites_only_what_shows_it() {
    let site = site();
    site.run_ok(&["build"]);
    let before = modified(&site);
    let text = site.read("content/artikelen/twee.md").replace("Tekst met", "Andere tekst met");
    site.write("content/artikelen/twee.md", text);
    site.run_ok(&["build"]);
    let after = modified(&site);
    assert_ne!(before["artikelen/twee/index.html"], after["artikelen/twee/index.html"]);
    assert_eq!(before["los.txt"], after["los.txt"]);
    let fresh = TestSite::new(SITE);
    fresh.write("content/artikelen/twee.md", site.read("content/artikelen/twee.md"));
    fresh.run_ok(&["build"]);
    assert_eq!(fresh.tree("public"), site.tree("public"), "a rebuild and a fresh build are one");
}

#[test]
fn a_page_that_is_gone_takes_its_output_along_and_nothing_else() {
    let site = site();
    site.run_ok(&["build"]);
    site.write("public/artikelen/twee/bijlage.txt", "van iemand anders");
    site.write("public/CNAME", "proef.example");
    fs::remove_file(site.root().join("content/artikelen/twee.md")).expect("the page can go");
    let een = site.read("content/artikelen/een.md").replace("zie-ook: [twee]\n", "");
    site.write("content/artikelen/een.md", een.replace("[twee](twee.md#straks)", "iets anders"));
    site.run_ok(&["build"]);
    assert!(!site.has("public/artikelen/twee/index.html"));
    assert_eq!(site.read("public/artikelen/twee/bijlage.txt"), "van iemand anders");
    assert_eq!(site.read("public/CNAME"), "proef.example");
}

#[test]
fn a_lost_output_file_comes_back() {
    let site = site();
    site.run_ok(&["build"]);
    let whole = site.tree("public");
    fs::remove_file(site.root().join("public/artikelen/een/index.html")).expect("the file can go");
    site.run_ok(&["build"]);
    assert_eq!(whole, site.tree("public"));
}

#[test]
fn relations_are_shown_from_both_sides_and_links_as_backlinks() {
    let site = site();
    site.run_ok(&["build"]);
    let two = site.read("public/artikelen/twee/index.html");
    assert!(two.contains("Genoemd op") && two.contains("href=\"/artikelen/een/"));
    assert!(two.contains("Lees ook"), "the sentence in which the link stands");
}

#[test]
fn strict_turns_a_warning_into_a_failure() {
    let site = TestSite::new(
        "-- leidraad.yaml --\ntitle: T\nlanguage: en\n-- content/a.md --\n---\ntitle: A\nmood: 1\n---\nx\n",
    );
    assert_eq!(site.run(&["build"]).code, 0);
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
    assert_eq!(site.run(&["check", "--strict"]).code, 1);
}

#[test]
fn a_new_site_builds_and_passes_check_as_it_is() {
    for language in ["nl", "en"] {
        let site = TestSite::new("");
        site.run_ok(&["init", "site", "--title", "Een proef", "--language", language]);
        site.run_ok(&["--root", "site", "check", "--strict"]);
        site.run_ok(&["--root", "site", "build"]);
        assert!(site.read("site/public/index.html").contains("Een proef"));
        let again = site.run(&["init", "site"]);
        assert_eq!(again.code, 2, "a folder with a site in it is left alone\n{again}");
    }
}

#[test]
fn a_new_page_of_every_kind_passes_check_as_a_draft() {
    let site = TestSite::new("");
    for path in ["leidraad.yaml", "model.yaml", "content", "data", "static"] {
        if crate::test_site::project().join(path).exists() {
            site.copy(path, path);
        }
    }
    for kind in crate::example_site::names_of("kinds") {
        let answer = site.run(&["new", &kind, &format!("Zomaar een {kind}")]);
        assert_eq!(answer.code, 0, "{answer}");
    }
    let answer = site.run(&["check"]);
    assert_eq!(answer.code, 0, "{answer}");
}
