//! Keys of the site's files on the search that nobody knows, told with the one that was meant.

use serde_yaml::Mapping;

use crate::base::suggest::nearest;
use crate::base::yaml::{Block, Seg};
use crate::diag::Diagnostic;
use crate::diag::code::CodeRow;

/// Tells the keys of `map`, which stands at `at`, that are none of `keys`, by the forms `key`, `near` and
/// `allowed` of `code`.
pub fn unknown(
    code: &'static CodeRow,
    block: &Block,
    at: &[Seg],
    map: &Mapping,
    keys: &[&'static str],
    found: &mut Vec<Diagnostic>,
) {
    for key in map.keys() {
        // A number or a date as a key is as wrong as any other.
        let name = key.as_str().unwrap_or_default();
        if keys.contains(&name) {
            continue;
        }
        let path: Vec<Seg> = at.iter().cloned().chain([name.into()]).collect();
        let finding = Diagnostic::new(code, block.key_span(&path)).form("key").arg("key", name);
        found.push(match nearest(name, keys.iter().copied(), 1).first() {
            Some(near) => finding.arg("near", near).help("near"),
            None => finding.arg("allowed", keys.join(", ")).help("allowed"),
        });
    }
}
