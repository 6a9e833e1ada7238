//! A page as its own file tells it: front matter held against the model, and Markdown rendered.

use std::fmt;
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;
use std::sync::Arc;

use super::body::{Body, LinkTarget};
use super::markdown::{Document, MarkdownOptions, Origin, in_file};
use super::words;
use crate::base::date::Date;
use crate::base::hash::ContentHash;
use crate::base::localized::Language;
use crate::base::paths::{PageId, SourcePath, UrlPath};
use crate::base::slug::fold;
use crate::base::source::Source;
use crate::base::yaml::Block;
use crate::diag::Diagnostic;
use crate::diag::codes;
use crate::model::value::Reference;
use crate::model::{Checked, Model, PageContext};

/// What one file says. Depends on nothing but that file, the configuration and the content model.
#[derive(Debug)]
pub struct ParsedPage {
    /// Kind, id and language.
    pub id: PageId,
    /// The kind: an index into `Model::kinds`.
    pub kind: usize,
    /// The language.
    pub language: Language,
    /// The file.
    pub source: Arc<Source>,
    /// The hash of the file this was made from.
    pub hash: ContentHash,
    /// The front matter, for places.
    pub front: Block,
    /// The front matter held against the model.
    pub checked: Checked,
    /// The bytes of the file that are Markdown; empty for an entry of a register.
    pub markdown: Range<usize>,
    /// The body.
    pub body: Body,
    /// The Markdown of fields, in the order of `Checked::markdown`.
    pub fields: Vec<Body>,
    /// Whether the file is a folder's landing page, `_index.md`.
    pub landing: bool,
    /// Words in the body, headings and components included.
    pub words: u32,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Prepared for linking: the address. Depends on no other page.
    pub address: Address,
    /// Prepared for linking: what the links in its text are looked up by, in the order of `bodies`.
    pub link_keys: Vec<Key>,
    /// Prepared for linking: what its references are looked up by, in the order of `Checked::references`.
    pub reference_keys: Vec<Key>,
    /// Prepared for linking: the hash of the file's path, then those of the folded id and names.
    pub hashes: Vec<u64>,
    /// Prepared for linking: the folded names of the page (title, short title, other names), each once.
    pub folded_names: Vec<String>,
    /// Prepared for linking: the bytes by which titles sort in the page's language.
    pub sort_key: Vec<u8>,
}

/// What a link or a reference is looked up by.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// The hash of a folded name, of any kind.
    Name(u64),
    /// The hash of the path of a file of the site.
    File(u64),
    /// More than one thing decides.
    Other,
}

/// Where a page stands, and whether it can.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// The address, without base path.
    pub url: UrlPath,
    /// What it has in common with others that some file system takes for the same.
    pub key: UrlPath,
    /// Why no file can have that name.
    pub fault: Option<&'static str>,
}

impl Address {
    /// What there is to know of `url`.
    pub fn of(url: UrlPath) -> Address {
        Address { key: url.collision_key(), fault: url.output().err(), url }
    }
}

/// The hash by which names and paths are looked up. Its keys are fixed: what has one hash has it in
/// every run.
pub fn name_hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(name.as_bytes());
    hasher.finish()
}

/// One page to parse: its file, what its front matter said, and what `discover` knows of it.
#[derive(Debug)]
pub struct PageInput {
    /// The file.
    pub source: Arc<Source>,
    /// Kind, id and language.
    pub id: PageId,
    /// The kind: an index into `Model::kinds`.
    pub kind: usize,
    /// Whether the file is a folder's landing page.
    pub landing: bool,
    /// The fields: a file's front matter, or an entry of a register.
    pub block: Block,
    /// The bytes of the file that are Markdown; empty for an entry of a register.
    pub body: Range<usize>,
    /// What was found so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// What every page of one language is parsed with.
#[derive(Clone, Copy)]
pub struct ParseContext<'a> {
    /// The content model.
    pub model: &'a Model,
    /// The day of the build.
    pub today: Date,
    /// How Markdown is read.
    pub markdown: MarkdownOptions,
    /// The bytes by which a title sorts, in the language of the pages.
    pub sort_key: &'a (dyn Fn(&str) -> Vec<u8> + Sync),
}

impl fmt::Debug for ParseContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseContext")
            .field("today", &self.today)
            .field("markdown", &self.markdown)
            .finish_non_exhaustive()
    }
}

