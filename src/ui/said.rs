//! All that one actor said, open.

use crate::desk::{ActorId, Desk, QuoteId, Said};

/// The list, open.
#[derive(Clone, Debug)]
pub struct SaidPage {
    /// Whose.
    pub who: ActorId,
    /// The oldest first.
    pub said: Vec<Said>,
    /// How many older ones are not listed.
    pub left_out: usize,
    /// The chosen one.
    pub chosen: usize,
    /// How many statements there were when it was made.
    quotes: u32,
}

impl SaidPage {
    /// What an actor said, at the newest, or at the one that says the same as `at`; `None` where nothing is known.
    pub fn open(desk: &Desk, who: ActorId, at: Option<QuoteId>) -> Option<Self> {
        let who = desk.resolve(who);
        let (said, left_out) = desk.said_by(who);
        let same = at.map_or(Vec::new(), |id| desk.same(id));
        let chosen = said.iter().position(|row| same.contains(&row.id));
        let chosen = chosen.unwrap_or(said.len().checked_sub(1)?);
        Some(Self {
            who,
            said,
            left_out,
            chosen,
            quotes: desk.actor(who)?.count.quotes,
        })
    }

    /// The list as it is after the desk changed, at the same statement; `None` where nothing is left.
    pub fn renewed(self, desk: &Desk) -> Option<Self> {
        let now = desk.actor(self.who).map(|actor| actor.count.quotes);
        let there = |row: &Said| desk.story_saying(row.id).is_some();
        if now == Some(self.quotes) && self.said.iter().all(there) {
            return Some(self);
        }
        Self::open(desk, self.who, self.row().map(|row| row.id))
    }

    /// Moves by statements, no further than the ends.
    pub fn step(&mut self, by: i32) {
        let last = self.said.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by as isize).min(last);
    }

    /// The chosen one.
    pub fn row(&self) -> Option<&Said> {
        self.said.get(self.chosen)
    }
}
