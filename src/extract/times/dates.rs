//! The grammar of calendar dates: days, months, years, decades, centuries, in all the spellings of the news.

use jiff::civil::Date;

use super::grammar::Grammar;
use super::period::Period;
use super::phrase::{Name, Phrase, Time, Within};
use super::value::Value;
use crate::article::Span;
use crate::extract::Grain;
use crate::extract::lexicon::calendar::{Season, Unit, Which, Word};

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
            Word::Early | Word::Late | Word::Edge(_) => match self.word(at + 2) {
                Word::Decade(year, short) => self.decade(at + 2, year, short),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether "the fall", "the spring" is the season: "in the fall" is, "the fall of the wall" is not.
    fn seasonal(&self, the: usize, next: usize) -> bool {
        self.word(next) != Word::Of
            && !self.glued(next)
            && matches!(
                self.before(the),
                "in" | "by"
                    | "until"
                    | "since"
                    | "during"
                    | "over"
                    | "into"
                    | "of"
                    | "for"
                    | "through"
                    | "throughout"
            )
            && !self.capital(next)
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

    /// The second day of "Oct. 9-11" or "April 24 and 25": the spans of both, the second's value, the lexeme behind.
    pub(super) fn second_day(
        &self,
        phrase: &Phrase,
        span: Span,
        value: &Value,
    ) -> Option<(Span, Span, Value, usize)> {
        let Value::Calendar(Period {
            start,
            grain: Grain::Day,
        }) = *value
        else {
            return None;
        };
        let on = |day: u32| {
            let date = Date::new(start.year(), start.month(), i8::try_from(day).ok()?).ok()?;
            let later = date > start && self.is_day_of_month(phrase);
            later.then_some(Value::Calendar(Period {
                start: date,
                grain: Grain::Day,
            }))
        };
        for at in phrase.first..phrase.end {
            if let Word::Pair(_, second) = self.word(at) {
                let day = on(second.into())?;
                let lexeme = self.lexemes[at];
                let written = self.written(at);
                let digits =
                    |text: &str| text.bytes().take_while(u8::is_ascii_digit).count() as u32;
                let behind = written.bytes().rev().take_while(u8::is_ascii_digit).count() as u32;
                let first = Span {
                    end: lexeme.start + digits(written),
                    ..span
                };
                let second = Span {
                    start: lexeme.end - behind,
                    ..span
                };
                return Some((first, second, day, phrase.end));
            }
        }
        let at = phrase.end;
        let joined = matches!(self.word(at), Word::And | Word::Or | Word::To)
            || matches!(self.lower(at), "-" | "–" | "through");
        let Word::Figure(second @ 1..=31, 1..=2) = self.word(at + 1) else {
            return None;
        };
        let counts = matches!(
            self.word(at + 2),
            Word::Units(_) | Word::Unit(_) | Word::Month(..) | Word::Meridiem(_)
        ) || self.text.tag(self.token_of(at + 2)).is_noun()
            || self.text.tag(self.token_of(at + 2)).is_adjective()
            || self.lower(at + 2) == "%";
        if !joined || counts {
            return None;
        }
        let lexeme = self.lexemes[at + 1];
        let second_span = Span {
            start: lexeme.start,
            end: lexeme.end,
        };
        Some((span, second_span, on(second)?, at + 2))
    }

    /// Whether the phrase names a day by month and number.
    fn is_day_of_month(&self, phrase: &Phrase) -> bool {
        (phrase.first..phrase.end).any(|at| matches!(self.word(at), Word::Month(..)))
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
    fn year_behind(&self, at: usize) -> (Within, usize) {
        let comma = usize::from(matches!(self.word(at), Word::Comma | Word::Of));
        if let Some((year, end)) = self.year(at + comma) {
            let spelled =
                !matches!(self.word(at + comma), Word::Figure(..)) || self.word(at) != Word::Of;
            if spelled || self.word(at) == Word::Of {
                return (Within::Year(year), end);
            }
        }
        let of = usize::from(self.word(at) == Word::Of);
        let shift = match (self.word(at + of), self.word(at + of + 1)) {
            (Word::Which(Which::This), Word::Unit(Unit::Year)) => 0,
            (Word::Which(Which::Last), Word::Unit(Unit::Year)) => -1,
            (Word::Which(Which::Next), Word::Unit(Unit::Year)) => 1,
            _ => return (Within::Open, at),
        };
        (Within::YearShift(shift), at + of + 2)
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
            // "May 20 people" is no date, "October 10:30" none either.
            let (within, end) = self.year_behind(end);
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
        let (day, next) = self.day(at)?;
        let next = next + usize::from(self.word(next) == Word::Of);
        let Word::Month(month, _) = self.word(next) else {
            return None;
        };
        Date::new(2000, month, day).ok()?;
        let (within, end) = self.year_behind(next + 1);
        Some((named_day(month, day, within)?, end))
    }

    /// "20th century", "the 19th and 20th centuries" without the second.
    fn century(&self, at: usize, number: u32) -> Option<(Time, usize)> {
        let (number, next) = match self.word(at + 1) {
            Word::Ordinal(unit @ 1..=9) if self.glued(at + 1) => (number + unit, at + 2),
            _ => (number, at + 1),
        };
        if self.word(next) != Word::Unit(Unit::Century) || !(1..=29).contains(&number) {
            return None;
        }
        let first = Date::new((number as i16 - 1) * 100, 1, 1).ok()?;
        Some((Time::Fixed(Period::of(first, Grain::Century)?), next + 1))
    }

    /// "1990s", "the nineties"; ages and temperatures ("in his 40s", "in the 60s") are not told apart by form alone.
    fn decade(&self, at: usize, year: u16, short: bool) -> Option<(Time, usize)> {
        let quoted = self.written(at).starts_with(|c: char| !c.is_alphanumeric());
        let the = matches!(self.before(at), "the" | "late" | "early" | "mid") || self.glued(at);
        let person = matches!(self.before(at), "his" | "her" | "their" | "my" | "our");
        if short
            && !quoted
            && (!the || person || self.written(at).starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        Some((
            Time::Fixed(Period::of(
                Date::new(year as i16, 1, 1).ok()?,
                Grain::Decade,
            )?),
            at + 1,
        ))
    }

    /// "spring 2012", "the winter of 1994".
    fn season(&self, at: usize, season: Season) -> Option<(Time, usize)> {
        let of = usize::from(matches!(self.word(at + 1), Word::Of | Word::Comma));
        let (year, end) = self.year(at + 1 + of)?;
        Some((Time::Fixed(Period::season(year, season)?), end))
    }

    /// "fiscal 1989", "fiscal year 2012".
    fn fiscal(&self, at: usize) -> Option<(Time, usize)> {
        let unit = usize::from(self.word(at + 1) == Word::Unit(Unit::Year));
        let (year, end) = self.year(at + 1 + unit)?;
        Some((Time::Fixed(Period::year(year)?), end))
    }

    /// A year that stands alone, or a run of years: "in 1989", "the 1996 campaign", "1985-87".
    fn lone_year(&self, at: usize) -> Option<(Time, usize)> {
        if let Word::Pair(first @ 1800..=2100, last) = self.word(at) {
            let last = if last < 100 {
                first / 100 * 100 + last
            } else {
                last
            };
            let ordered = first < last && last <= first + 100;
            let (first, last) = (Period::year(first as i16)?, Period::year(last as i16)?);
            return ordered.then_some((Time::Through(first, last), at + 1));
        }
        let (year, end) = self.year(at)?;
        let digits = matches!(self.word(at), Word::Figure(..));
        (self.is_year(at, end, digits)).then_some((Time::Fixed(Period::year(year)?), end))
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
