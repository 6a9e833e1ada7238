//! Files that are there under almost the name that was written: in another case, or with accents stored in
//! another way. Names count exactly, so that a site is the same on every disk.

use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::links::FILE_CASE;
use crate::site::{PageIx, Site};

/// A finding for a path, written on page `from` at `span`, when the site has a file of almost that name.
pub(super) fn file(site: &Site, from: PageIx, path: &str, span: &Span) -> Option<Diagnostic> {
    let source = &site.page(from).parsed.source;
    if path.starts_with('/') {
        // What stands there under this very name is hidden, or no file: another fault.
        let near = site.routes().alike(path).filter(|near| near.as_str().trim_end_matches('/') != path)?;
        return Some(finding(site, from, path, near.as_str(), span));
    }
    let file = source.path.join(path)?;
    let near = site.file_alike(&file).filter(|near| *near != file.as_str())?;
    Some(finding(site, from, path, &relative(source.path.as_str(), near), span))
}

fn finding(site: &Site, from: PageIx, path: &str, near: &str, span: &Span) -> Diagnostic {
    let lower = |text: &str| text.to_lowercase();
    let finding = Diagnostic::new(&FILE_CASE, span.clone());
    let finding =
        if lower(path) == lower(near) || path.is_ascii() { finding } else { finding.form("accent") };
    let finding = finding.arg("path", path).arg("near", near).help("help");
    // What was written may be quoted or encoded; only what stands there as it is can be replaced.
    let text = &site.page(from).parsed.source.text;
    let written = text.get(span.start as usize..span.end as usize).unwrap_or("");
    match written.strip_prefix(path) {
        Some(rest) if rest.is_empty() || rest.starts_with(['#', '?']) && same_length(path, near) => {
            let end = span.start + path.len() as u32;
            finding.fix(Span { end, ..span.clone() }, near)
        }
        _ => finding,
    }
}

/// Whether the better path is the same way to the file, and not another one to it.
fn same_length(path: &str, near: &str) -> bool {
    path.split('/').count() == near.split('/').count()
}

/// The way from one file of the site to another.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> =
        from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let to: Vec<&str> = to.split('/').collect();
    let same = folder.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; folder.len() - same];
    parts.extend(&to[same..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_way_to_another_file_is_as_short_as_it_can_be() {
        assert_eq!(relative("content/a/b.md", "content/c/d.md"), "../c/d.md");
        assert_eq!(relative("content/a/b.md", "content/a/d.md"), "d.md");
        assert_eq!(relative("b.md", "c/d.md"), "c/d.md");
    }
}
