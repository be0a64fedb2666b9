//! Whether a typed word fits a known one, and how well: the one definition that ranking and lighting share.
//!
//! *Strict* fits are the word itself and a beginning of it. *Loose* ones, in falling order: letters in a row inside
//! it; beginnings of a name's words run together ("gshv" for Grigory Shvedov, "unsc"); slips of the finger; letters
//! scattered over it from its first on ("nkrbkh" for Nagorno-Karabakh), which count nearly as much as a slip where they are
//! the whole word but for vowels ("shvdv"). One or two letters fit only strictly.

use std::cell::OnceCell;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::matcher::Scorer;
use super::slips::Slips;
use super::vocabulary::{HEAD, ValueSight, WordSight};

/// The word itself.
pub(super) const EXACT: u16 = 100;
/// It begins so.
pub(super) const PREFIX: u16 = 90;
/// The least score of a fit that is no guess.
pub(super) const SURE: u16 = 76;
const INFIX: u16 = 78;
const INITIALS: u16 = 76;
const WHOLE_SLIP: u16 = 54;
const SLIP: u16 = 48;
const SPREAD: u16 = 12;
const SPREAD_RANGE: u16 = 40;
/// Scattered letters that leave out vowels only, as people do who write short; at least.
const SKELETON: u16 = SLIP;

/// From so many typed letters on, slips are forgiven in a beginning too.
const BEGUN: usize = 5;
/// In a [`mask`], the letters of ASCII.
const ASCII: u64 = (1 << 30) - 1;

/// Which of a known word's characters a fit took.
pub(super) type Letters = Vec<usize>;

/// A typed word.
pub(super) struct Token {
    pub text: String,
    letters: Vec<char>,
    /// In characters.
    pub len: usize,
    /// Letters it holds; see [`mask`].
    pub mask: u64,
    /// How many slips are forgiven.
    pub slips: usize,
    slipped: Option<Slips>,
    scorer: SkimMatcherV2,
    /// What the scorer gives the word itself.
    best: OnceCell<i64>,
}

