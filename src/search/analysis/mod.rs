//! Text to terms: folding and words, as the browser does too; stems and compounds, which only the build
//! knows. Pure; knows no page.

pub mod compounds;
mod dutch;
pub mod fold;
pub mod language;

pub use compounds::Compounds;
pub use fold::{Token, each_run, fold, fold_into, plain_anchor, token, tokens};
pub use language::Analyser;

use std::borrow::Cow;

/// How many pairs of letters are looked at together.
const BLOCK: usize = 64;

/// A text with a hyphen where a small letter meets a capital: who looks for *samen* means *SamenStarten* too.
/// Letters of ASCII only. For texts of pages: the browser knows such a name as a whole, however it was typed.
pub fn parted(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let meet = |small: &u8, capital: &u8| small.is_ascii_lowercase() & capital.is_ascii_uppercase();
    // Many pairs at once, without asking after each: hardly a text has such a name.
    let mut blocks = bytes.chunks(BLOCK).zip(bytes.get(1..).unwrap_or_default().chunks(BLOCK));
    if !blocks.any(|(a, b)| a.iter().zip(b).fold(false, |any, (a, b)| any | meet(a, b))) {
        return text.into();
    }
    let mut parted = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for at in (1..bytes.len()).filter(|at| meet(&bytes[at - 1], &bytes[*at])) {
        parted.push_str(&text[from..at]);
        parted.push('-');
        from = at;
    }
    parted.push_str(&text[from..]);
    parted.into()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::fold::Token;
    use super::{Analyser, BLOCK, fold, parted, plain_anchor, tokens};

    fn rows(name: &str) -> Vec<(String, Value)> {
        let file: Value = serde_json::from_str(include_str!("../../../tests/search/vectors.json")).unwrap();
        let rows = file[name].as_array().unwrap().clone();
        rows.into_iter().map(|row| (row[0].as_str().unwrap().to_owned(), row[1].clone())).collect()
    }

    #[test]
    fn folding_is_as_the_vectors_say() {
        for (text, expected) in rows("fold") {
            assert_eq!(fold(&text), expected, "{text}");
            assert_eq!(fold(&fold(&text)), fold(&text), "{text}: folding twice is folding once");
        }
        for (text, expected) in rows("plain_anchor") {
            assert_eq!(plain_anchor(&text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_as_the_vectors_say() {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        for (given, expected) in rows("tokens") {
            let expected = expected.as_array().unwrap().iter().map(|token| match token.as_array() {
                Some(pair) => Token {
                    word: text(&pair[0]),
                    parts: pair[1].as_array().unwrap().iter().map(text).collect(),
                },
                None => Token { word: text(token), parts: Vec::new() },
            });
            assert_eq!(tokens(&given), expected.collect::<Vec<_>>(), "{given}");
        }
    }

    #[test]
    fn names_are_parted_at_their_capitals_wherever_they_stand() {
        assert_eq!(parted("SamenStarten en JeugdzorgPlus, EKC"), "Samen-Starten en Jeugdzorg-Plus, EKC");
        for small in 0..2 * BLOCK + 2 {
            let (name, words) =
                (format!("{}B{}", "a".repeat(small), " é".repeat(9)), if small > 0 { 2 } else { 1 });
            assert_eq!(parted(&name).split('-').count(), words, "{name}");
        }
    }

    #[test]
    fn every_language_file_can_be_read() {
        for (tag, stop) in [("nl", "het"), ("nl-BE", "het"), ("en", "the")] {
            assert!(Analyser::of(tag).is_stop(stop), "{tag}");
        }
        assert_eq!(Analyser::of("xx").stem("woorden", &|_| false), "woorden");
    }

    #[test]
    fn words_of_one_family_have_one_stem_and_strangers_do_not() {
        let nl = Analyser::of("nl");
        let one =
            ["kind kinderen", "gezin gezinnen", "veilig veiligheid", "gemeente gemeenten", "plan plannen"];
        let two = ["gezin zin", "zon gezondheid", "gezond zon", "ouder oud", "gemeente menen", "buur buurt"];
        let stems = |pair: &str| {
            pair.split(' ').map(|word| nl.stem(word, &|_| false).into_owned()).collect::<Vec<_>>()
        };
        for pair in one {
            assert_eq!(stems(pair)[0], stems(pair)[1], "{pair}");
        }
        for pair in two {
            assert_ne!(stems(pair)[0], stems(pair)[1], "{pair}");
        }
    }
}
