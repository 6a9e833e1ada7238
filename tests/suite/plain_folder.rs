//! A folder of plain Markdown, as other programs keep them, is a site as it is.

use crate::test_site::TestSite;

fn notes() -> TestSite {
    let site = TestSite::new("");
    site.copy("tests/sites/plain", ".");
    site
}

#[test]
fn a_folder_of_markdown_builds_without_a_model() {
    let site = notes();
    let answer = site.run_ok(&["build"]);
    let bread = site.read("public/koken/bread/index.html");
    assert!(bread.contains("<h1"), "{answer}");
    assert!(bread.contains("Flour, water, salt and a night of patience."), "the description is the summary");
    assert!(bread.contains("<table"), "tables are on");
    assert!(bread.contains("2026-04-02"), "`lastmod` of other generators is the date of change");
    let lisbon = site.read("public/reizen/lisbon/index.html");
    assert!(lisbon.contains("<title>Lisbon"), "the first heading is the title of a page without one");
    assert!(lisbon.contains("href=\"/koken/bread/#why-a-night\""), "a relative .md link leads to the page");
    assert!(bread.contains("/reizen/lisbon/"), "the page that links here is named");
}

#[test]
fn tags_of_a_plain_folder_are_pages_of_their_own() {
    let site = notes();
    site.run_ok(&["build"]);
    let tagged = |path: &str| path.contains("kitchen") && path.ends_with("index.html");
    let (_, page) =
        site.tree("public").into_iter().find(|(path, _)| tagged(path)).expect("a page for the tag");
    assert!(String::from_utf8_lossy(&page).contains("/koken/bread/"));
}

#[test]
fn an_unknown_field_without_a_model_is_only_a_warning() {
    let site = notes();
    site.write("content/odd.md", "---\ntitle: Odd\nmood: bright\n---\n\nText.\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn a_folder_without_any_configuration_says_how_to_begin() {
    let site = TestSite::new("-- notes/a.md --\n# A\n");
    insta::assert_snapshot!(site.run(&["build"]));
}

#[test]
fn a_heading_is_found_by_the_id_that_other_programs_give_it() {
    let site = notes();
    site.write(
        "content/api.md",
        "# The API\n\n## `stream.read(size)`\n\nA.\n\n## Read, write\n\nB.\n\n## Re-ad write\n\nC.\n",
    );
    site.write(
        "content/use.md",
        "# Use\n\n[a](api.md#streamreadsize) [b](api.md#the-api) [c](#use) [d](api.md#readwrite)\n",
    );
    // Two headings differ by hyphens alone: which is meant, nobody can say.
    let findings = site.findings();
    let said: Vec<String> = findings.iter().map(|finding| finding.place(&site)).collect();
    assert_eq!(
        said,
        ["api.md#readwrite"],
        "{}",
        findings.iter().map(ToString::to_string).collect::<String>()
    );
    site.write("content/use.md", "# Use\n\n[a](api.md#streamreadsize) [b](api.md#the-api) [c](#use)\n");
    site.run_ok(&["build"]);
    let page = site.read("public/use/index.html");
    assert!(page.contains("href=\"/api/#stream-read-size\""), "{page}");
    assert!(page.contains("href=\"/api/\"") && page.contains("href=\"/use/\""), "{page}");
}
