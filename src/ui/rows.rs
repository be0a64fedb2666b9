//! The panes' rows: views of the desk as lists that a cursor can move in.
//!
//! The timeline's rows stand in groups, each under a head of its own: by day of arrival, or by the days spoken of.

use std::collections::HashSet;

use jiff::Span;
use jiff::civil::{Date, Time};

use super::draw::{actors, quotes};
use super::layout::{Pane, Shape};
use super::list::{RowId, Rows};
use super::state::State;
use crate::desk::view::When;
use crate::desk::{ActorId, Desk, Views};

/// A group of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The days.
    pub when: When,
    /// The first row of the view in the group.
    pub first: usize,
    /// How many stories.
    pub stories: usize,
    /// Whether the day is known from publication only.
    pub faint: bool,
    /// Its own place among rows and heads.
    at: usize,
}

/// The groups of the timeline, by arrival or by what the texts speak of.
pub fn heads(desk: &Desk, views: &Views, times: bool) -> Vec<Head> {
    let head = |at: usize, when: When, first: usize, stories: usize, faint: bool| Head {
        when,
        first,
        stories,
        faint,
        at: first + at,
    };
    if times {
        let groups = views.events.groups(desk).iter().enumerate();
        groups
            .map(|(at, group)| head(at, group.when, group.first, group.stories, group.published))
            .collect()
    } else {
        let days = views.timeline.days(desk).iter().enumerate();
        days.map(|(at, day)| {
            let when = Some((day.date, day.date));
            head(at, when, day.first, day.stories, false)
        })
        .collect()
    }
}

/// Stories of each of the last days up to the newest one, in equal parts of a day; the newest part last.
pub fn strip(state: &State, days: i64, parts: usize) -> Vec<u32> {
    let timeline = &state.views.timeline;
    let count = days as usize * parts;
    let Some(newest) = newest_day(state) else {
        return vec![0; count];
    };
    let since = |hours: i64| -> u32 {
        let start = newest
            .to_datetime(Time::midnight())
            .checked_sub(Span::new().hours(hours));
        let start = start
            .ok()
            .and_then(|at| at.to_zoned(state.desk.zone().clone()).ok());
        let Some(start) = start.map(|at| at.timestamp()) else {
            return 0;
        };
        timeline.since(&state.desk, start) as u32
    };
    let hours = 24 / parts as i64;
    let oldest = (days - 1) * 24;
    let counts: Vec<u32> = (0..count as i64)
        .map(|part| since(oldest - part * hours))
        .collect();
    let next = counts.iter().copied().skip(1).chain([0]);
    counts
        .iter()
        .zip(next)
        .map(|(since, later)| since.saturating_sub(later))
        .collect()
}

/// The day of the newest story on the desk.
pub fn newest_day(state: &State) -> Option<Date> {
    state.desk.stories().next_back().map(|s| s.day())
}

/// Whole days from one date to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

/// The actors in the order to show: as the view has them, or, while somebody moves in the list, as they stood, with
/// newcomers below.
pub fn order(views: &Views, before: &[ActorId], held: bool) -> Vec<ActorId> {
    let ranked: Vec<_> = views.actors.rows().collect();
    if !held {
        return ranked;
    }
    let here: HashSet<_> = ranked.iter().copied().collect();
    let mut order: Vec<_> = before
        .iter()
        .copied()
        .filter(|id| here.contains(id))
        .collect();
    let kept: HashSet<_> = order.iter().copied().collect();
    order.extend(ranked.into_iter().filter(|id| !kept.contains(id)));
    order
}

/// One list pane of the screen as rows.
#[derive(Clone, Copy)]
pub struct PaneRows<'s> {
    state: &'s State,
    pane: Pane,
    width: u16,
}

impl<'s> PaneRows<'s> {
    /// The rows of a list pane as it stands on the screen.
    pub fn new(state: &'s State, pane: Pane) -> Self {
        let width = state.layout.body(pane).width;
        Self { state, pane, width }
    }

    fn group(&self, at: usize) -> Option<(usize, &Head)> {
        let heads = &self.state.heads;
        let group = heads.partition_point(|h| h.at <= at).checked_sub(1)?;
        Some((group, heads.get(group)?))
    }
}

impl Rows for PaneRows<'_> {
    fn count(&self) -> usize {
        let State {
            desk,
            views,
            heads,
            times,
            actors,
            ..
        } = self.state;
        match self.pane {
            Pane::Timeline if *times => views.events.len(desk) + heads.len(),
            Pane::Timeline => views.timeline.len() + heads.len(),
            Pane::Actors => actors.len(),
            Pane::Quotes => views.quotes.len(),
            Pane::Reader | Pane::With => 0,
        }
    }

    fn id(&self, at: usize) -> Option<RowId> {
        let State {
            desk,
            views,
            times,
            actors,
            ..
        } = self.state;
        match self.pane {
            Pane::Timeline => {
                let (group, head) = self.group(at)?;
                if head.at == at {
                    return Some(RowId::Head(head.when));
                }
                let row = at - group - 1;
                if *times {
                    views.events.row(desk, row).map(|(id, _)| RowId::Event(id))
                } else {
                    views.timeline.row(&self.state.desk, row).map(RowId::Story)
                }
            }
            Pane::Actors => actors.get(at).copied().map(RowId::Actor),
            Pane::Quotes => views.quotes.row(at).map(RowId::Quote),
            Pane::Reader | Pane::With => None,
        }
    }

    fn find(&self, id: RowId) -> Result<usize, Option<usize>> {
        let State {
            desk,
            views,
            heads,
            times,
            actors,
            ..
        } = self.state;
        let below_heads = |row: usize| row + heads.partition_point(|h| h.first <= row);
        match id {
            RowId::Head(when) => heads
                .iter()
                .find(|h| h.when == when)
                .map(|h| h.at)
                .ok_or(None),
            RowId::Actor(id) => {
                let id = desk.resolve(id);
                actors.iter().position(|a| *a == id).ok_or(None)
            }
            RowId::Quote(id) => views.quotes.position_of(desk, id).map_err(Some),
            RowId::Event(id) if *times => views
                .events
                .position_of(desk, id)
                .map(below_heads)
                .ok_or(None),
            RowId::Story(id) if !times => {
                let at = views.timeline.position_of(desk, id);
                at.map(below_heads).map_err(|at| Some(below_heads(at)))
            }
            RowId::Event(_) | RowId::Story(_) => Err(None),
        }
    }

    fn tall(&self, at: usize) -> u16 {
        match self.id(at) {
            // A blank line parts the groups where there is room.
            Some(RowId::Head(_)) if at > 0 && self.state.layout.shape == Shape::Wide => 2,
            Some(RowId::Actor(id)) => actors::tall(self.state, id),
            Some(RowId::Quote(id)) => quotes::tall(self.state, id, self.width),
            _ => 1,
        }
    }
}
