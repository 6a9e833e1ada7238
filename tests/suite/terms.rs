//! Terms of the glossary in running text: where they are explained, and which pages use them.

use crate::test_site::TestSite;

const SITE: &str = "
-- leidraad.yaml --
title: Begrippen
language: nl
-- model.yaml --
version: 1
language: nl
kinds:
  woord:
    label: {one: woord, many: woorden}
    folder: woorden
    url: /woorden/{id}/
    glossary: {definition: betekenis}
    fields:
      betekenis: {type: text, required: always, label: Betekenis}
  stuk: {label: {one: stuk, many: stukken}, folder: stukken, url: '/stukken/{id}/'}
relations:
  gebruikt: {from: any, to: [woord], automatic: glossary, label: Woorden, inverse: {name: staat-op, label: Staat op}}
-- templates/page.html --
{{ page.html | safe }}|{% for name, relation in page.relations %}{{ name }}:{% for edge in relation.edges %} {{ edge.page.id }}{% endfor %};{% endfor %}
-- content/woorden/kracht.md --
---
title: Eigen kracht
betekenis: Wat je zelf kunt.
---
-- content/woorden/plan.md --
---
title: Plan
betekenis: Wat je gaat doen.
---
-- content/woorden/gesprek.md --
---
title: Een-op-eengesprek
betekenis: Een gesprek met zijn tweeën.
---
";

#[test]
fn a_piece_of_a_longer_name_is_no_term() {
    let site = TestSite::new(SITE);
    site.write(
        "content/stukken/namen.md",
        "---\ntitle: Namen\n---\n\nDe Eigen Kracht-conferentie, **Eigen Kracht**-werk, het gezins-plan, \
         plan-B en het *plan*matige. Na een plan- en doelgesprek.\n",
    );
    site.write(
        "content/stukken/woorden.md",
        "---\ntitle: Woorden\n---\n\nEen plan-B is geen plan. Zoek de *eigen kracht* na een één-op-eengesprek.\n",
    );
    site.run_ok(&["build"]);
    let term = |id: &str, text: &str| {
        format!("<a class=\"term\" href=\"/woorden/{id}/\" aria-describedby=\"term-{id}\">{text}</a>")
    };
    let names = site.read("public/stukken/namen/index.html");
    assert!(!names.contains("class=\"term\"") && names.contains("plan-B"), "{names}");
    assert!(!names.contains("gebruikt:"), "what is no term makes no relation\n{names}");
    let words = site.read("public/stukken/woorden/index.html");
    let expected = [
        format!("Een plan-B is geen {}.", term("plan", "plan")),
        format!("<em>{}</em>", term("kracht", "eigen kracht")),
        term("gesprek", "één-op-eengesprek"),
    ];
    for text in expected {
        assert!(words.contains(&text), "{text} is not in\n{words}");
    }
    assert!(words.contains("gebruikt: plan kracht gesprek;"), "{words}");
    assert!(site.read("public/woorden/plan/index.html").contains("staat-op: woorden;"));
}
