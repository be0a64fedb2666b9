//! What the tagger sees: each token's form, shape and lexicon class, its neighbours, and the tags given so far.
//!
//! [`super::walk`] makes keys of it. The training tool uses the same code, so what was learned is what is seen.

use super::model::Model;
use super::{Tag, TagSet};
use crate::extract::text::{Class, Text};

/// Tags an open-class word may have.
#[rustfmt::skip]
pub const OPEN: TagSet = {
    use Tag::*;
    TagSet::of(&[
        CD, FW, JJ, JJR, JJS, NN, NNS, NNP, NNPS, RB, RBR, RBS, UH, VB, VBD, VBG, VBN, VBP, VBZ,
    ])
};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Casing {
    /// As running text does: a capital tells a name.
    #[default]
    Running,
    /// As headlines do: every word of weight has one.
    Title,
    /// Nothing but capitals.
    Upper,
}

/// What is seen of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    /// Hash of the lower-case form.
    pub(super) word: u64,
    /// The lower-case form's last eight bytes, the last one lowest.
    pub(super) tail: u64,
    /// The lower-case form's first three bytes.
    pub(super) head: u64,
    /// Capitals, digits, hyphens, place in the sentence.
    pub(super) shape: u64,
    /// The lexicon's full class, 0 if unknown.
    pub(super) class: u64,
    /// The tag the lexicon holds likeliest, 0 if unknown.
    pub(super) likely: u64,
    /// What the rest of the text shows of a capital that proves nothing where it stands.
    pub(super) evidence: u64,
    /// The tags to choose from.
    pub(super) tags: TagSet,
}

/// Stands before the first token of a sentence and behind the last.
const EDGE: Glance = Glance {
    word: 1,
    tail: 1,
    head: 1,
    shape: 255,
    class: 4095,
    likely: 255,
    evidence: 0,
    tags: TagSet(0),
};

/// How many [`EDGE`]s stand on either side.
pub(super) const MARGIN: usize = 2;

/// What one look over the whole text shows: hashes, each sentence's casing, and how words are written elsewhere.
pub struct Survey {
    words: Vec<u64>,
    casings: Vec<Casing>,
    /// Open addressing: the hash with its lowest two bits as flags.
    written: Vec<u64>,
}

const LOWER: u64 = 1;
const CAPITAL: u64 = 2;

impl Survey {
    /// Looks over the text.
    pub fn of(text: &Text<'_>) -> Self {
        let words: Vec<u64> = (0..text.tokens.len())
            .map(|i| hash(text.lower(i).as_bytes()))
            .collect();
        let mut survey = Self {
            casings: Vec::with_capacity(text.sentences.len()),
            written: vec![0; (words.len() * 2).next_power_of_two().max(16)],
            words,
        };
        for sentence in &text.sentences {
            let casing = casing(text, sentence.first..sentence.last);
            survey.casings.push(casing);
            for at in sentence.first..sentence.last {
                if text.class(at) != Class::Word {
                    continue;
                }
                if !starts_upper(text.word(at)) {
                    survey.note(at, LOWER);
                } else if casing == Casing::Running && !opens(text, sentence.first, at) {
                    survey.note(at, CAPITAL);
                }
            }
        }
        survey
    }

    fn note(&mut self, at: usize, flag: u64) {
        let key = self.words[at] & !3;
        let mask = self.written.len() - 1;
        let mut slot = (key >> 20) as usize & mask;
        // The table is at most half full, so an empty slot always comes.
        while self.written[slot] != 0 && self.written[slot] & !3 != key {
            slot = (slot + 1) & mask;
        }
        self.written[slot] |= key | flag;
    }

    /// How the word at `at` is written where its letters' case is free.
    fn evidence(&self, at: usize) -> u64 {
        let key = self.words[at] & !3;
        let mask = self.written.len() - 1;
        let mut slot = (key >> 20) as usize & mask;
        while self.written[slot] != 0 {
            if self.written[slot] & !3 == key {
                return self.written[slot] & 3;
            }
            slot = (slot + 1) & mask;
        }
        0
    }

