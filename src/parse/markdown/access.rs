//! What a text keeps from who listens instead of looks: images and links without words, skipped headings.

use std::sync::LazyLock;

use regex::Regex;

use super::open::{OpenImage, OpenLink};
use super::writer::Writer;
use crate::base::paths::is_picture;
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::access::{HEADING_SKIPPED, IMAGE_ALT, LINK_TEXT_EMPTY};
use crate::parse::body::LinkTarget;

/// Whether a text is what a camera or a computer calls a picture: a word for pictures, and numbers.
pub fn is_file_name(text: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        let words = "schermafbeelding|schermopname|screenshot|screen shot|afbeelding|image|img|dsc[fn]?|foto|photo|picture|plaatje|untitled|naamloos";
        let rest = r"[\s\d_.:()-]*(?:om|at|op|kopie|copy|am|pm)?[\s\d_.:()-]*(?:am|pm)?";
        Regex::new(&format!("(?i)^(?:{words}){rest}$")).expect("a pattern that stands in the program")
    });
    text.len() < 80 && text.contains(|c: char| c.is_ascii_digit()) && NAME.is_match(text)
}

impl Writer<'_, '_> {
    /// Tells of a heading that stands more than one level below the one above it. A heading in a quote or
    /// a list stands apart from the others.
    pub fn skipped(&mut self, level: u8, span: &Span) {
        if self.nest > 0 {
            return;
        }
        let above = std::mem::replace(&mut self.doc.level, level);
        if above == 0 || level <= above + 1 {
            return;
        }
        let next = above + 1;
        let found = Diagnostic::new(&HEADING_SKIPPED, span.clone());
        let found = if above == 1 { found.form("first") } else { found };
        let found = found.arg("level", level).arg("above", above).arg("next", next);
        let found = found.arg("marks", "#".repeat(usize::from(next))).help("help");
        self.doc.diagnostics.push(found);
    }

    /// Tells of an image that says nothing to who does not see it. One elsewhere becomes a link, and a
    /// caption names its image.
    pub fn unseen(&mut self, target: &LinkTarget, alt: &str, image: &OpenImage) {
        let form = match alt {
            "" => "missing",
            name if is_picture(name) && !name.contains(' ') || is_file_name(name) => "name",
            _ => return,
        };
        if matches!(target, LinkTarget::External(_)) || image.title.is_some() {
            return;
        }
        let found = Diagnostic::new(&IMAGE_ALT, self.span(image.place.clone())).form(form);
        self.doc.diagnostics.push(found.help(if image.wiki { "wiki" } else { "help" }));
    }

    /// Tells of a link without text. An image in it is told by itself; what raw HTML in it says, nobody
    /// here knows.
    pub fn textless(&mut self, link: &OpenLink) {
        if !self.block[link.start..].trim().is_empty() || self.body.images.len() > link.images {
            return;
        }
        let written = self.visible.get(link.place.clone()).unwrap_or("");
        if self.doc.options.html && written.contains('<') {
            return;
        }
        let found = Diagnostic::new(&LINK_TEXT_EMPTY, self.span(link.place.clone()));
        self.doc.diagnostics.push(found.help("help"));
    }
}
