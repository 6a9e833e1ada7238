//! What every part of the dashboard draws with: the site, the language, and a page as a line of a list.

use super::super::place::{Reach, href, title};
use super::super::preview::State;
use super::super::words::{escape, number, say};
use crate::base::date::Date;
use crate::base::source::Span;
use crate::site::{PageIx, Site};

/// So many lines a list has; of the others it tells how many they are.
const MOST: usize = 50;

/// The state of the preview, at hand.
pub struct Desk<'s> {
    /// What is shown.
    pub state: &'s State,
    /// Its site.
    pub site: &'s Site,
    /// The language of its editors.
    pub language: &'s str,
    /// The day of the reading.
    pub today: Date,
    reach: &'s Reach,
}

impl<'s> Desk<'s> {
    /// Over a state, for one who may know so much.
    pub fn new(state: &'s State, reach: &'s Reach) -> Desk<'s> {
        let snapshot = &state.snapshot;
        Desk { state, site: snapshot.site(), language: snapshot.language(), today: snapshot.today(), reach }
    }

    /// The Dutch or the English text.
    pub fn say(&self, nl: &'static str, en: &'static str) -> &'static str {
        say(self.language, nl, en)
    }

    /// A number as people write it.
    pub fn number(&self, count: usize) -> String {
        number(self.language, count)
    }

    /// A page with its file: `about` is HTML that follows.
    pub fn line(&self, page: PageIx, about: &str) -> String {
        let parsed = &self.site.page(page).parsed;
        let file = self.file(&parsed.front.start_span(), false);
        format!("<li>{}{about} {file}</li>\n", self.page(page))
    }

    /// The title of a page, a link when the preview shows it.
    pub fn page(&self, page: PageIx) -> String {
        let text = escape(title(self.site, page));
        match href(self.site, page) {
            Some(href) => format!("<a href=\"{}\">{text}</a>", escape(&href)),
            None => text.into_owned(),
        }
    }

    /// A file, with line and column when asked; a link to the place in the editor's program when there
    /// is one.
    pub fn file(&self, span: &Span, exact: bool) -> String {
        let source = self.state.snapshot.source(&span.path);
        let at = source.map(|source| source.position(span.start));
        let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
        let name = if exact && at.is_some() {
            format!("{}:{line}:{column}", span.path)
        } else {
            span.path.to_string()
        };
        let name = format!("<code>{}</code>", escape(&name));
        match self.reach.edit(&self.site.config, &span.path, line, column) {
            Some(edit) => format!("<a href=\"{}\">{name}</a>", escape(&edit)),
            None => name,
        }
    }

    /// Lines as a list, cut short; `none` is said when there are none.
    pub fn list<T>(&self, all: &[T], none: &str, line: impl Fn(&T) -> String) -> String {
        if all.is_empty() {
            return format!("<p>{none}</p>\n");
        }
        let lines: String = all.iter().take(MOST).map(line).collect();
        format!("<ul class=\"list\">\n{lines}</ul>\n{}", self.more(all.len().saturating_sub(MOST)))
    }

    /// How much is left out.
    pub fn more(&self, left: usize) -> String {
        if left == 0 {
            return String::new();
        }
        let (and, more) = (self.say("en nog", "and"), self.say("", " more"));
        format!("<p class=\"more\">{and} {}{more}</p>\n", self.number(left))
    }
}
