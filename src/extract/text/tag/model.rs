//! The tagger's weights and lexicon, read in place from one block of bytes.
//!
//! Layout, all numbers little endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [`MAGIC`] |
//! | 4 | [`VERSION`] |
//! | 5 × 4 | lengths: credits in bytes; slots, forms, classes, pairs in entries |
//! | credits | sources and licences, UTF-8 |
//! | 8 × slots | hash table of keys: fingerprint (32 bits), first pair (24), number of pairs (8; 0: empty) |
//! | 4 × forms | hash table of word forms: fingerprint (20 bits), class (12; 0: empty) |
//! | 8 × classes | possible tags (56 bits), likeliest tag (8) |
//! | 2 × pairs | tag, weight (signed) |
//!
//! Both tables are probed in line, from the place that the hash's high half names.

use super::sight::OPEN;
use super::{Tag, TagSet};

/// The first bytes.
pub const MAGIC: [u8; 8] = *b"ct-tags\n";
/// The layout's and the features' version: weights of another version mean nothing.
pub const VERSION: u32 = 1;
/// Bytes before the credits.
pub const HEADER: usize = 32;

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
    slots: &'a [[u8; 8]],
    forms: &'a [[u8; 4]],
    classes: &'a [[u8; 8]],
    pairs: &'a [[u8; 2]],
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
            slots: take(number(16)?, 8)?.as_chunks().0,
            forms: take(number(20)?, 4)?.as_chunks().0,
            classes: take(number(24)?, 8)?.as_chunks().0,
            pairs: take(number(28)?, 2)?.as_chunks().0,
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
        let mut scores = [0i32; 64];
        for &key in keys {
            for &[tag, weight] in self.row(key) {
                scores[usize::from(tag & 63)] += i32::from(weight.cast_signed());
            }
        }
        let mut best = (i32::MIN, Tag::None);
        for tag in tags.iter() {
            let score = scores[tag as usize];
            if score > best.0 {
                best = (score, tag);
            }
        }
        best.1
    }

    fn row(&self, key: u64) -> &'a [[u8; 2]] {
        let slot = probe(self.slots, key, |bytes| {
            let slot = u64::from_le_bytes(bytes);
            (slot >> 56 != 0).then_some((slot as u32 == key as u32, slot))
        });
        slot.and_then(|slot| {
            let first = (slot >> 32 & 0xFF_FFFF) as usize;
            self.pairs.get(first..first + (slot >> 56) as usize)
        })
        .unwrap_or_default()
    }
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
