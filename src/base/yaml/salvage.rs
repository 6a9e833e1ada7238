//! What can still be read of a map when a part of it cannot: the other entries.

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::entry::entry_at;
use super::fault::{Fault, FaultKind};
use crate::base::source::Source;

/// So many faulty entries are set aside; a map with more of them is read as empty.
const MOST: usize = 8;

/// Reads the entries of a map one of which has `fault`, without those that cannot be read. Each place
/// keeps its own. Gives what was read, and the fault with those that were behind it.
///
/// An entry is what stands from a line that begins with a word to the next: its own lines below it are
/// indented, items of a list, or a bracket that closes.
pub fn salvage(source: &Arc<Source>, range: Range<usize>, fault: Fault) -> (Block, Vec<Fault>) {
    let nothing = || Block::empty(source, range.start);
    let mut text = source.text[range.clone()].to_owned();
    let mut at = fault.span.start as usize;
    let mut faults = vec![fault];
    if !is_local(&faults[0].kind) {
        return (nothing(), faults);
    }
    for _ in 0..MOST {
        let entry = entry_at(&text, at.saturating_sub(range.start));
        if text[entry.clone()].trim().is_empty() {
            break;
        }
        let blank: String =
            text[entry.clone()].split('\n').map(|line| " ".repeat(line.len())).collect::<Vec<_>>().join("\n");
        text.replace_range(entry, &blank);
        match Block::read_as(source, range.clone(), Some(text.clone().into()), false) {
            Ok(block) => return (block, faults),
            Err(next) if is_local(&next.kind) => {
                at = next.span.start as usize;
                // A vague one may be of the first one's making.
                if !matches!(next.kind, FaultKind::Syntax | FaultKind::Indent) {
                    faults.push(next);
                }
            }
            Err(_) => break,
        }
    }
    (nothing(), faults)
}

/// Whether a fault is of one entry, and not of the map as a whole.
fn is_local(kind: &FaultKind) -> bool {
    !matches!(kind, FaultKind::TooLarge | FaultKind::TooDeep | FaultKind::NotAMap | FaultKind::Documents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;

    /// The names that can be read, and the words at which the faults are.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let source = Arc::new(Source::new(SourcePath::new("x.md"), text));
        let fault = Block::read(&source, 0..text.len(), false).unwrap_err();
        let (block, faults) = salvage(&source, 0..text.len(), fault);
        let names = block.map().keys().map(|key| key.as_str().unwrap().to_owned()).collect();
        let words = |fault: &Fault| text[fault.span.start as usize..fault.span.end as usize].to_owned();
        (names, faults.iter().map(words).collect())
    }

    #[test]
    fn entries_beside_a_faulty_one_are_read_and_each_fault_is_told() {
        // (text, names, faults)
        let table: [(&str, &[&str], usize); 9] = [
            ("a: 1\nb: x: y\nc: 2\n", &["a", "c"], 1),
            ("a: \"open\nb: 1\nc: [2]\n", &["b", "c"], 1),
            ("a: [open\nb: 1\n", &["b"], 1),
            ("a: 1\nb: x: y\nc: 2\nd: @z\ne: é\n", &["a", "c", "e"], 2),
            ("a: 1\na: 2\nb: 3\n", &["a", "b"], 1),
            ("a:\n  - x: y: z\n  - w\nb: 3\n", &["b"], 1),
            ("a:\n- x: y: z\n- w\nb: 3\n", &["b"], 1),
            ("woorden\na: 1\n", &["a"], 1),
            ("---\na: 1\n---\nb: 1\n", &[], 1),
        ];
        for (text, names, faults) in table {
            let (read, told) = self::read(text);
            assert_eq!(
                (read, told.len()),
                (names.iter().map(|name| (*name).to_owned()).collect(), faults),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_read_beside_a_fault_keeps_its_place() {
        let text = "één: x: y\ntwee: [a, bé]\n";
        let source = Arc::new(Source::new(SourcePath::new("x.md"), text));
        let fault = Block::read(&source, 0..text.len(), false).unwrap_err();
        let (block, _) = salvage(&source, 0..text.len(), fault);
        let span = block.value_span(&["twee".into(), 1.into()]);
        assert_eq!(&text[span.start as usize..span.end as usize], "bé");
    }

    #[test]
    fn a_map_of_faults_only_is_empty() {
        let text: String = (0..20).map(|n| format!("k{n}: a: b\n")).collect();
        let (names, faults) = read(&text);
        assert!(names.is_empty());
        assert_eq!(faults.len(), MOST + 1);
    }
}
