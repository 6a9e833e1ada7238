//! `leidraad completion`: what a shell needs to complete our words.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::exit::Exit;
use super::terminal::Terminal;
use crate::base::error::Result;

/// The arguments of `completion`.
#[derive(Debug, Args)]
pub struct Completion {
    /// Which shell
    shell: Shell,
}

impl Completion {
    /// Prints the script.
    pub fn run(self, mut command: Command, terminal: &Terminal) -> Result<Exit> {
        let mut script = Vec::new();
        generate(self.shell, &mut command, "leidraad", &mut script);
        terminal.result(String::from_utf8_lossy(&script).trim_end());
        Ok(Exit::Fine)
    }
}