impl Token {
    /// From folded letters.
    pub fn new(text: &str) -> Self {
        let len = text.chars().count();
        // A slip in a number is another number.
        let slips = match len {
            _ if text.contains(|c: char| c.is_numeric()) => 0,
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        Self {
            text: text.to_owned(),
            letters: text.chars().collect(),
            len,
            mask: mask(text),
            slips,
            slipped: if slips > 0 { Slips::new(text) } else { None },
            scorer: SkimMatcherV2::default(),
            best: OnceCell::new(),
        }
    }

    /// Whether anything but strict fits is looked for.
    pub fn is_loose(&self) -> bool {
        self.len >= 3
    }

    /// The word itself, or its beginning.
    pub fn strict(&self, word: &str) -> Option<u16> {
        word.starts_with(&self.text)
            .then_some(if word.len() == self.text.len() {
                EXACT
            } else {
                PREFIX
            })
    }

    /// Where a word holds its letters in a row: the byte they start at.
    pub fn run(&self, word: &str) -> Option<usize> {
        let (word, letters) = (word.as_bytes(), self.text.as_bytes());
        let (first, last) = (letters.first()?, word.len().checked_sub(letters.len())?);
        (0..=last).find(|&at| word[at] == *first && word[at..].starts_with(letters))
    }

    /// Letters in a row inside the word, not at its beginning; the byte they start at.
    pub fn infix(&self, word: &str) -> Option<(u16, usize)> {
        let at = self.run(word)?;
        (self.is_loose() && at > 0).then_some((INFIX, at))
    }

    /// Its first letter.
    pub fn first(&self) -> char {
        self.letters.first().copied().unwrap_or_default()
    }

    /// Whether a word may be within the forgiven slips: each misses one letter at most.
    pub fn may_slip(&self, known: &WordSight) -> bool {
        let bytes = known.bytes as usize;
        let is_long = self.len < BEGUN && known.mask & !ASCII == 0 && bytes > self.len + self.slips;
        let held = match self.len + self.slips {
            0..=HEAD => known.head,
            _ => known.mask,
        };
        self.slips > 0
            && bytes + self.slips >= self.len
            && !is_long
            && (self.mask & !held).count_ones() as usize <= self.slips
    }

    /// Whether slips are forgiven in a beginning of a word too.
    pub fn is_begun(&self) -> bool {
        self.slips > 0 && self.len >= BEGUN
    }

    /// Whether some beginning of a word is within the forgiven slips; where none is, none is while more is typed.
    pub fn is_near(&self, word: &str) -> bool {
        let slips = self.slipped.as_ref();
        let distance = slips.map(|slips| slips.distance(word, self.slips));
        distance.is_some_and(|distance| distance.least <= self.slips)
    }

    /// The word, or a beginning of it, but for the forgiven slips; true where it is the whole word.
    pub fn slip(&self, word: &str) -> Option<(u16, bool)> {
        let distance = self.slipped.as_ref()?.distance(word, self.slips);
        let lost = |slips: usize| {
            8 * (slips as u16).saturating_sub(1) + if self.len < BEGUN { 8 } else { 0 }
        };
        if (1..=self.slips).contains(&distance.whole) {
            return Some((WHOLE_SLIP - lost(distance.whole), true));
        }
        let long_enough = self.len >= BEGUN && (1..=self.slips).contains(&distance.beginning);
        long_enough.then(|| (SLIP - lost(distance.beginning), false))
    }

    /// Whether a word may hold all letters.
    pub fn may_hold(&self, known: &WordSight) -> bool {
        self.mask & !known.mask == 0
    }

    /// Whether a name may hold all letters, and one of its words begin with the first.
    pub fn may_name(&self, known: &ValueSight) -> bool {
        self.mask & !known.mask == 0 && bit(self.first()) & !known.initials == 0
    }

    /// Letters scattered over a word or name: from the first of one of its words on, and not too thin.
    pub fn spread(&self, word: &str) -> Option<(u16, Letters)> {
        if !self.is_loose() || !is_within(&self.text, word) {
            return None;
        }
        let heads = std::iter::once(0).chain(word.match_indices(' ').map(|(at, _)| at + 1));
        heads
            .filter_map(|head| self.spread_from(word, head))
            .max_by_key(|fit| fit.0)
    }

    /// Letters scattered from the word that starts at byte `head` on. The first stands there; the scorer places the rest.
    fn spread_from(&self, word: &str, head: usize) -> Option<(u16, Letters)> {
        let first = self.text.chars().next()?;
        let (typed, known) = (
            self.text.strip_prefix(first)?,
            word.get(head..)?.strip_prefix(first)?,
        );
        let is_thin = |reach: usize| {
            let span = 1 + known.chars().take(reach).filter(|&c| c != ' ').count();
            self.len * 10 < span * 3
        };
        // The scorer is dear; where the nearest letters are too thin, its own are too.
        if is_thin(nearest(typed, known)?) {
            return None;
        }
        let (score, letters) = self.scorer.score(known, typed)?;
        if letters.len() + 1 != self.len || is_thin(letters.last()? + 1) {
            return None;
        }
        let best = *self.best.get_or_init(|| {
            self.scorer
                .score(typed, typed)
                .map_or(1, |fit| fit.0.max(1))
        });
        let share = (score.max(0) * i64::from(SPREAD_RANGE) / best).min(i64::from(SPREAD_RANGE));
        let fit = SPREAD + share as u16;
        let fit = match is_skeleton(known, &letters) {
            true => fit.max(SKELETON),
            false => fit,
        };
        let start = word[..head].chars().count();
        let letters = std::iter::once(start)
            .chain(letters.into_iter().map(|at| start + 1 + at))
            .collect();
        Some((fit, letters))
    }

    /// Whether letters can be taken as [`Token::initials`] does: the cheap half of its answer, asked of every name.
    fn may_run_together(&self, name: &str) -> bool {
        if !self.is_loose() || self.len > 63 {
            return false;
        }
        // Bit n: n letters can be taken from the words so far, of one word or of several.
        let (mut one, mut several) = (0_u64, 0_u64);
        for word in name.split(' ') {
            let mut from = one | several;
            while from != 0 {
                let taken = from.trailing_zeros() as usize;
                from &= from - 1;
                several |= self.taken_from(word, taken);
            }
            one |= self.taken_from(word, 0);
        }
        several >> self.len & 1 == 1
    }

    /// How many letters can be taken after `taken` ones and some of the word's first, as bits.
    fn taken_from(&self, word: &str, taken: usize) -> u64 {
        let same = self.letters[taken..]
            .iter()
            .zip(word.chars())
            .take_while(|(a, b)| **a == *b)
            .count();
        ((1_u64 << same) - 1) << 1 << taken
    }

    /// Beginnings of several of a name's words, in their order, run together; words may be left out.
    pub fn initials(&self, name: &str) -> Option<(u16, Letters)> {
        if !self.may_run_together(name) {
            return None;
        }
        let typed: Vec<char> = self.text.chars().collect();
        let known: Vec<char> = name.chars().collect();
        let starts: Vec<usize> = (0..known.len())
            .filter(|&at| at == 0 || known[at - 1] == ' ')
            .collect();
        let mut dead = vec![false; (starts.len() + 1) * (typed.len() + 1)];
        let mut letters = Letters::new();
        let fits = take_initials(&typed, &known, &starts, &mut letters, &mut dead);
        let words = starts
            .iter()
            .filter(|start| letters.contains(start))
            .count();
        (fits && words > 1).then_some((INITIALS, letters))
    }
}

/// Takes what is left of `typed` from the words that start at `starts`; `letters` holds what is taken so far. Shorter
/// beginnings are tried first; `dead` remembers what led nowhere.
fn take_initials(
    typed: &[char],
    known: &[char],
    starts: &[usize],
    letters: &mut Letters,
    dead: &mut [bool],
) -> bool {
    let taken = letters.len();
    if taken == typed.len() {
        return true;
    }
    let Some((&start, rest)) = starts.split_first() else {
        return false;
    };
    let state = starts.len() * (typed.len() + 1) + taken;
    if dead.get(state).is_none_or(|&dead| dead) {
        return false;
    }
    let same = typed[taken..]
        .iter()
        .zip(&known[start..])
        .take_while(|(a, b)| a == b)
        .count();
    for len in (1..=same).chain([0]) {
        letters.extend(start..start + len);
        if take_initials(typed, known, rest, letters, dead) {
            return true;
        }
        letters.truncate(taken);
    }
    dead[state] = true;
    false
}

/// How far the letters reach at least, in characters, if they all come in their order.
fn nearest(letters: &str, word: &str) -> Option<usize> {
    let mut known = word.chars();
    let mut reach = 0;
    for letter in letters.chars() {
        reach += 1 + known.by_ref().position(|c| c == letter)?;
    }
    Some(reach)
}

/// Whether letters, in order, are all but vowels of what they are taken from, up to the end of a word.
fn is_skeleton(known: &str, letters: &[usize]) -> bool {
    let end = letters.last().map_or(0, |last| last + 1);
    known
        .chars()
        .enumerate()
        .take_while(|&(at, c)| at < end || c != ' ')
        .all(|(at, c)| c == ' ' || is_vowel(c) || letters.binary_search(&at).is_ok())
}

/// Vowels of the alphabets, folded.
fn is_vowel(c: char) -> bool {
    "aeiouyаеиоуыэюяієαεηιουω".contains(c)
}

/// Whether all letters come in their order: the cheap half of the scorer's answer.
pub(super) fn is_within(letters: &str, word: &str) -> bool {
    if letters.is_ascii() {
        let mut bytes = word.bytes();
        return letters.bytes().all(|letter| bytes.any(|b| b == letter));
    }
    let mut chars = word.chars();
    letters.chars().all(|letter| chars.any(|c| c == letter))
}

/// The letters a word holds, as bits; several rare letters share one.
pub(super) fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| mask | bit(letter))
}

