//! One condition on stories, and when a story meets it.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::article::Status;
use crate::desk::{ActorId, Desk, Story, StoryId};
use crate::fold::fold;

/// What a chip speaks of: the word before its colon. Chips of one kind are alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `who:`
    Who,
    /// `said:`
    Said,
    /// `on:`
    On,
    /// `since:`
    Since,
    /// `until:`
    Until,
    /// `source:`
    Source,
    /// `status:`
    Status,
    /// `is:`
    Is,
    /// `story:`
    Story,
}

impl Kind {
    /// All kinds, the ones that are asked for most first.
    pub const ALL: [Kind; 9] = [
        Kind::Who,
        Kind::Said,
        Kind::On,
        Kind::Since,
        Kind::Until,
        Kind::Source,
        Kind::Status,
        Kind::Is,
        Kind::Story,
    ];

    /// The word before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Who => "who",
            Kind::Said => "said",
            Kind::On => "on",
            Kind::Since => "since",
            Kind::Until => "until",
            Kind::Source => "source",
            Kind::Status => "status",
            Kind::Is => "is",
            Kind::Story => "story",
        }
    }

    /// The kind of this name, in letters of any case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// In a few words, what its chips ask for.
    pub fn about(self) -> &'static str {
        match self {
            Kind::Who => "stories that name somebody",
            Kind::Said => "statements of somebody",
            Kind::On => "stories that came on a day",
            Kind::Since => "stories that came on a day or later",
            Kind::Until => "stories that came on a day or before",
            Kind::Source => "stories from an agency or paper",
            Kind::Status => "usable, corrected, withheld, canceled, embargoed",
            Kind::Is => "unread, read, saved, noted",
            Kind::Story => "one story, by its title",
        }
    }
}

/// What an editor may do with a story at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Fit for use, now.
    Usable,
    /// Replaces a wording that was wrong.
    Corrected,
    /// Not to be used for now.
    Withheld,
    /// Killed.
    Canceled,
    /// Not to be published yet.
    Embargoed,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 5] = [
        Standing::Usable,
        Standing::Corrected,
        Standing::Withheld,
        Standing::Canceled,
        Standing::Embargoed,
    ];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Usable => "usable",
            Standing::Corrected => "corrected",
            Standing::Withheld => "withheld",
            Standing::Canceled => "canceled",
            Standing::Embargoed => "embargoed",
        }
    }

    /// Whether the story stands so. One that waits for its embargo is not usable yet.
    pub fn holds(self, story: &Story, now: Timestamp) -> bool {
        let embargo = story.head().embargo.is_some_and(|until| now < until.at);
        match self {
            Standing::Usable => story.status() == Status::Usable && !embargo,
            Standing::Corrected => story.status() == Status::Corrected,
            Standing::Withheld => story.status() == Status::Withheld,
            Standing::Canceled => story.status() == Status::Canceled,
            Standing::Embargoed => embargo,
        }
    }
}

/// What a user did with a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marking {
    /// Did not read it yet.
    Unread,
    /// Read it.
    Read,
    /// Bookmarked it or a statement in it.
    Saved,
    /// Put a note on it or on a statement in it.
    Noted,
}

impl Marking {
    /// All of them.
    pub const ALL: [Marking; 4] = [
        Marking::Unread,
        Marking::Read,
        Marking::Saved,
        Marking::Noted,
    ];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Marking::Unread => "unread",
            Marking::Read => "read",
            Marking::Saved => "saved",
            Marking::Noted => "noted",
        }
    }

    /// Whether the story is marked so.
    pub fn holds(self, story: &Story) -> bool {
        self.held(story, u64::MAX)
    }

    /// The same, or the mark was changed after this tick.
    fn held(self, story: &Story, tick: u64) -> bool {
        match self {
            Marking::Unread => story.read.was(false, tick),
            Marking::Read => story.read.was(true, tick),
            Marking::Saved => story.saved.was(true, tick),
            Marking::Noted => story.noted.was(true, tick),
        }
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chip {
    /// `who:` the story names the actor.
    Who(ActorId),
    /// `said:` the actor made the statement; of a story, one of its statements.
    Said(ActorId),
    /// `on:` the story came on this day.
    On(Date),
    /// `since:` the story came on this day or later.
    Since(Date),
    /// `until:` the story came on this day or before.
    Until(Date),
    /// `source:` the story's agency or publication has these words; folded, see [`Chip::source`].
    Source(Arc<str>),
    /// `status:` the story stands so.
    Status(Standing),
    /// `is:` the user marked the story so.
    Is(Marking),
    /// `story:` this one.
    Story(StoryId),
}

/// When a filter ran, as far as a story's answer depends on it.
#[derive(Clone, Copy, Debug)]
pub(in crate::desk) struct Ran {
    /// The desk's marks when the filter ran.
    pub tick: u64,
    /// The moment that embargoes are judged by.
    pub now: Timestamp,
}

impl Chip {
    /// A `source:` chip; `None` if there is no word in it.
    pub fn source(words: &str) -> Option<Self> {
        let folded = fold(words);
        let words: Vec<_> = words_of(&folded).collect();
        (!words.is_empty()).then(|| Chip::Source(words.join(" ").into()))
    }

    /// The word before the colon; chips with the same one are alternatives.
    pub fn kind(&self) -> Kind {
        match self {
            Chip::Who(_) => Kind::Who,
            Chip::Said(_) => Kind::Said,
            Chip::On(_) => Kind::On,
            Chip::Since(_) => Kind::Since,
            Chip::Until(_) => Kind::Until,
            Chip::Source(_) => Kind::Source,
            Chip::Status(_) => Kind::Status,
            Chip::Is(_) => Kind::Is,
            Chip::Story(_) => Kind::Story,
        }
    }

    pub(super) fn of_story(&self, desk: &Desk, story: &Story, ran: Ran) -> bool {
        match self {
            Chip::Who(who) => desk.names(story, *who),
            Chip::Said(who) => {
                let who = Some(desk.resolve(*who));
                (0..story.quotes().len()).any(|index| desk.speaker(story, index) == who)
            }
            Chip::On(day) => story.day() == *day,
            Chip::Since(day) => story.day() >= *day,
            Chip::Until(day) => story.day() <= *day,
            Chip::Source(words) => {
                let source = story.head().source.as_deref();
                source.is_some_and(|source| has_words(source, words))
            }
            Chip::Status(standing) => standing.holds(story, ran.now),
            // What was read after the filter ran stays in view.
            Chip::Is(marking) => marking.held(story, ran.tick),
            Chip::Story(id) => story.id() == *id,
        }
    }

    /// The stories that can pass, where the chip alone tells.
    pub(super) fn stories(&self, desk: &Desk) -> Option<Vec<StoryId>> {
        match self {
            Chip::Who(who) | Chip::Said(who) => Some(desk.roster.stories(*who).collect()),
            Chip::Story(id) => Some(vec![*id]),
            _ => None,
        }
    }
}

/// Whether a source has all these folded words, in any order.
fn has_words(source: &str, sought: &str) -> bool {
    let folded = fold(source);
    words_of(sought).all(|word| words_of(&folded).any(|other| other == word))
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// A chip, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The condition.
    pub chip: Chip,
    /// Whether it must not hold.
    pub not: bool,
}

impl From<Chip> for Term {
    fn from(chip: Chip) -> Self {
        Self { chip, not: false }
    }
}