/// Parses one page. Pure; what is wrong becomes findings that travel with the page.
pub fn page(input: PageInput, context: &ParseContext<'_>) -> ParsedPage {
    let PageInput { source, id, kind, landing, block, body: range, mut diagnostics } = input;
    let text = source.text.get(range.clone()).unwrap_or("");
    let language = id.language.clone();
    let mut document = Document::new(context.markdown, &language, text);
    document.cites = context.model.cited_by(kind).is_some();

    let titled = block.map().contains_key(context.model.names.of("title"));
    let origin = Origin::file(&source, range.start);
    let (mut body, heading) = document.body(text, &origin, !titled);
    // Without a model any Markdown makes a page; its file's name is a title of last resort.
    let heading = heading.or_else(|| (!context.model.declared).then(|| title_of_file(&id.id)));
    let plain = body.plain_text();
    let words = count_words(&plain);
    let mut cited: Vec<&str> = body.cited().into_iter().map(|citation| citation.name.as_str()).collect();
    cited.sort_unstable();
    cited.dedup();

    // Fields that could not be read are not also missing: only the fault itself is told.
    let unread = diagnostics.iter().any(|found| {
        codes::yaml::ROWS.contains(&found.code)
            || *found.code == codes::page::FRONT_MATTER_UNCLOSED
            || *found.code == codes::page::FRONT_MATTER_TOML
    });
    let about = PageContext {
        kind,
        language: &language,
        today: context.today,
        heading: heading.as_deref(),
        text: &plain,
        cited: &cited,
        words,
        body_start: range.start,
    };
    let mut found = Vec::new();
    let checked = context.model.check(&block, about, &mut found);
    if !unread {
        // A leftover bracket is told as what it makes of the value, when that is told.
        diagnostics.retain(|odd| {
            *odd.code != codes::fields::FIELD_HALF
                || found.iter().all(|found| found.span.start != odd.span.start)
        });
        diagnostics.append(&mut found);
    }

    let mut fields: Vec<Body> = checked
        .markdown
        .iter()
        .map(|markdown| {
            document.field(&markdown.text, &Origin::field(&block, &markdown.path), markdown.inline)
        })
        .collect();
    let public = context.model.lifecycle.states[checked.builtins.state].public;
    // A note to oneself has its place in a draft.
    let told = |found: &Diagnostic| public || *found.code != codes::slips::PLACEHOLDER;
    diagnostics.extend(document.finish().into_iter().filter(told));
    in_file(&source, range.start, &mut diagnostics);

    if context.model.kinds.iter().any(|kind| kind.glossary.is_some()) {
        use_words(&mut body);
        fields.iter_mut().for_each(use_words);
    }

    // Thousands of pages stay in memory: what grew while being written is cut to size.
    body.shrink();
    let sort_key = (context.sort_key)(&checked.builtins.title);
    let folded_names = folded_names(&checked);
    let hashes = [name_hash(source.path.as_str()), name_hash(&fold(&id.id))];
    let hashes = hashes.into_iter().chain(folded_names.iter().map(|name| name_hash(name))).collect();
    let hash = source.hash;
    let mut page = ParsedPage {
        id,
        kind,
        language,
        source,
        hash,
        front: block,
        checked,
        markdown: range,
        body,
        fields,
        landing,
        words,
        diagnostics,
        address: Address::of(UrlPath::new("/")),
        link_keys: Vec::new(),
        reference_keys: Vec::new(),
        hashes,
        folded_names,
        sort_key,
    };
    let links = page.bodies().into_iter().flat_map(|body| &body.links);
    page.link_keys = links.map(|link| Key::of_link(&page.source.path, &link.target)).collect();
    page.reference_keys = page.checked.references.iter().map(Key::of_reference).collect();
    page
}

impl ParsedPage {
    /// All bodies of a page, in a fixed order: the page's own, the components in it, those of fields.
    pub fn bodies(&self) -> Vec<&Body> {
        fn add<'b>(body: &'b Body, all: &mut Vec<&'b Body>) {
            all.push(body);
            for component in &body.components {
                add(&component.body, all);
            }
        }
        let mut all = Vec::with_capacity(1 + self.fields.len());
        add(&self.body, &mut all);
        for field in &self.fields {
            add(field, &mut all);
        }
        all
    }
}

impl Key {
    fn of_link(file: &SourcePath, target: &LinkTarget) -> Key {
        match target {
            LinkTarget::Wiki { kind: None, name, anchor: None } if !name.is_empty() => {
                Key::Name(name_hash(&fold(name)))
            }
            LinkTarget::File { path, anchor: None } => {
                file.join(path).map_or(Key::Other, |path| Key::File(name_hash(path.as_str())))
            }
            _ => Key::Other,
        }
    }

    fn of_reference(reference: &Reference) -> Key {
        match (&reference.kind, &reference.anchor) {
            (None, None) => Key::Name(name_hash(&fold(&reference.name))),
            _ => Key::Other,
        }
    }
}

