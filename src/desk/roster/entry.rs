//! One name's own tally: what the stories that use this very name say of whoever bears it.

use std::collections::VecDeque;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Key;
use crate::article::compact;
use crate::desk::order::rank;
use crate::desk::{ActorCount, ActorId, StoryId};
use crate::extract;

/// One name's own tally: what the stories that use this very name say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::desk) struct Entry {
    /// Kind and folded name.
    pub key: Key,
    /// Spellings of the name, with how many stories use each.
    pub names: Tally,
    /// Other names, with how many stories use each.
    pub aliases: Tally,
    /// What stories say the actor is, oldest first.
    roles: VecDeque<Role>,
    /// The words they ever used for it.
    wordings: Vec<String>,
    /// The stories that name the actor, by id.
    pub stories: Vec<StoryId>,
    pub count: ActorCount,
    /// Mentions per day of arrival, oldest first.
    #[serde(with = "compact::counted")]
    pub days: Vec<(Date, u32)>,
    /// Short forms that some story showed it to bear.
    pub bears: Vec<Key>,
    /// Short forms that stand for this entry at the moment.
    pub short: Vec<ActorId>,
    pub counted: bool,
}

/// What a story says an actor is.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Role {
    #[serde(with = "compact::time")]
    at: Timestamp,
    story: StoryId,
    /// Index into [`Entry::wordings`]: the same few come again and again.
    words: u32,
}

/// Words, with how many stories use each; kept in order of the words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::desk) struct Tally(Vec<(String, u32)>);

impl Tally {
    /// Says whether that may have changed the words or their ranks.
    fn add(&mut self, word: &str) -> bool {
        match self.0.binary_search_by(|(w, _)| w.as_str().cmp(word)) {
            Ok(at) => {
                self.0[at].1 += 1;
                let now = self.0[at].1;
                let others = self.0.iter().enumerate().filter(|(other, _)| *other != at);
                let mut counts = others.map(|(_, (_, stories))| *stories);
                counts.any(|stories| stories == now || stories + 1 == now)
            }
            Err(at) => {
                self.0.insert(at, (word.to_owned(), 1));
                true
            }
        }
    }

    fn remove(&mut self, word: &str) {
        if let Ok(at) = self.0.binary_search_by(|(w, _)| w.as_str().cmp(word)) {
            self.0[at].1 -= 1;
            if self.0[at].1 == 0 {
                self.0.remove(at);
            }
        }
    }

    /// The words, most used first.
    pub fn ranked(&self) -> Vec<&str> {
        let mut ranked: Vec<_> = self.0.iter().collect();
        ranked.sort_by_key(|(_, stories)| std::cmp::Reverse(*stories));
        ranked.into_iter().map(|(word, _)| word.as_str()).collect()
    }

    /// The most used word.
    pub fn best(&self) -> Option<&str> {
        let best = self.0.iter().rev().max_by_key(|(_, stories)| *stories);
        best.map(|(word, _)| word.as_str())
    }
}

/// What one story says of one actor, as the roster takes it in and out again.
pub(in crate::desk) struct Sighting<'a> {
    pub story: StoryId,
    pub at: Timestamp,
    pub day: Date,
    pub actor: &'a extract::Actor,
    pub count: ActorCount,
}

impl Entry {
    pub fn new(key: Key) -> Self {
        Self {
            key,
            names: Tally::default(),
            aliases: Tally::default(),
            roles: VecDeque::new(),
            wordings: Vec::new(),
            stories: Vec::new(),
            count: ActorCount::default(),
            days: Vec::new(),
            bears: Vec::new(),
            short: Vec::new(),
            counted: false,
        }
    }

    /// Whether some story uses the name.
    pub fn is_used(&self) -> bool {
        !self.stories.is_empty()
    }

    /// What the newest story that says so says the actor is; with when it came.
    pub fn role(&self) -> Option<(Timestamp, &str)> {
        let role = self.roles.back()?;
        Some((role.at, self.wordings.get(role.words as usize)?.as_str()))
    }

    /// Where what a story says the actor is stands, or would.
    fn role_of(&self, seen: &Sighting<'_>) -> usize {
        rank(&self.roles, |r| (r.at, r.story) < (seen.at, seen.story))
    }

    /// Says whether that may have changed its names or what it is said to be at last.
    pub fn add(&mut self, seen: &Sighting<'_>) -> bool {
        let mut reworded = self.names.add(&seen.actor.name);
        for alias in &seen.actor.aliases {
            reworded |= self.aliases.add(alias);
        }
        if let Some(role) = &seen.actor.role {
            let known = self.wordings.iter().position(|words| words == role);
            let words = known.unwrap_or_else(|| {
                self.wordings.push(role.clone());
                self.wordings.len() - 1
            });
            let role = Role {
                at: seen.at,
                story: seen.story,
                words: words as u32,
            };
            let at = self.role_of(seen);
            let is_last = at == self.roles.len();
            let before = self.roles.back().map(|last| last.words);
            reworded |= is_last && before != Some(role.words);
            self.roles.insert(at, role);
        }
        if seen.count.stories > 0 {
            // Hardly any is counted in again.
            match self.stories.last() {
                Some(&last) if last > seen.story => {
                    let at = self.stories.partition_point(|&s| s < seen.story);
                    self.stories.insert(at, seen.story);
                }
                _ => self.stories.push(seen.story),
            }
        }
        let mentions = seen.count.mentions;
        self.count += seen.count;
        match self.days.binary_search_by_key(&seen.day, |d| d.0) {
            Ok(at) => self.days[at].1 += mentions,
            Err(at) => self.days.insert(at, (seen.day, mentions)),
        }
        reworded
    }

    pub fn remove(&mut self, seen: &Sighting<'_>) {
        self.names.remove(&seen.actor.name);
        for alias in &seen.actor.aliases {
            self.aliases.remove(alias);
        }
        if let Some(role) = &seen.actor.role {
            let from = self.role_of(seen);
            let is_it = |r: &Role| self.wordings.get(r.words as usize) == Some(role);
            if let Some(at) = self.roles.range(from..).position(is_it) {
                self.roles.remove(from + at);
            }
        }
        if seen.count.stories > 0
            && let Ok(at) = self.stories.binary_search(&seen.story)
        {
            self.stories.remove(at);
        }
        let mentions = seen.count.mentions;
        self.count -= seen.count;
        if let Ok(at) = self.days.binary_search_by_key(&seen.day, |d| d.0) {
            self.days[at].1 -= mentions;
            if self.days[at].1 == 0 {
                self.days.remove(at);
            }
        }
    }
}
