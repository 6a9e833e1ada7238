//! The model of a site that declares none: one kind, `page`, whose fields are open, so that any folder
//! of Markdown builds. Front matter of other generators is understood.

use std::sync::Arc;

use indexmap::IndexMap;

use super::builtins::{field, plain_fields};
use super::lifecycle::{no_names, standard};
use crate::base::localized::Localized;
use crate::base::paths::SourcePath;
use crate::base::source::Span;
use crate::model::schema::{FieldType, Kind, LANDING, Many, Model, Place, TextRule};

/// The open model.
pub(super) fn model() -> Model {
    let lifecycle = standard();
    let span = Span { path: SourcePath::new("model.yaml"), start: 0, end: 0 };
    let mut fields = plain_fields(&lifecycle, &no_names(), &span);
    for (name, nl, en) in [("tags", "Onderwerpen", "Tags"), ("categories", "Rubrieken", "Categories")] {
        let label =
            Localized::by_language([("en".to_owned(), en.to_owned()), ("nl".to_owned(), nl.to_owned())]);
        let many = Some(Many { min: 0, max: None, unique: false });
        let mut tags = field(name, FieldType::Text(TextRule::default()), many, label, span.clone());
        tags.facet = true;
        tags.place = Place::Aside;
        fields.insert(name.to_owned(), tags);
    }
    let label = |nl: &str, en: &str| {
        Localized::by_language([("en".to_owned(), en.to_owned()), ("nl".to_owned(), nl.to_owned())])
    };
    let kind = Kind {
        name: Arc::from("page"),
        label: label("pagina", "page"),
        label_many: label("pagina's", "pages"),
        folder: Some(String::new()),
        url: Localized::plain("/{path}/"),
        index: None,
        template: "page".to_owned(),
        schema_org: None,
        register: None,
        glossary: None,
        image: Vec::new(),
        bibliography: false,
        listed: true,
        translated: false,
        sort: Vec::new(),
        fields,
        relations: IndexMap::new(),
        relation_fields: IndexMap::new(),
        rules: Vec::new(),
        compare: Vec::new(),
        open: true,
    };
    Model {
        declared: false,
        names: no_names(),
        lifecycle,
        kinds: vec![kind],
        relations: Vec::new(),
        lists: IndexMap::new(),
        facts: IndexMap::new(),
        require_pages: Vec::new(),
        breadcrumb: None,
        home: Vec::new(),
    }
}

/// The kind of landing pages, `_index.md`: built-in fields, nothing required.
pub(in crate::model) fn landing(model: &Model) -> Kind {
    let span = Span { path: SourcePath::new("model.yaml"), start: 0, end: 0 };
    Kind {
        name: Arc::from(LANDING),
        label: Localized::default(),
        label_many: Localized::default(),
        folder: None,
        url: Localized::plain("/{path}/"),
        index: None,
        template: "page".to_owned(),
        schema_org: None,
        register: None,
        glossary: None,
        image: Vec::new(),
        bibliography: false,
        listed: false,
        translated: false,
        sort: Vec::new(),
        fields: plain_fields(&model.lifecycle, &model.names, &span),
        relations: IndexMap::new(),
        relation_fields: IndexMap::new(),
        rules: Vec::new(),
        compare: Vec::new(),
        open: false,
    }
}
