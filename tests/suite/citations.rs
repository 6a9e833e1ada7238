//! Citations in text: the numbers, the list they lead to, and what is told when one is wrong.

use crate::test_site::TestSite;

const SITE: &str = "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
language: nl
lifecycle:
  field: status
  default: klaar
  states: {concept: {label: Concept, public: false}, klaar: {label: Klaar, public: true}}
kinds:
  stuk:
    label: {one: stuk, many: stukken}
    folder: stukken
    url: /stukken/{id}/
    fields:
      kern: {type: markdown, inline: true, many: true, label: Kern, place: lead}
    relations: {boeken: {min: {published: 1}}}
  plaat:
    label: {one: plaat, many: platen}
    folder: platen
    url: /platen/{id}/
  boek:
    label: {one: boek, many: boeken}
    folder: boeken
    url: /boeken/{id}/
relations:
  boeken:
    from: [stuk]
    to: [boek]
    label: Boeken
    place: references
    inverse: {name: genoemd, label: Genoemd in}
-- content/boeken/een.md --
---
title: Het eerste boek
---

Tekst.
-- content/boeken/twee.md --
---
title: Het tweede <boek>
---

Tekst.
-- content/boeken/drie.md --
---
title: Het derde boek
---

Tekst.
-- content/boeken/concept.md --
---
title: Nog niet klaar
status: concept
---

Tekst.
";

/// A page of the site with this text below `boeken: [een]`, built; the HTML of its body and what
/// follows.
fn shown(text: &str) -> String {
    let site = TestSite::new(SITE);
    site.write("content/stukken/proef.md", format!("---\ntitle: Proef\nboeken: [een]\n---\n\n{text}\n"));
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    body(&site, "proef")
}

fn body(site: &TestSite, name: &str) -> String {
    let html = site.read(&format!("public/stukken/{name}/index.html"));
    let start = html.find("<div class=\"page-body\">").expect("a body");
    html[start..].split("<section class=\"page-foot\"").next().expect("a foot").to_owned()
}

#[test]
fn numbers_lead_to_the_list_and_the_list_leads_back() {
    insta::assert_snapshot!(shown(
        "Eerst dit [@twee, p. 12]. Dan [@een; @twee, hoofdstuk 3--4; fig. 2] [@drie].\n\n\
         ## Kop [@een] verder\n\n| A | B |\n|---|---|\n| [@een] | c[^n] |\n\n- punt [@Het-derde-boek]\n\n\
         [^n]: Een noot [@drie].\n\n> [@een][@twee,\n> p. 3]"
    ));
}

#[test]
fn what_is_no_citation_stays_as_it_is() {
    let html = shown(
        "`[@een]` \\[@een] [zie @een] [@] [@ een] @een jan@een.nl [@een](https://een.nl) [@een][d] [@weg]\n\n\
         ```\n[@een]\n```\n\n[d]: https://een.nl\n[@weg]: https://weg.nl",
    );
    assert!(!html.contains("class=\"citation\""), "{html}");
    for kept in [
        "<code>[@een]</code> [@een] [zie @een] [@] [@ een] @een",
        ">@een</a>",
        "[@een]\n</code>",
        ">@weg</a>",
    ] {
        assert!(html.contains(kept), "{kept}\n{html}");
    }
}

#[test]
fn a_site_without_such_a_relation_has_plain_text() {
    let site = TestSite::new("-- leidraad.yaml --\ntitle: Proef\n-- content/a.md --\n# A\n\nZie [@a].\n");
    assert_eq!(site.run(&["build"]).code, 0);
    assert!(site.read("public/a/index.html").contains("<p>Zie [@a].</p>"));
}

#[test]
fn outlines_anchors_and_sentences_have_no_numbers() {
    let site = TestSite::new(SITE);
    site.write(
        "content/stukken/proef.md",
        "---\ntitle: Proef\n---\n\n## Een kop [@een] hier\n\nZie [[ander]] [@twee]. Klaar.\n\n## Twee [@een]\n",
    );
    site.write("content/stukken/ander.md", "---\ntitle: Ander\nboeken: [een]\n---\n\nTekst.\n");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let html = site.read("public/stukken/proef/index.html");
    assert!(html.contains("<li><a href=\"#een-kop-hier\">Een kop hier</a></li>"), "{html}");
    assert!(html.contains("<h2 id=\"twee\">Twee<sup"), "{html}");
    assert!(body(&site, "ander").contains("<q>Zie <b>Ander</b>.</q>"));
}

