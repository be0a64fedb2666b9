//! The intake's task: hears the feed, gives files out to be read, and hands over what they brought.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::task::{JoinError, JoinHandle, spawn_blocking};
use tokio::time::{Instant, sleep_until, timeout};

use super::outbox::{Outbox, Progress};
use super::queue::{Job, Queue, Verdict};
use super::reading::{self, Found, Means};
use super::{Arrival, Notice, Outcome};
use crate::feed::{News, Seen};
use crate::format::{Mark, clean};

/// Files that may be at hand besides those being understood, so that no worker waits for a disk.
const AHEAD: usize = 4;
/// A file that takes longer than this steps aside, so that others go on.
const PATIENCE: Duration = Duration::from_millis(500);
/// Files that may have stepped aside at a time.
const ASIDE: usize = 8;

/// The intake's task.
pub(super) struct Dispatch {
    queue: Queue,
    outbox: Outbox,
    desks: Desks,
    means: Means,
    /// Of files whose stories are known, those that the first scan has not come to.
    known: HashMap<PathBuf, Mark>,
    /// The latest moment seen: the clock may be set back, arrivals still come in order.
    now: Timestamp,
    /// The first scan has ended.
    scanned: bool,
}

/// The places at which files are worked on.
#[derive(Clone)]
struct Desks {
    /// One for each file at hand.
    places: Arc<Semaphore>,
    /// One for each file being understood.
    workers: Arc<Semaphore>,
    /// One for each file that takes long.
    aside: Arc<Semaphore>,
}

impl Dispatch {
    pub fn new(workers: usize, means: Means, known: HashMap<PathBuf, Mark>) -> Self {
        let workers = workers.clamp(1, 256);
        Self {
            queue: Queue::default(),
            outbox: Outbox::new(),
            desks: Desks {
                places: Arc::new(Semaphore::new(workers + AHEAD)),
                workers: Arc::new(Semaphore::new(workers)),
                aside: Arc::new(Semaphore::new(ASIDE)),
            },
            means,
            known,
            now: Timestamp::now(),
            scanned: false,
        }
    }

    /// Works until the handle is dropped or nobody takes the notices.
    pub async fn run(
        mut self,
        mut news: mpsc::Receiver<News>,
        notices: mpsc::Sender<Notice>,
        mut held: watch::Receiver<bool>,
    ) {
        let (done, mut finished) = mpsc::channel(AHEAD);
        let mut fed = true;
        loop {
            let progress = self.progress();
            let due = self.outbox.due(progress);
            let is_due = due.is_some_and(|due| due <= Instant::now());
            let goes_on = !*held.borrow() && !self.queue.is_empty() && !self.outbox.is_full();
            tokio::select! {
                Some(done) = finished.recv() => self.finish(done),
                heard = news.recv(), if fed && !self.outbox.is_full() => match heard {
                    Some(heard) => self.hear(heard),
                    None => {
                        fed = false;
                        self.outbox.say(Notice::Trouble(
                            "The folders are no longer watched; new stories appear after a restart.".into(),
                        ));
                    }
                },
                permit = notices.reserve(), if is_due => match permit {
                    Ok(permit) => {
                        if let Some(notice) = self.outbox.next(progress) {
                            permit.send(notice);
                        }
                    }
                    Err(_) => return,
                },
                Ok(place) = Arc::clone(&self.desks.places).acquire_owned(), if goes_on => {
                    if let Some(job) = self.queue.take() {
                        let desks = self.desks.clone();
                        tokio::spawn(work(job, place, desks, self.means.clone(), done.clone()));
                    }
                }
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() && !is_due => {}
                changed = held.changed() => if changed.is_err() { return },
                () = notices.closed() => return,
            }
        }
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Seen(batch) => {
                self.now = self.now.max(Timestamp::now());
                for seen in batch {
                    self.see(seen);
                }
            }
            News::Scanned => {
                self.scanned = true;
                for (path, _) in std::mem::take(&mut self.known) {
                    self.tell(path, Outcome::Gone);
                }
            }
            News::Watching(watching) => self.outbox.say(Notice::Watching(watching)),
            News::Trouble(words) => self.outbox.say(Notice::Trouble(clean::line(&words))),
        }
    }

    fn see(&mut self, seen: Seen) {
        match seen {
            Seen::File {
                path,
                modified,
                first,
            } => {
                if first && self.is_known(&path) {
                    return self.queue.pass();
                }
                let at = if first {
                    self.arrived(modified)
                } else {
                    self.now
                };
                self.queue.put(path, at, !first);
            }
            Seen::Gone(path) => {
                self.known.remove(&path);
                if self.queue.forget(&path) {
                    self.tell(path, Outcome::Gone);
                }
            }
        }
    }

    /// Whether the stories of a file that the first scan came to are known.
    fn is_known(&mut self, path: &Path) -> bool {
        let known = self.known.remove(path);
        known.is_some_and(|mark| Mark::of(path).is_ok_and(|now| now == mark))
    }

    fn tell(&mut self, path: PathBuf, outcome: Outcome) {
        self.outbox.add(Arrival {
            path,
            at: self.now,
            live: self.scanned,
            mark: None,
            outcome,
        });
    }

    /// When a file found by the first scan arrived, by its own time; a time in the future is not believed.
    fn arrived(&self, modified: SystemTime) -> Timestamp {
        Timestamp::try_from(modified).map_or(self.now, |at| at.min(self.now))
    }

    fn finish(&mut self, (job, outcome, mark): Done) {
        if let Some(trouble) = self.means.shelf.as_ref().and_then(|s| s.trouble()) {
            self.outbox.say(Notice::Trouble(clean::line(&trouble)));
        }
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

    fn progress(&self) -> Progress {
        let (read, found) = self.queue.progress();
        (read, found, self.scanned && read == found)
    }
}

