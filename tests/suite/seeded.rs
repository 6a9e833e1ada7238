//! Single faults in a healthy site, each told once, with the right code, at the right place: the pieces of
//! `tests/sites/seeded.txt`. The snapshot holds line, column and words.

use std::fmt::Write as _;

use leidraad::base::date;
use leidraad::build::{Options, Session};
use leidraad::discover::Changes;

use crate::test_site::{TODAY, TestSite, project};

/// One piece of the file.
#[derive(Default)]
struct Fault {
    name: String,
    file: String,
    how: String,
    old: String,
    new: String,
    says: Vec<String>,
}

/// What cannot be typed.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let code = rest.strip_prefix("u{").and_then(|rest| rest.split_once('}'));
        match (rest.chars().next(), code) {
            (Some('u'), Some((hex, behind))) => {
                let code = u32::from_str_radix(hex, 16).expect("a number");
                out.push(char::from_u32(code).expect("a character"));
                rest = behind;
            }
            (Some('t'), _) => {
                out.push('\t');
                rest = &rest[1..];
            }
            (Some('\\'), _) => {
                out.push('\\');
                rest = &rest[1..];
            }
            _ => out.push('\\'),
        }
    }
    out + rest
}

fn faults(text: &str) -> Vec<Fault> {
    let mut all: Vec<Fault> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            all.push(Fault { name: name.to_owned(), ..Fault::default() });
            continue;
        }
        let Some(fault) = all.last_mut() else { continue };
        match line.split_at_checked(2) {
            Some(("- ", rest)) => fault.old += &format!("{}\n", unescaped(rest)),
            Some(("+ ", rest)) => fault.new += &format!("{}\n", unescaped(rest)),
            Some(("= ", rest)) => fault.says.push(unescaped(rest)),
            Some(("in", rest)) => {
                let (file, how) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
                (fault.file, fault.how) = (file.to_owned(), how.to_owned());
            }
            _ => assert!(line.is_empty(), "{}: {line:?} is no part of a fault", fault.name),
        }
    }
    all
}

#[test]
fn every_seeded_fault_is_told_once_and_in_its_place() {
    let text = std::fs::read_to_string(project().join("tests/sites/model/site.txt")).expect("the site");
    let site = TestSite::new(&text);
    site.copy("model.yaml", "model.yaml");
    let options = Options { root: Some(site.root()), today: date::parse(TODAY), ..Options::default() };
    let mut session = Session::open(options).expect("a site");
    assert!(session.load().expect("a reading").findings().is_empty(), "the site is healthy");
    let text = std::fs::read_to_string(project().join("tests/sites/seeded.txt")).expect("the faults");
    let all = faults(&text);
    let (mut wrong, mut said) = (Vec::new(), String::new());
    for fault in &all {
        let whole = site.read(&fault.file);
        // A piece that is only part of a line stands without its end.
        let (old, new) = match whole.contains(&fault.old) {
            true => (fault.old.as_str(), fault.new.as_str()),
            false => (fault.old.trim_end_matches('\n'), fault.new.trim_end_matches('\n')),
        };
        assert!(whole.contains(old), "{}: {old:?} is not in {}", fault.name, fault.file);
        let mut text = whole.replacen(old, new, 1);
        match fault.how.as_str() {
            "crlf" => text = text.replace('\n', "\r\n"),
            "bom" => text.insert(0, '\u{feff}'),
            how => assert!(how.is_empty(), "{}: {how}", fault.name),
        }
        site.write(&fault.file, &text);
        let mut changes = Changes::default();
        changes.at(site.root().join(&fault.file));
        let snapshot = session.look(&changes, &mut Changes::default()).expect("a reading").expect("a change");
        let _ = writeln!(said, "{}", fault.name);
        let mut told = Vec::new();
        for found in snapshot.findings() {
            let source = snapshot.source(&found.span.path).expect("a file of the site");
            let at = source.position(found.span.start);
            let marked = &source.text[found.span.start as usize..found.span.end as usize];
            told.push(format!("{} @ {}", found.code.name, marked.lines().next().unwrap_or_default()));
            let words = found.message.text("nl");
            let help = found.help.as_ref().map(|help| help.text("nl")).unwrap_or_default();
            let place = format!("{}:{}:{}", found.span.path, at.line, at.column);
            let _ = writeln!(said, "  {place} {} {marked:?}\n    {words} {help}", found.code.name);
        }
        let says: Vec<&String> = fault.says.iter().filter(|says| *says != "silent").collect();
        assert!(!fault.says.is_empty(), "{}: what is told?", fault.name);
        let same =
            told.len() == says.len() && told.iter().zip(says).all(|(told, says)| told.starts_with(says));
        if !same {
            wrong.push(format!("{}: expected {:?}, told {told:?}", fault.name, fault.says));
        }
        site.write(&fault.file, &whole);
        session.look(&changes, &mut Changes::default()).expect("a reading");
    }
    insta::assert_snapshot!("seeded", said);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}
