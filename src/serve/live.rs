//! The stream of events by which an open page learns that it, its style or the findings changed.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::findings;
use super::page::{Difference, style_addresses};
use super::preview::{Preview, State};
use super::shown::{shown, stamp};
use crate::base::hash::ContentHash;

/// Opens a stream for the page at `path`, whose browser has seen the stamp `seen`. Sends `findings` when
/// those changed (and once at the start), `css` when only style sheets did, `reload` when the page did.
pub fn events(preview: Arc<Preview>, path: String, seen: String) -> Response {
    let (sender, receiver) = mpsc::channel::<Result<Event, Infallible>>(8);
    let mut changes = preview.changes();
    tokio::spawn(async move {
        let mut watcher = Watcher { path, seen, findings: None };
        loop {
            changes.borrow_and_update();
            let state = preview.state();
            let looked = tokio::task::spawn_blocking(move || {
                let events = watcher.look(&state);
                (watcher, events)
            });
            let Ok((back, events)) = looked.await else { return };
            watcher = back;
            for event in events {
                if sender.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = sender.closed() => return,
            }
        }
    });
    let keep = KeepAlive::new().interval(Duration::from_secs(15));
    Sse::new(ReceiverStream::new(receiver)).keep_alive(keep).into_response()
}

struct Watcher {
    path: String,
    seen: String,
    findings: Option<ContentHash>,
}

impl Watcher {
    fn look(&mut self, state: &State) -> Vec<Event> {
        let mut events = Vec::new();
        let shown = shown(state, &self.path);
        let now = stamp(state, &shown.bytes);
        match now.since(&self.seen) {
            Difference::None => {}
            Difference::Styles => {
                let data = json!({"seen": now.text(), "styles": style_addresses(&shown.bytes)});
                events.push(Event::default().event("css").data(data.to_string()));
            }
            Difference::Page => events.push(Event::default().event("reload").data(now.text())),
        }
        self.seen = now.text();
        // A page does not wait for its findings: they come with the next change, which is their own.
        if state.snapshot.known_findings().is_none() {
            return events;
        }
        let findings =
            ContentHash::of(findings::list(state, shown.url.as_ref(), &shown.diagnostics).as_bytes());
        if self.findings != Some(findings) {
            self.findings = Some(findings);
            events.push(Event::default().event("findings").data("changed"));
        }
        events
    }
}
