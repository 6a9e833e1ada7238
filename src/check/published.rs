//! What the site has published and would lose: the lines of `urls.lock` held against the site as it is
//! now, each with what probably took its place. One finding a cause: of a page that went, its headings are
//! not told as well.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::paths::UrlPath;
use crate::base::source::{Source, Span};
use crate::base::suggest::nearest;
use crate::diag::codes::published::{ANCHOR_LOST, LOCK_LINE, URL_LOST};
use crate::diag::{Diagnostic, Fix, Severity};
use crate::site::published::{GONE, Kept, Line, has, is_document, lines, page_at};
use crate::site::{Named, PageIx, Route, Site};

/// So many addresses are held against all others; of more, only names are looked up.
const CLOSELY: usize = 100;

/// Checks the site against its file of published addresses.
pub fn published(site: &Site, lock: &Source) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut kept: Vec<Kept<'_>> = Vec::new();
    for line in lines(&lock.text) {
        match line {
            Line::Kept(line) => kept.push(line),
            Line::Odd(place) => {
                found.push(Diagnostic::new(&LOCK_LINE, lock.span(place)).form("odd").help("odd-help"));
            }
            Line::Mark(place) => {
                let end = lock.text[place.end..].find('\n').map_or(lock.text.len(), |at| place.end + at + 1);
                let whole = lock.span(place.start..end);
                let finding = Diagnostic::new(&LOCK_LINE, lock.span(place)).form("conflict");
                found.push(finding.help("conflict-help").mend(Fix::remove(whole)));
            }
        }
    }
    let held = Held { site, lock, near: Near::of(site, &kept) };
    held.waivers(&kept, &mut found);
    let mut lost = 0;
    // The lines of one address stand together, but for what a merge may have done.
    for of_page in kept.chunk_by(|a, b| a.url == b.url) {
        if held.excused(&of_page[0]) {
            continue;
        }
        match site.routes().get(&of_page[0].url) {
            None => {
                if held.near.told.borrow_mut().insert(of_page[0].url.clone()) {
                    lost += 1;
                    found.extend(held.page(of_page, lost <= CLOSELY));
                }
            }
            // Whoever follows an old address comes to the page that took it over.
            Some(Route::Redirect { .. }) => {}
            Some(_) => held.anchors(of_page, &mut found),
        }
    }
    found
}

/// The file and the site, beside each other.
struct Held<'s> {
    site: &'s Site,
    lock: &'s Source,
    near: Near<'s>,
}

/// What is looked up of lost addresses: made when the first is lost.
struct Near<'s> {
    /// Addresses and headings with a reason to be gone, as written.
    excused: HashSet<&'s str>,
    /// Lost addresses that were told.
    told: std::cell::RefCell<HashSet<UrlPath>>,
    /// Pages that this build hides, by address.
    hidden: OnceCell<HashMap<&'s UrlPath, PageIx>>,
    /// Pages whose address the file does not know, by heading.
    fresh: OnceCell<HashMap<String, Vec<PageIx>>>,
    /// Addresses that the file knows.
    known: HashSet<UrlPath>,
}

impl<'s> Near<'s> {
    fn of(_: &'s Site, kept: &[Kept<'s>]) -> Near<'s> {
        let excused = kept.iter().filter(|line| line.gone.is_some()).map(|line| line.written).collect();
        let known = kept.iter().filter(|line| line.anchor.is_none()).map(|line| line.url.clone()).collect();
        Near { excused, told: Default::default(), hidden: OnceCell::new(), fresh: OnceCell::new(), known }
    }
}

