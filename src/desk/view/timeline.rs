//! Stories by arrival, newest first, in groups of a day.

use jiff::civil::Date;

use crate::desk::{Story, StoryId};

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
    rows: Vec<StoryId>,
    days: Vec<Day>,
}

impl Timeline {
    /// From the stories that pass, oldest first.
    pub(super) fn of(stories: &[&Story]) -> Self {
        let mut view = Self::default();
        for (row, story) in stories.iter().rev().enumerate() {
            view.rows.push(story.id());
            match view.days.last_mut() {
                Some(day) if day.date == story.day() => day.stories += 1,
                _ => view.days.push(Day {
                    date: story.day(),
                    first: row,
                    stories: 1,
                }),
            }
        }
        view
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
        self.rows.get(at).copied()
    }

    /// The row of a story.
    pub fn position_of(&self, id: StoryId) -> Option<usize> {
        self.rows.iter().position(|&row| row == id)
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
