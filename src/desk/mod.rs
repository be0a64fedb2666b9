//! The desk: the live state of all stories, their merged actors and their statements.
//!
//! One owner, no locks. [`Desk::apply`] takes what the intake brings, as it comes; views ([`view`]) are kept beside it and
//! told what changed. Pure: no files, no terminal, no clock; "now" and the time zone come in as arguments.

mod divide;
mod filter;
mod hand;
mod id;
mod intake;
mod kept;
mod marks;
mod name;
mod order;
mod record;
mod roster;
mod said;
mod sayings;
mod shelf;
mod story;
mod version;
pub mod view;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use foldhash::{HashMap, HashSet};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use filter::{
    Chip, Filter, Kind, Likely, Marking, Misread, Part, Reader, Standing, Term, Written, split,
    written,
};
pub use hand::{Decision, Name};
pub use id::{ActorId, EventId, QuoteId, StoryId};
pub use intake::Applied;
pub use kept::{Roll, RollOf};
pub use marks::{About, Fact, MarkLine, Marked, QuoteKey, StoryKey, Target, Thing};
pub use record::{NameRow, Place, Record, RoleRow, Tie};
pub use said::{Change, Said};
pub use shelf::Reading;
pub use story::{ActorCount, ActorRow, EventRow, QuoteRow, Story, Trouble};
pub use version::Version;
pub use view::Views;

use crate::article::compact;
use crate::format::Mark;
use crate::intake::Means;
use marks::Marks;
use roster::Roster;
use sayings::Sayings;
use shelf::Open;
use version::Family;

/// How much the desk holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Stories.
    pub stories: usize,
    /// Of these, not yet read.
    pub unread: usize,
    /// Actors, merged.
    pub actors: usize,
    /// Statements.
    pub quotes: usize,
    /// Files that could not be read.
    pub troubles: usize,
}

/// When a story arrived.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Arrived {
    #[serde(with = "compact::time")]
    at: Timestamp,
    /// Where the desk is.
    #[serde(with = "compact::day")]
    day: Date,
}

/// What a file holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Holding {
    /// Stories that it holds, or holds a version of.
    stories: Vec<StoryId>,
    /// What would tell that it was written to since it was read.
    mark: Option<Mark>,
}

/// The live state.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Desk {
    #[serde(skip, default = "utc")]
    zone: TimeZone,
    /// By id; a story that is gone leaves a hole.
    stories: Vec<Option<Story>>,
    /// When each story ever seen arrived, and on which day: the order of rows outlives the stories.
    arrived: Vec<Arrived>,
    /// Where each statement ever seen stands; the index is `u32::MAX` once it is gone.
    #[serde(with = "compact::list")]
    places: Vec<(StoryId, u32)>,
    /// What each of them says.
    sayings: Sayings,
    /// Stories held, oldest first.
    #[serde(with = "compact::list")]
    order: VecDeque<StoryId>,
    paths: HashMap<PathBuf, Holding>,
    families: HashMap<Family, StoryId>,
    /// Kept apart, so that two threads can read.
    #[serde(skip)]
    roster: Roster,
    /// What packed stories are opened with.
    #[serde(skip)]
    means: Means,
    #[serde(skip)]
    open: Open,
    #[serde(skip)]
    troubles: BTreeMap<PathBuf, Trouble>,
    /// Stories that are takes of a running one.
    takes: BTreeSet<StoryId>,
    /// Stories by their slug lines, as [`story::slug_number`] has them.
    #[serde(skip)]
    slugs: BTreeSet<(u64, StoryId)>,
    /// When the embargo of a story ends.
    #[serde(skip)]
    embargoes: BTreeSet<(Timestamp, StoryId)>,
    #[serde(skip)]
    unread: usize,
    quotes: usize,
    #[serde(skip)]
    marks: Marks,
    /// Counts marks, so that a view can tell those made since its filter ran.
    #[serde(skip)]
    tick: u64,
    /// Counts files taken in.
    #[serde(skip)]
    taken: usize,
}

