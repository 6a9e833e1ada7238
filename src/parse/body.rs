//! HTML with holes: what a piece of Markdown becomes before anyone knows the other pages.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::base::source::Span;

/// Rendered Markdown. Rendering copies the HTML and fills the holes.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The HTML, complete but for the holes.
    pub html: String,
    /// Holes in the order of their positions. Several may share one position; they fill in order.
    pub holes: Vec<Hole>,
    /// Links and transclusions, which holes and the graph refer to by index.
    pub links: Vec<Link>,
    /// Images.
    pub images: Vec<Image>,
    /// Component calls, their bodies nested.
    pub components: Vec<ComponentCall>,
    /// Citations, those of one pair of brackets together.
    pub citations: Vec<Vec<Citation>>,
    /// Facts by name, and where they are used.
    pub facts: Vec<(String, Span)>,
    /// Stretches of the HTML that are running text of paragraphs, lists and tables, outside links,
    /// headings, code: where glossary terms may be marked. In order, not overlapping. HTML-escaped.
    pub running_text: Vec<Range<u32>>,
    /// Headings and other anchors, in order. Those of a component stand here too, at the component's
    /// place and with `start == end`; in the component's own body they have their bytes.
    pub outline: Vec<Heading>,
    /// The plain text by section, for search, reading time and rules; with that of components, whose
    /// own bodies have none.
    pub sections: Vec<SectionText>,
    /// Folded words that occur in running text, as 32-bit hashes (`word_hash`), sorted, each once.
    pub words: Vec<u32>,
    /// For each of them, when it first stands on its own; empty when no page of the site is a term.
    pub first_uses: Vec<u16>,
}

impl Body {
    /// Gives back the room that its text and lists do not use.
    pub fn shrink(&mut self) {
        self.html.shrink_to_fit();
        self.holes.shrink_to_fit();
        self.links.shrink_to_fit();
        for link in &mut self.links {
            link.text.shrink_to_fit();
            link.sentence.before.shrink_to_fit();
            link.sentence.after.shrink_to_fit();
        }
        self.citations.shrink_to_fit();
        self.running_text.shrink_to_fit();
        self.words.shrink_to_fit();
        self.outline.shrink_to_fit();
        for section in &mut self.sections {
            section.text.shrink_to_fit();
        }
        for component in &mut self.components {
            component.body.shrink();
        }
    }
}

/// A place in the HTML that depends on other files.
#[derive(Clone, Debug)]
pub struct Hole {
    /// The byte of the HTML before which it goes.
    pub at: u32,
    /// What goes there.
    pub kind: HoleKind,
}

/// What fills a hole. Numbers index the body's own lists.
#[derive(Clone, Debug)]
pub enum HoleKind {
    /// The opening tag of a link whose text is in the HTML.
    LinkStart(u32),
    /// Its closing tag.
    LinkEnd(u32),
    /// A whole link, its text being the target's title.
    Link(u32),
    /// An image tag, with the size read from the file.
    Image(u32),
    /// A component, rendered with its body.
    Component(u32),
    /// A page or a section of it, in place.
    Transclusion(u32),
    /// A fact's value.
    Fact(u32),
    /// The numbers of sources.
    Citations(u32),
    /// A text of the theme by its key (the label of an alert, of a footnote's way back). Escaped.
    Text(&'static str),
}

/// A link as written.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it points to.
    pub target: LinkTarget,
    /// Where the target stands in the file.
    pub span: Span,
    /// The link's own text, plain; "" when the target's title is to stand there.
    pub text: String,
    /// The sentence the link stands in, for backlinks.
    pub sentence: Sentence,
    /// The title attribute, if any.
    pub title: Option<String>,
    /// The anchor of the section it stands in; `None` above the first heading.
    pub section: Option<Arc<str>>,
}

/// A sentence around a link: before it, the link's text, after it. Plain text. When the link's text
/// is the target's title, `link` is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// What stands before the link.
    pub before: String,
    /// The link's text.
    pub link: String,
    /// What stands after it.
    pub after: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// `[[kind:name#anchor]]`. An empty name with an anchor means this page.
    Wiki { kind: Option<String>, name: String, anchor: Option<String> },
    /// A relative path, as written (percent-decoded): to a `.md` file or any other file of the site.
    File { path: String, anchor: Option<String> },
    /// A path from the root of the site: `/map/`.
    Root { path: String, anchor: Option<String> },
    /// `#anchor` on this page.
    Anchor(String),
    /// Elsewhere; the scheme is allowed.
    External(String),
    /// A scheme that is not allowed; the text stays, without a link.
    Refused(String),
}

