//! From settled paths to read stories: reads, parses and extracts off the UI's thread, and hands finished batches over.
//!
//! Joins `feed`, `format` and `extract`; knows nothing of the desk or of screens.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::article::Article;
use crate::extract::Findings;

/// One story, read.
#[derive(Clone, Debug)]
pub struct Story {
    /// The story as its file gave it.
    pub article: Article,
    /// What was found in it.
    pub findings: Findings,
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
    /// The file.
    pub path: PathBuf,
    /// When it arrived: the file's modification time for what the first scan finds, else the moment it was seen.
    pub at: Timestamp,
    /// Seen after the first scan ended: counts as new.
    pub live: bool,
    /// What became of it.
    pub outcome: Outcome,
}

/// How the folders are watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By the system's own notices.
    Live,
    /// By looking every so often; the reason why, for the status line.
    Polling(String),
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
