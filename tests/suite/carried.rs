//! Invariant: a site linked with the help of the one before it is as one linked afresh. Small edits, one or
//! two at a time, on a site whose pages relate in every way that tables carried over know of: what is
//! carried over most is tested most. `LEIDRAAD_EDITS` and `LEIDRAAD_SEED` as in `edits`.

use std::collections::BTreeMap;
use std::fs;

use leidraad::build::Session;
use leidraad::discover::Changes;

use crate::edits::{Dice, difference, number, options};
use crate::test_site::TestSite;

const MODEL: &str = "
-- leidraad.yaml --
title: Proef
languages: [{tag: nl, label: Nederlands}, {tag: en, label: English}]
menus:
  main:
    - {label: Een, page: a1}
-- model.yaml --
version: 1
language: nl
lifecycle:
  field: status
  default: klaar
  states:
    concept: {label: Concept, public: false}
    klaar: {label: Klaar, public: true}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    sort: [title]
    fields:
      thema: {type: choice, values: {aarde: Aarde, water: Water, vuur: Vuur}, many: true, facet: true, label: Thema}
      soort: {type: text, facet: true, label: Soort}
      vlot: {type: boolean, facet: true, label: Vlot}
  begrip:
    label: {one: begrip, many: begrippen}
    folder: begrippen
    url: /begrippen/{id}/
    glossary: {definition: uitleg}
    fields:
      uitleg: {type: text, required: always, label: Uitleg}
  bron:
    label: {one: bron, many: bronnen}
    folder: bronnen
    url: /bronnen/{id}/
    register: data/bronnen.yaml
relations:
  hoort-bij:
    from: [artikel]
    to: [artikel]
    label: Hoort bij
    facet: true
    inverse: {name: omvat, label: Omvat}
  verwant:
    from: [artikel]
    to: [artikel]
    symmetric: true
    label: Verwant
  volgt-op:
    from: [artikel]
    to: [artikel]
    max: 1
    ordered: true
    acyclic: true
    label: Volgt op
    inverse: {name: gaat-voor, label: Gaat voor}
  steunt-op:
    from: [artikel]
    to: [bron]
    label: Steunt op
    sources: true
    inverse: {name: steunt, label: Steunt}
  gebruikt:
    from: [artikel]
    to: [begrip]
    automatic: glossary
    label: Gebruikt
    inverse: {name: gebruikt-in, label: Staat in}
lists:
  nieuw: {label: Nieuw, kind: [artikel], sort: [-published], limit: 3}
  per-thema: {label: Naar thema, kind: [artikel], group: thema, sort: [title]}
navigation:
  breadcrumb: hoort-bij
  home: [nieuw, per-thema]
-- data/bronnen.yaml --
boek: {title: Een boek}
krant: {title: Een krant}
-- content/_index.md --
---
title: Voorpagina
---

Begin bij [[a1]].
";

/// So many articles at the start, and again as many may come.
const ARTICLES: usize = 24;
const TERMS: usize = 4;
const LENGTH: usize = 20;
const STEPS: u64 = 120;
const WORDS: [&str; 10] =
    ["Netwerk", "plan", "Het plan", "zorg", "Zebra", "aap", "Één", "netwerken", "plan van zorg", "midden"];

/// A page as the test knows it.
#[derive(Default)]
struct Known {
    title: String,
    fields: BTreeMap<&'static str, String>,
    text: Vec<String>,
}

impl Known {
    fn written(&self) -> String {
        let fields: String = self.fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        format!("---\ntitle: {}\n{fields}---\n\n{}\n", self.title, self.text.join("\n\n"))
    }
}

fn article(dice: &mut Dice) -> String {
    format!("a{}", dice.below(ARTICLES + 4))
}

fn text(dice: &mut Dice) -> String {
    let (a, b, word) = (article(dice), article(dice), dice.one(&WORDS));
    match dice.below(12) {
        0 | 1 => format!("Zie [[{a}]] en [[{b}|die]] over {word}."),
        2 => format!("[hier]({a}.md) en [daar]({b}.md#kop)"),
        3 => format!("[[{a}#kop]] en [[{word}]]"),
        4 => "## Kop\n\nTekst.".to_owned(),
        5 => format!("Een {word} is geen {}.", dice.one(&WORDS)),
        6 => format!("![[{a}]]"),
        7 => format!("[op](/artikelen/{a}/) en [facet](/artikelen/thema/vuur/) en [x](/oud/{b}/)"),
        8 => format!("[facet](/artikelen/hoort-bij/{a}/) [soort](/artikelen/soort/zorg/)"),
        9 => "Zo staat het er [@boek, p. 2] en [@krant].".to_owned(),
        10 => format!("[[artikel:{a}]] en [[begrip:t1]] en [[#kop]]"),
        _ => format!("{word}."),
    }
}

