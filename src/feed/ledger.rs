//! What has been reported and what waits: every piece of news leaves the feed through here.

use std::path::Path;
use std::time::Instant;

use tokio::sync::mpsc;

use super::known::{Known, Stamp};
use super::waiting::{Wait, Waiting};
use super::{News, Seen};

/// News in one batch.
const BATCH: usize = 256;

/// Nobody takes the news any more.
pub(super) struct Deserted;
pub(super) type Told = Result<(), Deserted>;

/// What has been reported and what waits.
pub(super) struct Ledger {
    /// What has been reported.
    pub known: Known,
    /// What may not be complete yet.
    pub waiting: Waiting,
    batch: Vec<Seen>,
    news: mpsc::Sender<News>,
}

impl Ledger {
    /// An empty one, that reports to `news`.
    pub fn new(news: mpsc::Sender<News>) -> Self {
        Self {
            known: Known::default(),
            waiting: Waiting::default(),
            batch: Vec::new(),
            news,
        }
    }

    /// Whether nobody takes the news any more.
    pub fn is_deserted(&self) -> bool {
        self.news.is_closed()
    }

    /// Lets a file wait until it is complete.
    pub fn wait(&mut self, path: &Path, stamp: Stamp, due: Instant, first: bool) {
        self.waiting.add(path, Wait { stamp, due, first });
    }

    /// Reports a complete file, if its folder has been entered and not left since.
    pub fn report(&mut self, path: &Path, stamp: Stamp, first: bool) -> Told {
        self.waiting.remove(path);
        if !self.known.report(path, stamp) {
            return Ok(());
        }
        self.push(Seen::File {
            path: path.to_path_buf(),
            modified: stamp.modified,
            first,
        })
    }

    /// Nothing stands there any more.
    pub fn gone(&mut self, path: &Path) -> Told {
        self.gone_file(path)?;
        self.gone_folder(path)
    }

    /// No file stands there any more.
    pub fn gone_file(&mut self, path: &Path) -> Told {
        self.waiting.remove(path);
        if self.known.forget_file(path) {
            self.push(Seen::Gone(path.to_path_buf()))?;
        }
        Ok(())
    }

    /// No folder stands there any more.
    pub fn gone_folder(&mut self, path: &Path) -> Told {
        if !self.known.has_folder(path) {
            return Ok(());
        }
        self.waiting.remove_from(path);
        for file in self.known.forget_folder(path) {
            self.push(Seen::Gone(file))?;
        }
        Ok(())
    }

    fn push(&mut self, seen: Seen) -> Told {
        self.batch.push(seen);
        if self.batch.len() >= BATCH {
            self.flush()?;
        }
        Ok(())
    }

    /// Passes on what has been gathered. Waits while the taker is behind.
    pub fn flush(&mut self) -> Told {
        if self.batch.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.batch);
        self.news
            .blocking_send(News::Seen(batch))
            .map_err(|_| Deserted)
    }

    /// Says something, after all that has been gathered.
    pub fn tell(&mut self, news: News) -> Told {
        self.flush()?;
        self.news.blocking_send(news).map_err(|_| Deserted)
    }
}
