//! The vocabulary: every word and every name that the rows of an index hold, each once.
//!
//! A *lexeme* is a word of running text, or a whole value of a column (a name, a title); values know the words they are
//! made of. Lexemes are numbered in order of first sight, so common ones have small numbers. Nothing is taken out again:
//! a word that no row holds any more has no occurrences, and finds nothing.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use super::fit::{initials, mask};
use super::segment::{decode, encode};
use super::words::words;
use crate::article::compact::{self, Fixed};

/// A word or value; 0 is none.
pub(super) type Lexeme = u32;

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A word, of text or of values.
    Word,
    /// All that a column says, its words with one space between.
    Value(u8),
}

impl Fixed for Kind {
    const SIZE: usize = u8::SIZE;

    fn put(self, to: &mut Vec<u8>) {
        to.push(match self {
            Self::Word => u8::MAX,
            Self::Value(column) => column,
        });
    }

    fn take(from: &[u8]) -> Option<Self> {
        Some(match u8::take(from)? {
            u8::MAX => Self::Word,
            column => Self::Value(column),
        })
    }
}

/// How a column's values are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// As a whole, and by their words.
    Whole,
    /// By their words, before any running text.
    Ahead,
    /// By their words, after any running text. There are many of them, and seldom is one needed.
    Behind,
}

/// Occurrences of a lexeme in one sealed segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub segment: u32,
    /// As the segment reads it.
    pub at: u32,
}

impl Fixed for Posting {
    const SIZE: usize = <(u32, u32)>::SIZE;

    fn put(self, to: &mut Vec<u8>) {
        (self.segment, self.at).put(to);
    }

    fn take(from: &[u8]) -> Option<Self> {
        let (segment, at) = Fixed::take(from)?;
        Some(Self { segment, at })
    }
}

/// What tells, before its text is looked at, that a word can't be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordSight {
    pub lexeme: Lexeme,
    /// How many bytes its letters take.
    pub bytes: u32,
    /// The letters it holds; see [`mask`].
    pub mask: u64,
    /// Those among its first [`HEAD`] letters.
    pub head: u64,
}

/// How many of a word's first letters count as its head.
pub(super) const HEAD: usize = 8;

impl WordSight {
    fn of(lexeme: Lexeme, text: &str) -> Self {
        let head = text.char_indices().nth(HEAD).map_or(text.len(), |c| c.0);
        Self {
            lexeme,
            bytes: text.len() as u32,
            mask: mask(text),
            head: mask(text.get(..head).unwrap_or(text)),
        }
    }
}

/// What tells, before its text is looked at, that a value can't be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueSight {
    pub lexeme: Lexeme,
    /// The letters it holds; see [`mask`].
    pub mask: u64,
    /// The letters that its words begin with.
    pub initials: u64,
}

impl ValueSight {
    fn of(lexeme: Lexeme, text: &str) -> Self {
        Self {
            lexeme,
            mask: mask(text),
            initials: initials(text),
        }
    }
}

/// Words and values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// All texts, a line each.
    #[serde(with = "compact::text")]
    lines: String,
    #[serde(with = "compact::list")]
    starts: Vec<u32>,
    #[serde(with = "compact::list")]
    kinds: Vec<Kind>,
    /// What is looked through for letters: the words, and the values that are looked for as a whole.
    #[serde(skip)]
    words: Vec<WordSight>,
    #[serde(skip)]
    wholes: Vec<ValueSight>,
    /// How many rows hold each.
    #[serde(with = "compact::list")]
    rows: Vec<u32>,
    #[serde(with = "compact::lists")]
    postings: Vec<Vec<Posting>>,
    /// By lexeme, one more than where in `links` the values begin that the word is part of; 0 for none.
    #[serde(with = "compact::list")]
    values: Vec<u32>,
    /// The same of the values behind text.
    #[serde(with = "compact::list")]
    behind: Vec<u32>,
    /// A value, and what stood in `values` before it. So no list is ever moved to grow.
    #[serde(with = "compact::list")]
    links: Vec<(Lexeme, u32)>,
    /// By lexeme, one more than where in `parts` the words of a value behind text begin; 0 for none.
    #[serde(with = "compact::list")]
    parted: Vec<u32>,
    /// Words of values: how many, and each, as a segment writes numbers.
    #[serde(with = "compact::list")]
    parts: Vec<u8>,
    /// All words but the newest, in order of their letters.
    #[serde(with = "compact::list")]
    sorted: Vec<Lexeme>,
    settled: usize,
    /// Where each lexeme is by its hash: many small tables, so that no insertion waits for a big one to grow.
    #[serde(skip)]
    tables: Vec<Table>,
    #[serde(skip)]
    hasher: RandomState,
}

