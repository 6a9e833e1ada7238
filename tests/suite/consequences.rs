//! One fault, one finding: what follows from it is not told as well. And what must not get out does not.

use crate::test_site::TestSite;

const SITE: &str = "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    fields:
      kern: {type: text, required: always, label: Kern}
-- content/artikelen/een.md --
---
title: Een
kern: Kort
---

Zie [[twee]].
-- content/artikelen/twee.md --
---
title: Twee
kern: Kort
---

Tekst.
";

/// The codes of all findings, in order.
fn codes(site: &TestSite) -> Vec<String> {
    site.findings().iter().map(|finding| finding.text("code").to_owned()).collect()
}

#[test]
fn a_model_that_cannot_be_read_is_one_finding() {
    let site = TestSite::new(SITE);
    assert_eq!(codes(&site), [] as [&str; 0]);
    let model = site.read("model.yaml");
    site.write("model.yaml", model.replace("    folder", "\tfolder"));
    assert_eq!(codes(&site), ["yaml-syntax"]);
    site.write("model.yaml", b"\xff\xfev\0e\0");
    assert_eq!(codes(&site), ["not-utf8"]);
}

#[test]
fn names_of_a_lost_part_of_the_model_are_not_each_unknown() {
    let site = TestSite::new(SITE);
    let model = site.read("model.yaml")
        + "relations:\n  bij: {from: artikel, to: artikel, label: Bij, inverse: hoort}\nnavigation: {breadcrumb: bij}\n";
    site.write("model.yaml", &model);
    assert_eq!(codes(&site), [] as [&str; 0]);
    let with = |from: &str, to: &str| site.write("model.yaml", model.replace(from, to));
    with("kinds:", "kindz:");
    assert_eq!(codes(&site), ["model-missing", "model-first", "model-unknown-key"]);
    with("relations:", "relatons:");
    assert_eq!(codes(&site), ["model-unknown-key"]);
    // A name that is wrong by itself is told, also where a whole part was never written.
    with("breadcrumb: bij", "breadcrumb: bjj");
    assert_eq!(codes(&site), ["model-unknown-name"]);
}

#[test]
fn a_page_that_cannot_be_read_sets_off_nothing_elsewhere() {
    let site = TestSite::new(SITE);
    site.write("content/artikelen/twee.md", "---\ntitle: Twee\ntitle: Drie\n---\nTekst.\n");
    assert_eq!(codes(&site), ["yaml-duplicate-key"]);
}

#[test]
fn what_stands_beside_a_fault_in_the_fields_of_a_page_is_still_read() {
    let site = TestSite::new(SITE);
    site.write("content/artikelen/een.md", "---\ntitle: Een\nkern: Kort\n---\n\nZie [[Het tweede]].\n");
    let twee = |fields: &str| site.write("content/artikelen/twee.md", format!("---\n{fields}---\nTekst.\n"));
    // The title can be read: what leads to it by that name is no fault of its own.
    twee("kern: kort: maar krachtig\ntitle: Het tweede\n");
    assert_eq!(codes(&site), ["yaml-syntax"]);
    twee("title: Het tweede\nkern: @kort\nsynonyms: [a\n");
    let places: Vec<String> = site.findings().iter().map(|finding| finding.place(&site)).collect();
    assert_eq!(
        (codes(&site), places),
        (vec!["yaml-syntax".to_owned(); 2], vec!["@kort".to_owned(), "[a".to_owned()])
    );
}

#[test]
fn a_configuration_that_cannot_be_read_is_told_once_and_in_the_editors_language() {
    let site = TestSite::new(SITE);
    site.write("leidraad.yaml", "title: Proef\nlanguage: nl\n\tmenus: {}\n");
    assert_eq!(codes(&site), ["yaml-syntax"]);
    assert!(site.run(&["check"]).stdout.contains("fout["), "Dutch editors read Dutch");
}

#[test]
fn a_template_that_does_not_compile_is_told_at_its_place_and_once() {
    let site = TestSite::new(SITE);
    site.write("templates/record.html", "<p>\n  {{ page.title | foo }}");
    let found = site.findings();
    assert_eq!(codes(&site), ["template-fault"]);
    assert_eq!(found[0].place(&site), "foo");
    site.write("templates/record.html", "{% include \"weg.html\" %}");
    assert_eq!(site.findings()[0].text("file"), "templates/record.html");
}

