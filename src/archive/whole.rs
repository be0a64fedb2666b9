//! Puts a file in its place whole: whoever reads it sees the old one or the new one, and never half of either.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes a file beside its place, and moves it there once it is on the disk; its folder is made if need be.
///
/// # Errors
/// What `write` says, or what keeps the file from its place; then the one that was there stays.
pub(super) fn put(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut whole = NamedTempFile::new_in(folder)?;
    write(whole.as_file_mut())?;
    whole.as_file().sync_all()?;
    whole.persist(path)?;
    Ok(())
}
