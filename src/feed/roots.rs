//! The folders the user named: which they are, whether they are there, and how each is watched.

use std::collections::VecDeque;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::look::Sight;
use super::names;

/// One folder the user named.
#[derive(Debug)]
pub(super) struct Root {
    /// As the user wrote it; what every path reported from it starts with.
    pub path: PathBuf,
    /// What every path in the system's notices starts with.
    pub absolute: PathBuf,
    /// How to look within it.
    pub sight: Sight,
    /// Which folder it was when last opened; none while it is missing.
    pub identity: Option<Identity>,
    /// Why it is polled; none if the system gives notices.
    pub polled: Option<String>,
    /// The user has been told that it is missing.
    pub missed: bool,
    /// It has not been listed in full yet.
    pub first: bool,
    /// Its folders that are still to be listed.
    pub todo: VecDeque<PathBuf>,
    /// When the listing under way, or the last one, began.
    pub began: Instant,
    /// If polled, when to list it again.
    pub next: Option<Instant>,
}

/// Which folder it is, so that another one put in its place is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    fn of(folder: &Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self(folder.dev(), folder.ino())
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            Self(0, 0)
        }
    }
}

impl Root {
    fn new(given: PathBuf) -> Self {
        let absolute = std::path::absolute(&given).unwrap_or_else(|_| given.clone());
        Self {
            path: given.components().collect(),
            absolute: absolute.components().collect(),
            sight: Sight::default(),
            identity: None,
            polled: None,
            missed: false,
            first: true,
            todo: VecDeque::new(),
            began: Instant::now(),
            next: None,
        }
    }

    /// Which folder stands there now.
    ///
    /// # Errors
    /// Why none does, in words that follow its name.
    pub fn find(&self) -> Result<Identity, String> {
        match fs::metadata(&self.path) {
            Ok(entry) if entry.is_dir() => Ok(Identity::of(&entry)),
            Ok(_) => Err("is not a folder".into()),
            Err(e) if e.kind() == io::ErrorKind::NotFound && self.first => {
                Err("does not exist".into())
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                Err("has been removed or renamed".into())
            }
            Err(e) => Err(format!("cannot be reached: {e}")),
        }
    }

    /// Begins a listing of the root and all below it.
    pub fn list_anew(&mut self) {
        self.next = None;
        self.began = Instant::now();
        self.todo.push_back(self.path.clone());
    }

    /// Where an absolute path of the root stands below it; none if its name rules it out.
    pub fn place<'p>(&self, absolute: &'p Path) -> Option<&'p Path> {
        let place = absolute.strip_prefix(&self.absolute).ok()?;
        (!names::hidden(place)).then_some(place)
    }

    /// The absolute form of a path of the root.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.path) {
            Ok(place) => self.absolute.join(place),
            Err(_) => path.to_path_buf(),
        }
    }
}

/// The roots, each once: one that another holds is left out, since its files would be reported twice.
pub(super) fn distinct(given: Vec<PathBuf>) -> Vec<Root> {
    let mut roots: Vec<Root> = Vec::new();
    for root in given.into_iter().map(Root::new) {
        if roots.iter().any(|r| r.place(&root.absolute).is_some()) {
            continue;
        }
        roots.retain(|r| root.place(&r.absolute).is_none());
        roots.push(root);
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_within_another_is_left_out_unless_hidden_in_it() {
        let given = [
            "/in/a",
            "/in",
            "/in/",
            "/in/b",
            "/in/.spool/c",
            "/inn",
            "x/",
            "./x",
        ];
        let roots = distinct(given.iter().map(PathBuf::from).collect());
        let paths: Vec<_> = roots.iter().map(|r| r.path.display().to_string()).collect();
        assert_eq!(paths, ["/in", "/in/.spool/c", "/inn", "x"]);
    }
}
