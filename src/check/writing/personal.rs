//! Personal data that stands on a page: numbers like a citizen service number (BSN), mail addresses and mobile
//! numbers of persons. Judges by form alone, so it is quiet where the form also fits something public: what an
//! organisation uses for itself, what the site allows, what is plainly made up.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::records;
use super::texts::{self, Text};
use crate::base::source::Span;
use crate::diag::codes::writing::{
    PERSONAL_ACCOUNT, PERSONAL_ADDRESS, PERSONAL_NUMBER, PERSONAL_PHONE, PERSONAL_RECORD,
};
use crate::diag::{CodeRow, Diagnostic, few_of};
use crate::parse::body::LinkTarget;
use crate::site::{PageIx, Site, bodies};

/// Nine digits as people part them.
static NINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. -]\d{3}[. -]\d{3}|\d{3}[. ]\d{2}[. ]\d{4}")
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"));
/// A Dutch mobile number as people part it.
static MOBILE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:\+|00)31[ .–-]?(?:\(0\))?[ .–-]?|0)6[ .–-]{0,3}(?:\d{8}|\d{4}[ .–-]\d{4}|\d{2}(?:[ .–-]\d{2}){3}|\d{3}[ .–-]\d{3}[ .–-]\d{2}|\d{3}[ .–-]\d{2}[ .–-]\d{3})",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern that stands in the program")
}

/// Words near a number that say what it is instead.
const OTHER_NUMBERS: &str = include_str!("words/numbers.txt");
/// Mail of persons, at whom everybody can have an address.
const PROVIDERS: [&str; 22] = [
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "yahoo",
    "ymail",
    "icloud",
    "me",
    "mac",
    "ziggo",
    "kpnmail",
    "kpnplanet",
    "planet",
    "hetnet",
    "home",
    "upcmail",
    "casema",
    "telfort",
    "protonmail",
    "gmx",
];
/// Parts of addresses that belong to a task or a team.
const TASKS: &str = include_str!("words/tasks.txt");
/// Names that stand for any name.
const ANYBODY: &str = include_str!("words/anybody.txt");
/// Endings of files, which an address does not have.
const FILES: &str = "png jpg jpeg gif svg js ts md rs html css json py zip pdf";

/// What a site says may stand there.
pub(super) struct Personal {
    wanted: bool,
    allowed: Vec<String>,
}

impl Personal {
    /// What `site` says.
    pub fn of(site: &Site) -> Personal {
        let wants = |code| site.config.checks.wants(code);
        let codes: [&CodeRow; 5] =
            [&PERSONAL_NUMBER, &PERSONAL_ADDRESS, &PERSONAL_PHONE, &PERSONAL_ACCOUNT, &PERSONAL_RECORD];
        let allowed = site.config.writing.public_contacts.iter().map(|contact| plain(contact)).collect();
        Personal { wanted: codes.into_iter().any(wants), allowed }
    }

    fn allows(&self, contact: &str) -> bool {
        let contact = plain(contact);
        let of_domain = |known: &String| known.starts_with('@') && contact.ends_with(known.as_str());
        self.allowed.iter().any(|known| *known == contact || of_domain(known))
    }

    /// Checks one page.
    pub fn check(&self, site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
        if !self.wanted {
            return;
        }
        let mut own = Vec::new();
        self.find(site, ix, &mut own);
        few_of(&PERSONAL_ADDRESS, &mut own);
        few_of(&PERSONAL_PHONE, &mut own);
        found.append(&mut own);
    }

