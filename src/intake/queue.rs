//! Which file is read next, and how far the first scan has been read.
//!
//! A path is at work at most once at a time, so that an older reading of a file can never replace a newer one.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// With more than this many arrivals waiting, the newest goes first.
const BEHIND: usize = 1000;

/// One file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    /// The file.
    pub path: PathBuf,
    /// When it arrived.
    pub at: Timestamp,
    /// Seen after the first scan.
    pub live: bool,
    /// The job's own number, in order of arrival.
    pub number: u64,
}

impl Ord for Job {
    /// The newest is the greatest.
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at).then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Job {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What is to be done once the job at work on a path has finished.
#[derive(Debug)]
enum Then {
    Nothing,
    /// The file has changed since.
    Read(Job),
    /// The file is gone.
    Forget,
}

#[derive(Debug)]
enum State {
    /// The job of this number waits; older ones for the path are void.
    Waits(u64),
    /// One is at work.
    Works(Then),
}

impl State {
    fn awaits(&self, job: &Job) -> bool {
        matches!(self, State::Waits(number) if *number == job.number)
    }
}

/// What to tell of a job that has finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What it brought.
    Tell,
    /// That the file is gone.
    Gone,
}

/// The files to be read.
#[derive(Debug, Default)]
pub(super) struct Queue {
    live: VecDeque<Job>,
    backlog: BinaryHeap<Job>,
    states: HashMap<PathBuf, State>,
    number: u64,
    found: usize,
    read: usize,
}

impl Queue {
    /// Adds a file, new or changed.
    pub fn put(&mut self, path: PathBuf, at: Timestamp, live: bool) {
        self.number += 1;
        self.found += usize::from(!live);
        let job = Job {
            path,
            at,
            live,
            number: self.number,
        };
        match self.states.get_mut(&job.path) {
            Some(State::Works(then)) => {
                if let Then::Read(old) = std::mem::replace(then, Then::Read(job)) {
                    self.settle(&old);
                }
            }
            _ => self.line_up(job),
        }
    }

    fn line_up(&mut self, job: Job) {
        self.states
            .insert(job.path.clone(), State::Waits(job.number));
        if job.live {
            self.live.push_back(job);
        } else {
            self.backlog.push(job);
        }
    }

    /// Counts a file of the first scan that needs no reading.
    pub fn pass(&mut self) {
        self.found += 1;
        self.read += 1;
    }

    /// Takes note that a file is gone; whether to tell so now, rather than when the job at work on it has finished.
    pub fn forget(&mut self, path: &Path) -> bool {
        match self.states.get_mut(path) {
            Some(State::Works(then)) => {
                if let Then::Read(old) = std::mem::replace(then, Then::Forget) {
                    self.settle(&old);
                }
                false
            }
            _ => {
                self.states.remove(path);
                true
            }
        }
    }

    /// The next file to read; until [`finish`](Self::finish) no other job for it is given out.
    pub fn take(&mut self) -> Option<Job> {
        loop {
            let live = if self.live.len() > BEHIND {
                self.live.pop_back()
            } else {
                self.live.pop_front()
            };
            let job = live.or_else(|| self.backlog.pop())?;
            match self.states.get_mut(&job.path) {
                Some(state) if state.awaits(&job) => {
                    *state = State::Works(Then::Nothing);
                    return Some(job);
                }
                _ => self.settle(&job),
            }
        }
    }

    /// The job has finished.
    pub fn finish(&mut self, job: &Job) -> Verdict {
        self.settle(job);
        match self.states.remove(&job.path) {
            Some(State::Works(Then::Read(next))) => {
                self.line_up(next);
                Verdict::Tell
            }
            Some(State::Works(Then::Forget)) => Verdict::Gone,
            _ => Verdict::Tell,
        }
    }

    /// Counts a job that needs no more work.
    fn settle(&mut self, job: &Job) {
        self.read += usize::from(!job.live);
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty() && self.backlog.is_empty()
    }

    /// Of the first scan: how many files have been read, and how many found.
    pub fn progress(&self) -> (usize, usize) {
        (self.read, self.found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(queue: &mut Queue, name: &str, second: i64, live: bool) {
        let at = Timestamp::from_second(second).unwrap();
        queue.put(PathBuf::from(name), at, live);
    }

    fn names(queue: &mut Queue) -> Vec<String> {
        std::iter::from_fn(|| queue.take())
            .map(|job| job.path.display().to_string())
            .collect()
    }

    #[test]
    fn arrivals_go_first_in_order_then_the_scan_newest_first() {
        let mut queue = Queue::default();
        for (name, second, live) in [
            ("old", 1, false),
            ("new", 3, false),
            ("a", 9, true),
            ("middle", 2, false),
            ("b", 8, true),
        ] {
            put(&mut queue, name, second, live);
        }
        assert_eq!(names(&mut queue), ["a", "b", "new", "middle", "old"]);
        assert_eq!(queue.progress(), (0, 3));
        assert!(queue.is_empty());
    }

    #[test]
    fn far_behind_the_newest_arrival_goes_first() {
        let mut queue = Queue::default();
        for n in 0..=BEHIND {
            put(&mut queue, &n.to_string(), n as i64, true);
        }
        assert_eq!(queue.take().unwrap().path, Path::new("1000"));
        assert_eq!(queue.take().unwrap().path, Path::new("0"));
    }

    #[test]
    fn a_path_is_at_work_once_and_then_read_again() {
        let mut queue = Queue::default();
        put(&mut queue, "a", 1, false);
        let first = queue.take().unwrap();
        put(&mut queue, "a", 2, true);
        put(&mut queue, "a", 3, true);
        assert!(queue.take().is_none());
        assert_eq!(queue.finish(&first), Verdict::Tell);
        let again = queue.take().unwrap();
        assert_eq!(again.at, Timestamp::from_second(3).unwrap());
        assert_eq!(queue.finish(&again), Verdict::Tell);
        assert!(queue.take().is_none());
        assert_eq!(queue.progress(), (1, 1));
    }

    #[test]
    fn a_changed_file_is_read_once_and_counted() {
        let mut queue = Queue::default();
        put(&mut queue, "a", 1, false);
        put(&mut queue, "a", 2, true);
        assert_eq!(names(&mut queue), ["a"]);
        assert_eq!(queue.progress(), (1, 1));
    }

    #[test]
    fn a_file_gone_while_it_is_read_is_gone() {
        let mut queue = Queue::default();
        put(&mut queue, "a", 1, true);
        put(&mut queue, "b", 1, false);
        let job = queue.take().unwrap();
        assert!(!queue.forget(Path::new("a")));
        assert_eq!(queue.finish(&job), Verdict::Gone);
        assert!(queue.forget(Path::new("b")));
        assert!(queue.forget(Path::new("c")));
        assert!(queue.take().is_none());
        assert_eq!(queue.progress(), (1, 1));
    }

    #[test]
    fn a_file_gone_and_back_while_it_is_read_is_read_again() {
        let mut queue = Queue::default();
        put(&mut queue, "a", 1, true);
        let job = queue.take().unwrap();
        assert!(!queue.forget(Path::new("a")));
        put(&mut queue, "a", 2, true);
        assert_eq!(queue.finish(&job), Verdict::Tell);
        assert!(queue.take().is_some());
    }
}
