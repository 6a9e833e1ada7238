//! The command line: arguments to one command to an exit code. One file a command; each reads its own
//! arguments, calls the rooms below, and says what came of it. Knows nothing of how a site is made.

mod build;
mod check;
mod clean;
mod clock;
mod completion;
mod explain;
mod init;
mod language;
mod new;
mod progress;
mod serve;
mod terminal;
mod whole;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::base::date::{self, Date};
use crate::base::error::Result;
use crate::build::Options;
use terminal::Terminal;

/// Compiles a folder of Markdown pages into a cross-linked site, through the content model it declares
#[derive(Debug, Parser)]
#[command(name = "leidraad", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands, before or after its name.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// The site's folder; searched upward from here when left out
    #[arg(short, long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The configuration file, instead of searching for leidraad.yaml
    #[arg(short, long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Colours in what is printed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: clap::ColorChoice,
    /// Build as if today were this day
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
}

impl Global {
    /// The part of reading a site that is the same for all commands.
    fn options(&self) -> Result<Options> {
        Ok(Options {
            root: self.root.clone(),
            config: self.config.clone(),
            today: Some(clock::today(self.date)?),
            ..Options::default()
        })
    }
}

fn day(text: &str) -> std::result::Result<Date, String> {
    date::parse(text).ok_or_else(|| "not a day such as 2026-11-23".into())
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new site that builds as it is
    Init(init::Init),
    /// Make a new page, with every required field in it
    New(new::New),
    /// Preview the site; pages follow what you type
    #[command(visible_alias = "server")]
    Serve(serve::Serve),
    /// Write the site
    Build(build::Build),
    /// Show everything that is wrong, and write nothing
    Check(check::Check),
    /// Explain a code such as broken-wikilink; list all codes without one
    Explain(explain::Explain),
    /// Print the completions for a shell
    Completion(completion::Completion),
    /// Remove what leidraad wrote: the output and the cache
    Clean(clean::Clean),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Fine,
    /// The site's files have faults.
    Findings,
    /// A person stopped it.
    Interrupted,
}

/// Runs one command. The code is 0 when all is well, 1 for faults in the site's files, 2 for wrong usage
/// or a machine that failed, 130 when a person stopped it.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // clap prints help and version to stdout with code 0, faults of usage to stderr with 2.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let terminal = Terminal::new(&arguments.global);
    match arguments.command.run(&arguments.global, &terminal) {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Ok(Exit::Interrupted) => ExitCode::from(130),
        Err(error) => {
            terminal.error(&error.to_string());
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        match self {
            Command::Init(command) => command.run(global, terminal),
            Command::New(command) => command.run(global, terminal),
            Command::Serve(command) => command.run(global, terminal),
            Command::Build(command) => command.run(global, terminal),
            Command::Check(command) => command.run(global, terminal),
            Command::Explain(command) => command.run(global, terminal),
            Command::Completion(command) => command.run(Arguments::command(), terminal),
            Command::Clean(command) => command.run(global, terminal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn global_flags_stand_before_or_after_the_verb() {
        for line in ["leidraad -r x check", "leidraad check -r x"] {
            let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
            assert_eq!(arguments.global.root.as_deref(), Some(std::path::Path::new("x")));
        }
        assert!(Arguments::try_parse_from("leidraad --date 2026-02-30 check".split(' ')).is_err());
        assert!(Arguments::try_parse_from("leidraad server -O".split(' ')).is_ok());
    }
}
