//! `leidraad serve`: a preview that follows what is typed.

use std::net::{IpAddr, Ipv4Addr};

use clap::Args;

use super::exit::Exit;
use super::global::Global;
use super::language::{pick, seconds};
use super::terminal::{Format, Stream, Tally, Terminal};
use crate::base::error::Result;
use crate::build::Options;
use crate::serve::{self, Ended, News, Settings};

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen at; another than the default lets others on the network look
    #[arg(short, long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    interface: IpAddr,
    /// The port; the next free one when it is taken
    #[arg(short, long, default_value_t = 1717)]
    port: u16,
    /// Fail when the port is taken
    #[arg(long)]
    strict_port: bool,
    /// Open the site in a browser
    #[arg(short = 'O', long)]
    open: bool,
    /// Without pages that are not public yet
    #[arg(long)]
    no_drafts: bool,
    /// Look for changes now and then instead of being told, for network folders and containers
    #[arg(long)]
    poll: bool,
}

impl Serve {
    /// Serves until a person stops it.
    pub fn run(self, global: &Global, terminal: &Terminal) -> Result<Exit> {
        let options = Options { drafts: !self.no_drafts, future: !self.no_drafts, ..global.options()? };
        let settings = Settings {
            interface: self.interface,
            port: self.port,
            strict_port: self.strict_port,
            open: self.open,
            poll: self.poll,
        };
        let terminal = *terminal;
        let ended = serve::serve(options, settings, move |news| tell(&terminal, news))?;
        Ok(match ended {
            Ended::Interrupted => Exit::Interrupted,
        })
    }
}

fn tell(terminal: &Terminal, news: News<'_>) {
    match news {
        News::Ready { address, network } => {
            terminal.note(&format!("{address}  (ctrl-c)"));
            if let Some(network) = network {
                terminal.note(network);
            }
        }
        News::Loaded { snapshot, time, changed } => {
            let language = snapshot.language();
            if changed {
                terminal.findings(snapshot, snapshot.findings(), Format::Human, Stream::Err);
            }
            let findings = Tally::of(snapshot.findings()).line(language);
            let findings = findings.map(|line| format!(", {line}")).unwrap_or_default();
            let read = pick(language, "site gelezen", "site read");
            terminal.note(&format!("{read} ({}){findings}", seconds(language, time)));
            if terminal.verbose() {
                let stages = snapshot.stages().named();
                let stages = stages.map(|(name, time)| format!("{name} {:.1} ms", time.as_secs_f64() * 1e3));
                terminal.note(&format!("stages: {}", stages.join(", ")));
            }
        }
        News::Trouble(text) => terminal.error("en", text),
        News::Note(text) => terminal.note(text),
    }
}
