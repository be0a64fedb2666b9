//! What share of the tags is right, and which are taken for which.

use std::collections::BTreeMap;

use copytaster::extract::text::Tag;
use copytaster::extract::text::tag::model::Model;

use crate::perceptron::Lesson;
use crate::tagged;

#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

/// Counts over all folds.
#[derive(Default)]
pub struct Report {
    /// By genre, the second part of a document's name.
    genres: BTreeMap<String, Share>,
    all: Share,
    words: Share,
    verbs: Share,
    confused: BTreeMap<(Tag, Tag), usize>,
    lines: Vec<String>,
}

impl Report {
    /// Tags one sentence and counts.
    pub fn add(&mut self, name: &str, lesson: &Lesson, model: &Model<'_>) {
        let genre = name.split('_').nth(1).unwrap_or(name).to_string();
        let guesses = tagged(lesson, model);
        for (at, (&guess, &gold)) in guesses.iter().zip(&lesson.tags).enumerate() {
            if gold == Tag::None {
                continue;
            }
            let right = guess == gold;
            self.genres.entry(genre.clone()).or_default().add(right);
            if name == "headlines" {
                continue;
            }
            self.all.add(right);
            if gold != Tag::Punct {
                self.words.add(right);
            }
            if gold.is_verb() || guess.is_verb() {
                self.verbs.add(right);
            }
            if !right {
                *self.confused.entry((gold, guess)).or_default() += 1;
                let near = at.saturating_sub(4)..(at + 4).min(lesson.words.len());
                self.lines.push(format!(
                    "{gold:?}>{guess:?}\t{}\t{}",
                    lesson.words[at],
                    lesson.words[near].join(" ")
                ));
            }
        }
    }

    /// Prints the counts, and every wrong tag if wished.
    pub fn print(&mut self, errors: bool) {
        if errors {
            self.lines.sort();
            self.lines.iter().for_each(|line| println!("{line}"));
        }
        let show = |name: &str, share: &Share| {
            println!(
                "{name:>12}  {:.4}  of {}",
                share.right as f64 / share.all.max(1) as f64,
                share.all
            );
        };
        for (genre, share) in &self.genres {
            show(genre, share);
        }
        show("all", &self.all);
        show("words", &self.words);
        show("verbs", &self.verbs);
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((gold, guess), count) in confused.iter().take(24) {
            print!("{gold:?}>{guess:?} {count}  ");
        }
        println!();
    }
}
