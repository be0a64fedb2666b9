//! The feed on real folders, with the system's notices and by polling.

mod failing;
mod folders;
mod shuffled;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::sync::mpsc::{Receiver, error::TryRecvError};

use super::signs::{Lost, Native, Sign};
use super::{Feed, News, Options, Seen, Watching};

/// Long enough for the busiest machine: a test waits for what it expects, never for a time.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder and what its feed has told so far. Paths are relative to the folder.
struct Watched {
    folder: TempDir,
    feed: Option<Feed>,
    news: Receiver<News>,
    /// The files reported and not gone, each with its words as they were at every report.
    files: BTreeMap<String, Vec<String>>,
    /// Of `files`, how many reports said that the first scan found it.
    first: usize,
    gone: Vec<String>,
    troubles: Vec<String>,
    watching: Option<Watching>,
    scanned: bool,
    ended: bool,
}

fn options(polling: bool) -> Options {
    Options {
        settle: Duration::from_millis(100),
        interval: Duration::from_millis(50),
        force_polling: polling,
    }
}

impl Watched {
    /// Watches `in` of a new folder, after `prepare` has filled it.
    fn start(polling: bool, prepare: impl FnOnce(&Path)) -> Self {
        Self::start_with(options(polling), Native::start, prepare)
    }

    fn start_with(
        options: Options,
        native: fn(SyncSender<Sign>, Lost) -> Result<Native, String>,
        prepare: impl FnOnce(&Path),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("in");
        fs::create_dir(&root).unwrap();
        prepare(&root);
        let (feed, news) = Feed::start_with(vec![root], options, native);
        Self {
            folder,
            feed: Some(feed),
            news,
            files: BTreeMap::new(),
            first: 0,
            gone: Vec::new(),
            troubles: Vec::new(),
            watching: None,
            scanned: false,
            ended: false,
        }
    }

    /// A path below the watched folder.
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join("in").join(name)
    }

    /// A path beside the watched folder.
    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn name(&self, path: &Path) -> String {
        let root = self.folder.path().join("in");
        path.strip_prefix(root).unwrap().display().to_string()
    }

    fn take(&mut self, news: News) {
        match news {
            News::Seen(batch) => {
                for seen in batch {
                    match seen {
                        Seen::File { path, first, .. } => {
                            self.first += usize::from(first);
                            let words = fs::read_to_string(&path).unwrap_or_default();
                            self.files.entry(self.name(&path)).or_default().push(words);
                        }
                        Seen::Gone(path) => {
                            let name = self.name(&path);
                            self.files.remove(&name);
                            self.gone.push(name);
                        }
                    }
                }
            }
            News::Scanned => {
                assert!(!self.scanned, "the first scan ended twice");
                self.scanned = true;
            }
            News::Watching(watching) => self.watching = Some(watching),
            News::Trouble(words) => self.troubles.push(words),
        }
    }

    /// Takes news until they satisfy.
    fn wait(&mut self, what: &str, satisfied: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !satisfied(self) {
            match self.news.try_recv() {
                Ok(news) => self.take(news),
                Err(TryRecvError::Empty) => {
                    assert!(
                        Instant::now() < until,
                        "waited in vain for {what}: files {:?}, gone {:?}, troubles {:?}",
                        self.files,
                        self.gone,
                        self.troubles
                    );
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(TryRecvError::Disconnected) => {
                    self.ended = true;
                    assert!(satisfied(self), "the feed ended before {what}");
                }
            }
        }
    }

    fn wait_scanned(&mut self) {
        self.wait("the end of the first scan", |w| w.scanned);
    }

    /// Waits until exactly these files are there.
    fn wait_names(&mut self, names: &[&str]) {
        self.wait(&format!("{names:?}"), |w| w.names() == names);
    }

    fn names(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// Waits until a file written now is told, so that whatever went before has been told as well.
    fn wait_sentinel(&mut self) {
        for name in ["zz-sentinel-1", "zz-sentinel-2"] {
            fs::write(self.at(name), name).unwrap();
            self.wait(name, |w| w.files.contains_key(name));
            fs::remove_file(self.at(name)).unwrap();
            self.wait(name, |w| !w.files.contains_key(name));
        }
        self.gone.retain(|name| !name.starts_with("zz-sentinel"));
    }

    /// The words of a file at its last report.
    fn words(&self, name: &str) -> &str {
        self.files
            .get(name)
            .and_then(|w| w.last())
            .map_or("", String::as_str)
    }
}

/// A file that has not been written to for a while.
fn write_old(path: &Path, words: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, words).unwrap();
    let hour_ago = std::time::SystemTime::now() - Duration::from_secs(3600);
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(hour_ago).unwrap();
}

/// Runs a test by the system's notices and by polling: both tell the same.
fn both_ways(test: fn(bool)) {
    test(false);
    test(true);
}
