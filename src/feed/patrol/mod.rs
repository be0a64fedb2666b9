//! The feed's thread: takes notices, lists folders, waits for files to settle, and reports.
//!
//! It holds nothing of the disk's state but what it has reported and what it waits for.

mod listing;
mod rounds;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::ledger::{Deserted, Ledger, Told};
use super::look::Look;
use super::roots::{self, Root};
use super::signs::{Lost, Native, Sign, What};
use super::{News, Options, Watching};

/// How long a file that is being written to may pause, where the system tells when it is closed.
const PATIENCE: Duration = Duration::from_secs(10);
/// Whether the system tells when a file is closed after writing.
const TELLS_CLOSE: bool = cfg!(any(target_os = "linux", target_os = "android"));
/// Notices taken before what they led to is passed on.
const SIGNS_AT_ONCE: usize = 1024;

/// The feed's thread.
pub(super) struct Patrol {
    roots: Vec<Root>,
    ledger: Ledger,
    /// Folders that the user has been told cannot be listed.
    unreadable: HashSet<PathBuf>,
    native: Result<Native, String>,
    options: Options,
    /// What the user has been told of how the folders are watched.
    watching: Option<Watching>,
    /// The first scan has ended.
    scanned: bool,
    /// When to see whether the roots are still there.
    next_check: Instant,
    /// Notices were lost, so the watched roots are to be listed anew at the next check.
    relist: bool,
}

impl Patrol {
    /// `native`: the system's watcher, or why there is none.
    pub fn new(
        roots: Vec<PathBuf>,
        options: Options,
        native: Result<Native, String>,
        news: mpsc::Sender<News>,
    ) -> Self {
        Self {
            roots: roots::distinct(roots),
            ledger: Ledger::new(news),
            unreadable: HashSet::new(),
            native,
            options,
            watching: None,
            scanned: false,
            next_check: Instant::now(),
            relist: false,
        }
    }

    /// Works until told to stop, or until nobody takes the news.
    pub fn run(mut self, signs: &Receiver<Sign>, lost: &Lost, stop: &AtomicBool) {
        let mut rest = Duration::ZERO;
        loop {
            let first = match signs.recv_timeout(rest) {
                Ok(sign) => Some(sign),
                Err(RecvTimeoutError::Timeout) => None,
                // The handle is gone, and there is no watcher.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if stop.load(Ordering::Acquire) || self.ledger.is_deserted() {
                return;
            }
            if lost.take() && !self.relist {
                // Not at once: where notices are lost there are many, and more to come.
                self.relist = true;
                self.next_check = self.next_check.min(Instant::now() + self.options.settle);
            }
            let signs = first.into_iter().chain(signs.try_iter());
            match self.turn(signs.take(SIGNS_AT_ONCE)) {
                Ok(()) => rest = self.rest(),
                Err(Deserted) => return,
            }
        }
    }

    /// Acts on the notices, then on the clock, then lists one folder of each root.
    fn turn(&mut self, signs: impl Iterator<Item = Sign>) -> Told {
        for sign in signs {
            if let Sign::At(path, what) = sign {
                self.act(&path, what)?;
            }
        }
        self.settle()?;
        self.check_roots()?;
        for at in 0..self.roots.len() {
            self.list_next(at)?;
        }
        self.ledger.flush()?;
        self.end_scan()
    }

    /// How long nothing needs to be done unless a notice comes.
    fn rest(&self) -> Duration {
        if self.roots.iter().any(|r| !r.todo.is_empty()) {
            return Duration::ZERO;
        }
        let now = Instant::now();
        let mut rest = self.next_check.saturating_duration_since(now);
        if !self.ledger.waiting.is_empty() {
            rest = rest.min(self.options.settle / 4);
        }
        for next in self.roots.iter().filter_map(|r| r.next) {
            rest = rest.min(next.saturating_duration_since(now));
        }
        rest.max(Duration::from_millis(1))
    }

