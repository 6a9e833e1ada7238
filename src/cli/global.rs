//! What every command understands, and what follows from it for reading a site.

use std::env;
use std::path::PathBuf;

use clap::Args;

use super::clock;
use crate::base::date::{self, Date};
use crate::base::error::Result;
use crate::build::Options;

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
