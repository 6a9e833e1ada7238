//! Characters that were damaged on their way, and characters that nobody sees.

use std::ops::Range;

use super::seen::{Seen, line_of};
use crate::base::edit::Edit;
use crate::base::source::Span;
use crate::diag::codes::slips::{INVISIBLE_CHARACTER, TEXT_GARBLED};
use crate::diag::{Both, Diagnostic, Fix};

const GONE: Both = Both { nl: "Haal de onzichtbare tekens weg", en: "remove the invisible characters" };

/// The characters of Windows-1252 at 0x80 to 0x9f.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Looks at all text that readers see, and at the addresses of links.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    if text.is_ascii() {
        return;
    }
    for run in &seen.runs {
        garbled(text, run.clone(), span, found);
    }
    invisible(text, seen, span, found);
}

/// Tells of damaged characters in `range`, once a line.
pub fn garbled(
    text: &str,
    range: Range<usize>,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let Some(part) = text.get(range.clone()).filter(|part| !part.is_ascii()) else { return };
    let mut from = 0;
    for (at, c) in part.char_indices() {
        if at < from || c.is_ascii() {
            continue;
        }
        let place = |length: usize| range.start + at..range.start + at + length;
        let finding = match c {
            // Who writes of this character by its number means it.
            '\u{fffd}' if text[line_of(text, range.start + at)].to_ascii_lowercase().contains("u+fffd") => {
                continue;
            }
            '\u{fffd}' | '\u{80}'..='\u{9f}' => {
                Diagnostic::new(&TEXT_GARBLED, span(place(c.len_utf8()))).form("lost").help("lost-help")
            }
            // A bullet of a word processor at the start of a line is told as such.
            '\u{e000}'..='\u{f8ff}' if !matches!(c, '\u{f0b7}' | '\u{f0a7}') => {
                Diagnostic::new(&TEXT_GARBLED, span(place(c.len_utf8()))).form("private").help("lost-help")
            }
            'Ã' | 'Â' | 'â' | 'ï' | 'ð' => match repaired(&part[at..]) {
                Some((length, near)) => {
                    let written = &part[at..at + length];
                    let finding = Diagnostic::new(&TEXT_GARBLED, span(place(length)));
                    let finding = finding.arg("text", written).arg("near", near);
                    if near.is_whitespace() || near == '\u{feff}' {
                        finding.help("lost-help")
                    } else {
                        finding.help("near")
                    }
                }
                None => continue,
            },
            _ => continue,
        };
        found.push(finding);
        from = line_of(part, at).end;
    }
}

/// The character that `text` begins with when its bytes were read as Windows-1252, and how many bytes of
/// the text stand for it. Only for what nobody writes on purpose.
fn repaired(text: &str) -> Option<(usize, char)> {
    let mut bytes = Vec::with_capacity(4);
    let mut length = 0;
    for c in text.chars().take(4) {
        let byte = match c {
            '\u{80}'..='\u{ff}' => u8::try_from(u32::from(c)).ok()?,
            _ => match WINDOWS.iter().position(|known| *known == c) {
                Some(at) => 0x80 + at as u8,
                None => return None,
            },
        };
        bytes.push(byte);
        length += c.len_utf8();
        if bytes.len() > 1
            && let Ok(decoded) = std::str::from_utf8(&bytes)
        {
            let near = decoded.chars().next()?;
            let likely = matches!(near, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{203a}' | '€' | '™' | '\u{2190}'..='\u{27bf}' | '\u{feff}' | '\u{1f300}'..='\u{1faff}');
            return likely.then_some((length, near));
        }
    }
    None
}

/// Characters that show nothing: each kind once, with how often it stands in the text.
fn invisible(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    let mut told: Vec<(char, Vec<Range<usize>>)> = Vec::new();
    for run in &seen.runs {
        let Some(part) = text.get(run.clone()).filter(|part| !part.is_ascii()) else { continue };
        for (at, c) in part.char_indices().filter(|(_, c)| !c.is_ascii() && name(*c).is_some()) {
            if wanted(text, run.start + at, c) {
                continue;
            }
            let place = run.start + at..run.start + at + c.len_utf8();
            match told.iter_mut().find(|(known, _)| *known == c) {
                Some((_, places)) => places.push(place),
                None => told.push((c, vec![place])),
            }
        }
    }
    for (c, places) in told {
        let count = places.len();
        // Readers see the same without them; the others may be there for a reason.
        let sure = matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
        let edits: Vec<Edit> = places.iter().map(|place| Edit::new(span(place.clone()), "")).collect();
        // In a field every place is the whole field's.
        let exact = edits.iter().all(|edit| (edit.span.end - edit.span.start) as usize == c.len_utf8());
        let fix = (sure && exact).then(|| Fix::all(GONE, edits));
        let finding = Diagnostic::new(&INVISIBLE_CHARACTER, span(places[0].clone())).arg("count", count);
        let finding = finding.mend_if(fix);
        let finding = finding.arg("name", name(c).unwrap_or(""));
        found.push(if count == 1 { finding.help("help") } else { finding.form("many").help("help") });
    }
    for link in seen.links.iter().filter(|link| !link.to.is_ascii()) {
        if link.to.chars().any(|c| name(c).is_some() || matches!(c, '\u{a0}' | '\u{202f}')) {
            found.push(
                Diagnostic::new(&INVISIBLE_CHARACTER, span(link.place.clone())).form("link").help("help"),
            );
        }
    }
}

/// What a character that shows nothing is called.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "byte order mark",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "text direction mark",
        _ => return None,
    })
}

/// Whether an invisible character does what it is for: in scripts that join their letters, in signs made of
/// several, in lines that are read from right to left.
fn wanted(text: &str, at: usize, c: char) -> bool {
    let line = || &text[line_of(text, at)];
    match c {
        '\u{200c}' | '\u{200d}' => {
            let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
            let near = before.chars().rev().take(1).chain(after.chars().take(1));
            let joins = |c: char| matches!(c, '\u{5d0}'..='\u{11ff}' | '\u{1780}'..='\u{18af}' | '\u{fb1d}'..='\u{feff}');
            let sign =
                |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
            near.into_iter().any(|c| joins(c) || sign(c))
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            let right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
            line().contains(right)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_was_read_in_the_wrong_encoding_is_repaired_and_real_letters_stay() {
        let table = [
            ("Ã¶ver", Some('ö')),
            ("Ã©", Some('é')),
            ("â€™s", Some('’')),
            ("â‚¬ 5", Some('€')),
            ("Â°C", Some('°')),
            ("ðŸ˜€", Some('😀')),
            ("Ãâ", None),
            ("â la", None),
            ("ïef", None),
            ("Â ", None),
            ("ï", None),
        ];
        for (text, expected) in table {
            assert_eq!(repaired(text).map(|(_, c)| c), expected, "{text}");
        }
    }
}