/// How many tables there are, as bits of the hash.
const TABLES: u32 = 8;

/// Lexemes by the low bits of their hashes; 0 where there is none.
#[derive(Clone, Debug)]
struct Table {
    slots: Vec<Lexeme>,
    held: usize,
}

/// Empty tables with room for so many each: a power of two.
fn tables(room: usize) -> Vec<Table> {
    let table = Table {
        slots: vec![0; room],
        held: 0,
    };
    vec![table; 1 << TABLES]
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut vocabulary = Self {
            lines: String::new(),
            starts: Vec::new(),
            kinds: Vec::new(),
            words: Vec::new(),
            wholes: Vec::new(),
            rows: Vec::new(),
            postings: Vec::new(),
            values: Vec::new(),
            behind: Vec::new(),
            links: Vec::new(),
            parted: Vec::new(),
            parts: Vec::new(),
            sorted: Vec::new(),
            settled: 1,
            tables: tables(4),
            hasher: RandomState::default(),
        };
        vocabulary.push(Kind::Word, "");
        vocabulary
    }
}

impl Vocabulary {
    /// Completes a vocabulary that was read back; says of which columns values are looked for as a whole.
    pub fn take_up(&mut self, is_whole: impl Fn(u8) -> bool) {
        let words = self.kinds.iter().filter(|&&kind| kind == Kind::Word);
        self.words = Vec::with_capacity(compact::roomy(words.count()));
        for lexeme in 1..self.len() as Lexeme {
            let text = self.text(lexeme);
            match self.kind(lexeme) {
                Kind::Word => self.words.push(WordSight::of(lexeme, text)),
                Kind::Value(column) if is_whole(column) => {
                    self.wholes.push(ValueSight::of(lexeme, text));
                }
                Kind::Value(_) => {}
            }
        }
        let room = ((self.len() * 3) >> TABLES).next_power_of_two().max(4);
        self.tables = tables(room);
        for lexeme in 1..self.len() as Lexeme {
            let (table, slot) = self.free(self.kind(lexeme), self.text(lexeme));
            self.hold(lexeme, table, slot);
        }
    }

