//! The tagger's weights and lexicon, read in place from one block of bytes.
//!
//! Layout, all numbers little endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [`MAGIC`] |
//! | 4 | [`VERSION`] |
//! | 7 × 4 | lengths: credits in bytes; pilots, slots, quads, rows, forms, classes in entries |
//! | credits | sources and licences, UTF-8 |
//! | 2 × pilots | perfect hash of the keys: a number for each bucket of them, see [`place`] |
//! | 8 × slots | fingerprint (32 bits), [`Worth`] (32) |
//! | 8 × quads | four pairs of tag and weight (signed) |
//! | 40 × rows | a weight for every tag, raised by [`ZERO`] |
//! | 4 × forms | hash table of word forms: fingerprint (20 bits), class (12; 0: empty) |
//! | 8 × classes | possible tags (56 bits), likeliest tag (8) |
//!
//! The forms are probed in line, from the place that the hash's high half names. Keys are looked up far more often, by
//! the dozen: a perfect hash finds each with two reads and no branch, so that the processor can fetch many at a time.
//! Most keys are worth something to two tags only, but most of those met in a text to nearly all.

use super::sight::OPEN;
use super::walk::KEYS;
use super::{Tag, TagSet};

/// The first bytes.
pub const MAGIC: [u8; 8] = *b"ct-tags\n";
/// The layout's and the features' version: weights of another version mean nothing.
pub const VERSION: u32 = 2;
/// Bytes before the credits.
pub const HEADER: usize = 40;
/// Weights in a row: one for each tag, and some more to make it even.
pub const ROW: usize = 40;
/// What stands in a row for a weight of 0, so that all can be added up as numbers without a sign.
pub const ZERO: u8 = 128;

static EMBEDDED: &[u8] = include_bytes!("../../lexicon/tagger.bin");

/// What the lexicon says of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number of the class; 0: not in the lexicon.
    pub class: u64,
    /// The tags it may have.
    pub tags: TagSet,
    /// The likeliest one.
    pub likely: Tag,
}

/// Weights and lexicon. The default is empty: it knows nothing and every key is worth nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Model<'a> {
    credits: &'a str,
    pilots: &'a [[u8; 2]],
    slots: &'a [[u8; 8]],
    quads: &'a [[u8; 8]],
    rows: &'a [[u8; ROW]],
    forms: &'a [[u8; 4]],
    classes: &'a [[u8; 8]],
}

impl Model<'static> {
    /// The one inside the program.
    pub fn embedded() -> Self {
        Self::read(EMBEDDED).unwrap_or_default()
    }
}

