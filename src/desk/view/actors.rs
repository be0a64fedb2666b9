//! Actors by how often the filtered stories name them, then by name.
//!
//! Counts are kept by name as the stories use it; an actor's row adds up its own and those of the surnames and abbreviations
//! that stand for it at the moment, so a merge moves rows and no counts.

use std::cmp::Reverse;

use super::Turn;
use crate::desk::intake::each_sighting;
use crate::desk::order::patch;
use crate::desk::{ActorCount, ActorId, Applied, Desk, Filter, Story, StoryId};

/// Actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    rows: Vec<ActorId>,
    /// By id, not resolved.
    counts: Vec<ActorCount>,
    /// By id: the mentions its row is sorted by, if it has one.
    shown: Vec<Option<u32>>,
}

impl Actors {
    /// Of the stories that pass.
    pub(super) fn of(desk: &Desk, filter: &Filter, passing: &[StoryId]) -> Self {
        let mut view = Self::default();
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
        let mut order = Vec::new();
        for &id in desk.roster.alphabet() {
            if let Some(mentions) = view.sum(desk, id).map(|count| count.mentions) {
                view.shown[id.at()] = Some(mentions);
                order.push((Reverse(mentions), ranks[id.at()], id));
            }
        }
        order.sort_unstable();
        view.rows = order.into_iter().map(|(_, _, id)| id).collect();
        view
    }

    pub(super) fn update(&mut self, desk: &Desk, filter: &Filter, turn: &Turn, applied: &Applied) {
        self.make_room(desk);
        for story in &turn.left {
            for &(id, count) in applied.before.get(story).map_or(&[][..], Vec::as_slice) {
                self.counts[id.at()] -= heard(desk, filter, id, count);
            }
        }
        for story in turn.came.iter().filter_map(|&id| desk.story(id)) {
            self.count(desk, filter, story);
        }
        let moved = applied
            .actors
            .iter()
            .map(|&id| (id, self.sum(desk, id).map(|count| count.mentions)));
        let moved: Vec<_> = moved
            .filter(|&(id, mentions)| mentions != self.shown[id.at()])
            .collect();
        let mut left: Vec<_> = moved
            .iter()
            .filter_map(|&(id, _)| self.place(desk, id, self.shown[id.at()]?).ok())
            .map(|at| at..at + 1)
            .collect();
        left.sort_unstable_by_key(|range| range.start);
        let mut came: Vec<_> = moved
            .iter()
            .filter_map(|&(id, mentions)| Some((id, mentions?)))
            .collect();
        came.sort_unstable_by_key(|&(id, mentions)| (Reverse(mentions), desk.roster.spelling(id)));
        let came: Vec<_> = came
            .into_iter()
            .map(|(id, mentions)| (self.place(desk, id, mentions).unwrap_or_else(|at| at), id))
            .collect();
        patch(&mut self.rows, &left, &came);
        for (id, mentions) in moved {
            self.shown[id.at()] = mentions;
        }
    }

    fn make_room(&mut self, desk: &Desk) {
        let names = desk.roster.alphabet().len();
        self.counts.resize(names, ActorCount::default());
        self.shown.resize(names, None);
    }

    fn count(&mut self, desk: &Desk, filter: &Filter, story: &Story) {
        each_sighting(story, |id, seen| {
            self.counts[id.at()] += heard(desk, filter, id, seen.count)
        });
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

    /// Where the row of these mentions is, or where it belongs.
    fn place(&self, desk: &Desk, id: ActorId, mentions: u32) -> Result<usize, usize> {
        let key = (Reverse(mentions), desk.roster.spelling(id));
        self.rows.binary_search_by(|&row| {
            let mentions = self.shown.get(row.at()).copied().flatten().unwrap_or(0);
            (Reverse(mentions), desk.roster.spelling(row)).cmp(&key)
        })
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
