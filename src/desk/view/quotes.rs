//! Statements: newest story first, within a story in order of the text. What several say alike is one card, which stands
//! where the first of them does that passes the filter: so a card stays in its place when it is said again.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::ops::Range;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashSet};
use jiff::Timestamp;

use super::Turn;
use crate::article::compact;
use crate::desk::order::{patch, rank};
use crate::desk::sayings::Saying;
use crate::desk::{Applied, Desk, Filter, QuoteId, StoryId};

/// Statements, and cards of them.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// All that pass.
    said: Lines,
    /// Of what is said alike, the first alone.
    cards: Lines,
    /// The card of what several say alike. Some are out of date: a card counts only if it says that still, see
    /// [`Quotes::first`].
    firsts: HashMap<Saying, QuoteId>,
}

impl PartialEq for Quotes {
    fn eq(&self, other: &Self) -> bool {
        (&self.said.ids, &self.cards.ids) == (&other.said.ids, &other.cards.ids)
    }
}

impl Eq for Quotes {}

/// Statements in order; the last row first, so that arrivals are added at the end.
#[derive(Clone, Debug, Default)]
struct Lines {
    ids: VecDeque<QuoteId>,
    /// Which they are, a bit each by their numbers.
    held: Vec<u64>,
}

/// What statements are put in order by, the last row first.
type Key = ((Timestamp, StoryId), Reverse<u32>);

impl Lines {
    fn of(ids: Vec<QuoteId>) -> Self {
        let mut lines = Self::default();
        ids.iter().for_each(|&id| lines.hold(id, true));
        lines.ids = ids.into();
        lines
    }

    fn hold(&mut self, id: QuoteId, held: bool) {
        let (at, bit) = (id.at() / 64, 1 << (id.at() % 64));
        if at >= self.held.len() {
            self.held.resize(at + 1, 0);
        }
        match held {
            true => self.held[at] |= bit,
            false => self.held[at] &= !bit,
        }
    }

    fn contains(&self, id: QuoteId) -> bool {
        let bits = self.held.get(id.at() / 64);
        bits.is_some_and(|bits| bits & (1 << (id.at() % 64)) != 0)
    }

    /// As [`patch`].
    fn patch(&mut self, out: &[Range<usize>], into: &[(usize, QuoteId)]) {
        for rows in out {
            for at in rows.clone() {
                self.hold(self.ids[at], false);
            }
        }
        into.iter().for_each(|&(_, id)| self.hold(id, true));
        patch(&mut self.ids, out, into);
    }

    /// Where a statement is, or would be.
    fn place_of(&self, desk: &Desk, id: QuoteId) -> Result<usize, usize> {
        let wanted = key(desk, id);
        let at = rank(&self.ids, |&row| key(desk, row) < wanted);
        match self.ids.get(at) {
            Some(&row) if row == id => Ok(at),
            _ => Err(at),
        }
    }

    /// Where a story's statements start.
    fn start(&self, desk: &Desk, story: StoryId) -> usize {
        let age = desk.age(story);
        rank(&self.ids, |&row| desk.turn(row).0 < age)
    }

    /// Where a story's statements are.
    fn range(&self, desk: &Desk, story: StoryId) -> Range<usize> {
        let age = desk.age(story);
        let start = self.start(desk, story);
        let own = self.ids.range(start..);
        start..start + own.take_while(|&&row| desk.turn(row).0 == age).count()
    }
}

impl Quotes {
    /// Of the stories that pass, oldest first.
    pub(super) fn of(desk: &Desk, filter: &Filter, passing: &VecDeque<StoryId>) -> Self {
        let most = if filter.is_empty() { desk.quotes } else { 0 };
        let list = || Vec::with_capacity(compact::roomy(most));
        let (mut said, mut cards) = (list(), list());
        // Most are said once.
        let mut firsts = HashMap::with_capacity_and_hasher(most / 4 * 3, RandomState::default());
        for &id in passing {
            let from = said.len();
            said.extend(statements(desk, filter, id));
            // In the order of the text, of which the last comes first here.
            let first = said[from..].iter().rev();
            let first = first.filter(|&&id| {
                let known = desk.saying(id).map(|saying| firsts.entry(saying));
                known.is_none_or(|known| match known {
                    Entry::Occupied(_) => false,
                    Entry::Vacant(place) => {
                        place.insert(id);
                        true
                    }
                })
            });
            let at = cards.len();
            cards.extend(first);
            cards[at..].reverse();
        }
        Self {
            said: Lines::of(said),
            cards: Lines::of(cards),
            firsts,
        }
    }

