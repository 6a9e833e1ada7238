//! The command line: arguments to one command to an exit code. One file a command; each reads its own
//! arguments, calls the rooms below, and says what came of it. Knows nothing of how a site is made.

mod build;
mod check;
mod clean;
mod clock;
mod completion;
mod exit;
mod explain;
mod fix;
mod global;
mod impact;
mod init;
mod language;
mod list;
mod lock;
mod mv;
mod new;
mod progress;
mod schema;
mod schema_files;
mod serve;
mod terminal;
mod vscode;
mod whole;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::base::error::Result;
use exit::Exit;
use global::Global;
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
    /// List pages: drafts, scheduled ones, those due for review, those that nobody leads to, those with a finding
    List(list::List),
    /// Move or rename a page or a folder, and rewrite what refers to it
    Mv(mv::Mv),
    /// Show who depends on a page, and what would break without it
    Impact(impact::Impact),
    /// Write the content model as JSON Schema, for editors' programs
    Schema(schema::Schema),
    /// Add the addresses that the site publishes to urls.lock, which guards them
    Lock(lock::Lock),
    /// Explain a code such as broken-wikilink; list all codes without one
    Explain(explain::Explain),
    /// Print the completions for a shell
    Completion(completion::Completion),
    /// Remove what leidraad wrote: the output and the cache
    Clean(clean::Clean),
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
            let language = arguments.global.language();
            terminal.error(&language, &error.text(&language));
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
            Command::List(command) => command.run(global, terminal),
            Command::Mv(command) => command.run(global, terminal),
            Command::Impact(command) => command.run(global, terminal),
            Command::Schema(command) => command.run(global, terminal),
            Command::Lock(command) => command.run(global, terminal),
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
