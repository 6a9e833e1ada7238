//! Where an output folder may not be: over or in the site's own material, a git repository, the home
//! folder, the root of the disk.

use std::env;
use std::path::{Component, Path, PathBuf};

use crate::base::error::{Error, Result};

/// The absolute path with links followed as far as it exists; the rest is appended as it is written.
pub fn resolve(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).map_err(Error::io("find", path))?;
    let mut rest = Vec::new();
    let mut at = absolute.as_path();
    loop {
        match at.canonicalize() {
            Ok(mut found) => {
                for name in rest.iter().rev() {
                    if *name == ".." {
                        found.pop();
                    } else {
                        found.push(name);
                    }
                }
                return Ok(found);
            }
            Err(error) => {
                let name = at.components().next_back().map(|part| part.as_os_str().to_owned());
                let (Some(parent), Some(name)) = (at.parent(), name) else {
                    return Err(Error::io("find", path)(error));
                };
                rest.push(name);
                at = parent;
            }
        }
    }
}

/// Whether a folder holds a repository without working files.
fn bare(folder: &Path) -> bool {
    folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir()
}

/// Refuses `output` (resolved) when writing there could cost somebody their work.
pub fn check(output: &Path, protect: &[PathBuf]) -> Result<()> {
    let refuse = |nl: String, en: String| {
        let path = output.display();
        Err(Error::said(
            format!(
                "{path} kan niet de uitvoermap zijn: {nl}; kies met --output-dir een map die alleen daarvoor is"
            ),
            format!("{path} cannot be the output folder: {en}; choose a folder of its own with --output-dir"),
        ))
    };
    if output.parent().is_none() {
        return refuse("het is de hele schijf".into(), "it is the root of the disk".into());
    }
    for home in ["HOME", "USERPROFILE"].into_iter().filter_map(env::var_os) {
        let Ok(home) = resolve(Path::new(&home)) else { continue };
        if home.starts_with(output) {
            return refuse(
                "dat is uw eigen map, of uw eigen map staat erin".into(),
                "it is your home folder or contains it".into(),
            );
        }
    }
    for path in protect {
        let path = resolve(path)?;
        if path == output {
            return refuse("daar staat de site zelf".into(), "the site's own material stands there".into());
        }
        if path.starts_with(output) {
            return refuse(
                format!("{} staat erin", path.display()),
                format!("it contains {}", path.display()),
            );
        }
        if output.starts_with(&path) {
            return refuse(
                format!("die ligt in {}", path.display()),
                format!("it lies inside {}", path.display()),
            );
        }
    }
    // A file system may not tell `.GIT` from `.git`.
    let inside_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(".git");
    if output.components().any(inside_git) || output.ancestors().any(bare) {
        return refuse(
            "die ligt in wat git bijhoudt".into(),
            "it lies inside what git keeps of a repository".into(),
        );
    }
    if output.join(".git").symlink_metadata().is_ok() {
        return refuse(
            "dat is de hoofdmap van een git-project".into(),
            "it is the root of a git repository".into(),
        );
    }
    Ok(())
}
