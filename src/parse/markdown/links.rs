//! Links, images, transclusions and facts: holes, with what was written beside them.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::escape;
use super::open::{OpenImage, OpenLink, PendingLink};
use super::url;
use super::writer::Writer;
use crate::base::paths::is_picture;
use crate::diag::Diagnostic;
use crate::diag::codes::page::{LINK_EMPTY, LINK_SCHEME, TRANSCLUSION_INLINE};
use crate::parse::body::{HoleKind, Image, Link, LinkTarget, Sentence};

impl Writer<'_, '_> {
    /// Starts a link.
    pub fn start_link(&mut self, kind: LinkType, address: &str, title: &str, place: Range<usize>) {
        self.flush();
        if self.image.is_some() || self.link.is_some() {
            return;
        }
        self.other();
        self.line_start = false;
        let start = self.block.len();
        let at = self.target_place(kind, &place);
        let images = self.body.images.len();
        if let LinkType::WikiLink { has_pothole } = kind {
            if let Some(name) = address.trim().strip_prefix('=') {
                let fact = self.body.facts.len() as u32;
                let span = self.span(at);
                let at = self.block.len();
                self.borrowed.push((at..at, format!("={}", name.trim())));
                self.body.facts.push((name.trim().to_owned(), span));
                self.out.hole(HoleKind::Fact(fact));
                self.before = 'x';
                self.link = Some(OpenLink { link: None, start, hole: false, silent: true, images, place });
                return;
            }
            let target = url::wiki(address);
            let written = self.visible.get(place.clone()).unwrap_or("");
            let own = has_pothole && !written.trim_end_matches(']').trim_end().ends_with('|');
            let link = self.add_link(target, at, title);
            if own {
                self.out.hole(HoleKind::LinkStart(link));
            } else {
                self.out.hole(HoleKind::Link(link));
                let name = address.trim().trim_start_matches('#');
                self.block.push_str(name);
                self.borrowed.push((start..self.block.len(), name.to_owned()));
                self.waiting.push(PendingLink { link, text: start..self.block.len(), own: false });
            }
            self.link = Some(OpenLink { link: Some(link), start, hole: own, silent: !own, images, place });
            return;
        }
        let target = match kind {
            LinkType::Email => LinkTarget::External(format!("mailto:{address}")),
            _ => url::target(address),
        };
        let refused = self.refuse(&target, &at);
        let link = self.add_link(target, at, title);
        if !refused {
            self.out.hole(HoleKind::LinkStart(link));
        }
        self.link = Some(OpenLink { link: Some(link), start, hole: !refused, silent: false, images, place });
    }

    /// Ends a link.
    pub fn end_link(&mut self) {
        self.flush();
        if self.image.is_some() {
            return;
        }
        let Some(open) = self.link.take() else { return };
        let Some(link) = open.link else { return };
        if open.silent {
            self.before = 'x';
            return;
        }
        if open.hole {
            self.out.hole(HoleKind::LinkEnd(link));
            self.textless(&open);
        }
        self.body.links[link as usize].text = self.block[open.start..].trim().to_owned();
        self.waiting.push(PendingLink { link, text: open.start..self.block.len(), own: true });
    }

    /// Writes a bare address as a link.
    pub fn bare_link(&mut self, shown: &str, address: &str, place: Range<usize>) {
        let link = self.add_link(LinkTarget::External(address.to_owned()), place, "");
        self.out.hole(HoleKind::LinkStart(link));
        let start = self.block.len();
        self.verbatim(shown);
        self.out.hole(HoleKind::LinkEnd(link));
        self.body.links[link as usize].text = shown.to_owned();
        self.waiting.push(PendingLink { link, text: start..self.block.len(), own: true });
    }

    fn add_link(&mut self, target: LinkTarget, place: Range<usize>, title: &str) -> u32 {
        let link = Link {
            target,
            span: self.span(place),
            text: String::new(),
            sentence: Sentence::default(),
            title: (!title.is_empty()).then(|| title.to_owned()),
            section: self.doc.sections.last().and_then(|section| section.anchor.clone()),
        };
        self.body.links.push(link);
        self.body.links.len() as u32 - 1
    }

    /// Tells of a target that does not become a link. Whether it is one.
    fn refuse(&mut self, target: &LinkTarget, place: &Range<usize>) -> bool {
        let LinkTarget::Refused(address) = target else { return false };
        let span = self.span(place.clone());
        let found = if address.is_empty() {
            Diagnostic::new(&LINK_EMPTY, span)
        } else {
            Diagnostic::new(&LINK_SCHEME, span).arg("scheme", url::refused_scheme(address))
        };
        self.doc.diagnostics.push(found.help("help"));
        true
    }

