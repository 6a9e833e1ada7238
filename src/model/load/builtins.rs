//! The built-in fields as fields of a kind: their types are fixed, their settings are the site's.

use indexmap::IndexMap;

use super::loader::Loader;
use super::spec::{SHARED, Spec, TYPES};
use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::model::schema::{
    DayLimit, Field, FieldType, Lifecycle, Many, Names, Place, Precision, Required, TextRule,
};

/// A built-in field: its name, its type's name, whether it is a list, and its label in two languages.
struct Builtin {
    name: &'static str,
    ty: &'static str,
    list: bool,
    nl: &'static str,
    en: &'static str,
}

const fn builtin(
    name: &'static str,
    ty: &'static str,
    list: bool,
    nl: &'static str,
    en: &'static str,
) -> Builtin {
    Builtin { name, ty, list, nl, en }
}

/// All built-in fields, in the order in which people write them.
const BUILTINS: [Builtin; 13] = [
    builtin("title", "text", false, "Titel", "Title"),
    builtin("short_title", "text", false, "Korte titel", "Short title"),
    builtin("window_title", "text", false, "Venstertitel", "Window title"),
    builtin("summary", "text", false, "Samenvatting", "Summary"),
    builtin("status", "choice", false, "Status", "Status"),
    builtin("published", "date", false, "Gepubliceerd", "Published"),
    builtin("updated", "date", false, "Gewijzigd", "Updated"),
    builtin("slug", "text", false, "Laatste deel van het adres", "Last part of the address"),
    builtin("aliases", "text", true, "Oude adressen", "Old addresses"),
    builtin("synonyms", "text", true, "Synoniemen", "Synonyms"),
    builtin("weight", "integer", false, "Volgorde", "Weight"),
    builtin("template", "text", false, "Sjabloon", "Template"),
    builtin("search", "boolean", false, "In de zoekpagina", "In search"),
];

impl<'r> Loader<'r> {
    /// The built-in fields, with the settings that `layers` finds under the site's names.
    pub(super) fn builtin_fields(
        &mut self,
        lifecycle: &Lifecycle,
        layers: impl Fn(&str) -> Option<Spec<'r>>,
    ) -> IndexMap<String, Field> {
        let mut out = IndexMap::new();
        for builtin in &BUILTINS {
            let site = self.names.of(builtin.name).to_owned();
            let Some(spec) = layers(&site) else { continue };
            if spec.layers.is_empty() {
                out.insert(site.clone(), plain(&site, builtin, lifecycle, self.reader.start()));
                continue;
            }
            let keys = TYPES.iter().find(|(name, _)| *name == builtin.ty).map_or(&[][..], |t| t.1);
            let keys = if builtin.name == "status" { &[] } else { keys };
            let shared: Vec<&str> = SHARED
                .iter()
                .copied()
                .filter(|key| !matches!(*key, "type" | "any_of" | "many" | "none"))
                .collect();
            spec.only(&shared, keys, builtin.ty);
            self.dotted.push(site.clone());
            let mut ty = plain(&site, builtin, lifecycle, self.reader.start()).ty;
            if builtin.name != "status" {
                ty = self.of_type(builtin.ty, &spec);
            }
            let mut field = self.with_type(&site, &spec, ty);
            self.dotted.pop();
            field.many = builtin.list.then_some(Many { min: 0, max: None, unique: true });
            if spec.get("label").is_none() {
                field.label = label(builtin);
            }
            if spec.get("place").is_none() {
                field.place = Place::None;
            }
            out.insert(site, field);
        }
        out
    }
}

/// The built-in fields with nothing set, by the site's names for them.
pub(super) fn plain_fields(lifecycle: &Lifecycle, names: &Names, span: &Span) -> IndexMap<String, Field> {
    let field = |b: &Builtin| {
        let name = names.of(b.name);
        (name.to_owned(), plain(name, b, lifecycle, span.clone()))
    };
    BUILTINS.iter().map(field).collect()
}

fn label(builtin: &Builtin) -> Localized {
    let texts = [("en", builtin.en), ("nl", builtin.nl)];
    Localized::by_language(texts.map(|(language, text)| (language.to_owned(), text.to_owned())))
}

fn plain(name: &str, builtin: &Builtin, lifecycle: &Lifecycle, span: Span) -> Field {
    let ty = match builtin.ty {
        "choice" => FieldType::Choice(
            lifecycle.states.iter().map(|state| (state.name.clone(), state.label.clone())).collect(),
        ),
        "date" => {
            FieldType::Date { not_after: None::<DayLimit>, not_before: None, precision: Precision::Day }
        }
        "integer" => FieldType::Integer { min: None, max: None },
        "boolean" => FieldType::Boolean,
        _ => FieldType::Text(TextRule::default()),
    };
    let many = builtin.list.then_some(Many { min: 0, max: None, unique: true });
    field(name, ty, many, label(builtin), span)
}

/// A field with nothing set but these.
pub(super) fn field(name: &str, ty: FieldType, many: Option<Many>, label: Localized, span: Span) -> Field {
    Field {
        name: name.to_owned(),
        ty,
        many,
        required: Required::Never,
        required_when: None,
        label,
        help: Localized::default(),
        message: Localized::default(),
        facet: false,
        none: IndexMap::new(),
        default: None,
        unique: None,
        names: false,
        derived: None,
        place: Place::None,
        unit: Localized::default(),
        mistaken_for: None,
        span,
    }
}
