//! The plain way to search for one word: every row is looked at, by the rules that the search room states.
//!
//! Written on its own, from the rules, so that what the quick way loses shows.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use copytaster::fold::fold;
use copytaster::search::Column;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::{COLUMNS, Rows};

/// What a column adds to a strict fit, and to a loose one.
const WEIGHTS: [(u32, u32); 4] = [(200, 20), (40, 4), (20, 2), (0, 0)];

/// A column's words, and all of them in one line.
struct Read {
    words: Vec<String>,
    line: String,
}

/// Rows, read.
pub struct Reference {
    rows: Vec<[Read; 4]>,
}

impl Reference {
    /// Reads all rows.
    pub fn new(rows: &Rows) -> Self {
        let read = |row| rows.get(row).map(|column| read(&fold(column)));
        Self {
            rows: (0..rows.len()).map(read).collect(),
        }
    }

    /// The best rows for a word, the best first; of equals the later.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<u32> {
        let typed = Typed::new(&read(&fold(typed)).words.concat());
        let mut found: Vec<_> = (0..)
            .zip(&self.rows)
            .map(|(number, row)| (typed.score(row), number))
            .filter(|found| found.0 > 0)
            .collect();
        found.sort_unstable_by_key(|&found| Reverse(found));
        found.truncate(limit);
        found.into_iter().map(|(_, number)| number).collect()
    }
}

/// Words are letters and digits; an apostrophe inside is nothing, a possessive goes; hyphens part and join.
fn read(folded: &str) -> Read {
    let (mut words, mut line) = (Vec::new(), Vec::new());
    let outer = folded.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
    for run in outer {
        let parts: Vec<String> = run
            .split('-')
            .map(|part| {
                let part = part.trim_matches('\'');
                part.strip_suffix("'s").unwrap_or(part).replace('\'', "")
            })
            .filter(|part| !part.is_empty())
            .collect();
        line.extend(parts.iter().cloned());
        if parts.len() > 1 {
            words.push(parts.concat());
        }
        words.extend(parts);
    }
    Read {
        words,
        line: line.join(" "),
    }
}

/// A typed word, and what it scored before.
struct Typed {
    text: String,
    letters: Vec<char>,
    slips: usize,
    matcher: SkimMatcherV2,
    words: RefCell<HashMap<String, u32>>,
    lines: RefCell<HashMap<String, u32>>,
}

impl Typed {
    fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let slips = match letters.len() {
            _ if letters.iter().any(|c| c.is_numeric()) => 0,
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        Self {
            text: text.to_owned(),
            letters,
            slips,
            matcher: SkimMatcherV2::default(),
            words: RefCell::default(),
            lines: RefCell::default(),
        }
    }

    /// How well a row fits; 0 if it doesn't.
    fn score(&self, row: &[Read; 4]) -> u32 {
        let mut best = 0;
        for (at, (column, read)) in COLUMNS.iter().zip(row).enumerate() {
            let mut fit = 0;
            for word in &read.words {
                let known = self.words.borrow().get(word).copied();
                fit = fit.max(known.unwrap_or_else(|| {
                    let fit = self.word(word);
                    self.words.borrow_mut().insert(word.clone(), fit);
                    fit
                }));
            }
            if *column == Column::Name {
                let known = self.lines.borrow().get(&read.line).copied();
                fit = fit.max(known.unwrap_or_else(|| {
                    let fit = self.name(&read.line);
                    self.lines.borrow_mut().insert(read.line.clone(), fit);
                    fit
                }));
            }
            // One or two letters do not find a line by beginnings of its words, unless it comes first.
            let short = at > 0 && *column == Column::Line && self.letters.len() <= 2;
            best = best.max(match fit {
                0 => 0,
                90 if short => 0,
                90.. => 1000 + fit + WEIGHTS[at].0,
                _ => fit + WEIGHTS[at].1,
            });
        }
        best
    }

    fn word(&self, word: &str) -> u32 {
        if word.starts_with(&self.text) {
            return if word.len() == self.text.len() {
                100
            } else {
                90
            };
        }
        if self.letters.len() < 3 {
            return 0;
        }
        let infix = if word.contains(&self.text) { 78 } else { 0 };
        infix.max(self.slip(word)).max(self.scattered(word))
    }

    fn name(&self, line: &str) -> u32 {
        if self.letters.len() < 3 {
            return 0;
        }
        let parts: Vec<Vec<char>> = line.split(' ').map(|part| part.chars().collect()).collect();
        let initials = if runs_together(&self.letters, &parts, 0) {
            76
        } else {
            0
        };
        initials.max(self.scattered(line))
    }

    /// Letters left out, put in, changed or swapped, in the whole word or in a beginning of it.
    fn slip(&self, word: &str) -> u32 {
        if self.slips == 0 {
            return 0;
        }
        let (a, b) = (&self.letters, word.chars().collect::<Vec<_>>());
        let most = a.len() + self.slips;
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                if i == 0 || j == 0 {
                    d[i][j] = i + j;
                    continue;
                }
                let changed = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                d[i][j] = changed.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        let last = &d[a.len()];
        let lost = |slips: usize| 8 * (slips as u32 - 1) + if a.len() < 5 { 8 } else { 0 };
        let forgiven = 1..=self.slips;
        if b.len() <= most && forgiven.contains(&last[b.len()]) {
            return 54 - lost(last[b.len()]);
        }
        let beginning = last.iter().take(most + 1).skip(a.len()).min();
        match beginning {
            Some(&slips) if a.len() >= 5 && forgiven.contains(&slips) => 48 - lost(slips),
            _ => 0,
        }
    }

    /// Letters in their order, from the first of a word on, not too thin; the better, the closer, and better still where only
    /// vowels are left out.
    fn scattered(&self, text: &str) -> u32 {
        let typed: String = self.letters[1..].iter().collect();
        let mut best = 0;
        let heads = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
        for head in heads {
            let Some(rest) = text[head..].strip_prefix(self.letters[0]) else {
                continue;
            };
            let Some((score, taken)) = self.matcher.fuzzy_indices(rest, &typed) else {
                continue;
            };
            let reach = taken.last().map_or(0, |last| last + 1);
            let span = 1 + rest.chars().take(reach).filter(|&c| c != ' ').count();
            if self.letters.len() * 10 < span * 3 {
                continue;
            }
            let itself = self.matcher.fuzzy_indices(&typed, &typed);
            let itself = itself.map_or(1, |(score, _)| score.max(1));
            best = best.max(12 + (score.max(0) * 40 / itself).min(40) as u32);
            let word_end = rest.chars().skip(reach).take_while(|&c| c != ' ').count();
            let mut left = (0..reach + word_end)
                .filter(|at| !taken.contains(at))
                .filter_map(|at| rest.chars().nth(at));
            if left.all(|c| " aeiouyаеиоуыэюяієαεηιουω".contains(c)) {
                best = best.max(48);
            }
        }
        best
    }
}

/// Whether letters are beginnings of at least two words, in their order.
fn runs_together(letters: &[char], words: &[Vec<char>], taken: usize) -> bool {
    if letters.is_empty() {
        return taken > 1;
    }
    let Some((word, rest)) = words.split_first() else {
        return false;
    };
    let same = letters.iter().zip(word).take_while(|(a, b)| a == b).count();
    (1..=same).any(|len| runs_together(&letters[len..], rest, taken + 1))
        || runs_together(letters, rest, taken)
}
