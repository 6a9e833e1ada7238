//! Patterns for paths of files: `content/guides/**`, `*.en.md`. In goes a pattern, out comes whether a path
//! fits. Case counts; nothing is looked up on a disk.

/// A pattern. `?` is one character and `*` any number of them within one folder's name, `**` any number of
/// folders; a pattern that ends in a slash, or names a folder, holds everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    text: String,
    parts: Vec<Vec<char>>,
}

impl Glob {
    /// Reads a pattern; one without a folder, such as `*.en.md`, fits files in every folder.
    pub fn new(text: &str) -> Glob {
        let path = text.trim().trim_start_matches("./").trim_start_matches('/');
        let mut parts: Vec<Vec<char>> =
            path.trim_end_matches('/').split('/').map(|part| part.chars().collect()).collect();
        let any: Vec<char> = vec!['*', '*'];
        if parts.len() == 1 && !path.ends_with('/') && path.contains(['*', '?']) && parts[0] != any {
            parts.insert(0, any);
        }
        // Two in a row say no more than one, and would be tried in every combination.
        parts.dedup_by(|a, b| a == b && *a == ['*', '*']);
        Glob { text: text.to_owned(), parts }
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a path, written with slashes and relative to the site's root, fits.
    pub fn fits(&self, path: &str) -> bool {
        let names: Vec<Vec<char>> = path.split('/').map(|name| name.chars().collect()).collect();
        let (rows, last) = (self.parts.len(), names.len());
        // From the end: whether the parts from here on fit the names from there on.
        let mut fits = vec![false; last + 1];
        // Names left over lie in a folder that fits.
        fits.fill(true);
        if self.parts.last().is_some_and(|part| part.contains(&'*') || part.contains(&'?')) {
            fits[..last].fill(false);
        }
        for part in (0..rows).rev() {
            let any = self.parts[part] == ['*', '*'];
            let mut next = vec![false; last + 1];
            for at in (0..=last).rev() {
                next[at] = if any {
                    // As a last part it stands for at least one name.
                    (fits[at] && (part + 1 < rows || at > 0)) || at < last && next[at + 1]
                } else {
                    at < last && fits[at + 1] && name(&self.parts[part], &names[at])
                };
            }
            fits = next;
        }
        fits[0]
    }
}

/// Whether one name fits one part of a pattern.
fn name(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    // Where the last star stood, and how far it reached.
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => (p, n) = (p + 1, n + 1),
            _ => match star {
                Some((at, reached)) => {
                    star = Some((at, reached + 1));
                    (p, n) = (at + 1, reached + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn a_pattern_fits_files_as_people_expect() {
        let yes = [
            ("content/guides/**", "content/guides/a.md"),
            ("content/guides/**", "content/guides/x/y/a.md"),
            ("content/guides/", "content/guides/x/a.md"),
            ("content/guides", "content/guides/x/a.md"),
            ("/content/a.md", "content/a.md"),
            ("./content/a.md", "content/a.md"),
            ("*.en.md", "content/guides/a.en.md"),
            ("content/*/a?.md", "content/x/aé.md"),
            ("content/**/a.md", "content/a.md"),
            ("content/**/**/a.md", "content/x/y/z/a.md"),
            ("**", "a.md"),
            ("**/drafts/**", "content/drafts/a.md"),
            ("content/a*b*c.md", "content/aXbXbc.md"),
            ("data/*", "data/bronnen.yaml"),
            ("model.yaml", "model.yaml"),
        ];
        for (pattern, path) in yes {
            assert!(Glob::new(pattern).fits(path), "{pattern} should fit {path}");
        }
        let no = [
            ("content/guides/**", "content/guides-old/a.md"),
            ("content/guides", "content/guides-old/a.md"),
            ("content/*", "content/x/a.md"),
            ("content/*.md", "content/x/a.md"),
            ("guides/**", "content/guides/a.md"),
            ("content/A.md", "content/a.md"),
            ("*.en.md", "content/a.md"),
            ("content/a?.md", "content/a.md"),
            ("", "a.md"),
        ];
        for (pattern, path) in no {
            assert!(!Glob::new(pattern).fits(path), "{pattern} should not fit {path}");
        }
        let long = format!("{}x", "a*".repeat(60));
        assert!(!Glob::new(&long).fits(&"a".repeat(5000)));
    }
}
