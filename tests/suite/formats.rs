//! Findings in every form, from one list: a site with all that makes a form go wrong.

use serde_json::Value;

use crate::test_site::{TestSite, project};

const LONG: &str = "lang ";

/// Byte-order mark, line ends of Windows, tabs, emoji, control and direction characters, markup and
/// commands in words, lines without end, names of files with spaces and signs.
fn site() -> TestSite {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Site
language: nl
-- model.yaml --
version: 1
kinds:
  stuk:
    label: Stuk
    folder: stukken
    fields:
      soort: {type: choice, values: {vrijwilliger: Vrijwilliger}}
-- content/stukken/windows.md [bom crlf] --
---
title: A
soort: vrijwiliger
---
x\t👪👪 e\u{301} [[weg]] en [[weg]]
-- content/stukken/a b%20#é.md --
---
title: B
---
x [een](<::error file=x::pwned.md>) | [twee](<%0A::stop-commands::x.md>)
-- content/stukken/markup.md --
---
title: C
---
[x](<a|b`c`*d*@iemand#1<script>.md>) en [[a<b>|x]] en [y](<http:x,y.md>)
",
    );
    let line = format!("---\ntitle: D\n---\n{}[[nergens]]{}\n", LONG.repeat(2000), LONG.repeat(2000));
    site.write("content/stukken/lang.md", line);
    site.write("content/stukken/teken.md", "---\ntitle: E\n---\n[[a\u{202e}b\u{1b}[2J]]\n");
    site
}

fn run(format: &str) -> String {
    let answer = site().run(&["check", "--format", format]);
    assert_eq!(answer.code, 1, "{answer}");
    answer.stdout
}

#[test]
fn people_see_the_place_in_every_line() {
    insta::assert_snapshot!(run("human"));
}

