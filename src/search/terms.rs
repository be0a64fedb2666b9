//! Terms matched with the vocabulary: which lexemes fit each, and how well.
//!
//! Strict fits come from the sorted words; loose ones from looking through the vocabulary, with a mask of letters before
//! anything dearer. What a term found loosely is kept for the next key press, and so are the words that hold its letters
//! at all: when it grows, only these are looked through.

use super::fit::{EXACT, PREFIX, Token, is_within, mask};
use super::index::Column;
use super::query;
use super::vocabulary::{Kind, Lexeme, Sight, Vocabulary};
use super::{Index, Query};

/// What a strict fit counts above any loose one.
const STRICT: u16 = 1000;
/// What the first, second, ... column adds to a strict fit, and to a loose one.
const WEIGHTS: [(u16, u16); 4] = [(200, 20), (40, 4), (20, 2), (0, 0)];
/// So few letters begin too many words for every line that holds one to be looked up while they are typed: they find
/// lines by whole words, and by beginnings only what the first column says, names, and text.
const FEW: usize = 2;
/// Terms whose loose fits are kept.
const KEPT: usize = 16;
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
    /// Whether any lexeme fits.
    pub fn can_fit(&self) -> bool {
        self.any.iter().any(|way| !way.levels.raised.is_empty())
    }

    /// The lexemes that fit, each once, in no order that means anything.
    pub fn lexemes(&self) -> Vec<Lexeme> {
        let all = self.any.iter().flat_map(|way| &way.levels.raised);
        let mut lexemes: Vec<_> = all.copied().collect();
        if self.any.len() > 1 {
            lexemes.sort_unstable();
            lexemes.dedup();
        }
        lexemes
    }

    /// Adds the lexemes that fit to a set of all of them, a bit each.
    pub fn mark(&self, lexemes: &mut [u64]) {
        let all = self.any.iter().flat_map(|way| &way.levels.raised);
        for &lexeme in all {
            if let Some(word) = lexemes.get_mut(lexeme as usize / 64) {
                *word |= 1 << (lexeme % 64);
            }
        }
    }

    /// How well a lexeme fits, wherever it stands; 0 if it doesn't.
    pub fn score(&self, lexeme: Lexeme) -> u16 {
        self.any
            .iter()
            .map(|way| way.levels.score(lexeme))
            .max()
            .unwrap_or(0)
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

    /// Forgets what another row may change.
    pub fn forget(&mut self) {
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
        if before.is_empty() && !anchored && !whole && last.chars().count() <= FEW {
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
        let known: Option<Vec<_>> = before
            .iter()
            .map(|word| vocabulary.find(Kind::Word, word))
            .collect();
        let Some(known) = known else { return way };
        // Values that hold the first of the words, whole or as a beginning.
        let mut values: Vec<Lexeme> = Vec::new();
        match known.first() {
            Some(&word) => values.extend(vocabulary.values(word)),
            None => {
                let words = vocabulary.beginning_with(last);
                values.extend(words.iter().flat_map(|&word| vocabulary.values(word)));
                values.sort_unstable();
                values.dedup();
            }
        }
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
            for &(lexeme, fit) in &self.kept(index, &token).fits {
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
        for value in self.vocabulary.values(word) {
            self.raise_one(levels, value, fit);
        }
    }

    /// Raises what a few letters fit strictly.
    fn raise_few(&self, levels: &mut Levels, letters: &str) {
        for &word in self.vocabulary.beginning_with(letters) {
            if self.vocabulary.text(word) == letters {
                self.raise(levels, word, EXACT);
            } else {
                self.raise_one(levels, word, PREFIX);
            }
        }
        let (held, inside) = (mask(letters), format!(" {letters}"));
        let first = letters.chars().next();
        let may_fit = |value: &&Sight| {
            value.may_hold(held) && first.is_none_or(|first| value.may_start(first))
        };
        for value in self.vocabulary.wholes().iter().filter(may_fit) {
            let text = self.vocabulary.text(value.lexeme);
            if text.starts_with(letters) || text.contains(&inside) {
                self.raise_one(levels, value.lexeme, PREFIX);
            }
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
        let fits = |word: &Lexeme| {
            let text = self.vocabulary.text(*word);
            text.starts_with(token.first()) && is_within(&token.text, text)
        };
        match few {
            Some(few) => few.iter().copied().filter(fits).collect(),
            None => {
                let words = self.vocabulary.words().iter();
                let may_fit = words.filter(|word| token.may_start(word) && token.may_spread(word));
                may_fit.map(|word| word.lexeme).filter(fits).collect()
            }
        }
    }

    fn is_name(&self, column: u8) -> bool {
        self.columns.get(usize::from(column)) == Some(&Column::Name)
    }

    /// All loose fits: words, and the names that fit as a whole. Titles are too many, and of too many words, to be taken
    /// for abbreviated ones: nearly any few letters begin some of their words.
    fn loose(&self, token: &Token, within: &[Lexeme]) -> Vec<(Lexeme, u16)> {
        let vocabulary = &self.vocabulary;
        let mut fits = Vec::new();
        for &word in within {
            fits.extend(
                token
                    .spread(vocabulary.text(word))
                    .map(|(fit, _)| (word, fit)),
            );
        }
        for word in vocabulary.words() {
            let (holds, slips) = (token.may_spread(word), token.may_slip(word));
            if !slips && !holds {
                continue;
            }
            let (lexeme, text) = (word.lexeme, vocabulary.text(word.lexeme));
            let infix = holds.then(|| token.infix(text)).flatten();
            fits.extend(infix.map(|(fit, _)| (lexeme, fit)));
            let slip = slips.then(|| token.slip(text)).flatten();
            fits.extend(slip.map(|(fit, _)| (lexeme, fit)));
        }
        // However letters are taken from a name, the first begins one of its words.
        let may_fit = |name: &&Sight| token.may_start(name) && token.may_spread(name);
        for name in vocabulary.wholes().iter().filter(may_fit) {
            if let Kind::Value(column) = vocabulary.kind(name.lexeme)
                && self.is_name(column)
            {
                let text = vocabulary.text(name.lexeme);
                fits.extend(token.initials(text).map(|(fit, _)| (name.lexeme, fit)));
                fits.extend(token.spread(text).map(|(fit, _)| (name.lexeme, fit)));
            }
        }
        fits
    }
}
