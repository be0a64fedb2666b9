//! Terms matched with the vocabulary: which lexemes fit each, and how well.
//!
//! Strict fits come from the sorted words; loose ones from looking through the vocabulary, with a mask of letters before
//! anything dearer. What a term found loosely is kept for the next key press, and so are the words that hold its letters
//! at all: when it grows, only these are looked through.

use super::fit::{EXACT, PREFIX, Token, is_within};
use super::index::Column;
use super::query::{How, Term};
use super::vocabulary::{Kind, Lexeme, Vocabulary};
use super::{Index, Query};

/// What a strict fit counts above any loose one.
const STRICT: u16 = 1000;
/// What the first, second, ... column adds to a strict fit, and to a loose one.
const WEIGHTS: [(u16, u16); 4] = [(200, 20), (40, 4), (20, 2), (0, 0)];
/// Terms whose loose fits are kept.
const KEPT: usize = 16;

/// A term and the lexemes that fit it.
pub(super) struct Sought {
    pub not: bool,
    how: How,
    words: Vec<String>,
    /// Words that must stand right before, where it fits running text.
    before: Vec<Lexeme>,
    levels: Levels,
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

    fn clear(&mut self, len: usize) {
        for lexeme in self.raised.drain(..) {
            self.by[lexeme as usize] = 0;
        }
        self.by.resize(len, 0);
    }
}

impl Sought {
    /// The lexemes that fit, in no order that means anything.
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.levels.raised
    }

    /// How well a lexeme fits; 0 if it doesn't.
    pub fn score(&self, lexeme: Lexeme) -> u16 {
        self.levels.by.get(lexeme as usize).copied().unwrap_or(0)
    }

    /// Whether every row with a lexeme that fits does fit.
    pub fn is_plain(&self) -> bool {
        !self.not && self.before.is_empty()
    }

    /// Whether, in running text, the words before a fit are those sought; `read` are the lexemes up to it.
    pub fn follows(&self, read: &[Lexeme]) -> bool {
        read.ends_with(&self.before)
    }

    /// Lexemes of which every row that fits holds one: the words before a fit, where they are rarer.
    pub fn rarest(&self, vocabulary: &Vocabulary) -> Vec<Lexeme> {
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
    kept: Vec<Kept>,
}

/// What was found for a term when the vocabulary had `known` lexemes.
#[derive(Clone, Debug)]
struct Kept {
    letters: String,
    known: usize,
    /// Words that begin with its first letter and hold all others behind it.
    within: Vec<Lexeme>,
    /// Loose fits.
    fits: Vec<(Lexeme, u16)>,
}

impl Memory {
    /// The query's terms with their strict fits.
    pub fn seek(&mut self, index: &Index, query: &Query) -> Vec<Sought> {
        query
            .terms()
            .iter()
            .map(|term| self.strict(index, term))
            .collect()
    }

    /// Gives back what a search borrowed.
    pub fn done(&mut self, sought: Vec<Sought>) {
        self.spare
            .extend(sought.into_iter().map(|term| term.levels));
        self.spare.truncate(4);
    }

    fn strict(&mut self, index: &Index, term: &Term) -> Sought {
        let vocabulary = &index.vocabulary;
        let mut levels = self.spare.pop().unwrap_or_default();
        levels.clear(vocabulary.len());
        let mut sought = Sought {
            not: term.how == How::Not,
            how: term.how,
            words: term.words.clone(),
            before: Vec::new(),
            levels,
        };
        let Some((last, before)) = term.words.split_last() else {
            return sought;
        };
        let fits = |text: &str| match (text == last, term.how) {
            (true, _) => Some(EXACT),
            (false, How::Fuzzily) => Some(PREFIX),
            _ => None,
        };
        if before.is_empty() {
            for &word in vocabulary.beginning_with(last) {
                if let Some(fit) = fits(vocabulary.text(word)) {
                    index.raise(&mut sought.levels, word, fit);
                }
            }
            return sought;
        }
        let known: Option<Vec<_>> = before
            .iter()
            .map(|word| vocabulary.find(Kind::Word, word))
            .collect();
        let Some(known) = known else { return sought };
        for &word in vocabulary.beginning_with(last) {
            if let Some(fit) = fits(vocabulary.text(word)) {
                index.raise_one(&mut sought.levels, word, fit);
            }
        }
        let line = format!(" {}", term.words.join(" "));
        for &value in known
            .first()
            .map_or(&[][..], |&word| vocabulary.values(word))
        {
            let text = format!(" {} ", vocabulary.text(value));
            let ends = text
                .match_indices(&line)
                .map(|(at, found)| text[at + found.len()..].starts_with(' '));
            let fit = ends
                .map(|whole| if whole { fits(last) } else { fits("") })
                .max()
                .flatten();
            if let Some(fit) = fit {
                index.raise_one(&mut sought.levels, value, fit);
            }
        }
        sought.before = known;
        sought
    }

