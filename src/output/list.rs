//! Which lists there are, and what of them is written: the same for the command line and for what the screens export.

use std::vec::IntoIter;

use super::rows;
use super::sheet::{Column, Sheet};
use crate::desk::{ActorCount, ActorId, Desk, EventId, QuoteId, StoryId, Views};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Who said what.
    Quotes,
    /// Who.
    Actors,
    /// What happened when.
    Timeline,
    /// Which stories.
    Stories,
}

impl List {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Actors => "actors",
            Self::Timeline => "timeline",
            Self::Stories => "stories",
        }
    }

    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Quotes => rows::QUOTES,
            Self::Actors => rows::ACTORS,
            Self::Timeline => rows::TIMELINE,
            Self::Stories => rows::STORIES,
        }
    }

    /// All its rows that pass the filter.
    pub fn rows(self, desk: &Desk, views: &Views) -> Rows {
        match self {
            Self::Quotes => Rows::Quotes(all(views.quotes.said())),
            Self::Actors => {
                let rows = 0..views.actors.len();
                Rows::Actors(all(rows.filter_map(|at| views.actors.row(desk, at))))
            }
            Self::Timeline => {
                let rows = 0..views.events.len(desk);
                let rows = rows.filter_map(|at| views.events.row(desk, at));
                Rows::Timeline(all(rows.map(|(id, _)| id)))
            }
            Self::Stories => {
                let rows = 0..views.timeline.len();
                Rows::Stories(all(rows.filter_map(|at| views.timeline.row(desk, at))))
            }
        }
    }
}

fn all<T>(rows: impl Iterator<Item = T>) -> IntoIter<T> {
    rows.collect::<Vec<_>>().into_iter()
}

/// Rows of a list, by their ids, as far as they are not yet written.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Statements.
    Quotes(IntoIter<QuoteId>),
    /// Actors, with what the filtered stories say of them.
    Actors(IntoIter<(ActorId, ActorCount)>),
    /// What happened.
    Timeline(IntoIter<EventId>),
    /// Stories.
    Stories(IntoIter<StoryId>),
}

impl Rows {
    /// How many are left.
    pub fn len(&self) -> usize {
        match self {
            Self::Quotes(rows) => rows.len(),
            Self::Actors(rows) => rows.len(),
            Self::Timeline(rows) => rows.len(),
            Self::Stories(rows) => rows.len(),
        }
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// So many of the rows that are left, at most, as the desk has them now. What is no longer there is passed over.
    pub fn sheet<'r>(&'r mut self, desk: &'r Desk, most: usize) -> Sheet<'r> {
        match self {
            Self::Quotes(ids) => rows::quotes(desk, ids.take(most)),
            Self::Actors(ids) => rows::actors(desk, ids.take(most)),
            Self::Timeline(ids) => rows::timeline(desk, ids.take(most)),
            Self::Stories(ids) => rows::stories(desk, ids.take(most)),
        }
    }
}
