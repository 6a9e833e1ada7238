//! The floors of the house hold: rooms import only from floors below their own, every file says what it
//! is for, and none grows past what one room should hold. `ARCHITECTURE.md` has the drawing.

use std::collections::{BTreeMap, BTreeSet};

use crate::test_site::{project, tree};

/// The rooms, ground floor first. A room that is not here has no place in the house yet.
const FLOORS: [&[&str]; 10] = [
    &["base"],
    &["diag"],
    &["config", "model", "write"],
    &["parse", "discover"],
    &["site", "theme"],
    &["check", "render", "search"],
    &["build", "edit"],
    &["serve", "publish", "external"],
    &["cli"],
    &["main"],
];

/// The most lines of a file that gives no reason on its first line.
const LINES: usize = 400;

/// Every Rust file of `src/`: path from the project's root, and text.
fn sources() -> Vec<(String, String)> {
    let files = tree(&project().join("src")).into_iter();
    files
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (format!("src/{path}"), String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

/// The files that hold only tests, by what declares them: `#[cfg(test)]` above `mod name;`.
fn tests_only(sources: &[(String, String)]) -> BTreeSet<String> {
    let declared = regex::Regex::new(r"#\[cfg\(test\)\]\s*mod (\w+);").expect("a pattern");
    let mut files = BTreeSet::new();
    for (path, text) in sources {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        files.extend(declared.captures_iter(text).map(|found| format!("{folder}/{}.rs", &found[1])));
    }
    files
}

/// Every file of the program itself, and its code without comments and tests.
pub fn program() -> Vec<(String, String)> {
    let sources = sources();
    let tests = tests_only(&sources);
    let program = sources.into_iter().filter(|(path, _)| !tests.contains(path));
    program.map(|(path, text)| (path, code_of(&text))).collect()
}

/// A file's code without its comments and its unit tests; every line stays at its number.
fn code_of(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let mut code = String::with_capacity(tests);
    let mut rest = &text[..tests];
    while let Some(c) = rest.chars().next() {
        let (kept, length) = match c {
            '/' if rest.starts_with("//") => (false, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (false, rest.find("*/").map_or(rest.len(), |at| at + 2)),
            '"' => (true, string(rest)),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") && raw(rest).is_some() => {
                (true, raw(rest).unwrap_or(1))
            }
            // A character literal, so that '"' opens no string; a lifetime has no closing quote.
            '\'' if rest.starts_with("'\"'") => (true, 3),
            '\'' if rest.starts_with("'\\") => {
                (true, 2 + rest[2..].char_indices().nth(1).map_or(1, |(at, _)| at))
            }
            other => (true, other.len_utf8()),
        };
        if kept {
            code.push_str(&rest[..length]);
        } else {
            code.extend(rest[..length].chars().filter(|c| *c == '\n'));
        }
        rest = &rest[length..];
    }
    code
}

/// The length of the string literal that `text` starts with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string literal that `text` starts with.
fn raw(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    if !text[1 + hashes..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    Some(text[start..].find(&close).map_or(text.len(), |at| start + at + close.len()))
}

/// The room of a file: the first part of its path below `src/`; the roof itself for `lib.rs`.
fn room(path: &str) -> &str {
    path["src/".len()..].split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The word that `text` starts with.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

/// The paths that a path or a tree of `use` stands for, below `base`; a macro is none.
fn expand(text: &str, base: &str, paths: &mut Vec<String>) {
    let Some(group) = text.strip_prefix('{') else {
        let name = word(text);
        let path = if base.is_empty() { name.to_owned() } else { format!("{base}::{name}") };
        return match text[name.len()..].strip_prefix("::") {
            _ if name.is_empty() || name == "self" => paths.push(base.to_owned()),
            Some(rest) => expand(rest, &path, paths),
            None if text[name.len()..].starts_with('!') => {}
            None => paths.push(path),
        };
    };
    let mut depth = 0;
    let mut start = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && !c.is_whitespace() => {
                expand(&group[at..], base, paths);
                start = false;
            }
            _ => {}
        }
    }
}

/// The rooms that a file's code names, with the line: `use crate::a::..`, `use crate::{a, b::c}`, and
/// paths such as `crate::a::B` anywhere in it. `main.rs` says `leidraad` where others say `crate`.
fn imports(path: &str, code: &str) -> BTreeSet<(usize, String)> {
    let root = if path == "src/main.rs" { "leidraad::" } else { "crate::" };
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(root) {
        let line = code[..at].matches('\n').count() + 1;
        let mut paths = Vec::new();
        expand(&code[at + root.len()..], "", &mut paths);
        found.extend(paths.iter().map(|path| (line, word(path).to_owned())));
    }
    found
}

/// A file as a module, without `crate`: `src/site/names.rs` is `site::names`, `src/site/mod.rs` is `site`.
fn module(path: &str) -> String {
    let path = path["src/".len()..].trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

/// The paths that a module's code names through `crate`, `super` or `self`, from the crate on, with the
/// line.
fn paths(module: &str, code: &str) -> Vec<(usize, String)> {
    let root = regex::Regex::new(r"\b(?:crate|self|super(?:::super)*)::").expect("a pattern");
    let mut found = Vec::new();
    for root in root.find_iter(code) {
        // `pub(in crate::a)` says who may see, and imports nothing.
        if code[..root.start()].ends_with("(in ") {
            continue;
        }
        let mut base: Vec<&str> = module.split("::").collect();
        match root.as_str() {
            "crate::" => base.clear(),
            up => base.truncate(base.len() - up.matches("super").count()),
        }
        let line = code[..root.start()].matches('\n').count() + 1;
        let mut paths = Vec::new();
        expand(&code[root.end()..], &base.join("::"), &mut paths);
        found.extend(paths.into_iter().map(|path| (line, path)));
    }
    found
}

/// For each module of the program, the modules that own what it names, with the line.
fn owners() -> BTreeMap<String, Vec<(usize, String)>> {
    let program: BTreeMap<String, String> =
        program().into_iter().map(|(path, code)| (module(&path), code)).collect();
    let owner = |path: &str| {
        let mut path = path;
        while !program.contains_key(path) {
            path = path.rsplit_once("::").map_or("", |(above, _)| above);
        }
        path.to_owned()
    };
    let all = program.iter().map(|(module, code)| {
        let named = paths(module, code).into_iter().map(|(line, path)| (line, owner(&path)));
        (module.clone(), named.collect())
    });
    all.collect()
}

/// What can be reached from itself.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<&String> {
    let in_circle = |start: &&String| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = arrows[*start].iter().collect();
        while let Some(next) = open.pop() {
            if next == *start {
                return true;
            }
            if seen.insert(next) {
                open.extend(arrows.get(next).into_iter().flatten());
            }
        }
        false
    };
    arrows.keys().filter(in_circle).collect()
}

#[test]
fn every_room_stands_on_a_floor() {
    for (path, _) in sources() {
        let room = room(&path);
        assert!(room == "lib" || floor(room).is_some(), "{path}: the room '{room}' is on no floor");
    }
}

#[test]
fn no_import_goes_up_or_across() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = room(&path);
        let Some(own) = floor(from) else { continue };
        for (line, to) in imports(&path, &code_of(&text)) {
            match floor(&to) {
                _ if to == from => {}
                Some(floor) if floor < own => {}
                Some(floor) if floor == own => wrong.push(format!("{path}:{line}: across, {from} to {to}")),
                Some(_) => wrong.push(format!("{path}:{line}: upward, {from} to {to}")),
                None => wrong
                    .push(format!("{path}:{line}: {to} is no room; import it from the room that owns it")),
            }
        }
    }
    assert!(wrong.is_empty(), "imports that break the floors:\n{}", wrong.join("\n"));
}

