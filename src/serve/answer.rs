//! One request, one answer.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, LOCATION};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;

use super::guard::Guard;
use super::page::with_script;
use super::place::{self, Reach};
use super::preview::{Preview, State};
use super::request::{self, Asked};
use super::shown::{Shown, address, missing, render, shown, stamp};
use super::{about, dashboard, findings, live};
use crate::base::paths::UrlPath;

const POLICY: &str = "content-security-policy";
const TEXT: &str = "text/plain; charset=utf-8";

/// Answers a request. Rendering happens on a thread of its own, so that a slow page holds up no other.
pub async fn answer(preview: Arc<Preview>, guard: Guard, root: Arc<Path>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    if let Err(why) = guard.check(&parts.uri, &parts.headers) {
        return respond(StatusCode::FORBIDDEN, TEXT, why.as_bytes().to_vec());
    }
    if parts.method != Method::GET && parts.method != Method::HEAD {
        let mut response = respond(StatusCode::METHOD_NOT_ALLOWED, TEXT, b"only GET and HEAD".to_vec());
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let state = preview.state();
    let query = parts.uri.query();
    match request::asked(parts.uri.path(), state.snapshot.base_path()) {
        Asked::Nothing => respond(StatusCode::NOT_FOUND, TEXT, b"no such address".to_vec()),
        Asked::Elsewhere(address) => redirect(&address, query),
        Asked::Own(name) => {
            if let Err(why) = guard.check_own(&parts.headers) {
                return respond(StatusCode::FORBIDDEN, TEXT, why.as_bytes().to_vec());
            }
            own(preview, Reach::of(peer, &root), &name, query).await
        }
        Asked::Page(url) => {
            let query = query.map(str::to_owned);
            blocking(move || page(&state, &url, query.as_deref())).await
        }
    }
}

/// The preview's own addresses, below `/_leidraad/`.
async fn own(preview: Arc<Preview>, reach: Reach, name: &str, query: Option<&str>) -> Response {
    // One script of several files, each of which sees what those before it declare.
    const SCRIPT: &str = concat!(
        "(() => {\n'use strict';\nconst css = `",
        include_str!("browser/live.css"),
        "`;\n",
        include_str!("browser/stream.js"),
        include_str!("browser/reload.js"),
        include_str!("browser/corner.js"),
        include_str!("browser/findings.js"),
        include_str!("browser/about.js"),
        include_str!("browser/start.js"),
        "})();\n"
    );
    const DASHBOARD: &str = concat!(include_str!("browser/stream.js"), include_str!("browser/dashboard.js"));
    const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
    const CSS: &str = "text/css; charset=utf-8";
    let page = request::parameter(query, "page").unwrap_or_else(|| "/".to_owned());
    match name {
        "live.js" => respond(StatusCode::OK, JAVASCRIPT, SCRIPT.into()),
        "dashboard.js" => respond(StatusCode::OK, JAVASCRIPT, DASHBOARD.into()),
        "dashboard.css" => respond(StatusCode::OK, CSS, include_str!("browser/dashboard.css").into()),
        "" => {
            blocking(move || {
                let page = dashboard::page(&preview.state(), &reach);
                let mut response =
                    respond(StatusCode::OK, "text/html; charset=utf-8", page.html.into_bytes());
                response
                    .headers_mut()
                    .insert(HeaderName::from_static(POLICY), HeaderValue::from_static(dashboard::POLICY));
                response
            })
            .await
        }
        "page.json" => {
            blocking(move || {
                let state = preview.state();
                let url = address(&state, &page);
                respond(StatusCode::OK, "application/json", about::about(&state, &reach, url.as_ref()).into())
            })
            .await
        }
        "findings.json" => {
            blocking(move || {
                let state = preview.state();
                let shown = shown(&state, &page);
                let list = findings::list(&state, &reach, shown.url.as_ref(), &shown.diagnostics);
                respond(StatusCode::OK, "application/json", list.into_bytes())
            })
            .await
        }
        "events" => {
            let seen = request::parameter(query, "seen").unwrap_or_default();
            headers(live::events(preview, reach, page, seen))
        }
        _ => respond(StatusCode::NOT_FOUND, TEXT, b"no such address".to_vec()),
    }
}

async fn blocking(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        respond(
            StatusCode::INTERNAL_SERVER_ERROR,
            TEXT,
            b"leidraad made a mistake; please report it".to_vec(),
        )
    })
}

fn page(state: &State, url: &UrlPath, query: Option<&str>) -> Response {
    let shown = match render(state, url) {
        Some(rendered) => Shown::at(Some(url), &rendered),
        None => match elsewhere(state, url) {
            Some(address) => return redirect(&address, query),
            None => missing(state),
        },
    };
    let mut bytes = shown.bytes;
    if shown.content_type.starts_with("text/html") {
        let stamp = stamp(state, &bytes);
        let (site, language) = (state.snapshot.site(), state.snapshot.language());
        let shown = site.routes().get(url).and_then(place::page_of);
        let banner = shown.and_then(|page| about::banner(site, page, language, state.snapshot.today()));
        bytes = with_script(bytes, &stamp, language, banner.as_deref());
    }
    respond(shown.status, &shown.content_type, bytes)
}

/// The folder that was meant: `/a` for `/a/`, `/a/index.html` for `/a/`.
fn elsewhere(state: &State, url: &UrlPath) -> Option<String> {
    let path = url.as_str();
    let folder = match path.strip_suffix("index.html") {
        Some(folder) if folder.ends_with('/') => folder.to_owned(),
        _ if path.ends_with('/') => return None,
        _ => format!("{path}/"),
    };
    render(state, &UrlPath::new(&folder))?;
    Some(request::encoded(&format!("{}{folder}", state.snapshot.base_path())))
}

fn redirect(address: &str, query: Option<&str>) -> Response {
    let address = query.map_or_else(|| address.to_owned(), |query| format!("{address}?{query}"));
    let mut response = respond(StatusCode::TEMPORARY_REDIRECT, TEXT, Vec::new());
    if let Ok(value) = HeaderValue::try_from(address) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

fn respond(status: StatusCode, content_type: &str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let content_type = HeaderValue::try_from(content_type);
    let unknown = HeaderValue::from_static("application/octet-stream");
    response.headers_mut().insert(CONTENT_TYPE, content_type.unwrap_or(unknown));
    headers(response)
}

/// The headers of every answer: nothing is kept, nothing is guessed, nothing comes from elsewhere.
fn headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    headers.insert(
        HeaderName::from_static(POLICY),
        // A frame of another site could make a person click on what they do not see.
        HeaderValue::from_static("default-src 'self'; frame-ancestors 'self'"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_may_stand_in_a_frame_of_another_site() {
        let response = respond(StatusCode::OK, TEXT, Vec::new());
        let policy = response.headers().get("content-security-policy").unwrap().to_str().unwrap();
        assert!(
            policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'self'"),
            "{policy}"
        );
    }
}
