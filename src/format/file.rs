//! Opens a file so that it can neither block nor flood the program.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use jiff::{Timestamp, Unit, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{Error, Limits};
use crate::article::Moment;

/// A file's bytes and what its folder entry says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last modified, to the second, at this machine's offset from UTC.
    pub modified: Option<Moment>,
    /// What would tell that it was written to since.
    pub mark: Option<Mark>,
}

/// What a file's folder entry says that changes whenever its bytes do.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Mark {
    size: u64,
    /// Nanoseconds since 1970, as are the next.
    modified: i128,
    changed: i128,
    inode: u64,
    /// The reader's offset from UTC then, in seconds: it dates stories too.
    offset: i32,
    /// How long before it was looked at it had last been written to, at least: seconds.
    #[serde(skip)]
    rested: u64,
}

impl Mark {
    /// Of the file at a path, which is not opened.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn of(path: &Path) -> std::io::Result<Self> {
        Ok(Self::from(&std::fs::symlink_metadata(path)?))
    }

    /// The same, of a file that was left alone for long.
    #[cfg(test)]
    pub fn at_rest(self) -> Self {
        Self {
            rested: u64::MAX,
            ..self
        }
    }

    /// Whether a later write would show in it: clocks of file systems tick as seldom as every two seconds.
    pub fn is_settled(&self) -> bool {
        self.rested > 2
    }
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        let all = |mark: &Self| {
            let Self {
                size,
                modified,
                changed,
                inode,
                offset,
                rested: _,
            } = *mark;
            (size, modified, changed, inode, offset)
        };
        all(self) == all(other)
    }
}

impl From<&Metadata> for Mark {
    fn from(entry: &Metadata) -> Self {
        let nanoseconds = |time: SystemTime| {
            let since = time.duration_since(SystemTime::UNIX_EPOCH);
            since.map_or(0, |since| since.as_nanos() as i128)
        };
        let modified = entry.modified().ok();
        #[cfg(unix)]
        let (inode, changed) = {
            use std::os::unix::fs::MetadataExt;
            let changed =
                i128::from(entry.ctime()) * 1_000_000_000 + i128::from(entry.ctime_nsec());
            (entry.ino(), changed)
        };
        #[cfg(not(unix))]
        let (inode, changed) = (0, 0);
        let now = nanoseconds(SystemTime::now());
        let at = modified.and_then(|t| Timestamp::try_from(t).ok());
        Self {
            size: entry.len(),
            modified: modified.map_or(0, nanoseconds),
            changed,
            inode,
            offset: at.map_or(0, |at| TimeZone::system().to_offset(at).seconds()),
            rested: ((now - changed.max(modified.map_or(0, nanoseconds))) / 1_000_000_000)
                .try_into()
                .unwrap_or(0),
        }
    }
}

/// Reads a whole regular file of at most [`Limits::size`] bytes.
///
/// Follows no symbolic link: what a link in a watched folder leads to is either there anyway, or none of our business.
/// Never waits for a pipe's or device's other end.
///
/// # Errors
/// [`Error::Io`], [`Error::NotAFile`], [`Error::TooLarge`].
pub fn load(path: &Path, limits: &Limits) -> Result<Loaded, Error> {
    let limit = limits.size;
    // Opening a pipe nobody writes to would wait for ever, so the kind is asked by name, then again once it is open.
    regular(std::fs::symlink_metadata(path)?.file_type())?;
    let file = open(path)?;
    let entry = file.metadata()?;
    regular(entry.file_type())?;
    let fits = |size: u64| {
        if size > limit {
            Err(Error::TooLarge { size, limit })
        } else {
            Ok(())
        }
    };
    fits(entry.len())?;
    let mut bytes = Vec::with_capacity(entry.len() as usize + 1);
    // It may have grown since.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    fits(bytes.len() as u64)?;
    let modified = entry
        .modified()
        .ok()
        .and_then(|t| Timestamp::try_from(t).ok())
        .and_then(|t| t.round(Unit::Second).ok())
        .map(|at| Moment {
            at,
            offset: TimeZone::system().to_offset(at),
        });
    Ok(Loaded {
        bytes,
        modified,
        mark: Some(Mark::from(&entry)),
    })
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

fn regular(kind: FileType) -> Result<(), Error> {
    if kind.is_file() {
        return Ok(());
    }
    Err(Error::NotAFile(name(kind)))
}

#[cfg(unix)]
fn name(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_dir() {
        "a folder"
    } else if kind.is_symlink() {
        "a link"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn name(kind: FileType) -> &'static str {
    if kind.is_dir() {
        "a folder"
    } else {
        "something else"
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_file_or_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.txt");
        std::fs::write(&path, "0123456789").unwrap();
        let within = |size| Limits {
            size,
            ..Limits::DEFAULT
        };
        assert!(load(&path, &within(10)).is_ok());
        let refused = load(&path, &within(9)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "is too large: 10 bytes, and the limit is 9"
        );
        assert_eq!(
            load(folder.path(), &within(9)).unwrap_err().to_string(),
            "is a folder, not a regular file"
        );
        let link = folder.path().join("link.txt");
        std::os::unix::fs::symlink("story.txt", &link).unwrap();
        assert_eq!(
            load(&link, &within(9)).unwrap_err().to_string(),
            "is a link, not a regular file"
        );
        assert_eq!(
            load(Path::new("/dev/null"), &within(9))
                .unwrap_err()
                .to_string(),
            "is a device, not a regular file"
        );
    }
}
