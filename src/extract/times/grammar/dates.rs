//! The grammar of calendar dates: days, months, years, decades, centuries, in all the spellings of the news.

use jiff::civil::Date;

use super::Grammar;
use super::phrase::{Name, Time, Within};
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Unit, Which, Word};
use crate::extract::times::period::Period;

/// What makes "Sept. 11" the day of 2001.
const ATTACK: &[&str] = &[
    "attack",
    "attacks",
    "terror",
    "terrorist",
    "hijackings",
    "hijackers",
];

impl Grammar<'_> {
    /// A date: "Friday, Oct. 9, 2020", "9 October", "October 1984", "1989", "the 1990s", "2020-10-09".
    pub(super) fn date(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at) {
            Word::Iso(year, month, day) => Some((day_of(year, month, day)?, at + 1)),
            Word::Slash(9, 11) => Some((day_of(2001, 9, 11)?, at + 1)),
            Word::Month(..) => self.month(at),
            Word::Weekday(..) => self.weekday(at),
            Word::Deictic(days) => Some((Time::Deictic(days), at + 1)),
            Word::Season(season) => self.season(at, season),
            Word::Decade(year, short) => self.decade(at, year, short),
            Word::The => self.date_after_the(at),
            Word::Fiscal => self.fiscal(at),
            Word::Unit(Unit::Day) => self.day_from(at),
            Word::Pre | Word::After if self.glued(at + 1) => {
                let (year, end) = self.year(at + 1)?;
                Some((Time::Fixed(Period::year(year)?), end))
            }
            Word::Ordinal(number) => self.century(at, number).or_else(|| self.day_first(at)),
            _ => self.day_first(at).or_else(|| self.lone_year(at)),
        }
    }

    fn date_after_the(&self, at: usize) -> Option<(Time, usize)> {
        match self.word(at + 1) {
            Word::Decade(year, short) => self.decade(at + 1, year, short),
            Word::Figure(year @ 1500..=2090, 4)
                if year.is_multiple_of(10)
                    && self.written(at + 2).ends_with('s')
                    && self.word(at + 2) == Word::Possessive =>
            {
                Some((
                    Time::Fixed(Period::of(
                        Date::new(year as i16, 1, 1).ok()?,
                        Grain::Decade,
                    )?),
                    at + 3,
                ))
            }
            Word::Ordinal(number) => self
                .century(at + 1, number)
                .or_else(|| self.day_first(at + 1)),
            Word::Unit(Unit::Year) => {
                let (year, end) = self.year(at + 2)?;
                Some((Time::Fixed(Period::year(year)?), end))
            }
            Word::Season(season) => self.season(at + 1, season).or_else(|| {
                self.seasonal(at, at + 2)
                    .then_some((Time::Named(Name::Season(season), Within::Open), at + 2))
            }),
            // "the August before", "the Friday before"
            Word::Month(..) | Word::Weekday(..) if matches!(self.word(at + 2), Word::Before) => {
                let (name, _) = self.month(at + 1).or_else(|| self.weekday(at + 1))?;
                match name {
                    Time::Named(name, Within::Open) if self.closes(at + 3) => {
                        Some((Time::Named(name, Within::Which(Which::Previous)), at + 3))
                    }
                    _ => None,
                }
            }
            Word::Fiscal => self.fiscal(at + 1),
            Word::Unit(Unit::Day) => self.day_from(at + 1),
            Word::Early | Word::Late | Word::Edge(_) => match self.word(at + 2) {
                Word::Decade(year, short) => self.decade(at + 2, year, short),
                _ => None,
            },
            _ => None,
        }
    }

    /// "day before yesterday", "day after tomorrow".
    fn day_from(&self, at: usize) -> Option<(Time, usize)> {
        match (self.word(at + 1), self.word(at + 2)) {
            (Word::Before, Word::Deictic(-1)) => Some((Time::Deictic(-2), at + 3)),
            (Word::After, Word::Deictic(1)) => Some((Time::Deictic(2), at + 3)),
            _ => None,
        }
    }

    /// A day of the month: 1 to 31.
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        match self.word(at) {
            Word::Figure(day @ 1..=31, 1..=2) | Word::Ordinal(day @ 1..=31) => {
                let compound = (20..=30).contains(&day) && self.glued(at + 1);
                match self.word(at + 1) {
                    Word::Ordinal(unit @ 1..=9) if compound => Some(((day + unit) as i8, at + 2)),
                    _ => Some((day as i8, at + 1)),
                }
            }
            Word::Number(tens @ (20 | 30)) => match self.word(at + 1) {
                Word::Ordinal(unit @ 1..=9) if tens + unit <= 31 => {
                    Some(((tens + unit) as i8, at + 2))
                }
                _ => None,
            },
            // "Oct. 9-11": the first of them; `find` adds the second.
            Word::Pair(first @ 1..=30, last) if first < last && last <= 31 => {
                Some((first as i8, at + 1))
            }
            _ => None,
        }
    }

    /// A year of four digits or in words: "1989", "nineteen ninety-six", "two thousand".
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        match self.word(at) {
            Word::Figure(year @ 1000..=2199, 4) => Some((year as i16, at + 1)),
            Word::Number(hundreds @ (18..=20)) => {
                let (tens, next) = match (self.word(at + 1), self.word(at + 2)) {
                    (Word::Number(tens @ 20..=90), Word::Number(unit @ 1..=9)) => {
                        (tens + unit, at + 3)
                    }
                    (Word::Number(tens @ 10..=90), _) => (tens, at + 2),
                    _ => return None,
                };
                Some(((hundreds * 100 + tens) as i16, next))
            }
            Word::Number(2) if self.word(at + 1) == Word::Scale(1000) => {
                let skip = usize::from(self.word(at + 2) == Word::And);
                match self.word(at + 2 + skip) {
                    Word::Number(rest @ 1..=99) => Some((2000 + rest as i16, at + 3 + skip)),
                    _ => Some((2000, at + 2)),
                }
            }
            _ => None,
        }
    }

    /// The year behind a day or month, with or without a comma, "of" or "this year", "last year".
    pub(super) fn year_behind(&self, at: usize) -> (Within, usize) {
        let comma = usize::from(matches!(self.word(at), Word::Comma | Word::Of));
        if let Some((year, end)) = self.year(at + comma) {
            return (Within::Year(year), end);
        }
        let mut next = at + usize::from(self.word(at) == Word::Of);
        next += usize::from(self.word(next) == Word::The);
        let (Word::Which(which), Word::Unit(Unit::Year)) = (self.word(next), self.word(next + 1))
        else {
            return (Within::Open, at);
        };
        let within = match which {
            Which::This | Which::Current => Within::YearShift(0),
            Which::Last => Within::YearShift(-1),
            Which::Next if self.word(next - 1) != Word::The => Within::YearShift(1),
            Which::That | Which::Same => Within::YearFrom(0),
            Which::Next | Which::Following => Within::YearFrom(1),
            Which::Previous => Within::YearFrom(-1),
            _ => return (Within::Open, at),
        };
        (within, next + 2)
    }

    /// "October", "Oct. 9", "October 1984", "March the eighth", "June last year".
    pub(super) fn month(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Month(month, weak) = self.word(at) else {
            return None;
        };
        let the = usize::from(
            self.word(at + 1) == Word::The && matches!(self.word(at + 2), Word::Ordinal(_)),
        );
        if let Some((day, end)) = self.day(at + 1 + the)
            && !self.glued(at + 1)
            && Date::new(2000, month, day).is_ok()
        {
            let (within, end) = match (month, day, self.year_behind(end)) {
                (9, 11, (Within::Open, end)) if self.is(end, ATTACK) => (Within::Year(2001), end),
                (_, _, found) => found,
            };
            return Some((named_day(month, day, within)?, end));
        }
        if let (Within::Year(year), end) = self.year_behind(at + 1) {
            return Some((Time::Fixed(Period::month(year, month)?), end));
        }
        let (within, end) = self.year_behind(at + 1);
        let sure = !weak || within != Within::Open || self.month_fits(at);
        (sure && !self.is_name(at)).then_some((Time::Named(Name::Month(month), within), end))
    }

    /// Whether "May", "March" or a short form without its stop stands where a month would.
    fn month_fits(&self, at: usize) -> bool {
        self.lower(at).len() >= 3
            && matches!(
                self.before(at),
                "in" | "since"
                    | "until"
                    | "till"
                    | "by"
                    | "last"
                    | "next"
                    | "this"
                    | "early"
                    | "late"
                    | "mid"
                    | "of"
                    | "from"
                    | "through"
                    | "to"
                    | "during"
                    | "before"
                    | "after"
                    | "between"
                    | "every"
                    | "each"
                    | "for"
                    | "coming"
                    | "past"
            )
            && matches!(self.lower(at), "may" | "march")
    }

    /// Whether the month or weekday is part of a name: "April Ryan", "Theresa May", "Black Friday", "Sunday Times".
    pub(super) fn is_name(&self, at: usize) -> bool {
        let next = self.capital(at + 1)
            && !self.glued(at + 1)
            && self.word(at + 1) == Word::Other
            && matches!(
                self.lower(at),
                "april" | "june" | "may" | "august" | "jan" | "jan."
            );
        let title = matches!(
            self.lower(at + 1),
            "times"
                | "post"
                | "journal"
                | "review"
                | "herald"
                | "mirror"
                | "telegraph"
                | "tribune"
                | "express"
                | "live"
                | "revolution"
        ) && self.capital(at + 1);
        let before = at > 0
            && self.capital(at - 1)
            && matches!(
                self.lower(at - 1),
                "black"
                    | "super"
                    | "bloody"
                    | "cyber"
                    | "ash"
                    | "theresa"
                    | "mrs."
                    | "mr."
                    | "ms."
                    | "sheffield"
                    | "palm"
            );
        next || title || before
    }

    /// "Friday", "Friday, Oct. 9"; abbreviations only before a date.
    pub(super) fn weekday(&self, at: usize) -> Option<(Time, usize)> {
        let Word::Weekday(day, weak) = self.word(at) else {
            return None;
        };
        let comma = usize::from(self.word(at + 1) == Word::Comma);
        let dated = match self.word(at + 1 + comma) {
            Word::Month(..) => self.month(at + 1 + comma),
            Word::The | Word::Figure(..) | Word::Ordinal(_) => self.date(at + 1 + comma),
            _ => None,
        };
        match dated {
            Some((time @ (Time::Named(Name::Date(..), _) | Time::Fixed(_)), end)) if !matches!(time, Time::Fixed(p) if p.grain != Grain::Day) => {
                Some((time, end))
            }
            _ => (!weak && !self.is_name(at))
                .then_some((Time::Named(Name::Weekday(day), Within::Open), at + 1)),
        }
    }

    /// "9 October 2020", "the 9th of October".
    fn day_first(&self, at: usize) -> Option<(Time, usize)> {
        let (day, mut next) = self.day(at)?;
        let single = next;
        // "9 to 11 October": the first day, whose month stands behind the second.
        let joined = matches!(self.word(next), Word::And | Word::To | Word::Or)
            || self.is(next, &["-", "–"]);
        if joined
            && let Some((second, behind)) = self.day(next + 1)
            && second > day
        {
            next = behind;
        }
        let two = next > single;
        next += usize::from(self.word(next) == Word::Of);
        let Word::Month(month, _) = self.word(next) else {
            return None;
        };
        Date::new(2000, month, day).ok()?;
        let (within, end) = self.year_behind(next + 1);
        Some((
            named_day(month, day, within)?,
            if two { single } else { end },
        ))
    }
}

fn day_of(year: i16, month: i8, day: i8) -> Option<Time> {
    Some(Time::Fixed(Period::of(
        Date::new(year, month, day).ok()?,
        Grain::Day,
    )?))
}

fn named_day(month: i8, day: i8, within: Within) -> Option<Time> {
    match within {
        Within::Year(year) => day_of(year, month, day),
        _ => Some(Time::Named(Name::Date(month, day), within)),
    }
}
