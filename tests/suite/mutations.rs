//! A slip of the hand in a page of the example site is told where it was made. Pages and slips are drawn
//! from a seed: `LEIDRAAD_MUTATIONS` says how many, `LEIDRAAD_SEED` from which seed, and
//! `LEIDRAAD_MUTATIONS_SHOW=1` prints each that was missed.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};
use leidraad::discover::Changes;

use crate::edits::Dice;
use crate::judge::Judge;
use crate::mutate::{Slip, slip};
use crate::test_site::{TODAY, TestSite};

/// Slips that are made, unless the environment says otherwise.
const SLIPS: usize = 500;
/// Pages that have a slip at the same time.
const TOGETHER: usize = 20;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// A finding as far as it matters here: file, line, code, message.
type Told = (String, usize, &'static str, String);

fn told(snapshot: &Snapshot) -> Vec<Told> {
    let place = |found: &leidraad::diag::Diagnostic| {
        let line =
            snapshot.source(&found.span.path).map_or(1, |source| source.position(found.span.start).line);
        (found.span.path.as_str().to_owned(), line, found.code.name, found.message.text("nl"))
    };
    snapshot.findings().iter().map(place).collect()
}

/// The site under test, and the pages of it that were changed last.
struct Bench<'p> {
    session: Session,
    root: PathBuf,
    pages: &'p [(String, String)],
    healthy: Vec<Told>,
    changes: Changes,
}

impl Bench<'_> {
    /// What is told with these slips and no others, beyond what is told of the healthy site.
    fn told(&mut self, slips: &[(usize, Slip)]) -> Vec<Told> {
        let mut changes = std::mem::take(&mut self.changes);
        for (page, slip) in slips {
            let file = self.root.join(&self.pages[*page].0);
            fs::write(&file, &slip.text).expect("a file of ours");
            changes.at(&file);
            self.changes.at(file);
        }
        let snapshot = self.session.look(&changes, &mut Changes::default()).expect("a reading");
        let mut found = told(&snapshot.expect("another site"));
        found.retain(|found| !self.healthy.contains(found));
        for (page, _) in slips {
            let (path, text) = &self.pages[*page];
            fs::write(self.root.join(path), text).expect("a file of ours");
        }
        found
    }
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
    let mut made = 0;
    let (mut elsewhere, mut silent) = (Vec::new(), Vec::new());
    let mut by_name: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut open: Vec<(usize, Slip)> = Vec::new();
    let mut bench = Bench { session, root: site.root(), pages: &pages, healthy, changes: Changes::default() };
    while made < wanted {
        // Many pages have a slip at once; what is not told on its line then is looked at alone.
        open.clear();
        while open.len() < TOGETHER.min(wanted - made) {
            let page = dice.below(pages.len());
            if open.iter().all(|(known, _)| *known != page) {
                open.extend(slip(&pages[page].1, &mut dice).map(|slip| (page, slip)));
            }
        }
        made += open.len();
        let together = bench.told(&open);
        for (page, slip) in open.drain(..) {
            let (path, text) = &pages[page];
            let own = together.iter().find(|found| found.0 == *path);
            let mut first = own.cloned();
            let lines = slip.lines.clone();
            let at = |found: &Option<Told>| {
                found.as_ref().is_some_and(|found| found.0 == *path && lines.contains(&found.1))
            };
            let all: Vec<&str> = slip.text.lines().collect();
            let shown = all[lines.start() - 1..(*lines.end()).min(all.len())].join("⏎");
            let name = slip.name;
            let fault = judge.fault(path, text, &slip.text);
            if !at(&first) {
                let mut alone = bench.told(&[(page, slip)]);
                // The page's own findings are read first: they are what its editor sees.
                alone.sort_by_key(|found| found.0 != *path);
                first = alone.into_iter().next();
            }
            let row = by_name.entry(name).or_default();
            match (&first, fault) {
                (None, None) => row[1] += 1,
                (None, Some(why)) => {
                    row[3] += 1;
                    silent.push(format!("{path}:{lines:?} {name} ({why}): {shown}"));
                }
                _ if at(&first) => row[0] += 1,
                _ => {
                    row[2] += 1;
                    elsewhere.push(format!("{path}:{lines:?} {name}: {shown}\n    {first:?}"));
                }
            }
        }
    }
    let sum = |n: usize| by_name.values().map(|row: &[usize; 4]| row[n]).sum::<usize>();
    let (here, valid) = (sum(0), sum(1));
    println!(
        "seed {seed}: {made} slips: {here} told on their line, {valid} still valid, {} told elsewhere, {} silent",
        elsewhere.len(),
        silent.len()
    );
    for (name, [here, valid, elsewhere, silent]) in by_name {
        println!("  {name}: {here} on the line, {valid} valid, {elsewhere} elsewhere, {silent} silent");
    }
    if number("LEIDRAAD_MUTATIONS_SHOW").is_some() {
        println!("ELSEWHERE\n{}\nSILENT\n{}", elsewhere.join("\n"), silent.join("\n"));
    }
    let faults = here + elsewhere.len() + silent.len();
    assert!(
        here * 100 >= faults * 95,
        "{} of {faults} told elsewhere:\n{}",
        elsewhere.len(),
        elsewhere.join("\n")
    );
    assert!(silent.is_empty(), "{} not told:\n{}", silent.len(), silent.join("\n"));
}
