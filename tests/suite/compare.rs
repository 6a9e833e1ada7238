//! Pages beside each other: the page of a kind, the table of a relation, and what the model may ask.
//! The sites bring templates of their own, which print the views, so that the theme is free.

use crate::test_site::TestSite;

const SITE: &str = r#"
-- leidraad.yaml --
title: Boats
language: en
languages: {en: English, nl: Nederlands}
-- templates/compare.html --
{{ route.name }} | {{ route.title }} | {{ kind.name }} {{ kind.html | length }} {{ kind.summary }} {{ kind.pages | length }}
{% for crumb in route.breadcrumbs %}> {{ crumb.url }}
{% endfor %}columns:{% for page in compare.pages %} {{ page.id }}{% endfor %}
{% for row in compare.rows %}{{ row.name }} ({{ row.label }}):{% for cell in row.cells %} [{% if cell is none %}null{% elif cell.type == "field" %}{{ cell.value.html or cell.value.text }}{% else %}{% for edge in cell.edges %}{{ edge.title }} {{ edge.url }} {{ edge.number }}{{ edge.part }};{% endfor %}{{ cell.none }}{% endif %}]{% endfor %}
{% endfor %}
-- templates/kind.html --
{{ kind.compare_url }}
-- templates/page.html --
{% for name, relation in page.relations %}{{ name }}:{% if relation.compare %}{% for page in relation.compare.pages %} {{ page.id }}{% endfor %} / {% for row in relation.compare.rows %}{{ row.name }}={{ row.cells | length }} {% endfor %}{% endif %}
{% endfor %}
-- model.yaml --
version: 1
names: {summary: about}
kinds:
  boat:
    label: {one: {en: boat, nl: boot}, many: {en: boats, nl: boten}}
    folder: boats
    url: {en: '/boats/{id}/', nl: '/boten/{id}/'}
    compare: [about, length, hull, speed, sails, harbour, seen-in, words]
    fields:
      length: {type: range, unit: m, min: 0, max: 90, label: {en: Length, nl: Lengte}}
      hull: {type: choice, values: {wood: Wood, steel: Steel}, none: {unknown: Nobody knows}, label: Hull}
      speed: {type: integer, label: Speed}
      sails: {type: markdown, label: Sails}
      words: {type: integer, derived: word_count, label: Words}
  harbour:
    label: {one: harbour, many: harbours}
    folder: harbours
    url: /harbours/{id}/
relations:
  harbour: {from: [boat], to: [harbour], label: Home harbour, place: references, inverse: {name: boats-of, label: Boats}}
  like: {from: [boat], to: [boat], symmetric: true, compare: true, label: Like}
  after: {from: [boat], to: [boat], compare: true, label: After, inverse: {name: before, label: Before}}
  seen: {from: [harbour], to: [boat], label: Seen, inverse: {name: seen-in, label: Seen in}}
-- content/boats/_index.md --
---
title: Boats
about: All that floats.
---

