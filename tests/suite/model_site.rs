//! Nothing about one organisation is known to leidraad: an inspection body with requirements, measures
//! and roles needs another `model.yaml`, no more.

use crate::test_site::TestSite;

const SITE: &str = "
-- leidraad.yaml --
title: Bathing water inspectorate
language: en
-- model.yaml --
version: 1
language: en
lifecycle:
  field: state
  default: draft
  states:
    draft: {label: Draft, public: false}
    in-force: {label: In force, public: true}
    repealed: {label: Repealed, public: true, withdrawn: true, requires: [replaced-by]}
vocabularies:
  phases: {design: Design, building: Building, use: Use, demolition: Demolition}
facts:
  desk:
    value: 555-0100
    label: The inspectorate's desk
    link: tel:5550100
fields:
  title: {min: 3, max: 80}
kinds:
  requirement:
    label: {one: requirement, many: requirements}
    folder: requirements
    url: /requirements/{id}/
    fields:
      phase: {type: choice, from: phases, many: true, required: published, facet: true, label: Phase}
      article: {type: text, pattern: '^[0-9]+[.][0-9]+$', required: always, unique: kind, label: Article}
      limits:
        type: part
        many: {min: 1, max: 5}
        label: Limits
        place: main
        fields:
          what: {type: text, required: always, label: What is measured}
          at-most: {type: integer, min: 0, required: always, unit: mg/l, label: At most}
  measure:
    label: {one: measure, many: measures}
    folder: measures
    url: /measures/{id}/
    fields:
      effort: {type: choice, values: {small: Small, large: Large}, facet: true, label: Effort}
      costs: {type: range, unit: euro, min: 0, max: 1000000, label: Costs}
  role:
    label: {one: role, many: roles}
    folder: roles
    url: /roles/{id}/
    sort: [title]
relations:
  met-by:
    from: [requirement]
    to: [measure]
    min: {published: 1}
    label: Met by
    place: main
    inverse: {name: meets, label: Helps to meet, place: main}
  taken-by:
    from: [measure]
    to: [role]
    min: 1
    label: Taken by
    inverse: {name: takes, label: Measures of this role, place: main}
  replaced-by:
    from: any
    to: any
    max: 1
    acyclic: true
    none: {nothing: Nothing came instead.}
    label: Replaced by
    inverse: {name: replaces, label: Replaces}
lists:
  by-phase: {label: Where are you?, kind: [requirement], group: phase, sort: [title]}
navigation:
  home: [by-phase]
-- content/_index.md --
---
title: The rules of the water
---

Questions? Call [[=desk]].
-- content/requirements/clear-water.md --
---
title: Clear water
state: in-force
article: '2.1'
phase: [use, design]
limits:
  - {id: chlorine, what: Free chlorine, at-most: 3}
  - {id: urea, what: Urea, at-most: 2}
met-by: [filter]
---

Water is clear to the floor. The limit for urea is [below](#urea).
-- content/requirements/firm-floor.md --
---
title: Firm floor
state: in-force
article: '2.2'
phase: [design]
met-by: [rough-tiles]
---

Nobody slips.
-- content/measures/filter.md --
---
title: Sand filter
state: in-force
effort: large
costs: {from: 4000, to: 9000}
taken-by: [operator]
---

Mind [the limit](../requirements/clear-water.md#chlorine) and [[requirement:clear-water#urea|urea]].
-- content/measures/rough-tiles.md --
---
title: Rough tiles
state: in-force
effort: small
taken-by: [architect, operator]
---

Tiles with a grain.
-- content/roles/operator.md --
---
title: Operator
state: in-force
---

Runs the pool.
-- content/roles/architect.md --
---
title: Architect
state: in-force
---

Draws the pool.
";

fn built() -> TestSite {
    let site = TestSite::new(SITE);
    site.run_ok(&["build", "--strict"]);
    site
}

#[test]
fn another_model_gives_another_site_without_a_finding() {
    insta::assert_snapshot!(built().run(&["check", "--strict"]));
}

#[test]
fn a_relation_is_shown_on_both_sides_by_its_own_words() {
    let site = built();
    let requirement = site.read("public/requirements/clear-water/index.html");
    assert!(requirement.contains("Met by") && requirement.contains("href=\"/measures/filter/\""));
    let measure = site.read("public/measures/filter/index.html");
    assert!(measure.contains("Helps to meet") && measure.contains("href=\"/requirements/clear-water/\""));
    let role = site.read("public/roles/operator/index.html");
    assert!(role.contains("Measures of this role"));
    assert!(role.contains("href=\"/measures/filter/\"") && role.contains("href=\"/measures/rough-tiles/\""));
}

#[test]
fn a_part_has_an_anchor_and_can_be_linked_to() {
    let site = built();
    let requirement = site.read("public/requirements/clear-water/index.html");
    for id in ["chlorine", "urea"] {
        assert_eq!(requirement.matches(&format!("id=\"{id}\"")).count(), 1, "one anchor for {id}");
    }
    assert!(requirement.contains("Free chlorine") && requirement.contains("mg/l"));
    assert!(site.read("public/measures/filter/index.html").contains("\"/requirements/clear-water/#urea\""));
}

#[test]
fn a_facet_has_a_page_for_each_value_in_use() {
    let site = built();
    let pages: Vec<_> = site.tree("public").into_iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let of = |word: &str| {
        let found = pages.iter().find(|(path, _)| path.starts_with("requirements/") && path.contains(word));
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
    };
    let design = of("design").expect("a page for the phase of design");
    assert!(design.contains("/requirements/clear-water/") && design.contains("/requirements/firm-floor/"));
    let in_use = of("use").expect("a page for the phase of use");
    assert!(in_use.contains("/requirements/clear-water/") && !in_use.contains("/requirements/firm-floor/"));
    assert!(of("demolition").is_none(), "a value that no page has needs no page");
}

#[test]
fn lists_and_facts_come_from_the_model() {
    let site = built();
    let home = site.read("public/index.html");
    assert!(home.contains("Where are you?") && home.contains("href=\"/requirements/firm-floor/\""));
    assert!(home.contains("href=\"tel:5550100\"") && home.contains("555-0100"));
    assert!(!home.contains("[[="), "the fact's name is replaced");
}

#[test]
fn the_rules_of_another_model_are_held_as_well() {
    let site = TestSite::new(SITE);
    let page = site.read("content/requirements/firm-floor.md");
    let page = page.replace("'2.2'", "'2.1'").replace("[rough-tiles]", "[operator]");
    site.write("content/requirements/firm-floor.md", page);
    let limits = site.read("content/requirements/clear-water.md").replace("at-most: 3", "at-most: -1");
    site.write("content/requirements/clear-water.md", limits);
    insta::assert_snapshot!(site.run(&["check"]));
}
