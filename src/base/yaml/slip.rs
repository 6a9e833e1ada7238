//! Looks for the slip of the finger that made a piece of YAML unreadable: a walk over its lines that
//! knows which of them are fields, items, quoted text, brackets and blocks of text. In goes text that
//! the parser refused; out comes the first place that cannot be right. Saying it is left to others.

use std::ops::Range;

use super::fault::FaultKind;

/// What is wrong, and where in the text.
pub(super) type Slip = (FaultKind, Range<usize>);

/// The first slip in `text`; `None` when every line looks right.
pub(super) fn find(text: &str) -> Option<Slip> {
    let mut walk = Walk { text, levels: Vec::new(), wants: None, plain: None };
    let mut at = 0;
    while at < text.len() {
        match walk.line(at) {
            Ok(next) => at = next,
            Err(slip) => return slip,
        }
    }
    None
}

/// The line around byte `at`, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..start + text[start..end].trim_end().len()
}

struct Walk<'t> {
    text: &'t str,
    /// The columns at which open maps (`true`) and lists (`false`) stand.
    levels: Vec<(usize, bool)>,
    /// A field or item without a value on its own line: its column.
    wants: Option<usize>,
    plain: Option<Plain>,
}

/// A value without quotes, which may go on below.
struct Plain {
    /// Lines beyond this column belong to it.
    parent: usize,
    /// Where it starts in its line, and in the text.
    column: usize,
    range: Range<usize>,
    /// Whether a field stands before it on its line.
    keyed: bool,
}

/// `Err(None)` means that the walk does not understand this YAML.
type Step = Result<usize, Option<Slip>>;

