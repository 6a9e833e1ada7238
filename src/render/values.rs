//! Typed values as templates see them.

use indexmap::IndexMap;

use super::html::without_ids;
use super::renderer::Renderer;
use super::sources::Sources;
use super::view::{FieldView, ValueView};
use crate::base::date;
use crate::config::external_href;
use crate::diag::Diagnostic;
use crate::model::schema::{Derived, Field, FieldType, Place};
use crate::model::value::{Bound, Value};
use crate::parse::body::resolved;
use crate::site::{PageIx, Target};

/// The page a value stands on, and where findings go.
pub(super) struct OnPage<'f> {
    pub ix: PageIx,
    pub language: usize,
    pub found: &'f mut Vec<Diagnostic>,
    /// Whether the value is shown on another page: then it has no anchors, and leads to its own page.
    pub elsewhere: bool,
    /// The numbers of its sources, where the list of them is shown too.
    pub cites: Option<&'f mut Sources>,
}

impl OnPage<'_> {
    /// Says where on the page the next text stands.
    pub fn at(&mut self, place: Place) {
        if let Some(cites) = &mut self.cites {
            cites.place = place;
        }
    }
}

impl Renderer<'_> {
    /// A field of a page; `None` for one without a value.
    pub(super) fn field_view(&self, field: &Field, value: &Value, on: &mut OnPage<'_>) -> Option<FieldView> {
        let value = self.value_view(&field.ty, field, value, on)?;
        Some(FieldView {
            name: field.name.clone(),
            label: field.label.get(self.tag(on.language)).to_owned(),
            value,
        })
    }

    /// A field that has no value, saying so.
    pub(super) fn absent_view(&self, field: &Field, on: &OnPage<'_>) -> FieldView {
        let text = self.text(on.language, "not-given").to_owned();
        FieldView {
            name: field.name.clone(),
            label: field.label.get(self.tag(on.language)).to_owned(),
            value: ValueView { kind: "none", text, ..ValueView::default() },
        }
    }

    /// The derived value of a field.
    pub(super) fn derived_view(&self, field: &Field, derived: Derived, on: &OnPage<'_>) -> FieldView {
        let words = self.site.page(on.ix).parsed.words;
        let number = match derived {
            Derived::ReadingTime => reading_time(words),
            Derived::WordCount => words,
        };
        let text = with_unit(&number.to_string(), field.unit.get(self.tag(on.language)));
        FieldView {
            name: field.name.clone(),
            label: field.label.get(self.tag(on.language)).to_owned(),
            value: ValueView {
                kind: "integer",
                text,
                name: Some(number.to_string()),
                ..ValueView::default()
            },
        }
    }

    /// The fields of a group, part or edge that have a value, in the model's order.
    pub(super) fn fields_view(
        &self,
        fields: &IndexMap<String, Field>,
        values: &IndexMap<String, Value>,
        on: &mut OnPage<'_>,
    ) -> IndexMap<String, FieldView> {
        let mut views = IndexMap::new();
        for (name, field) in fields {
            if let Some(value) = values.get(name)
                && let Some(view) = self.field_view(field, value, on)
            {
                views.insert(name.clone(), view);
            }
        }
        views
    }

    fn value_view(
        &self,
        ty: &FieldType,
        field: &Field,
        value: &Value,
        on: &mut OnPage<'_>,
    ) -> Option<ValueView> {
        let tag = self.tag(on.language);
        let plain = |kind, text: String| ValueView { kind, text, ..ValueView::default() };
        Some(match value {
            Value::None(label) => plain("none", label.get(tag).to_owned()),
            Value::Text(text) => plain("text", text.clone()),
            Value::Markdown(n) => {
                let body = self.site.page(on.ix).parsed.fields.get(*n as usize)?;
                let mut html = self.fill(body, on);
                if on.elsewhere {
                    html = without_ids(&html, &self.own_url(on.ix));
                }
                let texts = body.sections.iter().map(|section| resolved(section.text.trim(), |_| None));
                let text: Vec<_> = texts.collect();
                ValueView { kind: "html", text: text.join(" "), html, ..ValueView::default() }
            }
            Value::Boolean(yes) => {
                let text = self.text(on.language, if *yes { "yes" } else { "no" }).to_owned();
                ValueView { kind: "boolean", text, yes: *yes, ..ValueView::default() }
            }
            Value::Integer(n) => {
                let text = with_unit(&n.to_string(), field.unit.get(tag));
                ValueView { kind: "integer", text, name: Some(n.to_string()), ..ValueView::default() }
            }
            Value::Range(from, to) => plain("range", self.range_text(field, ty, from, to, on.language)),
            Value::Date { written, .. } => {
                let text = match date::parse(written) {
                    Some(day) => self.date(day, on.language).text,
                    None => self.part_of_date(written, on.language),
                };
                ValueView { kind: "date", text, name: Some(written.clone()), ..ValueView::default() }
            }
            Value::Choice(name) => self.choice_view(ty, field, name, on),
            Value::Url(url) => {
                let text = url
                    .split_once("://")
                    .map_or(url.as_str(), |(_, rest)| rest)
                    .trim_end_matches('/')
                    .to_owned();
                ValueView { kind: "url", text, url: Some(external_href(url)), ..ValueView::default() }
            }
            Value::File(path) => {
                let text = path.rsplit('/').next().unwrap_or(path).to_owned();
                let url = self.site.file_url(on.ix, path).map(|url| self.site.config.href(&url));
                ValueView { kind: "file", text, url, ..ValueView::default() }
            }
            Value::PartOf(id) => ValueView {
                kind: "choice",
                text: self.part_title(on.ix, id).unwrap_or_else(|| id.clone()),
                name: Some(id.clone()),
                url: Some(match on.elsewhere {
                    true => format!("{}#{id}", self.own_url(on.ix)),
                    false => format!("#{id}"),
                }),
                ..ValueView::default()
            },
            Value::Page(n) => self.reference_view(*n as usize, on)?,
            Value::List(values) => {
                let items: Vec<ValueView> =
                    values.iter().filter_map(|value| self.value_view(ty, field, value, on)).collect();
                let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
                let text = texts.join(", ");
                if items.is_empty() {
                    return None;
                }
                ValueView { kind: "list", text, items, ..ValueView::default() }
            }
            Value::Group(values) => {
                let fields = self.fields_view(group_fields(ty)?, values, on);
                ValueView { kind: "group", text: joined(&fields), fields, ..ValueView::default() }
            }
            Value::Part { id, fields: values } => {
                let fields = self.fields_view(group_fields(ty)?, values, on);
                let text = fields
                    .values()
                    .find(|field| field.value.kind == "text")
                    .map(|field| field.value.text.clone());
                ValueView {
                    kind: "part",
                    text: text.unwrap_or_else(|| id.clone()),
                    name: Some(id.clone()),
                    fields,
                    ..ValueView::default()
                }
            }
        })
    }

    fn choice_view(&self, ty: &FieldType, field: &Field, name: &str, on: &OnPage<'_>) -> ValueView {
        let tag = self.tag(on.language);
        let choices = match ty {
            FieldType::Choice(choices) => Some(choices),
            FieldType::AnyOf(types) => types.iter().find_map(|ty| match ty {
                FieldType::Choice(choices) if choices.contains_key(name) => Some(choices),
                _ => None,
            }),
            _ => None,
        };
        let label = choices.and_then(|choices| choices.get(name)).map(|label| label.get(tag).to_owned());
        let kind = self.site.page(on.ix).parsed.kind;
        let url = field.facet.then(|| self.site.facet_url(kind, &field.name, Some(name), tag)).flatten();
        let url = url.map(|url| self.site.config.href(&url));
        let text = label.unwrap_or_else(|| name.to_owned());
        ValueView { kind: "choice", text, name: Some(name.to_owned()), url, ..ValueView::default() }
    }

    /// The first text of the part with this id on a page.
    fn part_title(&self, ix: PageIx, id: &str) -> Option<String> {
        fn find<'v>(value: &'v Value, wanted: &str) -> Option<&'v IndexMap<String, Value>> {
            match value {
                Value::List(values) => values.iter().find_map(|value| find(value, wanted)),
                Value::Part { id, fields } if id == wanted => Some(fields),
                _ => None,
            }
        }
        let values = &self.site.page(ix).parsed.checked.fields;
        let fields = values.values().find_map(|value| find(value, id))?;
        fields.values().find_map(|value| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    fn reference_view(&self, n: usize, on: &OnPage<'_>) -> Option<ValueView> {
        let reference = self.site.page(on.ix).parsed.checked.references.get(n)?;
        match self.site.targets(on.ix).get(n)? {
            Target::Page(page) => {
                let visible = self.site.visible(*page)?;
                let card = self.card(visible.ix(), on.language);
                let anchor = reference.anchor.as_ref().and_then(|anchor| self.site.anchor(*page, anchor));
                let url = match anchor {
                    Some(anchor) => format!("{}#{anchor}", card.url),
                    None => card.url.clone(),
                };
                Some(ValueView {
                    kind: "page",
                    text: card.title.clone(),
                    url: Some(url),
                    name: Some(card.id.clone()),
                    page: Some(Box::new(card)),
                    ..ValueView::default()
                })
            }
            Target::Text => {
                Some(ValueView { kind: "text", text: reference.name.clone(), ..ValueView::default() })
            }
            _ => None,
        }
    }

    fn own_url(&self, ix: PageIx) -> String {
        self.site.config.href(self.site.page(ix).url.as_str())
    }

    /// The range in a field of a page, as people read it; several are joined. `None` for other fields.
    pub(super) fn range_of(&self, ix: PageIx, field: &str, language: usize) -> Option<String> {
        let field = self.site.kind(ix).fields.get(field)?;
        let values = match self.site.page(ix).parsed.checked.fields.get(&field.name)? {
            Value::List(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let texts = values.iter().filter_map(|value| match value {
            Value::Range(from, to) => Some(self.range_text(field, &field.ty, from, to, language)),
            _ => None,
        });
        let texts: Vec<String> = texts.collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    fn range_text(&self, field: &Field, ty: &FieldType, from: &Bound, to: &Bound, language: usize) -> String {
        let tag = self.tag(language);
        let word = |bound: &Bound| match bound {
            Bound::Open => None,
            Bound::Number(n) => Some(n.to_string()),
            Bound::Word(word) => match ty {
                FieldType::Range(rule) => {
                    Some(rule.also.get(word).map_or(word.as_str(), |label| label.get(tag)).to_owned())
                }
                _ => Some(word.clone()),
            },
        };
        let key = match (from, to) {
            (Bound::Open, Bound::Open) => return String::new(),
            (_, Bound::Open) => "range-from",
            (Bound::Open, _) => "range-to",
            _ => "range-from-to",
        };
        self.text(language, key)
            .replace("{from}", &word(from).unwrap_or_default())
            .replace("{to}", &word(to).unwrap_or_default())
            .replace("{unit}", field.unit.get(tag))
            .trim()
            .to_owned()
    }

    /// `2019` or `2019-04` as people write it.
    fn part_of_date(&self, written: &str, language: usize) -> String {
        match written.split_once('-').and_then(|(year, month)| Some((year, month.parse::<u8>().ok()?))) {
            Some((year, month)) => format!("{} {year}", self.text(language, &format!("month-{month}"))),
            None => written.to_owned(),
        }
    }
}

/// Minutes to read so many words, at 200 a minute (Brysbaert 2019 measured 238 for adults reading
/// non-fiction; guidance is read more slowly), at least 1.
pub(super) fn reading_time(words: u32) -> u32 {
    words.div_ceil(200).max(1)
}

fn group_fields(ty: &FieldType) -> Option<&IndexMap<String, Field>> {
    match ty {
        FieldType::Group { fields, .. } | FieldType::Part { fields, .. } => Some(fields),
        FieldType::AnyOf(types) => types.iter().find_map(group_fields),
        _ => None,
    }
}

fn joined(fields: &IndexMap<String, FieldView>) -> String {
    let texts: Vec<&str> = fields.values().map(|field| field.value.text.as_str()).collect();
    texts.join(", ")
}

fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number} {unit}") }
}
