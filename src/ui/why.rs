//! Why a statement is somebody's, open: what it rests on, and everywhere else that it was said.

use crate::desk::{Desk, QuoteId};

/// Statements listed; the first, where there are more.
const MOST: usize = 200;

/// The page, open. A cursor moves in it: on what it is about first, then on each place where it was said.
#[derive(Clone, Debug)]
pub struct WhyPage {
    /// The statement.
    pub quote: QuoteId,
    /// Its wordings, each with the statements that have it; the first said first.
    pub wordings: Vec<(String, Vec<QuoteId>)>,
    /// How many more there are than are listed.
    pub left_out: usize,
    /// Where the cursor is: 0, or the place in the list and one.
    pub chosen: usize,
}

impl WhyPage {
    /// The page of a statement; `None` once it is gone.
    pub fn open(desk: &Desk, quote: QuoteId) -> Option<Self> {
        desk.story_saying(quote)?;
        let same = desk.same(quote);
        let mut wordings: Vec<(String, Vec<QuoteId>)> = Vec::new();
        for &id in same.iter().take(MOST) {
            let words = desk.words(id).unwrap_or_default();
            match wordings.iter_mut().find(|(known, _)| *known == words) {
                Some((_, said)) => said.push(id),
                None => wordings.push((words, vec![id])),
            }
        }
        Some(Self {
            quote,
            wordings,
            left_out: same.len().saturating_sub(MOST),
            chosen: 0,
        })
    }

    /// The page as it is after the desk changed, at the same place; `None` once the statement is gone.
    pub fn renewed(self, desk: &Desk) -> Option<Self> {
        desk.story_saying(self.quote)?;
        let mut listed: Vec<_> = self.list().collect();
        let mut same = desk.same(self.quote);
        let left_out = same.len().saturating_sub(MOST);
        same.truncate(MOST);
        let chosen = self.chosen.checked_sub(1);
        let chosen = chosen.and_then(|at| listed.get(at).copied());
        listed.sort_unstable();
        same.sort_unstable();
        if (left_out, same) == (self.left_out, listed) {
            return Some(self);
        }
        let mut page = Self::open(desk, self.quote)?;
        page.chosen = match chosen {
            Some(id) => page
                .list()
                .position(|other| other == id)
                .map_or(0, |at| at + 1),
            None => 0,
        };
        Some(page)
    }

    /// Every place where it was said, as they are listed.
    pub fn list(&self) -> impl Iterator<Item = QuoteId> {
        self.wordings.iter().flat_map(|(_, said)| said).copied()
    }

    /// Moves by places, no further than the ends.
    pub fn step(&mut self, by: i32) {
        let last = self.list().count();
        self.chosen = self.chosen.saturating_add_signed(by as isize).min(last);
    }

    /// The statement that the cursor is on.
    pub fn target(&self) -> QuoteId {
        let at = self.chosen.checked_sub(1);
        at.and_then(|at| self.list().nth(at)).unwrap_or(self.quote)
    }
}
