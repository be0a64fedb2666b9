//! Opens a file so that it can neither block nor flood the program.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, Unit, tz::TimeZone};

use super::Error;
use crate::article::Moment;

/// The most bytes a file may have.
pub const MAX_BYTES: u64 = 100 << 20;

/// A file's bytes and what its folder entry says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last modified, to the second, at this machine's offset from UTC.
    pub modified: Option<Moment>,
}

/// Reads a whole regular file of at most [`MAX_BYTES`].
///
/// A symbolic link is followed only within its own folder. Never waits for a pipe's or device's other end.
///
/// # Errors
/// [`Error::Io`], [`Error::NotAFile`], [`Error::Link`], [`Error::TooLarge`].
pub fn load(path: &Path) -> Result<Loaded, Error> {
    load_within(path, MAX_BYTES)
}

fn load_within(path: &Path, limit: u64) -> Result<Loaded, Error> {
    let target = resolve(path)?;
    // Opening a pipe nobody writes to would wait for ever, so the kind is asked by name, then again once it is open.
    regular(std::fs::symlink_metadata(&target)?.file_type())?;
    let file = open(&target)?;
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

/// The path itself, or where a link leads; no link may lead out of its folder.
fn resolve(path: &Path) -> Result<PathBuf, Error> {
    if !std::fs::symlink_metadata(path)?.is_symlink() {
        return Ok(path.to_path_buf());
    }
    let target = path.canonicalize()?;
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.canonicalize()?,
        _ => Path::new(".").canonicalize()?,
    };
    if target.starts_with(&folder) {
        Ok(target)
    } else {
        Err(Error::Link)
    }
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | libc::O_NOFOLLOW)
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
    use std::os::unix::fs::symlink;

    #[test]
    fn follows_links_within_their_folder_only() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("wire");
        std::fs::create_dir(&inside).unwrap();
        std::fs::write(folder.path().join("outside.txt"), "secret").unwrap();
        std::fs::write(inside.join("story.txt"), "Ferry stops").unwrap();
        symlink("story.txt", inside.join("latest.txt")).unwrap();
        symlink("../outside.txt", inside.join("out.txt")).unwrap();
        symlink("loop.txt", inside.join("loop.txt")).unwrap();
        assert_eq!(
            load_within(&inside.join("latest.txt"), 100).unwrap().bytes,
            b"Ferry stops"
        );
        assert!(matches!(
            load_within(&inside.join("out.txt"), 100),
            Err(Error::Link)
        ));
        assert!(matches!(
            load_within(&inside.join("loop.txt"), 100),
            Err(Error::Io(_))
        ));
    }

    #[test]
    fn refuses_what_is_no_file_or_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.txt");
        std::fs::write(&path, "0123456789").unwrap();
        assert!(load_within(&path, 10).is_ok());
        let refused = load_within(&path, 9).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "is too large: 10 bytes, and the limit is 9"
        );
        assert_eq!(
            load_within(folder.path(), 9).unwrap_err().to_string(),
            "is a folder, not a regular file"
        );
        assert_eq!(
            load_within(Path::new("/dev/null"), 9)
                .unwrap_err()
                .to_string(),
            "is a device, not a regular file"
        );
    }
}
