//! Search: a query, rows' searchable columns, and the rows that fit it best.
//!
//! An [`Index`] keeps one pane's rows by number, in columns of falling weight (of a statement: speaker, role, words,
//! title). [`Index::find`] ranks; [`Query::light`] says which letters of a column to light, for the rows that are drawn.
//! It is quick enough to run on each key press where the keys are read. The only room that imports fuzzy-matcher.

mod finder;
mod matcher;
mod query;

pub use finder::{Finder, actor_columns, quote_columns, story_columns};
pub use query::Query;

use crate::fold::fold;

/// One row that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<Id> {
    /// Which row.
    pub row: Id,
    /// Higher is better; only the order means something.
    pub score: i64,
}

/// The best rows, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<Id> {
    /// Best first; among equals the one inserted last.
    pub hits: Vec<Hit<Id>>,
    /// How many rows fit, the ones beyond the limit included.
    pub total: usize,
}

/// One pane's searchable rows.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rows: std::collections::BTreeMap<u32, Vec<String>>,
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row, or replaces it; columns come in order of falling weight.
    pub fn insert(&mut self, row: u32, columns: &[impl AsRef<str>]) {
        self.rows
            .insert(row, columns.iter().map(|c| fold(c.as_ref())).collect());
    }

    /// Takes a row out; nothing happens if it is not there.
    pub fn remove(&mut self, row: u32) {
        self.rows.remove(&row);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The best `limit` rows that fit the query and that `keep` lets pass. An empty query fits every row.
    pub fn find(&mut self, query: &Query, limit: usize, keep: impl Fn(u32) -> bool) -> Found<u32> {
        let mut hits: Vec<_> = self
            .rows
            .iter()
            .rev()
            .filter(|(row, _)| keep(**row))
            .filter_map(|(&row, columns)| query.score(columns).map(|score| Hit { row, score }))
            .collect();
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        let total = hits.len();
        hits.truncate(limit);
        Found { hits, total }
    }
}
