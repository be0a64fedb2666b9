//! The desk as it was left, in a file of its own: the next start takes it up instead of counting every story again.
//!
//! The file is good for the program that wrote it, the same folders, limits and time zone, and for a week: so long the
//! archive keeps the readings it points to. It is put in its place whole; damaged bytes are found by their hash, and then
//! there is no such file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::store::{SPARE, stamp};
use super::whole;
use crate::desk::{Decision, Desk, Roll};
use crate::format::Limits;
use crate::search::Finder;

/// Where a desk is left, and for whom.
#[derive(Clone, Debug)]
pub struct Left {
    path: PathBuf,
    lock: [u8; 32],
}

/// A desk that was left, not read yet.
#[derive(Debug)]
pub struct Opening {
    file: File,
    foot: Foot,
}

/// Where a part of the file is, and its hash.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Part {
    start: u64,
    length: u64,
    hash: [u8; 32],
}

/// The end of the file, of always the same length.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Foot {
    lock: [u8; 32],
    front: Part,
    names: Part,
    desk: Part,
    finder: Part,
    /// How many stories there are.
    stories: usize,
}

/// Bytes of a foot, filled up with zeros.
const FOOT: usize = 512;
/// Stories to be shown while the others are read.
const FRONT: usize = 200;

impl Left {
    /// Of a desk on these folders; files lie in the directory of the archive.
    pub fn of(archive: &Path, folders: &[PathBuf], limits: Limits, zone: &TimeZone) -> Self {
        let mut hasher = blake3::Hasher::new();
        for folder in folders {
            let whole = folder.canonicalize().unwrap_or_default();
            for path in [folder, &whole] {
                hasher.update(path.as_os_str().as_encoded_bytes());
                hasher.update(b"\0");
            }
        }
        let name = hasher.finalize().to_hex();
        hasher.update(&stamp());
        hasher.update(format!("{limits:?} {zone:?}").as_bytes());
        Self {
            path: archive.with_file_name(format!("desk-{}.bin", &name[..16])),
            lock: hasher.finalize().into(),
        }
    }

    /// The desk that was left; `None` if there is none that fits.
    pub fn open(&self) -> Option<Opening> {
        let mut file = File::open(&self.path).ok()?;
        let modified = file.metadata().and_then(|about| about.modified()).ok()?;
        let age = SystemTime::now().duration_since(modified);
        if age.is_ok_and(|age| age >= SPARE) {
            return None;
        }
        file.seek(SeekFrom::End(-(FOOT as i64))).ok()?;
        let mut foot = [0; FOOT];
        file.read_exact(&mut foot).ok()?;
        let foot: Foot = postcard::from_bytes(&foot).ok()?;
        (foot.lock == self.lock).then_some(Opening { file, foot })
    }

    /// Leaves a desk, in place of the one that was left before.
    ///
    /// # Errors
    /// Whatever keeps the file from being written; the one before stays.
    pub fn keep(&self, desk: &Desk, decisions: &[Decision], finder: &Finder) -> io::Result<()> {
        forget_old(self.path.parent().unwrap_or(Path::new(".")));
        let mut foot = Foot {
            lock: self.lock,
            stories: desk.totals().stories,
            ..Foot::default()
        };
        let front = desk.front(FRONT, decisions);
        whole::put(&self.path, |file| {
            let mut start = 0;
            foot.front = write(file, &mut start, &(front.roll(), &front))?;
            foot.names = write(file, &mut start, &desk.roll())?;
            foot.desk = write(file, &mut start, &(decisions, desk))?;
            foot.finder = write(file, &mut start, finder)?;
            let mut end = postcard::to_stdvec(&foot).map_err(io::Error::other)?;
            end.resize(FOOT, 0);
            file.write_all(&end)
        })
    }
}

impl Opening {
    /// How many stories there are.
    pub fn stories(&self) -> usize {
        self.foot.stories
    }

    /// The newest stories' names, completed, and their desk, to be completed; `None` if it is damaged.
    pub fn front(&self) -> Option<(Roll, Desk)> {
        let (names, desk): (Roll, Desk) = read(&self.file, self.foot.front)?;
        Some((names.complete(), desk))
    }

    /// The names, completed; `None` if they are damaged.
    pub fn names(&self) -> Option<Roll> {
        Some(read::<Roll>(&self.file, self.foot.names)?.complete())
    }

    /// The decisions that the desk heeds, and the desk, to be completed; `None` if it is damaged.
    pub fn desk(&self) -> Option<(Vec<Decision>, Desk)> {
        read(&self.file, self.foot.desk)
    }

    /// The finder, completed; `None` if it is damaged.
    pub fn finder(&self) -> Option<Finder> {
        Some(read::<Finder>(&self.file, self.foot.finder)?.complete())
    }
}

/// Takes away what nobody will take up any more.
fn forget_old(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_one = name.to_string_lossy().starts_with("desk-");
        let modified = entry.metadata().and_then(|about| about.modified());
        let age = modified.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
        if is_one && age.is_ok_and(|age| age >= SPARE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write(file: &mut File, start: &mut u64, value: &impl Serialize) -> io::Result<Part> {
    let told = Told {
        to: BufWriter::with_capacity(1 << 20, file),
        hasher: blake3::Hasher::new(),
        length: 0,
    };
    let mut told = postcard::to_io(value, told).map_err(io::Error::other)?;
    told.to.flush()?;
    let part = Part {
        start: *start,
        length: told.length,
        hash: told.hasher.finalize().into(),
    };
    *start += told.length;
    Ok(part)
}

/// Counts and hashes what is written.
struct Told<W> {
    to: W,
    hasher: blake3::Hasher,
    length: u64,
}

impl<W: Write> Write for Told<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn read<T: DeserializeOwned>(file: &File, part: Part) -> Option<T> {
    let end = part.start.checked_add(part.length)?;
    if end > file.metadata().ok()?.len() {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(part.length).ok()?];
    read_at(file, &mut bytes, part.start).ok()?;
    if *blake3::hash(&bytes).as_bytes() != part.hash {
        return None;
    }
    postcard::from_bytes(&bytes).ok()
}

/// Two threads read one file.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    file.read_exact_at(bytes, start)
}

#[cfg(not(unix))]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(bytes)
}
