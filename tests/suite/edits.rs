//! Invariant: after any sequence of edits a session that was there all along gives the same bytes and
//! the same findings as one that knows nothing.
//!
//! The sequences are drawn from a seed. `LEIDRAAD_EDITS` says how many steps are taken in all,
//! `LEIDRAAD_SEED` from which seed; a failure prints the seed and the steps that led to it.

use std::fs;
use std::path::{Path, PathBuf};

use leidraad::base::date;
use leidraad::build::{Options, Session, Snapshot};
use leidraad::discover::Changes;

use crate::preview::SITE;
use crate::test_site::{TODAY, TestSite};

/// Steps of one sequence, on one site.
const LENGTH: usize = 12;
/// Steps in all, unless the environment says otherwise.
const STEPS: usize = 240;

/// Numbers by a seed (splitmix64; Steele, Lea, Flood 2014): the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 and below `count`; 0 when that is 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    /// One of `of`, which is not empty.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const NAMES: [&str; 9] = ["een", "twee", "drie", "vier", "vijf", "Zes", "één", "netwerk", "plan"];
const FOLDERS: [&str; 6] =
    ["artikelen", "artikelen/diep", "artikelen/diep/drie", "artikelen/nieuw", "begrippen", "elders"];
const TITLES: [&str; 6] = ["Een", "Twee keer", "Netwerk", "netwerken", "Het plan van het netwerk", "Één"];
const FIELDS: [&str; 22] = [
    "published: 2026-05-01",
    "published: 2027-05-01",
    "status: concept",
    "status: onbekend",
    "thema: [aarde, water]",
    "thema: vuur",
    "slug: een",
    "slug: 'a/b'",
    "aliases: [/oud, /artikelen/een/]",
    "hoort-bij: [een, twee]",
    "hoort-bij: nergens",
    "volgt-op: een",
    "volgt-op: twee",
    "steunt-op: [boek, krant]",
    "synonyms: [Kring, het netwerk]",
    "template: record",
    "template: anders",
    "kind: begrip",
    "uitleg: Mensen.",
    "weight: 3",
    "summary: Kort gezegd.",
    "onbekend: ja",
];
const TEXTS: [&str; 16] = [
    "Zie [[een]] en [[twee|de tweede]].",
    "Zie [[begrip:netwerk]] en [[nergens]].",
    "Het plan van het netwerk is een plan.",
    "![[een#deel]]",
    "![[drie]]",
    "## Deel\n\nTekst onder een kop.",
    "[een](een.md) en [op](../artikelen/een.md#deel) en [boven](/artikelen/)",
    "![tekening](t.svg) ![weg](weg.png)",
    ":::let-op\nPas op met [[twee]].\n:::",
    "> [!NOTE]\n> Netwerk.",
    "```rust\nfn main() {}\n```",
    "[[=feit]] en [[een#nergens]]",
    "| a | b |\n|---|---|\n| netwerk | plan |",
    "Tekst[^1].\n\n[^1]: Noot over het netwerk.",
    "[x](javascript:alert) <b>vet</b>",
    "",
];
/// Files that are not pages, and what they may say; the first is as it was at the start.
const OTHERS: [(&str, &[&str]); 11] = [
    (
        "leidraad.yaml",
        &[
            "title: Ander\nlanguage: nl\n",
            "title: [",
            "title: T\nlanguage: nl\ntheme: weg\n",
            "title: T\nlanguages: [{tag: nl, label: Nederlands}, {tag: en, label: English}]\n",
            "title: T\nlanguage: en\nbase_url: https://example.org/\n",
        ],
    ),
    ("model.yaml", &["version: 1\nkinds: {", "version: 1\n", ""]),
    (
        "data/bronnen.yaml",
        &["boek: {title: Ander boek}\nkrant: {title: Krant}\n", "boek: [", "3: {title: x}\n", "krant: x\n"],
    ),
    ("strings/nl.yaml", &["home: Thuis\n", "home: [x]\n", "path-az: register\n", "home: '"]),
    ("templates/parts/after-body.html", &["<p>{{ page.title }}</p>", "{{ page.nergens }}", "{% if", ""]),
    (
        "templates/page.html",
        &["<title>{{ page.title }}</title>{{ page.html | safe }}", "{% extends \"weg.html\" %}"],
    ),
    ("templates/components/let-op.html", &["{% component let-op(body) %}", "x"]),
    ("static/robots.txt", &["User-agent: x\n", ""]),
    ("content/artikelen/diep/drie/t.svg", &["<svg width='9' height='9'/>", "<svg>", ""]),
    ("content/artikelen/t.svg", &["<svg width='1' height='2'/>"]),
    ("themes/leidraad/strings/nl.yaml", &["home: Thema\n"]),
];

