//! Actors by how often the filtered stories name them.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::desk::{ActorId, Desk, Filter, Story};

/// What the filtered stories say of one actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActorCount {
    /// How often they name it.
    pub mentions: u32,
    /// How many of them do.
    pub stories: u32,
    /// How many of the filtered statements are its.
    pub quotes: u32,
}

/// Actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    rows: Vec<(ActorId, ActorCount)>,
}

impl Actors {
    /// From the stories that pass. By mentions, then by name.
    pub(super) fn of(desk: &Desk, filter: &Filter, stories: &[&Story]) -> Self {
        let mut counts: HashMap<ActorId, ActorCount> = HashMap::new();
        for story in stories {
            let ids: Vec<_> = story.actors().iter().map(|&id| desk.resolve(id)).collect();
            for (local, (id, actor)) in ids.iter().zip(&story.findings().actors).enumerate() {
                let count = counts.entry(*id).or_default();
                count.mentions += actor.mentions.len() as u32;
                count.stories += u32::from(!ids[..local].contains(id));
            }
            for (index, quote) in story.findings().quotes.iter().enumerate() {
                if let Some(id) = quote.actor.and_then(|i| ids.get(i))
                    && filter.matches_said(desk, story, index)
                {
                    counts.entry(*id).or_default().quotes += 1;
                }
            }
        }
        let mut rows: Vec<_> = counts.into_iter().collect();
        rows.sort_by_cached_key(|&(id, count)| {
            (Reverse(count.mentions), desk.name(id).to_owned(), id)
        });
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

    /// The actor in a row, with what the filtered stories say of it.
    pub fn row(&self, at: usize) -> Option<(ActorId, ActorCount)> {
        self.rows.get(at).copied()
    }

    /// The row of an actor; one that stands for another has none of its own, so resolve first.
    pub fn position_of(&self, id: ActorId) -> Option<usize> {
        self.rows.iter().position(|&(row, _)| row == id)
    }
}
