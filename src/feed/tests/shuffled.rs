//! Whatever happens in a folder, in whatever order: in the end the feed has told what stands there, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Watched, both_ways};

/// A small generator of numbers, so that a failing run can be had again (Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// One of few paths, so that they are often taken.
    fn path(&mut self) -> PathBuf {
        let mut path = PathBuf::new();
        for _ in 0..self.roll(3) {
            path.push(["north", "south", ".hidden"][self.roll(5) % 3]);
        }
        path.join(["a", "b.txt", "north", "c.tmp", "d"][self.roll(5)])
    }
}

/// One thing that happens; what cannot happen does not.
fn happen(dice: &mut Dice, root: &Path, beside: &Path, words: &str) {
    let path = root.join(dice.path());
    let other = root.join(dice.path());
    let _ = match dice.roll(10) {
        0 | 1 => fs::write(&path, words),
        2 => fs::create_dir_all(&path),
        3 => fs::create_dir_all(path.parent().unwrap()).and_then(|()| fs::write(&path, words)),
        4 => fs::remove_file(&path),
        5 => fs::remove_dir_all(&path),
        6 | 7 => fs::rename(&path, &other),
        8 => fs::rename(&path, beside.join(dice.roll(4).to_string())),
        _ => fs::rename(beside.join(dice.roll(4).to_string()), &path),
    };
}

/// The stories that stand in a folder, with their words.
fn stories(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if crate::feed::names::ignored(path.file_name().unwrap()) {
            continue;
        }
        if path.is_dir() {
            stories(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn in_the_end_it_has_told_what_stands_there() {
    both_ways(|polling| {
        for seed in 0..4 {
            let mut dice = Dice(seed);
            let mut watched = Watched::start(polling, |_| {});
            let (root, beside) = (watched.at(""), watched.beside("side"));
            fs::create_dir(&beside).unwrap();
            for n in 0..300 {
                happen(&mut dice, &root, &beside, &format!("{seed}-{n}"));
                // Now and then the feed gets to see what lies between.
                if dice.roll(60) == 0 {
                    watched.wait_sentinel();
                }
            }
            let mut there = BTreeMap::new();
            stories(&root, &root, &mut there);
            watched.wait(&format!("{there:?} of seed {seed}"), |w| {
                let told = w.files.iter().map(|(name, words)| (name, words.last()));
                told.eq(there.iter().map(|(name, words)| (name, Some(words))))
            });
        }
    });
}
