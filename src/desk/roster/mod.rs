//! The roster: actors of many stories merged by name, counted, and taken apart again when their stories go.
//!
//! One key (folded full name and kind) is one entry for good. A lone surname, or an organization's abbreviation, is an
//! entry of its own that *stands for* another entry while exactly one live entry bears that short form; the moment a
//! second bearer appears, it stands for itself again. So what is merged depends on the stories held and on what the user
//! decided ([`super::hand`]), never on the order in which stories came.

mod entry;
mod link;
mod register;

use std::cmp::Ordering;
use std::collections::VecDeque;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::hand::Hand;
use super::name;
use super::order::patch;
use super::{ActorCount, ActorId, StoryId};
use crate::article::compact;
use crate::extract::{self, ActorKind};
pub(super) use entry::{Entry, Sighting};
use register::Register;

/// What a name is compared by: its kind and its folded words.
pub(super) type Key = (ActorKind, String);

/// Entries that a batch changed; an id may stand here several times.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Whose counts, names or roles changed.
    pub touched: Vec<ActorId>,
    /// Of these, whose names or roles may have changed.
    pub reworded: Vec<ActorId>,
    /// Of these, who stands for somebody else, or is stood for by somebody else, than before.
    pub merged: Vec<ActorId>,
}

/// All names ever seen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Roster {
    entries: Vec<Entry>,
    /// Of each of them, the one it stands for at the moment; itself, if for no other.
    #[serde(with = "compact::list")]
    stands_for: Vec<ActorId>,
    #[serde(skip)]
    register: Register,
    /// Short form to the live entries that bear it, in order, each with how many stories say so.
    bearers: HashMap<Key, Vec<(ActorId, u32)>>,
    /// All entries in order of their keys, up to the one last spelled.
    #[serde(with = "compact::list")]
    alphabet: VecDeque<ActorId>,
    /// How the folded name of each entry begins, see [`initial`].
    #[serde(skip)]
    initials: Vec<u128>,
    live: usize,
    hand: Hand,
}

impl Roster {
    /// Completes a roster that was read back.
    pub fn take_up(&mut self) {
        self.register = Register::of(&self.entries);
        self.initials = Vec::with_capacity(compact::roomy(self.entries.len()));
        let initials = self.entries.iter().map(|entry| initial(&entry.key.1));
        self.initials.extend(initials);
    }

    /// The entry as it is, not resolved.
    pub fn entry(&self, id: ActorId) -> Option<&Entry> {
        self.entries.get(id.at())
    }

    /// Who this is: the entry itself, or the one it stands for.
    pub fn resolve(&self, id: ActorId) -> ActorId {
        self.stands_for.get(id.at()).copied().unwrap_or(id)
    }

    /// All entries ever made, in order of their keys, once [`Self::spell`] has run.
    pub fn alphabet(&self) -> &VecDeque<ActorId> {
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
        new.sort_unstable_by(|&a, &b| self.by_spelling(a, b));
        let place = |&id: &ActorId| {
            let before = |&other: &ActorId| self.by_spelling(other, id).is_lt();
            (self.alphabet.partition_point(before), id)
        };
        let came: Vec<_> = new.iter().map(place).collect();
        patch(&mut self.alphabet, &[], &came);
    }

    /// The order of entries of equal counts: no two are alike, and none ever changes.
    pub fn by_spelling(&self, one: ActorId, other: ActorId) -> Ordering {
        let initial = |id: ActorId| self.initials.get(id.at());
        let spelling = |id| self.entry(id).map(|entry| (&entry.key.1, entry.key.0));
        // Most differ soon, and then neither entry need be looked at.
        let soon = initial(one).cmp(&initial(other));
        soon.then_with(|| spelling(one).cmp(&spelling(other)))
    }

    /// All that are one actor, resolved: its own entry, and those that stand for it.
    pub fn all_of(&self, id: ActorId) -> impl Iterator<Item = &Entry> {
        let own = self.entry(self.resolve(id));
        let short = own.into_iter().flat_map(|entry| &entry.short);
        own.into_iter()
            .chain(short.filter_map(|&id| self.entry(id)))
    }

