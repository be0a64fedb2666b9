//! Finding: from lexemes to rows, best first.
//!
//! A term is matched with the vocabulary, never with rows. Strict fits are taken first; loose ones are looked for only if rows
//! are still wanted. One term alone is answered from the lists of its lexemes, best lexemes first, newest rows first, and
//! stops when enough are found; lexemes that rank last are looked up last. Several terms are answered from the lists of the
//! rarest, cut with those of the others where they are short; each row left is read to see where its words stand. Segments
//! are visited from the newest.
//!
//! What this gives up: a term fits inside one word, name or line, never across a text; where more than [`MATCHES`] rows fit
//! several terms, or more than [`READS`] had to be read, of guesses a part of that, the best are picked among the newest of
//! these (and those that fit strictly); one or two letters find no role or title by beginnings of its words; and of columns only names are found by
//! beginnings of words run together.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::reader::{CERTAIN, Ranked, Reader, total};
use super::segment::{ROWS, Row, slots_in};
use super::sweep::Order;
use super::terms::Sought;
use super::vocabulary::Lexeme;
use super::{Found, Hit, Index, Query, Scope};

/// Rows that fit several terms are ranked up to this number.
const MATCHES: usize = 2_000;
/// Rows are read up to this number.
const READS: usize = 4_000;
/// Of guesses this part is enough: they rank below, and much fits them.
const GUESSES: usize = 3;
/// Lexemes of so many rows are likely to have enough.
const ENOUGH: usize = 20_000;
/// Another term's list is cut with the rarest one's if it is at most this many times as long.
const SHORT: usize = 10;
/// And if it holds at most one row in so many: cutting with a list of nearly all rows leaves nearly all.
const PART: usize = 4;
/// Where even the rarest term's list is longer than this part of all rows, rows are read without.
const NEARLY: usize = 2;

/// Rows as they are found.
#[derive(Debug, Default)]
struct Harvest {
    rows: Vec<Ranked>,
    /// Whether rows may fit that were not looked at.
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
    }
}

impl Index {
    /// The best `limit` rows that fit the query, among those in `scope` if there is one. An empty query fits every row.
    pub fn find(&mut self, query: &Query, limit: usize, scope: Option<&Scope>) -> Found<u32> {
        self.vocabulary.settle();
        let mut memory = std::mem::take(&mut self.memory);
        let mut sought = memory.seek(self, query);
        // One row beyond the limit tells that there are more.
        let most = limit.saturating_add(1);
        let mut harvest = self.gather(&mut sought, most, READS, scope);
        if harvest.rows.len() < limit && memory.loosen(self, &mut sought) {
            let loose = self.gather(&mut sought, most, READS / GUESSES, scope);
            let strict = std::mem::replace(&mut harvest, loose);
            harvest.keep(strict);
        }
        memory.done(sought);
        self.memory = memory;
        harvest.rows.sort_unstable_by_key(|&row| Reverse(row));
        let more = harvest.more || harvest.rows.len() > limit;
        harvest.rows.truncate(limit);
        let sure = harvest.rows.partition_point(|row| row.0 >= CERTAIN);
        let hits = harvest
            .rows
            .into_iter()
            .map(|(score, _, row)| Hit { row, score });
        Found {
            hits: hits.collect(),
            sure,
            more,
        }
    }

    /// Gathers rows: of one term the best, of several all that fit among so many that are read.
    fn gather(
        &self,
        sought: &mut [Sought],
        most: usize,
        reads: usize,
        scope: Option<&Scope>,
    ) -> Harvest {
        if sought.iter().any(|term| !term.not && !term.can_fit()) {
            return Harvest::default();
        }
        let few = scope.filter(|scope| scope.len() <= READS / 4);
        match sought {
            [only] if only.is_plain() && few.is_none() => Harvest {
                rows: self.by_level(only, most, scope),
                more: false,
            },
            _ => match few {
                Some(few) => self.by_scope(sought, few),
                None => self.by_row(sought, most, reads, scope),
            },
        }
    }

    /// The rows that fit one term: the best, or some more of them. What ranks last is looked up last.
    fn by_level(&self, term: &mut Sought, most: usize, scope: Option<&Scope>) -> Vec<Ranked> {
        for add in [Sought::begin, Sought::complete] {
            if scope.is_none() && self.has_enough(term, most) {
                let rows = self.levels(term, most, scope);
                if rows.len() >= most {
                    return rows;
                }
            }
            add(term, self);
        }
        self.levels(term, most, scope)
    }

    /// Whether the lexemes that fit are likely to have all rows that are wanted.
    fn has_enough(&self, term: &Sought, most: usize) -> bool {
        let mut rows = 0;
        term.fitting().any(|lexeme| {
            rows += self.vocabulary.rows(lexeme);
            rows > ENOUGH.max(most)
        })
    }

