//! Findings as workflow commands, which GitHub shows beside the lines of a change. As many of each level as
//! it shows of one step; of the others is told how many they are.

use super::code::{Both, Severity};
use super::diagnostic::Diagnostic;
use crate::base::paths::SourcePath;
use crate::base::source::Source;

/// So many annotations of one level GitHub shows of one step.
const MOST: usize = 10;

/// All findings, a command a line. `folder` stands before every path: "" or `docs/`, the site's place in
/// the repository.
pub fn github<'s>(
    findings: &[Diagnostic],
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
    folder: &str,
) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        let of: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.severity == severity).collect();
        for finding in of.iter().take(MOST) {
            out.push_str(&command(finding, find, language, folder));
            out.push('\n');
        }
        if of.len() > MOST {
            let words = more(severity).get(language);
            out.push_str(&words.replace("{number}", &(of.len() - MOST).to_string()));
            out.push('\n');
        }
    }
    out
}

fn more(severity: Severity) -> Both {
    match severity {
        Severity::Error => Both {
            nl: "en nog {number} fouten (alle met: leidraad check --format human)",
            en: "and {number} more errors (all with: leidraad check --format human)",
        },
        Severity::Warning => Both {
            nl: "en nog {number} waarschuwingen (alle met: leidraad check --format human)",
            en: "and {number} more warnings (all with: leidraad check --format human)",
        },
        Severity::Advice | Severity::Off => Both {
            nl: "en nog {number} adviezen (alle met: leidraad check --format human)",
            en: "and {number} more hints (all with: leidraad check --format human)",
        },
    }
}

fn command<'s>(
    finding: &Diagnostic,
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
    folder: &str,
) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice | Severity::Off => "notice",
    };
    let mut out = format!("::{name} file={}", property(&format!("{folder}{}", finding.span.path)));
    if let Some(source) = find(&finding.span.path) {
        let (start, end) = (source.position(finding.span.start), source.position(finding.span.end));
        out.push_str(&format!(",line={},endLine={},col={}", start.line, end.line, start.column));
        // GitHub wants an end column on the same line only.
        if start.line == end.line {
            out.push_str(&format!(",endColumn={}", end.column));
        }
    }
    let mut text = finding.message.text(language);
    if let Some(help) = &finding.help {
        text = format!("{text}\n{}", help.text(language));
    }
    format!("{out},title={}::{}", property(finding.code.name), data(&text))
}

/// A text of a command, in which no other command can begin.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
