//! Actors in one of three orders: by how often the filtered stories name them, by the newest that does, or by name.
//!
//! Counts are kept by name as the stories use it; an actor's row adds up its own and those of the surnames and abbreviations
//! that stand for it at the moment, so a merge moves rows and no counts.

use std::collections::{HashSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::Turn;
use crate::article::compact;
use crate::desk::order::patch;
use crate::desk::{ActorCount, ActorId, Applied, Desk, Filter, Story, StoryId};

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorOrder {
    /// Who is named most often.
    #[default]
    Mentions,
    /// Who is named in the newest story.
    Recent,
    /// By name.
    Name,
}

/// Actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    order: ActorOrder,
    rows: VecDeque<ActorId>,
    /// By id, not resolved.
    counts: Vec<ActorCount>,
    /// By id: what its row is sorted by before its name, if it has one; the least first.
    shown: Vec<Option<i64>>,
    /// Whose counts changed since rows were in their places.
    moved: Vec<ActorId>,
}

impl Actors {
    /// Of the stories that pass.
    pub(super) fn of(
        desk: &Desk,
        filter: &Filter,
        passing: &VecDeque<StoryId>,
        by: ActorOrder,
    ) -> Self {
        let mut view = Self {
            order: by,
            ..Self::default()
        };
        let names = compact::roomy(desk.roster.alphabet().len());
        view.counts.reserve_exact(names);
        view.shown.reserve_exact(names);
        view.make_room(desk);
        if filter.is_empty() {
            let totals = desk.roster.totals();
            view.counts
                .iter_mut()
                .zip(totals)
                .for_each(|(count, total)| *count = total);
        } else {
            for story in passing.iter().filter_map(|&id| desk.story(id)) {
                view.count(desk, filter, story);
            }
        }
        let mut ranks = vec![0_u32; view.counts.len()];
        for (rank, id) in desk.roster.alphabet().iter().enumerate() {
            ranks[id.at()] = rank as u32;
        }
        let passing: HashSet<_> = match (filter.is_empty(), by) {
            (false, ActorOrder::Recent) => passing.iter().copied().collect(),
            _ => HashSet::new(),
        };
        let passes = |id| filter.is_empty() || passing.contains(&id);
        let mut order = Vec::new();
        for &id in desk.roster.alphabet() {
            if let Some(place) = view.weigh(desk, id, passes) {
                view.shown[id.at()] = Some(place);
                order.push((place, ranks[id.at()], id));
            }
        }
        order.sort_unstable();
        view.rows.reserve_exact(compact::roomy(order.len()));
        view.rows.extend(order.into_iter().map(|(_, _, id)| id));
        view
    }

    /// Counts a batch.
    pub(super) fn count_all(
        &mut self,
        desk: &Desk,
        filter: &Filter,
        turn: &Turn,
        applied: &Applied,
    ) {
        self.make_room(desk);
        for story in &turn.left {
            for &(id, count) in applied.before.get(story).map_or(&[][..], Vec::as_slice) {
                self.counts[id.at()] -= heard(desk, filter, id, count);
            }
        }
        for story in turn.came.iter().filter_map(|&id| desk.story(id)) {
            self.count(desk, filter, story);
        }
        self.moved.extend(&applied.actors);
    }

