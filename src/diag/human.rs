//! Findings for people: the source line, a caret, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::code::Severity;
use crate::diag::diagnostic::Diagnostic;

/// Draws one finding in `language`. `find` gives the text of a file; without it only the place is
/// named. `width` is the terminal's, in columns.
pub fn human<'s>(
    diagnostic: &Diagnostic,
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
    language: &str,
    color: bool,
    width: usize,
) -> String {
    let dutch = language.starts_with("nl");
    let (level, name) = match (diagnostic.severity, dutch) {
        (Severity::Error, true) => (Level::ERROR, "fout"),
        (Severity::Error, false) => (Level::ERROR, "error"),
        (Severity::Warning, true) => (Level::WARNING, "let op"),
        (Severity::Warning, false) => (Level::WARNING, "warning"),
        (Severity::Advice, true) => (Level::NOTE, "advies"),
        (Severity::Advice, false) => (Level::NOTE, "advice"),
    };
    let message = diagnostic.message.text(language);
    let labels: Vec<_> = diagnostic.labels.iter().map(|l| (&l.span, l.message.text(language))).collect();
    let help = diagnostic.help.as_ref().map(|help| help.text(language));
    let title = level.with_name(name).primary_title(message).id(diagnostic.code.name);
    let mut group = Group::with_title(title);
    let mut places = vec![(&diagnostic.span, None)];
    places.extend(labels.iter().map(|(span, text)| (*span, Some(text.as_str()))));
    for (span, text) in &places {
        let Some(source) = find(&span.path) else {
            group = group.element(annotate_snippets::Origin::path(span.path.as_str()));
            continue;
        };
        let range = within(source, span.start as usize, span.end as usize);
        let kind = if text.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(range).label(*text);
        group = group.element(
            Snippet::source(&*source.text).path(span.path.as_str()).line_start(1).annotation(annotation),
        );
    }
    if let Some(help) = &help {
        let word = if dutch { "hulp" } else { "help" };
        group = group.element(Level::HELP.with_name(word).message(help.as_str()));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(width).render(&[group]).to_string()
}

/// The range cut to the text and to one line, on character boundaries.
fn within(source: &Source, start: usize, end: usize) -> std::ops::Range<usize> {
    let text = &source.text;
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(start);
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    start..floor(end).clamp(start, line_end)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::yaml::Block;
    use crate::diag::yaml_fault;

    #[test]
    fn a_finding_shows_its_line_a_caret_and_the_way_out() {
        let source =
            Arc::new(Source::new(SourcePath::new("content/a.md"), "---\ntitel: Netwerk: één\n---\n"));
        let fault = Block::read(&source, 4..26, false).unwrap_err();
        let find = |path: &SourcePath| (*path == source.path).then_some(&*source);
        let text = human(&yaml_fault(fault), &find, "nl", false, 100);
        let expected = "\
fout[yaml-syntax]: In de waarde van 'titel' staat een dubbele punt met een spatie erachter.
 --> content/a.md:2:8
  |
2 | titel: Netwerk: één
  |        ^^^^^^^^^^^^
  |
  = hulp: Zet de hele waarde tussen aanhalingstekens: titel: \"Netwerk: één\"";
        assert_eq!(text, expected);
    }
}
