//! How files change in practice, and what the preview makes of it: each way of saving, moving and
//! removing that people and programs have, after which every page must be what a fresh build gives.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::preview::{Preview, SITE, fresh};
use crate::test_site::TestSite;

/// What somebody does to the folder of a site.
type Deed = fn(&Path);

fn put(file: impl AsRef<Path>, text: &str) {
    let file = file.as_ref();
    fs::create_dir_all(file.parent().expect("a path in the site")).expect("a folder");
    fs::write(file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\npublished: 2026-04-01\n---\n\nZie [[een]] en het netwerk: {title}.\n")
}

const DEEDS: [(&str, Deed); 24] = [
    ("write in place", |root| put(root.join("content/artikelen/een.md"), &page("In place"))),
    ("append", |root| {
        use std::io::Write;
        let file = root.join("content/artikelen/een.md");
        let mut file = fs::OpenOptions::new().append(true).open(file).expect("a file");
        file.write_all("\nNog een zin.\n".as_bytes()).expect("a disk");
    }),
    ("the same number of bytes, twice at once", |root| {
        put(root.join("content/artikelen/een.md"), &page("Zo"));
        put(root.join("content/artikelen/een.md"), &page("Nu"));
    }),
    ("truncate, then write in pieces", |root| {
        use std::io::Write;
        let mut file = fs::File::create(root.join("content/artikelen/een.md")).expect("a file");
        for piece in page("In pieces").as_bytes().chunks(20) {
            file.write_all(piece).expect("a disk");
            file.flush().expect("a disk");
            std::thread::sleep(Duration::from_millis(3));
        }
    }),
    ("vim: 4913, a backup, a swap file, rename over", |root| {
        let folder = root.join("content/artikelen");
        put(folder.join(".twee.md.swp"), "swap");
        put(folder.join("4913"), "");
        fs::remove_file(folder.join("4913")).expect("a file");
        fs::rename(folder.join("twee.md"), folder.join("twee.md~")).expect("a file");
        put(folder.join("twee.md"), &page("Vim"));
        fs::remove_file(folder.join("twee.md~")).expect("a file");
        fs::remove_file(folder.join(".twee.md.swp")).expect("a file");
    }),
    ("emacs: a lock link and an auto-save file", |root| {
        let folder = root.join("content/artikelen");
        #[cfg(unix)]
        std::os::unix::fs::symlink("someone@machine.1", folder.join(".#twee.md")).expect("a link");
        put(folder.join("#twee.md#"), "auto-save");
        put(folder.join("twee.md"), &page("Emacs"));
        let _ = fs::remove_file(folder.join(".#twee.md"));
        fs::remove_file(folder.join("#twee.md#")).expect("a file");
    }),
    ("atomic save: a temporary file, fsync, rename over", |root| {
        use std::io::Write;
        let folder = root.join("content/artikelen");
        let mut file = fs::File::create(folder.join(".tmp-1234")).expect("a file");
        file.write_all(page("Atomic").as_bytes()).expect("a disk");
        file.sync_all().expect("a disk");
        fs::rename(folder.join(".tmp-1234"), folder.join("twee.md")).expect("a file");
    }),
    ("a file that came from elsewhere by rename", |root| {
        put(root.join("unseen.md"), &page("From elsewhere"));
        fs::rename(root.join("unseen.md"), root.join("content/artikelen/nieuw.md")).expect("a file");
    }),
    ("renamed, and gone under its new name at once", |root| {
        let folder = root.join("content");
        fs::rename(folder.join("artikelen/nieuw.md"), folder.join("begrippen/nieuw.md")).expect("a file");
        fs::remove_file(folder.join("begrippen/nieuw.md")).expect("a file");
    }),
    ("two files that change places", |root| {
        let folder = root.join("content/artikelen");
        fs::rename(folder.join("een.md"), folder.join(".x")).expect("a file");
        fs::rename(folder.join("twee.md"), folder.join("een.md")).expect("a file");
        fs::rename(folder.join(".x"), folder.join("twee.md")).expect("a file");
    }),
    ("another case of the same name", |root| {
        let folder = root.join("content/artikelen");
        fs::rename(folder.join("vier.md"), folder.join("Vier.md")).expect("a file");
    }),
    ("a folder with folders, made and filled at once", |root| {
        put(root.join("content/artikelen/a/b/c/diep.md"), &page("Diep"));
        put(root.join("content/artikelen/a/b/ook.md"), &page("Ook"));
    }),
    ("a folder filled bit by bit", |root| {
        for number in 0..12 {
            put(
                root.join(format!("content/artikelen/bit/{number}/p{number}.md")),
                &page(&format!("Bit {number}")),
            );
            std::thread::sleep(Duration::from_millis(7));
        }
    }),
    ("a folder moved in", |root| {
        put(root.join("elders/een/m1.md"), &page("Moved 1"));
        put(root.join("elders/een/dieper/m2.md"), &page("Moved 2"));
        fs::rename(root.join("elders/een"), root.join("content/artikelen/moved")).expect("a folder");
    }),
    ("a file in the folder that was moved in", |root| {
        put(root.join("content/artikelen/moved/dieper/m3.md"), &page("Moved 3"));
    }),
    ("a folder renamed", |root| {
        let folder = root.join("content/artikelen");
        fs::rename(folder.join("moved"), folder.join("again")).expect("a folder");
    }),
    ("a file in the folder that was renamed", |root| {
        put(root.join("content/artikelen/again/dieper/m2.md"), &page("Moved 2 again"));
    }),
    ("a folder moved out", |root| {
        fs::rename(root.join("content/artikelen/again"), root.join("elders/again")).expect("a folder");
    }),
    ("folders removed with all in them", |root| {
        fs::remove_dir_all(root.join("content/artikelen/a")).expect("a folder");
        fs::remove_dir_all(root.join("content/artikelen/bit")).expect("a folder");
    }),
    ("all content away and back", |root| {
        fs::rename(root.join("content"), root.join("away")).expect("a folder");
        std::thread::sleep(Duration::from_millis(60));
        fs::rename(root.join("away"), root.join("content")).expect("a folder");
        put(root.join("content/artikelen/terug.md"), &page("Terug"));
    }),
    ("template, texts, model and configuration", |root| {
        put(root.join("templates/parts/after-body.html"), "<p>{{ page.title }}!</p>");
        put(root.join("strings/nl.yaml"), "home: Thuis\n");
        let model = fs::read_to_string(root.join("model.yaml")).expect("a model");
        put(root.join("model.yaml"), &model.replace("Hoort bij", "Valt onder"));
        let config = fs::read_to_string(root.join("leidraad.yaml")).expect("a configuration");
        put(root.join("leidraad.yaml"), &config.replace("Proef", "Beproefd"));
    }),
    ("folders that were not there: a theme's file, a published file", |root| {
        put(root.join("static/nieuw/map/a.txt"), "a");
        put(root.join("themes/leidraad/strings/nl.yaml"), "new: Vers\n");
        put(root.join("templates/redirect.html"), "<title>{{ target }}</title>");
    }),
    ("a binary file where a page stood, and a page again", |root| {
        fs::write(root.join("content/artikelen/twee.md"), [0xff, 0xfe, 0x00, 0x80]).expect("a disk");
        std::thread::sleep(Duration::from_millis(40));
        put(root.join("content/artikelen/twee.md"), &page("Weer een bladzijde"));
    }),
    ("touched, and nothing changed", |root| {
        let file = root.join("content/artikelen/een.md");
        let text = fs::read_to_string(&file).expect("a page");
        put(file, &text);
    }),
];

#[test]
fn after_every_way_to_save_a_file_the_preview_shows_what_a_fresh_build_gives() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    preview.becomes_fresh(&site, "at the start", None);
    for (name, deed) in DEEDS {
        deed(&site.root());
        preview.becomes_fresh(&site, name, None);
    }
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_followed_inside_the_site_and_nowhere_else() {
    use std::os::unix::fs::symlink;
    let elsewhere = TestSite::new("-- geheim/page.md --\n# Geheim\n");
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let root = site.root();
    put(root.join("gedeeld/p.md"), &page("Gedeeld"));
    symlink("../../gedeeld/p.md", root.join("content/artikelen/p.md")).expect("a link");
    preview.becomes_fresh(&site, "a link to a file of the site", None);
    put(root.join("gedeeld/p.md"), &page("Gedeeld en anders"));
    preview.becomes_fresh(&site, "its target changed, where no content stands", None);
    symlink(elsewhere.root().join("geheim"), root.join("content/artikelen/uit")).expect("a link");
    symlink(elsewhere.root().join("geheim/page.md"), root.join("content/artikelen/uit.md")).expect("a link");
    put(elsewhere.root().join("geheim/page.md"), "# Nog steeds geheim\n");
    put(root.join("content/artikelen/na.md"), &page("Na de verwijzing"));
    preview.becomes_fresh(&site, "links out of the site", None);
    // A folder of the site becomes a link to one outside it.
    fs::remove_dir_all(root.join("content/artikelen/diep")).expect("a folder");
    symlink(elsewhere.root().join("geheim"), root.join("content/artikelen/diep")).expect("a link");
    preview.becomes_fresh(&site, "a folder that became a link", None);
    for url in fresh(&site).routes() {
        let body = preview.get(&format!("/map{url}")).body;
        assert!(!String::from_utf8_lossy(&body).contains("geheim"), "{url}");
    }
}

fn git(root: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(root)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is there");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn another_branch_of_git_is_another_site() {
    let site = TestSite::new(SITE);
    let root = site.root();
    git(&root, &["init", "-q", "-b", "een"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "-qm", "een"]);
    git(&root, &["checkout", "-qb", "twee"]);
    for number in 0..150 {
        put(
            root.join(format!("content/artikelen/reeks/{}/r{number}.md", number % 7)),
            &page(&format!("Reeks {number}")),
        );
    }
    fs::remove_dir_all(root.join("content/artikelen/diep")).expect("a folder");
    put(root.join("content/artikelen/een.md"), &page("Een op twee"));
    put(root.join("model.yaml"), &site.read("model.yaml").replace("Thema", "Onderwerp"));
    git(&root, &["add", "-A"]);
    git(&root, &["commit", "-qm", "twee"]);
    let preview = Preview::start(&site, &[]);
    for branch in ["een", "twee", "een"] {
        git(&root, &["checkout", "-q", branch]);
        preview.becomes_fresh(&site, branch, None);
    }
}

#[test]
fn a_burst_of_five_thousand_files_is_taken_in_and_let_go_of() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let root = site.root();
    for number in 0..5000 {
        put(
            root.join(format!("content/artikelen/vloed/{}/v{number}.md", number % 50)),
            &page(&format!("Vloed {number}")),
        );
    }
    let mut some: Vec<String> =
        (0..5000).step_by(499).map(|number| format!("/artikelen/v{number}/")).collect();
    some.extend(["/a-z/", "/artikelen/", "/", "/artikelen/een/"].map(str::to_owned));
    preview.becomes_fresh(&site, "the burst", Some(&some));
    fs::remove_dir_all(root.join("content/artikelen/vloed")).expect("a folder");
    preview.becomes_fresh(&site, "the ebb", None);
}

