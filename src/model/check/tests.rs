//! Mistakes of a front matter, each with its code and place.

use std::sync::Arc;

use crate::base::date;
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::{Diagnostic, sort};
use crate::model::value::Checked;
use crate::model::{Model, PageContext, load};

const MODEL: &str = r"
version: 1
names: {title: name, summary: about, from: least, to: most}
lifecycle:
  field: state
  default: new
  states:
    new: {}
    live: {public: true}
    gone: {public: true, withdrawn: true, requires: [instead]}
  review: {reviewed: reviewed.on, due: review-due, at_most_months: 24}
fields:
  name: {min: 3, max: 20, unique: kind}
  reviewed: {type: group, fields: {on: {type: date, required: always}, by: {type: page, of: role}}}
  review-due: {type: date}
kinds:
  measure:
    fields:
      code: {type: text, pattern: '^[A-Z]', unique: site, names: true}
      book: {type: text, format: isbn}
      doi: {type: text, format: doi}
      note: {type: markdown, max: 10}
      urgent: {type: boolean, default: nee}
      year: {type: integer, min: 1990, max: this-year, none: {unknown: not known}}
      age: {type: range, min: 0, max: 27, also: {birth: birth}}
      seen: {type: date, not_after: today, precision: month}
      since: {type: date}
      level: {type: choice, values: [low, middle, high], message: Pick a level.}
      for: {type: choice, many: true, values: [owner, tenant], mistaken_for: groups}
      site: {type: url, required_when: {level: high}}
      file: {type: file}
      text-version:
        any_of: [{type: choice, values: {in-page: here}}, {type: page}]
        required_when: {file: {extension: pdf}}
      points: {type: text, many: {min: 2, max: 3, unique: true}}
      needed: {type: text, required: published}
      span: {type: range, required_when: {level: low}}
      words: {type: integer, derived: word_count}
      steps:
        type: part
        many: {min: 1}
        flow: or.go-to
        fields:
          title: {type: text, required: always}
          role: {type: page, of: role, relation: roles}
          or: {type: group, many: true, fields: {go-to: {any_of: [{type: part, of: steps}, {type: choice, values: [stop]}]}}}
      grade:
        type: group
        many: true
        none: none
        fields:
          level: {type: choice, values: [a, b], required: always}
          on: {type: date}
          why: {type: text, required_when: {level: b}}
        rules:
          - {expect: {on: {at_most_years_old: 5}}, severity: warning, message: old}
    rules:
      - {expect: {exactly_one_of: [file, site]}, when: {urgent: ja}, message: one of both}
      - {expect: {since: {not_after: seen}}}
      - {forbid: '\w+@\w+', severity: warning, message: 'found {found}'}
      - {when: {text: '(?i)danger'}, expect: {urgent: true}, message: 'found {found}'}
      - {expect: {about: {not_starts_with: name}}}
  role: {}
relations:
  roles: {from: measure, to: role, max: 2, message: Who?, key: role, carries: {task: {type: text, max: 5}}}
  groups: {from: measure, to: role}
  instead: {from: any, to: any, none: nothing}
  issuer: {from: measure, to: role, or: {type: text}, min: {published: 1}}
";

pub struct Page {
    pub checked: Checked,
    pub found: Vec<Diagnostic>,
    pub source: Arc<Source>,
    pub block: Block,
}

impl Page {
    pub fn findings(&self) -> Vec<String> {
        let at = |d: &Diagnostic| &self.source.text[d.span.start as usize..d.span.end as usize];
        self.found.iter().map(|d| format!("{}: {}", d.code.name, at(d))).collect()
    }

    fn messages(&self, language: &str) -> Vec<String> {
        let help = |d: &Diagnostic| d.help.as_ref().map(|help| help.text(language)).unwrap_or_default();
        self.found.iter().map(|d| format!("{} | {}", d.message.text(language), help(d))).collect()
    }
}

