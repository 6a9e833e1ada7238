//! Abbreviations that a page uses before it says, or without ever saying, what they stand for.

use std::collections::HashMap;
use std::ops::Range;

use super::avoided::Avoided;
use super::texts::Text;
use crate::base::slug::fold;
use crate::diag::Diagnostic;
use crate::diag::codes::writing::ABBREVIATION_UNEXPLAINED;
use crate::parse::PassageKind;
use crate::site::{Named, PageIx, Site};

/// Abbreviations that everybody knows, in any language that a site may have.
const KNOWN: &str = "A4 AED AI AIDS AM API APK ATM BBC BTW BV CD CEO CV DNA DVD EHBO EU FAQ GB GPS HIV HR HTML \
    HTTP IBAN ICT ID IP IQ ISBN ISSN IT IVF KB KG KM LHBT LHBTI LHBTIQ MB MP3 MRI MS NL NV OK PC PDF PIN PM PR \
    PS QR SMS SOS SPSS TL TV UFO UK UN URL US USA USB UV VIP VN VS WA WC WK WO XL ZO ZZP";

/// Words that say what an abbreviation stands for, behind it.
const STANDS: &str = include_str!("words/stands.txt");

/// Where an abbreviation stands, and what the text does with it there.
struct Use {
    text: usize,
    range: Range<usize>,
    explains: bool,
}

