//! The grammar of numbers: "more than", "two to three", "2 1/2", "a couple of", "several".

use super::Grammar;
use super::phrase::Bound;
use crate::extract::lexicon::calendar::{Unit, Word};
use crate::extract::times::measure::Count;

/// Words before "over" and "under" that make them say "more than" and "less than".
#[rustfmt::skip]
const MEASURING: &[&str] = &[
    "after", "bit", "for", "just", "last", "lasted", "lasting", "lasts", "little", "of", "slightly", "spent", "take", "takes",
    "took", "well",
];

impl Grammar<'_> {
    /// "about", "more than", "up to", ... and the lexeme behind it.
    pub(super) fn bound(&self, at: usize) -> Option<(Bound, usize)> {
        let than = |next: usize| self.word(next) == Word::Than;
        match self.word(at) {
            Word::About => Some((Bound::About, at + 1)),
            Word::Nearly => Some((Bound::AtMost, at + 1)),
            Word::More if than(at + 1) => Some((Bound::AtLeast, at + 2)),
            Word::Less if than(at + 1) => Some((Bound::AtMost, at + 2)),
            Word::No if than(at + 2) => match self.word(at + 1) {
                Word::More => Some((Bound::AtMost, at + 3)),
                Word::Less => Some((Bound::AtLeast, at + 3)),
                _ => None,
            },
            Word::At if self.word(at + 1) == Word::Least => Some((Bound::AtLeast, at + 2)),
            Word::At if self.word(at + 1) == Word::Most => Some((Bound::AtMost, at + 2)),
            Word::Up if self.word(at + 1) == Word::To => Some((Bound::AtMost, at + 2)),
            Word::As if self.word(at + 2) == Word::As && self.follows_as(at + 1) => {
                Some((Bound::AtMost, at + 3))
            }
            Word::Over if self.measures(at) => Some((Bound::AtLeast, at + 1)),
            Word::Under if self.measures(at) => Some((Bound::AtMost, at + 1)),
            _ => None,
        }
    }

    fn follows_as(&self, at: usize) -> bool {
        matches!(self.lower(at), "much" | "long" | "many" | "little" | "few")
    }

    /// Whether "over" says "more than" ("lasted over a week") and not "during" ("over several years").
    fn measures(&self, at: usize) -> bool {
        self.led(at, MEASURING)
    }

    /// A cardinal number in words or digits, with its hundredths.
    pub(super) fn cardinal(&self, at: usize) -> Option<((u32, u8), usize)> {
        let (mut value, mut next) = match self.word(at) {
            Word::Figure(value, digits) if digits <= 6 => match self.word(at + 1) {
                Word::Slash(part, whole) if part < whole && whole <= 4 && whole > 0 => {
                    return Some(((value, (100 * part / whole) as u8), at + 2));
                }
                _ => (value, at + 1),
            },
            Word::Number(value) => (value, at + 1),
            Word::Decimal(value, hundredths) => return Some(((value, hundredths), at + 1)),
            Word::A if matches!(self.word(at + 1), Word::Scale(_)) => (1, at + 1),
            _ => return None,
        };
        if let (20..=90, Word::Number(unit @ 1..=9)) = (value, self.word(next))
            && !matches!(self.word(at), Word::Figure(..))
        {
            value += unit;
            next += 1;
        }
        if let Word::Scale(scale) = self.word(next) {
            value = value.saturating_mul(scale);
            next += 1;
        }
        Some(((value, 0), next))
    }

    /// How many: "two", "a couple of", "five or six", "2 1/2", "several"; "a" counts where `article` allows it.
    pub(super) fn quantity(&self, at: usize, article: bool) -> Option<(Count, usize)> {
        match self.word(at) {
            // "a quarter of a century", "a quarter-century"
            Word::A
                if self.word(at + 1) == Word::Unit(Unit::Quarter) && self.before(at) != "of" =>
            {
                let of = usize::from(self.word(at + 2) == Word::Of);
                let a = usize::from(self.word(at + 2 + of) == Word::A);
                return (of == a).then_some((Count::Exact(0, 25), at + 2 + of + a));
            }
            Word::A => match self.word(at + 1) {
                Word::Some => return Some((Count::Open, at + 2)),
                Word::Couple if self.word(at + 2) == Word::Of => {
                    return Some((Count::Exact(2, 0), at + 3));
                }
                Word::Couple => return Some((Count::Exact(2, 0), at + 2)),
                Word::Dozen => return Some((Count::Exact(12, 0), at + 2)),
                Word::Half => return Some((Count::Exact(0, 50), at + 2)),
                Word::Scale(_) => {}
                _ if article => return Some((Count::Exact(1, 0), at + 1)),
                _ => return None,
            },
            Word::Half if self.word(at + 1) == Word::A => {
                return Some((Count::Exact(0, 50), at + 2));
            }
            Word::Half => return Some((Count::Exact(0, 50), at + 1)),
            Word::Couple if self.word(at + 1) == Word::Of => {
                return Some((Count::Exact(2, 0), at + 2));
            }
            Word::Couple => return Some((Count::Exact(2, 0), at + 1)),
            Word::Dozen if self.word(at + 1) == Word::Of => return Some((Count::Open, at + 2)),
            Word::Dozen => return Some((Count::Exact(12, 0), at + 1)),
            Word::Some => return Some((Count::Open, at + 1)),
            Word::Additional => {
                return self
                    .quantity(at + 1, false)
                    .or(Some((Count::Exact(1, 0), at + 1)));
            }
            Word::Pair(low, high) if low < high => {
                return Some((Count::Between(low.into(), high.into()), at + 1));
            }
            _ => {}
        }
        let ((whole, hundredths), next) = self.cardinal(at)?;
        if hundredths == 0 {
            if self.and_a_half(next) {
                return Some((Count::Exact(whole, 50), next + 3));
            }
            if matches!(self.word(next), Word::To | Word::Or)
                && let Some(((high, 0), behind)) = self.cardinal(next + 1)
                && high > whole
            {
                return Some((Count::Between(whole, high), behind));
            }
        }
        Some((Count::Exact(whole, hundredths), next))
    }

    pub(super) fn and_a_half(&self, at: usize) -> bool {
        self.word(at) == Word::And
            && self.word(at + 1) == Word::A
            && self.word(at + 2) == Word::Half
    }
}
