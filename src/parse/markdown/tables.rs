//! What is wrong with a table as written: links that its bars break, and columns without a name.

use std::ops::Range;

use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::access::TABLE_HEADER;
use crate::diag::codes::links::WIKILINK_BAR;

impl Writer<'_, '_> {
    /// Tells of links in double brackets that the bars of a row have broken in two.
    pub fn broken_by_bars(&mut self, row: &Range<usize>) {
        let Some(written) = self.visible.get(row.clone()).filter(|written| written.contains("[[")) else {
            return;
        };
        for (link, bar) in broken(written) {
            let at = row.start + link.start..row.start + link.end;
            let near = format!("{}\\{}", &written[link.start..bar], &written[bar..link.end]);
            let bar = self.span(row.start + bar..row.start + bar + 1);
            let found = Diagnostic::new(&WIKILINK_BAR, self.span(at)).arg("near", near).help("help");
            self.doc.diagnostics.push(found.fix(bar, "\\|"));
        }
    }

    /// Tells of a table whose columns have no names.
    pub fn nameless_columns(&mut self) {
        let Some(table) = self.table.as_ref().filter(|table| table.named == 0) else { return };
        let span = self.span(self.first_line(&table.place));
        self.doc.diagnostics.push(Diagnostic::new(&TABLE_HEADER, span).help("help"));
    }
}

/// The links in double brackets of a table's row that hold one bar without a backslash before it, each
/// with the place of that bar.
fn broken(row: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = row[from..].find("[[").map(|at| from + at) {
        from = open + 2;
        let Some(close) = row[from..].find("]]").map(|at| from + at) else { break };
        let inner = &row[from..close];
        // Brackets that open again before they close belong to no link here.
        if inner.contains("[[") {
            continue;
        }
        let mut bars = inner
            .match_indices('|')
            .map(|(at, _)| from + at)
            .filter(|at| row[..*at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0);
        if let (Some(bar), None) = (bars.next(), bars.next())
            && !row[from..bar].trim().is_empty()
        {
            found.push((open..close + 2, bar));
        }
        from = close + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn one_bar_in_double_brackets_breaks_a_row_and_an_escaped_one_does_not() {
        let table: [(&str, &[&str]); 7] = [
            ("| [[a|b]] | c |", &["[[a|b]]"]),
            ("| [[a\\|b]] | [[c]] |", &[]),
            ("| [[a]] | [[b|c]] | [[d|e]] |", &["[[b|c]]", "[[d|e]]"]),
            ("| [[1] | x[2]] |", &["[[1] | x[2]]"]),
            ("| [[a | b | c]] |", &[]),
            ("| [[ | b]] | [[ |", &[]),
            ("| [[a | [[b]] |", &[]),
        ];
        for (row, expected) in table {
            let found: Vec<&str> = broken(row).into_iter().map(|(link, _)| &row[link]).collect();
            assert_eq!(found, expected, "{row}");
        }
    }
}
