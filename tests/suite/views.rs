//! The views are a documented contract: every member that a template may see stands in the manual.

use std::fs;
use std::path::{Path, PathBuf};

use super::test_site::project;

/// The text of every file with this ending in a folder and below it.
fn texts(folder: &Path, ending: &str, all: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            texts(&path, ending, all);
        } else if path.extension().is_some_and(|found| found == ending) {
            all.push(fs::read_to_string(&path).expect("a readable file"));
        }
    }
}

#[test]
fn every_member_of_a_view_stands_in_the_manual() {
    let (mut views, mut manual) = (Vec::new(), Vec::new());
    texts(&project().join("src/render/view"), "rs", &mut views);
    texts(&project().join("docs/content/views"), "md", &mut manual);
    let manual = manual.concat();
    let mut members = 0;
    let mut missing = Vec::new();
    for line in views.iter().flat_map(|text| text.lines()) {
        let member = line.strip_prefix("    pub ").and_then(|rest| rest.split_once(": "));
        let Some((name, ty)) = member.filter(|(name, _)| !name.contains(' ')) else { continue };
        members += 1;
        // A card inside a view is flattened: its members stand under their own heading.
        let flattened = matches!((name, ty), ("card", "CardView,") | ("kind", "KindRefView,"));
        if !flattened && !manual.contains(&format!("| `{name}` |")) {
            missing.push(name.to_owned());
        }
    }
    assert!(members > 100, "only {members} members were found");
    assert!(missing.is_empty(), "members of views that the manual does not name: {missing:?}");
}
