//! The A-Z of a large site: each letter has an address of its own, also in a session that was there all along.

use std::path::Path;

use leidraad::base::paths::UrlPath;
use leidraad::build::{Options, Session, Snapshot};

use super::test_site::{TODAY, TestSite};

fn session(root: &Path) -> Session {
    let options = Options {
        root: Some(root.to_path_buf()),
        today: Some(leidraad::base::date::parse(TODAY).expect("a day")),
        ..Options::default()
    };
    Session::open(options).expect("a site")
}

/// A site with so many pages whose titles begin with A, and one with B.
fn site(pages: usize) -> TestSite {
    let site = TestSite::new("-- leidraad.yaml --\ntitle: T\nlanguage: nl\n");
    let page = |n: usize, title: &str| {
        site.write(&format!("content/p/{n}.md"), format!("---\ntitle: {title}\n---\nTekst.\n"))
    };
    (1..pages).for_each(|n| page(n, &format!("Aal {n}")));
    page(0, "Boom");
    site
}

fn text(snapshot: &Snapshot, url: &str) -> Option<String> {
    let rendered = snapshot.render(&UrlPath::new(url)).expect("no fault")?;
    Some(String::from_utf8(rendered.bytes).expect("text"))
}

fn letters(snapshot: &Snapshot) -> Vec<String> {
    let urls = snapshot.unsearched().into_iter().map(|url| url.as_str().to_owned());
    urls.filter(|url| url.starts_with("/a-z/")).collect()
}

#[test]
fn a_thousand_lines_stand_on_one_page() {
    let snapshot = session(&site(1_000).root()).load().expect("a site");
    assert_eq!(letters(&snapshot), ["/a-z/"]);
    let all = text(&snapshot, "/a-z/").expect("the page");
    assert!(all.contains(">Boom<") && all.contains(">Aal 999<") && all.contains("#letter-b"));
}

#[test]
fn more_lines_are_split_by_letter_and_follow_each_edit() {
    let site = site(1_001);
    let mut session = session(&site.root());
    let snapshot = session.load().expect("a site");
    assert_eq!(letters(&snapshot), ["/a-z/", "/a-z/a/", "/a-z/b/"]);
    let all = text(&snapshot, "/a-z/").expect("the page of all letters");
    assert!(all.contains("/a-z/b/") && !all.contains("href=\"/p/7/\""));
    let own = text(&snapshot, "/a-z/b/").expect("the page of B");
    assert!(own.contains(">Boom<") && !own.contains(">Aal 7<") && own.contains("aria-current=\"page\""));

    site.write("content/p/0.md", "---\ntitle: Ceder\n---\nTekst.\n");
    let snapshot = session.load().expect("a site");
    assert_eq!(letters(&snapshot), ["/a-z/", "/a-z/a/", "/a-z/c/"]);
    assert!(text(&snapshot, "/a-z/c/").expect("the page of C").contains(">Ceder<"));
    assert_eq!(text(&snapshot, "/a-z/b/"), None);

    std::fs::remove_file(site.root().join("content/p/7.md")).expect("a file");
    assert_eq!(letters(&session.load().expect("a site")), ["/a-z/"]);
}