/// A site, and what is done to it.
///
/// Invariant: nothing outside the site's own temporary folder is ever written. Links lead out of it only
/// to a decoy that the test owns, and no deed writes or removes through a link.
struct Bench<'d> {
    root: PathBuf,
    /// A file outside the site that links may lead to.
    decoy: PathBuf,
    dice: &'d mut Dice,
    /// What the system would tell: the paths that a deed touches.
    told: Changes,
    done: Vec<String>,
}

impl Bench<'_> {
    /// Whether the folder of `file`, as far as it is there, is one of the site's own, with no link on the way.
    fn is_ours(&self, file: &Path) -> bool {
        let there = file.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok());
        there.is_some_and(|folder| {
            folder.starts_with(&self.root) && folder.canonicalize().is_ok_and(|real| real == folder)
        })
    }

    fn write(&mut self, path: &str, bytes: &[u8]) {
        let file = self.root.join(path);
        if !self.is_ours(&file) {
            return;
        }
        if file.is_symlink() {
            // In the place of the link, never through it.
            fs::remove_file(&file).expect("a link of ours");
        }
        // Who makes a folder is told of the folder; what is in it by then, nobody tells.
        let made = file.ancestors().skip(1).find(|folder| folder.exists()).map(Path::to_path_buf);
        let parent = file.parent().expect("a path in the site");
        if made.as_deref() != Some(parent) {
            let first = parent.ancestors().take_while(|folder| Some(*folder) != made.as_deref()).last();
            self.told.at(first.expect("a folder that is made"));
        }
        if fs::create_dir_all(parent).is_ok()
            && fs::write(&file, bytes).is_ok()
            && made.as_deref() == Some(parent)
        {
            self.told.at(file);
        }
        self.done.push(format!("write {path}: {:?}", String::from_utf8_lossy(bytes)));
    }

    fn remove(&mut self, path: &str) {
        let file = self.root.join(path);
        if !self.is_ours(&file) {
            return;
        }
        let _ = if file.is_dir() && !file.is_symlink() {
            fs::remove_dir_all(&file)
        } else {
            fs::remove_file(&file)
        };
        self.told.at(file);
        self.done.push(format!("remove {path}"));
    }

    fn rename(&mut self, from: &str, to: &str) {
        let (old, new) = (self.root.join(from), self.root.join(to));
        if !self.is_ours(&old) || !self.is_ours(&new) {
            return;
        }
        if new.starts_with(&old) || new.parent().is_none_or(|folder| !folder.is_dir()) {
            return;
        }
        if fs::rename(&old, &new).is_ok() {
            self.told.at(old);
            self.told.at(new);
        }
        self.done.push(format!("rename {from} to {to}"));
    }

    /// The path of a page: mostly one that is there.
    fn page(&mut self) -> String {
        let there: Vec<String> = crate::test_site::tree(&self.root.join("content"))
            .into_iter()
            .map(|(path, _)| format!("content/{path}"))
            .filter(|path| path.ends_with(".md"))
            .collect();
        if there.is_empty() || self.dice.below(4) == 0 {
            let ending = self.dice.one(&[".md", ".md", ".en.md", "/index.md"]);
            return format!("content/{}/{}{ending}", self.dice.one(&FOLDERS), self.dice.one(&NAMES));
        }
        there[self.dice.below(there.len())].clone()
    }

    fn text(&mut self) -> String {
        let mut text = String::from("---\n");
        text.push_str(&format!("title: {}\n", self.dice.one(&TITLES)));
        let mut fields: Vec<&str> = (0..self.dice.below(4)).map(|_| self.dice.one(&FIELDS)).collect();
        fields.dedup_by_key(|field| field.split(':').next().unwrap_or_default().to_owned());
        fields.iter().for_each(|field| text.push_str(&format!("{field}\n")));
        text.push_str(self.dice.one(&["---\n\n", "---\n\n", "---\n\n", "--- \n", "\n", "a: b: c\n---\n"]));
        for _ in 0..self.dice.below(4) {
            text.push_str(self.dice.one(&TEXTS));
            text.push_str("\n\n");
        }
        text
    }

    fn deed(&mut self) {
        match self.dice.below(20) {
            0..6 => {
                let (path, text) = (self.page(), self.text());
                self.write(&path, text.as_bytes());
            }
            6 | 7 => {
                // A few bytes of what is there.
                let path = self.page();
                let Ok(mut text) = fs::read_to_string(self.root.join(&path)) else { return };
                match self.dice.below(3) {
                    0 => text.push_str(&format!("\n{}\n", self.dice.one(&TEXTS))),
                    1 => text = text.replacen("title: ", &format!("title: {} ", self.dice.one(&TITLES)), 1),
                    _ => text = text.replacen("---", self.dice.one(&FIELDS), 1),
                }
                self.write(&path, text.as_bytes());
            }
            8 => {
                let path = self.page();
                self.remove(&path);
            }
            9 | 10 => {
                let (from, to) = (self.page(), self.page());
                self.rename(&from, &to);
            }
            11 => {
                let path = self.page();
                let junk: Vec<u8> = (0..self.dice.below(40)).map(|_| self.dice.next() as u8).collect();
                self.write(&path, &junk);
            }
            12 => {
                let folder = self.dice.one(&[
                    "content/artikelen/diep",
                    "content/artikelen",
                    "content/begrippen",
                    "templates",
                    "static",
                    "data",
                    "content",
                ]);
                let away = format!("{}-weg", folder.rsplit('/').next().unwrap_or(folder));
                match self.dice.below(3) {
                    0 => self.rename(folder, &away),
                    1 => self.rename(&away, folder),
                    _ => self.rename(folder, &format!("{folder}-anders")),
                }
            }
            13 => {
                let folder = format!("content/{}", self.dice.one(&FOLDERS));
                self.remove(&folder);
            }
            #[cfg(unix)]
            14 => {
                let path = self.page();
                let decoy = self.decoy.to_str().expect("a plain path").to_owned();
                let target = self.dice.one(&[
                    &*decoy,
                    "een.md",
                    "../begrippen/plan.md",
                    "weg.md",
                    ".",
                    "../../leidraad.yaml",
                ]);
                let file = self.root.join(&path);
                if !self.is_ours(&file) {
                    return;
                }
                let _ = fs::remove_file(&file);
                let _ = std::os::unix::fs::symlink(target, &file);
                self.told.at(file);
                self.done.push(format!("link {path} to {target}"));
            }
            15 => {
                // The same bytes again, or a touch.
                let path = self.page();
                let Ok(bytes) = fs::read(self.root.join(&path)) else { return };
                self.write(&path, &bytes);
            }
            _ => {
                let (path, texts) = self.dice.one(&OTHERS);
                match self.dice.below(4) {
                    0 => self.remove(path),
                    1 => self.restore(path),
                    _ => {
                        let text = self.dice.one(texts);
                        self.write(path, text.as_bytes());
                    }
                }
            }
        }
    }

    /// A file as it was at the start.
    fn restore(&mut self, path: &str) {
        let first = crate::test_site::files(SITE).into_iter().find(|(name, _)| name == path);
        if let Some((_, crate::test_site::Content::Bytes(bytes))) = first {
            self.write(path, &bytes);
        }
    }
}

