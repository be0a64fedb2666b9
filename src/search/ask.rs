//! What was asked for in one line: chips and words, `who:Costa road "south gate"`.
//!
//! The same line everywhere: in the dashboard's prompts and on the command line.

use jiff::Timestamp;

use super::Found;
use super::finder::Finder;
use super::query::Query;
use crate::desk::{
    ActorId, Chip, Desk, EventId, Filter, Misread, Part, QuoteId, Reader, StoryId, Views, Written,
    split, written,
};
use crate::fold::fold;

/// Rows that answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers<Id> {
    /// Best first.
    pub rows: Vec<Id>,
    /// Whether there are more, beyond what was asked for or is counted.
    pub more: bool,
}

/// Chips, words, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The chips.
    pub filter: Filter,
    /// The words.
    pub query: Query,
    /// Whom names are taken to mean where they are not the actors' own, a sentence each.
    pub guesses: Vec<String>,
    /// Whether nobody bears one of them, not as a surname or another name either: who does may yet come.
    pub guessed: bool,
    /// What is no chip though it looks like one: the bytes in the text, and why.
    pub troubles: Vec<(std::ops::Range<usize>, Misread)>,
}

impl Asked {
    /// Reads what was typed. `kept` is the filter in force, whose chips are known though their last story may be gone.
    pub fn read(
        text: &str,
        desk: &Desk,
        now: Timestamp,
        kept: &Filter,
        finder: &mut Finder,
    ) -> Self {
        let mut asked = Self {
            filter: Filter::default().at(now),
            ..Self::default()
        };
        let mut reader = Reader {
            desk,
            now,
            kept,
            likely: finder,
            guessed: false,
        };
        let mut words = text.to_owned();
        for part in split(text) {
            let Part::Chip(chip) = part else { continue };
            match reader.read(&chip) {
                Ok(term) => {
                    asked.guesses.extend(guess(desk, &chip, &term.chip));
                    asked.filter.add(term);
                }
                Err(trouble) => asked.troubles.push((chip.at.clone(), trouble)),
            }
            // Byte for byte, so that the rest stays where it is.
            words.replace_range(chip.at.clone(), &" ".repeat(chip.at.len()));
        }
        asked.guessed = reader.guessed;
        asked.query = Query::parse(words.trim());
        asked
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.filter.is_empty() && self.query.is_empty()
    }

    /// The stories among those in view that answer, best first.
    pub fn stories(
        &self,
        desk: &Desk,
        views: &Views,
        finder: &mut Finder,
        most: usize,
    ) -> Answers<StoryId> {
        let found = finder.stories(views, &self.query, self.reach(most));
        answers(&found, most, |id| self.tells(desk, id))
    }

    /// The actors among those in view that answer: some story in view that names them passes the chips.
    pub fn actors(
        &self,
        desk: &Desk,
        views: &Views,
        finder: &mut Finder,
        most: usize,
    ) -> Answers<ActorId> {
        let found = finder.actors(desk, views, &self.query, self.reach(most));
        let in_view = |id: StoryId| views.timeline.position_of(desk, id).is_ok();
        let passes = |id| {
            let mut stories = desk.stories_naming(id);
            self.filter.is_empty() || stories.any(|id| self.tells(desk, id) && in_view(id))
        };
        answers(&found, most, passes)
    }

    /// The statements among those in view that answer, best first.
    pub fn quotes(
        &self,
        desk: &Desk,
        views: &Views,
        finder: &mut Finder,
        most: usize,
    ) -> Answers<QuoteId> {
        let found = finder.quotes(views, &self.query, self.reach(most));
        let passes = |id| self.filter.is_empty() || self.filter.matches_quote(desk, id);
        answers(&found, most, passes)
    }

    /// What happened, among what is in view and answers, best first.
    pub fn events(&self, desk: &Desk, views: &Views, most: usize) -> Answers<EventId> {
        let rows = (0..views.events.len(desk)).filter_map(|at| views.events.row(desk, at));
        let rows: Vec<_> = rows
            .map(|(id, _)| id)
            .filter(|id| self.tells(desk, id.story))
            .collect();
        super::finder::events(desk, &rows, &self.query, most)
    }

    /// Whether the chips let a story pass, if there is one.
    pub fn allows(&self, desk: &Desk, story: Option<StoryId>) -> bool {
        story.is_some_and(|id| self.tells(desk, id))
    }

    fn tells(&self, desk: &Desk, id: StoryId) -> bool {
        let story = desk.story(id);
        self.filter.is_empty() || story.is_some_and(|s| self.filter.matches_story(desk, s))
    }

    /// Where chips narrow what is found, they choose among all of it.
    fn reach(&self, most: usize) -> usize {
        if self.filter.is_empty() {
            most
        } else {
            usize::MAX
        }
    }
}

/// Whom a name is taken to mean, if it isn't that actor's own.
fn guess(desk: &Desk, typed: &Written<'_>, meant: &Chip) -> Option<String> {
    let (Chip::Who(id) | Chip::Said(id)) = meant else {
        return None;
    };
    let own = [desk.name(*id).to_owned(), meant.value(desk)];
    let is_own = own
        .iter()
        .any(|name| fold(name) == fold(typed.value.trim()));
    let typed = written(false, meant.kind().name(), &typed.value);
    (!is_own).then(|| format!("{typed} is taken to mean {}.", desk.name(*id)))
}

fn answers<Id: Copy>(found: &Found<Id>, most: usize, passes: impl Fn(Id) -> bool) -> Answers<Id> {
    let mut rows = found.likely().iter().map(|hit| hit.row);
    let mut rows = rows.by_ref().filter(|&id| passes(id));
    let answers = rows.by_ref().take(most).collect();
    Answers {
        rows: answers,
        more: found.more || rows.next().is_some(),
    }
}
