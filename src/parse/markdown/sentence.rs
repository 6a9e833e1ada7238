//! Where sentences end: the one around a link, for the backlinks of the page it leads to, and all those of a
//! block.

use std::ops::Range;

use crate::parse::body::Sentence;

/// The most characters a sentence shows.
const LIMIT: usize = 240;
/// How far to look for the end of a sentence, in bytes. More would be cut away in any case.
const REACH: usize = 1200;

/// Words with a full stop that do not end a sentence. Those with a stop inside (`o.a.`) and initials
/// are known by their form.
const ABBREVIATIONS: [&str; 58] = [
    "art", "afd", "al", "bijv", "bv", "blz", "bl", "ca", "cf", "c.q", "dr", "drs", "dhr", "e.d", "ed", "eg",
    "evt", "excl", "fig", "fam", "gem", "hfst", "ing", "incl", "ir", "jl", "jr", "max", "mevr", "min", "mr",
    "mrs", "ms", "mw", "nl", "nr", "nrs", "p", "par", "pp", "prof", "red", "resp", "sr", "st", "tel", "vgl",
    "vs", "vnl", "zgn", "zg", "ds", "em", "jhr", "o.a", "str", "vol", "viz",
];

/// The sentence in `block` around the bytes `start..end` of a link. `own` tells whether those bytes
/// are the link's own text; else the target's title will stand there.
pub fn around(block: &str, start: usize, end: usize, own: bool) -> Sentence {
    let before = &block[floor(block, start.saturating_sub(REACH))..start];
    let after = &block[end..floor(block, end.saturating_add(REACH))];
    let before = last_end(before).map_or(before, |at| &before[at..]).trim_start();
    let after = first_end(after).map_or(after, |at| &after[..at]).trim_end();
    let link = &block[start..end];
    let room = LIMIT.saturating_sub(link.chars().count());
    let (long, short) = (before.chars().count(), after.chars().count());
    let left = room.saturating_sub(short).max(room / 2).min(long);
    let right = room.saturating_sub(left);
    Sentence {
        before: keep_end(before, long, left),
        link: if own { link.to_owned() } else { String::new() },
        after: keep_start(after, short, right),
    }
}

/// Abbreviations that also close a sentence, when another begins behind them.
const CLOSING: [&str; 8] = ["e.d", "e.a", "enz", "etc", "jl", "a.s", "c.s", "m.m"];

/// The sentences of a block, in order, without the spaces around them. A line break that was meant ends one.
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends = block.char_indices().filter_map(|(at, c)| match c {
        '\n' => Some(at),
        c if is_stop(c) => {
            end_at(block, at, c, false).or_else(|| (c == '.').then(|| closing(block, at)).flatten())
        }
        _ => None,
    });
    for end in ends.chain([block.len()]) {
        if end > start {
            let text = &block[start..end];
            let from = start + text.len() - text.trim_start().len();
            if !text.trim().is_empty() {
                found.push(from..from + text.trim().len());
            }
            start = end;
        }
    }
    found
}

/// The end of a sentence behind an abbreviation that closes one, whose full stop stands at `at`.
fn closing(text: &str, at: usize) -> Option<usize> {
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    let next = text[at + 1..].strip_prefix(' ')?.chars().next()?;
    let closes = CLOSING.iter().any(|known| known.eq_ignore_ascii_case(word));
    (closes && next.is_uppercase()).then_some(at + 1)
}

/// The byte behind the last end of a sentence, when another one begins there.
fn last_end(text: &str) -> Option<usize> {
    text.char_indices().rev().filter(|(_, c)| is_stop(*c)).find_map(|(at, c)| end_at(text, at, c, false))
}