pub fn options(root: &Path, public: bool) -> Options {
    Options {
        root: Some(root.to_path_buf()),
        drafts: !public,
        future: !public,
        today: date::parse(TODAY),
        ..Options::default()
    }
}

/// In what two readings of one site differ, in words.
pub fn difference(warm: &Snapshot, fresh: &Snapshot) -> Option<String> {
    if warm.findings() != fresh.findings() {
        let only = |a: &Snapshot, b: &Snapshot| {
            let own = a.findings().iter().filter(|finding| !b.findings().contains(finding));
            own.map(|finding| {
                format!("{} {} {}", finding.code.name, finding.span.path, finding.message.text("en"))
            })
            .collect::<Vec<_>>()
        };
        return Some(format!(
            "findings: only warm {:?}, only fresh {:?}",
            only(warm, fresh),
            only(fresh, warm)
        ));
    }
    if warm.routes() != fresh.routes() {
        return Some(format!("routes: {:?} and {:?}", warm.routes(), fresh.routes()));
    }
    if warm.base_path() != fresh.base_path() || warm.output() != fresh.output() {
        return Some("settings".to_owned());
    }
    for url in fresh.routes() {
        let (a, b) = match (warm.render(&url), fresh.render(&url)) {
            (Ok(Some(a)), Ok(Some(b))) => (a, b),
            (Ok(None), Ok(None)) | (Err(_), Err(_)) => continue,
            _ => return Some(format!("{url}: one is there and one is not")),
        };
        if a.bytes != b.bytes {
            return Some(format!(
                "{url}:\n{}\n----\n{}",
                String::from_utf8_lossy(&a.bytes),
                String::from_utf8_lossy(&b.bytes)
            ));
        }
        if a.diagnostics != b.diagnostics || a.content_type != b.content_type {
            return Some(format!("{url}: {:?}\n----\n{:?}", a.diagnostics, b.diagnostics));
        }
    }
    None
}

