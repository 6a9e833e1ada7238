//! Each guarantee of writing, on a real disk.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::base::error::Result;
use crate::base::paths::{OutputPath, UrlPath};

fn path(text: &str) -> OutputPath {
    UrlPath::new(text).output().unwrap()
}

fn open(folder: &Path) -> Result<Output> {
    Output::open(folder, &[], Permit::default())
}

fn build(folder: &Path, files: &[(&str, &str)]) -> Result<Summary> {
    let output = open(folder)?;
    for (name, text) in files {
        output.put(&path(name), text.as_bytes())?;
    }
    output.finish()
}

/// Every file and folder below, with content.
fn tree(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .map(|at| (at.clone(), fs::read(at).ok()))
        .collect()
}

fn place() -> (TempDir, PathBuf) {
    let place = TempDir::new().unwrap();
    let output = place.path().join("public");
    (place, output)
}

#[test]
fn a_cold_build_is_whole_and_leaves_nothing_beside_it() {
    let (place, out) = place();
    let done = build(&out, &[("/", "home"), ("/a/b/", "b"), ("/404.html", "?")]).unwrap();
    assert_eq!(done, Summary { created: 3, ..Summary::default() });
    assert_eq!(fs::read_to_string(out.join("a/b/index.html")).unwrap(), "b");
    let names: Vec<_> = fs::read_dir(place.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["public"]);
    assert!(!out.join(".leidraad-stage").exists());
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let (place, out) = place();
    let files = [("/", "home"), ("/a/", "a")];
    build(&out, &files).unwrap();
    let times = |_: ()| {
        [out.join("index.html"), out.join(MANIFEST), out.join("a"), out.clone(), place.path().to_path_buf()]
            .map(|at| fs::metadata(at).unwrap().modified().unwrap())
    };
    let before = times(());
    std::thread::sleep(std::time::Duration::from_millis(20));
    let done = build(&out, &files).unwrap();
    assert_eq!(done, Summary { same: 2, ..Summary::default() });
    assert_eq!(times(()), before);
}

#[test]
fn a_warm_build_replaces_adds_and_removes_with_emptied_folders() {
    let (_place, out) = place();
    build(&out, &[("/", "home"), ("/a/b/", "b"), ("/c/", "c")]).unwrap();
    let done = build(&out, &[("/", "HOME"), ("/c/", "c"), ("/d/", "d")]).unwrap();
    assert_eq!(done, Summary { created: 1, changed: 1, same: 1, removed: 1 });
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "HOME");
    assert!(!out.join("a").exists());
}

#[test]
fn what_others_put_there_survives() {
    let (_place, out) = place();
    build(&out, &[("/", "home"), ("/a/", "a")]).unwrap();
    fs::write(out.join("CNAME"), "mine").unwrap();
    fs::write(out.join("a/mine.txt"), "mine").unwrap();
    let done = build(&out, &[("/", "home")]).unwrap();
    assert_eq!(done.removed, 1);
    assert!(out.join("CNAME").exists() && out.join("a/mine.txt").exists());
    assert!(!out.join("a/index.html").exists());
}

#[test]
fn a_stale_file_that_somebody_edited_stays() {
    let (_place, out) = place();
    build(&out, &[("/", "home"), ("/a/", "a")]).unwrap();
    fs::write(out.join("a/index.html"), "edited by hand").unwrap();
    let done = build(&out, &[("/", "home")]).unwrap();
    assert_eq!(done.removed, 0);
    assert_eq!(fs::read_to_string(out.join("a/index.html")).unwrap(), "edited by hand");
}

#[test]
fn an_abandoned_build_leaves_all_as_it_was() {
    let (place, out) = place();
    build(&out, &[("/", "home")]).unwrap();
    let before = tree(place.path());
    let output = open(&out).unwrap();
    output.put(&path("/"), b"other").unwrap();
    output.put(&path("/new/"), b"new").unwrap();
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2, "the stage stands beside");
    output.abandon();
    assert_eq!(tree(place.path()), before);

    let cold = place.path().join("cold");
    let output = open(&cold).unwrap();
    output.put(&path("/"), b"x").unwrap();
    drop(output);
    assert_eq!(tree(place.path()), before);
}

