//! Faults of YAML in words fit for an editor.

use crate::base::yaml::{Fault, FaultKind};
use crate::diag::codes::yaml::{YAML_DUPLICATE_KEY, YAML_LIMIT, YAML_NOT_A_MAP, YAML_SYNTAX};
use crate::diag::diagnostic::Diagnostic;

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
            let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
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
        FaultKind::Syntax(message) => {
            Diagnostic::new(&YAML_SYNTAX, span).arg("message", message).help("help")
        }
    }
}
