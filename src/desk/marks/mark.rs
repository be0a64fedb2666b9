//! Marking, and asking what is marked.

use std::collections::HashSet;

use jiff::Timestamp;

use super::{About, Entry, Fact, MarkLine, QuoteKey, StoryKey, Target, Thing};
use crate::desk::{Desk, QuoteId, StoryId, pieces, story};

/// Something bookmarked or noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What.
    pub on: Thing,
    /// Where it is now; a story whose statement is gone, if that is what is left; `None` if it is not on the desk.
    pub target: Option<Target>,
    /// Whether it is bookmarked.
    pub saved: bool,
    /// The note on it.
    pub note: Option<String>,
    /// When it was last marked.
    pub at: Timestamp,
    /// What it is, in words, as it was when it was marked.
    pub about: About,
}

impl Desk {
    /// Takes marks of earlier runs up, oldest first; they hold for stories that come later too.
    pub fn remember(&mut self, marks: &[MarkLine]) {
        if marks.is_empty() {
            return;
        }
        marks.iter().for_each(|mark| self.marks.set(mark));
        for story in self.stories.iter_mut().flatten() {
            self.marks.heed(story, 0);
        }
        self.unread = self.stories().filter(|story| story.is_unread()).count();
    }

    /// What was marked since this was last asked, for somebody who keeps it.
    pub fn unkept(&mut self) -> Vec<MarkLine> {
        std::mem::take(&mut self.marks.unkept)
    }

    /// What a story is known by in every run.
    pub fn key(&self, id: StoryId) -> Option<StoryKey> {
        Some(self.story(id)?.key())
    }

    /// What something is known by in every run.
    pub fn thing(&self, target: Target) -> Option<Thing> {
        match target {
            Target::Story(id) => {
                let (story, quote) = (self.key(id)?, None);
                Some(Thing { story, quote })
            }
            Target::Quote(id) => {
                let (story, quote) = (self.place(id)?.0.key(), QuoteKey::new(&self.words(id)?));
                let quote = Some(quote);
                Some(Thing { story, quote })
            }
        }
    }

    /// The same, of something that is about to be marked.
    pub fn markable(&mut self, target: Target) -> Option<Thing> {
        let (on, id) = (self.thing(target)?, self.story_with(target)?);
        let of_story = self.marks.stories.entry(on.story.clone());
        of_story.or_default().id = Some(id);
        Some(on)
    }

    /// A story's statement that goes by a key.
    pub fn quote_of(&self, story: StoryId, key: &QuoteKey) -> Option<QuoteId> {
        let reading = self.reading(story)?;
        let is_it = |quote| {
            let words = story::one_line(&reading.article.text, pieces(quote));
            QuoteKey::new(&words) == *key
        };
        let at = reading.findings.quotes.iter().position(is_it)?;
        self.story(story)?.quotes.get(at).copied()
    }

    /// Marks a story read or unread. Rows that a filter shows for that stay until it runs again.
    pub fn mark_read(&mut self, id: StoryId, read: bool, at: Timestamp) {
        let Some(story) = self.story(id).filter(|s| s.is_unread() == read) else {
            return;
        };
        let status = read.then_some(story.status());
        if let Some(on) = self.markable(Target::Story(id)) {
            self.make(on, Fact::Read(status), at);
        }
    }

    /// Bookmarks something, or takes the bookmark off.
    pub fn save(&mut self, on: Thing, saved: bool, at: Timestamp) {
        self.make(on, Fact::Saved(saved), at);
    }

    /// Puts a note on something, in place of the one before; without words there is none.
    pub fn annotate(&mut self, on: Thing, words: &str, at: Timestamp) {
        self.make(on, Fact::Note(words.trim().to_owned()), at);
    }

    /// Whether anything is bookmarked or noted.
    pub fn has_marks(&self) -> bool {
        let mut stories = self.marks.stories.values();
        stories.any(|of_story| of_story.entries().any(|entry| !entry.is_empty()))
    }

    /// Whether something is bookmarked itself.
    pub fn is_saved(&self, target: Target) -> bool {
        self.entry(target)
            .is_some_and(|entry| entry.saved.is_some())
    }

