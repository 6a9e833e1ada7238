//! Fills the holes of a body: links, images, facts, components, transclusions, terms.

use std::fmt::Write as _;
use std::ops::Range;

use super::html::{escape, without_ids};
use super::renderer::Renderer;
use super::sources::Sources;
use super::values::OnPage;
use crate::base::paths::SourcePath;
use crate::base::slug::slug;
use crate::config::external_href;
use crate::diag::Diagnostic;
use crate::model::value::Value;
use crate::parse::body::{Body, HoleKind, Image, Link, LinkTarget};
use crate::site::{Destination, MAX_INSIDE, MAX_TAKEN_IN, PageIx, Resolved, Site, TermHit};

/// What is being filled: whose body, for which page, how deep.
pub(super) struct Filling<'r, 's> {
    pub renderer: &'r Renderer<'s>,
    /// The page whose text this is: links are relative to it.
    pub from: PageIx,
    /// Pages being transcluded around this one, outermost first, with their section.
    pub inside: Vec<(PageIx, Option<String>)>,
    pub language: usize,
    pub found: &'r mut Vec<Diagnostic>,
    /// How often text of other pages was taken in so far.
    pub taken_in: usize,
    /// Terms marked so far on this page.
    pub terms: Vec<PageIx>,
    /// Whether terms are marked here.
    pub mark_terms: bool,
    /// The numbers of sources of the page that is rendered, when it shows them.
    pub cites: Option<&'r mut Sources>,
}

impl Renderer<'_> {
    /// The body of a page, filled; with the definitions of the terms that it marks.
    pub(super) fn body_html(&self, ix: PageIx, language: usize, found: &mut Vec<Diagnostic>) -> String {
        self.body_citing(&mut OnPage { ix, language, found, elsewhere: false, cites: None })
    }

    /// The same, on the page that shows the list of its sources.
    pub(super) fn body_citing(&self, on: &mut OnPage<'_>) -> String {
        let ix = on.ix;
        let mut filling = Filling {
            renderer: self,
            from: ix,
            inside: vec![(ix, None)],
            language: on.language,
            found: &mut *on.found,
            taken_in: 0,
            terms: Vec::new(),
            mark_terms: true,
            cites: on.cites.as_deref_mut(),
        };
        let body = &self.site.page(ix).parsed.body;
        let mut html = filling.body(body, 0..body.html.len());
        let terms = std::mem::take(&mut filling.terms);
        if !terms.is_empty() {
            html.push_str("<div hidden>");
            for term in terms {
                let definition = definition(self.site, term);
                let _ = write!(html, "<p id=\"{}\">{}</p>", term_id(self.site, term), escape(&definition));
            }
            html.push_str("</div>");
        }
        html
    }

    /// The Markdown of a field, filled.
    pub(super) fn fill(&self, body: &Body, on: &mut OnPage<'_>) -> String {
        let mut filling = Filling {
            renderer: self,
            from: on.ix,
            inside: vec![(on.ix, None)],
            language: on.language,
            found: &mut *on.found,
            taken_in: 0,
            terms: Vec::new(),
            mark_terms: false,
            cites: on.cites.as_deref_mut(),
        };
        filling.body(body, 0..body.html.len())
    }
}

impl Filling<'_, '_> {
    /// The bytes `range` of a body's HTML with its holes filled and its terms marked.
    pub fn body(&mut self, body: &Body, range: Range<usize>) -> String {
        let site = self.renderer.site;
        let hits = if self.mark_terms {
            site.term_hits(self.inside[0].0, body, &range, &mut self.terms)
        } else {
            Vec::new()
        };
        let mut hits = hits.into_iter().peekable();
        let mut out = String::with_capacity(range.len() + range.len() / 4);
        let mut at = range.start;
        for hole in &body.holes {
            let place = hole.at as usize;
            if place < range.start || place > range.end {
                continue;
            }
            while let Some(hit) = hits.next_if(|hit| hit.range.end <= place) {
                at = self.term(&mut out, body, at, &hit);
            }
            out.push_str(&body.html[at..place]);
            at = place;
            self.hole(&mut out, body, &hole.kind);
        }
        for hit in hits {
            at = self.term(&mut out, body, at, &hit);
        }
        out.push_str(&body.html[at..range.end]);
        out
    }

