//! The preview's life: first reading, listening, reading again on every change, until stopped.

use std::net::{IpAddr, SocketAddr, TcpListener, UdpSocket};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;

use super::answer::answer;
use super::checker::Checker;
use super::guard::Guard;
use super::news::{News, Tell};
use super::preview::Preview;
use super::request::encoded;
use super::watch::Watch;
use crate::base::error::{Error, Result};
use crate::build::{Options, Session};
use crate::discover::Changes;

/// How many ports are tried after the one that was asked for.
const PORTS: u16 = 100;

/// How to serve.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Where to listen.
    pub interface: IpAddr,
    /// The first port to try.
    pub port: u16,
    /// Whether to try no other.
    pub strict_port: bool,
    /// Whether to open a browser.
    pub open: bool,
    /// Whether to look for changes instead of being told.
    pub poll: bool,
}

/// How many pages are made at once: more would wait for each other, and each thread keeps memory of its own.
const RENDERERS: usize = 4;

/// How often a site that could not be read is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// Why serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A person stopped it.
    Interrupted,
}

/// Serves the site until stopped. Faults in the site are told and never end it; only a site that cannot
/// be found or a port that cannot be had is an error.
pub fn serve(
    options: Options,
    settings: Settings,
    tell: impl Fn(News<'_>) + Send + Sync + 'static,
) -> Result<Ended> {
    let tell: Tell = Arc::new(tell);
    let mut session = Session::open(options.clone())?;
    let root = session.root().to_path_buf();
    let listener = listen(settings)?;
    let port = listener.local_addr().map_or(settings.port, |address| address.port());
    let mut note = |text: &str| tell(News::Note(text));
    let mut watch = Watch::start(settings.poll, &mut note);
    let started = Instant::now();
    let snapshot = session.load()?;
    let time = started.elapsed();
    // What changed in the folders while they were read nobody told: they are looked at once more.
    let missed = watch.follow(&snapshot.watched(), &mut note);
    let address = format!("http://{}{}/", authority(settings.interface, port), encoded(snapshot.base_path()));
    let network = in_network(settings.interface)
        .map(|own| format!("http://{}{}/", SocketAddr::new(own, port), encoded(snapshot.base_path())));
    let preview = Arc::new(Preview::new(snapshot.clone()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(RENDERERS)
        .build()
        .map_err(Error::io("start serving from", Path::new(&address)))?;
    let guard = Guard::new(settings.interface);
    // An editor's program finds a file by its whole path.
    let root: Arc<Path> = std::path::absolute(&root).unwrap_or(root).into();
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let shared = Arc::clone(&preview);
        let app = Router::new()
            .fallback(move |request: Request| answer(Arc::clone(&shared), guard, Arc::clone(&root), request));
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        tell(News::Ready { address: &address, network: network.as_deref() });
        if settings.open {
            open(&address);
        }
        let checker =
            Checker::start(Arc::clone(&preview), Arc::clone(&tell)).map_err(std::io::Error::other)?;
        checker.check(snapshot, time, None);
        let mut reader = Reader { options, session, watch, preview, checker, tell, waits: false };
        std::thread::Builder::new().name("reader".into()).spawn(move || reader.run(missed))?;
        tokio::select! {
            served = axum::serve(listener, app) => served.map(|()| Ended::Interrupted),
            stopped = tokio::signal::ctrl_c() => stopped.map(|()| Ended::Interrupted),
        }
    });
    // Open streams of events are not waited for.
    runtime.shutdown_background();
    ended.map_err(Error::io("serve", Path::new(&format!("{}:{port}", settings.interface))))
}

/// Reads the site again whenever something changed, as long as the program runs.
struct Reader {
    options: Options,
    session: Session,
    watch: Watch,
    preview: Arc<Preview>,
    checker: Checker,
    tell: Tell,
    /// Whether the site could not be read, and the last good version stands in.
    waits: bool,
}

impl Reader {
    fn run(&mut self, missed: Changes) {
        let mut changes = missed;
        loop {
            self.read(&changes);
            let tell = &self.tell;
            let longest = self.waits.then_some(RETRY);
            match self.watch.wait(longest, &mut |text| tell(News::Note(text))) {
                Some(more) => changes = more,
                None => return,
            }
        }
    }

    fn read(&mut self, changes: &Changes) {
        if changes.is_empty() && !self.waits {
            return;
        }
        let started = Instant::now();
        let mut fresh = Changes::default();
        let (session, waits) = (&mut self.session, self.waits);
        match catch_unwind(AssertUnwindSafe(|| session.look(changes, &mut fresh))) {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(snapshot))) => {
                self.waits = false;
                let before = self.preview.show(snapshot.clone());
                self.checker.check(snapshot, started.elapsed(), Some(before));
            }
            Ok(Err(error)) => self.trouble(error.to_string(), waits),
            Err(_) => {
                let text = "reading the site failed through a mistake in leidraad; please report it";
                self.trouble(text.to_owned(), waits);
                // What the session remembers may be half done: it starts afresh.
                if let Ok(session) = Session::open(self.options.clone()) {
                    self.session = session;
                }
            }
        }
        let tell = &self.tell;
        let folders = self.preview.state().snapshot.watched();
        fresh.join(self.watch.follow(&folders, &mut |text| tell(News::Note(text))));
        self.watch.again(fresh);
    }

    /// Tells why the site cannot be read, once; the last good version stays up.
    fn trouble(&mut self, text: String, told: bool) {
        self.waits = true;
        if !told || self.preview.state().trouble.as_ref() != Some(&text) {
            (self.tell)(News::Trouble(&text));
            self.preview.trouble(text);
        }
    }
}

