//! Faults of YAML in words fit for an editor.

use std::ops::Range;

use crate::base::edit::Edit;
use crate::base::source::Source;
use crate::base::yaml::{Block, Fault, FaultKind, Odd, double_quoted, odd};
use crate::diag::code::Both;
use crate::diag::codes::fields::{FIELD_COMMENT, FIELD_HALF, FIELD_INVISIBLE, FIELD_JOINED};
use crate::diag::codes::yaml::{YAML_DUPLICATE_KEY, YAML_LIMIT, YAML_NOT_A_MAP, YAML_SYNTAX};
use crate::diag::diagnostic::Diagnostic;
use crate::diag::fix::Fix;

const SPACES: Both = Both { nl: "Zet spaties waar nu tabs staan", en: "put spaces where there are tabs" };
const REMOVE: Both = Both { nl: "Haal het onzichtbare teken weg", en: "remove the invisible character" };

/// The findings for texts in YAML that had characters in them that show nothing.
pub fn yaml_hidden(block: &Block) -> impl Iterator<Item = Diagnostic> {
    block.hidden().map(|span| Diagnostic::new(&YAML_SYNTAX, span).form("hidden").help("control-help"))
}

/// The findings for what can be read in the bytes `range` of a file and is surely not meant so.
pub fn yaml_odd(source: &Source, range: Range<usize>) -> Vec<Diagnostic> {
    let told = |(what, place): (Odd, Range<usize>)| {
        let at = source.span(range.start + place.start..range.start + place.end);
        let text = &source.text[range.clone()][place];
        match what {
            Odd::Comment => Diagnostic::new(&FIELD_COMMENT, at).arg("text", text),
            Odd::Joined => Diagnostic::new(&FIELD_JOINED, at),
            Odd::Half => Diagnostic::new(&FIELD_HALF, at).arg("value", text),
            Odd::Invisible(name) => {
                let start = source.text[..at.start as usize].rfind('\n').map_or(0, |end| end + 1);
                let line =
                    start..source.text[start..].find('\n').map_or(source.text.len(), |end| start + end);
                Diagnostic::new(&FIELD_INVISIBLE, at).arg("name", name).mend_if(unseen(source, line))
            }
        }
        .help("help")
    };
    odd(&source.text[range.clone()]).into_iter().map(told).collect()
}

/// Takes away what nobody sees and nobody types from a line. A soft hyphen may be meant.
fn unseen(source: &Source, line: Range<usize>) -> Option<Fix> {
    let place = |(at, c): (usize, char)| source.span(line.start + at..line.start + at + c.len_utf8());
    let hidden = source.text[line.clone()].char_indices();
    let hidden = hidden.filter(|(_, c)| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'));
    let edits: Vec<Edit> = hidden.map(|found| Edit::new(place(found), "")).collect();
    (!edits.is_empty()).then(|| Fix::all(REMOVE, edits))
}

/// The finding for a fault in YAML.
pub fn yaml_fault(fault: Fault) -> Diagnostic {
    let span = fault.span;
    let mend = fault.mend;
    let certain = |title: Both| (!mend.is_empty()).then(|| Fix::all(title, mend.clone()));
    match fault.kind {
        FaultKind::TooLarge => Diagnostic::new(&YAML_LIMIT, span),
        FaultKind::TooDeep => Diagnostic::new(&YAML_LIMIT, span).form("deep"),
        FaultKind::Duplicate { key, first } => {
            Diagnostic::new(&YAML_DUPLICATE_KEY, span).arg("key", key).label(first, "first").help("help")
        }
        FaultKind::NotAMap => Diagnostic::new(&YAML_NOT_A_MAP, span).help("help"),
        FaultKind::Tab => {
            Diagnostic::new(&YAML_SYNTAX, span).form("tab").help("tab-help").mend_if(certain(SPACES))
        }
        FaultKind::ColonInValue { key, value } => {
            let quoted = double_quoted(&value);
            Diagnostic::new(&YAML_SYNTAX, span.clone())
                .form("colon")
                .arg("key", key)
                .arg("quoted", &quoted)
                .help("quote-help")
                .fix(span, quoted)
        }
        FaultKind::UnclosedQuote => {
            Diagnostic::new(&YAML_SYNTAX, span).form("quote").help("quote-close-help")
        }
        FaultKind::ReservedStart(c) => {
            Diagnostic::new(&YAML_SYNTAX, span).form("reserved").arg("char", c).help("reserved-help")
        }
        FaultKind::AfterQuote(quote) => {
            let other = if quote == '\'' { '"' } else { '\'' };
            let found = Diagnostic::new(&YAML_SYNTAX, span).form("after-quote").arg("char", quote);
            found.arg("other", other).help("after-quote-help")
        }
        FaultKind::AfterBracket => {
            Diagnostic::new(&YAML_SYNTAX, span).form("after-bracket").help("after-bracket-help")
        }
        FaultKind::UnclosedBracket(open) => {
            let close = if open == '[' { ']' } else { '}' };
            let found = Diagnostic::new(&YAML_SYNTAX, span).form("bracket").arg("open", open);
            found.arg("close", close).help("bracket-help")
        }
        FaultKind::NoColon => Diagnostic::new(&YAML_SYNTAX, span).form("no-colon").help("no-colon-help"),
        FaultKind::NoSpace { key, value } => {
            let line = Fix::replace(span.clone(), format!("{key}: {value}"));
            let fix = certain(SPACES).map(|fix| Fix { title: line.title, ..fix });
            let found =
                Diagnostic::new(&YAML_SYNTAX, span).form("no-space").arg("key", key).arg("value", value);
            found.help("no-space-help").mend_if(fix)
        }
        FaultKind::ListMark => Diagnostic::new(&YAML_SYNTAX, span).form("item").help("item-help"),
        FaultKind::Indent => Diagnostic::new(&YAML_SYNTAX, span).form("indent").help("indent-help"),
        FaultKind::HugeNumber => Diagnostic::new(&YAML_SYNTAX, span).form("huge").help("reserved-help"),
        FaultKind::Control => {
            Diagnostic::new(&YAML_SYNTAX, span).form("control").help("control-help").mend_if(certain(REMOVE))
        }
        FaultKind::Escape => Diagnostic::new(&YAML_SYNTAX, span).form("escape").help("escape-help"),
        FaultKind::Documents => Diagnostic::new(&YAML_SYNTAX, span).form("documents").help("documents-help"),
        FaultKind::Syntax => Diagnostic::new(&YAML_SYNTAX, span).help("help"),
    }
}
