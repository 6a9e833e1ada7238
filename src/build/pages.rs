//! Files to pages: which kind, id and language a file has, entries of registers, and the memo.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::collate::Collation;
use crate::base::hash::ContentHash;
use crate::base::localized::Language;
use crate::base::paths::{PageId, SourcePath};
use crate::base::slug::fold;
use crate::base::source::{Source, Span};
use crate::base::yaml::{Block, Seg};
use crate::config::Config;
use crate::diag::codes::model::UNKNOWN_KIND;
use crate::diag::codes::site::{REGISTER_MISSING, UNKNOWN_LANGUAGE};
use crate::diag::codes::yaml::YAML_NOT_A_MAP;
use crate::diag::{Diagnostic, yaml_fault};
use crate::discover::{Files, MODEL_FILE};
use crate::model::Model;
use crate::model::schema::LANDING;
use crate::parse::{self, MarkdownOptions, PageInput, ParseContext, ParsedPage};

/// The memo: parsed pages by the hash of what they were made from.
pub(super) type Memo = HashMap<ContentHash, Arc<ParsedPage>>;

struct Maker<'a> {
    config: &'a Config,
    model: &'a Model,
    common: ContentHash,
    memo: &'a Memo,
    collations: Vec<Collation>,
}

/// All pages of the site in the order of their files, and the memo for the next time: what this
/// reading used, no more.
pub(super) fn parse(
    config: &Config,
    model: &Model,
    files: &Files,
    common: ContentHash,
    memo: &Memo,
    found: &mut Vec<Diagnostic>,
) -> (Vec<Arc<ParsedPage>>, Memo) {
    let collations = config.languages.iter().map(|language| Collation::of(&language.tag)).collect();
    let maker = Maker { config, model, common, memo, collations };
    let mut pages: Vec<(ContentHash, Arc<ParsedPage>)> =
        files.pages.par_iter().map(|source| maker.file(source)).collect();
    for (kind, register) in
        model.kinds.iter().enumerate().filter_map(|(n, k)| Some((n, k.register.as_ref()?)))
    {
        match files.texts.get(&SourcePath::new(register)) {
            Some(source) => pages.extend(maker.register(kind, source, found)),
            None => {
                let model = Span { path: SourcePath::new(MODEL_FILE), start: 0, end: 0 };
                let kind = &maker.model.kinds[kind].name;
                found.push(
                    Diagnostic::new(&REGISTER_MISSING, model)
                        .arg("path", register)
                        .arg("kind", kind)
                        .help("help"),
                );
            }
        }
    }
    // A page is looked up by the path of its file; entries of a register keep their order.
    pages.sort_by(|a, b| a.1.source.path.cmp(&b.1.source.path));
    let next = pages.iter().map(|(hash, page)| (*hash, page.clone())).collect();
    (pages.into_iter().map(|(_, page)| page).collect(), next)
}

