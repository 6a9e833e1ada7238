//! A file that a theme publishes.

/// A file of the theme that is published as it is.
#[derive(Clone, Debug)]
pub enum AssetBytes {
    /// In the program.
    Embedded(&'static [u8]),
    /// On this machine.
    File(std::path::PathBuf),
}
