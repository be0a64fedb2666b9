//! Terms matched with the vocabulary: which lexemes fit each, and how well.
//!
//! Strict fits come from the sorted words, loose ones from [`Guesses`].

use super::fit::{EXACT, PREFIX, Token, bit, mask};
use super::guesses::Guesses;
use super::query;
use super::vocabulary::{Kind, Lexeme, ValueSight, Vocabulary};
use super::{Index, Query};

/// What a strict fit counts above any loose one.
const STRICT: u16 = 1000;
/// What the first, second, ... column adds to a strict fit, and to a loose one.
const WEIGHTS: [(u16, u16); 4] = [(200, 20), (40, 4), (20, 2), (0, 0)];
/// Tables of scores that are kept to be filled again.
const SPARE: usize = 4;

/// A term and the lexemes that fit it.
pub(super) struct Sought {
    pub not: bool,
    any: Vec<Alternative>,
}

/// One way in which a term may fit.
#[derive(Clone, Debug)]
struct Alternative {
    sought: query::Sought,
    /// Words that must stand right before, where it fits running text.
    before: Vec<Lexeme>,
    levels: Levels,
    /// Whether loose fits are among the levels.
    loosened: bool,
    /// Whether the words of text are that begin with few letters.
    begun: bool,
    /// Whether values behind text are: else they fit by their words.
    behind: bool,
}

/// A row as it is read, and the place in it that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    /// All of the row's lexemes.
    pub lexemes: &'r [Lexeme],
    /// How many of them are values, from the first.
    pub values: usize,
    /// The place.
    pub at: usize,
}

/// Scores by lexeme.
#[derive(Clone, Debug, Default)]
struct Levels {
    by: Vec<u16>,
    raised: Vec<Lexeme>,
}

impl Levels {
    fn raise(&mut self, lexeme: Lexeme, score: u16) {
        if let Some(level) = self.by.get_mut(lexeme as usize) {
            if *level == 0 {
                self.raised.push(lexeme);
            }
            *level = score.max(*level);
        }
    }

    fn score(&self, lexeme: Lexeme) -> u16 {
        self.by.get(lexeme as usize).copied().unwrap_or(0)
    }

    fn clear(&mut self, len: usize) {
        for lexeme in self.raised.drain(..) {
            self.by[lexeme as usize] = 0;
        }
        self.by.resize(len, 0);
    }
}

impl Sought {
    /// Whether any lexeme may fit.
    pub fn can_fit(&self) -> bool {
        let mut ways = self.any.iter();
        ways.any(|way| !way.begun || !way.levels.raised.is_empty())
    }

    /// The lexemes that fit, in no order that means anything.
    pub fn fitting(&self) -> impl Iterator<Item = Lexeme> {
        let all = self.any.iter().flat_map(|way| &way.levels.raised);
        all.copied()
    }

    /// The same, each once.
    pub fn lexemes(&self) -> Vec<Lexeme> {
        let mut lexemes: Vec<_> = self.fitting().collect();
        if self.any.len() > 1 {
            lexemes.sort_unstable();
            lexemes.dedup();
        }
        lexemes
    }

    /// How well a lexeme fits, wherever it stands; 0 if it doesn't.
    pub fn score(&self, lexeme: Lexeme) -> u16 {
        self.any
            .iter()
            .map(|way| way.levels.score(lexeme))
            .max()
            .unwrap_or(0)
    }

    /// How well a value behind text fits, though it may not be among the levels; 0 if it doesn't.
    pub fn score_behind(&self, index: &Index, value: Lexeme) -> u16 {
        let scores = self.any.iter().map(|way| way.score_behind(index, value));
        scores.max().unwrap_or(0)
    }

    /// Adds the words of text that begin with few letters.
    pub fn begin(&mut self, index: &Index) {
        for way in self.any.iter_mut().filter(|way| !way.begun) {
            way.begun = true;
            let letters = way.sought.words.first().map_or("", String::as_str);
            let score = level(index.text(), PREFIX);
            for &word in index.vocabulary.beginning_with(letters) {
                way.levels.raise(word, score);
            }
        }
    }

    /// Whether all lexemes that fit are known, values behind text too.
    pub fn is_complete(&self) -> bool {
        self.any.iter().all(|way| way.behind)
    }

    /// Adds the values behind text.
    pub fn complete(&mut self, index: &Index) {
        for way in self.any.iter_mut().filter(|way| !way.behind) {
            way.behind = true;
            for at in 0..way.levels.raised.len() {
                let word = way.levels.raised[at];
                let Some(fit) = way.fit_of_word(index, word) else {
                    continue;
                };
                for value in index.vocabulary.behind(word) {
                    index.raise_one(&mut way.levels, value, fit);
                }
            }
        }
    }

    /// How well the lexeme at a place of a row fits there; 0 if it doesn't.
    pub fn fits(&self, row: Reading<'_>) -> u16 {
        let fits = self.any.iter().map(|way| way.fits(row));
        fits.max().unwrap_or(0)
    }

