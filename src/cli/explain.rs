//! `leidraad explain`: what a code stands for and what to do about it.

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{of_machine, pick};
use super::terminal::Terminal;
use crate::base::error::{Error, Result};
use crate::base::suggest::nearest;
use crate::build::Session;
use crate::diag::codes;
use crate::diag::{CodeRow, Severity};

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code, as findings show it
    code: Option<String>,
    /// nl or en; that of the site or the machine when left out
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
}

impl Explain {
    /// Prints one explanation, or a line for every code.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let language = self.language.clone().unwrap_or_else(|| language(global));
        let Some(code) = &self.code else {
            let width = codes::all().map(|row| row.name.len()).max().unwrap_or(0);
            for row in codes::all() {
                let about = first_sentence(row.explain.get(&language));
                terminal.result(&format!("{:width$}  {:<8}  {about}", row.name, word(row, &language)));
            }
            return Ok(Exit::Fine);
        };
        let Some(row) = codes::all().find(|row| row.name == code) else {
            let near = nearest(code, codes::all().map(|row| row.name), 1);
            let hint = near.first().map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            return Err(Error::usage(format!(
                "there is no code '{code}'{hint} (leidraad explain lists all codes)"
            )));
        };
        terminal.result(&format!(
            "{} ({})\n\n{}",
            row.name,
            word(row, &language),
            row.explain.get(&language)
        ));
        Ok(Exit::Fine)
    }
}

/// The site's language when there is a site here, else the machine's, else English.
fn language(global: &Global) -> String {
    let site = global.options().and_then(Session::open).and_then(|mut session| session.load());
    match site {
        Ok(snapshot) => snapshot.language().to_owned(),
        Err(_) => of_machine().unwrap_or("en").to_owned(),
    }
}

fn word(row: &CodeRow, language: &str) -> &'static str {
    match row.severity {
        Severity::Error => pick(language, "fout", "error"),
        Severity::Warning => pick(language, "let op", "warning"),
        Severity::Advice => pick(language, "advies", "advice"),
        Severity::Off => pick(language, "uit", "off"),
    }
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |at| &text[..at]).trim_end_matches('.')
}
