//! What stands around the pipeline: arguments, the environment, what is refused before anything is
//! written, and how much a person is shown.

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
