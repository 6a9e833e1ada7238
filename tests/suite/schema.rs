//! The schemas and `check` agree: over every page and register of the example site as it is, with slips of
//! the hand in it, and with values that have no business there. The judge is a validator nobody here wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use leidraad::base::date::{self, Date};
use leidraad::base::paths::SourcePath;
use leidraad::base::source::Source;
use leidraad::base::yaml::{Block, Seg};
use leidraad::diag::Diagnostic;
use leidraad::model::{self, Model, PageContext};
use leidraad::parse;
use serde_json::Value;

use crate::edits::{Dice, number};
use crate::mutate::slip;
use crate::test_site::{TODAY, TestSite, project, tree};

/// Slips, and as many odd values, that are made unless the environment says otherwise.
const SLIPS: u64 = 300;

/// What `check` tells and a schema does not, by code, and why.
const ONLY_CHECK: [(&str, &str); 12] = [
    ("date-limit", "a schema has no calendar and holds no two days against each other"),
    ("review-date", "the same"),
    ("range-reversed", "a schema holds no two numbers against each other"),
    ("model-rule", "rules over days, over the text or over more than one level; warnings"),
    ("part-id", "that an id stands twice: a schema sees one item at a time"),
    ("unknown-part", "a schema does not know what another field declares"),
    ("part-flow", "the same"),
    ("part-dead-end", "the same"),
    ("part-unreachable", "the same"),
    ("relation-count", "sources that the text or another field names count as well"),
    ("duplicate-item", "two spellings of one page, or the same page with and without a place in it"),
    ("item-count", "an item without a value does not count"),
];

struct Site {
    model: Model,
    today: Date,
    /// By kind; the second for an entry of its register, which is the same.
    schemas: BTreeMap<String, Validator>,
}

/// Something with fields: a page, or an entry of a register.
struct Fields {
    kind: usize,
    block: Block,
}

fn source(path: &str, text: &str) -> Arc<Source> {
    Arc::new(Source::new(SourcePath::new(path), text))
}

impl Site {
    fn example() -> Site {
        let text = std::fs::read_to_string(project().join("model.yaml")).expect("a model");
        let (model, found) = model::load(Some(&source("model.yaml", &text)), "nl");
        assert!(found.is_empty(), "{found:?}");
        let mut schemas = BTreeMap::new();
        for document in model.json_schemas("nl").into_iter().filter(|document| !document.register) {
            jsonschema::meta::validate(&document.schema).expect("a schema of its own draft");
            let options = jsonschema::options().should_validate_formats(true);
            schemas.insert(document.kind, options.build(&document.schema).expect("a schema"));
        }
        Site { model, today: date::parse(TODAY).expect("a day"), schemas }
    }

    /// The fields of a page; `None` when YAML itself cannot be read, for which there is no schema.
    fn page(&self, path: &str, text: &str) -> Option<Fields> {
        let front = parse::front_matter(&source(path, text));
        if !front.diagnostics.is_empty() {
            return None;
        }
        let stem = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let named = front.block.map().get(self.model.names.of("kind")).and_then(|name| name.as_str());
        let kind = match stem.rsplit('/').next() {
            Some("_index") => self.model.landing(),
            _ => named
                .and_then(|name| self.model.kind_named(name))
                .or_else(|| self.model.kind_by_folder(stem))?,
        };
        Some(Fields { kind, block: front.block })
    }

    /// The fields that `check` objects to, with the code, and a word for the whole page.
    fn check(&self, fields: &Fields) -> Vec<(String, &'static str, String)> {
        let mut found = Vec::new();
        let context = PageContext {
            kind: fields.kind,
            language: "nl",
            today: self.today,
            heading: None,
            text: "",
            cited: &[],
            words: 100,
            body_start: 0,
        };
        self.model.check(&fields.block, context, &mut found);
        let place =
            |found: &Diagnostic| (field_of(&fields.block, found), found.code.name, found.message.text("nl"));
        found.iter().map(place).collect()
    }

    /// The fields that the schema objects to; `*` for the page as a whole.
    fn schema(&self, fields: &Fields) -> Vec<(String, String)> {
        let value = serde_json::to_value(fields.block.map()).expect("JSON");
        let schema = &self.schemas[&*self.model.kinds[fields.kind].name];
        let mut out = Vec::new();
        for error in schema.iter_errors(&value) {
            let path = error.instance_path().to_string();
            let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
            let told = format!("{} at {path} by {}", error, error.schema_path());
            let names: Vec<String> = match error.kind() {
                _ if !first.is_empty() => vec![first.replace("~1", "/")],
                ValidationErrorKind::Required { property } => vec![property.as_str().unwrap_or("").into()],
                ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.clone(),
                _ => vec!["*".into()],
            };
            out.extend(names.into_iter().map(|name| (name, told.clone())));
        }
        out
    }
}

