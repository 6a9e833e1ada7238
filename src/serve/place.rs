//! Where things stand as a person reaches them: the page of a file, the line in their editor.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use crate::base::paths::SourcePath;
use crate::config::Config;
use crate::site::{PageIx, Route, Site};

/// What one who asks may know of this machine. Only a browser on it is told where files are.
#[derive(Clone, Debug)]
pub struct Reach {
    root: Option<Arc<Path>>,
}

impl Reach {
    /// For one who asks from `peer` about the site in the folder `root`, an absolute path.
    pub fn of(peer: Option<SocketAddr>, root: &Arc<Path>) -> Reach {
        let own = peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback());
        Reach { root: own.then(|| Arc::clone(root)) }
    }

    /// The link that opens a place in the site's editors' program, when the site names one.
    pub fn edit(&self, config: &Config, file: &SourcePath, line: usize, column: usize) -> Option<String> {
        let path = self.root.as_ref()?.join(file.as_str());
        Some(config.editor.as_ref()?.at(path.to_str()?, line, column))
    }
}

/// The page whose text stands at an address.
pub fn page_of(route: &Route) -> Option<PageIx> {
    match route {
        Route::Page(page) => Some(*page),
        Route::Home { landing, .. } | Route::KindIndex { landing, .. } => *landing,
        _ => None,
    }
}

/// The address of a page as a link holds it; `None` when the preview does not show it.
pub fn href(site: &Site, page: PageIx) -> Option<String> {
    site.visible(page).map(|_| site.config.href(site.page(page).url.as_str()))
}

/// The title of a page; the name of its file when it has none.
pub fn title(site: &Site, page: PageIx) -> &str {
    let parsed = &site.page(page).parsed;
    match parsed.checked.builtins.title.as_str() {
        "" => parsed.source.path.name(),
        title => title,
    }
}

/// What an editor pastes to link to a page: `[[id]]`, with the kind when the id alone does not do.
/// `None` for a page that no wikilink reaches.
pub fn wikilink(site: &Site, page: PageIx) -> Option<String> {
    let parsed = &site.page(page).parsed;
    let id = &*parsed.id.id;
    let leads = |name: &str| {
        !name.contains(['|', '#', '[', ']', '\n'])
            && site.page_named(name, &parsed.language) == crate::site::Named::One(page)
    };
    let with_kind = format!("{}:{id}", parsed.id.kind);
    if leads(id) { Some(format!("[[{id}]]")) } else { leads(&with_kind).then(|| format!("[[{with_kind}]]")) }
}
