//! Filters: chips that every pane obeys at once.
//!
//! Chips of different kinds all must hold; of one kind any may; a negated chip must not. A story chip (`who:`, `on:`,
//! `since:`, `story:`, `is:unread`) speaks of whole stories, `said:` also of single statements. Knows nothing of how
//! a chip is typed or drawn.

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

    fn of_story(self, desk: &Desk, story: &Story) -> bool {
        match self {
            Chip::Who(who) => desk.names(story, who),
            Chip::Said(who) => (0..story.quotes().len()).any(|i| desk.said(story, i, who)),
            Chip::On(day) => story.day() == day,
            Chip::Since(day) => story.day() >= day,
            Chip::Story(id) => story.id() == id,
            Chip::Unread => desk.unread_in_view(story),
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
        self.holds(|_| true, |chip| chip.of_story(desk, story))
    }

    /// Whether the statement passes: its story does, and where there are `said:` chips, its own speaker.
    pub fn matches_quote(&self, desk: &Desk, quote: QuoteId) -> bool {
        let Some((story, index)) = desk.place(quote) else {
            return false;
        };
        self.passes_but_said(desk, story) && self.matches_said(desk, story, index)
    }

    pub(super) fn passes_but_said(&self, desk: &Desk, story: &Story) -> bool {
        self.holds(
            |chip| !matches!(chip, Chip::Said(_)),
            |chip| chip.of_story(desk, story),
        )
    }

    pub(super) fn matches_said(&self, desk: &Desk, story: &Story, index: usize) -> bool {
        self.holds(
            |chip| matches!(chip, Chip::Said(_)),
            |chip| matches!(chip, Chip::Said(who) if desk.said(story, index, who)),
        )
    }

    /// AND between kinds, OR inside one, for the chips that `concerns` picks.
    fn holds(&self, concerns: impl Fn(Chip) -> bool, is: impl Fn(Chip) -> bool) -> bool {
        let terms = || self.terms.iter().filter(|t| concerns(t.chip));
        terms().filter(|t| t.not).all(|t| !is(t.chip))
            && terms().filter(|t| !t.not).all(|t| {
                is(t.chip)
                    || terms().any(|other| {
                        !other.not && other.chip.kind() == t.chip.kind() && is(other.chip)
                    })
            })
    }
}