#[test]
fn a_preview_that_looks_for_itself_sees_the_same() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &["--poll"]);
    for (name, deed) in [DEEDS[0], DEEDS[2], DEEDS[6], DEEDS[11], DEEDS[13], DEEDS[15], DEEDS[18], DEEDS[20]]
    {
        if name == "folders removed with all in them" {
            fs::create_dir_all(site.root().join("content/artikelen/bit")).expect("a folder");
        }
        deed(&site.root());
        preview.becomes_fresh(&site, name, None);
    }
}

#[test]
fn what_breaks_the_site_leaves_the_last_good_version_up_until_it_is_mended() {
    let site = TestSite::new(SITE);
    let preview = Preview::start(&site, &[]);
    let before = preview.get("/map/artikelen/een/").body;
    let config = site.read("leidraad.yaml");
    fs::remove_file(site.root().join("leidraad.yaml")).expect("a file");
    let start = Instant::now();
    while !preview.said().contains("leidraad.yaml") {
        assert!(start.elapsed() < Duration::from_secs(20), "{}", preview.said());
        std::thread::sleep(Duration::from_millis(10));
    }
    let during = preview.get("/map/artikelen/een/");
    assert_eq!((during.status, during.body), (200, before));
    let findings = preview.get("/_leidraad/findings.json?page=/map/artikelen/een/").body;
    assert!(String::from_utf8_lossy(&findings).contains("leidraad.yaml"));
    site.write("leidraad.yaml", config.replace("Proef", "Weer heel"));
    preview.becomes_fresh(&site, "mended", None);
    // A fault in the model is one finding, and goes by itself.
    let model = site.read("model.yaml");
    site.write("model.yaml", "version: [");
    preview.becomes_fresh(&site, "a model that cannot be read", None);
    site.write("model.yaml", model);
    preview.becomes_fresh(&site, "a model that can", None);
}