pub fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn after_any_edits_a_warm_session_is_as_a_fresh_one() {
    let steps = number("LEIDRAAD_EDITS", STEPS as u64) as usize;
    let seed = number("LEIDRAAD_SEED", 20_261_123);
    let outside = TestSite::new("-- decoy.md --\n# Outside\n");
    let decoy = outside.root().join("decoy.md");
    let (mut taken, mut deeds, mut same, mut pages) = (0, 0, 0, 0);
    for case in 0..steps.div_ceil(LENGTH) as u64 {
        let site = TestSite::new(SITE);
        let mut dice = Dice(seed.wrapping_add(case));
        let public = dice.below(2) == 0;
        let mut session = Session::open(options(&site.root(), public)).expect("a site");
        let mut shown = session.load().ok();
        let mut bench = Bench {
            root: site.root(),
            decoy: decoy.clone(),
            dice: &mut dice,
            told: Changes::default(),
            done: Vec::new(),
        };
        for _ in 0..LENGTH {
            for _ in 0..=bench.dice.below(3) {
                bench.deed();
            }
            // Now and then the queue runs over.
            let told = match bench.dice.below(12) {
                0 => Changes::everything(),
                _ => std::mem::take(&mut bench.told),
            };
            bench.told = Changes::default();
            let warm = session.look(&told, &mut Changes::default());
            let fresh = Session::open(options(&site.root(), public)).and_then(|mut session| session.load());
            let story = || {
                format!(
                    "LEIDRAAD_SEED={} and these steps:\n{}",
                    seed.wrapping_add(case),
                    bench.done.join("\n")
                )
            };
            match (warm, fresh) {
                (Ok(warm), Ok(fresh)) => {
                    same += usize::from(warm.is_none());
                    if let Some(warm) = warm {
                        shown = Some(warm);
                    }
                    let warm = shown.as_ref().expect("a reading that went well");
                    pages += fresh.routes().len();
                    if let Some(difference) = difference(warm, &fresh) {
                        panic!("{}\n{difference}", story());
                    }
                }
                (Err(_), Err(_)) => {}
                (warm, fresh) => panic!("{}\nwarm {:?}, fresh {:?}", story(), warm.err(), fresh.err()),
            }
            taken += 1;
        }
        deeds += bench.done.len();
        assert_eq!(outside.read("decoy.md"), "# Outside\n", "a deed wrote outside the site");
    }
    println!(
        "{taken} steps with {deeds} edits from seed {seed}: {pages} pages compared, {same} steps changed nothing"
    );
}
