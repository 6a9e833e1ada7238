//! What a person means to move, and where to: arguments as typed to files of the site.

use crate::base::paths::SourcePath;
use crate::base::slug::fold;
use crate::diag::Both;
use crate::site::{Named, PageIx, Site};
use crate::write::moved;

/// Which files and folders go where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moves {
    /// (from, to); a folder goes with everything in it.
    pub pairs: Vec<(SourcePath, SourcePath)>,
}

impl Moves {
    /// Where a file of the site stands afterwards.
    pub fn of(&self, path: &SourcePath) -> SourcePath {
        moved(&self.pairs, path)
    }
}

/// What to move for `leidraad mv old new`. Both are paths of the site, with or without the folder of the
/// content and the ending; `old` may be a page's name, `new` a folder that is there. An error says in
/// plain words why not.
pub fn moves(site: &Site, old: &str, new: &str) -> Result<Moves, String> {
    let from = Thing::find(site, old).ok_or_else(|| {
        say(site, format!("Er is geen pagina of map '{old}'."), format!("there is no page or folder '{old}'"))
    })?;
    let to = from.target(site, new)?;
    if to == from.stem {
        return Err(say(site, format!("'{old}' staat daar al."), format!("'{old}' stands there already")));
    }
    if to.starts_with(&format!("{}/", from.stem)) && from.folder {
        let (nl, en) = ("kan niet in zichzelf.", "cannot go into itself");
        return Err(say(site, format!("'{old}' {nl}"), format!("'{old}' {en}")));
    }
    let mut pairs = Vec::new();
    let mut add = |from: String, to: String| -> Result<(), String> {
        let (from, to) = (SourcePath::new(&from), SourcePath::new(&to));
        // A name in other letters may be the same file; the machine tells.
        let taken = to.as_str().to_lowercase() != from.as_str().to_lowercase() && there(site, to.as_str());
        if taken {
            return Err(is_there(site, to.as_str()));
        }
        pairs.push((from, to));
        Ok(())
    };
    if from.folder {
        add(from.stem.clone(), to)?;
    } else {
        // Translations go along.
        let tags = site.config.languages.iter().map(|language| format!(".{}", language.tag));
        for tag in std::iter::once(String::new()).chain(tags) {
            let file = format!("{}{tag}.md", from.stem);
            if page_at(site, &file) {
                add(file, format!("{to}{tag}.md"))?;
            }
        }
        // A page in either form bears the same id.
        if there(site, &to) && page_at(site, &format!("{to}/index.md")) {
            return Err(is_there(site, &format!("{to}/index.md")));
        }
    }
    Ok(Moves { pairs })
}

/// The page that a person means: a path as for `moves`, a landing page's file, or a name. An error says
/// in plain words why there is none.
pub fn page(site: &Site, written: &str) -> Result<PageIx, String> {
    let index = |path: &str| {
        let found = site.pages.binary_search_by(|page| page.parsed.source.path.as_str().cmp(path));
        found.ok().map(|ix| ix as PageIx).filter(|_| path.ends_with(".md"))
    };
    let by_path = below(site, written).and_then(|path| {
        let forms = ["", ".md", "/index.md", "/_index.md"];
        forms.iter().find_map(|ending| index(&format!("{path}{ending}")))
    });
    match by_path.map_or_else(|| site.page_named(written, site.config.language()), Named::One) {
        Named::One(ix) => Ok(ix),
        Named::Several(pages) => {
            let names: Vec<String> = pages.iter().map(|ix| site.page(*ix).parsed.id.to_string()).collect();
            let names = names.join(", ");
            Err(say(
                site,
                format!("Meer pagina's heten '{written}'. Kies er een: {names}."),
                format!("several pages are called '{written}'; choose one: {names}"),
            ))
        }
        Named::Nobody => {
            let near = site.nearest_pages(written, &[] as &[&str], site.config.language(), 1);
            let near = near.first().map(|ix| &site.page(*ix).parsed.id.id);
            let nl = near.map(|near| format!(" Bedoel je '{near}'?")).unwrap_or_default();
            let en = near.map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
            Err(say(
                site,
                format!("Er is geen pagina '{written}'.{nl}"),
                format!("there is no page '{written}'{en}"),
            ))
        }
    }
}

/// A page's file without ending and language, or a folder.
struct Thing {
    stem: String,
    folder: bool,
}

