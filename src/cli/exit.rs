//! How a command ends.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All is well.
    Fine,
    /// The site's files have faults.
    Findings,
    /// A person stopped it.
    Interrupted,
}