/// A letter's bit in a [`mask`].
pub(super) fn bit(letter: char) -> u64 {
    1 << match letter {
        'a'..='z' => letter as u32 - 'a' as u32,
        '0'..='9' => 26 + (letter as u32 - '0' as u32) / 3,
        _ => 30 + letter as u32 % 34,
    }
}

/// The letters that the words of a line begin with, as bits; see [`mask`].
pub(super) fn initials(line: &str) -> u64 {
    let firsts = line.split(' ').filter_map(|word| word.chars().next());
    firsts.fold(0, |mask, first| mask | bit(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best loose fit to a word, which does not fit strictly.
    fn loose(typed: &str, word: &str) -> Option<u16> {
        let token = Token::new(typed);
        let infix = token.infix(word).map(|fit| fit.0);
        let slip = token.slip(word).map(|fit| fit.0);
        infix.max(slip).max(token.spread(word).map(|fit| fit.0))
    }

    #[test]
    fn strict_fits_begin_the_word() {
        let costa = Token::new("costa");
        assert_eq!(costa.strict("costa"), Some(EXACT));
        assert_eq!(costa.strict("costas"), Some(PREFIX));
        assert_eq!(costa.strict("acosta"), None);
    }

    #[test]
    fn scattered_letters_start_with_the_word() {
        assert!(loose("nkrbkh", "nagornokarabakh").is_some());
        assert!(loose("shvdv", "shvedov").is_some());
        assert!(loose("gvt", "government").is_some());
        assert_eq!(
            loose("krbkh", "nagornokarabakh"),
            None,
            "not from its first letter"
        );
        assert_eq!(loose("sds", "straightforwardness"), None, "too thin");
        assert_eq!(
            loose("gh", "grigory"),
            None,
            "two letters are no abbreviation"
        );
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        assert!(loose("cotsa", "costa").is_some());
        assert!(loose("csta", "costa").is_some());
        assert_eq!(loose("cos", "cas"), None, "three letters have none");
        assert_eq!(loose("kovalev", "kovalskiy"), None);
        assert!(loose("karabahk", "karabakh").is_some());
        assert!(
            loose("karabaghk", "karabakh").is_some(),
            "two in eight or more"
        );
        assert_eq!(loose("karbaghka", "karabakh"), None);
        assert!(
            loose("shevdo", "shvedov").is_some(),
            "while it is being typed"
        );
        assert_eq!(loose("2020", "2021"), None, "another number");
    }

    #[test]
    fn better_fits_score_higher() {
        let order = [
            ("costa", "acosta"),
            ("cotsa", "costa"),
            ("cotsa", "costas"),
            ("csta", "casta"),
        ];
        let scores: Vec<_> = order
            .map(|(typed, word)| loose(typed, word).unwrap())
            .to_vec();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
        let dense = Token::new("shvd").spread("shvedov").unwrap().0;
        let thin = Token::new("shvd")
            .spread("schoolovend")
            .unwrap_or((0, vec![]))
            .0;
        assert!(dense > thin);
    }

    #[test]
    fn a_word_without_its_vowels_is_no_chance() {
        let spread = |typed: &str, known: &str| Token::new(typed).spread(known).unwrap().0;
        for (typed, word, other) in [
            ("shvdv", "shvedov", "shavedove"),
            ("dslntn", "desalination", "deslantions"),
            ("лврв", "лавров", "лаврова"),
        ] {
            assert!(spread(typed, word) >= SKELETON, "{typed} {word}");
            assert!(
                spread(typed, other) <= spread(typed, word),
                "{typed} {other}"
            );
        }
        assert!(spread("nkrbkh", "nagornokarabakh") < SKELETON);
    }

    #[test]
    fn initials_begin_several_words_of_a_name() {
        let letters = |typed: &str, name: &str| Token::new(typed).initials(name).map(|fit| fit.1);
        assert_eq!(letters("gshv", "grigory shvedov"), Some(vec![0, 8, 9, 10]));
        assert_eq!(
            letters("unsc", "united nations security council"),
            Some(vec![0, 7, 15, 24])
        );
        assert_eq!(
            letters(
                "osce",
                "organization for security and cooperation in europe"
            )
            .map(|l| l.len()),
            Some(4)
        );
        assert_eq!(
            letters("grig", "grigory shvedov"),
            None,
            "one word alone is a beginning"
        );
        assert_eq!(letters("gvsh", "grigory shvedov"), None);
        assert_eq!(letters("aaab", "aa ab aab a").map(|l| l.len()), Some(4));
    }
}
