//! What the intake asks of whoever keeps stories from one run to the next.

use std::fmt;
use std::path::Path;

use super::{Content, Place, Story};
use crate::format::{Loaded, Mark};

/// Keeps what was made of files, so that nothing is read twice. What it has lost is made anew.
pub trait Shelf: Send + Sync + fmt::Debug {
    /// The stories of a file that has not changed since they were kept.
    fn of_file(&self, path: &Path, mark: &Mark) -> Option<Vec<Story>>;

    /// The stories of these very bytes, whatever file they were in.
    fn of_bytes(&self, path: &Path, loaded: &Loaded) -> Option<Vec<Story>>;

    /// Keeps the stories of a file; says where, if it took them.
    fn keep(&self, path: &Path, loaded: &Loaded, stories: &[Story]) -> Option<Content>;

    /// The bytes of a story that was kept.
    fn fetch(&self, place: &Place) -> Option<Vec<u8>>;

    /// What went wrong since this was last asked, in one sentence.
    fn trouble(&self) -> Option<String>;
}
