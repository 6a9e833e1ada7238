//! Mends what the stemmer does to Dutch words, with the help of the site's own words: a form belongs to a
//! family when its base stands on the site too. Kraaij-Pohlmann leaves `vervangt` and `beveiligd` as they
//! are, makes `maatregeel` of `maatregelen`, and takes `ge` off words that are no participles, so that
//! `gezin` is `zin` and `geweld` is `wel`.

/// The stem of a folded word of letters only. `known` says whether a word stands on the site; `plain` is the
/// stemmer.
pub fn stem(word: &str, known: &dyn Fn(&str) -> bool, plain: &dyn Fn(&str) -> String) -> String {
    if !word.is_ascii() || word.len() < 5 {
        return plain(word);
    }
    match base(word, known) {
        Some(base) => without_prefix(&base, known, plain),
        None => without_prefix(word, known, plain),
    }
}

/// The form of which `word` is an inflection that the stemmer does not see, when that stands on the site.
fn base(word: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let there = |base: String| (base.len() >= 4 && known(&base)).then_some(base);
    if let Some(rest) = word.strip_suffix("en") {
        // ziekte: ziekten; maatregel: maatregelen; kind: kinderen.
        let short = || rest.strip_suffix("er").filter(|rest| !rest.ends_with('e')).map(str::to_owned);
        return there(format!("{rest}e")).or_else(|| there(rest.to_owned())).or_else(|| there(short()?));
    }
    if let Some(rest) = word.strip_suffix("ens") {
        return there(rest.to_owned());
    }
    if let Some(rest) = word.strip_suffix('s') {
        // macros, for macro's, which is macro already.
        return rest.ends_with(['a', 'i', 'o', 'u', 'y']).then(|| there(rest.to_owned())).flatten();
    }
    // vervangt, beveiligd: to the infinitive, behind prefixes that take no `ge`.
    let rest = word.strip_suffix('t').or_else(|| word.strip_suffix('d'))?;
    ["ver", "be", "ont", "her"]
        .iter()
        .any(|prefix| rest.starts_with(prefix))
        .then(|| infinitive(rest, known))?
}

/// The infinitive of a verb's stem, when it stands on the site: `bepaal` is `bepalen`, `stop` is `stoppen`.
fn infinitive(stem: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let whole = format!("{stem}en");
    if known(&whole) {
        return Some(whole);
    }
    let bytes = stem.as_bytes();
    let [.., a, b, last] = bytes else { return None };
    let open = if a == b && matches!(a, b'a' | b'e' | b'o' | b'u') {
        let last = match last {
            b's' => 'z',
            b'f' => 'v',
            other => char::from(*other),
        };
        format!("{}{last}en", &stem[..stem.len() - 2])
    } else {
        format!("{stem}{}en", char::from(*last))
    };
    known(&open).then_some(open)
}

/// The participle of a verb with a beginning that parts from it, which no rule of beginnings finds:
/// `meewerken` is `meegewerkt`, `apart` holding `mee`. `None` for other words; strong verbs get a form that
/// nobody types.
pub fn participle(word: &str, apart: &[String]) -> Option<String> {
    let root = word.strip_suffix("en").filter(|_| word.is_ascii())?;
    let prefix =
        apart.iter().filter(|prefix| root.starts_with(&***prefix)).max_by_key(|prefix| prefix.len())?;
    let verb = &root[prefix.len()..];
    let bytes = verb.as_bytes();
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let (stem, last) = match *bytes {
        [.., a, b] if a == b && !vowel(a) => (verb[..verb.len() - 1].to_owned(), b),
        // An open syllable: `waarderen` is `waardeer`. Not in `antwoorden`, `werken`.
        [.., before, a, b] if vowel(a) && !vowel(b) && !vowel(before) => {
            let last = match b {
                b'z' => 's',
                b'v' => 'f',
                b => char::from(b),
            };
            let open = &verb[..verb.len() - 1];
            // `handelen`, `openen`: the last syllable has no stress.
            let weak = verb.len() > 4 && matches!(&bytes[bytes.len() - 2..], b"el" | b"en" | b"ig");
            (if weak { verb.to_owned() } else { format!("{open}{}{last}", char::from(a)) }, b)
        }
        [.., b] => (verb.to_owned(), b),
        [] => return None,
    };
    if stem.len() < 3 {
        return None;
    }
    // 't kofschip; what the root ends in counts, not the stem.
    let end = match (last, stem.ends_with(['t', 'd'])) {
        (_, true) => "",
        (b't' | b'k' | b'f' | b's' | b'p', _) | (b'h', _) => "t",
        _ => "d",
    };
    Some(format!("{prefix}ge{stem}{end}"))
}

