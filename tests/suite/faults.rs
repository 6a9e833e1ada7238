//! Every code has a site that shows it, and nothing else: `tests/sites/invalid/<code>/site.txt`, with
//! what the program says beside it. Every code is explained, on the command line and in the manual.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use leidraad::diag::codes;

use crate::test_site::{TestSite, project, tree};

/// Codes that no site can show, each with the reason.
const WITHOUT: [(&str, &str); 1] =
    [("markdown-failed", "only a fault of the Markdown parser itself brings it out, and none is known")];

/// The codes that have a fixture.
fn fixtures() -> BTreeSet<String> {
    let files = tree(&project().join("tests/sites/invalid")).into_iter();
    files.filter_map(|(path, _)| path.strip_suffix("/site.txt").map(str::to_owned)).collect()
}

fn names() -> BTreeSet<String> {
    codes::all().map(|row| row.name.to_owned()).collect()
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let (names, fixtures) = (names(), fixtures());
    let excused = |name: &str| WITHOUT.iter().any(|(code, _)| *code == name);
    let without: Vec<_> = names.difference(&fixtures).filter(|name| !excused(name)).collect();
    assert!(without.is_empty(), "codes without tests/sites/invalid/<code>/site.txt: {without:?}");
    let unknown: Vec<_> = fixtures.difference(&names).collect();
    assert!(unknown.is_empty(), "fixtures for codes that do not exist: {unknown:?}");
}

/// What a fixture says in comments before its first file: `# run: build --strict` instead of `check`,
/// and `# also: other-code` for findings that cannot be kept apart from it.
fn directive<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    comments.filter_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": ")).next()
}

#[test]
fn every_fixture_shows_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for code in fixtures().intersection(&names()) {
        let folder = project().join("tests/sites/invalid").join(code);
        let text = fs::read_to_string(folder.join("site.txt")).expect("a readable fixture");
        let site = TestSite::new(&text);
        let run = directive(&text, "run").unwrap_or("check");
        let args: Vec<&str> = run.split(' ').collect();
        let answer = site.run(&args);
        let said = format!("{}{}", answer.stdout, answer.stderr);
        let mut expected: BTreeSet<&str> =
            directive(&text, "also").unwrap_or("").split_whitespace().collect();
        expected.insert(code);
        let found: BTreeSet<&str> =
            codes::all().map(|row| row.name).filter(|name| said.contains(&format!("[{name}]"))).collect();
        if found != expected {
            wrong.push(format!("{code}: found {found:?}, expected {expected:?}\n{answer}"));
            continue;
        }
        let errors = codes::all().any(|row| found.contains(row.name) && row.severity.name() == "error");
        if answer.code != i32::from(errors) {
            wrong.push(format!("{code}: exit code {}\n{answer}", answer.code));
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let same =
            settings.bind(|| catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!("expected", answer))));
        if same.is_err() {
            wrong.push(format!("{code}: not as in expected.snap"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_is_explained_on_the_command_line() {
    let site = TestSite::new("");
    for row in codes::all() {
        let answer = site.run(&["explain", row.name]);
        assert_eq!(answer.code, 0, "{answer}");
        assert!(answer.stdout.contains(row.name), "{answer}");
    }
    let unknown = site.run(&["explain", "yaml-sintax"]);
    assert_eq!(unknown.code, 2, "{unknown}");
    assert!(unknown.stderr.contains("yaml-syntax"), "the nearest code is named\n{unknown}");
}

#[test]
fn every_code_has_a_page_in_the_manual() {
    let mut wrong = Vec::new();
    for row in codes::all() {
        let page = project().join("docs/content/findings").join(format!("{}.md", row.name));
        let severity = format!("\nseverity: {}\n", row.severity.name());
        match fs::read_to_string(&page) {
            Ok(text) if text.contains(&severity) => {
                let unsaid = row.forms.iter().filter(|(_, words)| !text.contains(words.en));
                wrong.extend(
                    unsaid.map(|(form, _)| format!("{}: its page lacks the message {form:?}", row.name)),
                );
            }
            Ok(_) => wrong.push(format!("{}: its page does not say{}", row.name, severity.trim_end())),
            Err(_) => wrong.push(format!("{}: no page {}", row.name, page.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
