//! When the next frame is drawn.
//!
//! What is typed is answered at once, but at most thirty times a second; what arrives is drawn ten times a second, so that
//! many notices make one frame. While nothing happens nothing is drawn.

use std::time::Duration;

use tokio::time::Instant;

/// Time between two frames.
pub(super) const FRAME: Duration = Duration::from_millis(33);
/// Time between two frames while only stories arrive.
pub(super) const SLOW_FRAME: Duration = Duration::from_millis(100);

/// When frames were drawn, and when the next one is due.
#[derive(Debug)]
pub(super) struct Pace {
    due: Option<Instant>,
    drawn: Instant,
    /// When arrivals were last drawn, and whether there are some that were not.
    poured: Instant,
    pours: bool,
    /// The same of answers to what was typed.
    answered: Instant,
    typed: bool,
}

impl Pace {
    /// The first frame is due now.
    pub fn new(now: Instant) -> Self {
        Self {
            due: Some(now),
            drawn: now,
            poured: now,
            pours: false,
            answered: now.checked_sub(FRAME).unwrap_or(now),
            typed: false,
        }
    }

    /// When the next frame is due, if anything is to be drawn.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Whether a frame is due.
    pub fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| now >= due)
    }

    /// A frame was drawn.
    pub fn drew(&mut self, now: Instant) {
        self.drawn = now;
        self.due = None;
        if std::mem::take(&mut self.pours) {
            self.poured = self.drawn;
        }
        if std::mem::take(&mut self.typed) {
            self.answered = self.drawn;
        }
    }

    /// Something was typed: a frame for what arrives, drawn a moment ago, does not hold the answer up.
    pub fn answer(&mut self) {
        self.typed = true;
        self.by(self.answered + FRAME);
    }

    /// Something else is to be drawn.
    pub fn soon(&mut self) {
        self.by(self.drawn + FRAME);
    }

    /// Something arrived.
    pub fn later(&mut self) {
        self.pours = true;
        self.by((self.drawn + FRAME).max(self.poured + SLOW_FRAME));
    }

    /// All is to be drawn anew.
    pub fn at_once(&mut self, now: Instant) {
        self.by(now);
    }

    fn by(&mut self, at: Instant) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_not_wait_for_arrivals_and_neither_are_drawn_too_often() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut pace = Pace::new(start);
        assert!(pace.is_due(start));
        pace.drew(start);
        assert_eq!(pace.due(), None);
        pace.later();
        assert_eq!(pace.due(), Some(at(100)));
        pace.drew(at(100));
        pace.answer();
        assert!(
            pace.is_due(at(101)),
            "no answer waits for a frame of arrivals"
        );
        pace.drew(at(101));
        pace.later();
        pace.answer();
        assert_eq!(pace.due(), Some(at(134)), "nor is one drawn at every key");
        pace.drew(at(134));
        pace.later();
        assert_eq!(pace.due(), Some(at(234)));
        pace.soon();
        assert_eq!(pace.due(), Some(at(167)));
        pace.at_once(at(140));
        assert!(pace.is_due(at(140)));
    }
}
