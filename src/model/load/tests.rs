//! Mistakes of a model, each with its code and place.

use std::sync::Arc;

use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::model::load;
use crate::model::schema::{FieldType, Many, Model, RelationUse, Required};

fn read(text: &str) -> (Model, Vec<Diagnostic>, Arc<Source>) {
    let source = Arc::new(Source::new(SourcePath::new("model.yaml"), text));
    let (model, found) = load(Some(&source), "nl");
    (model, found, source)
}

/// Each finding as `code: text at its place`.
fn findings(text: &str) -> Vec<String> {
    let (_, found, source) = read(text);
    let at = |d: &Diagnostic| source.text[d.span.start as usize..d.span.end as usize].to_owned();
    found.iter().map(|d| format!("{}: {}", d.code.name, at(d))).collect()
}

/// A model around one mistake: each line of `fields` goes into the kind `measure`.
fn kind(fields: &str) -> String {
    format!("version: 1\nkinds:\n  role: {{}}\n  measure:\n    fields:\n      due: {{type: date}}\n{fields}")
}

#[test]
fn each_mistake_of_a_field_is_found_where_it_stands() {
    let table = [
        ("{type: txt}", "model-word: txt"),
        ("{label: X}", "model-missing: x"),
        ("{type: text, mni: 3}", "model-unknown-key: mni"),
        ("{type: text, values: [a]}", "model-unknown-key: values"),
        ("{type: text, min: 9, max: 3}", "model-bounds: 9"),
        ("{type: text, min: many}", "model-type: many"),
        ("{type: text, pattern: '('}", "model-pattern: '('"),
        ("{type: text, format: isdn}", "model-word: isdn"),
        ("{type: text, place: foots}", "model-word: foots"),
        ("{type: text, required: publishd}", "model-word: publishd"),
        ("{type: text, derived: time}", "model-word: time"),
        ("{type: text, facet: maybe}", "model-type: maybe"),
        ("{type: text, label: [a]}", "model-type: [a]"),
        ("{type: text, many: 3}", "model-type: 3"),
        ("{type: text, many: {min: 3, max: 2}}", "model-bounds: 3"),
        ("{type: text, required_when: {deu: {set: true}}}", "model-unknown-name: deu"),
        ("{type: text, required_when: {due: {past: true}}}", "model-unknown-key: past"),
        ("{type: text, required_when: {kind: rol}}", "model-unknown-name: rol"),
        ("{type: text, required_when: {status: dratf}}", "model-unknown-name: dratf"),
        ("{type: text, mistaken_for: deu}", "model-unknown-name: deu"),
        ("{type: choice}", "model-empty-choice: x"),
        ("{type: choice, from: levels}", "model-unknown-name: levels"),
        ("{type: choice, values: [a, b], default: c}", "model-type: c"),
        ("{any_of: []}", "model-missing: any_of"),
        ("{type: text, required_when: {}}", "model-type: {}"),
        ("{type: text, required_when: {due: []}}", "model-type: []"),
        ("{type: page, of: [rule]}", "model-unknown-name: rule"),
        ("{type: page, relation: done-by}", "model-unknown-name: done-by"),
        ("{type: part, of: steps}", "model-unknown-name: steps"),
        ("{type: group, fields: {y: {type: part, fields: {}}}}", "model-place: y"),
        (
            "{type: group, fields: {y: {type: date}}, rules: [{expect: {due: today}}]}",
            "model-unknown-name: due",
        ),
        ("{type: date, not_after: soon}", "model-type: soon"),
        ("{type: integer, min: 1, max: next-year}", "model-word: next-year"),
        ("{type: range, bands: {low: {from: 4, to: 1}}}", "model-bounds: low"),
        ("text", "model-type: text"),
    ];
    for (field, expected) in table {
        assert_eq!(findings(&kind(&format!("      x: {field}\n"))), [expected], "{field}");
    }
}

