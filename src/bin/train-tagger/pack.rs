//! Writes lexicon and weights in the layout that [`copytaster::extract::text::tag::model`] reads.

use std::collections::BTreeMap;

use copytaster::extract::text::Tag;
use copytaster::extract::text::tag::model::{
    HEADER, MAGIC, ROW, VERSION, Worth, ZERO, home, place,
};
use copytaster::extract::text::tag::sight::hash;

use crate::lexicon::Lexicon;
use crate::perceptron::Weights;

const CREDITS: &str = "\
Weights and lexicon of copytaster's part-of-speech tagger; made by the train-tagger tool of the same program.
Weights learned from GUM, the Georgetown University Multilayer corpus, by Amir Zeldes and others, annotations under
CC BY 4.0 (https://gucorpling.org/gum/); its news texts are from Wikinews, CC BY 2.5 (https://en.wikinews.org/).
Lexicon derived from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND
DATABASE IS PROVIDED \"AS IS\" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY
OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS
FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. Permission to use, copy, modify and distribute that database for
any purpose and without fee or royalty is granted by its licence, provided that this notice appears on all copies.
";

/// Lexicon and weights as one block of bytes.
pub fn pack(lexicon: &Lexicon, weights: &Weights, floor: f32) -> Vec<u8> {
    let Weighed { keys, quads, rows } = weigh(weights, floor);
    let (pilots, slots) = spread(&keys);
    let forms = fill(
        lexicon.forms.len() * 3 / 2,
        lexicon.forms.iter().map(|(form, &class)| {
            let hash = hash(form.as_bytes());
            (hash, hash as u32 >> 12 << 12 | u32::from(class))
        }),
    );
    let mut bytes = Vec::new();
    bytes.extend(MAGIC);
    let lengths = [
        CREDITS.len(),
        pilots.len(),
        slots.len(),
        quads.len(),
        rows.len(),
        forms.len(),
        lexicon.classes.len(),
    ];
    for number in std::iter::once(VERSION).chain(lengths.map(|n| n as u32)) {
        bytes.extend(number.to_le_bytes());
    }
    assert_eq!(bytes.len(), HEADER);
    bytes.extend(CREDITS.bytes());
    bytes.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(quads.as_flattened().as_flattened());
    bytes.extend(rows.as_flattened());
    bytes.extend(forms.iter().flat_map(|form| form.to_le_bytes()));
    for (tags, likely) in &lexicon.classes {
        bytes.extend((tags.0 | (*likely as u64) << 56).to_le_bytes());
    }
    bytes
}

/// Weights as the layout holds them.
#[derive(Default)]
struct Weighed {
    keys: Vec<(u64, Worth)>,
    quads: Vec<[[u8; 2]; 4]>,
    rows: Vec<[u8; ROW]>,
}

/// Weights cut down to a byte each; those below `floor` steps are dropped.
fn weigh(weights: &Weights, floor: f32) -> Weighed {
    let mut sizes: Vec<f32> = weights
        .values()
        .flatten()
        .map(|w| w.abs())
        .filter(|&w| w > 0.0)
        .collect();
    sizes.sort_by(f32::total_cmp);
    // A handful of giants may be clipped so that all others keep their detail.
    let top = sizes
        .get(sizes.len().saturating_sub(1 + sizes.len() / 20_000))
        .copied()
        .unwrap_or(1.0);
    let step = top / 127.0;
    let mut weighed = Weighed::default();
    for (&key, weights) in weights.iter().collect::<BTreeMap<_, _>>() {
        let pairs: Vec<(Tag, i8)> = Tag::ALL
            .into_iter()
            .zip(weights)
            .map(|(tag, weight)| (tag, (weight / step).round().clamp(-127.0, 127.0)))
            .filter(|(_, steps)| *steps != 0.0 && steps.abs() >= floor)
            .map(|(tag, steps)| (tag, steps as i8))
            .collect();
        if let Some(worth) = weighed.worth(&pairs) {
            weighed.keys.push((key, worth));
        }
    }
    weighed
}

impl Weighed {
    /// Stores the weights; none if there are none.
    fn worth(&mut self, pairs: &[(Tag, i8)]) -> Option<Worth> {
        let nothing = (Tag::None, 0);
        Some(match *pairs {
            [] => return None,
            [one] => Worth::Pair([one, nothing]),
            [one, two] => Worth::Pair([one, two]),
            [_, _, _] | [_, _, _, _] => {
                let mut quad = [[0; 2]; 4];
                for (to, &(tag, weight)) in quad.iter_mut().zip(pairs) {
                    *to = [tag as u8, weight.cast_unsigned()];
                }
                self.quads.push(quad);
                Worth::Quad(self.quads.len() as u32 - 1)
            }
            _ => {
                let mut row = [ZERO; ROW];
                for &(tag, weight) in pairs {
                    row[tag as usize] = ZERO.wrapping_add_signed(weight);
                }
                self.rows.push(row);
                Worth::Row(self.rows.len() as u32 - 1)
            }
        })
    }
}

/// A perfect hash of the keys: the pilots, and each key's fingerprint and worth in its slot. The buckets choose their
/// pilots one by one, the fullest first, as in Pibiri and Trani (2021), "PTHash".
fn spread(keys: &[(u64, Worth)]) -> (Vec<u16>, Vec<u64>) {
    let mut buckets = vec![Vec::new(); keys.len() / 5 + 1];
    let count = buckets.len();
    for &(key, worth) in keys {
        buckets[home(key, count)].push((key, worth));
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
    let mut size = keys.len() * 51 / 50 + 1;
    'larger: loop {
        let mut pilots = vec![0; count];
        let mut slots = vec![None; size];
        for &bucket in &order {
            let keys = &buckets[bucket];
            let fits = |pilot: &u16| {
                let mut places: Vec<_> = keys.iter().map(|k| place(k.0, *pilot, size)).collect();
                places.sort_unstable();
                places.dedup();
                places.len() == keys.len() && places.iter().all(|&at| slots[at].is_none())
            };
            let Some(pilot) = (0..=u16::MAX).find(fits) else {
                size += size / 50 + 1;
                continue 'larger;
            };
            pilots[bucket] = pilot;
            for &(key, worth) in keys {
                let slot = u64::from(worth.bits()) << 32 | u64::from(key as u32);
                slots[place(key, pilot, size)] = Some(slot);
            }
        }
        // An empty slot is worth nothing: no matter which key it is taken for.
        return (
            pilots,
            slots.into_iter().map(Option::unwrap_or_default).collect(),
        );
    }
}

/// A hash table of that size, probed in line.
fn fill<T: Copy + Default + PartialEq>(
    size: usize,
    entries: impl Iterator<Item = (u64, T)>,
) -> Vec<T> {
    let mut table = vec![T::default(); size.max(1)];
    for (hash, value) in entries {
        let mut at = home(hash, size);
        while table[at] != T::default() {
            at = (at + 1) % size;
        }
        table[at] = value;
    }
    table
}
