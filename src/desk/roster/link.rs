//! Who stands for whom: what the names themselves allow, and what a user decided over and above that.
//!
//! Nothing that stands for another is ever stood for: whoever a name stands for is the root of its group.

use jiff::civil::Date;

use super::{Changes, Key, Roster};
use crate::desk::hand::{Decision, Hand};
use crate::desk::{ActorId, name};
use crate::extract::{Actor, ActorKind};

/// How far, in days, the full name's use may lie from that of the lone surname: what is recent copy.
const RECENT: i32 = 30;

impl Roster {
    /// What the user decided so far.
    pub fn hand(&self) -> &Hand {
        &self.hand
    }

    /// Takes a decision in; gives back every name that it bears on.
    pub fn decide(&mut self, decision: &Decision, changes: &mut Changes) -> Vec<Key> {
        let mut keys = self.hand.concerned(decision);
        self.hand.decide(decision);
        keys.extend(self.hand.concerned(decision));
        keys.sort_unstable();
        keys.dedup();
        let ids: Vec<_> = keys.iter().filter_map(|key| self.known(key)).collect();
        for id in ids {
            self.relink_around(id, changes);
        }
        keys
    }

    /// After an entry's stories changed: links it, and whoever it is joined with if it came into use or went out of it.
    pub(super) fn settle(&mut self, id: ActorId, changes: &mut Changes) {
        self.relink(id, changes);
        self.recount(id);
        let came_or_went = self.entry(id).is_some_and(|e| e.stories.len() <= 1);
        if came_or_went && let Some(group) = self.group(id) {
            for member in group {
                self.relink_around(member, changes);
            }
        }
        changes.touched.extend([id, self.resolve(id)]);
    }

    /// Those that were joined with an entry by hand, in order, and itself.
    fn group(&self, id: ActorId) -> Option<Vec<ActorId>> {
        let keys = self.hand.group(&self.entry(id)?.key)?;
        Some(keys.iter().filter_map(|key| self.known(key)).collect())
    }

    /// Links an entry and every short form that it bears.
    fn relink_around(&mut self, id: ActorId, changes: &mut Changes) {
        self.relink_borne(id, changes);
        self.relink(id, changes);
    }

    /// Makes every short form that an entry bears stand for whom it should: its days count for each.
    pub(super) fn relink_borne(&mut self, id: ActorId, changes: &mut Changes) {
        let forms = self.entry(id).map(|e| e.bears.clone()).unwrap_or_default();
        for form in &forms {
            if let Some(lone) = self.known(form) {
                self.relink(lone, changes);
            }
        }
    }

    /// Makes an entry stand for whom it should, or for itself.
    fn relink(&mut self, id: ActorId, changes: &mut Changes) {
        let before = Some(self.resolve(id)).filter(|&other| other != id);
        let after = self.target(id);
        if before == after {
            return;
        }
        if let Some(entry) = before.and_then(|id| self.entries.get_mut(id.at())) {
            entry.short.retain(|&s| s != id);
        }
        if let Some(entry) = after.and_then(|id| self.entries.get_mut(id.at())) {
            entry.short.push(id);
            entry.short.sort_unstable();
        }
        if let Some(other) = self.stands_for.get_mut(id.at()) {
            *other = after.unwrap_or(id);
        }
        self.recount(id);
        let Changes {
            touched,
            reworded,
            merged,
        } = changes;
        for list in [touched, reworded, merged] {
            list.extend([Some(id), before, after].into_iter().flatten());
        }
    }

    /// Whom an entry should stand for.
    fn target(&self, id: ActorId) -> Option<ActorId> {
        let entry = self.entry(id).filter(|e| e.is_used())?;
        if self.hand.group(&entry.key).is_some() {
            return Some(self.root(id)).filter(|&root| root != id);
        }
        let bearers = self.bearing(&entry.key).filter(|&bearer| {
            self.entry(bearer)
                .is_some_and(|b| !self.hand.is_apart_alone(&entry.key, &b.key))
        });
        let mut recent = false;
        let mut only = None;
        for bearer in bearers {
            let root = self.root(bearer);
            if *only.get_or_insert(root) != root {
                return None;
            }
            recent |= self
                .entry(bearer)
                .is_some_and(|b| is_near(&entry.days, &b.days));
        }
        only.filter(|_| recent)
    }

    /// The first of those joined with an entry by hand that some story uses; the entry itself if it was joined with none.
    fn root(&self, id: ActorId) -> ActorId {
        let used = |id: &ActorId| self.entry(*id).is_some_and(|e| e.is_used());
        self.group(id)
            .and_then(|group| group.into_iter().find(used))
            .unwrap_or(id)
    }

    fn recount(&mut self, id: ActorId) {
        let itself = self.resolve(id) == id;
        if let Some(entry) = self.entries.get_mut(id.at()) {
            let counts = entry.is_used() && itself;
            self.live = self.live + usize::from(counts) - usize::from(entry.counted);
            entry.counted = counts;
        }
    }
}

/// Whether on every day that has a lone surname somebody is spoken of by the full name not long before or after.
fn is_near(lone: &[(Date, u32)], full: &[(Date, u32)]) -> bool {
    let far = |a: Date, b: Date| (a - b).get_days().abs() > RECENT;
    lone.iter().all(|&(day, _)| {
        let next = full.partition_point(|&(other, _)| other < day);
        let around = [next.checked_sub(1), Some(next)];
        let mut around = around.into_iter().flatten().filter_map(|at| full.get(at));
        around.any(|&(other, _)| !far(day, other))
    })
}

/// Short forms by which other stories may name this actor. A bearer has a name of several words and a short form is one
/// (with its particles), so nothing that stands for another by its name alone is ever stood for.
pub(super) fn short_forms(key: &Key, actor: &Actor) -> Vec<Key> {
    let (kind, full) = key;
    if name::is_lone(full) {
        return Vec::new();
    }
    let mut forms: Vec<_> = match kind {
        ActorKind::Person => name::surname(full).map(str::to_owned).into_iter().collect(),
        kind => {
            let written = actor.aliases.iter().filter(|a| name::is_acronym(a));
            written
                .map(|a| name::key(a, *kind))
                .filter(|key| name::is_lone(key))
                .collect()
        }
    };
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(|form| (*kind, form)).collect()
}