    /// How many lexemes there are; all numbers are below.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// The lexeme's letters.
    pub fn text(&self, lexeme: Lexeme) -> &str {
        let at = lexeme as usize;
        let (Some(&start), next) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return "";
        };
        let end = next.map_or(self.lines.len(), |&next| next as usize) - 1;
        self.lines.get(start as usize..end).unwrap_or("")
    }

    pub fn kind(&self, lexeme: Lexeme) -> Kind {
        self.kinds
            .get(lexeme as usize)
            .copied()
            .unwrap_or(Kind::Word)
    }

    /// The words of this number and of higher ones, in order.
    pub fn words_from(&self, first: Lexeme) -> &[WordSight] {
        let at = self.words.partition_point(|word| word.lexeme < first);
        self.words.get(at..).unwrap_or(&[])
    }

    /// The values that are looked for as a whole, of this number and of higher ones, in order.
    pub fn wholes_from(&self, first: Lexeme) -> &[ValueSight] {
        let at = self.wholes.partition_point(|value| value.lexeme < first);
        self.wholes.get(at..).unwrap_or(&[])
    }

    /// How many rows hold it.
    pub fn rows(&self, lexeme: Lexeme) -> usize {
        self.rows
            .get(lexeme as usize)
            .map_or(0, |&rows| rows as usize)
    }

    /// Counts a row in or out.
    pub fn count(&mut self, lexeme: Lexeme, row: i32) {
        if let Some(rows) = self.rows.get_mut(lexeme as usize) {
            *rows = rows.saturating_add_signed(row);
        }
    }

    pub fn postings(&self, lexeme: Lexeme) -> &[Posting] {
        self.postings
            .get(lexeme as usize)
            .map_or(&[], Vec::as_slice)
    }

    pub fn post(&mut self, lexeme: Lexeme, posting: Posting) {
        if let Some(postings) = self.postings.get_mut(lexeme as usize) {
            // Most lists stay short, and together they are a good part of all that is held.
            push(postings, posting, 2);
        }
    }

    /// The values that a word is part of, but for those behind text.
    pub fn values(&self, word: Lexeme) -> impl Iterator<Item = Lexeme> {
        self.linked(&self.values, word)
    }

    /// The values behind text that a word is part of.
    pub fn behind(&self, word: Lexeme) -> impl Iterator<Item = Lexeme> {
        self.linked(&self.behind, word)
    }

    fn linked(&self, firsts: &[u32], word: Lexeme) -> impl Iterator<Item = Lexeme> {
        let mut next = firsts.get(word as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let &(value, before) = self.links.get(next.checked_sub(1)? as usize)?;
            next = before;
            Some(value)
        })
    }

    /// The words of a value behind text, of any other nothing.
    pub fn parts(&self, value: Lexeme) -> impl Iterator<Item = Lexeme> {
        let at = self.parted.get(value as usize).copied().unwrap_or(0);
        let parts = at
            .checked_sub(1)
            .and_then(|at| self.parts.get(at as usize..));
        let mut numbers = decode(parts.unwrap_or(&[]));
        let count = numbers.next().unwrap_or(0);
        numbers.take(count as usize)
    }

    /// The lexeme, if it is known.
    pub fn find(&self, kind: Kind, text: &str) -> Option<Lexeme> {
        let (table, slot) = self.slot(kind, text);
        let lexeme = self.tables[table].slots[slot];
        (lexeme != 0).then_some(lexeme)
    }

    /// The number of a word.
    pub fn word(&mut self, text: &str) -> Lexeme {
        self.intern(Kind::Word, text).0
    }

    /// The number of a column's value: a folded text, of which the words count. 0 if it has none.
    pub fn value(&mut self, column: u8, folded: &str, standing: Standing) -> Lexeme {
        let parts: Vec<_> = words(folded).take(64).collect();
        let line = parts
            .iter()
            .filter(|word| !word.compound)
            .map(|word| &*word.text)
            .collect::<Vec<_>>()
            .join(" ");
        if line.is_empty() {
            return 0;
        }
        let (value, new) = self.intern(Kind::Value(column), &line);
        if !new {
            return value;
        }
        if standing == Standing::Whole {
            self.wholes.push(ValueSight::of(value, &line));
        }
        let mut words: Vec<_> = parts.iter().map(|part| self.word(&part.text)).collect();
        words.sort_unstable();
        words.dedup();
        let firsts = match standing {
            Standing::Behind => &mut self.behind,
            Standing::Whole | Standing::Ahead => &mut self.values,
        };
        for &word in &words {
            if let Some(first) = firsts.get_mut(word as usize) {
                self.links.push((value, *first));
                *first = self.links.len() as u32;
            }
        }
        if standing == Standing::Behind {
            self.parted[value as usize] = self.parts.len() as u32 + 1;
            self.parts.extend(encode(&[words.len() as u32]));
            self.parts.extend(encode(&words));
        }
        value
    }

    fn intern(&mut self, kind: Kind, text: &str) -> (Lexeme, bool) {
        let (table, slot) = self.slot(kind, text);
        match self.tables[table].slots[slot] {
            0 => (),
            known => return (known, false),
        }
        let lexeme = self.push(kind, text);
        if kind == Kind::Word {
            self.words.push(WordSight::of(lexeme, text));
        }
        self.hold(lexeme, table, slot);
        (lexeme, true)
    }

    fn hold(&mut self, lexeme: Lexeme, table: usize, slot: usize) {
        let held = &mut self.tables[table];
        held.slots[slot] = lexeme;
        held.held += 1;
        if held.held * 2 > held.slots.len() {
            self.grow(table);
        }
    }

    fn push(&mut self, kind: Kind, text: &str) -> Lexeme {
        let lexeme = self.starts.len() as Lexeme;
        push(&mut self.starts, self.lines.len() as u32, SPARE);
        self.lines.push_str(text);
        self.lines.push('\n');
        push(&mut self.kinds, kind, SPARE);
        push(&mut self.rows, 0, SPARE);
        push(&mut self.postings, Vec::new(), SPARE);
        push(&mut self.values, 0, SPARE);
        push(&mut self.behind, 0, SPARE);
        push(&mut self.parted, 0, SPARE);
        lexeme
    }

    /// The table, and where in it the lexeme is, or belongs.
    fn slot(&self, kind: Kind, text: &str) -> (usize, usize) {
        let is_it = |lexeme| self.kind(lexeme) == kind && self.text(lexeme) == text;
        self.first(kind, text, is_it)
    }

    /// The table, and where in it a lexeme belongs that is in none.
    fn free(&self, kind: Kind, text: &str) -> (usize, usize) {
        self.first(kind, text, |_| false)
    }

    fn first(&self, kind: Kind, text: &str, is_it: impl Fn(Lexeme) -> bool) -> (usize, usize) {
        let hash = self.hasher.hash_one((kind, text));
        let table = (hash >> (64 - TABLES)) as usize;
        let slots = &self.tables[table].slots;
        let last = slots.len() - 1;
        let mut slot = hash as usize & last;
        while slots[slot] != 0 && !is_it(slots[slot]) {
            slot = (slot + 1) & last;
        }
        (table, slot)
    }

    fn grow(&mut self, table: usize) {
        let twice = vec![0; self.tables[table].slots.len() * 2];
        let old = std::mem::replace(&mut self.tables[table].slots, twice);
        for lexeme in old.into_iter().filter(|&lexeme| lexeme != 0) {
            let (_, slot) = self.free(self.kind(lexeme), self.text(lexeme));
            self.tables[table].slots[slot] = lexeme;
        }
    }

    /// Bytes it takes.
    pub fn size(&self) -> usize {
        let lists: usize = self
            .postings
            .iter()
            .map(|list| list.capacity() * size_of::<Posting>())
            .sum();
        let tables: usize = self.tables.iter().map(|table| table.slots.len()).sum();
        let each = size_of::<Vec<Posting>>() + size_of::<Kind>() + 20;
        self.lines.capacity()
            + self.starts.capacity() * each
            + self.words.capacity() * size_of::<WordSight>()
            + self.wholes.capacity() * size_of::<ValueSight>()
            + self.links.capacity() * size_of::<(Lexeme, u32)>()
            + self.parts.capacity()
            + (tables + self.sorted.len()) * 4
            + lists
    }

    /// Puts new words in their alphabetical places; to be called before words are looked up by their letters.
    pub fn settle(&mut self) {
        let mut new: Vec<_> = (self.settled as Lexeme..self.len() as Lexeme)
            .filter(|&l| self.is_word(l))
            .collect();
        self.settled = self.len();
        if new.is_empty() {
            return;
        }
        new.sort_unstable_by(|&a, &b| self.text(a).cmp(self.text(b)));
        let mut sorted = Vec::with_capacity(self.sorted.len() + new.len());
        let mut rest = &self.sorted[..];
        for word in new {
            let at = rest.partition_point(|&other| self.text(other) < self.text(word));
            sorted.extend_from_slice(&rest[..at]);
            sorted.push(word);
            rest = &rest[at..];
        }
        sorted.extend_from_slice(rest);
        self.sorted = sorted;
    }

    pub fn is_word(&self, lexeme: Lexeme) -> bool {
        self.kind(lexeme) == Kind::Word
    }

    /// The words that begin so.
    pub fn beginning_with(&self, letters: &str) -> &[Lexeme] {
        let first = self
            .sorted
            .partition_point(|&word| self.text(word) < letters);
        let rest = &self.sorted[first..];
        &rest[..rest.partition_point(|&word| self.text(word).starts_with(letters))]
    }
}