    /// Each address and number of one page once.
    fn find(&self, site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
        let page = &site.page(ix).parsed;
        let mut told = HashSet::new();
        let mut tell = |code, span: Span, what: &str| {
            if told.insert(plain(what)) {
                found.push(Diagnostic::new(code, span).help("help"));
            }
        };
        for link in bodies(page).iter().flat_map(|body| &body.links) {
            let LinkTarget::External(url) = &link.target else { continue };
            if let Some(address) = url.strip_prefix("mailto:") {
                let address = address.split('?').next().unwrap_or(address);
                if is_address(address) && of_person(address) && !self.allows(address) {
                    tell(&PERSONAL_ADDRESS, link.span.clone(), address);
                }
            } else if let Some(number) = url.strip_prefix("tel:")
                && MOBILE.find(number).is_some_and(|all| all.len() == number.len())
                && !made_up(number)
                && !self.allows(number)
            {
                tell(&PERSONAL_PHONE, link.span.clone(), number);
            }
        }
        // Hardly any page holds anything of the kind; only those that may are read.
        let body = page.source.text.get(page.markdown.clone()).unwrap_or("");
        let fields = texts::of_plain_fields(page);
        let in_fields = fields.iter().any(|text| may_hold(&text.passage.text))
            || page.checked.markdown.iter().any(|field| may_hold(&field.text))
            || page.checked.builtins.summary.as_deref().is_some_and(may_hold);
        if !in_fields && !may_hold(body) {
            return;
        }
        for text in texts::of(site, page).iter().chain(&fields) {
            let written = &text.passage.text;
            for place in ADDRESS.find_iter(written).map(|found| found.range()) {
                let address = &written[place.clone()];
                if of_person(address) && !self.allows(address) {
                    tell(&PERSONAL_ADDRESS, text.span(page, place.clone()), address);
                }
            }
            for place in
                MOBILE.find_iter(written).map(|found| found.range()).filter(|place| alone(written, place))
            {
                let number = &written[place.clone()];
                if !made_up(number) && !self.allows(number) {
                    tell(&PERSONAL_PHONE, text.span(page, place.clone()), number);
                }
            }
            for place in
                NINE.find_iter(written).map(|found| found.range()).filter(|place| alone(written, place))
            {
                if citizen(text, &place) && !self.allows(&written[place.clone()]) {
                    tell(&PERSONAL_NUMBER, text.span(page, place.clone()), &written[place.clone()]);
                }
            }
            for (code, place) in records::find(text, site.config.today) {
                if !self.allows(&written[place.clone()]) {
                    tell(code, text.span(page, place.clone()), &written[place.clone()]);
                }
            }
        }
    }
}

/// A contact as it is compared: an address in small letters, the digits of a number from its 0 on.
fn plain(contact: &str) -> String {
    if contact.contains('@') {
        return contact.trim().to_lowercase();
    }
    let digits: String = contact.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("0031").or_else(|| digits.strip_prefix("31").filter(|rest| rest.len() == 9)) {
        Some(rest) => format!("0{rest}"),
        None => digits,
    }
}

/// Whether a text can hold an address or a number at all.
fn may_hold(text: &str) -> bool {
    if records::may_hold(text) {
        return true;
    }
    let mut digits = 0;
    text.bytes().any(|byte| {
        match byte {
            b'@' => return true,
            b'0'..=b'9' => digits += 1,
            // The bytes of a dash, too.
            b' ' | b'.' | b'-' | b'(' | b')' | 0xe2 | 0x80 | 0x93 => {}
            _ => digits = 0,
        }
        digits >= 9
    })
}

/// Whether digits stand on their own: no piece of a longer number, a word, an address or a path.
fn alone(text: &str, place: &Range<usize>) -> bool {
    let mut before = text[..place.start].chars().rev();
    let mut after = text[place.end..].chars();
    let (last, next) = (before.next(), after.next());
    let glued = |c: char| c.is_alphanumeric() || "/_#=+€$%&".contains(c);
    let goes_on = |c: Option<char>, far: Option<char>| {
        c.is_some_and(|c| matches!(c, '.' | ',' | '-' | ' ' | ':')) && far.is_some_and(|c| c.is_ascii_digit())
    };
    !last.is_some_and(glued)
        && !next.is_some_and(glued)
        && !goes_on(last, before.next())
        && !goes_on(next, after.next())
        && !text[..place.start].trim_end().ends_with(['-', '€', '$', '£'])
}

