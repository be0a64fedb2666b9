//! Files that are not known to be complete yet, each with the moment at which it is looked at again. Touches no disk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::known::Stamp;

/// A file that waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wait {
    /// As it was when last looked at: still so when due, it is complete.
    pub stamp: Stamp,
    /// When to look again.
    pub due: Instant,
    /// Found by the first scan, and not changed since.
    pub first: bool,
}

/// All files that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    files: HashMap<PathBuf, Wait>,
}

impl Waiting {
    /// Lets a file wait. One that waits already and has not changed is looked at no later than it would have been.
    pub fn add(&mut self, file: &Path, wait: Wait) {
        match self.files.get_mut(file) {
            Some(old) if old.stamp == wait.stamp => old.due = old.due.min(wait.due),
            Some(old) => {
                *old = Wait {
                    first: false,
                    ..wait
                }
            }
            None => {
                self.files.insert(file.to_path_buf(), wait);
            }
        }
    }

    /// Puts a waiting file off; false if it does not wait.
    pub fn put_off(&mut self, file: &Path, until: Instant) -> bool {
        let Some(wait) = self.files.get_mut(file) else {
            return false;
        };
        wait.due = wait.due.max(until);
        true
    }

    /// Whether the file waits.
    pub fn holds(&self, file: &Path) -> bool {
        self.files.contains_key(file)
    }

    /// Whether no file waits.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether one that the first scan found waits.
    pub fn holds_first(&self) -> bool {
        self.files.values().any(|w| w.first)
    }

    /// Lets a file wait no longer.
    pub fn remove(&mut self, file: &Path) {
        self.files.remove(file);
    }

    /// Lets nothing in or below the folder wait any longer.
    pub fn remove_from(&mut self, folder: &Path) {
        self.files.retain(|file, _| !file.starts_with(folder));
    }

    /// Takes out the files that are due, the longest due first.
    pub fn take_due(&mut self, now: Instant) -> Vec<(PathBuf, Wait)> {
        let mut due: Vec<_> = self.files.extract_if(|_, w| w.due <= now).collect();
        due.sort_by(|(a, x), (b, y)| x.due.cmp(&y.due).then_with(|| a.cmp(b)));
        due
    }
}
