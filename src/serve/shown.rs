//! What a browser gets to see at an address: a route rendered, or what stands in its place.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::http::StatusCode;

use super::page::Stamp;
use super::preview::State;
use super::request::{self, Asked};
use crate::base::hash::ContentHash;
use crate::base::paths::UrlPath;
use crate::build::Rendered;
use crate::diag::Diagnostic;
use crate::site::Route;

/// What a browser gets to see at an address.
pub struct Shown {
    /// How the answer begins.
    pub status: StatusCode,
    /// The address; `None` when the site has no such address.
    pub url: Option<UrlPath>,
    /// The bytes, as the published site would have them.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub content_type: String,
    /// Found while rendering.
    pub diagnostics: Vec<Diagnostic>,
}

impl Shown {
    /// What a route gave.
    pub fn at(url: Option<&UrlPath>, rendered: &Rendered) -> Shown {
        Shown {
            status: StatusCode::OK,
            url: url.cloned(),
            bytes: rendered.bytes.clone(),
            content_type: rendered.content_type.clone(),
            diagnostics: rendered.diagnostics.clone(),
        }
    }
}

/// What stands at `path`, as the browser's address bar has it.
pub fn shown(state: &State, path: &str) -> Shown {
    match request::asked(path, state.snapshot.base_path()) {
        Asked::Page(url) => match render(state, &url) {
            Some(rendered) => Shown::at(Some(&url), &rendered),
            None => missing(state),
        },
        _ => missing(state),
    }
}

/// The stamp of what a browser sees.
pub fn stamp(state: &State, html: &[u8]) -> Stamp {
    let content = |address: &str| Some(render(state, &self::address(state, address)?)?.bytes.clone());
    Stamp::of(html, content, |address| picture(state, address))
}

/// What tells one version of a picture from another: of a file of the site its size and time, so that no
/// large file is read for it.
pub fn picture(state: &State, address: &str) -> Option<String> {
    let url = self::address(state, address)?;
    let site = state.snapshot.site();
    if let Route::Asset(path) = site.routes().get(&url)? {
        let file = std::fs::metadata(&site.assets.get(path)?.file).ok()?;
        return Some(format!("{}-{:?}", file.len(), file.modified().ok()));
    }
    Some(ContentHash::of(&render(state, &url)?.bytes).short(16))
}

/// The address of the site that a link on a page of it means.
pub fn address(state: &State, address: &str) -> Option<UrlPath> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match request::asked(path, state.snapshot.base_path()) {
        Asked::Page(url) => Some(url),
        _ => None,
    }
}

/// A route; a failure or a panic in it becomes a page that says so, so that the preview lives on.
pub fn render(state: &State, url: &UrlPath) -> Option<Arc<Rendered>> {
    let why = match catch_unwind(AssertUnwindSafe(|| state.render(url))) {
        Ok(Ok(rendered)) => return rendered,
        Ok(Err(error)) => error.to_string(),
        Err(_) => "leidraad made a mistake while making this page; please report it".to_owned(),
    };
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    Some(Arc::new(Rendered {
        bytes: format!("<!doctype html><meta charset=utf-8><title>leidraad</title><body><p>{why}</p></body>")
            .into(),
        content_type: "text/html; charset=utf-8".into(),
        diagnostics: Vec::new(),
    }))
}

/// What stands in the place of a page that is not there.
pub fn missing(state: &State) -> Shown {
    let shown = match render(state, &UrlPath::new("/404.html")) {
        Some(rendered) => Shown::at(None, &rendered),
        None => Shown {
            status: StatusCode::NOT_FOUND,
            url: None,
            bytes: b"<!doctype html><meta charset=utf-8><title>404</title><body><p>404</p></body>".to_vec(),
            content_type: "text/html; charset=utf-8".into(),
            diagnostics: Vec::new(),
        },
    };
    Shown { status: StatusCode::NOT_FOUND, ..shown }
}
