//! Calls of components in text, held against what the theme's components take.

use crate::diag::Diagnostic;
use crate::site::{PageIx, Site, bodies};
use crate::theme::Theme;

/// Checks the calls of one page.
pub(super) fn check(site: &Site, theme: &Theme, ix: PageIx, found: &mut Vec<Diagnostic>) {
    // Templates that do not compile are told as that; which components they hold nobody can say.
    if theme.stands_in() {
        return;
    }
    for body in bodies(&site.page(ix).parsed) {
        for call in &body.components {
            if let Err(faults) = theme.arguments(call) {
                found.extend(faults);
            }
        }
    }
}
