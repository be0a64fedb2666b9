//! Reading rows: whether all terms fit one, how well, and how near to each other.

use super::Index;
use super::fit::SURE;
use super::segment::Segment;
use super::sweep::{bits, holds};
use super::terms::{Reading, Sought};
use super::vocabulary::Lexeme;

/// What words side by side add to a row's score; it falls with their distance.
const NEAR: i64 = 40;

/// What a row without guesses scores above all others.
pub(super) const CERTAIN: i64 = 1 << 32;

/// A row that fits: score, age and number; the greater, the better.
pub(super) type Ranked = (i64, i64, u32);

/// A row's score from those of its terms.
pub(super) fn total(terms: impl IntoIterator<Item = u16>) -> i64 {
    let (sum, sure) = terms.into_iter().fold((0, true), |(sum, sure), term| {
        (sum + i64::from(term), sure && term >= SURE)
    });
    if sure { sum + CERTAIN } else { sum }
}

/// Reads rows to see whether all terms fit, how well, and how near to each other.
pub(super) struct Reader<'a> {
    index: &'a Index,
    sought: &'a [Sought],
    /// The lexemes that fit any term, a bit each: most of those read fit none.
    any: Vec<u64>,
    values: usize,
    /// How many of these come before text.
    ahead: usize,
    pub reads: usize,
    lexemes: Vec<Lexeme>,
    best: Vec<u16>,
    /// Where in the text which term fits.
    places: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    pub fn new(index: &'a Index, sought: &'a [Sought]) -> Self {
        let (lexemes, best, places) = (Vec::new(), vec![0; sought.len()], Vec::new());
        let any = sought.iter().flat_map(Sought::fitting);
        let any = bits(index.vocabulary.len(), any);
        Self {
            index,
            sought,
            any,
            values: index.values(),
            ahead: index.ahead(),
            reads: 0,
            lexemes,
            best,
            places,
        }
    }

    /// Adds the row, if it fits.
    pub fn read(&mut self, segment: &Segment, slot: usize, rows: &mut Vec<Ranked>) {
        self.reads += 1;
        self.lexemes.clear();
        self.lexemes.extend(segment.lexemes(slot));
        self.best.fill(0);
        self.places.clear();
        let mut running = true;
        for (at, &lexeme) in self.lexemes.iter().enumerate() {
            let in_text = at >= self.values;
            running &= !(in_text && lexeme == 0);
            let behind = (self.ahead..self.values).contains(&at);
            if !behind && !holds(&self.any, lexeme) {
                continue;
            }
            for (number, term) in self.sought.iter().enumerate() {
                let score = match behind {
                    true => term.score_behind(self.index, lexeme),
                    false => term.fits(Reading {
                        lexemes: &self.lexemes,
                        values: self.values,
                        at,
                    }),
                };
                if score == 0 {
                    continue;
                }
                self.best[number] = self.best[number].max(score);
                if in_text && running {
                    self.places.push((at, number));
                }
            }
        }
        let fits = self
            .sought
            .iter()
            .zip(&self.best)
            .all(|(term, &best)| term.not == (best == 0));
        if fits {
            let sought = self
                .sought
                .iter()
                .zip(&self.best)
                .filter(|(term, _)| !term.not);
            let score = total(sought.map(|(_, &best)| best)) + self.nearness();
            let row = segment.rows()[slot];
            rows.push((score, row.age, row.number));
        }
    }

    /// What the terms' places in the text add: the most where they stand side by side.
    fn nearness(&self) -> i64 {
        let mut counts = vec![0_usize; self.sought.len()];
        self.places.iter().for_each(|place| counts[place.1] += 1);
        let terms = counts.iter().filter(|&&count| count > 0).count();
        if terms < 2 {
            return 0;
        }
        counts.fill(0);
        let (mut held, mut first, mut least) = (0, 0, usize::MAX);
        for &(at, term) in &self.places {
            held += usize::from(counts[term] == 0);
            counts[term] += 1;
            while held == terms {
                let (from, out) = self.places[first];
                least = least.min(at - from + 1);
                counts[out] -= 1;
                held -= usize::from(counts[out] == 0);
                first += 1;
            }
        }
        let gaps = least.saturating_sub(terms) as i64;
        (NEAR - 2 * gaps).max(0)
    }
}