    /// Whether every row with a lexeme that fits does fit.
    pub fn is_plain(&self) -> bool {
        let plain =
            |way: &Alternative| way.before.is_empty() && !way.sought.first && !way.sought.last;
        !self.not && self.any.iter().all(plain)
    }

    /// Lexemes of which every row that fits holds one: the words before a fit, where they are rarer.
    pub fn rarest(&self, vocabulary: &Vocabulary) -> Vec<Lexeme> {
        let mut lexemes: Vec<_> = self
            .any
            .iter()
            .flat_map(|way| way.rarest(vocabulary))
            .collect();
        if self.any.len() > 1 {
            lexemes.sort_unstable();
            lexemes.dedup();
        }
        lexemes
    }
}

impl Alternative {
    fn score_behind(&self, index: &Index, value: Lexeme) -> u16 {
        let score = self.levels.score(value);
        if self.behind {
            return score;
        }
        let fits = index.vocabulary.parts(value);
        let fits = fits.filter_map(|word| self.fit_of_word(index, word));
        fits.max()
            .map_or(score, |fit| score.max(level(index.column(value), fit)))
    }

    /// How well a word fits as one of a value behind text.
    fn fit_of_word(&self, index: &Index, word: Lexeme) -> Option<u16> {
        let score = self.levels.score(word);
        if score == 0 || !index.vocabulary.is_word(word) {
            return None;
        }
        let (strict, loose) = weights(index.text());
        let fit = match score.checked_sub(STRICT) {
            Some(score) => score - strict,
            None => score - loose,
        };
        (fit == EXACT || !self.sought.is_few()).then_some(fit)
    }

    fn fits(&self, row: Reading<'_>) -> u16 {
        let Some(&lexeme) = row.lexemes.get(row.at) else {
            return 0;
        };
        let score = self.levels.score(lexeme);
        if score == 0 || row.at < row.values {
            return score;
        }
        let text = &row.lexemes[row.values..row.at];
        let start = text.len() - self.before.len().min(text.len());
        let follows = text.ends_with(&self.before);
        let first = !self.sought.first || start == 0;
        let next = row.lexemes.get(row.at + 1).copied().unwrap_or(0);
        let last = !self.sought.last || next == 0 && !text.contains(&0);
        if follows && first && last { score } else { 0 }
    }

    fn rarest(&self, vocabulary: &Vocabulary) -> Vec<Lexeme> {
        if self.before.is_empty() {
            return self.levels.raised.clone();
        }
        let (words, mut values): (Vec<_>, Vec<_>) = self
            .levels
            .raised
            .iter()
            .copied()
            .partition(|&lexeme| vocabulary.is_word(lexeme));
        let before = self
            .before
            .iter()
            .copied()
            .min_by_key(|&word| vocabulary.rows(word));
        let rows = words.iter().map(|&word| vocabulary.rows(word)).sum();
        match before.filter(|&word| vocabulary.rows(word) < rows) {
            Some(word) => values.push(word),
            None => values.extend(words),
        }
        values
    }
}

/// What is kept from one search to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    spare: Vec<Levels>,
    /// Strict fits of the last search: of several words only the last changes while it is typed.
    strict: Vec<Alternative>,
    /// How many lexemes there were then.
    known: usize,
    guesses: Guesses,
}

impl Memory {
    /// The query's terms with their strict fits.
    pub fn seek(&mut self, index: &Index, query: &Query) -> Vec<Sought> {
        if self.known != index.vocabulary.len() {
            self.forget();
            self.known = index.vocabulary.len();
        }
        let terms = query.terms().iter().map(|term| Sought {
            not: term.not,
            any: term
                .any
                .iter()
                .map(|sought| self.strict(index, sought))
                .collect(),
        });
        terms.collect()
    }

    /// Gives back what a search borrowed.
    pub fn done(&mut self, sought: Vec<Sought>) {
        self.forget();
        let ways = sought.into_iter().flat_map(|term| term.any);
        let (loose, strict) = ways.partition(|way| way.loosened);
        self.strict = strict;
        self.spare
            .extend(Vec::into_iter(loose).map(|way: Alternative| way.levels));
        self.spare.truncate(SPARE);
    }

    /// Forgets strict fits, of which another word may be one.
    fn forget(&mut self) {
        let levels = self.strict.drain(..).map(|way| way.levels);
        self.spare.extend(levels);
        self.spare.truncate(SPARE);
    }

