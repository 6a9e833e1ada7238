//! `TestSite`: a whole site in one string, written to a folder of its own, on which the real program
//! runs. What it answers is one value with exit code, stdout and stderr, ready for a snapshot.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;
use tempfile::TempDir;

/// The day on which every test lives.
pub const TODAY: &str = "2026-11-23";

/// The project's own folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A site on disk, gone when dropped.
pub struct TestSite {
    dir: TempDir,
}

/// What one run answered, with the site's folder written as `[SITE]` and times as `[TIME]`.
#[derive(Debug)]
pub struct Answer {
    /// The arguments after `leidraad`.
    pub args: String,
    /// The exit code; -1 when the program was killed.
    pub code: i32,
    /// What it printed.
    pub stdout: String,
    /// What it said beside it.
    pub stderr: String,
}

impl TestSite {
    /// A site from one text: `-- path --` opens a file, whose text runs to the next header. After the
    /// path may stand what cannot be typed: `[hex]` for bytes as two digits each, `[crlf]` for line
    /// ends of Windows, `[bom]` for a byte-order mark in front, `[times N]` for the text N times, `[link]`
    /// for a symbolic link to the path in the text.
    pub fn new(text: &str) -> TestSite {
        let site = TestSite { dir: TempDir::with_prefix("leidraad-test-").expect("a temporary folder") };
        for (path, content) in files(text) {
            match content {
                Content::Bytes(bytes) => site.write(&path, bytes),
                Content::Link(target) => site.link(&path, &target),
            }
        }
        site
    }

    /// The site's root, with links in its path resolved, as the program may print it.
    pub fn root(&self) -> PathBuf {
        self.dir.path().canonicalize().expect("the temporary folder is there")
    }

