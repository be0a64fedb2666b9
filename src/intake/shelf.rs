//! What the intake asks of whoever keeps stories from one run to the next.

use std::fmt;
use std::path::Path;

use super::Story;
use crate::format::{Loaded, Mark};

/// Keeps what was made of files, so that nothing is read twice. What it has lost is made anew.
pub trait Shelf: Send + Sync + fmt::Debug {
    /// The stories of a file that has not changed since they were kept.
    fn of_file(&self, path: &Path, mark: &Mark) -> Option<Vec<Story>>;

    /// The stories of these very bytes, whatever file they were in.
    fn of_bytes(&self, path: &Path, loaded: &Loaded) -> Option<Vec<Story>>;

    /// Keeps the stories of a file.
    fn keep(&self, path: &Path, loaded: &Loaded, stories: &[Story]);

    /// What went wrong since this was last asked, in one sentence.
    fn trouble(&self) -> Option<String>;
}
