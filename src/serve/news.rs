//! What the preview tells those who started it.

use std::sync::Arc;
use std::time::Duration;

use crate::build::Snapshot;

/// What there is to tell while serving.
pub enum News<'a> {
    /// The preview answers at this address; from elsewhere in the network at the other one, when it was
    /// told to listen there.
    Ready { address: &'a str, network: Option<&'a str> },
    /// The site was read and checked; `changed` tells whether its findings did.
    Loaded { snapshot: &'a Snapshot, time: Duration, changed: bool },
    /// Reading failed altogether; the last good version stays up.
    Trouble(&'a str),
    /// Something worth knowing.
    Note(&'a str),
}

/// Hears what there is to tell, from several threads.
pub type Tell = Arc<dyn Fn(News<'_>) + Send + Sync>;
