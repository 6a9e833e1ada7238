//! Which lines of a map belong together: an entry, from the word it begins with to the next.

use std::ops::Range;

/// The bytes of the entry that byte `at` is in, without the end of its last line.
pub(super) fn entry_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let begins = |line: &str| match line.chars().next() {
        Some('-') => line.starts_with("---"),
        Some(first) => !first.is_whitespace() && !matches!(first, '#' | ']' | '}'),
        None => false,
    };
    let (mut start, mut end, mut from) = (0, text.len(), 0);
    for line in text.split_inclusive('\n') {
        if begins(line) {
            if from > at {
                end = from - 1;
                break;
            }
            start = from;
        }
        from += line.len();
    }
    start..end.max(start)
}
