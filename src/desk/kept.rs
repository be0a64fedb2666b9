//! A desk that is put away and taken up again: it is written as it is, and what can be told from the rest is made anew.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use serde::{Deserialize, Serialize};

use super::intake::as_shown;
use super::roster::Roster;
use super::story::slug_number;
use super::version::rank;
use super::{Decision, Desk, StoryId};
use crate::format::Mark;
use crate::intake::{self, Arrival, Means, Outcome};

/// A desk's names, as they are read back.
#[derive(Debug, Deserialize)]
pub struct Roll(Roster);

/// A desk's names, as they are written.
#[derive(Debug, Serialize)]
pub struct RollOf<'d>(&'d Roster);

impl Roll {
    /// Completes names that were read back.
    pub fn complete(mut self) -> Self {
        self.0.take_up();
        self
    }
}

impl Desk {
    /// Completes a desk that was read back. No story is marked, see [`Desk::remember`]; files that could not be read are
    /// not remembered.
    pub fn take_up(&mut self, roll: Roll, zone: TimeZone, means: Means) {
        self.zone = zone;
        self.means = means;
        self.roster = roll.0;
        for (story, at) in self.stories.iter_mut().zip(0..) {
            let Some(story) = story else { continue };
            // They stand in order, and are not moved.
            let newest = match story.versions.as_slice() {
                [one] => Some(Arc::clone(&one.head)),
                _ => rank(&mut story.versions),
            };
            if let Some(shown) = story.versions.first() {
                story.head = as_shown(&shown.head, &newest);
            }
            if let Some(slug) = story.slug() {
                self.slugs.insert((slug_number(slug), StoryId(at)));
            }
            if let Some(until) = story.head.embargo {
                self.embargoes.insert((until.at, StoryId(at)));
            }
        }
        self.unread = self.order.len();
    }

    /// The names, to be written beside the rest.
    pub fn roll(&self) -> RollOf<'_> {
        RollOf(&self.roster)
    }

    /// A desk of so many of the newest stories alone, for a first look.
    pub fn front(&self, most: usize, decisions: &[Decision]) -> Self {
        let mut files: BTreeMap<PathBuf, (Timestamp, Vec<intake::Story>)> = BTreeMap::new();
        for story in self.stories().rev().take(most) {
            for version in story.versions() {
                let Some((mut article, findings)) = self.read_version(version) else {
                    continue;
                };
                article.path.clone_from(&version.path);
                let file = files.entry(version.path.clone());
                let (_, stories) = file.or_insert_with(|| (version.at, Vec::new()));
                stories.push(intake::Story::held(
                    article,
                    findings,
                    version.packed.clone(),
                ));
            }
        }
        let arrivals = files.into_iter().map(|(path, (at, stories))| Arrival {
            path,
            at,
            live: false,
            mark: None,
            outcome: Outcome::Read(stories),
        });
        let mut arrivals: Vec<_> = arrivals.collect();
        arrivals.sort_by_key(|arrival| arrival.at);
        let mut front = self.emptied();
        front.decide(decisions);
        front.apply(arrivals);
        front
    }

    /// A desk like this one with nothing on it; marks hold for what comes.
    pub fn emptied(&self) -> Self {
        let mut desk = Self::new(self.zone.clone());
        desk.open_with(self.means.clone());
        desk.marks = self.marks.emptied();
        desk
    }

    /// The files that need not be read again, as long as their marks are these.
    pub fn known(&self) -> HashMap<PathBuf, Mark> {
        let files = self.paths.iter();
        files
            .filter_map(|(path, held)| Some((path.clone(), held.mark?)))
            .collect()
    }

    /// How many files' news were taken in since the desk was made or taken up.
    pub fn taken(&self) -> usize {
        self.taken
    }
}
