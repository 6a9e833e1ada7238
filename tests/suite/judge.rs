//! A second opinion on a page: whether its text can still be meant so. It knows `model.yaml` and the names
//! on the site only as raw YAML and text, and shares nothing with the program it is a witness to.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde_yaml::{Mapping, Value};

use crate::test_site::TestSite;

/// What stands on the site.
pub struct Judge {
    model: Value,
    /// Names by which a page can be meant, folded.
    names: BTreeSet<String>,
    /// The headings that pages name themselves.
    anchors: BTreeSet<String>,
}

/// The fields and the text of a page; `None` when its marks are not as they should be.
fn parts(text: &str) -> Option<(&str, &str)> {
    // White space behind the marks does no harm.
    let marks = Regex::new(r"(?m)^---[ \t]*\n").unwrap();
    let open = marks.find(text).filter(|open| open.start() == 0)?.end();
    let close = marks.find_at(text, open)?;
    Some((&text[open..close.start()], &text[close.end()..]))
}

fn fold(name: &str) -> String {
    let signs = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '_' | '\'' | '’');
    let name = deunicode(name).to_lowercase().replace(signs, " ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn deunicode(text: &str) -> String {
    let plain = |c| match c {
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'ï' | 'í' => 'i',
        'ö' | 'ó' => 'o',
        'ü' | 'ú' => 'u',
        'á' | 'à' | 'ä' => 'a',
        c => c,
    };
    text.chars().map(plain).collect()
}

impl Judge {
    /// Reads the site that stands in `site`.
    pub fn new(site: &TestSite) -> Judge {
        let model: Value = serde_yaml::from_str(&site.read("model.yaml")).expect("a model");
        let mut names = BTreeSet::new();
        let mut anchors = BTreeSet::new();
        let given = Regex::new(r"\{#([^}]*)\}").unwrap();
        let mut add = |name: &str| {
            names.insert(fold(name));
        };
        for (path, bytes) in site.tree("content").into_iter().filter(|(path, _)| path.ends_with(".md")) {
            let path = path.trim_end_matches(".md").trim_end_matches("/index");
            add(path.rsplit('/').next().unwrap_or(path));
            let text = String::from_utf8(bytes).expect("text");
            for (_, [anchor]) in given.captures_iter(&text).map(|c| c.extract()) {
                anchors.insert(anchor.to_owned());
            }
            let Some((front, _)) = parts(&text) else { continue };
            let fields: Value = serde_yaml::from_str(front).expect("fields");
            for field in ["titel", "korte-titel", "synoniemen", "andere-namen", "afkorting", "ook-genoemd"] {
                scalars(&fields[field]).iter().for_each(|name| add(name));
            }
        }
        let register: Mapping = serde_yaml::from_str(&site.read("data/bronnen.yaml")).expect("a register");
        for (key, entry) in &register {
            add(key.as_str().expect("a name"));
            scalars(&entry["titel"]).iter().for_each(|name| add(name));
        }
        for part in model["facts"].as_mapping().expect("facts").keys() {
            add(&format!("={}", part.as_str().expect("a name")));
        }
        Judge { model, names, anchors }
    }

    /// Why the page at `path` cannot be meant as it stands in `after`, which was `before`; `None` when it can.
    pub fn fault(&self, path: &str, before: &str, after: &str) -> Option<String> {
        let Some((front, body)) = parts(after) else { return Some("marks".into()) };
        let (old_front, old_body) = parts(before)?;
        let Ok(Value::Mapping(fields)) = serde_yaml::from_str::<Value>(front) else {
            return Some("no map".into());
        };
        let old: Mapping = serde_yaml::from_str(old_front).expect("fields");
        let known = self.fields(path);
        for (key, value) in &fields {
            let name = key.as_str().unwrap_or("?");
            let Some(spec) = known.get(name) else { return Some(format!("unknown field {name}")) };
            if old.get(key) != Some(value)
                && let Some(why) = self.value(spec, value, old.get(key))
            {
                return Some(format!("{name}: {why}"));
            }
        }
        let wanted = |key: &&Value| {
            let spec = &known[key.as_str().expect("a name")];
            spec.get("required").is_some() || spec.get("min").is_some()
        };
        if let Some(lost) = old.keys().filter(wanted).find(|key| !fields.contains_key(*key)) {
            return Some(format!("lost {lost:?}"));
        }
        self.text(old_body, body)
    }

