//! Kinds of a model. Keys:
//!
//! `label` (`{one, many}`, or a text); `folder` (below `content/`; the kind's name when left out);
//! `url` (with `{id}`, `{slug}` or `{path}`); `index` (the address of the kind's own index page, or
//! `false`; the part of `url` before its first `{` when left out); `template` (`page` when left out);
//! `schema_org`; `register` (a YAML file of entries that are pages of this kind); `glossary`
//! (`{definition: field}`); `image` (see `image.rs`); `bibliography`; `listed` (`true` when left out);
//! `translated` (each page is to be there in all languages of the site); `sort`; `omit` (common
//! fields and relations that this kind does not have); `fields`; `relations` (`name: {min, max, place}`);
//! `required` (`field: always`); `rules`; `compare` (see `compare.rs`); `open` (unknown fields are kept).
//!
//! A field that is also common takes the common settings, key by key, unless it gives a `type`.

use indexmap::IndexMap;

use super::fields::REQUIRED;
use super::loader::Loader;
use super::reader::Cursor;
use super::spec::{Spec, capital};
use crate::base::localized::Localized;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_DUPLICATE, MODEL_PLACE, MODEL_URL};
use crate::model::schema::{Kind, Lifecycle, RelationUse, Required};

const KEYS: [&str; 20] = [
    "label",
    "folder",
    "url",
    "index",
    "template",
    "schema_org",
    "register",
    "glossary",
    "image",
    "bibliography",
    "listed",
    "translated",
    "sort",
    "omit",
    "fields",
    "relations",
    "required",
    "rules",
    "compare",
    "open",
];

