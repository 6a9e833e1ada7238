//! `leidraad new`: a page with every required field in it, explained to whoever fills it in.

mod fill;
mod node;
mod place;

use std::sync::Arc;

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::pick;
use super::terminal::{Format, Stream, Tally, Terminal};
use super::whole;
use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::slug::fold;
use crate::base::suggest::nearest;
use crate::build::{Options, Session, Snapshot};
use crate::diag::Diagnostic;
use crate::model::Model;
use crate::model::schema::{FieldType, Kind};
use crate::write::{linked_folder, write_new};

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
        let place = place::place(content, kind, &self.name)?;
        fits(model, kind, &place.title)?;
        // A linked folder below the content is not read.
        let name = place.path.as_str().strip_prefix(content).unwrap_or_default().trim_start_matches('/');
        if let Some(link) = linked_folder(&session.root().join(content), name) {
            return Err(Error::usage(format!("{} is a link; pages in it are not read", link.display())));
        }
        for other in occupied(&place.path) {
            if session.root().join(other.as_str()).symlink_metadata().is_ok() {
                return Err(Error::usage(format!("{other} is there already; it stays as it is")));
            }
        }
        let named_by_folder = model.kind_by_folder(name) == Some(index);
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
        if snapshot.source(&place.path).is_none() {
            return Err(Error::usage(format!("{} was written, but it is not read as a page", place.path)));
        }
        // A fault between two files may be told at the other one, with a label here.
        let here = |finding: &&Diagnostic| {
            finding.span.path == place.path || finding.labels.iter().any(|at| at.span.path == place.path)
        };
        let found: Vec<_> = snapshot.findings().iter().filter(here).cloned().collect();
        terminal.findings(&snapshot, &found, Format::Human, Stream::Err);
        Ok(if Tally::of(&found).fails() { Exit::Findings } else { Exit::Fine })
    }
}

/// Refuses a title that the model finds too short or too long for pages of this kind.
fn fits(model: &Model, kind: &Kind, title: &str) -> Result<()> {
    let key = model.names.of("title");
    let Some(FieldType::Text(rule)) = kind.fields.get(key).map(|field| &field.ty) else { return Ok(()) };
    let length = u32::try_from(title.chars().count()).unwrap_or(u32::MAX);
    let refuse =
        |what: String| Err(Error::usage(format!("the {key} '{title}' is {what}; nothing was written")));
    match (rule.min, rule.max) {
        (Some(min), _) if length < min => refuse(format!("too short: at least {min} characters")),
        (_, Some(max)) if length > max => refuse(format!("too long: at most {max} characters")),
        _ => Ok(()),
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
