//! From folders to settled paths: what is there, what arrives, what changes and what goes.
//!
//! Owns the watching and knows nothing of what the files say. Never moves, changes or deletes one.

use std::time::Duration;

/// How the folders are watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By the system's own notices.
    Live,
    /// By looking every so often; the reason why, for the status line.
    Polling(String),
}

/// How to watch.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long a file must stay as it is before it counts as complete, where nothing else says that it is.
    pub settle: Duration,
    /// How often to look where the system gives no notices, and for a folder that is missing.
    pub interval: Duration,
    /// Look every so often even where the system gives notices.
    #[doc(hidden)]
    pub force_polling: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            settle: Duration::from_millis(300),
            interval: Duration::from_secs(1),
            force_polling: false,
        }
    }
}
