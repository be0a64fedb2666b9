//! Finding: from lexemes to rows, best first.
//!
//! A term is matched with the vocabulary, never with rows. Strict fits are taken first; loose ones are looked for only if rows
//! are still wanted. One term alone is answered from the lists of its lexemes, best lexemes first, newest rows first, and
//! stops when enough are found. Several terms are answered from the lists of the rarest, cut with those of the others where
//! they are short; each row left is read to see where its words stand. Segments are visited from the newest.
//!
//! What this gives up: a term fits inside one word, name or line, never across a text; and where more than [`MATCHES`]
//! rows fit several terms, the best are picked among the newest of these.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::fit::SURE;
use super::segment::{ROWS, Row, Segment, Slots, slots_in};
use super::terms::{Reading, Sought};
use super::vocabulary::{Lexeme, Posting, Vocabulary};
use super::{Found, Hit, Index, Query, Scope};

/// Rows that fit several terms are ranked up to this number.
const MATCHES: usize = 4_000;
/// Rows are read up to this number.
const READS: usize = 8_000;
/// Lists longer than this are not walked to the end just to count rows.
const COUNTED: usize = 100_000;
/// Another term's list is cut with the rarest one's if it is at most this many times as long.
const SHORT: usize = 24;
/// And if it holds at most one row in so many: cutting with a list of nearly all rows leaves nearly all.
const PART: usize = 4;
/// What words side by side add to a row's score; it falls with their distance.
const NEAR: i64 = 40;

/// What a row without guesses scores above all others.
const CERTAIN: i64 = 1 << 32;

/// A row that fits: score, age and number; the greater, the better.
type Ranked = (i64, i64, u32);

/// Rows as they are found.
#[derive(Debug, Default)]
struct Harvest {
    rows: Vec<Ranked>,
    /// Rows that fit, seen or counted.
    total: usize,
    /// Whether rows may fit that were neither.
    more: bool,
}

impl Harvest {
    /// Adds what was found before and may be older than where this one stopped.
    fn keep(&mut self, before: Self) {
        if !self.more {
            return;
        }
        self.rows.extend(before.rows);
        self.rows
            .sort_unstable_by_key(|&(score, _, row)| (row, Reverse(score)));
        self.rows.dedup_by_key(|row| row.2);
        self.total = self.total.max(self.rows.len());
    }
}

/// The postings of some lists of lexemes by segment, newest segment first.
///
/// They are gathered for a stretch of segments at a time, each four times as long as the one before: where rows are many,
/// the newest of them are enough.
struct Sweep<'a> {
    vocabulary: &'a Vocabulary,
    /// Segments that hold rows, newest first.
    segments: Vec<usize>,
    /// Where each segment, by number, is among these.
    place: Vec<usize>,
    lists: Vec<&'a [Lexeme]>,
    /// Places of the stretch.
    stretch: Range<usize>,
    /// How many segments come next.
    len: usize,
    /// For each list: where in its postings those of each place of the stretch start, and the postings.
    gathered: Vec<(Vec<u32>, Vec<Posting>)>,
}

impl Index {
    /// The best `limit` rows that fit the query, among those in `scope` if there is one. An empty query fits every row.
    pub fn find(&mut self, query: &Query, limit: usize, scope: Option<&Scope>) -> Found<u32> {
        self.vocabulary.settle();
        let mut memory = std::mem::take(&mut self.memory);
        let mut sought = memory.seek(self, query);
        let mut harvest = self.gather(&sought, limit, scope);
        if harvest.rows.len() < limit && memory.loosen(self, &mut sought) {
            let strict = std::mem::replace(&mut harvest, self.gather(&sought, limit, scope));
            harvest.keep(strict);
        }
        memory.done(sought);
        self.memory = memory;
        harvest.rows.sort_unstable_by_key(|&row| Reverse(row));
        harvest.rows.truncate(limit);
        let sure = harvest.rows.partition_point(|row| row.0 >= CERTAIN);
        let hits = harvest
            .rows
            .into_iter()
            .map(|(score, _, row)| Hit { row, score });
        Found {
            hits: hits.collect(),
            sure,
            total: harvest.total,
            more: harvest.more,
        }
    }