    /// Fills `view` with what is seen of a sentence (index into [`Text::sentences`]), edges on both sides.
    pub fn look(&self, text: &Text<'_>, number: usize, model: &Model<'_>, view: &mut Vec<Glance>) {
        view.clear();
        view.extend([EDGE; MARGIN]);
        let sentence = text.sentences[number];
        for at in sentence.first..sentence.last {
            view.push(self.glance(text, sentence.first, at, self.casings[number], model));
        }
        view.extend([EDGE; MARGIN]);
    }

    fn glance(
        &self,
        text: &Text<'_>,
        first: usize,
        at: usize,
        casing: Casing,
        model: &Model<'_>,
    ) -> Glance {
        let lower = text.lower(at).as_bytes();
        let mut glance = Glance {
            word: self.words[at],
            tail: tail(lower),
            head: ends(lower.iter().take(3)),
            ..Glance::default()
        };
        match text.class(at) {
            Class::Mark => {
                glance.word = 2;
                glance.tags = if possessive(text, first, at) {
                    TagSet::of(&[Tag::POS])
                } else {
                    TagSet::of(&[Tag::Punct])
                };
                glance.likely = if glance.tags.has(Tag::POS) {
                    Tag::POS as u64
                } else {
                    Tag::Punct as u64
                };
            }
            Class::Punct => {
                glance.likely = Tag::Punct as u64;
                glance.tags = TagSet::of(&[Tag::Punct]);
            }
            Class::Symbol => {
                let tag = if text.word(at) == "%" {
                    Tag::NN
                } else {
                    Tag::SYM
                };
                let tag = if text.word(at) == "&" { Tag::CC } else { tag };
                glance.likely = tag as u64;
                glance.tags = TagSet::of(&[tag]);
            }
            Class::Number => {
                let tag = number(text.lower(at));
                glance.word = 3 + (lower.len() == 4) as u64;
                glance.likely = tag as u64;
                glance.tags = TagSet::of(&[tag]);
            }
            Class::Word if text.is_uncased(at) => {
                glance.likely = Tag::NNP as u64;
                glance.tags = TagSet::of(&[Tag::NNP]);
            }
            Class::Word => {
                let entry = model.entry(self.words[at]);
                let opens = opens(text, first, at);
                let shape = shape(text.word(at));
                let upper = starts_upper(text.word(at));
                glance.shape = shape | (opens as u64) << 4 | (casing as u64) << 5;
                glance.class = entry.class;
                glance.likely = entry.likely as u64;
                glance.tags = entry.tags;
                if upper && (shape == 2 || !opens || casing != Casing::Running) {
                    glance.tags = glance.tags.with(Tag::NNP);
                }
                if upper && (opens || casing != Casing::Running) {
                    glance.evidence = 1 + self.evidence(at);
                }
            }
        }
        glance
    }
}

fn ends<'a>(bytes: impl Iterator<Item = &'a u8>) -> u64 {
    bytes.fold(0, |sum, &b| sum << 8 | u64::from(b))
}

/// The last eight bytes, the last one lowest.
fn tail(bytes: &[u8]) -> u64 {
    match bytes.last_chunk() {
        Some(&eight) => u64::from_be_bytes(eight),
        None => ends(bytes.iter()),
    }
}

/// The key of a form, for [`Model::entry`].
pub fn hash(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut h = 0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64;
    for chunk in chunks {
        h = mix(h, u64::from_le_bytes(*chunk));
    }
    mix(h, ends(rest.iter()))
}