/// Whether nine digits are a number like that of a citizen: the eleven-test holds (9 x the first digit, 8 x the
/// second, ... 2 x the eighth, less the ninth, is a multiple of 11), and nothing says that it is something else.
fn citizen(text: &Text, place: &Range<usize>) -> bool {
    let written = &text.passage.text;
    let number = &written[place.clone()];
    let digits: Vec<i64> = number.chars().filter_map(|c| c.to_digit(10)).map(i64::from).collect();
    let sum: i64 =
        digits.iter().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(digit, weight)| digit * weight).sum();
    let same = digits.iter().all(|digit| *digit == digits[0]);
    let plain: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 9 || sum % 11 != 0 || same || ["111222333", "123456782"].contains(&plain.as_str()) {
        return false;
    }
    let near: String = written[..place.start].chars().rev().take(40).collect::<String>();
    let near: String = near.chars().rev().collect::<String>().to_lowercase();
    let words = || near.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named = words().any(|word| matches!(word, "bsn" | "burgerservicenummer" | "sofinummer"));
    let other = words().any(|word| OTHER_NUMBERS.split_whitespace().any(|known| known == word));
    // 123.456.782 is also a large amount, and a row of years and pages has spaces.
    let amount =
        number.len() == 11 && number.split(|c: char| !c.is_ascii_digit()).all(|part| part.len() == 3);
    named || !other && !amount
}

/// Whether the digits of a telephone number are plainly made up.
fn made_up(number: &str) -> bool {
    let digits = plain(number);
    let rest = digits.get(2..).unwrap_or("");
    let same = rest.chars().all(|c| rest.starts_with(c));
    same || matches!(rest, "12345678" | "87654321")
}

fn is_address(text: &str) -> bool {
    ADDRESS.find(text).is_some_and(|all| all.len() == text.len())
}

/// Whether an address is that of a person: at a provider for persons, or a name and a surname.
fn of_person(address: &str) -> bool {
    let address = address.to_lowercase();
    let Some((local, domain)) = address.split_once('@') else { return false };
    let labels: Vec<&str> = domain.split('.').collect();
    let (Some(end), Some(first)) = (labels.last(), labels.first()) else { return false };
    let is = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let invented = labels.iter().any(|label| is(ANYBODY, label) || matches!(*label, "invalid" | "localhost"));
    let parts: Vec<&str> = local.split(['.', '_', '-', '+']).collect();
    if invented || is(FILES, end) || parts.iter().any(|part| is(TASKS, part) || is(ANYBODY, part)) {
        return false;
    }
    if labels.len() == 2 && PROVIDERS.contains(first) {
        return local.chars().filter(|c| c.is_alphabetic()).count() > 1;
    }
    let names: Vec<&str> = local.split('.').collect();
    let letters = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '-');
    names.len() > 1 && names.iter().all(letters) && names.last().is_some_and(|name| name.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_persons_are_told_from_those_of_organisations() {
        for address in [
            "Jan.Jansen@stad.nl",
            "j.de.vries@zorg-groep.nl",
            "mientje1985@gmail.com",
            "p.vandenberg@school.nl",
        ] {
            assert!(of_person(address), "{address}");
        }
        for address in [
            "info@gmail.com",
            "buurthuis@stad.nl",
            "wijkteam.noord@stad.nl",
            "jan.jansen@example.org",
            "no-reply@a.nl",
            "voornaam.achternaam@stad.nl",
            "beeld.groot@2x.png",
            "a.b@c.nl",
            "jane.doe@stad.nl",
            "git@github.com",
        ] {
            assert!(!of_person(address), "{address}");
        }
    }

    #[test]
    fn numbers_are_compared_however_they_are_written() {
        for number in ["06-98765431", "+31 6 98 76 54 31", "0031 6 9876 5431", "+31(0)698765431"] {
            assert_eq!(plain(number), "0698765431", "{number}");
            assert_eq!(MOBILE.find(number).map(|all| all.as_str()), Some(number));
        }
        assert!(made_up("06-12345678") && made_up("+31611111111") && !made_up("06-98765431"));
    }
}