/// The plural of a word on a long vowel as many type it, without its apostrophe: `paginas`. It begins other
/// words (`paginastijl`), so that it would not pass for a slip. `None` for words that are no such nouns.
pub fn plural(word: &str) -> Option<String> {
    (word.len() >= 4 && word.is_ascii() && word.ends_with(['a', 'i', 'o', 'u', 'y']))
        .then(|| format!("{word}s"))
}

/// Takes `ge` off participles only: of verbs that stand on the site.
fn without_prefix(word: &str, known: &dyn Fn(&str) -> bool, plain: &dyn Fn(&str) -> String) -> String {
    let Some(rest) = word.strip_prefix("ge").filter(|rest| rest.len() >= 3) else { return plain(word) };
    let stem = plain(word);
    if stem.starts_with("ge") {
        return stem;
    }
    let participle = match rest.strip_suffix("en") {
        Some(strong) => {
            known(rest) && !known(&format!("ge{strong}")) && !known(&format!("ge{}", single(strong)))
        }
        None => {
            let weak = rest.strip_suffix('t').or_else(|| rest.strip_suffix('d'));
            weak.is_some_and(|weak| infinitive(weak, known).is_some() || infinitive(rest, known).is_some())
        }
    };
    if participle {
        return stem;
    }
    // The stemmer knows no `je` at the beginning of words, and treats the rest alike.
    let kept = plain(&format!("je{rest}"));
    kept.strip_prefix("je").map_or(stem, |kept| format!("ge{kept}"))
}

/// Without the second of two equal letters at the end: `zinn` is `zin`.
fn single(text: &str) -> &str {
    match text.as_bytes() {
        [.., a, b] if a == b => &text[..text.len() - 1],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use pagefind_stem::{Algorithm, Stemmer};

    use super::{participle, plural, stem};

    #[test]
    fn participles_of_verbs_that_part() {
        let known = [
            ("meewerken", "meegewerkt"),
            ("opwaarderen", "opgewaardeerd"),
            ("afdrukken", "afgedrukt"),
            ("instellen", "ingesteld"),
            ("uitnodigen", "uitgenodigd"),
            ("inzetten", "ingezet"),
            ("aanpassen", "aangepast"),
            ("toevoegen", "toegevoegd"),
            ("afhandelen", "afgehandeld"),
        ];
        let apart = ["mee", "op", "af", "in", "uit", "aan", "toe"].map(str::to_owned);
        for (verb, form) in known {
            assert_eq!(participle(verb, &apart).as_deref(), Some(form));
        }
        assert_eq!(participle("werken", &apart), None);
    }

    #[test]
    fn plurals_without_their_apostrophe() {
        assert_eq!(plural("pagina").as_deref(), Some("paginas"));
        assert_eq!(plural("foto").as_deref(), Some("fotos"));
        for other in ["methode", "kind", "na", "café"] {
            assert_eq!(plural(other), None, "{other}");
        }
    }

    #[test]
    fn families_that_stand_on_the_site_have_one_stem() {
        let site = "vervangen beveiligen bepalen ziekte maatregel kind macro gevoel gezin gesprek werken \
                    bellen geven gebruik stoppen getal verwijderen zinnen wellicht";
        let known = |word: &str| site.split_whitespace().any(|own| own == word);
        let stemmer = Stemmer::create(Algorithm::Dutch);
        let of = |word: &str| stem(word, &known, &|word| stemmer.stem(word).into_owned());
        let one = [
            "vervangt vervangen",
            "beveiligd beveiligen",
            "bepaalt bepalen",
            "ziekten ziekte",
            "maatregelen maatregel",
            "kinderen kind",
            "macros macro",
            "gevoelens gevoel",
            "gezinnen gezin",
            "gesprekken gesprek",
            "gewerkt werken",
            "gebeld bellen",
            "gegeven geven",
            "getallen getal",
            "verwijderd verwijderen",
            "gebruikt gebruiken",
        ];
        for pair in one {
            let (a, b) = pair.split_once(' ').unwrap();
            assert_eq!(of(a), of(b), "{pair}");
        }
        for pair in ["gezin zinnen", "geweld wellicht", "geweld wel", "gevoel voelen", "getal tal"] {
            let (a, b) = pair.split_once(' ').unwrap();
            assert_ne!(of(a), of(b), "{pair}");
        }
    }
}