#[test]
fn each_mistake_of_a_model_is_found_where_it_stands() {
    let two = "kinds: {role: {}, measure: {fields: {due: {type: date}}}}\n";
    let table = [
        ("relations: {by: {from: measure, to: rol}}", vec!["model-unknown-name: rol"]),
        ("relations: {by: {from: [measur], to: role}}", vec!["model-unknown-name: measur"]),
        ("relations: {by: {to: role, inverse: {label: X}}}", vec!["model-missing: inverse"]),
        ("relations: {by: {to: role, excludes: not}}", vec!["model-unknown-name: not"]),
        ("relations: {by: {to: role, symmetric: true, inverse: of}}", vec!["model-place: inverse"]),
        ("relations: {by: {to: role, min: 3, max: 1}}", vec!["model-bounds: 3"]),
        ("relations: {by: {to: role, plaec: aside}}", vec!["model-unknown-key: plaec"]),
        ("relations: {a: {to: role, inverse: z}, b: {to: role, inverse: z}}", vec!["model-duplicate: b"]),
        ("relations: {a: {to: role, inverse: b}, b: {to: role}}", vec!["model-duplicate: b"]),
        ("relations: {a: {to: role, field: x}, b: {to: role, field: x}}", vec!["model-duplicate: b"]),
        ("relations: {by: {from: role, to: measure, inverse: due}}", vec!["model-duplicate: by"]),
        ("relations: {by: {from: measure, to: role, field: due}}", vec!["model-duplicate: by"]),
        ("names: {titel: naam}", vec!["model-unknown-key: titel"]),
        ("names: {title: naam, summary: naam}", vec!["model-duplicate: naam"]),
        ("names: {kind: soort}\nfields: {soort: {type: text}}", vec!["model-duplicate: soort"]),
        ("lifecycle: {states: {a: {public: true}}, default: b}", vec!["model-unknown-name: b"]),
        ("lifecycle: {states: {a: {publik: true}}}", vec!["model-unknown-key: publik"]),
        ("lifecycle: {review: {due: deu}}", vec!["model-unknown-name: deu"]),
        ("facts: {phone: {label: Phone}}", vec!["model-missing: phone"]),
        ("facts: {phone: {value: 1, review: soon}}", vec!["model-type: soon"]),
        ("rules: [{message: X}]", vec!["model-missing: {message: X}"]),
        ("rules: [{forbid: '['}]", vec!["model-pattern: '['"]),
        ("rules: [{expect: {deu: {set: true}}}]", vec!["model-unknown-name: deu"]),
        ("rules: [{expect: {due: {after: deu}}}]", vec!["model-unknown-name: deu"]),
        (
            "rules: [{expect: {any_of: [due, x]}, severity: eror}]",
            vec!["model-unknown-name: x", "model-word: eror"],
        ),
        ("require_pages: [{kind: rule}]", vec!["model-unknown-name: rule"]),
        ("require_pages: [{kind: role, where: {due: {set: true}}}]", vec!["model-unknown-name: due"]),
        ("lists: {new: {kind: [rule]}}", vec!["model-unknown-name: rule"]),
        ("lists: {new: {kind: [measure], sort: [-deu, title]}}", vec!["model-unknown-name: -deu"]),
        ("lists: {new: {for: [role], relation: bye}}", vec!["model-unknown-name: bye"]),
        ("lists: {new: {kind: [role], group: due}}", vec!["model-unknown-name: due"]),
        ("navigation: {home: [new]}", vec!["model-unknown-name: new"]),
        ("navigation: {breadcrumb: theme}", vec!["model-unknown-name: theme"]),
        ("list: {}", vec!["model-unknown-key: list"]),
        ("language: [nl]", vec!["model-type: [nl]"]),
    ];
    for (text, expected) in table {
        assert_eq!(findings(&format!("version: 1\n{two}{text}\n")), expected, "{text}");
    }
}

#[test]
fn each_mistake_of_a_kind_is_found_where_it_stands() {
    let table = [
        ("url: /roles/", vec!["model-url: /roles/"]),
        ("url: 'roles/{id}/'", vec!["model-url: 'roles/{id}/'"]),
        ("url: {nl: '/rollen/{id}/', en: /roles/}", vec!["model-url: /roles/"]),
        ("folder: measure", vec!["model-duplicate: measure"]),
        ("url: '/measure/{id}/'", vec!["model-duplicate: '/measure/{id}/'"]),
        ("glossary: {}", vec!["model-missing: glossary"]),
        ("glossary: {definition: meaning}", vec!["model-unknown-name: meaning"]),
        ("image: fotto\n    fields: {foto: {type: file}}", vec!["model-unknown-name: fotto"]),
        ("image: title", vec!["model-place: title"]),
        ("image: [title]", vec!["model-type: [title]"]),
        ("omit: [sumary]", vec!["model-unknown-name: sumary"]),
        ("required: {titel: always}", vec!["model-unknown-name: always"]),
        ("relations: {by: {min: 1}}", vec!["model-place: by"]),
        ("relations: {bye: {min: 1}}", vec!["model-unknown-name: {min: 1}"]),
        ("sort: [x]", vec!["model-unknown-name: x"]),
        ("label: {one: role, mny: roles}", vec!["model-unknown-key: mny"]),
        ("colour: red", vec!["model-unknown-key: colour"]),
    ];
    for (line, expected) in table {
        // `role` is declared last, so that clashes are told at its place.
        let text = format!(
            "version: 1\nkinds:\n  measure: {{url: '/measure/{{id}}/'}}\n  role:\n    {line}\nrelations: {{by: {{from: measure, to: role}}}}\n"
        );
        assert_eq!(findings(&text), expected, "{line}");
    }
}