pub fn model() -> Model {
    let source = Arc::new(Source::new(SourcePath::new("model.yaml"), MODEL));
    let (model, found) = load(Some(&source), "nl");
    assert_eq!(found, []);
    model
}

pub fn check_in(model: &Model, front: &str, body: &str) -> Page {
    let source = Arc::new(Source::new(SourcePath::new("content/a.md"), format!("{front}---\n{body}")));
    let block = Block::read(&source, 0..front.len(), false).expect("readable front matter");
    let mut found = Vec::new();
    let page = PageContext {
        kind: 0,
        language: "nl",
        today: date::parse("2026-11-23").expect("a day"),
        heading: None,
        text: body,
        cited: &[],
        words: body.split_whitespace().count() as u32,
        body_start: front.len() + 4,
    };
    let checked = model.check(&block, page, &mut found);
    sort(&mut found);
    Page { checked, found, source, block }
}

pub fn check(front: &str) -> Page {
    check_in(&model(), &format!("name: Fire door\n{front}"), "Words.")
}

#[test]
fn each_fault_is_found_where_it_stands() {
    let table = [
        ("code: ABC", vec![]),
        ("cod: ABC", vec!["unknown-field: cod"]),
        ("kind: measur", vec!["unknown-kind: measur"]),
        ("extra: {cod: 1}", vec![]),
        ("extra: 1", vec!["wrong-type: 1"]),
        ("state: liv", vec!["unknown-state: liv"]),
        ("code: abc", vec!["text-pattern: abc"]),
        ("code: [A]", vec!["wrong-type: [A]"]),
        ("note: twelve chars", vec!["text-length: twelve chars"]),
        ("book: 978-0-306-40615-1", vec!["text-format: 978-0-306-40615-1"]),
        ("book: 978-0-306-40615-7", vec![]),
        ("doi: https://doi.org/10.1000/182", vec!["text-format: https://doi.org/10.1000/182"]),
        ("urgent: misschien", vec!["wrong-type: misschien"]),
        ("year: 1989", vec!["out-of-range: 1989"]),
        ("year: 2027", vec!["out-of-range: 2027"]),
        ("year: unknown", vec![]),
        ("year: 02014", vec!["wrong-type: 02014"]),
        ("year: 0x7DE", vec!["wrong-type: 0x7DE"]),
        ("age: {least: 012}", vec!["wrong-type: 012"]),
        ("age: {least: 0}", vec![]),
        ("points: [a, ~]", vec!["item-count: [a, ~]"]),
        ("points: [a, '']", vec!["item-count: [a, '']"]),
        ("grade: [{level: ''}]", vec!["missing-field: {level: ''}"]),
        ("{level: low, span: {}}", vec!["missing-field: span"]),
        ("{level: low, span: {least: ~}}", vec!["missing-field: span"]),
        ("{state: live, needed: ' ', issuer: x}", vec!["missing-field: needed"]),
        ("{state: live, needed: [~], issuer: x}", vec!["missing-field: needed"]),
        ("year: soon", vec!["wrong-type: soon"]),
        ("age: {least: 12, most: 6}", vec!["range-reversed: {least: 12, most: 6}"]),
        ("age: {least: birth, most: 28}", vec!["out-of-range: 28"]),
        ("age: {least: brith}", vec!["out-of-range: brith"]),
        ("age: {van: 1}", vec!["unknown-field: van"]),
        ("age: 12", vec!["wrong-type: 12"]),
        ("since: 2027-13-01", vec!["date-invalid: 2027-13-01"]),
        ("since: 23-11-2026", vec!["date-invalid: 23-11-2026"]),
        ("since: 2026", vec!["date-invalid: 2026"]),
        ("seen: 2026-11", vec![]),
        ("seen: 2026-12", vec!["date-limit: 2026-12"]),
        ("seen: 2026", vec!["date-invalid: 2026"]),
        ("{seen: 2026-01-01, since: 2026-02-01}", vec!["model-rule: 2026-02-01"]),
        ("level: hihg", vec!["unknown-choice: hihg"]),
        ("level: high", vec!["missing-field: name: Fire door"]),
        ("for: [refugees]", vec!["unknown-choice: refugees"]),
        ("for: [owner, owner]", vec!["duplicate-item: owner"]),
        ("site: example.org", vec!["text-format: example.org"]),
        ("file: https://example.org/a.pdf", vec!["text-format: https://example.org/a.pdf"]),
        ("file: a.PDF", vec!["missing-field: name: Fire door"]),
        ("{file: a.pdf, text-version: in-page}", vec![]),
        ("{file: a.pdf, text-version: other-page}", vec![]),
        ("points: [a]", vec!["item-count: [a]"]),
        ("points: [a, b, c, d]", vec!["item-count: [a, b, c, d]"]),
        ("points: [a, a]", vec!["duplicate-item: a"]),
        ("points: [a, {b: c}]", vec!["wrong-type: {b: c}"]),
        ("words: 4", vec!["derived-field: words"]),
        ("slug: Fire Door", vec!["text-format: Fire Door"]),
        ("state: gone", vec!["state-requires: gone"]),
        ("{state: gone, instead: nothing}", vec![]),
        ("{state: gone, instead: other}", vec![]),
        ("roles: [a, b, c]", vec!["relation-count: roles"]),
        ("roles: [a, a]", vec!["duplicate-item: a"]),
        ("roles: [{role: a, task: too long}]", vec!["text-length: too long"]),
        ("roles: [{role: a, taks: x}]", vec!["unknown-field: taks"]),
        ("roles: [{task: x}]", vec!["wrong-type: {task: x}"]),
        ("state: live", vec!["missing-field: name: Fire door", "relation-count: name: Fire door"]),
        ("{state: live, needed: x, issuer: 'The Board: X'}", vec![]),
        ("grade: none", vec![]),
        ("grade: [{level: c}]", vec!["unknown-choice: c"]),
        ("grade: [{level: b}]", vec!["missing-field: {level: b}"]),
        ("grade: [{levle: a}]", vec!["unknown-field: levle"]),
        ("grade: [{level: a, on: 2020-01-01}]", vec!["model-rule: 2020-01-01"]),
        ("grade: high", vec!["wrong-type: high"]),
        ("steps: []", vec!["item-count: []"]),
        ("steps: [{id: a}]", vec!["missing-field: {id: a}"]),
        ("steps: [{title: A}]", vec!["part-id: {title: A}"]),
        ("steps: [{id: A b, title: A}]", vec!["part-id: A b"]),
        ("steps: [{id: a, title: A}, {id: a, title: B}]", vec!["part-id: a"]),
        ("steps: [{id: a, title: A, or: [{go-to: b}]}]", vec!["unknown-part: b"]),
        ("steps: [{id: a, title: A, or: [{go-to: a}]}]", vec!["part-flow: a"]),
        ("steps: [{id: a, title: A, or: [{go-to: stop}]}]", vec![]),
        ("{urgent: ja, file: a.doc, site: 'https://a.nl'}", vec!["model-rule: a.doc"]),
        ("{urgent: ja, site: a.nl}", vec!["text-format: a.nl"]),
        ("about: Fire door of steel", vec!["model-rule: Fire door of steel"]),
        ("about: Fire doors", vec![]),
        ("reviewed: {on: 2026-12-01}", vec!["review-date: 2026-12-01"]),
        ("reviewed: {}", vec!["missing-field: {}"]),
        ("{reviewed: {on: 2026-01-01}, review-due: 2025-01-01}", vec!["review-date: 2025-01-01"]),
        ("{reviewed: {on: 2026-01-01}, review-due: 2028-01-02}", vec!["review-date: 2028-01-02"]),
        ("code: A mail@example", vec!["model-rule: A mail@example"]),
        ("points: [Danger, b]", vec!["model-rule: Danger"]),
    ];
    let model = model();
    let mut wrong = Vec::new();
    for (front, expected) in table {
        // A line in braces stands for several fields.
        let inner = front.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let lines = match inner.filter(|_| !front.contains("}, {")) {
            Some(inner) => split(inner).join("\n"),
            None => front.to_owned(),
        };
        let page = check_in(&model, &format!("name: Fire door\n{lines}\n"), "Words.");
        if page.findings() != expected {
            wrong.push(format!("{front}\n  found    {:?}\n  expected {expected:?}", page.findings()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Splits at the commas outside brackets and quotes.
fn split(text: &str) -> Vec<String> {
    let (mut depth, mut out, mut quoted) = (0, vec![String::new()], false);
    for c in text.chars() {
        match c {
            '\'' => quoted = !quoted,
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 && !quoted {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out.into_iter().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn messages_say_what_to_do() {
    let says = |front: &str, expected: &str| {
        let page = check(&format!("{front}\n"));
        assert_eq!(page.messages("nl"), [expected], "{front}");
    };
    says("cod: A", "Het veld 'cod' ken ik niet. | Bedoel je 'code'?");
    says("note: twelve chars", "De tekst bij 'note' is 12 tekens. Houd het op 10. | ");
    says("book: 978-0-306-40615-1", "Dit ISBN klopt niet: het laatste cijfer hoort een 7 te zijn. | ");
    says("age: {least: 12, most: 6}", "'age' loopt van 12 tot 6. Draai de getallen om. | ");
    says(
        "age: 12",
        "Bij 'age' hoort een begin en een eind. | Schrijf bijvoorbeeld: age: {least: 6, most: 12}",
    );
    says(
        "since: 2027-13-01",
        "De datum 2027-13-01 bestaat niet: een jaar heeft 12 maanden. Schrijf een datum als 2026-11-23: jaar, maand, dag. | ",
    );
    says(
        "since: 23-11-2026",
        "'23-11-2026' lees ik niet als datum. Schrijf een datum als 2026-11-23. | Bedoel je 2026-11-23?",
    );
    says("level: hihg", "Pick a level. | 'hihg' kan niet bij 'level'. Bedoel je 'high'?");
    says(
        "for: [refugees]",
        "'refugees' hoort niet bij 'for'. Zet die bij 'groups'. | Kies uit: owner, tenant.",
    );
    says("for: [tenent]", "'tenent' kan niet bij 'for'. | Bedoel je 'tenant'?");
    says("year: 02014", "Schrijf het getal bij 'year' zonder nul ervoor, niet als 02014. | Schrijf: 2014");
    says("points: [a]", "Bij 'points' horen er minstens 2. Er staat er nu 1. | ");
    says("steps: [{id: a}]", "Nummer 1 bij 'steps' heeft geen 'title'. | ");
    says(
        "state: gone",
        "Een pagina met de status 'gone' heeft ook 'instead' nodig. | Vul het in, of schrijf 'instead: nothing'.",
    );
    says("roles: [a, b, c]", "Who? | Bij 'roles' kunnen er hoogstens 2. Er staan er nu 3.");
    says("code: A mail@example", "found mail@example | ");
    says("points: [Danger, b]", "found Danger | ");
}

#[test]
fn a_title_must_be_there() {
    let page = check_in(&model(), "code: A\n", "");
    assert_eq!(page.findings(), ["missing-title: code: A"]);
    assert_eq!(page.messages("nl"), ["Deze pagina heeft geen titel. | Zet bovenaan de pagina: name: …"]);
    assert_eq!(check_in(&model(), "name:\n", "").findings(), ["missing-title: name"]);
    assert_eq!(check_in(&model(), "name: ab\n", "").findings(), ["text-length: ab"]);
    let page = check_in(&model(), "name: a\n", "");
    assert_eq!(page.messages("nl"), ["De tekst bij 'name' is 1 teken. Schrijf er minstens 3. | "]);
}

#[test]
fn forbidden_text_is_found_in_the_body() {
    let page = check_in(&model(), "name: Fire door\n", "Mail a@b.\n\nOr *c@d* now.");
    assert_eq!(page.findings(), ["model-rule: a@b", "model-rule: c@d"]);
}
