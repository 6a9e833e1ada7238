//! Findings for people: the source line, a caret, and what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::code::Severity;
use crate::diag::diagnostic::Diagnostic;
use crate::diag::message::hidden;

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
        (Severity::Advice | Severity::Off, true) => (Level::NOTE, "advies"),
        (Severity::Advice | Severity::Off, false) => (Level::NOTE, "advice"),
    };
    let message = diagnostic.message.text(language);
    let labels: Vec<_> = diagnostic.labels.iter().map(|l| (&l.span, l.message.text(language))).collect();
    let help = diagnostic.help.as_ref().map(|help| help.text(language));
    let title = level.with_name(name).primary_title(message).id(diagnostic.code.name);
    let mut group = Group::with_title(title);
    let mut places = vec![(&diagnostic.span, None)];
    places.extend(labels.iter().map(|(span, text)| (*span, Some(text.as_str()))));
    for (span, text) in &places {
        let path = shown(span.path.as_str());
        let Some(source) = find(&span.path) else {
            group = group.element(annotate_snippets::Origin::path(path));
            continue;
        };
        let line = Line::at(source, span.start, span.end);
        let kind = if text.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(line.range).label(*text);
        let snippet = Snippet::source(line.text).line_start(line.number).annotation(annotation);
        group = match line.cut {
            // The column of a cut line is not where its caret stands.
            Some(column) => {
                let origin = annotate_snippets::Origin::path(path).line(line.number).char_column(column);
                group.element(origin).element(snippet)
            }
            None => group.element(snippet.path(path)),
        };
    }
    if let Some(help) = &help {
        let word = if dutch { "hulp" } else { "help" };
        group = group.element(Level::HELP.with_name(word).message(help.as_str()));
    }
    let fix =
        diagnostic.fix.as_ref().map(|fix| format!("{} (leidraad check --fix)", fix.title.text(language)));
    if let Some(fix) = &fix {
        let word = if dutch { "herstel" } else { "fix" };
        group = group.element(Level::HELP.with_name(word).message(fix.as_str()));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.decor_style(DecorStyle::Ascii).term_width(width).render(&[group]);
    // A snippet without a path of its own gets a line with nothing but colons, coloured or not.
    let bare = |line: &&str| {
        let parts = line.split('\u{1b}').enumerate();
        let text =
            parts.map(|(at, part)| if at == 0 { part } else { part.split_once('m').map_or(part, |p| p.1) });
        text.collect::<String>().trim() == ":::"
    };
    drawn.lines().filter(|line| !bare(line)).collect::<Vec<_>>().join("\n")
}

/// The most bytes of a line that are shown before and after the place itself.
const AROUND: usize = 200;

/// The line that a finding is about: no more of the file is needed to draw it.
struct Line {
    text: String,
    /// From 1.
    number: usize,
    /// The place in `text`.
    range: Range<usize>,
    /// The column of the place in the file, when the line is shown in part.
    cut: Option<usize>,
}

impl Line {
    fn at(source: &Source, start: u32, end: u32) -> Line {
        let position = source.position(start);
        let whole = source.line(position.line);
        let first = source.offset(position.line, 1);
        let floor = |mut at: usize| {
            at = at.min(whole.len());
            while !whole.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor((start as usize).saturating_sub(first));
        let end = floor((end as usize).saturating_sub(first)).max(start);
        if whole.len() <= 4 * AROUND {
            let (from, to) = (shown(&whole[..start]).len(), shown(&whole[..end]).len());
            return Line { text: shown(whole), number: position.line, range: from..to, cut: None };
        }
        let (left, right) = (floor(start.saturating_sub(AROUND)), floor(end.min(start + AROUND) + AROUND));
        let end = floor(end.min(start + AROUND));
        let (from, to) = (shown(&whole[left..start]).len(), shown(&whole[left..end]).len());
        Line {
            text: shown(&whole[left..right]),
            number: position.line,
            range: from..to,
            cut: Some(position.column),
        }
    }
}

/// A file's text with a mark of one column for each character that could redraw a terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c != '\t' && hidden(c) { '\u{fffd}' } else { c }).collect()
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
  = hulp: Zet de hele waarde tussen aanhalingstekens: titel: \"Netwerk: één\"
  = herstel: Maak hiervan: \"Netwerk: één\" (leidraad check --fix)";
        assert_eq!(text, expected);
    }

    fn drawn(path: &str, text: &str, start: usize, end: usize) -> String {
        let source = Source::new(SourcePath::new(path), text);
        let found = Diagnostic::new(&crate::diag::codes::page::LINK_EMPTY, source.span(start..end));
        human(&found, &|_| Some(&source), "en", false, 100)
    }

    #[test]
    fn neither_a_path_nor_a_line_can_redraw_the_terminal() {
        let text = "eerste\n\u{1b}]0;x\u{7}\u{202e}ab\ttel\nlaatste\n";
        let at = text.find("tel").unwrap();
        let drawn = drawn("content/\u{1b}[2J\u{2066}a.md", text, at, at + 3);
        assert!(!drawn.contains(|c: char| c != '\n' && hidden(c)), "{drawn:?}");
        let lines: Vec<&str> = drawn.lines().collect();
        assert!(lines[1].contains("content/\u{fffd}[2J\u{fffd}a.md:2:"), "{drawn}");
        let column = |line: &str, what| line[..line.find(what).unwrap()].chars().count();
        assert_eq!(column(lines[3], "tel"), column(lines[4], "^^^"), "{drawn}");
    }

    #[test]
    fn a_long_line_is_drawn_in_part_with_its_own_column() {
        let text = format!("kop\n{}HIER{}\n", "é".repeat(50_000), "b".repeat(50_000));
        let at = text.find("HIER").unwrap();
        let drawn = drawn("a.md", &text, at, at + 4);
        assert!(drawn.len() < 2000 && drawn.contains("a.md:2:50001"), "{drawn}");
        assert!(!drawn.contains(":::"), "{drawn}");
        assert!(drawn.contains("HIER") && drawn.contains("^^^^"), "{drawn}");
    }
}
