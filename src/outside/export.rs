//! A list that is written to a file a user named: on a thread of its own, row by row as they come, whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread;

use tokio::sync::mpsc::{Receiver, Sender, UnboundedSender, channel};

use super::{Told, named};
use crate::archive::whole;
use crate::output::{self, Cell, Format, List, Sheet};

/// Parts that wait to be written, at most.
const PARTS: usize = 4;

/// A list to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Which list.
    pub list: List,
    /// The file's name, as it was typed.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// The user was asked, and means it.
    pub sure: bool,
    /// Folders whose files are stories.
    pub watched: Vec<PathBuf>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many rows are in this file.
    Written(usize, PathBuf),
    /// Nothing was written: somebody has to be asked this first.
    Doubt(String),
    /// Nothing was written, and why.
    Failed(String),
}

/// Some rows, or the end of them.
#[derive(Debug)]
pub enum Part {
    /// The next rows.
    Rows(Vec<Vec<Cell>>),
    /// There are no more: without this nothing is written.
    End,
}

/// Begins to write; rows come by the sender, and what became of them is told.
///
/// # Errors
/// If the system gives no thread.
pub fn begin(export: Export, told: UnboundedSender<Told>) -> io::Result<Sender<Part>> {
    let (sender, parts) = channel(PARTS);
    let thread = thread::Builder::new().name("export".into());
    thread.spawn(move || {
        let outcome = write(&export, parts);
        // Nobody hears of it once the dashboard is left.
        let _ = told.send(Told::Exported(export, outcome));
    })?;
    Ok(sender)
}

