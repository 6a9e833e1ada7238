//! Finds `:::name` … `:::` before Markdown is parsed, and puts an HTML comment of the same length in
//! its place, so that one pass over the rest keeps lists, notes and places as they are.

use std::ops::Range;

/// How deep containers may stand in each other.
const DEEPEST: usize = 16;

/// A container, its places in bytes of the whole text.
#[derive(Debug, PartialEq)]
pub struct Container {
    /// The name behind the colons.
    pub name: Range<usize>,
    /// What follows the name on the first line.
    pub args: Range<usize>,
    /// The colons it opens with.
    pub fence: Range<usize>,
    /// The Markdown inside.
    pub body: Range<usize>,
    /// The byte behind its closing colons; the end of the text or of the parent when not closed.
    pub end: usize,
    /// Whether it is closed.
    pub closed: bool,
    /// Containers inside.
    pub children: Vec<Container>,
}

/// Finds all containers in `text`. Lines in fenced code and in HTML comments do not count.
pub fn scan(text: &str) -> Vec<Container> {
    let mut stack: Vec<Container> = Vec::new();
    let mut done: Vec<Container> = Vec::new();
    if !text.contains(":::") {
        return done;
    }
    let mut opaque = Opaque::None;
    let mut from = 0;
    while from < text.len() {
        let next = text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
        let line = text[from..next].trim_end();
        if !opaque.skips(line) {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let colons = line[indent..].len() - line[indent..].trim_start_matches(':').len();
            let rest = &line[indent + colons..];
            if indent > 3 || colons < 3 {
                // No line of a container.
            } else if rest.is_empty() {
                close(&mut stack, &mut done, colons, from, from + line.len());
            } else if let Some((name, args)) = head(rest).filter(|_| stack.len() < DEEPEST) {
                let at = from + indent;
                let base = at + colons;
                stack.push(Container {
                    name: base + name.start..base + name.end,
                    args: base + args.start..base + args.end,
                    fence: at..at + colons,
                    body: next..next,
                    end: next,
                    closed: false,
                    children: Vec::new(),
                });
            }
        }
        from = next;
    }
    while let Some(open) = stack.pop() {
        finish(&mut stack, &mut done, open, text.len(), text.len(), false);
    }
    done
}

/// Closes the innermost container with as many colons, else the innermost with fewer. What stands
/// open inside it ends there too, unclosed.
fn close(stack: &mut Vec<Container>, done: &mut Vec<Container>, colons: usize, start: usize, end: usize) {
    let same = stack.iter().rposition(|open| open.fence.len() == colons);
    let Some(at) = same.or_else(|| stack.iter().rposition(|open| open.fence.len() < colons)) else { return };
    while stack.len() > at {
        let Some(open) = stack.pop() else { return };
        let closed = stack.len() == at;
        finish(stack, done, open, start, if closed { end } else { start }, closed);
    }
}

fn finish(
    stack: &mut [Container],
    done: &mut Vec<Container>,
    mut open: Container,
    body_end: usize,
    end: usize,
    closed: bool,
) {
    open.body.end = body_end.max(open.body.start);
    open.end = end;
    open.closed = closed;
    stack.last_mut().map_or(done, |parent| &mut parent.children).push(open);
}

/// Name and arguments in what follows the colons. `None` when no name stands there.
fn head(rest: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = rest.len() - rest.trim_start().len();
    let name = &rest[start..];
    let length = name.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(name.len());
    let named = name.starts_with(char::is_alphabetic);
    let parted = name[length..].chars().next().is_none_or(|c| c.is_whitespace() || c == '{');
    (named && parted).then(|| (start..start + length, start + length..rest.len()))
}

/// Whether the scanner stands in text where `:::` means nothing.
enum Opaque {
    None,
    Comment,
    /// Fenced code: its character, its length, and how the block it stands in is told from what
    /// follows: by the quote mark, or by the column of a list item.
    Fence {
        mark: char,
        length: usize,
        quoted: bool,
        column: usize,
    },
}

impl Opaque {
    fn skips(&mut self, line: &str) -> bool {
        match *self {
            Opaque::Comment => {
                if line.contains("-->") {
                    *self = Opaque::None;
                }
                return true;
            }
            Opaque::Fence { mark, length, quoted, column } => {
                let bare = line.trim_start_matches([' ', '\t', '>']);
                let indent = line.len() - line.trim_start().len();
                let left = quoted && !line.trim_start().starts_with('>')
                    || column > 0 && !line.is_empty() && indent < column;
                let run = bare.chars().take_while(|c| *c == mark).count();
                if !left {
                    if run >= length && bare.len() == run {
                        *self = Opaque::None;
                    }
                    return true;
                }
                *self = Opaque::None;
            }
            Opaque::None => {}
        }
        let trimmed = line.trim_start_matches(' ');
        if line.len() - trimmed.len() <= 3 && trimmed.starts_with("<!--") {
            if !line.contains("-->") {
                *self = Opaque::Comment;
            }
            return true;
        }
        let (quoted, column, rest) = strip(line);
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, '`' | '~')) else { return false };
        let length = rest.chars().take_while(|c| *c == mark).count();
        if length < 3 || mark == '`' && rest[length..].contains('`') {
            return false;
        }
        *self = Opaque::Fence { mark, length, quoted, column };
        true
    }
}