#[test]
fn stages_of_dead_builds_go_and_other_folders_stay() {
    let (place, out) = place();
    let make = |name: &str, file: &str| {
        let folder = place.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(file), "x").unwrap();
    };
    make(".public.new-4242", ".leidraad-stage");
    make(".public.new-4243", "somebody-elses.txt");
    make(".public.new-abc", ".leidraad-stage");
    make(".other.new-4242", ".leidraad-stage");
    build(&out, &[("/", "home")]).unwrap();
    let mut left: Vec<_> =
        fs::read_dir(place.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, [".other.new-4242", ".public.new-4243", ".public.new-abc", "public"]);
}

#[test]
fn a_build_killed_at_any_moment_leaves_nothing_for_ever() {
    let (place, out) = place();
    let stage = place.path().join(".public.new-4242");
    let files: [&[&str]; 5] = [
        &[],
        &[".leidraad-stage"],
        &[".leidraad-stage", "index.html"],
        &[".leidraad-stage", "index.html", MANIFEST],
        &[".leidraad-stage", MANIFEST],
    ];
    for names in files {
        fs::create_dir(&stage).unwrap();
        for name in names {
            fs::write(stage.join(name), "x").unwrap();
        }
        drop(open(&out).unwrap());
        assert!(!stage.exists(), "{names:?}");
    }
    // Killed between becoming the output and losing the marker.
    build(&out, &[("/", "home")]).unwrap();
    fs::write(out.join(".leidraad-stage"), "").unwrap();
    build(&out, &[("/", "home")]).unwrap();
    assert!(!out.join(".leidraad-stage").exists());
    // Without the marker it is somebody else's, whatever else it holds.
    fs::create_dir(&stage).unwrap();
    fs::write(stage.join(MANIFEST), "{}").unwrap();
    build(&out, &[("/", "home")]).unwrap();
    assert!(stage.join(MANIFEST).exists());
}

#[test]
fn a_stage_keeps_its_marker_until_the_rest_is_gone() {
    let (_place, out) = place();
    let stage = stage::Stage::create(&out).unwrap();
    fs::create_dir(stage.path().join("a")).unwrap();
    fs::write(stage.path().join("a/index.html"), "x").unwrap();
    stage::empty(stage.path());
    let left: Vec<_> = fs::read_dir(stage.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, [".leidraad-stage"]);
}

#[test]
fn the_stage_of_a_living_build_stays() {
    let (place, out) = place();
    let one = open(&out).unwrap();
    one.put(&path("/"), b"one").unwrap();
    let before = tree(place.path());
    let two = open(&out).unwrap();
    assert_eq!(tree(place.path()), before);
    let error = two.put(&path("/"), b"two").unwrap_err().to_string();
    assert!(error.contains("in use by another build"), "{error}");
    one.finish().unwrap();
}

#[test]
fn a_killed_build_is_repaired_by_the_next() {
    let (_place, out) = place();
    build(&out, &[("/", "1"), ("/gone/", "1")]).unwrap();
    // As a build leaves it that is killed after its first file: the manifest knows both, the rest waits.
    let mut manifest = manifest::Manifest::read(&out).unwrap().unwrap();
    manifest.pending = [("index.html", "2"), ("half/index.html", "2")]
        .map(|(name, text)| (name.to_owned(), manifest::stamp(text.as_bytes())))
        .into();
    manifest.write(&out).unwrap();
    fs::create_dir(out.join("half")).unwrap();
    fs::write(out.join("half/index.html"), "2").unwrap();
    let done = build(&out, &[("/", "3")]).unwrap();
    assert_eq!((done.changed, done.removed), (1, 2));
    assert!(!out.join("half").exists() && !out.join("gone").exists());
    let manifest = manifest::Manifest::read(&out).unwrap().unwrap();
    assert_eq!(manifest.paths(), ["index.html"]);
    assert!(manifest.pending.is_empty());
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_force_replaces_only_what_is_in_the_way() {
    let (_place, out) = place();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("index.html"), "theirs").unwrap();
    fs::write(out.join("notes.txt"), "theirs").unwrap();
    let error = build(&out, &[("/", "ours")]).unwrap_err().to_string();
    assert!(error.contains("index.html, notes.txt") && error.contains("--force"), "{error}");
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "theirs");
    let output = Output::open(&out, &[], Permit { force: true, link: false }).unwrap();
    output.put(&path("/"), b"ours").unwrap();
    output.finish().unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "ours");
    assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "theirs");
}