/// `@name, place` within brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The source as written: `name` or `kind:name`.
    pub name: String,
    /// The place in the source, such as `p. 12`.
    pub locator: Option<String>,
    /// Where the name stands in the file.
    pub span: Span,
}

/// An image as written.
#[derive(Clone, Debug)]
pub struct Image {
    /// A relative path, a path from the root, or an address elsewhere.
    pub target: LinkTarget,
    /// The text alternative; "" when none was written.
    pub alt: String,
    /// The caption, from the title.
    pub title: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// `:::name key="value"` … `:::`.
#[derive(Clone, Debug)]
pub struct ComponentCall {
    /// The component's name as written.
    pub name: String,
    /// Arguments, as written, with their place.
    pub args: Vec<(String, String, Span)>,
    /// The Markdown inside.
    pub body: Body,
    /// Where the name stands.
    pub span: Span,
}

/// A heading, or another thing with an anchor.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6 (a page's title is 1).
    pub level: u8,
    /// The anchor, unique on the page.
    pub id: Arc<str>,
    /// Plain text.
    pub text: String,
    /// The heading's own HTML bytes start here, for transclusion of a section.
    pub start: u32,
    /// The section ends here: before the next heading of the same or a higher level.
    pub end: u32,
    /// Where it stands in the file.
    pub span: Span,
}

/// The plain text below one heading, up to the next heading of any level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionText {
    /// The heading's anchor; `None` above the first heading.
    pub anchor: Option<Arc<str>>,
    /// The text, blocks parted by newlines. What it takes from elsewhere, the title of a page or the value of
    /// a fact, stands in it by name: see [`resolved`].
    pub text: String,
}

/// What stands around a name in the text of a section.
const BORROWED: [char; 2] = ['\u{1}', '\u{2}'];

/// Adds to `text` a place for what `name` stands for: a page, or a fact when it begins with `=`.
pub fn borrow(text: &mut String, name: &str) {
    text.push(BORROWED[0]);
    text.push_str(name);
    text.push(BORROWED[1]);
}

/// The text of a section with what `of` makes of each name in it; a name of which it makes nothing stays, and
/// that of a fact goes.
pub fn resolved(text: &str, of: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    if !text.contains(BORROWED[0]) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (n, part) in text.split(BORROWED[0]).enumerate() {
        let (name, rest) = match part.split_once(BORROWED[1]).filter(|_| n > 0) {
            Some((name, rest)) => (name, rest),
            None => ("", part),
        };
        match of(name) {
            Some(words) if !name.is_empty() => out.push_str(&words),
            _ if name.starts_with('=') => {}
            _ => out.push_str(name),
        }
        out.push_str(rest);
    }
    Cow::Owned(out)
}

impl Body {
    /// Every citation in the order in which a reader meets them, those within components too.
    pub fn cited(&self) -> Vec<&Citation> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    /// Its text as a person reads it, headings included, blocks parted by newlines.
    pub fn plain_text(&self) -> String {
        let mut out = String::with_capacity(self.html.len());
        // Sections and headings stand in the same order.
        let mut headings = self.outline.iter();
        for section in &self.sections {
            let heading =
                section.anchor.as_ref().and_then(|anchor| headings.find(|heading| heading.id == *anchor));
            for part in [heading.map_or("", |heading| heading.text.as_str()), section.text.as_str()] {
                if !part.is_empty() {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    out.push_str(part);
                }
            }
        }
        out
    }

    /// The bytes of the HTML below a heading, itself included.
    pub fn section(&self, id: &str) -> Option<Range<usize>> {
        let heading = self.outline.iter().find(|heading| &*heading.id == id)?;
        Some(heading.start as usize..heading.end as usize)
    }

    fn gather<'b>(&'b self, found: &mut Vec<&'b Citation>) {
        for hole in &self.holes {
            match hole.kind {
                HoleKind::Citations(n) => found.extend(&self.citations[n as usize]),
                HoleKind::Component(n) => self.components[n as usize].body.gather(found),
                _ => {}
            }
        }
    }
}

/// The hash of a folded word, as `Body::words` holds it.
pub fn word_hash(folded: &str) -> u32 {
    // FNV-1a, 32 bit (Fowler, Noll, Vo; draft-eastlake-fnv).
    folded.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
