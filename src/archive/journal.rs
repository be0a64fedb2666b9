//! Lines that last: what a user decided, marked or saved, one JSON object a line, in the order it was done.
//!
//! Lines are only ever added, all of one deed in one write, so that several programs can add to one file, and a program
//! that is killed loses no more than the line being written. A file in which most lines no longer hold can be put in
//! its place anew with those that do; whoever adds meanwhile waits for that.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, base_strategy::Xdg};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::whole;

/// Where a user's own lines of this name are kept: in `copytaster` in the user's data directory, after the XDG Base
/// Directory Specification; `None` for a user without a home.
pub fn journal_file(name: &str) -> Option<PathBuf> {
    Some(Xdg::new().ok()?.data_dir().join("copytaster").join(name))
}

/// A file of lines.
#[derive(Clone, Debug)]
pub struct Journal<T> {
    path: PathBuf,
    lines: PhantomData<fn(T) -> T>,
}

impl<T: Serialize + DeserializeOwned> Journal<T> {
    /// The lines kept in a file, which need not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            lines: PhantomData,
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All lines, oldest first, and how many could not be read; those are left where they are.
    ///
    /// # Errors
    /// If there is a file and the system does not hand it over.
    pub fn read(&self) -> io::Result<(Vec<T>, usize)> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Vec::new(), 0)),
            Err(error) => return Err(error),
        };
        let (mut lines, mut lost) = (Vec::new(), 0);
        for line in bytes.split(|&b| b == b'\n') {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice(line) {
                Ok(line) => lines.push(line),
                Err(_) => lost += 1,
            }
        }
        Ok((lines, lost))
    }

    /// Adds lines. They are the system's when this returns, and no longer the program's to lose.
    ///
    /// # Errors
    /// What keeps the file from being written.
    pub fn add(&self, lines: &[T]) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = self.open()?;
        let mut bytes = Vec::new();
        if ends_open(&mut file)? {
            bytes.push(b'\n');
        }
        for line in lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        file.write_all(&bytes)
    }

    /// Writes the file anew with the lines that `held` picks of it. A file with damaged lines stays as it is: somebody
    /// may still mend it.
    ///
    /// # Errors
    /// What keeps the file from being read or written; then it stays as it was.
    pub fn compact(&self, held: impl FnOnce(Vec<T>) -> Vec<T>) -> io::Result<()> {
        // Nobody adds to what is about to be replaced.
        let _held = self.open()?;
        let (lines, lost) = self.read()?;
        if lost > 0 {
            return Ok(());
        }
        let mut bytes = Vec::new();
        for line in held(lines) {
            serde_json::to_writer(&mut bytes, &line)?;
            bytes.push(b'\n');
        }
        whole::put(&self.path, |file| file.write_all(&bytes))
    }

    /// The file, open for adding and locked, where the system knows locks; unlocked when it is closed.
    fn open(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        loop {
            let file = options.open(&self.path)?;
            match file.lock() {
                Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
                _ => {}
            }
            // Whoever held the lock before may have put another file in its place.
            let (ours, there) = (file.metadata()?, fs::metadata(&self.path));
            if there.is_ok_and(|there| (there.dev(), there.ino()) == (ours.dev(), ours.ino())) {
                return Ok(file);
            }
        }
    }
}

/// Whether the last line was not written to its end.
fn ends_open(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::desk::{Decision, Name};
    use crate::extract::ActorKind;

    fn decision(a: &str, b: &str) -> Decision {
        let name = |name: &str| Name {
            name: name.into(),
            kind: ActorKind::Person,
        };
        Decision::Same(name(a), name(b))
    }

    #[test]
    fn lines_last_and_a_torn_one_costs_itself_alone() {
        let folder = tempfile::tempdir().unwrap();
        let names = Journal::at(folder.path().join("deep/names.jsonl"));
        assert_eq!(names.read().unwrap(), (vec![], 0));
        names.add(&[decision("R. Novák", "Radek Novák")]).unwrap();
        let line = fs::read_to_string(names.path()).unwrap();
        assert_eq!(
            line,
            "{\"same\":[{\"name\":\"R. Novák\",\"kind\":\"person\"},{\"name\":\"Radek Novák\",\"kind\":\"person\"}]}\n"
        );
        let mut file = OpenOptions::new().append(true).open(names.path()).unwrap();
        file.write_all(b"{\"same\":[{\"na").unwrap();
        names.add(&[decision("李伟", "Li Wei")]).unwrap();
        let (decisions, lost) = names.read().unwrap();
        assert_eq!(lost, 1);
        assert_eq!(
            decisions,
            [
                decision("R. Novák", "Radek Novák"),
                decision("李伟", "Li Wei")
            ]
        );
        // What can't be read is not thrown away.
        names.compact(|_| Vec::new()).unwrap();
        assert_eq!(names.read().unwrap().0.len(), 2);
    }

    #[test]
    fn what_is_added_while_the_file_is_put_anew_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("numbers.jsonl");
        let adds = |from: u32| {
            let path = path.clone();
            thread::spawn(move || {
                let numbers = Journal::<u32>::at(path);
                (from..from + 100).for_each(|n| numbers.add(&[n]).unwrap());
            })
        };
        let adding = [adds(0), adds(1_000)];
        let numbers = Journal::<u32>::at(&path);
        for _ in 0..20 {
            numbers.compact(|all| all).unwrap();
        }
        for thread in adding {
            thread.join().unwrap();
        }
        let (mut all, lost) = numbers.read().unwrap();
        all.sort_unstable();
        let expected: Vec<_> = (0..100).chain(1_000..1_100).collect();
        assert_eq!((all, lost), (expected, 0));
    }
}