/// A line without its quote marks and list markers: whether there was a quote, and the column at
/// which the text of the last list item stands (0 without one).
fn strip(line: &str) -> (bool, usize, &str) {
    let (mut quoted, mut column) = (false, 0);
    let mut rest = line;
    loop {
        let inner = rest.trim_start_matches(' ');
        if rest.len() - inner.len() > 3 && column == 0 {
            return (quoted, column, "");
        }
        if let Some(after) = inner.strip_prefix('>') {
            (quoted, rest) = (true, after);
            continue;
        }
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let marker = match inner.as_bytes().get(digits) {
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            Some(b'.' | b')') if (1..10).contains(&digits) => digits + 1,
            _ => return (quoted, column, inner),
        };
        if !inner[marker..].starts_with(' ') {
            return (quoted, column, inner);
        }
        rest = &inner[marker + 1..];
        column = line.len() - rest.len();
    }
}

/// The bytes `range` of `text`, with an HTML comment of the same length for each container.
pub fn mask(text: &str, range: Range<usize>, containers: &[Container]) -> String {
    let mut out = String::with_capacity(range.len());
    let mut copied = range.start;
    for container in containers {
        out.push_str(&text[copied..container.fence.start]);
        out.push_str("<!--");
        let end = if container.closed { container.end - 3 } else { container.end };
        // On one line, since an empty line would end an HTML block around it.
        out.extend(std::iter::repeat_n(' ', end.saturating_sub(container.fence.start + 4)));
        if container.closed {
            out.push_str("-->");
        }
        copied = container.end;
    }
    out.push_str(text.get(copied..range.end).unwrap_or(""));
    out
}

/// One argument: name, value, and where it stands in the text it was read from.
pub type Argument = (String, String, Range<usize>);

/// Reads `key="value" key='value' key=value flag`, in braces or not. The second part is where it
/// could not be read.
pub fn arguments(text: &str) -> (Vec<Argument>, Vec<Range<usize>>) {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    let inner = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let offset = text.find('{').filter(|_| inner.is_some()).map_or(0, |at| at + 1);
    let text = inner.unwrap_or(text);
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if at == text.len() {
            return (found, wrong);
        }
        let start = at;
        let key = &text[start..];
        let key = &key[..key.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(key.len())];
        at += key.len();
        let value = match text[at..].strip_prefix('=') {
            None => Some("true"),
            Some(rest) => {
                at += 1;
                match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                    Some(quote) => {
                        let value = rest[1..].split_once(quote).map(|(value, _)| value);
                        at = value.map_or(text.len(), |value| at + value.len() + 2);
                        value
                    }
                    None => {
                        let value = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
                        at += value.len();
                        (!value.is_empty()).then_some(value)
                    }
                }
            }
        };
        let named = key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') && !key.is_empty();
        let place = offset + start..offset + at;
        match value.filter(|_| named) {
            Some(value) => found.push((key.to_owned(), value.to_owned(), place)),
            None => wrong.push(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Containers as `name(children)`, `!` behind one that is not closed.
    fn tree(text: &str, found: &[Container]) -> String {
        let one = |c: &Container| {
            let inner = tree(text, &c.children);
            let inner = if inner.is_empty() { inner } else { format!("({inner})") };
            format!("{}{inner}{}", &text[c.name.clone()], if c.closed { "" } else { "!" })
        };
        found.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn containers_nest_by_stack_and_by_length() {
        let table = [
            (":::a\nx\n:::\n", "a"),
            ("::: a\r\nx\r\n:::\r\n:::b\n:::", "a b"),
            (":::a\n:::b\n:::\n:::\n", "a(b)"),
            ("::::a\n:::b\n:::\n::::\n", "a(b)"),
            ("::::a\n:::b\n::::\n", "a(b!)"),
            (":::a\nx", "a!"),
            (":::\n:::a\n::::\n", "a"),
            ("::::a\n:::\n::::\n", "a"),
            ("```\n:::a\n```\n:::b\n:::", "b"),
            ("- ```\n  :::a\n  ```\n:::b\n:::", "b"),
            ("> ```\n:::b\n:::", "b"),
            ("~~~\n:::a\n", ""),
            ("<!--\n:::a\n-->\n:::b\n:::", "b"),
            (":::a\n```\n:::\n```\n:::\n", "a"),
            ("    :::a\n", ""),
            (":::{.x}\n:::", ""),
        ];
        for (text, expected) in table {
            let found = scan(text);
            assert_eq!(tree(text, &found), expected, "{text:?}");
            let masked = mask(text, 0..text.len(), &found);
            assert_eq!(masked.len(), text.len(), "{text:?}");
        }
        let text = "p\n:::a\né\n:::\nq";
        assert_eq!(mask(text, 0..text.len(), &scan(text)), "p\n<!--    -->\nq");
    }

    #[test]
    fn arguments_are_read_in_every_form() {
        let (found, wrong) = arguments(" a=\"v w\" b='x\"' c=d e  f= =g h=\"");
        let plain: Vec<_> = found.iter().map(|(k, v, _)| format!("{k}:{v}")).collect();
        assert_eq!(plain, ["a:v w", "b:x\"", "c:d", "e:true"]);
        assert_eq!(wrong.len(), 3);
        assert_eq!(arguments("{a=b}").0[0].2, 1..4);
    }
}
