//! Dated sentences by the days they speak of, newest first; those that name no day come last.

use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Turn;
use crate::desk::order::patch;
use crate::desk::{Desk, EventId, StoryId};
use crate::extract::TimeType;

/// First and last day an event row speaks of; `None` for a vague one ("recently").
pub type When = Option<(Date, Date)>;

/// Dated sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The last row first: vague ones (`None` sorts before any date), then by days.
    rows: Vec<(When, EventId)>,
}

impl Events {
    /// Of the stories that pass.
    pub(super) fn of(desk: &Desk, passing: &[StoryId]) -> Self {
        let mut rows: Vec<_> = passing.iter().flat_map(|&id| dated(desk, id)).collect();
        rows.sort_by_key(|row| key(desk, row));
        Self { rows }
    }

    pub(super) fn update(&mut self, desk: &Desk, turn: &Turn) {
        if !turn.left.is_empty() {
            let left: HashSet<StoryId> = turn.left.iter().copied().collect();
            self.rows.retain(|(_, id)| !left.contains(&id.story));
        }
        let mut came: Vec<_> = turn.came.iter().flat_map(|&id| dated(desk, id)).collect();
        came.sort_unstable_by_key(|row| key(desk, row));
        let place = |row| {
            self.rows
                .partition_point(|other| key(desk, other) < key(desk, &row))
        };
        let came: Vec<_> = came.into_iter().map(|row| (place(row), row)).collect();
        patch(&mut self.rows, &[], &came);
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The event in a row, and its days.
    pub fn row(&self, at: usize) -> Option<(EventId, When)> {
        self.rows.iter().rev().nth(at).map(|&(when, id)| (id, when))
    }

    /// The row of an event.
    pub fn position_of(&self, desk: &Desk, id: EventId) -> Option<usize> {
        let when = desk.event(id)?.time.interval;
        let row = (when, id);
        let at = self
            .rows
            .partition_point(|other| key(desk, other) < key(desk, &row));
        (self.rows.get(at) == Some(&row)).then(|| self.rows.len() - 1 - at)
    }

    /// The first row without a date; the length, if all have one.
    pub fn vague(&self) -> usize {
        self.rows.len() - self.rows.partition_point(|(when, _)| when.is_none())
    }
}

/// What orders rows, the last first: days, then the older story, then the later sentence.
fn key(desk: &Desk, (when, id): &(When, EventId)) -> (When, (Timestamp, StoryId), Reverse<u32>) {
    (*when, desk.age(id.story), Reverse(id.time))
}

/// A story's dated sentences. How long or how often is no date; a sentence that names the same days twice is one row.
fn dated(desk: &Desk, id: StoryId) -> impl Iterator<Item = (When, EventId)> {
    let times = desk
        .story(id)
        .map_or(&[][..], |story| &story.findings().times);
    times.iter().enumerate().filter_map(move |(index, time)| {
        let is_date = matches!(time.kind, TimeType::Date | TimeType::Time);
        let told = times[..index]
            .iter()
            .any(|t| t.sentence == time.sentence && t.interval == time.interval);
        (is_date && !told).then_some((
            time.interval,
            EventId {
                story: id,
                time: index as u32,
            },
        ))
    })
}
