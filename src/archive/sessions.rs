//! How the dashboard was left, for each set of folders: one small file of JSON, put in its place whole.
//!
//! What a session holds is the screens' affair; here it is a value. A file that can't be read is as good as none.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use etcetera::{BaseStrategy, base_strategy::Xdg};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::whole;

/// Sets of folders remembered; the one left longest ago is forgotten first.
const MOST: usize = 50;

/// Where sessions are kept: `copytaster/session.json` in the user's state directory, after the XDG Base Directory
/// Specification; `None` for a user without a home.
pub fn sessions_file() -> Option<PathBuf> {
    Some(
        Xdg::new()
            .ok()?
            .state_dir()?
            .join("copytaster/session.json"),
    )
}

/// The sessions in a file, as far as they are of one set of folders.
#[derive(Clone, Debug)]
pub struct Sessions {
    path: PathBuf,
    folders: Vec<String>,
}

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct All {
    /// The one left last is the last.
    sessions: Vec<One>,
}

#[derive(Debug, Serialize, Deserialize)]
struct One {
    folders: Vec<String>,
    session: Value,
}

impl Sessions {
    /// Of these folders, whatever their order.
    pub fn of(path: impl Into<PathBuf>, folders: &[PathBuf]) -> Self {
        let whole = |folder: &PathBuf| folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let named = |folder| whole(folder).to_string_lossy().into_owned();
        let mut folders: Vec<_> = folders.iter().map(named).collect();
        folders.sort_unstable();
        folders.dedup();
        Self {
            path: path.into(),
            folders,
        }
    }

    /// How the dashboard was left; `None` if that is not known.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let all = self.all().sessions.into_iter();
        let mut ours = all.filter(|one| one.folders == self.folders);
        serde_json::from_value(ours.next_back()?.session).ok()
    }

    /// Keeps how it is left now.
    ///
    /// # Errors
    /// Whatever keeps the file from being written; the one before stays.
    pub fn keep(&self, session: &impl Serialize) -> io::Result<()> {
        let mut all = self.all();
        all.sessions.retain(|one| one.folders != self.folders);
        all.sessions.push(One {
            folders: self.folders.clone(),
            session: serde_json::to_value(session)?,
        });
        let spare = all.sessions.len().saturating_sub(MOST);
        all.sessions.drain(..spare);
        whole::put(&self.path, |file| {
            let mut bytes = serde_json::to_vec_pretty(&all)?;
            bytes.push(b'\n');
            file.write_all(&bytes)
        })
    }

    fn all(&self) -> All {
        let bytes = fs::read(&self.path).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_of_folders_has_its_own_and_the_oldest_goes() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("state/session.json");
        let of = |folders: &[&str]| {
            let folders: Vec<_> = folders.iter().map(PathBuf::from).collect();
            Sessions::of(&path, &folders)
        };
        assert_eq!(of(&["a"]).read::<u32>(), None);
        of(&["a", "b"]).keep(&1).unwrap();
        of(&["a"]).keep(&2).unwrap();
        of(&["b", "a"]).keep(&3).unwrap();
        assert_eq!(of(&["a", "b"]).read(), Some(3));
        assert_eq!(of(&["a"]).read(), Some(2));
        for n in 0..MOST - 1 {
            of(&[&format!("folder {n}")]).keep(&n).unwrap();
        }
        assert_eq!(of(&["a"]).read::<u32>(), None);
        assert_eq!(of(&["a", "b"]).read(), Some(3));
        assert_eq!(of(&["a", "b"]).read::<String>(), None, "of another shape");
        fs::write(&path, b"{\"sessions\":[{").unwrap();
        assert_eq!(of(&["a", "b"]).read::<u32>(), None);
        of(&["a"]).keep(&4).unwrap();
        assert_eq!(of(&["a"]).read(), Some(4));
    }
}
