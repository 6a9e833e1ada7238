//! Blocks: paragraphs, quotes and alerts, lists and tasks, tables, code.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind};

use super::code::{self, Coloured};
use super::escape;
use super::open::{Code, Paragraph, Table};
use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::page::CODE_PLAIN;
use crate::parse::body::HoleKind;

/// Class and key of an alert.
fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "alert-note"),
        BlockQuoteKind::Tip => ("tip", "alert-tip"),
        BlockQuoteKind::Important => ("important", "alert-important"),
        BlockQuoteKind::Warning => ("warning", "alert-warning"),
        BlockQuoteKind::Caution => ("caution", "alert-caution"),
    }
}

impl Writer<'_, '_> {
    /// Starts a paragraph.
    pub fn start_paragraph(&mut self) {
        self.break_block();
        if !self.mode.inline || self.nest > 0 {
            self.out.fresh_line();
            self.out.html.push_str("<p>");
        } else if !self.out.html.is_empty() {
            self.out.html.push_str("<br>\n");
        }
        let holes = self.out.holes.len();
        let start = self.out.at();
        self.paragraph = Some(Paragraph { start, holes, images: 0, transclusions: 0, other: false });
    }

    /// Ends a paragraph: one that only inserts pages or shows one picture is none.
    pub fn end_paragraph(&mut self) {
        self.flush();
        let Some(paragraph) = self.paragraph.take() else { return };
        self.break_block();
        let inline = self.mode.inline && self.nest == 0;
        let start = paragraph.start.saturating_sub(3);
        let (images, pages) = (paragraph.images, paragraph.transclusions);
        if pages > 0 && (paragraph.other || images > 0) {
            for at in paragraph.holes..self.out.holes.len() {
                if let HoleKind::Transclusion(link) = self.out.holes[at].kind {
                    self.out.holes[at].kind = HoleKind::Link(link);
                    self.not_alone(link);
                }
            }
        } else if pages > 0 && !inline {
            let holes: Vec<HoleKind> =
                self.out.holes[paragraph.holes..].iter().map(|hole| hole.kind.clone()).collect();
            self.out.cut(start, paragraph.holes);
            for kind in holes {
                self.out.hole(kind);
                self.out.html.push('\n');
            }
            return;
        } else if images == 1 && !paragraph.other && !inline {
            let image = self.body.images.len() - 1;
            if self.body.images[image].title.is_some() {
                self.out.cut(start, paragraph.holes);
                return self.figure(image);
            }
        }
        if !inline {
            self.out.html.push_str("</p>\n");
        }
    }