    fn gather(&self, sought: &[Sought], limit: usize, scope: Option<&Scope>) -> Harvest {
        if sought.iter().any(|term| !term.not && !term.can_fit()) {
            return Harvest::default();
        }
        let few = scope.filter(|scope| scope.len() <= READS / 4);
        match sought {
            [only] if only.is_plain() && few.is_none() => self.by_level(only, limit, scope),
            _ => self.by_row(sought, limit, scope, few),
        }
    }

    /// One term: its lexemes level by level, each from the newest row.
    fn by_level(&self, term: &Sought, limit: usize, scope: Option<&Scope>) -> Harvest {
        let mut levels: BTreeMap<Reverse<u16>, Vec<Lexeme>> = BTreeMap::new();
        for lexeme in term.lexemes() {
            let level = levels.entry(Reverse(term.score(lexeme))).or_default();
            level.push(lexeme);
        }
        let mut harvest = Harvest::default();
        let mut taken: HashSet<u32> = HashSet::new();
        for (&Reverse(score), level) in &levels {
            let wanted = limit.saturating_sub(harvest.rows.len());
            if wanted == 0 {
                harvest.more = true;
                break;
            }
            let mut sweep = self.sweep([&level[..]], (2 * wanted, self.rows_of(level)));
            let mut found: Vec<Ranked> = Vec::new();
            for at in 0..sweep.segments.len() {
                for row in self.slots(&mut sweep, at, |lexeme| term.score(lexeme) == score) {
                    if fits(row, scope) && !taken.contains(&row.number) {
                        found.push((total([score]), row.age, row.number));
                    }
                }
                if self.is_settled(&mut found, wanted, &sweep, at) {
                    harvest.more = true;
                    break;
                }
            }
            taken.extend(found.iter().map(|row| row.2));
            harvest.rows.append(&mut found);
        }
        harvest.total = harvest.rows.len();
        let rows = || {
            levels
                .values()
                .flatten()
                .map(|&lexeme| self.vocabulary.rows(lexeme))
        };
        if harvest.more && rows().sum::<usize>() <= COUNTED {
            let all = levels.into_values().flatten().collect::<Vec<_>>();
            let mut sweep = self.sweep([&all[..]], (1, 1));
            let rows = (0..sweep.segments.len())
                .flat_map(|at| self.slots(&mut sweep, at, |lexeme| term.score(lexeme) > 0))
                .filter(|row| fits(row, scope));
            harvest.total = rows.count();
            harvest.more = false;
        }
        harvest
    }

    /// Any terms: the rows of the rarest, each read; or those of a small scope.
    fn by_row(
        &self,
        sought: &[Sought],
        limit: usize,
        scope: Option<&Scope>,
        few: Option<&Scope>,
    ) -> Harvest {
        let mut harvest = Harvest::default();
        let mut reader = Reader::new(self, sought);
        if let Some(few) = few {
            for (segment, slot) in few.rows().filter_map(|row| self.place(row)) {
                reader.read(&self.segments[segment], slot, &mut harvest.rows);
            }
            harvest.total = harvest.rows.len();
            return harvest;
        }
        let mut lists: Vec<_> = sought
            .iter()
            .filter(|term| !term.not)
            .map(|term| {
                let list = term.rarest(&self.vocabulary);
                (self.rows_of(&list), list)
            })
            .collect();
        lists.sort_by_key(|list| list.0);
        let rarest = lists.first().map_or(0, |list| list.0);
        let most = rarest.saturating_mul(SHORT).min(self.len() / PART);
        lists.retain(|list| list.0 <= most.max(rarest));
        let lists = lists.iter().map(|list| &list.1[..]);
        let is_all = lists.len() == 0;
        let mut sweep = self.sweep(lists, (READS, rarest));
        for at in 0..sweep.segments.len() {
            let segment = &self.segments[sweep.segments[at]];
            for slot in slots_in(sweep.cut(segment, at)) {
                if fits(&segment.rows()[slot], scope) {
                    reader.read(segment, slot, &mut harvest.rows);
                }
            }
            let done = is_all && self.is_settled(&mut harvest.rows, limit, &sweep, at);
            if done || reader.reads > READS || harvest.rows.len() > MATCHES {
                harvest.more = at + 1 < sweep.segments.len();
                break;
            }
        }
        harvest.total = harvest.rows.len();
        if harvest.more && sought.is_empty() {
            harvest.total = scope.map_or(self.len(), Scope::len);
            harvest.more = false;
        }
        harvest
    }

