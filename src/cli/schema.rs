//! `leidraad schema`: what the content model allows, as JSON Schema, for editors' programs. Writes one file
//! for each kind, register and for the settings; or prints one; or says which are out of date.

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::schema_files::{FOLDER, MARK, files, text};
use super::terminal::{Format, Stream, Terminal};
use super::vscode;
use super::whole;
use crate::base::error::{Error, Result};
use crate::base::suggest::nearest;
use crate::build::{Session, Snapshot};
use crate::config;
use crate::diag::Severity;
use crate::diag::codes::site::MISSING_PAGE;
use crate::discover::MODEL_FILE;
use crate::model::Model;
use crate::model::schema::LANDING;
use crate::write::{SiteLock, Stale, generate};

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Print the schema of this kind, or of leidraad.yaml, and write nothing
    kind: Option<String>,
    /// Say which files are not up to date, and write nothing
    #[arg(long, conflicts_with = "kind")]
    check: bool,
    /// Set up Visual Studio Code as well, where it is not set up yet
    #[arg(long, conflicts_with_all = ["kind", "check"])]
    vscode: bool,
    /// The language of titles and help; that of the site when left out
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
}

impl Schema {
    /// Writes, prints or compares.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let mut session = Session::open(global.options()?)?;
        let snapshot = whole::load(&mut session, terminal)?;
        if broken(&snapshot, terminal) {
            return Ok(Exit::Findings);
        }
        let language = snapshot.language();
        let words = self.language.as_deref().unwrap_or(language);
        if let Some(kind) = &self.kind {
            terminal.result(one(snapshot.model(), kind, words)?.trim_end());
            return Ok(Exit::Fine);
        }
        let files = files(snapshot.model(), words);
        let _lock = SiteLock::acquire(session.root(), || {
            terminal.note("another leidraad works on this site; waiting for it");
        });
        let stale = generate(session.root(), FOLDER, &files, MARK, !self.check)?;
        for (path, stale) in &stale {
            let word = match stale {
                Stale::New => pick(language, "nieuw", "new"),
                Stale::Changed => pick(language, "gewijzigd", "changed"),
                Stale::Left => pick(language, "vervallen", "no longer made"),
            };
            match self.check {
                true => terminal.result(&format!("{path}: {word}")),
                false => terminal.note(&format!("{path}: {word}")),
            }
        }
        if self.vscode {
            vscode::set_up(session.root(), snapshot.model(), language, true, terminal)?;
        }
        let number =
            count(files.len(), pick(language, "schema", "schema"), pick(language, "schema's", "schemas"));
        if self.check && !stale.is_empty() {
            let run = pick(
                language,
                "de schema's lopen achter bij het model; draai: leidraad schema",
                "the schemas are behind the model; run: leidraad schema",
            );
            terminal.note(run);
            return Ok(Exit::Findings);
        }
        let fine = pick(language, "bijgewerkt", "up to date");
        terminal.note(&format!("{number} {fine}"));
        Ok(Exit::Fine)
    }
}

/// Whether the model or the settings have an error: half a model makes half a schema. Shows what is wrong.
pub(super) fn broken(snapshot: &Snapshot, terminal: &Terminal) -> bool {
    let made_of = [MODEL_FILE, config::FILE];
    let found: Vec<_> = snapshot
        .findings()
        .iter()
        .filter(|found| found.severity == Severity::Error && made_of.contains(&found.span.path.as_str()))
        // What pages the site lacks is no fault of its form.
        .filter(|found| *found.code != MISSING_PAGE)
        .cloned()
        .collect();
    terminal.findings(snapshot, &found, Format::Human, Stream::Err);
    !found.is_empty()
}

/// The schema of one kind or of the settings, as text.
fn one(model: &Model, kind: &str, language: &str) -> Result<String> {
    if kind == config::FILE || kind == "leidraad" && model.kind_named(kind).is_none() {
        return Ok(text(config::schema(language)));
    }
    let documents = model.json_schemas(language);
    let named = documents.iter().find(|document| document.kind == kind && !document.register);
    named.map(|document| text(document.schema.clone())).ok_or_else(|| {
        let kinds = model.kinds.iter().map(|kind| &*kind.name).filter(|name| *name != LANDING);
        let names: Vec<&str> = kinds.chain([config::FILE]).collect();
        let hint = nearest(kind, names.iter().copied(), 1);
        let hint = hint.first().map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
        Error::usage(format!("there is no kind '{kind}'{hint} (there are: {})", names.join(", ")))
    })
}
