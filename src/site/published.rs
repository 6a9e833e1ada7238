//! `urls.lock`: the addresses and headings that a site has published and promises to keep. In go its text
//! and a site; out come its lines, and the lines that the site would write. A line is an address as a link
//! holds it, of a page's heading with `#` and the anchor, and may say why it is gone: `/old/ gone: reason`.
//! One a line, sorted, whole: so that two people's additions never need the same line. Judges nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::PageIx;
use super::route::Route;
use super::whole::Site;
use crate::base::paths::UrlPath;

/// What stands between an address and the reason why it is gone.
pub const GONE: &str = " gone:";

/// Endings of files that people keep the address of.
const DOCUMENTS: [&str; 16] = [
    "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip", "epub", "ics",
    "mp3", "mp4",
];

/// A line of the file that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'t> {
    /// A published address.
    Kept(Kept<'t>),
    /// A mark that git leaves between two versions.
    Mark(Range<usize>),
    /// Something else.
    Odd(Range<usize>),
}

/// A published address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<'t> {
    /// The address, without the heading.
    pub url: UrlPath,
    /// The heading.
    pub anchor: Option<&'t str>,
    /// Why it is gone, when that is allowed; "" when the reason is missing.
    pub gone: Option<&'t str>,
    /// The address as it stands there, with the heading.
    pub written: &'t str,
    /// The bytes of the line, without its end.
    pub place: Range<usize>,
}

/// The lines of the file that say something, in their order. Empty lines and those that begin with `#` do
/// not.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        let place = start..start + line.len();
        if line.trim_start().is_empty() || line.starts_with('#') {
            return None;
        }
        let mark =
            |sign: &str| line.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(['<', '=', '>']));
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].into_iter().any(mark) {
            return Some(Line::Mark(place));
        }
        let (written, gone) = match line.split_once(GONE) {
            Some((written, reason)) => (written.trim_end(), Some(reason.trim())),
            None => (line, None),
        };
        if !written.starts_with('/') || written.contains(char::is_whitespace) {
            return Some(Line::Odd(place));
        }
        let (path, anchor) = written.split_once('#').map_or((written, None), |(path, at)| (path, Some(at)));
        let url = if path.contains('%') {
            UrlPath::new(&percent_encoding::percent_decode_str(path).decode_utf8_lossy())
        } else {
            UrlPath::new(path)
        };
        Some(Line::Kept(Kept { url, anchor, gone, written, place }))
    })
}

/// The file's text with what the site publishes added to it; nothing is taken away. `head` stands above the
/// lines of a new file. The second is how many addresses and headings are new.
pub fn with_added(site: &Site, text: Option<&str>, head: &str) -> (String, usize) {
    let old = text.unwrap_or(head);
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for line in lines(old) {
        match line {
            Line::Kept(kept) => {
                known.insert(kept.written);
                all.insert(&old[kept.place]);
            }
            Line::Odd(place) => _ = all.insert(&old[place]),
            Line::Mark(_) => {}
        }
    }
    let published = published(site);
    let fresh = published.iter().map(String::as_str).filter(|line| !known.contains(line));
    let fresh: Vec<&str> = fresh.collect();
    let added = fresh.len();
    all.extend(fresh);
    // Of an address that stands there with and without a reason, the reason says more.
    let excused: BTreeSet<String> = all
        .iter()
        .filter_map(|line| line.split_once(GONE))
        .map(|(written, _)| written.trim_end().to_owned())
        .collect();
    all.retain(|line| !excused.contains(*line));
    let comments = old.lines().filter(|line| line.starts_with('#'));
    let mut out = String::with_capacity(old.len() + 64);
    for line in comments.map(str::trim_end).chain(all) {
        out.push_str(line);
        out.push_str(end);
    }
    (out, added)
}

/// The page whose headings an address shows.
pub fn page_at(site: &Site, url: &UrlPath) -> Option<PageIx> {
    match site.routes().get(url)? {
        Route::Page(page) => Some(*page),
        Route::Home { landing, .. } | Route::KindIndex { landing, .. } => *landing,
        _ => None,
    }
}

/// Whether a page has a heading or part of that name.
pub fn has(site: &Site, page: PageIx, anchor: &str) -> bool {
    let parsed = &site.page(page).parsed;
    parsed.body.outline.iter().any(|heading| &*heading.id == anchor)
        || parsed.checked.parts().any(|part| part == anchor)
}

/// Whether who follows the address of a line comes to what was there, or to the page that took it over.
pub fn keeps(site: &Site, line: &Kept<'_>) -> bool {
    match (site.routes().get(&line.url), line.anchor) {
        (None, _) => false,
        (Some(Route::Redirect { .. }), _) | (_, None) => true,
        (_, Some(anchor)) => page_at(site, &line.url).is_some_and(|page| has(site, page, anchor)),
    }
}

/// What the public gets of this reading and may keep the address of, as lines of the file, in no order.
pub fn published(site: &Site) -> Vec<String> {
    let mut out = Vec::new();
    for (url, route) in site.routes().iter() {
        if !counts(route, url) {
            continue;
        }
        let written = written(site, url);
        if let Some(page) = page_at(site, url) {
            out.extend(site.anchors(page).iter().map(|anchor| format!("{written}#{anchor}")));
        }
        out.push(written);
    }
    out
}

/// An address as the file holds it: as a link does, without the base path.
fn written(site: &Site, url: &UrlPath) -> String {
    let href = site.config.href(url.as_str());
    href.strip_prefix(&*site.config.base_path).map(str::to_owned).unwrap_or(href)
}

/// Whether what stands there is something to come back to.
fn counts(route: &Route, url: &UrlPath) -> bool {
    match route {
        Route::Asset(_) => is_document(url),
        _ => matches!(
            route,
            Route::Home { .. }
                | Route::Page(_)
                | Route::KindIndex { .. }
                | Route::Compare { .. }
                | Route::FacetIndex { .. }
                | Route::Facet { .. }
                | Route::Folder { .. }
                | Route::Az { letter: None, .. }
                | Route::New { .. }
                | Route::Search { .. }
                | Route::Redirect { .. }
        ),
    }
}

/// Whether an address is that of a file that people keep the address of.
pub fn is_document(url: &UrlPath) -> bool {
    let ending = url.as_str().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| DOCUMENTS.contains(&&*ending))
}
