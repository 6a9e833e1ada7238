//! The certain fixes of findings as one change (`check --fix`). Of fixes that touch the same bytes the
//! first is taken; the others wait for the next round, when the file has been read again.

use std::collections::BTreeMap;

use crate::base::edit::{self, Edit};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::write::Patch;

/// What applying fixes comes to.
#[derive(Debug, Default)]
pub struct Fixed<'d> {
    /// The findings whose fix is taken, in their order.
    pub taken: Vec<&'d Diagnostic>,
    /// How many fixes wait for the next round.
    pub waiting: usize,
    /// The files' new texts.
    pub patch: Patch,
    /// What changes, as a unified diff over all files.
    pub diff: String,
}

/// Takes the fixes of `findings`, each as a whole or not at all. `find` gives the text that a finding was
/// made from; a fix in a file without one is left.
pub fn fixes<'d, 's>(
    findings: &'d [Diagnostic],
    find: &impl Fn(&SourcePath) -> Option<&'s Source>,
) -> Fixed<'d> {
    let mut fixed = Fixed::default();
    let mut files: BTreeMap<&SourcePath, Vec<Edit>> = BTreeMap::new();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) else { continue };
        let known = |edit: &Edit| find(&edit.span.path).is_some_and(|source| fits(source, edit));
        if !fix.edits.iter().all(known) {
            continue;
        }
        let apart = |edit: &Edit| {
            let of_file = files.get(&edit.span.path).map_or(&[][..], Vec::as_slice);
            of_file.iter().all(|other| !touch(edit, other))
        };
        if !fix.edits.iter().all(apart) {
            fixed.waiting += 1;
            continue;
        }
        for edit in &fix.edits {
            files.entry(&edit.span.path).or_default().push(edit.clone());
        }
        fixed.taken.push(finding);
    }
    for (path, edits) in files {
        let Some(source) = find(path) else { continue };
        let edited = edit::apply(&source.text, &edits);
        debug_assert_eq!(edited.left_out, 0, "edits of {path} were held against each other");
        fixed.diff.push_str(&edit::diff(source, path.as_str(), &edits, 3));
        fixed.patch.texts.insert(path.clone(), (Some(source.hash), edited.text));
    }
    fixed
}

/// Whether an edit's place is one in this text.
fn fits(source: &Source, edit: &Edit) -> bool {
    source.text.get(edit.span.start as usize..edit.span.end as usize).is_some_and(|old| *old != *edit.text)
}

/// Whether two edits of a file share bytes or a place; those side by side are not sure to go together.
fn touch(one: &Edit, other: &Edit) -> bool {
    one.span.start <= other.span.end && other.span.start <= one.span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::Span;
    use crate::diag::codes::model::UNKNOWN_FIELD;
    use crate::diag::{Both, Fix};

    #[test]
    fn a_fix_is_taken_whole_or_waits() {
        let path = SourcePath::new("content/a.md");
        let source = Source::new(path.clone(), "titl: één\r\nsumary: x  \r\n");
        let at = |start, end| Span { path: path.clone(), start, end };
        let title = Both { nl: "n", en: "e" };
        let one = |fix| Diagnostic::new(&UNKNOWN_FIELD, at(0, 1)).mend(fix);
        let elsewhere = Span { path: SourcePath::new("content/b.md"), start: 0, end: 1 };
        let found = [
            one(Fix::replace(at(0, 4), "title")),
            // Half of it stands in the way of the first.
            one(Fix::all(title, vec![Edit::new(at(13, 19), "summary"), Edit::new(at(3, 5), "x")])),
            one(Fix::replace(at(13, 19), "summary")),
            // Neither a place in the text nor a text that is known.
            one(Fix::replace(at(7, 8), "e")),
            one(Fix::replace(at(90, 95), "e")),
            one(Fix::replace(elsewhere, "e")),
        ];
        let fixed = fixes(&found, &|wanted| (*wanted == path).then_some(&source));
        assert_eq!((fixed.taken.len(), fixed.waiting), (2, 1));
        let (hash, text) = &fixed.patch.texts[&path];
        assert_eq!((hash, text.as_str()), (&Some(source.hash), "title: één\r\nsummary: x  \r\n"));
        assert!(
            fixed.diff.contains("-titl: één\n") && fixed.diff.contains("+title: één\n"),
            "{}",
            fixed.diff
        );
    }
}
