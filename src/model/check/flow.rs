//! Where the parts of a page lead: that a reader comes to each of them, and from each to an end.
//!
//! A part goes on to the next one, unless its own ways out cover every case: a way without a condition, or
//! two ways or more of which one leads to a later part. Two ways that only lead back or out are exceptions.

use indexmap::IndexMap;

use super::checker::Checker;
use crate::base::yaml::Seg;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{PART_DEAD_END, PART_UNREACHABLE};
use crate::model::schema::FieldType;
use crate::model::value::Value;

impl Checker<'_, '_> {
    /// The parts of each field that names a way from part to part.
    pub(super) fn flows(&mut self) {
        for field in self.kind.fields.values() {
            let FieldType::Part { flow: Some(flow), .. } = &field.ty else { continue };
            if self.broken.contains(&field.name.as_str()) {
                continue;
            }
            let Some(Value::List(parts)) = self.out.fields.get(&field.name) else { continue };
            let Some(ways) = ways(parts, flow) else { continue };
            let named = |n: usize| match &parts[n] {
                Value::Part { id, .. } => id.clone(),
                _ => String::new(),
            };
            let at = |n: usize| {
                let path = [Seg::from(field.name.as_str()), Seg::Index(n), Seg::from("id")];
                self.block.value_span(&path)
            };
            let unreachable = unreachable(&ways).into_iter().map(|n| (&PART_UNREACHABLE, n));
            let endless = endless(&ways).into_iter().map(|n| (&PART_DEAD_END, n));
            let found: Vec<Diagnostic> = unreachable
                .chain(endless)
                .map(|(code, n)| Diagnostic::new(code, at(n)).arg("value", named(n)).help("help"))
                .collect();
            self.found.extend(found);
        }
    }
}

/// Where one part leads.
#[derive(Debug, Default, PartialEq)]
struct Ways {
    /// Other parts, by their place in the list.
    to: Vec<usize>,
    /// Whether it leads to an end: of the parts, or out of them.
    out: bool,
}

/// The ways of each part; `None` for a list that no one can read as such.
fn ways(parts: &[Value], flow: &[String]) -> Option<Vec<Ways>> {
    let id = |value: &Value| match value {
        Value::Part { id, .. } => Some(id.clone()),
        _ => None,
    };
    let ids: Vec<String> = parts.iter().map(id).collect::<Option<_>>()?;
    let (first, last) = match flow {
        [only] => (only, None),
        [first, last] => (first, Some(last)),
        _ => return None,
    };
    let mut all = Vec::with_capacity(parts.len());
    for (n, part) in parts.iter().enumerate() {
        let Value::Part { fields, .. } = part else { return None };
        let given: &[Value] = match fields.get(first) {
            Some(Value::List(items)) => items,
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        let mut ways = Ways::default();
        let (mut sure, mut unsure) = (false, false);
        for value in given {
            let target = match (value, last) {
                (Value::Group(group), Some(last)) => {
                    sure |= only(group, last);
                    group.get(last)
                }
                (value, None) => {
                    sure = true;
                    Some(value)
                }
                _ => None,
            };
            match target {
                Some(Value::PartOf(id)) => match ids.iter().position(|known| known == id) {
                    Some(to) => {
                        sure |= given.len() > 1 && to > n;
                        ways.to.push(to);
                    }
                    None => ways.out = true,
                },
                // A page, or a word such as `stop`.
                Some(_) => ways.out = true,
                None => unsure = true,
            }
        }
        if unsure || !sure {
            if n + 1 < parts.len() { ways.to.push(n + 1) } else { ways.out = true }
        }
        all.push(ways);
    }
    Some(all)
}

/// Whether a way has no condition: nothing but where it leads.
fn only(group: &IndexMap<String, Value>, target: &str) -> bool {
    group.len() == 1 && group.contains_key(target)
}

/// Parts that nobody comes to: of those that lead to each other, the first.
fn unreachable(ways: &[Ways]) -> Vec<usize> {
    let mut seen = vec![false; ways.len()];
    walk(ways, 0, &mut seen);
    let mut found = Vec::new();
    for n in 0..ways.len() {
        if !seen[n] {
            found.push(n);
            walk(ways, n, &mut seen);
        }
    }
    found
}

/// Parts from which no way leads to an end: of those that lead to each other, the first.
fn endless(ways: &[Ways]) -> Vec<usize> {
    let mut ends: Vec<bool> = ways.iter().map(|way| way.out).collect();
    // As many rounds as the longest way has parts.
    while let Some(n) = (0..ways.len()).find(|n| !ends[*n] && ways[*n].to.iter().any(|to| ends[*to])) {
        ends[n] = true;
    }
    let mut found = Vec::new();
    let mut seen = ends.clone();
    for n in 0..ways.len() {
        if !seen[n] {
            found.push(n);
            walk(ways, n, &mut seen);
        }
    }
    found
}

fn walk(ways: &[Ways], from: usize, seen: &mut [bool]) {
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at < ways.len() && !std::mem::replace(&mut seen[at], true) {
            open.extend(&ways[at].to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(parts: &[(&[usize], bool)]) -> Vec<Ways> {
        parts.iter().map(|(to, out)| Ways { to: to.to_vec(), out: *out }).collect()
    }

    #[test]
    fn one_finding_for_parts_that_hang_together() {
        let line = graph(&[(&[1], false), (&[2], false), (&[], true)]);
        assert!(unreachable(&line).is_empty() && endless(&line).is_empty());
        let skipped = graph(&[(&[3], true), (&[2], false), (&[3], false), (&[], true)]);
        assert_eq!(unreachable(&skipped), [1]);
        let round = graph(&[(&[1], true), (&[2], false), (&[1], false)]);
        assert!(unreachable(&round).is_empty());
        assert_eq!(endless(&round), [1]);
        assert!(unreachable(&[]).is_empty() && endless(&[]).is_empty());
    }
}