#[test]
fn programs_get_an_object_a_line() {
    let text = run("json");
    for line in text.lines() {
        let one: Value = serde_json::from_str(line).expect("JSON");
        assert!(one["line"].is_u64() && one["message"].is_string(), "{one}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn github_gets_commands_in_which_no_other_begins() {
    let text = run("github");
    for line in text.lines() {
        let begins = ["::error file=content/", "::warning file=content/"];
        assert!(
            begins.iter().any(|begin| line.starts_with(begin)) && line.matches("::").count() >= 2,
            "{line}"
        );
        let properties = line.split("::").nth(1).expect("properties");
        assert!(!properties.contains("pwned"), "{line}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn github_shows_ten_and_is_told_of_the_others() {
    let site = TestSite::new("-- leidraad.yaml --\ntitle: Site\nlanguage: en\n");
    let links: String = (0..13).map(|n| format!("[[nowhere{n}]]\n")).collect();
    site.write("content/a.md", format!("---\ntitle: A\n---\n{links}"));
    let answer = site.run(&["check", "--format", "github"]);
    assert_eq!(answer.stdout.matches("::error ").count(), 10, "{answer}");
    assert!(answer.stdout.contains("and 3 more errors"), "{answer}");
}

#[test]
fn a_pull_request_gets_a_summary_in_which_nothing_is_markup() {
    let text = run("markdown");
    assert!(!text.contains("<script") && !text.contains("@iemand"), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn sarif_is_valid_by_its_own_schema_and_says_the_same() {
    let schema =
        std::fs::read_to_string(project().join("tests/schemas/sarif-2.1.0.json")).expect("the schema");
    // One pattern of it has a bracket too many, which other readers of patterns let pass.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::options().build(&schema).expect("a schema");
    let clean = TestSite::new("-- leidraad.yaml --\ntitle: Site\n-- content/a.md --\n# A\n\nText.\n");
    for text in [run("sarif"), clean.run(&["check", "--format", "sarif"]).stdout] {
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let broken = serde_json::json!({"version": "2.1.0", "runs": [{"tool": {}}]});
    assert!(!validator.is_valid(&broken), "the validator finds faults");
    let mut document: Value = serde_json::from_str(&run("sarif")).expect("JSON");
    let run_of = &mut document["runs"][0];
    let rules = run_of["tool"]["driver"]["rules"].as_array().expect("rules").clone();
    assert!(
        rules.len() > 90
            && rules.iter().all(|rule| rule["help"]["text"].as_str().is_some_and(|t| t.contains("\n\n")))
    );
    let results = run_of["results"].as_array().expect("results").clone();
    for result in &results {
        let rule = result["ruleIndex"].as_u64().expect("a rule") as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    assert_eq!(results.len(), run("json").lines().count());
    let mut prints: Vec<&str> =
        results.iter().filter_map(|r| r["partialFingerprints"]["leidraadFinding/v1"].as_str()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), results.len(), "each finding has its own fingerprint");
    // The number of a rule changes with every code that is added.
    let mut results = results;
    results.iter_mut().filter_map(Value::as_object_mut).for_each(|result| {
        result.shift_remove("ruleIndex");
    });
    insta::assert_snapshot!(format!("{:#}", Value::Array(results)));
}

#[test]
fn a_fingerprint_outlives_lines_above_it_and_paths_start_at_the_repository() {
    let print = |text: &str| {
        let site = TestSite::new("-- docs/site/leidraad.yaml --\ntitle: Site\n");
        site.write("docs/site/content/a.md", text);
        let answer = site.run(&["--root", "docs/site", "check", "--format", "sarif"]);
        let document: Value = serde_json::from_str(&answer.stdout).expect("JSON");
        let result = &document["runs"][0]["results"][0];
        assert_eq!(
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "docs/site/content/a.md"
        );
        result["partialFingerprints"].to_string()
    };
    assert_eq!(print("# A\n\n[[nowhere]]\n"), print("# A\n\nNew.\n\nNew.\n\n  [[nowhere]]\n"));
    assert_ne!(print("# A\n\n[[nowhere]]\n"), print("# A\n\n[[nowhere]] else\n"));
}

#[test]
fn a_workflow_gets_annotations_and_build_gives_documents_of_their_own() {
    let site = site();
    let build = site.run(&["build", "--format", "sarif"]);
    assert!(serde_json::from_str::<Value>(&build.stdout).is_ok(), "{build}");
}

#[test]
fn severities_hold_for_every_command_and_cannot_hide_what_stops_a_site() {
    let config = "title: Site\nlanguage: en\nchecks:\n  broken-wikilink: warning\n  link-page: off\n  paths:\n    \"content/old/**\": {broken-wikilink: off, link-page: advice}\n";
    let page = "---\ntitle: A\n---\n[[nowhere]] and [x](nowhere.md)\n";
    let site = TestSite::new("-- x --\n");
    site.write("leidraad.yaml", config);
    site.write("content/a.md", page);
    site.write("content/old/b.md", page);
    let severities = |arguments: &[&str]| {
        let answer = site.run(&[arguments, &["--format", "json"]].concat());
        let said = format!("{}{}", answer.stdout, answer.stderr);
        let found = said.lines().filter(|line| line.starts_with('{'));
        let found = found.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let found = found.map(|one| format!("{} {} {}", one["file"], one["code"], one["severity"]));
        (answer.code, found.map(|line| line.replace('"', "")).collect::<Vec<_>>())
    };
    let warned = ["content/a.md broken-wikilink warning", "content/old/b.md link-page advice"];
    assert_eq!(severities(&["check"]), (0, warned.map(str::to_owned).to_vec()));
    assert_eq!(severities(&["build"]), (0, warned.map(str::to_owned).to_vec()));
    let strict = ["content/a.md broken-wikilink error", "content/old/b.md link-page advice"];
    assert_eq!(severities(&["check", "--strict"]), (1, strict.map(str::to_owned).to_vec()));
    assert_eq!(severities(&["build", "--strict"]), (1, strict.map(str::to_owned).to_vec()));
    site.write("leidraad.yaml", "title: Site\nlanguage: en\nchecks:\n  yaml-syntax: off\n  link-pag: off\n  empty-page: maybe\n  paths:\n    \"a/**\": off\n");
    insta::assert_snapshot!("severities_that_cannot_be", site.run(&["check"]));
}
