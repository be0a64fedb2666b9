//! A story as the desk holds it, and the rows that are read from it.
//!
//! Rows borrow from the desk and are made as they are drawn; nothing here changes anything.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{AddAssign, SubAssign};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Reading;
use super::marks::{Flag, StoryKey};
use super::version::Version;
use super::{ActorId, EventId, QuoteId, StoryId};
use crate::article::compact;
use crate::article::{Article, Moment, Span, Status};
use crate::extract::{ActorKind, Dated, Event, Quote, TimeMention};

/// One story.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Story {
    pub(super) id: StoryId,
    #[serde(with = "compact::time")]
    pub(super) arrived: Timestamp,
    #[serde(with = "compact::maybe_time")]
    pub(super) changed: Option<Timestamp>,
    #[serde(with = "compact::day")]
    pub(super) day: Date,
    #[serde(skip)]
    pub(super) live: bool,
    #[serde(skip)]
    pub(super) read: Flag,
    /// Bookmarked, or one of its statements is.
    #[serde(skip)]
    pub(super) saved: Flag,
    /// The same of notes.
    #[serde(skip)]
    pub(super) noted: Flag,
    /// All of the article but its text, with what the newest version says may be done with it.
    #[serde(skip)]
    pub(super) head: Arc<Article>,
    /// What it says of each of its actors.
    pub(super) seen: Box<[Seen]>,
    /// For each statement, which of its actors made it.
    pub(super) speakers: Box<[Option<u16>]>,
    /// What it tells that happened.
    pub(super) told: Box<[Told]>,
    /// All readings of it, the one shown first.
    pub(super) versions: Vec<Version>,
    pub(super) actors: Vec<ActorId>,
    pub(super) quotes: Vec<QuoteId>,
}

impl Story {
    /// Its id, for as long as the program runs.
    pub fn id(&self) -> StoryId {
        self.id
    }

    /// The file it came from.
    pub fn path(&self) -> &Path {
        self.versions
            .first()
            .map_or(Path::new(""), |shown| &shown.path)
    }

    /// One line, never empty.
    pub fn title(&self) -> &str {
        self.versions.first().map_or("", Version::title)
    }

    /// When it was published, if that is known.
    pub fn published(&self) -> Option<Moment> {
        self.head.published
    }

    /// When it first arrived.
    pub fn arrived(&self) -> Timestamp {
        self.arrived
    }

    /// When its file last brought other words; `None` if it never did.
    pub fn changed(&self) -> Option<Timestamp> {
        self.changed
    }

    /// The day it arrived, where the desk is.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Whether it came in while the program was running.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// Whether the user has not read it yet.
    pub fn is_unread(&self) -> bool {
        !self.read.is_on()
    }

    /// What it is known by in every run.
    pub(super) fn key(&self) -> StoryKey {
        let shown = self.versions.first().map(Version::key);
        shown.unwrap_or_else(|| StoryKey(String::new()))
    }

    /// What running story it is part of: the provider and the slug line.
    pub(super) fn slug(&self) -> Option<(&str, &str)> {
        let source = self.head.source.as_deref().unwrap_or_default();
        Some((source, self.head.slugline.as_deref()?))
    }

    /// What may be done with it, as its newest version says: a killed story still shows its last words.
    pub fn status(&self) -> Status {
        self.head.status
    }

    /// All its readings, the one shown first, then from the newest to the oldest; the same words in several files are
    /// several.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// What the file says of it besides its text: status, urgency, byline, source, ...; text and findings are
    /// [`super::Desk::reading`]'s to give.
    pub fn head(&self) -> &Article {
        &self.head
    }

    /// The desk's actor for each of [`crate::extract::Findings::actors`], as this story names it: a lone surname has an id of its own,
    /// and [`super::Desk::resolve`] tells whom it stands for.
    pub fn actors(&self) -> &[ActorId] {
        &self.actors
    }

    /// The id of each of [`crate::extract::Findings::quotes`].
    pub fn quotes(&self) -> &[QuoteId] {
        &self.quotes
    }
}

/// What a story says of one of its actors, as views count it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Seen {
    pub mentions: u32,
    pub quotes: u32,
    /// Two of a story's actors may be one to the desk; the story counts once.
    pub first: bool,
}

impl Seen {
    pub fn count(self) -> ActorCount {
        ActorCount {
            mentions: self.mentions,
            stories: u32::from(self.first),
            quotes: self.quotes,
        }
    }
}

/// Something that a story tells, as the timeline orders it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Told {
    /// Index into [`crate::extract::Findings::events`].
    pub event: u32,
    #[serde(with = "compact::days")]
    pub when: Option<(Date, Date)>,
    /// Whether nothing tells the day but when the story was published.
    pub published: bool,
}

/// What some stories say of one actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorCount {
    /// How often they name it.
    pub mentions: u32,
    /// How many of them do.
    pub stories: u32,
    /// How many statements it makes in them.
    pub quotes: u32,
}

impl AddAssign for ActorCount {
    fn add_assign(&mut self, more: Self) {
        self.mentions += more.mentions;
        self.stories += more.stories;
        self.quotes += more.quotes;
    }
}

