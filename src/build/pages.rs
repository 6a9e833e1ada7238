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
use crate::parse::page::name_hash;
use crate::parse::{self, Address, MarkdownOptions, PageInput, ParseContext, ParsedPage};
use crate::site::address;

/// The memo: what was parsed from which version of a file, and with what.
#[derive(Default)]
pub(super) struct Memo {
    /// The hash of everything that all pages depend on, besides their own text.
    common: Option<ContentHash>,
    /// The pages of files, by path.
    pages: Vec<Arc<ParsedPage>>,
    /// Registers by path and kind.
    registers: HashMap<(SourcePath, usize), Register>,
}

/// What a register gave.
#[derive(Clone)]
struct Register {
    hash: ContentHash,
    pages: Vec<Arc<ParsedPage>>,
    found: Vec<Diagnostic>,
}

struct Maker<'a> {
    config: &'a Config,
    model: &'a Model,
    collations: Vec<Collation>,
}

/// All pages of the site in the order of their files. What `memo` knows is not parsed again; it keeps
/// what this reading used, no more.
pub(super) fn parse(
    config: &Config,
    model: &Model,
    files: &Files,
    common: ContentHash,
    memo: &mut Memo,
    found: &mut Vec<Diagnostic>,
) -> Vec<Arc<ParsedPage>> {
    let collations = config.languages.iter().map(|language| Collation::of(&language.tag)).collect();
    let maker = Maker { config, model, collations };
    if memo.common.replace(common) != Some(common) {
        *memo = Memo { common: Some(common), ..Memo::default() };
    }
    // Both stand in the order of their paths.
    let mut at = 0;
    let known = files.pages.iter().map(|source| {
        // Nearly every file is the very one that was parsed.
        if let Some(page) = memo.pages.get(at).filter(|page| Arc::ptr_eq(&page.source, source)) {
            at += 1;
            return (source, Some(Arc::clone(page)));
        }
        while memo.pages.get(at).is_some_and(|page| page.source.path < source.path) {
            at += 1;
        }
        let same =
            |page: &&Arc<ParsedPage>| page.source.path == source.path && page.source.hash == source.hash;
        (source, memo.pages.get(at).filter(same).cloned())
    });
    let known: Vec<(&Arc<Source>, Option<Arc<ParsedPage>>)> = known.collect();
    let parsed =
        known.into_par_iter().map(|(source, page)| page.unwrap_or_else(|| Arc::new(maker.file(source))));
    let mut pages: Vec<Arc<ParsedPage>> = parsed.collect();
    memo.pages.clone_from(&pages);
    let mut registers = HashMap::new();
    for (kind, path) in model.kinds.iter().enumerate().filter_map(|(n, k)| Some((n, k.register.as_ref()?))) {
        let key = (SourcePath::new(path), kind);
        match files.texts.get(&key.0) {
            Some(source) => {
                let known = memo.registers.remove(&key).filter(|known| known.hash == source.hash);
                let register = known.unwrap_or_else(|| maker.register(kind, source));
                found.extend_from_slice(&register.found);
                pages.extend_from_slice(&register.pages);
                registers.insert(key, register);
            }
            None => {
                let model = Span { path: SourcePath::new(MODEL_FILE), start: 0, end: 0 };
                let kind = &maker.model.kinds[kind].name;
                found.push(
                    Diagnostic::new(&REGISTER_MISSING, model)
                        .arg("path", path)
                        .arg("kind", kind)
                        .help("help"),
                );
            }
        }
    }
    memo.registers = registers;
    // A page is looked up by the path of its file; entries of a register keep their order.
    if !memo.registers.is_empty() {
        pages.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    }
    pages
}

impl Maker<'_> {
    fn file(&self, source: &Arc<Source>) -> ParsedPage {
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
                page.hashes.push(name_hash(&name));
                page.folded_names.push(name);
            }
        }
        page
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
        let mut page = parse::page(input, &context);
        page.address = Address::of(address(self.config, self.model, &page));
        page
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
    fn register(&self, kind: usize, source: &Arc<Source>) -> Register {
        let mut register = Register { hash: source.hash, pages: Vec::new(), found: Vec::new() };
        let block = match Block::read(source, 0..source.text.len(), true) {
            Ok(block) => block,
            Err(fault) => {
                register.found.push(yaml_fault(fault));
                return register;
            }
        };
        let entries: Vec<(&str, &serde_yaml::Value)> =
            block.map().iter().filter_map(|(key, value)| Some((key.as_str()?, value))).collect();
        if entries.len() < block.map().len() {
            // A number as a name would vanish without a word.
            register.found.push(
                Diagnostic::new(&YAML_NOT_A_MAP, block.start_span()).form("number").help("number-help"),
            );
        }
        let made = entries.into_par_iter().map(|(id, value)| {
            if !value.is_mapping() {
                let span = block.key_span(&[Seg::from(id)]);
                return Err(Box::new(Diagnostic::new(&YAML_NOT_A_MAP, span).help("help")));
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
            Ok(Arc::new(self.page(input)))
        });
        for entry in made.collect::<Vec<_>>() {
            match entry {
                Ok(page) => register.pages.push(page),
                Err(finding) => register.found.push(*finding),
            }
        }
        register
    }
}