impl<'r> Loader<'r> {
    /// One kind, its fields and relations complete, its rules its own.
    pub(super) fn one_kind(
        &mut self,
        index: usize,
        at: &Cursor<'r>,
        common: &[(String, Cursor<'r>)],
        lifecycle: &Lifecycle,
    ) -> Kind {
        at.only(&KEYS);
        self.scope = vec![index];
        let name = self.kind_names[index].clone();
        let (label, label_many) = self.kind_label(&name, at);
        let text = |key: &str| at.get(key).and_then(|at| at.text());
        let flag = |key: &str| at.get(key).and_then(|at| at.boolean());
        let folder = text("folder").map(|folder| folder.trim_matches('/').to_owned());
        let folder = folder.unwrap_or_else(|| name.to_string());
        if let Some(at) = at.get("folder").or_else(|| Some(at.clone())) {
            self.folders.push((folder.clone(), at));
        }
        let url = match at.get("url") {
            Some(at) => self.addresses(&at, true),
            None => vec![(None, format!("/{folder}/{{id}}/"))],
        };
        let index_page = self.index_page(at.get("index"), &url);
        let omit = at.get("omit").map(|at| at.texts()).unwrap_or_default();
        let mut fields = self.kind_fields(at, common, &omit, lifecycle);
        let (relations, relation_fields) = self.kind_relations(index, at, &omit);
        let mut kind_relations = relations;
        self.kind_required(at, &mut fields, &mut kind_relations);
        let glossary = at.get("glossary").and_then(|at| {
            at.only(&["definition"]);
            let field = self.need(&at, "definition")?;
            self.other_field(Some(field)).map(|path| path.join("."))
        });
        let sort = at.get("sort").map(|at| self.sort_names(&at)).unwrap_or_default();
        let rules = self.rules(at.get("rules"));
        if let Some(at) = at.get("compare") {
            self.compared_kinds.push((index, at));
        }
        if let Some(at) = at.get("image") {
            self.images.push((index, at));
        }
        self.scope.clear();
        Kind {
            name,
            label,
            label_many,
            folder: Some(folder),
            url: localized(url),
            index: index_page,
            template: text("template").unwrap_or_else(|| "page".to_owned()),
            schema_org: text("schema_org"),
            register: text("register"),
            glossary,
            image: Vec::new(),
            bibliography: flag("bibliography").unwrap_or(false),
            listed: flag("listed").unwrap_or(true),
            translated: flag("translated").unwrap_or(false),
            sort,
            fields,
            relations: kind_relations,
            relation_fields,
            rules,
            compare: Vec::new(),
            open: flag("open").unwrap_or(false),
        }
    }

    fn kind_label(&self, name: &str, at: &Cursor<'r>) -> (Localized, Localized) {
        let fallback = Localized::plain(capital(name).to_lowercase());
        let Some(label) = at.get("label") else { return (fallback.clone(), fallback) };
        if !label.has("one") && !label.has("many") {
            let label = label.localized();
            return (label.clone(), label);
        }
        label.only(&["one", "many"]);
        let one = label.get("one").map_or(fallback, |at| at.localized());
        let many = label.get("many").map_or_else(|| one.clone(), |at| at.localized());
        (one, many)
    }

    /// Addresses by language; `None` for a text that stands for all.
    fn addresses(&mut self, at: &Cursor<'r>, part: bool) -> Vec<(Option<String>, String)> {
        let texts: Vec<(Option<String>, Cursor<'r>)> = if at.value.is_mapping() {
            at.localized();
            at.entries().into_iter().map(|(language, at)| (Some(language), at)).collect()
        } else {
            vec![(None, at.clone())]
        };
        let mut out = Vec::new();
        for (language, at) in texts {
            let Some(url) = at.text() else { continue };
            let found = Diagnostic::new(&MODEL_URL, at.span()).arg("url", &url);
            if !url.starts_with('/') || !url.ends_with('/') {
                at.report(found.form("slash"));
            } else if part && !["{id}", "{slug}", "{path}"].iter().any(|hole| url.contains(hole)) {
                at.report(found);
            }
            if part {
                self.urls.push((url.clone(), at));
            }
            out.push((language, url));
        }
        out
    }

    fn index_page(&mut self, at: Option<Cursor<'r>>, url: &[(Option<String>, String)]) -> Option<Localized> {
        match at {
            Some(at) if at.value.as_bool() == Some(false) => return None,
            Some(at) if !at.value.is_bool() => return Some(localized(self.addresses(&at, false))),
            _ => {}
        }
        let start = |url: &String| url.split('{').next().unwrap_or_default().to_owned();
        let starts: Vec<_> = url.iter().map(|(language, url)| (language.clone(), start(url))).collect();
        // A kind whose pages stand at the top of the site has the home page there.
        starts.iter().all(|(_, start)| start.len() > 1 && start.ends_with('/')).then(|| localized(starts))
    }

    fn kind_fields(
        &mut self,
        at: &Cursor<'r>,
        common: &[(String, Cursor<'r>)],
        omit: &[(String, Cursor<'r>)],
        lifecycle: &Lifecycle,
    ) -> IndexMap<String, crate::model::schema::Field> {
        let own: Vec<(String, Cursor<'r>)> = at.get("fields").map(|at| at.entries()).unwrap_or_default();
        let omitted = |name: &str| omit.iter().any(|(known, _)| known == name);
        for (name, at) in omit {
            let fields = common.iter().map(|(name, _)| name.as_str());
            let builtins = super::lifecycle::NAMES.iter().map(|name| self.names.of(name));
            let relations = self.relations.iter().map(|relation| relation.name.as_str());
            let names: Vec<&str> = fields.chain(builtins).chain(relations).collect();
            if !names.contains(&name.as_str()) {
                self.unknown_name(at, "field", name, names);
            }
        }
        let layers = |name: &str| {
            if omitted(name) {
                return None;
            }
            let find = |fields: &[(String, Cursor<'r>)]| {
                fields.iter().find(|(known, _)| known == name).map(|(_, at)| at.clone())
            };
            Some(Spec { layers: find(&own).into_iter().chain(find(common)).collect() })
        };
        let mut fields = self.builtin_fields(lifecycle, layers);
        for (name, at) in common.iter().chain(&own) {
            if ["kind", "extra", "language"].iter().any(|builtin| self.names.of(builtin) == name) {
                let found = Diagnostic::new(&MODEL_DUPLICATE, at.key_span()).form("builtin");
                at.report(found.arg("name", name));
            } else if !fields.contains_key(name)
                && let Some(spec) = layers(name)
            {
                let field = self.field(name, &spec);
                fields.insert(name.clone(), field);
            }
        }
        fields
    }

    fn kind_relations(
        &mut self,
        index: usize,
        at: &Cursor<'r>,
        omit: &[(String, Cursor<'r>)],
    ) -> (IndexMap<String, RelationUse>, IndexMap<String, usize>) {
        let mut uses = IndexMap::new();
        let mut fields = IndexMap::new();
        for (number, relation) in self.relations.iter().enumerate().filter(|(_, r)| !r.implied) {
            let starts = relation.from.is_empty() || relation.from.contains(&self.kind_names[index]);
            if !starts || omit.iter().any(|(name, _)| *name == relation.name) {
                continue;
            }
            uses.insert(relation.name.clone(), relation.bounds);
            if !relation.automatic
                && let Some(other) = fields.insert(relation.field.clone(), number)
            {
                let first = self.relations[other].span.clone();
                let found = Diagnostic::new(&MODEL_DUPLICATE, relation.span.clone());
                self.reader.report(found.arg("name", &relation.field).label(first, "first"));
            }
        }
        for (name, at) in at.get("relations").map(|at| at.entries()).unwrap_or_default() {
            if self.relation(&name, &at).is_none() {
                continue;
            }
            match uses.get(&name) {
                Some(base) => {
                    let changed = self.relation_use(&at, *base, &["min", "max", "place"]);
                    uses.insert(name, changed);
                }
                None => {
                    let found = Diagnostic::new(&MODEL_PLACE, at.key_span()).form("relation");
                    at.report(found.arg("kind", &self.kind_names[index]));
                }
            }
        }
        (uses, fields)
    }

    fn kind_required(
        &mut self,
        at: &Cursor<'r>,
        fields: &mut IndexMap<String, crate::model::schema::Field>,
        relations: &mut IndexMap<String, RelationUse>,
    ) {
        for (name, at) in at.get("required").map(|at| at.entries()).unwrap_or_default() {
            let Some(required) = at.word(&REQUIRED) else { continue };
            if let Some(field) = fields.get_mut(&name) {
                field.required = required;
            } else if let Some(bounds) = relations.get_mut(&name) {
                match required {
                    Required::Always => bounds.min = bounds.min.max(1),
                    Required::Published => bounds.min_published = bounds.min_published.max(1),
                    Required::Never => (bounds.min, bounds.min_published) = (0, 0),
                }
            } else {
                let names = fields.keys().chain(relations.keys()).map(String::as_str);
                self.unknown_name(&at, "field", &name, names);
            }
        }
    }
}

fn localized(texts: Vec<(Option<String>, String)>) -> Localized {
    match texts.as_slice() {
        [(None, text)] => Localized::plain(text),
        _ => Localized::by_language(texts.into_iter().map(|(l, text)| (l.unwrap_or_default(), text))),
    }
}
