//! Filters: chips that every pane obeys at once.
//!
//! Chips of different kinds all must hold; of one kind any may; a negated chip must not. Chips speak of stories and so of
//! all that is in them; `said:` also picks single statements, and negated picks nothing but statements. Knows nothing of
//! how a chip is typed or drawn.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{ActorId, Desk, QuoteId, Story, StoryId};

/// One condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chip {
    /// `who:` the story names the actor.
    Who(ActorId),
    /// `said:` the actor made the statement; of a story, one of its statements.
    Said(ActorId),
    /// `on:` the story came on this day.
    On(Date),
    /// `since:` the story came on this day or later.
    Since(Date),
    /// `story:` this one.
    Story(StoryId),
    /// `is:unread`
    Unread,
}

impl Chip {
    /// The word before the colon; chips with the same one are alternatives.
    pub fn kind(self) -> &'static str {
        match self {
            Chip::Who(_) => "who",
            Chip::Said(_) => "said",
            Chip::On(_) => "on",
            Chip::Since(_) => "since",
            Chip::Story(_) => "story",
            Chip::Unread => "is",
        }
    }

    fn of_story(self, desk: &Desk, story: &Story, tick: u64) -> bool {
        match self {
            Chip::Who(who) => desk.names(story, who),
            Chip::Said(who) => {
                let who = Some(desk.resolve(who));
                (0..story.quotes().len()).any(|index| desk.speaker(story, index) == who)
            }
            Chip::On(day) => story.day() == day,
            Chip::Since(day) => story.day() >= day,
            Chip::Story(id) => story.id() == id,
            // What was read after the filter ran stays in view.
            Chip::Unread => story.read.is_none_or(|read| read > tick),
        }
    }

    /// The stories that can pass, where the chip alone tells.
    fn stories(self, desk: &Desk) -> Option<Vec<StoryId>> {
        match self {
            Chip::Who(who) | Chip::Said(who) => Some(desk.roster.stories(who).collect()),
            Chip::Story(id) => Some(vec![id]),
            Chip::On(_) | Chip::Since(_) | Chip::Unread => None,
        }
    }
}

/// A chip, or its opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Chips in the order they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
}

impl Filter {
    /// The chips, oldest first.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Adds a chip; one that is already there stays where it is. The opposite of a chip replaces it.
    pub fn add(&mut self, term: impl Into<Term>) {
        let term = term.into();
        match self.terms.iter_mut().find(|t| t.chip == term.chip) {
            Some(there) => *there = term,
            None => self.terms.push(term),
        }
    }

    /// Takes a chip off; says whether it was there.
    pub fn remove(&mut self, chip: Chip) -> bool {
        let before = self.terms.len();
        self.terms.retain(|t| t.chip != chip);
        self.terms.len() < before
    }

    /// Takes the newest chip off.
    pub fn pop(&mut self) -> Option<Term> {
        self.terms.pop()
    }

    /// Whether the story passes.
    pub fn matches_story(&self, desk: &Desk, story: &Story) -> bool {
        self.passes(desk, story, desk.tick)
    }

    /// Whether the statement passes: its story does, and where there are `said:` chips, its own speaker.
    pub fn matches_quote(&self, desk: &Desk, quote: QuoteId) -> bool {
        desk.place(quote).is_some_and(|(story, index)| {
            self.matches_story(desk, story) && self.passes_speaker(desk, desk.speaker(story, index))
        })
    }

    /// As [`Self::matches_story`]; stories read after `tick` count as unread.
    pub(super) fn passes(&self, desk: &Desk, story: &Story, tick: u64) -> bool {
        let concerns = |term: &Term| !(term.not && matches!(term.chip, Chip::Said(_)));
        self.holds(concerns, |chip| chip.of_story(desk, story, tick))
    }

    /// Whether `said:` chips let statements of this speaker pass.
    pub(super) fn passes_speaker(&self, desk: &Desk, speaker: Option<ActorId>) -> bool {
        self.holds(
            |term| matches!(term.chip, Chip::Said(_)),
            |chip| matches!(chip, Chip::Said(who) if Some(desk.resolve(who)) == speaker),
        )
    }

    /// The stories worth testing, oldest first: all that pass are among them.
    pub(super) fn candidates<'d>(&self, desk: &'d Desk) -> Cow<'d, [StoryId]> {
        let few = ["who", "said", "story"].into_iter().filter_map(|kind| {
            let chips = self
                .terms
                .iter()
                .filter(|t| !t.not && t.chip.kind() == kind);
            let lists: Option<Vec<_>> = chips.map(|t| t.chip.stories(desk)).collect();
            lists
                .filter(|lists| !lists.is_empty())
                .map(|lists| lists.concat())
        });
        let Some(mut few) = few.min_by_key(Vec::len) else {
            return Cow::Borrowed(&desk.order);
        };
        few.retain(|&id| desk.story(id).is_some());
        few.sort_unstable_by_key(|&id| desk.age(id));
        few.dedup();
        Cow::Owned(few)
    }

    /// The actors that chips name.
    pub(super) fn actors(&self) -> impl Iterator<Item = ActorId> {
        self.terms.iter().filter_map(|term| match term.chip {
            Chip::Who(id) | Chip::Said(id) => Some(id),
            _ => None,
        })
    }

    /// AND between kinds, OR inside one, for the terms that `concerns` picks.
    fn holds(&self, concerns: impl Fn(&Term) -> bool, is: impl Fn(Chip) -> bool) -> bool {
        let terms = || self.terms.iter().filter(|t| concerns(t));
        let any_of = |kind: &str| terms().any(|t| !t.not && t.chip.kind() == kind && is(t.chip));
        terms().all(|t| {
            if t.not {
                !is(t.chip)
            } else {
                any_of(t.chip.kind())
            }
        })
    }
}
