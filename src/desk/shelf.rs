//! The readings that somebody looks at; all others are packed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::divide::divide;
use super::{Desk, StoryId, Version};
use crate::article::Article;
use crate::extract::Findings;

/// Readings kept open: those of a few screens, and of a batch that is being taken in.
const OPEN: usize = 256;

/// A story's text and what was found in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The story, as its shown version has it, with what the newest says may be done with it.
    pub article: Arc<Article>,
    /// What was found, with names that the user told apart as actors of their own.
    pub findings: Arc<Findings>,
}

/// Open readings, each with when it was last asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    readings: RefCell<HashMap<StoryId, (u64, Reading)>>,
    asked: std::cell::Cell<u64>,
}

impl Open {
    fn now(&self) -> u64 {
        self.asked.set(self.asked.get() + 1);
        self.asked.get()
    }

    fn get(&self, id: StoryId) -> Option<Reading> {
        let now = self.now();
        let mut readings = self.readings.borrow_mut();
        let (asked, reading) = readings.get_mut(&id)?;
        *asked = now;
        Some(reading.clone())
    }

    fn put(&self, id: StoryId, reading: Reading) {
        let now = self.now();
        let mut readings = self.readings.borrow_mut();
        readings.insert(id, (now, reading));
        if readings.len() > 2 * OPEN {
            let mut asked: Vec<u64> = readings.values().map(|(asked, _)| *asked).collect();
            let (_, &mut newest, _) = asked.select_nth_unstable(OPEN);
            readings.retain(|_, (asked, _)| *asked >= newest);
        }
    }

    /// Closes a reading that is no longer so.
    pub fn close(&self, id: StoryId) {
        self.readings.borrow_mut().remove(&id);
    }
}

impl Desk {
    /// A story's text and findings; `None` once it is gone.
    pub fn reading(&self, id: StoryId) -> Option<Reading> {
        self.reading_of(self.story(id)?)
    }

    /// A version's text and findings, names as the story has them; `None` if they can't be had any more.
    pub fn read_version(&self, version: &Version) -> Option<(Article, Findings)> {
        self.means.open(&version.packed, &version.path)
    }

    /// The reading that a story was counted in by; of one taken from its place too.
    pub(super) fn reading_of(&self, story: &super::Story) -> Option<Reading> {
        self.open.get(story.id).or_else(|| self.read(story))
    }

    /// Opens a story's shown version.
    pub(super) fn read(&self, story: &super::Story) -> Option<Reading> {
        let (article, findings) = self.read_version(story.versions.first()?)?;
        Some(self.lay_open(story, article, findings))
    }

    /// Opens a story's shown version, which was read just now.
    pub(super) fn lay_open(
        &self,
        story: &super::Story,
        mut article: Article,
        findings: Findings,
    ) -> Reading {
        article.path = story.path().to_owned();
        // The notice that kills a story is not the story, but says what may be done with it.
        article.status = story.head.status;
        article.ednote.clone_from(&story.head.ednote);
        let divided = divide(&article, &findings, self.roster.hand());
        let reading = Reading {
            article: Arc::new(article),
            findings: Arc::new(divided.unwrap_or(findings)),
        };
        self.open.put(story.id, reading.clone());
        reading
    }
}
