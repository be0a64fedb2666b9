//! A few thousand rows of an index, written once.
//!
//! Each row is the list of its lexemes: one a column that holds values, then the words of its text in order, then, behind a
//! zero, the hyphenated words taken whole. Rows are added to an open segment, which is read through; once it is full, it is
//! *closed*, and every lexeme gets the list of the rows that hold it: a few at a time, while the next segment fills, so that
//! no row waits for all of them. When all have theirs the segment is *sealed*. A row that goes is only marked.

use serde::{Deserialize, Serialize};

use super::vocabulary::{Lexeme, Posting, Vocabulary};
use crate::article::compact::{self, Fixed};

/// How many rows a segment holds, and the bits that number them.
pub(super) const ROWS: usize = 1 << BITS;
pub(super) const BITS: u32 = 12;

/// A posting that is one row, written in place of where to read.
const SINGLE: u32 = 1 << 31;

/// A set of a segment's rows.
pub(super) type Slots = [u64; ROWS / 64];

/// Rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Segment {
    #[serde(with = "compact::list")]
    rows: Vec<Row>,
    #[serde(with = "compact::bytes")]
    bytes: Vec<u8>,
    #[serde(with = "compact::bytes")]
    postings: Vec<u8>,
    /// Of a closed segment, the lexemes still to be listed with their slots, in order; each `lexeme << BITS | slot`.
    unlisted: Vec<u64>,
    sealed: bool,
    live: usize,
    newest: i64,
}

/// What is known of a row besides its lexemes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Its number in the index; `u32::MAX` once it is gone.
    pub number: u32,
    /// The higher, the newer.
    pub age: i64,
    end: u32,
}

impl Fixed for Row {
    const SIZE: usize = <((u32, i64), u32)>::SIZE;

    fn put(self, to: &mut Vec<u8>) {
        ((self.number, self.age), self.end).put(to);
    }

    fn take(from: &[u8]) -> Option<Self> {
        let ((number, age), end) = Fixed::take(from)?;
        Some(Self { number, age, end })
    }
}

impl Row {
    pub fn is_live(&self) -> bool {
        self.number != u32::MAX
    }
}

impl Segment {
    pub fn is_full(&self) -> bool {
        self.rows.len() == ROWS
    }

    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Whether so many of its rows are gone that the rest had better be moved.
    pub fn is_worn(&self) -> bool {
        self.sealed && self.live * 2 < self.rows.len()
    }

    /// No row is newer.
    pub fn newest(&self) -> i64 {
        self.newest
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Adds a row, in the form that [`encode`] gives; its slot.
    pub fn push(&mut self, number: u32, age: i64, lexemes: &[u8]) -> usize {
        self.bytes.extend_from_slice(lexemes);
        self.rows.push(Row {
            number,
            age,
            end: self.bytes.len() as u32,
        });
        self.newest = if self.live == 0 {
            age
        } else {
            self.newest.max(age)
        };
        self.live += 1;
        self.rows.len() - 1
    }

    /// Gives a row another age.
    pub fn date(&mut self, slot: usize, age: i64) {
        if let Some(row) = self.rows.get_mut(slot) {
            row.age = age;
            self.newest = self.newest.max(age);
        }
    }

    pub fn remove(&mut self, slot: usize) {
        if let Some(row) = self.rows.get_mut(slot).filter(|row| row.is_live()) {
            row.number = u32::MAX;
            self.live -= 1;
        }
    }

    /// A row as [`encode`] gave it.
    pub fn encoded(&self, slot: usize) -> &[u8] {
        let start = slot
            .checked_sub(1)
            .and_then(|before| self.rows.get(before))
            .map_or(0, |row| row.end);
        let end = self.rows.get(slot).map_or(start, |row| row.end);
        self.bytes.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The lexemes of a row, in order.
    pub fn lexemes(&self, slot: usize) -> impl Iterator<Item = Lexeme> {
        decode(self.encoded(slot))
    }

    /// The lexemes not listed yet, each with a slot that holds it; a row may come with one several times.
    pub fn unlisted(&self) -> impl Iterator<Item = (Lexeme, usize)> {
        let open = match self.is_full() {
            true => 0,
            false => self.rows.len(),
        };
        let open = (0..open).flat_map(|slot| self.lexemes(slot).map(move |lexeme| (lexeme, slot)));
        open.chain(self.unlisted.iter().map(|&pair| parts(pair)))
    }

    /// Takes no more rows, and is ready to be listed.
    pub fn close(&mut self) {
        let mut pairs: Vec<u64> = Vec::with_capacity(self.bytes.len());
        for (slot, _) in self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_live())
        {
            let lexemes = self.lexemes(slot).filter(|&lexeme| lexeme != 0);
            pairs.extend(lexemes.map(|lexeme| u64::from(lexeme) << BITS | slot as u64));
        }
        sort(&mut pairs);
        pairs.dedup();
        self.unlisted = pairs;
        self.bytes.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// Of a closed segment, lists the rows of at most so many lexemes more, and tells the vocabulary where.
    pub fn list(&mut self, number: u32, vocabulary: &mut Vocabulary, most: usize) {
        for _ in 0..most {
            let Some(&pair) = self.unlisted.last() else {
                break;
            };
            let (lexeme, _) = parts(pair);
            let same = self.unlisted.iter().rev();
            let same = same.take_while(|&&pair| parts(pair).0 == lexeme).count();
            let start = self.unlisted.len() - same;
            let slot = |pair: &u64| parts(*pair).1 as u32;
            let at = match &self.unlisted[start..] {
                [one] => SINGLE | slot(one),
                rows => {
                    let at = self.postings.len() as u32;
                    write(&mut self.postings, rows.len() as u32);
                    let mut before = 0;
                    for pair in rows {
                        write(&mut self.postings, slot(pair) - before);
                        before = slot(pair);
                    }
                    at
                }
            };
            self.unlisted.truncate(start);
            let posting = Posting {
                segment: number,
                at,
            };
            vocabulary.post(lexeme, posting);
        }
        if self.is_full() && self.unlisted.is_empty() && !self.sealed {
            self.unlisted = Vec::new();
            self.postings.shrink_to_fit();
            self.sealed = true;
        }
    }

    /// Adds the rows of a posting, gone ones too, to a set.
    pub fn mark(&self, posting: Posting, slots: &mut Slots) {
        if posting.at & SINGLE != 0 {
            set(slots, posting.at & !SINGLE);
            return;
        }
        let mut bytes = self
            .postings
            .get(posting.at as usize..)
            .unwrap_or(&[])
            .iter();
        let count = read(&mut bytes).unwrap_or(0);
        let mut slot = 0;
        for _ in 0..count {
            slot += read(&mut bytes).unwrap_or(0);
            set(slots, slot);
        }
    }

    /// Bytes it takes.
    pub fn size(&self) -> usize {
        self.rows.capacity() * size_of::<Row>()
            + self.bytes.capacity()
            + self.postings.capacity()
            + self.unlisted.capacity() * size_of::<u64>()
    }
}

/// The lexeme and the slot of a pair.
fn parts(pair: u64) -> (Lexeme, usize) {
    ((pair >> BITS) as Lexeme, pair as usize & (ROWS - 1))
}

/// Sorts pairs whose slots ascend: by the bits of their lexemes, some at a time, the lowest first.
fn sort(pairs: &mut Vec<u64>) {
    const DIGIT: u32 = 11;
    let most = pairs.iter().max().copied().unwrap_or(0);
    let mut sorted = vec![0; pairs.len()];
    let mut shift = BITS;
    while most >> shift != 0 {
        let digit = |pair: u64| (pair >> shift) as usize & ((1 << DIGIT) - 1);
        let mut next = [0_usize; (1 << DIGIT) + 1];
        pairs.iter().for_each(|&pair| next[digit(pair) + 1] += 1);
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        for &pair in pairs.iter() {
            sorted[next[digit(pair)]] = pair;
            next[digit(pair)] += 1;
        }
        std::mem::swap(pairs, &mut sorted);
        shift += DIGIT;
    }
}

/// The slots in a set, in order.
pub(super) fn slots_in(slots: Slots) -> impl Iterator<Item = usize> {
    slots.into_iter().enumerate().flat_map(|(at, mut word)| {
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
            word &= word - 1;
            Some(at * 64 + bit)
        })
    })
}

