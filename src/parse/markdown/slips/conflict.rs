//! What git leaves in a file when two people changed the same lines.

use std::ops::Range;

use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::MERGE_CONFLICT;

/// The marks of git in a whole file, fields included; those in fenced code are an example of them.
pub fn find(text: &str, span: &dyn Fn(Range<usize>) -> Span) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return found;
    }
    let mut fence: Option<&str> = None;
    let mut open: Option<Range<usize>> = None;
    let mut from = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let start = from;
        from += whole.len();
        let trimmed = line.trim_start();
        match fence {
            Some(mark) => {
                if trimmed.starts_with(mark) && trimmed.trim_start_matches(&mark[..1]).is_empty() {
                    fence = None;
                }
                continue;
            }
            None => fence = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)),
        }
        let mark =
            |sign: &str| line.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let place = start..start + line.len();
        if mark("<<<<<<<") {
            open.get_or_insert(place);
        } else if mark(">>>>>>>") && (open.is_some() || line.len() > 8) {
            let at = open.take().unwrap_or(place);
            found.push(Diagnostic::new(&MERGE_CONFLICT, span(at)).help("help"));
        }
    }
    if let Some(place) = open {
        found.push(Diagnostic::new(&MERGE_CONFLICT, span(place)).help("help"));
    }
    found
}