#[test]
fn no_room_reaches_itself_through_others() {
    assert_eq!(circles(&arrows()), Vec::<&String>::new(), "rooms in a circle");
}

#[test]
fn no_child_imports_its_roof() {
    let mut wrong = Vec::new();
    for (module, named) in owners() {
        for (line, owner) in named {
            if !owner.is_empty() && module.starts_with(&format!("{owner}::")) {
                wrong.push(format!("{module}, line {line}: import from the file below {owner} that owns it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_of_a_room_reaches_itself_through_others() {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, named) in owners() {
        let room = word(&module).to_owned();
        if let Some((roof, _)) = module.rsplit_once("::") {
            arrows.entry(roof.to_owned()).or_default().insert(module.clone());
        }
        let named = named.into_iter().map(|(_, owner)| owner);
        let others = named.filter(|owner| *owner != module && word(owner) == room);
        arrows.entry(module.clone()).or_default().extend(others);
    }
    assert_eq!(circles(&arrows), Vec::<&String>::new(), "files in a circle");
}

#[test]
fn only_the_named_rooms_touch_disk_clock_environment_or_network() {
    let allowed = ["discover", "write", "serve", "publish", "external", "cli", "main"];
    let outside = ["std::fs", "std::net", "std::env", "SystemTime::now", "Instant::now", "std::process"];
    let mut wrong = Vec::new();
    for (path, code) in program() {
        if allowed.contains(&room(&path)) {
            continue;
        }
        for word in outside.iter().filter(|word| code.contains(*word)) {
            wrong.push(format!("{path}: {word}"));
        }
    }
    assert!(wrong.is_empty(), "only {allowed:?} may:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_too_long() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or_default();
        // A reason is an ordinary comment on the first line: `// 612 lines: one table, kept together.`
        let reason = first.starts_with("// ");
        let said = text.lines().take(2).any(|line| line.starts_with("//! "));
        if !said {
            wrong.push(format!("{path}: no `//!` at its top"));
        }
        let lines = text.lines().count();
        if lines > LINES && !reason {
            wrong.push(format!("{path}: {lines} lines and no reason on its first line"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn content_is_never_rendered_as_a_template() {
    for (path, code) in program() {
        assert!(!code.contains("render_str"), "{path}: content is data, never a template");
    }
}

/// Which rooms each room imports.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let from = room(&path).to_owned();
        let to = imports(&path, &code_of(&text)).into_iter().map(|(_, to)| to);
        arrows.entry(from.clone()).or_default().extend(to.filter(|to| *to != from && floor(to).is_some()));
    }
    arrows
}

/// Draws the house: `cargo test --test suite draws_the_house -- --nocapture`.
#[test]
fn draws_the_house() {
    let arrows = arrows();
    let mut count = 0;
    for (number, rooms) in FLOORS.iter().enumerate().rev() {
        for room in rooms.iter().filter(|room| arrows.contains_key(**room)) {
            let to: Vec<&str> = arrows[*room].iter().map(String::as_str).collect();
            count += to.len();
            println!("{number}  {room:<9} -> {}", to.join(" "));
        }
    }
    println!("{} rooms, {count} arrows, every one downward", arrows.len());
}

#[test]
fn comments_and_unit_tests_are_no_code() {
    let text = "use crate::a; // crate::b\n/* crate::c\n*/ let x = \"// crate::d\"; '\"' r#\"\"// \"#\n#[cfg(test)]\nmod tests {\ncrate::e";
    let code = code_of(text);
    assert!(code.contains("crate::a") && code.contains("// crate::d") && code.contains("\"\"// \"#"));
    assert!(!code.contains("crate::b") && !code.contains("crate::c") && !code.contains("crate::e"));
    let rooms = |code| imports("src/x/y.rs", code).into_iter().map(|(_, room)| room).collect::<Vec<_>>();
    assert_eq!(rooms("use crate::{a::{b, c}, d, e::F};"), ["a", "d", "e"]);
    assert_eq!(rooms("crate::codes! { }\nfn f(x: crate::g::H) {}"), ["g"]);
}

#[test]
fn paths_are_read_from_the_crate_on() {
    let named = |code| paths("a::b::c", code).into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    assert_eq!(named("use super::{d::{self, E}, F};"), ["a::b::d", "a::b::d::E", "a::b::F"]);
    assert_eq!(named("use super::*; super::super::g::h(); crate::i!()"), ["a::b", "a::g::h"]);
    assert_eq!(named("pub(in crate::a) fn f(x: crate::J::<K>) {}"), ["J"]);
    assert_eq!(module("src/a/mod.rs"), "a");
    assert_eq!(module("src/a/b.rs"), "a::b");
}