    fn term(&self, out: &mut String, body: &Body, at: usize, hit: &TermHit) -> usize {
        if hit.range.start < at {
            return at;
        }
        let site = self.renderer.site;
        out.push_str(&body.html[at..hit.range.start]);
        let url = site.config.href(site.page(hit.term).url.as_str());
        let word = &body.html[hit.range.clone()];
        let id = term_id(site, hit.term);
        let _ =
            write!(out, "<a class=\"term\" href=\"{}\" aria-describedby=\"{id}\">{word}</a>", escape(&url));
        hit.range.end
    }

    fn hole(&mut self, out: &mut String, body: &Body, kind: &HoleKind) {
        match kind {
            HoleKind::LinkStart(n) => match self.link(&body.links[*n as usize]) {
                Some(tag) => out.push_str(&tag),
                None => out.push_str("<span class=\"broken-link\">"),
            },
            HoleKind::LinkEnd(n) => {
                let closed = self
                    .link(&body.links[*n as usize])
                    .map_or("</span>", |tag| if tag.starts_with("<a") { "</a>" } else { "</span>" });
                out.push_str(closed);
            }
            HoleKind::Link(n) => self.titled_link(out, &body.links[*n as usize]),
            HoleKind::Image(n) => self.image(out, &body.images[*n as usize]),
            HoleKind::Component(n) => self.component(out, &body.components[*n as usize]),
            HoleKind::Transclusion(n) => self.transclusion(out, &body.links[*n as usize]),
            HoleKind::Citations(n) => self.citations(out, &body.citations[*n as usize]),
            HoleKind::Fact(n) => self.fact(out, &body.facts[*n as usize].0),
            HoleKind::Text(key) => out.push_str(&escape(self.renderer.text(self.language, key))),
        }
    }

    /// The opening tag of a link: `<a …>`, or `<span>` for a page that this build hides. `None` when it
    /// leads nowhere.
    fn link(&self, link: &Link) -> Option<String> {
        let href = match self.renderer.site.resolve(self.from, &link.target) {
            Resolved::To(destination) => match self.href(&destination) {
                Some(href) => href,
                None => return Some("<span class=\"hidden-link\">".into()),
            },
            Resolved::NoAnchor { page, .. } => self.href(&Destination::Page { page, anchor: None })?,
            Resolved::Refused => return Some("<span>".into()),
            Resolved::Missing | Resolved::Several(_) => return None,
        };
        let title =
            link.title.as_ref().map(|title| format!(" title=\"{}\"", escape(title))).unwrap_or_default();
        let rel = if matches!(link.target, LinkTarget::External(_)) { " rel=\"external\"" } else { "" };
        Some(format!("<a href=\"{}\"{title}{rel}>", escape(&href)))
    }

    /// The address of a destination; `None` for a page that this build hides.
    fn href(&self, destination: &Destination) -> Option<String> {
        let site = self.renderer.site;
        Some(match destination {
            Destination::Page { page, anchor } => {
                let url = &site.page(site.visible(*page)?.ix()).url;
                match anchor {
                    Some(anchor) => site.config.href(&format!("{url}#{anchor}")),
                    None => site.config.href(url.as_str()),
                }
            }
            Destination::Path(path) => site.config.href(path),
            Destination::Anchor(anchor) if self.inside.len() == 1 => format!("#{anchor}"),
            Destination::Anchor(anchor) => {
                site.config.href(&format!("{}#{anchor}", site.page(self.from).url))
            }
            Destination::External(url) => external_href(url),
        })
    }

    /// A link whose text is the target's title.
    fn titled_link(&self, out: &mut String, link: &Link) {
        let site = self.renderer.site;
        let written = match &link.target {
            LinkTarget::Wiki { name, anchor, .. } if name.is_empty() => anchor.clone().unwrap_or_default(),
            LinkTarget::Wiki { name, .. } => name.clone(),
            LinkTarget::File { path, .. } | LinkTarget::Root { path, .. } => path.clone(),
            LinkTarget::Anchor(text) | LinkTarget::External(text) | LinkTarget::Refused(text) => text.clone(),
        };
        let text = match site.resolve(self.from, &link.target) {
            // The title of a page that this build hides is hidden too: the author's words stand.
            Resolved::To(Destination::Page { page, .. }) | Resolved::NoAnchor { page, .. }
                if site.visible(page).is_some() =>
            {
                site.page(page).parsed.checked.builtins.title.clone()
            }
            Resolved::To(Destination::Anchor(anchor)) => {
                let outline = &site.page(self.from).parsed.body.outline;
                outline
                    .iter()
                    .find(|heading| *heading.id == *anchor)
                    .map_or(written, |heading| heading.text.clone())
            }
            _ => written,
        };
        let tag = self.link(link).unwrap_or_else(|| "<span class=\"broken-link\">".into());
        let end = if tag.starts_with("<a") { "</a>" } else { "</span>" };
        let _ = write!(out, "{tag}{}{end}", escape(&text));
    }

