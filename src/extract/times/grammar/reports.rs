//! The grammar of reporting periods: "the third quarter of 1990", "the year-ago period", "the first half of this year".

use super::Grammar;
use super::phrase::{Name, Shift, Time, Within};
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Unit, Which, Word};
use crate::extract::times::measure::Length;

impl Grammar<'_> {
    /// Whether "year-ago" or "year-earlier" stands here.
    pub(super) fn is_year_ago(&self, at: usize) -> bool {
        self.word(at) == Word::Unit(Unit::Year)
            && matches!(self.word(at + 1), Word::Ago | Word::Earlier)
            && self.glued(at + 1)
    }

    /// A reporting period; `definite` says whether "the" stands before it.
    pub(super) fn report(&self, at: usize, definite: bool) -> Option<(Time, usize)> {
        if self.is(at, &["comparable", "corresponding", "same", "like"])
            && let Some(found) = self.report(at + 1, true)
        {
            return Some(found);
        }
        if self.is_year_ago(at) {
            return self.year_ago(at);
        }
        match self.word(at) {
            Word::Ordinal(_) | Word::QuarterName(_) => self.quarter(at).or_else(|| self.half(at)),
            Word::Fiscal => match self.word(at + 1) {
                Word::Ordinal(_) => self.quarter(at + 1),
                Word::Unit(Unit::Year) if definite => Some(self.year_ended(at + 2)),
                _ => None,
            },
            Word::Figure(year @ 1900..=2099, 4) if definite => {
                let within = Within::Year(year as i16);
                match self.word(at + 1) {
                    Word::Ordinal(_) => match self.quarter(at + 1)? {
                        (Time::Named(name, Within::Open), end) => {
                            Some((Time::Named(name, within), end))
                        }
                        _ => None,
                    },
                    Word::Unit(Unit::Quarter) | Word::Period => {
                        Some((Time::Counterpart(within), at + 2))
                    }
                    _ => None,
                }
            }
            Word::Period if definite && self.before(at) != "the" => {
                Some(self.counterpart(at + 1, Within::Which(Which::Same)))
            }
            Word::Unit(Unit::Quarter) if definite && self.before(at) != "the" => {
                match self.counterpart(at + 1, Within::Open) {
                    (Time::Counterpart(Within::Open), end) => {
                        Some((Time::Unit(Unit::Quarter, Which::Same), end))
                    }
                    found => Some(found),
                }
            }
            _ => None,
        }
    }

    /// "the year-ago third quarter", "the year-earlier period", "the year-earlier nine months", "year-ago results".
    fn year_ago(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at + 2) {
            Word::Ordinal(_) => match self.quarter(at + 2)? {
                (Time::Named(name, _), end) => Some((Time::Named(name, Within::YearAgo), end)),
                _ => None,
            },
            Word::Unit(Unit::Quarter) | Word::Period => {
                Some((Time::Counterpart(Within::YearAgo), at + 3))
            }
            Word::Number(_) | Word::Figure(..) => self.counted_period(at),
            _ => Some((Time::Counterpart(Within::YearAgo), at + 2)),
        }
    }

    /// "this year's third quarter", "last year's quarter".
    pub(super) fn years_quarter(
        &self,
        which: Which,
        unit: Unit,
        at: usize,
    ) -> Option<(Time, usize)> {
        if unit != Unit::Year || self.word(at) != Word::Possessive {
            return None;
        }
        let within = Within::YearShift(years(which)?);
        if self.word(at + 1) == Word::Unit(Unit::Quarter) {
            return Some((Time::Counterpart(within), at + 2));
        }
        match self.report(at + 1, false)? {
            (Time::Named(name, Within::Open), end) => Some((Time::Named(name, within), end)),
            _ => None,
        }
    }

    /// "period last year", "quarter a year ago": the year behind a reporting period.
    pub(super) fn counterpart(&self, at: usize, otherwise: Within) -> (Time, usize) {
        if self.word(at) == Word::Which(Which::Last) && self.word(at + 1) == Word::Unit(Unit::Year)
        {
            return (Time::Counterpart(Within::YearShift(-1)), at + 2);
        }
        if self.word(at) == Word::Of
            && let Some((year, end)) = self.year(at + 1)
        {
            return (Time::Counterpart(Within::Year(year)), end);
        }
        match self.a_year_ago(at) {
            Some(end) => (Time::Counterpart(Within::YearAgo), end),
            None => (Time::Counterpart(otherwise), at),
        }
    }

    fn a_year_ago(&self, at: usize) -> Option<usize> {
        match self.measured(at)? {
            (Time::Shift(length, Shift::Ago | Shift::Earlier), end) => {
                (length == Length::exact(1, Unit::Year)).then_some(end)
            }
            _ => None,
        }
    }

    /// "the quarter", "the quarter a year ago", "the quarter ended July 31".
    pub(super) fn bare_quarter(&self, at: usize) -> Option<(Time, usize)> {
        if self.word(at) == Word::Of {
            return None;
        }
        if self.is(at, &["ended", "ending"])
            && let Some((Time::Named(Name::Date(month, day), within), _)) = self.date(at + 1)
        {
            return Some((Time::QuarterEnding(month, day, within), at));
        }
        match self.counterpart(at, Within::Open) {
            (Time::Counterpart(Within::Open), _) => Some((Time::Bare(Unit::Quarter), at)),
            found => Some(found),
        }
    }

    /// "third quarter", "third fiscal quarter", "Q3", with the year behind it.
    fn quarter(&self, at: usize) -> Option<(Time, usize)> {
        let (quarter, next) = match self.word(at) {
            Word::QuarterName(quarter) => (quarter, at + 1),
            Word::Ordinal(number @ 1..=4) => {
                let fiscal = usize::from(self.word(at + 1) == Word::Fiscal);
                if self.word(at + 1 + fiscal) != Word::Unit(Unit::Quarter) {
                    return None;
                }
                (number as i8, at + 2 + fiscal)
            }
            _ => return None,
        };
        let (within, end) = self.quarter_year(next);
        Some((Time::Named(Name::Quarter(quarter), within), end))
    }

    /// The year behind a quarter: "of 1990", "of this year", "of fiscal 1990", "a year ago".
    fn quarter_year(&self, at: usize) -> (Within, usize) {
        let of = usize::from(matches!(self.word(at), Word::Of | Word::Comma));
        let fiscal = usize::from(self.word(at + of) == Word::Fiscal);
        if let Some((year, end)) = self.year(at + of + fiscal) {
            return (Within::Year(year), end);
        }
        if let (Word::Which(which), Word::Unit(Unit::Year)) =
            (self.word(at + of), self.word(at + of + 1))
            && let Some(years) = years(which)
        {
            return (Within::YearShift(years), at + of + 2);
        }
        match self.a_year_ago(at) {
            Some(end) => (Within::YearAgo, end),
            None => (Within::Open, at),
        }
    }

    /// "the first half of 1990", "the second half of this year".
    fn half(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Ordinal(half @ 1..=2) = self.word(at) else {
            return None;
        };
        if self.word(at + 1) != Word::Half {
            return None;
        }
        self.half_of(at + 1, half as i8)
    }

    /// "half of 1990" behind "first", "second" or "last". The half of anything but a year is that thing.
    pub(super) fn half_of(&self, at: usize, half: i8) -> Option<(Time, usize)> {
        if self.word(at + 1) != Word::Of {
            return None;
        }
        let name = Name::Half(half);
        Some(match self.date(at + 2).or_else(|| self.round(at + 2))? {
            (Time::Fixed(period), end) if period.grain == Grain::Year => {
                (Time::Named(name, Within::Year(period.start.year())), end)
            }
            (Time::Unit(Unit::Year, which), end) => {
                (Time::Named(name, Within::YearShift(years(which)?)), end)
            }
            (Time::Bare(Unit::Year), end) => (Time::Named(name, Within::YearShift(0)), end),
            found => found,
        })
    }
}

/// How far from this year "last year", "next year" are.
fn years(which: Which) -> Option<i8> {
    match which {
        Which::This | Which::Current => Some(0),
        Which::Last | Which::Previous | Which::Past => Some(-1),
        Which::Next | Which::Coming => Some(1),
        _ => None,
    }
}
