//! The stream of events by which an open page learns that it, its style or the findings changed.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::page::{picture_addresses, style_addresses};
use super::place::Reach;
use super::preview::{Preview, State};
use super::shown::{picture, shown, stamp};
use super::{about, dashboard, findings};
use crate::base::hash::ContentHash;

/// Opens a stream for the page at `path`, whose browser has seen the stamp `seen`. Sends `findings` and
/// `about` when those changed (and once at the start), `css` when style sheets did, `pictures` when
/// pictures did, `reload` when the page itself did. The dashboard gets `reload` only.
pub fn events(preview: Arc<Preview>, reach: Reach, path: String, seen: String) -> Response {
    let (sender, receiver) = mpsc::channel::<Result<Event, Infallible>>(8);
    let mut changes = preview.changes();
    tokio::spawn(async move {
        let mut watcher = Watcher { path, seen, reach, findings: None, about: None };
        loop {
            changes.borrow_and_update();
            let state = preview.state();
            // That the page changed is told at once; what stands beside it after that.
            for look in [Watcher::look_at_page, Watcher::look_beside] {
                let state = Arc::clone(&state);
                let looked = tokio::task::spawn_blocking(move || {
                    let events = look(&mut watcher, &state);
                    (watcher, events)
                });
                let Ok((back, events)) = looked.await else { return };
                watcher = back;
                for event in events {
                    if sender.send(Ok(event)).await.is_err() {
                        return;
                    }
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
    reach: Reach,
    findings: Option<ContentHash>,
    about: Option<ContentHash>,
}

impl Watcher {
    fn look_at_page(&mut self, state: &State) -> Vec<Event> {
        if self.path == dashboard::ADDRESS {
            return self.look_at_dashboard(state);
        }
        let mut events = Vec::new();
        let shown = shown(state, &self.path);
        let now = stamp(state, &shown.bytes);
        let difference = now.since(&self.seen);
        if difference.page {
            events.push(Event::default().event("reload").data(now.text()));
        }
        if difference.styles {
            let data = json!({"seen": now.text(), "styles": style_addresses(&shown.bytes)});
            events.push(Event::default().event("css").data(data.to_string()));
        }
        if difference.pictures {
            let pictures: Vec<_> = picture_addresses(&shown.bytes)
                .into_iter()
                .filter_map(|address| {
                    let version = ContentHash::of(picture(state, &address)?.as_bytes()).short(16);
                    Some((address, version))
                })
                .collect();
            let data = json!({"seen": now.text(), "pictures": pictures});
            events.push(Event::default().event("pictures").data(data.to_string()));
        }
        self.seen = now.text();
        events
    }

    fn look_beside(&mut self, state: &State) -> Vec<Event> {
        if self.path == dashboard::ADDRESS {
            return Vec::new();
        }
        let mut events = Vec::new();
        let shown = shown(state, &self.path);
        let about = ContentHash::of(about::about(state, &self.reach, shown.url.as_ref()).as_bytes());
        if self.about != Some(about) {
            self.about = Some(about);
            events.push(Event::default().event("about").data("changed"));
        }
        // A page does not wait for its findings: they come with the next change, which is their own.
        if state.snapshot.known_findings().is_none() {
            return events;
        }
        let findings = findings::list(state, &self.reach, shown.url.as_ref(), &shown.diagnostics);
        let findings = ContentHash::of(findings.as_bytes());
        if self.findings != Some(findings) {
            self.findings = Some(findings);
            events.push(Event::default().event("findings").data("changed"));
        }
        events
    }

    fn look_at_dashboard(&mut self, state: &State) -> Vec<Event> {
        // What it lists is worked out beside the preview's own work; it changes once that is done.
        if state.snapshot.known_findings().is_none() && state.trouble.is_none() {
            return Vec::new();
        }
        let now = dashboard::page(state, &self.reach).seen;
        if std::mem::replace(&mut self.seen, now.clone()) == now {
            return Vec::new();
        }
        vec![Event::default().event("reload").data(now)]
    }
}
