//! The lists that the model declares.

use std::cmp::Ordering;

use super::facets;
use super::page::{PageIx, Visible};
use super::whole::Site;
use crate::model::schema::{FieldType, List};
use crate::model::value::{Bound, Value};

/// A list, worked out.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Groups in order; one without a key when the list is not grouped.
    pub groups: Vec<Group>,
    /// How many pages there are in all, before the limit.
    pub total: usize,
}

/// Pages of a list that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they have in common.
    pub key: GroupKey,
    /// The pages.
    pub pages: Vec<Visible>,
}

/// What the pages of a group have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupKey {
    /// Nothing: the list is not grouped.
    All,
    /// Their kind.
    Kind(usize),
    /// A facet's value, by name.
    Value(String),
    /// They lack the field.
    Rest,
}

impl Site {
    /// Works out a list: of the site in `language`, or on page `on`.
    pub fn list(&self, list: &List, on: Option<PageIx>, language: &str) -> Listed {
        let mut pages = match (on, &list.relation) {
            (Some(page), Some(relation)) => self.related(page, relation),
            _ => self.visible_pages().collect(),
        };
        pages.retain(|page| {
            let parsed = &self.page(page.ix()).parsed;
            let kind = self.kind(page.ix());
            *parsed.language == *language
                && !parsed.landing
                && on != Some(page.ix())
                && !self.state(page.ix()).withdrawn
                && (list.kinds.is_empty() || list.kinds.contains(&kind.name))
                && list.filter.as_ref().is_none_or(|filter| {
                    self.model.holds(filter, parsed.kind, &parsed.checked, self.config.today)
                })
        });
        let given: Vec<PageIx> = match (on, &list.order) {
            (Some(page), Some(order)) => self.referenced(page, order),
            _ => Vec::new(),
        };
        let place = |ix: PageIx| given.iter().position(|given| *given == ix).unwrap_or(usize::MAX);
        let order = |a: &Visible, b: &Visible| {
            place(a.ix()).cmp(&place(b.ix())).then_with(|| self.compare(a.ix(), b.ix(), &list.sort))
        };
        // Each page once: two relations of one name may lead to it.
        pages.sort_unstable();
        pages.dedup();
        let total = pages.len();
        if let Some(limit) = list.limit.filter(|limit| *limit < total) {
            // The first few are found without putting the rest in order.
            pages.select_nth_unstable_by(limit, order);
            pages.truncate(limit);
        }
        pages.sort_by(order);
        let groups = match list.group.as_deref() {
            None => vec![Group { key: GroupKey::All, pages }],
            Some("kind") => self.by_kind(&pages),
            Some(field) => self.by_field(&pages, field),
        };
        Listed { groups, total }
    }

    /// The visible pages that a relation or inverse of that name leads to from `ix`.
    pub fn related(&self, ix: PageIx, name: &str) -> Vec<Visible> {
        let relations = self.model.relations.iter().enumerate();
        let mut found = Vec::new();
        for (n, relation) in relations {
            let edges = if relation.name == name {
                self.edges_from(ix)
            } else if relation.inverse.as_ref().is_some_and(|inverse| inverse.name == name) {
                self.edges_to(ix)
            } else {
                continue;
            };
            found.extend(
                edges.iter().filter(|edge| edge.relation == n).filter_map(|edge| self.visible(edge.page)),
            );
        }
        found
    }

    fn by_kind(&self, pages: &[Visible]) -> Vec<Group> {
        let groups = (0..self.model.kinds.len()).map(|kind| Group {
            key: GroupKey::Kind(kind),
            pages: pages.iter().filter(|page| self.page(page.ix()).parsed.kind == kind).copied().collect(),
        });
        groups.filter(|group| !group.pages.is_empty()).collect()
    }

