//! `leidraad new`: a page with every required field in it, explained to whoever fills it in.

mod fill;
mod node;

use std::sync::Arc;

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::pick;
use super::terminal::{Format, Stream, Terminal};
use super::whole;
use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::slug::{fold, slug};
use crate::base::suggest::nearest;
use crate::build::{Options, Session, Snapshot};
use crate::model::Model;
use crate::model::schema::Kind;
use crate::write::write_new;

/// The arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// What kind of page, as the site's model names it
    kind: String,
    /// The title, or a path ending in .md below the kind's folder
    #[arg(value_name = "TITLE|PATH")]
    name: String,
}

impl New {
    /// Writes the page and shows what is still to be done in it.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        // Names in content may point to pages of every state.
        let mut session = Session::open(Options { drafts: true, future: true, ..global.options()? })?;
        let snapshot = whole::load(&mut session, terminal)?;
        let model = snapshot.model();
        let index = find_kind(model, &self.kind)?;
        let kind = &model.kinds[index];
        let content = &*snapshot.site().config.content;
        let place = place(content, kind, &self.name)?;
        for other in occupied(&place.path) {
            if session.root().join(other.as_str()).symlink_metadata().is_ok() {
                return Err(Error::usage(format!("{other} is there already; it stays as it is")));
            }
        }
        let below = place.path.as_str().strip_prefix(content).unwrap_or_default().trim_start_matches('/');
        let named_by_folder = model.kind_by_folder(below) == Some(index);
        let ids = |kinds: &[Arc<str>]| existing(&snapshot, kinds);
        let filled =
            fill::Fill { model, kind, language: snapshot.language(), today: snapshot.today(), ids: &ids }
                .page(&place.title, !named_by_folder);
        if !write_new(&session.root().join(place.path.as_str()), &filled.text)? {
            return Err(Error::usage(format!("{} is there already; it stays as it is", place.path)));
        }
        terminal.result(place.path.as_str());
        let language = snapshot.language();
        for label in &filled.unfilled {
            let why = pick(
                language,
                "heeft een pagina of bestand nodig dat er nog niet is; vul het in",
                "needs a page or a file that is not there yet; fill it in",
            );
            terminal.note(&format!("'{label}' {why}"));
        }
        let snapshot = whole::load(&mut session, terminal)?;
        let found: Vec<_> =
            snapshot.findings().iter().filter(|finding| finding.span.path == place.path).cloned().collect();
        terminal.findings(&snapshot, &found, Format::Human, Stream::Err);
        Ok(Exit::Fine)
    }
}

/// The kind with this name or label; the error lists what there is.
fn find_kind(model: &Model, name: &str) -> Result<usize> {
    // A kind without a label is leidraad's own: nobody writes pages of it.
    let own = |kind: &&Kind| !kind.label.is_empty();
    if let Some(index) = model.kind_named(name).filter(|index| own(&&model.kinds[*index])) {
        return Ok(index);
    }
    let names: Vec<&str> = model.kinds.iter().filter(own).map(|kind| &*kind.name).collect();
    let same: Vec<&str> = names.iter().copied().filter(|other| fold(other) == fold(name)).collect();
    if let [one] = same[..] {
        return model.kind_named(one).ok_or_else(|| Error::usage("the model changed while reading"));
    }
    let hint = nearest(name, names.iter().copied(), 1);
    let hint = hint.first().map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
    Err(Error::usage(format!("the model has no kind '{name}'{hint} (kinds: {})", names.join(", "))))
}

/// Where a page will stand, and its title.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    path: SourcePath,
    title: String,
}

fn place(content: &str, kind: &Kind, name: &str) -> Result<Place> {
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
    if !name.ends_with(".md") {
        if name.is_empty() {
            return Err(Error::usage("a page needs a title"));
        }
        let path = SourcePath::new(&format!("{inside}/{}.md", slug(name)));
        return Ok(Place { path, title: name.to_owned() });
    }
    let name = name.replace('\\', "/");
    let given = if name.starts_with(&format!("{content}/")) {
        SourcePath::new("_").join(&name)
    } else if !folder.is_empty() && name.starts_with(&format!("{folder}/")) {
        SourcePath::new(&format!("{content}/_")).join(&name)
    } else {
        SourcePath::new(&format!("{inside}/_")).join(&name)
    };
    let path = given
        .filter(|path| path.as_str().starts_with(&format!("{content}/")) && !name.starts_with('/'))
        .ok_or_else(|| Error::usage(format!("{name} does not lie below {content}/")))?;
    let stem = match path.name() {
        "index.md" | "_index.md" => path.folder().rsplit('/').next().unwrap_or_default(),
        file => file.trim_end_matches(".md"),
    };
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let title = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    Ok(Place { path, title })
}

/// The files that would be the same page: `jim.md` and `jim/index.md`.
fn occupied(path: &SourcePath) -> Vec<SourcePath> {
    let text = path.as_str();
    let twin = match text.strip_suffix("/index.md") {
        Some(folder) => format!("{folder}.md"),
        None => format!("{}/index.md", text.trim_end_matches(".md")),
    };
    vec![path.clone(), SourcePath::new(&twin)]
}

/// Ids of pages of these kinds (of any when empty), in order, public pages first.
fn existing(snapshot: &Snapshot, kinds: &[Arc<str>]) -> Vec<String> {
    let site = snapshot.site();
    let of_kind = |kind: &Arc<str>| kinds.is_empty() || kinds.contains(kind);
    let mut found: Vec<(bool, String)> = (0..)
        .zip(&site.pages)
        .filter(|(_, page)| !page.parsed.landing && of_kind(&page.parsed.id.kind))
        .map(|(ix, page)| {
            let state = site.state(ix);
            (!state.public || state.withdrawn, page.parsed.id.id.to_string())
        })
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, id)| id).collect()
}
