//! A sweep: the lists of some lexemes, segment by segment from the newest.

use std::cmp::Reverse;
use std::ops::Range;

use super::Index;
use super::segment::{ROWS, Segment, Slots};
use super::vocabulary::{Lexeme, Posting, Vocabulary};

/// The postings of some lists of lexemes by segment, newest segment first.
///
/// They are gathered for a stretch of segments at a time, each four times as long as the one before: where rows are many,
/// the newest of them are enough.
pub(super) struct Sweep<'a> {
    vocabulary: &'a Vocabulary,
    /// Segments that hold rows, newest first.
    pub segments: Vec<usize>,
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
    /// A sweep over lists of lexemes, of whose rows about this share will do.
    pub(super) fn sweep<'a>(
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
    pub fn cut(&mut self, segment: &Segment, at: usize) -> Slots {
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
