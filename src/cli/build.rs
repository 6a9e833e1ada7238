//! `leidraad build`: the published site.

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick, seconds};
use super::terminal::{Format, Stream, Tally, Terminal};
use super::whole;
use crate::base::error::{Error, Result};
use crate::base::paths::reason;
use crate::build::{Options, Session, Snapshot};
use crate::write::{Output, Permit, SiteLock, Summary};

/// The arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// The address the site will have, instead of that of LEIDRAAD_BASE_URL or the configured one
    #[arg(short = 'u', long, value_name = "URL")]
    base_url: Option<String>,
    /// Where to write, instead of the configured folder
    #[arg(short, long, value_name = "DIR")]
    output_dir: Option<PathBuf>,
    /// With pages that are not public yet
    #[arg(long)]
    drafts: bool,
    /// With pages whose day of publication lies ahead
    #[arg(long)]
    future: bool,
    /// Let warnings stop it too
    #[arg(long)]
    strict: bool,
    /// Replace files of others that stand in the way
    #[arg(short, long)]
    force: bool,
    /// How findings are printed
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Build {
    /// Reads, renders and writes; with faults nothing is written.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let started = Instant::now();
        let given = self.output_dir.is_some();
        let common = global.options()?;
        // Memory goes back as a whole when the program ends, which is next; page by page takes a large site longer.
        let mut session = ManuallyDrop::new(Session::open(Options {
            base_url: self.base_url.filter(|url| !url.is_empty()).or(common.base_url),
            output: self.output_dir,
            drafts: self.drafts,
            future: self.future,
            strict: self.strict,
            ..common
        })?);
        let _lock = SiteLock::acquire(session.root(), || {
            terminal.note("another leidraad is building this site; waiting for it");
        });
        let snapshot = ManuallyDrop::new(whole::load(&mut session, terminal)?);
        let report = |findings: &[_]| {
            let tally = Tally::of(findings);
            terminal.findings(&snapshot, findings, Format::or_usual(self.format), Stream::Err);
            (tally.fails(), tally.line(snapshot.language()))
        };
        let refused = |line: Option<String>| {
            let language = snapshot.language();
            let kept = pick(language, "er is niets gepubliceerd", "nothing was published");
            terminal.note(&format!("{}; {kept}", line.unwrap_or_default()));
            Ok(Exit::Findings)
        };
        let checking = Instant::now();
        let early = Tally::of(snapshot.findings());
        if terminal.verbose() {
            let stages = snapshot.stages().named().into_iter().chain([("check", checking.elapsed())]);
            let stages = stages.map(|(name, time)| format!("{name} {:.1} ms", time.as_secs_f64() * 1e3));
            terminal.note(&format!("stages: {}", stages.collect::<Vec<_>>().join(", ")));
        }
        if early.fails() {
            let (_, line) = report(snapshot.findings());
            return refused(line);
        }
        let permit = Permit { force: self.force, link: given };
        let output = Output::open(snapshot.output(), &whole::protected(&session, &snapshot), permit)?;
        let findings = whole::render(&snapshot, terminal, |url, rendered| {
            let path = url
                .output()
                .map_err(|why| Error::usage(format!("{url} cannot be written: {}", reason(why))))?;
            output.put(&path, &rendered.bytes).map(drop)
        })?;
        let (fails, line) = report(&findings);
        if fails {
            output.abandon();
            return refused(line);
        }
        let summary = output.finish()?;
        if let Some(line) = line {
            terminal.note(&line);
        }
        closing(&snapshot, terminal, summary, started);
        Ok(Exit::Fine)
    }
}

/// What was built, in a few lines.
fn closing(snapshot: &Snapshot, terminal: &Terminal, files: Summary, started: Instant) {
    let language = snapshot.language();
    let say = |nl, en| pick(language, nl, en);
    let kinds = snapshot.pages_by_kind();
    let relations = snapshot.edges_by_relation();
    let (drafts, scheduled) = snapshot.left_out();
    let pages: usize = kinds.iter().map(|(_, number)| number).sum();
    let edges: usize = relations.iter().map(|(_, number)| number).sum();
    let list = |of: &[(String, usize)]| {
        let parts: Vec<String> =
            of.iter().filter(|(_, number)| *number > 0).map(|(name, n)| format!("{name} {n}")).collect();
        if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) }
    };
    let mut lines =
        vec![format!("{}{}", count(pages, say("pagina", "page"), say("pagina's", "pages")), list(&kinds))];
    if drafts + scheduled > 0 {
        let drafts = count(drafts, say("concept", "draft"), say("concepten", "drafts"));
        lines.push(format!(
            "{}: {drafts}, {scheduled} {}",
            say("weggelaten", "left out"),
            say("gepland", "scheduled")
        ));
    }
    let shown = if terminal.verbose() { list(&relations) } else { String::new() };
    lines.push(format!("{}{shown}", count(edges, say("relatie", "relation"), say("relaties", "relations"))));
    lines.push(format!(
        "{}: {} {}, {} {}, {} {}",
        say("bestanden", "files"),
        files.created + files.changed,
        say("geschreven", "written"),
        files.same,
        say("ongewijzigd", "unchanged"),
        files.removed,
        say("verwijderd", "removed"),
    ));
    lines.push(format!(
        "{} {} ({})",
        say("de site staat in", "the site stands in"),
        snapshot.output().display(),
        seconds(language, started.elapsed())
    ));
    terminal.note(&lines.join("\n"));
}
