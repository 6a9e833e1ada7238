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

/// Compiles what counts. A template that is overridden can still be extended, as `theme/NAME`.
pub(super) fn compile(layers: &Layers, found: &mut Vec<Diagnostic>) -> (Tera, Sources) {
    let mut chosen = Sources::new();
    let mut builtin = Sources::new();
    for (name, versions) in &layers.templates {
        if let Some(first) = versions.first() {
            chosen.insert(name.clone(), first.clone());
        }
        if let Some(second) = versions.get(1).filter(|_| !name.starts_with("components/")) {
            chosen.insert(format!("theme/{name}"), second.clone());
        }
        if let Some(last) = versions.last() {
            builtin.insert(name.clone(), last.clone());
        }
    }
    match try_compile(&chosen) {
        Ok(tera) => (tera, chosen),
        Err(error) => {
            found.push(finding(&error, "", &chosen));
            let tera = try_compile(&builtin).unwrap_or_default();
            // Findings are shown against the files that count.
            builtin.extend(chosen.into_iter().map(|(name, source)| (format!("site/{name}"), source)));
            (tera, builtin)
        }
    }
}

fn try_compile(sources: &Sources) -> Result<Tera, Error> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html", ".xml"]);
    tera.add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), &*source.text)))?;
    Ok(tera)
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
            Diagnostic::new(&TEMPLATE_FAULT, span).arg("message", report.message())
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
        _ => {
            let message = error.to_string();
            // Tera names the template in the text of the errors that have no place.
            let name = sources
                .keys()
                .find(|name| message.contains(&format!("`{name}`")))
                .map_or(asked, String::as_str);
            Diagnostic::new(&TEMPLATE_FAULT, at_start(name))
                .arg("message", message.lines().next().unwrap_or_default())
        }
    }
}
