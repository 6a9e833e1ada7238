//! The files of the search, through the program: what is written can be read again and finds every page; two
//! builds give the same bytes; a page that is hidden is nowhere in them; the preview's are always current.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use leidraad::build::{Options, Session};
use leidraad::search::{FileBytes, Reader};
use proptest::prelude::*;

use super::test_site::{TODAY, TestSite};

const CONFIG: &str = "-- leidraad.yaml --\ntitle: T\nlanguage: nl\n";

fn session(root: &Path) -> Session {
    let options = Options {
        root: Some(root.to_path_buf()),
        today: Some(leidraad::base::date::parse(TODAY).expect("a day")),
        ..Options::default()
    };
    Session::open(options).expect("a site")
}

/// The files of the search by their names below the language's folder.
fn files(session: &mut Session) -> BTreeMap<String, FileBytes> {
    let snapshot = session.load().expect("a site");
    let files = snapshot.search().iter();
    let below =
        files.map(|(url, bytes)| (url.as_str().trim_start_matches("/search/nl/").to_owned(), bytes.clone()));
    below.collect()
}

fn reader(site: &TestSite) -> Reader {
    Reader::new(&files(&mut session(&site.root()))).expect("an index that can be read")
}

/// The titles of the pages where a word stands.
fn titles(reader: &Reader, word: &str) -> Vec<String> {
    let hits = reader.term(word).and_then(|term| reader.hits(term)).unwrap_or_default();
    let card = |document| reader.card(document).expect("a card")[1].as_str().expect("a title").to_owned();
    hits.into_iter().map(|(document, ..)| card(document)).collect()
}

#[test]
fn words_find_their_pages_by_stem_part_and_hyphen() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- content/a.md --\n---\ntitle: Netwerkkaart\n---\nKinderen tekenen een kaart van het netwerk.\n\
         -- content/b.md --\n---\ntitle: Kaart en netwerk\n---\n## Eén-op-één\n\nHet kind zegt niets.\n\
         -- content/c.md --\n---\ntitle: Anders\n---\nVan de kaart.\n"
    ));
    let reader = reader(&site);
    assert_eq!(titles(&reader, "kind"), ["Netwerkkaart", "Kaart en netwerk"]);
    assert_eq!(titles(&reader, "netwerk"), ["Netwerkkaart", "Kaart en netwerk"]);
    assert_eq!(titles(&reader, "eenopeen"), ["Kaart en netwerk"]);
    assert_eq!(titles(&reader, "het"), Vec::<String>::new(), "words without meaning stand for titles only");
    assert_eq!(reader.card(1).expect("a card")[4][0], "Eén-op-één");
}

#[test]
fn a_name_with_capitals_inside_is_found_by_its_parts_and_as_a_whole() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- content/a.md --\n---\ntitle: SamenStarten\n---\nNaar het ÉénLoket met iPadHulp.\n\
         -- content/b.md --\n---\ntitle: Anders\n---\nTekst.\n"
    ));
    let reader = reader(&site);
    for query in ["samen", "starten", "samenstarten", "loket", "eenloket", "hulp"] {
        assert_eq!(titles(&reader, query), ["SamenStarten"], "{query}");
    }
}

#[test]
fn a_plural_is_found_without_its_apostrophe_too() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- content/a.md --\n---\ntitle: Pagina\n---\nDe pagina's van het boek.\n\
         -- content/b.md --\n---\ntitle: Nog een pagina\n---\nTekst.\n\
         -- content/c.md --\n---\ntitle: Paginastijl\n---\nTekst.\n"
    ));
    let reader = reader(&site);
    assert_eq!(titles(&reader, "paginas"), titles(&reader, "pagina"));
    assert_eq!(titles(&reader, "paginas")[..2], ["Pagina", "Nog een pagina"]);
}

