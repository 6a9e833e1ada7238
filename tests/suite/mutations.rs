//! A slip of the hand in a page of the example site is told where it was made. Pages and slips are drawn
//! from a seed: `LEIDRAAD_MUTATIONS` says how many, `LEIDRAAD_SEED` from which seed, and
//! `LEIDRAAD_MUTATIONS_SHOW=1` prints each that was missed.

use std::collections::BTreeMap;
use std::fs;

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};
use leidraad::discover::Changes;

use crate::edits::Dice;
use crate::judge::Judge;
use crate::mutate::slip;
use crate::test_site::{TODAY, TestSite};

/// Slips that are made, unless the environment says otherwise.
const SLIPS: usize = 500;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// A finding as far as it matters here: file, line, code, message.
type Told = (String, usize, &'static str, String);

fn told(snapshot: &Snapshot) -> Vec<Told> {
    let place = |found: &leidraad::diag::Diagnostic| {
        let line = snapshot.source(&found.span.path).map_or(1, |source| source.position(found.span.start).line);
        (found.span.path.as_str().to_owned(), line, found.code.name, found.message.text("nl"))
    };
    snapshot.findings().iter().map(place).collect()
}

#[test]
fn a_slip_of_the_hand_is_told_on_its_own_line() {
    let site = TestSite::new("");
    for part in ["content", "data", "templates", "model.yaml", "leidraad.yaml"] {
        site.copy(part, part);
    }
    let root = site.root();
    let options = Options { root: Some(root.clone()), today: date::parse(TODAY), ..Options::default() };
    let mut session = Session::open(options).expect("a site");
    let healthy = told(&session.load().expect("a reading"));
    let judge = Judge::new(&site);
    let pages: Vec<(String, String)> = site
        .tree("content")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") && path.contains('/'))
        .map(|(path, bytes)| (format!("content/{path}"), String::from_utf8(bytes).expect("text")))
        .collect();
    let wanted = number("LEIDRAAD_MUTATIONS").map_or(SLIPS, |count| count as usize);
    let seed = number("LEIDRAAD_SEED").unwrap_or(2026);
    let mut dice = Dice(seed);
    let (mut here, mut valid, mut made) = (0, 0, 0);
    let (mut elsewhere, mut silent) = (Vec::new(), Vec::new());
    let mut by_name: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    while made < wanted {
        let (path, text) = &pages[dice.below(pages.len())];
        let Some(slip) = slip(text, &mut dice) else { continue };
        made += 1;
        let mut changes = Changes::default();
        let file = root.join(path);
        fs::write(&file, &slip.text).expect("a file of ours");
        changes.at(&file);
        let snapshot = session.look(&changes, &mut Changes::default()).expect("a reading").expect("another site");
        let mut found = told(&snapshot);
        found.retain(|found| !healthy.contains(found));
        // The page's own findings are read first: they are what its editor sees.
        found.sort_by_key(|found| found.0 != *path);
        fs::write(&file, text).expect("a file of ours");
        session.look(&changes, &mut Changes::default()).expect("a reading");
        let row = by_name.entry(slip.name).or_default();
        let lines: Vec<&str> = slip.text.lines().collect();
        let shown = || lines[slip.lines.start() - 1..(*slip.lines.end()).min(lines.len())].join("⏎");
        match found.first() {
            None => match judge.fault(path, text, &slip.text) {
                None => {
                    valid += 1;
                    row[1] += 1;
                }
                Some(why) => {
                    row[3] += 1;
                    silent.push(format!("{path}:{:?} {} ({why}): {}", slip.lines, slip.name, shown()));
                }
            },
            Some((file, line, ..)) if file == path && slip.lines.contains(line) => {
                here += 1;
                row[0] += 1;
            }
            Some(first) => {
                row[2] += 1;
                elsewhere.push(format!("{path}:{:?} {}: {}\n    {first:?}", slip.lines, slip.name, shown()));
            }
        }
    }
    println!("seed {seed}: {made} slips: {here} told on their line, {valid} still valid, {} told elsewhere, {} silent", elsewhere.len(), silent.len());
    for (name, [here, valid, elsewhere, silent]) in by_name {
        println!("  {name}: {here} on the line, {valid} valid, {elsewhere} elsewhere, {silent} silent");
    }
    if number("LEIDRAAD_MUTATIONS_SHOW").is_some() {
        println!("ELSEWHERE\n{}\nSILENT\n{}", elsewhere.join("\n"), silent.join("\n"));
    }
    let faults = here + elsewhere.len() + silent.len();
    assert!(here * 100 >= faults * 95, "{} of {faults} told elsewhere:\n{}", elsewhere.len(), elsewhere.join("\n"));
    assert!(silent.is_empty(), "{} not told:\n{}", silent.len(), silent.join("\n"));
}
