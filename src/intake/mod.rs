//! From settled paths to read stories: reads, parses and extracts off the UI's thread, and hands finished batches over.
//!
//! Joins `feed`, `format` and `extract`; knows nothing of the desk or of screens. What has just arrived goes ahead of what
//! the first scan found, and of that the newest is read first. Every queue is bounded but the list of files to be read,
//! which holds no more than their names.

mod crew;
mod dispatch;
mod outbox;
mod pack;
mod queue;
mod reading;
mod shelf;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};

use crate::article::Article;
use crate::extract::Findings;
pub use crate::feed::Watching;
use crate::feed::{self, Feed};
use crate::format::Mark;
use dispatch::Dispatch;
pub use pack::{Content, Packed, Place, pack, unpack};
pub use reading::{Means, read};
pub use shelf::Shelf;

/// How many notices may wait for their taker.
const NOTICES: usize = 2;

/// One story, read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Story {
    /// The story as its file gave it.
    pub article: Article,
    /// What was found in it.
    pub findings: Findings,
    /// Both, packed, once somebody asked.
    packed: OnceLock<Packed>,
}

impl Story {
    /// A story with its findings.
    pub fn new(article: Article, findings: Findings) -> Self {
        Self {
            article,
            findings,
            packed: OnceLock::new(),
        }
    }

    /// Both, packed; made when it is first asked for.
    pub fn packed(&self) -> &Packed {
        self.packed
            .get_or_init(|| Packed::of(&self.article, &self.findings))
    }

    /// A story that a shelf keeps, with the bytes it is kept in, of the file at a path; `None` if they are damaged.
    pub fn open(place: Place, bytes: &[u8], path: &Path) -> Option<Self> {
        let (mut article, findings) = unpack(bytes)?;
        article.path = path.to_owned();
        Some(Self::held(article, findings, Packed::Kept(place)))
    }

    /// A story with its findings, packed already.
    pub fn held(article: Article, findings: Findings, packed: Packed) -> Self {
        Self {
            article,
            findings,
            packed: packed.into(),
        }
    }

    fn is_kept(&self) -> bool {
        matches!(self.packed.get(), Some(Packed::Kept(_)))
    }

    /// The same, kept on a shelf.
    fn kept(self, place: Place) -> Self {
        Self {
            packed: Packed::Kept(place).into(),
            ..self
        }
    }
}

/// What became of one file.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was read; a feed file may hold several stories. Replaces all that this path held before.
    Read(Vec<Story>),
    /// It could not be read: the reason, one sentence for the user. What the path held before stays.
    Refused(String),
    /// It was removed or renamed away.
    Gone,
}

/// One file's news, as the desk takes it.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The file; starts with its root as that was given.
    pub path: PathBuf,
    /// When it arrived: the file's modification time for what the first scan finds, else the moment it was seen.
    pub at: Timestamp,
    /// Seen after the first scan ended: counts as new.
    pub live: bool,
    /// What would tell that the file was written to since it was read; `None` where nothing would.
    pub mark: Option<Mark>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What the intake tells the program that runs it.
#[derive(Clone, Debug)]
pub enum Notice {
    /// Files' news, oldest first.
    Arrivals(Vec<Arrival>),
    /// Of the first scan: files read so far, and files found so far (`done` once the scan has ended).
    Progress {
        /// Files read or refused.
        read: usize,
        /// Files found.
        found: usize,
        /// Whether the first scan has ended and all of it is read.
        done: bool,
    },
    /// How the folders are watched from now on.
    Watching(Watching),
    /// Something the user should know (a folder that is gone): one sentence.
    Trouble(String),
}

/// How the intake works; the defaults are meant for the desk.
#[derive(Clone, Debug)]
pub struct Options {
    /// How the folders are watched.
    pub feed: feed::Options,
    /// What files are read with.
    pub means: Means,
    /// Files whose stories are known already, as long as their marks are these. What of them the first scan does not find
    /// is told to be gone.
    pub known: HashMap<PathBuf, Mark>,
    /// How many stories are understood at once, each on a thread of its own.
    pub workers: usize,
}

impl Default for Options {
    /// All cores, and no more: more would not be read sooner, and keys would wait longer.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            feed: feed::Options::default(),
            means: Means::default(),
            known: HashMap::new(),
            workers: cores,
        }
    }
}

/// The running intake. Dropping it stops the watching and the reading.
#[derive(Debug)]
pub struct Intake {
    hold: watch::Sender<bool>,
}

impl Intake {
    /// Starts watching and reading `roots`, sub-folders too; the notices come by the receiver, which never holds more than
    /// a few batches: a slow taker slows the reading and loses nothing.
    ///
    /// Must be called within a tokio runtime with its timer enabled. Leave that runtime by
    /// [`shutdown_background`](tokio::runtime::Runtime::shutdown_background), or a file that takes long to read delays the exit.
    pub fn start(roots: Vec<PathBuf>, options: Options) -> (Self, mpsc::Receiver<Notice>) {
        let (notices, taker) = mpsc::channel(NOTICES);
        let (hold, held) = watch::channel(false);
        let (feed, news) = Feed::start(roots, options.feed);
        let dispatch = Dispatch::new(options.workers, options.means, options.known);
        tokio::spawn(async move {
            dispatch.run(news, notices, held).await;
            drop(feed);
        });
        (Self { hold }, taker)
    }

    /// Holds the reading back (`true`), or lets it go on. What arrives meanwhile waits its turn.
    pub fn hold(&self, held: bool) {
        self.hold.send_replace(held);
    }
}