    /// Starts a quote or an alert.
    pub fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.break_block();
        self.nest += 1;
        self.out.fresh_line();
        match kind.map(alert) {
            Some((class, key)) => {
                self.out.html.push_str("<aside class=\"alert alert-");
                self.out.html.push_str(class);
                self.out.html.push_str("\">\n<p class=\"alert-title\">");
                self.out.hole(HoleKind::Text(key));
                self.out.html.push_str("</p>\n");
            }
            None => self.out.html.push_str("<blockquote>\n"),
        }
    }

    /// Ends a quote or an alert.
    pub fn end_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.leave();
        self.out.fresh_line();
        self.out.html.push_str(if kind.is_some() { "</aside>\n" } else { "</blockquote>\n" });
    }

    /// Ends what nests: its sections end before its closing tag.
    fn leave(&mut self) {
        self.break_block();
        self.nest -= 1;
        self.end_sections(self.nest);
    }

    /// Starts a list.
    pub fn start_list(&mut self, first: Option<u64>) {
        self.break_block();
        self.out.fresh_line();
        match first {
            None => self.out.html.push_str("<ul>\n"),
            Some(1) => self.out.html.push_str("<ol>\n"),
            Some(first) => self.out.html.push_str(&format!("<ol start=\"{first}\">\n")),
        }
    }

    /// Ends a list.
    pub fn end_list(&mut self, ordered: bool) {
        self.break_block();
        self.out.fresh_line();
        self.out.html.push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    /// Starts an item of a list.
    pub fn start_item(&mut self) {
        self.break_block();
        self.nest += 1;
        self.out.fresh_line();
        self.items.push(self.out.at());
        self.out.html.push_str("<li>");
    }

    /// Ends an item of a list.
    pub fn end_item(&mut self) {
        self.leave();
        self.items.pop();
        self.out.html.push_str("</li>\n");
    }

    /// A task: its text, up to the next block, is the label of its box.
    pub fn task(&mut self, done: bool) {
        self.flush();
        if self.heading.is_some() {
            // A heading is no task: its mark stays text.
            return self.verbatim(if done { "[x] " } else { "[ ] " });
        }
        self.other();
        if let Some(item) = self.items.last() {
            self.out.insert(item + 3, " class=\"task\"");
            if let Some(paragraph) = &mut self.paragraph {
                paragraph.start += " class=\"task\"".len() as u32;
            }
        }
        self.out.html.push_str("<label><input type=\"checkbox\"");
        self.out.html.push_str(if done { " checked> " } else { "> " });
        self.label = true;
    }

    /// Starts a table.
    pub fn start_table(&mut self, columns: Vec<Alignment>, place: Range<usize>) {
        self.break_block();
        self.out.fresh_line();
        // A table that is wider than the screen scrolls, also for who has no mouse.
        self.out.html.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        self.out.hole(HoleKind::Text("table"));
        self.out.html.push_str("\">\n<table>\n");
        self.table = Some(Table { columns, column: 0, head: false, named: 0, rows: 0, cell: 0, place });
    }

    /// Starts the heading of a table.
    pub fn start_head(&mut self, place: &Range<usize>) {
        self.broken_by_bars(place);
        self.out.html.push_str("<thead>\n<tr>");
        if let Some(table) = &mut self.table {
            table.head = true;
            table.column = 0;
        }
    }

    /// Ends the heading of a table.
    pub fn end_head(&mut self) {
        self.nameless_columns();
        self.out.html.push_str("</tr>\n</thead>\n");
        if let Some(table) = &mut self.table {
            table.head = false;
        }
    }

    /// Starts a row of a table.
    pub fn start_row(&mut self, place: &Range<usize>) {
        self.broken_by_bars(place);
        if let Some(table) = &mut self.table {
            self.out.html.push_str(if table.rows == 0 { "<tbody>\n<tr>" } else { "<tr>" });
            table.rows += 1;
            table.column = 0;
        }
    }

    /// Starts a cell of a table.
    pub fn start_cell(&mut self) {
        self.break_block();
        let Some(table) = &mut self.table else { return };
        self.out.html.push_str(if table.head { "<th scope=\"col\"" } else { "<td" });
        self.out.html.push_str(match table.columns.get(table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            _ => ">",
        });
        table.cell = self.out.at();
    }

    /// Ends a cell of a table.
    pub fn end_cell(&mut self) {
        self.break_block();
        let Some(table) = &mut self.table else { return };
        table.column += 1;
        let empty = table.cell == self.out.at() && self.out.holes.last().is_none_or(|h| h.at < table.cell);
        table.named += usize::from(table.head && !empty);
        if table.head && empty {
            // A heading without text is a cell: nothing is below it by name.
            if let Some(tag) = self.out.html.rfind("<th") {
                self.out.html.truncate(tag);
                self.out.html.push_str("<td>");
            }
        }
        self.out.html.push_str(if table.head && !empty { "</th>" } else { "</td>" });
    }

    /// Ends a table.
    pub fn end_table(&mut self) {
        self.break_block();
        let rows = self.table.take().map_or(0, |table| table.rows);
        self.out.html.push_str(if rows > 0 { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }

    /// Starts a block of code: its text is gathered.
    pub fn start_code(&mut self, kind: &CodeBlockKind<'_>, place: Range<usize>) {
        self.break_block();
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                let word = info.split([' ', '\t', ',', '{']).next().unwrap_or("");
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '#' | '.');
                word.chars().filter(|c| plain(*c)).collect()
            }
            CodeBlockKind::Indented => String::new(),
        };
        self.code = Some(Code { language, text: String::new(), place });
    }

    /// Writes a block of code.
    pub fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        self.out.fresh_line();
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        if !code.language.is_empty() {
            self.out.html.push_str(" class=\"language-");
            escape::attribute(&mut self.out.html, &code.language);
            self.out.html.push('"');
        }
        self.out.html.push('>');
        let coloured = match self.doc.options.highlight {
            true => code::colour(&code.language, &code.text),
            false => Coloured::Unknown,
        };
        match coloured {
            Coloured::Html(html) => self.out.html.push_str(&html),
            Coloured::Unknown => escape::text(&mut self.out.html, &code.text),
            Coloured::TooLong => {
                escape::text(&mut self.out.html, &code.text);
                let span = self.span(self.first_line(&code.place));
                self.doc.diagnostics.push(Diagnostic::new(&CODE_PLAIN, span));
            }
        }
        self.out.html.push_str("</code></pre>\n");
    }
}
