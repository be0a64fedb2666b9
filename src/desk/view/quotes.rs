//! Statements: newest story first, within a story in order of the text.

use crate::desk::{Desk, Filter, QuoteId, Story};

/// Statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    rows: Vec<QuoteId>,
}

impl Quotes {
    /// From the stories that pass all but the `said:` chips, oldest first.
    pub(super) fn of(desk: &Desk, filter: &Filter, stories: &[&Story]) -> Self {
        let mut rows = Vec::new();
        for story in stories.iter().rev() {
            let ids = story.quotes().iter().enumerate();
            rows.extend(
                ids.filter(|(index, _)| filter.matches_said(desk, story, *index))
                    .map(|(_, id)| *id),
            );
        }
        Self { rows }
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
        self.rows.get(at).copied()
    }

    /// The row of a statement.
    pub fn position_of(&self, id: QuoteId) -> Option<usize> {
        self.rows.iter().position(|&row| row == id)
    }
}