pub(super) fn mix(h: u64, x: u64) -> u64 {
    let m = (h ^ x).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (m ^ (m >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a capital at `at` may be owed to the place alone: the first word, or behind a mark, colon or dash.
fn opens(text: &Text<'_>, first: usize, at: usize) -> bool {
    if at == first {
        return true;
    }
    match text.class(at - 1) {
        Class::Mark => true,
        Class::Punct => !matches!(text.word(at - 1), "," | ";" | "/" | "."),
        Class::Symbol => !matches!(text.word(at - 1), "&" | "$" | "%"),
        _ => false,
    }
}

fn casing(text: &Text<'_>, tokens: std::ops::Range<usize>) -> Casing {
    let (mut capitals, mut whole, mut small) = (0, 0, false);
    for at in tokens {
        let word = text.word(at);
        if text.class(at) != Class::Word || word.len() < 2 {
            continue;
        }
        if starts_upper(word) {
            capitals += 1;
            if word.chars().any(char::is_lowercase) {
                small = true;
            } else {
                whole += 1;
            }
        } else if matches!(
            text.lower(at),
            "of" | "the"
                | "and"
                | "to"
                | "for"
                | "in"
                | "on"
                | "at"
                | "by"
                | "an"
                | "as"
                | "or"
                | "but"
                | "from"
                | "with"
                | "over"
                | "into"
                | "amid"
                | "after"
                | "'s"
                | "n't"
                | "is"
                | "up"
                | "off"
        ) {
            small = true;
        } else if word.chars().any(char::is_alphabetic) {
            return Casing::Running;
        }
    }
    if !small && whole >= 2 {
        Casing::Upper
    } else if capitals >= 3 {
        Casing::Title
    } else {
        Casing::Running
    }
}

/// 0 lower case, 1 capital, 2 all capitals, 3 one capital letter, 4 mixed, 5 with digits, 6 hyphen in lower case,
/// 7 hyphen with capitals, 8 full stop, 9 anything else.
fn shape(word: &str) -> u64 {
    let (first, rest) = word.as_bytes().split_first().unwrap_or((&0, &[]));
    if rest.iter().all(u8::is_ascii_lowercase) {
        // most words by far
        if first.is_ascii_lowercase() {
            return 0;
        } else if first.is_ascii_uppercase() {
            return if rest.is_empty() { 3 } else { 1 };
        }
    }
    let (mut upper, mut lower, mut hyphen, mut dot, mut other) = (0, 0, false, false, false);
    for c in word.chars() {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_uppercase() {
            upper += 1;
        } else if c.is_numeric() {
            return 5;
        } else if matches!(c, '-' | '‐' | '‑') {
            hyphen = true;
        } else if c == '.' {
            dot = true;
        } else if !c.is_alphabetic() && !matches!(c, '\'' | '’') {
            other = true;
        }
    }
    match (upper, lower) {
        _ if other => 9,
        (0, _) if hyphen => 6,
        _ if hyphen => 7,
        _ if dot => 8,
        (0, _) => 0,
        (1, 0) => 3,
        (_, 0) => 2,
        (1, _) if starts_upper(word) => 1,
        _ => 4,
    }
}

/// "3rd" is an adjective, "1990s" a plural, all else a number.
fn number(lower: &str) -> Tag {
    if lower.ends_with("st")
        || lower.ends_with("nd")
        || lower.ends_with("rd")
        || lower.ends_with("th")
    {
        Tag::JJ
    } else if lower.ends_with('s') {
        Tag::NNS
    } else {
        Tag::CD
    }
}

/// Whether a single mark is the possessive of a word in "s" ("workers’ rights"), not the end of a quotation.
fn possessive(text: &Text<'_>, first: usize, at: usize) -> bool {
    let single = |i: usize| matches!(text.word(i), "'" | "’" | "‘");
    if at == first || !single(at) || text.spaced_before(at) || !text.spaced_after(at) {
        return false;
    }
    let behind_s = matches!(
        text.lower(at - 1).as_bytes().last(),
        Some(b's' | b'z' | b'x')
    );
    let opened = (first..at).any(|i| single(i) && !text.spaced_after(i) && text.spaced_before(i));
    behind_s && text.class(at - 1) == Class::Word && text.class(at + 1) != Class::Punct && !opened
}
