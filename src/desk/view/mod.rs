//! Views: the rows of each pane under one filter, in order.
//!
//! [`Views::filter`] runs a filter; [`Views::update`] follows arrivals. A view gives its length, the row at a place and the
//! place of an id, so a pane draws its visible slice and keeps its selection by identity. Rows are ids; the desk tells
//! what they say.

mod actors;
mod events;
mod quotes;
mod timeline;

pub use actors::{ActorCount, Actors};
pub use events::{Events, When};
pub use quotes::Quotes;
pub use timeline::{Day, Timeline};

use super::{Applied, Desk, Filter};

/// All panes' rows under one filter.
#[derive(Clone, Debug, Default)]
pub struct Views {
    filter: Filter,
    /// Stories by arrival, newest first.
    pub timeline: Timeline,
    /// Dated sentences by the day they speak of, newest first; vague ones last.
    pub events: Events,
    /// Actors by mentions within the filtered stories.
    pub actors: Actors,
    /// Statements, newest story first, in order of the text.
    pub quotes: Quotes,
}

impl Views {
    /// Views without a filter, of all the desk holds.
    pub fn new(desk: &mut Desk) -> Self {
        let mut views = Self::default();
        views.filter(desk, Filter::default());
        views
    }

    /// The filter that the rows obey.
    pub fn chips(&self) -> &Filter {
        &self.filter
    }

    /// Runs a filter; the same one again lets go of rows that were read meanwhile.
    pub fn filter(&mut self, desk: &mut Desk, filter: Filter) {
        desk.filtered = desk.tick;
        self.filter = filter;
        self.rebuild(desk);
    }

    /// Follows a batch that the desk has taken in.
    pub fn update(&mut self, desk: &Desk, applied: &Applied) {
        if !applied.is_empty() {
            self.rebuild(desk);
        }
    }

    fn rebuild(&mut self, desk: &Desk) {
        let stories: Vec<_> = desk
            .stories()
            .filter(|s| self.filter.matches_story(desk, s))
            .collect();
        let quoted: Vec<_> = desk
            .stories()
            .filter(|s| self.filter.passes_but_said(desk, s))
            .collect();
        self.timeline = Timeline::of(&stories);
        self.events = Events::of(&stories);
        self.quotes = Quotes::of(desk, &self.filter, &quoted);
        self.actors = Actors::of(desk, &self.filter, &stories);
    }
}
