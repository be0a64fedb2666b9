//! What has been reported so far: every folder watched, and in each the stamp of every file as it was when reported.
//!
//! A listing is compared with this to find what changed without a notice. Touches no disk.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::fs::Metadata;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Clocks of file systems tick this coarsely: two writes closer together may leave the same modification time.
const TICK: Duration = Duration::from_millis(20);

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Last modified.
    pub modified: SystemTime,
    /// Size in bytes.
    pub len: u64,
    /// Permissions: a file made readable is worth another look.
    mode: u32,
    /// Which file it is, where that number means anything; 0 elsewhere.
    inode: u64,
}

impl Stamp {
    /// `lasting`: whether the file system keeps a file's number for as long as the file lives. Local ones do; some
    /// network ones hand out a new one at every look.
    pub fn of(file: &Metadata, lasting: bool) -> Self {
        #[cfg(unix)]
        let (mode, inode) = {
            use std::os::unix::fs::MetadataExt;
            (file.mode(), file.ino())
        };
        #[cfg(not(unix))]
        let (mode, inode) = (u32::from(file.permissions().readonly()), 0);
        Self {
            modified: file.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            len: file.len(),
            mode,
            inode: if lasting { inode } else { 0 },
        }
    }

    /// Whether it was last modified no longer than `window` ago; so too if its time lies in the future.
    pub fn is_fresh(&self, window: Duration) -> bool {
        SystemTime::now()
            .duration_since(self.modified)
            .map_or(true, |age| age < window)
    }
}

/// A reported file.
#[derive(Clone, Copy, Debug)]
struct Reported {
    stamp: Stamp,
    /// It was reported so soon after being written that a further write may have left the same stamp.
    doubtful: bool,
}

/// Everything reported so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Paths sort by their parts, so what lies below a folder follows it.
    folders: BTreeMap<PathBuf, HashMap<OsString, Reported>>,
}

impl Known {
    /// Whether the folder has been entered.
    pub fn has_folder(&self, folder: &Path) -> bool {
        self.folders.contains_key(folder)
    }

    /// Notes a folder; what is known of its files stays.
    pub fn add_folder(&mut self, folder: &Path) {
        if !self.has_folder(folder) {
            self.folders.insert(folder.to_path_buf(), HashMap::new());
        }
    }

    /// The stamp a file was reported with.
    pub fn stamp(&self, file: &Path) -> Option<Stamp> {
        self.reported(file).map(|r| r.stamp)
    }

    /// Whether a file that has just been written and now has this stamp may differ from what was reported.
    pub fn may_differ(&self, file: &Path, stamp: Stamp) -> bool {
        self.reported(file)
            .is_none_or(|r| r.doubtful || r.stamp != stamp)
    }

    fn reported(&self, file: &Path) -> Option<Reported> {
        let folder = self.folders.get(file.parent()?)?;
        folder.get(file.file_name()?).copied()
    }

    /// Notes that a file was reported; false, and nothing noted, if its folder has not been entered.
    pub fn report(&mut self, file: &Path, stamp: Stamp) -> bool {
        let (Some(parent), Some(name)) = (file.parent(), file.file_name()) else {
            return false;
        };
        let Some(files) = self.folders.get_mut(parent) else {
            return false;
        };
        let reported = Reported {
            stamp,
            doubtful: stamp.is_fresh(TICK),
        };
        match files.get_mut(name) {
            Some(old) => *old = reported,
            None => {
                files.insert(name.to_os_string(), reported);
            }
        }
        true
    }

    /// Forgets a file; whether it was known.
    pub fn forget_file(&mut self, file: &Path) -> bool {
        let (Some(parent), Some(name)) = (file.parent(), file.file_name()) else {
            return false;
        };
        self.folders
            .get_mut(parent)
            .is_some_and(|files| files.remove(name).is_some())
    }