impl SubAssign for ActorCount {
    fn sub_assign(&mut self, less: Self) {
        self.mentions -= less.mentions;
        self.stories -= less.stories;
        self.quotes -= less.quotes;
    }
}

/// An actor as a row: what all stories that name it say together.
#[derive(Clone, Debug)]
pub struct ActorRow<'a> {
    /// Its id.
    pub id: ActorId,
    /// Its name in the spelling most stories use.
    pub name: &'a str,
    /// Person, organization or place.
    pub kind: ActorKind,
    /// What the newest story that says so says it is.
    pub role: Option<&'a str>,
    /// Other names, most used first.
    pub aliases: Vec<&'a str>,
    /// Surnames or abbreviations that stories used alone and that were taken to mean this actor, because no other
    /// actor of recent copy bears them: inferred, not stated.
    pub inferred: Vec<&'a str>,
    /// What all stories say of it.
    pub count: ActorCount,
}

/// A statement as a row.
#[derive(Clone, Debug)]
pub struct QuoteRow<'a> {
    /// Its id.
    pub id: QuoteId,
    /// The story it stands in.
    pub story: &'a Story,
    /// The text and all that was found in it.
    pub reading: Reading,
    /// As it was found: kind, spans, cue, confidence, evidence.
    pub quote: Quote,
    /// The words said, in one line.
    pub words: String,
    /// Who said it: the merged actor's name, else as the story has it; `None` if nobody could be named.
    pub speaker: Option<Cow<'a, str>>,
    /// Who said it, if that is an actor.
    pub actor: Option<ActorId>,
    /// What the speaker is: as this story states it, else as the newest that does.
    pub role: Option<Cow<'a, str>>,
    /// The story gives a surname or abbreviation alone, and the full name is taken from other stories.
    pub inferred: bool,
    /// The paragraph it starts in, counted from 1.
    pub paragraph: usize,
    /// When its story arrived.
    pub at: Timestamp,
}

/// Something that happened as a row.
#[derive(Clone, Debug)]
pub struct EventRow<'a> {
    /// Its id.
    pub id: EventId,
    /// The story that tells it.
    pub story: &'a Story,
    /// As it was found: days, how they are known, told before or after.
    pub event: Event,
    /// The time expression that dates it, if one does.
    pub time: Option<TimeMention>,
    /// The sentence, in one line.
    pub sentence: String,
    /// The sentence from the clause on that tells it, in one line; marked where it stands in a quotation.
    pub words: String,
    /// The paragraph it stands in, counted from 1.
    pub paragraph: usize,
}

impl<'a> EventRow<'a> {
    pub(super) fn new(id: EventId, story: &'a Story, reading: &Reading) -> Option<Self> {
        let Reading { article, findings } = reading;
        let text = &article.text;
        let event = *findings.events.get(id.event as usize)?;
        let time = match event.by {
            Dated::Explicit(time) | Dated::Carried(time) => findings.times.get(time).cloned(),
            Dated::Published => None,
        };
        let told = Span {
            end: event.sentence.end.max(event.span.end),
            ..event.span
        };
        let words = one_line(text, &[told]);
        let inside = event.span.start > event.sentence.start;
        // Words that somebody said do not lose their marks with the words before them.
        let mark = (event.quote.and_then(|at| findings.quotes.get(at)))
            .and_then(|quote| {
                (quote.spans.iter())
                    .find(|piece| piece.start < event.span.start && event.span.start < piece.end)
            })
            .and_then(|piece| piece.of(text).chars().next())
            .filter(|mark| !mark.is_alphanumeric());
        let words = match (mark, inside) {
            (None, false) => words.into_owned(),
            (None, true) => format!("… {words}"),
            (Some(mark), false) => format!("{mark}{words}"),
            (Some(mark), true) => format!("{mark}… {words}"),
        };
        Some(Self {
            id,
            story,
            event,
            time,
            sentence: one_line(text, &[event.sentence]).into_owned(),
            words,
            paragraph: paragraph_of(article, event.span.start),
        })
    }
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file.
    pub path: PathBuf,
    /// Why, in one sentence.
    pub reason: String,
    /// When that was last found.
    pub at: Timestamp,
}

/// What the slug lines of running stories are known by; two may have the same number.
pub(super) fn slug_number(slug: (&str, &str)) -> u64 {
    let mut hasher = DefaultHasher::new();
    slug.hash(&mut hasher);
    hasher.finish()
}

/// The words of these spans in one line: pieces joined, white space run together.
pub(super) fn one_line<'a>(text: &'a str, spans: &[Span]) -> Cow<'a, str> {
    if let [span] = spans {
        let words = span.of(text).trim();
        if !words.contains(|c: char| c.is_whitespace() && c != ' ') && !words.contains("  ") {
            return Cow::Borrowed(words);
        }
    }
    let words = spans
        .iter()
        .flat_map(|span| span.of(text).split_whitespace());
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

/// The number of the paragraph that holds this byte, counted from 1.
pub(super) fn paragraph_of(article: &Article, byte: u32) -> usize {
    article
        .paragraphs
        .partition_point(|p| p.span.start <= byte)
        .max(1)
}
