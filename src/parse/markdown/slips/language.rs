//! Text in another language than the page says: a screen reader would read it with the wrong sounds. Known
//! by the small words that a sentence cannot do without and that no neighbour language has; a block that
//! holds words of the page's own language as well is left alone. Only blocks of text and headings: names,
//! titles and single words are anybody's.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::seen::{Block, Seen, What};
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::access::LANGUAGE_UNMARKED;

/// The languages that are known apart: tag, own name, and small words.
const LANGUAGES: [(&str, &str, &str); 4] = [
    (
        "nl",
        "Nederlands",
        "aan als bij dan dat de deze die dit door een en er geen had heb hebben heeft het hij hoe hun ik in is \
         je jij jou jouw kan kunnen maar met mij mijn moet moeten naar niet nog of om onder ook op over te tot \
         uit van vaak veel voor waar was wat we wel wie wij wil worden wordt ze zich zij zijn zo zonder zou u uw",
    ),
    (
        "en",
        "English",
        "a about after all also an and any are as at be been before being but by can could do does for from had \
         has have he her his how i if in into is it its may more most my no not of on one only or other our out \
         over she should so some such than that the their them then there these they this to was we were what \
         when where which who will with would you your",
    ),
    (
        "de",
        "Deutsch",
        "aber alle als am an auch auf aus bei bin bis das dass dem den der des die dies diese durch ein eine \
         einem einen einer er es für hat haben ich ihr im in ist kann können mit nach nicht noch nur oder sein \
         sich sie sind so über um und uns von vor war was wenn werden wie wir wird zu zum zur",
    ),
    (
        "fr",
        "français",
        "à au aussi aux avec ce ces cette comme dans de des du elle en entre est et être il ils je la le les leur \
         leurs lui mais ne nous on ou où par pas plus pour qu que qui sa se ses si son sont sur tous tout un une \
         vous y",
    ),
];

/// Each small word with the languages that have it, a bit each in the order of `LANGUAGES`.
static SMALL: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut small: HashMap<&str, u8> = HashMap::new();
    for (n, (.., words)) in LANGUAGES.iter().enumerate() {
        words.split_whitespace().for_each(|word| *small.entry(word).or_default() |= 1 << n);
    }
    small
});

/// No small word has more letters than this, in bytes.
const LONGEST: usize = 8;
/// With so many small words of its own language a block is in it, whatever else it holds.
const OWN: usize = 3;
/// So many blocks may be all of a text.
const WHOLE: usize = 4;
/// A block says too little with fewer words, and so does a heading.
const FEWEST: (usize, usize) = (8, 4);
/// So many small words of one other language, different ones, tell it; in a heading so many.
const TELLING: (usize, usize) = (4, 2);

/// Tells of blocks in another language than `language`.
pub fn find(
    text: &str,
    language: &str,
    seen: &Seen,
    span: &dyn Fn(Range<usize>) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let base = language.split('-').next().unwrap_or_default();
    let Some(own) = LANGUAGES.iter().position(|(tag, ..)| *tag == base) else { return };
    let mut runs = seen.runs.as_slice();
    let (mut others, mut blocks): (Vec<(&Block, usize)>, usize) = (Vec::new(), 0);
    for block in &seen.blocks {
        let heading = matches!(block.what, What::Heading(_));
        if block.foreign || !heading && !matches!(block.what, What::Paragraph(_)) {
            continue;
        }
        blocks += 1;
        runs = &runs[runs.partition_point(|run| run.end <= block.place.start)..];
        let of_block = runs.iter().take_while(|run| run.start < block.place.end);
        let foreign = foreign(of_block.map(|run| &text[run.clone()]), own, heading);
        others.extend(foreign.map(|foreign| (block, foreign)));
    }
    // Where all of a text is in another language that is told once.
    let first = others.first().map(|(_, foreign)| *foreign);
    if others.len() >= WHOLE && others.len() * 2 > blocks && others.iter().all(|(_, n)| Some(*n) == first) {
        others.truncate(1);
        found.extend(
            others.iter().map(|(block, foreign)| {
                finding(text, block, *foreign, span).form("whole").help("whole-help")
            }),
        );
        return;
    }
    found.extend(others.iter().map(|(block, foreign)| finding(text, block, *foreign, span)));
}

fn finding(text: &str, block: &Block, foreign: usize, span: &dyn Fn(Range<usize>) -> Span) -> Diagnostic {
    let (tag, language, _) = LANGUAGES[foreign];
    let line = text[block.place.clone()].lines().next().unwrap_or_default().trim_end();
    let place = span(block.place.start..block.place.start + line.len());
    let finding = Diagnostic::new(&LANGUAGE_UNMARKED, place).arg("language", language).arg("tag", tag);
    match block.what {
        What::Heading(_) => finding.form("heading").help("heading-help"),
        _ => finding.help("help"),
    }
}

/// The other language that the words are certainly in.
fn foreign<'t>(runs: impl Iterator<Item = &'t str>, own: usize, heading: bool) -> Option<usize> {
    let (mut words, mut of_own) = (0, 0);
    let mut hits: [Vec<&str>; LANGUAGES.len()] = Default::default();
    let mut counts = [0; LANGUAGES.len()];
    let mut lower = String::new();
    for word in runs.flat_map(|run| run.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty()) {
        words += 1;
        if word.len() > LONGEST {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let Some((small, has)) = SMALL.get_key_value(lower.as_str()) else { continue };
        if has & (1 << own) != 0 {
            // A word that both have tells nothing by itself; that of a page's own language alone does.
            of_own += usize::from(has.count_ones() == 1);
            if of_own >= OWN {
                return None;
            }
            continue;
        }
        for n in (0..LANGUAGES.len()).filter(|n| has & (1 << n) != 0) {
            counts[n] += 1;
            if !hits[n].contains(small) {
                hits[n].push(small);
            }
        }
    }
    let (fewest, telling) = if heading { (FEWEST.1, TELLING.1) } else { (FEWEST.0, TELLING.0) };
    let most = (0..LANGUAGES.len()).max_by_key(|n| (counts[*n], std::cmp::Reverse(*n)))?;
    let others = (0..LANGUAGES.len()).filter(|n| *n != most).map(|n| counts[n]).max().unwrap_or_default();
    let alone = if heading { of_own == 0 } else { of_own * 6 <= counts[most] };
    let certain = words >= fewest
        && hits[most].len() >= telling
        && counts[most] * 5 >= words
        && counts[most] > others
        && alone;
    certain.then_some(most)
}
