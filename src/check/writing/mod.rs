//! How the pages are written: long sentences, hard texts, words that the site does not write, abbreviations
//! that nobody explains; and personal data on them. Each code of the advice is off until a site asks for it;
//! what nobody asks for is not looked for. Reads text as it was typed.

mod abbreviations;
mod avoided;
mod personal;
mod records;
mod sentences;
mod texts;

use crate::base::source::Source;
use crate::diag::codes::writing::{ABBREVIATION_UNEXPLAINED, SENTENCE_LONG, TEXT_HARD, WORD_AVOIDED};
use crate::diag::{CodeRow, Diagnostic};
use crate::parse::PassageKind;
use crate::site::{PageIx, Site};
use avoided::Avoided;
use personal::Personal;

/// What is the same for every page.
pub(super) struct Writing {
    on: bool,
    avoided: Avoided,
    personal: Personal,
}

impl Writing {
    /// What the site asks for; `synonyms` is its file of words, when it has one.
    pub fn of(site: &Site, synonyms: Option<&Source>) -> Writing {
        let wants = |code: &'static CodeRow| site.config.checks.wants(code);
        let words = synonyms.filter(|_| wants(&WORD_AVOIDED) || wants(&ABBREVIATION_UNEXPLAINED));
        let avoided = words.map(|words| Avoided::read(&words.text, site.config.language()));
        let all = [&SENTENCE_LONG, &TEXT_HARD, &WORD_AVOIDED, &ABBREVIATION_UNEXPLAINED];
        Writing {
            on: all.into_iter().any(wants),
            avoided: avoided.unwrap_or_default(),
            personal: Personal::of(site),
        }
    }
}

/// Checks one page. What is withdrawn is not improved any more.
pub(super) fn check(site: &Site, writing: &Writing, ix: PageIx, found: &mut Vec<Diagnostic>) {
    writing.personal.check(site, ix, found);
    if !writing.on || site.page(ix).withdrawn {
        return;
    }
    let page = &site.page(ix).parsed;
    let wants = |code| site.config.checks.wants_in(code, page.source.path.as_str());
    let (long, hard) = (wants(&SENTENCE_LONG), wants(&TEXT_HARD));
    let (words, short) = (wants(&WORD_AVOIDED), wants(&ABBREVIATION_UNEXPLAINED));
    if !(long || hard || words || short) {
        return;
    }
    let mut texts = texts::of(site, page);
    texts.retain(|text| text.passage.what != PassageKind::Quote);
    if long || hard {
        sentences::check(site, page, &texts, found);
    }
    if words {
        writing.avoided.check(page, &texts, found);
    }
    if short {
        abbreviations::check(site, &writing.avoided, ix, &texts, found);
    }
}