    /// Looks where something happened.
    fn act(&mut self, absolute: &Path, what: What) -> Told {
        let within = |root: &&mut Root| absolute.starts_with(&root.absolute);
        let Some(root) = innermost(self.roots.iter_mut().filter(within)) else {
            return Ok(());
        };
        if absolute == root.absolute {
            if what == What::Left {
                // What stands there now, if anything, is another folder, even if the system gave it the same number.
                root.identity = None;
                self.next_check = Instant::now();
            }
            return Ok(());
        }
        let path = match root.place(absolute) {
            Some(place) if root.polled.is_none() => &root.path.join(place),
            _ => return Ok(()),
        };
        let parent = path.parent();
        if !parent.is_some_and(|p| self.ledger.known.has_folder(p)) {
            return Ok(());
        }
        let patient = Instant::now()
            + if TELLS_CLOSE {
                PATIENCE
            } else {
                self.options.settle
            };
        if what == What::Written && self.ledger.waiting.put_off(path, patient) {
            return Ok(());
        }
        match root.sight.look(path) {
            // What cannot be looked at cannot be read either; should that change, there is a notice.
            Err(_) => Ok(()),
            Ok(Look::Nothing) => self.ledger.gone(path),
            Ok(Look::Folder) => {
                // One that has left and yet is there is another folder, and unwatched.
                if what != What::Touched || self.unreadable.contains(path) {
                    root.todo.push_front(path.to_path_buf());
                }
                self.ledger.gone_file(path)
            }
            Ok(Look::File(stamp)) => {
                self.ledger.gone_folder(path)?;
                let soon = Instant::now() + self.options.settle;
                let reported = self.ledger.known.stamp(path) == Some(stamp);
                match what {
                    What::Complete if !self.ledger.known.may_differ(path, stamp) => {
                        self.ledger.waiting.remove(path);
                    }
                    What::Complete if stamp.len > 0 => self.ledger.report(path, stamp, false)?,
                    // Some senders make the file first and fill it later: an empty one can wait for a moment.
                    What::Complete => self.ledger.wait(path, stamp, soon, false),
                    What::Written => self.ledger.wait(path, stamp, patient, false),
                    What::Appeared | What::Touched | What::Left if reported => {}
                    What::Appeared if stamp.len == 0 => {
                        self.ledger.wait(path, stamp, patient, false);
                    }
                    What::Touched | What::Left if self.ledger.waiting.holds(path) => {}
                    What::Appeared | What::Touched | What::Left => {
                        self.ledger.wait(path, stamp, soon, false);
                    }
                }
                Ok(())
            }
        }
    }

    /// Looks again at the files whose time has come.
    fn settle(&mut self) -> Told {
        for (path, wait) in self.ledger.waiting.take_due(Instant::now()) {
            let within = |root: &&mut Root| path.starts_with(&root.path);
            let Some(root) = innermost(self.roots.iter_mut().filter(within)) else {
                continue;
            };
            match root.sight.look(&path) {
                Ok(Look::File(stamp)) if stamp == wait.stamp => {
                    self.ledger.report(&path, stamp, wait.first)?;
                }
                Ok(Look::File(stamp)) => {
                    let due = Instant::now() + self.options.settle;
                    self.ledger.wait(&path, stamp, due, false);
                }
                Ok(Look::Nothing) => self.ledger.gone(&path)?,
                Ok(Look::Folder) => root.todo.push_back(path),
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// Says once that the first scan has ended: all roots that are there are listed, and what they held is reported.
    fn end_scan(&mut self) -> Told {
        let listed = |r: &Root| !r.first || r.missed;
        if self.scanned || !self.roots.iter().all(listed) || self.ledger.waiting.holds_first() {
            return Ok(());
        }
        self.scanned = true;
        self.ledger.tell(News::Scanned)
    }
}

/// A hidden folder of one root may be another.
fn innermost<'r>(roots: impl Iterator<Item = &'r mut Root>) -> Option<&'r mut Root> {
    roots.max_by_key(|root| root.absolute.components().count())
}
