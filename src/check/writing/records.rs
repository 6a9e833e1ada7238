//! What comes along from a file about a person: a date of birth, a number of a client or a file, a bank account.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::texts::Text;
use crate::base::date::Date;
use crate::diag::CodeRow;
use crate::diag::codes::writing::{PERSONAL_ACCOUNT, PERSONAL_RECORD};

/// Words before a date of birth, a line each.
const BORN: &str = include_str!("words/born.txt");
static IBAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"));
static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = BORN.lines().map(regex::escape).collect();
    let day = r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2}|[a-z]{3,9})[-/. ](?P<y>\d{4})\b";
    pattern(&format!(r"(?i)\b(?:{})[:\s]{{1,2}}{day}", words.join("|")))
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:cli[eë]nt|dossier|zaak|pati[eë]nt|kind|client|case|patient)[- ]?(?:nummer|nr|number|no)\b\.?:?\s?[A-Z]{0,3}\d[\d./-]{3,}",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern that stands in the program")
}

/// Whether a text can hold anything of the kind.
pub(super) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let account = |at: usize| {
        bytes[at..].len() > 14
            && bytes[at].is_ascii_uppercase()
            && bytes[at + 1].is_ascii_uppercase()
            && bytes[at + 2].is_ascii_digit()
            && bytes[at + 3].is_ascii_digit()
    };
    ["geb", "Geb", "born", "birth", "nr", "ummer", "number", " no"].iter().any(|word| text.contains(word))
        || (0..bytes.len()).any(account)
}

/// What a text holds of it. A date of birth counts for who is a child or was one not long ago; those of other
/// people stand in any history.
pub(super) fn find(text: &Text, today: Date) -> Vec<(&'static CodeRow, Range<usize>)> {
    let written = &text.passage.text;
    let accounts = IBAN.find_iter(written).map(|found| found.range());
    let mut found: Vec<(&CodeRow, Range<usize>)> = accounts
        .filter(|place| is_iban(&written[place.clone()]))
        .map(|place| (&PERSONAL_ACCOUNT, place))
        .collect();
    for captures in BIRTH.captures_iter(written) {
        let year: i16 = captures["y"].parse().unwrap_or(0);
        if let Some(whole) = captures.get(0).filter(|_| (0..=30).contains(&(today.year() - year))) {
            found.push((&PERSONAL_RECORD, whole.range()));
        }
    }
    found.extend(NUMBER.find_iter(written).map(|number| (&PERSONAL_RECORD, number.range())));
    found
}

/// Whether a text is an account number: what ISO 7064 (mod 97-10) says of it holds.
fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let rest = plain[4..].iter().chain(&plain[..4]).fold(0_u64, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u64::from(byte - b'0')) % 97,
        _ => (rest * 100 + u64::from(byte - b'A') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_is_told_from_what_looks_like_one() {
        // The example of the standard itself, and one digit off.
        assert!(is_iban("NL91 ABNA 0417 1643 00") && is_iban("NL91ABNA0417164300"));
        assert!(!is_iban("NL91ABNA0417164301") && !is_iban("AB12CDEF"));
    }

    #[test]
    fn numbers_and_days_of_a_file_are_known_by_the_word_before_them() {
        for record in
            ["cliëntnr. 2024-00817", "dossiernummer 20240817", "Zaaknummer: 2024.118", "client number 48151"]
        {
            assert!(NUMBER.is_match(record), "{record}");
        }
        for other in ["clientnummers", "zaak nummer 3", "kamernummer 2024", "kindnummer"] {
            assert!(!NUMBER.is_match(other), "{other}");
        }
        for day in ["geb. 14-03-2011", "Geboortedatum: 14/3/2011", "born on 14 March 2011"] {
            assert!(BIRTH.is_match(day), "{day}");
        }
    }
}