    /// Starts an image, or a page to insert.
    pub fn start_image(&mut self, kind: LinkType, address: &str, title: &str, place: Range<usize>) {
        self.flush();
        if let Some(image) = &mut self.image {
            image.inner += 1;
            return;
        }
        let at = self.target_place(kind, &place);
        let name = address.split('#').next().unwrap_or("").trim();
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        let transclusion = wiki && !is_picture(name);
        let target = if transclusion { url::wiki(address) } else { url::target(address) };
        self.image = Some(OpenImage {
            target,
            alt: String::new(),
            title: (!title.is_empty()).then(|| title.to_owned()),
            place: at,
            wiki,
            inner: 0,
            transclusion,
            nameless: matches!(kind, LinkType::WikiLink { has_pothole: false }),
        });
    }

    /// Ends an image.
    pub fn end_image(&mut self) {
        self.flush();
        if let Some(image) = self.image.as_mut().filter(|image| image.inner > 0) {
            image.inner -= 1;
            return;
        }
        let Some(image) = self.image.take() else { return };
        if self.silent() {
            return;
        }
        self.line_start = false;
        if image.transclusion {
            return self.transclude(image);
        }
        let outside = matches!(&image.target, LinkTarget::External(address) if !is_web(address));
        let target = match image.target.clone() {
            LinkTarget::External(address) if outside => LinkTarget::Refused(address),
            target => target,
        };
        let alt = if image.nameless { String::new() } else { image.alt.trim().to_owned() };
        if self.refuse(&target, &image.place) {
            self.other();
            self.verbatim(&alt);
            return;
        }
        if self.link.is_some() {
            self.block.push_str(&alt);
        }
        self.unseen(&target, &alt, &image);
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.images += 1;
        }
        let span = self.span(image.place);
        self.out.hole(HoleKind::Image(self.body.images.len() as u32));
        self.body.images.push(Image { target, alt, title: image.title, span });
        self.before = 'x';
    }

    /// A page in place, or a link to it where a block cannot stand.
    fn transclude(&mut self, image: OpenImage) {
        let link = self.add_link(image.target, image.place.clone(), "");
        let start = self.block.len();
        let alone = self.paragraph.is_some() && !self.mode.inline && self.link.is_none();
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.transclusions += 1;
        }
        if alone {
            self.out.hole(HoleKind::Transclusion(link));
        } else if self.link.is_none() {
            self.out.hole(HoleKind::Link(link));
            self.not_alone(link);
        }
        self.waiting.push(PendingLink { link, text: start..start, own: false });
        self.before = 'x';
    }

    /// Tells that a page cannot be inserted where it was asked for.
    pub fn not_alone(&mut self, link: u32) {
        let Some(link) = self.body.links.get(link as usize) else { return };
        let name = match &link.target {
            LinkTarget::Wiki { name, .. } => name.as_str(),
            _ => "",
        };
        let found = Diagnostic::new(&TRANSCLUSION_INLINE, link.span.clone()).arg("name", name).help("help");
        self.doc.diagnostics.push(found);
    }

    /// Where the target of a link stands, given where the whole link does.
    fn target_place(&self, kind: LinkType, place: &Range<usize>) -> Range<usize> {
        let Some(written) = self.visible.get(place.clone()) else { return place.clone() };
        let within = match kind {
            LinkType::Inline => written.rfind("](").map(|at| {
                let rest = &written[at + 2..];
                let start = at + 2 + rest.len() - rest.trim_start().len();
                let rest = &written[start..];
                match rest.strip_prefix('<') {
                    Some(inner) => start + 1..start + 1 + inner.find('>').unwrap_or(inner.len()),
                    None => {
                        let end = rest.find(char::is_whitespace).unwrap_or(rest.len().saturating_sub(1));
                        start..start + end
                    }
                }
            }),
            LinkType::WikiLink { .. } => written.find("[[").map(|at| {
                let inner = &written[at + 2..];
                // In a table the bar stands behind a backslash.
                let name = &inner[..inner.find(['|', ']']).unwrap_or(inner.len())];
                at + 2..at + 2 + name.trim_end_matches('\\').len()
            }),
            LinkType::Autolink | LinkType::Email => Some(1..written.len().saturating_sub(1).max(1)),
            _ => None,
        };
        within.map_or(place.clone(), |range| place.start + range.start..place.start + range.end)
    }

    /// Writes the figure of an image that stands alone with a caption.
    pub fn figure(&mut self, image: usize) {
        let Some(title) = self.body.images.get(image).and_then(|image| image.title.clone()) else { return };
        self.out.html.push_str("<figure>\n");
        self.out.hole(HoleKind::Image(image as u32));
        self.out.html.push_str("\n<figcaption>");
        escape::text(&mut self.out.html, &title);
        self.out.html.push_str("</figcaption>\n</figure>\n");
    }
}

fn is_web(address: &str) -> bool {
    let start = |scheme: &str| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    start("http:") || start("https:")
}
