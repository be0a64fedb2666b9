//! The roster: actors of many stories merged by name, counted, and taken apart again when their stories go.
//!
//! One key (folded full name and kind) is one entry for good. A lone surname, or an organization's abbreviation, is an
//! entry of its own that *stands for* another entry while exactly one live entry bears that short form; the moment a
//! second bearer appears, it stands for itself again. So what is merged depends on the stories held, never on the order
//! in which they came.

use std::collections::{BTreeMap, HashMap};

use jiff::{Timestamp, civil::Date};

use super::name;
use super::order::patch;
use super::{ActorCount, ActorId, StoryId};
use crate::extract::{self, ActorKind};

/// One name's own tally: what the stories that use this very name say.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    key: String,
    pub kind: ActorKind,
    /// Spellings of the name, with how many stories use each.
    pub names: Tally,
    /// Other names, with how many stories use each.
    pub aliases: Tally,
    /// What stories say the actor is, oldest first.
    roles: Vec<(Timestamp, StoryId, String)>,
    /// The stories that name the actor, by id.
    pub stories: Vec<StoryId>,
    pub count: ActorCount,
    /// Mentions per day of arrival, oldest first.
    pub days: Vec<(Date, u32)>,
    /// The entry this short form stands for at the moment.
    pub stands_for: Option<ActorId>,
    /// Short forms that stand for this entry at the moment.
    pub short: Vec<ActorId>,
    counted: bool,
}

/// Words, with how many stories use each; kept in order of the words.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(Vec<(String, u32)>);

impl Tally {
    fn add(&mut self, word: &str) {
        match self.0.binary_search_by(|(w, _)| w.as_str().cmp(word)) {
            Ok(at) => self.0[at].1 += 1,
            Err(at) => self.0.insert(at, (word.to_owned(), 1)),
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
pub(super) struct Sighting<'a> {
    pub story: StoryId,
    pub at: Timestamp,
    pub day: Date,
    pub actor: &'a extract::Actor,
    pub count: ActorCount,
}

/// Entries that a batch changed; an id may stand here several times.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Whose counts, names or roles changed.
    pub touched: Vec<ActorId>,
    /// Of these, who stands for somebody else, or is stood for by somebody else, than before.
    pub merged: Vec<ActorId>,
}

impl Entry {
    fn new(key: String, kind: ActorKind) -> Self {
        Self {
            key,
            kind,
            names: Tally::default(),
            aliases: Tally::default(),
            roles: Vec::new(),
            stories: Vec::new(),
            count: ActorCount::default(),
            days: Vec::new(),
            stands_for: None,
            short: Vec::new(),
            counted: false,
        }
    }

    /// What the newest story that says so says the actor is; with when it came.
    pub fn role(&self) -> Option<(Timestamp, &str)> {
        self.roles
            .last()
            .map(|(at, _, words)| (*at, words.as_str()))
    }

    fn add(&mut self, seen: &Sighting<'_>) {
        self.names.add(&seen.actor.name);
        for alias in &seen.actor.aliases {
            self.aliases.add(alias);
        }
        if let Some(role) = &seen.actor.role {
            let at = self
                .roles
                .partition_point(|r| (r.0, r.1) < (seen.at, seen.story));
            self.roles.insert(at, (seen.at, seen.story, role.clone()));
        }
        if seen.count.stories > 0 {
            let at = self.stories.partition_point(|&s| s < seen.story);
            self.stories.insert(at, seen.story);
        }
        let mentions = seen.count.mentions;
        self.count += seen.count;
        match self.days.binary_search_by_key(&seen.day, |d| d.0) {
            Ok(at) => self.days[at].1 += mentions,
            Err(at) => self.days.insert(at, (seen.day, mentions)),
        }
    }