Text.
-- content/boats/sloop.md --
---
title: Sloop
about: One mast.
length: {from: 6, to: 12}
hull: wood
sails: |
  ## Rig

  See [the body](#under-way).
harbour: [edam]
like: [yawl]
after: [yawl, barge]
---

## Under way

Text.
-- content/boats/sloop.nl.md --
---
title: Sloep
length: {from: 6, to: 12}
---

Tekst.
-- content/boats/yawl.md --
---
title: Yawl
hull: unknown
---

Text.
-- content/boats/barge.md --
---
title: Barge
hull: steel
like: [yawl]
---

Text.
-- content/harbours/edam.md --
---
title: Edam
seen: [barge]
---

Text.
"#;

fn built() -> TestSite {
    let site = TestSite::new(SITE);
    site.run_ok(&["build", "--strict"]);
    site
}

#[test]
fn all_pages_of_a_kind_stand_beside_each_other() {
    let site = built();
    insta::assert_snapshot!(site.read("public/boats/compare/index.html"));
    assert_eq!(site.read("public/boats/index.html").trim(), "/boats/compare/");
    assert_eq!(site.read("public/harbours/index.html").trim(), "", "a kind that is not compared");
    assert!(!site.has("public/harbours/compare"));
}

#[test]
fn each_language_has_a_comparison_of_its_own() {
    let site = built();
    let dutch = site.read("public/nl/boten/vergelijken/index.html");
    assert!(dutch.starts_with("compare | Boten vergelijken"), "{dutch}");
    assert!(dutch.contains("columns: sloop\nlength (Lengte): [6 tot en met 12 m]\n"), "{dutch}");
    assert_eq!(site.read("public/nl/boten/index.html").trim(), "/nl/boten/vergelijken/");
}

#[test]
fn a_page_stands_beside_those_of_its_relation_on_both_sides() {
    let site = built();
    let rows = "about=3 length=3 hull=3 sails=3 harbour=3 seen-in=3 words=3";
    let sloop = site.read("public/boats/sloop/index.html");
    assert!(sloop.contains(&format!("after: sloop yawl barge / {rows}")), "{sloop}");
    assert!(sloop.contains("like: sloop yawl / about=2 length=2 hull=2"), "{sloop}");
    assert!(sloop.contains("harbour:\n"), "a relation that is not compared\n{sloop}");
    let yawl = site.read("public/boats/yawl/index.html");
    assert!(yawl.contains("before: yawl sloop / "), "{yawl}");
    assert!(yawl.contains("like: yawl barge sloop / "), "both declared it on their side\n{yawl}");
}

#[test]
fn the_address_of_the_comparison_can_be_chosen_and_may_not_be_taken() {
    let site = TestSite::new(SITE);
    site.write("content/boats/compare.md", "---\ntitle: Compare\n---\n\nText.\n");
    site.write("content/boats/vergelijken.nl.md", "---\ntitle: Vergelijken\n---\n\nTekst.\n");
    insta::assert_snapshot!(site.run(&["check"]));
    let config = site.read("leidraad.yaml");
    let paths = "paths: {compare: {en: side-by-side, nl: naast-elkaar}}\n";
    site.write("leidraad.yaml", format!("{}\n{paths}", config.trim_end()));
    site.run_ok(&["build", "--strict"]);
    assert!(site.has("public/boats/side-by-side/index.html"));
    assert!(site.has("public/nl/boten/naast-elkaar/index.html"));
}

#[test]
fn the_model_says_what_can_be_compared() {
    const WRONG: &str = r"
version: 1
kinds:
  boat:
    label: boat
    folder: boats
    url: /boats/{id}/
    compare: [lenght, length, length, hull, steps, slug, seen-im]
    fields:
      length: {type: integer, label: Length}
      steps: {type: part, many: true, label: Steps, fields: {what: {type: text, label: What}}}
  harbour:
    label: harbour
    folder: harbours
    url: /harbours/{id}/
    index: false
    compare: [depth]
    fields:
      depth: {type: integer, label: Depth}
  town:
    label: town
    folder: towns
    url: /towns/{id}/
    compare: {depth: true}
relations:
  seen: {from: [harbour], to: [boat], compare: true, label: Seen, inverse: {name: seen-in, label: Seen in}}
  near: {from: any, to: any, compare: true, label: Near}
  mate: {from: [quay], to: [quay], compare: true, label: Mate}
";
    const QUAY: &str =
        "  quay: {label: quay, folder: quays, url: '/quays/{id}/', index: false}\nrelations:\n";
    for language in ["en", "nl"] {
        let site = TestSite::new("");
        site.write("leidraad.yaml", format!("title: Boats\nlanguage: {language}\n"));
        site.write("model.yaml", WRONG.trim_start().replace("relations:\n", QUAY));
        insta::assert_snapshot!(format!("what_cannot_be_compared_{language}"), site.run(&["check"]));
    }
    let site = TestSite::new("-- leidraad.yaml --\ntitle: Boats\nlanguage: en\n");
    let lonely = "version: 1\nkinds:\n  boat: {label: boat, folder: boats, url: '/{id}/', index: false, compare: [summary]}\n";
    site.write("model.yaml", lonely);
    insta::assert_snapshot!(site.run(&["check"]));
}
