//! The files of a site as a patch would leave them, without a disk: what a change would do is seen
//! before it is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::source::Source;
use crate::discover::Files;
use crate::write::{Patch, moved};

/// The source of a file after `patch`; the very same when nothing happens to it.
pub(super) fn source(patch: &Patch, source: Arc<Source>) -> Arc<Source> {
    let text = patch.texts.get(&source.path).map(|(_, text)| text.as_str());
    let path = moved(&patch.moves, &source.path);
    if text.is_none() && path == source.path {
        return source;
    }
    Arc::new(Source::new(path, text.unwrap_or(&source.text)))
}

/// The files after `patch`. A picture that moves is still read where it stands now.
pub(super) fn files(patch: &Patch, files: &mut Files) {
    files.pages = std::mem::take(&mut files.pages).into_iter().map(|page| source(patch, page)).collect();
    files.pages.sort_by(|a, b| a.path.cmp(&b.path));
    files.model = files.model.take().map(|model| source(patch, model));
    files.lock = files.lock.take().map(|lock| source(patch, lock));
    let texts = std::mem::take(&mut files.texts).into_values().map(|text| source(patch, text));
    files.texts = texts.map(|text| (text.path.clone(), text)).collect();
    let assets = std::mem::take(&mut files.assets).into_iter();
    files.assets =
        assets.map(|(path, asset)| (moved(&patch.moves, &path), asset)).collect::<BTreeMap<_, _>>();
    for finding in &mut files.found {
        finding.span.path = moved(&patch.moves, &finding.span.path);
    }
}