    /// Whether rows wanted may only be in segments already visited, for all later ones are older.
    fn is_settled(
        &self,
        found: &mut [Ranked],
        wanted: usize,
        sweep: &Sweep<'_>,
        at: usize,
    ) -> bool {
        let (Some(last), Some(&next)) = (wanted.checked_sub(1), sweep.segments.get(at + 1)) else {
            return wanted == 0;
        };
        if found.len() < wanted {
            return false;
        }
        let (_, last, _) = found.select_nth_unstable_by_key(last, |&row| Reverse(row));
        last.1 > self.segments[next].newest()
    }

    /// How many rows lexemes have together.
    fn rows_of(&self, list: &[Lexeme]) -> usize {
        let rows = list.iter().map(|&lexeme| self.vocabulary.rows(lexeme));
        rows.sum()
    }

    /// A sweep over lists of lexemes, of whose rows about this share will do.
    fn sweep<'a>(
        &'a self,
        lists: impl IntoIterator<Item = &'a [Lexeme]>,
        (wanted, rows): (usize, usize),
    ) -> Sweep<'a> {
        let mut segments: Vec<_> = (0..self.segments.len())
            .filter(|&at| !self.segments[at].rows().is_empty())
            .collect();
        segments.sort_by_key(|&at| Reverse((self.segments[at].newest(), at)));
        let mut place = vec![usize::MAX; self.segments.len()];
        segments
            .iter()
            .enumerate()
            .for_each(|(at, &number)| place[number] = at);
        let share = segments.len().saturating_mul(wanted) / rows.max(1);
        Sweep {
            vocabulary: &self.vocabulary,
            len: 1 + share.min(segments.len()),
            segments,
            place,
            lists: lists.into_iter().collect(),
            stretch: 0..0,
            gathered: Vec::new(),
        }
    }

    /// The rows of a segment that hold one of the sweep's lexemes.
    fn slots<'a, F: Fn(Lexeme) -> bool>(
        &'a self,
        sweep: &mut Sweep<'_>,
        at: usize,
        is_sought: F,
    ) -> impl Iterator<Item = &'a Row> + use<'a, F> {
        let segment = &self.segments[sweep.segments[at]];
        let mut slots = sweep.cut(segment, at);
        if !segment.is_sealed() {
            for slot in 0..segment.rows().len() {
                if !segment.lexemes(slot).any(&is_sought) {
                    slots[slot / 64] &= !(1 << (slot % 64));
                }
            }
        }
        slots_in(slots).map(|slot| &segment.rows()[slot])
    }
}

/// A row's score from those of its terms.
fn total(terms: impl IntoIterator<Item = u16>) -> i64 {
    let (sum, sure) = terms.into_iter().fold((0, true), |(sum, sure), term| {
        (sum + i64::from(term), sure && term >= SURE)
    });
    if sure { sum + CERTAIN } else { sum }
}

fn fits(row: &Row, scope: Option<&Scope>) -> bool {
    row.is_live() && scope.is_none_or(|scope| scope.contains(row.number))
}

