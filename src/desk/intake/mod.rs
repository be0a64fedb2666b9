//! Taking arrivals in: which story is which when a file is read again, and what has to be counted anew.

mod count;
mod versions;

pub(super) use versions::as_shown;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::order::patch;
use super::roster::Changes;
use super::version::{Version, words};
use super::{ActorCount, ActorId, Desk, GONE, QuoteId, StoryId, Trouble};
use crate::format::Mark;
use crate::intake::{Arrival, Outcome};

/// What a batch of arrivals changed, told once for the whole batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Stories that were not there before.
    pub new: Vec<StoryId>,
    /// Stories that were read again.
    pub changed: Vec<StoryId>,
    /// Stories that are no longer there.
    pub gone: Vec<StoryId>,
    /// Statements that are no longer there.
    pub unsaid: Vec<QuoteId>,
    /// Actors whose counts, names or roles changed; some may be gone, some may stand for another now.
    pub actors: Vec<ActorId>,
    /// Of these, whose names or roles may have changed.
    pub reworded: Vec<ActorId>,
    /// Of these, the short forms that stand for somebody else than before, and everybody they stood or stand for.
    pub merged: Vec<ActorId>,
    /// Whether the list of unreadable files changed.
    pub troubles: bool,
    /// What the changed and gone stories said of their actors before.
    pub(super) before: BTreeMap<StoryId, Vec<(ActorId, ActorCount)>>,
    /// How statements begin that went, or that others are taken for since, while others begin so too.
    pub(super) sayings: Vec<u32>,
}

impl Applied {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.before.is_empty() && self.actors.is_empty() && !self.troubles
    }
}

/// What is gathered while a batch is taken in.
struct Batch {
    /// Stories from this id on are new.
    fresh: StoryId,
    changes: Changes,
    before: BTreeMap<StoryId, Vec<(ActorId, ActorCount)>>,
    unsaid: Vec<QuoteId>,
    sayings: Vec<u32>,
    troubles: bool,
}

impl Batch {
    /// A statement came or goes.
    fn saying(&mut self, desk: &Desk, id: QuoteId) {
        let shared = desk.sayings.shared(id);
        self.sayings.extend(shared.map(|wording| wording.beginning));
    }
}

/// What an arrival says of all stories in it.
struct Header<'a> {
    path: &'a Path,
    at: Timestamp,
    live: bool,
    mark: Option<Mark>,
}

impl Desk {
    /// Takes a batch in, in its order, and says what changed. Views and indexes need the answer.
    pub fn apply(&mut self, arrivals: Vec<Arrival>) -> Applied {
        let mut batch = self.batch();
        self.rename(&arrivals);
        for arrival in arrivals {
            self.take(arrival, &mut batch);
        }
        self.roster.spell();
        self.settle(batch)
    }

    fn batch(&self) -> Batch {
        Batch {
            fresh: StoryId(self.stories.len() as u32),
            changes: Changes::default(),
            before: BTreeMap::new(),
            unsaid: Vec::new(),
            sayings: Vec::new(),
            troubles: false,
        }
    }

    /// Puts the stories in order and sums up.
    fn settle(&mut self, batch: Batch) -> Applied {
        let Batch {
            fresh,
            changes,
            before,
            mut unsaid,
            mut sayings,
            troubles,
        } = batch;
        let all_new = (fresh.0..self.stories.len() as u32).map(StoryId);
        let new: Vec<_> = all_new.filter(|&id| self.story(id).is_some()).collect();
        let (changed, gone): (Vec<_>, Vec<_>) =
            before.keys().partition(|&&id| self.story(id).is_some());
        let mut came: Vec<_> = new.iter().map(|&id| (self.age(id), id)).collect();
        came.sort_unstable();
        let came: Vec<_> = came
            .into_iter()
            .map(|(age, id)| (self.rank(&self.order, age), id))
            .collect();
        let mut left: Vec<_> = gone
            .iter()
            .map(|&id| self.rank(&self.order, self.age(id)))
            .collect();
        left.sort_unstable();
        let left: Vec<_> = left.into_iter().map(|at| at..at + 1).collect();
        patch(&mut self.order, &left, &came);
        unsaid.retain(|id| {
            self.places
                .get(id.at())
                .is_some_and(|place| place.1 == GONE)
        });
        let Changes {
            mut touched,
            mut reworded,
            mut merged,
        } = changes;
        for list in [&mut touched, &mut reworded, &mut merged] {
            list.sort_unstable();
            list.dedup();
        }
        sayings.sort_unstable();
        sayings.dedup();
        Applied {
            new,
            changed,
            gone,
            unsaid,
            actors: touched,
            reworded,
            merged,
            troubles,
            before,
            sayings,
        }
    }

    fn take(&mut self, arrival: Arrival, batch: &mut Batch) {
        let Arrival {
            path,
            at,
            live,
            mark,
            outcome,
        } = arrival;
        self.taken += 1;
        match outcome {
            Outcome::Read(stories) => {
                batch.troubles |= self.troubles.remove(&path).is_some();
                self.replace(
                    &Header {
                        path: &path,
                        at,
                        live,
                        mark,
                    },
                    stories,
                    batch,
                );
            }
            Outcome::Refused(reason) => {
                let trouble = Trouble {
                    path: path.clone(),
                    reason,
                    at,
                };
                batch.troubles |= self.troubles.get(&path) != Some(&trouble);
                self.troubles.insert(path, trouble);
            }
            Outcome::Gone => {
                batch.troubles |= self.troubles.remove(&path).is_some();
                for id in self.paths.remove(&path).unwrap_or_default().stories {
                    self.take_away(id, &path, at, batch);
                }
            }
        }
    }

    /// A file that went while another with the very same stories came was renamed: its stories move along.
    fn rename(&mut self, arrivals: &[Arrival]) {
        let gone = arrivals
            .iter()
            .filter(|a| matches!(a.outcome, Outcome::Gone));
        let mut left: HashMap<Vec<u64>, PathBuf> = HashMap::new();
        for path in gone.map(|a| &a.path) {
            let stories = self
                .stories_of(path)
                .iter()
                .filter_map(|&id| self.story(id));
            let own = stories.filter_map(|s| s.versions.iter().find(|v| v.path == *path));
            let words: Vec<u64> = own.map(Version::words).collect();
            if !words.is_empty() {
                left.insert(words, path.clone());
            }
        }
        if left.is_empty() {
            return;
        }
        for arrival in arrivals {
            let Outcome::Read(stories) = &arrival.outcome else {
                continue;
            };
            if self.paths.contains_key(&arrival.path) {
                continue;
            }
            let words: Vec<u64> = stories.iter().map(|s| words(&s.article)).collect();
            let Some(old) = left.remove(&words) else {
                continue;
            };
            let ids = self.paths.remove(&old).unwrap_or_default();
            for id in &ids.stories {
                if let Some(story) = self.stories.get_mut(id.at()).and_then(Option::as_mut) {
                    let moved = story.versions.iter_mut().filter(|v| v.path == old);
                    moved.for_each(|v| v.path.clone_from(&arrival.path));
                }
            }
            self.paths.insert(arrival.path.clone(), ids);
        }
    }
}
