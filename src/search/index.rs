//! One pane's searchable rows, taken in and out one by one.

use serde::{Deserialize, Serialize};

use super::segment::{BITS, ROWS, Segment, encode};
use super::terms::Memory;
use super::vocabulary::{Kind, Lexeme, Standing, Vocabulary};
use super::words::words;
use crate::article::compact;
use crate::fold::fold;

/// What a column holds, and so how it is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// A name, or a few: also found by letters scattered over it, and by the beginnings of its words.
    Name,
    /// A line that many rows share, such as a title or a role. One or two letters find it by its whole words only, unless
    /// it is the first column.
    Line,
    /// Running text, found by its words.
    Text,
}

/// Rows by number, each with a text for every column.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Index {
    pub(super) columns: Vec<Column>,
    pub(super) vocabulary: Vocabulary,
    /// Never renumbered; only the last is open. A segment whose rows are gone or moved is empty.
    pub(super) segments: Vec<Segment>,
    /// By row number: the segment and slot, one behind the other; `NOWHERE` for a row that is not there.
    #[serde(with = "compact::list")]
    places: Vec<u32>,
    len: usize,
    /// By column what it said last, and the value of that: the next row often says the same.
    #[serde(skip)]
    last: Vec<(String, Lexeme)>,
    #[serde(skip)]
    pub(super) memory: Memory,
}

const NOWHERE: u32 = u32::MAX;

/// How many lexemes of a closed segment are listed with each row that comes: all of them before the next is full, for
/// segments of words that any language has.
const LISTED: usize = 64;

/// The column of running text, if there is one.
fn text(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| *column == Column::Text)
}

/// How what a column says is found.
fn standing(at: usize, columns: &[Column]) -> Standing {
    match columns.get(at) {
        _ if at == 0 => Standing::Whole,
        Some(Column::Name) => Standing::Whole,
        _ if text(columns).is_some_and(|text| text < at) => Standing::Behind,
        _ => Standing::Ahead,
    }
}

