//! The grammar of numbers and lengths: "two to three weeks", "an hour and a half", "five or six years ago".

use super::figure;
use super::grammar::Grammar;
use super::phrase::{Bound, Shift, Time};
use super::value::{Count, Length};
use crate::extract::lexicon::calendar::{Unit, Word};

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
        at > 0
            && matches!(
                self.lower(at - 1),
                "just"
                    | "well"
                    | "for"
                    | "last"
                    | "lasted"
                    | "lasting"
                    | "lasts"
                    | "took"
                    | "take"
                    | "takes"
                    | "spent"
                    | "slightly"
                    | "little"
                    | "bit"
                    | "of"
                    | "after"
            )
    }

    /// A cardinal number in words or digits, with its hundredths.
    fn cardinal(&self, at: usize) -> Option<((u32, u8), usize)> {
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
    fn quantity(&self, at: usize, article: bool) -> Option<(Count, usize)> {
        match self.word(at) {
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

    fn and_a_half(&self, at: usize) -> bool {
        self.word(at) == Word::And
            && self.word(at + 1) == Word::A
            && self.word(at + 2) == Word::Half
    }

    /// The unit at a lexeme, and whether it is a plural; "30-second" too.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        match self.word(at) {
            Word::Unit(unit) => Some((unit, false)),
            Word::Units(unit) => Some((unit, true)),
            Word::Ordinal(2) if self.glued(at) && self.lower(at).ends_with("second") => {
                Some((Unit::Second, false))
            }
            _ => None,
        }
    }

    /// A number and its unit: "20 more years", "a minute and a half", "two hours and 30 minutes".
    pub(super) fn length(&self, at: usize, article: bool) -> Option<(Length, usize)> {
        let (count, mut next) = self.quantity(at, article)?;
        while matches!(
            self.word(next),
            Word::More | Word::Full | Word::Additional | Word::Trading | Word::Long
        ) || matches!(
            self.lower(next),
            "whole"
                | "consecutive"
                | "straight"
                | "successive"
                | "business"
                | "working"
                | "solid"
                | "short"
                | "further"
        ) {
            next += 1;
        }
        let (unit, plural) = self.unit(next)?;
        let one = matches!(count, Count::Exact(1, 0) | Count::Exact(0, _));
        // "three quarters of the seats"; "a days"; "several year".
        if (unit == Unit::Quarter && self.word(next + 1) == Word::Of && !one)
            || (plural && one && self.word(at) == Word::A && self.word(at + 1) != Word::Half)
            || (!plural && count == Count::Open && !self.glued(next))
            || (unit == Unit::Quarter && matches!(count, Count::Exact(0..=1, _)))
        {
            return None;
        }
        let mut length = Length {
            count,
            unit,
            rest: None,
        };
        next += 1;
        if self.and_a_half(next)
            && let Count::Exact(whole, 0) = count
        {
            length.count = Count::Exact(whole, 50);
            next += 3;
        } else if let Some((rest, behind)) = self.rest(next, unit) {
            length.rest = Some(rest);
            next = behind;
        }
        Some((length, next))
    }

    /// The smaller part of a length: "and 30 minutes".
    fn rest(&self, at: usize, unit: Unit) -> Option<((u32, Unit), usize)> {
        let from = match self.word(at) {
            Word::And => at + 1,
            Word::Comma => at + 1,
            _ => at,
        };
        let ((count, 0), next) = self.cardinal(from)? else {
            return None;
        };
        let (smaller, _) = self.unit(next)?;
        let counts = matches!(
            smaller,
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Month
        );
        (counts && smaller < unit && unit < Unit::Decade).then_some(((count, smaller), next + 1))
    }

    /// A length and what it is measured from: "six weeks ago", "a day later"; or the length itself.
    pub(super) fn measured(&self, at: usize) -> Option<(Time, usize)> {
        let (length, next) = self.length(at, true)?;
        if self.is_age(next) {
            return None;
        }
        let next = self.or_so(next);
        let shift = match self.word(next) {
            Word::Ago => Some((Shift::Ago, next + 1)),
            Word::Hence => Some((Shift::Hence, next + 1)),
            Word::From if matches!(self.lower(next + 1), "now" | "today") => {
                Some((Shift::Hence, next + 2))
            }
            Word::Earlier => Some((Shift::Earlier, next + 1)),
            Word::Later => Some((Shift::Later, next + 1)),
            _ => None,
        };
        match shift {
            // Without a number of whole days there is no date to find.
            Some((Shift::Earlier | Shift::Later, _))
                if length.count == Count::Open || length.unit < Unit::Day =>
            {
                Some((Time::Length(length), next))
            }
            Some((shift, next)) => Some((Time::Shift(length, shift), next)),
            None => Some((Time::Length(length), self.period_word(next))),
        }
    }

    /// "a three-year period", "its one-year term".
    fn period_word(&self, at: usize) -> usize {
        let glued = at > 0 && self.glued(at - 1);
        at + usize::from(glued && matches!(self.word(at), Word::Period | Word::Term))
    }

    /// Skips "or so", "or more", "or two".
    pub(super) fn or_so(&self, at: usize) -> usize {
        let more = matches!(self.word(at + 1), Word::So | Word::More | Word::Number(2));
        at + if self.word(at) == Word::Or && more {
            2
        } else {
            0
        }
    }

    /// Whether a length that ends here is somebody's age: "37 years old", "6-year-old", "at 5 years of age".
    pub(super) fn is_age(&self, at: usize) -> bool {
        self.word(at) == Word::Old
            || (self.word(at) == Word::Of && self.lower(at + 1) == "age")
            || (self.word(at) == Word::And && self.word(at + 2) == Word::Old)
    }

    /// A clock time in figures: hour by 24 and minute, from "5 p.m.", "10:30", "5pm".
    pub(super) fn hour24(&self, at: usize) -> Option<((u8, u8), usize)> {
        let (hour, minute) = match self.word(at) {
            Word::Hour24(hour, minute) => return Some(((hour, minute), at + 1)),
            Word::Figure(hour, 1..=2) | Word::Number(hour) => (hour, 0),
            Word::Clock(hour, minute) => (hour.into(), minute),
            Word::Decimal(hour, minute) if minute < 60 => (hour, minute),
            _ => return None,
        };
        let Word::Meridiem(later) = self.word(at + 1) else {
            return None;
        };
        match figure::hour24(hour, minute, later)? {
            Word::Hour24(hour, minute) => Some(((hour, minute), at + 2)),
            _ => None,
        }
    }
}
