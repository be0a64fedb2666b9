//! Stories by arrival, newest first, in groups of a day. Takes of one running story stand together, below the newest.

use std::cell::OnceCell;
use std::collections::{HashMap, VecDeque};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::Turn;
use crate::desk::order::{patch, rank};
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
    rows: VecDeque<StoryId>,
    /// The rows as they are shown; made when they are asked for, so that of many batches only the last costs it.
    shown: OnceCell<Shown>,
}

/// How rows are shown: the newest first, but that takes stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    stretches: Vec<Stretch>,
    /// The rows of the takes that stand below a newer one.
    below: HashMap<StoryId, usize>,
    days: Vec<Day>,
}

/// Rows that follow one another as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Stretch {
    /// The first row.
    first: usize,
    /// How many newer stories there are than the first that is not shown yet.
    newer: usize,
    /// The takes below a newer one; of others, which lie as they are shown, none.
    takes: Vec<StoryId>,
}

/// Takes further apart than this are of two stories with one slug line.
const RUN: SignedDuration = SignedDuration::from_hours(24);

impl Timeline {
    /// Of the stories that pass, oldest first.
    pub(super) fn of(passing: VecDeque<StoryId>) -> Self {
        Self {
            rows: passing,
            shown: OnceCell::new(),
        }
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
        self.shown = OnceCell::new();
    }

    fn shown(&self, desk: &Desk) -> &Shown {
        self.shown.get_or_init(|| Shown::of(desk, &self.rows))
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
    pub fn row(&self, desk: &Desk, at: usize) -> Option<StoryId> {
        self.shown(desk).row(&self.rows, at)
    }

    /// How many stories came at this moment or later.
    pub fn since(&self, desk: &Desk, moment: Timestamp) -> usize {
        let before = |&id: &StoryId| desk.age(id).0 < moment;
        self.rows.len() - rank(&self.rows, before)
    }

    /// The row of a story; where it has none, the row it would have (which may be one past the last).
    pub fn position_of(&self, desk: &Desk, id: StoryId) -> Result<usize, usize> {
        let at = desk.rank(&self.rows, desk.age(id));
        match self.rows.get(at) {
            Some(&row) if row == id => {
                Ok(self.shown(desk).position_of(id, self.rows.len() - 1 - at))
            }
            _ => Err(self.rows.len() - at),
        }
    }

    /// Day groups, newest first; their rows follow one another without a gap.
    pub fn days(&self, desk: &Desk) -> &[Day] {
        &self.shown(desk).days
    }

    /// Index into [`Self::days`] of the group that holds a row.
    pub fn day_of(&self, desk: &Desk, row: usize) -> Option<usize> {
        let days = self.days(desk);
        let at = days
            .partition_point(|day| day.first <= row)
            .checked_sub(1)?;
        (row < self.rows.len()).then_some(at)
    }
}

impl Shown {
    /// Of rows, oldest first.
    fn of(desk: &Desk, rows: &VecDeque<StoryId>) -> Self {
        let mut shown = Self::default();
        let mut days = days(desk, rows);
        let mut move_to = |from: Date, to: Date| {
            for (date, more) in [(from, false), (to, true)] {
                if let Ok(at) = days.binary_search_by(|(day, _)| date.cmp(day)) {
                    let (_, stories) = &mut days[at];
                    *stories = if more { *stories + 1 } else { *stories - 1 };
                }
            }
        };
        // Of each story that moves, or below which others do, how many are newer.
        let mut turns: Vec<(usize, Vec<StoryId>)> = Vec::new();
        let newer = |id| rows.len() - 1 - desk.rank(rows, desk.age(id));
        for run in runs(desk, rows) {
            let mut takes = run.into_iter();
            let Some(newest) = takes.next() else { continue };
            for take in takes.clone() {
                move_to(desk.day(take), desk.day(newest));
                turns.push((newer(take), Vec::new()));
            }
            turns.push((newer(newest), takes.collect()));
        }
        turns.sort_unstable();
        let (mut first, mut next) = (0, 0);
        for (newer, takes) in turns {
            let stays = usize::from(!takes.is_empty());
            first = shown.lie(first, next, newer + stays - next);
            next = newer + 1;
            if !takes.is_empty() {
                shown.below.extend(takes.iter().copied().zip(first..));
                let stretch = Stretch {
                    first,
                    newer: next,
                    takes,
                };
                first += stretch.takes.len();
                shown.stretches.push(stretch);
            }
        }
        shown.lie(first, next, rows.len() - next);
        let mut first = 0;
        for (date, stories) in days.into_iter().filter(|(_, stories)| *stories > 0) {
            shown.days.push(Day {
                date,
                first,
                stories,
            });
            first += stories;
        }
        shown
    }

    /// So many rows lie as they are shown; gives back the row behind them.
    fn lie(&mut self, first: usize, newer: usize, count: usize) -> usize {
        if count > 0 {
            self.stretches.push(Stretch {
                first,
                newer,
                takes: Vec::new(),
            });
        }
        first + count
    }

    fn row(&self, rows: &VecDeque<StoryId>, at: usize) -> Option<StoryId> {
        let stretch = self.stretches.partition_point(|s| s.first <= at);
        let stretch = self.stretches.get(stretch.checked_sub(1)?)?;
        let within = at - stretch.first;
        match stretch.takes.as_slice() {
            [] => rows.iter().rev().nth(stretch.newer + within).copied(),
            takes => takes.get(within).copied(),
        }
    }

    /// The row of a story than which so many are newer.
    fn position_of(&self, id: StoryId, newer: usize) -> usize {
        let lies = || {
            let stretch = self.stretches.partition_point(|s| s.newer <= newer);
            let stretch = stretch.checked_sub(1).and_then(|at| self.stretches.get(at));
            stretch.map_or(newer, |s| s.first + newer - s.newer)
        };
        self.below.get(&id).copied().unwrap_or_else(lies)
    }
}

/// How many stories came on each day, newest first.
fn days(desk: &Desk, rows: &VecDeque<StoryId>) -> Vec<(Date, usize)> {
    let mut days = Vec::new();
    let mut left = rows.len();
    while let Some(&newest) = left.checked_sub(1).and_then(|at| rows.get(at)) {
        let date = desk.day(newest);
        let before = rows.partition_point(|&id| desk.day(id) < date);
        let before = before.min(left - 1);
        days.push((date, left - before));
        left = before;
    }
    days
}

/// Takes of one running story that are near each other, newest first; none of one alone.
fn runs(desk: &Desk, rows: &VecDeque<StoryId>) -> Vec<Vec<StoryId>> {
    let is_row = |id: &StoryId| rows.get(desk.rank(rows, desk.age(*id))) == Some(id);
    let mut all = Vec::new();
    for stories in desk.running() {
        let mut runs: Vec<Vec<StoryId>> = Vec::new();
        for id in stories.into_iter().filter(is_row) {
            let newest = runs.last().and_then(|run| run.first());
            let age = newest.map(|&newest| desk.age(newest).0.duration_since(desk.age(id).0));
            match runs.last_mut() {
                Some(run) if age.is_some_and(|age| age <= RUN) => run.push(id),
                _ => runs.push(vec![id]),
            }
        }
        all.extend(runs.into_iter().filter(|run| run.len() > 1));
    }
    all
}
