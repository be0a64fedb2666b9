//! The intake's task: hears the feed, has the files read, and hands over what they brought.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::crew::{Crew, Table};
use super::reading::Means;
use super::{Arrival, Notice, Outcome};
use crate::feed::{News, Seen};
use crate::format::{Mark, clean};

/// Between two looks at how long the files at work take.
const LOOK: Duration = Duration::from_millis(100);

/// The intake's task.
pub(super) struct Dispatch {
    crew: Crew,
    /// Of files whose stories are known, those that the first scan has not come to.
    known: HashMap<PathBuf, Mark>,
}

impl Dispatch {
    /// Within a tokio runtime.
    pub fn new(workers: usize, means: Means, known: HashMap<PathBuf, Mark>) -> Self {
        Self {
            crew: Crew::start(workers, means),
            known,
        }
    }

    /// Works until the handle is dropped or nobody takes the notices.
    pub async fn run(
        mut self,
        mut news: mpsc::Receiver<News>,
        notices: mpsc::Sender<Notice>,
        mut held: watch::Receiver<bool>,
    ) {
        let mut fed = true;
        let mut look = Instant::now();
        loop {
            let (due, has_room, is_busy) = {
                let table = self.crew.table();
                (table.due(), !table.outbox.is_full(), table.is_busy())
            };
            let is_due = due.is_some_and(|due| due <= Instant::now());
            tokio::select! {
                heard = news.recv(), if fed && has_room => match heard {
                    Some(heard) => self.hear(heard),
                    None => {
                        fed = false;
                        self.say(Notice::Trouble(
                            "The folders are no longer watched; new stories appear after a restart.".into(),
                        ));
                    }
                },
                permit = notices.reserve(), if is_due => match permit {
                    Ok(permit) => {
                        let mut table = self.crew.table();
                        let (progress, was_full) = (table.progress(), table.outbox.is_full());
                        if let Some(notice) = table.outbox.next(progress) {
                            permit.send(notice);
                        }
                        if was_full {
                            self.crew.call();
                        }
                    }
                    Err(_) => return,
                },
                () = self.crew.due_changes() => {}
                () = sleep_until(due.unwrap_or(look)), if due.is_some() && !is_due => {}
                () = sleep_until(look), if is_busy => {
                    self.crew.look();
                    look = Instant::now() + LOOK;
                }
                changed = held.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    self.crew.table().held = *held.borrow();
                    self.crew.call();
                }
                () = notices.closed() => return,
            }
        }
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Seen(batch) => {
                {
                    let table = &mut self.crew.table();
                    table.now = table.now.max(Timestamp::now());
                }
                for seen in batch {
                    self.see(seen);
                }
                self.crew.call();
            }
            News::Scanned => {
                let table = &mut self.crew.table();
                table.scanned = true;
                for (path, _) in std::mem::take(&mut self.known) {
                    tell_gone(table, path);
                }
            }
            News::Watching(watching) => self.say(Notice::Watching(watching)),
            News::Trouble(words) => self.say(Notice::Trouble(clean::line(&words))),
        }
    }

    fn say(&self, notice: Notice) {
        self.crew.table().outbox.say(notice);
    }

    fn see(&mut self, seen: Seen) {
        match seen {
            Seen::File {
                path,
                modified,
                first,
            } => {
                let is_known = first && self.is_known(&path);
                let table = &mut self.crew.table();
                if is_known {
                    return table.queue.pass();
                }
                let at = if first {
                    arrived(modified, table.now)
                } else {
                    table.now
                };
                table.queue.put(path, at, !first);
            }
            Seen::Gone(path) => {
                self.known.remove(&path);
                let table = &mut self.crew.table();
                if table.queue.forget(&path) {
                    tell_gone(table, path);
                }
            }
        }
    }

    /// Whether the stories of a file that the first scan came to are known.
    fn is_known(&mut self, path: &Path) -> bool {
        let known = self.known.remove(path);
        known.is_some_and(|mark| Mark::of(path).is_ok_and(|now| now == mark))
    }
}

impl Drop for Dispatch {
    fn drop(&mut self) {
        self.crew.close();
    }
}

fn tell_gone(table: &mut Table, path: PathBuf) {
    table.outbox.add(Arrival {
        path,
        at: table.now,
        live: table.scanned,
        mark: None,
        outcome: Outcome::Gone,
    });
}

/// When a file found by the first scan arrived, by its own time; a time in the future is not believed.
fn arrived(modified: SystemTime, now: Timestamp) -> Timestamp {
    Timestamp::try_from(modified).map_or(now, |at| at.min(now))
}
