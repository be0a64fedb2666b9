//! Those who read: threads that take files from the queue one after the other, and put what each brought in the outbox.
//!
//! More files are at hand than are understood at a time, so that nobody waits for a disk. A file that takes long steps
//! aside, and in the end is given up; what is given up goes on in its thread until it is done with.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::Instant;

use super::outbox::{Outbox, Progress};
use super::queue::{Job, Queue, Verdict};
use super::reading::{self, Found, Means};
use super::{Arrival, Notice, Outcome};
use crate::format::{Mark, clean};

/// Files that may be at hand besides those being understood.
const AHEAD: usize = 4;
/// A file that takes longer than this steps aside, so that others go on.
const PATIENCE: Duration = Duration::from_millis(500);
/// Files that may have stepped aside at a time.
const ASIDE: usize = 8;

/// The readers, and the table they share with the intake's task.
#[derive(Clone)]
pub(super) struct Crew {
    shared: Arc<Shared>,
}

struct Shared {
    means: Means,
    table: Mutex<Table>,
    /// There may be something to take.
    work: Condvar,
    /// There may be a seat.
    seat: Condvar,
    /// Something else is due than was.
    due: Notify,
}

/// What is to be read, what is being read, and what was.
pub(super) struct Table {
    pub queue: Queue,
    pub outbox: Outbox,
    /// Nothing new is begun.
    pub held: bool,
    /// The first scan has ended.
    pub scanned: bool,
    /// The latest moment seen: the clock may be set back, arrivals still come in order.
    pub now: Timestamp,
    /// The files being read, by their jobs' numbers.
    turns: HashMap<u64, Turn>,
    /// Seats that nobody has: whoever understands needs one.
    seats: usize,
    /// How many of the turns are aside.
    aside: usize,
    /// All is over.
    closed: bool,
}

/// One file being read.
struct Turn {
    job: Job,
    /// Since when it is loaded, or understood; `None` while it waits for a seat.
    since: Option<Instant>,
    seated: bool,
    /// It takes long: another reader goes on in its place.
    aside: bool,
}

impl Table {
    /// How far the first scan has been read.
    pub fn progress(&self) -> Progress {
        let (read, found) = self.queue.progress();
        (read, found, self.scanned && read == found)
    }

    /// When there is something to hand over.
    pub fn due(&self) -> Option<Instant> {
        self.outbox.due(self.progress())
    }

    /// Whether anything is read, or is about to be.
    pub fn is_busy(&self) -> bool {
        !self.turns.is_empty() || self.goes_on()
    }

    fn goes_on(&self) -> bool {
        !self.held && !self.queue.is_empty() && !self.outbox.is_full()
    }

    /// Files what a job brought.
    fn file(&mut self, job: Job, outcome: Outcome, mark: Option<Mark>) {
        let verdict = self.queue.finish(&job);
        let gone = verdict == Verdict::Gone || matches!(outcome, Outcome::Gone);
        self.outbox.add(Arrival {
            at: if gone { self.now } else { job.at },
            path: job.path,
            live: job.live,
            mark: mark.filter(Mark::is_settled),
            outcome: if gone { Outcome::Gone } else { outcome },
        });
    }
}

impl Crew {
    /// Sets the readers to work, within a tokio runtime; so many of them may understand at a time.
    pub fn start(workers: usize, means: Means) -> Self {
        let workers = workers.clamp(1, 256);
        let table = Table {
            queue: Queue::default(),
            outbox: Outbox::new(),
            held: false,
            scanned: false,
            now: Timestamp::now(),
            turns: HashMap::new(),
            seats: workers,
            aside: 0,
            closed: false,
        };
        let crew = Self {
            shared: Arc::new(Shared {
                means,
                table: Mutex::new(table),
                work: Condvar::new(),
                seat: Condvar::new(),
                due: Notify::new(),
            }),
        };
        spawn_blocking(reading::rehearse);
        crew.engage(workers + AHEAD);
        crew
    }

    fn engage(&self, readers: usize) {
        for _ in 0..readers {
            let crew = self.clone();
            spawn_blocking(move || crew.work());
        }
    }

