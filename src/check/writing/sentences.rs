//! Sentences that are too long, and texts that are hard by their figure of readability.

use super::texts::Text;
use crate::diag::Diagnostic;
use crate::diag::codes::writing::{SENTENCE_LONG, TEXT_HARD};
use crate::parse::reading::{Counts, words};
use crate::parse::{ParsedPage, PassageKind, sentences};
use crate::site::Site;

/// Below so many words a figure says nothing.
const FEWEST: usize = 100;

/// Checks the sentences of one page.
pub(super) fn check(site: &Site, page: &ParsedPage, texts: &[Text], found: &mut Vec<Diagnostic>) {
    let limit = site.config.writing.sentence_words;
    let mut counts = Counts::default();
    let mut longest = (0, None);
    for text in texts.iter().filter(|text| text.passage.what == PassageKind::Text) {
        for place in sentences(&text.passage.text) {
            let sentence = &text.passage.text[place.clone()];
            let at = |word: &str| place.start + (word.as_ptr() as usize - sentence.as_ptr() as usize);
            let own = |word: &&str| !text.is_quoted(&(at(word)..at(word) + word.len()));
            let count = words(sentence).filter(own).count();
            if count > limit {
                let finding = Diagnostic::new(&SENTENCE_LONG, text.span(page, place.clone()));
                found.push(finding.arg("count", count).arg("limit", limit).help("help"));
            }
            if text.in_body() {
                counts.add(sentence, &page.language);
                if count > longest.0 {
                    longest = (count, Some(text.span(page, place)));
                }
            }
        }
    }
    let Some(ease) = counts.ease(&page.language).filter(|_| counts.words >= FEWEST) else { return };
    if ease < site.config.writing.reading_ease as f64 {
        let formula = if page.language.starts_with("en") { "Flesch" } else { "Flesch-Douma" };
        let tenth = |figure: f64| {
            let text = format!("{figure:.1}");
            if page.language.starts_with("nl") { text.replace('.', ",") } else { text }
        };
        let finding = Diagnostic::new(&TEXT_HARD, page.front.start_span());
        let finding = finding.arg("ease", format!("{ease:.0}")).arg("formula", formula);
        let finding = finding.arg("limit", site.config.writing.reading_ease);
        let finding = finding.arg("sentence", tenth(counts.per_sentence()));
        let finding = finding.arg("word", tenth(counts.per_word())).arg("count", longest.0).help("help");
        found.push(match longest.1 {
            Some(span) => finding.label(span, "longest"),
            None => finding,
        });
    }
}
