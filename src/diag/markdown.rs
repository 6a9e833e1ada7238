//! Findings as a summary for a pull request: counts, a table by file, and the findings themselves folded
//! away. Nothing that a page or a file name says can become markup, a mention or a link.

use super::code::{Both, Severity};
use super::diagnostic::Diagnostic;
use crate::base::paths::SourcePath;
use crate::base::source::Source;

/// So many files stand in the table.
const FILES: usize = 100;
/// So many bytes of findings are listed: a comment holds 65,536 characters.
const ROOM: usize = 40_000;

/// All findings as one text. `folder` stands before every path: "" or `docs/`.
pub fn markdown<'s>(
    findings: &[Diagnostic],
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
    folder: &str,
) -> String {
    let say = |nl: &'static str, en: &'static str| Both { nl, en }.get(language);
    let mut files: Vec<(&SourcePath, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        match files.last_mut().filter(|(path, _)| *path == &finding.span.path) {
            Some((_, of)) => of.push(finding),
            None => files.push((&finding.span.path, vec![finding])),
        }
    }
    if files.is_empty() {
        return format!("### leidraad: {}\n", say("geen bevindingen", "no findings"));
    }
    let counts = |of: &mut dyn Iterator<Item = &Diagnostic>| {
        of.fold([0usize; 3], |mut counts, finding| {
            match finding.severity {
                Severity::Error => counts[0] += 1,
                Severity::Warning => counts[1] += 1,
                Severity::Advice | Severity::Off => counts[2] += 1,
            }
            counts
        })
    };
    let heads = [say("fouten", "errors"), say("waarschuwingen", "warnings"), say("adviezen", "hints")];
    let total = counts(&mut findings.iter());
    let parts: Vec<String> =
        heads.iter().zip(total).map(|(head, number)| format!("{head}: {number}")).collect();
    let mut out = format!("### leidraad\n\n{}\n\n", parts.join(" · "));
    out.push_str(&format!(
        "| {} | {} |\n| --- | ---: | ---: | ---: |\n",
        say("bestand", "file"),
        heads.join(" | ")
    ));
    for (path, of) in files.iter().take(FILES) {
        let [errors, warnings, advice] = counts(&mut of.iter().copied());
        out.push_str(&format!("| {} | {errors} | {warnings} | {advice} |\n", code(folder, path)));
    }
    if files.len() > FILES {
        let number = files.len() - FILES;
        out.push_str(&format!("\n{} {number} {}\n", say("en nog", "and"), say("bestanden", "more files")));
    }
    let (end, mut shown) = (out.len() + ROOM, 0);
    for (path, of) in &files {
        let mut list = String::new();
        for finding in of {
            let line = line(finding, find, language);
            if out.len() + list.len() + line.len() > end {
                break;
            }
            list.push_str(&line);
            shown += 1;
        }
        if list.is_empty() {
            break;
        }
        let path = code(folder, path);
        out.push_str(&format!("\n<details><summary>{path} ({})</summary>\n\n{list}\n</details>\n", of.len()));
    }
    if shown < findings.len() {
        let number = findings.len() - shown;
        let rest = say("bevindingen; alle met: leidraad check", "more findings; all with: leidraad check");
        out.push_str(&format!("\n{} {number} {rest}\n", say("en nog", "and")));
    }
    out
}

fn line<'s>(
    finding: &Diagnostic,
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
) -> String {
    let word = match finding.severity {
        Severity::Error => Both { nl: "fout", en: "error" },
        Severity::Warning => Both { nl: "let op", en: "warning" },
        Severity::Advice | Severity::Off => Both { nl: "advies", en: "hint" },
    };
    let place = find(&finding.span.path).map(|source| source.position(finding.span.start));
    let place = place.map(|at| format!(" {}:{}", at.line, at.column)).unwrap_or_default();
    let code = finding.code.name;
    let message = text(&finding.message.text(language));
    let help = finding.help.as_ref().map(|help| format!("<br>{}", text(&help.text(language))));
    format!("- **{}** `{code}`{place}: {message}{}\n", word.get(language), help.unwrap_or_default())
}

/// A path as code, in a table or a summary.
fn code(folder: &str, path: &SourcePath) -> String {
    format!("<code>{}</code>", text(&format!("{folder}{path}")))
}

/// The most characters of one text.
const LONG: usize = 600;

/// A text that means itself: no markup, no row or column of a table, no mention of a person or an issue.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.chars().enumerate() {
        if at == LONG {
            out.push('…');
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            // A word joiner, which shows nothing, keeps the code host from making a link.
            '@' | '#' => out.extend(['\\', c, '\u{2060}']),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c if c.is_ascii_punctuation()
                && !matches!(c, '/' | '-' | ',' | '.' | ';' | '\'' | '"' | '?' | '%' | ':') =>
            {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    // Whole addresses become links otherwise.
    out.replace("://", ":\u{2060}//").replace("www.", "www\u{2060}.")
}