fn write(export: &Export, parts: Receiver<Part>) -> Outcome {
    let (path, over) = match place(export) {
        Ok(place) => place,
        Err(outcome) => return outcome,
    };
    let mut rows = 0;
    match whole::place(&path, over, |file| put(file, export, parts, &mut rows)) {
        Ok(()) => Outcome::Written(rows, path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Outcome::Doubt(TAKEN.into()),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

const TAKEN: &str = "a file of this name is there already";

/// Where the file is to be, and whether over another, if that needs no asking.
fn place(export: &Export) -> Result<(PathBuf, bool), Outcome> {
    let failed = |why: &str| Err(Outcome::Failed(why.into()));
    let doubt = |why: &str| Err(Outcome::Doubt(why.into()));
    let typed = named(&export.name);
    let (Some(folder), Some(file)) = (typed.parent(), typed.file_name()) else {
        return failed("this is no file's name");
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    // All links are followed here: a link to a file is not to be lost, nor a watched folder to be missed.
    let path = match folder.canonicalize() {
        Ok(folder) if folder.is_dir() => folder.join(file),
        _ => return failed(&format!("there is no folder {}", folder.display())),
    };
    let path = path.canonicalize().unwrap_or(path);
    let there = path.symlink_metadata().ok();
    if there.as_ref().is_some_and(|entry| !entry.is_file()) {
        return failed("what has this name is no file");
    }
    let mut roots = export.watched.iter();
    let watched = roots.any(|root| root.canonicalize().is_ok_and(|root| path.starts_with(root)));
    match (there.is_some(), watched) {
        (true, true) => failed("files of folders that are watched are never changed"),
        (true, false) if !export.sure => doubt(TAKEN),
        (false, true) if !export.sure => {
            doubt("this folder is watched, so the file would come in as a story")
        }
        (over, _) => Ok((path, over)),
    }
}

fn put(
    file: &mut File,
    export: &Export,
    parts: Receiver<Part>,
    count: &mut usize,
) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    let mut rows = Coming {
        parts,
        part: Vec::new().into_iter(),
        ended: false,
    };
    let counted = rows.by_ref().inspect(|_| *count += 1);
    let sheet = Sheet {
        columns: export.list.columns(),
        rows: Box::new(counted),
    };
    output::write(&mut out, sheet, export.format)?;
    out.flush()?;
    match rows.ended {
        true => Ok(()),
        false => Err(io::Error::other(
            "not all of its rows came; export it again",
        )),
    }
}

/// Rows as they come.
struct Coming {
    parts: Receiver<Part>,
    part: std::vec::IntoIter<Vec<Cell>>,
    ended: bool,
}

impl Iterator for Coming {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        loop {
            if let Some(row) = self.part.next() {
                return Some(row);
            }
            match self.parts.blocking_recv()? {
                Part::Rows(rows) => self.part = rows.into_iter(),
                Part::End => {
                    self.ended = true;
                    return None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tokio::sync::mpsc::unbounded_channel;

    use super::*;

    fn export(path: &Path, sure: bool, watched: &Path) -> Export {
        Export {
            list: List::Actors,
            name: path.to_str().unwrap().to_owned(),
            format: Format::Csv,
            sure,
            watched: vec![watched.to_owned()],
        }
    }

    fn row(name: &str) -> Vec<Cell> {
        let words = Cell::Words(name.into());
        [vec![words], vec![Cell::None; 6]].concat()
    }

    fn run(export: Export, parts: Vec<Part>) -> Outcome {
        let (tell, mut told) = unbounded_channel();
        let sender = begin(export, tell).unwrap();
        for part in parts {
            // Whoever asks first takes no rows.
            let _ = sender.blocking_send(part);
        }
        drop(sender);
        match told.blocking_recv() {
            Some(Told::Exported(_, outcome)) => outcome,
            other => panic!("{other:?}"),
        }
    }

    fn rows() -> Vec<Part> {
        vec![
            Part::Rows(vec![row("Ana Costa"), row("=Novák")]),
            Part::Rows(vec![row("TNA")]),
            Part::End,
        ]
    }

    const HEAD: &str = "name,kind,role,aliases,mentions,stories,quotes\n";

    #[test]
    fn rows_are_written_whole_or_not_at_all() {
        let (folder, wire) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = folder.path().join("who.csv");
        let mut cut = rows();
        cut.pop();
        let outcome = run(export(&path, false, wire.path()), cut);
        assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let outcome = run(export(&path, false, wire.path()), rows());
        let whole = path.canonicalize().unwrap();
        assert_eq!(outcome, Outcome::Written(3, whole));
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(
            written,
            format!("{HEAD}Ana Costa,,,,,,\n'=Novák,,,,,,\nTNA,,,,,,\n")
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_there_is_asked_about() {
        let (folder, wire) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = folder.path().join("who.csv");
        fs::write(&path, "mine").unwrap();
        let outcome = run(export(&path, false, wire.path()), rows());
        assert_eq!(outcome, Outcome::Doubt(TAKEN.into()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        // A link leads to it, and stays one.
        let link = folder.path().join("link.csv");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let outcome = run(export(&link, true, wire.path()), rows());
        assert!(matches!(outcome, Outcome::Written(3, _)), "{outcome:?}");
        assert!(fs::read_to_string(&path).unwrap().starts_with(HEAD));
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }

    #[test]
    fn what_is_watched_is_asked_about_and_never_changed() {
        let wire = tempfile::tempdir().unwrap();
        let path = wire.path().join("who.csv");
        let outcome = run(export(&path, false, wire.path()), rows());
        assert!(
            matches!(&outcome, Outcome::Doubt(why) if why.contains("as a story")),
            "{outcome:?}"
        );
        let outcome = run(export(&path, true, wire.path()), rows());
        assert!(matches!(outcome, Outcome::Written(3, _)));
        let outcome = run(export(&path, true, wire.path()), rows());
        assert!(
            matches!(&outcome, Outcome::Failed(why) if why.contains("never changed")),
            "{outcome:?}"
        );
    }

    #[test]
    fn what_cannot_be_written_is_said() {
        let (folder, wire) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for (name, why) in [
            ("no/who.csv", "there is no folder"),
            (".", "is no file"),
            ("", "is no file"),
        ] {
            let path = folder.path().join(name);
            let outcome = run(export(&path, true, wire.path()), rows());
            assert!(
                matches!(&outcome, Outcome::Failed(said) if said.contains(why)),
                "{outcome:?}"
            );
        }
    }
}
