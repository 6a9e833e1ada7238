//! Faults of YAML in words fit for an editor.

use std::ops::Range;

use crate::base::source::Source;
use crate::base::yaml::{Block, Fault, FaultKind, Odd, double_quoted, odd};
use crate::diag::codes::fields::{FIELD_COMMENT, FIELD_HALF, FIELD_INVISIBLE, FIELD_JOINED};
use crate::diag::codes::yaml::{YAML_DUPLICATE_KEY, YAML_LIMIT, YAML_NOT_A_MAP, YAML_SYNTAX};
use crate::diag::diagnostic::Diagnostic;

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
            Odd::Invisible(name) => Diagnostic::new(&FIELD_INVISIBLE, at).arg("name", name),
        }
        .help("help")
    };
    odd(&source.text[range.clone()]).into_iter().map(told).collect()
}

/// The finding for a fault in YAML.
pub fn yaml_fault(fault: Fault) -> Diagnostic {
    let span = fault.span;
    match fault.kind {
        FaultKind::TooLarge => Diagnostic::new(&YAML_LIMIT, span),
        FaultKind::TooDeep => Diagnostic::new(&YAML_LIMIT, span).form("deep"),
        FaultKind::Duplicate { key, first } => {
            Diagnostic::new(&YAML_DUPLICATE_KEY, span).arg("key", key).label(first, "first").help("help")
        }
        FaultKind::NotAMap => Diagnostic::new(&YAML_NOT_A_MAP, span).help("help"),
        FaultKind::Tab => Diagnostic::new(&YAML_SYNTAX, span).form("tab").help("tab-help"),
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
        FaultKind::NoSpace { key, value } => Diagnostic::new(&YAML_SYNTAX, span)
            .form("no-space")
            .arg("key", key)
            .arg("value", value)
            .help("no-space-help"),
        FaultKind::ListMark => Diagnostic::new(&YAML_SYNTAX, span).form("item").help("item-help"),
        FaultKind::Indent => Diagnostic::new(&YAML_SYNTAX, span).form("indent").help("indent-help"),
        FaultKind::HugeNumber => Diagnostic::new(&YAML_SYNTAX, span).form("huge").help("reserved-help"),
        FaultKind::Control => Diagnostic::new(&YAML_SYNTAX, span).form("control").help("control-help"),
        FaultKind::Escape => Diagnostic::new(&YAML_SYNTAX, span).form("escape").help("escape-help"),
        FaultKind::Documents => Diagnostic::new(&YAML_SYNTAX, span).form("documents").help("documents-help"),
        FaultKind::Syntax => Diagnostic::new(&YAML_SYNTAX, span).help("help"),
    }
}
