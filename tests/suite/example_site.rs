//! The repository's own two sites: they pass every check, they use all that their models declare, and
//! the program knows none of their words.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};

use crate::architecture::program;
use crate::test_site::{TODAY, project};

const SITES: [&str; 2] = [".", "docs"];

fn check(site: &str, args: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leidraad"));
    command.arg("--root").arg(project().join(site)).args(["--date", TODAY]).args(args).env("NO_COLOR", "1");
    command.output().expect("the program starts")
}

fn snapshot(site: &str) -> Snapshot {
    let today = date::parse(TODAY);
    assert!(today.is_some(), "{TODAY} is a day");
    let options = Options { root: Some(PathBuf::from(project()).join(site)), today, ..Options::default() };
    let mut session = Session::open(options).unwrap_or_else(|error| panic!("{site}: {error}"));
    session.load().unwrap_or_else(|error| panic!("{site}: {error}"))
}

fn model(site: &str) -> serde_yaml::Value {
    let file = project().join(site).join("model.yaml");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The keys of a map of the example site's model, by its path.
pub fn names_of(path: &str) -> Vec<String> {
    let model = model(".");
    let value = path.split('.').fold(&model, |value, key| &value[key]);
    keys(value)
}

fn keys(map: &serde_yaml::Value) -> Vec<String> {
    let map = map.as_mapping().expect("a map");
    map.keys().filter_map(|key| key.as_str()).map(str::to_owned).collect()
}

#[test]
fn both_sites_pass_check_with_no_finding_but_the_true_one() {
    for site in SITES {
        let output = check(site, &["check", "--format", "json"]);
        let said = String::from_utf8_lossy(&output.stdout);
        // The recognition of this method dates from 2019 and nobody here could check it since. The
        // page is marked as under revision; the warning stands until somebody does.
        let true_one = |line: &&str| {
            line.contains("\"code\":\"model-rule\"") && line.contains("content/methoden/home-start.md")
        };
        let others: Vec<&str> = said.lines().filter(|line| !true_one(line)).collect();
        assert_eq!(others, [] as [&str; 0], "{site}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.lines().filter(true_one).count(), usize::from(site == "."), "{site}");
        assert_eq!(output.status.code(), Some(0), "{site}");
    }
}

#[test]
fn every_kind_of_both_models_has_pages() {
    for site in SITES {
        let snapshot = snapshot(site);
        let counts = snapshot.pages_by_kind();
        let declared = keys(&model(site)["kinds"]);
        assert_eq!(counts.len(), declared.len(), "{site}: {counts:?}, declared {declared:?}");
        let without: Vec<_> = counts.iter().filter(|(_, count)| *count == 0).collect();
        assert!(without.is_empty(), "{site}: kinds without a page: {without:?}");
    }
}

#[test]
fn every_relation_of_both_models_is_in_use() {
    for site in SITES {
        let snapshot = snapshot(site);
        let counts = snapshot.edges_by_relation();
        let declared = snapshot.model().relations.iter().filter(|relation| !relation.implied);
        for relation in declared {
            let count = counts.iter().find(|(name, _)| *name == relation.name).map_or(0, |(_, count)| *count);
            assert!(count > 0, "{site}: no page uses the relation '{}'", relation.name);
        }
    }
}

#[test]
fn the_example_site_has_the_pages_it_is_meant_to_have() {
    let counts = snapshot(".").pages_by_kind();
    let pages: usize = counts.iter().map(|(_, count)| count).sum();
    assert!(pages >= 30, "{pages} pages: {counts:?}");
    assert_eq!(names_of("kinds").len(), 12);
}

/// Words of the example site's model that the program may hold all the same, each with the reason.
const ALLOWED: [(&str, &str); 7] = [
    ("type", "a keyword of Rust, and the key of model.yaml that says what a field holds"),
    ("alt", "the attribute of an image in HTML"),
    ("maker", "English: what makes a page of a file"),
    ("menu", "English: the menus of leidraad.yaml"),
    ("status", "English: the life cycle's usual field"),
    ("doi", "the form of an identifier, as in `format: doi`"),
    ("isbn", "the form of an identifier, as in `format: isbn`"),
];

/// Every name that the example site's model makes up: kinds, fields at any depth, relations and their
/// other sides, lists, vocabularies, facts, and its own words for built-in fields.
fn own_names() -> BTreeSet<String> {
    let model = model(".");
    let mut names = BTreeSet::new();
    for map in ["kinds", "relations", "lists", "vocabularies", "facts"] {
        names.extend(names_of(map));
    }
    names.extend(
        names_of("names")
            .iter()
            .filter_map(|builtin| model["names"][builtin.as_str()].as_str())
            .map(str::to_owned),
    );
    fields(&model, &mut names);
    let relations = model["relations"].as_mapping().into_iter().flatten();
    names.extend(
        relations.filter_map(|(_, relation)| relation["inverse"]["name"].as_str()).map(str::to_owned),
    );
    names
}

/// The keys of every map called `fields`, however deep.
fn fields(value: &serde_yaml::Value, names: &mut BTreeSet<String>) {
    for (key, inner) in value.as_mapping().into_iter().flatten() {
        if key.as_str() == Some("fields") {
            let keys = inner.as_mapping().into_iter().flatten();
            names.extend(keys.filter_map(|(name, _)| name.as_str()).map(str::to_owned));
        }
        fields(inner, names);
    }
}

#[test]
fn the_program_knows_no_name_of_the_example_site() {
    let names = own_names();
    assert!(
        names.contains("praktijkvraag") && names.contains("ga-naar") && names.contains("paginas-bij-thema")
    );
    // Dutch words for editors stand beside their English twins; what the program does is not made of
    // them. These are the places where such a pair begins.
    let said = [
        r#"\bnl: ?"[^"]*""#,
        r#"\bnl "[^"]*""#,
        r#"\bpick\([^"]*"[^"]*""#,
        r#"\b(?:say|label)\((?:\s*language,)?\s*"[^"]*""#,
        r#"\bbuiltin\("\w+", "\w+", (?:true|false), "[^"]*""#,
        r#"\b(?:say|stopped)\(\s*&?(?:site|snapshot),\s*format!\(\s*"[^"]*""#,
        r#"\(nl, en\) = \(\s*"[^"]*""#,
        r#"\bsaid\(\s*format!\(\s*"[^"]*""#,
        r#"\brefuse\(\s*(?:format!\(\s*)?"[^"]*""#,
        r#"_NL: &str = "[^"]*""#,
        // What Dutch and German are known by.
        r#""(?:nl|de)",\s*"\w+",\s*"[^"]*""#,
    ];
    let said = regex::Regex::new(&said.join("|")).expect("a pattern");
    let mut found = Vec::new();
    for (path, code) in program() {
        let lines = |text: &str| "\n".repeat(text.matches('\n').count());
        let code = said.replace_all(&code, |words: &regex::Captures| lines(&words[0])).into_owned();
        for (number, line) in code.lines().enumerate() {
            let words = line.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
            for word in words.filter(|word| names.contains(*word)) {
                if !ALLOWED.iter().any(|(allowed, _)| *allowed == word) {
                    found.push(format!("{path}:{}: {word}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "names of the example site's model in the program:\n{}", found.join("\n"));
}
