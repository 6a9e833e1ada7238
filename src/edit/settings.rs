//! What the configuration and the model say of pages: lines of menus, sources of facts.

use super::pair::{Pair, Rewrite};
use super::written;
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::base::yaml::{Block, Seg};
use crate::config::MenuTarget;
use crate::site::Named;

/// What the configuration and the model say of pages.
pub(super) fn rewrite<'s>(
    pair: &Pair<'s>,
    text: &dyn Fn(&SourcePath) -> Option<&'s Source>,
    out: &mut Rewrite,
) {
    let language = pair.old.config.language();
    let block = |name: &str| {
        let source = text(&SourcePath::new(name))?;
        let source = std::sync::Arc::new(Source::new(source.path.clone(), &*source.text));
        Block::read(&source, 0..source.text.len(), true).ok()
    };
    // The new spelling of a page's name, when the old one leads elsewhere now.
    let renamed = |name: &str| -> Option<String> {
        let Named::One(page) = pair.old.page_named(name, language) else { return None };
        let leads =
            |name: &str| matches!(pair.new.page_named(name, language), Named::One(to) if pair.is(page, to));
        let lost = pair.by_lost_id(page, name.rsplit(':').next().unwrap_or_default());
        let to = pair.pages[page as usize].filter(|_| lost || !leads(name))?;
        let id = &pair.new.page(to).parsed.id;
        [id.id.to_string(), id.to_string()].into_iter().find(|name| leads(name))
    };
    let mut put = |block: &Option<Block>, path: &[Seg], was: &str, new: String| {
        let Some(block) = block else { return };
        let span = block.value_span(path);
        match written::scalar(block.source(), &span, was, &new) {
            Some(edit) => out.add(edit),
            None => out.unsure(block.source(), &span),
        }
    };
    let config = block(crate::config::FILE);
    for (menu, items) in &pair.old.config.menus {
        for (n, item) in items.iter().enumerate() {
            let at = [Seg::from("menus"), Seg::from(menu.as_str()), Seg::Index(n)];
            let below = |key: &str| {
                let of_map =
                    config.as_ref().is_some_and(|block| block.map()["menus"][menu.as_str()][n].is_mapping());
                at.iter().cloned().chain(of_map.then(|| Seg::from(key))).collect::<Vec<_>>()
            };
            match &item.target {
                MenuTarget::Page(name) => {
                    if let Some(new) = renamed(name) {
                        put(&config, &below("page"), name, new);
                    }
                }
                MenuTarget::Url(url) => {
                    let path = url.split(['#', '?']).next().unwrap_or(url);
                    if let Some(new) = pair.address(path) {
                        put(&config, &below("url"), path, new);
                    }
                }
            }
        }
    }
    let model = block(crate::discover::MODEL_FILE);
    for (name, fact) in &pair.old.model.facts {
        if let Some((source, new)) = fact.source.as_ref().and_then(|source| Some((source, renamed(source)?)))
        {
            put(&model, &["facts".into(), Seg::from(name.as_str()), "source".into()], source, new);
        }
    }
}
