//! Statements made up for measuring searches, the same at every run: speakers, roles, words and titles by the million.
//!
//! Words come as often as words do: the second half as often as the first, the third a third as often. Four statements in a
//! row share a story's title; speakers and roles come as unevenly as words. One story in sixteen is in Cyrillic letters.

#![allow(dead_code)]

mod names;
pub mod queries;
pub mod reference;
mod words;

use copytaster::search::Column;

/// The columns that statements are searched by.
pub const COLUMNS: [Column; 4] = [Column::Name, Column::Line, Column::Text, Column::Line];

/// Bytes of words that a statement has about.
const WORDS: usize = 300;
/// Different people who say something.
const SPEAKERS: usize = 100_000;
/// Different roles.
const ROLES: usize = 3_000;

/// Numbers that look like chance ("splitmix64").
pub struct Random(u64);

impl Random {
    /// Always the same ones for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// Any number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A number below `end`, small ones far more often: each as often as its rank says.
    pub fn ranked(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64 + 1.0).powf(share) as usize - 1).min(end - 1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Statements, one behind the other in one text.
pub struct Rows {
    text: String,
    ends: Vec<[usize; 4]>,
}

impl Rows {
    /// So many statements, made of about so many different words, those of the queries among them at even distances.
    pub fn new(count: usize, vocabulary: usize) -> Self {
        let mut random = Random::new(count as u64 ^ vocabulary as u64);
        let latin = words::latin(vocabulary, &mut random);
        let cyrillic = words::cyrillic(vocabulary / 12, &mut random);
        let speakers = names::speakers(SPEAKERS.min(count), &mut random);
        let roles = names::roles(ROLES, &latin, &mut random);
        let planted: Vec<_> = queries::MEANT.iter().chain(&queries::NEAR).collect();
        let every = count / planted.len();
        let mut planted = planted.into_iter();
        let mut rows = Self {
            text: String::with_capacity(count * 430),
            ends: Vec::with_capacity(count),
        };
        let (mut title, mut words) = (String::new(), &latin);
        for number in 0..count {
            let plant = if number % every == every / 2 {
                planted.next()
            } else {
                None
            };
            if let Some(plant) = plant {
                rows.push(plant);
                continue;
            }
            if number % 4 == 0 {
                words = if random.below(16) == 0 {
                    &cyrillic
                } else {
                    &latin
                };
                title.clear();
                let long = 30 + random.below(40);
                say(&mut title, long, words, &mut random);
            }
            let mut said = String::from("“");
            let long = WORDS / 2 + random.below(WORDS);
            say(&mut said, long, words, &mut random);
            said.push_str(".”");
            let people = match std::ptr::eq(words, &latin) {
                true => &speakers.latin,
                false => &speakers.cyrillic,
            };
            let speaker = &people[random.ranked(people.len())];
            let role = &roles[random.ranked(roles.len())];
            rows.push(&[speaker, role, &said, &title]);
        }
        rows
    }

    fn push(&mut self, columns: &[&str; 4]) {
        let ends = columns.map(|column| {
            self.text.push_str(column);
            self.text.len()
        });
        self.ends.push(ends);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A statement: speaker, role, words, title.
    pub fn get(&self, row: usize) -> [&str; 4] {
        let mut start = match row {
            0 => 0,
            _ => self.ends[row - 1][3],
        };
        self.ends[row].map(|end| {
            let column = &self.text[start..end];
            start = end;
            column
        })
    }

    /// Any word of any statement, those said often more often than others.
    pub fn word(&self, random: &mut Random) -> &str {
        let said = self.get(random.below(self.len()))[2];
        let words: Vec<_> = said
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        words[random.below(words.len())]
    }
}

/// Adds words until there are so many bytes.
fn say(text: &mut String, bytes: usize, words: &[String], random: &mut Random) {
    let end = text.len() + bytes;
    while text.len() < end {
        text.push_str(&words[random.ranked(words.len())]);
        text.push_str(if random.below(12) == 0 { ", " } else { " " });
    }
    text.truncate(text.trim_end_matches([' ', ',']).len());
}
