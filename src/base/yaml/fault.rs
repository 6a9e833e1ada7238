//! What can be wrong with a piece of YAML before anyone looks at what it means.

use crate::base::edit::Edit;
use crate::base::source::Span;

/// The most bytes a piece of front matter may have. Above it, deep nesting takes the parser seconds.
pub const MAX_BYTES: usize = 64 << 10;
/// The most brackets that may be open at once.
pub const MAX_OPEN: usize = 64;

/// Why a piece of YAML could not be read.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, as near as the parser says.
    pub span: Span,
    /// What certainly mends it; empty when a person should judge.
    pub mend: Vec<Edit>,
}

/// The kinds of fault that need words of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// More than `MAX_BYTES`.
    TooLarge,
    /// More than `MAX_OPEN` brackets open, or blocks nested beyond the parser's bound.
    TooDeep,
    /// The same key twice in one map; `first` is where it stood first.
    Duplicate {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Span,
    },
    /// The value is a list or a single value where a map of fields is expected.
    NotAMap,
    /// A tab where YAML wants spaces.
    Tab,
    /// A `: ` inside a value without quotes.
    ColonInValue {
        /// The key whose value has the colon.
        key: String,
        /// The value as it was written.
        value: String,
    },
    /// A quote that is never closed.
    UnclosedQuote,
    /// A value that starts with a character that means something else in YAML.
    ReservedStart(char),
    /// Text behind the quote that closes a value.
    AfterQuote(char),
    /// Text behind the bracket that closes a value.
    AfterBracket,
    /// A `[` or `{` that is never closed.
    UnclosedBracket(char),
    /// A line where a field is expected, without a colon.
    NoColon,
    /// A field whose colon has no space behind it.
    NoSpace {
        /// The field.
        key: String,
        /// What stands behind the colon.
        value: String,
    },
    /// An item of a list that does not begin with a hyphen and a space.
    ListMark,
    /// A line that starts at a column where nothing can start.
    Indent,
    /// A whole number beyond 64 bits.
    HugeNumber,
    /// A character that shows nothing, such as ESC.
    Control,
    /// A backslash in double quotes before a character that it does not go with.
    Escape,
    /// A line `---` in the middle.
    Documents,
    /// Anything else.
    Syntax,
}
