//! What says one thing and leads to another: a link by the name of another page, a number that is nearly a
//! fact of the site, a fact whose link dials another number than it shows.

use crate::base::slug::fold;
use crate::base::source::Span;
use crate::config::MenuTarget;
use crate::diag::Diagnostic;
use crate::diag::codes::links::{FACT_NEAR, LINK_TEXT_OTHER};
use crate::diag::codes::site::FACT_LINK;
use crate::site::{Lead, Named, PageIx, Site, bodies};

/// Facts with fewer digits than this are near to too much.
const DIGITS: usize = 6;

/// The facts of a site that are numbers: their digits, and their names.
pub(super) struct Numbers(Vec<(Vec<u8>, String)>);

impl Numbers {
    /// Those of `site`.
    pub fn of(site: &Site) -> Numbers {
        let language = site.config.language();
        let facts = site.model.facts.iter().map(|(name, fact)| {
            let value = fact.value.get(language);
            let number = value.chars().all(|c| c.is_ascii_digit() || " -()+".contains(c));
            (if number { digits(value) } else { Vec::new() }, name.clone())
        });
        Numbers(facts.filter(|(digits, _)| digits.len() >= DIGITS).collect())
    }
}

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).collect()
}

/// Checks one page.
pub(super) fn check(site: &Site, numbers: &Numbers, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let mut leads = site.leads(ix).iter();
    for body in bodies(page) {
        for (link, lead) in body.links.iter().zip(&mut leads) {
            if let Lead::Page(to) = lead {
                other(site, &link.text, *to, &link.span, found);
            }
        }
    }
    if numbers.0.is_empty() {
        return;
    }
    let text: &str = &page.source.text;
    let bytes = text.as_bytes();
    let mut at = page.markdown.start;
    while at < page.markdown.end {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = (at..page.markdown.end)
            .find(|end| !matches!(bytes[*end], b'0'..=b'9' | b'-' | b' '))
            .unwrap_or(page.markdown.end);
        let written = text[at..end].trim_end_matches([' ', '-']);
        let own = digits(written);
        let known = numbers.0.iter().any(|(fact, _)| *fact == own);
        if let Some((_, name)) = numbers.0.iter().find(|(fact, _)| !known && nearly(fact, &own)) {
            let finding = Diagnostic::new(&FACT_NEAR, page.source.span(at..at + written.len()));
            let value = site.model.facts[name].value.get(&page.language);
            found.push(finding.arg("number", written).arg("value", value).arg("name", name).help("help"));
        }
        at = end;
    }
}

/// Whether two numbers differ by one digit, or by two next to each other that changed places.
fn nearly(fact: &[u8], number: &[u8]) -> bool {
    if fact.len() != number.len() {
        return false;
    }
    let differ: Vec<usize> = (0..fact.len()).filter(|at| fact[*at] != number[*at]).collect();
    match differ[..] {
        [_] => true,
        [a, b] => fact[a] == number[b] && fact[b] == number[a],
        _ => false,
    }
}

/// A text that is the name of one page, on a link that leads to another of its kind.
fn other(site: &Site, text: &str, to: PageIx, span: &Span, found: &mut Vec<Diagnostic>) {
    let target = &site.page(to).parsed;
    // A single word in small letters is a word of the sentence, and without kinds every page may be called so.
    let name = text.starts_with(char::is_uppercase) || text.contains(' ');
    if !name || !site.model.declared {
        return;
    }
    let Named::One(meant) = site.page_named(text, &target.language) else { return };
    let other = &site.page(meant).parsed;
    let own = fold(text);
    let of_target = target.folded_names.contains(&own);
    let of_other = other.folded_names.contains(&own);
    // A word that is a term too, or the name of a theme, says what a page is about.
    if meant == to || of_target || !of_other || other.id.kind != target.id.kind || other.id.id == target.id.id
    {
        return;
    }
    let finding = Diagnostic::new(&LINK_TEXT_OTHER, span.clone()).arg("text", text);
    let finding = finding.arg("title", &target.checked.builtins.title);
    found.push(finding.arg("near", &other.id.id).help("help"));
}

/// Checks what the configuration and the model say.
pub(super) fn check_all(site: &Site, found: &mut Vec<Diagnostic>) {
    let language = site.config.language();
    for item in site.config.menus.values().flatten() {
        if let MenuTarget::Page(name) = &item.target
            && let Named::One(to) = site.page_named(name, language)
        {
            other(site, item.label.get(language), to, &item.span, found);
        }
    }
    for (name, fact) in &site.model.facts {
        let Some(dialled) = fact.link.as_deref().and_then(|link| link.strip_prefix("tel:")) else { continue };
        let national = |text: &str| {
            let own = digits(text);
            let abroad = text.trim_start().starts_with('+') || own.starts_with(b"00");
            (abroad, own)
        };
        let ((abroad, link), (shown_abroad, shown)) = (national(dialled), national(fact.value.get(language)));
        // +31 88 1234567 and 088 1234567 are one number: what they end with is the same.
        let end = |number: &[u8]| number.iter().rev().take(8).copied().collect::<Vec<u8>>();
        let same = if abroad == shown_abroad { link == shown } else { end(&link) == end(&shown) };
        if shown.len() > 2 && !same {
            let finding = Diagnostic::new(&FACT_LINK, fact.link_span.clone()).arg("name", name);
            let finding = finding.arg("value", fact.value.get(language)).arg("number", dialled);
            found.push(finding.help("help"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn a_number_is_near_by_one_digit_or_by_two_that_changed_places() {
        for near in ["08002001", "08000200", "18002000"] {
            assert!(nearly(b"08002000", near.as_bytes()), "{near}");
        }
        for far in ["08002000", "08002011", "0800200", "00802001"] {
            assert!(!nearly(b"08002000", far.as_bytes()), "{far}");
        }
    }
}
