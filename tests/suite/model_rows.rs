//! The rows of the example site's content model, each with a page that breaks it. The manual's page
//! `docs/content/guides/model-coverage.md` says which lines of `model.yaml` hold which row.

use std::fmt::Write as _;

use crate::test_site::{TestSite, project};

/// One thing changed in the smallest site that uses every kind, `tests/sites/model/site.txt`.
struct Row {
    /// The section of the content model, and the row.
    name: &'static str,
    /// The file that is changed.
    page: &'static str,
    /// What is replaced by what.
    change: &'static [(&'static str, &'static str)],
    /// The code of the finding.
    code: &'static str,
    /// The text that the finding points at, where one word is to blame.
    at: Option<&'static str>,
}

/// The site without a fault.
fn site() -> TestSite {
    let file = project().join("tests/sites/model/site.txt");
    let site = TestSite::new(&std::fs::read_to_string(file).expect("a readable site"));
    site.copy("model.yaml", "model.yaml");
    site
}

#[test]
fn the_site_that_the_rows_change_has_no_finding() {
    insta::assert_snapshot!(site().run_ok(&["check", "--strict"]));
}

#[test]
fn every_row_of_the_content_model_is_held() {
    let site = site();
    let mut wrong = Vec::new();
    let mut said = String::new();
    for row in ROWS {
        let whole = site.read(row.page);
        let mut text = whole.clone();
        for (find, replace) in row.change {
            assert!(text.contains(find), "{}: {find:?} is not in {}", row.name, row.page);
            text = text.replacen(find, replace, 1);
        }
        site.write(row.page, &text);
        let findings = site.findings();
        let fits = findings.iter().any(|finding| {
            finding.text("code") == row.code && row.at.is_none_or(|at| finding.place(&site).contains(at))
        });
        let _ = writeln!(said, "{}", row.name);
        for finding in &findings {
            // The model grows; what is told about it is held by the words that stand there.
            let _ = match finding.text("file") {
                "model.yaml" => {
                    let (code, at) = (finding.text("code"), finding.place(&site));
                    writeln!(said, "  {code} at {at:?}: {}", finding.text("message"))
                }
                _ => writeln!(said, "  {finding}"),
            };
        }
        if !fits {
            let found: Vec<_> = findings.iter().map(|f| format!("{f} at {:?}", f.place(&site))).collect();
            wrong.push(format!("{}: expected {} at {:?}, found {found:#?}", row.name, row.code, row.at));
        }
        site.write(row.page, whole);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!("rows", said);
}

#[test]
fn every_row_stands_in_the_manual() {
    let page = project().join("docs/content/guides/model-coverage.md");
    let text = std::fs::read_to_string(page).expect("the page of the manual");
    let without: Vec<_> = ROWS.iter().filter(|row| !text.contains(&format!("| {} |", row.name))).collect();
    let without: Vec<_> = without.iter().map(|row| row.name).collect();
    assert!(without.is_empty(), "rows that the manual does not name: {without:?}");
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row {
        name: "3 type",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("titel: Hoe begin", "type: praktijk-vraag\ntitel: Hoe begin")],
        code: "unknown-kind",
        at: Some("praktijk-vraag"),
    },
    Row {
        name: "3 titel: length",
        page: "content/methoden/tafel.md",
        change: &[("titel: De tafel", "titel: De tafel De tafel De tafel De tafel De tafel De tafel De tafel De tafel De tafel De tafel De tafel ")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "3 titel: unique",
        page: "content/methoden/tafel.md",
        change: &[("titel: De tafel", "titel: De kring")],
        code: "not-unique",
        at: Some("De kring"),
    },
    Row {
        name: "3 titel: question mark",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("verder?", "verder")],
        code: "text-pattern",
        at: Some("Hoe ga ik daarna verder"),
    },
    Row {
        name: "3 korte-titel",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("korte-titel: Het gesprek beginnen", "korte-titel: Het gesprek over het netwerk beginnen en volhouden")],
        code: "text-length",
        at: Some("Het gesprek over het netwerk beginnen en volhouden"),
    },
    Row {
        name: "3 samenvatting: missing",
        page: "content/methoden/tafel.md",
        change: &[("samenvatting: Deze samenvatting is lang genoeg om door de controle te komen en zegt waar de pagina over gaat.\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 samenvatting: length",
        page: "content/methoden/tafel.md",
        change: &[("samenvatting: Deze samenvatting is lang genoeg om door de controle te komen en zegt waar de pagina over gaat.\n", "samenvatting: Te kort.\n")],
        code: "text-length",
        at: Some("Te kort."),
    },
    Row {
        name: "3 status",
        page: "content/methoden/tafel.md",
        change: &[("status: gepubliceerd", "status: klaar")],
        code: "unknown-state",
        at: Some("klaar"),
    },
    Row {
        name: "3 vervangen-door",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("status: gepubliceerd", "status: ingetrokken")],
        code: "state-requires",
        at: None,
    },
    Row {
        name: "3 eigenaar",
        page: "content/methoden/tafel.md",
        change: &[("eigenaar: redactie\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "3 auteurs",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("auteurs: [bakker]", "auteurs: ['persoon:jansen']")],
        code: "broken-wikilink",
        at: Some("persoon:jansen"),
    },
    Row {
        name: "3 beoordeeld: missing",
        page: "content/methoden/tafel.md",
        change: &[("beoordeeld: {datum: 2026-10-01, door: bakker}\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 beoordeeld: day",
        page: "content/methoden/tafel.md",
        change: &[("datum: 2026-10-01", "datum: 2027-13-01")],
        code: "date-invalid",
        at: Some("2027-13-01"),
    },
    Row {
        name: "3 beoordeeld: future",
        page: "content/methoden/tafel.md",
        change: &[("datum: 2026-10-01", "datum: 2026-12-01")],
        code: "date-limit",
        at: Some("2026-12-01"),
    },
    Row {
        name: "3 herzien-voor: missing",
        page: "content/methoden/tafel.md",
        change: &[("herzien-voor: 2028-10-01\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 herzien-voor: order",
        page: "content/methoden/tafel.md",
        change: &[("herzien-voor: 2028-10-01", "herzien-voor: 2026-09-01")],
        code: "model-rule",
        at: Some("2026-09-01"),
    },
    Row {
        name: "3 herzien-voor: term",
        page: "content/methoden/tafel.md",
        change: &[("herzien-voor: 2028-10-01", "herzien-voor: 2029-10-02")],
        code: "model-rule",
        at: Some("2029-10-02"),
    },
    Row {
        name: "3 herzien-voor: overdue",
        page: "content/methoden/tafel.md",
        change: &[("beoordeeld: {datum: 2026-10-01", "beoordeeld: {datum: 2024-10-01"), ("herzien-voor: 2028-10-01", "herzien-voor: 2026-05-01")],
        code: "review-overdue",
        at: Some("2026-05-01"),
    },
    Row {
        name: "3 gepubliceerd",
        page: "content/methoden/tafel.md",
        change: &[("gepubliceerd: 2026-10-05\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 gewijzigd",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("gewijzigd: 2026-10-06", "gewijzigd: 2026-10-01")],
        code: "model-rule",
        at: None,
    },
    Row {
        name: "3 wijzigingen",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("datum: 2026-10-06, tekst: Een voorbeeld erbij", "datum: 2026-10-06")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 themas",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("themas: [netwerk]\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "3 voor: missing",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("voor: [wijkteam]\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 voor: mixed up",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("voor: [wijkteam]", "voor: [jongeren]")],
        code: "unknown-choice",
        at: Some("jongeren"),
    },
    Row {
        name: "3 doelgroepen",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("doelgroepen: [jongeren]", "doelgroepen: [jonger]")],
        code: "broken-wikilink",
        at: Some("jonger"),
    },
    Row {
        name: "3 leeftijd: order",
        page: "content/methoden/kring.md",
        change: &[("leeftijd: {van: 6, tot: 18}", "leeftijd: {van: 12, tot: 6}")],
        code: "range-reversed",
        at: None,
    },
    Row {
        name: "3 leeftijd: bounds",
        page: "content/methoden/kring.md",
        change: &[("leeftijd: {van: 6, tot: 18}", "leeftijd: {van: 6, tot: 40}")],
        code: "out-of-range",
        at: Some("40"),
    },
    Row {
        name: "3 leeftijd: method",
        page: "content/methoden/kring.md",
        change: &[("leeftijd: {van: 6, tot: 18}\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "3 bronnen",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("bronnen: [augeo-veilig-thuis]\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "3 zie-ook: itself",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("zie-ook: [kring]", "zie-ook: [hoe-begin-ik]")],
        code: "relation-self",
        at: Some("hoe-begin-ik"),
    },
    Row {
        name: "3 zie-ook: count",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("zie-ook: [kring]", "zie-ook: [kring, tafel, milan, privacy, over, contact, ecogram]")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "3 synoniemen",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("fase: tijdens", "fase: tijdens\nsynoniemen: [netwerkgesprek]")],
        code: "not-unique",
        at: Some("netwerkgesprek"),
    },
    Row {
        name: "3 veiligheid",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("Tekst van deze pagina.", "Een tekst over mishandeling.")],
        code: "model-rule",
        at: Some("mishandeling"),
    },
    Row {
        name: "3 eerder",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("eerder: [/oud/]", "eerder: [/methoden/kring/]")],
        code: "url-collision",
        at: None,
    },
    Row {
        name: "3 taalniveau",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("taalniveau: B1", "taalniveau: b-1")],
        code: "unknown-choice",
        at: Some("b-1"),
    },
    Row {
        name: "3 unknown field",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("themas: [netwerk]", "themas: [netwerk]\nkorte-tietel: Verder")],
        code: "unknown-field",
        at: Some("korte-tietel"),
    },
    Row {
        name: "4 gebruikt",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("gebruikt: [kring]", "gebruikt: [ecogram]")],
        code: "relation-wrong-kind",
        at: Some("ecogram"),
    },
    Row {
        name: "4 past-bij: kind",
        page: "content/methoden/tafel.md",
        change: &[("past-bij: [jongeren]", "past-bij: [kring]")],
        code: "relation-wrong-kind",
        at: Some("kring"),
    },
    Row {
        name: "4 past-bij: count",
        page: "content/methoden/tafel.md",
        change: &[("past-bij: [jongeren]\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "4 niet-bij",
        page: "content/methoden/kring.md",
        change: &[("niet-bij: [gevaar]", "niet-bij: [jongeren]")],
        code: "relation-contradiction",
        at: Some("jongeren"),
    },
    Row {
        name: "4 hulpmiddelen",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("hulpmiddelen: [ecogram]", "hulpmiddelen: [kring]")],
        code: "relation-wrong-kind",
        at: Some("kring"),
    },
    Row {
        name: "4 bronnen",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("bronnen: [augeo-veilig-thuis]", "bronnen: [augeo]")],
        code: "broken-wikilink",
        at: Some("augeo"),
    },
    Row {
        name: "4 stappen",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("  - {id: datum, titel: Prik een datum, wie: gezin, doe: Bel iedereen.}\n", ""), ("  - {id: vraag, titel: Maak de vraag helder, wie: gezin, doe: Schrijf samen een vraag op.}\n", ""), ("\n      - {wanneer: De vraag is nog vaag, ga-naar: vraag}", "")],
        code: "item-count",
        at: None,
    },
    Row {
        name: "4 vervolg: circle",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("fase: tijdens", "fase: tijdens\nvervolg: [hoe-begin-ik]")],
        code: "relation-circle",
        at: None,
    },
    Row {
        name: "4 vervolg: count",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("vervolg: [hoe-ga-ik-verder]", "vervolg: [hoe-ga-ik-verder, nog-verder, nog-veel-verder]")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "4 onderdeel-van: circle",
        page: "content/methoden/kring.md",
        change: &[("aanbieder: [redactie]", "aanbieder: [redactie]\nonderdeel-van: tafel")],
        code: "relation-circle",
        at: None,
    },
    Row {
        name: "4 onderdeel-van: count",
        page: "content/methoden/tafel.md",
        change: &[("onderdeel-van: kring", "onderdeel-van: [kring, cirkel]")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "4 alternatief",
        page: "content/methoden/kring.md",
        change: &[("alternatief: [tafel]", "alternatief: [ecogram]")],
        code: "relation-wrong-kind",
        at: Some("ecogram"),
    },
    Row {
        name: "4 aanbieder",
        page: "content/methoden/kring.md",
        change: &[("aanbieder: [redactie]", "aanbieder: [bakker]")],
        code: "relation-wrong-kind",
        at: Some("bakker"),
    },
    Row {
        name: "4 uitgever",
        page: "data/bronnen.yaml",
        change: &[("  uitgever: redactie\n  isbn", "  isbn")],
        code: "model-rule",
        at: None,
    },
    Row {
        name: "4 illustreert: kind",
        page: "content/casussen/milan.md",
        change: &[("illustreert: [kring]", "illustreert: [netwerk]")],
        code: "relation-wrong-kind",
        at: Some("netwerk"),
    },
    Row {
        name: "4 illustreert: count",
        page: "content/casussen/milan.md",
        change: &[("illustreert: [kring]\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "4 gedefinieerd-als",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("fase: tijdens", "fase: tijdens\ngedefinieerd-als: [maatje]")],
        code: "unknown-field",
        at: Some("gedefinieerd-als"),
    },
    Row {
        name: "4 voor-ouders",
        page: "content/praktijkvragen/hoe-begin-ik.md",
        change: &[("voor-ouders: contact", "voor-ouders: [contact, over]")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "4 zie-ook",
        page: "content/methoden/tafel.md",
        change: &[("status: gepubliceerd", "status: concept")],
        code: "link-hidden",
        at: None,
    },
    Row {
        name: "4 vervangen-door",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("status: gepubliceerd", "status: ingetrokken\nvervangen-door: hoe-ga-ik-noch")],
        code: "broken-wikilink",
        at: Some("hoe-ga-ik-noch"),
    },
    Row {
        name: "7.1 kern: count",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("  - Houd het klein.\n", "")],
        code: "item-count",
        at: None,
    },
    Row {
        name: "7.1 kern: length",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("Houd het klein.", "Houd het klein. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. En nog kleiner dan dat. ")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "7.1 fase",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("fase: tijdens", "fase: start")],
        code: "unknown-choice",
        at: Some("start"),
    },
    Row {
        name: "7.1 leestijd",
        page: "content/praktijkvragen/hoe-ga-ik-verder.md",
        change: &[("fase: tijdens", "fase: tijdens\nleestijd: 3")],
        code: "derived-field",
        at: None,
    },
    Row {
        name: "7.2 soort",
        page: "content/methoden/tafel.md",
        change: &[("soort: werkwijze", "soort: techniek")],
        code: "unknown-choice",
        at: Some("techniek"),
    },
    Row {
        name: "7.2 andere-namen",
        page: "content/methoden/tafel.md",
        change: &[("soort: werkwijze", "andere-namen: [kringgesprek]\nsoort: werkwijze")],
        code: "not-unique",
        at: Some("kringgesprek"),
    },
    Row {
        name: "7.2 doel",
        page: "content/methoden/tafel.md",
        change: &[("doel: [plan]", "doel: [plannen]")],
        code: "unknown-choice",
        at: Some("plannen"),
    },
    Row {
        name: "7.2 wie-steunt",
        page: "content/methoden/tafel.md",
        change: &[("wie-steunt: [vrijwilliger]", "wie-steunt: [buurman]")],
        code: "unknown-choice",
        at: Some("buurman"),
    },
    Row {
        name: "7.2 aantal",
        page: "content/methoden/tafel.md",
        change: &[("aantal: een", "aantal: twee")],
        code: "unknown-choice",
        at: Some("twee"),
    },
    Row {
        name: "7.2 plaats",
        page: "content/methoden/kring.md",
        change: &[("plaats: [bijeenkomst]", "plaats: [kantoor]")],
        code: "unknown-choice",
        at: Some("kantoor"),
    },
    Row {
        name: "7.2 uitvoerder",
        page: "content/methoden/tafel.md",
        change: &[("uitvoerder: Een vrijwilliger\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.2 duur",
        page: "content/methoden/kring.md",
        change: &[("duur: Drie gesprekken", "duur: Drie gesprekken en Drie gesprekken en Drie gesprekken en Drie gesprekken en Drie gesprekken en Drie gesprekken en Drie gesprekken en Drie gesprekken en ")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "7.2 erkenning: missing",
        page: "content/methoden/tafel.md",
        change: &[("erkenning: geen\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.2 erkenning: source",
        page: "content/methoden/kring.md",
        change: &[("gecontroleerd: 2026-11-01, bron: augeo-veilig-thuis", "gecontroleerd: 2026-11-01")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.2 erkenning: level",
        page: "content/methoden/kring.md",
        change: &[("niveau: goed-onderbouwd", "niveau: bewezen")],
        code: "unknown-choice",
        at: Some("bewezen"),
    },
    Row {
        name: "7.2 erkenning: age",
        page: "content/methoden/kring.md",
        change: &[("datum: 2024-05-01, gecontroleerd: 2026-11-01", "datum: 2019-05-01")],
        code: "model-rule",
        at: None,
    },
    Row {
        name: "7.2 onderzoek",
        page: "content/methoden/kring.md",
        change: &[("uitkomst: positief, opmerking: Klein onderzoek.", "uitkomst: geen-effect")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.3 stappen",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("titel: Prik een datum, ", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.3 stappen: id",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("{id: datum", "{id: vraag")],
        code: "part-id",
        at: Some("vraag"),
    },
    Row {
        name: "7.3 als",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("ga-naar: vraag", "ga-naar: stap-9")],
        code: "broken-wikilink",
        at: Some("stap-9"),
    },
    Row {
        name: "7.3 flow",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("ga-naar: vraag", "ga-naar: wie")],
        code: "part-flow",
        at: Some("wie"),
    },
    Row {
        name: "7.3 wettelijk",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("wettelijk: wet", "wettelijk: augeo-veilig-thuis")],
        code: "relation-unfit",
        at: Some("augeo-veilig-thuis"),
    },
    Row {
        name: "7.3 oefening",
        page: "content/stappenplannen/kring-voorbereiden.md",
        change: &[("oefening: nee", "oefening: misschien")],
        code: "wrong-type",
        at: Some("misschien"),
    },
    Row {
        name: "7.4 volgorde",
        page: "content/themas/netwerk.md",
        change: &[("volgorde: [hoe-begin-ik, kring]", "volgorde: [hoe-begin-ik, kring, kring]")],
        code: "duplicate-item",
        at: Some("kring"),
    },
    Row {
        name: "7.4 beeldmerk",
        page: "content/themas/netwerk.md",
        change: &[("beeldmerk: {bestand: /beeld.svg, alt: Een stip}", "beeldmerk: {bestand: /beeld.svg}")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.4 uitgelicht",
        page: "content/themas/netwerk.md",
        change: &[("uitgelicht: [kring]", "uitgelicht: [kring, tafel, milan, privacy]")],
        code: "item-count",
        at: None,
    },
    Row {
        name: "7.5 let-op",
        page: "content/doelgroepen/jongeren.md",
        change: &[("let-op:\n  - Vraag wie belangrijk is.\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.5 respectvol",
        page: "content/doelgroepen/jongeren.md",
        change: &[("respectvol: Zeg jongere.", "respectvol: Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. Zeg jongere. ")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "7.6 vorm",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("vorm: werkblad", "vorm: werkbald")],
        code: "unknown-choice",
        at: Some("werkbald"),
    },
    Row {
        name: "7.6 bestand or adres",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("tekstversie: in-pagina", "adres: https://x.example/\ntekstversie: over")],
        code: "model-rule",
        at: None,
    },
    Row {
        name: "7.6 bestand",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("bestand: /ecogram.pdf", "bestand: /ecogramm.pdf")],
        code: "link-page",
        at: Some("/ecogramm.pdf"),
    },
    Row {
        name: "7.6 tekstversie",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("tekstversie: in-pagina\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.6 licentie",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("licentie: Vrij te delen\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.6 maker",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("maker: redactie\n", "")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "7.6 met-wie",
        page: "content/hulpmiddelen/ecogram.md",
        change: &[("met-wie: [gezin]", "met-wie: [gezinnen]")],
        code: "unknown-choice",
        at: Some("gezinnen"),
    },
    Row {
        name: "7.7 verzonnen",
        page: "content/casussen/milan.md",
        change: &[("verzonnen: ja\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.7 toestemming",
        page: "content/casussen/milan.md",
        change: &[("verzonnen: ja", "verzonnen: nee")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.7 privacy",
        page: "content/casussen/milan.md",
        change: &[("Tekst van deze pagina.", "Bel 06-12345678.")],
        code: "model-rule",
        at: Some("06-12345678"),
    },
    Row {
        name: "7.8 definitie: length",
        page: "content/begrippen/steunfiguur.md",
        change: &[("definitie: Iemand die", "definitie: Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die er is en die blijft. Iemand die")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "7.8 definitie: start",
        page: "content/begrippen/steunfiguur.md",
        change: &[("definitie: Iemand die", "definitie: Steunfiguur is iemand die")],
        code: "model-rule",
        at: None,
    },
    Row {
        name: "7.8 niet-hetzelfde-als",
        page: "content/begrippen/steunfiguur.md",
        change: &[("niet-hetzelfde-als: [maatje]", "niet-hetzelfde-als: [kring]")],
        code: "relation-wrong-kind",
        at: Some("kring"),
    },
    Row {
        name: "7.8 hoofdpagina",
        page: "content/begrippen/steunfiguur.md",
        change: &[("hoofdpagina: kring", "hoofdpagina: [kring, tafel]")],
        code: "relation-count",
        at: None,
    },
    Row {
        name: "7.9 soort",
        page: "data/bronnen.yaml",
        change: &[("soort: wet\n", "soort: wetten\n")],
        code: "unknown-choice",
        at: Some("wetten"),
    },
    Row {
        name: "7.9 jaar: bounds",
        page: "data/bronnen.yaml",
        change: &[("jaar: 2024", "jaar: 1024")],
        code: "out-of-range",
        at: Some("1024"),
    },
    Row {
        name: "7.9 jaar: none",
        page: "data/bronnen.yaml",
        change: &[("jaar: z.j.", "jaar: onbekend")],
        code: "wrong-type",
        at: Some("onbekend"),
    },
    Row {
        name: "7.9 adres",
        page: "data/bronnen.yaml",
        change: &[("  adres: https://bron.example/veilig-thuis\n  bekeken: 2026-11-01\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.9 bekeken",
        page: "data/bronnen.yaml",
        change: &[("  bekeken: 2026-11-01\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.9 isbn",
        page: "data/bronnen.yaml",
        change: &[("978-90-6665-123-4", "978-90-6665-123-5")],
        code: "text-format",
        at: Some("978-90-6665-123-5"),
    },
    Row {
        name: "7.9 doi",
        page: "data/bronnen.yaml",
        change: &[("doi: 10.1234/abc", "doi: abc")],
        code: "text-format",
        at: Some("abc"),
    },
    Row {
        name: "7.9 artikelnummer",
        page: "data/bronnen.yaml",
        change: &[("  isbn", "  artikelnummer: artikel artikel artikel artikel artikel artikel \n  isbn")],
        code: "text-length",
        at: None,
    },
    Row {
        name: "7.9 zekerheid",
        page: "data/bronnen.yaml",
        change: &[("zekerheid: gelezen", "zekerheid: half")],
        code: "unknown-choice",
        at: Some("half"),
    },
    Row {
        name: "7.10 adres",
        page: "content/organisaties/redactie.md",
        change: &[("adres: https://redactie.example/\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.10 soort",
        page: "content/organisaties/redactie.md",
        change: &[("soort: kennisinstituut", "soort: instituut")],
        code: "unknown-choice",
        at: Some("instituut"),
    },
    Row {
        name: "7.10 telefoon",
        page: "content/organisaties/redactie.md",
        change: &[("telefoon: 030-1234567", "telefoon: bel ons")],
        code: "text-pattern",
        at: Some("bel ons"),
    },
    Row {
        name: "7.11 rol",
        page: "content/personen/bakker.md",
        change: &[("rol: [beoordelaar, auteur]\n", "")],
        code: "missing-field",
        at: None,
    },
    Row {
        name: "7.11 organisatie",
        page: "content/personen/bakker.md",
        change: &[("organisatie: redactie", "organisatie: kring")],
        code: "relation-wrong-kind",
        at: Some("kring"),
    },
    Row {
        name: "7.11 actief",
        page: "content/personen/bakker.md",
        change: &[("actief: ja", "actief: soms")],
        code: "wrong-type",
        at: Some("soms"),
    },
    Row {
        name: "7.11 privacy",
        page: "content/personen/bakker.md",
        change: &[("Tekst van deze pagina.", "Mail bakker@thuis.example.")],
        code: "model-rule",
        at: Some("bakker@thuis.example"),
    },
    Row {
        name: "7.12 menu",
        page: "content/paginas/privacy.md",
        change: &[("menu: voet", "menu: onder")],
        code: "unknown-choice",
        at: Some("onder"),
    },
    Row {
        name: "7.12 functie: missing",
        page: "content/paginas/privacy.md",
        change: &[("functie: privacy\n", "")],
        code: "missing-page",
        at: None,
    },
    Row {
        name: "7.12 functie: once",
        page: "content/paginas/over.md",
        change: &[("functie: over", "functie: privacy")],
        code: "not-unique",
        at: Some("privacy"),
    },
];