fn set(slots: &mut Slots, slot: u32) {
    if let Some(word) = slots.get_mut(slot as usize / 64) {
        *word |= 1 << (slot % 64);
    }
}

/// A row's lexemes as bytes: seven bits each, the last byte of a number without its high bit.
pub(super) fn encode(lexemes: &[Lexeme]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(lexemes.len() * 2);
    lexemes.iter().for_each(|&lexeme| write(&mut bytes, lexeme));
    bytes
}

/// The lexemes that [`encode`] wrote.
pub(super) fn decode(bytes: &[u8]) -> impl Iterator<Item = Lexeme> {
    let mut bytes = bytes.iter();
    std::iter::from_fn(move || read(&mut bytes))
}

fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let first = *bytes.next()?;
    let mut number = u32::from(first & 0x7f);
    let (mut last, mut shift) = (first, 7);
    while last >= 0x80 {
        last = *bytes.next()?;
        number |= u32::from(last & 0x7f).checked_shl(shift)?;
        shift += 7;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_went() {
        let lexemes = [0, 1, 127, 128, 16_383, 16_384, 2_097_151, u32::MAX];
        assert_eq!(decode(&encode(&lexemes)).collect::<Vec<_>>(), lexemes);
    }

    #[test]
    fn a_sealed_segment_lists_its_rows() {
        let mut vocabulary = Vocabulary::default();
        let (rare, often, never) = (
            vocabulary.word("rare"),
            vocabulary.word("often"),
            vocabulary.word("never"),
        );
        let mut segment = Segment::default();
        for number in 0..ROWS as u32 {
            let lexemes: &[_] = match number {
                77 => &[rare, often, often],
                n if n % 3 == 0 => &[often, 0],
                _ => &[],
            };
            segment.push(number, i64::from(number), &encode(lexemes));
        }
        segment.remove(78);
        assert!(segment.is_full());
        segment.close();
        segment.list(5, &mut vocabulary, 1);
        assert!(!segment.is_sealed(), "one lexeme is left");
        segment.list(5, &mut vocabulary, 9);
        assert!(segment.is_sealed());
        let rows = |lexeme| {
            let mut slots = [0; ROWS / 64];
            vocabulary
                .postings(lexeme)
                .iter()
                .for_each(|&posting| segment.mark(posting, &mut slots));
            slots_in(slots).collect::<Vec<_>>()
        };
        assert_eq!(rows(rare), [77]);
        assert_eq!(rows(never), [0; 0]);
        let expected: Vec<_> = (0..ROWS)
            .filter(|&n| n == 77 || (n % 3 == 0 && n != 78))
            .collect();
        assert_eq!(rows(often), expected);
        assert_eq!(
            segment.lexemes(77).collect::<Vec<_>>(),
            [rare, often, often]
        );
    }
}