    /// Adds loose fits; whether there can be any.
    pub fn loosen(&mut self, index: &Index, sought: &mut [Sought]) -> bool {
        let mut more = false;
        for term in sought.iter_mut().filter(|term| term.how == How::Fuzzily) {
            let token = Token::new(&term.words.concat());
            if !token.is_loose() {
                continue;
            }
            more = true;
            for &(lexeme, fit) in &self.kept(index, &token).fits {
                if index.vocabulary.is_word(lexeme) {
                    index.raise(&mut term.levels, lexeme, fit);
                } else {
                    index.raise_one(&mut term.levels, lexeme, fit);
                }
            }
            // Words that fit loosely fit wherever they stand.
            if !term.before.is_empty() {
                term.before.clear();
                term.levels.raised.retain(|&lexeme| {
                    let keeps = term.levels.by[lexeme as usize] < STRICT
                        || !index.vocabulary.is_word(lexeme);
                    if !keeps {
                        term.levels.by[lexeme as usize] = 0;
                    }
                    keeps
                });
            }
        }
        more
    }

    /// A term's loose fits, from before or looked up.
    fn kept(&mut self, index: &Index, token: &Token) -> &Kept {
        let known = index.vocabulary.len();
        let at = match self
            .kept
            .iter()
            .position(|kept| kept.letters == token.text && kept.known == known)
        {
            Some(at) => at,
            None => {
                let shorter = self
                    .kept
                    .iter()
                    .filter(|k| k.known == known && token.text.starts_with(&k.letters));
                let within = index.within(
                    token,
                    shorter
                        .max_by_key(|k| k.letters.len())
                        .map(|k| &k.within[..]),
                );
                let fits = index.loose(token, &within);
                self.kept.truncate(KEPT - 1);
                self.kept.insert(
                    0,
                    Kept {
                        letters: token.text.clone(),
                        known,
                        within,
                        fits,
                    },
                );
                0
            }
        };
        &self.kept[at]
    }
}

impl Index {
    /// Raises a word where it stands in text, and the values it is part of.
    fn raise(&self, levels: &mut Levels, word: Lexeme, fit: u16) {
        self.raise_one(levels, word, fit);
        for &value in self.vocabulary.values(word) {
            self.raise_one(levels, value, fit);
        }
    }

    fn raise_one(&self, levels: &mut Levels, lexeme: Lexeme, fit: u16) {
        if self.vocabulary.rows(lexeme) > 0 {
            let (strict, loose) = WEIGHTS.get(self.column(lexeme)).copied().unwrap_or((0, 0));
            levels.raise(
                lexeme,
                if fit >= PREFIX {
                    STRICT + fit + strict
                } else {
                    fit + loose
                },
            );
        }
    }

    /// Words that begin with the token's first letter and hold all others behind it, among `few` if given.
    fn within(&self, token: &Token, few: Option<&[Lexeme]>) -> Vec<Lexeme> {
        let mut first = [0; 4];
        let first = token
            .text
            .chars()
            .next()
            .map_or("", |c| c.encode_utf8(&mut first));
        let words = few.unwrap_or_else(|| self.vocabulary.beginning_with(first));
        let masks = self.vocabulary.masks();
        let fits = |&word: &Lexeme| {
            token.may_spread(masks[word as usize])
                && is_within(&token.text, self.vocabulary.text(word))
        };
        words.iter().copied().filter(fits).collect()
    }

    /// All loose fits: words, and the names and lines that fit as a whole.
    fn loose(&self, token: &Token, within: &[Lexeme]) -> Vec<(Lexeme, u16)> {
        let vocabulary = &self.vocabulary;
        let mut fits = Vec::new();
        for word in vocabulary.holding(&token.text) {
            fits.extend(
                token
                    .infix(vocabulary.text(word))
                    .map(|(fit, _)| (word, fit)),
            );
        }
        for &word in within {
            fits.extend(
                token
                    .spread(vocabulary.text(word))
                    .map(|(fit, _)| (word, fit)),
            );
        }
        for (lexeme, &mask) in (0..).zip(vocabulary.masks()) {
            let (slips, spreads) = (token.may_slip(mask), token.may_spread(mask));
            match vocabulary.kind(lexeme) {
                Kind::Word if slips => fits.extend(
                    token
                        .slip(vocabulary.text(lexeme))
                        .map(|(fit, _)| (lexeme, fit)),
                ),
                Kind::Value(column) if spreads => {
                    let text = vocabulary.text(lexeme);
                    fits.extend(token.initials(text).map(|(fit, _)| (lexeme, fit)));
                    if self.columns.get(usize::from(column)) == Some(&Column::Name) {
                        fits.extend(token.spread(text).map(|(fit, _)| (lexeme, fit)));
                    }
                }
                _ => {}
            }
        }
        fits
    }
}