impl<'s> Held<'s> {
    /// Reasons that are missing, or for what is there.
    fn waivers(&self, kept: &[Kept<'_>], found: &mut Vec<Diagnostic>) {
        for line in kept {
            let Some(reason) = line.gone else { continue };
            let finding = Diagnostic::new(&LOCK_LINE, self.lock.span(line.place.clone()));
            let finding = finding.arg("url", line.written);
            if reason.is_empty() {
                found.push(finding.form("reason").help("reason-help"));
            } else if self.is_there(line) {
                let from = self.lock.text[line.place.clone()].find(GONE).unwrap_or_default();
                let reason = self.lock.span(line.place.start + from..line.place.end);
                let finding = finding.form("back").help("back-help").severity(Severity::Warning);
                found.push(finding.mend(Fix::remove(reason)));
            }
        }
    }

    fn is_there(&self, line: &Kept<'_>) -> bool {
        match line.anchor {
            None => self.site.routes().get(&line.url).is_some(),
            Some(anchor) => page_at(self.site, &line.url).is_some_and(|page| has(self.site, page, anchor)),
        }
    }

    fn excused(&self, line: &Kept<'_>) -> bool {
        let address = line.written.split('#').next().unwrap_or_default();
        self.near.excused.contains(address)
    }

    /// Whether what is wrong with a page itself may be why its address or its headings are gone. That stops
    /// the site too, and is told.
    fn in_doubt(&self, page: PageIx) -> bool {
        let of_page = &self.site.page(page).parsed.diagnostics;
        of_page.iter().any(|found| found.severity == Severity::Error)
    }

    /// A lost address, told at its first line.
    fn page(&self, of_page: &[Kept<'_>], closely: bool) -> Option<Diagnostic> {
        let line = of_page.iter().find(|line| line.anchor.is_none()).unwrap_or(&of_page[0]);
        let address = line.written.split('#').next().unwrap_or_default();
        let finding = Diagnostic::new(&URL_LOST, self.lock.span(line.place.clone())).arg("url", address);
        let hidden = self.near.hidden.get_or_init(|| {
            let pages = (0..).zip(&self.site.pages).filter(|(_, page)| !page.visible);
            pages.map(|(ix, page)| (&page.url, ix)).collect()
        });
        if let Some(page) = hidden.get(&line.url) {
            let parsed = &self.site.page(*page).parsed;
            let finding = finding.form("hidden").arg("file", &parsed.source.path).help("publish");
            return (!self.in_doubt(*page)).then(|| finding.label(parsed.front.start_span(), "hidden-page"));
        }
        if is_document(&line.url) {
            return Some(finding.help("file"));
        }
        let alike = closely.then(|| self.site.nearest_url(line.url.as_str())).flatten();
        let of_alike = || page_at(self.site, &UrlPath::new(alike.as_deref()?));
        if let Some(page) = self.by_name(&line.url).or_else(|| self.by_anchors(of_page)).or_else(of_alike) {
            let parsed = &self.site.page(page).parsed;
            let finding = finding.arg("near", &self.site.page(page).url).arg("file", &parsed.source.path);
            let finding = finding.arg("words", self.alias(Some(page), address)).help("near");
            return (!self.in_doubt(page)).then(|| finding.label(parsed.front.start_span(), "page"));
        }
        let finding = finding.arg("words", self.alias(None, address));
        Some(match alike {
            Some(near) => finding.arg("near", near).help("list"),
            None => finding.help("nothing"),
        })
    }

    /// The page that bears the last part of an address as its id or as a name, and is most like it.
    fn by_name(&self, url: &UrlPath) -> Option<PageIx> {
        let parts = |url: &UrlPath| {
            url.as_str().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let lost: Vec<String> = parts(url);
        let name = lost.last()?;
        let mut pages: Vec<PageIx> = Vec::new();
        for language in &self.site.config.languages {
            match self.site.page_named(name, &language.tag) {
                Named::One(page) => pages.push(page),
                Named::Several(several) => pages.extend(several),
                Named::Nobody => {}
            }
        }
        let alike = |page: &PageIx| {
            let there: Vec<String> = parts(&self.site.page(*page).url);
            let before = lost.iter().zip(&there).take_while(|(a, b)| a == b).count();
            let behind = lost.iter().rev().zip(there.iter().rev()).take_while(|(a, b)| a == b).count();
            before + 2 * behind
        };
        let prefix = self
            .site
            .config
            .languages
            .iter()
            .find(|language| lost.first().is_some_and(|first| *first == *language.tag));
        let spoken = prefix.map_or(self.site.config.language(), |language| &language.tag);
        let own = |page: &PageIx| self.site.page(*page).parsed.language == *spoken;
        let fresh = |page: &PageIx| !self.near.known.contains(&self.site.page(*page).url);
        // A translation that stands where it stood took nothing over.
        let fits = |page: &PageIx| self.site.visible(*page).is_some() && (own(page) || fresh(page));
        let fitting = pages.into_iter().filter(fits);
        // Of equals the first by file.
        fitting.max_by_key(|page| (own(page), fresh(page), alike(page), std::cmp::Reverse(*page)))
    }

    /// The page of a new address that has most of the headings of the lost one.
    fn by_anchors(&self, of_page: &[Kept<'_>]) -> Option<PageIx> {
        let fresh = self.near.fresh.get_or_init(|| {
            let mut by_anchor: HashMap<String, Vec<PageIx>> = HashMap::new();
            for page in self.site.visible_pages() {
                if !self.near.known.contains(&self.site.page(page.ix()).url) {
                    for anchor in self.site.anchors(page.ix()) {
                        by_anchor.entry(anchor).or_default().push(page.ix());
                    }
                }
            }
            by_anchor
        });
        let mut shared: BTreeMap<PageIx, usize> = BTreeMap::new();
        let anchors: Vec<&str> = of_page.iter().filter_map(|line| line.anchor).collect();
        for page in anchors.iter().filter_map(|anchor| fresh.get(*anchor)).flatten() {
            *shared.entry(*page).or_default() += 1;
        }
        let (page, most) = shared.iter().max_by_key(|(_, count)| **count)?;
        let alone = shared.values().filter(|count| *count == most).count() == 1;
        (alone && *most * 2 > anchors.len()).then_some(*page)
    }

    /// What a page's front matter must say for an old address to lead on to it.
    fn alias(&self, page: Option<PageIx>, address: &str) -> String {
        let field = self.site.model.names.of("aliases");
        let others = page.map(|page| &self.site.page(page).parsed.checked.builtins.aliases);
        let others = others.into_iter().flatten().map(|other| format!("{other}, "));
        format!("{field}: [{}{address}]", others.collect::<String>())
    }

    /// Lost headings of a page that is there.
    fn anchors(&self, of_page: &[Kept<'_>], found: &mut Vec<Diagnostic>) {
        let page = page_at(self.site, &of_page[0].url);
        if page.is_some_and(|page| self.in_doubt(page)) {
            return;
        }
        let mut lost: Vec<(&Kept<'_>, &str)> = Vec::new();
        for line in of_page {
            if let Some(anchor) = line.anchor
                && !self.near.excused.contains(line.written)
                && !page.is_some_and(|page| has(self.site, page, anchor))
            {
                lost.push((line, anchor));
            }
        }
        if lost.is_empty() {
            return;
        }
        let there = page.map(|page| self.site.anchors(page)).unwrap_or_default();
        let fresh = there.iter().map(String::as_str);
        let fresh: Vec<&str> =
            fresh.filter(|new| of_page.iter().all(|line| line.anchor != Some(new))).collect();
        let one = lost.len() == 1;
        for (line, anchor) in lost {
            let address = line.written.split('#').next().unwrap_or_default();
            let finding = Diagnostic::new(&ANCHOR_LOST, self.lock.span(line.place.clone()));
            let finding = finding.arg("url", address).arg("anchor", anchor);
            let near = match fresh[..] {
                [only] if one => Some(only),
                _ => nearest(anchor, fresh.iter().copied(), 1).pop(),
            };
            let heading = page.zip(near).and_then(|(page, near)| self.heading(page, near, anchor));
            found.push(match heading {
                Some((words, span)) => finding.arg("words", words).help("near").label(span, "heading"),
                None => finding.arg("words", format!("{{#{anchor}}}")).help("nothing"),
            });
        }
    }

    /// A heading as its author would write it with this anchor, and where it stands.
    fn heading(&self, page: PageIx, near: &str, anchor: &str) -> Option<(String, Span)> {
        let parsed = &self.site.page(page).parsed;
        let heading = parsed.body.outline.iter().find(|heading| &*heading.id == near)?;
        let line = parsed.source.line(parsed.source.position(heading.span.start).line).trim();
        let (words, braces) = line.rsplit_once(" {").filter(|_| line.ends_with('}')).unwrap_or((line, ""));
        let classes = braces.trim_end_matches('}').split_whitespace().filter(|word| !word.starts_with('#'));
        let braces: Vec<String> =
            std::iter::once(format!("#{anchor}")).chain(classes.map(str::to_owned)).collect();
        Some((format!("{} {{{}}}", words.trim_end(), braces.join(" ")), heading.span.clone()))
    }
}
