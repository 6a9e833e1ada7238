//! Conditions over one page's fields, and the rules made of them.

use crate::base::localized::Localized;
use crate::base::source::Span;
use crate::diag::Severity;

/// Holds when every test holds.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// The tests.
    pub tests: Vec<Test>,
}

/// One test.
#[derive(Clone, Debug)]
pub enum Test {
    /// A field, by path.
    Field(Vec<String>, Matcher),
    /// The page's kind is one of these.
    Kind(Vec<String>),
    /// The page's state is public (and not withdrawn), or is not.
    Public(bool),
    /// The page's state is one of these.
    State(Vec<String>),
    /// Exactly one of these fields is set.
    ExactlyOneOf(Vec<String>),
    /// At least one of these fields is set.
    AnyOf(Vec<String>),
    /// The page's text (title, summary, text fields and body) matches. The match fills `{found}`.
    Text(regex::Regex),
}

/// What is asked of a field's value. A list matches when one of its values does.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// Equal to one of these, as written in YAML (`ja` and `true` are one).
    OneOf(Vec<String>),
    /// Not equal to any of these, or not set.
    Not(Vec<String>),
    /// Set, or not set.
    Set(bool),
    /// Matches.
    Pattern(regex::Regex),
    /// The file name ends in one of these, in any case.
    Extension(Vec<String>),
    /// A date later than another field's; true when either is missing.
    After(Vec<String>),
    /// A date not later than another field's, or `today`; true when either is missing.
    NotAfter(Vec<String>),
    /// At most so many months after another field's date; true when either is missing.
    MonthsAfter { field: Vec<String>, at_most: i32 },
    /// A date at most so many years before today; true when missing.
    AtMostYearsOld(i32),
    /// Does not start with the text of another field, folded; true when either is missing.
    NotStartsWith(Vec<String>),
    /// A number within bounds.
    Between(Option<i64>, Option<i64>),
}

/// A rule over one page, or over one group.
#[derive(Clone, Debug)]
pub struct Rule {
    /// When it applies; always when empty.
    pub when: Condition,
    /// What must hold then. With `forbid` this is empty.
    pub expect: Condition,
    /// A pattern that no text of the page may match. The match fills `{found}`.
    pub forbid: Option<regex::Regex>,
    /// How bad it is when it does not hold.
    pub severity: Severity,
    /// The site's words.
    pub message: Localized,
    /// Where the model declares it.
    pub span: Span,
}

impl Condition {
    /// The paths of all fields that the tests name.
    pub fn fields(&self) -> impl Iterator<Item = std::borrow::Cow<'_, [String]>> {
        use std::borrow::Cow;
        self.tests.iter().flat_map(|test| -> Vec<Cow<'_, [String]>> {
            match test {
                Test::Field(path, matcher) => {
                    let other = match matcher {
                        Matcher::After(other)
                        | Matcher::NotAfter(other)
                        | Matcher::NotStartsWith(other)
                        | Matcher::MonthsAfter { field: other, .. } => Some(Cow::Borrowed(&other[..])),
                        _ => None,
                    };
                    std::iter::once(Cow::Borrowed(&path[..])).chain(other).collect()
                }
                Test::ExactlyOneOf(names) | Test::AnyOf(names) => names
                    .iter()
                    .map(|name| Cow::Owned(name.split('.').map(str::to_owned).collect()))
                    .collect(),
                _ => Vec::new(),
            }
        })
    }

    /// Whether it can hold for pages of this kind at all.
    pub fn may_hold_for(&self, kind: &str) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Kind(kinds) => kinds.iter().any(|known| known == kind),
            _ => true,
        })
    }
}

/// Yes and no as people write them.
pub fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "ja" | "yes" => Some(true),
        "false" | "nee" | "no" => Some(false),
        _ => None,
    }
}