#[test]
fn a_cited_source_knows_who_cites_it_and_counts_for_the_model() {
    let site = TestSite::new(SITE);
    site.write("content/stukken/tekst.md", "---\ntitle: Uit tekst\n---\n\nZo [@twee].\n");
    site.write(
        "content/stukken/veld.md",
        "---\ntitle: Uit een veld\nkern: ['Zo [@twee, p. 1]', 'En [@drie].']\n---\n\nDan [@drie].\n",
    );
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let book = site.read("public/boeken/twee/index.html");
    assert!(book.contains("Genoemd in") && book.contains("Uit tekst") && book.contains("Uit een veld"));
    let page = site.read("public/stukken/veld/index.html");
    let lead = page.find("lead-kern").expect("the field");
    assert!(page[lead..].contains("Zo<sup class=\"citations\"><a class=\"citation\" href=\"#source-1\""));
    let list = &page[page.find("id=\"source-2\"").expect("the second source")..];
    let letters: Vec<usize> = ["#cite-2-2\"", "#cite-2-1\""].map(|id| list.find(id).expect(id)).to_vec();
    assert!(letters[0] < letters[1], "what stands above the text comes first");
    site.write("content/stukken/kaal.md", "---\ntitle: Zonder\n---\n\nNiets.\n");
    assert_eq!(
        site.findings().iter().map(|found| found.text("code").to_owned()).collect::<Vec<_>>(),
        ["relation-count"]
    );
}

#[test]
fn text_taken_in_gets_the_numbers_of_the_page_that_shows_it() {
    let site = TestSite::new(SITE);
    site.write("content/stukken/bron.md", "---\ntitle: Bron\nboeken: [een]\n---\n\nDit [@een] en [@twee].\n");
    site.write(
        "content/stukken/proef.md",
        "---\ntitle: Proef\nboeken: [drie]\n---\n\n![[bron]]\n\n![[bron]]\n\nZelf [@drie].\n",
    );
    site.write("content/platen/plaat.md", "---\ntitle: Plaat\n---\n\n![[bron]]\n\nZelf [@drie, p. 1].\n");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    insta::assert_snapshot!("taken_in", body(&site, "proef"));
    let without = site.read("public/platen/plaat/index.html");
    assert!(without.contains("Dit (<a href=\"/boeken/een/\">Het eerste boek</a>) en"), "{without}");
    assert!(without.contains("Zelf (<a href=\"/boeken/drie/\">Het derde boek</a>, p. 1)."), "{without}");
    let book = site.read("public/boeken/twee/index.html");
    assert!(!book.contains("/stukken/proef/"), "only the page that cites a source is told on its page");
}

#[test]
fn a_citation_that_cannot_be_right_is_told_at_its_place() {
    let site = TestSite::new(SITE);
    site.write(
        "content/stukken/proef.md",
        "---\ntitle: Proef\nkern: ['Zo [@niets].']\n---\n\nA [@een, p. 1; @twe, p. 2]\n[@proef] [@concept] [@boek:een] [@stuk:proef].\n",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn a_draft_that_is_cited_leaves_no_trace() {
    let html = shown("Zo [@concept; @een] en zo [@concept].");
    assert!(!html.contains("Nog niet klaar") && !html.contains("concept"), "{html}");
    assert!(html.contains("aria-label=\"Bron 1: Het eerste boek\">1</a></sup> en zo."), "{html}");
}

#[test]
fn two_builds_of_citing_pages_are_the_same_bytes() {
    let site = TestSite::new(SITE);
    site.write("content/stukken/los.md", "---\ntitle: Los stuk\n---\n\nLos [@drie] en [@een].\n");
    for n in 0..40 {
        let text = format!("---\ntitle: Stuk {n}\n---\n\n[@twee; @een, p. {n}]\n\n![[los]]\n\n[@drie]\n");
        site.write(&format!("content/stukken/stuk-{n}.md"), text);
    }
    let build = |to: &str, threads: &str| {
        let answer = site.run_with(&["build", "-o", to], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(answer.code, 0, "{answer}");
        site.tree(to)
    };
    assert!(build("een", "1") == build("twee", "4"), "two builds differ");
}

#[test]
fn a_kind_may_show_its_sources_at_another_place() {
    let site = TestSite::new(SITE);
    let model = site.read("model.yaml").replace("from: [stuk]", "from: [stuk, plaat]");
    let model =
        model.replace("url: /platen/{id}/", "url: /platen/{id}/\n    relations: {boeken: {place: facts}}");
    site.write("model.yaml", model);
    site.write("content/platen/plaat.md", "---\ntitle: Plaat\nboeken: [een]\n---\n\nZo [@een].\n");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let html = site.read("public/platen/plaat/index.html");
    assert!(html.contains("Zo (<a href=\"/boeken/een/\">Het eerste boek</a>)."), "{html}");
    assert!(!html.contains("source-1") && !html.contains("cite-"), "{html}");
}

#[test]
fn a_list_made_of_the_sources_leaves_the_numbers_where_they_are() {
    let site = TestSite::new(SITE);
    site.write(
        "model.yaml",
        site.read("model.yaml") + "lists:\n  gelezen: {label: Gelezen, for: [stuk], relation: boeken}\n",
    );
    site.write("content/stukken/proef.md", "---\ntitle: Proef\n---\n\nZo [@een].\n");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    assert!(body(&site, "proef").contains("<li id=\"source-1\""));
}
