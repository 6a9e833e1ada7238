//! Advice on language, and personal data: what is told of a text and, above all, what is not. Each case is a
//! page of one site; the pieces that are told stand beside it.

use std::collections::BTreeMap;

use crate::test_site::TestSite;

/// The words of a file that each finding points at, by file: (code, words).
fn told(site: &TestSite) -> BTreeMap<String, Vec<(String, String)>> {
    let mut told: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for finding in site.findings() {
        let piece = (finding.text("code").to_owned(), finding.place(site));
        told.entry(finding.text("file").to_owned()).or_default().push(piece);
    }
    told
}

/// Holds each case, a page's text with what is told of it, against one site.
fn hold(settings: &str, cases: &[(&str, &[(&str, &str)])]) {
    let mut text = settings.to_owned();
    for (n, (body, _)) in cases.iter().enumerate() {
        let front = if body.starts_with("---\n") { "" } else { "---\ntitle: Blad\n---\n\n" };
        text.push_str(&format!("-- content/bladen/p{n}.md --\n{front}{body}\n"));
    }
    let mut found = told(&TestSite::new(&text));
    let mut wrong = Vec::new();
    for (n, (body, expected)) in cases.iter().enumerate() {
        let found = found.remove(&format!("content/bladen/p{n}.md")).unwrap_or_default();
        let found: Vec<(&str, &str)> = found.iter().map(|(code, words)| (&**code, &**words)).collect();
        if found != *expected {
            wrong.push(format!("{body}\n  found {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty() && found.is_empty(), "{}\n{found:?}", wrong.join("\n"));
}

const ADVICE: &str = "
-- leidraad.yaml --
title: Taal
language: nl
checks: {sentence-long: advice, word-avoided: advice, abbreviation-unexplained: advice, link-text-address: off}
writing: {sentence_words: 8, abbreviations: [NJi]}
-- data/synonyms.yaml --
taal: nl
woorden:
- voorkeur: gezin met veel problemen
  vermijd: [probleemgezin, multiprobleemgezin, MPG, niet westers]
- voorkeur: Eigen Kracht-conferentie
  gelijk: [EKC]
-- content/mdo.md --
---
title: Overleg
synonyms: [MDO]
---

Hier wordt overlegd.
";

#[test]
fn sentences_words_and_abbreviations_are_told_where_they_stand() {
    let long = |words: &'static str| [("sentence-long", words)];
    let short = |words: &'static str| [("abbreviation-unexplained", words)];
    let avoided = |words: &'static str| [("word-avoided", words)];
    hold(
        ADVICE,
        &[
            (
                "Kort. Een twee drie vier vijf zes zeven acht negen. Kort.",
                &long("Een twee drie vier vijf zes zeven acht negen."),
            ),
            (
                "- Een *twee* drie vier vijf [zes](p0.md) zeven acht negen",
                &long("Een *twee* drie vier vijf [zes](p0.md) zeven acht negen"),
            ),
            (
                ":::note\nEen `x` drie vier vijf zes zeven acht negen.\n:::",
                &long("Een `x` drie vier vijf zes zeven acht negen."),
            ),
            (
                "> [!NOTE]\n> Een twee drie vier vijf zes zeven acht negen.",
                &long("Een twee drie vier vijf zes zeven acht negen."),
            ),
            (
                "---\ntitle: Blad\nsummary: \"Kort. Een twee drie vier vijf zes zeven acht negen.\"\n---\n\nTekst.",
                &long("Een twee drie vier vijf zes zeven acht negen."),
            ),
            ("Plan een EKC.", &short("EKC")),
            ("Plan een EKC. Een Eigen Kracht-conferentie (EKC) helpt.", &short("EKC")),
            ("| soort | wat |\n|---|---|\n| x | een EKC |", &short("EKC")),
            (
                "De EKC’s en het CJG-overleg.",
                &[("abbreviation-unexplained", "EKC"), ("abbreviation-unexplained", "CJG")],
            ),
            ("Vraag het MDO.", &short("MDO")),
            (
                "Een Probleemgezin en multiprobleemgezinnen.",
                &[("word-avoided", "Probleemgezin"), ("word-avoided", "multiprobleemgezinnen")],
            ),
            ("## Het probleemgezin\n\nTekst.", &avoided("probleemgezin")),
            ("Een gezin dat niet-westers heet.", &avoided("niet-westers")),
        ],
    );
}

#[test]
fn their_neighbours_are_not_told() {
    let texts = [
        // Sentences.
        "Een twee drie vier. Vijf zes zeven acht negen.",
        "Een twee drie vier vijf zes zeven acht.",
        "> Een twee drie vier vijf zes zeven acht negen.",
        "Zij zei: “een twee drie vier vijf zes zeven acht negen.”",
        "## Een twee drie vier vijf zes zeven acht negen\n\nTekst.",
        "| a | b |\n|---|---|\n| een twee drie vier vijf zes zeven acht negen | d |",
        "```\neen twee drie vier vijf zes zeven acht negen\n```",
        "Neem mee:\n\n- een twee drie vier vijf zes\n- zeven acht negen tien elf",
        "Een twee drie vier  \nvijf zes zeven acht negen",
        "Een twee drie vier e.d. Vijf zes zeven acht negen.",
        "Een – twee – drie – vier – vijf – zes – zeven.",
        // Abbreviations.
        "Een Eigen Kracht-conferentie (EKC). De EKC helpt.",
        "Een EKC (Eigen Kracht-conferentie) helpt.",
        "EKC: Eigen Kracht-conferentie",
        "- **EKC** – Eigen Kracht-conferentie",
        "| kort | lang |\n|---|---|\n| EKC | Eigen Kracht-conferentie |",
        "EKC staat voor Eigen Kracht-conferentie.",
        "Vraag het [[mdo|MDO]] of de [EKC](../mdo.md).",
        "Het NJi, een PDF en de EU.",
        "LET OP: DIT MAG NIET",
        "Hoofdstuk III van J.K. de Vries, zie www.EKC.nl.",
        "`EKC` en <https://a.nl/EKC>",
        "## De EKC\n\nEen Eigen Kracht-conferentie (EKC) helpt.",
        "---\ntitle: Eigen Kracht-conferentie\nsynonyms: [EKC]\n---\n\nDe EKC helpt.",
        "> De EKC helpt.",
        // Words.
        "Zeg niet “probleemgezin” of ‘MPG’.",
        "> Een probleemgezin.",
        "Een probleemgezin-achtig woord.",
        "Zie [het boek over het probleemgezin](../mdo.md).",
        "`probleemgezin`",
        "Een gezin met een probleem.",
        "mpg is een bestandsformaat.",
        "---\ntitle: Waarom we geen probleemgezin zeggen\nsynonyms: [probleemgezin]\n---\n\nHet woord probleemgezin.",
    ];
    let cases: Vec<(&str, &[(&str, &str)])> = texts.into_iter().map(|text| (text, &[] as &[_])).collect();
    hold(ADVICE, &cases);
}

#[test]
fn advice_that_nobody_asks_for_is_not_told() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Taal
language: nl
checks: {paths: {\"content/hier/**\": {sentence-long: advice}}}
writing: {sentence_words: 5}
-- content/daar.md --
---
title: Daar
---

Een twee drie vier vijf zes.
-- content/hier/hier.md --
---
title: Hier
---

Een twee drie vier vijf zes.
",
    );
    let found = told(&site);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["content/hier/hier.md"], "{found:?}");
}

#[test]
fn a_faulty_setting_is_told_and_the_rest_holds() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Taal
language: nl
writing:
  sentence_words: veel
  reading_ese: 40
  abbreviations: NJi
  public_contacts: [0611112222, {a: b}]
-- content/a.md --
---
title: A
---

Tekst.
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

const PERSONAL: &str = "
-- leidraad.yaml --
title: Zorg
language: nl
checks: {raw-html: off, link-text-address: off}
writing: {public_contacts: [06-98765432, anna@gmail.com, \"@open.nl\"]}
-- model.yaml --
version: 1
language: nl
kinds:
  blad:
    label: {one: blad, many: bladen}
    folder: bladen
    url: /bladen/{id}/
    fields:
      nummer: {type: text, label: Nummer}
      kort: {type: text, label: Kort}
      lang: {type: markdown, label: Lang}
";

#[test]
fn personal_data_is_told_where_it_stands() {
    hold(
        PERSONAL,
        &[
            ("Zijn bsn is 999990019.", &[("personal-number", "999990019")]),
            ("Nummer 9999.90.019 dus.", &[("personal-number", "9999.90.019")]),
            ("BSN 999 990 019 hoort hier niet.", &[("personal-number", "999 990 019")]),
            ("| naam | nummer |\n|---|---|\n| x | 999990019 |", &[("personal-number", "999990019")]),
            ("Mail jan.de-vries@zorg.nl.", &[("personal-address", "jan.de-vries@zorg.nl")]),
            ("Mail Piet3@Gmail.com of piet3@gmail.com.", &[("personal-address", "Piet3@Gmail.com")]),
            ("<piet3@hotmail.com>", &[("personal-address", "piet3@hotmail.com")]),
            ("[bel](tel:+31698765431)", &[("personal-phone", "tel:+31698765431")]),
            ("> Bel 06 98 76 54 31", &[("personal-phone", "06 98 76 54 31")]),
            ("Bel 06 - 98765431.", &[("personal-phone", "06 - 98765431")]),
            ("Bel (06) 12345679 niet; bel +31 (0)6 9876 5431.", &[("personal-phone", "+31 (0)6 9876 5431")]),
            (
                "---\ntitle: Blad\nkort: Bel Jan op 0698765431\n---\n\nTekst.",
                &[("personal-phone", "0698765431")],
            ),
            (
                "---\ntitle: Blad\nlang: |\n  Bel Jan\n  op 0698765431.\n---\n\nTekst.",
                &[("personal-phone", "0698765431")],
            ),
        ],
    );
}

#[test]
fn what_is_public_or_something_else_is_not_told() {
    let texts = [
        "Bel 112, 113, 0800-2000, 0900 0101, 088 123 45 67, 020-1234567 of 14 020.",
        "Bel 06-98765432 of +31 6 98765432.",
        "Bel 06-12345678 of 06-11111111 als voorbeeld.",
        "Op 06-11-2019 14:30 en 06 11 2019.",
        "ISBN 999990019, KvK-nummer 999990019, PMID 999990019, tel. 999990019.",
        "Het kost 999.990.019 euro of € 999990019.",
        "Zie https://a.nl/999990019 en `999990019`.",
        "[stuk](https://a.nl/999990019?b=0698765431)",
        "Nummer 999990018 en 1999990019 en 999990019-2 en 12.999990019.",
        "BSN 111222333 en 123456782 zijn verzonnen.",
        "```\n999990019 jan.jansen@zorg.nl 0698765431\n```",
        "Mail info@zorg.nl, wijkteam.zuid@stad.nl, anna@gmail.com of jan.jansen@open.nl.",
        "Mail voornaam.achternaam@zorg.nl of jan.jansen@example.org.",
        "---\ntitle: Blad\nnummer: 999990019\n---\n\nTekst.",
        "---\ntitle: Blad\nnummer: jan.jansen@zorg.nl\n---\n\nTekst.",
        "De jaren 1990 1991 1992 en 2010.",
    ];
    let cases: Vec<(&str, &[(&str, &str)])> = texts.into_iter().map(|text| (text, &[] as &[_])).collect();
    hold(PERSONAL, &cases);
}
