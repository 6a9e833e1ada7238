//! `leidraad list`: work lists of a site's pages. Every list comes from one reading of the site, as the
//! public would see it, in the order of the files.

use std::collections::BTreeSet;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use serde_json::json;

use super::exit::Exit;
use super::global::Global;
use super::language::{count, pick};
use super::terminal::Terminal;
use super::whole;
use crate::base::date::Date;
use crate::base::error::Result;
use crate::build::{Session, Snapshot};
use crate::diag::{CodeRow, codes};
use crate::site::{PageIx, Site};

/// The arguments of `list`.
#[derive(Debug, Args)]
pub struct List {
    /// Which pages: a list, or the code of a finding, for the pages that have it
    #[arg(value_parser = which())]
    which: Which,
    /// How they are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which pages.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Which {
    Drafts,
    Future,
    Expired,
    Stale,
    Orphans,
    Pages,
    /// Those with a finding of this code.
    Found(&'static CodeRow),
}

/// The lists by name, and what is in them.
const LISTS: [(&str, Which, &str); 6] = [
    ("drafts", Which::Drafts, "In a state that is not public"),
    ("future", Which::Future, "Public as soon as their day of publication comes"),
    ("expired", Which::Expired, "Public, and their day of review has passed"),
    ("stale", Which::Stale, "Public, and due for review now or soon"),
    ("orphans", Which::Orphans, "Public, and nothing on the site leads to them"),
    ("pages", Which::Pages, "All of them"),
];

/// Lists and codes; the codes are not shown among the lists, being many.
fn which() -> impl TypedValueParser<Value = Which> {
    let lists = LISTS.iter().map(|(name, _, help)| PossibleValue::new(*name).help(*help));
    let found = codes::all().map(|row| PossibleValue::new(row.name).hide(true));
    PossibleValuesParser::new(lists.chain(found).collect::<Vec<_>>()).map(|name| {
        let list = LISTS.iter().find(|(known, ..)| *known == name).map(|(_, which, _)| *which);
        let row = || codes::all().find(|row| row.name == name).map(Which::Found);
        list.or_else(row).unwrap_or(Which::Pages)
    })
}

/// How the list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line for every page
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
    /// For spreadsheets, with a line of names above
    Csv,
}

impl List {
    /// Prints the list.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let mut session = Session::open(global.options()?)?;
        let snapshot = whole::load(&mut session, terminal)?;
        let site = snapshot.site();
        let found: BTreeSet<PageIx> = match self.which {
            Which::Found(row) => {
                let of_code = snapshot.findings().iter().filter(|found| found.code == row);
                of_code.filter_map(|found| site.page_around(&found.span)).collect()
            }
            _ => BTreeSet::new(),
        };
        let rows: Vec<Row> = (0..)
            .zip(&site.pages)
            .filter(|(ix, _)| self.which.holds(site, *ix, snapshot.today(), &found))
            .map(|(ix, _)| Row::of(&snapshot, ix))
            .collect();
        match self.format {
            Format::Human => rows.iter().for_each(|row| terminal.result(&row.human())),
            Format::Json => rows.iter().for_each(|row| terminal.result(&row.json())),
            Format::Csv => {
                terminal.result(&NAMES.join(","));
                rows.iter().for_each(|row| terminal.result(&row.csv()));
            }
        }
        let language = snapshot.language();
        let (one, many) = (pick(language, "pagina", "page"), pick(language, "pagina's", "pages"));
        terminal.note(&count(rows.len(), one, many));
        Ok(Exit::Fine)
    }
}

impl Which {
    fn holds(self, site: &Site, ix: PageIx, today: Date, found: &BTreeSet<PageIx>) -> bool {
        let page = site.page(ix);
        let (landing, state) = (page.parsed.landing, site.state(ix));
        match self {
            Which::Drafts => !landing && !state.public,
            Which::Future => state.public && page.scheduled,
            Which::Expired | Which::Stale => {
                let days = i64::from(site.model.lifecycle.warn_days_before);
                let due = page.parsed.checked.builtins.review_due;
                let near = |due: Date| match self {
                    Which::Expired => due < today,
                    _ => i64::from((due - today).get_days()) <= days,
                };
                site.is_public(ix) && !state.withdrawn && due.is_some_and(near)
            }
            Which::Orphans => site.is_orphan(ix, &|page| site.is_public(page)),
            Which::Pages => true,
            Which::Found(_) => found.contains(&ix),
        }
    }
}

/// The names of a row's members, in order.
const NAMES: [&str; 8] = ["file", "kind", "id", "language", "title", "state", "published", "due"];

/// One page of a list.
struct Row {
    /// The state and the days, for people.
    about: Vec<String>,
    /// The members, in the order of `NAMES`; "" for what the page does not have.
    texts: [String; 8],
}

impl Row {
    fn of(snapshot: &Snapshot, ix: PageIx) -> Row {
        let (site, language) = (snapshot.site(), snapshot.language());
        let parsed = &site.page(ix).parsed;
        let (builtins, state) = (&parsed.checked.builtins, site.state(ix));
        // The page of a folder has no kind of the site's own, and is always public.
        let own = |text: &str| if parsed.landing { String::new() } else { text.to_owned() };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let (published, due) = (day(builtins.published), day(builtins.review_due));
        let about = [
            ("", own(state.label.get(language))),
            (pick(language, "gepubliceerd op ", "published "), published.clone()),
            (pick(language, "te herzien op ", "review due "), due.clone()),
        ];
        let said = about.into_iter().filter(|(_, text)| !text.is_empty());
        Row {
            about: said.map(|(word, text)| format!("{word}{text}")).collect(),
            texts: [
                parsed.source.path.to_string(),
                own(&parsed.id.kind),
                parsed.id.id.to_string(),
                parsed.id.language.to_string(),
                builtins.title.clone(),
                own(&state.name),
                published,
                due,
            ],
        }
    }

    fn human(&self) -> String {
        let [file, _, _, _, title, ..] = &self.texts;
        let about =
            if self.about.is_empty() { String::new() } else { format!(" ({})", self.about.join(", ")) };
        // What a title can hold must not steer the terminal.
        format!("{file}  {title}{about}").replace(char::is_control, " ")
    }

    fn json(&self) -> String {
        let member = |text: &String| if text.is_empty() { json!(null) } else { json!(text) };
        let members = NAMES.iter().zip(&self.texts);
        let object: serde_json::Map<_, _> =
            members.map(|(name, text)| ((*name).to_owned(), member(text))).collect();
        serde_json::Value::Object(object).to_string()
    }

    fn csv(&self) -> String {
        let cells = self.texts.iter().map(|text| {
            let plain = !text.contains(['"', ',', '\n', '\r']);
            if plain { text.clone() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
        });
        cells.collect::<Vec<_>>().join(",")
    }
}