impl Thing {
    fn find(site: &Site, written: &str) -> Option<Thing> {
        let slash = written.ends_with(['/', '\\']);
        let path = below(site, written)?;
        let page = |path: &str| {
            let stem = path.strip_suffix(".md").unwrap_or(path);
            let tag = stem.rsplit_once('.').filter(|(_, tag)| language(site, tag));
            let stem = tag.map_or(stem, |(stem, _)| stem);
            if stem.ends_with("/_index") {
                return None;
            }
            if let Some(folder) = stem.strip_suffix("/index") {
                return Some(Thing { stem: folder.to_owned(), folder: true });
            }
            let tags = site.config.languages.iter().map(|language| format!("{stem}.{}.md", language.tag));
            let any = std::iter::once(format!("{stem}.md")).chain(tags).any(|file| page_at(site, &file));
            any.then(|| Thing { stem: stem.to_owned(), folder: false })
        };
        let folder = || {
            let own = path != *site.config.content && there(site, &path) && !page_at(site, &path);
            own.then(|| Thing { stem: path.clone(), folder: true })
        };
        let found = if slash { folder() } else { page(&path).or_else(folder) };
        if found.is_some() {
            return found;
        }
        // A page by its name.
        match site.page_named(written, site.config.language()) {
            Named::One(ix) => page(site.page(ix).parsed.source.path.as_str()),
            _ => None,
        }
    }

    /// Where it shall stand, in the form of its own stem.
    fn target(&self, site: &Site, written: &str) -> Result<String, String> {
        let outside = || {
            let content = &site.config.content;
            say(
                site,
                format!("'{written}' ligt buiten de map met pagina's, {content}."),
                format!("'{written}' is outside the folder of the content, {content}"),
            )
        };
        let own_folder = self.stem.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = self.stem.rsplit('/').next().unwrap_or_default();
        let bare = !written.contains(['/', '\\']);
        let beside = format!("{own_folder}/{written}");
        let path = if bare && !there(site, &beside) { Some(beside) } else { below(site, written) };
        let path = path.ok_or_else(outside)?;
        let stem = path.strip_suffix(".md").unwrap_or(&path);
        let stem = stem.strip_suffix("/index").unwrap_or(stem);
        let into = written.ends_with(['/', '\\'])
            || there(site, stem)
                && !page_at(site, &format!("{stem}.md"))
                && !page_at(site, &format!("{stem}/index.md"));
        let same = fold(stem) == fold(&self.stem);
        let to = if into && !same { format!("{stem}/{name}") } else { stem.to_owned() };
        let last = to.rsplit('/').next().unwrap_or_default();
        if last.rsplit_once('.').is_some_and(|(_, tag)| language(site, tag)) {
            return Err(say(
                site,
                format!("'{last}' eindigt als een vertaling. Laat de taal weg: vertalingen gaan mee."),
                format!("'{last}' ends as a translation does; leave the language out, translations go along"),
            ));
        }
        let hidden = |part: &str| part.is_empty() || part.starts_with('.') || part.trim() != part;
        if to.split('/').any(hidden) || matches!(last, "index" | "_index") {
            let (nl, en) = ("is geen naam voor een pagina.", "is no name for a page");
            return Err(say(site, format!("'{written}' {nl}"), format!("'{written}' {en}")));
        }
        Ok(to)
    }
}

/// A path as typed, from the site's root, inside the content.
fn below(site: &Site, written: &str) -> Option<String> {
    let content = &*site.config.content;
    let path = SourcePath::new("x").join(&written.replace('\\', "/"))?;
    let path = path.as_str().trim_end_matches('/');
    if written.starts_with('/') {
        return None;
    }
    if path == content || path.strip_prefix(content).is_some_and(|rest| rest.starts_with('/')) {
        return Some(path.to_owned());
    }
    // `../x` that stays inside the site is still outside the content.
    (!written.contains("..")).then(|| format!("{content}/{path}"))
}

/// Words in the language of the site's editors.
fn say(site: &Site, nl: String, en: String) -> String {
    let dutch = Both { nl: "nl", en: "en" }.get(site.config.language()) == "nl";
    if dutch { nl } else { en }
}

fn is_there(site: &Site, path: &str) -> String {
    say(site, format!("{path} is er al."), format!("{path} is there already"))
}

fn language(site: &Site, tag: &str) -> bool {
    site.config.languages.iter().any(|language| *language.tag == *tag)
}

fn page_at(site: &Site, path: &str) -> bool {
    site.pages.binary_search_by(|page| page.parsed.source.path.as_str().cmp(path)).is_ok()
}

/// Whether a file or a folder of the site stands there.
fn there(site: &Site, path: &str) -> bool {
    let fits =
        |file: &str| file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    site.pages.iter().any(|page| fits(page.parsed.source.path.as_str()))
        || site.assets.keys().any(|asset| fits(asset.as_str()))
}
