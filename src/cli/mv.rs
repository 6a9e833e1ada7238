//! `leidraad mv`: moves a page or a folder and keeps every reference to it. All of it is worked out and
//! the site as it would be is read and checked before the first file changes.

use std::collections::BTreeMap;

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::terminal::{Format, Stream, Terminal};
use super::whole;
use crate::base::edit::{self, Edit};
use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::build::{Options, Session, Snapshot};
use crate::edit::{Moves, Rewrite, differences, moved_away, moves, rewrite};
use crate::write::{Patch, SiteLock, apply};

/// The arguments of `mv`.
#[derive(Debug, Args)]
pub struct Mv {
    /// The page or folder: its file, its path below the content, or its name
    old: String,
    /// Where it goes: a path below the content, a folder, or a new name
    new: String,
    /// Show what would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

impl Mv {
    /// Moves, or says why not; then everything is as it was.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        // Drafts and scheduled pages refer to others too.
        let mut session = Session::open(Options { drafts: true, future: true, ..global.options()? })?;
        let _lock = SiteLock::acquire(session.root(), || {
            terminal.note("another leidraad is working on this site; waiting for it");
        });
        let snapshot = whole::load(&mut session, terminal)?;
        let site = snapshot.site();
        let wanted = moves(site, &self.old, &self.new).map_err(Error::usage)?;
        let moved = session.imagine(Patch { moves: wanted.pairs.clone(), ..Patch::default() })?;
        let source = |path: &SourcePath| snapshot.source(path);
        let mut rewritten = rewrite(site, moved.site(), &wanted, &source);
        refuse(&snapshot, &rewritten)?;
        let mut patch = patch(&snapshot, &rewritten.edits, &wanted)?;
        let mut after = session.imagine(patch.clone())?;
        if let Some(lock) = snapshot.lock() {
            let say = |nl, en| pick(snapshot.language(), nl, en);
            let reason = |to: Option<&str>| match to {
                Some(to) => format!("{} {to}", say("verhuisd naar", "moved to")),
                None => say("verhuisd", "moved").to_owned(),
            };
            let edits = moved_away((site, after.site()), &wanted, lock, &reason);
            if !edits.is_empty() {
                rewritten.edits.insert(lock.path.clone(), edits);
                patch = self::patch(&snapshot, &rewritten.edits, &wanted)?;
                after = session.imagine(patch.clone())?;
            }
        }
        let found = differences((site, snapshot.findings()), (after.site(), after.findings()), &wanted);
        if !found.findings.is_empty() || !found.pages.is_empty() {
            terminal.findings(&after, &found.findings, Format::Human, Stream::Err);
            let pages: Vec<&str> = found.pages.iter().map(SourcePath::as_str).collect();
            let pages = if pages.is_empty() { String::new() } else { format!(" ({})", pages.join(", ")) };
            let (nl, en) = (
                "De site zou na de verhuizing iets anders zeggen",
                "the move would change what the site says",
            );
            return Err(stopped(&snapshot, format!("{nl}{pages}."), format!("{en}{pages}")));
        }
        if self.dry_run {
            show(&snapshot, &rewritten, &wanted, terminal);
        } else {
            apply(session.root(), &patch)?;
        }
        self.tell(&snapshot, &rewritten, &wanted, terminal);
        Ok(Exit::Fine)
    }

