//! The log: what happened while the screen was ours, for whoever wants to know later. It never goes to the terminal.
//!
//! Two files at most: what grew beyond a size is put aside, in the place of what was put aside before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use etcetera::{BaseStrategy, base_strategy::Xdg};
use tracing_subscriber::filter::LevelFilter;

/// Bytes of a log; one that has more is put aside.
const MOST: u64 = 1 << 20;

/// Where the log is: `copytaster/copytaster.log` in the user's state directory, after the XDG Base Directory
/// Specification; `None` for a user without a home.
fn log_file() -> Option<PathBuf> {
    let folder = Xdg::new().ok()?.state_dir()?;
    Some(folder.join("copytaster/copytaster.log"))
}

/// Begins to log to a file, or to the usual one.
///
/// # Errors
/// Why that file can't be written.
pub fn begin(named: Option<&Path>, level: LevelFilter) -> Result<(), String> {
    let Some(path) = named.map(Path::to_owned).or_else(log_file) else {
        return Ok(());
    };
    if level == LevelFilter::OFF {
        return Ok(());
    }
    let log = Log::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let subscriber = tracing_subscriber::fmt()
        .with_writer(Mutex::new(log))
        .with_max_level(level)
        .with_ansi(false)
        .with_target(false)
        .finish();
    // Somebody who uses the library may log in a way of their own already.
    let _ = tracing::subscriber::set_global_default(subscriber);
    Ok(())
}

/// The file, open.
struct Log {
    path: PathBuf,
    file: File,
    size: u64,
}

impl Log {
    fn open(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        Ok(Self {
            path: path.to_owned(),
            size: file.metadata()?.len(),
            file,
        })
    }

    /// Puts the file aside and begins another.
    fn turn(&mut self) -> io::Result<()> {
        let mut aside = self.path.clone().into_os_string();
        aside.push(".1");
        fs::rename(&self.path, aside)?;
        *self = Self::open(&self.path)?;
        Ok(())
    }
}

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.size + line.len() as u64 > MOST && self.size > 0 {
            self.turn()?;
        }
        let written = self.file.write(line)?;
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_that_grew_is_put_aside_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/copytaster.log");
        let mut log = Log::open(&path).unwrap();
        let line = vec![b'x'; 1 << 18];
        for _ in 0..11 {
            log.write_all(&line).unwrap();
        }
        let sizes = |name: &str| fs::metadata(path.with_file_name(name)).unwrap().len();
        assert_eq!(sizes("copytaster.log"), 3 << 18);
        assert_eq!(sizes("copytaster.log.1"), MOST);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
        drop(log);
        let again = Log::open(&path).unwrap();
        assert_eq!(again.size, 3 << 18, "what is there counts");
    }
}