    fn image(&self, out: &mut String, image: &Image) {
        let site = self.renderer.site;
        let alt = escape(&image.alt);
        let file = match &image.target {
            LinkTarget::File { path, .. } => site.page(self.from).parsed.source.path.join(path),
            LinkTarget::Root { path, .. } => Some(SourcePath::new(&format!("static{path}"))),
            _ => None,
        };
        let found = file.and_then(|file| self.renderer.picture(&file));
        match (found, &image.target) {
            (Some(picture), _) => {
                let size = |pixels: Option<(u32, u32)>| {
                    let size = pixels.map(|(w, h)| format!(" width=\"{w}\" height=\"{h}\""));
                    size.unwrap_or_default()
                };
                if let Some((url, pixels)) = &picture.dark {
                    // On paper the light one shows. The size is said again only where it is another.
                    let own = if *pixels == picture.pixels { String::new() } else { size(*pixels) };
                    let _ = write!(
                        out,
                        "<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"{}\"{own}>",
                        escape(url)
                    );
                }
                let (src, size) = (escape(&picture.url), size(picture.pixels));
                let _ = write!(
                    out,
                    "<img src=\"{src}\" alt=\"{alt}\"{size} loading=\"lazy\" decoding=\"async\">"
                );
                if picture.dark.is_some() {
                    out.push_str("</picture>");
                }
            }
            // A published page asks nothing of another host: the picture becomes a link to it.
            (None, LinkTarget::External(url)) => {
                let text = if image.alt.is_empty() { url } else { &image.alt };
                let href = external_href(url);
                let _ = write!(out, "<a href=\"{}\" rel=\"external\">{}</a>", escape(&href), escape(text));
            }
            (None, _) => {
                let _ = write!(out, "<span class=\"broken-link\">{alt}</span>");
            }
        }
    }

    fn fact(&self, out: &mut String, name: &str) {
        let Some(fact) = self.renderer.site.model.facts.get(name) else {
            let _ = write!(out, "<span class=\"broken-link\">{}</span>", escape(name));
            return;
        };
        let value = escape(fact.value.get(self.renderer.tag(self.language))).into_owned();
        let _ = match &fact.link {
            Some(link) => {
                let href = self.renderer.site.config.link_href(link);
                write!(out, "<a class=\"fact\" href=\"{}\">{value}</a>", escape(&href))
            }
            None => write!(out, "<span class=\"fact\">{value}</span>"),
        };
    }

    fn transclusion(&mut self, out: &mut String, link: &Link) {
        let site = self.renderer.site;
        let (page, anchor) = match site.resolve(self.from, &link.target) {
            Resolved::To(Destination::Page { page, anchor })
                if site.visible(page).is_some() && self.taken_in < MAX_TAKEN_IN =>
            {
                (page, anchor)
            }
            Resolved::To(Destination::Anchor(anchor)) => (self.from, Some(anchor)),
            _ => {
                out.push_str("<p>");
                self.titled_link(out, link);
                out.push_str("</p>");
                return;
            }
        };
        let parsed = &site.page(page).parsed;
        // `check` tells of the circle.
        if site.goes_round(&self.inside, page, anchor.as_deref()) || self.inside.len() > MAX_INSIDE {
            return;
        }
        let section = anchor.as_deref().and_then(|id| parsed.body.section(id));
        let range = section.unwrap_or(0..parsed.body.html.len());
        self.taken_in += 1;
        let from = std::mem::replace(&mut self.from, page);
        self.inside.push((page, anchor));
        let html = self.body(&parsed.body, range);
        self.inside.pop();
        self.from = from;
        let url = site.config.href(site.page(page).url.as_str());
        out.push_str("<div class=\"transclusion\">");
        out.push_str(&without_ids(&html, &url));
        let title = escape(&parsed.checked.builtins.title).into_owned();
        let _ = write!(
            out,
            "<p class=\"transclusion-source\"><a href=\"{}\">{title}</a></p></div>",
            escape(&url)
        );
    }
}

fn definition(site: &Site, term: PageIx) -> String {
    let field = site.kind(term).glossary.as_deref().unwrap_or_default();
    match site.page(term).parsed.checked.fields.get(field) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn term_id(site: &Site, term: PageIx) -> String {
    format!("term-{}", slug(&site.page(term).parsed.id.id))
}
