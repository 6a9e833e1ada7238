//! The address by which an editor's program opens a file at a line: `preview: {editor: ...}`. In goes the
//! text of the setting, out comes a link for a place; whether a person may see it is the preview's to say.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a path as it is; the colon is a Windows drive's.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// Schemes that run or show something in the browser itself.
const REFUSED: [&str; 8] =
    ["javascript", "data", "vbscript", "file", "blob", "about", "view-source", "filesystem"];

/// An address with places for a path, a line and a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorLink(String);

impl EditorLink {
    /// Reads `vscode://file/{path}:{line}:{column}`. `None` when it is no address of a program, has no
    /// `{path}`, or has braces around anything else.
    pub fn parse(text: &str) -> Option<EditorLink> {
        let (scheme, rest) = text.split_once(':')?;
        let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
        let shaped = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        // A link to another host would tell it where the files are.
        let web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https")
            && !["//localhost:", "//localhost/", "//127.0.0.1:", "//127.0.0.1/", "//[::1]:"]
                .iter()
                .any(|own| rest.starts_with(own));
        let refused = web || REFUSED.iter().any(|refused| scheme.eq_ignore_ascii_case(refused));
        let plain = rest.replace("{path}", "").replace("{line}", "").replace("{column}", "");
        let unfit = |c: char| c.is_whitespace() || c.is_control() || "{}<>\"'\\^`|".contains(c);
        let fits = begins && shaped && !refused && rest.contains("{path}") && !plain.contains(unfit);
        fits.then(|| EditorLink(text.to_owned()))
    }

    /// The link to a place. `path` is absolute; line and column count from 1.
    pub fn at(&self, path: &str, line: usize, column: usize) -> String {
        let path = path.replace('\\', "/");
        let path = utf8_percent_encode(&path, PATH).to_string();
        // `file/{path}` means one slash, whether paths of this machine begin with one or with a drive; in
        // `file://{path}` the slashes belong to the scheme.
        let single = self.0.contains("/{path}") && !self.0.contains("//{path}");
        let path = if single { path.trim_start_matches('/').to_owned() } else { path };
        self.0
            .replace("{path}", &path)
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_a_link_that_holds_whatever_stands_in_a_path() {
        let link = EditorLink::parse("vscode://file/{path}:{line}:{column}").unwrap();
        assert_eq!(
            link.at("/home/a b/één?#%.md", 3, 7),
            "vscode://file/home/a%20b/%C3%A9%C3%A9n%3F%23%25.md:3:7"
        );
        assert_eq!(link.at("C:\\site\\a.md", 1, 1), "vscode://file/C:/site/a.md:1:1");
        let nested = EditorLink::parse("txmt://open/?url=file://{path}").unwrap();
        assert_eq!(nested.at("/a/b.md", 2, 1), "txmt://open/?url=file:///a/b.md");
        let other = EditorLink::parse("idea://open?file={path}&line={line}").unwrap();
        assert_eq!(other.at("/a&b/{line}.md", 2, 1), "idea://open?file=/a%26b/%7Bline%7D.md&line=2");
    }

    #[test]
    fn only_the_address_of_a_program_with_a_path_is_taken() {
        let good = ["txmt://open/?url=file://{path}&line={line}", "http://localhost:63342/api/file/{path}"];
        assert!(good.iter().all(|text| EditorLink::parse(text).is_some()));
        let bad = [
            "",
            "code {path}",
            "{path}",
            "vscode://file/",
            "vscode://file/{path}:{row}",
            "vscode://file/{path} {line}",
            "javascript:alert({path})",
            "JavaScript://x/{path}",
            "data:text/html,{path}",
            "file:///{path}",
            "https://example.org/{path}",
            "http://localhost.example.org/{path}",
            "1code://{path}",
            "vscode://file/\"{path}",
        ];
        for text in bad {
            assert_eq!(EditorLink::parse(text), None, "{text}");
        }
    }
}