impl Maker<'_> {
    fn file(&self, source: &Arc<Source>) -> (ContentHash, Arc<ParsedPage>) {
        let key = ContentHash::of_parts([
            self.common.to_string().as_bytes(),
            source.path.as_str().as_bytes(),
            source.text.as_bytes(),
        ]);
        if let Some(page) = self.memo.get(&key) {
            return (key, page.clone());
        }
        let front = parse::front_matter(source);
        let mut diagnostics = front.diagnostics;
        let (stem, language) = self.name(source, &front.block, &mut diagnostics);
        let landing = stem == "_index" || stem.ends_with("/_index");
        let kind = self.kind(&front.block, &stem, landing, source, &mut diagnostics);
        let id = self.id(kind, &stem, landing);
        let input = PageInput {
            id: PageId { kind: self.model.kinds[kind].name.clone(), id: id.as_str().into(), language },
            kind,
            landing,
            block: front.block,
            body: front.body_start..source.text.len(),
            source: source.clone(),
            diagnostics,
        };
        let mut page = self.page(input);
        if !self.model.declared {
            // Without a model an id is a path; its last part is a name too.
            let name = fold(id.rsplit('/').next().unwrap_or(&id));
            if !page.folded_names.contains(&name) {
                page.folded_names.push(name);
            }
        }
        (key, Arc::new(page))
    }

    fn page(&self, input: PageInput) -> ParsedPage {
        let language =
            self.config.languages.iter().position(|known| known.tag == input.id.language).unwrap_or(0);
        let collation = &self.collations[language];
        let sort_key = |title: &str| collation.key(title);
        let markdown = self.config.markdown;
        let context = ParseContext {
            model: self.model,
            today: self.config.today,
            markdown: MarkdownOptions {
                html: markdown.html,
                typography: markdown.typography,
                highlight: markdown.highlight,
                ..MarkdownOptions::default()
            },
            sort_key: &sort_key,
        };
        parse::page(input, &context)
    }

    /// The path below `content/` without ending and language, and the language.
    fn name(&self, source: &Source, block: &Block, found: &mut Vec<Diagnostic>) -> (String, Language) {
        let path = source.path.as_str();
        let path = path.strip_prefix(&*self.config.content).unwrap_or(path).trim_start_matches('/');
        let stem = path.strip_suffix(".md").unwrap_or(path);
        let default = self.config.language().clone();
        let Some((short, suffix)) =
            stem.rsplit_once('.').filter(|(short, _)| !short.is_empty() && !short.ends_with('/'))
        else {
            return (stem.to_owned(), default);
        };
        if let Some(language) = self.config.languages.iter().find(|known| *known.tag == *suffix) {
            return (short.to_owned(), language.tag.clone());
        }
        if suffix.len() == 2
            && suffix.bytes().all(|b| b.is_ascii_lowercase())
            && self.config.languages.len() > 1
        {
            found.push(
                Diagnostic::new(&UNKNOWN_LANGUAGE, block.start_span()).arg("language", suffix).help("help"),
            );
        }
        (stem.to_owned(), default)
    }

    fn kind(
        &self,
        block: &Block,
        stem: &str,
        landing: bool,
        source: &Source,
        found: &mut Vec<Diagnostic>,
    ) -> usize {
        let key = self.model.names.of("kind");
        if landing {
            return self.model.landing();
        }
        if !self.model.declared {
            return 0;
        }
        // A name that no kind has is found when the front matter is held against the model.
        let named = block.map().get(key).and_then(serde_yaml::Value::as_str);
        let kind =
            named.and_then(|name| self.model.kind_named(name)).filter(|kind| *kind != self.model.landing());
        let kind = kind.or_else(|| self.model.kind_by_folder(stem));
        if kind.is_none() && named.is_none() {
            let kinds = self.model.kinds.iter().map(|kind| &*kind.name).filter(|name| *name != LANDING);
            let finding = Diagnostic::new(&UNKNOWN_KIND, source.span(0..source.line(1).len())).form("none");
            found.push(finding.arg("allowed", kinds.collect::<Vec<_>>().join(", ")).help("list"));
        }
        // A kind all the same, so that the page shows while it is being mended: the landing kind asks
        // nothing of it.
        kind.unwrap_or_else(|| self.model.landing())
    }

    /// The file's name; the folder's for `index`; the whole path without a model and for landing pages.
    fn id(&self, kind: usize, stem: &str, landing: bool) -> String {
        let short = match stem.strip_suffix("/index").or_else(|| stem.strip_suffix("/_index")) {
            Some(folder) => folder,
            None if stem == "index" || stem == "_index" => "",
            None => stem,
        };
        if short.is_empty() {
            return "index".into();
        }
        if landing || self.model.kinds[kind].open {
            return short.to_owned();
        }
        short.rsplit('/').next().unwrap_or(short).to_owned()
    }

    /// The entries of a register file.
    fn register(
        &self,
        kind: usize,
        source: &Arc<Source>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<(ContentHash, Arc<ParsedPage>)> {
        let block = match Block::read(source, 0..source.text.len(), true) {
            Ok(block) => block,
            Err(fault) => {
                found.push(yaml_fault(fault));
                return Vec::new();
            }
        };
        let entries: Vec<(&str, &serde_yaml::Value)> =
            block.map().iter().filter_map(|(key, value)| Some((key.as_str()?, value))).collect();
        if entries.len() < block.map().len() {
            // A number as a name would vanish without a word.
            found.push(
                Diagnostic::new(&YAML_NOT_A_MAP, block.start_span()).form("number").help("number-help"),
            );
        }
        let made = entries.into_par_iter().map(|(id, value)| {
            if !value.is_mapping() {
                let span = block.key_span(&[Seg::from(id)]);
                return Err(Box::new(Diagnostic::new(&YAML_NOT_A_MAP, span).help("help")));
            }
            // Findings point into the whole file, so the memo must be forgotten when any of it changes.
            let key = ContentHash::of_parts([
                self.common.to_string().as_bytes(),
                source.path.as_str().as_bytes(),
                source.text.as_bytes(),
                id.as_bytes(),
            ]);
            if let Some(page) = self.memo.get(&key) {
                return Ok((key, page.clone()));
            }
            let input = PageInput {
                id: PageId {
                    kind: self.model.kinds[kind].name.clone(),
                    id: id.into(),
                    language: self.config.language().clone(),
                },
                kind,
                landing: false,
                block: block.entry(id),
                body: source.text.len()..source.text.len(),
                source: source.clone(),
                diagnostics: Vec::new(),
            };
            Ok((key, Arc::new(self.page(input))))
        });
        let made: Vec<_> = made.collect();
        made.into_iter().filter_map(|page| page.map_err(|finding| found.push(*finding)).ok()).collect()
    }
}
