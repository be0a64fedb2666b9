//! Stories by arrival, newest first, in groups of a day.

use jiff::civil::Date;

use super::Turn;
use crate::desk::order::patch;
use crate::desk::{Desk, StoryId};

/// One day's stories: a run of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, where the desk is.
    pub date: Date,
    /// Its first row.
    pub first: usize,
    /// How many rows.
    pub stories: usize,
}

/// Stories by arrival.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Oldest first, so that arrivals are added at the end.
    rows: Vec<StoryId>,
    days: Vec<Day>,
}

impl Timeline {
    /// Of the stories that pass, oldest first.
    pub(super) fn of(desk: &Desk, passing: Vec<StoryId>) -> Self {
        let mut view = Self {
            rows: passing,
            days: Vec::new(),
        };
        view.group(desk);
        view
    }

    pub(super) fn update(&mut self, desk: &Desk, turn: &Turn) {
        let place = |id| desk.rank(&self.rows, desk.age(id));
        let left: Vec<_> = turn
            .left
            .iter()
            .map(|&id| place(id)..place(id) + 1)
            .collect();
        let came: Vec<_> = turn.came.iter().map(|&id| (place(id), id)).collect();
        if left.is_empty() && came.is_empty() {
            return;
        }
        patch(&mut self.rows, &left, &came);
        self.group(desk);
    }

    fn group(&mut self, desk: &Desk) {
        self.days.clear();
        for (row, &id) in self.rows.iter().rev().enumerate() {
            let date = desk.day(id);
            match self.days.last_mut() {
                Some(day) if day.date == date => day.stories += 1,
                _ => self.days.push(Day {
                    date,
                    first: row,
                    stories: 1,
                }),
            }
        }
    }

    /// Whether a story has a row, in logarithmic time; the story itself may be gone from the desk.
    pub(super) fn contains(&self, desk: &Desk, id: StoryId) -> bool {
        self.rows.get(desk.rank(&self.rows, desk.age(id))) == Some(&id)
    }

    /// All rows, from the first.
    pub fn rows(&self) -> impl Iterator<Item = StoryId> {
        self.rows.iter().rev().copied()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The story in a row; row 0 is the newest.
    pub fn row(&self, at: usize) -> Option<StoryId> {
        self.rows.iter().rev().nth(at).copied()
    }

    /// The row of a story; where it has none, the row it would have (which may be one past the last).
    pub fn position_of(&self, desk: &Desk, id: StoryId) -> Result<usize, usize> {
        let at = desk.rank(&self.rows, desk.age(id));
        match self.rows.get(at) {
            Some(&row) if row == id => Ok(self.rows.len() - 1 - at),
            _ => Err(self.rows.len() - at),
        }
    }

    /// Day groups, newest first; their rows follow one another without a gap.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// Index into [`Self::days`] of the group that holds a row.
    pub fn day_of(&self, row: usize) -> Option<usize> {
        let at = self
            .days
            .partition_point(|day| day.first <= row)
            .checked_sub(1)?;
        (row < self.rows.len()).then_some(at)
    }
}