    /// The folder and those below it, as far as entered.
    pub fn folders_from(&self, folder: &Path) -> Vec<PathBuf> {
        self.folders
            .range::<Path, _>((Bound::Included(folder), Bound::Unbounded))
            .map(|(path, _)| path)
            .take_while(|path| path.starts_with(folder))
            .cloned()
            .collect()
    }

    /// Forgets a folder with all below it, and returns the files it held.
    pub fn forget_folder(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for path in self.folders_from(folder) {
            for name in self.folders.remove(&path).unwrap_or_default().into_keys() {
                files.push(path.join(name));
            }
        }
        files.sort();
        files
    }

    /// The files and the entered sub-folders of a folder that a full listing of it did not show.
    pub fn missing(
        &self,
        folder: &Path,
        listed: impl Fn(&OsStr) -> bool,
    ) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let gone = |name: &&OsString| !listed(name);
        let files = self.folders.get(folder).into_iter().flat_map(HashMap::keys);
        let mut files: Vec<_> = files.filter(gone).map(|name| folder.join(name)).collect();
        files.sort();
        let folders = self
            .folders
            .range::<Path, _>((Bound::Excluded(folder), Bound::Unbounded))
            .map(|(path, _)| path)
            .take_while(|path| path.starts_with(folder))
            .filter(|path| path.parent() == Some(folder))
            .filter(|path| path.file_name().is_none_or(|name| !listed(name)))
            .cloned()
            .collect();
        (files, folders)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(len: u64, age: u64) -> Stamp {
        Stamp {
            modified: SystemTime::now() - Duration::from_secs(age),
            len,
            mode: 0o644,
            inode: 7,
        }
    }

    fn paths(list: &[&str]) -> Vec<PathBuf> {
        list.iter().map(PathBuf::from).collect()
    }

    fn sample() -> Known {
        let mut known = Known::default();
        for folder in ["/in", "/in/a", "/in/a/deep", "/in/a-b"] {
            known.add_folder(Path::new(folder));
        }
        for file in [
            "/in/1.txt",
            "/in/a/2.txt",
            "/in/a/deep/3.txt",
            "/in/a-b/4.txt",
        ] {
            assert!(known.report(Path::new(file), stamp(1, 60)));
        }
        known
    }

    #[test]
    fn forgets_a_folder_with_all_below_it_and_nothing_beside_it() {
        let mut known = sample();
        assert_eq!(
            known.forget_folder(Path::new("/in/a")),
            paths(&["/in/a/2.txt", "/in/a/deep/3.txt"])
        );
        assert!(known.stamp(Path::new("/in/a-b/4.txt")).is_some());
        assert!(!known.has_folder(Path::new("/in/a/deep")));
        assert!(!known.report(Path::new("/in/a/2.txt"), stamp(1, 60)));
    }

    #[test]
    fn names_what_a_listing_no_longer_shows() {
        let known = sample();
        let (files, folders) = known.missing(Path::new("/in"), |name| name == "a-b");
        assert_eq!(files, paths(&["/in/1.txt"]));
        assert_eq!(folders, paths(&["/in/a"]));
        let (files, folders) = known.missing(Path::new("/in"), |_| true);
        assert!(files.is_empty() && folders.is_empty());
    }

    #[test]
    fn the_same_stamp_is_doubted_only_right_after_writing() {
        let mut known = sample();
        let (file, old) = (Path::new("/in/1.txt"), stamp(5, 60));
        known.report(file, old);
        assert!(!known.may_differ(file, old));
        assert!(known.may_differ(file, stamp(6, 60)));
        let now = stamp(5, 0);
        known.report(file, now);
        assert!(known.may_differ(file, now));
        assert!(known.may_differ(Path::new("/in/new.txt"), old));
    }

    #[test]
    fn a_time_in_the_future_is_fresh() {
        let mut ahead = stamp(1, 0);
        ahead.modified += Duration::from_secs(3600);
        assert!(ahead.is_fresh(TICK));
        assert!(!stamp(1, 1).is_fresh(TICK));
    }
}
