//! "Did you mean": the nearest of the names that exist.

use super::slug::fold;

/// The names nearest to `wrong`, best first, at most `limit`. Only names that a slip of the finger or
/// the memory explains: a prefix, or within a third of the length in edits.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let folded = fold(wrong);
    let bound = (folded.chars().count() / 3).clamp(1, 4);
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let candidate = fold(name);
            let distance = strsim::damerau_levenshtein(&folded, &candidate);
            if distance <= bound {
                Some((distance, name))
            } else if folded.len() >= 3
                && (candidate.starts_with(&folded) || folded.starts_with(&candidate) && candidate.len() >= 3)
            {
                Some((bound + 1, name))
            } else {
                None
            }
        })
        .collect();
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
