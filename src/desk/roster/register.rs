//! Entries by their keys, which the entries themselves hold: no key is kept twice.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::{Entry, Key};
use crate::article::compact;
use crate::desk::ActorId;

/// Where each entry is by its key.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    ids: HashTable<ActorId>,
    hasher: RandomState,
}

impl Register {
    /// Of all these entries.
    pub fn of(entries: &[Entry]) -> Self {
        let mut register = Self {
            ids: HashTable::with_capacity(compact::roomy(entries.len())),
            ..Self::default()
        };
        let ids = (0..entries.len() as u32).map(ActorId);
        ids.for_each(|id| register.add(entries, id));
        register
    }

    /// The entry with this key.
    pub fn find(&self, entries: &[Entry], key: &Key) -> Option<ActorId> {
        let is_it = |id: &ActorId| entries.get(id.at()).is_some_and(|entry| entry.key == *key);
        self.ids.find(self.hasher.hash_one(key), is_it).copied()
    }

    /// Takes one of these entries in, of whose key there was none.
    pub fn add(&mut self, entries: &[Entry], id: ActorId) {
        let hash = |id: &ActorId| {
            let entry = entries.get(id.at());
            entry.map_or(0, |entry| self.hasher.hash_one(&entry.key))
        };
        self.ids.insert_unique(hash(&id), id, hash);
    }
}
