//! `check --fix`: what is certain is mended in the files, round after round until nothing is left to mend.

use super::language::{count, pick};
use super::terminal::Terminal;
use super::whole;
use crate::base::edit;
use crate::base::error::{Error, Result};
use crate::build::{Session, Snapshot};
use crate::diag::Diagnostic;
use crate::edit::{Fixed, fixes};
use crate::write::{self, Patch, SiteLock};

/// So many rounds are enough for fixes that wait for each other; more means that two undo each other.
const ROUNDS: usize = 10;

/// Mends what is certain, and says on stderr what was changed. What is left to find comes back with the
/// reading that found it. An error when a file changed meanwhile or cannot be written: that round changed
/// nothing then.
pub(super) fn mend(session: &mut Session, terminal: &Terminal) -> Result<(Snapshot, Vec<Diagnostic>)> {
    let _lock = SiteLock::acquire(session.root(), || {
        terminal.note("another leidraad works on this site; waiting for it");
    });
    let (mut mended, mut files) = (0, std::collections::BTreeSet::new());
    for _ in 0..ROUNDS {
        let snapshot = whole::load(session, terminal)?;
        let findings = whole::render(&snapshot, terminal, |_, _| Ok(()))?;
        let find = |path: &_| snapshot.source(path);
        let fixed = fixes(&findings, &find);
        let language = snapshot.language();
        if fixed.taken.is_empty() {
            if mended > 0 {
                terminal.note(&summary(language, mended, files.len()));
            }
            return Ok((snapshot, findings));
        }
        write::apply(session.root(), &fixed.patch)?;
        mended += fixed.taken.len();
        files.extend(fixed.patch.texts.keys().cloned());
        let word = pick(language, "hersteld", "mended");
        each(&snapshot, &fixed, |line| terminal.note(&format!("{word}: {line}")));
    }
    Err(Error::usage(format!(
        "after {ROUNDS} rounds there is still something to mend: two fixes undo each other; please report it"
    )))
}

/// Prints what `mend` would change in all its rounds, as one diff, and writes nothing.
pub(super) fn show(
    session: &mut Session,
    before: &Snapshot,
    findings: &[Diagnostic],
    terminal: &Terminal,
) -> Result<()> {
    let language = before.language();
    let mut all = Patch::default();
    let mut now = before.clone();
    let mut findings = findings.to_vec();
    for _ in 0..ROUNDS {
        let find = |path: &_| now.source(path);
        let fixed = fixes(&findings, &find);
        if fixed.taken.is_empty() {
            break;
        }
        each(&now, &fixed, |line| terminal.note(line));
        all.texts.extend(fixed.patch.texts);
        now = session.imagine(all.clone())?;
        findings = whole::render(&now, terminal, |_, _| Ok(()))?;
    }
    let mut diff = String::new();
    for (path, (_, text)) in &all.texts {
        let Some(source) = before.source(path) else { continue };
        diff.push_str(&edit::diff(source, path.as_str(), &edit::lines(source, text), 3));
    }
    if !diff.is_empty() {
        terminal.result(diff.trim_end_matches('\n'));
    }
    terminal.note(pick(language, "niets is gewijzigd", "nothing was changed"));
    Ok(())
}

/// A line for each fix that is taken.
fn each(snapshot: &Snapshot, fixed: &Fixed<'_>, mut say: impl FnMut(&str)) {
    for finding in &fixed.taken {
        let Some(fix) = &finding.fix else { continue };
        let at = snapshot.source(&finding.span.path).map(|source| source.position(finding.span.start));
        let place = at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        let title = fix.title.text(snapshot.language());
        let path = finding.span.path.as_str().replace(char::is_control, "\u{fffd}");
        say(&format!("{path}{place} [{}] {title}", finding.code.name));
    }
}

fn summary(language: &str, mended: usize, files: usize) -> String {
    let findings = count(
        mended,
        pick(language, "bevinding hersteld", "finding mended"),
        pick(language, "bevindingen hersteld", "findings mended"),
    );
    let of = count(files, pick(language, "bestand", "file"), pick(language, "bestanden", "files"));
    format!("{findings} in {of}")
}