#[test]
fn a_template_that_fails_on_every_page_is_told_once() {
    let site = TestSite::new(SITE);
    site.write("templates/page.html", "{{ page.tiitle }}");
    assert_eq!(codes(&site), ["template-fault"]);
}

#[test]
fn a_template_saved_on_windows_gives_the_same_pages() {
    let site = TestSite::new(SITE);
    site.write("templates/parts/footer.html", "<footer>\n<p>Voet</p>\n</footer>\n");
    site.run_ok(&["build"]);
    let before = site.tree("public");
    site.write("templates/parts/footer.html", "<footer>\r\n<p>Voet</p>\r\n</footer>\r\n");
    site.run_ok(&["build"]);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn the_title_of_a_hidden_page_is_hidden_too() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
-- content/a.md --
# A

Zie [[geheim]] en [[later]] en ![[geheim]].
-- content/geheim.md --
---
title: Ontslagronde
status: draft
synonyms: [anders]
---

Niemand mag dit zien.
-- content/later.md --
---
title: Feestdag
published: 2030-01-01
---

Nog niet.
",
    );
    site.run_ok(&["build"]);
    for (path, text) in site.published() {
        for secret in ["Ontslagronde", "Feestdag", "Niemand mag", "Nog niet."] {
            assert!(!text.contains(secret), "{path} tells of {secret}");
        }
    }
}

#[test]
fn a_page_whose_name_ends_otherwise_is_not_published_raw() {
    let site = TestSite::new(SITE);
    site.write("content/artikelen/CONCEPT.MD", "---\nstatus: draft\n---\nGeheim.\n");
    assert_eq!(codes(&site), ["not-a-file"]);
    site.run_ok(&["build"]);
    assert!(site.tree("public").iter().all(|(path, _)| !path.contains("CONCEPT")));
}

#[test]
fn tags_that_look_alike_in_an_address_have_pages_of_their_own() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
-- content/a.md --
---
title: A
tags: [C++]
---
-- content/b.md --
---
title: B
tags: [C#, c, C]
---
",
    );
    site.run_ok(&["build"]);
    let pages: Vec<String> = site
        .tree("public")
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("tags/c"))
        .collect();
    assert_eq!(pages, ["tags/c/index.html", "tags/c-2/index.html", "tags/c-3/index.html"]);
}

#[test]
fn an_old_address_is_told_where_it_stands() {
    let site = TestSite::new(SITE);
    site.write(
        "content/artikelen/twee.md",
        "---\ntitle: Twee\nkern: Kort\naliases: [/weg/, /artikelen/een/, /nul/]\n---\nTekst.\n",
    );
    let places: Vec<String> = site.findings().iter().map(|finding| finding.place(&site)).collect();
    assert_eq!(places, ["/artikelen/een/", "/nul/"]);
}

#[test]
fn the_files_of_a_draft_are_as_hidden_as_the_draft() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
languages: {en: English}
-- content/a.md --
# A

Tekst.
-- content/klad/index.nl.md --
---
title: Klad
status: draft
---

Zie [het plan](plan.pdf).
-- content/klad/plan.pdf --
geheim
",
    );
    assert_eq!(codes(&site), [] as [&str; 0]);
    site.run_ok(&["build"]);
    assert!(site.tree("public").iter().all(|(path, _)| !path.contains("plan.pdf")));
    site.write("content/b.md", "# B\n\n![Plaatje](klad/plan.pdf)\n");
    assert_eq!(codes(&site), ["image-missing"]);
}

#[test]
fn a_page_and_its_translation_are_one_page_that_must_exist() {
    let site = TestSite::new(&format!(
        "{SITE}-- leidraad.yaml --\ntitle: Proef\nlanguage: nl\nlanguages: {{en: English}}\nbase_url: /repo/\n\
-- content/artikelen/een.en.md --\n---\ntitle: One\nkern: Short\n---\n\nSee [[=adres]].\n"
    ));
    let model = site.read("model.yaml");
    site.write(
        "model.yaml",
        format!(
            "{model}require_pages:\n  - {{kind: artikel, where: {{kern: [Kort, Short]}}, count: 2}}\n\
             facts:\n  adres: {{value: hier, label: Adres, link: /artikelen/een/}}\n"
        ),
    );
    assert_eq!(codes(&site), [] as [&str; 0]);
    site.run_ok(&["build"]);
    let page = site.read("public/en/artikelen/een/index.html");
    assert!(page.contains("href=\"/repo/artikelen/een/\">hier</a>"), "{page}");
}