impl<'a> Model<'a> {
    /// Reads a model in place; none if the bytes are not one of this version.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_at_checked(HEADER)?;
        let number = |at: usize| Some(u32::from_le_bytes(*header.get(at..)?.first_chunk()?));
        if !header.starts_with(&MAGIC) || number(8)? != VERSION {
            return None;
        }
        let mut take = |count: u32, size: usize| {
            let (block, behind) = rest.split_at_checked((count as usize).checked_mul(size)?)?;
            rest = behind;
            Some(block)
        };
        Some(Self {
            credits: str::from_utf8(take(number(12)?, 1)?).ok()?,
            pilots: take(number(16)?, 2)?.as_chunks().0,
            slots: take(number(20)?, 8)?.as_chunks().0,
            quads: take(number(24)?, 8)?.as_chunks().0,
            rows: take(number(28)?, ROW)?.as_chunks().0,
            forms: take(number(32)?, 4)?.as_chunks().0,
            classes: take(number(36)?, 8)?.as_chunks().0,
        })
    }

    /// Sources and licences.
    pub fn credits(&self) -> &'a str {
        self.credits
    }

    /// What the lexicon says of a form, given by [`super::sight::hash`].
    pub fn entry(&self, hash: u64) -> Entry {
        let class = probe(self.forms, hash, |bytes| {
            let form = u32::from_le_bytes(bytes);
            (form & 0xFFF != 0).then_some((form >> 12 == hash as u32 >> 12, form & 0xFFF))
        });
        let known = class.and_then(|class| self.classes.get(class as usize));
        match known {
            Some(&bytes) => {
                let record = u64::from_le_bytes(bytes);
                Entry {
                    class: u64::from(class.unwrap_or_default()),
                    tags: TagSet(record & 0x00FF_FFFF_FFFF_FFFF),
                    likely: Tag::ALL
                        .get((record >> 56) as usize)
                        .copied()
                        .unwrap_or_default(),
                }
            }
            None => Entry {
                class: 0,
                tags: OPEN,
                likely: Tag::None,
            },
        }
    }

    /// The tag of the set that the keys speak for most.
    pub fn best(&self, tags: TagSet, keys: &[u64]) -> Tag {
        self.sum(keys).best(tags, &[0; ROW])
    }

    /// What the keys are worth together; the first [`KEYS`] of them count.
    pub fn sum(&self, keys: &[u64]) -> Sum {
        let keys = &keys[..keys.len().min(KEYS)];
        // Short loops one behind the other, without branches that depend on what is read: so the reads of one key need
        // not wait for those of another.
        let mut places = [0; KEYS];
        for (to, &key) in places.iter_mut().zip(keys) {
            let pilot = self.pilots.get(home(key, self.pilots.len()));
            let pilot = u16::from_le_bytes(pilot.copied().unwrap_or_default());
            *to = place(key, pilot, self.slots.len());
        }
        let (mut found, mut count) = ([0; ROOM], 0);
        for (&at, &key) in places.iter().zip(keys) {
            let slot = u64::from_le_bytes(self.slots.get(at).copied().unwrap_or_default());
            found[count % ROOM] = (slot >> 32) as u32;
            count += usize::from(slot as u32 == key as u32);
        }
        let (mut sorted, mut counts) = ([[0; ROOM]; 3], [0; 3]);
        for &worth in found.iter().take(count) {
            let kind = (worth >> 30) as usize;
            for (n, (list, count)) in sorted.iter_mut().zip(&mut counts).enumerate() {
                list[*count % ROOM] = worth & 0x3FFF_FFFF;
                *count += usize::from(kind == n);
            }
        }
        let mut sum = Sum::default();
        for &pair in sorted[0].iter().take(counts[0]) {
            sum.add(pair >> 22, pair >> 14);
            sum.add(pair >> 8, pair);
        }
        for &quad in sorted[1].iter().take(counts[1]) {
            let quad = self.quads.get(quad as usize).copied().unwrap_or_default();
            let quad = u64::from_le_bytes(quad);
            for pair in 0..4 {
                let pair = (quad >> (16 * pair)) as u32;
                sum.add(pair, pair >> 8);
            }
        }
        for &row in sorted[2].iter().take(counts[2]) {
            if let Some(row) = self.rows.get(row as usize) {
                sum.add_row(row);
            }
        }
        sum
    }
}

/// A score for every tag. Only which is higher counts: all may be raised by the same.
pub type Scores = [i16; ROW];

/// What some keys are worth together.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// What pairs and quads are worth.
    few: [i16; 64],
    /// What rows are worth, eight tags at a time, every other one in either number: 16 bits each hold [`KEYS`] bytes.
    many: [[u64; 2]; ROW / 8],
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            few: [0; 64],
            many: [[0; 2]; ROW / 8],
        }
    }
}

impl Sum {
    /// Adds a weight; of either number the lowest bits count, 6 and 8.
    fn add(&mut self, tag: u32, weight: u32) {
        let score = &mut self.few[tag as usize % 64];
        *score = score.wrapping_add(i16::from((weight as u8).cast_signed()));
    }

    fn add_row(&mut self, row: &[u8; ROW]) {
        const EVERY_OTHER: u64 = 0x00FF_00FF_00FF_00FF;
        for (lanes, &eight) in self.many.iter_mut().zip(row.as_chunks().0) {
            let eight = u64::from_le_bytes(eight);
            lanes[0] = lanes[0].wrapping_add(eight & EVERY_OTHER);
            lanes[1] = lanes[1].wrapping_add(eight >> 8 & EVERY_OTHER);
        }
    }

    /// The score of every tag.
    pub fn scores(&self) -> Scores {
        std::array::from_fn(|tag| self.score(tag))
    }

    fn score(&self, tag: usize) -> i16 {
        let lane = self.many[tag / 8 % (ROW / 8)][tag % 2] >> (tag % 8 / 2 * 16);
        self.few[tag % 64].wrapping_add((lane as u16).cast_signed())
    }

    /// The tag of the set that stands highest, given what `other` keys are worth.
    pub fn best(&self, tags: TagSet, other: &Scores) -> Tag {
        let mut best = (i16::MIN, Tag::None);
        for tag in tags.iter() {
            let at = tag as usize;
            let score = self.score(at).wrapping_add(other[at % ROW]);
            if score > best.0 {
                best = (score, tag);
            }
        }
        best.1
    }
}

/// Room for [`KEYS`] and some more: a power of two, so that an index is kept inside for nothing.
const ROOM: usize = 64;

