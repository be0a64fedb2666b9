//! Puts a file in its place whole: whoever reads it sees the old one or the new one, and never half of either.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Writes a file of the program's own beside its place, and moves it there once it is on the disk; its folder is made if need
/// be.
///
/// # Errors
/// What `write` says, or what keeps the file from its place; then the one that was there stays.
pub(super) fn put(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let whole = written(NamedTempFile::new_in(folder)?, write)?;
    whole.persist(path)?;
    Ok(())
}

/// Writes a file that a user named, in a folder that is there: over the one of its name, or only if there is none. Whoever may
/// read the user's new files may read it.
///
/// # Errors
/// What `write` says, or what keeps the file from its place, [`io::ErrorKind::AlreadyExists`] if that is another one.
pub fn place(
    path: &Path,
    over: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes away what the user's umask does.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let whole = written(builder.tempfile_in(folder)?, write)?;
    match over {
        true => whole.persist(path)?,
        false => whole.persist_noclobber(path)?,
    };
    Ok(())
}

fn written(
    mut whole: NamedTempFile,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    write(whole.as_file_mut())?;
    whole.as_file().sync_all()?;
    Ok(whole)
}