    /// The card of what several say alike, if one is known.
    fn first(&self, desk: &Desk, saying: Saying) -> Option<QuoteId> {
        let first = self.firsts.get(&saying).copied();
        first.filter(|&id| self.cards.contains(id) && desk.saying(id) == Some(saying))
    }

    pub(super) fn update(&mut self, desk: &Desk, filter: &Filter, turn: &Turn, applied: &Applied) {
        let came = |rows: &Lines, alone: bool| -> Vec<(usize, QuoteId)> {
            let came = turn.came.iter().map(|&id| (rows.start(desk, id), id));
            came.flat_map(|(at, id)| statements(desk, filter, id).map(move |row| (at, row)))
                .filter(|(_, row)| !alone || desk.saying(*row).is_none())
                .collect()
        };
        let left = |rows: &Lines| -> Vec<_> {
            let left = turn.left.iter();
            left.map(|&id| rows.range(desk, id))
                .filter(|rows| !rows.is_empty())
                .collect()
        };
        let (out, into) = (left(&self.said), came(&self.said, false));
        self.said.patch(&out, &into);

        let (mut out, mut into) = (left(&self.cards), came(&self.cards, true));
        let is_of = |stories: &[StoryId], age: (Timestamp, StoryId)| {
            stories
                .binary_search_by_key(&age, |&id| desk.age(id))
                .is_ok()
        };
        let mut touched = touched(desk, applied);
        // Of what new stories say alike, the first of each.
        let mut news: HashMap<Saying, QuoteId> = HashMap::default();
        for &story in &turn.came {
            let is_new = applied.new.binary_search(&story).is_ok();
            for id in statements(desk, filter, story) {
                match desk.saying(id) {
                    Some(saying) if is_new => {
                        let first = news.entry(saying).or_insert(id);
                        *first = std::cmp::min_by_key(*first, id, |&id| desk.turn(id));
                    }
                    Some((_, wording)) => touched.push(wording.beginning),
                    None => {}
                }
            }
        }
        // Where two or more began so before, each is on a card that is known; of one alone nobody could tell.
        let fresh = applied.new.iter().filter_map(|&id| desk.story(id));
        let fresh = fresh.flat_map(|story| story.quotes()).min();
        let alone = |beginning| {
            let before = |&id: &QuoteId| {
                fresh.is_none_or(|&fresh| id < fresh)
                    && self.said.contains(id)
                    && desk.saying(id).is_some()
            };
            let before = desk.sayings.sharing(beginning).filter(before);
            before.take(2).count() < 2
        };
        let unknown = news
            .keys()
            .filter(|said| self.first(desk, **said).is_none() && alone(said.1.beginning));
        touched.extend(unknown.map(|said| said.1.beginning).collect::<Vec<_>>());
        touched.sort_unstable();
        touched.dedup();
        news.retain(|saying, _| touched.binary_search(&saying.1.beginning).is_err());
        for (saying, id) in news {
            let first = self.first(desk, saying);
            if first.is_some_and(|first| desk.turn(first) < desk.turn(id)) {
                continue;
            }
            if let Some(first) = first
                && let Ok(from) = self.cards.place_of(desk, first)
            {
                out.push(from..from + 1);
            }
            if let Err(to) = self.cards.place_of(desk, id) {
                into.push((to, id));
                self.firsts.insert(saying, id);
            }
        }
        for beginning in touched {
            let mut alike: Vec<_> = desk
                .sayings
                .sharing(beginning)
                .filter(|&id| self.said.contains(id))
                .collect();
            alike.sort_unstable_by_key(|&id| desk.turn(id));
            let mut seen = HashSet::default();
            for id in alike {
                let saying = desk.saying(id);
                let first = saying.is_none_or(|said| seen.insert(said));
                if first && let Some(saying) = saying {
                    self.firsts.insert(saying, id);
                }
                let (age, _) = key(desk, id);
                let had = match is_of(&turn.left, age) {
                    true => Err(self.cards.start(desk, age.1)),
                    false => self.cards.place_of(desk, id),
                };
                match (first, had) {
                    // Those that nothing is like are in already.
                    (true, Err(at)) if saying.is_some() || !is_of(&turn.came, age) => {
                        into.push((at, id));
                    }
                    (false, Ok(at)) => out.push(at..at + 1),
                    _ => {}
                }
            }
        }
        out.sort_unstable_by_key(|rows| rows.start);
        into.sort_unstable_by_key(|&(at, id)| (at, key(desk, id)));
        self.cards.patch(&out, &into);
    }