#[test]
fn what_is_hidden_or_a_draft_is_nowhere_in_the_files() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- content/a.md --\n---\ntitle: Zichtbaar\n---\nTekst.\n\
         -- content/b.md --\n---\ntitle: Geheimpje\nstatus: draft\n---\nVerborgenwoord.\n\
         -- content/c.md --\n---\ntitle: Stilletjes\nsearch: false\n---\nVerborgenwoord.\n"
    ));
    let reader = reader(&site);
    assert_eq!(titles(&reader, "zichtbaar"), ["Zichtbaar"]);
    for word in ["geheimpje", "stilletjes", "verborgenwoord"] {
        assert_eq!(reader.term(word), None, "{word}");
    }
}

#[test]
fn a_session_that_was_there_all_along_gives_the_files_of_a_new_one() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- content/a.md --\n---\ntitle: Een\n---\nAppel.\n-- content/b.md --\n---\ntitle: Twee\n---\nPeer.\n"
    ));
    let mut old = session(&site.root());
    let before = files(&mut old);
    assert_eq!(before, files(&mut session(&site.root())), "two builds of one input");
    site.write("content/a.md", "---\ntitle: Een\n---\nBanaan en appel.\n");
    site.write("content/0.md", "---\ntitle: Nul\n---\nZure appels.\n");
    let after = files(&mut old);
    assert_ne!(before, after);
    assert_eq!(after, files(&mut session(&site.root())));
}

#[test]
fn synonyms_lead_to_pages_that_hold_the_other_words_together() {
    let site = TestSite::new(&format!(
        "{CONFIG}-- data/synonyms.yaml --\nversie: 1\ntaal: nl\nwoorden:\n- {{id: x, voorkeur: eigen kring, gelijk: [achterban], vermijd: [clubje]}}\n\
         -- content/a.md --\n---\ntitle: Een\n---\nDe eigen kring.\n-- content/b.md --\n---\ntitle: Twee\n---\nEigen huis, andere kring.\n"
    ));
    let reader = reader(&site);
    let keys = |word: &str| reader.leads(reader.term(word).expect("a term")).expect("its leads");
    for word in ["achterban", "clubje"] {
        let [(rest, leads)] = &keys(word)[..] else { panic!("{word} leads nowhere") };
        assert!(rest.is_empty());
        let found = reader.hits(leads[0].0).expect("where it leads");
        assert_eq!(
            found.iter().map(|hit| hit.0).collect::<Vec<_>>(),
            [0],
            "only where the words stand together"
        );
    }
    assert_eq!(keys("eigen")[0].0, [reader.term("kring").expect("a term")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_word_of_every_page_finds_it(texts in proptest::collection::vec("[a-zé𝒳Ａ '\\-\u{ad}]{0,60}", 1..12)) {
        let pages: String = texts.iter().enumerate().map(|(n, text)| {
            format!("-- content/p{n:02}.md --\n---\ntitle: Blad {n}\n---\nx{text}\n")
        }).collect();
        let site = TestSite::new(&format!("{CONFIG}{pages}"));
        let reader = reader(&site);
        for n in 0..reader.meta.words.len() {
            for (word, term) in reader.words(n).expect("words") {
                prop_assert_eq!(reader.term(&word), Some(term));
            }
        }
        for n in 0..texts.len() {
            let title = format!("Blad {n}");
            let found = titles(&reader, &n.to_string()).contains(&title);
            prop_assert!(found, "{}", title);
        }
    }

    #[test]
    fn damaged_files_give_no_answer_and_no_panic(at in 0usize..4000, to: u8) {
        let site = TestSite::new(&format!("{CONFIG}-- content/a.md --\n---\ntitle: Een\n---\n## Kop\n\nAppel en peer.\n"));
        let mut files = files(&mut session(&site.root()));
        for bytes in files.values_mut().filter(|bytes| !bytes.is_empty()) {
            let at = at % bytes.len();
            Arc::make_mut(bytes)[at] = to;
        }
        if let Some(reader) = Reader::new(&files) {
            for n in 0..reader.meta.words.len() {
                for (_, term) in reader.words(n).unwrap_or_default() {
                    let _ = reader.hits(term);
                    let _ = reader.leads(term);
                }
            }
        }
    }
}
