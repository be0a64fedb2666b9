//! One listing of a folder, for those who want its stories once and do not stay to watch.

use std::io;
use std::path::{Path, PathBuf};

use super::look::{Look, Sight};

/// What a folder and its sub-folders hold.
#[derive(Debug, Default)]
pub struct Files {
    /// Every file that can be a story, in path order.
    pub found: Vec<PathBuf>,
    /// Folders and entries that could not be looked at.
    pub trouble: Vec<(PathBuf, io::Error)>,
}

/// Lists a folder as the feed would: the same names are passed over, the same links not followed.
pub fn files(root: &Path) -> Files {
    let mut files = Files::default();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match Sight::default().list(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                files.trouble.push((folder.clone(), error));
                continue;
            }
        };
        for (name, look) in entries {
            let path = folder.join(name);
            match look {
                Ok(Look::File(_)) => files.found.push(path),
                Ok(Look::Folder) => folders.push(path),
                Ok(Look::Nothing) => {}
                Err(error) => files.trouble.push((path, error)),
            }
        }
    }
    files.found.sort_unstable();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_path_order_and_passes_over_what_the_feed_does() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a/z.txt",
            "a/.git/c.txt",
            "a.txt",
            "c.tmp",
            "d.txt~",
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let files = files(folder.path());
        let names: Vec<_> = files
            .found
            .iter()
            .map(|p| p.strip_prefix(folder.path()).unwrap().to_str().unwrap())
            .collect();
        assert_eq!(names, ["a/z.txt", "a.txt", "b.txt"]);
        assert!(files.trouble.is_empty());
        let absent = super::files(&folder.path().join("absent"));
        assert_eq!((absent.found.len(), absent.trouble.len()), (0, 1));
    }
}
