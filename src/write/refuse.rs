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
    let refuse = |why: String| {
        Err(Error::usage(format!(
            "{} cannot be the output folder: {why}; choose a folder of its own with --output-dir",
            output.display()
        )))
    };
    if output.parent().is_none() {
        return refuse("it is the root of the disk".into());
    }
    for home in ["HOME", "USERPROFILE"].into_iter().filter_map(env::var_os) {
        let Ok(home) = resolve(Path::new(&home)) else { continue };
        if home.starts_with(output) {
            return refuse("it is your home folder or contains it".into());
        }
    }
    for path in protect {
        let path = resolve(path)?;
        if path == output {
            return refuse("the site's own material stands there".into());
        }
        if path.starts_with(output) {
            return refuse(format!("it contains {}", path.display()));
        }
        if output.starts_with(&path) {
            return refuse(format!("it lies inside {}", path.display()));
        }
    }
    // A file system may not tell `.GIT` from `.git`.
    let inside_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(".git");
    if output.components().any(inside_git) || output.ancestors().any(bare) {
        return refuse("it lies inside what git keeps of a repository".into());
    }
    if output.join(".git").symlink_metadata().is_ok() {
        return refuse("it is the root of a git repository".into());
    }
    Ok(())
}