    /// What the model says of the fields of the kind whose folder holds `path`.
    fn fields(&self, path: &str) -> BTreeMap<String, Value> {
        let folder = path.split('/').nth(1).unwrap_or_default();
        let kinds = self.model["kinds"].as_mapping().expect("kinds");
        let (kind, spec) =
            kinds.iter().find(|(_, kind)| kind["folder"].as_str() == Some(folder)).expect("a kind");
        let kind = kind.as_str().expect("a name");
        let mut known: BTreeMap<String, Value> = BTreeMap::new();
        for name in ["type", "slug", "eerder", "weight", "venstertitel", "search", "extra", "template"] {
            known.insert(name.into(), serde_yaml::from_str("{type: text}").unwrap());
        }
        let states: Vec<&Value> =
            self.model["lifecycle"]["states"].as_mapping().expect("states").keys().collect();
        let states = states.iter().map(|state| state.as_str().unwrap()).collect::<Vec<_>>().join(": x, ");
        known.insert(
            "status".into(),
            serde_yaml::from_str(&format!("{{type: choice, values: {{{states}: x}}}}")).unwrap(),
        );
        for name in ["gepubliceerd", "gewijzigd"] {
            known.insert(name.into(), serde_yaml::from_str("{type: date}").unwrap());
        }
        let mut add = |fields: &Value| {
            for (name, spec) in fields.as_mapping().into_iter().flatten() {
                let entry =
                    known.entry(name.as_str().unwrap().into()).or_insert(Value::Mapping(Mapping::new()));
                for (key, value) in spec.as_mapping().into_iter().flatten() {
                    entry.as_mapping_mut().unwrap().insert(key.clone(), value.clone());
                }
            }
        };
        add(&self.model["fields"]);
        add(&spec["fields"]);
        for (name, relation) in self.model["relations"].as_mapping().expect("relations") {
            let from = &relation["from"];
            if from == "any" || scalars(from).iter().any(|from| from == kind) {
                let mut relation = relation.clone();
                let name = relation.get("field").unwrap_or(name).as_str().unwrap().to_owned();
                relation["type"] = "page".into();
                known.insert(name, relation);
            }
        }
        known
    }

    /// Why a value is none of its field.
    fn value(&self, spec: &Value, value: &Value, old: Option<&Value>) -> Option<String> {
        if let Value::Sequence(items) = value {
            let was_list = old.is_none_or(Value::is_sequence);
            if !was_list || items.is_empty() {
                return Some("another list".into());
            }
            let spread = |n: usize| old.and_then(|old| old.get(n));
            return items.iter().enumerate().find_map(|(n, item)| self.value(spec, item, spread(n)));
        }
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            _ => String::new(),
        };
        if spec["none"].get(text.as_str()).is_some() && !text.is_empty() {
            return None;
        }
        let fields = spec.get("fields").or_else(|| spec.get("carries"));
        if let Value::Mapping(map) = value {
            let is_page = spec["type"] == "page";
            return map.iter().find_map(|(key, value)| {
                let name = key.as_str().unwrap_or_default();
                if matches!(name, "van" | "tot") && spec["type"] == "range" {
                    return (value.as_i64().is_none_or(|n| n > 27) && value != "zwangerschap")
                        .then(|| "range".into());
                }
                if is_page && spec["key"] == *name {
                    return self.value(spec, value, None);
                }
                match fields.and_then(|fields| fields.get(name)) {
                    Some(spec) => self.value(spec, value, None),
                    None if name == "id" => None,
                    None => Some(format!("unknown {name}")),
                }
            });
        }
        if text.is_empty() {
            return Some("empty".into());
        }
        let date = || {
            let parsed = leidraad::base::date::parse(&text);
            let loose = spec["precision"] == "year" && text.len() == 4;
            (parsed.is_none() && !loose).then(|| format!("date {text}"))
        };
        match spec["type"].as_str().unwrap_or("text") {
            "choice" => {
                let from = spec["from"].as_str();
                let values = from.map_or(&spec["values"], |from| &self.model["vocabularies"][from]);
                values.get(text.as_str()).is_none().then(|| format!("choice {text}"))
            }
            "page" if spec.get("or").is_some() => None,
            "page" => (!self.names.contains(&fold(text.rsplit(':').next()?))).then(|| format!("page {text}")),
            "date" => date(),
            "boolean" => (!["ja", "nee", "true", "false"].contains(&text.as_str())).then(|| "boolean".into()),
            "integer" => text.parse::<i64>().err().map(|_| "integer".into()),
            "range" | "group" | "part" => Some("no map".into()),
            "url" => (!text.contains("://")).then(|| "url".into()),
            // A list item that went up into the text above it.
            _ if text.contains(" - ") && !old.is_some_and(|old| scalars(old).concat().contains(" - ")) => {
                Some("an item in a text".into())
            }
            _ => None,
        }
    }

    /// Why the text of a page cannot be meant so: a link that leads nowhere or is none any more.
    fn text(&self, before: &str, after: &str) -> Option<String> {
        let links =
            |text: &str| text.matches("[[").count() + text.matches("]]").count() + text.matches("](").count();
        if links(before) != links(after) {
            return Some("a link less".into());
        }
        let link = Regex::new(r"\[\[([^\]|#\\]*)(?:#([^\]|\\]*))?").unwrap();
        for found in link.captures_iter(after).filter(|found| !before.contains(&found[0])) {
            let name = found[1].rsplit(':').next().unwrap_or_default();
            if !name.is_empty() && !self.names.contains(&fold(name)) {
                return Some(format!("link {}", &found[1]));
            }
            if let Some(anchor) = found.get(2).filter(|anchor| !self.anchors.contains(anchor.as_str())) {
                return Some(format!("heading {}", anchor.as_str()));
            }
        }
        let target = |text: &str| -> Vec<String> {
            let links = Regex::new(r"\]\(([^)]*)\)").unwrap();
            links.captures_iter(text).map(|found| found[1].to_owned()).collect()
        };
        let changed = target(after)
            .into_iter()
            .find(|new| !target(before).contains(&new.replace("//", "/")) && !target(before).contains(new))?;
        let outside =
            ["https://", "http://", "mailto:", "tel:"].iter().any(|start| changed.starts_with(start));
        (!outside).then(|| format!("target {changed}"))
    }
}

fn scalars(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().flat_map(scalars).collect(),
        _ => Vec::new(),
    }
}
