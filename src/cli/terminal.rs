//! Where words go: results to stdout, messages and findings to stderr, colours only where they belong.

use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::global::Global;
use super::language::{count, pick, thousands};
use crate::base::paths::SourcePath;
use crate::build::Snapshot;
use crate::diag::{self, Diagnostic, Severity};

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the line, a caret, and what to do
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
    /// Annotations beside the lines of a change on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// A summary for a pull request
    Markdown,
}

impl Format {
    /// What was asked for; in a workflow of GitHub its annotations, when nothing was.
    pub fn or_usual(asked: Option<Format>) -> Format {
        let workflow = std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true");
        asked.unwrap_or(if workflow { Format::Github } else { Format::Human })
    }
}

/// Which stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What was asked for.
    Out,
    /// What is said along the way.
    Err,
}

/// What a person asked of the output.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    /// Reads the global flags; colours are set for the whole program.
    pub fn new(global: &Global) -> Terminal {
        // `Auto` minds NO_COLOR, CLICOLOR_FORCE and whether the stream is a terminal.
        match global.color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        }
        .write_global();
        Terminal { quiet: global.quiet, verbose: global.verbose }
    }

    /// Whether more was asked for.
    pub fn verbose(&self) -> bool {
        self.verbose
    }

    /// Whether a status line may be shown.
    pub fn lively(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// What was asked for, to stdout. A closed pipe is no reason to panic.
    pub fn result(&self, text: &str) {
        self.write(Stream::Out, text);
    }

    /// Something worth knowing, to stderr; not when quiet.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.write(Stream::Err, text);
        }
    }

    /// Something that a person must know even when quiet.
    pub fn warning(&self, language: &str, text: &str) {
        let style = Style::new().fg_color(Some(AnsiColor::Yellow.into())).bold();
        let word = pick(language, "let op", "warning");
        self.write(Stream::Err, &format!("{style}{word}{style:#}: {text}"));
    }

    /// Why the tool could not go on.
    pub fn error(&self, language: &str, text: &str) {
        let style = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let word = pick(language, "fout", "error");
        self.write(Stream::Err, &format!("{style}{word}{style:#}: {text}"));
    }

    /// Prints findings, one after the other.
    pub fn findings(&self, snapshot: &Snapshot, findings: &[Diagnostic], format: Format, stream: Stream) {
        let find = |path: &_| snapshot.source(path);
        let language = snapshot.language();
        let width =
            terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).clamp(40, 200));
        let folder = || repository_folder(snapshot.root());
        let text = match format {
            Format::Human => None,
            Format::Json => {
                let lines = findings.iter().map(|finding| diag::json(finding, &find, language) + "\n");
                Some(lines.collect())
            }
            Format::Github => Some(diag::github(findings, &find, language, &folder())),
            Format::Sarif => Some(diag::sarif(findings, &find, language, &folder())),
            Format::Markdown => Some(diag::markdown(findings, &find, language, &folder())),
        };
        if let Some(text) = text {
            // A document is what was asked for, whatever else is said beside it.
            let document = matches!(format, Format::Sarif | Format::Markdown);
            let stream = if document { Stream::Out } else { stream };
            if !text.is_empty() {
                self.write(stream, text.trim_end_matches('\n'));
            }
            return;
        }
        for shown in capped(findings) {
            let text = match shown {
                Shown::Whole(finding) => diag::human(finding, &find, language, true, width),
                Shown::More(number, code) => more(number, code, language),
            };
            self.write(stream, &format!("{text}\n"));
        }
    }

    fn write(&self, stream: Stream, text: &str) {
        let line = format!("{text}\n");
        // A closed pipe is no fault of ours.
        let _ = match stream {
            Stream::Out => at_once(std::io::stdout().lock(), &line),
            Stream::Err => at_once(std::io::stderr().lock(), &line),
        };
    }
}

/// Writes a text in one go: stripping colours as they come would make a call of each piece between them.
fn at_once(mut stream: impl RawStream + AsLockedWrite, text: &str) -> std::io::Result<()> {
    match AutoStream::choice(&stream) {
        ColorChoice::Never => stream.write_all(strip_str(text).to_string().as_bytes()),
        choice => AutoStream::new(stream, choice).write_all(text.as_bytes()),
    }
}

/// The site's folder as seen from the repository, "" or with a slash at its end: the workspace of a
/// workflow, else the folder where the command runs. "" when the site lies elsewhere.
fn repository_folder(root: &Path) -> String {
    let workspace = std::env::var_os("GITHUB_WORKSPACE").filter(|path| !path.is_empty());
    let base = workspace.map_or_else(|| PathBuf::from("."), PathBuf::from);
    let (Ok(base), Ok(root)) = (base.canonicalize(), root.canonicalize()) else { return String::new() };
    let Ok(below) = root.strip_prefix(&base) else { return String::new() };
    below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}

/// So many findings with one code are shown of one file.
const MOST: usize = 20;

/// What a person sees of a list of findings.
#[derive(Debug, PartialEq)]
enum Shown<'d> {
    /// All of it.
    Whole(&'d Diagnostic),
    /// So many more with this code in the same file.
    More(usize, &'static str),
}

/// At most `MOST` findings a file and code; the rest becomes a number after the last that is shown.
fn capped(findings: &[Diagnostic]) -> Vec<Shown<'_>> {
    let mut totals: HashMap<(&SourcePath, &str), (usize, usize)> = HashMap::new();
    for finding in findings {
        totals.entry((&finding.span.path, finding.code.name)).or_default().0 += 1;
    }
    let mut all = Vec::new();
    for finding in findings {
        let Some((total, seen)) = totals.get_mut(&(&finding.span.path, finding.code.name)) else { continue };
        *seen += 1;
        if *seen <= MOST {
            all.push(Shown::Whole(finding));
        }
        if *seen == MOST && *total > MOST {
            all.push(Shown::More(*total - MOST, finding.code.name));
        }
    }
    all
}

fn more(number: usize, code: &str, language: &str) -> String {
    let number = thousands(language, number);
    let and = pick(language, "en nog", "and");
    let of = pick(language, "van", "more of");
    let here = pick(
        language,
        "in dit bestand (alle met check --format json)",
        "in this file (all with check --format json)",
    );
    format!("{and} {number} {of} {code} {here}")
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub advice: usize,
}

impl Tally {
    /// Counts.
    pub fn of(findings: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Advice => tally.advice += 1,
                Severity::Off => {}
            }
        }
        tally
    }

    /// Whether publication stops. With `--strict` warnings were counted as errors already.
    pub fn fails(self) -> bool {
        self.errors > 0
    }

    /// One line: `3 fouten, 2 waarschuwingen`. `None` when there is nothing.
    pub fn line(self, language: &str) -> Option<String> {
        let words = [
            (self.errors, pick(language, "fout", "error"), pick(language, "fouten", "errors")),
            (
                self.warnings,
                pick(language, "waarschuwing", "warning"),
                pick(language, "waarschuwingen", "warnings"),
            ),
            (self.advice, pick(language, "advies", "hint"), pick(language, "adviezen", "hints")),
        ];
        let parts: Vec<String> = words
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| count(number, one, many))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_one_line_in_the_editors_language() {
        let tally = Tally { errors: 3, warnings: 1, advice: 0 };
        assert_eq!(tally.line("nl").as_deref(), Some("3 fouten, 1 waarschuwing"));
        assert_eq!(tally.line("de").as_deref(), Some("3 errors, 1 warning"));
        assert_eq!(Tally::default().line("nl"), None);
        assert!(tally.fails() && !Tally { warnings: 1, ..Tally::default() }.fails());
    }
}
