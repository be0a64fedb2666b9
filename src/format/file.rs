//! Opens a file so that it can neither block nor flood the program.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::path::Path;

use jiff::{Timestamp, tz::TimeZone};

use super::Error;
use crate::article::Moment;

/// The most bytes a file may have.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// A file's bytes and what its folder entry says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last modified, at this machine's offset from UTC.
    pub modified: Option<Moment>,
}

/// Reads a whole regular file of at most [`MAX_BYTES`].
///
/// # Errors
/// [`Error::Io`], [`Error::NotAFile`], [`Error::TooLarge`]; never waits for a pipe's or device's other end.
pub fn load(path: &Path) -> Result<Loaded, Error> {
    // Opening a pipe nobody writes to would wait for ever, so the kind is checked by name, then again once open.
    regular(std::fs::metadata(path)?.file_type())?;
    let mut file = open(path)?;
    let entry = file.metadata()?;
    regular(entry.file_type())?;
    if entry.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            size: entry.len(),
            limit: MAX_BYTES,
        });
    }
    let mut bytes = Vec::with_capacity(entry.len() as usize + 1);
    // It may have grown since.
    file.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge {
            size: bytes.len() as u64,
            limit: MAX_BYTES,
        });
    }
    let modified = entry
        .modified()
        .ok()
        .and_then(|t| Timestamp::try_from(t).ok())
        .map(|at| Moment {
            at,
            offset: TimeZone::system().to_offset(at),
        });
    Ok(Loaded { bytes, modified })
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
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
