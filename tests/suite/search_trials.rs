//! The example site's own tests of its search: enough of them, and true too when pages of other subjects stand
//! beside its own.

use std::fmt::Write;

use super::test_site::{TestSite, project, tree};

/// Subjects that have nothing to do with the example site, from which pages are made.
const SUBJECTS: [&str; 8] = [
    "fiets ketting band velg spaak zadel trapper rem naaf wiel smeren oppompen remblok framemaat derailleur",
    "brood deeg gist oven korst bloem zuurdesem kneden rijzen bakblik rogge tarwe boter suiker bakker",
    "tuin gazon snoeien haag mest compost zaaien knol tulp roos onkruid schoffel gieter kas perk",
    "boot zeil mast roer kiel haven sluis anker touw golf stroming loods vaarweg boei steiger",
    "printer toner scherm toets muis map bestand venster knop menu lettertype regel kolom tabel grafiek",
    "muziek noot toonladder akkoord viool strijkstok snaar orgel partituur maat ritme koor dirigent trom fluit",
    "hout zaag spijker lijm schuurpapier plank balk verf kwast beitel schroef boor werkbank vijl lak",
    "weer regen wolk front hagel onweer wind temperatuur vorst dooi mist storm depressie barometer graden",
];

fn copied() -> TestSite {
    let site = TestSite::new("");
    for part in ["content", "data", "strings", "templates", "themes/samen"] {
        let folder = project().join(part);
        if folder.is_dir() {
            for (path, bytes) in tree(&folder) {
                site.write(&format!("{part}/{path}"), bytes);
            }
        }
    }
    for file in ["leidraad.yaml", "model.yaml"] {
        site.write(file, std::fs::read(project().join(file)).expect("a file of the example site"));
    }
    site
}

fn told(site: &TestSite) -> Vec<String> {
    let answer = site.run(&["check", "--format", "json"]);
    let lines = answer.stdout.lines().filter(|line| line.contains("\"search-test"));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_example_site_has_sixty_tests_that_hold_among_a_thousand_pages_of_other_subjects_too() {
    let site = copied();
    let tests = site.read("data/search-tests.yaml");
    assert!(tests.matches("query:").count() >= 60);
    assert_eq!(told(&site), Vec::<String>::new(), "on its own");
    let mut seed = 7_usize;
    let mut draw = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let joints = ["is", "met de", "en dan", "voor het", "naast een", "zonder", "waarna", "wordt", "of"];
    for n in 0..1000 {
        let words: Vec<&str> = SUBJECTS[n % SUBJECTS.len()].split(' ').collect();
        let mut text = String::new();
        for _ in 0..6 {
            for _ in 0..30 {
                let _ = write!(text, "{} {} ", words[draw(words.len())], joints[draw(joints.len())]);
            }
            let _ = write!(text, "{}.\n\n## Over {} {n}\n\n", words[0], words[draw(words.len())]);
        }
        let (a, b) = (words[draw(words.len())], words[draw(words.len())]);
        let front = "status: gepubliceerd\neigenaar: redactie\nauteurs: [voorbeeldredacteur]\n\
                     beoordeeld: {datum: 2026-10-01, door: voorbeeldbeoordelaar}\nherzien-voor: 2028-10-01\n\
                     gepubliceerd: 2026-10-05\n";
        let page = format!(
            "---\ntitel: De {a} en de {b} {n}\nsamenvatting: Over {a}.\n{front}---\n\n{text}Einde.\n"
        );
        site.write(&format!("content/paginas/ander-{n:04}.md"), page);
    }
    assert_eq!(told(&site), Vec::<String>::new(), "among a thousand others");
}