    /// The note on something.
    pub fn note(&self, target: Target) -> Option<&str> {
        let note = self.entry(target)?.note.as_ref();
        note.map(|(words, _)| words.as_str())
    }

    /// Stories of these keys will be asked for, see [`Self::found`]; some may be there already.
    pub fn expect(&mut self, keys: &HashSet<StoryKey>) {
        for key in keys {
            self.marks.stories.entry(key.clone()).or_default();
        }
        for story in self.stories.iter().flatten() {
            let key = story.key();
            if keys.contains(&key) {
                self.marks.stories.entry(key).or_default().id = Some(story.id);
            }
        }
    }

    /// Something that is marked or expected, if its story is on the desk; the story itself where the statement is gone.
    pub fn found(&self, on: &Thing) -> Option<Target> {
        let story = self.marks.stories.get(&on.story)?.id?;
        let quote = on.quote.as_ref().and_then(|key| self.quote_of(story, key));
        Some(quote.map_or(Target::Story(story), Target::Quote))
    }

    /// Everything bookmarked or noted, on the desk or not, the last marked first.
    pub fn marked(&self) -> Vec<Marked> {
        let stories = self.marks.stories.iter();
        let mut marked: Vec<_> = stories
            .flat_map(|(key, of_story)| {
                let own = std::iter::once((None, &of_story.own));
                let quotes = of_story.quotes.iter();
                let quotes = quotes.map(|(key, entry)| (Some(key), entry));
                let entries = own.chain(quotes).filter(|(_, entry)| !entry.is_empty());
                entries.map(|(quote, entry)| {
                    let noted = entry.note.as_ref().map(|(_, at)| *at);
                    let (story, quote) = (key.clone(), quote.cloned());
                    let on = Thing { story, quote };
                    Marked {
                        target: self.found(&on),
                        on,
                        saved: entry.saved.is_some(),
                        note: entry.note.as_ref().map(|(words, _)| words.clone()),
                        at: entry.saved.max(noted).unwrap_or_default(),
                        about: entry.about.clone(),
                    }
                })
            })
            .collect();
        marked.sort_unstable_by(|a, b| (b.at, &a.on).cmp(&(a.at, &b.on)));
        marked
    }

    fn make(&mut self, on: Thing, fact: Fact, at: Timestamp) {
        self.tick += 1;
        let id = self.marks.stories.get(&on.story).and_then(|s| s.id);
        let takes_back = matches!(&fact, Fact::Read(_) | Fact::Saved(false))
            || matches!(&fact, Fact::Note(words) if words.is_empty());
        let about = match (id, takes_back) {
            (Some(id), false) => self.about(id, on.quote.as_ref()),
            _ => About::default(),
        };
        self.marks.make(MarkLine {
            on,
            fact,
            at,
            about,
        });
        let tick = self.tick;
        if let Some(story) = id.and_then(|id| self.stories.get_mut(id.at())?.as_mut()) {
            let was = story.is_unread();
            self.marks.heed(story, tick);
            self.unread = self.unread + usize::from(story.is_unread()) - usize::from(was);
        }
    }

    /// The story itself, or the one that a statement stands in.
    fn story_with(&self, target: Target) -> Option<StoryId> {
        match target {
            Target::Story(id) => Some(id),
            Target::Quote(id) => Some(self.place(id)?.0.id),
        }
    }

    fn about(&self, id: StoryId, quote: Option<&QuoteKey>) -> About {
        let quote = quote.and_then(|key| self.quote(self.quote_of(id, key)?));
        let story = self.story(id);
        About {
            title: story.map(|story| story.title().to_owned()),
            path: story.map(|story| story.path().to_string_lossy().into_owned()),
            speaker: (quote.as_ref()).and_then(|row| Some(row.speaker.as_ref()?.to_string())),
            polarity: quote.as_ref().map(|row| row.quote.polarity),
            words: quote.map(|row| row.words),
        }
    }

    fn entry(&self, target: Target) -> Option<&Entry> {
        // Most stories have none, and none of them costs a look at its words.
        let story = self.story(self.story_with(target)?)?;
        if !story.saved.is_on() && !story.noted.is_on() {
            return None;
        }
        let on = self.thing(target)?;
        let of_story = self.marks.stories.get(&on.story)?;
        of_story.entry(on.quote.as_ref())
    }
}
