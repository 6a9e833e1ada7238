//! "Did you mean": the nearest of the names that exist.

use super::slug::fold;

/// A name that nobody has, and how far off a name may be that was meant.
pub struct Wrong {
    folded: String,
    length: usize,
    bound: usize,
}

impl Wrong {
    /// Takes the name as it was written.
    pub fn of(name: &str) -> Wrong {
        let folded = fold(name);
        let length = folded.chars().count();
        Wrong { folded, length, bound: (length / 3).clamp(1, 4) }
    }

    /// How far a name that exists, folded, is off; `None` when no slip of the finger or the memory
    /// explains it: neither a prefix, nor within a third of the length in edits.
    pub fn off(&self, folded: &str) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_likely_slip_is_suggested() {
        let names = ["themas", "titel", "samenvatting", "eigen-kracht-conferentie"];
        assert_eq!(nearest("theams", names, 2), ["themas"]);
        assert_eq!(nearest("eigen-kracht", names, 2), ["eigen-kracht-conferentie"]);
        assert!(nearest("zebra", names, 2).is_empty());
    }
}
