//! Faults that somebody thought of who had seen the pages of the example site and neither the rules nor
//! the program: each is put into a copy of that site alone, and must be told; harmless edits must not.
//!
//! The tables are `fresh_eyes/faults.json` and `fresh_eyes/harmless.json`, and `-second` of both, by somebody
//! else; what a fault's `silent` says is why nothing is told of it. Of the second table 50 of 130 were told at
//! their line when it was first run, 2 elsewhere in the file, 7 in another file, 71 not at all, and none of 15
//! harmless edits; what a machine can know of the rest was taught afterwards, in general.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};
use leidraad::diag::Diagnostic;
use leidraad::discover::Changes;
use serde_json::Value;

use crate::test_site::{TODAY, TestSite, project};

/// An edit of one file.
struct Edit {
    id: String,
    family: String,
    file: String,
    /// What stands there and what comes in its place; the whole file when nothing stood.
    old: Option<String>,
    new: String,
    /// The name it gets instead; `None` in it for a file that goes. What leads to it tells.
    rename: Option<(String, Option<String>)>,
    /// The lines at which it should be told; none for the file as such, or for an edit that is no fault.
    lines: Vec<u64>,
    silent: Option<String>,
}

fn edits(name: &str) -> Vec<Edit> {
    let file = project().join("tests/suite/fresh_eyes").join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let all: Vec<Value> =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    all.iter().map(Edit::of).collect()
}

impl Edit {
    fn of(value: &Value) -> Edit {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let rename = value["rename"].as_array().map(|names| {
            let name = |at: usize| names[at].as_str().map(str::to_owned);
            (name(0).expect("a path"), name(1))
        });
        let also = value["lines_also_fine"].as_array().into_iter().flatten();
        Edit {
            id: text("id").expect("an id"),
            family: text("family").unwrap_or_default(),
            file: text("file").expect("a file"),
            old: text("old"),
            new: text("new").unwrap_or_default(),
            rename,
            lines: also.chain([&value["line"]]).filter_map(Value::as_u64).collect(),
            silent: text("silent"),
        }
    }

    /// Does it below `root`; gives what puts everything back.
    fn apply(&self, root: &Path) -> Vec<(String, Option<Vec<u8>>)> {
        let mut before = Vec::new();
        let mut keep = |path: &str| before.push((path.to_owned(), fs::read(root.join(path)).ok()));
        if let Some((from, to)) = &self.rename {
            keep(from);
            match to {
                Some(to) => {
                    keep(to);
                    fs::rename(root.join(from), root.join(to))
                }
                None => fs::remove_file(root.join(from)),
            }
            .unwrap_or_else(|error| panic!("{}: {error}", self.id));
            return before;
        }
        keep(&self.file);
        let text = match &self.old {
            Some(old) => {
                let text = fs::read_to_string(root.join(&self.file))
                    .unwrap_or_else(|error| panic!("{}: {error}", self.id));
                assert_eq!(
                    text.matches(&**old).count(),
                    1,
                    "{}: {old:?} stands once in {}",
                    self.id,
                    self.file
                );
                text.replacen(&**old, &self.new, 1)
            }
            None => self.new.clone(),
        };
        let file = root.join(&self.file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, text).expect("a disk");
        before
    }
}

/// The example site, opened once, and what it says of single edits.
struct Example {
    site: TestSite,
    session: Session,
    /// What it says of itself.
    own: Vec<Diagnostic>,
}

impl Example {
    fn open() -> Example {
        let site = TestSite::new("-- .keep --\n");
        for part in ["content", "data", "templates", "model.yaml", "leidraad.yaml", "themes"] {
            site.copy(part, part);
        }
        let options = Options { root: Some(site.root()), today: date::parse(TODAY), ..Options::default() };
        let mut session = Session::open(options).expect("a site");
        let own = session.load().expect("a site").findings().to_vec();
        Example { site, session, own }
    }

    /// What is found after an edit and was not before, with the line. The edit is undone.
    fn told(&mut self, edit: &Edit) -> Vec<(String, String, u64)> {
        let root = self.site.root();
        let before = edit.apply(&root);
        let snapshot = self.look().expect("an edit changes something");
        let mut found = snapshot.findings().to_vec();
        let of_file = snapshot.site().pages.iter().find(|page| page.parsed.source.path.as_str() == edit.file);
        // What is found while rendering, of the page that was edited.
        if let Some(rendered) = of_file.and_then(|page| snapshot.render(&page.url).ok().flatten()) {
            found.extend(rendered.diagnostics);
        }
        let place = |finding: &Diagnostic| {
            let source = snapshot.source(&finding.span.path);
            source.map_or(1, |source| source.position(finding.span.start).line as u64)
        };
        let new = found.iter().filter(|finding| !self.own.contains(finding));
        let told = new
            .map(|finding| (finding.code.name.to_owned(), finding.span.path.to_string(), place(finding)))
            .collect();
        for (path, bytes) in before {
            match bytes {
                Some(bytes) => fs::write(root.join(path), bytes).expect("a disk"),
                None => fs::remove_file(root.join(path)).expect("a file that the edit made"),
            }
        }
        self.look();
        told
    }

    fn look(&mut self) -> Option<Snapshot> {
        self.session.look(&Changes::everything(), &mut Changes::default()).expect("a site")
    }
}

#[test]
fn what_fresh_eyes_thought_of_is_told_at_its_line() {
    told_at_their_lines("faults.json");
}

#[test]
fn what_other_fresh_eyes_thought_of_is_told_at_its_line() {
    told_at_their_lines("faults-second.json");
}

fn told_at_their_lines(table: &str) {
    let mut example = Example::open();
    let (mut counts, mut complaints) = (BTreeMap::<String, [usize; 4]>::new(), Vec::new());
    for fault in edits(table) {
        let told = example.told(&fault);
        let here = told.iter().any(|(_, file, line)| {
            fault.rename.is_some()
                || *file == fault.file && (fault.lines.is_empty() || fault.lines.contains(line))
        });
        let codes = || {
            told.iter()
                .map(|(code, file, line)| format!("{code} {file}:{line}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let count = counts.entry(fault.family.clone()).or_default();
        match (here, told.is_empty(), &fault.silent) {
            (true, _, None) => count[0] += 1,
            (false, false, None) => {
                count[1] += 1;
                println!("elsewhere {}: {} (wanted {}:{:?})", fault.id, codes(), fault.file, fault.lines);
            }
            (_, true, Some(_)) => count[2] += 1,
            (_, true, None) => {
                count[3] += 1;
                complaints.push(format!("{} {} is not told", fault.id, fault.file));
            }
            (_, false, Some(why)) => {
                complaints.push(format!("{} is told, though: {why}: {}", fault.id, codes()))
            }
        }
    }
    println!("family: at the line, elsewhere, silent for a reason, missed");
    counts.iter().for_each(|(family, count)| println!("{family}: {count:?}"));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn harmless_edits_are_not_complained_of() {
    let mut example = Example::open();
    let told: Vec<String> = edits("harmless.json")
        .iter()
        .chain(&edits("harmless-second.json"))
        .flat_map(|edit| example.told(edit).into_iter().map(|told| format!("{}: {told:?}", edit.id)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
