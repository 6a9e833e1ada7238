//! What `mv` promises, seen from outside: a random small site is built before and after random moves, and
//! the built pages are read as a browser reads them. Which page leads to which, by their titles, is the same
//! each time; every link ends at a file and an anchor; a move that cannot be finished changes no byte.
//! Nothing of `mv`'s own way to look at a site is used here.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::test_site::TestSite;

const PAGES: usize = 10;

const HEAD: &str = "\
-- leidraad.yaml --
title: Proef
language: nl
languages: {nl: Nederlands, en: English}
menus: {main: [{page: p1}, {label: Adres, url: '/dingen/p2/#kop'}]}
-- model.yaml --
version: 1
facts:
  getal: {value: '1', source: bron-een}
kinds:
  ding:
    label: {one: ding, many: dingen}
    folder: dingen
    url: /dingen/{id}/
    index: /dingen/
    fields: {beeld: {type: file}, tekst: {type: markdown}}
  bron: {label: Bron, folder: bronnen, url: '/bronnen/{id}/', bibliography: true}
relations:
  zie: {from: [ding], to: [ding], label: Zie, inverse: {name: gezien, label: Gezien}}
  bronnen: {from: [ding], to: [bron], label: Bronnen, place: references}
-- templates/components/knop.html --
{% component knop(naar: string) {\"markdown\": true} %}<p><a class=\"knop\" href=\"{{ naar }}\">knop</a></p>{{ body }}{% endcomponent %}
-- content/bronnen/bron-een.md --
---
title: Eerste bron
---
";

/// The same numbers for the same seed, on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// A site whose pages refer to each other in every way there is; the file of each page without ending.
fn site(random: &mut Random) -> (TestSite, Vec<String>) {
    let mut text = HEAD.to_owned();
    let mut files = Vec::new();
    for page in 0..PAGES {
        // Some pages have a folder of their own, with a picture.
        let own = page % 4 == 3;
        let file = if own { format!("dingen/p{page}/index") } else { format!("dingen/p{page}") };
        let up = if own { "../" } else { "" };
        let at =
            |to: usize| if to % 4 == 3 { format!("{up}p{to}/index.md") } else { format!("{up}p{to}.md") };
        let mut body = String::from("## Kop\n\nTekst.\n\n");
        for n in 0..7 {
            let to = random.below(PAGES);
            body.push_str(&match random.below(10) {
                0 => format!("Zie [[p{to}]].\n\n"),
                1 => format!("Zie [[ding:p{to}#kop|de kop]].\n\n"),
                2 => format!("[md]({}#kop) en [[Titel {to}]].\n\n", at(to)),
                3 => format!("| a |\n|---|\n| [[p{to}\\|cel]] |\n\n"),
                4 => format!("- [adres](/dingen/p{to}/#kop)\n\n"),
                5 => format!("[l{n}]\n\n[l{n}]: <{}>\n\n", at(to)),
                6 => format!(":::knop naar=/dingen/p{to}/\nTekst.\n:::\n\n"),
                7 => format!("::::note\n:::knop naar=\"/dingen/p{to}/#kop\"\n[[p{to}]]\n:::\n::::\n\n"),
                8 => format!("![[p{}#kop]]\n\n", (page + 1) % PAGES),
                _ => "Volgens [@bron-een].\n\n".to_owned(),
            });
        }
        let picture = if own { "beeld: ./b.png\n" } else { "" };
        let zie = (page + 1 + random.below(PAGES - 1)) % PAGES;
        let front = format!("title: Titel {page}\nzie: [p{zie}]\n{picture}tekst: 'Lees [[p{zie}|dit]].'");
        text.push_str(&format!("-- content/{file}.md --\n---\n{front}\n---\n{body}"));
        if own {
            text.push_str(&format!("-- content/dingen/p{page}/b.png [hex] --\n89 50\n"));
        } else if page % 3 == 0 {
            text.push_str(&format!(
                "-- content/{file}.en.md --\n---\ntitle: Title {page}\n---\n[[p{page}]]\n"
            ));
        }
        files.push(file.trim_end_matches("/index").to_owned());
    }
    (TestSite::new(&text), files)
}

/// The pages of the built site: the addresses by title, and which leads to which, each as often as it does.
/// Every link of the site itself must end somewhere.
fn graph(site: &TestSite, after: &str) -> BTreeMap<(String, String), usize> {
    site.run_ok(&["build"]);
    let files: BTreeMap<String, String> = site
        .tree("public")
        .into_iter()
        .map(|(path, bytes)| (format!("/{path}"), String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let href = Regex::new(r#"(?:href|src)="([^"]*)""#).expect("a pattern");
    let anchor = Regex::new(r#"\bid="([^"]*)""#).expect("a pattern");
    // Not that of the page of the search, which sends only who has no scripts on.
    let refresh =
        Regex::new(r#"(?m)^<meta http-equiv="refresh" content="0; ?url=([^"]*)""#).expect("a pattern");
    let title = Regex::new(r"<title>([^<]*)</title>").expect("a pattern");
    let file_of =
        |path: &str| if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let mut edges: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, text)| path.ends_with(".html") && !refresh.is_match(text))
    {
        let from = title.captures(text).expect("a page has a title")[1].to_owned();
        for link in href.captures_iter(text).map(|found| found[1].replace("&#x2F;", "/")) {
            if link.contains("://") || link.starts_with("mailto:") || link.starts_with("data:") {
                continue;
            }
            let (to, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let to = to.split('?').next().unwrap_or_default();
            let target = if to.is_empty() { path.clone() } else { file_of(to) };
            let found = |target: &String| {
                files.get(target).unwrap_or_else(|| panic!("{path}: {link} ends nowhere\n{after}"))
            };
            assert!(!refresh.is_match(found(&target)), "{path}: {link} leads to an old address\n{after}");
            let there = found(&target);
            let ids: BTreeSet<&str> =
                anchor.captures_iter(there).filter_map(|id| Some(id.get(1)?.as_str())).collect();
            assert!(
                fragment.is_empty() || ids.contains(fragment),
                "{path}: {link} has no such anchor\n{after}"
            );
            // A picture has no title; its name stays when it moves.
            let name = || target.rsplit('/').next().unwrap_or_default().to_owned();
            let to = title.captures(there).map_or_else(name, |title| title[1].to_owned());
            *edges.entry((from.clone(), format!("{to}#{fragment}"))).or_default() += 1;
        }
    }
    edges
}

#[test]
fn after_random_moves_every_page_leads_where_it_led() {
    for seed in [0x9e37_79b9_7f4a_7c15, 0x0123_4567_89ab_cdef] {
        let mut random = Random(seed);
        let (site, mut at) = site(&mut random);
        site.run_ok(&["check"]);
        site.run_ok(&["lock"]);
        let before = graph(&site, "before any move");
        assert!(
            before.keys().filter(|(from, to)| from.starts_with("Titel") && to.starts_with("Titel")).count()
                > 30
        );
        let mut moved = 0;
        for step in 0..9 {
            let page = random.below(PAGES);
            let to = match random.below(3) {
                0 => format!("dingen/m{}/n{step}", random.below(3)),
                1 => format!("dingen/n{step}"),
                _ => format!("dingen/m{}/p{page}", random.below(3)),
            };
            let answer = site.run(&["mv", &at[page], &to]);
            if answer.code != 0 {
                assert!(
                    answer.stderr.contains("is er al") || answer.stderr.contains("staat daar al"),
                    "{answer}"
                );
                continue;
            }
            moved += 1;
            at[page] = to;
            let after = graph(&site, &answer.to_string());
            let lost: Vec<_> = before.iter().filter(|(edge, count)| after.get(edge) != Some(count)).collect();
            let new: Vec<_> = after.iter().filter(|(edge, count)| before.get(edge) != Some(count)).collect();
            assert!(lost.is_empty() && new.is_empty(), "lost {lost:?}\nnew {new:?}\n{answer}");
        }
        assert!(moved > 4, "only {moved} moves were done");
    }
}

#[test]
fn a_move_that_cannot_be_finished_changes_no_byte() {
    let (site, at) = site(&mut Random(7));
    // No page, no picture, but a file all the same: the folder of that name cannot be made, and that is
    // noticed only when texts have been written.
    site.write("content/dingen/dicht~", "x");
    let before = site.tree("");
    for page in &at {
        let answer = site.run(&["mv", page, "dingen/dicht~/elders"]);
        assert_eq!(answer.code, 2, "{answer}");
        assert!(answer.stderr.contains("verplaatsen lukte niet"), "{answer}");
        assert_eq!(site.tree("").len(), before.len() + usize::from(site.has(".leidraad/lock")), "{answer}");
        let changed: Vec<_> = before
            .iter()
            .filter(|(path, bytes)| std::fs::read(site.root().join(path)).ok().as_ref() != Some(bytes))
            .map(|(path, _)| path)
            .collect();
        assert!(changed.is_empty(), "{changed:?}\n{answer}");
    }
}