    fn strict(&mut self, index: &Index, sought: &query::Sought) -> Alternative {
        if let Some(at) = self.strict.iter().position(|way| way.sought == *sought) {
            return self.strict.swap_remove(at);
        }
        let vocabulary = &index.vocabulary;
        let mut levels = self.spare.pop().unwrap_or_default();
        levels.clear(vocabulary.len());
        let mut way = Alternative {
            sought: sought.clone(),
            before: Vec::new(),
            levels,
            loosened: false,
            begun: !sought.is_few(),
            behind: false,
        };
        let Some((last, before)) = sought.words.split_last() else {
            return way;
        };
        // What nothing may follow ends as it stands.
        let whole = sought.exact || sought.last;
        let fits = |text: &str| match (text == last, whole) {
            (true, _) => Some(EXACT),
            (false, false) => Some(PREFIX),
            _ => None,
        };
        let anchored = sought.first || sought.last;
        if sought.is_few() {
            index.raise_few(&mut way.levels, last);
            return way;
        }
        if before.is_empty() && !anchored {
            for &word in vocabulary.beginning_with(last) {
                if let Some(fit) = fits(vocabulary.text(word)) {
                    index.raise(&mut way.levels, word, fit);
                }
            }
            return way;
        }
        way.behind = true;
        let known: Option<Vec<_>> = before
            .iter()
            .map(|word| vocabulary.find(Kind::Word, word))
            .collect();
        let Some(known) = known else { return way };
        // Values that hold the first of the words, whole or as a beginning.
        let words = match known.first() {
            Some(word) => std::slice::from_ref(word),
            None => vocabulary.beginning_with(last),
        };
        let all = |&word| vocabulary.values(word).chain(vocabulary.behind(word));
        let mut values: Vec<Lexeme> = words.iter().flat_map(all).collect();
        values.sort_unstable();
        values.dedup();
        for &word in vocabulary.beginning_with(last) {
            if let Some(fit) = fits(vocabulary.text(word)) {
                index.raise_one(&mut way.levels, word, fit);
            }
        }
        let line = format!(" {}", sought.words.join(" "));
        for value in values {
            let text = format!(" {} ", vocabulary.text(value));
            let ends = text.match_indices(&line).filter_map(|(at, found)| {
                let behind = &text[at + found.len()..];
                let stands = (!sought.first || at == 0) && (!sought.last || behind == " ");
                stands.then(|| behind.starts_with(' '))
            });
            let fit = ends
                .map(|whole| if whole { fits(last) } else { fits("") })
                .max()
                .flatten();
            if let Some(fit) = fit {
                index.raise_one(&mut way.levels, value, fit);
            }
        }
        way.before = known;
        way
    }

    /// Adds loose fits; whether there can be any.
    pub fn loosen(&mut self, index: &Index, sought: &mut [Sought]) -> bool {
        let mut more = false;
        let ways = sought.iter_mut().flat_map(|term| &mut term.any);
        for way in ways.filter(|way| way.sought.is_loose()) {
            let token = Token::new(&way.sought.words.concat());
            if !token.is_loose() {
                continue;
            }
            more = true;
            way.loosened = true;
            way.behind = false;
            for &(lexeme, fit) in self.guesses.of(index, &token) {
                if index.vocabulary.is_word(lexeme) {
                    index.raise(&mut way.levels, lexeme, fit);
                } else {
                    index.raise_one(&mut way.levels, lexeme, fit);
                }
            }
            // Words that fit loosely fit wherever they stand.
            if !way.before.is_empty() {
                way.before.clear();
                let levels = &mut way.levels;
                levels.raised.retain(|&lexeme| {
                    let keeps =
                        levels.by[lexeme as usize] < STRICT || !index.vocabulary.is_word(lexeme);
                    if !keeps {
                        levels.by[lexeme as usize] = 0;
                    }
                    keeps
                });
            }
        }
        more
    }
}

impl Index {
    /// Raises a word where it stands in text, and the values it is part of but for those behind text.
    fn raise(&self, levels: &mut Levels, word: Lexeme, fit: u16) {
        self.raise_one(levels, word, fit);
        for value in self.vocabulary.values(word) {
            self.raise_one(levels, value, fit);
        }
    }

    /// Raises what a few letters fit strictly, but for the words of text that they begin.
    fn raise_few(&self, levels: &mut Levels, letters: &str) {
        let vocabulary = &self.vocabulary;
        if let Some(word) = vocabulary.find(Kind::Word, letters) {
            self.raise(levels, word, EXACT);
        }
        let (held, first) = (mask(letters), letters.chars().next().map_or(0, bit));
        let may_fit = |value: &&ValueSight| held & !value.mask == 0 && first & !value.initials == 0;
        for value in vocabulary.wholes_from(0).iter().filter(may_fit) {
            let mut words = vocabulary.text(value.lexeme).split(' ');
            if words.any(|word| word.starts_with(letters)) {
                self.raise_one(levels, value.lexeme, PREFIX);
            }
        }
    }

    fn raise_one(&self, levels: &mut Levels, lexeme: Lexeme, fit: u16) {
        levels.raise(lexeme, level(self.column(lexeme), fit));
    }
}

/// What a fit in a column counts.
fn level(column: usize, fit: u16) -> u16 {
    let (strict, loose) = weights(column);
    match fit {
        PREFIX.. => STRICT + fit + strict,
        _ => fit + loose,
    }
}

fn weights(column: usize) -> (u16, u16) {
    WEIGHTS.get(column).copied().unwrap_or((0, 0))
}
