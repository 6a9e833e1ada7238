//! Writes the files of a site's search to a folder, and says how long each step took: for the evaluator and
//! for measuring. `cargo run --release --example search_index -- SITE FOLDER [today]`.

use std::path::PathBuf;
use std::time::Instant;

use leidraad::base::date;
use leidraad::build::{Options, Session};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (root, folder) = (args.next().ok_or("SITE FOLDER")?, PathBuf::from(args.next().ok_or("FOLDER")?));
    let today = date::parse(args.next().as_deref().unwrap_or("2026-11-23")).ok_or("a day")?;
    let options = Options { root: Some(root.into()), today: Some(today), ..Options::default() };
    let mut session = Session::open(options)?;
    let start = Instant::now();
    let snapshot = session.load()?;
    let read = start.elapsed();
    let start = Instant::now();
    let files = snapshot.search();
    let cold = start.elapsed();
    let again = session.load()?;
    let start = Instant::now();
    let same = again.search() == files;
    let warm = start.elapsed();
    let bytes: usize = files.values().map(|bytes| bytes.len()).sum();
    for (url, bytes) in files {
        let file = folder.join(url.as_str().trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().ok_or("a folder")?)?;
        std::fs::write(file, bytes)?;
    }
    println!(
        "{} files, {bytes} bytes; reading the site {read:.2?}, index {cold:.2?}, again {warm:.2?}, same bytes: {same}",
        files.len()
    );
    Ok(())
}