impl Walk<'_> {
    /// Takes the line that starts at `start`; gives where the next one starts.
    fn line(&mut self, start: usize) -> Step {
        let line = line_at(self.text, start);
        let next = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end + 1);
        let content = &self.text[line.clone()];
        let body = content.trim_start();
        let column = content.len() - body.len();
        if body.is_empty() || body.starts_with('#') {
            return Ok(next);
        }
        let whole = line.start + column..line.end;
        if let Some(tab) = content[..column].find('\t') {
            let tab = line.start + tab;
            return Err(Some((FaultKind::Tab, tab..tab + 1)));
        }
        if let Some(plain) = self.plain.take()
            && (column > plain.parent || plain.parent == usize::MAX)
        {
            if key(body).is_none() {
                self.plain = Some(plain);
                return Ok(next);
            }
            let slip = if !plain.keyed && plain.column == column {
                (no_colon(&self.text[plain.range.clone()]), plain.range)
            } else {
                (FaultKind::Indent, whole)
            };
            return Err(Some(slip));
        }
        let dash = body == "-" || body.starts_with("- ");
        let wants = self.wants.take();
        while self.levels.last().is_some_and(|(open, _)| *open > column) {
            self.levels.pop();
        }
        // The items of a list may stand right below their field, at its own column.
        if !dash && self.levels.len() > 1 && self.levels.last() == Some(&(column, false)) {
            self.levels.pop();
        }
        let known = match self.levels.last().copied() {
            None => false,
            Some((open, map)) if open == column => {
                if dash && map && wants == Some(column) {
                    false
                } else if dash == map {
                    return Err(Some((if dash { FaultKind::Indent } else { no_colon(body) }, whole)));
                } else {
                    true
                }
            }
            Some((open, _)) if wants.is_some_and(|wants| wants >= open && column > wants) => false,
            Some(_) => return Err(Some((FaultKind::Indent, whole))),
        };
        self.body(whole, column, known).map(|end| end.max(next))
    }

    /// Takes what stands at `range`, at `column` of its line. `known` when its level is already open.
    fn body(&mut self, range: Range<usize>, column: usize, known: bool) -> Step {
        let body = &self.text[range.clone()];
        if body == "-" || body.starts_with("- ") {
            if !known {
                self.levels.push((column, false));
            }
            let rest = body[1..].trim_start();
            if rest.is_empty() || rest.starts_with('#') {
                self.wants = Some(column);
                return Ok(range.end);
            }
            let skip = body.len() - rest.len();
            return self.body(range.start + skip..range.end, column + skip, false);
        }
        if body.starts_with("? ") || body.starts_with("---") || body.starts_with("...") {
            return Err(None);
        }
        if let Some('@' | '`' | '%') = body.chars().next() {
            return Err(Some((FaultKind::ReservedStart(first(body)), range)));
        }
        let Some((name, value)) = key(body) else {
            let field = known || self.levels.is_empty();
            if field && !body.starts_with(['"', '\'', '[', '{', '&', '!', '*', '<']) {
                return Err(Some((no_colon(body), range)));
            }
            let parent = self.levels.last().map_or(usize::MAX, |(open, _)| *open);
            return self.value(range, None, column, parent);
        };
        if !known {
            self.levels.push((column, true));
        }
        self.value(range.start + value..range.end, Some(name), column, column)
    }

    /// Takes the value at `range`, which belongs to the field `name`.
    fn value(&mut self, range: Range<usize>, name: Option<&str>, column: usize, parent: usize) -> Step {
        let value = uncommented(&self.text[range.clone()]);
        let range = range.start..range.start + value.len();
        let slip = |kind| Err(Some((kind, range.clone())));
        let mut chars = value.chars();
        let Some(start) = chars.next() else {
            self.wants = Some(column);
            return Ok(range.end);
        };
        let second = chars.next();
        match start {
            '"' | '\'' => {
                let end = quoted(self.text, range.start).map_err(Some)?;
                let line = line_at(self.text, end);
                let rest = uncommented(&self.text[end.min(line.end)..line.end]).trim();
                if rest.is_empty() || name.is_none() && rest.starts_with(':') {
                    return Ok(line.end);
                }
                Err(Some((FaultKind::AfterQuote(start), range.start..line.end)))
            }
            '[' | '{' => {
                let end = flow(self.text, range.start).map_err(Some)?;
                let line = line_at(self.text, end);
                let rest = uncommented(&self.text[end.min(line.end)..line.end]).trim();
                if rest.is_empty() {
                    return Ok(line.end);
                }
                Err(Some((FaultKind::AfterBracket, range.start..line.end)))
            }
            '|' | '>' => {
                if !value[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9')) {
                    return slip(FaultKind::ReservedStart(start));
                }
                Ok(self.below(range.end, parent))
            }
            '@' | '`' | '%' | ',' | ']' | '}' => slip(FaultKind::ReservedStart(start)),
            '-' if name.is_some() && second == Some(' ') => slip(FaultKind::ReservedStart('-')),
            '*' | '&' if !second.is_some_and(|c| c.is_alphanumeric() || c == '_') => {
                slip(FaultKind::ReservedStart(start))
            }
            '&' | '!' => match value.split_once(' ') {
                Some((_, rest)) => {
                    let rest = rest.trim_start();
                    self.value(range.end - rest.len()..range.end, name, column, parent)
                }
                None => {
                    self.wants = Some(column);
                    Ok(range.end)
                }
            },
            _ if name.is_some() && (value.contains(": ") || value.ends_with(':')) => {
                let key = name.unwrap_or_default().to_owned();
                slip(FaultKind::ColonInValue { key, value: value.to_owned() })
            }
            _ => {
                let keyed = name.is_some();
                let end = range.end;
                self.plain = Some(Plain { parent, column, range, keyed });
                Ok(end)
            }
        }
    }

    /// Where the block of text that begins below byte `at` ends: its lines stand beyond `parent`.
    fn below(&self, at: usize, parent: usize) -> usize {
        let mut next = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1);
        while next < self.text.len() {
            let line = line_at(self.text, next);
            let content = &self.text[line];
            let column = content.len() - content.trim_start_matches(' ').len();
            if !content.trim().is_empty() && column <= parent && parent != usize::MAX {
                break;
            }
            next = self.text[next..].find('\n').map_or(self.text.len(), |end| next + end + 1);
        }
        next
    }
}

/// The byte after the quoted text that opens at `at`.
fn quoted(text: &str, at: usize) -> Result<usize, Slip> {
    let quote = text.as_bytes()[at];
    let bytes = text.as_bytes();
    let line = line_at(text, at);
    let unclosed = Err((FaultKind::UnclosedQuote, at..line.end));
    let mut next = at + 1;
    let end = loop {
        match bytes.get(next) {
            None => return unclosed,
            Some(b'\\') if quote == b'"' => next += 2,
            Some(b) if *b == quote && quote == b'\'' && bytes.get(next + 1) == Some(&quote) => next += 2,
            Some(b) if *b == quote => break next + 1,
            Some(_) => next += 1,
        }
    };
    if end > line.end {
        // It ends on another line: only when nothing there looks like a field or goes on after it.
        let after = text[end..].split('\n').next().unwrap_or("").trim_start();
        let done = after.is_empty() || after.starts_with(['#', ',', ']', '}']);
        let fields = text[line.end..end].lines().skip(1).any(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("- ").unwrap_or(line);
            key(line).is_some_and(|(name, _)| !name.contains(' '))
        });
        if !done || fields {
            return unclosed;
        }
    }
    Ok(end)
}

