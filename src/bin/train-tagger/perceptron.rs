//! The averaged perceptron (Collins 2002), decoding from left to right as the program does.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use copytaster::extract::text::Tag;
use copytaster::extract::text::tag::TagSet;
use copytaster::extract::text::tag::sight::Glance;
use copytaster::extract::text::tag::walk::walk;

const TAGS: usize = Tag::ALL.len();

/// One sentence to learn from.
pub struct Lesson {
    /// What is seen of it.
    pub view: Vec<Glance>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Its words, for a reader of the report.
    pub words: Vec<String>,
}

/// Keys are well mixed already.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are numbers")
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// What each key is worth to each tag.
pub type Weights = HashMap<u64, [f32; TAGS], BuildHasherDefault<AsIs>>;

struct Row {
    now: [f32; TAGS],
    sum: [f32; TAGS],
    since: [u32; TAGS],
}

#[derive(Default)]
struct Perceptron {
    rows: HashMap<u64, Box<Row>, BuildHasherDefault<AsIs>>,
    clock: u32,
}

impl Perceptron {
    fn best(&self, tags: TagSet, keys: &[u64]) -> Tag {
        let mut scores = [0f32; TAGS];
        for row in keys.iter().filter_map(|key| self.rows.get(key)) {
            for (score, weight) in scores.iter_mut().zip(&row.now) {
                *score += weight;
            }
        }
        let mut best = (f32::MIN, Tag::None);
        for tag in tags.iter() {
            if scores[tag as usize] > best.0 {
                best = (scores[tag as usize], tag);
            }
        }
        best.1
    }

    fn learn(&mut self, keys: &[u64], tag: Tag, by: f32) {
        for &key in keys {
            let row = self.rows.entry(key).or_insert_with(|| {
                Box::new(Row {
                    now: [0.0; TAGS],
                    sum: [0.0; TAGS],
                    since: [0; TAGS],
                })
            });
            let t = tag as usize;
            row.sum[t] += row.now[t] * (self.clock - row.since[t]) as f32;
            row.since[t] = self.clock;
            row.now[t] += by;
        }
    }

    fn averaged(self) -> Weights {
        let clock = self.clock;
        self.rows
            .into_iter()
            .map(|(key, row)| {
                let mean = std::array::from_fn(|t| {
                    (row.sum[t] + row.now[t] * (clock - row.since[t]) as f32) / clock.max(1) as f32
                });
                (key, mean)
            })
            .collect()
    }
}

/// Learns from the lessons, going over them `rounds` times in ever another order.
pub fn train(lessons: &[Lesson], rounds: usize, dropout: f64, random: &mut Random) -> Weights {
    let mut perceptron = Perceptron::default();
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &number in &order {
            let lesson = &lessons[number];
            walk(&lesson.view, |at, tags, seen| {
                if let Some(tag) = tags.sole() {
                    return tag;
                }
                let gold = lesson.tags[at];
                perceptron.clock += 1;
                // A word that is hidden now and then teaches the rest of the keys what to do about unknown words.
                let mut kept = seen.keys().to_vec();
                if random.chance(dropout) {
                    kept.remove(15);
                    kept.remove(1);
                }
                let guess = perceptron.best(tags, &kept);
                if guess != gold && tags.has(gold) {
                    perceptron.learn(&kept, gold, 1.0);
                    perceptron.learn(&kept, guess, -1.0);
                }
                guess
            });
        }
    }
    perceptron.averaged()
}

/// A small generator, the same run after run (Marsaglia's xorshift, 2003).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// True this often (0 to 1).
    pub fn chance(&mut self, often: f64) -> bool {
        ((self.next() >> 11) as f64) < often * (1u64 << 53) as f64
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
