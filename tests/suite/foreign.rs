//! What pages hold that nobody wrote for leidraad: what is no fault there stays silent, and what is a habit of
//! a whole page is told once. `benches/foreign.py` holds the rules against hundreds of such pages.

use crate::test_site::TestSite;

/// A page in a folder of plain Markdown, and what is told of it: code and line.
fn told(text: &str) -> Vec<(String, String)> {
    let site = TestSite::new(
        "-- leidraad.yaml --\ntitle: Notes\nlanguage: en\n-- content/other.md --\n# More\n\nText.\n",
    );
    site.write("content/page.md", text);
    site.findings().iter().map(|found| (found.text("code").to_owned(), found.place(&site))).collect()
}

#[test]
fn what_is_no_fault_is_not_told() {
    let pages = [
        // A row of contents calls the parts by their names, of which two may be alike.
        "# Page\n\n* [Download](#download)\n* [Use](#use)\n* [Use](#use-2)\n\n## Download\n\nText.\n\n### Use\n\nText.\n\n## Build\n\nText.\n\n### Use\n\nA page is called [More](other.md).\n",
        "# Page\n\n* [Acorn](#acorn)\n\n## Acorn\n\nThe [Acorn](https://example.org/acorn) project.\n",
        // Angle brackets around what is no element.
        "# Page\n\nA List<T> and a Map<String, T>, called as run <name>.\n\n<T>\n",
        // What to type is no link text.
        "# Page\n\n* Default: \"https://example.org/a/b\"\n",
    ];
    for page in pages {
        assert_eq!(told(page), [], "{page}");
    }
}

#[test]
fn their_neighbours_are_told() {
    let pages = [
        ("# Page\n\n[Download](#install)\n\n## Install\n\nText.\n", "link-text"),
        ("# Page\n\nRead [here](other.md).\n", "link-text"),
        ("# Page\n\nSee [it](https://example.org/a) and [it](https://example.org/b).\n", "link-text-same"),
        ("# Page\n\nSee <my-box>text</my-box>.\n", "raw-html"),
        ("# Page\n\nSee </div> there.\n", "raw-html"),
        ("# Page\n\n<!DOCTYPE html>\n", "raw-html"),
        ("# Page\n\nSee https://example.org/a/b\n", "link-text-address"),
    ];
    for (page, code) in pages {
        let told = told(page);
        assert_eq!(told.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), [code], "{page}");
    }
}

#[test]
fn a_habit_of_a_page_is_told_once_with_its_number() {
    let page = |count: usize, line: &dyn Fn(usize) -> String| {
        let lines: Vec<_> = (0..count).map(line).collect();
        format!("# Page\n\n{}\n", lines.join("\n\n"))
    };
    let habits: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("heading-level-one", &|n| format!("# Part {n}\n\nText.")),
        ("link-text-address", &|n| format!("See https://example.org/a/{n}")),
        ("link-text-same", &|n| {
            format!("[part {n}](https://example.org/{n}) [part {n}](https://example.com/{n})")
        }),
        ("personal-address", &|n| format!("ann.pine{n}@gmail.com")),
        ("personal-phone", &|n| format!("06 98 76 54 3{n}")),
    ];
    for (code, line) in habits {
        for (count, expected) in [(4, 4), (5, 1), (9, 1)] {
            let told = told(&page(count, line));
            let own = told.iter().filter(|(found, _)| found == code).count();
            assert_eq!(own, expected, "{count} of {code}: {told:?}");
        }
    }
}
