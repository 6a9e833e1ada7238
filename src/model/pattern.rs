//! Patterns that mean the same in Rust and in editors. The site's patterns are written for Rust's `regex`;
//! JSON Schema's are ECMA-262 with the `u` flag. What both know is taken over, and written so that a letter
//! with an accent is a letter to both; what only one knows is told.

use std::iter::Peekable;
use std::str::Chars;

/// What stands for a letter, digit or underscore, inside brackets.
const WORD: &str = r"\p{L}\p{M}\p{N}_";
/// Names of Unicode classes that both know without more words.
const CLASSES: [&str; 42] = [
    "L",
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "M",
    "Mn",
    "Mc",
    "Me",
    "N",
    "Nd",
    "Nl",
    "No",
    "P",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "S",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Z",
    "Zs",
    "Zl",
    "Zp",
    "C",
    "Cc",
    "Cf",
    "Co",
    "Cn",
    "Alphabetic",
    "Uppercase",
    "Lowercase",
    "White_Space",
    "Any",
    "ASCII",
];

/// `pattern`, which Rust's `regex` takes, for ECMA-262. An error is the piece that only Rust knows.
pub fn shared(pattern: &str) -> Result<String, String> {
    let mut reader = Reader { rest: pattern.chars().peekable(), out: String::with_capacity(pattern.len()) };
    reader.all()?;
    Ok(reader.out)
}

struct Reader<'p> {
    rest: Peekable<Chars<'p>>,
    out: String,
}

impl Reader<'_> {
    fn all(&mut self) -> Result<(), String> {
        // Whether what stands before can be repeated only once more.
        let mut repeated = false;
        while let Some(c) = self.rest.next() {
            let again = matches!(c, '*' | '+' | '?' | '{');
            match c {
                '*' | '+' | '{' if repeated => return Err(c.to_string()),
                '?' if repeated => {
                    self.out.push('?');
                    repeated = false;
                    continue;
                }
                '\\' => self.escape(false)?,
                '[' => self.class()?,
                '(' => self.group()?,
                '{' => self.count()?,
                '}' | ']' => self.out.extend(['\\', c]),
                c => self.out.push(c),
            }
            repeated = again;
        }
        Ok(())
    }

    /// Behind `(`.
    fn group(&mut self) -> Result<(), String> {
        self.out.push('(');
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        match self.rest.next() {
            Some(c @ (':' | '<')) => self.out.extend(['?', c]),
            Some('P') => return Err("(?P<".into()),
            Some(c) => return Err(format!("(?{c}")),
            None => {}
        }
        Ok(())
    }

    /// Behind `{`.
    fn count(&mut self) -> Result<(), String> {
        self.out.push('{');
        if self.rest.peek() == Some(&',') {
            return Err("{,".into());
        }
        for c in self.rest.by_ref() {
            if c == ' ' {
                return Err("{ ".into());
            }
            self.out.push(c);
            if c == '}' {
                break;
            }
        }
        Ok(())
    }

    /// Behind `[`, up to the `]` that ends it.
    fn class(&mut self) -> Result<(), String> {
        self.out.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        if self.rest.peek() == Some(&']') {
            return Err("[]".into());
        }
        let mut before = '[';
        while let Some(c) = self.rest.next() {
            match c {
                ']' => {
                    self.out.push(']');
                    return Ok(());
                }
                '[' => return Err("[[".into()),
                '&' | '~' | '-' if c == before => return Err(format!("{c}{c}")),
                '\\' => self.escape(true)?,
                c => self.out.push(c),
            }
            before = c;
        }
        Ok(())
    }

    /// Behind a backslash; `inside` brackets or not.
    fn escape(&mut self, inside: bool) -> Result<(), String> {
        let Some(c) = self.rest.next() else { return Ok(()) };
        match (c, inside) {
            ('w', true) => self.out.push_str(WORD),
            ('w', false) => self.out.push_str(&format!("[{WORD}]")),
            ('W', false) => self.out.push_str(&format!("[^{WORD}]")),
            ('b', false) if self.rest.peek() == Some(&'{') => return Err("\\b{".into()),
            ('b', false) => {
                self.out.push_str(&format!("(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"));
            }
            ('B', false) => {
                self.out.push_str(&format!("(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))"));
            }
            ('p' | 'P', _) => self.property(c)?,
            ('x', _) if self.rest.peek() == Some(&'{') => return Err("\\x{".into()),
            ('d' | 'D' | 's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' | 'u' | 'x', _) => {
                self.out.extend(['\\', c])
            }
            (c, _) if c.is_ascii_alphanumeric() || matches!(c, '<' | '>') => return Err(format!("\\{c}")),
            // Only signs with a meaning may be escaped there.
            ('-', true) => self.out.push_str("\\-"),
            (c, _) if "^$\\.*+?()[]{}|/".contains(c) => self.out.extend(['\\', c]),
            (c, _) => self.out.push(c),
        }
        Ok(())
    }

    /// Behind `\p`.
    fn property(&mut self, letter: char) -> Result<(), String> {
        if self.rest.next_if_eq(&'{').is_none() {
            return Err(format!("\\{letter}{}", self.rest.peek().copied().unwrap_or_default()));
        }
        let name: String = self.rest.by_ref().take_while(|c| *c != '}').collect();
        if !CLASSES.contains(&name.as_str()) {
            return Err(format!("\\{letter}{{{name}}}"));
        }
        self.out.push_str(&format!("\\{letter}{{{name}}}"));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_know_is_taken_over_and_the_rest_told() {
        for same in
            [r"\?$", "^[0-9 -]+$", "a|b", "(a)(?:b)(?<n>c)", r"\p{Lu}\P{L}", "a*?b+?c{2,3}?", r"\d\s\/"]
        {
            assert_eq!(shared(same).as_deref(), Ok(same));
        }
        for (rust, ecma) in [
            (r"\w+", r"[\p{L}\p{M}\p{N}_]+"),
            (r"[\w.-]", r"[\p{L}\p{M}\p{N}_.-]"),
            (r"\#\-a\.", r"#-a\."),
            (r"[\#\-a]", r"[#\-a]"),
            ("a]}", r"a\]\}"),
        ] {
            assert_eq!(shared(rust).as_deref(), Ok(ecma));
        }
        for (only, piece) in [
            ("(?i)a", "(?i"),
            ("(?P<n>a)", "(?P<"),
            ("[[:alpha:]]", "[["),
            ("[a-z&&[^b]]", "&&"),
            (r"\Aa\z", r"\A"),
            (r"\pL", r"\pL"),
            (r"\p{Greek}", r"\p{Greek}"),
            (r"\x{41}", r"\x{"),
            ("[]a]", "[]"),
        ] {
            assert!(regex::Regex::new(only).is_ok(), "{only}");
            assert_eq!(shared(only).unwrap_err(), piece, "{only}");
        }
    }
}