/// Of a list by lexeme, this part of its length is kept as room to grow.
const SPARE: usize = 8;

/// Adds an item to a list, which grows by this part of its length where it has no room.
fn push<T>(list: &mut Vec<T>, item: T, part: usize) {
    if list.len() == list.capacity() {
        list.reserve_exact(1 + list.len() / part);
    }
    list.push(item);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(vocabulary: &Vocabulary, lexemes: impl IntoIterator<Item = Lexeme>) -> Vec<&str> {
        lexemes
            .into_iter()
            .map(|lexeme| vocabulary.text(lexeme))
            .collect()
    }

    #[test]
    fn every_text_has_one_number() {
        let mut vocabulary = Vocabulary::default();
        let numbers: Vec<_> = (0..5000).map(|n| vocabulary.word(&n.to_string())).collect();
        assert_eq!(
            numbers,
            (0..5000)
                .map(|n| vocabulary.word(&n.to_string()))
                .collect::<Vec<_>>()
        );
        assert_eq!(vocabulary.text(numbers[77]), "77");
        assert_eq!(vocabulary.find(Kind::Word, "4999"), Some(numbers[4999]));
        assert_eq!(vocabulary.find(Kind::Word, "5000"), None);
        assert_eq!(
            vocabulary.find(Kind::Value(0), "77"),
            None,
            "a value is not a word"
        );
    }

    #[test]
    fn values_are_found_by_their_words() {
        let mut vocabulary = Vocabulary::default();
        let value = vocabulary.value(1, "nagorno-karabakh  war", Standing::Whole);
        assert_eq!(vocabulary.text(value), "nagorno karabakh war");
        assert_eq!(
            vocabulary.value(1, "nagorno karabakh (war)", Standing::Whole),
            value
        );
        assert_eq!(vocabulary.value(1, " - ", Standing::Whole), 0);
        for word in ["nagorno", "karabakh", "nagornokarabakh", "war"] {
            let word = vocabulary.find(Kind::Word, word).unwrap();
            assert_eq!(vocabulary.values(word).collect::<Vec<_>>(), [value]);
        }
    }

    #[test]
    fn values_behind_text_know_their_words() {
        let mut vocabulary = Vocabulary::default();
        let value = vocabulary.value(3, "port to port", Standing::Behind);
        let (port, to) = (vocabulary.word("port"), vocabulary.word("to"));
        assert_eq!(vocabulary.parts(value).collect::<Vec<_>>(), [port, to]);
        assert_eq!(vocabulary.behind(port).collect::<Vec<_>>(), [value]);
        assert_eq!(vocabulary.values(port).count(), 0);
        assert_eq!(vocabulary.parts(port).count(), 0);
    }

    #[test]
    fn words_are_looked_up_by_their_letters() {
        let mut vocabulary = Vocabulary::default();
        for word in ["port", "porter", "sport", "pot"] {
            vocabulary.word(word);
        }
        vocabulary.value(0, "port export", Standing::Ahead);
        vocabulary.settle();
        assert_eq!(
            texts(&vocabulary, vocabulary.beginning_with("por").to_vec()),
            ["port", "porter"]
        );
        vocabulary.word("portal");
        vocabulary.settle();
        assert_eq!(
            texts(&vocabulary, vocabulary.beginning_with("por").to_vec()),
            ["port", "portal", "porter"]
        );
        assert_eq!(vocabulary.beginning_with("").len(), 6);
    }
}
