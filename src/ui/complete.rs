//! What may stand at a place of a filter's line: kinds of chips, then the values that occur on the desk.

use std::ops::Range;

use super::draw::{bars, when};
use super::state::State;
use crate::desk::{
    ActorId, Chip, Kind, Likely, Marking, Part, Standing, StoryId, Term, Written, split, written,
};
use crate::fold::fold;

/// Candidates of one kind, at most.
const MOST: usize = 8;

/// What may be put into the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The words.
    pub words: String,
    /// What they stand for.
    pub about: String,
}

/// What may stand where the cursor is, and the bytes it takes the place of.
pub fn candidates(state: &mut State, text: &str, cursor: usize) -> (Range<usize>, Vec<Candidate>) {
    let parts = split(text);
    let here = |part: &&Part<'_>| part.at().start <= cursor && cursor <= part.at().end;
    // Of two that touch at the cursor the earlier is being typed.
    match parts.iter().find(here) {
        None => (cursor..cursor, kinds("", "")),
        Some(Part::Chip(chip)) => {
            let found = Kind::named(chip.kind).map(|kind| values(state, kind, chip));
            (chip.at.clone(), found.unwrap_or_default())
        }
        Some(Part::Word(at)) => {
            let word = text.get(at.clone()).unwrap_or_default();
            let bare = word.strip_prefix('!').unwrap_or(word);
            let mut found = kinds(word.get(..word.len() - bare.len()).unwrap_or(""), bare);
            if bare.chars().nth(1).is_some() && bare.chars().all(char::is_alphanumeric) {
                let named = state.finder.likely_actors(&state.desk, bare);
                let not = word.len() > bare.len();
                found.extend(people(state, Kind::Who, not, &named));
            }
            (at.clone(), found)
        }
    }
}

/// The kinds that begin so.
fn kinds(sign: &str, begin: &str) -> Vec<Candidate> {
    let begin = begin.to_ascii_lowercase();
    let kinds = Kind::ALL
        .into_iter()
        .filter(|k| k.name().starts_with(&begin));
    let kinds = kinds.map(|kind| Candidate {
        words: format!("{sign}{}:", kind.name()),
        about: kind.about().to_owned(),
    });
    kinds.collect()
}

fn values(state: &mut State, kind: Kind, chip: &Written<'_>) -> Vec<Candidate> {
    let value = chip.value.trim();
    let sought = fold(value);
    let candidate = |value: &str, about: String| Candidate {
        words: written(chip.not, kind.name(), value),
        about,
    };
    let stories = |n: usize| bars::count(n, "story", "stories");
    match kind {
        Kind::Who | Kind::Said => {
            let named: Vec<_> = match value {
                "" => state.views.actors.rows().take(10 * MOST).collect(),
                _ => state.finder.likely_actors(&state.desk, value),
            };
            people(state, kind, chip.not, &named)
        }
        Kind::On | Kind::Since | Kind::Until => days(state, kind, &sought)
            .into_iter()
            .map(|(words, about)| candidate(&words, about))
            .collect(),
        Kind::Source => {
            let sources = state.desk.sources();
            let fits = sources.iter().filter(|(name, _)| {
                let name = fold(name);
                let words = name.split(|c: char| !c.is_alphanumeric());
                name.starts_with(&sought) || words.into_iter().any(|w| w.starts_with(&sought))
            });
            let fits = fits.take(MOST);
            fits.map(|(name, count)| candidate(name, stories(*count)))
                .collect()
        }
        Kind::Status => {
            let all = Standing::ALL
                .into_iter()
                .filter(|s| s.name().starts_with(&sought));
            let counted = all.map(|standing| {
                let holds = |story: &&crate::desk::Story| standing.holds(story, state.now);
                (standing, state.desk.stories().filter(holds).count())
            });
            let occur = counted.filter(|(_, count)| *count > 0);
            occur
                .map(|(standing, count)| candidate(standing.name(), stories(count)))
                .collect()
        }
        Kind::Is => {
            let all = Marking::ALL
                .into_iter()
                .filter(|m| m.name().starts_with(&sought));
            let counted = all.map(|marking| {
                let holds = |story: &&crate::desk::Story| marking.holds(story);
                let count = state.desk.stories().filter(holds).count();
                candidate(marking.name(), stories(count))
            });
            counted.collect()
        }
        Kind::Story => {
            let found: Vec<StoryId> = match value {
                "" => state
                    .desk
                    .stories()
                    .rev()
                    .map(|s| s.id())
                    .take(MOST)
                    .collect(),
                _ => state.finder.likely_stories(value),
            };
            let told = found.into_iter().take(MOST).filter_map(|id| {
                let story = state.desk.story(id)?;
                let at = when::clock(state, story.arrived());
                let term = Term {
                    chip: Chip::Story(id),
                    not: chip.not,
                };
                Some(Candidate {
                    words: term.written(&state.desk),
                    about: format!("{} {at}", when::day(state, story.day())),
                })
            });
            told.collect()
        }
    }
}

/// Actors as chips of a kind; of those who are to have said something, who did.
fn people(state: &State, kind: Kind, not: bool, named: &[ActorId]) -> Vec<Candidate> {
    let rows = named.iter().filter_map(|&id| state.desk.actor(id));
    let spoke = rows.filter(|row| kind != Kind::Said || row.count.quotes > 0);
    let shown = spoke.take(MOST).map(|row| {
        let chip = match kind {
            Kind::Said => Chip::Said(row.id),
            _ => Chip::Who(row.id),
        };
        let count = match kind {
            Kind::Said => bars::count(row.count.quotes as usize, "quote", "quotes"),
            _ => bars::count(row.count.stories as usize, "story", "stories"),
        };
        let role = row
            .role
            .map(|role| format!("{role} {} ", state.signs.dot))
            .unwrap_or_default();
        Candidate {
            words: Term { chip, not }.written(&state.desk),
            about: format!("{role}{count}"),
        }
    });
    shown.collect()
}

/// Days that may be meant: words for them, then those on which stories came.
fn days(state: &State, kind: Kind, sought: &str) -> Vec<(String, String)> {
    let words: &[(&str, &str)] = match kind {
        Kind::On => &[("today", ""), ("yesterday", "")],
        _ => &[
            ("today", ""),
            ("2d", "two days ago"),
            ("1w", "a week ago"),
            ("1m", "a month ago"),
        ],
    };
    let words = words
        .iter()
        .map(|(word, about)| ((*word).to_owned(), (*about).to_owned()));
    let came = state.views.timeline.days(&state.desk).iter().map(|day| {
        let shown = day.date;
        let count = bars::count(day.stories, "story", "stories");
        (
            shown.to_string(),
            format!("{} {} {count}", when::day(state, shown), state.signs.dot),
        )
    });
    let fits = |(word, _): &(String, String)| word.starts_with(sought);
    words.chain(came).filter(fits).take(MOST).collect()
}
