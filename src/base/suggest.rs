//! "Did you mean": the nearest of the names that exist.

use super::slug::fold;

/// A name that nobody has, and how far off a name may be that was meant.
struct Wrong {
    folded: String,
    length: usize,
    bound: usize,
}

/// Many names, to be asked again and again: each question looks closely at the few names that may fit.
/// Each name stands for a `T`.
#[derive(Debug)]
pub struct Index<T> {
    names: Vec<Indexed<T>>,
}

#[derive(Debug)]
struct Indexed<T> {
    folded: String,
    length: usize,
    letters: u64,
    value: T,
}

impl<T: Ord + Clone> Index<T> {
    /// Takes names, folded or not, with what they stand for.
    pub fn of<'a>(names: impl IntoIterator<Item = (&'a str, T)>) -> Index<T> {
        let indexed = |(name, value): (&str, T)| {
            let folded = fold(name);
            Indexed { length: folded.chars().count(), letters: letters(&folded), folded, value }
        };
        Index { names: names.into_iter().map(indexed).collect() }
    }

    /// What the names nearest to `wrong` stand for, best first, each once, at most `limit`.
    pub fn nearest(&self, wrong: &str, fits: impl Fn(&T) -> bool, limit: usize) -> Vec<T> {
        let wrong = Wrong::of(wrong);
        let mask = letters(&wrong.folded);
        let mut near: Vec<(usize, &str, &T)> = Vec::new();
        for name in &self.names {
            // An edit changes at most two letters of the set; a prefix has a subset of them.
            let differ = mask ^ name.letters;
            let close = name.length.abs_diff(wrong.length) <= wrong.bound
                && differ.count_ones() as usize <= 2 * wrong.bound;
            let part = mask & name.letters == mask || mask & name.letters == name.letters;
            if (close || part)
                && let Some(off) = wrong.off(&name.folded)
                && fits(&name.value)
            {
                near.push((off, &name.folded, &name.value));
            }
        }
        near.sort();
        let mut found: Vec<T> = Vec::new();
        for (_, _, value) in near {
            if found.len() < limit && !found.contains(value) {
                found.push(value.clone());
            }
        }
        found
    }
}

/// The letters and digits of a folded name as a set.
fn letters(folded: &str) -> u64 {
    folded.bytes().filter(u8::is_ascii_alphanumeric).fold(0, |set, byte| {
        let place = if byte.is_ascii_digit() { 26 + byte - b'0' } else { byte.to_ascii_lowercase() - b'a' };
        set | 1 << place
    })
}

impl Wrong {
    /// Takes the name as it was written.
    fn of(name: &str) -> Wrong {
        let folded = fold(name);
        let length = folded.chars().count();
        Wrong { folded, length, bound: (length / 3).clamp(1, 4) }
    }

    /// How far a name that exists, folded, is off; `None` when no slip of the finger or the memory
    /// explains it: neither a prefix, nor within a third of the length in edits.
    fn off(&self, folded: &str) -> Option<usize> {
        let prefix = || {
            self.folded.len() >= 3
                && (folded.starts_with(&self.folded) || folded.len() >= 3 && self.folded.starts_with(folded))
        };
        // Most names differ too much in length; counting edits is what takes time.
        if folded.chars().count().abs_diff(self.length) <= self.bound {
            let edits = strsim::damerau_levenshtein(&self.folded, folded);
            if edits <= self.bound {
                return Some(edits);
            }
        }
        prefix().then_some(self.bound + 1)
    }

    /// Whether a name that is not folded yet is worth folding: folding changes few characters.
    fn may_fit(&self, name: &str) -> bool {
        const FOLDED_AWAY: usize = 8;
        let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
        name.len().abs_diff(self.folded.len()) <= self.bound + FOLDED_AWAY
            || first(name) == first(&self.folded)
    }
}

/// The names nearest to `wrong`, best first, at most `limit`.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let wrong = Wrong::of(wrong);
    let names = names.into_iter().filter(|name| wrong.may_fit(name));
    let mut found: Vec<(usize, &str)> =
        names.filter_map(|name| Some((wrong.off(&fold(name))?, name))).collect();
    found.sort();
    found.dedup();
    found.into_iter().take(limit).map(|(_, name)| name).collect()
}

/// The one name that `wrong` certainly is a slip of: nothing but case, accents or word separators differ,
/// or one letter of a word of five letters or more, and no other name comes as near. `None` when a person
/// should judge; figures are never taken for slips.
pub fn slip<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORT: usize = 5;
    fn words(name: &str) -> Vec<&str> {
        name.split(|c: char| !c.is_alphanumeric()).collect()
    }
    let folded = fold(wrong);
    let judged = |name: &str| {
        let name = fold(name);
        let off = strsim::damerau_levenshtein(&folded, &name);
        // `level-a` is no slip of `level-b`: what differs is a long word.
        let (one, other) = (words(&folded), words(&name));
        let mut pairs = one.iter().zip(&other).filter(|(one, other)| one != other);
        let long = |word: &str| word.chars().count() >= SHORT && !word.contains(|c: char| c.is_ascii_digit());
        let counts = one.len() == other.len() && pairs.all(|(one, other)| long(one) && long(other));
        (off == 0 || off == 1 && counts).then_some(off)
    };
    let near: Vec<(usize, &str)> = names.into_iter().filter_map(|name| Some((judged(name)?, name))).collect();
    let best = near.iter().map(|(off, _)| *off).min()?;
    let mut best = near.into_iter().filter(|(off, _)| *off == best).map(|(_, name)| name);
    let name = best.next()?;
    best.all(|other| other == name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_finds_what_a_plain_look_finds() {
        let names =
            ["themas", "titel", "samenvatting", "eigen-kracht-conferentie", "één op één", "2024", "ab"];
        let index = Index::of(names.iter().map(|name| (*name, *name)));
        for wrong in [
            "theams",
            "titl",
            "eigen-kracht",
            "een op ene",
            "samenvattign",
            "2023",
            "a",
            "zebra",
            "titelpagina",
        ] {
            assert_eq!(index.nearest(wrong, |_| true, 3), nearest(wrong, names, 3), "{wrong}");
        }
        assert!(index.nearest("titl", |name| *name != "titel", 3).is_empty());
    }

    #[test]
    fn a_slip_is_certain_only_when_one_name_is_one_letter_away() {
        let names = ["vrijwilliger", "familie", "buurt", "beurt", "hoog", "jaar-2024", "Voluit", "niveau-a"];
        let cases = [
            ("vrijwiliger", Some("vrijwilliger")),
            ("Familie", Some("familie")),
            ("familei", Some("familie")),
            ("voluit", Some("Voluit")),
            ("baurt", None),
            ("burt", None),
            ("hoof", None),
            ("jaar-2023", None),
            ("vrijwil", None),
            ("niveau-b", None),
            ("nivau-a", Some("niveau-a")),
        ];
        for (wrong, meant) in cases {
            assert_eq!(slip(wrong, names), meant, "{wrong}");
        }
    }

    #[test]
    fn only_a_likely_slip_is_suggested() {
        let names = ["themas", "titel", "samenvatting", "eigen-kracht-conferentie"];
        assert_eq!(nearest("theams", names, 2), ["themas"]);
        assert_eq!(nearest("eigen-kracht", names, 2), ["eigen-kracht-conferentie"]);
        assert!(nearest("zebra", names, 2).is_empty());
    }
}
