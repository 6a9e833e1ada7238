//! Every route of a site, rendered in parallel: what `build` writes and `check` only looks at.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::prelude::*;

use super::language::pick;
use super::progress::Progress;
use super::terminal::Terminal;
use crate::base::error::{Error, Result};
use crate::base::paths::UrlPath;
use crate::build::{Rendered, Session, Snapshot};
use crate::diag::codes::theme::TEMPLATE_FAULT;
use crate::diag::{self, Diagnostic};
use crate::site::Route;

/// Reads the site, with a status line when that takes long.
pub fn load(session: &mut Session, terminal: &Terminal) -> Result<Snapshot> {
    let _progress = Progress::start(terminal, "reading", 0);
    session.load()
}

/// Renders all routes and hands each to `each`. All findings come back, those of reading included,
/// in order; a failure of `each` stops it.
pub fn render(
    snapshot: &Snapshot,
    terminal: &Terminal,
    each: impl Fn(&UrlPath, Rendered) -> Result<()> + Sync,
) -> Result<Vec<Diagnostic>> {
    // Lists first: the longest of them begun last would keep one thread busy when the others are done.
    let mut routes = snapshot.unsearched();
    routes.sort_by_key(|url| !snapshot.site().routes().get(url).is_some_and(Route::is_list));
    let doing = pick(snapshot.language(), "pagina's maken", "rendering");
    let progress = Progress::start(terminal, doing, routes.len());
    let one = |url: &UrlPath| {
        let rendered = catch_unwind(AssertUnwindSafe(|| snapshot.render(url))).map_err(|_| {
            Error::usage(format!("rendering {url} failed through a mistake in leidraad; please report it"))
        })?;
        let Some(mut rendered) = rendered? else {
            return Err(Error::usage(format!("{url} is a route that leads nowhere; please report it")));
        };
        let found = std::mem::take(&mut rendered.diagnostics);
        each(url, rendered)?;
        progress.step();
        Ok(found)
    };
    // The index is made beside the pages: parts of its making are for one thread only.
    let (found, searched) = rayon::join(
        || routes.par_iter().map(one).collect::<Result<Vec<Vec<Diagnostic>>>>(),
        || {
            let files = catch_unwind(AssertUnwindSafe(|| snapshot.search())).map_err(|_| {
                Error::usage("making the search failed through a mistake in leidraad; please report it")
            })?;
            progress.more(files.len());
            files.par_iter().map(|(url, _)| one(url).map(drop)).collect::<Result<()>>()
        },
    );
    searched?;
    let mut all = snapshot.findings().to_vec();
    all.extend(found?.into_iter().flatten());
    diag::sort(&mut all);
    // A fault in a template stands on every page that uses it; it is told with the first of them.
    all.dedup_by(|next, first| {
        *first.code == TEMPLATE_FAULT && next.code == first.code && next.span == first.span
    });
    Ok(all)
}

/// What the output folder may not be, contain or lie in: the site's folders and its configuration.
pub fn protected(session: &Session, snapshot: &Snapshot) -> Vec<PathBuf> {
    let root = session.root();
    let content = &*snapshot.site().config.content;
    let mut paths: Vec<PathBuf> =
        snapshot.watched().into_iter().map(|(folder, _)| folder).filter(|folder| folder != root).collect();
    paths.extend([content, "themes", "templates", "static", "data"].map(|folder| root.join(folder)));
    paths.extend(["leidraad.yaml", "model.yaml"].map(|file| root.join(file)));
    paths.sort();
    paths.dedup();
    paths
}
