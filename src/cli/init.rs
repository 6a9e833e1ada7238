//! `leidraad init`: a new site that builds, previews and passes `check` as it is. Its files stand
//! below `init/`; nothing is ever written over a file that is there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::clock;
use super::exit::Exit;
use super::global::Global;
use super::language::{of_machine, pick};
use super::terminal::Terminal;
use super::vscode;
use super::{schema, schema_files};
use crate::base::date::Date;
use crate::base::error::{Error, Result};
use crate::build::{Options, Session};
use crate::config;
use crate::write::{generate, linked_folder, write_new};

/// The arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Where; here when left out
    dir: Option<PathBuf>,
    /// The site's title
    #[arg(long)]
    title: Option<String>,
    /// The language of the site and its editors; that of the machine when left out
    #[arg(long, value_parser = ["nl", "en"])]
    language: Option<String>,
    /// Into a folder that is not empty; files that are there stay as they are
    #[arg(short, long)]
    force: bool,
}

/// A file of a new site: where it comes, and what it says.
type Template = (&'static str, &'static str);

const NL: [Template; 10] = [
    ("leidraad.yaml", include_str!("init/nl/leidraad.yaml")),
    ("model.yaml", include_str!("init/nl/model.yaml")),
    ("README.md", include_str!("init/nl/README.md")),
    (".gitignore", include_str!("init/gitignore.txt")),
    ("content/_index.md", include_str!("init/nl/content/_index.md")),
    ("content/onderwerpen/samenwerken.md", include_str!("init/nl/content/onderwerpen/samenwerken.md")),
    ("content/onderwerpen/afspraken.md", include_str!("init/nl/content/onderwerpen/afspraken.md")),
    (
        "content/artikelen/een-gesprek-voorbereiden.md",
        include_str!("init/nl/content/artikelen/een-gesprek-voorbereiden.md"),
    ),
    (
        "content/artikelen/afspraken-vastleggen.md",
        include_str!("init/nl/content/artikelen/afspraken-vastleggen.md"),
    ),
    ("content/paginas/over.md", include_str!("init/nl/content/paginas/over.md")),
];

const EN: [Template; 10] = [
    ("leidraad.yaml", include_str!("init/en/leidraad.yaml")),
    ("model.yaml", include_str!("init/en/model.yaml")),
    ("README.md", include_str!("init/en/README.md")),
    (".gitignore", include_str!("init/gitignore.txt")),
    ("content/_index.md", include_str!("init/en/content/_index.md")),
    ("content/topics/working-together.md", include_str!("init/en/content/topics/working-together.md")),
    ("content/topics/agreements.md", include_str!("init/en/content/topics/agreements.md")),
    ("content/articles/preparing-a-talk.md", include_str!("init/en/content/articles/preparing-a-talk.md")),
    (
        "content/articles/writing-down-agreements.md",
        include_str!("init/en/content/articles/writing-down-agreements.md"),
    ),
    ("content/pages/about.md", include_str!("init/en/content/pages/about.md")),
];

impl Init {
    /// Writes the files of a new site.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let language = self.language.as_deref().unwrap_or_else(|| of_machine().unwrap_or("en"));
        let folder = match (&self.dir, &global.root) {
            (Some(dir), Some(root)) => root.join(dir),
            (Some(dir), None) => dir.clone(),
            (None, root) => root.clone().unwrap_or_else(|| PathBuf::from(".")),
        };
        refuse_a_site(&folder)?;
        if !self.force {
            let there = foreign(&folder)?;
            if let Some(first) = there {
                return Err(Error::usage(format!(
                    "{} is not empty (it holds {first}); choose another folder, or add what is missing with --force",
                    folder.display()
                )));
            }
        }
        let title = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let title = title.unwrap_or(pick(language, "Onze kennisbank", "Our knowledge base"));
        let today = clock::today(global.date)?;
        let templates = if language == "nl" { &NL } else { &EN };
        let own = templates.iter().map(|(name, _)| *name);
        for name in own.chain(vscode::NAMES).chain([schema_files::FIRST]) {
            refuse_what_leads_away(&folder, name)?;
        }
        let mut kept = Vec::new();
        // The configuration comes last: a folder without it is no site yet, and may be tried again.
        for (name, template) in templates.iter().skip(1).chain(templates.first()) {
            if !write_new(&folder.join(name), &filled(name, template, title, today))? {
                kept.push(*name);
            }
        }
        for name in kept {
            let stays =
                pick(language, "is er al en blijft zoals het is", "is there already and stays as it is");
            terminal.note(&format!("{name} {stays}"));
        }
        for_editors(&folder, today, terminal)?;
        let made = pick(language, "De site staat klaar in", "The site is ready in");
        let next = pick(language, "Bekijk hem met", "Look at it with");
        terminal.note(&format!("{made} {}", folder.display()));
        let at =
            if folder == Path::new(".") { String::new() } else { format!(" --root {}", folder.display()) };
        terminal.note(&format!("{next}: leidraad serve --open{at}"));
        Ok(Exit::Fine)
    }
}