/// The byte behind the first end of a sentence.
fn first_end(text: &str) -> Option<usize> {
    text.char_indices().filter(|(_, c)| is_stop(*c)).find_map(|(at, c)| end_at(text, at, c, true))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Where the sentence ends that may end with the stop `c` at `at`; closing quotes belong to it.
/// `last` tells whether the end of the text ends a sentence too.
fn end_at(text: &str, at: usize, c: char, last: bool) -> Option<usize> {
    let behind = &text[at + c.len_utf8()..];
    let closers = behind.len() - behind.trim_start_matches(['”', '’', '"', '\'', ')', ']', '»', '.']).len();
    let behind = &behind[closers..];
    let end = text.len() - behind.len();
    let Some(space) = behind.chars().next() else {
        return (last && !(c == '.' && abbreviated(&text[..at]))).then_some(end);
    };
    if !space.is_whitespace() {
        return None;
    }
    let next = behind.trim_start().chars().next();
    let begins = next.is_none_or(|n| !n.is_lowercase());
    let counts = begins && !(c == '.' && abbreviated(&text[..at]));
    counts.then_some(end)
}

/// Whether the word that ends here, before its full stop, is an abbreviation or an initial.
fn abbreviated(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    let inner = word.contains('.')
        && word.contains(char::is_alphabetic)
        && word.split('.').all(|part| part.chars().count() <= 3);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    inner || initial || ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The last `room` characters of `text`, from the start of a word.
fn keep_end(text: &str, length: usize, room: usize) -> String {
    if length <= room {
        return text.to_owned();
    }
    let from = text.char_indices().nth(length - room).map_or(text.len(), |(at, _)| at);
    let kept = &text[from..];
    let whole = kept.find(char::is_whitespace).map_or("", |at| kept[at..].trim_start());
    format!("… {whole}")
}

/// The first `room` characters of `text`, to the end of a word.
fn keep_start(text: &str, length: usize, room: usize) -> String {
    if length <= room {
        return text.to_owned();
    }
    let to = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let kept = &text[..to];
    let whole = kept.rfind(char::is_whitespace).map_or("", |at| kept[..at].trim_end());
    format!("{whole} …")
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap());
        let plain = text.replace(['[', ']'], "");
        let sentence = around(&plain, start, end - 1, true);
        format!("{}[{}]{}", sentence.before, sentence.link, sentence.after)
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_stop() {
        let table = [
            ("Eerst dit. Zie [daar] voor meer. Dan dat.", "Zie [daar] voor meer."),
            (
                "Eerst dit. Kijk bijv. Bij [daar], o.a. Jan e.d. en drs. Piet.",
                "Kijk bijv. Bij [daar], o.a. Jan e.d. en drs. Piet.",
            ),
            ("Waarom? [Daar]! Nee.", "[Daar]!"),
            ("Zij zei: “Kom.” Toen [ging] zij. Weg.", "Toen [ging] zij."),
            ("Volgens J. Jansen [is] versie 2.1 goed", "Volgens J. Jansen [is] versie 2.1 goed"),
            ("d.w.z. [x]. Y", "d.w.z. [x]."),
            ("[x]", "[x]"),
        ];
        for (text, expected) in table {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn a_block_is_parted_where_a_reader_would_stop() {
        let table: [(&str, &[&str]); 11] = [
            ("Een. Twee! Drie? Vier", &["Een.", "Twee!", "Drie?", "Vier"]),
            (
                "Zie bijv. Jan, o.a. Piet, drs. K. en art. 4 lid 2.",
                &["Zie bijv. Jan, o.a. Piet, drs. K. en art. 4 lid 2."],
            ),
            ("Op 3 mei 2024. Daarna niet.", &["Op 3 mei 2024.", "Daarna niet."]),
            ("Vanaf 1.1.2015 geldt versie 2.1. Nu nog.", &["Vanaf 1.1.2015 geldt versie 2.1.", "Nu nog."]),
            ("Neem brood, melk e.d. Ga dan weg.", &["Neem brood, melk e.d.", "Ga dan weg."]),
            ("Familie, buren, enz. kunnen helpen.", &["Familie, buren, enz. kunnen helpen."]),
            ("Hij zei: “Kom.” Toen ging zij (weg). Ja.", &["Hij zei: “Kom.”", "Toen ging zij (weg).", "Ja."]),
            ("Regel een\nRegel twee", &["Regel een", "Regel twee"]),
            ("Volgens J. de Vries en mr. dr. A. Bos wel.", &["Volgens J. de Vries en mr. dr. A. Bos wel."]),
            ("Wacht... en dan? (Nee.)", &["Wacht... en dan?", "(Nee.)"]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = sentences(text).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = format!("{} [doel] {}", "woord ".repeat(200).trim(), "één ".repeat(200).trim());
        let cut = split(&text);
        assert!(cut.starts_with("… woord") && cut.ends_with("één …"), "{cut}");
        assert!((200..=250).contains(&cut.chars().count()), "{}", cut.chars().count());
    }
}
