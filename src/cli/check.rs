//! `leidraad check`: all findings; nothing written, unless fixes are asked for.

use std::mem::ManuallyDrop;

use clap::Args;

use super::exit::Exit;
use super::fix;
use super::global::Global;
use super::language::pick;
use super::terminal::{Format, Stream, Tally, Terminal};
use super::whole;
use crate::base::error::Result;
use crate::build::{Options, Session};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Let warnings fail too
    #[arg(long)]
    strict: bool,
    /// How findings are printed
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Mend what is certain in the files themselves, then show what is left
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

impl Check {
    /// Reads every file, drafts and scheduled pages too, and renders what `build` would publish: the two
    /// never disagree.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        // As for `build`: memory goes back as a whole.
        let options = Options { strict: self.strict, ..global.options()? };
        let mut session = ManuallyDrop::new(Session::open(options)?);
        let (snapshot, findings) = if self.fix && !self.dry_run {
            fix::mend(&mut session, terminal)?
        } else {
            let snapshot = whole::load(&mut session, terminal)?;
            let findings = whole::render(&snapshot, terminal, |_, _| Ok(()))?;
            (snapshot, findings)
        };
        let snapshot = ManuallyDrop::new(snapshot);
        if self.dry_run {
            fix::show(&mut session, &snapshot, &findings, terminal)?;
            return Ok(if Tally::of(&findings).fails() { Exit::Findings } else { Exit::Fine });
        }
        terminal.findings(&snapshot, &findings, Format::or_usual(self.format), Stream::Out);
        let tally = Tally::of(&findings);
        let language = snapshot.language();
        let clean = pick(language, "geen bevindingen", "no findings");
        terminal.note(&tally.line(language).unwrap_or_else(|| clean.to_owned()));
        Ok(if tally.fails() { Exit::Findings } else { Exit::Fine })
    }
}
