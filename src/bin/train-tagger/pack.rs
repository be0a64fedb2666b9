//! Writes lexicon and weights in the layout that [`copytaster::extract::text::tag::model`] reads.

use std::collections::BTreeMap;

use copytaster::extract::text::tag::model::{HEADER, MAGIC, VERSION, home};
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
    let (slots, pairs) = weigh(weights, floor);
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
        slots.len(),
        forms.len(),
        lexicon.classes.len(),
        pairs.len(),
    ];
    for number in std::iter::once(VERSION).chain(lengths.map(|n| n as u32)) {
        bytes.extend(number.to_le_bytes());
    }
    assert_eq!(bytes.len(), HEADER);
    bytes.extend(CREDITS.bytes());
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(forms.iter().flat_map(|form| form.to_le_bytes()));
    for (tags, likely) in &lexicon.classes {
        bytes.extend((tags.0 | (*likely as u64) << 56).to_le_bytes());
    }
    bytes.extend(pairs.iter().flatten());
    bytes
}

/// Weights cut down to a byte each; those below `floor` steps are dropped.
fn weigh(weights: &Weights, floor: f32) -> (Vec<u64>, Vec<[u8; 2]>) {
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
    let mut pairs = Vec::new();
    let mut rows = Vec::new();
    for (&key, row) in weights.iter().collect::<BTreeMap<_, _>>() {
        let first = pairs.len();
        for (tag, &weight) in row.iter().enumerate() {
            let steps = (weight / step).round().clamp(-127.0, 127.0);
            if steps.abs() >= floor {
                pairs.push([tag as u8, (steps as i8).cast_unsigned()]);
            }
        }
        if pairs.len() > first {
            let slot =
                ((pairs.len() - first) as u64) << 56 | (first as u64) << 32 | u64::from(key as u32);
            rows.push((key, slot));
        }
    }
    assert!(pairs.len() < 1 << 24, "too many weights");
    (fill(rows.len() * 8 / 5, rows.into_iter()), pairs)
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
