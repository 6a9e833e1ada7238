//! Slips of the hand, drawn from a seed: a page's text goes in, out comes the text with one slip, and the
//! lines on which it was made. Whether the slip matters is for others to judge.

use std::ops::RangeInclusive;

use crate::edits::Dice;

/// A page with one slip in it.
pub struct Slip {
    /// What was done, in a word.
    pub name: &'static str,
    /// The page's text.
    pub text: String,
    /// The lines, from 1, on which it was done.
    pub lines: RangeInclusive<usize>,
}

/// What can be done to one line; the names are those of `of_line`.
const LINE: [&str; 20] = [
    "drop a character",
    "double a character",
    "swap two characters",
    "drop a sign",
    "tab for spaces",
    "one space more",
    "one space less",
    "rename the field",
    "rename a word",
    "wrong date",
    "paste a typographic sign",
    "colon in the value",
    "no space after the colon",
    "no colon",
    "a sign before the value",
    "a wikilink as value",
    "list item without space",
    "number with a zero",
    "open a quote",
    "open a bracket",
];

/// One slip in `text`, a page with front matter; `None` when the drawn slip cannot be made there.
pub fn slip(text: &str, dice: &mut Dice) -> Option<Slip> {
    let lines: Vec<&str> = text.lines().collect();
    let close = 1 + lines.iter().skip(1).position(|line| *line == "---")?;
    match dice.below(20) {
        0..=12 => of_line(&lines, 1 + dice.below(close - 1), dice.one(&LINE), dice),
        13..=16 => {
            let linked = |at: &usize| lines[*at].contains("[[") || lines[*at].contains("](");
            let links: Vec<usize> = (close + 1..lines.len()).filter(linked).collect();
            (!links.is_empty()).then(|| dice.one(&links)).and_then(|at| of_link(&lines, at, dice))
        }
        17 => of_mark(&lines, close, dice),
        18 => {
            let at = 1 + dice.below(close - 1);
            let mut all = lines.clone();
            all.insert(at, lines[at]);
            done("double a line", &all, at..=at + 1)
        }
        _ => {
            let at = 1 + dice.below(close.saturating_sub(2));
            let mut all: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let below = all.remove(at + 1);
            let below = if dice.below(2) == 0 { below.as_str() } else { below.trim_start() };
            all[at].push_str(below);
            done("merge two lines", &all, at..=at)
        }
    }
}

fn done<S: AsRef<str>>(name: &'static str, lines: &[S], at: RangeInclusive<usize>) -> Option<Slip> {
    let mut text: String = lines.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("\n");
    text.push('\n');
    Some(Slip { name, text, lines: at.start() + 1..=at.end() + 1 })
}

fn with(name: &'static str, lines: &[&str], at: usize, line: String) -> Option<Slip> {
    if line == lines[at] {
        return None;
    }
    let mut all: Vec<&str> = lines.to_vec();
    all[at] = &line;
    done(name, &all, at..=at)
}

/// The line that opens or closes the fields.
fn of_mark(lines: &[&str], close: usize, dice: &mut Dice) -> Option<Slip> {
    let at = dice.one(&[0, close]);
    let others = ["", "--", "----", "--- ", " ---", "\t---", "—", "––-", "---x", "- - -", "***"];
    match dice.below(3) {
        0 => {
            let mut all = lines.to_vec();
            all.remove(at);
            // Nothing is left of the line: the places beside the gap are as near as can be.
            done("remove ---", &all, at.saturating_sub(1)..=at)
        }
        _ => with("another ---", lines, at, dice.one(&others).to_owned()),
    }
}

/// A line of the text with a link on it.
fn of_link(lines: &[&str], at: usize, dice: &mut Dice) -> Option<Slip> {
    let line = lines[at];
    let opens: Vec<usize> = line.match_indices("[[").map(|(at, _)| at).collect();
    if opens.is_empty() {
        let open = line.find("](")? + 2;
        let end = open + line[open..].find(')')?;
        let name = "a link's target";
        return with(
            name,
            lines,
            at,
            format!("{}{}", &line[..open], hurt(&line[open..end], dice)? + &line[end..]),
        );
    }
    let open = dice.one(&opens);
    let end = open + line[open..].find("]]")?;
    let inner = &line[open + 2..end];
    let name_end = inner.find(['|', '#', '\\']).unwrap_or(inner.len());
    let made = |inner: &str| format!("{}[[{inner}]]{}", &line[..open], &line[end + 2..]);
    match dice.below(8) {
        0 => with("a wikilink's bracket", lines, at, format!("{}[{}", &line[..open], &line[open + 2..])),
        1 => with("a wikilink's bracket", lines, at, format!("{}]{}", &line[..end], &line[end + 2..])),
        2 => with("a wikilink's brackets", lines, at, format!("{}{}", &line[..end], &line[end + 2..])),
        3 if inner.contains('#') => {
            let anchor = inner.find('#')? + 1;
            let stop = anchor + inner[anchor..].find(['|', '\\']).unwrap_or(inner.len() - anchor);
            let hurt = hurt(&inner[anchor..stop], dice)?;
            let name = "a wikilink's heading";
            with(name, lines, at, made(&format!("{}{hurt}{}", &inner[..anchor], &inner[stop..])))
        }
        _ => {
            let hurt = hurt(&inner[..name_end], dice)?;
            with("a wikilink's name", lines, at, made(&format!("{hurt}{}", &inner[name_end..])))
        }
    }
}