/// Takes the port, or the next free one.
fn listen(settings: Settings) -> Result<TcpListener> {
    let last = if settings.strict_port { settings.port } else { settings.port.saturating_add(PORTS) };
    for port in settings.port..=last {
        let address = SocketAddr::new(settings.interface, port);
        match TcpListener::bind(address)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse && port < last => {}
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => break,
            Err(error) => return Err(Error::io("listen at", Path::new(&address.to_string()))(error)),
        }
    }
    Err(Error::usage(format!("port {} is taken; choose another with --port", settings.port)))
}

/// The address as a browser on this machine writes it.
fn authority(interface: IpAddr, port: u16) -> String {
    match interface {
        address if address.is_unspecified() => format!("localhost:{port}"),
        address => SocketAddr::new(address, port).to_string(),
    }
}

/// The address of this machine in its network, when every interface is listened at.
fn in_network(interface: IpAddr) -> Option<IpAddr> {
    // Nothing is sent: the system only says from where it would be. The targets are for documentation.
    let (here, there) = match interface {
        IpAddr::V4(own) if own.is_unspecified() => ("0.0.0.0:0", "192.0.2.1:9"),
        IpAddr::V6(own) if own.is_unspecified() => ("[::]:0", "[2001:db8::1]:9"),
        _ => return None,
    };
    let socket = UdpSocket::bind(here).ok()?;
    socket.connect(there).ok()?;
    socket.local_addr().ok().map(|own| own.ip()).filter(|own| !own.is_loopback())
}

/// Opens a browser, when there is one; that there is none stops nothing.
fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let _ = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_the_network_is_looked_for_only_when_all_of_it_may_ask() {
        for own in ["127.0.0.1", "192.168.1.5", "::1"] {
            assert_eq!(in_network(own.parse().unwrap()), None);
        }
        assert!(in_network("0.0.0.0".parse().unwrap()).is_none_or(|own| !own.is_loopback()));
    }

    #[test]
    fn a_taken_port_gives_the_next_unless_that_is_refused() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let settings = Settings {
            interface: "127.0.0.1".parse().unwrap(),
            port: taken.local_addr().unwrap().port(),
            strict_port: false,
            open: false,
            poll: false,
        };
        assert_ne!(listen(settings).unwrap().local_addr().unwrap().port(), settings.port);
        let error = listen(Settings { strict_port: true, ..settings }).unwrap_err().to_string();
        assert!(error.contains("is taken"), "{error}");
    }
}