    fn remove(&mut self, seen: &Sighting<'_>) {
        self.names.remove(&seen.actor.name);
        for alias in &seen.actor.aliases {
            self.aliases.remove(alias);
        }
        if let Some(role) = &seen.actor.role {
            let from = self
                .roles
                .partition_point(|r| (r.0, r.1) < (seen.at, seen.story));
            if let Some(at) = self.roles[from..].iter().position(|r| r.2 == *role) {
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

/// All names ever seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Roster {
    entries: Vec<Entry>,
    ids: HashMap<(ActorKind, String), ActorId>,
    /// Short form to the live entries that bear it, with how many stories say so.
    bearers: HashMap<(ActorKind, String), BTreeMap<ActorId, u32>>,
    /// All entries in order of their keys, up to the one last spelled.
    alphabet: Vec<ActorId>,
    live: usize,
}

impl Roster {
    /// The entry as it is, not resolved.
    pub fn entry(&self, id: ActorId) -> Option<&Entry> {
        self.entries.get(id.at())
    }

    /// Who this is: the entry itself, or the one it stands for.
    pub fn resolve(&self, id: ActorId) -> ActorId {
        self.entry(id).and_then(|e| e.stands_for).unwrap_or(id)
    }

    /// All entries ever made, in order of their keys, once [`Self::spell`] has run.
    pub fn alphabet(&self) -> &[ActorId] {
        &self.alphabet
    }

    /// What all stories say under each name, by id.
    pub fn totals(&self) -> impl Iterator<Item = ActorCount> {
        self.entries.iter().map(|entry| entry.count)
    }

    /// Puts new entries in their alphabetical places.
    pub fn spell(&mut self) {
        let mut new: Vec<_> = (self.alphabet.len()..self.entries.len())
            .map(|at| ActorId(at as u32))
            .collect();
        new.sort_unstable_by_key(|&id| self.spelling(id));
        let place = |&id: &ActorId| {
            (
                self.alphabet
                    .partition_point(|&other| self.spelling(other) < self.spelling(id)),
                id,
            )
        };
        let came: Vec<_> = new.iter().map(place).collect();
        patch(&mut self.alphabet, &[], &came);
    }

    /// What orders entries of equal counts: no two are alike, and none ever changes.
    pub fn spelling(&self, id: ActorId) -> Option<(&str, ActorKind)> {
        self.entry(id).map(|entry| (entry.key.as_str(), entry.kind))
    }

    /// The stories that name an actor, resolved, in no order that means anything; one may stand here twice.
    pub fn stories(&self, id: ActorId) -> Vec<StoryId> {
        let own = self.entry(self.resolve(id));
        let short = own
            .iter()
            .flat_map(|e| &e.short)
            .filter_map(|&s| self.entry(s));
        own.into_iter()
            .chain(short)
            .flat_map(|e| &e.stories)
            .copied()
            .collect()
    }

    /// Whether some story names this actor, and it stands for itself.
    pub fn is_live(&self, id: ActorId) -> bool {
        self.entry(id).is_some_and(|e| e.counted)
    }

    /// Actors that some story names, merged ones counted once.
    pub fn live(&self) -> usize {
        self.live
    }

    /// The entry for a name, made at first sight.
    pub fn id(&mut self, actor: &extract::Actor) -> ActorId {
        let key = name::key(&actor.name, actor.kind);
        let next = ActorId(self.entries.len() as u32);
        let id = *self.ids.entry((actor.kind, key.clone())).or_insert(next);
        if id == next {
            self.entries.push(Entry::new(key, actor.kind));
        }
        id
    }

    /// Counts a story's actor in.
    pub fn add(&mut self, id: ActorId, seen: &Sighting<'_>, changes: &mut Changes) {
        if let Some(entry) = self.entries.get_mut(id.at()) {
            entry.add(seen);
        }
        for form in self.short_forms(id, seen.actor) {
            *self
                .bearers
                .entry(form.clone())
                .or_default()
                .entry(id)
                .or_insert(0) += 1;
            self.relink(&form, changes);
        }
        self.settle(id, changes);
    }

    /// Counts a story's actor out: the same sighting that was once added.
    pub fn remove(&mut self, id: ActorId, seen: &Sighting<'_>, changes: &mut Changes) {
        changes.touched.push(self.resolve(id));
        for form in self.short_forms(id, seen.actor) {
            if let Some(bearers) = self.bearers.get_mut(&form) {
                if let Some(stories) = bearers.get_mut(&id) {
                    *stories -= 1;
                    if *stories == 0 {
                        bearers.remove(&id);
                    }
                }
                if bearers.is_empty() {
                    self.bearers.remove(&form);
                }
            }
            self.relink(&form, changes);
        }
        if let Some(entry) = self.entries.get_mut(id.at()) {
            entry.remove(seen);
        }
        self.settle(id, changes);
    }

    /// Short forms by which other stories may name this actor. A bearer has a name of several words and a short form
    /// is one (with its particles), so nothing that stands for another is ever stood for.
    fn short_forms(&self, id: ActorId, actor: &extract::Actor) -> Vec<(ActorKind, String)> {
        let Some(entry) = self.entry(id) else {
            return Vec::new();
        };
        if name::is_lone(&entry.key) {
            return Vec::new();
        }
        let mut forms: Vec<_> = match entry.kind {
            ActorKind::Person => name::surname(&entry.key)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            kind => {
                let written = actor.aliases.iter().filter(|a| name::is_acronym(a));
                written
                    .map(|a| name::key(a, kind))
                    .filter(|key| name::is_lone(key))
                    .collect()
            }
        };
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().map(|form| (entry.kind, form)).collect()
    }

    /// After an entry's stories changed: links it as a short form, and counts it.
    fn settle(&mut self, id: ActorId, changes: &mut Changes) {
        if let Some(form) = self.entry(id).map(|e| (e.kind, e.key.clone())) {
            self.relink(&form, changes);
        }
        self.recount(id);
        changes.touched.extend([id, self.resolve(id)]);
    }

    /// Makes the short form's own entry, if any story uses it, stand for its one bearer, or for itself.
    fn relink(&mut self, form: &(ActorKind, String), changes: &mut Changes) {
        let Some(&lone) = self.ids.get(form) else {
            return;
        };
        let Some(entry) = self.entry(lone) else {
            return;
        };
        let bearers = self
            .bearers
            .get(form)
            .filter(|b| b.len() == 1 && !entry.stories.is_empty());
        let bearer = bearers.and_then(|b| b.keys().next().copied());
        let before = entry.stands_for;
        if before == bearer {
            return;
        }
        if let Some(entry) = before.and_then(|id| self.entries.get_mut(id.at())) {
            entry.short.retain(|&s| s != lone);
        }
        if let Some(entry) = bearer.and_then(|id| self.entries.get_mut(id.at())) {
            entry.short.push(lone);
            entry.short.sort_unstable();
        }
        if let Some(entry) = self.entries.get_mut(lone.at()) {
            entry.stands_for = bearer;
        }
        self.recount(lone);
        for list in [&mut changes.touched, &mut changes.merged] {
            list.extend([Some(lone), before, bearer].into_iter().flatten());
        }
    }

    fn recount(&mut self, id: ActorId) {
        if let Some(entry) = self.entries.get_mut(id.at()) {
            let counts = !entry.stories.is_empty() && entry.stands_for.is_none();
            self.live = self.live + usize::from(counts) - usize::from(entry.counted);
            entry.counted = counts;
        }
    }
}