    /// Puts those whose counts changed in their places.
    pub(super) fn settle(&mut self, desk: &Desk, passes: impl Fn(StoryId) -> bool + Copy) {
        let mut moved = std::mem::take(&mut self.moved);
        moved.sort_unstable();
        moved.dedup();
        let moved = moved
            .into_iter()
            .map(|id| (id, self.weigh(desk, id, passes)));
        let moved: Vec<_> = moved
            .filter(|&(id, place)| place != self.shown[id.at()])
            .collect();
        let mut left: Vec<_> = moved
            .iter()
            .filter_map(|&(id, _)| self.place(desk, id, self.shown[id.at()]?).ok())
            .map(|at| at..at + 1)
            .collect();
        left.sort_unstable_by_key(|range| range.start);
        let mut came: Vec<_> = moved
            .iter()
            .filter_map(|&(id, place)| Some((id, place?)))
            .collect();
        came.sort_unstable_by(|&(a, x), &(b, y)| {
            x.cmp(&y).then_with(|| desk.roster.by_spelling(a, b))
        });
        let came: Vec<_> = came
            .into_iter()
            .map(|(id, place)| (self.place(desk, id, place).unwrap_or_else(|at| at), id))
            .collect();
        patch(&mut self.rows, &left, &came);
        for (id, place) in moved {
            self.shown[id.at()] = place;
        }
    }

    fn make_room(&mut self, desk: &Desk) {
        let names = desk.roster.alphabet().len();
        self.counts.resize(names, ActorCount::default());
        self.shown.resize(names, None);
    }

    fn count(&mut self, desk: &Desk, filter: &Filter, story: &Story) {
        for (&id, seen) in story.actors.iter().zip(&story.seen) {
            self.counts[id.at()] += heard(desk, filter, id, seen.count());
        }
    }

    /// What an actor's row says; `None` if it has none.
    fn sum(&self, desk: &Desk, id: ActorId) -> Option<ActorCount> {
        let entry = desk.roster.entry(id).filter(|_| desk.roster.is_live(id))?;
        let mut sum = *self.counts.get(id.at())?;
        for short in &entry.short {
            sum += *self.counts.get(short.at())?;
        }
        (sum.stories > 0).then_some(sum)
    }

    /// What an actor's row is sorted by; `None` if it has none.
    fn weigh(&self, desk: &Desk, id: ActorId, passes: impl Fn(StoryId) -> bool) -> Option<i64> {
        let count = self.sum(desk, id)?;
        Some(match self.order {
            ActorOrder::Mentions => -i64::from(count.mentions),
            ActorOrder::Recent => {
                let stories = desk.roster.stories(id);
                let newest = stories
                    .filter(|&id| passes(id))
                    .filter_map(|id| desk.story(id));
                -newest
                    .map(|story| story.arrived().as_millisecond())
                    .max()
                    .unwrap_or(0)
            }
            ActorOrder::Name => 0,
        })
    }

    /// Where the row of this weight is, or where it belongs.
    fn place(&self, desk: &Desk, id: ActorId, weight: i64) -> Result<usize, usize> {
        self.rows.binary_search_by(|&row| {
            let other = self.shown.get(row.at()).copied().flatten().unwrap_or(0);
            let order = other.cmp(&weight);
            order.then_with(|| desk.roster.by_spelling(row, id))
        })
    }

    /// What comes first.
    pub fn order(&self) -> ActorOrder {
        self.order
    }

    /// All rows, from the first.
    pub fn rows(&self) -> impl Iterator<Item = ActorId> {
        self.rows.iter().copied()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The actor in a row, with what the filtered stories say of it.
    pub fn row(&self, desk: &Desk, at: usize) -> Option<(ActorId, ActorCount)> {
        let &id = self.rows.get(at)?;
        Some((id, self.sum(desk, id)?))
    }

    /// The row of an actor, or of the one it stands for.
    pub fn position_of(&self, desk: &Desk, id: ActorId) -> Option<usize> {
        let id = desk.resolve(id);
        self.place(desk, id, self.shown.get(id.at()).copied().flatten()?)
            .ok()
    }
}

/// A story's count as the filter lets it through: the actor's statements count only if `said:` chips pass them.
fn heard(desk: &Desk, filter: &Filter, id: ActorId, count: ActorCount) -> ActorCount {
    let passes = filter.passes_speaker(desk, Some(desk.resolve(id)));
    ActorCount {
        quotes: if passes { count.quotes } else { 0 },
        ..count
    }
}
