//! What a move loses of the published addresses in `urls.lock`: of a folder's own list and of files beside
//! pages the old address cannot lead on. Such a line says where its thing went; pages have an alias instead.

use super::place::Moves;
use crate::base::edit::Edit;
use crate::base::source::Source;
use crate::site::published::{GONE, Line, keeps, lines};
use crate::site::{Route, Site};

/// The edits of the lock file for addresses that `old` had and `new`, with all references rewritten, has
/// not. `reason` gives the words: with the new address when there is one.
pub fn moved_away(
    (old, new): (&Site, &Site),
    moves: &Moves,
    lock: &Source,
    reason: &dyn Fn(Option<&str>) -> String,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for line in lines(&lock.text) {
        let Line::Kept(line) = line else { continue };
        if line.gone.is_some() || line.anchor.is_some() || !keeps(old, &line) || keeps(new, &line) {
            continue;
        }
        let to = match old.routes().get(&line.url) {
            Some(Route::Asset(file)) => new.asset_url(&moves.of(file)),
            Some(Route::Folder { folder, language }) => {
                let content = &old.config.content;
                let moved = moves.pairs.iter().find_map(|(from, to)| {
                    let own = from.as_str() == format!("{content}/{folder}");
                    own.then(|| to.as_str().strip_prefix(&**content).map(str::to_owned)).flatten()
                });
                let prefix = old.config.language_prefix(&old.config.languages[*language].tag);
                moved.map(|path| format!("{prefix}{path}/"))
            }
            _ => None,
        };
        let end = line.place.end;
        edits.push(Edit::new(lock.span(end..end), format!("{GONE} {}", reason(to.as_deref()))));
    }
    edits
}
