//! Opens a file so that it can neither block nor flood the program.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::path::Path;

use jiff::{Timestamp, Unit, tz::TimeZone};

use super::{Error, Limits};
use crate::article::Moment;

/// A file's bytes and what its folder entry says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last modified, to the second, at this machine's offset from UTC.
    pub modified: Option<Moment>,
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
    Ok(Loaded { bytes, modified })
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
