//! Where a new page will stand, from a title or a path. Refuses what would never be read as a page of its
//! kind, or could not be a file on every system. Touches no disk.

use crate::base::error::{Error, Result};
use crate::base::paths::{SourcePath, UrlPath, reason};
use crate::base::slug::{fold, slug};
use crate::model::schema::Kind;

/// Where a page will stand, and its title.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Its file.
    pub path: SourcePath,
    /// As it was given, or as the file's name suggests it.
    pub title: String,
}

/// The place of a page of `kind` that is called `name`: a title, or a path ending in `.md`.
pub fn place(content: &str, kind: &Kind, name: &str) -> Result<Place> {
    let folder = kind.folder.as_deref().unwrap_or_default();
    if kind.folder.is_none()
        && let Some(register) = &kind.register
    {
        return Err(Error::usage(format!(
            "pages of the kind '{}' stand in {register}; add an entry there",
            kind.name
        )));
    }
    let inside = if folder.is_empty() { content.to_owned() } else { format!("{content}/{folder}") };
    let name = name.trim();
    let place = match name.ends_with(".md") {
        true => by_path(content, folder, &inside, kind, name)?,
        false => by_title(&inside, name)?,
    };
    let path = &place.path;
    if let Some(part) = path.as_str()[content.len()..].split('/').find(|part| hidden(part)) {
        return Err(refused(name, &format!("'{part}' is a name that is not read as part of the site")));
    }
    if path.name().split('.').next() == Some("_index") {
        return Err(refused(name, "_index.md is the page of a folder and has no kind"));
    }
    if let Err(why) = UrlPath::new(&format!("/{path}")).output() {
        let why = reason(why);
        return Err(refused(name, &format!("{path} is no path for a file: {why}")));
    }
    if place.title.is_empty() {
        return Err(refused(name, "a page needs a title"));
    }
    Ok(place)
}

fn by_title(inside: &str, title: &str) -> Result<Place> {
    let refuse = |why: &str| Err(refused(title, why));
    if !title.chars().any(char::is_alphanumeric) {
        return refuse("a title needs letters or digits");
    }
    let stem = slug(title);
    // What `slug` gives when nothing is left of a text.
    if stem == "section" && fold(title) != "section" {
        return refuse("no file name can be made of this title; give a path ending in .md");
    }
    if stem == "index" {
        return refuse("index.md is the page of a folder; give a path such as name/index.md");
    }
    let path = SourcePath::new(&format!("{inside}/{stem}.md"));
    Ok(Place { path, title: title.to_owned() })
}

fn by_path(content: &str, folder: &str, inside: &str, kind: &Kind, name: &str) -> Result<Place> {
    let path = name.replace('\\', "/");
    let base = if path.starts_with(&format!("{content}/")) {
        "_".to_owned()
    } else if !folder.is_empty() && path.starts_with(&format!("{folder}/")) {
        format!("{content}/_")
    } else {
        format!("{inside}/_")
    };
    let given = SourcePath::new(&base).join(&path).filter(|given| {
        given.as_str().starts_with(&format!("{inside}/")) && !path.starts_with('/') && !path.contains(':')
    });
    let path = given
        .ok_or_else(|| refused(name, &format!("pages of the kind '{}' stand below {inside}/", kind.name)))?;
    let stem = match path.name() {
        "index.md" => path.folder().rsplit('/').next().unwrap_or_default(),
        file => file.trim_end_matches(".md"),
    };
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let title = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    Ok(Place { path, title })
}

/// Names that reading leaves out: hidden files and what editors leave behind.
fn hidden(name: &str) -> bool {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    name.starts_with(['.', '#']) || stem.ends_with(['~', '#']) || stem.ends_with(".swp") || stem == "4913"
}

fn refused(name: &str, why: &str) -> Error {
    Error::usage(format!("no page can be made of '{name}': {why}; nothing was written"))
}