/// What a key is worth, in 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Two weights, each with its tag.
    Pair([(Tag, i8); 2]),
    /// More, in the quad of this number.
    Quad(u32),
    /// Many, in the row of this number.
    Row(u32),
}

impl Worth {
    /// The bits.
    pub fn bits(self) -> u32 {
        match self {
            Self::Pair([a, b]) => {
                let bits = |(tag, weight): (Tag, i8)| {
                    (tag as u32) << 8 | u32::from(weight.cast_unsigned())
                };
                bits(a) << 14 | bits(b)
            }
            Self::Quad(number) => 1 << 30 | number,
            Self::Row(number) => 2 << 30 | number,
        }
    }
}

/// Index of a key's slot among so many, given the pilot at its [`home`] among the pilots: they are chosen so that no two
/// keys of the model have the same slot.
pub fn place(key: u64, pilot: u16, slots: usize) -> usize {
    let turned = key ^ u64::from(pilot).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    home(turned.wrapping_mul(0xD6E8_FEB8_6659_FD93), slots)
}

/// Index at which the search for a hash begins in a table of this many entries.
pub fn home(hash: u64, entries: usize) -> usize {
    (((hash >> 32) * entries as u64) >> 32) as usize
}

/// Looks along the table from the hash's home; `read` gives none for an empty entry, else whether it matches.
fn probe<const N: usize, T>(
    table: &[[u8; N]],
    hash: u64,
    read: impl Fn([u8; N]) -> Option<(bool, T)>,
) -> Option<T> {
    let home = home(hash, table.len());
    let (wrapped, ahead) = table.split_at_checked(home)?;
    for &bytes in ahead.iter().chain(wrapped) {
        let (matches, value) = read(bytes)?;
        if matches {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_of_this_version_and_names_its_sources() {
        let model = Model::read(EMBEDDED).expect("a model of this version");
        assert!(model.slots.len() > 10_000 && model.forms.len() > 10_000);
        for source in ["GUM", "CC BY 4.0", "Wikinews", "CC BY 2.5", "WordNet"] {
            assert!(model.credits().contains(source), "{source}");
        }
    }

    #[test]
    fn all_that_the_keys_are_worth_is_added_up() {
        let keys: [u64; 3] = [0x10, 0x20, 0x30].map(|key| key << 56 | key);
        let pair = Worth::Pair([(Tag::VB, -3), (Tag::NN, 100)]);
        let mut slots = [[0; 8]; 64];
        for (key, worth) in keys.into_iter().zip([pair, Worth::Quad(1), Worth::Row(1)]) {
            let slot = u64::from(worth.bits()) << 32 | key & 0xFFFF_FFFF;
            assert_eq!(slots[place(key, 0, 64)], [0; 8], "another key's slot");
            slots[place(key, 0, 64)] = slot.to_le_bytes();
        }
        let nothing = Worth::Pair([(Tag::None, 0); 2]);
        assert_eq!(nothing.bits(), 0, "an empty slot");
        let mut row = [ZERO; ROW];
        row[Tag::VB as usize] = ZERO - 127;
        row[Tag::NN as usize] = ZERO + 5;
        let quad = [
            Tag::VB as u8,
            127,
            Tag::JJ as u8,
            0x80,
            Tag::NN as u8,
            1,
            0,
            0,
        ];
        let model = Model {
            pilots: &[[0; 2]],
            slots: &slots,
            quads: &[[0; 8], quad],
            rows: &[[0; ROW], row],
            ..Model::default()
        };
        let base = i16::from(ZERO);
        let scores = model.sum(&keys).scores();
        assert_eq!(scores[Tag::VB as usize], base - 3 + 127 - 127);
        assert_eq!(scores[Tag::NN as usize], base + 100 + 1 + 5);
        assert_eq!(scores[Tag::JJ as usize], base - 128);
        assert_eq!(scores[Tag::VBZ as usize], base);
        assert_eq!(model.sum(&[7, 8]).scores(), [0; ROW]);
    }

    #[test]
    fn a_damaged_model_is_refused_or_harmless() {
        assert!(Model::read(&[]).is_none());
        assert!(Model::read(&EMBEDDED[..EMBEDDED.len() - 1]).is_none());
        let mut other = EMBEDDED.to_vec();
        other[8] ^= 0xFF;
        assert!(Model::read(&other).is_none());
        let none = Model::default();
        assert_eq!(none.entry(7).tags, OPEN);
        assert_eq!(none.best(TagSet::of(&[Tag::VB]), &[1, 2]), Tag::VB);
    }
}
