//! The grammar of numbers and lengths: "two to three weeks", "an hour and a half", "five or six years ago".

use super::Grammar;
use super::phrase::{Shift, Time};
use crate::extract::lexicon::calendar::{Unit, Word};
use crate::extract::times::measure::{Count, Length};

/// Whom an age is told of.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "baby", "babies", "boy", "boys", "child", "children", "daughter", "girl", "girls", "infant", "infants", "kitten", "man",
    "puppy", "son", "twin", "twins", "woman", "cub",
];

/// Words between a number and its unit that change neither.
const BETWEEN: &[&str] = &[
    "whole",
    "consecutive",
    "straight",
    "successive",
    "business",
    "working",
    "solid",
    "short",
    "further",
];

impl Grammar<'_> {
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
            Word::More | Word::Full | Word::Additional | Word::Trading
        ) || self.is(next, BETWEEN)
        {
            next += 1;
        }
        let (unit, plural) = self.unit(next)?;
        let one = matches!(count, Count::Exact(1, 0) | Count::Exact(0, _));
        let article = self.word(at) == Word::A && self.word(at + 1) != Word::Half;
        // "three quarters of the seats"; "a days"; "several year"
        let fraction = unit == Unit::Quarter
            && matches!(count, Count::Exact(..))
            && (one || self.word(next + 1) == Word::Of);
        if fraction
            || (plural && one && article)
            || (!plural && count == Count::Open && !self.glued(next))
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
        if let Word::Unit(unit) = self.word(at) {
            // "a day-long meeting", "a week-old strike"
            let length = Length::exact(1, unit);
            let long = self.word(at + 1) == Word::Long && self.glued(at + 1);
            return (long || self.outlives(at + 1, length))
                .then_some((Time::Length(length), at + 2));
        }
        let Some((length, next)) = self.length(at, true) else {
            return self.a_period(at);
        };
        if self.is_age(next) {
            return (self.outlives(next, length) && self.word(at) != Word::A)
                .then_some((Time::Length(length), next + 1));
        }
        // "a day-long meeting": the article belongs to the noun.
        if self.word(at) == Word::A && self.glued(next) {
            return None;
        }
        let next = self.or_so(next);
        let shift = match self.word(next) {
            Word::Ago => Some((Shift::Ago, next + 1)),
            Word::Hence => Some((Shift::Hence, next + 1)),
            Word::From if self.is(next + 1, &["now", "today"]) => Some((Shift::Hence, next + 2)),
            // "three weeks earlier than usual" is three weeks.
            Word::Earlier | Word::Later if self.word(next + 1) == Word::Than => None,
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
            // "$33 million a year", "24 hours a day": a rate.
            None if self.word(at) == Word::A
                && (self.counts(at) || length.unit == Unit::Weekend) =>
            {
                None
            }
            None => Some((Time::Length(length), next)),
        }
    }

    /// "a three-year period", "its one-year term".
    fn a_period(&self, at: usize) -> Option<(Time, usize)> {
        let from = at + usize::from(self.word(at) == Word::A);
        let (length, end) = self.length(from, false)?;
        let period = matches!(self.word(end), Word::Period | Word::Term) && self.glued(end - 1);
        period.then_some((Time::Length(length), end + 1))
    }

    /// Whether "8-month-old" is said of a thing, which has lasted, not of somebody.
    fn outlives(&self, old: usize, length: Length) -> bool {
        self.word(old) == Word::Old
            && self.glued(old)
            && (Unit::Day..Unit::Year).contains(&length.unit)
            && self.tag(old + 1).is_noun()
            && !self.is(old + 1, PERSONS)
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
}
