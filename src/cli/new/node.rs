//! Front matter being made: YAML with comments, printed for people.

/// A value with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A scalar, quoted where YAML needs it.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map; each key with the comments above it.
    Map(Vec<(String, Vec<String>, Node)>),
}

impl Node {
    /// A text.
    pub fn text(text: &str) -> Node {
        Node::Scalar(quoted(text))
    }

    /// Whether it fits on one line between brackets.
    fn flat(&self) -> bool {
        match self {
            Node::Scalar(_) => true,
            Node::List(items) => {
                items.iter().all(|item| matches!(item, Node::Scalar(text) if text.len() < 40))
            }
            Node::Map(_) => false,
        }
    }

    /// The lines of `key: value`, without comments above the key itself.
    pub fn lines(&self, key: &str) -> Vec<String> {
        match self {
            Node::Scalar(text) => vec![format!("{key}: {text}")],
            Node::List(items) if self.flat() => {
                let texts: Vec<&str> = items
                    .iter()
                    .filter_map(|item| if let Node::Scalar(text) = item { Some(text.as_str()) } else { None })
                    .collect();
                vec![format!("{key}: [{}]", texts.join(", "))]
            }
            Node::List(items) => {
                let mut lines = vec![format!("{key}:")];
                for item in items {
                    let inner = item.inner();
                    // The dash stands before the first line that is no comment.
                    let first =
                        inner.iter().position(|line| !line.trim_start().starts_with('#')).unwrap_or(0);
                    for (at, line) in inner.iter().enumerate() {
                        lines.push(format!("  {}{line}", if at == first { "- " } else { "  " }));
                    }
                }
                lines
            }
            Node::Map(_) => {
                let mut lines = vec![format!("{key}:")];
                lines.extend(self.inner().into_iter().map(|line| format!("  {line}")));
                lines
            }
        }
    }

    fn inner(&self) -> Vec<String> {
        match self {
            Node::Scalar(text) => vec![text.clone()],
            Node::List(items) => items.iter().flat_map(Node::inner).collect(),
            Node::Map(entries) => entries
                .iter()
                .flat_map(|(key, comments, node)| {
                    comments.iter().map(|line| format!("# {line}")).chain(node.lines(key)).collect::<Vec<_>>()
                })
                .collect(),
        }
    }
}

/// A text as a YAML scalar: plain when nothing in it could be taken for something else.
pub fn quoted(text: &str) -> String {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "ja", "nee"];
    let plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| c.is_alphanumeric() || " -_.?!()/'".contains(c))
        && !words.contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_comes_back_as_it_was() {
        for text in [
            "Wie hoort erbij?",
            "a: b",
            "true",
            "12",
            "- x",
            "\"q\"",
            "een, twee",
            "x #y",
            "é",
            "",
            "2026-01-02",
            "Nee",
        ] {
            let back: serde_yaml::Value = serde_yaml::from_str(&format!("k: {}", quoted(text))).unwrap();
            assert_eq!(back["k"].as_str(), Some(text), "{}", quoted(text));
            let list: serde_yaml::Value = serde_yaml::from_str(&format!("k: [{}]", quoted(text))).unwrap();
            assert_eq!(list["k"][0].as_str(), Some(text));
        }
    }

    #[test]
    fn groups_in_lists_are_good_yaml_with_comments() {
        let group = Node::Map(vec![
            ("id".into(), vec!["Id".into()], Node::text("a")),
            ("b".into(), vec![], Node::List(vec![Node::Map(vec![("c".into(), vec![], Node::text("d"))])])),
        ]);
        let text = Node::List(vec![group.clone(), group]).lines("k").join("\n");
        let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(value["k"][1]["b"][0]["c"].as_str(), Some("d"), "{text}");
        assert!(text.contains("# Id"));
    }
}
