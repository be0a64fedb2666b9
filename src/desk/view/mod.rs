//! Views: the rows of each pane under one filter, in order.
//!
//! [`Views::filter`] runs a filter; [`Views::update`] follows arrivals, at the cost of what changed. A view gives its
//! length, the row at a place and the place of an id, so a pane draws its visible slice and keeps its selection by identity.
//! Rows are ids; the desk tells what they say.

mod actors;
mod events;
mod quotes;
mod timeline;

pub use actors::{ActorOrder, Actors};
pub use events::{Events, Group, Scale, When};
pub use quotes::Quotes;
pub use timeline::{Day, Timeline};

use std::collections::VecDeque;

use super::{Applied, Desk, Filter, StoryId};

/// All panes' rows under one filter.
#[derive(Clone, Debug, Default)]
pub struct Views {
    filter: Filter,
    /// The desk's read marks when the filter ran.
    tick: u64,
    version: u64,
    /// Stories by arrival, newest first.
    pub timeline: Timeline,
    /// What happened, by the day it happened on, newest first; vague times last.
    pub events: Events,
    /// Actors of the filtered stories.
    pub actors: Actors,
    /// Statements, newest story first, in order of the text.
    pub quotes: Quotes,
}

impl Views {
    /// Views without a filter, of all the desk holds.
    pub fn new(desk: &Desk) -> Self {
        let mut views = Self::default();
        views.filter(desk, Filter::default());
        views
    }

    /// The filter that the rows obey.
    pub fn chips(&self) -> &Filter {
        &self.filter
    }

    /// A number that grows whenever rows may have changed.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Runs a filter; the same one again lets go of rows that were read meanwhile.
    pub fn filter(&mut self, desk: &Desk, filter: Filter) {
        self.tick = desk.tick;
        self.version += 1;
        self.filter = filter;
        self.run(desk);
    }

    /// Groups what happened by days, weeks, months or years.
    pub fn rescale(&mut self, desk: &Desk, scale: Scale) {
        if scale == self.events.scale() {
            return;
        }
        self.version += 1;
        self.events.rescale(desk, scale);
    }

    /// Follows a batch that the desk has taken in. Batches must not be left out.
    pub fn update(&mut self, desk: &Desk, applied: &Applied) {
        self.take_in(desk, applied);
        self.catch_up(desk);
    }

    /// The same, but for the places of actors: the same few move again and again while stories pour in. Rows of actors mean
    /// nothing until [`Self::catch_up`].
    pub fn take_in(&mut self, desk: &Desk, applied: &Applied) {
        self.version += 1;
        let chip_moved =
            |id| applied.merged.contains(&id) || applied.merged.contains(&desk.resolve(id));
        if self.filter.actors().any(chip_moved) {
            // Stories that did not change may pass now, or no longer.
            return self.run(desk);
        }
        let came = applied.new.iter().chain(&applied.changed);
        let mut turn = Turn {
            came: came.copied().filter(|&id| self.passes(desk, id)).collect(),
            left: applied
                .before
                .keys()
                .copied()
                .filter(|&id| self.timeline.contains(desk, id))
                .collect(),
        };
        turn.came.sort_unstable_by_key(|&id| desk.age(id));
        turn.left.sort_unstable_by_key(|&id| desk.age(id));
        self.timeline.update(desk, &turn);
        self.quotes.update(desk, &self.filter, &turn, applied);
        self.events.update(&turn);
        self.actors.count_all(desk, &self.filter, &turn, applied);
    }

    /// Puts actors in their places.
    pub fn catch_up(&mut self, desk: &Desk) {
        let timeline = &self.timeline;
        self.actors.settle(desk, |id| timeline.contains(desk, id));
    }

    /// Puts the actors in another order.
    pub fn sort_actors(&mut self, desk: &Desk, by: ActorOrder) {
        if by == self.actors.order() {
            return;
        }
        self.version += 1;
        let passing: VecDeque<_> = self.timeline.rows().collect();
        self.actors = Actors::of(desk, &self.filter, &passing, by);
    }

    fn run(&mut self, desk: &Desk) {
        let passing = self
            .filter
            .candidates(desk)
            .iter()
            .copied()
            .filter(|&id| self.passes(desk, id))
            .collect();
        self.quotes = Quotes::of(desk, &self.filter, &passing);
        self.events = Events::of(self.events.scale(), &passing);
        self.actors = Actors::of(desk, &self.filter, &passing, self.actors.order());
        self.timeline = Timeline::of(passing);
    }

    fn passes(&self, desk: &Desk, id: StoryId) -> bool {
        desk.story(id)
            .is_some_and(|story| self.filter.passes(desk, story, self.tick))
    }
}

/// What a batch means to the rows of one filter; a story that changed may be in both lists. Oldest first.
struct Turn {
    /// Stories whose rows come in.
    came: Vec<StoryId>,
    /// Stories whose rows as they were go.
    left: Vec<StoryId>,
}
