//! Pictures: in text, with a sibling for a dark ground, and on cards.

use crate::test_site::TestSite;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\"></svg>";

#[test]
fn a_picture_with_a_dark_sibling_follows_the_reader() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
base_url: https://x.nl/sub/
-- content/a/index.md --
# A

Zie ![Een kring](kring.svg) hier.

![Met tekst](groot plaatje.svg \"Bijschrift\")

![Alleen](alleen.svg) ![Uit static](/logo.svg)
-- content/b.md --
# B

![[a]]
",
    );
    for name in ["kring.svg", "groot plaatje.svg", "groot plaatje.dark.svg", "alleen.svg", "wees.dark.svg"] {
        site.write(&format!("content/a/{name}"), SVG);
    }
    site.write("content/a/kring.dark.svg", SVG.replace("360", "320"));
    site.write("static/logo.svg", SVG);
    site.write("static/logo.dark.svg", SVG);
    let source = site.read("content/a/index.md").replace("(groot plaatje.svg", "(<groot plaatje.svg>");
    site.write("content/a/index.md", source);
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 0, "{answer}");
    let html = site.read("public/a/index.html");
    let picture = |name: &str, dark_size: &str, alt: &str| {
        format!(
            "<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"/sub{name}.dark.svg\"{dark_size}>\
             <img src=\"/sub{name}.svg\" alt=\"{alt}\" width=\"640\" height=\"360\" loading=\"lazy\" decoding=\"async\"></picture>"
        )
    };
    let other = " width=\"640\" height=\"320\"";
    assert!(html.contains(&format!("Zie {} hier.", picture("/a/kring", other, "Een kring"))), "{html}");
    let figure =
        format!("<figure>\n{}\n<figcaption>Bijschrift", picture("/a/groot%20plaatje", "", "Met tekst"));
    assert!(html.contains(&figure), "{html}");
    assert!(
        html.contains("<p><img src=\"/sub/a/alleen.svg\"")
            && html.contains(&picture("/logo", "", "Uit static"))
    );
    assert!(site.read("public/b/index.html").contains(&picture("/a/kring", other, "Een kring")));
    assert!(site.has("public/a/kring.dark.svg") && site.has("public/logo.dark.svg"));
}

const PICTURED: &str = r#"
-- leidraad.yaml --
title: Proef
base_url: https://x.nl/sub/
-- model.yaml --
version: 1
lifecycle:
  field: status
  default: klaar
  states: {concept: {label: Concept, public: false}, klaar: {label: Klaar, public: true}}
kinds:
  thema:
    label: {one: thema, many: themas}
    folder: themas
    url: /onderwerpen/{id}/
    image: beeldmerk.bestand
    fields:
      beeldmerk:
        type: group
        many: true
        label: Beeld
        place: none
        fields: {bestand: {type: file, label: Bestand}, alt: {type: text, label: Tekst}}
  stuk: {label: {one: stuk, many: stukken}, folder: stukken, url: '/stukken/{id}/'}
relations:
  zie: {from: any, to: any, label: Zie}
-- templates/kind.html --
{% for page in kind.pages %}{{ page.id }}: {% if page.image %}{{ page.image.url }} {{ page.image.width }}x{{ page.image.height }} {{ page.image.dark }}{% endif %};
{% endfor %}
-- templates/page.html --
own: {{ page.image?.url or "" }};{% for name, relation in page.relations %}{% for edge in relation.edges %} {{ edge.page.id }}: {{ edge.page.image?.url or "" }};{% endfor %}{% endfor %}
-- content/themas/een/index.md --
---
title: Een
beeldmerk: [{alt: Geen bestand}, {bestand: een kring.svg, alt: Een kring}, {bestand: nog-een.svg}]
---
-- content/themas/foto.md --
---
title: Foto
beeldmerk: {bestand: Foto.JPG}
---
-- content/themas/leeg.md --
---
title: Leeg
---
-- content/themas/logo.md --
---
title: Logo
beeldmerk: {bestand: /logo.svg}
---
-- content/themas/pdf.md --
---
title: Pdf
beeldmerk: {bestand: blad.pdf}
---
-- content/themas/verborgen/index.md --
---
title: Verborgen
status: concept
beeldmerk: {bestand: geheim.svg}
---
-- content/stukken/stuk.md --
---
title: Stuk
zie: [een, pdf]
---
"#;

#[test]
fn a_card_has_the_picture_that_the_model_names() {
    let site = TestSite::new(PICTURED);
    for name in ["een/een kring.svg", "een/nog-een.svg", "verborgen/geheim.svg", "blad.pdf"] {
        site.write(&format!("content/themas/{name}"), SVG);
    }
    site.write("content/themas/een/een kring.dark.svg", SVG.replace("360", "320"));
    site.write("content/themas/Foto.JPG", "no picture at all");
    site.write("static/logo.svg", SVG);
    site.run_ok(&["build", "--strict"]);
    let index = site.read("public/onderwerpen/index.html");
    let expected = [
        "een: /sub/onderwerpen/een/een%20kring.svg 640x360 /sub/onderwerpen/een/een%20kring.dark.svg;",
        "foto: /sub/themas/Foto.JPG x ;",
        "leeg: ;",
        "logo: /sub/logo.svg 640x360 ;",
        "pdf: ;",
    ];
    for line in expected {
        assert!(index.contains(line), "{line} is not in\n{index}");
    }
    let piece = site.read("public/stukken/stuk/index.html");
    assert!(
        piece.contains("own: ; een: /sub/onderwerpen/een/een%20kring.svg; pdf: ;"),
        "a kind without pictures, and a relation\n{piece}"
    );
    let own = site.read("public/onderwerpen/een/index.html");
    assert!(own.contains("own: /sub/onderwerpen/een/een%20kring.svg;"), "{own}");
    // No text shows these files.
    for file in
        ["onderwerpen/een/een kring.svg", "onderwerpen/een/een kring.dark.svg", "themas/Foto.JPG", "logo.svg"]
    {
        assert!(site.has(&format!("public/{file}")), "{file}");
    }
    assert!(
        site.tree("public").iter().all(|(path, _)| !path.contains("geheim")),
        "a draft's picture is hidden"
    );
    site.write("content/themas/leeg.md", "---\ntitle: Leeg\nbeeldmerk: {bestand: weg.svg}\n---\n");
    let findings = site.findings();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.text("code")).collect();
    assert_eq!(codes, ["link-page"]);
}

#[test]
fn the_model_says_what_can_be_a_picture() {
    const MODEL: &str = "
version: 1
kinds:
  theme:
    image: logo.fiel
    fields:
      logo: {type: group, label: Logo, fields: {file: {type: file, label: File}, alt: {type: text, label: Text}}}
      photo: {type: file, label: Photo}
  note: {image: title}
  guide: {image: logo, fields: {logo: {type: group, label: Logo, fields: {file: {type: file, label: File}}}}}
";
    for language in ["en", "nl"] {
        let site = TestSite::new("");
        site.write("leidraad.yaml", format!("title: Notes\nlanguage: {language}\n"));
        site.write("model.yaml", MODEL.trim_start());
        insta::assert_snapshot!(format!("what_cannot_be_a_picture_{language}"), site.run(&["check"]));
    }
}
