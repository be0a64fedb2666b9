//! Whether a folder lies on a file system whose changes by others the system gives no notice of.

use std::path::{Path, PathBuf};

/// Types of network and shared file systems, as Linux's mount table names them; every `fuse.` type counts too.
const REMOTE: [&str; 21] = [
    "9p",
    "acfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fhgfs",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "orangefs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// The network file system's type, if the folder lies on one.
pub(super) fn remote(folder: &Path) -> Option<String> {
    let table = std::fs::read_to_string("/proc/mounts").ok()?;
    let real = folder.canonicalize().ok()?;
    remote_in(&table, &real)
}

/// [`remote`] by the words of a mount table (Linux `proc(5)`, as `fstab(5)`): device, mount point, type, a line each.
fn remote_in(table: &str, folder: &Path) -> Option<String> {
    let mut nearest: Option<(PathBuf, &str)> = None;
    for line in table.lines() {
        let mut fields = line.split(' ').skip(1);
        let (Some(point), Some(kind)) = (fields.next(), fields.next()) else {
            continue;
        };
        let point = PathBuf::from(plain(point));
        let nearer = nearest
            .as_ref()
            .is_none_or(|(n, _)| n.components().count() <= point.components().count());
        // Of two on one mount point, the later hides the earlier.
        if folder.starts_with(&point) && nearer {
            nearest = Some((point, kind));
        }
    }
    let (_, kind) = nearest?;
    (REMOTE.contains(&kind) || kind.starts_with("fuse.")).then(|| kind.to_owned())
}

/// A mount point with its octal escapes (`\040` for a blank) resolved.
fn plain(point: &str) -> String {
    let mut bytes = Vec::with_capacity(point.len());
    let mut rest = point.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let octal = tail.get(..3).and_then(|d| std::str::from_utf8(d).ok());
        match octal.and_then(|d| u8::from_str_radix(d, 8).ok()) {
            Some(byte) if first == b'\\' => {
                bytes.push(byte);
                rest = &tail[3..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "/dev/sda1 / ext4 rw 0 0
desk:/wire /srv/wire nfs4 rw,vers=4.2 0 0
//pool/photos /srv/news\\040room cifs rw 0 0
/dev/sdb1 /srv/wire/local xfs rw 0 0
tmpfs /srv/over tmpfs rw 0 0
me@far: /srv/over fuse.sshfs rw 0 0
broken line
";

    #[test]
    fn the_nearest_mount_decides() {
        let kind = |folder: &str| remote_in(TABLE, Path::new(folder));
        assert_eq!(kind("/home/me"), None);
        assert_eq!(kind("/srv/wire"), Some("nfs4".into()));
        assert_eq!(kind("/srv/wire/in/deep"), Some("nfs4".into()));
        assert_eq!(kind("/srv/wire/local/in"), None);
        assert_eq!(kind("/srv/wireless"), None);
        assert_eq!(kind("/srv/news room/in"), Some("cifs".into()));
        assert_eq!(kind("/srv/over"), Some("fuse.sshfs".into()));
    }
}