impl Index {
    /// An empty index; columns come in order of falling weight, at most 200 of them.
    pub fn new(columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            vocabulary: Vocabulary::default(),
            segments: vec![Segment::default()],
            places: Vec::new(),
            len: 0,
            last: Vec::new(),
            memory: Memory::default(),
        }
    }

    /// Completes an index that was read back.
    pub(super) fn take_up(&mut self) {
        let columns = &self.columns;
        self.vocabulary
            .take_up(|at| standing(at.into(), columns) == Standing::Whole);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a row, or replaces it. Of rows that fit equally well the one of the higher `age` comes first. Row numbers index a
    /// table, so they should be dense.
    pub fn insert(&mut self, row: u32, age: i64, columns: &[impl AsRef<str>]) {
        let lexemes = self.lexemes(columns);
        self.put(row, age, &encode(&lexemes));
    }

    fn put(&mut self, row: u32, age: i64, encoded: &[u8]) {
        if let Some((segment, slot)) = self.place(row) {
            let old = &mut self.segments[segment];
            if old.encoded(slot) == encoded {
                return old.date(slot, age);
            }
            self.remove(row);
        }
        self.count(encoded, 1);
        self.push(row, age, encoded);
        self.len += 1;
    }

    /// Gives a row another age; nothing happens if it is not there.
    pub fn date(&mut self, row: u32, age: i64) {
        if let Some((segment, slot)) = self.place(row) {
            self.segments[segment].date(slot, age);
        }
    }

    /// Gives a row another value in a column that is no running text; nothing happens if it is not there.
    pub fn rename(&mut self, row: u32, column: usize, text: &str) {
        let Some((segment, slot)) = self.place(row) else {
            return;
        };
        let own = &self.segments[segment];
        let Some(age) = own.rows().get(slot).map(|row| row.age) else {
            return;
        };
        let mut lexemes: Vec<_> = own.lexemes(slot).collect();
        let values = self.columns.iter().take(column);
        let at = values.filter(|column| **column != Column::Text).count();
        let value = self.value(column, text);
        match lexemes.get_mut(at) {
            Some(old) if *old != value => *old = value,
            _ => return,
        }
        self.put(row, age, &encode(&lexemes));
    }

    /// Takes a row out; nothing happens if it is not there.
    pub fn remove(&mut self, row: u32) {
        let Some((segment, slot)) = self.place(row) else {
            return;
        };
        self.places[row as usize] = NOWHERE;
        self.len -= 1;
        let encoded = self.segments[segment].encoded(slot).to_vec();
        self.count(&encoded, -1);
        self.segments[segment].remove(slot);
        if self.segments[segment].is_worn() {
            let worn = std::mem::take(&mut self.segments[segment]);
            for (slot, row) in worn
                .rows()
                .iter()
                .enumerate()
                .filter(|(_, row)| row.is_live())
            {
                self.push(row.number, row.age, worn.encoded(slot));
            }
        }
    }

    /// Where a row is.
    pub(super) fn place(&self, row: u32) -> Option<(usize, usize)> {
        let place = *self.places.get(row as usize)?;
        (place != NOWHERE).then_some(((place >> BITS) as usize, place as usize & (ROWS - 1)))
    }

    fn push(&mut self, row: u32, age: i64, encoded: &[u8]) {
        let last = self.segments.len() - 1;
        let slot = self.segments[last].push(row, age, encoded);
        if self.places.len() <= row as usize {
            self.places.resize(row as usize + 1, NOWHERE);
        }
        self.places[row as usize] = (last << BITS | slot) as u32;
        let full = self.segments[last].is_full();
        if let Some(closed) = last.checked_sub(1) {
            let most = if full { usize::MAX } else { LISTED };
            self.segments[closed].list(closed as u32, &mut self.vocabulary, most);
        }
        if full {
            self.segments[last].close();
            self.segments.push(Segment::default());
        }
    }

    /// Values, words, and behind a zero the hyphenated words taken whole.
    fn lexemes(&mut self, columns: &[impl AsRef<str>]) -> Vec<Lexeme> {
        let (mut values, mut running, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for (at, text) in columns.iter().enumerate().take(self.columns.len()) {
            if self.columns[at] != Column::Text {
                values.push(self.value(at, text.as_ref()));
                continue;
            }
            let folded = fold(text.as_ref());
            for word in words(&folded) {
                let list = if word.compound {
                    &mut whole
                } else {
                    &mut running
                };
                list.push(self.vocabulary.word(&word.text));
            }
        }
        values.append(&mut running);
        if !whole.is_empty() {
            values.push(0);
            values.append(&mut whole);
        }
        values
    }

    /// What a column says as a whole.
    fn value(&mut self, column: usize, text: &str) -> Lexeme {
        if self.last.len() <= column {
            self.last.resize_with(column + 1, Default::default);
        }
        let (said, value) = &mut self.last[column];
        if said != text {
            let standing = standing(column, &self.columns);
            *value = self.vocabulary.value(column as u8, &fold(text), standing);
            text.clone_into(said);
        }
        *value
    }

    /// Counts a row's lexemes in or out, each once.
    fn count(&mut self, encoded: &[u8], row: i32) {
        let mut lexemes: Vec<_> = super::segment::decode(encoded)
            .filter(|&lexeme| lexeme != 0)
            .collect();
        lexemes.sort_unstable();
        lexemes.dedup();
        lexemes
            .into_iter()
            .for_each(|lexeme| self.vocabulary.count(lexeme, row));
    }

    /// How many leading lexemes of a row are values.
    pub(super) fn values(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| **column != Column::Text)
            .count()
    }

    /// How many of these come before running text.
    pub(super) fn ahead(&self) -> usize {
        text(&self.columns).unwrap_or(self.columns.len())
    }

    /// The column a lexeme is found in.
    pub(super) fn column(&self, lexeme: Lexeme) -> usize {
        match self.vocabulary.kind(lexeme) {
            Kind::Value(at) => at.into(),
            Kind::Word => self.text(),
        }
    }

    /// The column of running text.
    pub(super) fn text(&self) -> usize {
        text(&self.columns).unwrap_or(0)
    }

    /// Bytes that rows and vocabulary take, without what is kept between searches.
    pub fn size(&self) -> usize {
        let segments: usize = self.segments.iter().map(Segment::size).sum();
        segments + self.places.capacity() * 4 + self.vocabulary.size()
    }
}
