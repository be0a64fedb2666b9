//! The vocabulary: every word and every name that the rows of an index hold, each once.
//!
//! A *lexeme* is a word of running text, or a whole value of a column (a name, a title); values know the words they are
//! made of. Lexemes are numbered in order of first sight, so common ones have small numbers. Nothing is taken out again:
//! a word that no row holds any more has no occurrences, and finds nothing.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use serde::{Deserialize, Serialize};

use super::fit::mask;
use super::words::words;

/// A word or value; 0 is none.
pub(super) type Lexeme = u32;

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Kind {
    /// A word, of text or of values.
    Word,
    /// All that a column says, its words with one space between.
    Value(u8),
}

/// Occurrences of a lexeme in one sealed segment.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Posting {
    pub segment: u32,
    /// As the segment reads it.
    pub at: u32,
}

/// Words and values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// All texts, a line each.
    lines: String,
    starts: Vec<u32>,
    kinds: Vec<Kind>,
    #[serde(skip)]
    masks: Vec<u64>,
    /// How many rows hold each.
    rows: Vec<u32>,
    postings: Vec<Vec<Posting>>,
    /// The values that a word is part of.
    values: HashMap<Lexeme, Vec<Lexeme>>,
    /// All words but the newest, in order of their letters.
    sorted: Vec<Lexeme>,
    settled: usize,
    #[serde(skip)]
    table: Vec<Lexeme>,
    #[serde(skip)]
    hasher: RandomState,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut vocabulary = Self {
            lines: String::new(),
            starts: Vec::new(),
            kinds: Vec::new(),
            masks: Vec::new(),
            rows: Vec::new(),
            postings: Vec::new(),
            values: HashMap::new(),
            sorted: Vec::new(),
            settled: 1,
            table: vec![0; 1024],
            hasher: RandomState::new(),
        };
        vocabulary.push(Kind::Word, "");
        vocabulary
    }
}

impl Vocabulary {
    /// Completes a vocabulary that was read back.
    pub fn take_up(&mut self) {
        let lexemes = 0..self.len() as Lexeme;
        self.masks = lexemes.map(|lexeme| mask(self.text(lexeme))).collect();
        self.spread((self.len() * 2).next_power_of_two().max(1024));
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

    /// The letters each lexeme holds, by number.
    pub fn masks(&self) -> &[u64] {
        &self.masks
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
            postings.push(posting);
        }
    }

    /// The values that a word is part of.
    pub fn values(&self, word: Lexeme) -> &[Lexeme] {
        self.values.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The lexeme, if it is known.
    pub fn find(&self, kind: Kind, text: &str) -> Option<Lexeme> {
        let lexeme = self.table[self.slot(kind, text)];
        (lexeme != 0).then_some(lexeme)
    }

    /// The number of a word.
    pub fn word(&mut self, text: &str) -> Lexeme {
        self.intern(Kind::Word, text).0
    }

    /// The number of a column's value: a folded text, of which the words count. 0 if it has none.
    pub fn value(&mut self, column: u8, folded: &str) -> Lexeme {
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
        if new {
            for part in &parts {
                let word = self.word(&part.text);
                let values = self.values.entry(word).or_default();
                if values.last() != Some(&value) {
                    values.push(value);
                }
            }
        }
        value
    }

    fn intern(&mut self, kind: Kind, text: &str) -> (Lexeme, bool) {
        let slot = self.slot(kind, text);
        match self.table[slot] {
            0 => (),
            known => return (known, false),
        }
        let lexeme = self.push(kind, text);
        self.table[slot] = lexeme;
        if self.starts.len() * 2 > self.table.len() {
            self.spread(self.table.len() * 2);
        }
        (lexeme, true)
    }

    fn push(&mut self, kind: Kind, text: &str) -> Lexeme {
        let lexeme = self.starts.len() as Lexeme;
        self.starts.push(self.lines.len() as u32);
        self.lines.push_str(text);
        self.lines.push('\n');
        self.kinds.push(kind);
        self.masks.push(mask(text));
        self.rows.push(0);
        self.postings.push(Vec::new());
        lexeme
    }

    /// Where in the table the lexeme is, or belongs.
    fn slot(&self, kind: Kind, text: &str) -> usize {
        let last = self.table.len() - 1;
        let mut slot = self.hasher.hash_one((kind, text)) as usize & last;
        loop {
            let lexeme = self.table[slot];
            if lexeme == 0 || (self.kind(lexeme) == kind && self.text(lexeme) == text) {
                return slot;
            }
            slot = (slot + 1) & last;
        }
    }

    /// Makes the table anew, of this size: a power of two.
    fn spread(&mut self, size: usize) {
        self.table = vec![0; size];
        for lexeme in 1..self.starts.len() as Lexeme {
            let slot = self.slot(self.kind(lexeme), self.text(lexeme));
            self.table[slot] = lexeme;
        }
    }

    /// Bytes it takes.
    pub fn size(&self) -> usize {
        let lists: usize = self
            .postings
            .iter()
            .map(|list| list.capacity() * size_of::<Posting>())
            .sum();
        let values: usize = self
            .values
            .values()
            .map(|list| list.capacity() * 4 + 48)
            .sum();
        let each = size_of::<Vec<Posting>>() + size_of::<Kind>() + size_of::<u64>() + 8;
        self.lines.capacity()
            + self.starts.capacity() * each
            + (self.table.len() + self.sorted.len()) * 4
            + lists
            + values
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

    /// The words that hold these letters in a row, beyond their beginning; perhaps one several times.
    pub fn holding(&self, letters: &str) -> impl Iterator<Item = Lexeme> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.lines.get(from..)?.find(letters)?;
            let lexeme = self.starts.partition_point(|&start| start as usize <= at) - 1;
            from = self
                .starts
                .get(lexeme + 1)
                .map_or(self.lines.len(), |&next| next as usize);
            Some((at, lexeme as Lexeme))
        })
        .filter(|&(at, lexeme)| self.is_word(lexeme) && at > self.starts[lexeme as usize] as usize)
        .map(|(_, lexeme)| lexeme)
    }
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
        let value = vocabulary.value(1, "nagorno-karabakh  war");
        assert_eq!(vocabulary.text(value), "nagorno karabakh war");
        assert_eq!(vocabulary.value(1, "nagorno karabakh (war)"), value);
        assert_eq!(vocabulary.value(1, " - "), 0);
        for word in ["nagorno", "karabakh", "nagornokarabakh", "war"] {
            let word = vocabulary.find(Kind::Word, word).unwrap();
            assert_eq!(vocabulary.values(word), [value]);
        }
    }

    #[test]
    fn words_are_looked_up_by_their_letters() {
        let mut vocabulary = Vocabulary::default();
        for word in ["port", "porter", "sport", "pot"] {
            vocabulary.word(word);
        }
        vocabulary.value(0, "port export");
        vocabulary.settle();
        assert_eq!(
            texts(&vocabulary, vocabulary.beginning_with("por").to_vec()),
            ["port", "porter"]
        );
        assert_eq!(
            texts(&vocabulary, vocabulary.holding("port")),
            ["sport", "export"]
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
