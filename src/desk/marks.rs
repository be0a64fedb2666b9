//! What a user marks: stories read, stories and statements bookmarked, notes on them.
//!
//! Marks are kept by what they are on and not by where it stands: a story by its provider's identifier or else its
//! words, a statement by its story and its words. So they hold when a file is renamed or read again, and in later runs.
//! The desk tells what was marked since it was last asked ([`Desk::unkept`]); somebody else keeps it.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Desk, QuoteId, Story, StoryId, pieces, story};
use crate::article::{Status, plain};

/// Read marks that are kept at least; the oldest beyond them may be forgotten.
const READ: usize = 200_000;

/// What a story is known by in every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryKey(pub(super) String);

/// What a statement is known by among its story's: its words, as one number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuoteKey(String);

impl QuoteKey {
    /// Of a statement's words.
    fn new(words: &str) -> Self {
        let hash = blake3::hash(words.as_bytes()).to_hex();
        Self(hash.chars().take(16).collect())
    }
}

/// What a mark is on, in every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Thing {
    /// The story.
    pub story: StoryKey,
    /// Its statement, if the mark is on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuoteKey>,
}

/// What can be marked, as the desk has it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A story.
    Story(StoryId),
    /// A statement.
    Quote(QuoteId),
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// The story was read, standing so; `None` if it counts as unread again. Who read a story has not read its kill.
    Read(Option<Status>),
    /// Bookmarked, or no longer.
    Saved(bool),
    /// A note; no words take it away.
    Note(String),
}

/// What a mark is on, in words, for a list that is read without the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The story's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The file it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// A statement's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who said them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// One mark, made or taken back; the last one on the same thing wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkLine {
    /// What it is on.
    #[serde(flatten)]
    pub on: Thing,
    /// What it says.
    #[serde(flatten)]
    pub fact: Fact,
    /// When it was made.
    #[serde(with = "plain::moment")]
    pub at: Timestamp,
    /// What it is on, in words.
    #[serde(flatten)]
    pub about: About,
}

impl MarkLine {
    /// Of these, oldest first, those that still hold; of read marks no more than a desk needs.
    pub fn holding(marks: Vec<Self>) -> Vec<Self> {
        let mut seen = HashSet::new();
        let mut read = 0;
        let mut held: Vec<_> = marks
            .into_iter()
            .rev()
            .filter(|mark| {
                let (kind, holds) = match &mark.fact {
                    Fact::Read(status) => (0, status.is_some()),
                    Fact::Saved(saved) => (1, *saved),
                    Fact::Note(words) => (2, !words.is_empty()),
                };
                let holds = seen.insert((mark.on.clone(), kind)) && holds;
                read += usize::from(holds && kind == 0);
                holds && (kind != 0 || read <= READ)
            })
            .collect();
        held.reverse();
        held
    }
}

/// Whether something is marked, and since when.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flag {
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
struct Entry {
    saved: Option<Timestamp>,
    note: Option<(String, Timestamp)>,
    about: About,
}

impl Entry {
    fn is_empty(&self) -> bool {
        self.saved.is_none() && self.note.is_none()
    }
}

/// All marks on one story.
#[derive(Clone, Debug, Default)]
struct OfStory {
    /// The story, while it is on the desk.
    id: Option<StoryId>,
    read: Option<Status>,
    own: Entry,
    quotes: BTreeMap<QuoteKey, Entry>,
}

impl OfStory {
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.own).chain(self.quotes.values())
    }

    /// Whether somebody has read the story as it stands.
    fn is_read(&self, status: Status) -> bool {
        let seen = self.read;
        seen.is_some_and(|seen| seen == status || status == Status::Usable)
    }

    fn entry(&self, quote: Option<&QuoteKey>) -> Option<&Entry> {
        match quote {
            None => Some(&self.own),
            Some(key) => self.quotes.get(key),
        }
    }
}

/// All marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    stories: HashMap<StoryKey, OfStory>,
    /// Made and not told yet.
    unkept: Vec<MarkLine>,
}

impl Marks {
    fn set(&mut self, mark: &MarkLine) {
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

    fn make(&mut self, mark: MarkLine) {
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
        let on = self.thing(target)?;
        let id = match target {
            Target::Story(id) => id,
            Target::Quote(id) => self.place(id)?.0.id,
        };
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

    fn about(&self, id: StoryId, quote: Option<&QuoteKey>) -> About {
        let quote = quote.and_then(|key| self.quote(self.quote_of(id, key)?));
        let story = self.story(id);
        About {
            title: story.map(|story| story.title().to_owned()),
            path: story.map(|story| story.path().to_string_lossy().into_owned()),
            speaker: (quote.as_ref()).and_then(|row| Some(row.speaker.as_ref()?.to_string())),
            words: quote.map(|row| row.words),
        }
    }

    fn entry(&self, target: Target) -> Option<&Entry> {
        let id = match target {
            Target::Story(id) => id,
            Target::Quote(id) => self.place(id)?.0.id,
        };
        // Most stories have none, and none of them costs a look at its words.
        let story = self.story(id)?;
        if !story.saved.is_on() && !story.noted.is_on() {
            return None;
        }
        let on = self.thing(target)?;
        let of_story = self.marks.stories.get(&on.story)?;
        of_story.entry(on.quote.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(story: &str, quote: Option<&str>, fact: Fact) -> MarkLine {
        MarkLine {
            on: Thing {
                story: StoryKey(story.into()),
                quote: quote.map(QuoteKey::new),
            },
            fact,
            at: "2026-10-09T17:05:00Z".parse().unwrap(),
            about: About::default(),
        }
    }

    #[test]
    fn marks_are_plain_lines() {
        let mut note = mark("words:1f", Some("“No.”"), Fact::Note("who else?".into()));
        note.about.speaker = Some("Ana Costa".into());
        for (mark, line) in [
            (
                mark("guid:urn:x:1", None, Fact::Read(Some(Status::Usable))),
                r#"{"story":"guid:urn:x:1","read":"usable","at":"2026-10-09T17:05:00Z"}"#,
            ),
            (
                mark("guid:urn:x:1", None, Fact::Read(None)),
                r#"{"story":"guid:urn:x:1","read":null,"at":"2026-10-09T17:05:00Z"}"#,
            ),
            (
                note,
                r#"{"story":"words:1f","quote":"f4ba2b4434ee5b56","note":"who else?","at":"2026-10-09T17:05:00Z","speaker":"Ana Costa"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&mark).unwrap(), line);
            assert_eq!(serde_json::from_str::<MarkLine>(line).unwrap(), mark);
        }
    }

    #[test]
    fn the_last_mark_on_one_thing_holds_and_what_was_taken_back_needs_no_line() {
        let all = vec![
            mark("a", None, Fact::Saved(true)),
            mark("a", None, Fact::Read(Some(Status::Usable))),
            mark("a", Some("x"), Fact::Saved(true)),
            mark("a", None, Fact::Note("one".into())),
            mark("a", None, Fact::Saved(false)),
            mark("a", None, Fact::Note("two".into())),
            mark("b", None, Fact::Read(Some(Status::Usable))),
            mark("b", None, Fact::Read(None)),
        ];
        let held = MarkLine::holding(all);
        let expected = [
            mark("a", None, Fact::Read(Some(Status::Usable))),
            mark("a", Some("x"), Fact::Saved(true)),
            mark("a", None, Fact::Note("two".into())),
        ];
        assert_eq!(held, expected);
    }
}