#[test]
fn a_new_page_never_replaces_a_file_of_somebody_else_unasked() {
    let (place, out) = place();
    build(&out, &[("/", "home")]).unwrap();
    fs::create_dir(out.join("a")).unwrap();
    fs::write(out.join("a/index.html"), "theirs").unwrap();
    let before = tree(place.path());
    assert!(build(&out, &[("/", "HOME"), ("/a/", "ours")]).is_err());
    assert_eq!(tree(place.path()), before, "nothing is done by half");
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let (_place, out) = place();
    build(&out, &[("/a", "file"), ("/b/", "folder")]).unwrap();
    build(&out, &[("/a/", "folder"), ("/b", "file")]).unwrap();
    assert_eq!(fs::read_to_string(out.join("a/index.html")).unwrap(), "folder");
    assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "file");
}

#[test]
fn an_output_that_is_a_file_or_holds_the_site_is_refused() {
    let (place, out) = place();
    let root = place.path();
    fs::create_dir_all(root.join("content/inside")).unwrap();
    fs::write(&out, "a file").unwrap();
    fs::create_dir_all(root.join("repository/.git")).unwrap();
    let protect = [root.join("content"), root.join("leidraad.yaml")];
    let refused = |folder: &Path| Output::open(folder, &protect, Permit::default()).unwrap_err().to_string();
    assert!(refused(&out).contains("is a file"));
    assert!(refused(&root.join("content")).contains("own material"));
    assert!(refused(&root.join("content/inside/new")).contains("lies inside"));
    assert!(refused(&root.join("x/../content")).contains("own material"));
    assert!(refused(root).contains("it contains"));
    assert!(refused(&root.join("repository")).contains("git repository"));
    assert!(refused(Path::new("/")).contains("root of the disk"));
    for name in ["repository/.git", "repository/.git/hooks/x", "new/.git", "repository/.GIT/x"] {
        assert!(refused(&root.join(name)).contains("what git keeps"), "{name}");
        let forced = Output::open(&root.join(name), &[], Permit { force: true, link: true });
        assert!(forced.unwrap_err().to_string().contains("what git keeps"), "{name}");
    }
    fs::create_dir_all(root.join("bare.git/objects")).unwrap();
    fs::create_dir_all(root.join("bare.git/refs")).unwrap();
    fs::write(root.join("bare.git/HEAD"), "").unwrap();
    assert!(refused(&root.join("bare.git/x")).contains("what git keeps"));
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_when_given_and_never_inside() {
    let (place, out) = place();
    let real = place.path().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &out).unwrap();
    assert!(open(&out).unwrap_err().to_string().contains("symbolic link"));
    let output = Output::open(&out, &[], Permit { force: false, link: true }).unwrap();
    output.put(&path("/"), b"home").unwrap();
    output.finish().unwrap();
    assert!(real.join("index.html").exists());

    let elsewhere = place.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, real.join("a")).unwrap();
    assert!(build(&real, &[("/", "home"), ("/a/", "a")]).is_err());
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn cleaning_removes_what_is_ours_and_says_what_stayed() {
    let (_place, out) = place();
    assert_eq!(clean(&out).unwrap(), None);
    build(&out, &[("/", "home"), ("/a/", "a"), ("/b/", "b")]).unwrap();
    fs::write(out.join("b/index.html"), "edited").unwrap();
    let cleaned = clean(&out).unwrap().unwrap();
    assert_eq!(cleaned, Cleaned { removed: 2, kept: vec!["b/index.html".into()] });
    assert!(out.join("b/index.html").exists() && !out.join("a").exists());
    assert!(clean(&out).unwrap_err().to_string().contains("did not write it"));
}

#[test]
fn a_manifest_that_points_elsewhere_is_not_followed() {
    let (place, out) = place();
    build(&out, &[("/", "home")]).unwrap();
    fs::write(place.path().join("precious"), "x").unwrap();
    let mut manifest = manifest::Manifest::read(&out).unwrap().unwrap();
    manifest.files.insert("../precious".into(), manifest::stamp(b"x"));
    manifest.write(&out).unwrap();
    build(&out, &[("/", "home")]).unwrap();
    clean(&out).unwrap();
    assert!(place.path().join("precious").exists());
}

#[test]
fn a_new_file_is_never_written_over_another() {
    let place = TempDir::new().unwrap();
    let at = place.path().join("a/b.md");
    assert!(write_new(&at, "one").unwrap());
    assert!(!write_new(&at, "two").unwrap());
    assert_eq!(fs::read_to_string(&at).unwrap(), "one");
}