    /// The table, for as long as nobody else needs it.
    pub fn table(&self) -> MutexGuard<'_, Table> {
        let table = self.shared.table.lock();
        table.unwrap_or_else(PoisonError::into_inner)
    }

    /// There may be something to take that was not there before.
    pub fn call(&self) {
        self.shared.work.notify_all();
    }

    /// Waits until something else is due than was.
    pub async fn due_changes(&self) {
        self.shared.due.notified().await;
    }

    /// Lets files that take long step aside, and gives up those that take too long; to be called again and again while
    /// anything is read.
    pub fn look(&self) {
        let long = Duration::from_secs(self.shared.means.limits.seconds);
        let now = Instant::now();
        let (mut engaged, mut given_up) = (0, Vec::new());
        let mut table = self.table();
        let table = &mut *table;
        for (number, turn) in &mut table.turns {
            let took = turn.since.map_or(Duration::ZERO, |since| now - since);
            if took < PATIENCE.min(long) {
                continue;
            }
            if !turn.aside && table.aside < ASIDE {
                turn.aside = true;
                table.aside += 1;
                engaged += 1;
            }
            if turn.aside && std::mem::take(&mut turn.seated) {
                table.seats += 1;
                self.shared.seat.notify_one();
            }
            if turn.aside && took >= long {
                given_up.push(*number);
            }
        }
        for number in given_up {
            if let Some(turn) = table.turns.remove(&number) {
                table.aside -= 1;
                let why = Slow(long.as_secs());
                let refused = reading::refused(&turn.job.path, &why);
                table.file(turn.job, refused, None);
            }
        }
        self.engage(engaged);
    }

    /// Ends the work; what is being read is not told any more.
    pub fn close(&self) {
        self.table().closed = true;
        self.shared.work.notify_all();
        self.shared.seat.notify_all();
    }

    /// One reader's work.
    fn work(&self) {
        let means = &self.shared.means;
        while let Some((number, path)) = self.take() {
            let (outcome, mark) = match reading::load(&path, means) {
                Err(refused) => (refused, None),
                Ok(Found::Stories(stories, mark)) => (Outcome::Read(stories), Some(mark)),
                Ok(Found::Bytes(loaded)) => {
                    if !self.sit(number) {
                        return;
                    }
                    let outcome = reading::understand(&path, &loaded, None, means);
                    // Of what nobody waits for any longer nothing is kept.
                    let outcome = match self.is_awaited(number) {
                        true => reading::put_away(&path, &loaded, outcome, means),
                        false => outcome,
                    };
                    (outcome, loaded.mark)
                }
            };
            if !self.finish(number, outcome, mark) {
                return;
            }
        }
    }

    /// The next file to read, once there is one; `None` when all is over.
    fn take(&self) -> Option<(u64, PathBuf)> {
        let mut table = self.table();
        while !table.closed {
            if table.goes_on() {
                let due = table.due();
                let job = table.queue.take();
                // Jobs that were void are settled.
                if table.due() != due {
                    self.shared.due.notify_one();
                }
                if let Some(job) = job {
                    let (number, path) = (job.number, job.path.clone());
                    let turn = Turn {
                        job,
                        since: Some(Instant::now()),
                        seated: false,
                        aside: false,
                    };
                    table.turns.insert(number, turn);
                    return Some((number, path));
                }
            }
            let waited = self.shared.work.wait(table);
            table = waited.unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Waits for a seat; says whether somebody still waits for this file.
    fn sit(&self, number: u64) -> bool {
        let mut table = self.table();
        match table.turns.get_mut(&number) {
            Some(turn) => turn.since = None,
            None => return false,
        }
        while table.seats == 0 && !table.closed {
            let waited = self.shared.seat.wait(table);
            table = waited.unwrap_or_else(PoisonError::into_inner);
        }
        let table = &mut *table;
        match table.turns.get_mut(&number) {
            Some(turn) if !table.closed => {
                table.seats -= 1;
                turn.seated = true;
                turn.since = Some(Instant::now());
                true
            }
            _ => false,
        }
    }

    fn is_awaited(&self, number: u64) -> bool {
        self.table().turns.contains_key(&number)
    }

    /// Files what a file brought; says whether its reader is to go on.
    fn finish(&self, number: u64, outcome: Outcome, mark: Option<Mark>) -> bool {
        let trouble = self.shared.means.shelf.as_ref().and_then(|s| s.trouble());
        let mut table = self.table();
        let table = &mut *table;
        let due = table.due();
        if let Some(trouble) = trouble {
            table.outbox.say(Notice::Trouble(clean::line(&trouble)));
        }
        let turn = table.turns.remove(&number);
        let goes_on = turn.as_ref().is_some_and(|turn| !turn.aside);
        if let Some(turn) = turn {
            if turn.seated {
                table.seats += 1;
                self.shared.seat.notify_one();
            }
            table.aside -= usize::from(turn.aside);
            table.file(turn.job, outcome, mark);
        }
        if table.due() != due {
            self.shared.due.notify_one();
        }
        if !goes_on {
            // What it would have taken next.
            self.call();
        }
        goes_on
    }
}

/// Why a file was given up.
#[derive(Debug, thiserror::Error)]
#[error("takes longer to read than {0} seconds, the limit")]
struct Slow(u64);
