//! What lists and pages show of what pages have in common: facets in each language, ranges on cards,
//! and relations that a page tells once. The sites bring templates that print the views.

use crate::test_site::TestSite;

const CARDS: &str = r#"
-- templates/kind.html --
{% for facet in kind.facets %}{{ facet.name }}:{% for value in facet.values %} {{ value.name }}/{{ value.label }}/{{ value.count }}{% endfor %}
{% endfor %}{% for id, values in kind.values %}{{ id }}:{% for value in values %} {{ value }}{% endfor %}
{% endfor %}{% for page in kind.pages %}{{ page.id }}:{% for facet in page.facets %} {{ facet.name }}={{ facet.text }} [{{ facet.values | join(sep=" ") }}]{% endfor %}
{% endfor %}
-- templates/facet.html --
{{ kind.chosen.label }} {{ kind.chosen.count }}:{% for id, values in kind.values %} {{ id }}{% endfor %}
"#;

const BILINGUAL: &str = r"
-- leidraad.yaml --
title: Ways
language: nl
languages: {nl: Nederlands, en: English}
-- model.yaml --
version: 1
kinds:
  way:
    label: {one: way, many: ways}
    folder: wegen
    url: {nl: '/wegen/{id}/', en: '/ways/{id}/'}
    fields:
      goal: {type: choice, many: true, values: {rest: Rust, plan: Plan}, facet: true, place: aside, label: Doel}
      open: {type: boolean, facet: true, label: Open}
      age:
        type: range
        unit: {nl: jaar, en: years}
        min: 0
        max: 27
        facet: true
        label: Age
        bands: {small: {label: 0-4, from: 0, to: 4}, child: {label: 4-12, from: 4, to: 12}, young: {label: 12-18, from: 12, to: 18}}
  theme: {label: {one: theme, many: themes}, folder: themes, url: '/themes/{id}/'}
  group: {label: {one: group, many: groups}, folder: groups, url: '/groups/{id}/'}
relations:
  about: {from: [way], to: [theme, group], facet: true, label: About}
-- content/wegen/_index.md --
---
title: Alle wegen
---

Tekst.
-- content/wegen/_index.en.md --
---
title: All ways
---

Text.
-- content/wegen/een.md --
---
title: Een
goal: [rest, plan]
open: true
age: {from: 2, to: 14}
about: [steun, 'theme:zorg', 'group:zorg']
---

Tekst.
-- content/wegen/een.en.md --
---
title: One
goal: [plan]
open: false
age: {from: 2}
about: [steun, 'theme:zorg']
---

Text.
-- content/wegen/twee.md --
---
title: Twee
about: [wonen]
---

Tekst.
-- content/themes/steun.md --
---
title: Steun
---

Tekst.
-- content/themes/steun.en.md --
---
title: Zeal
---

Text.
-- content/themes/zorg.md --
---
title: Zorg
---

Tekst.
-- content/themes/zorg.en.md --
---
title: Care
---

Text.
-- content/themes/wonen.md --
---
title: Wonen
---

Tekst.
-- content/groups/zorg.md --
---
title: Zorgenden
---

Tekst.
";

fn bilingual() -> TestSite {
    let site = TestSite::new(&format!("{CARDS}{BILINGUAL}"));
    site.run_ok(&["build", "--strict"]);
    site
}

#[test]
fn facets_speak_each_language_and_tell_only_what_it_has() {
    let site = bilingual();
    insta::assert_snapshot!("facets_in_dutch", site.read("public/wegen/index.html"));
    insta::assert_snapshot!("facets_in_english", site.read("public/en/ways/index.html"));
}

#[test]
fn the_page_of_a_facet_value_is_about_that_value_in_its_language() {
    let site = bilingual();
    let chosen = |path: &str| site.read(&format!("public/{path}/index.html")).trim().to_owned();
    assert_eq!(chosen("wegen/about/steun"), "Steun 1: een");
    assert_eq!(chosen("en/ways/about/steun"), "Zeal 1: een");
    assert_eq!(chosen("wegen/about/zorg"), "Zorg 1: een");
    assert_eq!(chosen("wegen/about/zorg-2"), "Zorgenden 1: een", "another page with the same id");
    assert_eq!(chosen("wegen/open/true"), "Ja 1: een");
    assert!(!site.has("public/en/ways/about/wonen"), "no English page has it");
}

#[test]
fn a_landing_page_stands_at_the_address_of_its_kind_only() {
    let site = bilingual();
    assert!(site.has("public/wegen/index.html") && site.has("public/en/ways/index.html"));
    assert!(!site.has("public/en/wegen"), "the folder's name is no second address");
}

const TOLD: &str = r#"
-- leidraad.yaml --
title: Told
language: en
-- templates/page.html --
{% for place, items in page.places %}{% for item in items %}{% if item.type == "relation" %}{{ place }} {{ item.name }}:{% for edge in item.edges %} {{ edge.title }}{% endfor %}{% if item.compare %} |{% for page in item.compare.pages %} {{ page.id }}{% endfor %}{% endif %}{% endif %}
{% endfor %}{% endfor %}{% for name, list in page.lists %}list {{ name }}:{% for page in list.pages %} {{ page.title }}{% endfor %}
{% endfor %}{% for name, relation in page.relations %}all {{ name }}:{% for edge in relation.edges %} {{ edge.title }}{% endfor %}
{% endfor %}
-- model.yaml --
version: 1
lifecycle:
  field: status
  default: live
  states:
    live: {label: Live, public: true}
    gone: {label: Gone, public: true, withdrawn: true}
