//! From folders to settled paths: what is there, what arrives, what changes and what goes.
//!
//! Owns the watching, on a thread of its own, and knows nothing of what the files say. Never moves, changes or deletes one.
//!
//! Whatever sets it going, a notice of the system, a listing, or the clock, the feed looks at what stands on the disk and
//! compares that with what it has reported. So a lost, doubled or late notice can delay news but never falsify it.

mod files;
mod known;
mod ledger;
mod look;
mod mounts;
mod names;
mod patrol;
mod roots;
mod signs;
#[cfg(test)]
mod tests;
mod waiting;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::{Duration, SystemTime};

use tokio::sync::mpsc;

pub use files::{Files, files};
use patrol::Patrol;
use signs::{Lost, Native, Sign};

/// How many notices of the system may wait; beyond, the folders are listed anew instead.
const SIGNS: usize = 16_384;
/// How many batches of news may wait for their taker.
const BATCHES: usize = 16;

/// How the folders are watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By the system's own notices.
    Live,
    /// By looking every so often; the reason why, for the status line.
    Polling(String),
}

/// How to watch.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long a file must stay as it is before it counts as complete, where nothing else says that it is.
    pub settle: Duration,
    /// How often to look where the system gives no notices, and for a folder that is missing. A listing that takes long
    /// is repeated less often.
    pub interval: Duration,
    /// Look every so often even where the system gives notices.
    #[doc(hidden)]
    pub force_polling: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            settle: Duration::from_millis(300),
            interval: Duration::from_secs(1),
            force_polling: false,
        }
    }
}

/// One path's news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A complete file is there, new or changed.
    File {
        /// Where.
        path: PathBuf,
        /// When it was last modified.
        modified: SystemTime,
        /// It was there when its root was first listed.
        first: bool,
    },
    /// A file that had been reported was removed or renamed away.
    Gone(PathBuf),
}

/// What the feed tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Files, in the order seen.
    Seen(Vec<Seen>),
    /// Every root that is there has been listed once. Comes once.
    Scanned,
    /// How the folders are watched from now on.
    Watching(Watching),
    /// Something the user should know, in one sentence; its names are as the file system has them.
    Trouble(String),
}

/// The running feed. Dropping it stops the watching.
#[derive(Debug)]
pub struct Feed {
    stop: Arc<AtomicBool>,
    wake: SyncSender<Sign>,
}

impl Feed {
    /// Starts to watch `roots`, sub-folders too. What it tells of starts with a root as given here. The receiver ends early only if watching is impossible.
    ///
    /// The receiver holds little: while it is not emptied the feed waits, and catches up by listing.
    pub fn start(roots: Vec<PathBuf>, options: Options) -> (Self, mpsc::Receiver<News>) {
        Self::start_with(roots, options, Native::start)
    }

    fn start_with(
        roots: Vec<PathBuf>,
        options: Options,
        native: fn(SyncSender<Sign>, Lost) -> Result<Native, String>,
    ) -> (Self, mpsc::Receiver<News>) {
        let (wake, signs) = sync_channel(SIGNS);
        let (news, taker) = mpsc::channel(BATCHES);
        let stop = Arc::new(AtomicBool::new(false));
        let feed = Self {
            stop: Arc::clone(&stop),
            wake: wake.clone(),
        };
        let trouble = news.clone();
        let patrol = move || {
            let lost = Lost::default();
            let native = if options.force_polling {
                Err("as asked".into())
            } else {
                native(wake, lost.clone())
            };
            Patrol::new(roots, options, native, news).run(&signs, &lost, &stop);
        };
        let thread = std::thread::Builder::new()
            .name("feed".into())
            .spawn(patrol);
        if let Err(error) = thread {
            let sentence = format!("The folders cannot be watched: {error}.");
            // The channel is new, so there is room.
            let _ = trouble.try_send(News::Trouble(sentence));
        }
        (feed, taker)
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        // A full queue needs no waking.
        let _ = self.wake.try_send(Sign::Wake);
    }
}
