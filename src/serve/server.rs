//! The preview's life: first reading, listening, reading again on every change, until stopped.

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;

use super::answer::answer;
use super::guard::Guard;
use super::preview::Preview;
use super::request::encoded;
use super::watch::Watch;
use crate::base::error::{Error, Result};
use crate::build::{Options, Session, Snapshot};

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

/// What there is to tell while serving.
pub enum News<'a> {
    /// The preview answers at this address.
    Ready { address: &'a str },
    /// The site was read; `changed` tells whether its findings did.
    Loaded { snapshot: &'a Snapshot, time: Duration, changed: bool },
    /// Reading failed altogether; the last good version stays up.
    Trouble(&'a str),
    /// Something worth knowing.
    Note(&'a str),
}

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
    tell: impl Fn(News<'_>) + Send + 'static,
) -> Result<Ended> {
    let mut session = Session::open(options.clone())?;
    let root = session.root().to_path_buf();
    let listener = listen(settings)?;
    let port = listener.local_addr().map_or(settings.port, |address| address.port());
    let mut note = |text: &str| tell(News::Note(text));
    // Watching starts before reading: a change made while reading is not missed.
    let watch = Watch::start(session.root(), settings.poll, &mut note);
    let mut watch =
        watch.map_err(|error| Error::usage(format!("could not watch the site's folders: {error}")))?;
    watch.follow(&[session.root().to_path_buf()], &mut note);
    let started = Instant::now();
    let snapshot = session.load()?;
    tell(News::Loaded { snapshot: &snapshot, time: started.elapsed(), changed: true });
    watch.follow(&snapshot.watched(), &mut note);
    let address = format!("http://{}{}/", authority(settings.interface, port), encoded(snapshot.base_path()));
    let preview = Arc::new(Preview::new(snapshot));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
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
        tell(News::Ready { address: &address });
        if settings.open {
            open(&address);
        }
        std::thread::Builder::new()
            .name("reader".into())
            .spawn(move || read_on_change(options, session, watch, &preview, tell))?;
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
fn read_on_change(
    options: Options,
    mut session: Session,
    mut watch: Watch,
    preview: &Preview,
    tell: impl Fn(News<'_>),
) {
    let mut note = |text: &str| tell(News::Note(text));
    while watch.wait() {
        // Folders that came anew are watched before they are read.
        watch.follow(&preview.state().snapshot.watched(), &mut note);
        let started = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| session.load())) {
            Ok(Ok(snapshot)) => {
                let before = preview.state();
                let changed = before.trouble.is_some() || before.snapshot.findings() != snapshot.findings();
                tell(News::Loaded { snapshot: &snapshot, time: started.elapsed(), changed });
                watch.follow(&snapshot.watched(), &mut note);
                preview.show(snapshot);
            }
            Ok(Err(error)) => trouble(preview, &tell, error.to_string()),
            Err(_) => {
                let text = "reading the site failed through a mistake in leidraad; please report it";
                trouble(preview, &tell, text.to_owned());
                // What the session remembers may be half done: it starts afresh.
                if let Ok(fresh) = Session::open(options.clone()) {
                    session = fresh;
                }
            }
        }
    }
}

fn trouble(preview: &Preview, tell: &impl Fn(News<'_>), text: String) {
    tell(News::Trouble(&text));
    preview.trouble(text);
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
