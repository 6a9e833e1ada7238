//! Compiles the templates, and turns Tera's errors into findings at their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, Tera};

use super::layers::Layers;
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::diag::Diagnostic;
use crate::diag::codes::theme::TEMPLATE_FAULT;

type Sources = BTreeMap<String, Arc<Source>>;

/// Before the name of a built-in template that a theme overrides. As long as `theme/`, so that places in
/// a line stay what they are.
const BELOW: &str = "below/";

/// What the names of a theme's and of the built-in components begin with. A component of the site goes
/// before one of the same name in a theme, and that before a built-in one, whatever file it is in.
const BEHIND: [&str; 2] = ["theme/", "builtin/"];

/// Compiles what counts. A template that is overridden can still be extended, as `theme/NAME`: by the
/// site the theme's, by a theme the built-in one.
pub(super) fn compile(layers: &Layers, found: &mut Vec<Diagnostic>) -> (Tera, Sources) {
    let mut chosen = Sources::new();
    let mut builtin = layers.builtin.clone();
    for (name, versions) in &layers.templates {
        if name.starts_with("components/") {
            for source in versions {
                chosen.insert(format!("{}{name}", layer(source, layers.builtin.get(name))), source.clone());
            }
            continue;
        }
        if let Some(first) = versions.first() {
            chosen.insert(name.clone(), first.clone());
        }
        if let Some(second) = versions.get(1) {
            chosen.insert(format!("theme/{name}"), second.clone());
        }
        let own = versions.iter().position(|source| of_theme(source));
        if let Some(below) = own.and_then(|own| versions.get(own + 1)) {
            chosen.insert(format!("{BELOW}{name}"), below.clone());
        }
    }
    match try_compile(&chosen) {
        Ok(tera) => (tera, chosen),
        Err(error) => {
            match error.kind() {
                ErrorKind::Msg(text) => found.extend(several(text, "", &chosen)),
                _ => found.push(finding(&error, "", &chosen)),
            }
            let tera = try_compile(&builtin).unwrap_or_default();
            // Findings are shown against the files that count.
            builtin.extend(chosen.into_iter().map(|(name, source)| (format!("site/{name}"), source)));
            (tera, builtin)
        }
    }
}

/// The beginning of the name of a file with components.
fn layer(source: &Arc<Source>, builtin: Option<&Arc<Source>>) -> &'static str {
    match builtin {
        Some(builtin) if Arc::ptr_eq(builtin, source) => BEHIND[1],
        _ if source.path.as_str().starts_with("themes/") => BEHIND[0],
        _ => "",
    }
}

fn try_compile(sources: &Sources) -> Result<Tera, Error> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html", ".xml"]);
    tera.set_fallback_prefixes(BEHIND)?;
    // A template saved on Windows gives the same pages.
    let text = |source: &Source| {
        let text = source.text.replace("\r\n", "\n");
        if of_theme(source) { below(&text, sources) } else { text }
    };
    let texts: Vec<(&str, String)> =
        sources.iter().map(|(name, source)| (name.as_str(), text(source))).collect();
    tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, text.as_str())))?;
    Ok(tera)
}

/// Whether a template is that of a theme of the site's own.
fn of_theme(source: &Source) -> bool {
    let path = source.path.as_str();
    path.starts_with("themes/") && !path.starts_with("themes/leidraad/")
}

/// The text of a theme's template, `theme/NAME` in its tags being the version below the theme.
fn below(text: &str, sources: &Sources) -> String {
    let mut out = text.to_owned();
    for (at, _) in text.match_indices("theme/") {
        let quote = text[..at].chars().next_back().filter(|c| matches!(c, '"' | '\''));
        let name = quote.and_then(|quote| text[at + BELOW.len()..].split(quote).next());
        let tag = text[..at].rsplit("{%").next().unwrap_or_default().trim_start_matches(['-', ' ']);
        let named = name.is_some_and(|name| sources.contains_key(&format!("{BELOW}{name}")));
        if named && (tag.starts_with("extends") || tag.starts_with("include")) {
            out.replace_range(at..at + BELOW.len(), BELOW);
        }
    }
    out
}

/// Whether a template's text may read `member` of `whole`: it names it, or it hands on the whole, and
/// nobody can say what becomes of that.
pub(super) fn may_read(text: &str, whole: &str, member: &str) -> bool {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let end = match rest.get(open..open + 2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                rest = &rest[open + 1..];
                continue;
            }
        };
        let tag = &rest[open + 2..];
        let length = tag.find(end).unwrap_or(tag.len());
        if end != "#}" && tag_may_read(&tag[..length], whole, member) {
            return true;
        }
        rest = tag.get(length + 2..).unwrap_or_default();
    }
    false
}