/// A word with one letter wrong.
fn hurt(word: &str, dice: &mut Dice) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    if chars.is_empty() {
        return None;
    }
    let at = dice.below(chars.len());
    let mut out = chars.clone();
    match dice.below(4) {
        0 => drop(out.remove(at)),
        1 => out.insert(at, chars[at]),
        2 if at + 1 < chars.len() => out.swap(at, at + 1),
        _ => out[at] = dice.one(&['q', 'e', 'z']),
    }
    Some(out.into_iter().collect())
}

/// One line of the fields.
fn of_line(lines: &[&str], at: usize, name: &'static str, dice: &mut Dice) -> Option<Slip> {
    let line = lines[at];
    let body = line.trim_start();
    let indent = &line[..line.len() - body.len()];
    let chars: Vec<char> = line.chars().collect();
    let place = dice.below(chars.len());
    let put = |at: usize, text: &str| format!("{}{text}{}", &line[..at], &line[at..]);
    let colon = line.find(": ");
    let value = colon.map(|at| at + 2);
    let mut out = chars.clone();
    let new = match name {
        "drop a character" => {
            out.remove(place);
            out.into_iter().collect()
        }
        "double a character" => {
            out.insert(place, chars[place]);
            out.into_iter().collect()
        }
        "swap two characters" if place + 1 < chars.len() => {
            out.swap(place, place + 1);
            out.into_iter().collect()
        }
        "drop a sign" => {
            let signs: Vec<usize> =
                (0..chars.len()).filter(|at| "[]{}'\",:|>-".contains(chars[*at])).collect();
            out.remove(*signs.get(dice.below(signs.len()))?);
            out.into_iter().collect()
        }
        "tab for spaces" => format!("\t{body}"),
        "one space more" => format!(" {line}"),
        "one space less" => indent.strip_prefix(' ').map(|rest| format!("{rest}{body}"))?,
        "rename the field" => {
            let dash = if body.starts_with("- ") { 2 } else { 0 };
            let start = indent.len() + dash;
            let end = start + line[start..].find(':')?;
            format!("{}{}{}", &line[..start], hurt(&line[start..end], dice)?, &line[end..])
        }
        "rename a word" => {
            let from = value.or_else(|| line.find("- ").map(|at| at + 2))?;
            let word = |c: char| c.is_alphanumeric() || c == '-';
            let words: Vec<(usize, &str)> = line[from..]
                .split(|c| !word(c))
                .filter(|word| word.len() > 2)
                .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
                .collect();
            let (start, word) = *words.get(dice.below(words.len()))?;
            format!("{}{}{}", &line[..start], hurt(word, dice)?, &line[start + word.len()..])
        }
        "wrong date" => {
            let date = regex::Regex::new(r"\d{4}-\d\d-\d\d").expect("a pattern").find(line)?;
            let wrong = [
                "2026-13-01",
                "2026-02-30",
                "01-02-2026",
                "2026/10/05",
                "1 mei 2026",
                "20261005",
                "2026-10",
                "morgen",
            ];
            format!("{}{}{}", &line[..date.start()], dice.one(&wrong), &line[date.end()..])
        }
        "paste a typographic sign" => {
            let pairs = [
                ("\"", "“"),
                ("'", "’"),
                (" ", "\u{a0}"),
                ("- ", "– "),
                ("-", "–"),
                ("", "\u{ad}"),
                ("", "\u{200b}"),
                (":", "："),
                (", ", "‚ "),
            ];
            let (plain, smart) = dice.one(&pairs);
            let places: Vec<usize> = line.match_indices(plain).map(|(at, _)| at).collect();
            let at = *places.get(dice.below(places.len()))?;
            format!("{}{smart}{}", &line[..at], &line[at + plain.len()..])
        }
        "colon in the value" => {
            let from = value?;
            let space = from + line[from..].find(' ')?;
            put(space, ":")
        }
        "no space after the colon" => put(colon?, "").replacen(": ", ":", 1),
        "no colon" => line.replacen(':', "", 1),
        "a sign before the value" => put(
            value?,
            dice.one(&["@", "`", "%", "*", "&", "#", "!", "|", ">", "- ", "? ", "“", "[", "{", ","]),
        ),
        "a wikilink as value" => format!("{}[[jim]]", &line[..value?]),
        "list item without space" if body.starts_with("- ") => format!("{indent}-{}", &body[2..]),
        "number with a zero" => {
            let digit = line.find(|c: char| c.is_ascii_digit())?;
            put(digit, "0")
        }
        "open a quote" => put(value?, dice.one(&["'", "\""])),
        "open a bracket" => {
            let chars = line.char_indices().nth(place)?.0;
            put(chars, dice.one(&["[", "{", "]", "}"]))
        }
        _ => return None,
    };
    with(name, lines, at, new)
}
