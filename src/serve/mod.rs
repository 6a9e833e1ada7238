//! The preview: watches the files of a site, reads it anew on any change, and renders a route when a
//! browser asks for it. In go options and a port; out comes HTTP on this machine. Writes nothing to
//! disk, and no path of a request ever reaches the file system: there are only routes.

mod about;
mod answer;
mod checker;
mod dashboard;
mod findings;
mod guard;
mod live;
mod news;
mod page;
mod place;
mod preview;
mod request;
mod server;
mod shown;
mod watch;
mod words;

pub use news::News;
pub use server::{Ended, Settings, serve};