#[test]
fn the_version_must_be_1() {
    assert_eq!(findings("kinds: {a: {}}\n"), ["model-version: kinds: {a: {}}"]);
    assert_eq!(findings("version: 2\nkinds: {a: {}}\n"), ["model-version: 2"]);
    assert_eq!(findings("version: 1\n"), ["model-missing: version: 1"]);
    assert_eq!(findings("version: 1\nkinds: [\n")[..], ["yaml-syntax: ["]);
}

const MODEL: &str = "\
version: 1
names: {title: name, from: least, to: most}
lifecycle: {field: state, states: {new: {}, live: {public: true}}, default: live}
vocabularies: {levels: {low: Low, high: {label: {nl: Hoog, en: High}}}}
fields:
  name: {max: 40}
  check:
    type: group
    fields: {by: {type: page, of: role, inverse: checked}}
  size: {type: range, min: 0, max: 9, facet: true}
  level: {type: choice, from: levels, many: true}
rules:
  - expect: {size.least: {min: 1}}
  - when: {kind: role}
    expect: {name: {pattern: x}}
kinds:
  measure:
    url: {nl: '/maatregelen/{id}/', en: '/measures/{id}/'}
    fields:
      size: {max: 5}
      name: {min: 2}
    required: {level: always, by: published}
  role: {folder: people/roles, omit: [size], label: {one: role, many: roles}}
  person: {folder: people, index: false, omit: [by]}
relations:
  by: {from: any, to: [role], max: 2, min: {always: 1}}
";

#[test]
fn a_kind_changes_common_settings_key_by_key() {
    let (model, found, _) = read(MODEL);
    assert_eq!(found, []);
    let [measure, role, person, _landing] = &model.kinds[..] else { panic!("three kinds") };
    let FieldType::Range(size) = &measure.fields["size"].ty else { panic!("a range") };
    assert_eq!((size.min, size.max, measure.fields["size"].facet), (Some(0), Some(5), true));
    let FieldType::Text(name) = &measure.fields["name"].ty else { panic!("a text") };
    assert_eq!((name.min, name.max), (Some(2), Some(40)));
    assert!(!role.fields.contains_key("size"));
    assert_eq!(measure.fields["level"].required, Required::Always);
    assert_eq!(measure.fields["level"].many, Some(Many { min: 0, max: None, unique: true }));
    assert_eq!(measure.relations["by"], RelationUse { min: 1, min_published: 1, max: Some(2), place: None });
    assert!(person.relations.is_empty() && person.relation_fields.is_empty());
    assert_eq!((measure.rules.len(), role.rules.len(), person.rules.len()), (1, 1, 1));
    assert_eq!(measure.url.get("en"), "/measures/{id}/");
    assert_eq!(measure.index.as_ref().map(|index| index.get("nl")), Some("/maatregelen/"));
    assert_eq!(person.index, None);
    let implied = &model.relations[1];
    assert!(implied.implied && implied.name == "check.by" && implied.from.len() == 3);
    assert_eq!(model.names.builtin("name"), Some("title"));
    assert_eq!((model.names.builtin("title"), model.names.builtin("slug")), (None, Some("slug")));
}

#[test]
fn the_nearest_folder_says_the_kind() {
    let (model, _, _) = read(MODEL);
    let kind = |path| model.kind_by_folder(path).map(|index| &*model.kinds[index].name);
    assert_eq!(kind("people/roles/a.md"), Some("role"));
    assert_eq!(kind("people/a/index.md"), Some("person"));
    assert_eq!(kind("peoples/a.md"), None);
    let (open, found) = load(None, "nl");
    assert_eq!((open.kind_by_folder("x.md"), found.len(), open.declared), (Some(0), 0, false));
}