    fn tell(&self, snapshot: &Snapshot, rewritten: &Rewrite, moves: &Moves, terminal: &Terminal) {
        let language = snapshot.language();
        let say = |nl, en| pick(language, nl, en);
        for (from, to) in &moves.pairs {
            terminal.note(&format!("{from} -> {to}"));
        }
        for (from, to) in &rewritten.ids {
            terminal.note(&format!("{}: {from} -> {to}", say("id", "id")));
        }
        for (from, to, kept) in &rewritten.addresses {
            let kept =
                if *kept { say("; het oude adres verwijst door", "; the old address leads on") } else { "" };
            terminal.note(&format!("{}: {from} -> {to}{kept}", say("adres", "address")));
        }
        let edits: usize = rewritten.edits.values().map(Vec::len).sum();
        let files = rewritten.edits.len();
        let changed =
            count(edits, say("plek aangepast", "place changed"), say("plekken aangepast", "places changed"));
        let within = count(files, say("bestand", "file"), say("bestanden", "files"));
        let dry = if self.dry_run {
            say(" (proef: er is niets veranderd)", " (dry run: nothing was changed)")
        } else {
            ""
        };
        terminal.note(&format!("{changed} {} {within}{dry}", say("in", "in")));
    }
}

/// What stands in the way, in words.
fn refuse(snapshot: &Snapshot, rewritten: &Rewrite) -> Result<()> {
    if let Some((file, kind)) = rewritten.kinds.first() {
        return Err(stopped(
            snapshot,
            format!(
                "{file} zou door de nieuwe map van de soort '{kind}' worden. Zet eerst boven in de pagina van welke soort ze is."
            ),
            format!(
                "{file} would become of the kind '{kind}', by its folder; name its kind in its front matter first"
            ),
        ));
    }
    let places: Vec<String> = rewritten
        .unsure
        .iter()
        .map(|(span, written)| {
            let line = snapshot.source(&span.path).map_or(0, |source| source.position(span.start).line);
            format!("{}:{line}: {}", span.path, written.lines().next().unwrap_or_default())
        })
        .collect();
    if places.is_empty() {
        return Ok(());
    }
    let places = places.join("\n");
    Err(stopped(
        snapshot,
        format!(
            "Deze verwijzingen kan leidraad niet met zekerheid aanpassen. Wijzig ze eerst zelf:\n{places}\n"
        ),
        format!("these references cannot be rewritten surely; change them first:\n{places}\n"),
    ))
}

/// Why nothing was changed, in the language of the site's editors.
fn stopped(snapshot: &Snapshot, nl: String, en: String) -> Error {
    let [nl, en] = [(nl, "Er is niets veranderd."), (en, "nothing was changed")].map(|(why, then)| {
        let between = if why.ends_with('\n') {
            ""
        } else if why.ends_with('.') {
            " "
        } else {
            "; "
        };
        format!("{why}{between}{then}")
    });
    Error::usage(pick(snapshot.language(), &nl, &en))
}

/// New texts and moves, each text held against what was read.
fn patch(snapshot: &Snapshot, edits: &BTreeMap<SourcePath, Vec<Edit>>, moves: &Moves) -> Result<Patch> {
    let mut patch = Patch { moves: moves.pairs.clone(), ..Patch::default() };
    for (path, edits) in edits {
        let source: Option<&Source> = snapshot.source(path);
        let source = source.ok_or_else(|| {
            stopped(snapshot, format!("{path} is niet te lezen."), format!("{path} cannot be read"))
        })?;
        let edited = edit::apply(&source.text, edits);
        if edited.left_out > 0 {
            return Err(stopped(
                snapshot,
                format!("Twee wijzigingen van {path} raken elkaar. Wijzig een ervan eerst zelf."),
                format!("two changes of {path} overlap; change one of them first"),
            ));
        }
        patch.texts.insert(path.clone(), (Some(source.hash), edited.text));
    }
    Ok(patch)
}

/// The changes as a diff.
fn show(snapshot: &Snapshot, rewritten: &Rewrite, moves: &Moves, terminal: &Terminal) {
    for (path, edits) in &rewritten.edits {
        if let Some(source) = snapshot.source(path) {
            let to = moves.of(path);
            let diff = edit::diff(source, to.as_str(), edits, 1);
            // What a page can hold must not steer the terminal.
            let plain = |c: char| c.is_control() && c != '\n' && c != '\t';
            terminal.result(diff.trim_end_matches('\n').replace(plain, " ").as_str());
        }
    }
}