    /// Writes a file of the site, making its folders.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a path inside the site")).expect("its folder can be made");
        fs::write(&file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Makes a symbolic link.
    fn link(&self, path: &str, target: &str) {
        #[cfg(unix)]
        use std::os::unix::fs::symlink;
        #[cfg(windows)]
        use std::os::windows::fs::symlink_file as symlink;
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a path inside the site")).expect("its folder can be made");
        symlink(target, &file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Copies a file or a folder of the project into the site.
    pub fn copy(&self, from: &str, to: &str) {
        let from = project().join(from);
        if from.is_file() {
            return self.write(to, fs::read(&from).expect("a readable file"));
        }
        for (path, bytes) in tree(&from) {
            self.write(&format!("{to}/{path}"), bytes);
        }
    }

    /// The text of a file of the site.
    pub fn read(&self, path: &str) -> String {
        let file = self.root().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Whether the site has such a file.
    pub fn has(&self, path: &str) -> bool {
        self.root().join(path).exists()
    }

    /// Every file below a folder of the site: path with `/` between its parts, and bytes, in order.
    pub fn tree(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        tree(&self.root().join(folder))
    }

    /// What the published site in `public` says: every file as text, those of the search inflated.
    pub fn published(&self) -> Vec<(String, String)> {
        let read = |(path, bytes): (String, Vec<u8>)| {
            let bytes = match path.ends_with(".bin") {
                true => leidraad::search::inflate(&bytes).expect("a file of the search that can be read"),
                false => bytes,
            };
            (path, String::from_utf8_lossy(&bytes).into_owned())
        };
        self.tree("public").into_iter().map(read).collect()
    }

    /// Runs the program in the site's root, on the day `TODAY`, knowing nothing of this machine.
    pub fn run(&self, args: &[&str]) -> Answer {
        self.run_with(args, &[])
    }

    /// The same, with these variables set.
    pub fn run_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leidraad"));
        command.args(args).args(["--date", TODAY]).current_dir(self.root()).env_clear();
        for kept in ["PATH", "SYSTEMROOT", "TEMP", "TMP"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command.env("HOME", self.root()).env("NO_COLOR", "1").env("TZ", "UTC");
        command.envs(variables.iter().copied());
        let output = command.output().expect("the program starts");
        Answer {
            args: args.join(" "),
            code: output.status.code().unwrap_or(-1),
            stdout: self.plain(&output.stdout),
            stderr: self.plain(&output.stderr),
        }
    }

    /// Runs and demands success.
    pub fn run_ok(&self, args: &[&str]) -> Answer {
        let answer = self.run(args);
        assert_eq!(answer.code, 0, "{answer}");
        answer
    }

    /// The findings of `check`, one JSON object each.
    pub fn findings(&self) -> Vec<Finding> {
        let answer = self.run(&["check", "--format", "json"]);
        let read = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line:?} of\n{answer}"))
        };
        let objects = answer.stdout.lines().map(|line| Finding { object: read(line) }).collect::<Vec<_>>();
        let worst = objects.iter().any(|finding| finding.text("severity") == "error");
        assert_eq!(
            answer.code,
            i32::from(worst),
            "the exit code tells of errors and of nothing else\n{answer}"
        );
        objects
    }

    fn plain(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
        let root = self.root();
        let text = text.replace(&*root.to_string_lossy(), "[SITE]");
        let text = text.replace(&*self.dir.path().to_string_lossy(), "[SITE]");
        let times = Regex::new(r"\b\d+(?:[.,]\d+)? ?(?:µs|ms|s|seconden|seconds)\b").expect("a pattern");
        times.replace_all(&text, "[TIME]").into_owned()
    }
}

/// A finding in its JSON form.
pub struct Finding {
    object: serde_json::Value,
}

impl Finding {
    /// A member that is text.
    pub fn text(&self, member: &str) -> &str {
        self.object[member].as_str().unwrap_or_default()
    }

    /// The stretch of the site's file that the finding points at; at most its first line.
    pub fn place(&self, site: &TestSite) -> String {
        let number = |member: &str| self.object[member].as_u64().unwrap_or(0) as usize;
        let text = site.read(self.text("file"));
        let line = text.lines().nth(number("line").saturating_sub(1)).unwrap_or_default();
        let rest = line.chars().skip(number("column").saturating_sub(1));
        if number("end_line") == number("line") {
            rest.take(number("end_column") - number("column")).collect()
        } else {
            rest.collect()
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = (&self.object["file"], &self.object["line"], &self.object["column"]);
        write!(out, "{} {}:{}:{}: {}", self.text("code"), place.0, place.1, place.2, self.text("message"))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "$ leidraad {}\nexit code: {}", self.args, self.code)?;
        writeln!(out, "--- stdout ---\n{}", self.stdout.trim_end())?;
        write!(out, "--- stderr ---\n{}", self.stderr.trim_end())
    }
}

/// What stands at a path.
#[derive(Debug, PartialEq)]
pub enum Content {
    /// A file.
    Bytes(Vec<u8>),
    /// A symbolic link to this path.
    Link(String),
}

/// The files in a site's text: paths and what stands there.
pub fn files(text: &str) -> Vec<(String, Content)> {
    let mut files: Vec<(String, String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let header = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (header, files.last_mut()) {
            (Some(header), _) => {
                let (path, how) = header.split_once(" [").unwrap_or((header, ""));
                files.push((path.to_owned(), how.trim_end_matches(']').to_owned(), String::new()));
            }
            (None, Some((_, _, body))) => body.push_str(line),
            (None, None) => assert!(line.trim().is_empty() || line.starts_with('#'), "no header yet: {line}"),
        }
    }
    let content = |how: &str, body: &str| match how {
        "link" => Content::Link(body.trim().to_owned()),
        _ => Content::Bytes(bytes(how, body)),
    };
    files.into_iter().map(|(path, how, body)| (path, content(&how, &body))).collect()
}

fn bytes(how: &str, body: &str) -> Vec<u8> {
    match how.split_once(' ').unwrap_or((how, "")) {
        ("", _) => body.as_bytes().to_vec(),
        ("crlf", _) => body.replace('\n', "\r\n").into_bytes(),
        ("bom", _) => format!("\u{feff}{body}").into_bytes(),
        ("times", count) => body.repeat(count.parse().expect("a number after `times`")).into_bytes(),
        ("hex", _) => body
            .split_whitespace()
            .map(|pair| u8::from_str_radix(pair, 16).expect("two hexadecimal digits"))
            .collect(),
        _ => panic!("[{how}] is no way to write a file; see TestSite::new"),
    }
}

/// Every file below `folder`, by path, in order; none when there is no such folder.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    if !folder.exists() {
        return Vec::new();
    }
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().map(|entry| entry.expect("a readable folder"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("an entry below its folder");
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            (parts.join("/"), fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

#[test]
fn a_site_in_one_string_becomes_files() {
    let text = "# a comment\n-- a/b.md --\none\n\ntwo\n-- c [hex] --\nff 00\n-- d [crlf] --\nx\n-- e [times 3] --\ny\n-- f [link] --\na/b.md\n";
    let bytes = |path: &str, bytes: &[u8]| (path.to_owned(), Content::Bytes(bytes.to_vec()));
    let expected = [
        bytes("a/b.md", b"one\n\ntwo\n"),
        bytes("c", &[255, 0]),
        bytes("d", b"x\r\n"),
        bytes("e", b"y\ny\ny\n"),
        ("f".to_owned(), Content::Link("a/b.md".to_owned())),
    ];
    assert_eq!(files(text), expected);
}