/// A job, what it brought, and the mark of the file it read.
type Done = (Job, Outcome, Option<Mark>);

/// Reads one file, and says what it brought.
async fn work(
    job: Job,
    place: OwnedSemaphorePermit,
    desks: Desks,
    means: Means,
    done: mpsc::Sender<Done>,
) {
    let path = job.path.clone();
    let long = Duration::from_secs(means.limits.seconds);
    let with = means.clone();
    let loading = spawn_blocking(move || reading::load(&path, &with));
    let (loaded, place) = patiently(loading, place, &desks.aside, long).await;
    let (outcome, mark) = match loaded {
        Err(stopped) => (reading::refused(&job.path, &stopped), None),
        Ok(Err(refused)) => (refused, None),
        Ok(Ok(Found::Stories(stories, mark))) => (Outcome::Read(stories), Some(mark)),
        Ok(Ok(Found::Bytes(loaded))) => {
            let mark = loaded.mark;
            let worker = Arc::clone(&desks.workers).acquire_owned().await.ok();
            let path = job.path.clone();
            let since = Instant::now();
            let thinking = spawn_blocking(move || {
                let outcome = reading::understand(&path, &loaded, None, &means);
                // Of what nobody waits for any longer nothing is kept.
                match since.elapsed() < long {
                    true => reading::put_away(&path, &loaded, outcome, &means),
                    false => outcome,
                }
            });
            // Whoever understands does nothing else while there is more to understand.
            let (thought, _places) = patiently(thinking, (place, worker), &desks.aside, long).await;
            let outcome = thought.unwrap_or_else(|stopped| reading::refused(&job.path, &stopped));
            (outcome, mark)
        }
    };
    // Nobody waits for it any more only when all ends.
    let _ = done.send((job, outcome, mark)).await;
}

/// Why work brought nothing.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    /// It ended early.
    #[error(transparent)]
    Early(#[from] JoinError),
    /// Nobody waits for it any longer.
    #[error("takes longer to read than {0} seconds, the limit")]
    Slow(u64),
}

/// Waits for the work; if it takes long and there is room aside, gives up its places meanwhile, and in the end the work.
async fn patiently<T, P>(
    mut work: JoinHandle<T>,
    places: P,
    aside: &Semaphore,
    long: Duration,
) -> (Result<T, Stopped>, Option<P>) {
    if let Ok(done) = timeout(PATIENCE.min(long), &mut work).await {
        return (done.map_err(Stopped::from), Some(places));
    }
    tokio::select! {
        done = &mut work => (done.map_err(Stopped::from), Some(places)),
        _room = aside.acquire() => {
            drop(places);
            // What is given up goes on in its thread until it is done with; it can hold up nobody but its like.
            match timeout(long.saturating_sub(PATIENCE), work).await {
                Ok(done) => (done.map_err(Stopped::from), None),
                Err(_) => (Err(Stopped::Slow(long.as_secs())), None),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn slow_work_gives_its_place_to_others() {
        let places = Arc::new(Semaphore::new(1));
        let aside = Semaphore::new(1);
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let slow = spawn_blocking(move || wait.recv().is_ok());
        let place = Arc::clone(&places).acquire_owned().await.unwrap();
        let long = Duration::from_secs(30);
        let slow = patiently(slow, place, &aside, long);
        let others = async {
            // Would wait for ever if the slow one kept the place.
            let place = Arc::clone(&places).acquire_owned().await.unwrap();
            let quick = spawn_blocking(|| 7);
            let (done, kept) = patiently(quick, place, &aside, long).await;
            assert_eq!(done.unwrap(), 7);
            assert!(kept.is_some());
            go.send(()).unwrap();
        };
        let ((done, kept), ()) = tokio::join!(slow, others);
        assert!(done.unwrap());
        assert!(kept.is_none());
    }

    #[tokio::test]
    async fn work_that_never_ends_is_given_up() {
        let aside = Semaphore::new(1);
        let (_go, wait) = std::sync::mpsc::channel::<()>();
        let slow = spawn_blocking(move || wait.recv_timeout(Duration::from_secs(3)).is_ok());
        let (done, _) = patiently(slow, (), &aside, Duration::from_millis(1)).await;
        let why = done.unwrap_err().to_string();
        assert_eq!(why, "takes longer to read than 0 seconds, the limit");
    }
}