/// Checks one page.
pub(super) fn check(site: &Site, words: &Avoided, ix: PageIx, texts: &[Text], found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let mut uses: Vec<(&str, Vec<Use>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (n, text) in texts.iter().enumerate() {
        for range in shorts(&text.passage.text) {
            if text.is_quoted(&range) {
                continue;
            }
            let word = &text.passage.text[range.clone()];
            let at = *known.entry(word).or_insert_with(|| {
                uses.push((word, Vec::new()));
                uses.len() - 1
            });
            let explains = text.passage.in_link(&range) || explains(text, &range);
            // A heading is short: what is below it explains.
            if explains || text.passage.what != PassageKind::Heading {
                uses[at].1.push(Use { text: n, range, explains });
            }
        }
    }
    for (word, uses) in uses {
        let Some(first) = uses.first().filter(|first| !first.explains) else { continue };
        let own = |name: &String| fold(name).split(' ').any(|part| part == fold(word));
        let names = page.checked.names.iter().chain(&page.checked.builtins.synonyms);
        if is_known(site, word) || names.chain([&page.checked.builtins.title]).any(own) {
            continue;
        }
        let named = match site.page_named(word, &page.language) {
            Named::One(to) if to != ix => Some(to),
            _ => None,
        };
        // Terms of the site are marked, and explained where they stand, in running text.
        if named.is_some_and(|to| site.kind(to).glossary.is_some()) {
            continue;
        }
        let span = |of: &Use| texts[of.text].span(page, of.range.clone());
        let finding = Diagnostic::new(&ABBREVIATION_UNEXPLAINED, span(first)).arg("word", word);
        let later = uses.iter().find(|of| of.explains);
        let finding = match later {
            Some(later) => finding.form("later").label(span(later), "there"),
            None => finding,
        };
        found.push(match (named, words.meaning(word, &page.language)) {
            (Some(to), _) => finding.arg("near", &site.page(to).parsed.id.id).help("page"),
            (None, Some(meaning)) => finding.arg("meaning", meaning).help("meaning"),
            (None, None) => finding.help("help"),
        });
    }
}

fn is_known(site: &Site, word: &str) -> bool {
    let own = &site.config.writing.abbreviations;
    KNOWN.split_whitespace().any(|known| known.eq_ignore_ascii_case(word))
        || own.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The abbreviations in a text: words of capitals, not in an address and not in a run of shouting.
fn shorts(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut shouts = false;
    for whole in text.split(char::is_whitespace) {
        let start = at;
        at += whole.len() + text[at + whole.len()..].chars().next().map_or(0, char::len_utf8);
        let address =
            whole.contains(['@', '_', '\\', '=']) || whole.contains("://") || whole.starts_with("www.");
        let loud =
            whole.chars().filter(|c| c.is_uppercase()).count() > 1 && !whole.contains(char::is_lowercase);
        let shouted = std::mem::replace(&mut shouts, loud);
        if address || whole.trim_matches(|c: char| !c.is_alphanumeric()).contains('.') {
            continue;
        }
        let mut from = start;
        for part in whole.split(|c: char| !c.is_alphanumeric()) {
            let range = from..from + part.len();
            from = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
            if !is_short(part) {
                continue;
            }
            // Two words of capitals in a row are loud; an abbreviation between brackets is none of them.
            if shouted && loud && !whole.starts_with('(') {
                found.pop_if(|last| text[last.end..range.start].trim().is_empty());
                continue;
            }
            found.push(range);
        }
    }
    found
}

/// Whether a word looks like an abbreviation: `EKC`, `NJi`, `B12`; no Roman number.
fn is_short(word: &str) -> bool {
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let lower = word.chars().filter(|c| c.is_lowercase()).count();
    let roman = word.chars().all(|c| "IVXL".contains(c));
    word.chars().count() <= 6
        && upper >= 2
        && lower <= 1
        && word.starts_with(char::is_uppercase)
        && !roman
        && !word.contains(|c: char| c.is_numeric() && c != '1' && c != '2' && c != '3' && c != '4')
}

/// Whether a text says, there, what the abbreviation stands for.
fn explains(text: &Text, range: &Range<usize>) -> bool {
    let (before, after) = (&text.passage.text[..range.start], &text.passage.text[range.end..]);
    let (open, close) = (before.rfind('('), before.rfind(')'));
    // Within brackets: `Eigen Kracht-conferentie (EKC)`, `(afgekort: EKC)`.
    if let Some(open) = open.filter(|open| close.is_none_or(|close| close < *open)) {
        let words = before[open + 1..].split_whitespace().count();
        let ends = after.find(')').is_some_and(|end| after[..end].split_whitespace().count() <= 3);
        let named = before[..open].trim_end().ends_with(|c: char| c.is_alphabetic() || "”’\"'*".contains(c));
        if words <= 1 && ends && named {
            return true;
        }
    }
    let rest = after.trim_start_matches(['\'', '’', '"', '”']).trim_start();
    // Before brackets: `EKC (Eigen Kracht-conferentie)`.
    if let Some(inner) = rest.strip_prefix('(') {
        let inner = &inner[..inner.find(')').unwrap_or(inner.len())];
        return inner.chars().filter(|c| c.is_alphabetic()).count() > range.len();
    }
    // A row that explains: `EKC: Eigen Kracht-conferentie`, or a cell of its own.
    let leads = before.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let bare = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let said: String = rest.chars().take(40).collect::<String>().to_lowercase();
    leads && (rest.starts_with([':', '–', '—', '=']) || rest.starts_with("- "))
        || leads && bare && text.passage.what == PassageKind::Cell
        || STANDS.lines().any(|stands| said.trim_start_matches([',', ' ']).starts_with(stands))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_from_other_capitals() {
        let table: [(&str, &[&str]); 9] = [
            ("De EKC en het NJi, of GGz-hulp.", &["EKC", "NJi", "GGz"]),
            ("EKC's en CJG/VT", &["EKC", "CJG", "VT"]),
            ("Jan, J.P. de Vries, deel III en B.V.", &[]),
            ("zie www.EKC.nl en a@EKC.nl", &[]),
            ("LET OP: NIET DOEN", &[]),
            ("Eigen Kracht-conferentie (EKC)", &["EKC"]),
            ("McDonald iPhone WhatsApp Iets", &[]),
            ("A4 en 3D", &[]),
            ("in 2024 op 112", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = shorts(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
