//! Filters: chips that every pane obeys at once, and the language they are written in.
//!
//! Chips of different kinds all must hold; of one kind any may; a negated chip must not. Chips speak of stories and so of
//! all that is in them; `said:` also picks single statements, and negated picks nothing but statements. `words` cuts what
//! was typed into chips and words, `resolve` tells what a chip's words mean on this desk, `called` says them again. Knows nothing of
//! prompts and screens.

mod called;
mod chip;
mod resolve;
mod words;

use std::borrow::Cow;
use std::collections::VecDeque;

use jiff::Timestamp;

use super::{ActorId, Desk, QuoteId, Story, StoryId};
pub(super) use chip::Ran;
pub use chip::{Chip, Kind, Marking, Standing, Term};
pub use resolve::{Likely, Misread, Reader};
pub use words::{Part, Written, split, written};

/// Chips in the order they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
    /// The moment that embargoes are judged by.
    now: Timestamp,
}

impl Filter {
    /// The same, embargoes judged by this moment: the desk has no clock.
    pub fn at(mut self, now: Timestamp) -> Self {
        self.now = now;
        self
    }

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
    pub fn remove(&mut self, chip: &Chip) -> bool {
        let before = self.terms.len();
        self.terms.retain(|t| t.chip != *chip);
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

    /// How many stories pass.
    pub fn count(&self, desk: &Desk) -> usize {
        let stories = self.candidates(desk);
        let stories = stories.iter().filter_map(|&id| desk.story(id));
        stories.filter(|s| self.matches_story(desk, s)).count()
    }

    /// As [`Self::matches_story`]; stories read after `tick` count as unread.
    pub(super) fn passes(&self, desk: &Desk, story: &Story, tick: u64) -> bool {
        let ran = Ran {
            tick,
            now: self.now,
        };
        let concerns = |term: &Term| !(term.not && matches!(term.chip, Chip::Said(_)));
        self.holds(concerns, |chip| chip.of_story(desk, story, ran))
    }

    /// Whether `said:` chips let statements of this speaker pass.
    pub(super) fn passes_speaker(&self, desk: &Desk, speaker: Option<ActorId>) -> bool {
        self.holds(
            |term| matches!(term.chip, Chip::Said(_)),
            |chip| matches!(chip, Chip::Said(who) if Some(desk.resolve(*who)) == speaker),
        )
    }

    /// The stories worth testing, oldest first: all that pass are among them.
    pub(super) fn candidates<'d>(&self, desk: &'d Desk) -> Cow<'d, VecDeque<StoryId>> {
        let few = [Kind::Who, Kind::Said, Kind::Story]
            .into_iter()
            .filter_map(|kind| {
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
        Cow::Owned(few.into())
    }

    /// The actors that chips name.
    pub(super) fn actors(&self) -> impl Iterator<Item = ActorId> {
        self.terms.iter().filter_map(|term| match &term.chip {
            Chip::Who(id) | Chip::Said(id) => Some(*id),
            _ => None,
        })
    }

    /// AND between kinds, OR inside one, for the terms that `concerns` picks.
    fn holds(&self, concerns: impl Fn(&Term) -> bool, is: impl Fn(&Chip) -> bool) -> bool {
        let terms = || self.terms.iter().filter(|t| concerns(t));
        let any_of = |kind: Kind| terms().any(|t| !t.not && t.chip.kind() == kind && is(&t.chip));
        terms().all(|t| {
            if t.not {
                !is(&t.chip)
            } else {
                any_of(t.chip.kind())
            }
        })
    }
}