fn field(dice: &mut Dice, page: &mut Known) {
    let (a, b, word) = (article(dice), article(dice), dice.one(&WORDS));
    let (name, value) = match dice.below(13) {
        0 | 1 => ("verwant", format!("[{a}, {b}]")),
        2 | 3 => ("hoort-bij", format!("[{a}, {b}]")),
        4 => ("volgt-op", a),
        5 => ("thema", (*dice.one(&["[aarde]", "[water, vuur]", "[vuur]"])).to_owned()),
        6 => ("soort", word.to_owned()),
        7 => ("vlot", (*dice.one(&["true", "false"])).to_owned()),
        8 => ("aliases", format!("[/oud/{a}/]")),
        9 => ("synonyms", format!("[{word}]")),
        10 => ("status", (*dice.one(&["concept", "klaar"])).to_owned()),
        11 => ("steunt-op", (*dice.one(&["[boek]", "[krant, boek]", "[weg]"])).to_owned()),
        _ => ("short_title", word.to_owned()),
    };
    if page.fields.remove(name).is_none() || dice.below(3) > 0 {
        page.fields.insert(name, value);
    }
}

fn new_page(dice: &mut Dice, term: bool) -> Known {
    let mut page = Known { title: format!("{} {}", dice.one(&WORDS), dice.below(9)), ..Known::default() };
    if term {
        page.title = dice.one(&WORDS).to_owned();
        page.fields.insert("uitleg", "Uitleg.".to_owned());
    } else {
        (0..dice.below(4)).for_each(|_| field(dice, &mut page));
    }
    page.text = (0..dice.below(3)).map(|_| text(dice)).collect();
    page
}

#[test]
fn what_is_carried_over_is_what_linking_afresh_gives() {
    let steps = number("LEIDRAAD_EDITS", STEPS);
    let seed = number("LEIDRAAD_SEED", 20_261_124);
    let mut taken = 0;
    for case in 0..steps.div_ceil(LENGTH as u64) {
        let site = TestSite::new(MODEL);
        let mut dice = Dice(seed.wrapping_add(case).wrapping_mul(0x9e37_79b9));
        let dice = &mut dice;
        let mut pages: BTreeMap<String, Known> = BTreeMap::new();
        for n in 0..ARTICLES {
            let folder = if n % 3 == 0 { "artikelen/diep" } else { "artikelen" };
            pages.insert(format!("content/{folder}/a{n}.md"), new_page(dice, false));
        }
        (0..3).for_each(|n| _ = pages.insert(format!("content/artikelen/a{n}.en.md"), new_page(dice, false)));
        (0..TERMS).for_each(|n| _ = pages.insert(format!("content/begrippen/t{n}.md"), new_page(dice, true)));
        let file = |path: &str| site.root().join(path);
        for (path, page) in &pages {
            fs::create_dir_all(file(path).parent().expect("a folder")).expect("our own folder");
            fs::write(file(path), page.written()).expect("our own file");
        }
        let public = dice.below(2) == 0;
        let mut session = Session::open(options(&site.root(), public)).expect("a site");
        let mut shown = session.load().expect("a reading");
        let mut done: Vec<String> = Vec::new();
        for _ in 0..LENGTH {
            let mut told = Changes::default();
            for _ in 0..=dice.below(3) / 2 {
                let paths: Vec<String> = pages.keys().cloned().collect();
                let mut path = paths[dice.below(paths.len())].clone();
                let term = path.contains("begrippen") && dice.below(4) > 0;
                match dice.below(16) {
                    0 => {
                        pages.remove(&path);
                    }
                    1 => {
                        path = format!("content/artikelen/a{}.md", dice.below(ARTICLES + 4));
                        pages.insert(path.clone(), new_page(dice, false));
                    }
                    2 => {
                        pages.insert(path.clone(), new_page(dice, term));
                    }
                    deed => {
                        let page = pages.get_mut(&path).expect("a page that is there");
                        match deed {
                            3..6 => page.title = format!("{} {}", dice.one(&WORDS), dice.below(9)),
                            6..10 => field(dice, page),
                            10..12 => _ = page.text.pop(),
                            _ => page.text.insert(0, text(dice)),
                        }
                    }
                }
                match pages.get(&path) {
                    Some(page) => fs::write(file(&path), page.written()).expect("our own file"),
                    None => fs::remove_file(file(&path)).expect("our own file"),
                }
                told.at(file(&path));
                done.push(format!("{path}: {:?}", pages.get(&path).map(Known::written)));
            }
            if let Some(warm) = session.look(&told, &mut Changes::default()).expect("a reading") {
                shown = warm;
            }
            let fresh = Session::open(options(&site.root(), public)).and_then(|mut session| session.load());
            if let Some(difference) = difference(&shown, &fresh.expect("a reading")) {
                panic!("case {case} from seed {seed}, after\n{}\n{difference}", done.join("\n"));
            }
            taken += 1;
        }
    }
    println!("{taken} small steps from seed {seed}");
}
