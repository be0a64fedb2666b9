//! One look at the disk: what stands at a path or in a folder, as far as it can be a story.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use super::known::Stamp;
use super::names;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A folder to be listed.
    Folder,
    /// A regular file.
    File(Stamp),
    /// Nothing, or nothing that can be a story: a pipe, a link that leads out of its folder.
    Nothing,
}

/// How to look within one root.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sight {
    /// Whether its file system keeps a file's number; see [`Stamp::of`].
    pub lasting: bool,
}

impl Sight {
    /// What stands at `path`.
    ///
    /// # Errors
    /// The system's, but for a path where nothing stands.
    pub fn look(self, path: &Path) -> io::Result<Look> {
        let looked = fs::symlink_metadata(path).and_then(|entry| {
            let kind = entry.file_type();
            if kind.is_symlink() {
                self.follow(path)
            } else if kind.is_file() {
                Ok(Look::File(Stamp::of(&entry, self.lasting)))
            } else {
                Ok(folder_or_nothing(kind))
            }
        });
        absent_is_nothing(looked)
    }

    /// A link counts only if it leads to a regular file in or below the folder it stands in. A linked folder never
    /// does: within the root, what it holds is listed where it really stands.
    fn follow(self, link: &Path) -> io::Result<Look> {
        let target = fs::metadata(link)?;
        let folder = link.parent().unwrap_or(Path::new(".")).canonicalize()?;
        if target.is_file() && link.canonicalize()?.starts_with(folder) {
            return Ok(Look::File(Stamp::of(&target, self.lasting)));
        }
        Ok(Look::Nothing)
    }

    /// The folder's entries that can be stories or hold some, the last by name first: where names count up, as wires'
    /// do, the newest come first.
    ///
    /// # Errors
    /// The system's, of the folder itself. An entry that cannot be looked at is given with its own error.
    pub fn list(
        self,
        folder: &Path,
    ) -> io::Result<impl Iterator<Item = (OsString, io::Result<Look>)>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if !names::ignored(&name) {
                entries.push((name, entry));
            }
        }
        entries.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        Ok(entries.into_iter().map(move |(name, entry)| {
            let look = entry.file_type().and_then(|kind| {
                if kind.is_symlink() {
                    self.follow(&entry.path())
                } else if kind.is_file() {
                    Ok(Look::File(Stamp::of(&entry.metadata()?, self.lasting)))
                } else {
                    Ok(folder_or_nothing(kind))
                }
            });
            (name, absent_is_nothing(look))
        }))
    }
}

fn folder_or_nothing(kind: FileType) -> Look {
    if kind.is_dir() {
        Look::Folder
    } else {
        Look::Nothing
    }
}

fn absent_is_nothing(look: io::Result<Look>) -> io::Result<Look> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match look {
        Err(e) if matches!(e.kind(), NotFound | NotADirectory) => Ok(Look::Nothing),
        other => other,
    }
}
