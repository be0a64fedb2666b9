//! Search: a query, rows' searchable columns, and the rows that fit it best.
//!
//! An [`Index`] keeps one pane's rows by number, in columns of falling weight (of a statement: speaker, role, words,
//! title). [`Index::find`] ranks; [`Query::light`] says which letters of a column to light, for the rows that are drawn.
//! A search runs on the key press, where the keys are read: it looks through the words that there are, not through the rows,
//! and takes some milliseconds at a million rows (`cargo bench --bench search`). [`Asked`] is a query together with the
//! chips beside it. The only room that imports fuzzy-matcher.

mod ask;
mod find;
mod finder;
mod fit;
mod guesses;
mod index;
mod light;
mod matcher;
mod query;
mod reader;
mod saved;
mod scope;
mod segment;
mod slips;
mod sweep;
mod terms;
mod vocabulary;
mod words;

pub use ask::{Answers, Asked};
pub use finder::{Finder, actor_columns, quote_columns, story_columns};
pub use index::{Column, Index};
pub use query::Query;
pub use saved::{Ring, Saved};
pub use scope::Scope;

/// One row that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<Id> {
    /// Which row.
    pub row: Id,
    /// Higher is better; only the order means something.
    pub score: i64,
}

/// The best rows, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<Id> {
    /// Best first; among equals the newest.
    pub hits: Vec<Hit<Id>>,
    /// How many of the hits, from the first, are no guesses: no slip of the finger was forgiven, no letters taken from here
    /// and there.
    pub sure: usize,
    /// Whether there may be more.
    pub more: bool,
}

impl<Id> Found<Id> {
    /// The hits worth going through one by one: the sure ones, or the guesses where there is nothing else.
    pub fn likely(&self) -> &[Hit<Id>] {
        match self.sure {
            0 => &self.hits,
            sure => self.hits.get(..sure).unwrap_or(&self.hits),
        }
    }
}
