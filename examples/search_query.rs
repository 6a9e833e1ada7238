//! Answers queries as the browser would, from the files of a site's search: for comparing the two.
//! `cargo run --example search_query -- FOLDER < QUERIES`, FOLDER being one language's (`public/search/nl`); a
//! line of input is a query, a line of output a JSON list of `[address, score]`.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use leidraad::search::{FileBytes, Reader, search};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("FOLDER")?);
    let mut files = BTreeMap::new();
    read(&folder, "", &mut files)?;
    let reader = Reader::new(&files).ok_or("no index that can be read")?;
    let mut out = std::io::stdout().lock();
    for query in std::io::stdin().lock().lines() {
        let answer = search(&reader, &query?, 10).ok_or("a damaged file")?;
        let found: Vec<(String, f64)> = answer.found.into_iter().map(|hit| (hit.url, hit.score)).collect();
        writeln!(out, "{}", serde_json::to_string(&found)?)?;
    }
    Ok(())
}

fn read(folder: &Path, below: &str, files: &mut BTreeMap<String, FileBytes>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?.into());
        }
    }
    Ok(())
}