/// The byte after the list or map in brackets that opens at `at`.
fn flow(text: &str, at: usize) -> Result<usize, Slip> {
    let bytes = text.as_bytes();
    let line = line_at(text, at);
    let base = line.len() - text[line.clone()].trim_start().len();
    let mut open = vec![at];
    let mut next = at + 1;
    let mut fresh = true;
    let unclosed = |open: &[usize]| {
        let at = *open.last().unwrap_or(&at);
        Err((FaultKind::UnclosedBracket(first(&text[at..])), at..line_at(text, at).end))
    };
    while let Some(byte) = bytes.get(next) {
        match byte {
            b'\n' => {
                let below = line_at(text, next + 1);
                let content = &text[below.clone()];
                let body = content.trim_start();
                let field = key(body).is_some_and(|(name, _)| !name.starts_with(['"', '\'', '{', '[']));
                let left = content.len() - body.len() <= base;
                if left && !body.starts_with([']', '}']) && (field || body.starts_with("- ")) {
                    return unclosed(&open);
                }
            }
            b' ' | b'\t' | b'\r' => {}
            b'#' if bytes[next - 1].is_ascii_whitespace() => {
                next = line_at(text, next).end;
                continue;
            }
            b'"' | b'\'' if fresh => {
                let end = quoted(text, next)?;
                let after = text[end..].trim_start_matches([' ', '\t']);
                if !after.is_empty() && !after.starts_with([',', ']', '}', ':', '\n', '\r', '#']) {
                    return Err((FaultKind::AfterQuote(*byte as char), next..line_at(text, end).end));
                }
                next = end;
                fresh = false;
                continue;
            }
            b'@' | b'`' if fresh => {
                return Err((FaultKind::ReservedStart(*byte as char), next..line_at(text, next).end));
            }
            b'[' | b'{' => {
                open.push(next);
                fresh = true;
            }
            b']' | b'}' => {
                let opener = if *byte == b']' { b'[' } else { b'{' };
                if open.last().is_some_and(|at| bytes[*at] != opener) {
                    return unclosed(&open);
                }
                open.pop();
                fresh = false;
                if open.is_empty() {
                    return Ok(next + 1);
                }
            }
            b',' => fresh = true,
            b':' if bytes.get(next + 1).is_none_or(u8::is_ascii_whitespace) => fresh = true,
            _ => fresh = false,
        }
        next += 1;
    }
    unclosed(&open)
}

/// The name of the field that a line starts with, and where its value starts.
fn key(body: &str) -> Option<(&str, usize)> {
    let from = match body.as_bytes().first()? {
        quote @ (b'"' | b'\'') => 2 + body[1..].find(*quote as char)?,
        b'[' | b'{' | b'#' | b'|' | b'>' => return None,
        _ => 0,
    };
    let body = uncommented(body);
    let colon = from
        + body.get(from..)?.match_indices(':').map(|(at, _)| at).find(|at| {
            body.as_bytes().get(from + at + 1).is_none_or(u8::is_ascii_whitespace) && (from == 0 || *at == 0)
        })?;
    let rest = &body[colon + 1..];
    (colon > 0).then(|| (body[..colon].trim_end(), body.len() - rest.trim_start().len()))
}

/// A line without the comment at its end; quoted text is left whole.
fn uncommented(body: &str) -> &str {
    let quoted = body.contains(['"', '\'']);
    let end = if body.starts_with('#') { 0 } else { body.find(" #").unwrap_or(body.len()) };
    if quoted && !body[..end].is_empty() && end < body.len() {
        return body.trim_end();
    }
    body[..end].trim_end()
}

/// What a line is that should be a field and has no colon with a space.
fn no_colon(body: &str) -> FaultKind {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let end = body.find(|c| !word(c)).unwrap_or(body.len());
    let (name, rest) = body.split_at(end);
    match rest.strip_prefix(':') {
        Some(value) if !name.is_empty() && !value.starts_with("//") => {
            FaultKind::NoSpace { key: name.to_owned(), value: value.trim().to_owned() }
        }
        _ => FaultKind::NoColon,
    }
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}
