//! Which names are never stories: those that a transfer or an editor uses while it is still at work, and hidden ones.

use std::ffi::OsStr;
use std::path::Path;

/// The extensions of files that are still being brought in or edited.
const UNFINISHED: [&str; 5] = ["tmp", "part", "partial", "filepart", "swp"];

/// Whether a file or folder of this name is passed over.
///
/// The same rule holds for both: a folder filled under a temporary name and then renamed arrives as a whole.
pub(super) fn ignored(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    if bytes.starts_with(b".") || bytes.ends_with(b"~") {
        return true;
    }
    Path::new(name)
        .extension()
        .is_some_and(|e| UNFINISHED.iter().any(|u| e.eq_ignore_ascii_case(u)))
}

/// Whether any part of a path relative to its root is passed over.
pub(super) fn hidden(relative: &Path) -> bool {
    relative.iter().any(ignored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_unfinished_and_hidden_names() {
        for name in [
            ".hidden",
            "..",
            "a.tmp",
            "a.TMP",
            "a.txt.part",
            "a.partial",
            "a.filepart",
            "a.swp",
            ".a.txt.swp",
            "a.txt~",
            "~",
        ] {
            assert!(ignored(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn takes_every_other_name() {
        for name in [
            "a",
            "a.txt",
            "tmp",
            "part",
            "a.tmp.txt",
            "~a.txt",
            "partial.md",
            "李伟.txt",
        ] {
            assert!(!ignored(OsStr::new(name)), "{name}");
        }
        assert!(hidden(Path::new("a/.git/b.txt")));
        assert!(!hidden(Path::new("a/b.txt")));
    }
}