/// What helps programs for editing: schemas of the model, and where Visual Studio Code finds them. A model
/// that was there already and cannot be read gets none.
fn for_editors(folder: &Path, today: Date, terminal: &Terminal) -> Result<()> {
    let options = Options { root: Some(folder.to_path_buf()), today: Some(today), ..Options::default() };
    let mut session = Session::open(options)?;
    let snapshot = session.load()?;
    if schema::broken(&snapshot, terminal) {
        return Ok(());
    }
    let files = schema_files::files(snapshot.model(), snapshot.language());
    match generate(session.root(), schema_files::FOLDER, &files, schema_files::MARK, true) {
        // Somebody else's schema stays; the site is a site all the same.
        Err(error) => terminal.note(&error.to_string()),
        Ok(_) => vscode::set_up(session.root(), snapshot.model(), snapshot.language(), false, terminal)?,
    }
    Ok(())
}

/// A template with the title and the day filled in. In YAML the title is quoted.
fn filled(name: &str, template: &str, title: &str, today: Date) -> String {
    let title = match name {
        "README.md" => title.to_owned(),
        _ => serde_json::Value::from(title).to_string(),
    };
    template.replace("{today}", &today.to_string()).replace("{title}", &title)
}

/// Refuses a folder whose configuration is there already: what would be added is half of another site.
fn refuse_a_site(folder: &Path) -> Result<()> {
    let file = folder.join(config::FILE);
    let Ok(found) = file.symlink_metadata() else { return Ok(()) };
    Err(Error::usage(if file.is_file() {
        format!(
            "there is a site here already ({}); nothing was changed; make pages with `leidraad new`, \
             or choose another folder",
            file.display()
        )
    } else {
        let what = if found.is_symlink() { "a link that leads to no file" } else { "not a file" };
        format!("{} is {what}; move it away or choose another folder", file.display())
    }))
}

/// Refuses to write `name` where a folder above it is a link out of `folder`, or no folder.
fn refuse_what_leads_away(folder: &Path, name: &str) -> Result<()> {
    let refuse = |at: &Path, what| Err(Error::usage(format!("{} {what}; nothing was written", at.display())));
    if let Some(link) = linked_folder(folder, name) {
        let inside = |target: &PathBuf| folder.canonicalize().is_ok_and(|real| target.starts_with(real));
        if !link.canonicalize().is_ok_and(|target| inside(&target)) {
            return refuse(&link, "is a link that leads out of the new site");
        }
    }
    let mut at = folder.to_path_buf();
    let parents = name.rsplit_once('/').map_or("", |(parents, _)| parents);
    for part in parents.split('/').filter(|part| !part.is_empty()) {
        at.push(part);
        if at.symlink_metadata().is_ok() && !at.is_dir() {
            return refuse(&at, "must be a folder");
        }
    }
    let file = folder.join(name);
    if file.symlink_metadata().is_ok() && !file.is_file() {
        return refuse(&file, "must be a file");
    }
    Ok(())
}

/// Something in the folder that is not ours to add to; a fresh git repository counts as empty.
fn foreign(folder: &Path) -> Result<Option<String>> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let mut names: Vec<String> = entries
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .filter(|name| name != ".git")
                .collect();
            names.sort();
            Ok(names.into_iter().next())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", folder)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_new_site_is_good_yaml_whatever_the_title() {
        let today = crate::base::date::parse("2026-11-23").unwrap();
        for (name, template) in NL.iter().chain(&EN) {
            let text = filled(name, template, "Zorg: \"samen\" #1", today);
            let yaml = match text.strip_prefix("---\n") {
                Some(rest) => rest.split("\n---").next().unwrap(),
                None if name.ends_with(".yaml") => &text,
                None => continue,
            };
            let value: serde_yaml::Value =
                serde_yaml::from_str(yaml).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(value.is_mapping(), "{name}");
            assert!(!text.contains("{title}") && !text.contains("{today}"), "{name}");
        }
    }

    #[test]
    fn a_folder_with_only_a_fresh_repository_is_empty() {
        let place = tempfile::TempDir::new().unwrap();
        assert_eq!(foreign(place.path()).unwrap(), None);
        fs::create_dir(place.path().join(".git")).unwrap();
        assert_eq!(foreign(place.path()).unwrap(), None);
        fs::write(place.path().join("notes.txt"), "").unwrap();
        assert_eq!(foreign(place.path()).unwrap().as_deref(), Some("notes.txt"));
        assert_eq!(foreign(&place.path().join("absent")).unwrap(), None);
    }
}
