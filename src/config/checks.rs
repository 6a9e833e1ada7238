//! How bad each finding is on this site: the severities of `leidraad.yaml`, per code and per path, and
//! `--strict`. In go findings as the rules gave them, out come those that are told. Every command judges
//! by this one place.

use crate::base::glob::Glob;
use crate::base::source::Span;
use crate::diag::{CodeRow, Diagnostic, Severity, codes};

/// What `checks:` says, and whether warnings are errors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// The choices in the order of the file; of those that fit a finding the last decides.
    pub choices: Vec<Choice>,
    /// The patterns for files, each where it is written.
    pub patterns: Vec<(Glob, Span)>,
    /// Whether warnings count as errors (`--strict`).
    pub strict: bool,
}

/// The severity of one code, everywhere or in some files.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The code.
    pub code: &'static CodeRow,
    /// Which files; all when `None`.
    pub files: Option<Glob>,
    /// How bad it is there.
    pub severity: Severity,
}

impl Checks {
    /// Gives each finding its severity and drops those that are off. Errors without which no site can be
    /// made stay errors.
    pub fn apply(&self, found: &mut Vec<Diagnostic>) {
        found.retain_mut(|finding| {
            let firm = finding.severity == Severity::Error && codes::firm(finding.code);
            if !firm && let Some(severity) = self.chosen(finding.code, finding.span.path.as_str()) {
                finding.severity = severity;
            }
            if self.strict && finding.severity == Severity::Warning {
                finding.severity = Severity::Error;
            }
            finding.severity != Severity::Off
        });
    }

    /// Whether findings of a code can be told anywhere, so that a costly rule may be left undone.
    pub fn wants(&self, code: &'static CodeRow) -> bool {
        let on = |severity| severity != Severity::Off;
        let mut of_code = self.choices.iter().filter(|choice| choice.code == code);
        let everywhere = of_code.clone().rfind(|choice| choice.files.is_none());
        on(everywhere.map_or(code.severity, |choice| choice.severity))
            || of_code.any(|choice| choice.files.is_some() && on(choice.severity))
    }

    /// Whether findings of a code can be told in one file.
    pub fn wants_in(&self, code: &'static CodeRow, path: &str) -> bool {
        self.chosen(code, path).unwrap_or(code.severity) != Severity::Off
    }

    /// What the site says of a code in a file.
    fn chosen(&self, code: &CodeRow, path: &str) -> Option<Severity> {
        let fits = |choice: &&Choice| {
            choice.code == code && choice.files.as_ref().is_none_or(|files| files.fits(path))
        };
        self.choices.iter().rfind(fits).map(|choice| choice.severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::paths::SourcePath;
    use crate::diag::codes::{page, site, yaml};

    fn severities(checks: &Checks, found: &[(&'static CodeRow, &str)]) -> Vec<&'static str> {
        let place = |path: &str| Span { path: SourcePath::new(path), start: 0, end: 0 };
        let one = |(code, path): &(&'static CodeRow, &str)| Diagnostic::new(code, place(path));
        let mut all: Vec<Diagnostic> = found.iter().map(one).collect();
        checks.apply(&mut all);
        all.iter().map(|finding| finding.severity.name()).collect()
    }

    #[test]
    fn the_last_choice_that_fits_decides_and_a_firm_error_stays() {
        let choice =
            |code, files: Option<&str>, severity| Choice { code, files: files.map(Glob::new), severity };
        let mut checks = Checks {
            choices: vec![
                choice(&page::LINK_EMPTY, None, Severity::Advice),
                choice(&page::LINK_EMPTY, Some("content/a/"), Severity::Off),
                choice(&page::LINK_EMPTY, Some("content/a/new.md"), Severity::Error),
                choice(&yaml::YAML_SYNTAX, None, Severity::Off),
                choice(&site::EMPTY_PAGE, None, Severity::Off),
                choice(&site::EMPTY_PAGE, Some("content/a/"), Severity::Warning),
            ],
            ..Checks::default()
        };
        let found = [
            (&page::LINK_EMPTY, "content/b.md"),
            (&page::LINK_EMPTY, "content/a/old.md"),
            (&page::LINK_EMPTY, "content/a/new.md"),
            (&yaml::YAML_SYNTAX, "content/b.md"),
            (&site::EMPTY_PAGE, "content/b.md"),
            (&site::EMPTY_PAGE, "content/a/b.md"),
        ];
        assert_eq!(severities(&checks, &found), ["advice", "error", "error", "warning"]);
        assert!(checks.wants(&site::EMPTY_PAGE) && checks.wants(&page::LINK_EMPTY));
        checks.strict = true;
        assert_eq!(severities(&checks, &found), ["advice", "error", "error", "error"]);
        checks.choices.pop();
        assert!(!checks.wants(&site::EMPTY_PAGE));
    }
}