/// Notes where the words of a body, and of the components in it, first stand on their own.
fn use_words(body: &mut Body) {
    body.first_uses = words::first_uses(body);
    body.components.iter_mut().for_each(|component| use_words(&mut component.body));
}

/// A title from the last part of an id: `intake-and-plan` is `intake and plan`.
fn title_of_file(id: &str) -> String {
    id.rsplit('/').next().unwrap_or(id).replace(['-', '_'], " ")
}

/// Stretches between spaces that hold a letter or a digit.
fn count_words(text: &str) -> u32 {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() as u32
}

fn folded_names(checked: &Checked) -> Vec<String> {
    let builtins = &checked.builtins;
    let names = std::iter::once(&builtins.title)
        .chain(&builtins.short_title)
        .chain(&builtins.synonyms)
        .chain(&checked.names);
    let mut folded: Vec<String> = Vec::new();
    for name in names.map(|name| fold(name)) {
        if !name.is_empty() && !folded.contains(&name) {
            folded.push(name);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;
    use crate::model::load;
    use crate::parse::front_matter;

    fn parse(text: &str) -> ParsedPage {
        let (model, found) = load(None, "nl");
        assert!(found.is_empty());
        let source = Arc::new(Source::new(SourcePath::new("content/a.md"), text));
        let front = front_matter(&source);
        let input = PageInput {
            id: PageId { kind: "page".into(), id: "a".into(), language: "nl".into() },
            kind: 0,
            landing: false,
            block: front.block,
            body: front.body_start..source.text.len(),
            diagnostics: front.diagnostics,
            source,
        };
        let today = crate::base::date::parse("2026-11-23").unwrap();
        let sort_key = |title: &str| fold(title).into_bytes();
        page(
            input,
            &ParseContext { model: &model, today, markdown: MarkdownOptions::default(), sort_key: &sort_key },
        )
    }

    #[test]
    fn a_page_without_a_title_takes_its_first_heading() {
        let page = parse("# Een *kop*\n\nTwee woorden.\n");
        assert_eq!(page.checked.builtins.title, "Een kop");
        assert_eq!(page.folded_names, ["een kop"]);
        assert_eq!(page.sort_key, b"een kop");
        assert_eq!((page.body.html.as_str(), page.words), ("<p>Twee woorden.</p>\n", 2));
        assert!(page.diagnostics.is_empty(), "{:?}", page.diagnostics);
    }

    #[test]
    fn places_in_the_body_count_from_the_start_of_the_file() {
        let text =
            "---\ntitle: T\nshort_title: t\n---\n## A\n\n[a](x.md)\n\n:::b k=v\n[c](y:z)\n:::\n\n# B\n";
        let page = parse(text);
        assert_eq!(page.folded_names, ["t"]);
        let at = |span: &crate::base::source::Span| &text[span.start as usize..span.end as usize];
        assert_eq!(at(&page.body.links[0].span), "x.md");
        assert_eq!(at(&page.body.components[0].span), "b");
        assert_eq!(at(&page.body.components[0].args[0].2), "k=v");
        assert_eq!(at(&page.body.components[0].body.links[0].span), "y:z");
        let found: Vec<_> = page.diagnostics.iter().map(|d| (d.code.name, at(&d.span))).collect();
        assert_eq!(found, [("link-scheme", "y:z"), ("heading-level-one", "# B")]);
        assert_eq!(page.words, 4);
    }

    #[test]
    fn a_fault_in_the_fields_is_told_once_and_the_text_still_shows() {
        let page = parse("---\ntitle: a: b\n---\n\ntekst\n");
        assert_eq!(page.body.html, "<p>tekst</p>\n");
        let found: Vec<_> = page.diagnostics.iter().map(|d| d.code.name).collect();
        assert_eq!(found, ["yaml-syntax"]);
    }

    #[test]
    fn the_other_line_end_gives_the_same_page() {
        let text = "---\ntitle: T\n---\n\na\nb  \nc\n\n```\nd\n\ne\n```\n\n:::f\n- g\n\n  h\n:::\n\n<!-- i\nj -->\n\n<b>\nk\n</b>\n\n| l |\n|---|\n| m |\n\nn[^1]\n\n[^1]: o\n";
        let (unix, dos) = (parse(text), parse(&text.replace('\n', "\r\n")));
        assert_eq!(unix.body.html, dos.body.html);
        assert_eq!(unix.body.components[0].body.html, dos.body.components[0].body.html);
        assert_eq!(unix.body.sections, dos.body.sections);
    }
}
