//! What an open page learns while the site changes, and where the preview listens.

use std::time::Duration;

use crate::preview::{PATIENCE, Preview, SITE};
use crate::test_site::TestSite;

/// So long nothing must come, to be sure that nothing does.
const SILENCE: Duration = Duration::from_millis(400);

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\npublished: 2026-01-01\n---\n\nTekst.\n")
}

#[test]
fn a_page_reloads_when_its_own_bytes_changed_in_every_tab_that_shows_it() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let (een, plan) = ("/map/artikelen/een/", "/map/begrippen/plan/");
    let (seen_een, seen_plan) = (preview.seen(een), preview.seen(plan));
    let mut tabs: Vec<_> = (0..3).map(|_| preview.events(een, &seen_een)).collect();
    let mut other = preview.events(plan, &seen_plan);
    site.write(
        "content/artikelen/een.md",
        "---\ntitle: Een\npublished: 2026-01-01\nthema: [aarde]\nsteunt-op: [boek]\n---\n\nAnders.\n",
    );
    for tab in &mut tabs {
        let (event, now) = tab.next(PATIENCE).expect("an event");
        assert_eq!(event, "reload");
        assert_ne!(now, seen_een);
    }
    assert!(other.next(SILENCE).is_none(), "a page that did not change was told to reload");
}

#[test]
fn a_style_sheet_is_swapped_and_a_picture_shown_anew() {
    let site = TestSite::new(SITE);
    site.write("themes/leidraad/assets/site.css", "body { color: black }");
    let preview = Preview::start(&site, &[]);
    let een = "/map/artikelen/een/";
    let mut tab = preview.events(een, &preview.seen(een));
    site.write("themes/leidraad/assets/site.css", "body { color: green }");
    let (event, data) = tab.next(PATIENCE).expect("an event");
    assert_eq!(event, "css");
    assert!(data.contains("/map/assets/site.css"), "{data}");
    assert!(String::from_utf8_lossy(&preview.get("/map/assets/site.css").body).contains("green"));
    // A picture of another size is another page.
    let twee = "/map/artikelen/twee/";
    let mut tab = preview.events(twee, &preview.seen(twee));
    site.write(
        "content/artikelen/diep/drie/t.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='40'/>",
    );
    // The new picture may be seen on its own before the page that tells its size.
    let mut events = std::iter::from_fn(|| tab.next(PATIENCE)).map(|(event, _)| event);
    let reloaded = events.by_ref().take(3).find(|event| event != "pictures");
    assert_eq!(reloaded.as_deref(), Some("reload"));
}

#[test]
fn a_page_that_was_open_while_the_preview_restarted_learns_what_it_missed() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let (een, twee) = ("/map/artikelen/een/", "/map/artikelen/twee/");
    let (seen_een, seen_twee) = (preview.seen(een), preview.seen(twee));
    drop(preview);
    site.write("content/artikelen/twee.md", page("Twee, intussen"));
    let preview = Preview::start(&site, &[]);
    assert_eq!(preview.events(twee, &seen_twee).next(PATIENCE).expect("an event").0, "reload");
    let kept = preview.events("/map/begrippen/plan/", &preview.seen("/map/begrippen/plan/")).next(SILENCE);
    assert!(kept.is_none(), "{kept:?}");
    drop((een, seen_een));
}

#[test]
fn findings_come_after_the_page_and_tell_what_is_wrong() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let list = || {
        String::from_utf8_lossy(&preview.get("/_leidraad/findings.json?page=/map/artikelen/een/").body)
            .into_owned()
    };
    assert!(list().contains("nergens"), "{}", list());
    site.write("content/artikelen/een.md", "---\ntitle: [\n---\n");
    preview.becomes_fresh(&site, "a fault", None);
    assert!(list().contains("yaml-syntax"), "{}", list());
    site.write("content/artikelen/een.md", page("Een"));
    preview.becomes_fresh(&site, "mended", None);
    assert!(!list().contains("yaml-syntax"), "{}", list());
}

#[test]
fn the_next_free_port_is_taken_and_no_other_when_told_so() {
    let site = TestSite::new(SITE);
    let first = Preview::start(&site, &[]);
    let port = first.port.to_string();
    let second = Preview::start_with(&site, &["--port", &port], &[]);
    assert_ne!(first.port, second.port);
    assert_eq!(second.get("/map/").status, 200);
    let refused = site.run(&["serve", "--port", &port, "--strict-port"]);
    assert_eq!(refused.code, 2, "{refused}");
    assert!(refused.stderr.contains("is taken"), "{refused}");
}

#[test]
fn only_who_asks_for_it_gets_an_address_for_the_network() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let said = preview.said();
    let addresses = said.matches("http://").count();
    assert!(addresses == 1 && said.contains("http://127.0.0.1:"), "{said}");
    let wide = Preview::start(&site, &["-i", "0.0.0.0"]);
    assert!(wide.said().contains("http://localhost:"), "{}", wide.said());
    assert_eq!(wide.get("/map/").status, 200);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn a_browser_is_opened_when_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new(SITE);
    let tools = TestSite::new("-- xdg-open --\n#!/bin/sh\necho \"$1\" > \"$OPENED\"\n");
    let browser = tools.root().join("xdg-open");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("a file of ours");
    let opened = tools.root().join("opened");
    let path = format!("{}:{}", tools.root().display(), std::env::var("PATH").unwrap_or_default());
    let variables = [("PATH", &*path), ("OPENED", opened.to_str().expect("a plain path"))];
    let preview = Preview::start_with(&site, &["--port", "0", "--open"], &variables);
    let start = std::time::Instant::now();
    while std::fs::read_to_string(&opened).unwrap_or_default().is_empty() {
        assert!(start.elapsed() < PATIENCE, "nothing was opened");
        std::thread::sleep(Duration::from_millis(10));
    }
    let address = std::fs::read_to_string(&opened).expect("written just now");
    assert_eq!(address.trim(), format!("http://127.0.0.1:{}/map/", preview.port));
}
