//! What is ready to be told, and when: at once while little happens, in larger batches while much does.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::{Arrival, Notice};

/// Between the first batches; then each pause is twice the last, up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_millis(2);
/// Between batches: a screen drawn 30 times a second has one for every frame.
const LONGEST: Duration = Duration::from_millis(32);
/// So many arrivals do not wait any longer.
const FULL: usize = 256;

/// Of the first scan: files read, files found, whether it is done.
pub(super) type Progress = (usize, usize, bool);

/// What is ready to be told.
#[derive(Debug)]
pub(super) struct Outbox {
    arrivals: Vec<Arrival>,
    notices: VecDeque<Notice>,
    /// As it stood when the last batch was handed over.
    progress: Option<Progress>,
    told: Progress,
    last: Instant,
    pause: Duration,
}

impl Outbox {
    pub fn new() -> Self {
        Self {
            arrivals: Vec::new(),
            notices: VecDeque::new(),
            progress: None,
            told: (0, 0, false),
            last: Instant::now(),
            pause: SHORTEST,
        }
    }

    /// Adds a file's news.
    pub fn add(&mut self, arrival: Arrival) {
        self.arrivals.push(arrival);
    }

    /// Adds what cannot wait.
    pub fn say(&mut self, notice: Notice) {
        self.notices.push_back(notice);
    }

    /// Whether more than one batch waits: its taker is behind.
    pub fn is_full(&self) -> bool {
        self.arrivals.len() >= FULL || self.notices.len() >= FULL
    }

    /// When there is something to hand over; `progress` as it stands now.
    pub fn due(&self, progress: Progress) -> Option<Instant> {
        if self.is_full() || self.progress.is_some() || !self.notices.is_empty() {
            Some(self.last)
        } else if self.arrivals.is_empty() && progress == self.told {
            None
        } else {
            Some(self.last + self.pause)
        }
    }

    /// The next notice; to be asked when one is due.
    pub fn next(&mut self, progress: Progress) -> Option<Notice> {
        if let Some(notice) = self.notices.pop_front() {
            return Some(notice);
        }
        if let Some(progress) = self.progress.take() {
            return Some(self.tell(progress));
        }
        if !self.arrivals.is_empty() {
            self.paused();
            // Told after the batch, before the next, and only of what was in this one or before.
            self.progress = (progress != self.told).then_some(progress);
            let mut batch = std::mem::take(&mut self.arrivals);
            batch.sort_by_key(|arrival| arrival.at);
            return Some(Notice::Arrivals(batch));
        }
        if progress == self.told {
            return None;
        }
        self.paused();
        Some(self.tell(progress))
    }

    fn tell(&mut self, progress: Progress) -> Notice {
        self.told = progress;
        let (read, found, done) = progress;
        Notice::Progress { read, found, done }
    }

    fn paused(&mut self) {
        self.last = Instant::now();
        self.pause = (self.pause * 2).min(LONGEST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Outcome;

    #[test]
    fn who_is_behind_is_told_how_far_it_is_all_the_same() {
        let mut outbox = Outbox::new();
        let arrival = || Arrival {
            path: "a.txt".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
            live: false,
            mark: None,
            outcome: Outcome::Gone,
        };
        let mut read = Vec::new();
        for at in 1..4 {
            outbox.add(arrival());
            for _ in 0..2 {
                if let Some(Notice::Progress { read: n, .. }) = outbox.next((at, 9, false)) {
                    read.push(n);
                }
                outbox.add(arrival());
            }
        }
        assert_eq!(read, [1, 2, 3]);
    }
}