/// The top-level field that a finding is about.
fn field_of(block: &Block, found: &Diagnostic) -> String {
    let missing = ["missing-field", "missing-title", "relation-count", "state-requires"];
    if missing.contains(&found.code.name) && found.span.start == block.start_span().start
        || matches!(found.code.name, "state-requires")
    {
        return found.message.argument("field").unwrap_or_default().to_owned();
    }
    let start = |name: &str| block.key_span(&[Seg::from(name)]).start;
    let keys = block.map().keys().filter_map(|key| key.as_str());
    let before = keys.filter(|key| start(key) <= found.span.start).max_by_key(|key| start(key));
    before.unwrap_or("*").to_owned()
}

/// What the two disagree about, in words.
fn disagreement(site: &Site, fields: &Fields) -> Vec<String> {
    let check = site.check(fields);
    let schema = site.schema(fields);
    let mut out = Vec::new();
    for (field, code, words) in &check {
        let permitted =
            ONLY_CHECK.iter().any(|(known, _)| known == code) && beyond(site, fields, field, code, words);
        // A rule over several fields is told of one of them by us, of the page by a schema.
        let same = |(other, _): &(String, String)| other == field || *code == "model-rule" && other == "*";
        if !permitted && !schema.iter().any(same) && !unseen(fields, field, code, words) {
            out.push(format!("only check, {field}: {code}: {words}"));
        }
    }
    for (field, words) in &schema {
        if !check.iter().any(|(other, ..)| other == field || field == "*")
            && !fine(fields, field, words, &check)
        {
            out.push(format!("only the schema, {field}: {words}"));
        }
    }
    out
}

/// Whether a code that a schema may be silent about is beyond it here too.
fn beyond(site: &Site, fields: &Fields, field: &str, code: &str, words: &str) -> bool {
    let nothing = |value: &serde_yaml::Value| {
        value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
    };
    let value = fields.block.map().get(field);
    match code {
        // The only relation of the example that text and other fields add to.
        "relation-count" => field == "bronnen",
        "duplicate-item" => {
            let relations = &site.model.kinds[fields.kind].relation_fields;
            let keyed = relations.get(field).is_some_and(|index| site.model.relations[*index].key.is_some());
            keyed
                || value.is_some_and(|value| {
                    any(value, &|value| value.as_str().is_some_and(|text| text.contains("[[")))
                })
        }
        "item-count" => value.is_some_and(|value| any(value, &nothing)),
        // Rules that ask only whether fields are there can be said.
        "model-rule" => !words.contains("een bestand óf") && !words.contains("een uitgever of"),
        _ => true,
    }
}

fn quoted(text: &str) -> bool {
    text.trim().parse::<i64>().is_ok()
}

/// Whether a schema cannot see a fault of this value, which YAML hands over as something else than stands
/// in the file.
fn unseen(fields: &Fields, field: &str, code: &str, words: &str) -> bool {
    let value = fields.block.map().get(field);
    let bare = value.is_some_and(|value| any(value, &|value| value.is_number() || value.is_bool()));
    match code {
        // A number or yes/no without quotes has no length and no form.
        "text-length" | "text-pattern" | "text-format" if bare => true,
        // The last digit of an ISBN is worked out from the others.
        "text-format" => words.contains("ISBN"),
        // 007 and 0x1F have no spelling of their own in JSON; quoted numbers have no bounds.
        "wrong-type" => words.contains("zonder nul ervoor") || words.contains("gewoon getal"),
        "out-of-range" => value.is_some_and(|value| any(value, &|value| value.as_str().is_some_and(quoted))),
        _ => false,
    }
}