    fn by_field(&self, pages: &[Visible], name: &str) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let field = self.model.kinds.iter().find_map(|kind| kind.fields.get(name));
        if let Some(FieldType::Choice(choices)) = field.map(|field| &field.ty) {
            groups.extend(
                choices
                    .keys()
                    .map(|choice| Group { key: GroupKey::Value(choice.clone()), pages: Vec::new() }),
            );
        }
        groups.push(Group { key: GroupKey::Rest, pages: Vec::new() });
        for page in pages {
            let parsed = &self.page(page.ix()).parsed;
            let field = self.kind(page.ix()).fields.get(name);
            let values = field
                .zip(parsed.checked.fields.get(name))
                .map(|(f, v)| facets::names(f, v))
                .unwrap_or_default();
            let keys: Vec<GroupKey> = if values.is_empty() {
                vec![GroupKey::Rest]
            } else {
                values.into_iter().map(GroupKey::Value).collect()
            };
            for key in keys {
                match groups.iter_mut().find(|group| group.key == key) {
                    Some(group) => group.pages.push(*page),
                    None => groups.push(Group { key, pages: vec![*page] }),
                }
            }
        }
        groups.retain(|group| !group.pages.is_empty());
        groups
    }

    /// Compares two pages by the keys of a `sort:`; titles decide in the end.
    pub fn compare(&self, a: PageIx, b: PageIx, keys: &[String]) -> Ordering {
        for key in keys {
            let (key, descending) = key.strip_prefix('-').map_or((key.as_str(), false), |key| (key, true));
            let order = self.compare_by(a, b, key);
            // What lacks the field stands last either way.
            let order = if descending && !matches!(order, Missing::One(_)) {
                order.plain().reverse()
            } else {
                order.plain()
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        self.title_order(a, b)
    }

    fn compare_by(&self, a: PageIx, b: PageIx, key: &str) -> Missing {
        let builtins = |ix: PageIx| &self.page(ix).parsed.checked.builtins;
        match self.model.names.builtin(key).unwrap_or(key) {
            "title" => Missing::Neither(self.title_order(a, b)),
            "weight" => missing(builtins(a).weight, builtins(b).weight),
            "published" => missing(builtins(a).published, builtins(b).published),
            "updated" => missing(self.changed(a), self.changed(b)),
            "kind" => Missing::Neither(self.page(a).parsed.kind.cmp(&self.page(b).parsed.kind)),
            _ => missing(self.sort_value(a, key), self.sort_value(b, key)),
        }
    }

    /// The day a page last changed: updated, else published.
    pub fn changed(&self, ix: PageIx) -> Option<crate::base::date::Date> {
        let builtins = &self.page(ix).parsed.checked.builtins;
        builtins.updated.or(builtins.published)
    }

    fn sort_value(&self, ix: PageIx, name: &str) -> Option<(i64, String)> {
        let value = self.page(ix).parsed.checked.fields.get(name)?;
        let field = self.kind(ix).fields.get(name)?;
        match (value, &field.ty) {
            (Value::Integer(n), _) => Some((*n, String::new())),
            (Value::Boolean(yes), _) => Some((i64::from(*yes), String::new())),
            (Value::Date { written, .. }, _) => Some((0, written.clone())),
            (Value::Choice(name), FieldType::Choice(choices)) => {
                Some((choices.get_index_of(name)? as i64, String::new()))
            }
            (Value::Range(Bound::Number(n), _), _) => Some((*n, String::new())),
            (Value::Text(text), _) => Some((0, crate::base::slug::fold(text))),
            _ => None,
        }
    }
}

enum Missing {
    Neither(Ordering),
    One(Ordering),
}

impl Missing {
    fn plain(&self) -> Ordering {
        match self {
            Missing::Neither(order) | Missing::One(order) => *order,
        }
    }
}

fn missing<T: Ord>(a: Option<T>, b: Option<T>) -> Missing {
    match (a, b) {
        (Some(a), Some(b)) => Missing::Neither(a.cmp(&b)),
        (Some(_), None) => Missing::One(Ordering::Less),
        (None, Some(_)) => Missing::One(Ordering::Greater),
        (None, None) => Missing::Neither(Ordering::Equal),
    }
}
