//! Lines that were to be items of a list and became text: a mark without a space behind it, or a bullet
//! that came along from a word processor.

use std::ops::Range;

use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::slips::MARKUP_LIST;

/// Lines of text that begin alike, until another line comes.
#[derive(Default)]
pub struct Bullets {
    mark: Option<Mark>,
    first: Range<usize>,
    count: usize,
    /// How far the first of them stands in.
    indent: usize,
    /// Whether one line is enough to be sure.
    sure: bool,
    /// When the last line was an item of a real list: its mark, and how far it stands in.
    item: Option<(u8, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// `-word`, `*word`, `+word`
    Tight(char),
    /// `• word`
    Bullet,
    /// `· word`, `– word`
    Dash(char),
    /// `1.word`
    Number(u32),
}

impl Bullets {
    /// Takes in a line: what it says behind indent and quote marks, how far it stands in, and whether its start
    /// is text.
    pub fn line(
        &mut self,
        body: &str,
        indent: usize,
        raw: bool,
        place: Range<usize>,
        span: &dyn Fn(Range<usize>) -> Span,
        found: &mut Vec<Diagnostic>,
    ) {
        if body.is_empty() {
            return;
        }
        let mark = if raw { mark(body) } else { None };
        let goes_on = match (self.mark, mark) {
            (Some(Mark::Number(last)), Some(Mark::Number(next))) => next == last + 1,
            (Some(last), Some(next)) => last == next,
            _ => false,
        };
        let item = match body.as_bytes() {
            [mark @ (b'-' | b'*' | b'+'), b' ', ..] if !raw => Some((*mark, indent)),
            _ => None,
        };
        // A line that stands in further and begins otherwise goes on with the item: `-option` is a word.
        let beside = |item: Option<(u8, usize)>, mark: Option<Mark>, at: usize| match (item, mark) {
            (Some((own, place)), Some(Mark::Tight(c))) => place == at || char::from(own) == c,
            _ => false,
        };
        if goes_on {
            self.count += 1;
            self.mark = mark;
        } else {
            // The items of a real list that follow or precede make a line without a space sure.
            self.sure |= beside(item, self.mark, self.indent);
            self.end(span, found);
            if mark.is_some() {
                let beside = beside(self.item, mark, indent);
                let boxed = ["-[ ]", "-[x]", "-[X]", "*[ ]"].iter().any(|start| body.starts_with(start));
                self.sure = beside || boxed || mark == Some(Mark::Bullet);
                (self.mark, self.first, self.count, self.indent) = (mark, place, 1, indent);
            }
        }
        self.item = item;
    }

    /// Tells of the lines so far.
    pub fn end(&mut self, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
        let Some(mark) = self.mark.take() else { return };
        if self.count < 2 && !self.sure {
            return;
        }
        let finding = Diagnostic::new(&MARKUP_LIST, span(self.first.clone())).arg("count", self.count);
        found.push(match mark {
            Mark::Tight(c) => finding.arg("mark", c).help("space"),
            Mark::Number(_) => finding.form("number").help("number-help"),
            Mark::Bullet | Mark::Dash(_) => finding.form("bullet").help("bullet-help"),
        });
    }
}

fn mark(body: &str) -> Option<Mark> {
    let first = body.chars().next()?;
    let rest = &body[first.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace);
    match first {
        '-' | '*' | '+' => {
            let boxed = rest.starts_with("[ ]") || rest.starts_with("[x]") || rest.starts_with("[X]");
            // `-e` and `+x` may be options; words of people are longer.
            let word = rest.chars().take_while(|c| c.is_alphabetic()).count() > 1;
            let closed = first == '*' && rest.contains('*');
            (boxed || word && !closed && rest.contains(' ')).then_some(Mark::Tight(first))
        }
        '•' | '▪' | '●' | '◦' | '‣' | '\u{f0b7}' | '\u{f0a7}' => {
            (!rest.trim().is_empty()).then_some(Mark::Bullet)
        }
        '·' | '–' => (spaced && !rest.trim().is_empty()).then_some(Mark::Dash(first)),
        '0'..='9' => {
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            let rest = body[digits..].strip_prefix(['.', ')'])?;
            let word = rest.starts_with(char::is_alphabetic) && rest.contains(' ');
            (digits < 3 && word).then(|| body[..digits].parse().ok().map(Mark::Number)).flatten()
        }
        _ => None,
    }
}
