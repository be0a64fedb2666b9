//! What a user marks: stories read, stories and statements bookmarked, notes on them.
//!
//! Marks are kept by what they are on and not by where it stands: a story by its provider's identifier or else its
//! words, a statement by its story and its words. So they hold when a file is renamed or read again, and in later runs.
//! The desk tells what was marked since it was last asked ([`Desk::unkept`]); somebody else keeps it.

mod line;
mod mark;

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

#[cfg(doc)]
use super::Desk;
use super::{Story, StoryId};
use crate::article::Status;
pub use line::{About, Fact, MarkLine, QuoteKey, StoryKey, Target, Thing};
pub use mark::Marked;

/// Whether something is marked, and since when.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::desk) struct Flag {
    on: bool,
    tick: u64,
}

impl Flag {
    pub fn is_on(self) -> bool {
        self.on
    }

    /// Whether it is so, or was changed after a filter ran: what the filter showed stays in view until it runs again.
    pub fn was(self, on: bool, tick: u64) -> bool {
        self.on == on || self.tick > tick
    }

    fn set(&mut self, on: bool, tick: u64) {
        if self.on != on {
            *self = Self { on, tick };
        }
    }
}

/// Bookmark and note of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub saved: Option<Timestamp>,
    pub note: Option<(String, Timestamp)>,
    pub about: About,
}

impl Entry {
    pub fn is_empty(&self) -> bool {
        self.saved.is_none() && self.note.is_none()
    }
}

/// All marks on one story.
#[derive(Clone, Debug, Default)]
pub(super) struct OfStory {
    /// The story, while it is on the desk.
    pub id: Option<StoryId>,
    read: Option<Status>,
    pub own: Entry,
    pub quotes: BTreeMap<QuoteKey, Entry>,
}

impl OfStory {
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.own).chain(self.quotes.values())
    }

    /// Whether somebody has read the story as it stands.
    fn is_read(&self, status: Status) -> bool {
        let seen = self.read;
        seen.is_some_and(|seen| seen == status || status == Status::Usable)
    }

    pub fn entry(&self, quote: Option<&QuoteKey>) -> Option<&Entry> {
        match quote {
            None => Some(&self.own),
            Some(key) => self.quotes.get(key),
        }
    }
}

/// All marks.
#[derive(Clone, Debug, Default)]
pub(in crate::desk) struct Marks {
    pub(super) stories: HashMap<StoryKey, OfStory>,
    /// Made and not told yet.
    pub(super) unkept: Vec<MarkLine>,
}

impl Marks {
    pub(super) fn set(&mut self, mark: &MarkLine) {
        let of_story = self.stories.entry(mark.on.story.clone()).or_default();
        let entry = match &mark.on.quote {
            None => &mut of_story.own,
            Some(key) => of_story.quotes.entry(key.clone()).or_default(),
        };
        match &mark.fact {
            Fact::Read(status) => {
                of_story.read = *status;
                return;
            }
            Fact::Saved(saved) => entry.saved = saved.then_some(mark.at),
            Fact::Note(words) if words.is_empty() => entry.note = None,
            Fact::Note(words) => entry.note = Some((words.clone(), mark.at)),
        }
        if entry.is_empty() {
            *entry = Entry::default();
        } else if mark.about != About::default() {
            entry.about = mark.about.clone();
        }
    }

    pub(super) fn make(&mut self, mark: MarkLine) {
        self.set(&mark);
        self.unkept.push(mark);
    }

    /// The same marks, of which nothing is on the desk.
    pub fn emptied(&self) -> Self {
        let mut marks = self.clone();
        marks.stories.values_mut().for_each(|story| story.id = None);
        marks
    }

    /// A story says other words now, and goes by them: its marks go along.
    pub fn follow(&mut self, from: &StoryKey, to: &StoryKey, at: Timestamp) {
        if from == to {
            return;
        }
        let Some(old) = self.stories.remove(from) else {
            return;
        };
        let mut moved = Vec::new();
        let mut say = |quote: Option<&QuoteKey>, fact: Fact, when: Timestamp, about: &About| {
            let gone = match &fact {
                Fact::Read(_) => Fact::Read(None),
                Fact::Saved(_) => Fact::Saved(false),
                Fact::Note(_) => Fact::Note(String::new()),
            };
            let mark = |story: &StoryKey, fact, at, about| {
                let (story, quote) = (story.clone(), quote.cloned());
                let on = Thing { story, quote };
                MarkLine {
                    on,
                    fact,
                    at,
                    about,
                }
            };
            moved.push(mark(from, gone, at, About::default()));
            moved.push(mark(to, fact, when, about.clone()));
        };
        if let Some(status) = old.read {
            say(None, Fact::Read(Some(status)), at, &About::default());
        }
        let own = std::iter::once((None, &old.own));
        let quotes = old.quotes.iter().map(|(key, entry)| (Some(key), entry));
        for (quote, entry) in own.chain(quotes) {
            if let Some(when) = entry.saved {
                say(quote, Fact::Saved(true), when, &entry.about);
            }
            if let Some((words, when)) = &entry.note {
                say(quote, Fact::Note(words.clone()), *when, &entry.about);
            }
        }
        moved.into_iter().for_each(|mark| self.make(mark));
        self.stories.remove(from);
        if let Some(new) = self.stories.get_mut(to) {
            new.id = old.id;
        }
    }

    /// A story is gone from the desk; its marks stay.
    pub fn leave(&mut self, key: &StoryKey) {
        if let Some(of_story) = self.stories.get_mut(key) {
            of_story.id = None;
        }
    }

    /// A story came, or changed: it is marked as its key is.
    pub fn heed(&mut self, story: &mut Story, tick: u64) {
        let of_story = match self.stories.is_empty() {
            true => None,
            false => self.stories.get_mut(&story.key()),
        };
        let (mut read, mut saved, mut noted) = (false, false, false);
        if let Some(of_story) = of_story {
            of_story.id = Some(story.id);
            read = of_story.is_read(story.head.status);
            saved = of_story.entries().any(|entry| entry.saved.is_some());
            noted = of_story.entries().any(|entry| entry.note.is_some());
        }
        story.read.set(read, tick);
        story.saved.set(saved, tick);
        story.noted.set(noted, tick);
    }
}
