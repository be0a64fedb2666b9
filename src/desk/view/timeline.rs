//! Stories by arrival, newest first, in groups of a day. Takes of one running story stand together, below the newest.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet, VecDeque};

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

/// How rows are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// Where takes make that another order than the rows' own.
    together: Option<Together>,
    days: Vec<Day>,
}

/// Rows in an order of their own, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Together {
    shown: Vec<StoryId>,
    /// The day of the newest of the run that each row is part of.
    days: Vec<Date>,
    places: HashMap<StoryId, usize>,
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
            Some(&row) if row == id => Ok(match &self.shown(desk).together {
                Some(together) => together.places.get(&id).copied().unwrap_or(0),
                None => self.rows.len() - 1 - at,
            }),
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
        let mut shown = Self {
            together: Together::of(desk, rows),
            days: Vec::new(),
        };
        for at in 0..rows.len() {
            let date = match &shown.together {
                Some(together) => together.days.get(at).copied().unwrap_or_default(),
                None => shown.row(rows, at).map_or(Date::ZERO, |id| desk.day(id)),
            };
            match shown.days.last_mut() {
                Some(day) if day.date == date => day.stories += 1,
                _ => shown.days.push(Day {
                    date,
                    first: at,
                    stories: 1,
                }),
            }
        }
        shown
    }

    fn row(&self, rows: &VecDeque<StoryId>, at: usize) -> Option<StoryId> {
        match &self.together {
            Some(together) => together.shown.get(at).copied(),
            None => rows.iter().rev().nth(at).copied(),
        }
    }
}

impl Together {
    /// The order to show rows in, given oldest first; `None` where no take is among them.
    fn of(desk: &Desk, rows: &VecDeque<StoryId>) -> Option<Self> {
        let running: HashSet<_> = desk.running();
        if running.is_empty() {
            return None;
        }
        // Newest first: whoever opens a run is its newest story.
        let mut runs: Vec<Vec<StoryId>> = Vec::new();
        let mut open: HashMap<(&str, &str), usize> = HashMap::new();
        for &id in rows.iter().rev() {
            let key = desk
                .story(id)
                .and_then(|story| story.slug())
                .filter(|key| running.contains(key));
            let near = |run: &Vec<StoryId>| {
                let newest = run.first().map(|&first| desk.age(first).0);
                newest.is_some_and(|at| at.duration_since(desk.age(id).0) <= RUN)
            };
            let run = key.and_then(|key| open.get(&key)).copied();
            match run.and_then(|at| runs.get_mut(at)).filter(|run| near(run)) {
                Some(run) => run.push(id),
                None => {
                    open.extend(key.map(|key| (key, runs.len())));
                    runs.push(vec![id]);
                }
            }
        }
        let mut together = Self::default();
        for run in runs {
            let day = run.first().map_or(Date::ZERO, |&id| desk.day(id));
            for id in run {
                together.places.insert(id, together.shown.len());
                together.shown.push(id);
                together.days.push(day);
            }
        }
        Some(together)
    }
}