    /// The stories that name an actor, resolved, in no order that means anything; one may stand here twice.
    pub fn stories(&self, id: ActorId) -> impl Iterator<Item = StoryId> {
        self.all_of(id).flat_map(|entry| &entry.stories).copied()
    }

    /// How many stories name an actor; one that uses two of its names counts once.
    pub fn story_count(&self, own: &Entry) -> u32 {
        let short = own.short.iter().filter_map(|&s| self.entry(s));
        let mut more: Vec<_> = short
            .flat_map(|e| &e.stories)
            .filter(|story| own.stories.binary_search(story).is_err())
            .collect();
        more.sort_unstable();
        more.dedup();
        (own.stories.len() + more.len()) as u32
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
        let key = (actor.kind, name::key(&actor.name, actor.kind));
        if let Some(known) = self.known(&key) {
            return known;
        }
        let id = ActorId(self.entries.len() as u32);
        self.initials.push(initial(&key.1));
        self.entries.push(Entry::new(key));
        self.stands_for.push(id);
        self.register.add(&self.entries, id);
        id
    }

    /// The entry of a name that some story has used.
    pub fn known(&self, key: &Key) -> Option<ActorId> {
        self.register.find(&self.entries, key)
    }

    /// Those that some story showed to bear a short form: a surname, an abbreviation.
    pub fn bearing(&self, form: &Key) -> impl Iterator<Item = ActorId> {
        self.bearers
            .get(form)
            .into_iter()
            .flat_map(|bearers| bearers.iter().map(|(id, _)| *id))
    }

    /// Counts a story's actor in.
    pub fn add(&mut self, id: ActorId, seen: &Sighting<'_>, changes: &mut Changes) {
        let forms = self.forms(id, seen.actor);
        let mut reworded = false;
        if let Some(entry) = self.entries.get_mut(id.at()) {
            reworded = entry.add(seen);
        }
        for form in forms {
            let bearers = self.bearers.entry(form.clone()).or_default();
            match bearers.binary_search_by_key(&id, |bearer| bearer.0) {
                Ok(at) => bearers[at].1 += 1,
                Err(at) => bearers.insert(at, (id, 1)),
            }
            if let Some(entry) = self.entries.get_mut(id.at())
                && !entry.bears.contains(&form)
            {
                entry.bears.push(form);
            }
        }
        self.relink_borne(id, changes);
        self.settle(id, changes);
        // Of several names' roles the newest is shown, whichever it belongs to.
        if reworded || seen.actor.role.is_some() && self.is_joined(id) {
            changes.reworded.extend([id, self.resolve(id)]);
        }
    }

    /// Counts a story's actor out: the same sighting that was once added.
    pub fn remove(&mut self, id: ActorId, seen: &Sighting<'_>, changes: &mut Changes) {
        for list in [&mut changes.touched, &mut changes.reworded] {
            list.push(self.resolve(id));
        }
        let forms = self.forms(id, seen.actor);
        if let Some(entry) = self.entries.get_mut(id.at()) {
            entry.remove(seen);
        }
        for form in &forms {
            if let Some(bearers) = self.bearers.get_mut(form) {
                if let Ok(at) = bearers.binary_search_by_key(&id, |bearer| bearer.0) {
                    bearers[at].1 -= 1;
                    if bearers[at].1 == 0 {
                        bearers.remove(at);
                    }
                }
                if bearers.is_empty() {
                    self.bearers.remove(form);
                }
            }
        }
        self.relink_borne(id, changes);
        self.settle(id, changes);
        changes.reworded.extend([id, self.resolve(id)]);
    }

    /// Whether an entry stands for another, or another for it.
    fn is_joined(&self, id: ActorId) -> bool {
        self.resolve(id) != id || self.entry(id).is_some_and(|entry| !entry.short.is_empty())
    }

    fn forms(&self, id: ActorId, actor: &extract::Actor) -> Vec<Key> {
        self.entry(id)
            .map(|entry| link::short_forms(&entry.key, actor))
            .unwrap_or_default()
    }
}

/// The first sixteen bytes of a name as a number that compares as they do.
fn initial(name: &str) -> u128 {
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(name.bytes())
        .for_each(|(to, from)| *to = from);
    u128::from_be_bytes(bytes)
}