/// Whether a schema may be stricter here.
fn fine(fields: &Fields, field: &str, words: &str, check: &[(String, &'static str, String)]) -> bool {
    let empty = |value: &serde_yaml::Value| value.as_str().is_some_and(|text| text.trim().is_empty());
    let spaced = |value: &serde_yaml::Value| value.as_str().is_some_and(|text| text.trim() != text);
    let value = fields.block.map().get(field);
    // Of one cause `check` tells once: a rule or a state that leans on a field with a fault is not held.
    let leaning = words.contains("by /allOf/") && !check.is_empty();
    // A field whose name has a slip in it is told as that, not also as missing.
    let misspelt =
        words.ends_with("by /required") && check.iter().any(|(_, code, _)| *code == "unknown-field");
    // Empty quotes, or white space around a value, that `check` passes over.
    leaning || misspelt || value.is_some_and(|value| any(value, &empty) || any(value, &spaced))
}

fn any(value: &serde_yaml::Value, test: &dyn Fn(&serde_yaml::Value) -> bool) -> bool {
    match value {
        serde_yaml::Value::Sequence(items) => items.iter().any(|item| any(item, test)),
        serde_yaml::Value::Mapping(map) => map.values().any(|item| any(item, test)),
        other => test(other),
    }
}

/// All pages of the example site: path and text.
fn pages() -> Vec<(String, String)> {
    let files = tree(&project().join("content"));
    let pages = files.into_iter().filter(|(path, _)| path.ends_with(".md"));
    pages.map(|(path, bytes)| (format!("content/{path}"), String::from_utf8(bytes).expect("text"))).collect()
}

#[test]
fn every_page_of_the_example_site_is_valid() {
    let site = Site::example();
    let mut wrong = Vec::new();
    let pages = pages();
    for (path, text) in &pages {
        let fields = site.page(path, text).expect("fields");
        let errors = site.schema(&fields);
        wrong.extend(errors.into_iter().map(|(field, words)| format!("{path}: {field}: {words}")));
    }
    let mut entries = 0;
    for (at, kind) in site.model.kinds.iter().enumerate() {
        let Some(register) = &kind.register else { continue };
        let text = std::fs::read_to_string(project().join(register)).expect("a register");
        let source = source(register, &text);
        let block = Block::read(&source, 0..source.text.len(), true).expect("YAML");
        for id in block.map().keys().filter_map(|key| key.as_str()) {
            entries += 1;
            let fields = Fields { kind: at, block: block.entry(id) };
            let errors = site.schema(&fields);
            wrong.extend(
                errors.into_iter().map(|(field, words)| format!("{register}: {id}: {field}: {words}")),
            );
        }
    }
    assert!(pages.len() > 100 && wrong.is_empty(), "{entries} entries\n{}", wrong.join("\n"));
}

#[test]
fn schemas_and_check_object_to_the_same_fields() {
    let site = Site::example();
    let pages = pages();
    let mut dice = Dice(number("LEIDRAAD_SEED", 2026));
    let wanted = number("LEIDRAAD_MUTATIONS", SLIPS);
    let (mut slips, mut odd) = (0, 0);
    let mut wrong = BTreeSet::new();
    let mut codes: BTreeMap<&str, u32> = BTreeMap::new();
    let mut look = |path: &str, text: &str, name: &str| {
        let Some(fields) = site.page(path, text) else { return false };
        site.check(&fields).iter().for_each(|(_, code, _)| *codes.entry(code).or_default() += 1);
        let lines = disagreement(&site, &fields);
        wrong.extend(lines.into_iter().map(|line| format!("{path} ({name}): {line}")));
        true
    };
    while slips < wanted {
        let (path, text) = &pages[dice.below(pages.len())];
        let Some(slip) = slip(text, &mut dice) else { continue };
        let close = text.match_indices("\n---").next().map_or(0, |(at, _)| text[..at].lines().count() + 1);
        if *slip.lines.end() < close && look(path, &slip.text, slip.name) {
            slips += 1;
        }
    }
    while odd < wanted {
        let (path, text) = &pages[dice.below(pages.len())];
        let value = dice.one(&ODD);
        let Some((name, changed)) = with_odd_value(&site, path, text, value, &mut dice) else { continue };
        if look(path, &changed, &format!("{name}: {value}")) {
            odd += 1;
        }
    }
    println!("{codes:?}");
    assert!(
        wrong.is_empty(),
        "{} disagreements:\n{}",
        wrong.len(),
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

/// Values that fit few fields.
const ODD: [&str; 30] = [
    "",
    "''",
    "[]",
    "{}",
    "[a, a]",
    "[a, b, c, d, e, f, g, h, i, j, k, l, m]",
    "x",
    "true",
    "ja",
    "NEE",
    "3",
    "-1",
    "99999",
    "3.5",
    "08",
    "'12'",
    "2026-11-23",
    "2026-02-30",
    "2024",
    "2026-13",
    "geen",
    "concept",
    "gepubliceerd",
    "ingetrokken",
    "{van: 3, tot: 12}",
    "{van: zwangerschap}",
    "{van: x, naar: 3}",
    "https://example.org/a b",
    "[{bron: a}, {bron: b, plaats: p. 3, zoek: x}]",
    "'Een tekst die zo lang is dat zij in geen enkel veld past: '",
];

/// `text` with an odd value for a field that it has, that its kind knows, or that is left out.
fn with_odd_value(
    site: &Site,
    path: &str,
    text: &str,
    value: &str,
    dice: &mut Dice,
) -> Option<(String, String)> {
    let fields = site.page(path, text)?;
    let kind = &site.model.kinds[fields.kind];
    let known: Vec<&String> = kind.fields.keys().chain(kind.relation_fields.keys()).collect();
    let name = (*known.get(dice.below(known.len()))?).clone();
    let long = value.replace("past: ", &format!("past {}", "woord ".repeat(200)));
    let mut lines: Vec<String> = Vec::new();
    let mut inside = false;
    let mut front = true;
    for (at, line) in text.lines().enumerate() {
        front &= at == 0 || line != "---";
        if front && line.starts_with(&format!("{name}:")) {
            inside = true;
            continue;
        }
        inside &= front && (line.starts_with([' ', '-']) || line.is_empty());
        if !inside {
            lines.push(line.to_owned());
        }
    }
    if dice.below(8) > 0 {
        lines.insert(1, format!("{name}: {long}"));
    }
    Some((name, lines.join("\n") + "\n"))
}

#[test]
fn what_a_schema_says_to_an_editor_is_whole() {
    let site = Site::example();
    for document in site.model.json_schemas("nl") {
        let Some(Value::Object(properties)) = document.schema.get("properties") else { continue };
        for (name, property) in properties {
            assert!(
                property.is_boolean() || property.get("title").is_some() || document.kind == "_landing",
                "{}: {name} has no title",
                document.kind
            );
        }
    }
}

#[test]
fn a_new_site_helps_editors_and_its_schemas_follow_the_model() {
    let site = TestSite::new("");
    site.run_ok(&["init", "site", "--language", "nl", "--title", "Proef"]);
    assert!(
        site.has("site/schemas/artikel.schema.json") && site.has("site/schemas/leidraad.yaml.schema.json")
    );
    let settings: Value = serde_json::from_str(&site.read("site/.vscode/settings.json")).expect("JSON");
    for (schema, _) in settings["yaml.schemas"].as_object().expect("schemas") {
        assert!(site.has(&format!("site/{schema}")), "{schema}");
    }
    site.run_ok(&["--root", "site", "schema", "--check"]);

    // Settings that somebody has stay; a schema that is no longer made goes, another is made.
    site.write("site/.vscode/settings.json", "{}\n");
    let model = site.read("site/model.yaml").replacen("  artikel:", "  stuk:", 1);
    site.write("site/model.yaml", model.replace("[artikel]", "[stuk]"));
    site.write("site/schemas/eigen.json", "{}\n");
    insta::assert_snapshot!("schemas_behind_the_model", site.run(&["--root", "site", "schema", "--check"]));
    site.run_ok(&["--root", "site", "schema", "--vscode"]);
    assert!(!site.has("site/schemas/artikel.schema.json") && site.has("site/schemas/stuk.schema.json"));
    assert_eq!(site.read("site/.vscode/settings.json"), "{}\n");
    assert_eq!(site.read("site/schemas/eigen.json"), "{}\n");
    site.run_ok(&["--root", "site", "schema", "--check"]);

    // Nothing is written over a file that somebody else made, and no half model makes a schema.
    site.write("site/schemas/stuk.schema.json", "{}\n");
    let answer = site.run(&["--root", "site", "schema"]);
    assert!(answer.code == 2 && site.read("site/schemas/stuk.schema.json") == "{}\n", "{answer}");
    site.write("site/model.yaml", "version: 1\nkinds:\n  stuk: {label: Stuk, fields: {a: {type: tekst}}}\n");
    let answer = site.run(&["--root", "site", "schema", "stuk"]);
    assert!(answer.code == 1 && answer.stderr.contains("model-word"), "{answer}");
}

#[test]
fn the_task_of_the_editor_understands_every_finding() {
    let site = TestSite::new("");
    site.run_ok(&["init", "site", "--language", "nl", "--title", "Proef"]);
    site.write(
        "site/content/paginas/fout.md",
        "---\ntitel: \"Een \\\"fout\\\"\"\nsamnvatting: x\n---\n[[weg]]\n",
    );
    let tasks: Value = serde_json::from_str(&site.read("site/.vscode/tasks.json")).expect("JSON");
    let matcher = &tasks["tasks"][0]["problemMatcher"]["pattern"];
    let pattern = regex::Regex::new(matcher["regexp"].as_str().expect("a pattern")).expect("a pattern");
    let found = site.run(&["--root", "site", "check", "--format", "json"]).stdout;
    assert!(found.lines().count() > 1, "{found}");
    for line in found.lines() {
        let whole: Value = serde_json::from_str(line).expect("JSON");
        let caught = pattern.captures(line).expect("a line it knows");
        for (name, member) in [("code", "code"), ("severity", "severity"), ("file", "file"), ("line", "line")]
        {
            let group = matcher[name].as_u64().expect("a group") as usize;
            let own = whole[member].as_str().map_or_else(|| whole[member].to_string(), str::to_owned);
            assert_eq!(&caught[group], own, "{line}");
        }
    }
}
