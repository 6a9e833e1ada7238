//! Colours for code: short classes instead of colours, so that a page needs no inline style.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use syntect::easy::HighlightLines;
use syntect::highlighting::{Color, ScopeSelectors, StyleModifier, Theme, ThemeItem, ThemeSettings};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::escape;
use crate::base::hash::ContentHash;

/// The longest block that is coloured, in bytes.
const MAX_BLOCK: usize = 64 << 10;
/// The longest line that is coloured, in bytes: patterns take quadratic time in it.
const MAX_LINE: usize = 2000;
/// How many finished blocks are kept.
const KEPT: usize = 4096;

/// Class by class the scopes that have it. The number of a class is its place here plus one.
const CLASSES: [(&str, &str); 13] = [
    ("hl-k", "keyword, storage.type, storage.modifier, variable.language"),
    ("hl-s", "string, punctuation.definition.string"),
    ("hl-n", "constant.numeric"),
    ("hl-l", "constant.language, constant.other, support.constant"),
    ("hl-e", "constant.character"),
    ("hl-c", "comment, punctuation.definition.comment"),
    ("hl-f", "entity.name.function, support.function, variable.function"),
    (
        "hl-t",
        "entity.name.type, entity.name.class, entity.name.struct, entity.name.enum, support.type, support.class",
    ),
    ("hl-g", "entity.name.tag"),
    ("hl-a", "entity.other.attribute-name"),
    ("hl-h", "markup.heading, entity.name.section"),
    ("hl-i", "markup.inserted"),
    ("hl-d", "markup.deleted"),
];

/// What became of a block of code.
pub enum Coloured {
    /// HTML with classes.
    Html(Arc<str>),
    /// Nobody knows the language, or it needs no colours.
    Unknown,
    /// Too long.
    TooLong,
}

/// Colours `text` as `language`. The same text in the same language is worked out once a process.
pub fn colour(language: &str, text: &str) -> Coloured {
    if matches!(language, "" | "text" | "txt" | "plain" | "plaintext") {
        return Coloured::Unknown;
    }
    if text.len() > MAX_BLOCK || text.lines().any(|line| line.len() > MAX_LINE) {
        return Coloured::TooLong;
    }
    static DONE: OnceLock<Mutex<HashMap<ContentHash, Option<Arc<str>>>>> = OnceLock::new();
    let done = DONE.get_or_init(Mutex::default);
    let key = ContentHash::of_parts([language.as_bytes(), text.as_bytes()]);
    let known = done.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let html = known.unwrap_or_else(|| {
        // A grammar that panics costs the colours of one block, not a page.
        let html = catch_unwind(AssertUnwindSafe(|| highlight(language, text))).ok().flatten();
        let html: Option<Arc<str>> = html.map(Into::into);
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        if done.len() >= KEPT {
            done.clear();
        }
        done.insert(key, html.clone());
        html
    });
    html.map_or(Coloured::Unknown, Coloured::Html)
}

fn highlight(language: &str, text: &str) -> Option<String> {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    static THEME: OnceLock<Theme> = OnceLock::new();
    let syntaxes = SYNTAXES.get_or_init(two_face::syntax::extra_newlines);
    let syntax = syntaxes.find_syntax_by_token(language)?;
    let mut lines = HighlightLines::new(syntax, THEME.get_or_init(theme));
    let mut out = String::with_capacity(text.len() * 2);
    let mut open = 0u8;
    for line in LinesWithEndings::from(text) {
        for (style, piece) in lines.highlight_line(line, syntaxes).ok()? {
            let class = style.foreground.r;
            let blank = piece.trim().is_empty();
            if class != open && !(blank && open == 0) {
                if open != 0 {
                    out.push_str("</span>");
                }
                open = if blank { 0 } else { class };
                if let Some((name, _)) = usize::from(open).checked_sub(1).and_then(|at| CLASSES.get(at)) {
                    out.push_str("<span class=\"");
                    out.push_str(name);
                    out.push_str("\">");
                }
            }
            escape::text(&mut out, piece);
        }
    }
    if open != 0 {
        out.push_str("</span>");
    }
    Some(out)
}

/// A theme whose colours are the numbers of classes.
fn theme() -> Theme {
    let number = |r: usize| Some(Color { r: r as u8, g: 0, b: 0, a: 255 });
    let scopes = CLASSES.iter().enumerate().filter_map(|(at, (_, scopes))| {
        let scope: ScopeSelectors = scopes.parse().ok()?;
        let style = StyleModifier { foreground: number(at + 1), background: None, font_style: None };
        Some(ThemeItem { scope, style })
    });
    Theme {
        settings: ThemeSettings { foreground: number(0), background: number(0), ..ThemeSettings::default() },
        scopes: scopes.collect(),
        ..Theme::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_with_short_classes_and_nothing_else() {
        let Coloured::Html(html) = colour("rust", "// <a>\nfn main() { let x = \"&\"; }\n") else {
            panic!("rust is known");
        };
        assert!(html.contains("<span class=\"hl-c\">// &lt;a&gt;"), "{html}");
        assert!(html.contains("<span class=\"hl-k\">let</span>"), "{html}");
        assert!(html.contains("hl-f\">main"), "{html}");
        assert!(!html.contains("style="), "{html}");
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
    }

    #[test]
    fn what_would_take_too_long_stays_plain() {
        assert!(matches!(colour("rust", &"x".repeat(3000)), Coloured::TooLong));
        assert!(matches!(colour("nosuchlanguage", "x"), Coloured::Unknown));
        assert!(matches!(colour("text", "x"), Coloured::Unknown));
    }
}
