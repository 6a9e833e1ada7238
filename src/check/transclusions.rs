//! Pages within pages: that none takes in itself, also by a detour. Drafts too, and pages that only others
//! show.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::diag::codes::links::TRANSCLUSION_CIRCLE;
use crate::parse::body::{Body, HoleKind, Link};
use crate::site::{Destination, MAX_INSIDE, MAX_TAKEN_IN, PageIx, Resolved, Site};

/// The way from the page that is checked to the text at hand.
struct Way<'s, 'f> {
    site: &'s Site,
    /// Pages around the text, outermost first, with their section.
    inside: Vec<(PageIx, Option<String>)>,
    /// How often text was taken in so far.
    taken_in: usize,
    found: &'f mut Vec<Diagnostic>,
}

/// Checks what one page takes in.
pub(super) fn check(site: &Site, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    for body in std::iter::once(&page.body).chain(&page.fields) {
        let mut way = Way { site, inside: vec![(ix, None)], taken_in: 0, found };
        way.follow(ix, body, 0..body.html.len());
    }
}

impl Way<'_, '_> {
    fn follow(&mut self, from: PageIx, body: &Body, range: Range<usize>) {
        for hole in &body.holes {
            let place = hole.at as usize;
            if place < range.start || place > range.end {
                continue;
            }
            match hole.kind {
                HoleKind::Transclusion(n) => self.into(from, &body.links[n as usize]),
                HoleKind::Component(n) => {
                    let inner = &body.components[n as usize].body;
                    self.follow(from, inner, 0..inner.html.len());
                }
                _ => {}
            }
        }
    }

    fn into(&mut self, from: PageIx, link: &Link) {
        let (page, anchor) = match self.site.resolve(from, &link.target) {
            Resolved::To(Destination::Page { page, anchor }) => (page, anchor),
            Resolved::To(Destination::Anchor(anchor)) => (from, Some(anchor)),
            _ => return,
        };
        if self.taken_in >= MAX_TAKEN_IN {
            return;
        }
        let parsed = &self.site.page(page).parsed;
        if self.site.goes_round(&self.inside, page, anchor.as_deref()) || self.inside.len() > MAX_INSIDE {
            let title = &parsed.checked.builtins.title;
            let finding = Diagnostic::new(&TRANSCLUSION_CIRCLE, link.span.clone()).arg("title", title);
            self.found.push(finding.help("help"));
            return;
        }
        let section = anchor.as_deref().and_then(|id| parsed.body.section(id));
        let range = section.unwrap_or(0..parsed.body.html.len());
        self.taken_in += 1;
        self.inside.push((page, anchor));
        self.follow(page, &parsed.body, range);
        self.inside.pop();
    }
}
