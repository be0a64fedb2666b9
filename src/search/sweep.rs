//! A sweep: the lists of some lexemes, segment by segment from the newest.

use std::cmp::Reverse;
use std::ops::Range;

use super::Index;
use super::segment::{ROWS, Segment, Slots};
use super::vocabulary::{Lexeme, Posting, Vocabulary};

/// Segments that hold rows, newest first.
pub(super) struct Order {
    segments: Vec<usize>,
    /// Where each segment, by number, is among these.
    place: Vec<usize>,
}

/// The postings of some lists of lexemes by segment, newest segment first.
///
/// They are gathered for a stretch of segments at a time, each four times as long as the one before: where rows are many,
/// the newest of them are enough.
pub(super) struct Sweep<'a> {
    vocabulary: &'a Vocabulary,
    order: &'a Order,
    lists: Vec<&'a [Lexeme]>,
    /// The lexemes of each list, a bit each, once they were asked for.
    sets: Vec<Vec<u64>>,
    /// Places of the stretch.
    stretch: Range<usize>,
    /// How many segments come next.
    len: usize,
    /// For each list: where in its postings those of each place of the stretch start, and the postings.
    gathered: Vec<(Vec<u32>, Vec<Posting>)>,
}

impl Index {
    /// Its segments in order.
    pub(super) fn order(&self) -> Order {
        let mut segments: Vec<_> = (0..self.segments.len())
            .filter(|&at| !self.segments[at].rows().is_empty())
            .collect();
        segments.sort_by_key(|&at| Reverse((self.segments[at].newest(), at)));
        let mut place = vec![usize::MAX; self.segments.len()];
        segments
            .iter()
            .enumerate()
            .for_each(|(at, &number)| place[number] = at);
        Order { segments, place }
    }

    /// A sweep over lists of lexemes, of whose rows about this share will do.
    pub(super) fn sweep<'a>(
        &'a self,
        order: &'a Order,
        lists: impl IntoIterator<Item = &'a [Lexeme]>,
        (wanted, rows): (usize, usize),
    ) -> Sweep<'a> {
        Sweep {
            vocabulary: &self.vocabulary,
            len: order.share(wanted, rows),
            order,
            lists: lists.into_iter().collect(),
            sets: Vec::new(),
            stretch: 0..0,
            gathered: Vec::new(),
        }
    }
}

impl Order {
    /// The segments.
    pub fn segments(&self) -> &[usize] {
        &self.segments
    }

    /// How many segments, from the newest, may hold as many as are wanted of so many rows.
    fn share(&self, wanted: usize, rows: usize) -> usize {
        let share = self.segments.len().saturating_mul(wanted) / rows.max(1);
        1 + share.min(self.segments.len())
    }
}

impl Sweep<'_> {
    /// Gathers the postings of the stretch that starts at a place.
    fn gather(&mut self, start: usize) {
        self.stretch = start..(start + self.len).min(self.order.segments.len());
        self.len *= 4;
        let numbers = &self.order.segments[self.stretch.clone()];
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
                    let place = self.order.place[posting.segment as usize];
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

    /// Slots of which every list has a lexeme; without lists, all.
    pub fn cut(&mut self, segment: &Segment, at: usize) -> Slots {
        let unlisted = self.unlisted(segment);
        let mut all = [u64::MAX; ROWS / 64];
        let rows = segment.rows().len();
        (rows..ROWS).for_each(|slot| all[slot / 64] &= !(1 << (slot % 64)));
        for list in 0..self.lists.len() {
            let mut slots = unlisted.get(list).copied().unwrap_or([0; ROWS / 64]);
            self.mark(list, segment, at, &mut slots);
            all.iter_mut()
                .zip(slots)
                .for_each(|(all, slots)| *all &= slots);
        }
        all
    }

    /// Adds the slots that the postings of a list hold.
    pub fn mark(&mut self, list: usize, segment: &Segment, at: usize, slots: &mut Slots) {
        if !self.stretch.contains(&at) {
            self.gather(at);
        }
        let Some((starts, postings)) = self.gathered.get(list) else {
            return;
        };
        let at = at - self.stretch.start;
        for &posting in &postings[starts[at] as usize..starts[at + 1] as usize] {
            segment.mark(posting, slots);
        }
    }

    /// For each list, the slots of lexemes that have no postings yet; nothing where all have.
    fn unlisted(&mut self, segment: &Segment) -> Vec<Slots> {
        if segment.is_sealed() {
            return Vec::new();
        }
        if self.sets.is_empty() {
            let len = self.vocabulary.len();
            let sets = self
                .lists
                .iter()
                .map(|list| bits(len, list.iter().copied()));
            self.sets = sets.collect();
        }
        let mut all = vec![[0; ROWS / 64]; self.lists.len()];
        for (lexeme, slot) in segment.unlisted() {
            for (set, slots) in self.sets.iter().zip(&mut all) {
                slots[slot / 64] |= u64::from(holds(set, lexeme)) << (slot % 64);
            }
        }
        all
    }
}

/// A set of lexemes below a number, a bit each.
pub(super) fn bits(len: usize, lexemes: impl IntoIterator<Item = Lexeme>) -> Vec<u64> {
    let mut set = vec![0_u64; len.div_ceil(64)];
    for lexeme in lexemes {
        if let Some(word) = set.get_mut(lexeme as usize / 64) {
            *word |= 1 << (lexeme % 64);
        }
    }
    set
}

/// Whether a set of [`bits`] holds a lexeme.
pub(super) fn holds(set: &[u64], lexeme: Lexeme) -> bool {
    let word = set.get(lexeme as usize / 64).copied().unwrap_or(0);
    word >> (lexeme % 64) & 1 == 1
}
