//! What is known of one actor and where it comes from: every name with its evidence, every role with its story.

use std::collections::HashMap;

use super::hand::{Decision, Name};
use super::roster::Entry;
use super::{ActorId, Desk, Story, StoryId, name};
use crate::extract::{Actor, ActorKind};
use crate::fold::fold;

/// Stories that a record is made of, at most: each has to be opened.
const NEWEST: usize = 2_000;

/// Why a name is taken to mean the actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Stories call it so: the name itself, in this or another spelling.
    Name,
    /// The story itself says so, by this rule.
    Told(&'static str),
    /// The story names nobody else; the one full name of other stories that fits is meant.
    Inferred,
    /// A user joined the names.
    ByHand,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The story.
    pub story: StoryId,
    /// The first byte, in the story's text.
    pub byte: u32,
}

/// One name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// As stories write it.
    pub name: String,
    /// Why it means the actor.
    pub tie: Tie,
    /// How many of the newest stories use it.
    pub stories: usize,
    /// Where the newest of them shows it.
    pub place: Place,
    /// What takes it away from the actor; `None` for the actor's own name.
    pub parting: Option<Decision>,
}

/// What stories say an actor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// In their words.
    pub role: String,
    /// How many of the newest say so.
    pub stories: usize,
    /// Where the newest of them does.
    pub place: Place,
}

/// All names and roles of one actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The actor's own name first, then what stories state, what is inferred, and what a user joined.
    pub names: Vec<NameRow>,
    /// Newest first.
    pub roles: Vec<RoleRow>,
}

impl Desk {
    /// Every name and role of an actor; `None` while no story names it.
    pub fn record(&self, id: ActorId) -> Option<Record> {
        let id = self.resolve(id);
        let own = self.roster.entry(id).filter(|_| self.roster.is_live(id))?;
        let mut record = Record::default();
        let short = own
            .short
            .iter()
            .filter_map(|&s| Some((s, self.roster.entry(s)?)));
        for (at, entry) in std::iter::once((id, own)).chain(short) {
            self.add_names(&mut record, own, at, entry);
        }
        record.names.sort_by_key(|row| {
            let rank = match row.tie {
                Tie::Name => 0,
                Tie::Told(_) => 1,
                Tie::Inferred => 2,
                Tie::ByHand => 3,
            };
            (rank, std::cmp::Reverse(row.stories))
        });
        record.roles = self.roles(id);
        Some(record)
    }

    fn add_names(&self, record: &mut Record, own: &Entry, id: ActorId, entry: &Entry) {
        let by_hand = self
            .roster
            .hand()
            .group(&own.key)
            .is_some_and(|group| group.contains(&entry.key));
        let (kind, whole) = &entry.key;
        let called = |name: &str, kind: ActorKind| Name {
            name: name.to_owned(),
            kind,
        };
        let best = |entry: &Entry| entry.names.best().unwrap_or_default().to_owned();
        let mut rows: HashMap<String, NameRow> = HashMap::new();
        self.each_story(&[id], |story, actor| {
            let tie = match entry.key == own.key {
                true => Tie::Name,
                false if by_hand => Tie::ByHand,
                false => Tie::Inferred,
            };
            let parting = (entry.key != own.key).then(|| {
                let (name, from) = (called(&best(entry), *kind), called(&best(own), own.key.0));
                match by_hand {
                    true => Decision::Apart(name, from),
                    false => Decision::Lone(name, from),
                }
            });
            let at = |byte: Option<u32>| Place {
                story: story.id(),
                byte: byte.unwrap_or_default(),
            };
            let mut add = |name: &str, tie, place, parting| {
                let row = rows.entry(name.to_owned()).or_insert_with(|| NameRow {
                    name: name.to_owned(),
                    tie,
                    stories: 0,
                    place,
                    parting,
                });
                row.stories += 1;
            };
            add(
                &actor.name,
                tie,
                at(actor.mentions.first().map(|m| m.start)),
                parting.clone(),
            );
            for (alias, i) in actor.aliases.iter().zip(0..) {
                let evidence = actor.alias_evidence.get(i);
                let place = at(evidence.map(|e| e.span.start));
                if name::key(alias, *kind) == *whole {
                    add(alias, tie, place, parting.clone());
                } else {
                    let parting =
                        Decision::Apart(called(alias, *kind), called(&best(entry), *kind));
                    let rule = evidence.map_or("another name", |e| e.rule);
                    add(alias, Tie::Told(rule), place, Some(parting));
                }
            }
        });
        let mut rows: Vec<_> = rows.into_values().collect();
        rows.sort_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.name.cmp(&b.name)));
        record.names.extend(rows);
    }

    fn roles(&self, id: ActorId) -> Vec<RoleRow> {
        let mut roles: Vec<(String, RoleRow)> = Vec::new();
        let short = self.roster.entry(id).map_or(&[][..], |e| &e.short);
        let ids: Vec<_> = short.iter().copied().chain([id]).collect();
        self.each_story(&ids, |story, actor| {
            let Some(role) = &actor.role else { return };
            let said = actor.descriptions.first().map(|d| d.span.start);
            let byte = said.or_else(|| actor.mentions.first().map(|m| m.start));
            let key = fold(role);
            match roles.iter_mut().find(|(other, _)| *other == key) {
                Some((_, row)) => row.stories += 1,
                None => roles.push((
                    key,
                    RoleRow {
                        role: role.clone(),
                        stories: 1,
                        place: Place {
                            story: story.id(),
                            byte: byte.unwrap_or_default(),
                        },
                    },
                )),
            }
        });
        roles.into_iter().map(|(_, row)| row).collect()
    }

    /// Calls with every story's own actor that one of these names counts as, newest story first, as far as [`NEWEST`].
    fn each_story(&self, ids: &[ActorId], mut see: impl FnMut(&Story, &Actor)) {
        let entries = ids.iter().filter_map(|&id| self.roster.entry(id));
        let mut stories: Vec<StoryId> = entries.flat_map(|e| &e.stories).copied().collect();
        stories.sort_unstable_by_key(|&id| std::cmp::Reverse(self.age(id)));
        stories.dedup();
        for id in stories.into_iter().take(NEWEST) {
            let (Some(story), Some(reading)) = (self.story(id), self.reading(id)) else {
                continue;
            };
            for (who, actor) in story.actors.iter().zip(&reading.findings.actors) {
                if ids.contains(who) {
                    see(story, actor);
                }
            }
        }
    }
}