    /// One term: its lexemes level by level, each from the newest row.
    fn levels(&self, term: &Sought, most: usize, scope: Option<&Scope>) -> Vec<Ranked> {
        let lexemes = term.lexemes().into_iter();
        let mut lexemes: Vec<_> = lexemes.map(|lexeme| (term.score(lexeme), lexeme)).collect();
        lexemes.sort_unstable_by_key(|&(score, _)| Reverse(score));
        let order = self.order();
        let mut unlisted = self.unlisted(&order, term, scope).into_iter().peekable();
        let mut rows = Vec::new();
        let mut taken: HashSet<u32> = HashSet::new();
        for level in lexemes.chunk_by(|a, b| a.0 == b.0) {
            let wanted = most.saturating_sub(rows.len());
            if wanted == 0 {
                break;
            }
            let score = level[0].0;
            let level: Vec<_> = level.iter().map(|&(_, lexeme)| lexeme).collect();
            let mut found: Vec<Ranked> = Vec::new();
            while let Some((_, age, row)) = unlisted.next_if(|row| row.0 >= score) {
                if taken.insert(row) {
                    found.push((total([score]), age, row));
                }
            }
            let share = (wanted.saturating_mul(2), self.rows_of(&level));
            let mut sweep = self.sweep(&order, [&level[..]], share);
            for (at, &number) in order.segments().iter().enumerate() {
                let segment = &self.segments[number];
                let mut slots = [0; ROWS / 64];
                sweep.mark(0, segment, at, &mut slots);
                for slot in slots_in(slots) {
                    let row = segment.rows()[slot];
                    if fits(&row, scope) && taken.insert(row.number) {
                        found.push((total([score]), row.age, row.number));
                    }
                }
                if self.is_settled(&mut found, wanted, &order, at) {
                    break;
                }
            }
            rows.append(&mut found);
        }
        rows
    }

    /// The rows of lexemes that are not listed yet and fit a term, the best first.
    fn unlisted(
        &self,
        order: &Order,
        term: &Sought,
        scope: Option<&Scope>,
    ) -> Vec<(u16, i64, u32)> {
        let mut rows = Vec::new();
        for segment in order.segments().iter().map(|&at| &self.segments[at]) {
            if segment.is_sealed() {
                continue;
            }
            let mut best = [0; ROWS];
            for (lexeme, slot) in segment.unlisted() {
                best[slot] = term.score(lexeme).max(best[slot]);
            }
            let found = segment.rows().iter().zip(best);
            let found = found.filter(|&(row, best)| best > 0 && fits(row, scope));
            rows.extend(found.map(|(row, best)| (best, row.age, row.number)));
        }
        rows.sort_unstable_by_key(|&row| Reverse(row));
        rows
    }

    /// Any terms: the rows of a small scope, each read.
    fn by_scope(&self, sought: &mut [Sought], few: &Scope) -> Harvest {
        let mut harvest = Harvest::default();
        sought.iter_mut().for_each(|term| term.begin(self));
        let mut reader = Reader::new(self, sought);
        for (segment, slot) in few.rows().filter_map(|row| self.place(row)) {
            reader.read(&self.segments[segment], slot, &mut harvest.rows);
        }
        harvest
    }

    /// Any terms: the rows of the rarest, each read.
    fn by_row(
        &self,
        sought: &mut [Sought],
        most: usize,
        reads: usize,
        scope: Option<&Scope>,
    ) -> Harvest {
        let mut harvest = Harvest::default();
        sought.iter_mut().for_each(|term| term.begin(self));
        let all_not = sought.iter().all(|term| term.not);
        let lists = self.rarest(sought);
        let rows = lists.first().map_or(0, |list| self.rows_of(list));
        let mut reader = Reader::new(self, sought);
        let order = self.order();
        let mut sweep = self.sweep(&order, lists.iter().map(|list| &list[..]), (reads, rows));
        for (at, &number) in order.segments().iter().enumerate() {
            let segment = &self.segments[number];
            for slot in slots_in(sweep.cut(segment, at)) {
                if fits(&segment.rows()[slot], scope) {
                    reader.read(segment, slot, &mut harvest.rows);
                }
            }
            let done = all_not && self.is_settled(&mut harvest.rows, most, &order, at);
            let matches = reads * MATCHES / READS;
            if done || reader.reads > reads || harvest.rows.len() > matches {
                harvest.more = at + 1 < order.segments().len();
                break;
            }
        }
        harvest
    }

    /// The lexemes of the terms that are worth cutting with: those of the rarest first.
    fn rarest(&self, sought: &mut [Sought]) -> Vec<Vec<Lexeme>> {
        let list = |term: &Sought| {
            let list = term.rarest(&self.vocabulary);
            (self.rows_of(&list), list)
        };
        let all = sought.iter_mut().filter(|term| !term.not);
        let mut lists: Vec<_> = all.map(|term| (list(term), term)).collect();
        // Values behind text count too, but are looked up for none but the terms that are rare without them.
        loop {
            lists.sort_by_key(|((rows, _), _)| *rows);
            match lists.first_mut() {
                Some(((rows, _), _)) if *rows > self.len() / NEARLY => return Vec::new(),
                Some((own, term)) if !term.is_complete() => {
                    term.complete(self);
                    *own = list(term);
                }
                _ => break,
            }
        }
        let rarest = lists.first().map_or(0, |((rows, _), _)| *rows);
        let most = rarest.saturating_mul(SHORT).min(self.len() / PART);
        let most = most.max(rarest);
        let short = lists.into_iter().map(|(own, term)| {
            if own.0 > most || term.is_complete() {
                return own;
            }
            term.complete(self);
            list(term)
        });
        let short = short.filter(|(rows, _)| *rows <= most);
        short.map(|(_, list)| list).collect()
    }

    /// Whether rows wanted may only be in segments already visited, for all later ones are older.
    fn is_settled(&self, found: &mut [Ranked], wanted: usize, order: &Order, at: usize) -> bool {
        let (Some(last), Some(&next)) = (wanted.checked_sub(1), order.segments().get(at + 1))
        else {
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
}

fn fits(row: &Row, scope: Option<&Scope>) -> bool {
    row.is_live() && scope.is_none_or(|scope| scope.contains(row.number))
}
