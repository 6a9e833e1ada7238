//! Four kinds of path that must not be mixed up, and the key of a page.

use std::fmt;
use std::sync::Arc;

use super::localized::Language;

macro_rules! path_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The path as text, with `/` between parts on every system.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &self.0)
            }
        }
    };
}

path_type!(
    /// A file of the site, relative to its root: `content/methoden/jim.md`.
    SourcePath
);
path_type!(
    /// A place on the site, without origin or base path: `/methoden/jim/`, `/404.html`. Not
    /// percent-encoded.
    UrlPath
);
path_type!(
    /// A file below the output folder: `methoden/jim/index.html`. Made only by checking.
    OutputPath
);

/// Endings of files that a browser shows as a picture.
const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"];

/// Whether a file of this name is a picture, by its ending.
pub fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    PICTURES.iter().any(|ending| name.ends_with(ending))
}

impl SourcePath {
    /// Takes a path relative to the site's root; back slashes become slashes.
    pub fn new(path: &str) -> Self {
        Self(path.replace('\\', "/").into())
    }

    /// What the path has in common with every other that some file system takes for the same.
    pub fn collision_key(&self) -> String {
        collision_key(&self.0)
    }

    /// The folder the file stands in, without a slash at the end; "" for the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name, with its ending.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file beside this one that has a word before its ending: `a/b.svg` with `dark` is
    /// `a/b.dark.svg`. `None` for a name without an ending.
    pub fn variant(&self, word: &str) -> Option<SourcePath> {
        let (stem, ending) = self.0.rsplit_once('.').filter(|(_, ending)| !ending.contains('/'))?;
        Some(SourcePath(format!("{stem}.{word}.{ending}").into()))
    }

    /// Resolves `relative` (with `.`, `..`) against this file's folder. `None` when it climbs out of
    /// the site.
    pub fn join(&self, relative: &str) -> Option<SourcePath> {
        let mut path = String::with_capacity(self.0.len() + relative.len());
        path.push_str(self.folder());
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." if path.is_empty() => return None,
                ".." => path.truncate(path.rfind('/').unwrap_or(0)),
                part => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(part);
                }
            }
        }
        Some(SourcePath(path.into()))
    }
}

impl UrlPath {
    /// Takes a path that starts with `/`; one is put before it when missing.
    pub fn new(path: &str) -> Self {
        if path.starts_with('/') { Self(path.into()) } else { Self(format!("/{path}").into()) }
    }

    /// The file that serves this address: `/a/` is `a/index.html`, `/404.html` is itself. An error
    /// says why no file may have that name: `empty` (a part is empty or only dots), `long` (over 255
    /// bytes), `character`, `end` (with a dot or a space), `reserved` (on Windows).
    pub fn output(&self) -> std::result::Result<OutputPath, &'static str> {
        let trimmed = &self.0[1..];
        let file = if trimmed.is_empty() || trimmed.ends_with('/') {
            format!("{trimmed}index.html")
        } else {
            trimmed.to_owned()
        };
        for part in file.split('/') {
            check_name(part)?;
        }
        Ok(OutputPath(file.into()))
    }

    /// What two addresses have in common when a file system that ignores case or Unicode form would
    /// take them for one.
    pub fn collision_key(&self) -> UrlPath {
        if self.0.is_ascii() {
            let plain = !self.0.bytes().any(|byte| byte.is_ascii_uppercase());
            return if plain { self.clone() } else { UrlPath(self.0.to_ascii_lowercase().into()) };
        }
        UrlPath(collision_key(&self.0).into())
    }
}

/// Lower case, accents stored with their letters: names that are equal so are one name somewhere.
fn collision_key(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// In words, why `UrlPath::output` refuses a name; for errors of the tool.
pub fn reason(key: &str) -> &'static str {
    match key {
        "empty" => "a part of the path is empty or only dots",
        "long" => "a part of the path is longer than 255 bytes",
        "end" => "a part of the path ends with a dot or a space",
        "reserved" => "a part of the path is a name that Windows reserves",
        _ => "the path has a character that not every system allows in a file name",
    }
}

/// Refuses names that some file system cannot hold or would change.
fn check_name(name: &str) -> std::result::Result<(), &'static str> {
    const RESERVED: [&str; 22] = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];
    let stem = name.split('.').next().unwrap_or_default();
    if name.is_empty() || name == "." || name == ".." {
        Err("empty")
    } else if name.len() > 255 {
        Err("long")
    } else if name.chars().any(|c| c.is_control() || "\\:*?#\"<>|".contains(c)) {
        Err("character")
    } else if name.ends_with(['.', ' ']) {
        Err("end")
    } else if matches!(stem.len(), 3 | 4)
        && RESERVED.iter().any(|reserved| stem.eq_ignore_ascii_case(reserved))
    {
        Err("reserved")
    } else {
        Ok(())
    }
}

/// The key of a page: unique on the site, and it survives a move of the file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PageId {
    /// The kind's name in the content model.
    pub kind: Arc<str>,
    /// The file's name without language suffix and `.md`, or the folder's for `index.md`.
    pub id: Arc<str>,
    /// The page's language.
    pub language: Language,
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_leaves_the_output_folder() {
        for wrong in ["/../x", "/a/../../b/", "/a//b/", "/a\\b", "/nul", "/a./", "/c:/x", "/a\u{0}"] {
            assert!(UrlPath::new(wrong).output().is_err(), "{wrong}");
        }
        assert_eq!(UrlPath::new("/a/b/").output().unwrap().as_str(), "a/b/index.html");
        assert_eq!(UrlPath::new("/").output().unwrap().as_str(), "index.html");
    }

    #[test]
    fn a_relative_link_resolves_against_its_file() {
        let from = SourcePath::new("content/methoden/jim.md");
        assert_eq!(from.join("../begrippen/./x.md").unwrap().as_str(), "content/begrippen/x.md");
        assert_eq!(from.join("../../../x.md"), None);
    }
}