    /// All statements that pass, from the first row's.
    pub fn said(&self) -> impl Iterator<Item = QuoteId> {
        self.said.ids.iter().rev().copied()
    }

    /// How many statements pass: what is said alike counts as often as it is said.
    pub fn count(&self) -> usize {
        self.said.ids.len()
    }

    /// All cards, from the first, each by the statement it stands for.
    pub fn rows(&self) -> impl Iterator<Item = QuoteId> {
        self.cards.ids.iter().rev().copied()
    }

    /// How many cards.
    pub fn len(&self) -> usize {
        self.cards.ids.len()
    }

    /// Whether there is no card.
    pub fn is_empty(&self) -> bool {
        self.cards.ids.is_empty()
    }

    /// The card in a row; row 0 is of the newest story.
    pub fn row(&self, at: usize) -> Option<QuoteId> {
        self.cards.ids.iter().rev().nth(at).copied()
    }

    /// The card that a statement is on; itself where it is on none.
    pub fn card(&self, desk: &Desk, id: QuoteId) -> QuoteId {
        let known = desk.saying(id).and_then(|said| self.first(desk, said));
        if let Some(first) = known {
            return first;
        }
        let passes = |id: &QuoteId| self.said.contains(*id);
        desk.same(id).into_iter().find(passes).unwrap_or(id)
    }

    /// The row of a statement's card; where it has none, the row where its story's statements are or would be.
    pub fn position_of(&self, desk: &Desk, id: QuoteId) -> Result<usize, usize> {
        match self.cards.place_of(desk, id) {
            Ok(at) => Ok(self.len() - 1 - at),
            Err(at) => match self.cards.place_of(desk, self.card(desk, id)) {
                Ok(at) => Ok(self.len() - 1 - at),
                Err(_) => Err(self.len() - at),
            },
        }
    }
}

fn key(desk: &Desk, id: QuoteId) -> Key {
    let (age, index) = desk.turn(id);
    (age, Reverse(index))
}

/// How statements begin of which another may be the first now: some came or went, or count as another's.
fn touched(desk: &Desk, applied: &Applied) -> Vec<u32> {
    let mut touched = applied.sayings.clone();
    for &id in applied.merged.iter().filter(|&&id| desk.resolve(id) == id) {
        let own = desk.statements_of(id);
        let shared = own.filter_map(|id| desk.sayings.shared(id));
        touched.extend(shared.map(|wording| wording.beginning));
    }
    touched
}

/// A story's statements that pass, the last first.
fn statements<'d>(
    desk: &'d Desk,
    filter: &'d Filter,
    id: StoryId,
) -> impl Iterator<Item = QuoteId> + 'd {
    let story = desk.story(id);
    story.into_iter().flat_map(move |story| {
        let ids = story.quotes().iter().enumerate().rev();
        ids.filter(move |(index, _)| filter.passes_speaker(desk, desk.speaker(story, *index)))
            .map(|(_, &id)| id)
    })
}