kinds:
  note:
    label: {one: note, many: notes}
    folder: notes
    url: /notes/{id}/
    compare: [size]
    fields:
      size: {type: choice, values: {small: Small, large: Large}, default: small, label: Size}
  theme: {label: {one: theme, many: themes}, folder: themes, url: '/themes/{id}/'}
relations:
  see: {from: [note], to: [note], compare: true, label: See, inverse: {name: seen-from, label: Seen from}}
  next: {from: [note], to: [note], label: Next, place: next, inverse: {name: previous, label: Previous}}
  themes:
    from: [note]
    to: [theme]
    label: Themes
    inverse: {name: notes-of, label: Notes}
  mates: {from: [theme], to: [note], carries: {why: {type: text, label: Why}}, label: Mates}
lists:
  large: {label: Large notes, for: [theme], relation: notes-of, filter: {size: large}, sort: [title]}
  first: {label: The first, for: [theme], relation: mates, limit: 1, sort: [title]}
-- content/notes/a.md --
---
title: A
see: [b, c]
next: [b]
themes: [t]
size: large
---

Text.
-- content/notes/b.md --
---
title: B
see: [a]
next: [a]
themes: [t]
---

Text.
-- content/notes/c.md --
---
title: C
---

Text.
-- content/notes/d.md --
---
title: D
see: [a]
themes: [t]
status: gone
---

Text.
-- content/themes/t.md --
---
title: T
mates: [a, b, {mates: c, why: it fits}]
---

Text.
"#;

#[test]
fn an_edge_is_told_once_in_a_place_and_never_lost() {
    let site = TestSite::new(TOLD);
    site.run_ok(&["build"]);
    insta::assert_snapshot!("told_on_a_note", site.read("public/notes/a/index.html"));
    insta::assert_snapshot!("told_on_a_theme", site.read("public/themes/t/index.html"));
}

#[test]
fn a_kind_may_show_a_relation_at_another_place() {
    let site = TestSite::new(TOLD);
    let model = site
        .read("model.yaml")
        .replace("    from: [note]\n    to: [theme]", "    from: any\n    facet: true\n    to: [theme]");
    let with = |place: &str| {
        let own = format!("    relations: {{themes: {{place: {place}}}}}\n    compare: [size]");
        site.write("model.yaml", model.replace("    compare: [size]", &own));
    };
    site.write("content/themes/u.md", "---\ntitle: U\nthemes: [t]\n---\n\nText.\n");
    site.write(
        "templates/kind.html",
        "{% for page in kind.pages %}{{ page.id }}:{% for facet in page.facets %} {{ facet.name }}{% endfor %};{% endfor %}",
    );
    with("facts");
    site.run_ok(&["build"]);
    let note = site.read("public/notes/a/index.html");
    assert!(note.contains("\nfacts themes: T") && !note.contains("aside themes"), "{note}");
    let other = site.read("public/themes/u/index.html");
    assert!(other.contains("aside themes: T"), "other kinds keep the place of the relation\n{other}");
    let theme = site.read("public/themes/t/index.html");
    assert!(theme.contains("aside notes-of: B U"), "and so does its other side\n{theme}");

    // What the fact box shows tells cards apart.
    assert!(site.read("public/notes/index.html").contains("a: themes;"));
    assert!(site.read("public/themes/index.html").contains("u:;"));

    with("none");
    site.run_ok(&["build"]);
    let note = site.read("public/notes/a/index.html");
    assert!(note.contains("\nall themes: T") && note.matches(" themes:").count() == 1, "{note}");

    with("fact");
    let findings = site.findings();
    assert_eq!(findings.len(), 1, "{}", findings.iter().map(ToString::to_string).collect::<String>());
    assert_eq!((findings[0].text("code"), &*findings[0].place(&site)), ("model-word", "fact"));
    assert!(findings[0].text("help").contains("'facts'"), "{}", findings[0].text("help"));
    with("[facts]");
    assert_eq!(site.findings()[0].text("code"), "model-type");
}

#[test]
fn a_chain_of_thousands_of_pages_is_checked_and_a_circle_in_it_found() {
    let mut register = String::new();
    for n in 0..5_000 {
        register.push_str(&format!("n{n}: {{title: Note {n}, after: n{}}}\n", (n + 1) % 5_000));
    }
    let site = TestSite::new(
        r"
-- leidraad.yaml --
title: Chain
language: en
languages: {en: English, nl: Nederlands}
-- model.yaml --
version: 1
kinds:
  note: {label: note, folder: notes, url: '/notes/{id}/', register: data/notes.yaml}
relations:
  after: {from: [note], to: [note], max: 1, acyclic: true, label: After}
",
    );
    site.write("data/notes.yaml", register);
    let findings = site.findings();
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let way = "n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → n8 → n9 → n10 → … → n4999 → n0";
    assert!(told[0].contains(way), "{told:?}");
}
