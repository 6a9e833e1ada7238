//! `leidraad lock`: the addresses and headings that the site publishes come into `urls.lock`, from then on
//! guarded by every `check` and `build`. Only adds: what the file knows and the site lost is a finding.

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::terminal::{Format, Stream, Tally, Terminal};
use super::whole;
use crate::base::error::Result;
use crate::base::paths::SourcePath;
use crate::build::{Session, Snapshot};
use crate::discover::LOCK_FILE;
use crate::site::published::with_added;
use crate::write::{self, Patch, SiteLock};

/// The arguments of `lock`.
#[derive(Debug, Args)]
pub struct Lock {
    /// Write nothing; end with 1 when addresses would be added
    #[arg(long)]
    check: bool,
}

impl Lock {
    /// Reads the site as the public would get it and adds what is new. With errors nothing is added: such
    /// a site is not published.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let mut session = Session::open(global.options()?)?;
        let _lock = SiteLock::acquire(session.root(), || {
            terminal.note("another leidraad works on this site; waiting for it");
        });
        let snapshot = whole::load(&mut session, terminal)?;
        let language = snapshot.language();
        let say = |nl, en| pick(language, nl, en);
        let tally = Tally::of(snapshot.findings());
        if tally.fails() {
            terminal.findings(&snapshot, snapshot.findings(), Format::Human, Stream::Err);
            let nothing = say(
                "er is niets toegevoegd: een site met fouten wordt niet gepubliceerd",
                "nothing was added: a site with errors is not published",
            );
            terminal.note(nothing);
            return Ok(Exit::Findings);
        }
        let (text, added) = with_added(snapshot.site(), old(&snapshot), say(HEAD_NL, HEAD_EN));
        let addresses = |number| {
            count(
                number,
                say("adres of kop", "address or heading"),
                say("adressen en koppen", "addresses and headings"),
            )
        };
        if self.check {
            if added > 0 {
                let words = say("ontbreken nog; voer uit: leidraad lock", "are missing; run: leidraad lock");
                terminal.note(&format!("{LOCK_FILE}: {} {words}", addresses(added)));
                return Ok(Exit::Findings);
            }
            terminal.note(say("urls.lock is compleet", "urls.lock is complete"));
            return Ok(Exit::Fine);
        }
        if old(&snapshot) != Some(&text) {
            let hash = snapshot.lock().map(|lock| lock.hash);
            let texts = [(SourcePath::new(LOCK_FILE), (hash, text))].into();
            write::apply(session.root(), &Patch { texts, ..Patch::default() })?;
        }
        terminal.note(&format!("{LOCK_FILE}: {} {}", addresses(added), say("toegevoegd", "added")));
        Ok(Exit::Fine)
    }
}

fn old(snapshot: &Snapshot) -> Option<&str> {
    snapshot.lock().map(|lock| &*lock.text)
}

const HEAD_NL: &str = "\
# De adressen en koppen die deze site heeft gepubliceerd. Gaat er een verloren, dan stopt 'leidraad build',
# tot een pagina het adres overneemt, of tot hier staat waarom het weg mag: /oud/ gone: de reden
# Aanvullen: leidraad lock
";

const HEAD_EN: &str = "\
# The addresses and headings that this site has published. When one would be lost `leidraad build` stops,
# until a page takes the address over, or until this says why it may go: /old/ gone: the reason
# To add to it: leidraad lock
";
