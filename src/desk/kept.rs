//! A desk that is put away and taken up again: it is written as it is, and what can be told from the rest is made anew.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::intake::as_shown;
use super::version::rank;
use super::{Desk, StoryId};
use crate::format::Mark;
use crate::intake::Means;

impl Desk {
    /// Completes a desk that was read back. Stories count as unread, as after any start; files that could not be read are
    /// not remembered.
    pub fn take_up(&mut self, zone: TimeZone, means: Means) {
        self.zone = zone;
        self.means = means;
        self.roster.take_up();
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
            if let Some(until) = story.head.embargo {
                self.embargoes.insert((until.at, StoryId(at)));
            }
        }
        self.unread = self.order.len();
    }

    /// A desk like this one with nothing on it.
    pub fn emptied(&self) -> Self {
        let mut desk = Self::new(self.zone.clone());
        desk.open_with(self.means.clone());
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
