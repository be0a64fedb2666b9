//! Statements: newest story first, within a story in order of the text.

use super::Turn;
use crate::desk::order::patch;
use crate::desk::{Desk, Filter, GONE, QuoteId, StoryId};

/// Statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// The last row first, so that arrivals are added at the end.
    rows: Vec<QuoteId>,
}

impl Quotes {
    /// Of the stories that pass, oldest first.
    pub(super) fn of(desk: &Desk, filter: &Filter, passing: &Vec<StoryId>) -> Self {
        let mut rows = Vec::new();
        for &id in passing {
            rows.extend(statements(desk, filter, id));
        }
        Self { rows }
    }

    pub(super) fn update(&mut self, desk: &Desk, filter: &Filter, turn: &Turn) {
        let age = |quote: &QuoteId| desk.places.get(quote.at()).map(|place| desk.age(place.0));
        let start = |id| {
            self.rows
                .partition_point(|quote| age(quote) < Some(desk.age(id)))
        };
        let end = |id| {
            self.rows
                .partition_point(|quote| age(quote) <= Some(desk.age(id)))
        };
        let left: Vec<_> = turn
            .left
            .iter()
            .map(|&id| start(id)..end(id))
            .filter(|rows| !rows.is_empty())
            .collect();
        let came = turn.came.iter().map(|&id| (start(id), id));
        let came: Vec<_> = came
            .flat_map(|(at, id)| statements(desk, filter, id).map(move |row| (at, row)))
            .collect();
        patch(&mut self.rows, &left, &came);
    }

    /// All rows, from the first.
    pub fn rows(&self) -> impl Iterator<Item = QuoteId> {
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

    /// The statement in a row; row 0 is of the newest story.
    pub fn row(&self, at: usize) -> Option<QuoteId> {
        self.rows.iter().rev().nth(at).copied()
    }

    /// The row of a statement; where it has none, the row where its story's statements are or would be.
    pub fn position_of(&self, desk: &Desk, id: QuoteId) -> Result<usize, usize> {
        let key = |quote: QuoteId| {
            let &(story, index) = desk
                .places
                .get(quote.at())
                .unwrap_or(&(StoryId(u32::MAX), GONE));
            (desk.age(story), std::cmp::Reverse(index))
        };
        let at = self.rows.partition_point(|&quote| key(quote) < key(id));
        match self.rows.get(at) {
            Some(&row) if row == id => Ok(self.rows.len() - 1 - at),
            _ => Err(self.rows.len() - at),
        }
    }
}

/// A story's statements that pass, the last first.
fn statements<'d>(
    desk: &'d Desk,
    filter: &'d Filter,
    id: StoryId,
) -> impl Iterator<Item = QuoteId> + 'd {
    let story = desk.story(id);
    story.into_iter().flat_map(move |story| {
        let ids = story.quotes().iter().enumerate().rev();
        ids.filter(move |(index, _)| filter.passes_speaker(desk, desk.speaker(story, *index)))
            .map(|(_, &id)| id)
    })
}