impl Sweep<'_> {
    /// Gathers the postings of the stretch that starts at a place.
    fn gather(&mut self, start: usize) {
        self.stretch = start..(start + self.len).min(self.segments.len());
        self.len *= 4;
        let numbers = &self.segments[self.stretch.clone()];
        let first = numbers.iter().min().copied().unwrap_or(0) as u32;
        let last = numbers.iter().max().copied().unwrap_or(0) as u32;
        let by_place = |list: &&[Lexeme]| {
            let mut starts = vec![0_u32; self.stretch.len() + 1];
            let mut found: Vec<(usize, Posting)> = Vec::new();
            for &lexeme in *list {
                // Segments are sealed in the order of their numbers, so postings stand in it too.
                let postings = self.vocabulary.postings(lexeme);
                let from = postings.partition_point(|posting| posting.segment < first);
                for &posting in postings[from..].iter().take_while(|p| p.segment <= last) {
                    let place = self.place[posting.segment as usize];
                    if self.stretch.contains(&place) {
                        starts[place - start + 1] += 1;
                        found.push((place - start, posting));
                    }
                }
            }
            for at in 1..starts.len() {
                starts[at] += starts[at - 1];
            }
            let mut next = starts.clone();
            let mut sorted = vec![Posting { segment: 0, at: 0 }; found.len()];
            for (place, posting) in found {
                sorted[next[place] as usize] = posting;
                next[place] += 1;
            }
            (starts, sorted)
        };
        self.gathered = self.lists.iter().map(by_place).collect();
    }

    /// Slots that are in every list; of an open segment, or without lists, all.
    fn cut(&mut self, segment: &Segment, at: usize) -> Slots {
        if !self.stretch.contains(&at) {
            self.gather(at);
        }
        let mut all = [u64::MAX; ROWS / 64];
        if !segment.is_sealed() {
            let rows = segment.rows().len();
            (rows..ROWS).for_each(|slot| all[slot / 64] &= !(1 << (slot % 64)));
            return all;
        }
        let at = at - self.stretch.start;
        for (starts, postings) in &self.gathered {
            let mut slots = [0; ROWS / 64];
            let range = starts[at] as usize..starts[at + 1] as usize;
            postings[range]
                .iter()
                .for_each(|&posting| segment.mark(posting, &mut slots));
            all.iter_mut()
                .zip(slots)
                .for_each(|(all, slots)| *all &= slots);
        }
        all
    }
}

/// Reads rows to see whether all terms fit, how well, and how near to each other.
struct Reader<'a> {
    sought: &'a [Sought],
    values: usize,
    reads: usize,
    lexemes: Vec<Lexeme>,
    best: Vec<u16>,
    /// Where in the text which term fits.
    places: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(index: &Index, sought: &'a [Sought]) -> Self {
        let (lexemes, best, places) = (Vec::new(), vec![0; sought.len()], Vec::new());
        Self {
            sought,
            values: index.values(),
            reads: 0,
            lexemes,
            best,
            places,
        }
    }

    /// Adds the row, if it fits.
    fn read(&mut self, segment: &Segment, slot: usize, rows: &mut Vec<Ranked>) {
        self.reads += 1;
        self.lexemes.clear();
        self.lexemes.extend(segment.lexemes(slot));
        self.best.fill(0);
        self.places.clear();
        let mut running = true;
        for (at, &lexeme) in self.lexemes.iter().enumerate() {
            let in_text = at >= self.values;
            running &= !(in_text && lexeme == 0);
            for (number, term) in self.sought.iter().enumerate() {
                let score = term.fits(Reading {
                    lexemes: &self.lexemes,
                    values: self.values,
                    at,
                });
                if score == 0 {
                    continue;
                }
                self.best[number] = self.best[number].max(score);
                if in_text && running {
                    self.places.push((at, number));
                }
            }
        }
        let fits = self
            .sought
            .iter()
            .zip(&self.best)
            .all(|(term, &best)| term.not == (best == 0));
        if fits {
            let sought = self
                .sought
                .iter()
                .zip(&self.best)
                .filter(|(term, _)| !term.not);
            let score = total(sought.map(|(_, &best)| best)) + self.nearness();
            let row = segment.rows()[slot];
            rows.push((score, row.age, row.number));
        }
    }

    /// What the terms' places in the text add: the most where they stand side by side.
    fn nearness(&self) -> i64 {
        let mut counts = vec![0_usize; self.sought.len()];
        self.places.iter().for_each(|place| counts[place.1] += 1);
        let terms = counts.iter().filter(|&&count| count > 0).count();
        if terms < 2 {
            return 0;
        }
        counts.fill(0);
        let (mut held, mut first, mut least) = (0, 0, usize::MAX);
        for &(at, term) in &self.places {
            held += usize::from(counts[term] == 0);
            counts[term] += 1;
            while held == terms {
                let (from, out) = self.places[first];
                least = least.min(at - from + 1);
                counts[out] -= 1;
                held -= usize::from(counts[out] == 0);
                first += 1;
            }
        }
        let gaps = least.saturating_sub(terms) as i64;
        (NEAR - 2 * gaps).max(0)
    }
}
