//! What a code is: one row with its severity, its words in both languages and its explanation.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Publication stops.
    Error,
    /// Publication goes on; `--strict` stops it.
    Warning,
    /// A hint; never stops anything.
    Advice,
    /// Not told at all, unless a site or a command asks for it.
    Off,
}

impl Severity {
    /// All of them, as a site may name them.
    pub const ALL: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Advice, Severity::Off];

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// The word in machine-readable output and in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
            Severity::Off => "off",
        }
    }
}

/// A text of leidraad's own in its two languages.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    /// Dutch: whole sentences, for editors.
    pub nl: &'static str,
    /// English: lower case, no full stop.
    pub en: &'static str,
}

impl Both {
    /// The text in `language`; English for any but Dutch.
    pub fn get(self, language: &str) -> &'static str {
        if language == "nl" || language.starts_with("nl-") { self.nl } else { self.en }
    }
}

/// One code: kebab-case, stable, explained.
#[derive(Debug)]
pub struct CodeRow {
    /// For example `unknown-field`.
    pub name: &'static str,
    /// How bad it is unless a site says otherwise.
    pub severity: Severity,
    /// What the code stands for, and what to do: a few sentences.
    pub explain: Both,
    /// The messages by form; the first is the usual one. `{name}` stands for an argument.
    pub forms: &'static [(&'static str, Both)],
}

impl PartialEq for CodeRow {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Declares the codes of one family: a static per code, and `ROWS` with all of them.
#[macro_export]
macro_rules! codes {
    ($($ident:ident = $name:literal, $severity:ident,
        nl $nl:literal, en $en:literal,
        { $($form:literal: nl $fnl:literal, en $fen:literal;)+ })+) => {
        $(
            #[doc = $en]
            #[allow(rustdoc::broken_intra_doc_links, reason = "an explanation may show what pages write: [@name]")]
            pub static $ident: $crate::diag::code::CodeRow = $crate::diag::code::CodeRow {
                name: $name,
                severity: $crate::diag::code::Severity::$severity,
                explain: $crate::diag::code::Both { nl: $nl, en: $en },
                forms: &[$(($form, $crate::diag::code::Both { nl: $fnl, en: $fen }),)+],
            };
        )+
        /// Every code of this family.
        pub static ROWS: &[&$crate::diag::code::CodeRow] = &[$(&$ident,)+];
    };
}
