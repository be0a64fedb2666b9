//! What the event loop is given when it starts, and what it leaves when it ends.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

use jiff::tz::TimeZone;
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;

use super::session::Session;
use super::state::Setup;
use crate::desk::{Decision, Desk, MarkLine, Views};
use crate::format::Mark;
use crate::intake::{Intake, Means, Notice};
use crate::search::{Finder, Saved};

/// Where the stories come from.
pub struct Feed {
    /// The folders, as the user named them.
    pub folders: Vec<PathBuf>,
    /// What stories are opened with.
    pub means: Means,
    /// Where the stories are days of.
    pub zone: TimeZone,
    /// What an earlier run left, if it left anything.
    pub left: Option<Coming>,
    /// Starts the intake; these files are known.
    pub begin: Begin,
    /// What lasts beyond the run.
    pub kept: Kept,
    /// How the dashboard was left.
    pub session: Option<Session>,
    /// How the user wants screens and keys to be.
    pub setup: Setup,
}

/// Starts the intake, to be called within the runtime.
pub type Begin = Box<dyn FnOnce(HashMap<PathBuf, Mark>) -> (Intake, Receiver<Notice>) + Send>;

/// A desk that an earlier run left, on its way; senders that are dropped say that it can't be had.
#[derive(Debug)]
pub struct Coming {
    /// The newest stories alone, to be shown until the desk is there.
    pub front: Option<(Desk, Views)>,
    /// How many stories there are.
    pub stories: usize,
    /// The desk, completed, its views, and how many of the decisions it heeds already.
    pub desk: oneshot::Receiver<(Desk, Views, usize)>,
    /// Its finder, without which nothing can be added to it.
    pub finder: oneshot::Receiver<Finder>,
}

/// What there is when the dashboard is left.
#[derive(Debug)]
pub struct Leaving {
    /// How it is left.
    pub session: Session,
    /// What it held, unless that is not all that an earlier run left.
    pub held: Option<Held>,
}

/// What a run leaves.
#[derive(Debug)]
pub struct Held {
    /// The desk.
    pub desk: Desk,
    /// Its finder.
    pub finder: Finder,
    /// All decisions that it heeds.
    pub decisions: Vec<Decision>,
}

/// Keeps lines; says in a sentence why it can't.
pub type Keep<T> = Box<dyn FnMut(&[T]) -> Result<(), String> + Send>;

/// What lasts of one kind, and how to keep more of it.
pub struct Lasting<T> {
    /// What earlier runs kept, oldest first.
    pub lines: Vec<T>,
    /// Keeps more.
    pub keep: Keep<T>,
}

impl<T> Default for Lasting<T> {
    /// Nothing, and what is kept holds until the program ends.
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            keep: Box::new(|_| Ok(())),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Lasting<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lasting").field(&self.lines).finish()
    }
}

/// All that lasts.
#[derive(Debug, Default)]
pub struct Kept {
    /// What was decided on names.
    pub decisions: Lasting<Decision>,
    /// What was read, bookmarked and noted.
    pub marks: Lasting<MarkLine>,
    /// Searches that were saved.
    pub searches: Lasting<Saved>,
    /// Why some of it could not be had.
    pub trouble: Option<String>,
}
