//! What every command understands, and what follows from it for reading a site.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{clock, language};
use crate::base::date::{self, Date};
use crate::base::error::Result;
use crate::build::Options;
use crate::{config, discover};

/// What every command understands, before or after its name.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Global {
    /// The site's folder; searched upward from here when left out
    #[arg(short, long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The configuration file, instead of searching for leidraad.yaml
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// Colours in what is printed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: clap::ColorChoice,
    /// Build as if today were this day
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) date: Option<Date>,
}

impl Global {
    /// The language of the site that was asked for, for what is told when it cannot be read or written; without a
    /// site the machine's.
    pub(super) fn language(&self) -> String {
        let start = self.root.as_deref().unwrap_or(Path::new("."));
        let file = discover::find(start, self.config.as_deref()).ok();
        let source = file.and_then(|file| discover::config_source(&file).ok());
        let Some((source, _)) = source else { return language::of_machine().unwrap_or("en").into() };
        config::read(&source, self.date.unwrap_or_default()).0.language().to_string()
    }

    /// The part of reading a site that is the same for all commands.
    pub(super) fn options(&self) -> Result<Options> {
        Ok(Options {
            root: self.root.clone(),
            config: self.config.clone(),
            base_url: env::var("LEIDRAAD_BASE_URL").ok().filter(|url| !url.is_empty()),
            today: Some(clock::today(self.date)?),
            ..Options::default()
        })
    }
}

fn day(text: &str) -> std::result::Result<Date, String> {
    date::parse(text).ok_or_else(|| "not a day such as 2026-11-23".into())
}
