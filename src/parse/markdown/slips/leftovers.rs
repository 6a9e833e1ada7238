//! Notes to oneself, blanks to fill in and comments that stayed in a text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::seen::{Seen, line_of};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::code::Severity;
use crate::diag::codes::slips::PLACEHOLDER;

/// What may be a note, a blank or a comment; each is looked at more closely.
static MAYBE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<word> \b(?:TODO|FIXME|TBD|XXX+)\b )
        | (?P<latin> [Ll]orem\ ipsum )
        | (?P<check> \b[Cc]heck(?:en)?\ ?!!+ | \?\?\?+ )
        | (?P<still> \b[Nn]og\ (?:in\ te\ vullen|aan\ te\ vullen|invullen|aanvullen|uitwerken|uit\ te\ werken|te\ schrijven|controleren|checken)\b )
        | (?P<comment> \[(?:Opmerking|Comment|Commented)(?:\ [^\[\]\n]{0,30}|\ \[[A-Z]{1,4}\d+)\]:? | \[(?:Opmerking|Comment|Commented)\ [A-Z]{1,4}\d+:[^\[\]\n]{0,200}\] )
        | (?P<merge> «[A-Z][\w.\-]{1,39}» | \{\{\ ?[\w.\-]{1,40}\ ?\}\} )
        | (?P<blank> \[(?:[Nn]aam|[Dd]atum|[Pp]laats|[Aa]dres|[Tt]itel|[Tt]ekst|[Ll]ink|[Bb]edrag|[Ii]nvullen|[Vv]ul\ in|[Nn]ame|[Dd]ate|[Pp]lace|[Aa]ddress|[Tt]itle|[Tt]ext|[Aa]mount|[Ii]nsert|NAAM|DATUM|NAME|DATE|telefoonnummer|e-mailadres|naam\ [\w\ ]{2,25})\] )
        ",
    )
    .expect("a pattern that compiles")
});

/// Looks at all text that readers see.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    for captures in MAYBE.captures_iter(text) {
        let (Some(whole), Some((group, severity))) = (captures.get(0), group(&captures)) else { continue };
        if !seen.raw(text, whole.start()) || !meant(text, group, whole.range()) {
            continue;
        }
        let finding = Diagnostic::new(&PLACEHOLDER, span(whole.range())).arg("text", whole.as_str());
        found.push(finding.form(group).severity(severity).help("help"));
    }
}

/// The form of the message for what was found, and how sure it is.
fn group(captures: &regex::Captures<'_>) -> Option<(&'static str, Severity)> {
    let forms = [
        ("word", "note", Severity::Warning),
        ("latin", "latin", Severity::Warning),
        ("check", "note", Severity::Warning),
        ("still", "note", Severity::Warning),
        ("comment", "comment", Severity::Warning),
        ("merge", "merge", Severity::Warning),
        // A sample letter has blanks on purpose.
        ("blank", "blank", Severity::Advice),
    ];
    forms
        .into_iter()
        .find(|(name, ..)| captures.name(name).is_some())
        .map(|(_, form, severity)| (form, severity))
}

/// Whether what stands there is a note, and no word of the text.
fn meant(text: &str, form: &str, place: Range<usize>) -> bool {
    let line = line_of(text, place.start);
    let (before, after) = (&text[line.start..place.start], &text[place.end..line.end]);
    let word = &text[place.clone()];
    let opens = before.trim_matches([' ', '\t', '>', '-', '*', '_', '|']).is_empty();
    let bracketed = before.ends_with(['(', '[', '{', ':']) || before.ends_with(": ");
    match form {
        "note" if word.starts_with("XXX") => {
            // `Super Bowl XXX` and `06-XXXX` are what they are.
            let numbered = word.len() == 3
                && before.trim_end().chars().next_back().is_some_and(char::is_alphabetic)
                && before
                    .split_whitespace()
                    .next_back()
                    .is_some_and(|last| last.starts_with(char::is_uppercase));
            !numbered && !before.ends_with('-') && !after.starts_with('-')
        }
        "note" if word.chars().all(char::is_uppercase) => {
            let joined = before.ends_with(['-', '/']) || after.starts_with(['-', '/', '\'', '’', '.']);
            !joined && (after.starts_with(':') || opens || bracketed || after.trim().is_empty())
        }
        "note" if word.starts_with(['n', 'N']) => opens && line.len() < 60 || bracketed,
        "note" if word.starts_with('?') => opens || before.ends_with([' ', '(', '[']),
        // What is said of the braces themselves: `{{ and }}`.
        "merge" => !["and", "en", "or", "of"].contains(&word.trim_matches(['{', '}', ' '])),
        "blank" => !after.trim_start().starts_with(['(', '[', ':']) && !before.ends_with(']'),
        _ => true,
    }
}
