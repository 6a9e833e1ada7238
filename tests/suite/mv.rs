//! `leidraad mv`: pages move, every form of reference follows, and nothing else in any file changes.

use crate::test_site::TestSite;

const MODEL: &str = "\
-- leidraad.yaml --
title: T
language: nl
languages: {nl: Nederlands, en: English}
menus:
  main:
    - page: oud   # blijft
    - {label: Adres, url: '/dingen/oud/#kop'}
-- model.yaml --
version: 1
facts:
  getal: {value: '1', source: bron-een}
kinds:
  ding:
    label: Ding
    folder: dingen
    url: /dingen/{id}/
    index: /dingen/
    fields:
      beeld: {type: file}
      tekst: {type: markdown}
    relations:
      zie: {}
      bronnen: {}
  bron:
    label: Bron
    folder: bronnen
    url: /bronnen/{id}/
    bibliography: true
relations:
  zie: {from: [ding], to: [ding], label: Zie}
  bronnen: {from: [ding], to: [bron], label: Bronnen, place: references}
";

fn site(rest: &str) -> TestSite {
    TestSite::new(&format!("{MODEL}-- content/bronnen/bron-een.md --\n---\ntitle: Eerste bron\n---\n{rest}"))
}

#[test]
fn every_form_of_reference_follows_and_only_its_bytes_change() {
    let site = site(
        "\
-- content/dingen/oud.md [bom] --
---
title: De oude zaak   # een opmerking
synonyms: [oudje]
---
## Kop

[ander](ander.md) ![plaatje](../dingen/beeld.png) [weg](https://example.org)
-- content/dingen/oud.en.md --
---
title: The old thing
---
Text.
-- content/dingen/beeld.png [hex] --
89 50
-- content/dingen/ander.md --
---
title: Iets anders
zie:
  - \"oud\"   # blijft staan
tekst: 'Zie [[oud|dit]].'
---
Zie [[oud]], [[ding:oud#kop|een kop]], [[Oudje]], [[De oude zaak]] en [md](./oud.md#kop).

| a | b |
|---|---|
| [[oud\\|cel]] | x |

![[oud]]

[later][l] en `[[oud]]` en [adres](/dingen/oud/).

```
[[oud]] [x](oud.md)
```

[l]: oud.md
-- content/dingen/derde.md [crlf] --
---
title: Derde ding
zie: [oud, ander]
bronnen: [bron-een]
---
Tekst [@bron-een, p. 2].
",
    );
    let before = site.run(&["check", "--format", "json"]).stdout;
    let dry = site.run_ok(&["mv", "dingen/oud", "dingen/nieuw/2020", "--dry-run"]);
    assert!(dry.stdout.contains("+Zie [[2020]]"), "{dry}");
    assert!(site.has("content/dingen/oud.md"), "a dry run changes nothing");
    let answer = site.run_ok(&["mv", "dingen/oud", "dingen/nieuw/2020"]);
    assert!(answer.stderr.contains("id: oud -> 2020"), "{answer}");
    assert!(!site.has("content/dingen/oud.md") && !site.has("content/dingen/oud.en.md"));
    assert!(site.has("content/dingen/nieuw/2020.en.md"), "translations go along");
    assert_eq!(
        site.read("content/dingen/nieuw/2020.md"),
        "\u{feff}---\ntitle: De oude zaak   # een opmerking\nsynonyms: [oudje]\naliases: [/dingen/oud/]\n---\n## Kop\n\n[ander](../ander.md) ![plaatje](../beeld.png) [weg](https://example.org)\n"
    );
    assert_eq!(
        site.read("content/dingen/ander.md"),
        "\
---
title: Iets anders
zie:
  - \"2020\"   # blijft staan
tekst: 'Zie [[2020|dit]].'
---
Zie [[2020]], [[ding:2020#kop|een kop]], [[Oudje]], [[De oude zaak]] en [md](./nieuw/2020.md#kop).

| a | b |
|---|---|
| [[2020\\|cel]] | x |

![[2020]]

[later][l] en `[[oud]]` en [adres](/dingen/2020/).

```
[[oud]] [x](oud.md)
```

[l]: nieuw/2020.md
"
    );
    assert!(site.read("content/dingen/derde.md").contains("zie: ['2020', ander]\r\nbronnen: [bron-een]\r\n"));
    let config = site.read("leidraad.yaml");
    assert!(config.contains("- page: '2020'   # blijft\n"), "{config}");
    assert!(config.contains("url: '/dingen/2020/#kop'"), "{config}");
    assert_eq!(site.run(&["check", "--format", "json"]).stdout, before);

    site.run_ok(&["mv", "bron-een", "bron-twee"]);
    assert!(site.read("model.yaml").contains("source: bron-twee"));
    assert!(site.read("content/dingen/derde.md").contains("Tekst [@bron-twee, p. 2]."));
    assert_eq!(site.run(&["check", "--format", "json"]).stdout, before);

    // Back again: the address is the page's own once more.
    site.run_ok(&["mv", "2020", "dingen/oud"]);
    assert!(site.read("content/dingen/oud.md").contains("aliases: [/dingen/2020/]\n"));
    assert_eq!(site.run(&["check", "--format", "json"]).stdout, before);
}

#[test]
fn a_page_with_its_own_folder_takes_its_files_along() {
    let site = site(
        "\
-- content/dingen/map/index.md --
---
title: Met beeld
beeld: foto.png
---
![f](foto.png) [b](../los.md)
-- content/dingen/map/foto.png [hex] --
89 50
-- content/dingen/los.md --
---
title: Losse pagina
beeld: map/foto.png
---
![f](map/foto.png) [m](map/index.md)
-- content/dingen/oud.md --
---
title: Oude pagina
---
",
    );
    site.run_ok(&["mv", "dingen/map", "dingen/diep/doos"]);
    assert!(site.has("content/dingen/diep/doos/foto.png") && !site.has("content/dingen/map"));
    assert!(site.read("content/dingen/diep/doos/index.md").contains("![f](foto.png) [b](../../los.md)"));
    let los = site.read("content/dingen/los.md");
    assert!(
        los.contains("beeld: diep/doos/foto.png\n---\n![f](diep/doos/foto.png) [m](diep/doos/index.md)"),
        "{los}"
    );
    site.run_ok(&["check"]);
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_changes() {
    let site = site(
        "\
-- content/dingen/oud.md --
---
title: Oude pagina
---
-- content/dingen/ander.md --
---
title: Andere pagina
zie: [oud]
---
Zie [[nieuw]] en [[oud]].
-- content/dingen/derde.md --
---
title: Nieuw
---
",
    );
    let before = site.tree("content");
    for (arguments, why) in [
        (["niets", "dingen/x"], "Er is geen pagina of map"),
        (["dingen/oud", "dingen/ander"], "is er al"),
        (["dingen/oud", "dingen/oud"], "staat daar al"),
        (["dingen/oud", "../x"], "buiten de map"),
        (["dingen/oud", "/x"], "buiten de map"),
        (["dingen/oud", "dingen/x.en"], "eindigt als een vertaling"),
        (["dingen/oud", "dingen/.x"], "geen naam voor een pagina"),
        (["dingen/oud", "bronnen/oud"], "de soort 'bron'"),
        (["dingen", "dingen/dieper"], "in zichzelf"),
    ] {
        let answer = site.run(&["mv", arguments[0], arguments[1]]);
        assert_eq!(answer.code, 2, "{answer}");
        assert!(answer.stderr.contains(why), "{answer}");
        assert_eq!(site.tree("content"), before, "{answer}");
    }
    // The name is another page's title: links by that title keep meaning that page.
    site.run_ok(&["mv", "dingen/oud", "dingen/nieuw"]);
    assert!(site.read("content/dingen/ander.md").contains("Zie [[derde]] en [[nieuw]]."));
}

/// Random moves of a generated site: after each the same findings, and every link where it led.
#[test]
fn after_any_moves_a_site_says_what_it_said() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let mut text = String::new();
    for page in 0..12 {
        let mut body = String::new();
        for _ in 0..6 {
            let to = random(12);
            body.push_str(&match random(6) {
                0 => format!("Zie [[p{to}]].\n"),
                1 => format!("Zie [[ding:p{to}#kop|kop]].\n"),
                2 => format!("[x](p{to}.md) en ook [[Titel {to}]].\n"),
                3 => format!("\n| a |\n|---|\n| [[p{to}\\|y]] |\n\n"),
                4 => format!("- [r](/dingen/p{to}/)\n"),
                _ => format!("[l{to}]\n\n[l{to}]: <p{to}.md>\n\n"),
            });
        }
        let zie = (page + 1 + random(11)) % 12;
        let front = format!("title: Titel {page}\nzie: [p{zie}]");
        text.push_str(&format!("-- content/dingen/p{page}.md --\n---\n{front}\n---\n## Kop\n\n{body}"));
    }
    let site = site(&text);
    site.write("leidraad.yaml", "title: T\nlanguage: nl\n");
    let tell = |site: &TestSite| {
        let findings = site.findings();
        let mut codes: Vec<String> = findings.iter().map(|found| found.text("code").to_owned()).collect();
        codes.sort();
        codes
    };
    let before = tell(&site);
    let mut at: Vec<String> = (0..12).map(|page| format!("dingen/p{page}")).collect();
    for step in 0..14 {
        let page = random(12);
        let to = match random(3) {
            0 => format!("dingen/m{}/n{step}", random(3)),
            1 => format!("dingen/n{step}"),
            _ => format!("dingen/m{}/p{page}", random(3)),
        };
        let answer = site.run(&["mv", &at[page], &to]);
        if answer.code != 0 {
            assert!(answer.stderr.contains("is er al"), "{answer}");
            continue;
        }
        at[page] = to;
        assert_eq!(tell(&site), before, "{answer}");
    }
    // Relations lead where they led: from page to page by title.
    let json = site.run_ok(&["impact", &at[0], "--format", "json"]);
    assert!(json.stdout.contains("\"title\":\"Titel 0\""), "{json}");
}

#[test]
fn impact_tells_every_place_that_leads_to_a_page() {
    let site = site(
        "\
-- content/dingen/oud.md --
---
title: Oude pagina
zie: [ander]
aliases: [/eerder/]
---
-- content/dingen/ander.md --
---
title: Andere pagina
zie: [oud]
bronnen: [bron-een]
---
Zie [[oud]] en [@bron-een].

![[oud]]
",
    );
    let answer = site.run_ok(&["impact", "dingen/oud"]);
    insta::assert_snapshot!(answer.to_string());
    let source = site.run_ok(&["impact", "bron-een", "--format", "json"]);
    for way in ["\"way\":\"citation\"", "\"way\":\"relation\"", "\"way\":\"fact\",\"name\":\"getal\""] {
        assert!(source.stdout.contains(way), "{source}");
    }
    let wrong = site.run(&["impact", "oudd"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("Bedoel je 'oud'?"), "{wrong}");
}
