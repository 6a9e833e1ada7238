//! What reaches the browser beside the text: the window's title, menus, old addresses,
//! templates of a theme. And what is told of pages that no address shows.

use crate::test_site::TestSite;

fn codes(site: &TestSite) -> Vec<String> {
    site.findings().iter().map(|finding| finding.text("code").to_owned()).collect()
}

const TITLED: &str = "
-- leidraad.yaml --
title: Hulp
language: nl
-- model.yaml --
version: 1
language: nl
names: {window_title: venstertitel, aliases: eerder}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
-- templates/redirect.html --
[{{ route.window_title }}]
-- content/artikelen/een.md --
---
title: Wat je doet bij geweld
venstertitel: Weer & meer
eerder: [/oud]
---

Tekst.
-- content/artikelen/twee.md --
---
title: Gewoon
venstertitel: ''
---

Zie [[een]].
";

#[test]
fn a_page_may_ask_for_another_title_in_the_window() {
    let site = TestSite::new(TITLED);
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let page = site.read("public/artikelen/een/index.html");
    assert!(page.contains("<title>Weer &amp; meer</title>"), "{page}");
    assert!(page.contains("<meta property=\"og:title\" content=\"Weer &amp; meer\">"), "{page}");
    assert!(page.contains("<h1>Wat je doet bij geweld</h1>"), "{page}");
    assert!(
        site.read("public/oud/index.html").starts_with("[Weer &amp; meer]"),
        "an old address says as little"
    );
    assert!(site.read("public/artikelen/twee/index.html").contains("<title>Gewoon – Hulp</title>"));
    for list in ["public/a-z/index.html", "public/artikelen/index.html", "public/artikelen/twee/index.html"] {
        let html = site.read(list);
        assert!(html.contains("Wat je doet bij geweld") && !html.contains("Weer &amp; meer"), "{list}");
    }
    site.write("content/artikelen/drie.md", "---\ntitle: Drie\nvenstertitl: Iets\n---\n\nTekst.\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn menus_and_facts_keep_query_and_fragment() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
base_url: https://x.nl/sub/
menus:
  main:
    - {label: Een, url: '/a/?q=één twee&r=%3F#kop'}
    - {label: Twee, url: '/a/#kop'}
    - {label: Drie, url: '//y.nl/a?b=c'}
    - {label: Vier, url: 'https://y.nl/?b=c#d'}
-- model.yaml --
version: 1
kinds:
  note: {label: {one: note, many: notes}, folder: '', url: '/{id}/'}
facts:
  desk: {value: Desk, label: Desk, link: '/a/?d=1#kop'}
-- content/a.md --
---
title: A
---

Bel [[=desk]].

## Kop
",
    );
    let answer = site.run(&["build"]);
    assert_eq!((answer.code, answer.stdout.contains('[')), (0, false), "{answer}");
    let html = site.read("public/a/index.html");
    for href in [
        "/sub/a/?q=%C3%A9%C3%A9n%20twee&amp;r=%3F#kop",
        "/sub/a/#kop",
        "//y.nl/a?b=c",
        "https://y.nl/?b=c#d",
        "/sub/a/?d=1#kop",
    ] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}\n{html}");
    }
}

#[test]
fn an_old_address_that_ends_in_a_number_is_no_file() {
    let site = TestSite::new(
        "-- leidraad.yaml --\ntitle: Proef\n-- content/a.md --\n---\ntitle: A\naliases: [/handleiding-2.0, /oud.html, /v1.2/]\n---\n\nTekst.\n",
    );
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    for file in ["handleiding-2.0/index.html", "oud.html", "v1.2/index.html"] {
        assert!(site.has(&format!("public/{file}")), "{file}");
    }
}

#[test]
fn a_name_with_a_colon_is_a_whole_name_unless_a_kind_has_the_first_word() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
-- model.yaml --
version: 1
kinds:
  note: {label: {one: note, many: notes}, folder: notes, url: '/notes/{id}/'}
relations:
  see: {from: any, to: any, label: See}
-- content/notes/een.md --
---
title: 'Plan:nu'
---

Tekst.
-- content/notes/twee.md --
---
title: Twee
see: ['Plan:nu']
---

Zie [[Plan:nu]], [[note:Plan:nu]], [[note:een]].
",
    );
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let html = site.read("public/notes/twee/index.html");
    assert_eq!(html.matches("<a href=\"/notes/een/\">Plan:nu</a>").count(), 4, "{html}");
    site.write(
        "content/notes/drie.md",
        "---\ntitle: Drie\nsee: ['note:eem']\n---\n\n[[nota:een]] [[note:eem]]\n",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn a_sites_template_over_a_themes_over_the_built_in_one() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
theme: eigen
-- themes/eigen/templates/page.html --
{% extends \"theme/page.html\" %}
{% block main %}<i>thema</i>{{ super() }}{% endblock %}
-- content/a.md --
# A

Tekst.
",
    );
    let built = || {
        let answer = site.run(&["build"]);
        assert_eq!(answer.code, 0, "{answer}");
        site.read("public/a/index.html")
    };
    assert!(built().contains("<i>thema</i><article"));
    site.write(
        "templates/page.html",
        "{% extends \"theme/page.html\" %}\n{% block main %}<b>site</b>{{ super() }}{% endblock %}\n",
    );
    assert!(built().contains("<b>site</b><i>thema</i><article"));
    site.write(
        "themes/eigen/templates/page.html",
        "{% extends \"theme/page.html\" %}\n{% block main %}{{ nee.x }}{% endblock %}\n",
    );
    let answer = site.run(&["build"]);
    assert!(answer.stderr.contains("themes/eigen/templates/page.html:2:20"), "{answer}");
}

#[test]
fn faults_of_components_and_circles_are_told_where_no_address_shows_them() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
-- model.yaml --
version: 1
lifecycle:
  field: status
  default: draft
  states: {draft: {label: Draft, public: false}, done: {label: Done, public: true}}
kinds:
  note: {label: {one: note, many: notes}, folder: '', url: '/{id}/'}
-- content/a.md --
---
title: A
---

:::nota
![[b]]
:::

:::note title=\"x\" colour=\"red\"
:::
-- content/b.md --
---
title: B
---

![[a]]
-- content/c.md --
---
title: C
---

## One

![[c#one]]

![[a]]
",
    );
    assert_eq!(
        codes(&site),
        [
            "unknown-component",
            "transclusion-circle",
            "component-mismatch",
            "transclusion-circle",
            "transclusion-circle"
        ]
    );
}
