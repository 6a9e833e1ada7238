//! Slips of the finger on every line of a front matter: each is told where it was made.

use std::sync::Arc;

use super::fault::FaultKind;
use super::slip::find;
use super::{Block, Fault};
use crate::base::paths::SourcePath;
use crate::base::source::Source;

const FIELDS: &str = r#"titel: Eigen kracht
kind: methode
samenvatting: "Een kring: familie en vrienden"
status: gepubliceerd
leeftijd: {van: 12, tot: 23}
jaar: 2014
doel: [herstel, netwerk]
steekwoorden: ["jim", 'steun', mentor]
url: https://example.org/a
rollen:
  - jim
  - role: ouder
    taak: meedenken
  - {role: mentor, taak: "helpen: samen"}
erkenning:
  - databank: nji
    niveau: goed
    bron: [a, b]
intro: |
  Een tekst: met een dubbele punt.
  En "nog" een regel.
kort: >-
  Gevouwen tekst
  over twee regels
beoordeeld:
  op: 2026-01-02
  door: [jan, piet]
naam: 'Foto''s van het netwerk'
# een opmerking
weergave: breed
"#;

fn read(text: &str) -> Result<Block, Fault> {
    let source = Arc::new(Source::new(SourcePath::new("x.yaml"), text));
    Block::read(&source, 0..text.len(), false)
}

fn slips(line: &str) -> Vec<(&'static str, String)> {
    let indent = line.len() - line.trim_start().len();
    let (space, body) = line.split_at(indent);
    let without = |chars: [char; 2]| {
        let at = line.rfind(chars);
        at.map_or(line.to_owned(), |at| format!("{}{}", &line[..at], &line[at + 1..]))
    };
    vec![
        ("drop colon", line.replacen(':', "", 1)),
        ("add tab", format!("\t{line}")),
        ("drop closing quote", without(['"', '\''])),
        ("drop closing bracket", without([']', '}'])),
        ("colon in value", format!("{line} wie: wat")),
        ("duplicate key", format!("{line}\n{line}")),
        ("wrong indent", format!(" {line}")),
        ("leading @", format!("{space}@{body}")),
    ]
}

#[test]
fn a_slip_on_any_line_is_told_at_that_line() {
    assert!(read(FIELDS).is_ok());
    assert_eq!(find(FIELDS), None);
    let lines: Vec<&str> = FIELDS.lines().collect();
    let (mut refused, mut missed) = (0, Vec::new());
    for (at, line) in lines.iter().enumerate() {
        for (name, slip) in slips(line) {
            let mut text = lines.clone();
            text[at] = &slip;
            let text = text.join("\n") + "\n";
            let Err(fault) = read(&text) else { continue };
            refused += 1;
            let told = text[..fault.span.start as usize].matches('\n').count();
            if told.abs_diff(at) > 1 {
                missed.push(format!("{name}, line {}: told at {}, {:?}", at + 1, told + 1, fault.kind));
            }
        }
    }
    assert!(refused > 100, "{refused}");
    assert!(missed.len() * 20 <= refused, "{} of {refused}:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn each_slip_has_its_own_kind_and_place() {
    use FaultKind::*;
    let no_space = NoSpace { key: "titel".into(), value: "Netwerk".into() };
    // (text, kind, what is pointed at)
    let table = [
        ("a: 1\nmenu:\n  - {label: A, url: /}\nbase_url https://x.nl/\n", NoColon, "base_url https://x.nl/"),
        ("titel:Netwerk\nb: 1\n", no_space, "titel:Netwerk"),
        ("a: 1\ntitle: [x\n", UnclosedBracket('['), "[x"),
        ("a: 1\nb: [x, {y: 1]\nc: 2\n", UnclosedBracket('{'), "{y: 1]"),
        ("a: [x\nb: 1\nc: 2\nd: 3\n", UnclosedBracket('['), "[x"),
        ("a: \"x\nb: \"y\"\nc: 1\n", UnclosedQuote, "\"x"),
        ("a: 'foto's van'\nb: 1\n", AfterQuote('\''), "'foto's van'"),
        ("a: [x] y\nb: 1\n", AfterBracket, "[x] y"),
        ("a: 1\n  b: 2\n", Indent, "b: 2"),
        ("a:\n  - id x\n    b: 2\n", NoColon, "id x"),
        ("b: 1\na: 99999999999999999999999\n", HugeNumber, "99999999999999999999999"),
        ("b: 1\na: \"C:\\Users\"\n", Escape, "a: \"C:\\Users\""),
        ("a: 1\n---\nb: 1\n", Documents, "---"),
        ("a: >5 jaar\n", ReservedStart('>'), ">5 jaar"),
    ];
    for (text, kind, place) in table {
        let fault = read(text).expect_err(text);
        let at = &text[fault.span.start as usize..fault.span.end as usize];
        assert_eq!((fault.kind, at), (kind, place), "{text}");
    }
}
