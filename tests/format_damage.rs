//! Samples of every format, damaged at random: whatever comes out is harmless.
#![allow(clippy::unwrap_used, clippy::panic)]

mod harmless;

use std::fs;
use std::path::{Path, PathBuf};

use copytaster::format::{self, Given};
use proptest::prelude::*;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    assert!(found.len() >= 5);
    found
}

fn is_harmless(bytes: &[u8]) {
    let Ok(articles) = format::read(Path::new("a"), bytes, &Given::default()) else {
        return;
    };
    assert!(!articles.is_empty());
    articles.iter().for_each(harmless::check);
}

#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Put(usize, u8),
    Insert(usize, Vec<u8>),
    Drop(usize, usize),
    Repeat(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..5_000_usize;
    let byte = prop_oneof![
        any::<u8>(),
        prop::sample::select(&b"\x00\x01\x02\x03\x1b<>{}[]\"\\&=-:\n"[..])
    ];
    prop_oneof![
        at.clone().prop_map(Damage::Cut),
        (at.clone(), byte.clone()).prop_map(|(at, byte)| Damage::Put(at, byte)),
        (at.clone(), prop::collection::vec(byte, 1..20))
            .prop_map(|(at, new)| Damage::Insert(at, new)),
        (at.clone(), 1..200_usize).prop_map(|(at, n)| Damage::Drop(at, n)),
        (at, 1..200_usize).prop_map(|(at, n)| Damage::Repeat(at, n)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let within = |at: usize, bytes: &[u8]| at % bytes.len().max(1);
    match damage {
        Damage::Cut(at) => bytes.truncate(within(*at, bytes)),
        Damage::Put(at, byte) => {
            let at = within(*at, bytes);
            if let Some(old) = bytes.get_mut(at) {
                *old = *byte;
            }
        }
        Damage::Insert(at, new) => {
            let at = within(*at, bytes);
            bytes.splice(at..at, new.iter().copied());
        }
        Damage::Drop(at, n) => {
            let at = within(*at, bytes);
            bytes.drain(at..(at + n).min(bytes.len()));
        }
        Damage::Repeat(at, n) => {
            let at = within(*at, bytes);
            let again = bytes[at..(at + n).min(bytes.len())].to_vec();
            bytes.splice(at..at, again);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn damaged_samples_come_out_harmless(damages in prop::collection::vec(damage(), 1..6)) {
        for path in samples() {
            let mut bytes = fs::read(&path).unwrap();
            damages.iter().for_each(|d| apply(&mut bytes, d));
            is_harmless(&bytes);
        }
    }
}

#[test]
fn samples_cut_anywhere_come_out_harmless() {
    for path in samples() {
        let bytes = fs::read(&path).unwrap();
        for end in (1..bytes.len()).step_by(17) {
            is_harmless(&bytes[..end]);
        }
    }
}
