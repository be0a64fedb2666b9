//! The user's decisions on names: one JSON object a line, in the order they were made.
//!
//! Lines are only ever added, each in one write, so that several programs can add to one file and a crash costs no more
//! than the line being written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, base_strategy::Xdg};

use crate::desk::Decision;

/// Where the decisions are kept: `copytaster/names.jsonl` in the user's data directory, after the XDG Base Directory
/// Specification; `None` for a user without a home.
pub fn names_file() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.data_dir().join("copytaster/names.jsonl"))
}

/// The file of decisions.
#[derive(Clone, Debug)]
pub struct Names {
    path: PathBuf,
}

impl Names {
    /// The decisions kept in a file, which need not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All decisions, oldest first, and how many lines could not be read; those are left where they are.
    ///
    /// # Errors
    /// If there is a file and the system does not hand it over.
    pub fn read(&self) -> io::Result<(Vec<Decision>, usize)> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Vec::new(), 0)),
            Err(error) => return Err(error),
        };
        let (mut decisions, mut lost) = (Vec::new(), 0);
        for line in bytes.split(|&b| b == b'\n') {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice(line) {
                Ok(decision) => decisions.push(decision),
                Err(_) => lost += 1,
            }
        }
        Ok((decisions, lost))
    }

    /// Adds a decision. It is on the disk when this returns.
    ///
    /// # Errors
    /// What keeps the file from being written.
    pub fn add(&self, decision: &Decision) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(&self.path)?;
        let mut line = if ends_open(&mut file)? {
            b"\n".to_vec()
        } else {
            Vec::new()
        };
        serde_json::to_writer(&mut line, decision)?;
        line.push(b'\n');
        file.write_all(&line)?;
        file.sync_data()
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
    use super::*;
    use crate::desk::Name;
    use crate::extract::ActorKind;

    fn decision(a: &str, b: &str) -> Decision {
        let name = |name: &str| Name {
            name: name.into(),
            kind: ActorKind::Person,
        };
        Decision::Same(name(a), name(b))
    }

    #[test]
    fn decisions_last_and_a_torn_line_costs_itself_alone() {
        let folder = tempfile::tempdir().unwrap();
        let names = Names::at(folder.path().join("deep/names.jsonl"));
        assert_eq!(names.read().unwrap(), (vec![], 0));
        names.add(&decision("R. Novák", "Radek Novák")).unwrap();
        let line = fs::read_to_string(names.path()).unwrap();
        assert_eq!(
            line,
            "{\"same\":[{\"name\":\"R. Novák\",\"kind\":\"person\"},{\"name\":\"Radek Novák\",\"kind\":\"person\"}]}\n"
        );
        let mut file = OpenOptions::new().append(true).open(names.path()).unwrap();
        file.write_all(b"{\"same\":[{\"na").unwrap();
        names.add(&decision("李伟", "Li Wei")).unwrap();
        let (decisions, lost) = names.read().unwrap();
        assert_eq!(lost, 1);
        assert_eq!(
            decisions,
            [
                decision("R. Novák", "Radek Novák"),
                decision("李伟", "Li Wei")
            ]
        );
    }
}
