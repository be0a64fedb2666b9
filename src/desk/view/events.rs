//! Dated sentences by the days they speak of, newest first; those that name no day come last.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::desk::{EventId, Story};
use crate::extract::TimeType;

/// First and last day an event row speaks of; `None` for a vague one ("recently").
pub type When = Option<(Date, Date)>;

/// Dated sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    rows: Vec<(When, EventId)>,
}

impl Events {
    /// From the stories that pass, oldest first. How long or how often is no date; a sentence that names the same
    /// days twice is one row.
    pub(super) fn of(stories: &[&Story]) -> Self {
        let mut rows = Vec::new();
        for (age, story) in stories.iter().rev().enumerate() {
            let times = &story.findings().times;
            for (index, time) in times.iter().enumerate() {
                let told = times[..index]
                    .iter()
                    .any(|t| t.sentence == time.sentence && t.interval == time.interval);
                if matches!(time.kind, TimeType::Date | TimeType::Time) && !told {
                    let id = EventId {
                        story: story.id(),
                        time: index as u32,
                    };
                    rows.push((age, time.interval, id));
                }
            }
        }
        rows.sort_by_key(|&(age, when, id)| (when.is_none(), Reverse(when), age, id.time));
        Self {
            rows: rows.into_iter().map(|(_, when, id)| (when, id)).collect(),
        }
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
        self.rows.get(at).map(|&(when, id)| (id, when))
    }

    /// The row of an event.
    pub fn position_of(&self, id: EventId) -> Option<usize> {
        self.rows.iter().position(|&(_, row)| row == id)
    }

    /// The first row without a date; the length, if all have one.
    pub fn vague(&self) -> usize {
        self.rows.partition_point(|(when, _)| when.is_some())
    }
}
