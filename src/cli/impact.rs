//! `leidraad impact`: who depends on a page, by what, and what would break without it.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::terminal::Terminal;
use super::whole;
use crate::base::error::{Error, Result};
use crate::base::paths::SourcePath;
use crate::base::source::Span;
use crate::build::{Options, Session, Snapshot};
use crate::edit::{Dependent, Way, dependents, page};

/// The arguments of `impact`.
#[derive(Debug, Args)]
pub struct Impact {
    /// The page: its file, its path below the content, or its name
    page: String,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object
    Json,
}

impl Impact {
    /// Prints what depends on the page, drafts and scheduled pages included.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let mut session = Session::open(Options { drafts: true, future: true, ..global.options()? })?;
        let snapshot = whole::load(&mut session, terminal)?;
        let site = snapshot.site();
        let ix = page(site, &self.page).map_err(Error::usage)?;
        let source = |path: &SourcePath| snapshot.source(path);
        let found = dependents(site, ix, &source);
        match self.format {
            Format::Human => {
                let lines = found.iter().map(|one| human(&snapshot, one));
                lines.for_each(|line| terminal.result(&line.replace(char::is_control, " ")));
            }
            Format::Json => terminal.result(&object(&snapshot, ix, &found).to_string()),
        }
        let language = snapshot.language();
        let say = |nl, en| pick(language, nl, en);
        let target = site.page(ix);
        let breaks = found.iter().filter(|one| one.breaks).count();
        let places = count(
            found.len(),
            say("plek leidt hierheen", "place leads here"),
            say("plekken leiden hierheen", "places lead here"),
        );
        terminal.note(&format!("{}: {places}", target.parsed.checked.builtins.title));
        terminal.note(&format!(
            "{} {}",
            say("zonder deze pagina zijn stuk:", "without this page broken:"),
            count(breaks, say("plek", "place"), say("plekken", "places"))
        ));
        if site.is_public(ix) {
            let mut urls = vec![target.url.to_string()];
            urls.extend(target.parsed.checked.builtins.aliases.iter().cloned());
            terminal.note(&format!("{}: {}", say("openbare adressen", "public addresses"), urls.join(", ")));
        }
        Ok(Exit::Fine)
    }
}

/// The line of a place, from 1.
fn line(snapshot: &Snapshot, span: &Span) -> usize {
    snapshot.source(&span.path).map_or(0, |source| source.position(span.start).line)
}

fn human(snapshot: &Snapshot, one: &Dependent) -> String {
    let say = |nl, en| pick(snapshot.language(), nl, en);
    let way = match &one.way {
        Way::Link => say("link", "link").to_owned(),
        Way::Inside => say("invoeging", "transclusion").to_owned(),
        Way::Citation => say("bronvermelding", "citation").to_owned(),
        Way::Relation(name) => format!("{} {name}", say("relatie", "relation")),
        Way::Inverse(name) => {
            format!("{} {name} ({})", say("relatie", "relation"), say("andere kant", "other side"))
        }
        Way::Menu(name) => format!("menu {name}"),
        Way::Fact(name) => format!("{} {name}", say("feit", "fact")),
    };
    let title = one.title.as_deref().map(|title| format!("  {title}")).unwrap_or_default();
    format!("{}:{}{title}  ({way})", one.span.path, line(snapshot, &one.span))
}

fn object(snapshot: &Snapshot, ix: crate::site::PageIx, found: &[Dependent]) -> Value {
    let (site, target) = (snapshot.site(), snapshot.site().page(ix));
    let one = |one: &Dependent| {
        let (way, name) = match &one.way {
            Way::Link => ("link", None),
            Way::Inside => ("transclusion", None),
            Way::Citation => ("citation", None),
            Way::Relation(name) => ("relation", Some(name)),
            Way::Inverse(name) => ("inverse", Some(name)),
            Way::Menu(name) => ("menu", Some(name)),
            Way::Fact(name) => ("fact", Some(name)),
        };
        json!({
            "file": one.span.path.as_str(), "line": line(snapshot, &one.span), "title": one.title,
            "way": way, "name": name, "breaks": one.breaks, "public": one.public,
        })
    };
    json!({
        "file": target.parsed.source.path.as_str(),
        "id": &*target.parsed.id.id,
        "title": target.parsed.checked.builtins.title,
        "public": site.is_public(ix),
        "address": target.url.as_str(),
        "aliases": target.parsed.checked.builtins.aliases,
        "dependents": found.iter().map(one).collect::<Vec<_>>(),
    })
}