impl Desk {
    /// An empty desk; stories' days are those of this time zone.
    pub fn new(zone: TimeZone) -> Self {
        Self {
            zone,
            stories: Vec::new(),
            arrived: Vec::new(),
            places: Vec::new(),
            sayings: Sayings::default(),
            order: VecDeque::new(),
            paths: HashMap::default(),
            families: HashMap::default(),
            roster: Roster::default(),
            means: Means::default(),
            open: Open::default(),
            troubles: BTreeMap::new(),
            takes: BTreeSet::new(),
            slugs: BTreeSet::new(),
            embargoes: BTreeSet::new(),
            unread: 0,
            quotes: 0,
            marks: Marks::default(),
            tick: 0,
            taken: 0,
        }
    }

    /// Opens stories that are kept elsewhere with these means from now on.
    pub fn open_with(&mut self, means: Means) {
        self.means = means;
    }

    /// The desk's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// When the next embargo after this moment ends.
    pub fn next_embargo(&self, now: Timestamp) -> Option<Timestamp> {
        let past = std::ops::Bound::Excluded((now, StoryId(u32::MAX)));
        let mut later = self.embargoes.range((past, std::ops::Bound::Unbounded));
        later.next().map(|(until, _)| *until)
    }

    /// How much there is.
    pub fn totals(&self) -> Totals {
        Totals {
            stories: self.order.len(),
            unread: self.unread,
            actors: self.roster.live(),
            quotes: self.quotes,
            troubles: self.troubles.len(),
        }
    }

    /// A story; `None` once it is gone.
    pub fn story(&self, id: StoryId) -> Option<&Story> {
        self.stories.get(id.at())?.as_ref()
    }

    /// All stories, oldest arrival first.
    pub fn stories(&self) -> impl DoubleEndedIterator<Item = &Story> {
        self.order.iter().filter_map(|&id| self.story(id))
    }

    /// Stories that a file holds, or holds a version of.
    pub fn stories_of(&self, path: &Path) -> &[StoryId] {
        self.paths.get(path).map_or(&[], |held| &held.stories)
    }

