//! Finding: from lexemes to rows, best first.
//!
//! A term is matched with the vocabulary, never with rows. Strict fits are taken first; loose ones are looked for only if rows
//! are still wanted. One term alone is answered from the lists of its lexemes, best lexemes first, newest rows first, and
//! stops when enough are found. Several terms are answered from the lists of the rarest, cut with those of the others where
//! they are short; each row left is read to see where its words stand. Segments are visited from the newest.
//!
//! What this gives up: a term fits inside one word, name or line, never across a text; where more than [`MATCHES`] rows fit
//! several terms, or more than [`READS`] had to be read, the best are picked among the newest of these (and those that fit
//! strictly); one or two letters find no role or title by beginnings of its words; and of columns only names are found by
//! beginnings of words run together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::reader::{CERTAIN, Ranked, Reader, total};
use super::segment::{Row, slots_in};
use super::sweep::Sweep;
use super::terms::Sought;
use super::vocabulary::Lexeme;
use super::{Found, Hit, Index, Query, Scope};

/// Rows that fit several terms are ranked up to this number.
const MATCHES: usize = 2_000;
/// Rows are read up to this number.
const READS: usize = 4_000;
/// Lists longer than this are not walked to the end just to count rows.
const COUNTED: usize = 100_000;
/// Another term's list is cut with the rarest one's if it is at most this many times as long.
const SHORT: usize = 24;
/// And if it holds at most one row in so many: cutting with a list of nearly all rows leaves nearly all.
const PART: usize = 4;
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
            let mut sweep = self.sweep(
                [&level[..]],
                (wanted.saturating_mul(2), self.rows_of(level)),
            );
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
    pub(super) fn rows_of(&self, list: &[Lexeme]) -> usize {
        let rows = list.iter().map(|&lexeme| self.vocabulary.rows(lexeme));
        rows.sum()
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

fn fits(row: &Row, scope: Option<&Scope>) -> bool {
    row.is_live() && scope.is_none_or(|scope| scope.contains(row.number))
}