fn tag_may_read(tag: &str, whole: &str, member: &str) -> bool {
    // What stands between quotes is no name of anything.
    let mut quote = None;
    let code = tag.chars().filter(|c| match quote {
        Some(open) => {
            quote = quote.filter(|_| *c != open);
            false
        }
        None => {
            quote = Some(*c).filter(|c| matches!(c, '"' | '\''));
            true
        }
    });
    let text: String = code.collect();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(whole).any(|(at, _)| {
        // What a component takes implicitly is no use of it.
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| word(c) || matches!(c, '@' | '-' | '/')) {
            return false;
        }
        let rest = text[at + whole.len()..].trim_start();
        match rest.strip_prefix('.').map(str::trim_start) {
            Some(name) => name.strip_prefix(member).is_some_and(|rest| !rest.starts_with(word)),
            None => !rest.starts_with(|c: char| word(c) || matches!(c, '-' | '/' | '"' | '\'')),
        }
    })
}

/// A finding for what Tera says. `asked` is the template or component that was being rendered.
pub(super) fn finding(error: &Error, asked: &str, sources: &Sources) -> Diagnostic {
    let at_start = |name: &str| match sources.get(name) {
        Some(source) => source.span(0..source.text.lines().next().unwrap_or("").len()),
        None => Source::new(SourcePath::new(&format!("templates/{name}")), "").span(0..0),
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = match sources.get(report.filename()) {
                Some(source) => {
                    let at = report.span();
                    let start = source.offset(at.start_line, at.start_col + 1);
                    let end = source.offset(at.end_line, at.end_col + 1);
                    source.span(start..end.max(start))
                }
                None => at_start(report.filename()),
            };
            Diagnostic::new(&TEMPLATE_FAULT, span).arg("message", report.message().trim_end_matches('.'))
        }
        ErrorKind::MissingParent { current, parent } => {
            Diagnostic::new(&TEMPLATE_FAULT, at_start(current)).form("parent").arg("parent", parent)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Diagnostic::new(&TEMPLATE_FAULT, at_start(tpl)).form("circle")
        }
        ErrorKind::TemplateNotFound(name) => {
            Diagnostic::new(&TEMPLATE_FAULT, at_start(name)).form("missing").arg("name", name)
        }
        _ => several(&error.to_string(), asked, sources).remove(0),
    }
}

/// Names that no template, filter or function has come as one text with a place for each:
/// `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`. At least one finding.
fn several(text: &str, asked: &str, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = Some(said.trim_end_matches('.'));
        } else if let (Some(said), Some(place)) = (message, line.trim_start().strip_prefix("--> ")) {
            let mut parts = place.rsplitn(3, ':');
            let (column, line, name) = (parts.next(), parts.next(), parts.next());
            let number = |text: Option<&str>| text.and_then(|text| text.parse::<usize>().ok());
            let source = name.and_then(|name| sources.get(name));
            if let (Some(source), Some(line), Some(column)) = (source, number(line), number(column)) {
                let start = source.offset(line, column);
                let rest = source.text[start..].split(['\n', '}', '|', ' ', '(']).next().unwrap_or_default();
                let span = source.span(start..start + rest.len());
                found.push(Diagnostic::new(&TEMPLATE_FAULT, span).arg("message", said));
                message = None;
            }
        }
    }
    if found.is_empty() {
        let name =
            sources.keys().find(|name| text.contains(&format!("`{name}`"))).map_or(asked, String::as_str);
        let span = match sources.get(name) {
            Some(source) => source.span(0..source.line(1).len()),
            None => Source::new(SourcePath::new(&format!("templates/{name}")), "").span(0..0),
        };
        let said =
            text.lines().next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.');
        found.push(Diagnostic::new(&TEMPLATE_FAULT, span).arg("message", said));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::may_read;

    #[test]
    fn a_template_reads_a_member_when_it_names_it_or_hands_on_the_whole() {
        for text in [
            "{{ site.lists }}",
            "{{ site . lists.x }}",
            "{{ site[\"lists\"] }}",
            "{% set s = site %}",
            "{{ <X s={site} /> }}",
        ] {
            assert!(may_read(text, "site", "lists"), "{text}");
        }
        for text in [
            "{{ site.title }}",
            "{% component X(a, @site) %}",
            "{{ page.lists }}",
            "class=\"site-head\"",
            "this site",
            "{{ x | replace(from=\"{site}\", to=page.title) }}",
            "{# site #}",
            "{a} site {{ x }}",
            "{{ site.lists_of }}",
            "website",
            "/site/",
        ] {
            assert!(!may_read(text, "site", "lists"), "{text}");
        }
    }
}
