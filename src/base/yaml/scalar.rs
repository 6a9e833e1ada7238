//! One value of YAML written as another: the same quotes, and only when what stands there is known for sure.

/// How `new` is written where `old` (the bytes in the file) means `wrong`. `None` when `old` is written in
/// a way that cannot be taken over for certain, such as an escape or a text of more lines.
pub fn rewritten(old: &str, wrong: &str, new: &str) -> Option<String> {
    let quoted = |mark: char| {
        let inner = old.strip_prefix(mark)?.strip_suffix(mark)?;
        (inner == wrong && !inner.contains(['\\', '"', '\''])).then_some(())
    };
    if old == wrong {
        Some(if plain(new) { new.to_owned() } else { double_quoted(new) })
    } else if quoted('"').is_some() {
        Some(double_quoted(new))
    } else {
        quoted('\'').map(|()| format!("'{}'", new.replace('\'', "''")))
    }
}

/// A text in double quotes.
pub fn double_quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text surely means itself without quotes.
fn plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | ' ' | '.' | '\'');
    text.starts_with(char::is_alphanumeric)
        && !text.ends_with(' ')
        && text.chars().all(inside)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_quotes_and_gets_them_when_it_needs_them() {
        let written = |old, new| rewritten(old, "fout", new);
        assert_eq!(written("fout", "goed").as_deref(), Some("goed"));
        assert_eq!(written("fout", "a: b").as_deref(), Some("\"a: b\""));
        assert_eq!(written("fout", "no").as_deref(), Some("\"no\""));
        assert_eq!(written("\"fout\"", "a\"b").as_deref(), Some("\"a\\\"b\""));
        assert_eq!(written("'fout'", "foto's").as_deref(), Some("'foto''s'"));
        assert_eq!(written("!!str fout", "goed"), None);
        assert_eq!(written("\"f\\u006fut\"", "goed"), None);
        assert_eq!(written("|\n  fout", "goed"), None);
    }
}