    /// Files that could not be read, by path.
    pub fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.troubles.values()
    }

    /// Who this is now: a lone surname's or abbreviation's id gives the one actor it stands for, any other itself.
    pub fn resolve(&self, id: ActorId) -> ActorId {
        self.roster.resolve(id)
    }

    /// All actors that stories name at present, by name.
    pub fn actors(&self) -> impl Iterator<Item = ActorId> {
        self.roster
            .alphabet()
            .iter()
            .copied()
            .filter(|&id| self.roster.is_live(id))
    }

    /// An actor, resolved; `None` while no story names it.
    pub fn actor(&self, id: ActorId) -> Option<ActorRow<'_>> {
        let id = self.resolve(id);
        let own = self.roster.entry(id).filter(|_| self.roster.is_live(id))?;
        let short = || own.short.iter().filter_map(|&s| self.roster.entry(s));
        let joined = self.roster.hand().group(&own.key).unwrap_or_default();
        let (by_hand, inferred): (Vec<_>, Vec<_>) =
            short().partition(|entry| joined.contains(&entry.key));
        let name = own.names.best()?;
        let mut aliases = own.names.ranked();
        aliases.extend(own.aliases.ranked());
        for entry in by_hand {
            aliases.extend(entry.names.ranked());
            aliases.extend(entry.aliases.ranked());
        }
        let mut seen: HashSet<&str> = HashSet::from_iter([name]);
        aliases.retain(|&alias| seen.insert(alias));
        let all = || self.roster.all_of(id);
        let mut count = ActorCount::default();
        all().for_each(|entry| count += entry.count);
        count.stories = self.roster.story_count(own);
        Some(ActorRow {
            id,
            name,
            kind: own.key.0,
            role: all()
                .filter_map(|e| e.role())
                .max_by_key(|(at, _)| *at)
                .map(|(_, words)| words),
            aliases,
            inferred: inferred.iter().filter_map(|e| e.names.best()).collect(),
            count,
        })
    }

    /// How often stories mention an actor: cheaper than the row.
    pub fn mentioned(&self, id: ActorId) -> u32 {
        let all = self.roster.all_of(id);
        all.map(|entry| entry.count.mentions).sum()
    }

    /// How often stories of each day of arrival mention an actor, oldest first; days without any are left out.
    pub fn mentions(&self, id: ActorId) -> BTreeMap<Date, u32> {
        let mut days = BTreeMap::new();
        for &(day, mentions) in self.roster.all_of(id).flat_map(|entry| &entry.days) {
            *days.entry(day).or_default() += mentions;
        }
        days
    }

    /// The stories that name an actor, in no order that means anything; one may come twice.
    pub fn stories_naming(&self, id: ActorId) -> impl Iterator<Item = StoryId> {
        self.roster.stories(id)
    }

    /// The name alone: cheaper than the row.
    pub fn name(&self, id: ActorId) -> &str {
        let entry = self.roster.entry(self.resolve(id));
        entry.and_then(|e| e.names.best()).unwrap_or("")
    }

    /// A statement; `None` once it is gone.
    pub fn quote(&self, id: QuoteId) -> Option<QuoteRow<'_>> {
        let (story, index) = self.place(id)?;
        let reading = self.reading(story.id)?;
        let quote = reading.findings.quotes.get(index)?.clone();
        let local = quote.actor;
        let named = local.and_then(|i| story.actors.get(i)).copied();
        let actor = named.map(|id| self.resolve(id));
        let stated = local
            .and_then(|i| reading.findings.actors.get(i))
            .and_then(|a| a.role.clone());
        let entry = actor.and_then(|id| self.roster.entry(id));
        let known = || entry.and_then(|e| e.role()).map(|(_, words)| words.into());
        let name = entry.and_then(|e| e.names.best());
        Some(QuoteRow {
            id,
            story,
            words: story::one_line(&reading.article.text, pieces(&quote)).into_owned(),
            speaker: name
                .map(Cow::Borrowed)
                .or_else(|| quote.speaker.clone().map(Cow::Owned)),
            actor,
            role: stated.map(Cow::Owned).or_else(known),
            inferred: actor != named,
            paragraph: story::paragraph_of(&reading.article, quote.span.start),
            at: story.arrived,
            quote,
            reading,
        })
    }

    /// The words of a statement, in one line.
    pub fn words(&self, id: QuoteId) -> Option<String> {
        let (story, index) = self.place(id)?;
        let reading = self.reading(story.id)?;
        let quote = reading.findings.quotes.get(index)?;
        Some(story::one_line(&reading.article.text, pieces(quote)).into_owned())
    }

    /// Something that happened; `None` once the story that tells it is gone.
    pub fn event(&self, id: EventId) -> Option<EventRow<'_>> {
        let story = self.story(id.story)?;
        EventRow::new(id, story, &self.reading(id.story)?)
    }

    /// The paragraph that holds a place, counted from 1; `None` once its story is gone.
    pub fn paragraph(&self, place: Place) -> Option<usize> {
        let reading = self.reading(place.story)?;
        Some(story::paragraph_of(&reading.article, place.byte))
    }

    /// Where a statement stands.
    fn place(&self, id: QuoteId) -> Option<(&Story, usize)> {
        let &(story, index) = self.places.get(id.at())?;
        Some((self.story(story)?, index as usize)).filter(|_| index != GONE)
    }

    /// Of each running story of which takes came, the stories that are part of it, newest first.
    fn running(&self) -> Vec<Vec<StoryId>> {
        let takes = self.takes.iter().filter_map(|&id| self.story(id));
        let slugs: HashSet<_> = takes.filter_map(|story| story.slug()).collect();
        let parts = slugs.into_iter().map(|slug| {
            let number = story::slug_number(slug);
            let alike = (number, StoryId(0))..=(number, StoryId(u32::MAX));
            let alike = self.slugs.range(alike).map(|&(_, id)| id);
            let is_part = |id: &StoryId| self.story(*id).and_then(|s| s.slug()) == Some(slug);
            let mut parts: Vec<_> = alike.filter(is_part).collect();
            parts.sort_unstable_by_key(|&id| Reverse(self.age(id)));
            parts
        });
        parts.collect()
    }

    /// Whether the story names this actor.
    fn names(&self, story: &Story, who: ActorId) -> bool {
        let who = self.resolve(who);
        story.actors.iter().any(|&a| self.resolve(a) == who)
    }

    /// Who made the story's statement number `index`.
    fn speaker(&self, story: &Story, index: usize) -> Option<ActorId> {
        let local = (*story.speakers.get(index)?)?;
        let id = story.actors.get(usize::from(local))?;
        Some(self.resolve(*id))
    }

    /// The statements in a story of an actor, which must be resolved, in the order of the text.
    fn said_in<'s>(&'s self, story: &'s Story, who: ActorId) -> impl Iterator<Item = QuoteId> + 's {
        let all = story.quotes.iter().enumerate();
        all.filter(move |(index, _)| self.speaker(story, *index) == Some(who))
            .map(|(_, &id)| id)
    }

    /// What stories say that an actor said, in no order that means anything; one statement may come twice.
    pub fn statements_of(&self, id: ActorId) -> impl Iterator<Item = QuoteId> {
        let who = self.resolve(id);
        let stories = self.stories_naming(who).filter_map(|id| self.story(id));
        stories.flat_map(move |story| self.said_in(story, who))
    }

    /// Who made a statement: cheaper than the row.
    pub fn speaker_of(&self, id: QuoteId) -> Option<ActorId> {
        let (story, index) = self.place(id)?;
        self.speaker(story, index)
    }

    /// The story that holds a statement: cheaper than the row.
    pub fn story_saying(&self, id: QuoteId) -> Option<StoryId> {
        Some(self.place(id)?.0.id)
    }

    /// When a story arrived, even if it is gone: cheaper than the story.
    pub fn arrived(&self, id: StoryId) -> Timestamp {
        self.age(id).0
    }

    /// Where a story stands among all ever seen; later is newer.
    fn age(&self, id: StoryId) -> (Timestamp, StoryId) {
        let at = self.arrived.get(id.at()).map_or(Timestamp::MIN, |a| a.at);
        (at, id)
    }

    /// Where a statement stands among all: by its story, then in the order of the text.
    fn turn(&self, id: QuoteId) -> ((Timestamp, StoryId), u32) {
        let (story, index) = self.places.get(id.at()).copied().unwrap_or(NOWHERE);
        (self.age(story), index)
    }

    /// How many of these stories, oldest first, are older than `age`.
    fn rank(&self, order: &VecDeque<StoryId>, age: (Timestamp, StoryId)) -> usize {
        order::rank(order, |&id| self.age(id) < age)
    }

    /// The day a story arrived, even if it is gone.
    fn day(&self, id: StoryId) -> Date {
        self.arrived.get(id.at()).map_or(Date::ZERO, |a| a.day)
    }
}

/// The zone of a desk that was read back, until it is told its own.
fn utc() -> TimeZone {
    TimeZone::UTC
}

/// The index of a statement that is gone.
const GONE: u32 = u32::MAX;
/// The place of a statement that never was.
const NOWHERE: (StoryId, u32) = (StoryId(u32::MAX), GONE);

fn pieces(quote: &crate::extract::Quote) -> &[crate::article::Span] {
    match quote.spans.as_slice() {
        [] => std::slice::from_ref(&quote.span),
        spans => spans,
    }
}
