//! What stands between the brackets of a citation: `@name, place; @other`.

use pulldown_cmark::LinkType;

/// The address by which the parser hands back a citation: no address in Markdown holds this character.
pub const CITED: &str = "\u{1}@";

/// Whether a link label without a definition is a citation. `written` is the whole link.
pub fn is_one(kind: LinkType, label: &str, written: &str) -> bool {
    let whole = match kind {
        LinkType::Shortcut => true,
        // Two citations that touch look like a link's text and its label.
        LinkType::Reference => touching(written).is_some_and(|first| !read(first).is_empty()),
        _ => false,
    };
    whole && !read(label).is_empty()
}

/// The first of two pairs of brackets that touch, without them. The parser also takes `[a]\[b]` for one.
pub fn touching(written: &str) -> Option<&str> {
    let first = written.strip_prefix('[')?.split(']').next()?;
    written[first.len() + 1..].starts_with("][").then_some(first)
}

/// Names and places in the text between brackets; none when it is no citation.
pub fn read(label: &str) -> Vec<(&str, String)> {
    let mut cited: Vec<(&str, String)> = Vec::new();
    for part in label.split(';').map(str::trim) {
        let name = part.strip_prefix('@').map(|rest| {
            let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
            rest.split_at(end)
        });
        match (name, cited.last_mut()) {
            (Some((name, rest)), _) if name.starts_with(|c: char| c.is_alphanumeric() || c == '_') => {
                let place = rest.trim_start().strip_prefix(',').unwrap_or(rest);
                cited.push((name, place.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            // A semicolon in a place: `[@name, p. 3; fig. 2]`.
            (_, Some((_, place))) if !part.is_empty() => {
                place.push_str(if place.is_empty() { "" } else { "; " });
                place.push_str(part);
            }
            (_, Some(_)) => {}
            (_, None) => return cited,
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_and_places_are_told_apart() {
        let table: [(&str, &[(&str, &str)]); 12] = [
            ("@a", &[("a", "")]),
            ("@a, p. 12", &[("a", "p. 12")]),
            ("@a p. 12", &[("a", "p. 12")]),
            ("@a;@b ,  h.\n3", &[("a", ""), ("b", "h. 3")]),
            ("@a, p. 3; fig. 2; @b", &[("a", "p. 3; fig. 2"), ("b", "")]),
            ("@kind:a-b_c.1", &[("kind:a-b_c.1", "")]),
            ("@a;", &[("a", "")]),
            ("@één", &[("één", "")]),
            ("@", &[]),
            ("@ a", &[]),
            ("see @a", &[]),
            ("a@b.nl", &[]),
        ];
        for (label, expected) in table {
            let found = read(label);
            let found: Vec<(&str, &str)> = found.iter().map(|(name, place)| (*name, &**place)).collect();
            assert_eq!(found, expected, "{label}");
        }
    }
}
